package io.trendguard.routes.intake;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.camel.builder.RouteBuilder;

/**
 * Events from files: {@code inbox/<tenant>/*.ndjson} holds CloudEvents, {@code inbox/<tenant>/<mapping>/*.csv} rows that a
 * mapping turns into events. {@link FolderScan} hands over what is complete. A file that was read moves to {@code .done},
 * one that could not be read to {@code .failed}, with its reason beside it.
 */
@ApplicationScoped
public class FolderRoutes extends RouteBuilder {
    static final String ENTRY = "direct:inbox";

    @Override
    public void configure() {
        from(ENTRY).routeId("folder").bean(FolderIntake.class, "read");
    }
}
