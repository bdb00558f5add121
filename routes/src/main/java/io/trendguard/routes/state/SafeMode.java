package io.trendguard.routes.state;

import io.trendguard.event.Tenant;
import io.trendguard.log.follow.Fold;
import io.trendguard.log.follow.LoggedPayload;
import io.trendguard.log.payload.LogPayload;
import io.trendguard.log.payload.PublicationPayload;
import io.trendguard.log.payload.PublicationPayload.What;
import io.trendguard.routes.projection.FoldedRows;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Whether a tenant decides and logs, but contacts nobody. Every switch is an entry of the log and survives a restart. */
public final class SafeMode {
    private static final String ON = "on";
    private static final String OFF = "off";

    private static final String ROW = "";

    private final FoldedRows<Boolean> rows = new FoldedRows<>("safe-mode", Boolean.class, new Switches());

    /** The last switch of a tenant. */
    private static final class Switches implements Fold<Boolean> {
        @Override
        public Collection<String> rows(LogPayload payload) {
            return payload instanceof PublicationPayload publication && publication.what() == What.SAFE_MODE
                    ? List.of(ROW)
                    : List.of();
        }

        @Override
        public Optional<Boolean> after(String row, Optional<Boolean> before, LoggedPayload entry) {
            return Optional.of(((PublicationPayload) entry.payload()).version().equals(ON));
        }
    }

    /** Whether nobody is to be contacted. */
    public boolean isOn(Tenant tenant) {
        return rows.find(tenant, ROW).orElse(false);
    }

    /** The entry that switches it. */
    public static PublicationPayload entry(boolean on, String actor) {
        return new PublicationPayload(
                What.SAFE_MODE, "safe-mode", on ? ON : OFF, Optional.of(on ? OFF : ON), actor, "");
    }

    /** What the log says of it, to be shown entries and to be part of snapshots. */
    public FoldedRows<?> rows() {
        return rows;
    }
}
