package io.trendguard.routes.flow;

import io.trendguard.decision.DecisionRequest;
import io.trendguard.decision.DecisionRequest.LineRequest;
import io.trendguard.log.payload.Challenge;
import io.trendguard.log.payload.Challenge.LineScore;
import io.trendguard.model.serve.ServedModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks models that do not decide about the same features, on threads of their own while the lane decides. The lane waits
 * for them no longer than its patience; one that is late, fails or has failed repeatedly is skipped, and the record says why.
 */
public final class Challengers implements AutoCloseable {
    /** How long a decision waits for its challengers: they take microseconds, so this is met only by a broken one. */
    public static final Duration PATIENCE = Duration.ofMillis(5);

    private static final Duration BREAK = Duration.ofSeconds(10);
    private static final int FAILURES = 5;
    private static final int WAITING = 256;

    private final ThreadPoolExecutor threads;
    private final Duration patience;
    private final Map<String, Guard> guards = new ConcurrentHashMap<>();

    /** @param patience how long a decision waits for the last of them */
    public Challengers(int threads, Duration patience) {
        this.patience = patience;
        this.threads = new ThreadPoolExecutor(
                threads, threads, 1, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), task -> {
                    Thread thread = new Thread(task, "challenger");
                    thread.setDaemon(true);
                    return thread;
                });
        this.threads.allowCoreThreadTimeOut(true);
    }

    /** What was asked and may be answered. */
    record Asked(ServedModel model, Optional<Future<List<LineScore>>> answer, String cause) {}

    /** Begins to ask; without challengers it costs nothing. */
    List<Asked> ask(DecisionRequest request, List<ServedModel> models) {
        if (models.isEmpty()) {
            return List.of();
        }
        List<Asked> asked = new ArrayList<>(models.size());
        for (ServedModel model : models) {
            asked.add(ask(request, model));
        }
        return asked;
    }

    private Asked ask(DecisionRequest request, ServedModel model) {
        if (!request.faults().isEmpty()) {
            return new Asked(model, Optional.empty(), "nothing was known of the lines");
        }
        if (guard(model).isOpen()) {
            return new Asked(model, Optional.empty(), "it failed repeatedly and is left alone for a while");
        }
        try {
            return new Asked(model, Optional.of(threads.submit(() -> scores(request, model))), "");
        } catch (RejectedExecutionException e) {
            return new Asked(model, Optional.empty(), "too many challengers are waiting");
        }
    }

    private static List<LineScore> scores(DecisionRequest request, ServedModel model) {
        List<LineScore> scores = new ArrayList<>(request.lines().size());
        for (LineRequest line : request.lines()) {
            ServedModel.Score score = model.score(line.features().orElseThrow());
            scores.add(new LineScore(line.line().lineId(), score.probability(), score.logOdds()));
        }
        return scores;
    }

    /** What they said, in the order in which they were asked. */
    List<Challenge> answers(List<Asked> asked) {
        if (asked.isEmpty()) {
            return List.of();
        }
        long until = System.nanoTime() + patience.toNanos();
        return asked.stream().map(one -> answer(one, until)).toList();
    }

    private Challenge answer(Asked asked, long until) {
        String version = asked.model().version();
        if (asked.answer().isEmpty()) {
            return Challenge.skipped(version, asked.cause());
        }
        Future<List<LineScore>> answer = asked.answer().get();
        try {
            List<LineScore> lines = guard(asked.model()).call(() -> await(answer, until));
            return new Challenge(version, lines, Optional.empty());
        } catch (Guard.UnavailableException e) {
            answer.cancel(true);
            return Challenge.skipped(version, String.valueOf(e.getMessage()));
        }
    }

    private List<LineScore> await(Future<List<LineScore>> answer, long until) {
        try {
            return answer.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("it did not answer within %d ms".formatted(patience.toMillis()), e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw new IllegalStateException(cause == null ? e.getMessage() : cause.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the lane was stopped", e);
        }
    }

    private Guard guard(ServedModel model) {
        return guards.computeIfAbsent(
                model.version(), version -> new Guard("the model", FAILURES, BREAK, patience, System::nanoTime));
    }

    /** The breakers of the models that were asked, by the models' versions. */
    public Map<String, BreakerStatus> breakers() {
        Map<String, BreakerStatus> breakers = new TreeMap<>();
        guards.forEach((version, guard) -> breakers.put(version, guard.status()));
        return breakers;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
