package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.routes.Client.Answer;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.simulation.crash.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The running service with a rulebook or a model that cannot be used. */
class UnusableAssetsIT {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder = Path.of("");

    @RegisterExtension
    final Services services = new Services();

    @Test
    void aRulebookThatLacksATableKeepsTheServiceFromStarting() throws Exception {
        Path rulebook = shipped("without-policy");
        Files.delete(rulebook.resolve("policy.dmn"));
        EndedStart ended = start(Map.of("trendguard.rulebook", rulebook.toString()));
        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.output())
                .contains(
                        "The service cannot start: The rulebook (%s) is refused:".formatted(rulebook),
                        "policy.dmn: The tables are missing.",
                        "Mend it, or name another one.");
    }

    @Test
    void aRulebookThatWouldEndTheServiceIsNotUsedWhateverTheSettingsSay() throws Exception {
        Path rulebook = shipped("that-exits");
        Path rules = rulebook.resolve("arbitration.drl");
        Files.writeString(rules, Files.readString(rules).replaceFirst("insert\\(new Objection", "System.exit(3); $0"));
        EndedStart ended =
                start(Map.of("trendguard.rulebook", rulebook.toString(), "trendguard.use-refused-assets", "true"));
        assertThat(ended.exitCode()).isNotIn(0, 3);
        assertThat(ended.output()).contains("arbitration.drl", "The consequence must be");
    }

    @Test
    void aRulebookWhoseCaseFailsIsUsedOnlyIfTheSettingsSaySoAndTheLogTells() throws Exception {
        Path rulebook = shipped("with-another-threshold");
        Path manifest = rulebook.resolve("rulebook.yaml");
        Files.writeString(
                manifest,
                Files.readString(manifest)
                        .replaceFirst("new_buyer_risk: +\\{value: 0.75", "new_buyer_risk: {value: 0.9"));
        EndedStart ended = start(Map.of("trendguard.rulebook", rulebook.toString()));
        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.output()).contains("fails:", "trendguard.use-refused-assets=true");

        ServiceProcess service =
                services.on(folder.resolve("overridden"), Map.of("trendguard.rulebook", rulebook.toString()));
        Client client = Services.started(service);
        JsonNode decision = decisionAboutARiskyPurchase(client);
        assertThat(decision.path("outcome").asText()).isNotEqualTo("UNDETERMINED");
        assertThat(client.get("/q/health/ready").text())
                .contains("The rulebook (regret) is in use since this entry, although it is refused:", "fails:");
    }

    @Test
    void aModelThatNobodyCheckedIsUsedOnlyIfTheSettingsSaySo() throws Exception {
        EndedStart ended = start(Map.of("trendguard.model", Services.model().toString()));
        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.output())
                .contains(
                        "The service cannot start: The model (%s) is refused:".formatted(Services.model()),
                        "nobody checked it",
                        "trendguard.use-refused-assets=true");
    }

    @Test
    void aModelFolderWithOneByteChangedIsNeverUsed() throws Exception {
        Path changed = Files.createDirectories(folder.resolve("model-changed"));
        try (Stream<Path> files = Files.list(Services.model())) {
            for (Path file : files.toList()) {
                Files.copy(file, changed.resolve(file.getFileName()));
            }
        }
        Path trees = changed.resolve("trees.json");
        byte[] bytes = Files.readAllBytes(trees);
        bytes[bytes.length / 2] ^= 1;
        Files.write(trees, bytes);
        EndedStart ended =
                start(Map.of("trendguard.model", changed.toString(), "trendguard.use-refused-assets", "true"));
        assertThat(ended.exitCode()).isNotZero();
        assertThat(ended.output())
                .contains("The service cannot start: The model (%s) cannot be used:".formatted(changed));
    }

    private Path shipped(String name) throws IOException {
        Path rulebook = folder.resolve(name);
        RulebookFiles.shipped("regret").write(rulebook);
        return rulebook;
    }

    private EndedStart start(Map<String, String> settings) throws IOException, InterruptedException {
        return EndedStart.on(folder.resolve("refused"), settings);
    }

    private static JsonNode decisionAboutARiskyPurchase(Client client) {
        Answer answer = client.post("/v1/events", Shop.purchase("risky", "rita", Shop.HYPE, Instant.now()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return client.decisionOf(answer).path("decision");
    }
}
