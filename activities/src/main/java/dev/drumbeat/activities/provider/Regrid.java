package dev.drumbeat.activities.provider;

/** Parcels from Regrid. */
public final class Regrid {
  Regrid(OneRequest http) {}

  public Looked<ParcelFacts> lookUp(ProviderAccount account, ParcelRequest request) {
    throw new UnsupportedOperationException();
  }
}
