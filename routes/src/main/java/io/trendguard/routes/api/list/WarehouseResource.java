package io.trendguard.routes.api.list;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.trendguard.routes.api.Access;
import io.trendguard.routes.security.Caller;
import io.trendguard.warehouse.Warehouse;
import io.trendguard.warehouse.WarehouseStatus;
import io.trendguard.warehouse.WarehouseUnavailableException;
import io.trendguard.warehouse.list.DataDictionary;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far the decision warehouse is, and what its columns mean. */
@Path("/v1/warehouse")
@Tag(name = "Lists")
public class WarehouseResource {
    private final Access access;
    private final Warehouse warehouse;

    WarehouseResource(Access access, Warehouse warehouse) {
        this.access = access;
        this.warehouse = warehouse;
    }

    /**
     * How far it is.
     *
     * @param bytes on disk
     * @param rows by table; none while it cannot be read
     * @param remarks what was found wrong and done about it
     */
    public record Status(
            Optional<String> until,
            Optional<Instant> time,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long entriesBehind,
            double secondsBehind,
            WarehouseStatus.State state,
            @JsonFormat(shape = JsonFormat.Shape.STRING) long bytes,
            Map<String, String> rows,
            List<String> remarks) {
        private static Status of(Complete complete, WarehouseStatus status, Map<String, String> rows) {
            return new Status(
                    complete.until(),
                    complete.time(),
                    complete.entriesBehind(),
                    complete.secondsBehind(),
                    complete.state(),
                    status.bytes(),
                    rows,
                    status.remark().stream().toList());
        }
    }

    @GET
    @Operation(summary = "How far the decision warehouse has read the log, its size and its rows")
    public Status status() {
        Caller caller = access.require(Caller.Role.READ);
        Map<String, String> rows;
        try {
            rows = DataDictionary.rows(warehouse, caller.tenant());
        } catch (WarehouseUnavailableException e) {
            rows = Map.of();
        }
        WarehouseStatus status = warehouse.status(caller.tenant());
        return Status.of(Complete.of(status, Clock.systemUTC().instant()), status, rows);
    }

    @GET
    @Path("/dictionary")
    @Operation(summary = "What every table and column of the decision warehouse means")
    public DataDictionary dictionary() {
        return DataDictionary.of(warehouse, access.require(Caller.Role.READ).tenant());
    }
}
