package dev.drumbeat.bench.product;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Made-up properties with a phone, an e-mail address and written consent, as CSV. */
public final class LeadFile {
  /** Of the Pacific coast, so that one hour is lawful for all; 555 belongs to nobody. */
  private static final List<String> AREAS =
      List.of("206", "253", "360", "425", "509", "503", "541", "971", "213", "310", "408", "415");

  private static final int LINES = 10_000;
  private static final int DIRECTORY_ASSISTANCE = 1_212;

  /** So many phones there are. */
  public static final int MOST = (LINES - 1) * 10;

  private LeadFile() {}

  /**
   * Writes a file.
   *
   * @param first the number of the first lead; no two files may share one
   */
  public static void write(Path file, int first, int count) throws IOException {
    Files.write(
        file,
        Stream.concat(
                Stream.of("id,address,city,state,zip,phone,email,consent_basis"),
                IntStream.range(first, first + count).mapToObj(LeadFile::row))
            .toList());
  }

  private static String row(int n) {
    int line = n % (LINES - 1);
    int number = line < DIRECTORY_ASSISTANCE ? line : line + 1;
    return "%d,%d Pike Street,Seattle,WA,98101,+1%s555%04d,lead%d@example.com,WRITTEN"
        .formatted(n, 100 + n, AREAS.get(n / (LINES - 1)), number, n);
  }
}
