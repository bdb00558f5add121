package io.trendguard.model.evaluate;

import io.trendguard.model.feature.Column;
import io.trendguard.model.feature.TrainingSet;
import java.util.Optional;

/** Finds the columns of features that a data set may lack. */
public final class Columns {
    private Columns() {}

    /** The column of a feature, if the schema has it. */
    public static Optional<Column> of(TrainingSet rows, String feature) {
        for (int f = 0; f < rows.schema().size(); f++) {
            if (rows.schema().definitions().get(f).name().equals(feature)) {
                return Optional.of(rows.columns().get(f));
            }
        }
        return Optional.empty();
    }

    /** The column of a feature of numbers, if the schema has it. */
    public static Optional<Column.Numbers> numbers(TrainingSet rows, String feature) {
        return of(rows, feature).filter(Column.Numbers.class::isInstance).map(Column.Numbers.class::cast);
    }

    /** The column of a feature of words, if the schema has it. */
    public static Optional<Column.Words> words(TrainingSet rows, String feature) {
        return of(rows, feature).filter(Column.Words.class::isInstance).map(Column.Words.class::cast);
    }
}
