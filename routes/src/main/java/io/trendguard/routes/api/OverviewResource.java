package io.trendguard.routes.api;

import io.trendguard.routes.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

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
    public Overview safeMode(SafeModeSwitch wanted) {
        Caller caller = access.require(Caller.Role.OPERATE);
        overviews.switchSafeMode(caller, wanted.on());
        return overviews.of(caller.tenant());
    }
}
