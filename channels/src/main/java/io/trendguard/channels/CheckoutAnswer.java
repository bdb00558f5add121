package io.trendguard.channels;

import java.net.URI;
import java.time.Instant;

/**
 * What the checkout page shows: plain text, never HTML, and links that answer with one tap. It never stands between the
 * customer and the purchase.
 *
 * @param treatmentId names it in dispositions
 * @param intervention name in the rulebook, for example {@code fit-check-credit}
 * @param locale BCP 47 language of the texts
 * @param heading one line
 * @param body text; lines end with a line feed
 * @param acceptUrl takes it
 * @param refuseUrl leaves it
 * @param undoUrl takes either back
 * @param pageUrl why it is shown
 * @param expiresAt from when on it must not be shown any more
 */
public record CheckoutAnswer(
        String treatmentId,
        String intervention,
        String locale,
        String heading,
        String body,
        URI acceptUrl,
        URI refuseUrl,
        URI undoUrl,
        URI pageUrl,
        Instant expiresAt) {}
