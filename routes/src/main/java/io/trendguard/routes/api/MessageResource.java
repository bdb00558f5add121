package io.trendguard.routes.api;

import io.trendguard.routes.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages, each with its way and with what the customer read. */
@Path("/v1/messages")
@Tag(name = "Decisions")
public class MessageResource {
    private final Access access;
    private final MessageFiles files;

    MessageResource(Access access, MessageFiles files) {
        this.access = access;
        this.files = files;
    }

    @GET
    @Path("/{treatmentId}")
    @Operation(summary = "One message: its way, what the customer read, and what can be done about it")
    public MessageFile one(@PathParam("treatmentId") String treatmentId) {
        return files.find(access.require(Caller.Role.READ), treatmentId).orElseThrow(() -> unknown(treatmentId));
    }

    static RuntimeException unknown(String treatmentId) {
        return Problems.notFound(
                "There is no message (%s). Check the id; the list of messages has them.".formatted(treatmentId));
    }
}
