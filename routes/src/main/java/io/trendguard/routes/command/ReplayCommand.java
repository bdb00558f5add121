package io.trendguard.routes.command;

import io.trendguard.event.Tenant;
import io.trendguard.log.AuditLog;
import io.trendguard.model.serve.RiskModels;
import io.trendguard.model.serve.ServedModel;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.simulation.crash.KillSettings;
import io.trendguard.simulation.replay.Replay;
import io.trendguard.simulation.replay.ReplayReport;
import io.trendguard.simulation.replay.ReplaySources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Decides again whatever a service decided, from the log, the rulebooks and the models that its data folder keeps. */
@Command(
        name = "replay",
        description =
                "Decides every recorded decision of a stopped service again and compares the bytes. Exit code 0 only if all are equal.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
    @Mixin
    private DataFolder data = new DataFolder();

    @Option(names = "--threads", defaultValue = "2", description = "how many decide (default: ${DEFAULT-VALUE})")
    private int threads;

    @Override
    public Integer call() throws Exception {
        List<Rulebook> rulebooks = kept("rulebooks", Rulebook::load);
        List<ServedModel> models = kept("registry", RiskModels::load);
        Replay replay = new Replay(new ReplaySources(rulebooks, models));
        Path logFolder = data.log();
        boolean equal = true;
        boolean any = false;
        try (AuditLog log = KillSettings.segments(logFolder)) {
            for (Tenant tenant : log.tenants()) {
                ReplayReport report = replay.run(log, tenant, threads, new Terminal(Clock.systemUTC()));
                System.out.println(report.words());
                equal &= report.allEqual();
                any |= report.decisions() > 0;
            }
        }
        if (!any) {
            System.out.printf("There was nothing to replay: the log in (%s) holds no decision.%n", logFolder);
        }
        return equal ? 0 : 1;
    }

    private <T> List<T> kept(String name, Function<Path, T> load) throws IOException {
        Path folder = data.path().resolve(name);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(folder)) {
            return versions.filter(Files::isDirectory).sorted().map(load).toList();
        }
    }
}
