package io.trendguard.simulation.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.decision.Decider;
import io.trendguard.decision.Decision;
import io.trendguard.event.Tenant;
import io.trendguard.file.ErrorWords;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.log.AuditLog;
import io.trendguard.log.Entry;
import io.trendguard.log.EntryKind;
import io.trendguard.log.payload.DecisionPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.risk.RiskModel;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.simulation.Progress;
import io.trendguard.simulation.replay.ReplayReport.Finding;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Decides every recorded decision again, from its recorded request with the rulebook and model it names, and compares the
 * canonical bytes with the recorded ones. The findings do not depend on the number of threads.
 */
public final class Replay {
    private static final int CHUNK = 512;
    private static final int FINDINGS = 20;

    private final ReplaySources sources;
    private final Decider decider = new Decider();

    public Replay(ReplaySources sources) {
        this.sources = sources;
    }

    /** Replays the log of a tenant up to its head. */
    public ReplayReport run(AuditLog log, Tenant tenant, int threads, Progress progress) throws InterruptedException {
        long begin = System.nanoTime();
        Counts counts = new Counts();
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try (Stream<Entry> entries = log.scan(tenant, 0)) {
            Iterator<Entry> decisions =
                    entries.filter(entry -> entry.kind() == EntryKind.DECISION).iterator();
            while (decisions.hasNext()) {
                List<Callable<List<Verdict>>> round = new ArrayList<>(threads);
                for (int i = 0; i < threads && decisions.hasNext(); i++) {
                    List<Entry> chunk = take(decisions);
                    round.add(() -> chunk.stream().map(this::replayed).toList());
                }
                for (Future<List<Verdict>> done : workers.invokeAll(round)) {
                    get(done).forEach(counts::add);
                }
                progress.at("decisions replayed", counts.sum(), -1);
            }
        } finally {
            workers.shutdownNow();
        }
        progress.at("decisions replayed", counts.sum(), counts.sum());
        return counts.report(tenant, threads, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static List<Entry> take(Iterator<Entry> decisions) {
        List<Entry> chunk = new ArrayList<>(CHUNK);
        while (chunk.size() < CHUNK && decisions.hasNext()) {
            chunk.add(decisions.next());
        }
        return chunk;
    }

    private static List<Verdict> get(Future<List<Verdict>> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A decision could not be replayed.", e.getCause());
        }
    }

    /** What became of one decision. */
    private record Verdict(Kind kind, Optional<Finding> finding) {
        private enum Kind {
            EQUAL,
            DIFFERENT,
            ERASED,
            UNDECIDABLE
        }
    }

    /** One entry that cannot be read, or whose fields make no decision, does not keep the others from being replayed. */
    private Verdict replayed(Entry entry) {
        try {
            return replay(entry);
        } catch (RuntimeException e) {
            return unreadable(entry, ErrorWords.recorded(e));
        }
    }

    private Verdict replay(Entry entry) {
        Optional<LogPayload> payload = LogPayload.of(entry);
        if (payload.isEmpty()) {
            return new Verdict(Verdict.Kind.ERASED, Optional.empty());
        }
        if (!(payload.get() instanceof DecisionPayload recorded)) {
            throw new IllegalArgumentException("The entry (%d) is no decision.".formatted(entry.position()));
        }
        Decision before = recorded.decision();
        Optional<RiskModel> model = before.modelVersion()
                .flatMap(sources::model)
                .map(one -> recorded.explainsBeforeCalibration() ? one.explainingBeforeCalibration() : one);
        if (before.modelVersion().isPresent() && model.isEmpty()) {
            return undecidable(
                    entry, before, "$.model_version", before.modelVersion().get());
        }
        if (before.rulebookVersion().equals(Decider.NO_RULEBOOK)) {
            return compare(entry, recorded, decider.decideWithoutRulebook(recorded.request(), model), Optional.empty());
        }
        Optional<Rulebook> rulebook = sources.rulebook(before.rulebookVersion());
        if (rulebook.isEmpty()) {
            return undecidable(entry, before, "$.rulebook_version", before.rulebookVersion());
        }
        return compare(entry, recorded, decider.decide(recorded.request(), rulebook.get(), model), rulebook);
    }

    private static Verdict unreadable(Entry entry, String why) {
        Finding finding = new Finding(entry.position(), "a decision", "$", why, "(nothing)");
        return new Verdict(Verdict.Kind.UNDECIDABLE, Optional.of(finding));
    }

    private static Verdict undecidable(Entry entry, Decision decision, String path, String version) {
        Finding finding =
                new Finding(entry.position(), decision.decisionId(), path, version, "(this version is not at hand)");
        return new Verdict(Verdict.Kind.UNDECIDABLE, Optional.of(finding));
    }

    /** Compares the recorded bytes themselves: a payload that reads the same but was written otherwise is different. */
    private static Verdict compare(
            Entry entry, DecisionPayload recorded, Decision replayed, Optional<Rulebook> rulebook) {
        byte[] before = entry.payload().orElseThrow();
        byte[] now = CanonicalJson.bytes(recorded.deciding(replayed, rulebook));
        if (Arrays.equals(before, now)) {
            return new Verdict(Verdict.Kind.EQUAL, Optional.empty());
        }
        JsonDifference first = JsonDifference.between(inWords(entry, before, rulebook), inWords(entry, now, rulebook))
                .or(() -> JsonDifference.between(tree(before), tree(now)))
                .orElse(new JsonDifference("$", "(the same value in other bytes)", "(canonical bytes)"));
        String decisionId = recorded.decision().decisionId();
        Finding finding = new Finding(entry.position(), decisionId, first.path(), first.recorded(), first.replayed());
        return new Verdict(Verdict.Kind.DIFFERENT, Optional.of(finding));
    }

    /** What an entry with this payload says, with the names of features and the words of rows. */
    private static JsonNode inWords(Entry entry, byte[] payload, Optional<Rulebook> rulebook) {
        Entry other = new Entry(
                entry.tenant(),
                entry.position(),
                entry.kind(),
                entry.schemaVersion(),
                entry.time(),
                Optional.of(payload),
                entry.leafHash());
        return LogPayload.of(other)
                .map(DecisionPayload.class::cast)
                .map(decided -> Json.mapper().<JsonNode>valueToTree(decided.inWords(rulebook)))
                .orElseThrow();
    }

    private static JsonNode tree(byte[] json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException("A recorded decision is no JSON.", e);
        }
    }

    /** Sums up in the order of the log. */
    private static final class Counts {
        private final Map<Verdict.Kind, Long> byKind = new EnumMap<>(Verdict.Kind.class);
        private final List<Finding> findings = new ArrayList<>();

        void add(Verdict verdict) {
            byKind.merge(verdict.kind(), 1L, Long::sum);
            verdict.finding().filter(found -> findings.size() < FINDINGS).ifPresent(findings::add);
        }

        private long of(Verdict.Kind kind) {
            return byKind.getOrDefault(kind, 0L);
        }

        long sum() {
            return byKind.values().stream().mapToLong(Long::longValue).sum();
        }

        ReplayReport report(Tenant tenant, int threads, Duration took) {
            return new ReplayReport(
                    tenant,
                    threads,
                    of(Verdict.Kind.EQUAL),
                    of(Verdict.Kind.DIFFERENT),
                    of(Verdict.Kind.ERASED),
                    of(Verdict.Kind.UNDECIDABLE),
                    took,
                    findings);
        }
    }
}
