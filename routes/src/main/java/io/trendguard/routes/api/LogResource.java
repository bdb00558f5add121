package io.trendguard.routes.api;

import io.trendguard.audit.SegmentAuditLog;
import io.trendguard.log.Head;
import io.trendguard.log.Receipt;
import io.trendguard.log.Vault;
import io.trendguard.model.history.Histories.Learning;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The log: its head, its key, and receipts of entries. */
@Path("/v1")
@Tag(name = "Log")
public class LogResource {
    private final Access access;
    private final SegmentAuditLog log;
    private final Vault vault;
    private final Supervisor supervisor;

    LogResource(Access access, SegmentAuditLog log, Vault vault, Supervisor supervisor) {
        this.access = access;
        this.log = log;
        this.vault = vault;
        this.supervisor = supervisor;
    }

    @GET
    @Path("/log/head")
    @Operation(summary = "The signed head of the tenant's log")
    public Head head() {
        return log.head(access.require(Caller.Role.READ).tenant());
    }

    @GET
    @Path("/log/key")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            summary =
                    "The public keys of the logs, one for each tenant; receipts and checkpoints are checked with them")
    public String key() {
        return log.verifierKey(access.require(Caller.Role.READ).tenant()).toString() + "\n";
    }

    @GET
    @Path("/receipts/{position}")
    @Operation(summary = "The receipt of an entry, against the newest checkpoint")
    public Receipt receipt(@PathParam("position") long position) {
        return log.receipt(access.requireAny(Caller.Role.READ, Caller.Role.SEND).tenant(), position)
                .orElseThrow(
                        () -> Problems.notFound("The log has no durable entry at position (%d).".formatted(position)));
    }

    @GET
    @Path("/admin/history-digest")
    @Operation(summary = "A hash over all histories, to compare two services that saw the same events")
    public Map<String, String> historyDigest() {
        Caller caller = access.require(Caller.Role.OPERATE);
        String digest = supervisor
                .engine()
                .histories()
                .digest(
                        caller.tenant(),
                        person -> vault.customerId(caller.tenant(), person).orElse(person.id()),
                        Learning.IGNORED);
        return Map.of("digest", digest);
    }
}
