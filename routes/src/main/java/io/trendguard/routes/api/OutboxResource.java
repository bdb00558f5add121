package io.trendguard.routes.api;

import io.trendguard.channels.outbox.NotPossibleException;
import io.trendguard.channels.outbox.Outbox;
import io.trendguard.channels.outbox.OutboxStatus;
import io.trendguard.channels.outbox.Settlement;
import io.trendguard.log.payload.DeliveryPayload.ByPerson;
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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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
    private static final Pattern REASON = Pattern.compile("(?s)\\s*\\S.{1,498}\\S\\s*");
    private static final String WHY = "must say why in your own words, 3 to 500 characters; it becomes part of the log";

    private final Access access;
    private final Supervisor supervisor;
    private final MessageFiles messages;

    OutboxResource(Access access, Supervisor supervisor, MessageFiles messages) {
        this.access = access;
        this.messages = messages;
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

    /**
     * What a person found out about a message in doubt.
     *
     * @param reason how they know, 3 to 500 characters
     */
    public record FoundOut(Settlement.Outcome outcome, String reason) {}

    /**
     * Why a message is sent again.
     *
     * @param reason 3 to 500 characters
     */
    public record Again(String reason) {}

    @POST
    @Path("/{treatmentId}/settle")
    @Operation(summary = "Ends a doubt: it was taken, was not taken and is sent again, or will never be found")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FoundOut.class),
                            examples =
                                    @ExampleObject(
                                            name = "it was taken",
                                            value =
                                                    "{\"outcome\": \"taken\", \"reason\": \"Mail log 10:42:08, queued as 4F9B2\"}")))
    public MessageFile settle(@PathParam("treatmentId") String treatmentId, byte @Nullable [] body) {
        Caller caller = access.require(Caller.Role.OPERATE);
        Fields fields = Fields.of(body, "outcome", "reason");
        Optional<Settlement.Outcome> outcome = fields.word("outcome", Settlement.Outcome.class);
        ByPerson by =
                new ByPerson(caller.actor(), fields.text("reason", REASON, WHY).strip());
        fields.throwIfRefused();
        return said(
                caller,
                treatmentId,
                outbox -> outbox.settle(caller.tenant(), treatmentId, new Settlement(outcome.orElseThrow(), by)));
    }

    @POST
    @Path("/{treatmentId}/resend")
    @Operation(summary = "Sends a message again that failed for good, if it still may be sent")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Again.class),
                            examples =
                                    @ExampleObject(
                                            name = "the mailbox exists again",
                                            value = "{\"reason\": \"The mailbox exists again, ticket 881\"}")))
    public MessageFile sendAgain(@PathParam("treatmentId") String treatmentId, byte @Nullable [] body) {
        Caller caller = access.require(Caller.Role.OPERATE);
        Fields fields = Fields.of(body, "reason");
        ByPerson by =
                new ByPerson(caller.actor(), fields.text("reason", REASON, WHY).strip());
        fields.throwIfRefused();
        MessageFile before = file(caller, treatmentId);
        before.notSentAgain().ifPresent(why -> {
            throw refused(why, before);
        });
        return said(caller, treatmentId, outbox -> outbox.sendAgain(caller.tenant(), treatmentId, by));
    }

    private MessageFile said(Caller caller, String treatmentId, Consumer<Outbox> what) {
        file(caller, treatmentId); // there must be one
        try {
            what.accept(supervisor.engine().outbox());
        } catch (NotPossibleException e) {
            throw refused(String.valueOf(e.getMessage()), file(caller, treatmentId));
        }
        return file(caller, treatmentId);
    }

    private MessageFile file(Caller caller, String treatmentId) {
        return messages.find(caller, treatmentId).orElseThrow(() -> MessageResource.unknown(treatmentId));
    }

    /** What was said last about it is why, for example a receipt that came first. */
    private static WebApplicationException refused(String why, MessageFile message) {
        String last = message.steps().isEmpty()
                ? ""
                : " Newest on the log: "
                        + message.steps().get(message.steps().size() - 1).title() + ".";
        return new WebApplicationException(Problems.response(Problem.notPossible(why + last)));
    }
}
