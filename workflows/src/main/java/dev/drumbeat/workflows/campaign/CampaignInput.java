package dev.drumbeat.workflows.campaign;

/** Which run to page into cohorts. */
public record CampaignInput(String workspaceId, String runId) {}
