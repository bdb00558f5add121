package io.trendguard.routes.api;

import io.trendguard.channels.outbox.OutboxStatus;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.intake.Problem;
import io.trendguard.routes.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Messages on their way, and the doubts that only a person can end. */
@Path("/v1/outbox")
@Tag(name = "Operations")
public class OutboxResource {
    private final Access access;
    private final Supervisor supervisor;

    OutboxResource(Access access, Supervisor supervisor) {
        this.access = access;
        this.supervisor = supervisor;
    }

    @GET
    @Operation(summary = "Where the outbox stands")
    public OutboxStatus status() {
        return supervisor
                .engine()
                .outbox()
                .status(access.require(Caller.Role.READ).tenant());
    }

    @GET
    @Path("/in-doubt")
    @Operation(summary = "Messages of which nobody knows whether the provider took them")
    public List<OutboxStatus.Doubt> inDoubt() {
        return status().inDoubt();
    }

    /** Whether the message was sent. */
    public record Settlement(boolean sent) {}

    @POST
    @Path("/{treatmentId}/settle")
    @Operation(summary = "Ends a doubt: says whether the message was sent. Either way it is not sent again")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Settlement.class),
                            examples = @ExampleObject(name = "it was sent", value = "{\"sent\": true}")))
    public OutboxStatus settle(@PathParam("treatmentId") String treatmentId, byte @Nullable [] body) {
        Caller caller = access.require(Caller.Role.OPERATE);
        Fields fields = Fields.of(body, "sent");
        boolean sent = fields.flag("sent");
        fields.throwIfRefused();
        try {
            supervisor.engine().outbox().settle(caller.tenant(), treatmentId, sent, caller.actor());
        } catch (IllegalArgumentException e) {
            throw new WebApplicationException(Problems.response(Problem.notFound(String.valueOf(e.getMessage()))));
        }
        return status();
    }
}
