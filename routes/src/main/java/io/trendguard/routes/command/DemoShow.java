package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.Quarkus;
import io.trendguard.model.evaluate.PrecisionReport;
import io.trendguard.simulation.play.EventFile;
import io.trendguard.simulation.play.PlayReport;
import io.trendguard.simulation.play.PlaySettings;
import io.trendguard.simulation.play.Player;
import io.trendguard.simulation.play.ShopClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** What the demo does once the service runs: wait for the history, play the stretch, wait for the messages, sum up. */
final class DemoShow implements Runnable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long POLL_MILLIS = 500;

    private final URI address;
    private final DemoKeys keys;
    private final DemoMarket market;
    private final DemoStore store;
    private final PrecisionReport precision;
    private final Terminal terminal;
    private final boolean exit;
    private volatile boolean succeeded;
    private volatile boolean failed;

    DemoShow(
            URI address,
            DemoKeys keys,
            DemoMarket market,
            DemoStore store,
            PrecisionReport precision,
            Terminal terminal,
            boolean exit) {
        this.address = address;
        this.keys = keys;
        this.market = market;
        this.store = store;
        this.precision = precision;
        this.terminal = terminal;
        this.exit = exit;
    }

    /** Whether everything was shown. */
    boolean succeeded() {
        return succeeded;
    }

    /** Whether it stopped with an error; a demo that a person ends early has not failed. */
    boolean failed() {
        return failed;
    }

    @Override
    public void run() {
        try {
            show();
            succeeded = true;
        } catch (IOException | RuntimeException e) {
            failed = true;
            System.err.println("The demo stopped: " + TrendGuard.inWords(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (exit || failed) {
            Quarkus.asyncExit(failed ? 1 : 0);
        }
    }

    private void show() throws IOException, InterruptedException {
        ShopClient client = new ShopClient(address, keys.market(), PATIENCE);
        ShopClient storeClient = new ShopClient(address, keys.store(), PATIENCE);
        terminal.step("5. The service is up and takes in the history from its inbox folder.");
        waitForHistory(client, "events of the history", market.historyEvents());
        waitForHistory(storeClient, "events of the history of " + DemoStore.TENANT.id(), store.historyEvents());
        terminal.step(
                "6. The stretch of both shops is played over HTTP: carts at checkout one by one, the rest in batches.");
        PlayReport report = play();
        System.err.println("  " + report.words().replace("\n", "\n  "));
        terminal.step("7. Messages go out to the mail catcher.");
        settle(client);
        settle(storeClient);
        terminal.step("8. Customers answer what reached them.");
        DemoCustomers customers = new DemoCustomers(market.reactions(), DemoMarket.TENANT, client);
        System.err.println("  " + customers.answer(market.stretch(), Instant.now(), terminal));
        settle(client);
        terminal.step("9. What was decided about carts is read, and a shop asks about some itself.");
        DemoCarts carts = new DemoCarts(DemoStore.TENANT, storeClient);
        DemoCarts.Figures ownCarts = new DemoCarts(DemoMarket.TENANT, client).after(market.activities(), terminal);
        DemoCarts.Figures figures = carts.after(store.activities(), terminal);
        JsonNode overview = client.get("/v1/overview");
        JsonNode storeOverview = storeClient.get("/v1/overview");
        String summary = DemoSummary.of(overview, ownCarts, VerifiedHead.words(client))
                + DemoSummary.ofCarts(
                        storeOverview, figures, precision, carts.predictions(), VerifiedHead.words(storeClient));
        System.out.println(summary + DemoSummary.pages(address, keys));
        refuseIfNothingWasDecided(overview.path("decisions"));
        refuseIfNothingWasDecided(storeOverview.path("decisions"));
    }

    private PlayReport play() throws IOException, InterruptedException {
        try (Stream<ObjectNode> ofMarket = EventFile.read(market.stretch());
                Stream<ObjectNode> ofStore = EventFile.read(store.stretch())) {
            return Player.play(
                    new PlayedTogether(ofMarket.iterator(), ofStore.iterator()),
                    event -> store.tells(event) ? keys.store() : keys.market(),
                    PlaySettings.to(address, keys.market()),
                    terminal);
        }
    }

    private static void refuseIfNothingWasDecided(JsonNode decisions) throws IOException {
        long total = decisions.path("total").asLong();
        if (decisions.path("undetermined").asLong() == total) {
            throw new IOException(
                    "None of the (%d) decisions could be made. The pages of the decisions and the lines above name the cause."
                            .formatted(total));
        }
    }

    private void waitForHistory(ShopClient client, String what, long total) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (long done = -1; done < total; ) {
            done = Math.min(
                    total, client.get("/v1/overview").at("/events/accepted").asLong());
            terminal.at(what, done, total);
            if (System.nanoTime() > end) {
                throw new IOException("Only (%d) of (%d) %s were there in time.".formatted(done, total, what));
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** Waits until no message has moved for a while; those that are due later stay waiting. */
    private void settle(ShopClient client) throws IOException, InterruptedException {
        String before = "";
        for (int quiet = 0; quiet < 4; ) {
            Thread.sleep(POLL_MILLIS);
            String now = client.get("/v1/overview").path("messages").toString();
            quiet = now.equals(before) ? quiet + 1 : 0;
            before = now;
        }
    }
}
