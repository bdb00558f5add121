package io.trendguard.model.tree;

import io.trendguard.text.Excerpt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which models of XGBoost are served, and what to do with the others. */
final class XgboostKinds {
    private XgboostKinds() {}

    static void booster(String name) {
        switch (name) {
            case "gbtree" -> {}
            case "dart" ->
                throw new IllegalArgumentException(
                        "The model's booster is (dart), which weighs its trees, and must be (gbtree). Train it again"
                                + " with booster=gbtree.");
            case "gblinear" ->
                throw new IllegalArgumentException(
                        "The model's booster is (gblinear), which is a linear model, and must be (gbtree). Bring it as"
                                + " a logistic regression with its coefficients.");
            default ->
                throw new IllegalArgumentException("The model's booster is (%s) and must be (gbtree).".formatted(name));
        }
    }

    /** @param newest whose files are known, as hundreds and units */
    static void version(List<String> parts, int newest) {
        int version;
        try {
            version = parts.size() < 2
                    ? -1
                    : Math.addExact(
                            Math.multiplyExact(Integer.parseInt(parts.get(0)), 100), Integer.parseInt(parts.get(1)));
        } catch (NumberFormatException | ArithmeticException e) {
            version = -1;
        }
        if (version < 100) {
            throw new IllegalArgumentException(
                    "The model file does not say which version of XGBoost wrote it. Save it with"
                            + " booster.save_model(\"model.json\").");
        }
        if (version > newest) {
            throw new IllegalArgumentException(
                    "XGBoost %s wrote the model file; files of 1.0 to %d.%d are read, and a newer one may mean something else. Train and save it with one of these."
                            .formatted(String.join(".", parts), newest / 100, newest % 100));
        }
    }

    /** A number, a text, or a list of one of them, as versions write it; a probability. */
    static float baseScore(@Nullable String written) {
        if (written == null) {
            throw new IllegalArgumentException("The model file has no (base_score). Save it again.");
        }
        String bare = written.strip();
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1).strip();
        }
        if (bare.contains(",")) {
            throw new IllegalArgumentException(
                    "The model file has several base scores (%s), so it answers with several numbers. One probability is needed: train it with objective=binary:logistic."
                            .formatted(cut(bare)));
        }
        float probability;
        try {
            probability = Float.parseFloat(bare);
        } catch (NumberFormatException e) {
            probability = Float.NaN;
        }
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException(
                    "The model file has the base score (%s), which must be a probability above 0 and below 1. Maybe all training labels were the same."
                            .formatted(cut(bare)));
        }
        return probability;
    }

    private static String cut(String text) {
        return Excerpt.ellipsis(text, 40);
    }

    /** Older versions write 0 where there is one. */
    static void one(String name, int count) {
        if (count != 0 && count != 1) {
            throw new IllegalArgumentException(
                    "The model answers with several numbers (%s is %d), and one probability is needed. Train it with objective=binary:logistic."
                            .formatted(name, count));
        }
    }

    /** Newer versions keep the weights of dropped trees here, and call the booster gbtree all the same. */
    static void weights(float[] weights) {
        for (float weight : weights) {
            if (weight != 1) {
                booster("dart");
            }
        }
    }

    static void categories(boolean none) {
        if (!none) {
            throw new IllegalArgumentException(
                    "The model splits by sets of categories, which is not served. Train it with categories as numbers"
                            + " and name their (words).");
        }
    }

    static IllegalArgumentException unknown(String where, String name) {
        return new IllegalArgumentException(
                "The model file has the field (%s) in its (%s), which is not known here and may change what the model says. Save it with XGBoost 1.0 to 3.4."
                        .formatted(cut(name), where));
    }
}
