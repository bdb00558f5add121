package io.trendguard.warehouse.list;

import io.trendguard.event.Nearest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The form of an export. */
public enum ExportFormat {
    CSV("text/csv;charset=UTF-8"),
    NDJSON("application/x-ndjson"),
    PARQUET("application/vnd.apache.parquet");

    private final String contentType;

    ExportFormat(String contentType) {
        this.contentType = contentType;
    }

    /** Its name in a call, and the end of the file's name. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Its content type. */
    public String contentType() {
        return contentType;
    }

    /** The format that a call asks for; CSV if it asks for none. */
    static ExportFormat of(Map<String, ? extends Collection<String>> sent) {
        Collection<String> said = sent.get(Parameter.FORMAT.word());
        if (said == null || said.isEmpty()) {
            return CSV;
        }
        String wanted = String.join(", ", said);
        List<String> known = Arrays.stream(values()).map(ExportFormat::word).toList();
        return Arrays.stream(values())
                .filter(format -> format.word().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new InvalidListException(
                        Parameter.FORMAT.word(),
                        wanted,
                        "must be one of " + known.stream().collect(Collectors.joining(", "))
                                + Nearest.hint(wanted, known)));
    }
}
