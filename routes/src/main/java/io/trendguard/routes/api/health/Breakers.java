package io.trendguard.routes.api.health;

import io.trendguard.channels.outbox.OutboxStatus;
import io.trendguard.channels.outbox.OutboxStatus.PausedChannel;
import io.trendguard.event.Channel;
import io.trendguard.model.registry.ModelName;
import io.trendguard.routes.api.health.Health.Breaker;
import io.trendguard.routes.engine.Engine;
import io.trendguard.routes.flow.BreakerStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The circuit breakers of the service: one before each channel, the histories and each model that is asked beside the live one. */
final class Breakers {
    private Breakers() {}

    /** All of them; those of models only where the tenant uses the model. */
    static List<Breaker> of(Engine engine, OutboxStatus status, Set<String> models, Instant serviceTime, Instant now) {
        List<Breaker> breakers = new ArrayList<>();
        engine.outbox().channels().stream()
                .sorted()
                .map(channel -> channel(channel, status, serviceTime))
                .forEach(breakers::add);
        breakers.add(guard("Histories", engine.historyBreaker(), now));
        for (Map.Entry<String, BreakerStatus> model :
                engine.challengerBreakers().entrySet()) {
            if (models.contains(model.getKey())) {
                breakers.add(guard("Model " + ModelName.of(model.getKey()), model.getValue(), now));
            }
        }
        return breakers;
    }

    /** A channel is left alone after its first failure, until one message tries again. */
    static Breaker channel(Channel channel, OutboxStatus status, Instant serviceTime) {
        long handedOver = status.handedOver().getOrDefault(channel, 0L);
        String sent = "%,d handed over for this shop".formatted(handedOver);
        return status.paused().stream()
                .filter(pause -> pause.channel() == channel)
                .findFirst()
                .map(pause -> paused(pause, serviceTime))
                .orElseGet(() -> new Breaker(name(channel), BreakerStatus.State.CLOSED, 0, Optional.empty(), sent));
    }

    private static Breaker paused(PausedChannel pause, Instant serviceTime) {
        boolean open = serviceTime.isBefore(pause.until());
        return new Breaker(
                name(pause.channel()),
                open ? BreakerStatus.State.OPEN : BreakerStatus.State.HALF_OPEN,
                pause.failuresInARow(),
                Optional.of(pause.until()).filter(until -> open),
                "%,d failed in a row: %s".formatted(pause.failuresInARow(), pause.cause()));
    }

    static Breaker guard(String name, BreakerStatus status, Instant now) {
        return new Breaker(
                name,
                status.state(),
                status.failuresInARow(),
                status.nextTry().map(now::plus),
                "%,d of %,d calls failed or were slow since the start".formatted(status.failed(), status.calls()));
    }

    private static String name(Channel channel) {
        return switch (channel) {
            case EMAIL -> "E-mail";
            case SMS -> "SMS";
            case PUSH -> "Push";
            case WEBHOOK -> "Webhook";
            case CHECKOUT -> "Checkout";
            case INTERNAL -> "Inside the shop";
        };
    }
}
