package dev.drumbeat.activities.provider;

/** What kind of line a phone number is. */
public enum LineType {
  MOBILE,
  LANDLINE,
  VOIP,
  UNKNOWN
}
