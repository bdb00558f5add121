package io.trendguard.channels.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.trendguard.channels.HandOver;
import io.trendguard.event.PersonRef;
import io.trendguard.log.Appended;
import io.trendguard.log.payload.DeliveryPayload.Result;
import io.trendguard.log.payload.PayloadWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The promise of the outbox under any sequence of deaths and restarts: at most one hand-over, every doubt visible. */
class AtMostOnceLawTest {
    private static final int TREATMENTS = 12;
    private static final int STEPS = 120;

    /** The process is killed. */
    private static final class Death extends Error {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void restartsNeverLeadToASecondHandOverNorHideADoubt(long seed) {
        Random random = new Random(seed);
        OutboxWorld world = new OutboxWorld();
        world.caps(100, 100);
        List<PersonRef> people = List.of(world.aCustomer("zoe"), world.aCustomer("max"), world.aCustomer("ida"));
        PayloadWriter mortal = mortal(world.writer(), random);
        List<String> reached = new ArrayList<>();
        world.email.answers(outgoing -> {
            int fate = random.nextInt(10);
            if (fate == 0) {
                throw new Death(); // before the provider has it
            }
            if (fate <= 2) {
                return new HandOver.Refused("451 4.3.0", HandOver.Remedy.RETRY);
            }
            if (fate == 3) {
                return new HandOver.Refused("connection refused", HandOver.Remedy.PAUSE_CHANNEL);
            }
            reached.add(outgoing.treatmentId());
            if (fate == 4) {
                throw new Death(); // after the provider has it
            }
            return fate == 5 ? new HandOver.InDoubt("reset") : new HandOver.Accepted("250");
        });

        List<String> ids = new ArrayList<>();
        int deaths = 0;
        Optional<Outbox> outbox = Optional.empty();
        for (int step = 0; step < STEPS; step++) {
            if (ids.size() < TREATMENTS && random.nextInt(3) == 0) {
                ids.add(world.treat(world.treatmentFor(people.get(random.nextInt(people.size())))
                        .validFor(Duration.ofDays(30))));
            }
            try {
                if (outbox.isEmpty() || random.nextInt(15) == 0) {
                    outbox = Optional.of(world.outbox(mortal, world.email));
                }
                outbox.get().sendDue();
            } catch (Death death) {
                deaths++;
                outbox = Optional.empty();
            }
            world.clock.forward(Duration.ofSeconds(random.nextInt(600)));
        }

        assertThat(deaths).isPositive();
        Outbox last = world.outbox();
        Set<String> doubts = last.status().inDoubt().stream()
                .map(OutboxStatus.Doubt::treatmentId)
                .collect(Collectors.toSet());
        for (String id : ids) {
            int handOvers = Collections.frequency(reached, id);
            assertThat(handOvers).as("hand-overs of %s", id).isLessThanOrEqualTo(1);
            List<Result> results = world.results(id);
            if (handOvers == 1) {
                assertThat(results.contains(Result.HANDED_OVER) || doubts.contains(id))
                        .as("%s reached the customer and is known as such or in doubt", id)
                        .isTrue();
            }
            if (results.contains(Result.HANDED_OVER)) {
                assertThat(handOvers).isEqualTo(1);
                assertThat(doubts).doesNotContain(id);
            }
        }
    }

    /** Appends like a process that may die before an append, or after it and before anybody hears of it. */
    private static PayloadWriter mortal(PayloadWriter log, Random random) {
        return (tenant, time, payloads) -> {
            int fate = random.nextInt(12);
            if (fate == 0) {
                throw new Death();
            }
            Appended.Sequenced sequenced = log.append(tenant, time, payloads);
            if (fate == 1) {
                throw new Death();
            }
            return sequenced;
        };
    }
}
