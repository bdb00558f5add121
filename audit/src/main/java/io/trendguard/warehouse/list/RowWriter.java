package io.trendguard.warehouse.list;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes the rows of an export, one after the other. */
interface RowWriter {
    /** Begins, before the first row. */
    void begin(List<ListColumn> columns) throws IOException;

    /** One row; what is not known is empty. */
    void row(List<Optional<Object>> values) throws IOException;

    /** Ends, after the last row. */
    void end() throws IOException;
}
