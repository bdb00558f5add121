package io.trendguard.rulebook.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.decision.Decider;
import io.trendguard.decision.Decision;
import io.trendguard.decision.DecisionInWords;
import io.trendguard.decision.DecisionRequest;
import io.trendguard.event.Nearest;
import io.trendguard.json.CanonicalJson;
import io.trendguard.json.Json;
import io.trendguard.rulebook.Finding;
import io.trendguard.rulebook.Manifests;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.RulebookException;
import io.trendguard.rulebook.RulebookFiles;
import io.trendguard.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A golden case: a request and the whole decision that this rulebook must make of it, named after the policy it shows. A
 * case states only what differs from its base; the risk of each line is part of the case.
 *
 * @param path for example {@code cases/the-holdout-is-never-treated.yaml}
 * @param policy the policy in one sentence
 * @param request what is asked
 * @param expected the whole decision without the rulebook's version, which holds this case itself; absent in a draft
 */
public record GoldenCase(String path, String policy, DecisionRequest request, Optional<JsonNode> expected) {
    private static final String FOLDER = "cases/";
    private static final String BASES = "cases/base/";
    private static final Set<String> KEYS = new TreeSet<>(Set.of("policy", "base", "request", "decision"));

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
                    Optional.ofNullable(tree.get("decision")));
        } catch (IllegalArgumentException e) {
            throw new RulebookException(Finding.in(path, String.valueOf(e.getMessage())));
        }
    }

    private static void mustHaveItsKeys(JsonNode tree) {
        if (!tree.isObject()) {
            throw new IllegalArgumentException(
                    "A case must be a group of keys: %s.".formatted(String.join(", ", KEYS)));
        }
        tree.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("The key (%s) is not known in a case%s. Known are %s."
                        .formatted(Excerpt.of(key, 60), Nearest.hint(key, KEYS), String.join(", ", KEYS)));
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

    /** What the rulebook decides now, its rows in words. */
    public DecisionInWords decide(Rulebook rulebook) {
        CaseRiskModel model = new CaseRiskModel();
        Decision decision = new Decider()
                .decide(
                        request,
                        rulebook,
                        Optional.of(statesNoCalibration() ? model.explainingBeforeCalibration() : model));
        return DecisionInWords.of(decision, Optional.of(rulebook));
    }

    /** Cases written before explanations were calibrated say nothing of it and stay valid. */
    private boolean statesNoCalibration() {
        return expected.filter(decision -> decision.findValue("calibration") == null)
                .isPresent();
    }

    /** A decision as cases hold it. */
    public static JsonNode asExpected(DecisionInWords decision) {
        JsonNode tree = Json.mapper().valueToTree(decision);
        ((ObjectNode) tree).remove("rulebook_version");
        return tree;
    }

    /** What differs between a decision and the expected one, in words; empty if nothing does. */
    public Optional<String> difference(DecisionInWords decision) {
        if (expected.isEmpty()) {
            return Optional.of("It says no decision yet. Maybe it was not recorded.");
        }
        List<String> differences = new ArrayList<>();
        compare("", normal(expected.get()), normal(asExpected(decision)), differences);
        return differences.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", differences.subList(0, Math.min(3, differences.size()))));
    }

    private static JsonNode normal(JsonNode tree) {
        try {
            return Json.mapper().readTree(CanonicalJson.bytes(tree));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void compare(String path, JsonNode expected, JsonNode actual, List<String> differences) {
        if (expected.isObject() && actual.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(path + "/" + name, expected.path(name), actual.path(name), differences));
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(path + "/" + i, expected.get(i), actual.get(i), differences);
            }
        } else if (!expected.equals(actual)) {
            differences.add("%s is %s and should be %s".formatted(path, shown(actual), shown(expected)));
        }
    }

    private static String shown(JsonNode node) {
        String text = node.isMissingNode() ? "absent" : node.toString();
        return Excerpt.ellipsis(text, 200);
    }
}
