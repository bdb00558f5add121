package io.trendguard.routes.api;

import io.trendguard.log.payload.ModelChange.State;
import io.trendguard.model.registry.ModelZip;
import io.trendguard.model.registry.Standing;
import io.trendguard.model.registry.UploadCheck;
import io.trendguard.routes.api.ReportLinks.Target;
import io.trendguard.routes.intake.Problem;
import io.trendguard.routes.model.ModelLife;
import io.trendguard.routes.model.ModelRefusedException;
import io.trendguard.routes.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The models of a tenant: what they do, and what their owner does with them. */
@ApplicationScoped
@Path("/v1/models")
@Tag(name = "Models")
public class ModelResource {
    /** Each takes the memory of a model and a JVM beside ours. */
    private static final int MOST_UPLOADS = 2;

    private final Semaphore uploads = new Semaphore(MOST_UPLOADS);
    private final Access access;
    private final ModelLife life;
    private final ModelLines lines;
    private final Reports reports;

    ModelResource(Access access, ModelLife life, ModelLines lines, Reports reports) {
        this.access = access;
        this.life = life;
        this.lines = lines;
        this.reports = reports;
    }

    /**
     * Where a model should go.
     *
     * @param state SHADOW, CANARY, LIVE or RETIRED
     * @param share of the customers, above 0 and below 1; for a canary
     * @param reason in your own words; becomes part of the log
     * @param force puts objections aside; they become part of the log
     */
    public record StateWish(
            State state, Optional<Double> share, @Nullable String reason, Optional<Boolean> force) {}

    /** Why the version before is wanted back. */
    public record RollbackWish(@Nullable String reason) {}

    @GET
    @Operation(summary = "The tenant's models: state, since when, by whom, how good, what speaks against them")
    public List<ModelLine> models() {
        return lines.of(access.require(Caller.Role.READ).tenant());
    }

    @POST
    @Consumes(ModelZip.TYPE)
    @Operation(summary = "Brings a model folder, packed as ZIP; it is checked, kept for ever and becomes a draft")
    public ModelLine bring(InputStream packed, @QueryParam("reason") @Nullable String reason) {
        Caller caller = access.require(Caller.Role.PUBLISH);
        if (!uploads.tryAcquire()) {
            throw busy();
        }
        try {
            Standing standing = ModelZip.unpacked(
                    packed, folder -> life.bring(caller, UploadCheck.read(folder), reason == null ? "" : reason));
            return lines.line(caller.tenant(), standing);
        } catch (IllegalArgumentException e) {
            throw new ModelRefusedException(List.of(String.valueOf(e.getMessage())));
        } finally {
            uploads.release();
        }
    }

    private static WebApplicationException busy() {
        return new WebApplicationException(Response.fromResponse(Problems.response(new Problem(
                        "/problems.html#busy",
                        "Other models are being checked",
                        429,
                        "(%d) models are being checked at this moment, which is as many as at once. Send the model again in a minute."
                                .formatted(MOST_UPLOADS),
                        List.of())))
                .header("Retry-After", "60")
                .build());
    }

    @POST
    @Path("/{version}/state")
    @Operation(
            summary = "Brings a model to another state, without restart: events that are taken from then on are decided"
                    + " by the new line-up")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StateWish.class),
                            examples =
                                    @ExampleObject(
                                            name = "a canary",
                                            value = "{\"state\": \"CANARY\", \"share\": 0.05, \"reason\": \"better on"
                                                    + " the last six weeks\"}")))
    public ModelLine state(@PathParam("version") String version, byte @Nullable [] body) {
        Caller caller = access.require(Caller.Role.PUBLISH);
        Fields fields = Fields.of(body, "state", "share", "reason", "force");
        Optional<State> state = fields.word("state", State.class);
        ModelLife.Wish wish = new ModelLife.Wish(
                state.orElse(State.DRAFT), fields.number("share"), fields.reason(), fields.optionalFlag("force"));
        fields.throwIfRefused(); // so that the state was said
        return lines.line(caller.tenant(), life.change(caller, version, wish));
    }

    @POST
    @Path("/rollback")
    @Operation(summary = "Puts the version into use that was live before the live one")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RollbackWish.class),
                            examples =
                                    @ExampleObject(
                                            name = "a rollback",
                                            value = "{\"reason\": \"complaints since this morning\"}")))
    public ModelLine rollBack(byte @Nullable [] body) {
        Caller caller = access.require(Caller.Role.PUBLISH);
        Fields fields = Fields.of(body, "reason");
        String reason = fields.reason();
        fields.throwIfRefused();
        return lines.line(caller.tenant(), life.rollBack(caller, reason));
    }

    @GET
    @Path("/{version}/report")
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "What a person reads about a model")
    public Response report(@PathParam("version") String version) {
        return reports.page(new Target(access.require(Caller.Role.READ).tenant(), version));
    }

    @GET
    @Path("/{version}/report/address")
    @Operation(
            summary = "An address of the report for a browser's frame, which cannot send a key; it holds for 5 minutes")
    public Reports.ReportAddress reportAddress(@PathParam("version") String version) {
        return reports.address(new Target(access.require(Caller.Role.READ).tenant(), version));
    }

    @GET
    @Path("/{version}/folder")
    @Produces(ModelZip.TYPE)
    @Operation(summary = "The model itself, packed as ZIP")
    public byte[] folder(@PathParam("version") String version) throws IOException {
        return ModelZip.pack(life.folder(access.require(Caller.Role.PUBLISH).tenant(), version));
    }
}
