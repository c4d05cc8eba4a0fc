package dev.drumbeat.journey.destination;

import java.util.Arrays;
import java.util.List;

/** Which addresses of the internet are public (IANA's registries of special-purpose addresses). */
public final class Addresses {
  private static final List<Range> PRIVATE_FOUR =
      List.of(
          Range.of(8, 0),
          Range.of(8, 10),
          Range.of(10, 100, 64),
          Range.of(8, 127),
          Range.of(16, 169, 254),
          Range.of(12, 172, 16),
          Range.of(24, 192, 0, 0),
          Range.of(24, 192, 0, 2),
          Range.of(24, 192, 88, 99),
          Range.of(16, 192, 168),
          Range.of(15, 198, 18),
          Range.of(24, 198, 51, 100),
          Range.of(24, 203, 0, 113),
          Range.of(3, 224));

  private static final Range GLOBAL_SIX = Range.of(3, 0x20);

  /**
   * 2001::/23 (protocols, Teredo), documentation, 6to4: none is a host that answers to us alone.
   */
  private static final List<Range> PRIVATE_SIX =
      List.of(
          Range.of(23, 0x20, 0x01),
          Range.of(32, 0x20, 0x01, 0x0d, 0xb8),
          Range.of(16, 0x20, 0x02),
          Range.of(20, 0x3f, 0xff));

  private Addresses() {}

  /**
   * Whether a connection to it leaves for the public internet.
   *
   * @param address 4 or 16 bytes, in the network's order
   * @throws IllegalArgumentException when it has another length
   */
  public static boolean isPublic(byte[] address) {
    return switch (address.length) {
      case 4 -> PRIVATE_FOUR.stream().noneMatch(range -> range.holds(address));
      case 16 ->
          GLOBAL_SIX.holds(address)
              && PRIVATE_SIX.stream().noneMatch(range -> range.holds(address));
      default -> throw new IllegalArgumentException("no address of " + address.length + " bytes");
    };
  }

  private record Range(int bits, List<Byte> prefix) {
    static Range of(int bits, int... prefix) {
      return new Range(bits, Arrays.stream(prefix).mapToObj(each -> (byte) each).toList());
    }

    boolean holds(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int wanted = bit / 8 < prefix.size() ? prefix.get(bit / 8) : 0;
        int mask = 0x80 >> (bit % 8);
        if ((wanted & mask) != (address[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
