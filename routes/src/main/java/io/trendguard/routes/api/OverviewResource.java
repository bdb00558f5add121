package io.trendguard.routes.api;

import io.trendguard.routes.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happened, for the start page; and the switch to safe mode. */
@Path("/v1")
@Tag(name = "Operations")
public class OverviewResource {
    private final Access access;
    private final Overviews overviews;

    OverviewResource(Access access, Overviews overviews) {
        this.access = access;
        this.overviews = overviews;
    }

    @GET
    @Path("/overview")
    @Operation(summary = "What happened: events, decisions, messages, latency, the log's head, model and rulebooks")
    public Overview overview() {
        return overviews.of(access.require(Caller.Role.READ).tenant());
    }

    /** Whether safe mode is to be on. */
    public record SafeModeSwitch(boolean on) {}

    @POST
    @Path("/safe-mode")
    @Operation(summary = "Switches safe mode: decide and log, contact nobody")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SafeModeSwitch.class),
                            examples = @ExampleObject(name = "on", value = "{\"on\": true}")))
    public Overview safeMode(byte @Nullable [] body) {
        Caller caller = access.require(Caller.Role.OPERATE);
        Fields fields = Fields.of(body, "on");
        boolean on = fields.flag("on");
        fields.throwIfRefused();
        overviews.switchSafeMode(caller, on);
        return overviews.of(caller.tenant());
    }
}
