package io.trendguard.routes.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.asset.AssetState;
import io.trendguard.json.Json;
import io.trendguard.model.card.Imported;
import io.trendguard.model.card.ModelComparison;
import io.trendguard.model.evaluate.AgainstLive;
import io.trendguard.model.evaluate.Effort;
import io.trendguard.model.feature.FeatureSchema;
import io.trendguard.model.feature.InstalledFeatures;
import io.trendguard.model.feature.TrainingSet;
import io.trendguard.model.outside.ModelImport;
import io.trendguard.model.outside.TreeColumns;
import io.trendguard.model.registry.ModelName;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.PointDefinitions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Leads models through their life, on a running service. */
@Command(
        name = "model",
        description =
                "Lists, publishes, approves and rolls back the models of a tenant on a running service; imports models from"
                        + " outside.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(list|publish|approve|rollback|import|compare)")
final class ModelCommand {
    @Command(
            name = "list",
            description = "Lists the tenant's models: what they do, since when, by whom, how good they are.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin ModelClient service,
            @Option(names = "--json", description = "prints what the service says") boolean json)
            throws Exception {
        JsonNode models = service.list();
        if (json) {
            System.out.println(models.toPrettyString());
        } else if (models.isEmpty()) {
            System.out.println("There is no model yet. Bring one: model publish DIR --reason ...");
        } else {
            models.forEach(model -> System.out.println(words(model)));
        }
        return 0;
    }

    @Command(
            name = "publish",
            description =
                    "Brings a model to a state. A folder is brought first, as a draft. Whoever brought a model cannot"
                            + " make it canary or live before somebody else has approved it.",
            mixinStandardHelpOptions = true)
    int publish(
            @Mixin ModelClient service,
            @Parameters(
                            paramLabel = "MODEL",
                            description = "a model folder, or the name or version of one that was brought")
                    String model,
            @Option(
                            names = "--state",
                            defaultValue = "shadow",
                            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
                    AssetState state,
            @Option(
                            names = "--share",
                            description = "share of the customers for a canary: 0.01, 0.05, 0.25 and 1, in this order")
                    Optional<Double> share,
            @Option(
                            names = "--point",
                            description = "the decision point that you mean; a model folder of another one is refused")
                    Optional<String> point,
            @Option(names = "--reason", required = true, description = "why; it becomes part of the log") String reason,
            @Option(names = "--force", description = "puts objections aside; they become part of the log")
                    boolean force)
            throws Exception {
        String version = model;
        if (Files.isDirectory(Path.of(model))) {
            JsonNode brought = service.bring(ModelFolder.read(Path.of(model)), point, reason);
            version = brought.path("version").asText();
            System.out.println(words(brought));
        } else {
            version = model.matches("[0-9a-f]{64}") ? model : versionOf(model, service.list());
        }
        if (state != AssetState.DRAFT) {
            ObjectNode wish = Json.mapper().createObjectNode();
            wish.put("state", state.name()).put("reason", reason).put("force", force);
            share.ifPresent(part -> wish.put("share", part));
            System.out.println(words(service.state(version, wish)));
        }
        return 0;
    }

    @Command(
            name = "approve",
            description = "Approves a model that somebody else brought, so that its author may put it into use.",
            mixinStandardHelpOptions = true)
    int approve(
            @Mixin ModelClient service,
            @Parameters(paramLabel = "MODEL", description = "the name or version of a model that was brought")
                    String model,
            @Option(names = "--reason", required = true, description = "why; it becomes part of the log") String reason,
            @Option(names = "--force", description = "puts objections aside; they become part of the log")
                    boolean force)
            throws Exception {
        String version = model.matches("[0-9a-f]{64}") ? model : versionOf(model, service.list());
        ObjectNode wish = Json.mapper().createObjectNode();
        wish.put("state", AssetState.APPROVED.name()).put("reason", reason).put("force", force);
        System.out.println(words(service.state(version, wish)));
        return 0;
    }

    @Command(
            name = "rollback",
            description = "Puts the version into use that was live before the live one.",
            mixinStandardHelpOptions = true)
    int rollback(
            @Mixin ModelClient service,
            @Option(
                            names = "--point",
                            description = "the decision point; needed where models of several can be rolled back")
                    Optional<String> point,
            @Option(names = "--reason", required = true, description = "why; it becomes part of the log") String reason)
            throws Exception {
        System.out.println(words(service.rollBack(point, reason)));
        return 0;
    }

    @Command(
            name = "compare",
            description = "Compares two model folders on the latest part of some history that neither has learnt from:"
                    + " differences of AUC, log-loss and cost with their intervals.",
            mixinStandardHelpOptions = true)
    int compare(
            @Option(names = "--live", required = true, description = "folder of the live model") Path live,
            @Option(names = "--model", required = true, description = "folder of the other model") Path model,
            @Option(names = "--json", description = "prints the comparison as JSON") boolean json,
            @Mixin HistoryFiles history)
            throws Exception {
        Prerequisites.check();
        TrainingSet rows = history.read(new Terminal(Clock.systemUTC()));
        ModelComparison comparison = new AgainstLive(ModelFolder.read(live))
                .with(ModelFolder.read(model), rows, history.costs(), Effort.ofComparisons());
        if (json) {
            System.out.println(Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(comparison));
        } else {
            comparison.words().forEach(System.out::println);
        }
        return 0;
    }

    @Command(
            name = "import",
            description =
                    "Makes a model folder of a model from outside: trees of XGBoost (JSON or UBJ) with a mapping of"
                            + " their columns, or a logistic regression with its coefficients (YAML or JSON). With history"
                            + " it is calibrated and measured.",
            mixinStandardHelpOptions = true)
    int bringIn(
            @Option(names = "--file", required = true, description = "the model as it came") Path file,
            @Option(
                            names = "--columns",
                            description =
                                    "which feature each column of the trees is; without it, the file is a logistic"
                                            + " regression")
                    Optional<Path> columns,
            @Option(names = "--out", required = true, description = "a new model folder") Path out,
            @Option(
                            names = "--point",
                            defaultValue = "regret",
                            description = "the decision point that it is for (default: ${DEFAULT-VALUE})")
                    String point,
            @Mixin HistoryFiles history)
            throws Exception {
        Prerequisites.check();
        Terminal terminal = new Terminal(Clock.systemUTC());
        Optional<TrainingSet> rows = history.given() ? Optional.of(history.read(terminal)) : Optional.empty();
        DecisionPoint asked =
                PointDefinitions.installed().of(DecisionPoint.named(point)).point();
        FeatureSchema schema = rows.map(TrainingSet::schema).orElseGet(() -> InstalledFeatures.schema(asked));
        ModelImport bringer = new ModelImport(file, out, asked);
        ModelFolder folder = columns.isPresent()
                ? bringer.trees(TreeColumns.load(columns.get()), schema, rows)
                : bringer.logistic(schema, rows);
        Imported imported = folder.json(ModelFolder.IMPORTED, Imported.class);
        System.out.printf(
                "%s model %s in %s, calibration: %s%n",
                folder.kind(), ModelName.withVersion(folder.version()), out, imported.calibration());
        imported.measured()
                .ifPresent(measured -> System.out.printf(
                        Locale.ROOT,
                        "AUC %.3f (%.3f to %.3f) on %,d %s%s; whether it was trained on them elsewhere is not known"
                                + " here%n",
                        measured.metrics().auc(),
                        measured.metrics().aucLow(),
                        measured.metrics().aucHigh(),
                        measured.metrics().rows(),
                        history.terms().nouns().rows(),
                        history.terms().daysTold()
                                ? " from %s to %s".formatted(measured.from(), measured.until())
                                : ""));
        return 0;
    }

    /** The version that was typed, or that of the model so named. */
    static String versionOf(String typed, JsonNode models) {
        List<String> named = new ArrayList<>();
        models.forEach(model -> {
            String version = model.path("version").asText();
            if (ModelName.means(typed, version)) {
                named.add(version);
            }
        });
        if (named.size() > 1) {
            throw new IllegalStateException("The name (%s) belongs to the models (%s). Give the version instead."
                    .formatted(typed, String.join(", ", named)));
        }
        if (named.isEmpty()) {
            throw new IllegalStateException(
                    "There is no model folder (%s) here, and the service knows no model by that name or version. List its models with (model list)."
                            .formatted(typed));
        }
        return named.get(0);
    }

    private static String words(JsonNode model) {
        StringBuilder words = new StringBuilder("%s  %s  %s  %s"
                .formatted(
                        ModelName.of(model.path("version").asText()),
                        model.path("version").asText(),
                        model.path("decision_point").asText(),
                        model.path("state").asText().toLowerCase(Locale.ROOT)));
        if (model.has("share")) {
            words.append(String.format(
                    Locale.ROOT, " for %s of the customers", model.path("share").asText()));
        }
        words.append(" since %s by %s"
                .formatted(model.path("since").asText(), model.path("by").asText()));
        JsonNode metrics = model.path("metrics");
        if (metrics.has("auc")) {
            words.append(String.format(
                    Locale.ROOT,
                    ", AUC %.3f (%.3f to %.3f) on %,d later lines",
                    metrics.path("auc").asDouble(),
                    metrics.path("auc_interval").path(0).asDouble(),
                    metrics.path("auc_interval").path(1).asDouble(),
                    metrics.path("rows").asInt()));
        }
        model.path("objections").forEach(objection -> words.append("\n    ").append(objection.asText()));
        return words.toString();
    }
}
