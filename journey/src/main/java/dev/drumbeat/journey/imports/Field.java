package dev.drumbeat.journey.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a column of a property file can mean, and by which names; the first name found wins. */
public enum Field {
  SOURCE_KEY(
      "sourcekey", "osebuildingid", "sourceid", "propertyid", "buildingid", "externalid", "id"),
  NAME("propertyname", "buildingname", "name"),
  ADDRESS(
      "address",
      "propertyaddress",
      "streetaddress",
      "siteaddress",
      "situsaddress",
      "address1",
      "addressline1",
      "street",
      "location"),
  CITY("city", "propertycity", "sitecity", "town", "municipality"),
  STATE("state", "propertystate", "sitestate", "statecode", "province"),
  ZIP("zip", "zipcode", "postalcode", "postcode", "postal", "propertyzip", "sitezip", "zip5"),
  PARCEL(
      "parcel",
      "apn",
      "parcelnumber",
      "parcelid",
      "taxparcelidentificationnumber",
      "taxparcelid",
      "pin"),
  TYPE("propertytype", "primarypropertytype", "type", "buildingtype", "landuse", "use"),
  AREA("area", "propertygfatotal", "grossfloorarea", "gfa", "buildingarea", "squarefeet", "sqft"),
  YEAR_BUILT("yearbuilt", "built"),
  LATITUDE("latitude", "lat"),
  LONGITUDE("longitude", "lon", "lng", "long"),
  OWNER_NAME("ownername", "owner", "owner1"),
  PHONE("phone", "phonenumber", "ownerphone", "mobile", "cell"),
  EMAIL("email", "emailaddress", "owneremail"),
  CONSENT_BASIS("consentbasis", "consent", "consenttype");

  /** Without these no property can be told from another, and no hours can be kept. */
  static final List<Field> REQUIRED = List.of(ADDRESS, CITY, STATE);

  private final List<String> names;

  Field(String... names) {
    this.names = List.of(names);
  }

  List<String> names() {
    return names;
  }

  /** As an operator writes it in an override: {@code source_key}. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Field> named(String key) {
    return Arrays.stream(values()).filter(f -> bare(f.name()).equals(bare(key))).findFirst();
  }

  /** Lower case, letters and digits only. */
  static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
