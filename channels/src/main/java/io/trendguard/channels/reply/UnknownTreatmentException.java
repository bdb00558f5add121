package io.trendguard.channels.reply;

import io.trendguard.text.Excerpt;

/** Somebody reports about a treatment that the tenant never made, or made for another customer. */
public final class UnknownTreatmentException extends IllegalArgumentException {
    UnknownTreatmentException(String treatmentId) {
        super("There is no treatment (%s) for this customer. Send the treatment_id as the message or answer gave it."
                .formatted(Excerpt.of(treatmentId, 80)));
    }
}
