package io.trendguard.channels.email;

import io.trendguard.channels.email.TreatmentMail.Progress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * An SMTP connection that notes on the mail how far it got. Jakarta Mail throws the same exception for a connection that
 * was lost before the content and for one that was lost after it, so the exception alone cannot tell a certain failure
 * from a doubt; the two protocol steps around the content can.
 */
final class WitnessTransport extends SMTPTransport {
    private final TreatmentMail mail;

    WitnessTransport(Session session, URLName url, boolean tls, TreatmentMail mail) {
        super(session, url, tls ? "smtps" : "smtp", tls);
        this.mail = mail;
    }

    /** DATA. If it is not answered with 354, nothing of the content goes out. */
    @Override
    protected OutputStream data() throws MessagingException {
        OutputStream content = super.data();
        mail.reached(Progress.CONTENT_SENT);
        return content;
    }

    /** The line with the single dot, and its reply: 250 is acceptance, 4xx and 5xx refusal, all else leaves a doubt. */
    @Override
    protected void finishData() throws IOException, MessagingException {
        try {
            super.finishData();
            mail.reached(Progress.ACCEPTED);
        } catch (MessagingException e) {
            int code = getLastReturnCode();
            if (code >= 400 && code <= 599) {
                mail.reached(Progress.CONTENT_REFUSED);
            }
            throw e;
        } finally {
            String reply = getLastServerResponse();
            mail.replied(reply == null ? "" : reply);
        }
    }

    /** Chunks would pass by the two steps above. */
    @Override
    protected OutputStream bdat() {
        throw new IllegalStateException(
                "Content goes out with DATA only. Remove mail.smtp.chunksize from the settings.");
    }
}
