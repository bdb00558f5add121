package io.trendguard.routes.api;

import io.trendguard.event.Finding;
import io.trendguard.point.DecisionPoint;
import io.trendguard.point.PointDefinitions;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.intake.InvalidCallException;
import io.trendguard.routes.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How many decisions were made on each day, by groups of at least ten. */
@Path("/v1/decision-days")
@Tag(name = "Decisions")
public class DecisionDayResource {
    private final Access access;
    private final Supervisor supervisor;

    DecisionDayResource(Access access, Supervisor supervisor) {
        this.access = access;
        this.supervisor = supervisor;
    }

    @GET
    @Operation(
            summary =
                    "Decisions of each of the last 90 days (UTC) by band and intervention, the newest first; groups of"
                            + " fewer than ten are left out")
    public List<DecisionDayView> days(@QueryParam("decision_point") @Nullable String point) {
        Caller caller = access.require(Caller.Role.READ);
        return DecisionDayView.of(
                supervisor.engine().days().of(caller.tenant()),
                Optional.ofNullable(point).map(DecisionDayResource::known));
    }

    private static DecisionPoint known(String name) {
        List<String> names = PointDefinitions.installed().all().stream()
                .map(definition -> definition.point().name())
                .toList();
        if (!names.contains(name)) {
            throw new InvalidCallException(
                    List.of(new Finding("decision_point", name, "must be one of " + String.join(", ", names))));
        }
        return new DecisionPoint(name);
    }
}
