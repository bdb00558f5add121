package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.Event;
import io.trendguard.event.EventReader;
import io.trendguard.event.HashedPeople;
import io.trendguard.event.KnownAt;
import io.trendguard.event.Tenant;
import io.trendguard.json.Json;
import io.trendguard.model.evaluate.Effort;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.pipeline.TrainingHistory;
import io.trendguard.model.pipeline.TrainingPipeline;
import io.trendguard.model.pipeline.TrainingPlan;
import io.trendguard.model.pipeline.TrainingResult;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.point.regret.RegretPoint;
import io.trendguard.simulation.market.Market;
import io.trendguard.simulation.market.MarketSettings;
import io.trendguard.simulation.market.Reactions;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** The market of the demo: what comes before a moment is history and trains the model, what comes after is played. */
final class DemoMarket {
    static final Tenant TENANT = new Tenant("demo");

    private final Market market;
    private final MarketSettings settings;
    private final Instant playFrom;
    private Path stretch = Path.of("");
    private long historyEvents;
    private final List<DemoCarts.Activity> activities = new ArrayList<>();
    private long stretchEvents;

    DemoMarket(long seed, long purchases, int days, Instant end, Instant playFrom) {
        this.settings = MarketSettings.ofSize(seed, purchases, days, end);
        this.market = Market.of(settings);
        this.playFrom = playFrom;
    }

    /** Writes history where the service will find it, and the stretch that is played. */
    void write(Path folder, Path inbox, Terminal terminal) throws IOException {
        terminal.step("1. A synthetic market: %,d purchases in the days up to %s; nobody in it is real."
                .formatted(settings.purchases(), settings.end()));
        Files.createDirectories(inbox);
        stretch = folder.resolve("stretch.ndjson.gz");
        try (Writer history = gzip(inbox.resolve("market.ndjson.gz"));
                Writer live = gzip(stretch)) {
            Iterator<ObjectNode> events = market.events();
            while (events.hasNext()) {
                ObjectNode event = events.next();
                boolean past = knownAt(event).isBefore(playFrom);
                write(event, past ? history : live);
                historyEvents += past ? 1 : 0;
                DemoCarts.Activity.in(event, playFrom).ifPresent(activities::add);
                stretchEvents += past ? 0 : 1;
                if ((historyEvents + stretchEvents) % 5_000 == 0) {
                    terminal.at("events written", historyEvents + stretchEvents, -1);
                }
            }
        }
        terminal.at("events written", historyEvents + stretchEvents, historyEvents + stretchEvents);
    }

    /** Trains the model on what was known before the stretch. */
    void train(Path out, Terminal terminal) throws IOException {
        terminal.step("2. The risk model, trained on what was known before %s.".formatted(playFrom));
        Files.createDirectories(out.toAbsolutePath().getParent());
        String data = "synthetic market, seed %d, %d purchases".formatted(settings.seed(), settings.purchases());
        TrainingPlan plan = new TrainingPlan(
                        TrainSettings.of(data, true).withSeed(settings.seed()), MappingFile.load("trendguard"))
                .reporting(Effort.brief(settings.seed()));
        TrainingHistory history = new TrainingHistory.OfEvents(RegretPoint.NAME, () -> history(terminal));
        TrainingResult result = new TrainingPipeline(plan, Clock.systemUTC(), new TrainingProgress(terminal))
                .run(history, history.rows(), out);
        System.err.printf(
                "%s%n%s%n  Report: %s%n",
                TrainingProgress.words(result.model(), plan.terms()),
                TrainingProgress.words(result.readiness()),
                out.resolve(ModelFolder.REPORT_PAGE));
    }

    private Iterator<Event> history(Terminal terminal) {
        EventReader reader = new EventReader();
        HashedPeople people = new HashedPeople(TENANT);
        KnownAt then = new KnownAt.Backfill(settings.end());
        long[] read = {0};
        Stream<Event> events = market.stream()
                .takeWhile(event -> knownAt(event).isBefore(playFrom))
                .map(event -> {
                    terminal.at("events replayed", ++read[0], historyEvents);
                    return reader.read(TENANT, event, then, people);
                });
        return events.iterator();
    }

    static void write(ObjectNode event, Writer to) throws IOException {
        to.write(Json.mapper().writeValueAsString(event));
        to.write('\n');
    }

    static Instant knownAt(ObjectNode event) {
        return Instant.parse(event.path("knownat").textValue());
    }

    static Writer gzip(Path file) throws IOException {
        return new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), StandardCharsets.UTF_8));
    }

    /** What its customers do about a treatment. */
    Reactions reactions() {
        return market.reactions();
    }

    /** What happened to carts from the day before the play on. */
    List<DemoCarts.Activity> activities() {
        return List.copyOf(activities);
    }

    /** The file that is played. */
    Path stretch() {
        return stretch;
    }

    long historyEvents() {
        return historyEvents;
    }

    long stretchEvents() {
        return stretchEvents;
    }
}
