package io.trendguard.model.outside;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** What kind of model a file holds, by how it begins; what is not read is named, with the way to convert it. */
final class ModelFormat {
    private static final String SAVE_JSON = "booster.save_model(\"model.json\")";
    private static final int BEGINNING = 1 << 16;

    /** How files of one kind begin, in hexadecimal, and what to say of them. */
    private record Known(String begin, String words) {}

    private static final List<Known> BINARY = List.of(
            new Known(
                    "62696e66", // binf
                    "is a model of XGBoost in its old binary format. Convert it with XGBoost 1.0 to 3.0 in Python:"
                            + " booster = xgboost.Booster(model_file=\"old.model\"); "
                            + SAVE_JSON),
            new Known("8002", pickle()),
            new Known("8003", pickle()),
            new Known("8004", pickle()),
            new Known("8005", pickle()),
            new Known("7801", pickle()), // joblib, compressed
            new Known("789c", pickle()),
            new Known("78da", pickle()),
            new Known("1f8b", "is compressed (gzip). Unpack it and bring what is in it"),
            new Known("425a68", "is compressed (bzip2). Unpack it and bring what is in it"),
            new Known("fd377a585a00", "is compressed (xz). Unpack it and bring what is in it"),
            new Known("28b52ffd", "is compressed (zstd). Unpack it and bring what is in it"),
            new Known(
                    "504b0304",
                    "is a ZIP archive, for example an H2O MOJO. Bring trees as XGBoost saves them (" + SAVE_JSON
                            + "), or a logistic regression as a file of its coefficients; a packed model folder of"
                            + " ours is brought with (model publish)"),
            new Known("89484446", "is HDF5, for example a Keras network, which is not served. " + served()),
            new Known("43424d31", "is a model of CatBoost, which is not served. " + served()),
            new Known("fffe", "is text in UTF-16. Save it as UTF-8"),
            new Known("feff", "is text in UTF-16. Save it as UTF-8"));

    private ModelFormat() {}

    private static String pickle() {
        return "is a Python pickle, which runs code when it is read, so it is not read. Convert it in Python: for"
                + " XGBoost model.get_booster().save_model(\"model.json\"), for a scikit-learn regression write its"
                + " coefficients into a YAML file";
    }

    private static String served() {
        return "Trees of XGBoost (" + SAVE_JSON + ") and logistic regressions (their coefficients) are";
    }

    /** The JSON of a file that holds XGBoost's JSON or UBJ. */
    static byte[] json(byte[] file) {
        if (file.length == 0) {
            throw new ImportException("The model file is empty. Copy or save it again.");
        }
        if (Ubj.is(file)) {
            return Ubj.json(file);
        }
        byte[] text = withoutMark(file);
        String begin =
                new String(text, 0, Math.min(text.length, BEGINNING), StandardCharsets.ISO_8859_1).stripLeading();
        if (begin.startsWith("{")) {
            if (begin.contains("\"oblivious_trees\"")) {
                throw refused("is a model of CatBoost, which is not served. " + served());
            }
            if (begin.contains("\"tree_info\"") && !begin.contains("\"learner\"")) {
                throw refused("is a model of LightGBM, which is not served. " + served());
            }
            return text;
        }
        binary(file);
        text(begin, file);
        throw refused("is in no format that is read. " + served());
    }

    private static void binary(byte[] file) {
        for (Known known : BINARY) {
            byte[] start = java.util.HexFormat.of().parseHex(known.begin());
            if (file.length >= start.length && Arrays.equals(file, 0, start.length, start, 0, start.length)) {
                throw refused(known.words());
            }
        }
    }

    private static void text(String begin, byte[] file) {
        if (begin.startsWith("[")) {
            throw refused(
                    "is a list, as booster.dump_model writes it; a dump leaves out the base score. Save the model with "
                            + SAVE_JSON);
        }
        if (begin.startsWith("booster[") || begin.startsWith("0:[")) {
            throw refused("is a text dump, which leaves out the base score. Save the model with " + SAVE_JSON);
        }
        if (begin.startsWith("tree") && (begin.contains("num_class=") || begin.contains("feature_names="))) {
            throw refused("is a model of LightGBM, which is not served. " + served());
        }
        if (begin.startsWith("<")) {
            throw refused(
                    begin.contains("<PMML")
                            ? "is PMML, which is not read. Write a regression's coefficients into a YAML file, and"
                                    + " save trees with "
                                    + SAVE_JSON
                            : "is XML, which is not read. " + served());
        }
        String whole = new String(file, StandardCharsets.ISO_8859_1);
        if (whole.contains("gbtree") || whole.contains("gblinear")) { // older than the mark (binf)
            throw refused(BINARY.get(0).words());
        }
        if (begin.contains("onnx") || begin.contains("TreeEnsemble")) {
            throw refused("is ONNX, which is not read. Go back to the model that it was made of. " + served());
        }
    }

    private static byte[] withoutMark(byte[] file) {
        boolean marked = file.length >= 3 && file[0] == (byte) 0xEF && file[1] == (byte) 0xBB && file[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(file, 3, file.length) : file;
    }

    private static ImportException refused(String what) {
        return new ImportException("The model file " + what + ".");
    }
}
