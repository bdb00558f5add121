package io.trendguard.model.serve;

import io.trendguard.model.feature.TrainingSet;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.IntConsumer;

/** Writes what a model says of many rows: {@code row_key,p_return,decision}. */
public final class Scorer {
    /** Header of the file. */
    public static final String HEADER = "row_key,p_return,decision";

    private static final int CHUNK = 8192;

    private final ServedModel model;
    private final CostRule costs;

    public Scorer(ServedModel model, CostRule costs) {
        this.model = model;
        this.costs = costs;
    }

    /**
     * Scores every row, in order.
     *
     * @param progress is told how many rows are done
     */
    public void score(TrainingSet rows, Writer out, IntConsumer progress) throws IOException {
        if (!rows.schema().equals(model.schema())) {
            throw new IllegalArgumentException(
                    "The rows are of schema (%s) and the model (%s) was trained on (%s). Train a model with this mapping."
                            .formatted(
                                    rows.schema().version(),
                                    model.version(),
                                    model.schema().version()));
        }
        out.write(HEADER + "\n");
        for (int from = 0; from < rows.size(); from += CHUNK) {
            int[] chunk = new int[Math.min(CHUNK, rows.size() - from)];
            for (int i = 0; i < chunk.length; i++) {
                chunk[i] = from + i;
            }
            double[] probabilities = model.probabilities(rows.columns(), chunk);
            for (int i = 0; i < chunk.length; i++) {
                out.write(line(rows, chunk[i], probabilities[i]));
            }
            progress.accept(from + chunk.length);
        }
    }

    private String line(TrainingSet rows, int row, double probability) {
        String decision = costs.flags(probability, rows.pricesMinor()[row]) ? "flag" : "pass";
        String places =
                new BigDecimal(probability).setScale(6, RoundingMode.HALF_EVEN).toPlainString();
        return quoted(rows.rowKeys().get(row)) + "," + places + "," + decision + "\n";
    }

    /** A name as it stands in a file with commas. */
    public static String quoted(String key) {
        return key.matches("[^\",\r\n]*") ? key : '"' + key.replace("\"", "\"\"") + '"';
    }
}
