package dev.drumbeat.journey.campaign;

/** What an enrichment buys. */
public enum Product {
  PARCEL,
  OWNER_CONTACTS
}
