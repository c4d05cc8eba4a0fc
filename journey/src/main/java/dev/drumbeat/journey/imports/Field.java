package dev.drumbeat.journey.imports;

/** What a column of a property file can mean. */
public enum Field {
  SOURCE_KEY,
  NAME,
  ADDRESS,
  CITY,
  STATE,
  ZIP,
  PARCEL,
  TYPE,
  AREA,
  YEAR_BUILT,
  LATITUDE,
  LONGITUDE,
  OWNER_NAME,
  PHONE,
  EMAIL,
  CONSENT_BASIS
}
