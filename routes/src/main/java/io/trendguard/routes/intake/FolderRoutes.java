package io.trendguard.routes.intake;

import io.trendguard.routes.settings.ServiceSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.camel.builder.RouteBuilder;

/**
 * Events from files: {@code inbox/<tenant>/*.ndjson} holds CloudEvents, {@code inbox/<tenant>/<mapping>/*.csv} rows that a
 * mapping turns into events. A file that was read moves to {@code .done}, one that could not be read to {@code .failed}, with
 * its reason beside it.
 */
@ApplicationScoped
public class FolderRoutes extends RouteBuilder {
    private final ServiceSettings settings;

    FolderRoutes(ServiceSettings settings) {
        this.settings = settings;
    }

    @Override
    public void configure() {
        try {
            Files.createDirectories(settings.inbox());
        } catch (IOException e) {
            throw new UncheckedIOException("The inbox (%s) cannot be made.".formatted(settings.inbox()), e);
        }
        // what is set aside is told in one line by who sets it aside
        errorHandler(defaultErrorHandler().logExhausted(false));
        from("file:" + settings.inbox() + "?recursive=true&antInclude=**/*.ndjson,**/*.ndjson.gz,**/*.csv,**/*.csv.gz"
                        + "&readLock=changed&readLockMinLength=0&readLockMinAge=300&readLockCheckInterval=200&delay=500&sortBy=file:name"
                        + "&move=${file:parent}/.done/${file:onlyname}&moveFailed=${file:parent}/.failed/${file:onlyname}")
                .routeId("folder")
                .bean(FolderIntake.class, "read");
    }
}
