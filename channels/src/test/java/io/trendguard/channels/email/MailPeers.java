package io.trendguard.channels.email;

import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel context with the e-mail route to a server on this machine. */
public final class MailPeers implements AutoCloseable {
    private final CamelContext camel;
    private final EmailChannel channel;

    public MailPeers(int port) {
        this(EmailSettings.DEFAULTS.at("localhost", port).patientFor(Duration.ofSeconds(2), Duration.ofMillis(700)));
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

    public EmailChannel channel() {
        return channel;
    }

    @Override
    public void close() {
        camel.stop();
    }
}
