package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.Arm;
import dev.drumbeat.journey.campaign.SplitStep;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/**
 * Which arm of a split a lead takes: the same on each visit, replay and retry.
 *
 * @param drawn 0 to 99
 */
record Draw(String arm, String next, int drawn) {
  static Draw of(SplitStep split, String enrollment, String step) {
    int drawn = percent(enrollment + "/" + step);
    int upTo = 0;
    for (Map.Entry<String, Arm> each : split.all().entrySet()) {
      upTo += each.getValue().weight();
      if (drawn < upTo) {
        return new Draw(each.getKey(), each.getValue().next(), drawn);
      }
    }
    throw new IllegalArgumentException("the weights of '" + step + "' add up to " + upTo);
  }

  private static int percent(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      long first = ByteBuffer.wrap(hash).getLong();
      return (int) Math.unsignedMultiplyHigh(first, SplitStep.WHOLE);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
