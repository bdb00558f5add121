package io.trendguard.model.mapping;

import java.util.List;

/**
 * A table with outcomes, as it lies in the file.
 *
 * @param columns all of them but the outcome and the moment
 * @param outcomes whether each row had what a model is to foretell
 * @param moments when each row was decided about, epoch milliseconds
 * @param real whether moments are times; otherwise they only order the rows
 */
public record RawRows(List<RawColumn> columns, boolean[] outcomes, long[] moments, boolean real) {
    public RawRows {
        columns = List.copyOf(columns);
    }
}
