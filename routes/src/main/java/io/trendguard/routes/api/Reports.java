package io.trendguard.routes.api;

import io.trendguard.model.registry.ModelName;
import io.trendguard.model.serve.ModelFolder;
import io.trendguard.routes.api.ReportLinks.Target;
import io.trendguard.routes.model.ModelLife;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;

/** The reports of models as pages, and the addresses under which a frame may load them. */
@ApplicationScoped
public class Reports {
    private final ModelLife life;
    private final ReportLinks links;

    Reports(ModelLife life, ReportLinks links) {
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

    Response page(Target target) {
        byte[] report = folder(target).file(ModelFolder.REPORT_PAGE);
        return Response.ok(report)
                .header("Content-Security-Policy", ReportPolicy.of(report))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    ReportAddress address(Target target) {
        folder(target);
        return new ReportAddress(
                ModelName.of(target.version()), "/v1/reports/" + links.token(target), ReportLinks.VALID.toSeconds());
    }

    /** The report that a token leads to. */
    Response framed(String token) {
        return page(links.read(token)
                .orElseThrow(() -> Problems.notFound(
                        "This address of a report has ended: it holds for %d minutes. Open the report from the page of models again."
                                .formatted(ReportLinks.VALID.toMinutes()))));
    }

    private ModelFolder folder(Target target) {
        ModelFolder folder = life.folder(target.tenant(), target.version());
        if (!folder.has(ModelFolder.REPORT_PAGE)) {
            throw Problems.notFound("The model (%s) came without a report.".formatted(target.version()));
        }
        return folder;
    }
}
