package io.trendguard.routes.api;

import io.trendguard.event.Finding;
import io.trendguard.point.PointDefinitions;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.intake.InvalidCallException;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.state.Tally;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
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
    @Operation(
            summary = "The latest decisions, or those about one order or cart, or of one decision point; newest first")
    public List<Tally.DecisionLine> latest(
            @QueryParam("order_id") @Nullable String orderId, @QueryParam("decision_point") @Nullable String point) {
        Tally.Counts counts =
                supervisor.engine().tally().of(access.require(Caller.Role.READ).tenant());
        Optional<String> asked = Optional.ofNullable(point);
        asked.ifPresent(DecisionResource::mustBeKnown);
        return counts.recent(
                line -> (orderId == null || line.orderId().equals(orderId))
                        && (point == null || line.decisionPoint().equals(asked)),
                orderId == null ? PAGE : Integer.MAX_VALUE);
    }

    private static void mustBeKnown(String point) {
        List<String> known = PointDefinitions.installed().all().stream()
                .map(definition -> definition.point().name())
                .toList();
        if (!known.contains(point)) {
            throw new InvalidCallException(
                    List.of(new Finding("decision_point", point, "must be one of " + String.join(", ", known))));
        }
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
