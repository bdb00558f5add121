package io.trendguard.channels.email;

import io.trendguard.channels.HandOver;
import io.trendguard.channels.HandOver.Remedy;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a hand-over from the mail's progress and the exception, if any. Replies are cut down to their codes, because
 * servers like to quote the address and an entry of the log must not hold it.
 */
final class SmtpOutcome {
    private static final Pattern CODES = Pattern.compile("^(\\d{3})(?:[ -](\\d\\.\\d{1,3}\\.\\d{1,3}))?");
    private static final Pattern QUEUE_ID = Pattern.compile("queued as ([A-Za-z0-9-]{1,64})");

    private static final Logger LOG = LoggerFactory.getLogger(SmtpOutcome.class);

    private SmtpOutcome() {}

    static HandOver of(TreatmentMail mail, @Nullable Exception failure) {
        return switch (mail.progress()) {
            case ACCEPTED -> new HandOver.Accepted(codes(mail.reply()) + queueId(mail.reply()));
            case CONTENT_SENT ->
                new HandOver.InDoubt("The connection ended after the content was sent and before its reply was read"
                        + because(failure) + ".");
            case CONTENT_REFUSED -> refused("the content", mail.reply());
            case BEFORE_CONTENT -> beforeContent(failure);
        };
    }

    private static HandOver beforeContent(@Nullable Exception failure) {
        for (Exception e = failure; e != null; e = next(e)) {
            if (e instanceof SMTPAddressFailedException address) {
                return refused("the recipient", address.getMessage());
            }
        }
        for (Exception e = failure; e != null; e = next(e)) {
            if (e instanceof SMTPSendFailedException command && "DATA".equals(command.getCommand())) {
                return refused("the content", command.getMessage());
            }
            if (e instanceof SMTPSendFailedException command && command.getReturnCode() > 0) {
                return new HandOver.Refused(
                        "The server refused the sender with (%s).".formatted(codes(command.getMessage())),
                        Remedy.PAUSE_CHANNEL);
            }
        }
        return new HandOver.Refused(
                "The server could not be reached or did not let us in" + because(failure) + ".", Remedy.PAUSE_CHANNEL);
    }

    /** RFC 5321 4.2.1: 4yz may be repeated, 5yz should not be; 421 means the whole service. */
    private static HandOver refused(String what, @Nullable String reply) {
        String codes = codes(reply);
        Remedy remedy =
                codes.startsWith("421") ? Remedy.PAUSE_CHANNEL : codes.startsWith("5") ? Remedy.NONE : Remedy.RETRY;
        return new HandOver.Refused("The server refused %s with (%s).".formatted(what, codes), remedy);
    }

    private static String codes(@Nullable String reply) {
        Matcher codes = CODES.matcher(reply == null ? "" : reply);
        if (!codes.find()) {
            return "no code";
        }
        return Optional.ofNullable(codes.group(2))
                .map(c -> codes.group(1) + " " + c)
                .orElse(codes.group(1));
    }

    private static String queueId(String reply) {
        Matcher id = QUEUE_ID.matcher(reply);
        return id.find() ? " queued as " + id.group(1) : "";
    }

    private static String because(@Nullable Exception failure) {
        if (failure == null) {
            return "";
        }
        Exception cause = failure;
        for (Exception e = failure; e != null; e = next(e)) {
            cause = e;
        }
        LOG.info("A hand-over failed because of {}.", cause.getClass().getName()); // its message may quote the address
        return words(cause);
    }

    private static String words(Exception cause) {
        if (cause instanceof AuthenticationFailedException) {
            return ": it did not take the user name and password";
        }
        if (cause instanceof UnknownHostException) {
            return ": its name is unknown";
        }
        if (cause instanceof SocketTimeoutException) {
            return ": it did not answer in time";
        }
        if (cause instanceof ConnectException) {
            return ": it did not take the connection";
        }
        if (cause instanceof SSLException) {
            return ": no encrypted connection came about";
        }
        return cause instanceof IOException ? ": the connection broke off" : "";
    }

    private static @Nullable Exception next(Exception e) {
        if (e instanceof MessagingException mail && mail.getNextException() != null) {
            return mail.getNextException();
        }
        return e.getCause() instanceof Exception cause && cause != e ? cause : null;
    }
}
