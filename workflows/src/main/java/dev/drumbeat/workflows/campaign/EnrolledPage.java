package dev.drumbeat.workflows.campaign;

/**
 * What one page came to.
 *
 * @param more whether to ask for the next page
 * @param enrolled leads enrolled by this page
 */
public record EnrolledPage(boolean more, int enrolled) {}
