package io.trendguard.routes.state;

import io.trendguard.file.Folders;
import io.trendguard.log.AuditLog;
import io.trendguard.model.history.DamagedStoreException;
import io.trendguard.model.history.Histories;
import io.trendguard.model.history.HistorySettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored histories with what the log holds beyond them, or ones that were rebuilt from the log, where the stored ones
 * are damaged.
 *
 * @param remarks what was found damaged
 */
public record OpenedHistories(Histories histories, List<String> remarks) {
    private static final Logger LOG = LoggerFactory.getLogger(OpenedHistories.class);

    /** Opens the histories of a folder and replays what the log holds beyond them. */
    public static OpenedHistories caughtUp(Path folder, AuditLog log) {
        try {
            return new OpenedHistories(open(folder, log), List.of());
        } catch (DamagedStoreException e) {
            String remark = "The stored histories (%s) were damaged; they are rebuilt from the log.".formatted(folder);
            LOG.warn("{} ({})", remark, e.getMessage());
            delete(folder);
            return new OpenedHistories(open(folder, log), List.of(remark));
        }
    }

    private static Histories open(Path folder, AuditLog log) {
        Histories histories = Histories.open(HistorySettings.DEFAULTS, folder);
        try {
            histories.catchUp(log);
            return histories;
        } catch (RuntimeException | Error e) {
            histories.close();
            throw e;
        }
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
