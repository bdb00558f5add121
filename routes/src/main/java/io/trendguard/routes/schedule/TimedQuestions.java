package io.trendguard.routes.schedule;

import io.trendguard.event.Event;
import io.trendguard.event.Tenant;
import io.trendguard.log.payload.Treatment;
import io.trendguard.point.DecisionId;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.timed.TimedQuestion;
import io.trendguard.routes.projection.FoldedRows;
import io.trendguard.rulebook.Manifest;
import io.trendguard.rulebook.Rulebook;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Asks one kind of timed question when its time comes. What is quiet is derived from the log; how long it must have been is a
 * parameter of the tenant's live rulebook. Without a rulebook nothing is asked.
 *
 * @param <R> what is known under one name
 */
public final class TimedQuestions<R> {
    /** So many questions of a tenant are asked in one turn at most; the others wait for the next. */
    private static final int MOST = 200;

    private static final BigDecimal MILLIS_PER_HOUR =
            BigDecimal.valueOf(Duration.ofHours(1).toMillis());

    /** Where its events come in. */
    public static final String ORIGIN = "timer";

    private final TimedQuestion<R> question;
    private final FoldedRows<R> rows;
    private final Map<Tenant, NavigableSet<Quiet>> queues = new HashMap<>();
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    private record Quiet(Instant since, String row) implements Comparable<Quiet> {
        @Override
        public int compareTo(Quiet other) {
            return Comparator.comparing(Quiet::since).thenComparing(Quiet::row).compare(this, other);
        }
    }

    /** One of every timed question that there is. */
    public static List<TimedQuestions<?>> installed() {
        List<TimedQuestions<?>> all = new ArrayList<>();
        for (TimedQuestion<?> question :
                ServiceLoader.load(TimedQuestion.class, TimedQuestion.class.getClassLoader())) {
            all.add(new TimedQuestions<>(question));
        }
        return all;
    }

    /** Whose question it is. */
    public DecisionPoint point() {
        return question.point();
    }

    /** The rows of a question, and its queue. */
    public TimedQuestions(TimedQuestion<R> question) {
        this.question = question;
        this.rows = new FoldedRows<>(question.name(), question.rowType(), question, this::changed);
    }

    private void changed(Tenant tenant, String row, Optional<R> before, Optional<R> after) {
        synchronized (queues) {
            NavigableSet<Quiet> queue = queues.computeIfAbsent(tenant, t -> new TreeSet<>());
            before.flatMap(question::quietSince).ifPresent(since -> queue.remove(new Quiet(since, row)));
            after.flatMap(question::quietSince).ifPresent(since -> queue.add(new Quiet(since, row)));
        }
    }

    /** What the log says of it, to be shown entries and to be part of snapshots. */
    public FoldedRows<R> rows() {
        return rows;
    }

    /**
     * Asks whatever is due.
     *
     * @param rulebooks a tenant's live rulebook at the question's decision point
     * @param submit takes an event to its decision
     */
    public void run(
            Function<Tenant, Optional<Rulebook>> rulebooks, Function<Event, CompletableFuture<?>> submit, Instant now) {
        for (Tenant tenant : tenants()) {
            Optional<Duration> wait = rulebooks.apply(tenant).flatMap(this::wait);
            wait.ifPresent(length -> due(tenant, now.minus(length), now.minus(question.horizon()))
                    .forEach(row -> ask(tenant, row, submit, now)));
        }
    }

    /** Whether a treatment that came of this question speaks of something that is settled by now. */
    public boolean isOver(Tenant tenant, Treatment treatment) {
        return DecisionId.parse(treatment.decisionId())
                .flatMap(DecisionId::point)
                .filter(question.point()::equals)
                .flatMap(point -> rows.find(tenant, question.rowOf(treatment.person())))
                .filter(row -> question.isSettled(row, treatment.orderId()))
                .isPresent();
    }

    private List<Tenant> tenants() {
        synchronized (queues) {
            return queues.entrySet().stream()
                    .filter(queue -> !queue.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .sorted()
                    .toList();
        }
    }

    private Optional<Duration> wait(Rulebook rulebook) {
        return Optional.ofNullable(rulebook.manifest().parameters().get(question.waitParameter()))
                .map(Manifest.Parameter::value)
                .map(hours -> Duration.ofMillis(hours.multiply(MILLIS_PER_HOUR).longValue()));
    }

    /** Rows that have been quiet since a moment or longer, and not so long that nobody cares any more. */
    private List<String> due(Tenant tenant, Instant quietSince, Instant forgotten) {
        synchronized (queues) {
            List<String> due = new ArrayList<>();
            for (Quiet quiet : queues.getOrDefault(tenant, new TreeSet<>())) {
                if (quiet.since().isAfter(quietSince) || due.size() == MOST) {
                    break;
                }
                if (quiet.since().isAfter(forgotten)) {
                    due.add(quiet.row());
                }
            }
            return due;
        }
    }

    private void ask(Tenant tenant, String row, Function<Event, CompletableFuture<?>> submit, Instant now) {
        rows.find(tenant, row)
                .filter(known -> question.quietSince(known).isPresent())
                .map(known -> question.ask(tenant, row, known, now))
                .filter(asked -> underWay.add(asked.key().hex()))
                .ifPresent(asked -> submitted(asked, submit));
    }

    /** What could not be submitted, since too much is waiting, is asked again at the next turn. */
    private void submitted(Event asked, Function<Event, CompletableFuture<?>> submit) {
        String key = asked.key().hex();
        try {
            submit.apply(asked).whenComplete((outcome, error) -> underWay.remove(key));
        } catch (RuntimeException e) {
            underWay.remove(key);
            throw e;
        }
    }
}
