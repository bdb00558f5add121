package io.trendguard.channels.outbox;

import io.trendguard.contact.QuietHours;
import io.trendguard.contact.SendPolicy;
import io.trendguard.rulebook.MessageTemplate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Rulebook versions of one message each; what a version does not state is what held before it had to. */
final class SomeRulebooks implements PublishedRulebooks {
    private final Map<String, QuietHours> quiet = new HashMap<>();
    private int daily = SendPolicy.UNSTATED.dailyContacts();
    private int weekly = SendPolicy.UNSTATED.weeklyContacts();

    void caps(int most, int mostInAWeek) {
        daily = most;
        weekly = mostInAWeek;
    }

    void quiet(String version, int from, int until) {
        quiet.put(version, new QuietHours(LocalTime.of(from, 0), LocalTime.of(until, 0)));
    }

    @Override
    public Optional<MessageTemplate> message(String version, String locale, String name) {
        return name.equals("exchange-credit-email")
                ? Optional.of(new MessageTemplate(
                        name,
                        locale,
                        "Your {product_name}",
                        "Hi {first_name}, {credit_percent} %. No more: {opt_out_url}"))
                : Optional.empty();
    }

    @Override
    public Optional<SendPolicy> sendPolicy(String version) {
        SendPolicy unstated = SendPolicy.UNSTATED;
        return version.equals(OutboxWorld.LOST)
                ? Optional.empty()
                : Optional.of(new SendPolicy(
                        quiet.getOrDefault(version, unstated.quietHours()),
                        daily,
                        weekly,
                        unstated.checkoutLife(),
                        unstated.messageLife(),
                        unstated.followUpLife()));
    }
}
