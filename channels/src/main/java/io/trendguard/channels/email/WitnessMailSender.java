package io.trendguard.channels.email;

import io.trendguard.channels.Secret;
import io.trendguard.channels.email.EmailSettings.Security;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Camel's mail component sends through. Its own sender hides the transport, and with it how far a hand-over got;
 * this one opens a {@link WitnessTransport} for each mail.
 */
final class WitnessMailSender extends DefaultJavaMailSender {
    private static final Logger LOG = LoggerFactory.getLogger(WitnessMailSender.class);

    private final EmailSettings settings;

    WitnessMailSender(EmailSettings settings) {
        this.settings = settings;
        setSession(Session.getInstance(properties(settings)));
    }

    @Override
    public void send(MimeMessage message) throws MessagingException {
        if (!(message instanceof TreatmentMail mail)) {
            throw new IllegalArgumentException("Only the mail of a treatment is sent here.");
        }
        boolean tls = settings.security() == Security.TLS;
        Transport transport = new WitnessTransport(
                getSession(), new URLName(tls ? "smtps" : "smtp", null, -1, null, null, null), tls, mail);
        try {
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.username().orElse(null),
                    settings.password().map(Secret::reveal).orElse(null));
            transport.sendMessage(mail, mail.getAllRecipients());
        } finally {
            close(transport);
        }
    }

    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.debug("The SMTP connection did not end politely; the mail's own result stands.", e);
        }
    }

    private static Properties properties(EmailSettings settings) {
        boolean tls = settings.security() == Security.TLS;
        Properties properties = new Properties();
        set(properties, tls, "connectiontimeout", settings.connectTimeout().toMillis());
        set(properties, tls, "timeout", settings.replyTimeout().toMillis());
        set(properties, tls, "writetimeout", settings.replyTimeout().toMillis());
        set(properties, tls, "auth", settings.username().isPresent());
        set(properties, tls, "starttls.enable", settings.security() == Security.STARTTLS);
        set(properties, tls, "starttls.required", settings.security() == Security.STARTTLS);
        set(properties, tls, "ssl.checkserveridentity", true);
        set(properties, tls, "from", settings.from());
        set(properties, tls, "localhost", settings.messageIdDomain());
        // the reply to QUIT says nothing about the mail and would only delay the entry that it was handed over
        set(properties, tls, "quitwait", false);
        set(properties, tls, "sendpartial", false);
        return properties;
    }

    private static void set(Properties properties, boolean tls, String name, Object value) {
        properties.setProperty((tls ? "mail.smtps." : "mail.smtp.") + name, String.valueOf(value));
    }
}
