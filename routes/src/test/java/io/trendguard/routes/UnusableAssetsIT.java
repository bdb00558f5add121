package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.trendguard.routes.Client.Answer;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.simulation.crash.ServiceProcess;
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
    void withoutAWholeRulebookNothingIsDoneAndTheCauseIsSaid() throws Exception {
        Path rulebook = folder.resolve("rulebook-without-policy");
        RulebookFiles.shipped("regret").write(rulebook);
        Files.delete(rulebook.resolve("policy.dmn"));
        ServiceProcess service =
                services.on(folder.resolve("no-rulebook"), Map.of("trendguard.rulebook", rulebook.toString()));
        JsonNode decision = decisionAboutARiskyPurchase(Services.started(service));

        assertThat(decision.path("outcome").asText()).isEqualTo("UNDETERMINED");
        assertThat(decision.path("cause").asText()).contains("No rulebook is published", "policy.dmn", "missing");
        assertThat(Files.readString(service.output())).contains("policy.dmn");
    }

    @Test
    void aRulebookThatWouldEndTheServiceIsNotUsed() throws Exception {
        Path rulebook = folder.resolve("rulebook-that-exits");
        RulebookFiles.shipped("regret").write(rulebook);
        Path rules = rulebook.resolve("arbitration.drl");
        Files.writeString(rules, Files.readString(rules).replaceFirst("insert\\(new Objection", "System.exit(3); $0"));
        ServiceProcess service =
                services.on(folder.resolve("exit"), Map.of("trendguard.rulebook", rulebook.toString()));
        JsonNode decision = decisionAboutARiskyPurchase(Services.started(service));

        assertThat(decision.path("outcome").asText()).isEqualTo("UNDETERMINED");
        assertThat(Files.readString(service.output())).contains("arbitration.drl", "The consequence must be");
    }

    @Test
    void aModelFolderWithOneByteChangedIsNotUsed() throws Exception {
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
        ServiceProcess service =
                services.on(folder.resolve("changed-model"), Map.of("trendguard.model", changed.toString()));
        JsonNode decision = decisionAboutARiskyPurchase(Services.started(service));

        assertThat(decision.path("outcome").asText()).isEqualTo("UNDETERMINED");
        assertThat(decision.toString()).contains("No model is loaded");
        assertThat(Files.readString(service.output())).contains("model-changed");
    }

    private static JsonNode decisionAboutARiskyPurchase(Client client) {
        Answer answer = client.post("/v1/events", Shop.purchase("risky", "rita", Shop.HYPE, Instant.now()));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return client.decisionOf(answer).path("decision");
    }
}
