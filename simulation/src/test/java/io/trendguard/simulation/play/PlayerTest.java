package io.trendguard.simulation.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.simulation.Progress;
import io.trendguard.simulation.market.Generator;
import io.trendguard.simulation.market.Market;
import io.trendguard.simulation.market.MarketSettings;
import io.trendguard.simulation.play.FakeService.Unwell;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlayerTest {
    private static final MarketSettings MARKET =
            MarketSettings.ofSize(5, 200, 20, Instant.parse("2026-11-01T00:00:00Z"));

    private final FakeService service;
    private final PlaySettings settings;

    PlayerTest() throws IOException {
        service = new FakeService();
        settings = PlaySettings.to(service.address(), FakeService.KEY).withPatience(Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        service.close();
    }

    private static Iterator<ObjectNode> events(int count) {
        return Market.of(MARKET).stream().skip(2_000).limit(count).iterator();
    }

    @Test
    void everyEventIsAnsweredForOnce() throws Exception {
        PlayReport report = play(settings, 1_500);

        assertThat(report.sent()).isEqualTo(1_500);
        assertThat(report.accepted()).isEqualTo(1_500);
        assertThat(report.checkout().count()).isPositive();
        assertThat(report.complete()).isTrue();
        assertThat(service.ids()).hasSize(1_500);
    }

    @Test
    void withOneCallAtATimeTheServiceSeesTheEventsInTheirOrder() throws Exception {
        play(settings.withInFlight(1), 800);

        assertThat(service.ids())
                .containsExactlyElementsOf(Market.of(MARKET).stream()
                        .skip(2_000)
                        .limit(800)
                        .map(event -> event.path("id").textValue())
                        .toList());
    }

    @Test
    void aBusyServiceIsAskedAgainUntilItHasEverything() throws Exception {
        service.unwell(6, Unwell.BUSY);
        PlayReport report = play(settings, 600);

        assertThat(report.accepted()).isEqualTo(600);
        assertThat(report.retries()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void aLostAnswerIsAskedForAgainAndNothingIsAcceptedTwice() throws Exception {
        service.unwell(1, Unwell.HANGS_UP);
        PlayReport report = play(settings.withInFlight(1), 300);

        assertThat(report.accepted() + report.repeated()).isEqualTo(300);
        assertThat(report.repeated()).isPositive();
        assertThat(service.ids()).hasSize(300);
    }

    @Test
    void playingAgainRepeatsEverythingAndChangesNothing() throws Exception {
        play(settings, 400);
        PlayReport again = play(settings, 400);

        assertThat(again.repeated()).isEqualTo(400);
        assertThat(again.accepted()).isZero();
    }

    @Test
    void anIdThatStandsForOtherContentIsReportedInTheServicesWords() throws Exception {
        play(settings, 50);
        List<ObjectNode> changed =
                Market.of(MARKET).stream().skip(2_000).limit(50).toList();
        changed.forEach(event -> event.put("time", "2026-10-01T00:00:00Z"));
        PlayReport report = Player.play(changed.iterator(), settings, Progress.SILENT);

        assertThat(report.conflicts()).isEqualTo(50);
        assertThat(report.complete()).isFalse();
        assertThat(report.refusals()).hasSize(10).first().asString().contains("the id is taken");
    }

    @Test
    void aRateIsKept() throws Exception {
        PlayReport report = play(settings.atRate(1_000), 500);

        assertThat(report.took()).isBetween(Duration.ofMillis(490), Duration.ofSeconds(5));
    }

    @Test
    void aCheckoutThatWaitsBehindASlowOneCountsItsWaiting() throws Exception {
        service.slow(30);
        List<ObjectNode> checkouts = Market.of(MARKET).stream()
                .filter(event -> event.path("data").path("stage").asText().equals("checkout"))
                .limit(20)
                .toList();
        PlayReport report =
                Player.play(checkouts.iterator(), settings.atRate(1_000).withInFlight(1), Progress.SILENT);

        assertThat(report.checkout().max()).isGreaterThan(400_000); // the last one waited for nineteen others
    }

    @Test
    void aServiceThatStaysAwayEndsThePlayWithARemedy() {
        PlaySettings nowhere = PlaySettings.to(URI.create("http://127.0.0.1:1"), FakeService.KEY)
                .withPatience(Duration.ofMillis(300));

        assertThatThrownBy(() -> play(nowhere, 10))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("send the same again");
    }

    @Test
    void aWrongKeyEndsThePlayAndIsNotPrinted() {
        PlaySettings wrong = PlaySettings.to(service.address(), "tg_secret");

        assertThatThrownBy(() -> play(wrong, 10))
                .hasMessageContaining("401")
                .message()
                .doesNotContain("tg_secret");
        assertThat(wrong.toString()).doesNotContain("tg_secret");
    }

    @Test
    void aGeneratedFolderIsPlayedWhole(@TempDir Path folder) throws Exception {
        Generator.Written written = Generator.write(MARKET, folder.resolve("market"), Progress.SILENT);
        try (var events = EventFile.read(folder.resolve("market"))) {
            PlayReport report = Player.play(events.iterator(), settings, Progress.SILENT);
            assertThat(report.accepted()).isEqualTo(written.events());
        }
    }

    @Test
    void aBrokenLineIsNamed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("events.ndjson");
        Files.writeString(file, "{\"id\":\"1\"}\n[]\n");
        try (var events = EventFile.read(file)) {
            assertThatThrownBy(events::toList).hasMessageContaining("Line 2").hasMessageContaining("events.ndjson");
        }
    }

    @Test
    void aFolderWithoutEventsIsRefused(@TempDir Path folder) {
        assertThatThrownBy(() -> EventFile.read(folder)).hasMessageContaining("holds no events");
    }

    private static PlayReport play(PlaySettings settings, int count) throws IOException, InterruptedException {
        return Player.play(events(count), settings, Progress.SILENT);
    }
}
