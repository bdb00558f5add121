package io.trendguard.routes.api;

import io.trendguard.model.registry.ModelName;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.routes.api.ReportLinks.Target;
import io.trendguard.routes.model.ModelLife;
import io.trendguard.routes.security.Caller;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The reports of models as a page shows them: in a frame, under an address that needs no key and ends soon. */
@Path("/v1")
@Tag(name = "Models")
public class ReportResource {
    private final Access access;
    private final ModelLife life;
    private final ReportLinks links;

    ReportResource(Access access, ModelLife life, ReportLinks links) {
        this.access = access;
        this.life = life;
        this.links = links;
    }

    /**
     * Where a report may be read without a key.
     *
     * @param name what people call the model
     * @param href its address
     * @param seconds how long the address holds
     */
    public record ReportAddress(String name, String href, long seconds) {}

    @GET
    @Path("/models/{version}/report")
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "What a person reads about a model")
    public Response report(@PathParam("version") String version) {
        return page(new Target(access.require(Caller.Role.READ).tenant(), version));
    }

    @GET
    @Path("/models/{version}/report/address")
    @Operation(
            summary = "An address of the report for a browser's frame, which cannot send a key; it holds for 5 minutes")
    public ReportAddress address(@PathParam("version") String version) {
        Target target = new Target(access.require(Caller.Role.READ).tenant(), version);
        requireReport(target);
        return new ReportAddress(
                ModelName.of(version), "/v1/reports/" + links.token(target), ReportLinks.VALID.toSeconds());
    }

    @GET
    @Path("/reports/{token}")
    @Produces(MediaType.TEXT_HTML)
    @Operation(summary = "The report that such an address leads to")
    public Response framed(@PathParam("token") String token) {
        return page(links.read(token)
                .orElseThrow(() -> Problems.notFound(
                        "This address of a report has ended: it holds for %d minutes. Open the report from the page of models again."
                                .formatted(ReportLinks.VALID.toMinutes()))));
    }

    private Response page(Target target) {
        byte[] report = requireReport(target).file(ModelFolder.REPORT_PAGE);
        return Response.ok(report)
                .header("Content-Security-Policy", ReportPolicy.of(report))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private ModelFolder requireReport(Target target) {
        ModelFolder folder = life.folder(target.tenant(), target.version());
        if (!folder.has(ModelFolder.REPORT_PAGE)) {
            throw Problems.notFound("The model (%s) came without a report.".formatted(target.version()));
        }
        return folder;
    }
}
