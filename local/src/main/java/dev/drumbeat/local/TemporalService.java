package dev.drumbeat.local;

import java.util.Optional;

/** The Temporal server that a run uses. */
public sealed interface TemporalService extends AutoCloseable
    permits DevTemporal, EmbeddedTemporal, ExternalTemporal {

  /** {@code host:port} of its gRPC frontend. */
  String address();

  String namespace();

  /** Where a person can look at workflows; none if this kind has no UI that we know of. */
  Optional<String> uiUrl();

  TemporalKind kind();

  @Override
  void close();
}
