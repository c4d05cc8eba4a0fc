package dev.drumbeat.simulator.people;

import dev.drumbeat.simulator.draw.Draw;
import java.util.List;
import java.util.Locale;

/** Who owns what: a pure function of the seed and the address. */
public final class Owners {
  /** With about a hundred places a ZIP, 12 % of the owners come to hold several of them. */
  private static final double IN_A_PORTFOLIO = 0.35;

  private static final int PORTFOLIOS_PER_NEIGHBOURHOOD = 10;
  private static final double COMPANIES = 0.45;
  private static final List<String> FIRST_NAMES = Words.list("first-names.txt");
  private static final List<String> LAST_NAMES = Words.list("last-names.txt");
  private static final List<String> COMPANY_FIRST = Words.grouped("company-words.tsv", "FIRST");
  private static final List<String> COMPANY_SECOND = Words.grouped("company-words.tsv", "SECOND");
  private static final List<String> COMPANY_SUFFIX = Words.grouped("company-words.tsv", "SUFFIX");

  private final long seed;

  Owners(long seed) {
    this.seed = seed;
  }

  public Owner of(Address address) {
    Draw parcel = Draw.of(seed, "parcel " + address.key());
    Draw owner = parcel;
    if (parcel.chance("portfolio", IN_A_PORTFOLIO)) {
      int which = parcel.below("which portfolio", PORTFOLIOS_PER_NEIGHBOURHOOD);
      owner = Draw.of(seed, "portfolio " + address.neighbourhood() + " " + which);
    }
    boolean company = owner.chance("company", COMPANIES);
    String name = company ? companyName(owner) : personName(owner);
    return new Owner(name.toUpperCase(Locale.ROOT), company, mailStreet(owner));
  }

  private static String companyName(Draw draw) {
    return draw.pick("company first", COMPANY_FIRST)
        + " "
        + draw.pick("company second", COMPANY_SECOND)
        + " "
        + draw.pick("company suffix", COMPANY_SUFFIX);
  }

  private static String personName(Draw draw) {
    char initial = (char) ('A' + draw.below("initial", 26));
    return firstName(draw) + " " + initial + " " + lastName(draw);
  }

  static String firstName(Draw draw) {
    return draw.pick("first name", FIRST_NAMES);
  }

  static String lastName(Draw draw) {
    return draw.pick("last name", LAST_NAMES);
  }

  private static String mailStreet(Draw draw) {
    return (100 + draw.below("mail number", 9_900))
        + " "
        + draw.pick("mail street", COMPANY_FIRST)
        + " Ave";
  }
}
