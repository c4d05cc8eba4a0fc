package dev.drumbeat.activities.provider;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A payment link to be made. Two requests of one key must not differ in anything.
 *
 * @param key Stripe's idempotency key: of one effect, the same for each of its attempts
 * @param effect what the account's owner finds with it at Stripe
 * @param cents of US dollars; null where {@code price} says it
 * @param price the id of one of the account's prices; one of both is set
 * @param expiresAt epoch seconds, 30 minutes to 24 hours from now
 * @param thanks where a person is led who has paid
 */
public record CheckoutRequest(
    String key,
    String effect,
    String description,
    @Nullable Long cents,
    @Nullable String price,
    long expiresAt,
    URI thanks) {}
