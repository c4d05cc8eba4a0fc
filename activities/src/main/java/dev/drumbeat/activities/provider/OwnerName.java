package dev.drumbeat.activities.provider;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A person's name out of a deed's owner column. */
record OwnerName(String first, String last) {
  private static final Set<String> COMPANIES =
      Set.of(
          "ASSOCIATES",
          "ASSOCIATION",
          "ASSN",
          "BANK",
          "CHURCH",
          "CITY",
          "CO",
          "COMPANY",
          "CORP",
          "CORPORATION",
          "COUNTY",
          "ENTERPRISES",
          "ESTATE",
          "FOUNDATION",
          "GROUP",
          "HOLDINGS",
          "HOUSING",
          "INC",
          "INVESTMENTS",
          "LIVING",
          "LLC",
          "LLP",
          "LP",
          "LTD",
          "MANAGEMENT",
          "MINISTRIES",
          "PARTNERS",
          "PARTNERSHIP",
          "PLLC",
          "PORT",
          "PROPERTIES",
          "PROPERTY",
          "REALTY",
          "SCHOOL",
          "STATE",
          "TRUST",
          "TRUSTEE",
          "TRUSTEES",
          "UNIVERSITY");

  /** Null for a company, several people, and what has no two words: a wrong name finds nobody. */
  static @Nullable OwnerName of(String owner) {
    int comma = owner.indexOf(',');
    String ordered =
        comma < 0 ? owner : owner.substring(comma + 1) + " " + owner.substring(0, comma);
    String[] words = ordered.strip().split("\\s+");
    boolean person =
        words.length >= 2
            && words.length <= 4
            && !owner.matches(".*[&/0-9].*")
            && Stream.of(words).noneMatch(OwnerName::isCompany);
    return person ? new OwnerName(words[0], words[words.length - 1]) : null;
  }

  private static boolean isCompany(String word) {
    return COMPANIES.contains(word.replace(".", "").toUpperCase(Locale.ROOT));
  }
}
