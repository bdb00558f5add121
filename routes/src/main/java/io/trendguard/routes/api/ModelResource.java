package io.trendguard.routes.api;

import io.trendguard.asset.AssetState;
import io.trendguard.asset.AssetStatus;
import io.trendguard.asset.StateChangeRequest;
import io.trendguard.model.registry.ModelZip;
import io.trendguard.model.registry.UploadCheck;
import io.trendguard.point.DecisionPoint;
import io.trendguard.routes.api.ReportLinks.Target;
import io.trendguard.routes.asset.AssetRefusedException;
import io.trendguard.routes.intake.Problem;
import io.trendguard.routes.model.ModelLife;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
     * @param state CHECKED, SHADOW, APPROVED, CANARY, LIVE or RETIRED
     * @param share of the customers; for a canary, whose steps are 0.01, 0.05, 0.25 and 1
     * @param reason in your own words; becomes part of the log
     * @param force puts objections aside; they become part of the log
     */
    public record StateWish(
            AssetState state,
            Optional<Double> share,
            @Nullable String reason,
            Optional<Boolean> force) {}

    /**
     * Why the version before is wanted back.
     *
     * @param reason in your own words; becomes part of the log
     * @param decisionPoint at which; needed where models of several can be rolled back
     */
    public record RollbackWish(@Nullable String reason, Optional<String> decisionPoint) {}

    @GET
    @Operation(summary = "The tenant's models: state, since when, by whom, how good, what speaks against them")
    public List<ModelLine> models() {
        return lines.of(access.require(Caller.Role.READ).tenant());
    }

    @POST
    @Consumes(ModelZip.TYPE)
    @Operation(summary = "Brings a model folder, packed as ZIP; it is checked, kept for ever and becomes a draft")
    public ModelLine bring(
            InputStream packed,
            @QueryParam("reason") @Nullable String reason,
            @Parameter(description = "refuses a model of another decision point")
                    @QueryParam("decision_point")
                    @Nullable
                    String decisionPoint) {
        Caller caller = access.require(Caller.Role.PUBLISH);
        if (!uploads.tryAcquire()) {
            throw busy();
        }
        try {
            Optional<DecisionPoint> expected =
                    Optional.ofNullable(decisionPoint).map(DecisionPoint::named);
            AssetStatus status = ModelZip.unpacked(
                    packed,
                    folder -> life.bring(caller, UploadCheck.read(folder), expected, reason == null ? "" : reason));
            return lines.line(status);
        } catch (IllegalArgumentException e) {
            throw new AssetRefusedException(e);
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
                    + " by the new state")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StateWish.class),
                            examples =
                                    @ExampleObject(
                                            name = "a canary",
                                            value = "{\"state\": \"CANARY\", \"share\": 0.01, \"reason\": \"better on"
                                                    + " the last six weeks\"}")))
    public ModelLine state(@PathParam("version") String version, byte @Nullable [] body) {
        Caller caller = access.require(Caller.Role.PUBLISH);
        Fields fields = Fields.of(body, "state", "share", "reason", "force");
        Optional<AssetState> state = fields.word("state", AssetState.class);
        StateChangeRequest request = new StateChangeRequest(
                caller.actor(),
                state.orElse(AssetState.DRAFT),
                fields.number("share"),
                fields.reason(),
                fields.optionalFlag("force"));
        fields.throwIfRefused(); // so that the state was said
        return lines.line(life.change(caller, version, request));
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
        Fields fields = Fields.of(body, "reason", "decision_point");
        String reason = fields.reason();
        Optional<DecisionPoint> point = fields.decisionPoint();
        fields.throwIfRefused();
        return lines.line(life.rollBack(caller, point, reason));
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
