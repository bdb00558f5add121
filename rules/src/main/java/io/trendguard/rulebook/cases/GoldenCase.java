package io.trendguard.rulebook.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.decision.Decider;
import io.trendguard.decision.Decision;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Nearest;
import io.trendguard.rulebook.Finding;
import io.trendguard.rulebook.Manifests;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookException;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A golden case: a request and what this rulebook must decide about it, named after the policy it shows. A case states only
 * what differs from its base; the risk of each line is part of the case.
 *
 * @param path for example {@code cases/the-holdout-is-never-treated.yaml}
 * @param policy the policy in one sentence
 * @param request what is asked
 * @param stated what must be decided; absent in a draft
 */
public record GoldenCase(String path, String policy, DecisionRequest request, Optional<CaseStatement> stated) {
    /** How many differences a finding names; the others follow from these. */
    private static final int MOST_DIFFERENCES = 3;

    private static final String FOLDER = "cases/";
    private static final String BASES = "cases/base/";
    /** The whole decision, as cases held it in earlier versions; it is not compared any more. */
    private static final String WHOLE_DECISION = "decision";

    private static final String NOTHING_STATED =
            "it states no outcome, and a whole decision, as cases of earlier versions hold, is not compared. Write"
                    + " outcome, chosen, reasons and verdicts, or let (rulebook record DIR) write what is decided now";

    /** Every case of a rulebook, by path. Throws {@link RulebookException} if one cannot be read. */
    public static List<GoldenCase> of(RulebookFiles files) {
        List<GoldenCase> cases = new ArrayList<>();
        files.texts().forEach((path, text) -> {
            if (path.startsWith(FOLDER) && !path.startsWith(BASES)) {
                cases.add(read(files, path, text));
            }
        });
        return cases;
    }

    private static GoldenCase read(RulebookFiles files, String path, String text) {
        try {
            JsonNode tree = Manifests.tree(path, text);
            mustHaveItsKeys(tree);
            String base = BASES + tree.path("base").asText() + ".yaml";
            JsonNode from = Manifests.tree(
                    base,
                    files.text(base)
                            .orElseThrow(
                                    () -> new IllegalArgumentException("Its base (%s) is missing.".formatted(base))));
            if (!from.isObject()) {
                throw new IllegalArgumentException(
                        "Its base (%s) must be a group of keys, as the other files in cases/base are.".formatted(base));
            }
            JsonNode whole = merged(from, tree.path("request"));
            return new GoldenCase(
                    path,
                    tree.path("policy").asText(),
                    Manifests.convert("%s) with its base (%s".formatted(path, base), whole, CaseRequest.class)
                            .request(),
                    stated(path, tree));
        } catch (IllegalArgumentException e) {
            throw new RulebookException(Finding.in(path, String.valueOf(e.getMessage())));
        }
    }

    private static Optional<CaseStatement> stated(String path, JsonNode tree) {
        ObjectNode stated = JsonNodeFactory.instance.objectNode();
        CaseStatement.KEYS.stream().filter(tree::has).forEach(key -> stated.set(key, tree.get(key)));
        return stated.isEmpty() ? Optional.empty() : Optional.of(Manifests.convert(path, stated, CaseStatement.class));
    }

    private static void mustHaveItsKeys(JsonNode tree) {
        List<String> keys = new ArrayList<>(List.of("policy", "base", "request"));
        keys.addAll(CaseStatement.KEYS);
        if (!tree.isObject()) {
            throw new IllegalArgumentException(
                    "A case must be a group of keys: %s.".formatted(String.join(", ", keys)));
        }
        tree.fieldNames().forEachRemaining(key -> {
            boolean isOld = key.equals(WHOLE_DECISION) && !tree.has("outcome");
            if (!isOld && !keys.contains(key)) {
                throw new IllegalArgumentException("The key (%s) is not known in a case%s. Known are %s."
                        .formatted(Excerpt.of(key, 60), Nearest.hint(key, keys), String.join(", ", keys)));
            }
        });
        for (String key : List.of("policy", "base")) {
            if (tree.path(key).asText("").isBlank()) {
                throw new IllegalArgumentException("The key (%s) must be a text%s."
                        .formatted(
                                key,
                                key.equals("base")
                                        ? ", the name of a file in cases/base"
                                        : ", the policy in one sentence"));
            }
        }
        if (tree.has("request") && !tree.path("request").isObject()) {
            throw new IllegalArgumentException(
                    "The key (request) must be a group of keys: what differs from the base.");
        }
    }

    /** RFC 7396: objects are merged, everything else is replaced, null removes. */
    static JsonNode merged(JsonNode base, JsonNode patch) {
        if (patch.isMissingNode()) {
            return base;
        }
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result = base.isObject() ? ((ObjectNode) base).deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                result.remove(field.getKey());
            } else {
                result.set(field.getKey(), merged(result.path(field.getKey()), field.getValue()));
            }
        });
        return result;
    }

    /** What the rulebook decides now. */
    public Decision decide(Rulebook rulebook) {
        return new Decider().decide(request, rulebook, Optional.of(new CaseRiskModel()));
    }

    /** How a decision of the rulebook differs from what the case states, in words; empty if it does not. */
    public Optional<String> difference(Decision decision, Rulebook rulebook) {
        List<String> differences = differences(decision, rulebook);
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        String.join("; ", differences.subList(0, Math.min(MOST_DIFFERENCES, differences.size()))));
    }

    /** Everything in which a decision of the rulebook differs from what the case states. */
    List<String> differences(Decision decision, Rulebook rulebook) {
        return stated.map(statement -> statement.differences(CaseOutcome.of(decision, rulebook)))
                .orElse(List.of(NOTHING_STATED));
    }
}
