package io.trendguard.routes.api;

import java.util.List;

/** Everything there is to look at beside the pages. */
final class Links {
    static final List<Overview.Link> ALL = List.of(
            new Overview.Link(
                    "HTTP API",
                    "/q/swagger-ui",
                    "Try every call; the description other programs read is at /q/openapi"),
            new Overview.Link(
                    "Schemas", "/v1/schemas", "The fifteen feeds: every field with its meaning, unit and bounds"),
            new Overview.Link(
                    "Problems", "/problems.html", "What each error of the HTTP API means and what to do about it"),
            new Overview.Link("Metrics", "/q/metrics", "For Prometheus"),
            new Overview.Link("Health", "/q/health", "Whether the service is alive and ready"));

    private Links() {}
}
