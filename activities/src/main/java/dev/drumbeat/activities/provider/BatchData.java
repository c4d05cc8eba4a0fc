package dev.drumbeat.activities.provider;

import java.util.List;

/** People of an address from BatchData. */
public final class BatchData {
  BatchData(OneRequest http) {}

  public Looked<List<PersonFacts>> trace(ProviderAccount account, SkipTraceRequest request) {
    throw new UnsupportedOperationException();
  }
}
