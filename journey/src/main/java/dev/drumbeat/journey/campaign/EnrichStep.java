package dev.drumbeat.journey.campaign;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills property, owner and contacts from the providers.
 *
 * @param maxAge how old a cached answer may be
 * @param onMiss where to go when no provider knows the property; null is {@code next}
 */
public record EnrichStep(
    List<Product> products,
    Duration maxAge,
    String next,
    @Nullable String onMiss,
    int maxVisits,
    Retry retry)
    implements EffectStep {
  public static final Duration DEFAULT_MAX_AGE = Duration.ofDays(60);

  public EnrichStep {
    products = List.copyOf(products);
  }
}
