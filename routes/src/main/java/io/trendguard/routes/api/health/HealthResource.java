package io.trendguard.routes.api.health;

import io.trendguard.routes.api.Access;
import io.trendguard.routes.api.Fields;
import io.trendguard.routes.engine.Supervisor;
import io.trendguard.routes.intake.LetterGroup;
import io.trendguard.routes.intake.LetterGroups;
import io.trendguard.routes.intake.LetterReplay;
import io.trendguard.routes.intake.ReplayReport;
import io.trendguard.routes.security.Caller;
import io.trendguard.routes.state.Rejections;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How the service stands, and what was set aside and may be taken after all. */
@Path("/v1")
@Tag(name = "Operations")
public class HealthResource {
    private static final Pattern GROUP = Pattern.compile("[0-9a-f]{16}");

    private final Access access;
    private final Healths healths;
    private final LetterGroups groups;
    private final LetterReplay replay;
    private final Supervisor supervisor;

    HealthResource(Access access, Healths healths, LetterGroups groups, LetterReplay replay, Supervisor supervisor) {
        this.access = access;
        this.healths = healths;
        this.groups = groups;
        this.replay = replay;
        this.supervisor = supervisor;
    }

    /**
     * Rejected input that is kept.
     *
     * @param groups by reason, the newest first
     * @param filesNotRead older files of dead letters whose letters are not grouped
     * @param notKept rejected input that is not kept here, and what to do about it
     */
    public record DeadLetterOverview(List<LetterGroup> groups, long filesNotRead, List<NotKept> notKept) {}

    /**
     * A way in whose rejected events are not kept.
     *
     * @param way {@code http} or {@code kafka}
     * @param events that were rejected on it during the last 30 days
     */
    public record NotKept(String way, long events, String why) {}

    /**
     * Which dead letters to submit again.
     *
     * @param group its name, from the list
     * @param dryRun only say what would become of them
     */
    public record ReplayWish(String group, boolean dryRun) {}

    @GET
    @Path("/health")
    @Operation(
            summary = "How the service stands: decision points, followers of the log, breakers, messages in doubt,"
                    + " rejections by reason, inbox, disk, versions")
    public Health health() {
        return healths.of(access.require(Caller.Role.READ));
    }

    @GET
    @Path("/dead-letters")
    @Operation(summary = "Rejected lines of files that are kept, by reason, and what is not kept")
    public DeadLetterOverview deadLetters() {
        Caller caller = access.require(Caller.Role.READ);
        Map<String, Long> byWay = new TreeMap<>();
        supervisor.running().ifPresent(engine -> {
            for (Rejections.Group group : engine.rejections().of(caller.tenant())) {
                group.byWay().forEach((way, events) -> byWay.merge(way, events, Long::sum));
            }
        });
        LetterGroups.Overview kept = groups.of(caller.tenant());
        return new DeadLetterOverview(
                kept.groups(),
                kept.filesNotRead(),
                List.of(
                        new NotKept(
                                "http",
                                byWay.getOrDefault("http", 0L),
                                "The answer reported the error to the sender, who has the event; only its hash is kept here. It must send the"
                                        + " corrected event again."),
                        new NotKept(
                                "kafka",
                                byWay.getOrDefault("kafka", 0L),
                                "The record is in the dead-letter topic, as long as that keeps it. Write it to the topic of"
                                        + " events again.")));
    }

    @POST
    @Path("/dead-letters/replay")
    @Operation(
            summary = "Submits kept letters of one reason again, by the usual way in; what was accepted once is never"
                    + " decided twice")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayWish.class),
                            examples =
                                    @ExampleObject(
                                            name = "a dry run",
                                            value = "{\"group\": \"0123456789abcdef\", \"dry_run\": true}")))
    public ReplayReport replay(byte @Nullable [] body) {
        Caller caller = access.require(Caller.Role.OPERATE);
        Fields fields = Fields.of(body, "group", "dry_run");
        String group = fields.text(
                "group",
                GROUP,
                "must be the name of a group of dead letters, 16 hexadecimal digits as the list gives it");
        boolean dryRun = fields.optionalFlag("dry_run");
        fields.throwIfRefused();
        return replay.replay(caller, group, dryRun);
    }
}
