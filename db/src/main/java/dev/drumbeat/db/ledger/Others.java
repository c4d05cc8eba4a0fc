package dev.drumbeat.db.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What is known of other attempts at a contact point, when one of them is looked up there.
 *
 * @param ids the provider's ids that belong to them, and to strays
 * @param doubts when those began that may have been taken too, and whose id nobody knows: what was
 *     created nearer to one of them is not the one that is looked up
 */
public record Others(Set<String> ids, List<Instant> doubts) {
  public static final Others NONE = new Others(Set.of(), List.of());
}
