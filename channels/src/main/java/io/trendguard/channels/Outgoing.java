package io.trendguard.channels;

import io.trendguard.channels.message.Message;
import java.net.URI;
import java.time.Instant;

/**
 * A message on its way to one person. It holds an opened address and so must not be logged or kept.
 *
 * @param treatmentId names the message wherever it goes
 * @param address e-mail address, phone number or push token
 * @param message what they read
 * @param unsubscribe where one tap ends such messages
 * @param at the moment of sending
 */
public record Outgoing(String treatmentId, String address, Message message, URI unsubscribe, Instant at) {
    @Override
    public String toString() {
        return "Outgoing[" + treatmentId + "]";
    }
}
