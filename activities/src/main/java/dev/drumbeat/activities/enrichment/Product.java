package dev.drumbeat.activities.enrichment;

import dev.drumbeat.db.integration.Provider;

/** What can be bought about a property, and from whom. */
enum Product {
  PARCEL(Provider.REGRID),
  OWNER_CONTACTS(Provider.BATCHDATA);

  private final Provider provider;

  Product(Provider provider) {
    this.provider = provider;
  }

  Provider provider() {
    return provider;
  }

  static Product of(dev.drumbeat.journey.campaign.Product named) {
    return switch (named) {
      case PARCEL -> PARCEL;
      case OWNER_CONTACTS -> OWNER_CONTACTS;
    };
  }
}
