package io.trendguard.channels.email;

import io.trendguard.channels.Secret;
import java.time.Duration;
import java.util.Optional;

/**
 * How e-mail leaves the shop.
 *
 * @param host of the SMTP server
 * @param security how the connection is protected
 * @param username with {@code password}; absent if the server asks for none
 * @param from the sender's address, also where bounces go
 * @param fromName the sender as customers read it
 * @param messageIdDomain right side of each Message-ID; the left side is the treatment id
 * @param connectTimeout until the connection stands
 * @param replyTimeout for each reply of the server; RFC 5321 4.5.3.2 asks for patience after the last line
 */
public record EmailSettings(
        String host,
        int port,
        Security security,
        Optional<String> username,
        Optional<Secret> password,
        String from,
        String fromName,
        String messageIdDomain,
        Duration connectTimeout,
        Duration replyTimeout) {

    /** A mail server on this machine, as the demo starts it. */
    public static final EmailSettings DEFAULTS = new EmailSettings(
            "localhost",
            2525,
            Security.NONE,
            Optional.empty(),
            Optional.empty(),
            "shop@trendguard.example",
            "TrendGuard",
            "trendguard.example",
            Duration.ofSeconds(5),
            Duration.ofSeconds(60));

    public EmailSettings {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("The SMTP port (%d) must be within [1, 65535].".formatted(port));
        }
        if (username.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException("The SMTP username and password must be set together or not at all.");
        }
        if (username.isPresent() && security == Security.NONE) {
            throw new IllegalArgumentException(
                    "The SMTP password for (%s) would travel in the clear. Set the security to STARTTLS or TLS."
                            .formatted(host));
        }
        if (!messageIdDomain.matches("[A-Za-z0-9.-]+")) {
            throw new IllegalArgumentException("(%s) is not a domain name.".formatted(messageIdDomain));
        }
    }

    /** How the connection to the server is protected. */
    public enum Security {
        NONE,
        STARTTLS,
        TLS
    }
}
