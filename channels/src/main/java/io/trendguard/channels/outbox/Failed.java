package io.trendguard.channels.outbox;

import io.trendguard.log.payload.DeliveryPayload;
import io.trendguard.log.payload.Treatment;

/**
 * A treatment that certainly did not reach the customer and that a person may have sent again.
 *
 * @param pending as it stood
 * @param delivery how it ended
 */
record Failed(Pending pending, DeliveryPayload delivery) {
    Treatment treatment() {
        return pending.treatment();
    }
}
