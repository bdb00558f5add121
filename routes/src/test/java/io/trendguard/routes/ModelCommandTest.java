package io.trendguard.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.trendguard.model.card.ModelComparison;
import io.trendguard.model.feature.FeatureDefinition;
import io.trendguard.model.point.regret.RegretFeatures;
import io.trendguard.model.serve.ModelFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands about models, against the running service. */
@QuarkusTest
@QuarkusTestResource(TestService.class)
class ModelCommandTest {
    private static Typed run(String key, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(
                List.of("--to", Client.address(), "--key", TestService.running().key(key)));
        return Typed.of(all);
    }

    @Test
    void aModelIsBroughtShadowedPublishedByAnotherAndRolledBack() {
        Path folder = TestService.running().data().resolve("models/test");
        Typed brought = run("commander", "model", "publish", folder.toString(), "--reason", "first");
        assertThat(brought.code()).as(brought.err()).isZero();
        assertThat(brought.out()).contains("draft since", "shadow since", "AUC 0.");
        Matcher found = Pattern.compile("(\\w+ \\w+) +([0-9a-f]{64})").matcher(brought.out());
        assertThat(found.find()).as(brought.out()).isTrue();
        String name = found.group(1);
        String version = found.group(2);

        Typed own = run("commander", "model", "publish", version, "--state", "live", "--reason", "me", "--force");
        assertThat(own.code()).isEqualTo(1);
        assertThat(own.err()).contains("The service answered 422", "somebody else has to put it into use");
        Typed unknown = run("commander", "model", "publish", "Nobodys Heron", "--state", "live", "--reason", "me");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("Nobodys Heron").doesNotContain("Illegal");
        Typed unforced = run("second", "model", "publish", name, "--state", "live", "--reason", "good");
        assertThat(unforced.err()).contains("no readiness.json", "force it with a reason");
        Typed canary = run(
                "second",
                "model",
                "publish",
                version,
                "--state",
                "canary",
                "--share",
                "0.01",
                "--reason",
                "good",
                "--force");
        assertThat(canary.out()).contains("canary for 0.01 of the customers", "by second");
        assertThat(run("commander", "model", "list").out()).contains(version, "canary for 0.01");

        Typed nothing = run("second", "model", "rollback", "--reason", "no");
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.err()).contains("nothing to go back to");
    }

    @Test
    void aLogisticRegressionFromOutsideIsImportedAndShadowsTheLiveModel() throws Exception {
        Path temp = Files.createDirectories(TestService.running().data().resolve("outside"));
        String feature = RegretFeatures.SCHEMA.definitions().stream()
                .filter(definition -> definition.kind() == FeatureDefinition.Kind.NUMERIC)
                .findFirst()
                .orElseThrow()
                .name();
        Path file = Files.writeString(
                temp.resolve("coefficients.yaml"),
                "says: by hand\nintercept: -1.0\nfeatures:\n  - {feature: %s, coefficient: 0.5, mean: 0.2}\n"
                        .formatted(feature));
        Path out = temp.resolve("logistic");

        Typed imported = Typed.of(List.of("model", "import", "--file", file.toString(), "--out", out.toString()));
        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(imported.out()).startsWith("logistic model").contains("calibration: none");
        Typed shadowed = run("commander", "model", "publish", out.toString(), "--reason", "simple and clear");
        assertThat(shadowed.code()).as(shadowed.err()).isZero();
        assertThat(shadowed.out()).contains("shadow since");
    }

    @Test
    void aModelIsRetrainedInOneCommandAndComparedWithTheLiveOne() throws Exception {
        Instant end = TestService.running().pastEnd();
        List<ObjectNode> past = Shop.past(end, 1_800);
        String monthsAgo = end.minus(Duration.ofDays(90)).toString();
        Path history = history("past", past);
        Path earlier = history(
                "earlier",
                past.stream()
                        .filter(event -> event.path("knownat").textValue().compareTo(monthsAgo) < 0)
                        .toList());
        Path live = trained("train", earlier, "live", List.of());
        Path out = trained("retrain", history, "retrained", List.of("--live", live.toString()));
        ModelComparison comparison = ModelFolder.read(out).json(ModelFolder.COMPARISON, ModelComparison.class);
        assertThat(comparison.live()).isEqualTo(ModelFolder.read(live).version());
        assertThat(comparison.rows()).isGreaterThan(100);
        assertThat(comparison.words()).hasSize(4).element(1).asString().startsWith("AUC ");

        Path other = trained("train", earlier, "other", List.of("--seed", "8"));
        Typed compared = compare(live, other, history);
        assertThat(compared.code()).as(compared.err()).isZero();
        assertThat(compared.out()).contains("Both on the same", "AUC ");
        Typed known = compare(live, out, history);
        assertThat(known.code()).isEqualTo(1);
        assertThat(known.err()).contains("are later than what both models learnt from");

        Typed brought = run("commander", "model", "publish", out.toString(), "--reason", "newer");
        assertThat(brought.code()).as(brought.err()).isZero();
        assertThat(Client.withKey("commander").get("/v1/models").text())
                .contains(comparison.words().get(1));
    }

    private static Path history(String name, List<ObjectNode> events) throws Exception {
        return Files.write(
                TestService.running().data().resolve(name + ".ndjson"),
                events.stream().map(Object::toString).toList());
    }

    private static Path trained(String command, Path history, String name, List<String> more) {
        Path out = TestService.running().data().resolve(name);
        List<String> all = new ArrayList<>(
                List.of(command, "--history", history.toString(), "--report", "none", "--out", out.toString()));
        all.addAll(more);
        Typed said = Typed.of(all);
        assertThat(said.code()).as(said.err()).isZero();
        return out;
    }

    private static Typed compare(Path live, Path model, Path history) {
        return Typed.of(List.of(
                "model",
                "compare",
                "--live",
                live.toString(),
                "--model",
                model.toString(),
                "--history",
                history.toString()));
    }
}
