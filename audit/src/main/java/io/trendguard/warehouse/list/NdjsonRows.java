package io.trendguard.warehouse.list;

import io.trendguard.json.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows as JSON, one on each line, as pages show them; what is not known is left out. */
final class NdjsonRows implements RowWriter {
    private final Writer out;
    private List<ListColumn> columns = List.of();

    NdjsonRows(Writer out) {
        this.out = out;
    }

    @Override
    public void begin(List<ListColumn> those) {
        columns = List.copyOf(those);
    }

    @Override
    public void row(List<Optional<Object>> values) throws IOException {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            ListColumn column = columns.get(i);
            values.get(i).ifPresent(value -> row.put(column.name(), ListPage.json(column, value)));
        }
        out.write(Json.mapper().writeValueAsString(row));
        out.write('\n');
    }

    @Override
    public void end() throws IOException {
        out.flush();
    }
}
