package io.trendguard.channels.email;

import io.trendguard.channels.HandOver;
import io.trendguard.channels.OutboundChannel;
import io.trendguard.channels.Outgoing;
import io.trendguard.event.Channel;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.Properties;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** Hands messages to the e-mail route and reads from the mail what became certain. */
public final class EmailChannel implements OutboundChannel {
    private final ProducerTemplate route;
    private final EmailSettings settings;
    private final Session session = Session.getInstance(new Properties());

    /**
     * @param route of the Camel context that runs an {@link EmailRoute}
     * @param settings the same as the route's
     */
    public EmailChannel(ProducerTemplate route, EmailSettings settings) {
        this.route = route;
        this.settings = settings;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public HandOver handOver(Outgoing outgoing) {
        TreatmentMail mail;
        try {
            mail = TreatmentMail.of(outgoing, settings, session);
        } catch (MessagingException e) { // its text holds the address
            return new HandOver.Unaddressable("The mail could not be addressed, so no server was asked.");
        }
        return SmtpOutcome.of(mail, send(mail));
    }

    private @Nullable Exception send(TreatmentMail mail) {
        try {
            Exchange exchange =
                    route.send(EmailRoute.ENTRY, sent -> sent.getMessage().setBody(mail));
            return exchange.getException();
        } catch (RuntimeException e) {
            return e;
        }
    }
}
