package dev.drumbeat.workflows;

import io.temporal.common.SearchAttributeKey;

/** What workflows can be found by in the Temporal UI. Set at start, never personal data. */
public final class SearchAttributes {
  public static final SearchAttributeKey<String> WORKSPACE =
      SearchAttributeKey.forKeyword("Workspace");
  public static final SearchAttributeKey<String> CAMPAIGN =
      SearchAttributeKey.forKeyword("Campaign");
  public static final SearchAttributeKey<String> RUN = SearchAttributeKey.forKeyword("Run");

  private SearchAttributes() {}
}
