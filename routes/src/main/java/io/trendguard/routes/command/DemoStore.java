package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.HashedPeople;
import io.trendguard.event.Tenant;
import io.trendguard.model.evaluate.PrecisionReport;
import io.trendguard.model.mapping.MappedFiles;
import io.trendguard.model.mapping.MappingFile;
import io.trendguard.model.mapping.Rejected;
import io.trendguard.model.pipeline.TrainingHistory;
import io.trendguard.model.pipeline.TrainingPipeline;
import io.trendguard.model.pipeline.TrainingPlan;
import io.trendguard.model.pipeline.TrainingResult;
import io.trendguard.model.train.TrainSettings;
import io.trendguard.point.cart.CartPoint;
import io.trendguard.simulation.carts.CartGenerator;
import io.trendguard.simulation.carts.CartMarketSettings;
import io.trendguard.simulation.play.EventFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The second shop of the demo, a tenant of its own: what happened to its carts before a moment trains the cart model, what
 * comes after is played.
 */
final class DemoStore {
    static final Tenant TENANT = new Tenant(CartMarketSettings.retailer(1));

    /** So long before the play its carts begin. */
    private static final Duration HISTORY = Duration.ofDays(80);

    private final CartMarketSettings settings;
    private final Instant playFrom;
    private Path history = Path.of("");
    private Path stretch = Path.of("");
    private long historyEvents;
    private final List<DemoCarts.Activity> activities = new ArrayList<>();

    DemoStore(long seed, int carts, Instant end, Instant playFrom) {
        Duration watched = Duration.between(playFrom, end).plus(HISTORY);
        this.settings = new CartMarketSettings(seed, 1, carts, (int) watched.toDays(), end);
        this.playFrom = playFrom;
    }

    /** Writes history where the service will find it, and the stretch that is played. */
    void write(Path folder, Path inbox, Terminal terminal) throws IOException {
        terminal.step("3. A second synthetic shop, the tenant %s: %,d carts in the %d days up to %s."
                .formatted(TENANT.id(), settings.cartsPerRetailer(), settings.days(), settings.end()));
        Path market = folder.resolve("carts");
        CartGenerator.write(settings, market, terminal);
        Files.createDirectories(inbox);
        history = inbox.resolve("carts.ndjson.gz");
        stretch = folder.resolve("carts-stretch.ndjson.gz");
        try (Stream<ObjectNode> events =
                        EventFile.read(market.resolve(TENANT.id()).resolve(CartGenerator.EVENTS));
                Writer past = DemoMarket.gzip(history);
                Writer live = DemoMarket.gzip(stretch)) {
            for (Iterator<ObjectNode> each = events.iterator(); each.hasNext(); ) {
                ObjectNode event = each.next();
                boolean isPast = DemoMarket.knownAt(event).isBefore(playFrom);
                DemoMarket.write(event, isPast ? past : live);
                historyEvents += isPast ? 1 : 0;
                DemoCarts.Activity.in(event, playFrom).ifPresent(activities::add);
            }
        }
    }

    /** Trains the cart model on what was known before the stretch, and says how well it ranks carts. */
    PrecisionReport train(Path out, Terminal terminal) throws IOException {
        terminal.step("4. The cart model, trained on what was known before %s.".formatted(playFrom));
        String data = "synthetic carts of %s, seed %d".formatted(TENANT.id(), settings.seed());
        TrainingPlan plan = new TrainingPlan(
                TrainSettings.of(data, true).withSeed(settings.seed()).at(CartPoint.NAME), MappingFile.load("carts"));
        TrainingHistory past = new TrainingHistory.OfFiles(files(plan), files(plan), List.of(history));
        TrainingResult result = new TrainingPipeline(plan, Clock.systemUTC(), new TrainingProgress(terminal))
                .run(past, past.rows(), out);
        System.err.printf(
                "%s%n%s%n",
                TrainingProgress.words(result.model(), plan.terms()), TrainingProgress.words(result.readiness()));
        return result.precision().orElseThrow();
    }

    private MappedFiles files(TrainingPlan plan) {
        return new MappedFiles(
                plan.mapping(), TENANT, new HashedPeople(TENANT), settings.end(), DemoStore::mustBeReadable);
    }

    private static void mustBeReadable(Rejected rejected) {
        throw new IllegalStateException("The demo wrote what it cannot read: " + rejected);
    }

    /** Whether something happened here and not in the other shop. */
    boolean tells(ObjectNode event) {
        return event.path("source").asText().equals(settings.source(1));
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
}
