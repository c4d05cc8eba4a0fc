package dev.drumbeat.local.audit;

/**
 * One difference.
 *
 * @param check which comparison found it
 * @param subject the row or sum that it is about; never a phone or an address
 * @param difference what doesn't agree
 * @param cause as far as it is known
 */
public record Finding(String check, String subject, String difference, String cause) {
  @Override
  public String toString() {
    return "%s: %s: %s. %s".formatted(check, subject, difference, cause);
  }
}
