package io.trendguard.channels.email;

import io.trendguard.channels.Outgoing;
import io.trendguard.channels.Secret;
import io.trendguard.channels.email.EmailSettings.Security;
import io.trendguard.channels.message.Message;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with the e-mail route to a server on this machine. */
public final class MailPeers implements AutoCloseable {
    static final String USER = "shop";

    private final CamelContext camel;
    private final EmailChannel channel;

    public MailPeers(int port) {
        this(settings("localhost", port, Security.NONE, Optional.empty()));
    }

    public MailPeers(EmailSettings settings) {
        try {
            camel = new DefaultCamelContext();
            camel.addRoutes(new EmailRoute(settings));
            camel.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        channel = new EmailChannel(camel.createProducerTemplate(), settings);
    }

    /** A server on this machine, asked impatiently; with a password, the user is {@code shop}. */
    static EmailSettings settings(String host, int port, Security security, Optional<Secret> password) {
        EmailSettings base = EmailSettings.DEFAULTS;
        return new EmailSettings(
                host,
                port,
                security,
                password.map(secret -> USER),
                password,
                base.from(),
                base.fromName(),
                base.messageIdDomain(),
                Duration.ofSeconds(2),
                Duration.ofMillis(700));
    }

    public EmailChannel channel() {
        return channel;
    }

    /** A mail of which only the address matters. */
    static Outgoing mail(String address) {
        return new Outgoing(
                "t-1",
                address,
                new Message("keep-it", "en", "Subject", "Body"),
                URI.create("https://shop.example/r/abc"),
                Instant.parse("2026-03-01T10:00:00Z"));
    }

    @Override
    public void close() {
        camel.stop();
    }
}
