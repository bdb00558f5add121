package io.trendguard.channels;

import io.trendguard.channels.email.EmailSettings;
import io.trendguard.channels.outbox.OutboxSettings;
import java.net.URI;

/**
 * How messages leave the shop and where replies arrive.
 *
 * @param publicUrl where customers reach the links of a message
 * @param email the way out by e-mail
 * @param outbox how patiently and how busily messages are handed over
 */
public record ChannelSettings(URI publicUrl, EmailSettings email, OutboxSettings outbox) {
    /** What a shop starts with. */
    public static final ChannelSettings DEFAULTS =
            new ChannelSettings(URI.create("http://localhost:8080/"), EmailSettings.DEFAULTS, OutboxSettings.DEFAULTS);
}
