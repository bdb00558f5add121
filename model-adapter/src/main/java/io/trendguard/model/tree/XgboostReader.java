package io.trendguard.model.tree;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON that XGBoost 1.0 to 3.4 saves. The library is not asked: it drops what it does not know (a base score that a
 * newer version wrote as a list) and crashes on trees that lead nowhere. A field that is not known here is refused, because a
 * newer version may have moved something into it that changes what the model says.
 */
final class XgboostReader {
    private static final int MOST_TREES = 20_000;
    private static final long MOST_NODES = 8_000_000;
    private static final int NEWEST = 304;
    private static final Set<String> LOGISTIC = Set.of("binary:logistic", "reg:logistic"); // the same sigmoid
    private static final Set<String> LEARNER_KNOWN = Set.of("feature_types");
    private static final Set<String> ATTRIBUTES_BEST = Set.of("best_iteration");

    private final JsonCursor json;
    private final List<TrainedTree> trees = new ArrayList<>();
    private final Set<String> met = new TreeSet<>();
    private List<String> names = List.of();
    private List<String> version = List.of();
    private int[] info = {};
    private String objective = "";
    private String booster = "";
    private @Nullable String baseScore;
    private int features = -1;
    private int parallel = 1;
    private int classes;
    private int targets = 1;
    private int announced = -1;
    private long nodes;
    private Optional<Integer> best = Optional.empty();

    private XgboostReader(JsonCursor json) {
        this.json = json;
    }

    static XgboostFile read(byte[] bytes) {
        XgboostReader[] reader = new XgboostReader[1];
        JsonCursor.read(bytes, cursor -> {
            reader[0] = new XgboostReader(cursor);
            return reader[0]::root;
        });
        return reader[0].file();
    }

    private XgboostFile file() {
        if (!met.contains("learner")) {
            throw new IllegalArgumentException(
                    "The model file has no (learner), so it is no model of XGBoost. Save it with"
                            + " booster.save_model(\"model.json\").");
        }
        XgboostKinds.booster(booster);
        XgboostKinds.version(version, NEWEST);
        if (!LOGISTIC.contains(objective)) {
            throw new IllegalArgumentException(
                    "The model's objective is (%s) and must be (binary:logistic), which says how likely one thing is. Train it with that objective."
                            .formatted(objective));
        }
        XgboostKinds.one("num_class", classes);
        XgboostKinds.one("num_target", targets);
        if (features < 1) {
            throw new IllegalArgumentException("The model file does not say how many columns it has. Save it again.");
        }
        if (!names.isEmpty() && (names.size() != features || Set.copyOf(names).size() != features)) {
            throw new IllegalArgumentException(
                    "The model file has (%d) columns and (%d) different names for them. Save it again."
                            .formatted(features, Set.copyOf(names).size()));
        }
        if (trees.isEmpty() || parallel < 1 || trees.size() % parallel != 0) {
            throw new IllegalArgumentException("The model file has (%d) trees in rounds of (%d). Maybe it is cut off."
                    .formatted(trees.size(), parallel));
        }
        if (announced >= 0 && announced != trees.size()) {
            throw new IllegalArgumentException(
                    "The model file announces (%d) trees and holds (%d). Maybe it is cut off."
                            .formatted(announced, trees.size()));
        }
        if (Arrays.stream(info).anyMatch(group -> group != 0)) {
            throw new IllegalArgumentException(
                    "The trees are for several outputs, and one probability is needed. Train it with"
                            + " objective=binary:logistic.");
        }
        for (int t = 0; t < trees.size(); t++) {
            trees.set(t, trees.get(t).compact(t, features));
        }
        return new XgboostFile(names, features, XgboostKinds.baseScore(baseScore), parallel, best, trees);
    }

    private void root(String name) throws IOException {
        met.add(name);
        switch (name) {
            case "learner" -> json.object(name, this::learner);
            case "version" -> version = json.texts(name);
            default -> json.skip(); // LightGBM, CatBoost and others; without a learner it is refused
        }
    }

    private void learner(String name) throws IOException {
        switch (name) {
            case "attributes" -> json.object(name, this::attribute);
            case "feature_names" -> names = json.texts(name);
            case "gradient_booster" -> json.object(name, this::booster);
            case "learner_model_param" -> json.object(name, this::parameter);
            case "objective" -> json.object(name, this::objective);
            default -> {
                if (!LEARNER_KNOWN.contains(name)) {
                    throw XgboostKinds.unknown("learner", name);
                }
                json.skip();
            }
        }
    }

    private void attribute(String name) throws IOException {
        if (ATTRIBUTES_BEST.contains(name)) {
            best = Optional.of(json.whole(name));
        } else {
            json.skip(); // words of who trained it
        }
    }

    private void objective(String name) throws IOException {
        if (name.equals("name")) {
            objective = json.text(name);
        } else {
            json.skip(); // it was for training
        }
    }

    private void parameter(String name) throws IOException {
        switch (name) {
            case "base_score" -> baseScore = json.text(name);
            case "num_feature" -> features = json.whole(name);
            case "num_class" -> classes = json.whole(name);
            case "num_target" -> targets = json.whole(name);
            case "boost_from_average" -> json.skip(); // it was for training
            default -> throw XgboostKinds.unknown("learner_model_param", name);
        }
    }

    private void booster(String name) throws IOException {
        switch (name) {
            case "name" -> booster = json.text(name);
            case "model" -> json.object(name, this::model);
            case "gbtree", "weight_drop" -> { // only beside the name (dart), which is refused
                booster = "dart";
                json.skip();
            }
            default -> throw XgboostKinds.unknown("gradient_booster", name);
        }
        if (booster.equals("dart")) {
            XgboostKinds.booster(booster);
        }
    }

    private void model(String name) throws IOException {
        switch (name) {
            case "gbtree_model_param" -> json.object(name, this::treeModel);
            case "tree_info" -> info = json.wholes(name);
            case "iteration_indptr" -> json.skip(); // follows from the number of trees and of those in a round
            case "trees" -> json.list(name, element -> tree());
            case "weight_drop" -> XgboostKinds.weights(json.floats(name));
            case "cats" -> XgboostKinds.categories(json.isEmpty());
            case "boosted_rounds", "weights" -> {
                XgboostKinds.booster("gblinear");
                json.skip();
            }
            default -> throw XgboostKinds.unknown("model", name);
        }
    }

    private void treeModel(String name) throws IOException {
        switch (name) {
            case "num_parallel_tree" -> parallel = json.whole(name);
            case "num_trees" -> announced = json.whole(name);
            case "size_leaf_vector" -> XgboostKinds.one(name, json.whole(name));
            default -> json.skip(); // paddings of old versions
        }
    }

    private void tree() throws IOException {
        if (trees.size() >= MOST_TREES) {
            throw new IllegalArgumentException("The model has more than (%d) trees.".formatted(MOST_TREES));
        }
        TreeReading reading = new TreeReading(json, trees.size());
        json.object("tree", reading::field);
        TrainedTree tree = reading.tree();
        nodes += tree.left().length;
        if (nodes > MOST_NODES) {
            throw new IllegalArgumentException("The model has more than (%d) nodes.".formatted(MOST_NODES));
        }
        trees.add(tree);
    }
}
