package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a workspace has of what a definition may name. */
public interface Inventory {
  boolean hasList(String key);

  /** Those of the ids that are properties. */
  Set<String> properties(Collection<String> ids);

  /**
   * The keys of its voice senders that assistants call from; all other voice ones call by script.
   */
  Set<String> assistants();

  /** The keys of its senders, by channel. */
  Map<Channel, Set<String>> senders();

  /** The channels of its templates that have a published version, by name. */
  Map<String, Channel> templates();

  /** A published version of one. */
  Optional<TemplateText> template(TemplateUse use);

  /** The keys of its e-mail senders that have no postal address, which the law asks for. */
  Set<String> withoutPostalAddress();
}
