package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.Quarkus;
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
    private final String key;
    private final DemoMarket market;
    private final Terminal terminal;
    private final boolean exit;
    private volatile boolean succeeded;
    private volatile boolean failed;

    DemoShow(URI address, String key, DemoMarket market, Terminal terminal, boolean exit) {
        this.address = address;
        this.key = key;
        this.market = market;
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
        ShopClient client = new ShopClient(address, key, PATIENCE);
        terminal.step("3. The service is up and takes in the history from its inbox folder.");
        waitFor(
                client,
                "events of the history",
                market.historyEvents(),
                overview -> overview.path("events").path("accepted").asLong());
        terminal.step("4. The stretch is played over HTTP: carts at checkout one by one, the rest in batches.");
        PlayReport report;
        try (Stream<ObjectNode> events = EventFile.read(market.stretch())) {
            report = Player.play(events.iterator(), PlaySettings.to(address, key), terminal);
        }
        System.err.println("  " + report.words().replace("\n", "\n  "));
        terminal.step("5. Messages go out to the mail catcher.");
        settle(client);
        terminal.step("6. Customers answer what reached them.");
        DemoCustomers customers = new DemoCustomers(market.reactions(), DemoMarket.TENANT, client);
        System.err.println("  " + customers.answer(market.stretch(), Instant.now(), terminal));
        settle(client);
        JsonNode overview = client.get("/v1/overview");
        System.out.println(DemoSummary.of(overview, VerifiedHead.words(client), address, key));
        refuseIfNothingWasDecided(overview.path("decisions"));
    }

    private static void refuseIfNothingWasDecided(JsonNode decisions) throws IOException {
        long total = decisions.path("total").asLong();
        if (decisions.path("undetermined").asLong() == total) {
            throw new IOException(
                    "None of the (%d) decisions could be made. The pages of the decisions and the lines above name the cause."
                            .formatted(total));
        }
    }

    private interface Count {
        long in(JsonNode overview);
    }

    private void waitFor(ShopClient client, String what, long total, Count count)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (long done = -1; done < total; ) {
            done = Math.min(total, count.in(client.get("/v1/overview")));
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
