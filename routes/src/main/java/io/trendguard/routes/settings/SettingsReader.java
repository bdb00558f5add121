package io.trendguard.routes.settings;

import io.smallrye.jwt.util.KeyUtils;
import io.trendguard.budget.BudgetSettings;
import io.trendguard.channels.Secret;
import io.trendguard.channels.email.EmailSettings;
import io.trendguard.experiment.Shares;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Reads the settings, collects everything that is wrong with them and refuses to go on if anything is. */
public final class SettingsReader {
    private final Function<String, Optional<String>> source;
    private final List<String> problems = new ArrayList<>();

    /** @param source gives the value of a full name such as {@code trendguard.lanes} */
    public SettingsReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /**
     * The settings.
     *
     * @throws IllegalArgumentException naming every setting that cannot be used, its value and what is expected
     */
    public ServiceSettings read() {
        Path data = get("data", Path.of("data"), Path::of, "a folder");
        ServiceSettings settings = new ServiceSettings(
                data,
                get("heads", ServiceSettings.headsBeside(data), Path::of, "a folder"),
                get("clock", ServiceSettings.ClockKind.SYSTEM, SettingsReader::clock, "system or events"),
                positive("lanes", Math.max(2, Runtime.getRuntime().availableProcessors())),
                positive("lane-queue", 2_000),
                get(
                        "checkout-deadline",
                        Duration.ofMillis(150),
                        SettingsReader::duration,
                        "a duration such as PT0.15S"),
                get(
                        "allocation-window",
                        Duration.ofMillis(250),
                        SettingsReader::duration,
                        "a duration such as PT0.25S"),
                get("inbox", data.resolve("inbox"), Path::of, "a folder"),
                source.apply("trendguard.kafka"),
                get("kafka-topic", "trendguard-events", Function.identity(), "a topic"),
                get("model", List.of(), text -> list(text, Path::of), "model folders, separated by commas"),
                get(
                        "rulebook",
                        List.of("regret", "cart"),
                        text -> list(text, Function.identity()),
                        "names of shipped rulebooks or folders, separated by commas"),
                get("use-refused-assets", false, SettingsReader::yesOrNo, "true or false"),
                get("public-url", URI.create("http://localhost:8080"), URI::create, "an address"),
                get("mail-catcher", false, SettingsReader::yesOrNo, "true or false"),
                budget(),
                shares(),
                new TokenSettings(
                        get("jwt.key", Optional.empty(), SettingsReader::publicKey, "an RSA or EC public key"),
                        text("jwt.issuer", "trendguard"),
                        source.apply("trendguard.jwt.audience")),
                email(),
                get(
                        "time-zone",
                        ShopZones.UTC,
                        ShopZones::parse,
                        "a time zone such as Europe/Berlin, or one for each shop such as Europe/Berlin,"
                                + " other=Asia/Kolkata"),
                get(
                        "excluded-features",
                        ExcludedFeatures.DEFAULTS,
                        ExcludedFeatures::parse,
                        "names of features such as salutation, customer_age, or those of one shop behind its name such"
                                + " as salutation, other=region, third=none"),
                ConnectionLimits.of(positive("connections", 4_096), positive("connections-per-address", 256)));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "These settings cannot be used:\n  - " + String.join("\n  - ", problems));
        }
        return settings;
    }

    private BudgetSettings budget() {
        BudgetSettings base = BudgetSettings.DEFAULTS;
        return get(
                "budget-minor",
                base,
                text -> new BudgetSettings(Long.parseLong(text), base.checkoutShare(), base.period()),
                "a whole number of minor units");
    }

    private Shares shares() {
        return get(
                "holdout",
                Shares.DEFAULTS,
                text -> {
                    double holdout = Double.parseDouble(text);
                    return new Shares(holdout, (1 - holdout) / 2, (1 - holdout) / 2);
                },
                "a share from 0 to 1");
    }

    private EmailSettings email() {
        EmailSettings base = EmailSettings.DEFAULTS;
        try {
            return new EmailSettings(
                    text("smtp.host", base.host()),
                    get("smtp.port", base.port(), SettingsReader::wholeNumber, "a port"),
                    get("smtp.security", base.security(), SettingsReader::security, "none, starttls or tls"),
                    source.apply("trendguard.smtp.username"),
                    source.apply("trendguard.smtp.password").map(Secret::new),
                    text("smtp.from", base.from()),
                    text("smtp.from-name", base.fromName()),
                    text("smtp.message-id-domain", base.messageIdDomain()),
                    base.connectTimeout(),
                    base.replyTimeout());
        } catch (IllegalArgumentException e) {
            problems.add(String.valueOf(e.getMessage()));
            return base;
        }
    }

    private static Optional<PublicKey> publicKey(String text) {
        try {
            return Optional.of(KeyUtils.decodePublicKey(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key", e);
        }
    }

    private static EmailSettings.Security security(String text) {
        return EmailSettings.Security.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private String text(String name, String otherwise) {
        return source.apply("trendguard." + name).orElse(otherwise);
    }

    private int positive(String name, int otherwise) {
        return get(name, otherwise, SettingsReader::wholeNumber, "a whole number above 0");
    }

    private <T> T get(String name, T otherwise, Function<String, T> parser, String expected) {
        Optional<String> text = source.apply("trendguard." + name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            return parser.apply(text.get());
        } catch (IllegalArgumentException | DateTimeParseException e) {
            problems.add("The setting (trendguard.%s) with the value (%s) must be %s."
                    .formatted(name, text.get(), expected));
            return otherwise;
        }
    }

    private static <T> List<T> list(String text, Function<String, T> parser) {
        List<T> all = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            if (part.isBlank()) {
                throw new IllegalArgumentException("an empty part");
            }
            all.add(parser.apply(part.strip()));
        }
        return List.copyOf(all);
    }

    private static int wholeNumber(String text) {
        int number = Integer.parseInt(text.trim());
        if (number <= 0) {
            throw new IllegalArgumentException("not positive");
        }
        return number;
    }

    private static Duration duration(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("not positive");
        }
        return duration;
    }

    private static ServiceSettings.ClockKind clock(String text) {
        return ServiceSettings.ClockKind.valueOf(text.toUpperCase(Locale.ROOT));
    }

    private static boolean yesOrNo(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }
}
