package io.trendguard.rulebook;

import io.trendguard.contact.QuietHours;
import io.trendguard.contact.SendPolicy;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The parameters that are read again when something is sent, so that an analyst changes tables and sending at once. */
final class SendParameters {
    private static final String QUIET_FROM = "quiet_from_hour";
    private static final String QUIET_UNTIL = "quiet_until_hour";
    private static final String DAILY = "daily_contacts";
    private static final String WEEKLY = "weekly_contacts";
    private static final String CHECKOUT_LIFE = "checkout_life_hours";
    private static final String MESSAGE_LIFE = "message_life_hours";
    private static final String FOLLOW_UP_LIFE = "follow_up_life_hours";

    private static final Map<String, String> MEANINGS = new TreeMap<>(Map.of(
            QUIET_FROM, "the hour of day from which on nobody is contacted",
            QUIET_UNTIL, "the hour of day before which nobody is contacted",
            DAILY, "the most messages on one channel in 24 hours",
            WEEKLY, "the most messages on one channel in 7 days",
            CHECKOUT_LIFE, "how many hours an answer at the checkout holds",
            MESSAGE_LIFE, "how many hours after it is due a message may still go out",
            FOLLOW_UP_LIFE, "how many hours after it is due a reminder or a review may still begin"));

    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal HOURS_PER_DAY = BigDecimal.valueOf(24);

    private SendParameters() {}

    /**
     * What the rulebook says about sending; a number that it lacks, because it was published before it had to have it, is
     * what held then.
     *
     * @throws IllegalArgumentException naming the parameter whose value cannot be
     */
    static SendPolicy read(Manifest manifest) {
        SendPolicy unstated = SendPolicy.UNSTATED;
        LocalTime from = timeOfDay(manifest, QUIET_FROM, unstated.quietHours().from());
        LocalTime until = timeOfDay(manifest, QUIET_UNTIL, unstated.quietHours().until());
        if (from.equals(until)) {
            throw new IllegalArgumentException("The parameters (%s) and (%s) are both %s. Let them differ."
                    .formatted(QUIET_FROM, QUIET_UNTIL, from));
        }
        return new SendPolicy(
                new QuietHours(from, until),
                count(manifest, DAILY, unstated.dailyContacts()),
                count(manifest, WEEKLY, unstated.weeklyContacts()),
                hours(manifest, CHECKOUT_LIFE, unstated.checkoutLife()),
                hours(manifest, MESSAGE_LIFE, unstated.messageLife()),
                hours(manifest, FOLLOW_UP_LIFE, unstated.followUpLife()));
    }

    /** What a rulebook that is to be published does not state. */
    static List<Finding> missing(Manifest manifest) {
        return MEANINGS.entrySet().stream()
                .filter(needed -> !manifest.parameters().containsKey(needed.getKey()))
                .map(needed -> Finding.in(
                        Manifests.FILE,
                        "The parameter (%s) is missing: %s. Sending reads it again; add it under (parameters)."
                                .formatted(needed.getKey(), needed.getValue())))
                .toList();
    }

    /** The parameters that sending reads. */
    static Set<String> names() {
        return MEANINGS.keySet();
    }

    private static LocalTime timeOfDay(Manifest manifest, String name, LocalTime unstated) {
        return value(manifest, name)
                .map(hour -> {
                    if (hour.signum() < 0 || hour.compareTo(HOURS_PER_DAY) >= 0) {
                        throw wrong(name, hour, "an hour of the day, from 0 to less than 24");
                    }
                    return LocalTime.ofSecondOfDay(
                            hour.multiply(SECONDS_PER_HOUR).longValue());
                })
                .orElse(unstated);
    }

    private static int count(Manifest manifest, String name, int unstated) {
        return value(manifest, name)
                .map(number -> {
                    if (number.signum() < 0 || number.stripTrailingZeros().scale() > 0) {
                        throw wrong(name, number, "a whole number of messages");
                    }
                    return number.intValueExact();
                })
                .orElse(unstated);
    }

    private static Duration hours(Manifest manifest, String name, Duration unstated) {
        return value(manifest, name)
                .map(number -> {
                    if (number.signum() <= 0) {
                        throw wrong(name, number, "more than 0 hours");
                    }
                    return Duration.ofSeconds(number.multiply(SECONDS_PER_HOUR).longValue());
                })
                .orElse(unstated);
    }

    private static Optional<BigDecimal> value(Manifest manifest, String name) {
        return Optional.ofNullable(manifest.parameters().get(name)).map(Manifest.Parameter::value);
    }

    private static IllegalArgumentException wrong(String name, BigDecimal value, String right) {
        return new IllegalArgumentException(
                "The parameter (%s) is (%s) and must be %s.".formatted(name, value.toPlainString(), right));
    }
}
