package io.trendguard.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.trendguard.event.EventSchemas;
import io.trendguard.event.Feed;
import io.trendguard.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Arrays;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The schemas of the fifteen feeds, for everybody. */
@Path("/v1/schemas")
@Tag(name = "Events")
public class SchemaResource {

    @GET
    @Operation(summary = "All feeds, each with its JSON Schema and an example")
    public JsonNode all() {
        ObjectNode all = Json.mapper().createObjectNode();
        for (Feed feed : Feed.values()) {
            ObjectNode one = all.putObject(feed.word());
            one.put("type", feed.type());
            one.set("schema", EventSchemas.jsonSchema(feed));
            one.set("example", EventSchemas.example(feed));
        }
        return all;
    }

    @GET
    @Path("/{feed}/{version}")
    @Operation(summary = "The JSON Schema of one feed")
    public JsonNode one(@PathParam("feed") String word, @PathParam("version") int version) {
        return Arrays.stream(Feed.values())
                .filter(feed -> feed.word().equals(word) && feed.version() == version)
                .findFirst()
                .map(EventSchemas::jsonSchema)
                .orElseThrow(
                        () -> Problems.notFound("There is no feed (%s) with version (%d).".formatted(word, version)));
    }
}
