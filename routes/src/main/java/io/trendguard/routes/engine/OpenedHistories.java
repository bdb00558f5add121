package io.trendguard.routes.engine;

import io.trendguard.file.Folders;
import io.trendguard.model.history.Histories;
import io.trendguard.model.history.HistorySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored histories, or empty ones where the stored ones are damaged: all of them can be rebuilt from the log.
 *
 * @param remarks what was found damaged
 */
record OpenedHistories(Histories histories, List<String> remarks) {
    private static final Logger LOG = LoggerFactory.getLogger(OpenedHistories.class);

    static OpenedHistories in(Path folder) {
        try {
            return new OpenedHistories(Histories.open(HistorySettings.DEFAULTS, folder), List.of());
        } catch (RuntimeException e) {
            String remark = "The stored histories (%s) were damaged; they are rebuilt from the log.".formatted(folder);
            LOG.warn("{} ({})", remark, root(e));
            delete(folder);
            return new OpenedHistories(Histories.open(HistorySettings.DEFAULTS, folder), List.of(remark));
        }
    }

    private static String root(Throwable error) {
        Throwable cause = error;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The damaged histories (%s) cannot be deleted: %s. Delete that folder; it is rebuilt from the log."
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }
}
