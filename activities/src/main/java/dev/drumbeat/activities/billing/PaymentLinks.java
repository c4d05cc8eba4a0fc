package dev.drumbeat.activities.billing;

import dev.drumbeat.activities.effect.Claim;
import dev.drumbeat.activities.effect.Kept;
import dev.drumbeat.activities.ledger.Effect;
import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.CheckoutRequest;
import dev.drumbeat.activities.provider.Fetched;
import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.activities.provider.Looked;
import dev.drumbeat.activities.provider.ProviderAccount;
import dev.drumbeat.activities.provider.StripeCheckout;
import dev.drumbeat.activities.provider.StripeCheckout.Made;
import dev.drumbeat.db.ledger.EffectKeys;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Others;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The payment links of one chunk. */
final class PaymentLinks implements Effect {
  private final StripeCheckout checkout;
  private final Till till;
  private final Claim claim;
  private final Kept kept;

  PaymentLinks(StripeCheckout checkout, Till till, Claim claim, Kept kept) {
    this.checkout = checkout;
    this.till = till;
    this.claim = claim;
    this.kept = kept;
  }

  /**
   * Whose account it is.
   *
   * @param thanks where a person is led who has paid
   */
  record Till(UUID workspace, ProviderAccount account, URI thanks) {}

  @Override
  public Answer send(Intent intent, UUID attempt) {
    Looked<String> looked =
        checkout.create(
            till.account(),
            new CheckoutRequest(
                EffectKeys.payment(till.workspace(), intent.effect()),
                intent.effect(),
                String.valueOf(intent.content().get("description")),
                intent.content().containsKey("cents")
                    ? PaymentErrand.number(intent, "cents")
                    : null,
                intent.content().get("price") instanceof String price ? price : null,
                PaymentErrand.number(intent, PaymentErrand.EXPIRES_AT),
                till.thanks()));
    if (looked.facts() != null) {
      kept.answer(attempt, looked.facts());
    }
    return looked.answer();
  }

  /**
   * By the account's list; where that has none, the same key again makes the link that there is
   * none of yet, or has the first answer.
   */
  @Override
  public Finding find(Intent intent, Others others) {
    Fetched<Optional<Made>> found =
        checkout.find(
            till.account(),
            EffectKeys.payment(till.workspace(), intent.effect()),
            intent.createdAt());
    return switch (found) {
      case Fetched.State<Optional<Made>>(Optional<Made> made) ->
          made.map(session -> found(intent, session))
              .orElseGet(
                  () -> new Finding.Repeatable(claim.unanswered().getOrDefault(intent.id(), 1)));
      case Fetched.Missing<Optional<Made>> missing -> new Finding.Unreadable("No such list");
      case Fetched.Unreadable<Optional<Made>>(String reason) -> new Finding.Unreadable(reason);
    };
  }

  private Finding found(Intent intent, Made made) {
    if (made.link() != null) {
      kept.answer(Objects.requireNonNull(intent.attempt()), made.link());
    }
    return new Finding.Found(made.session(), null);
  }
}
