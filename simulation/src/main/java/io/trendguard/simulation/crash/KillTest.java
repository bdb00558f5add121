package io.trendguard.simulation.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.EventKey;
import io.trendguard.log.AuditLog;
import io.trendguard.simulation.Progress;
import io.trendguard.simulation.play.PlayReport;
import io.trendguard.simulation.play.PlaySettings;
import io.trendguard.simulation.play.Player;
import io.trendguard.simulation.play.ShopClient;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Plays events to a service that is killed again and again, then to one that is left alone, and compares what the log, the
 * mail server and the histories say.
 */
public final class KillTest {
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int QUIET_LOOKS = 6;

    private final KillSettings settings;
    private final Progress progress;

    private KillTest(KillSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Runs the test; see {@link KillReport#passed()}. */
    public static KillReport run(KillSettings settings, Progress progress) throws IOException, InterruptedException {
        return new KillTest(settings, progress).run();
    }

    private KillReport run() throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (CountingMailServer moody = CountingMailServer.moody(settings.seed());
                CountingMailServer calm = CountingMailServer.calm()) {
            ServiceProcess service = service("killed", moody.port());
            Killer killer = new Killer(service, moody, settings);
            Run killed = play(service, killer);
            Run undisturbed = play(service("undisturbed", calm.port()), null);
            return judge(killed, undisturbed, moody.taken(), Duration.ofNanos(System.nanoTime() - begin));
        }
    }

    private ServiceProcess service(String run, int mailPort) throws IOException {
        Map<String, String> properties = new HashMap<>(settings.properties());
        properties.put("trendguard.smtp.host", "127.0.0.1");
        properties.put("trendguard.smtp.port", Integer.toString(mailPort));
        return new ServiceProcess(
                settings.command(),
                settings.jar(),
                properties,
                settings.folder().resolve(run),
                settings.patience());
    }

    /** What one run left behind. */
    private record Run(
            PlayReport play, Map<String, Integer> kills, Set<String> listedDoubts, String digest, LogFindings log) {}

    private Run play(ServiceProcess service, @org.jspecify.annotations.Nullable Killer killer)
            throws IOException, InterruptedException {
        String key = service.createKey(settings.tenant());
        service.start();
        try (Stream<ObjectNode> events = settings.events().get()) {
            PlaySettings how = PlaySettings.to(service.address(), key)
                    .withInFlight(settings.inFlight())
                    .withPatience(settings.patience());
            PlayReport report;
            Map<String, Integer> kills = Map.of();
            if (killer == null) {
                report = Player.play(events.iterator(), how, progress);
            } else {
                Thread thread = new Thread(killer, "killer");
                thread.setDaemon(true);
                thread.start();
                Iterator<ObjectNode> watched = killer.watching(events.iterator());
                report = Player.play(watched, how, progress);
                kills = killer.finish(thread);
            }
            ShopClient client = new ShopClient(service.address(), key, settings.patience());
            settle(client);
            Set<String> doubts = new TreeSet<>();
            client.get("/v1/outbox/in-doubt")
                    .forEach(doubt -> doubts.add(doubt.path("treatment_id").asText()));
            String digest =
                    client.get("/v1/admin/history-digest").path("digest").asText();
            service.stop();
            try (AuditLog log = settings.openLog().apply(service.data().resolve("log"))) {
                return new Run(report, kills, doubts, digest, LogFindings.of(log, settings.tenant()));
            }
        } finally {
            service.kill();
        }
    }

    /** Waits until messages have not moved for a while. */
    private void settle(ShopClient client) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + settings.patience().toNanos();
        JsonNode before = client.get("/v1/overview").path("messages");
        for (int quiet = 0; quiet < QUIET_LOOKS; ) {
            if (System.nanoTime() > deadline) {
                throw new IOException("Messages did not settle within %s.".formatted(settings.patience()));
            }
            Thread.sleep(LOOK.toMillis());
            JsonNode now = client.get("/v1/overview").path("messages");
            quiet = now.equals(before) ? quiet + 1 : 0;
            before = now;
        }
    }

    private KillReport judge(Run killed, Run undisturbed, Map<String, Integer> taken, Duration took) {
        Map<String, Integer> byTreatment = new HashMap<>();
        taken.forEach((id, count) ->
                byTreatment.merge(id.substring(0, Math.max(0, id.indexOf('@'))), count, Integer::sum));
        List<String> problems = new ArrayList<>();
        Set<String> handedOver = killed.log().handedOver();
        Set<String> twice = new TreeSet<>();
        byTreatment.forEach((id, count) -> {
            if (count > 1) {
                twice.add(id);
            }
        });
        Set<String> unlisted = new TreeSet<>(byTreatment.keySet());
        unlisted.removeAll(handedOver);
        unlisted.removeAll(killed.listedDoubts());
        Set<String> hidden = new TreeSet<>(killed.log().inDoubt());
        hidden.removeAll(killed.listedDoubts());
        unlisted.addAll(hidden);
        Set<String> invented = new TreeSet<>(handedOver);
        invented.removeAll(byTreatment.keySet());
        first(problems, "taken twice", twice);
        first(problems, "taken and neither handed over nor listed", unlisted);
        first(problems, "handed over, says the log, and never taken", invented);
        problems.addAll(killed.play().refusals());
        return new KillReport(
                settings.eventCount(),
                killed.kills(),
                killed.play().retries(),
                killed.log().lost(names()),
                killed.log().twice(),
                killed.log().decisions(),
                byTreatment.size(),
                twice.size(),
                handedOver.size(),
                killed.listedDoubts().size(),
                unlisted.size(),
                invented.size(),
                killed.digest().equals(undisturbed.digest()) && !killed.digest().isEmpty(),
                took,
                problems);
    }

    private List<EventKey> names() {
        try (Stream<ObjectNode> events = settings.events().get()) {
            return events.map(event -> EventKey.of(
                            settings.tenant(),
                            event.path("source").asText(),
                            event.path("id").asText()))
                    .toList();
        }
    }

    private static void first(List<String> problems, String what, Set<String> ids) {
        if (!ids.isEmpty()) {
            problems.add(what + ": " + ids.stream().limit(5).toList());
        }
    }
}
