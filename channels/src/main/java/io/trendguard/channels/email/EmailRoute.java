package io.trendguard.channels.email;

import java.util.Locale;
import org.apache.camel.builder.RouteBuilder;

/** The way of a mail from the outbox to the SMTP server. */
public final class EmailRoute extends RouteBuilder {
    static final String ENTRY = "direct:email";
    private static final String SENDER = "trendguardMailSender";

    private final EmailSettings settings;

    public EmailRoute(EmailSettings settings) {
        this.settings = settings;
    }

    @Override
    public void configure() {
        getContext().getRegistry().bind(SENDER, new WitnessMailSender(settings));
        errorHandler(noErrorHandler()); // a redelivery would be a second hand-over; the outbox alone decides on that

        from(ENTRY).routeId("email").to(server());
    }

    private String server() {
        String scheme = settings.security() == EmailSettings.Security.TLS ? "smtps" : "smtp";
        return String.format(
                Locale.ROOT, "%s://%s:%d?javaMailSender=#%s", scheme, settings.host(), settings.port(), SENDER);
    }
}
