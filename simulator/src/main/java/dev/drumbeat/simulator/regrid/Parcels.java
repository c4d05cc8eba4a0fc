package dev.drumbeat.simulator.regrid;

import dev.drumbeat.simulator.draw.Draw;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.people.Address;
import dev.drumbeat.simulator.people.Owner;
import dev.drumbeat.simulator.people.People;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Parcels as Regrid's version 2 writes them: a FeatureCollection under {@code parcels}, the
 * county's columns under {@code properties.fields}. What is made up says so under {@code
 * properties.simulated}.
 */
final class Parcels {
  private static final double MISSES = 0.03;
  private static final List<String> USES =
      List.of(
          "Office", "Retail", "Apartment", "Warehouse", "Hotel", "Mixed Use", "Light Industrial");
  private static final List<String> ZONES =
      List.of("NC3-75", "DMC 240", "C1-55", "IG2", "MR", "LR3");

  private final People people;
  private final long seed;

  Parcels(People people, long seed) {
    this.people = people;
    this.seed = seed;
  }

  Map<String, @Nullable Object> at(Address address) {
    Draw draw = Draw.of(seed, "regrid " + address.key());
    boolean missed = address.state().isEmpty() || draw.chance("miss", MISSES);
    List<Object> features = missed ? List.of() : List.of(feature(address, draw));
    return Json.object("parcels", Json.object("type", "FeatureCollection", "features", features));
  }

  private Map<String, @Nullable Object> feature(Address address, Draw draw) {
    String uuid = UUID.nameUUIDFromBytes(address.key().getBytes(StandardCharsets.UTF_8)).toString();
    return Json.object(
        "type",
        "Feature",
        "geometry",
        null,
        "properties",
        Json.object(
            "headline",
            address.street(),
            "path",
            "/us/" + address.state().toLowerCase(Locale.ROOT),
            "fields",
            fields(address, draw, uuid),
            "ll_uuid",
            uuid,
            "score",
            100,
            "simulated",
            true));
  }

  private Map<String, @Nullable Object> fields(Address address, Draw draw, String uuid) {
    Owner owner = people.owners().of(address);
    String[] words = owner.name().split(" ", -1);
    int value = 250_000 + draw.below("value", 40_000) * 1_000;
    return Json.object(
        "ll_uuid", uuid,
        "parcelnumb",
            "%06d%04d".formatted(draw.below("major", 1_000_000), draw.below("minor", 10_000)),
        "owner", owner.name(),
        "ownfrst", owner.company() ? null : words[0],
        "ownlast", owner.company() ? null : words[words.length - 1],
        "owner2", null,
        "mailadd", owner.mailStreet(),
        "mail_address", owner.mailStreet(),
        "mail_city", address.city(),
        "mail_state2", address.state(),
        "mail_zip", address.zip(),
        "address", address.street(),
        "scity", address.city(),
        "state2", address.state(),
        "szip", address.zip(),
        "usedesc", draw.pick("use", USES),
        "zoning", draw.pick("zone", ZONES),
        "yearbuilt", 1900 + draw.below("year", 124),
        "parval", value,
        "saleprice", value - draw.below("gain", 200) * 1_000,
        "saledate",
            "20%02d-%02d-15"
                .formatted(draw.below("sale year", 24), 1 + draw.below("sale month", 12)));
  }
}
