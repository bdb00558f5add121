package io.trendguard.routes.api;

import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.state.Tally;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Decisions, each with everything that it rests on. */
@Path("/v1/decisions")
@Tag(name = "Decisions")
public class DecisionResource {
    private static final int PAGE = 100;

    private final Access access;
    private final DecisionFiles files;
    private final Supervisor supervisor;

    DecisionResource(Access access, DecisionFiles files, Supervisor supervisor) {
        this.access = access;
        this.files = files;
        this.supervisor = supervisor;
    }

    @GET
    @Operation(summary = "The latest decisions, or those of one order; newest first")
    public List<Tally.DecisionLine> latest(@QueryParam("order_id") @Nullable String orderId) {
        Tally.Counts counts =
                supervisor.engine().tally().of(access.require(Caller.Role.READ).tenant());
        return orderId == null ? counts.recent(PAGE) : counts.ofOrder(orderId);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One decision: what was known, what was decided and why, what came of it, and its receipt")
    public DecisionFile one(@PathParam("id") String id) {
        Caller caller = access.require(Caller.Role.READ);
        return files.find(caller.tenant(), id)
                .orElseThrow(() -> Problems.notFound(
                        "There is no decision (%s). Check the id, or look for the order on the start page."
                                .formatted(id)));
    }
}
