package dev.drumbeat.journey.destination;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges the URL of a webhook by what it says itself, before any name is resolved. */
public final class Destination {
  public static final int URL_LIMIT = 2_000;

  private static final Pattern URL =
      Pattern.compile("https://(?<host>\\[[^\\]]*\\]|[^/?#:@\\[\\]]*)(:\\d{1,5})?([/?][^\\s#]*)?");
  private static final Pattern NAME =
      Pattern.compile("([a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern QUAD =
      Pattern.compile(
          "(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})\\.(0|[1-9]\\d{0,2})");

  /** Names that mean this machine or its own network, RFC 6761, 6762 and 8375 among others. */
  private static final List<String> PRIVATE_NAMES =
      List.of("localhost", "local", "internal", "intranet", "lan", "home.arpa", "corp", "private");

  /** 2000::/3 as written, but for what carries an IPv4 address in it. */
  private static final Pattern PUBLIC_SIX = Pattern.compile("\\[[23][0-9a-f]{3}:[0-9a-f:]*\\]");

  private static final Pattern CARRIES_FOUR = Pattern.compile("\\[(2002:|2001:0{0,4}:).*");

  private Destination() {}

  /** Why a webhook may not be sent there, as part of a sentence; nothing when it may. */
  public static Optional<String> refusal(String url) {
    if (!url.startsWith("https://")) {
      return Optional.of("a webhook's URL begins with https://");
    }
    Matcher matcher = URL.matcher(url);
    if (url.length() > URL_LIMIT || !matcher.matches()) {
      return Optional.of("this is no URL such as https://example.com/hook");
    }
    String host = matcher.group("host").toLowerCase(Locale.ROOT);
    return isPublicHost(host)
        ? Optional.empty()
        : Optional.of("'" + host + "' is no public address; a webhook can't reach inside");
  }

  private static boolean isPublicHost(String host) {
    if (host.startsWith("[")) {
      return PUBLIC_SIX.matcher(host).matches() && !CARRIES_FOUR.matcher(host).matches();
    }
    Matcher quad = QUAD.matcher(host);
    if (quad.matches()) {
      byte[] address = new byte[4];
      for (int i = 0; i < 4; i++) {
        int part = Integer.parseInt(quad.group(i + 1));
        if (part > 255) {
          return false;
        }
        address[i] = (byte) part;
      }
      return Addresses.isPublic(address);
    }
    boolean inside =
        PRIVATE_NAMES.stream().anyMatch(each -> host.equals(each) || host.endsWith("." + each));
    return NAME.matcher(host).matches() && !inside;
  }
}
