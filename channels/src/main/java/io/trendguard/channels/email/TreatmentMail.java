package io.trendguard.channels.email;

import io.trendguard.channels.Outgoing;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.regex.Pattern;

/** The mail of one treatment, which remembers how far its hand-over got. */
final class TreatmentMail extends MimeMessage {
    private static final Pattern NOT_IN_A_MESSAGE_ID = Pattern.compile("[^A-Za-z0-9!#$&'*+/=?^_`{|}~.-]");

    /** How far a hand-over got. Only content whose last line went out can be in doubt. */
    enum Progress {
        /** No line of the content has left; RFC 5321 3.3: without DATA there is no message. */
        BEFORE_CONTENT,
        /** Content is leaving, or has left and no reply was read. */
        CONTENT_SENT,
        /** The reply to the content was a refusal. */
        CONTENT_REFUSED,
        /** The reply to the content was 250. */
        ACCEPTED
    }

    private final String messageId;
    private volatile Progress progress = Progress.BEFORE_CONTENT;
    private volatile String reply = "";

    private TreatmentMail(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    /**
     * The mail as it will be sent.
     *
     * @throws AddressException if the address cannot be written to
     */
    static TreatmentMail of(Outgoing outgoing, EmailSettings settings, Session session) throws MessagingException {
        String id = NOT_IN_A_MESSAGE_ID.matcher(outgoing.treatmentId()).replaceAll("-");
        TreatmentMail mail = new TreatmentMail(session, "<" + id + "@" + settings.messageIdDomain() + ">");
        mail.setFrom(from(settings));
        mail.setRecipient(RecipientType.TO, recipient(outgoing.address()));
        mail.setSubject(outgoing.message().subject(), StandardCharsets.UTF_8.name());
        mail.setText(outgoing.message().body(), StandardCharsets.UTF_8.name());
        mail.setContentLanguage(new String[] {outgoing.message().locale()});
        mail.setSentDate(Date.from(outgoing.at()));
        mail.setHeader("List-Unsubscribe", "<" + outgoing.unsubscribe().toASCIIString() + ">");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"); // RFC 8058
        mail.setHeader("Auto-Submitted", "auto-generated"); // RFC 3834
        mail.saveChanges();
        return mail;
    }

    private static InternetAddress from(EmailSettings settings) throws MessagingException {
        try {
            return new InternetAddress(settings.from(), settings.fromName(), StandardCharsets.UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every JDK knows UTF-8.", e);
        }
    }

    /** One plain address: no display name, list, group or line break can come with it. */
    private static InternetAddress recipient(String address) throws AddressException {
        if (!address.chars().allMatch(c -> c > 0x20 && c < 0x7f && "<>(),;:\"\\[]".indexOf(c) < 0)) {
            throw new AddressException("The address has a character that an e-mail address cannot have.");
        }
        InternetAddress recipient = new InternetAddress();
        recipient.setAddress(address);
        recipient.validate();
        if (address.indexOf('@') < 0) {
            throw new AddressException("The address has no domain.");
        }
        return recipient;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    void reached(Progress progress) {
        this.progress = progress;
    }

    void replied(String reply) {
        this.reply = reply;
    }

    Progress progress() {
        return progress;
    }

    /** The server's last reply; it may quote the address, so it must not be logged. */
    String reply() {
        return reply;
    }
}
