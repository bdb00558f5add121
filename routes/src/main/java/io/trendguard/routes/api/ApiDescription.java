package io.trendguard.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.trendguard.event.EventSchemas;
import io.trendguard.event.Feed;
import io.trendguard.json.Json;
import io.trendguard.routes.intake.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the description of the HTTP API: every call says what it answers, with which errors, and has an example that can be
 * sent as it is. Events in examples are those of the schemas, so they cannot fall behind them.
 */
@OpenApiFilter(OpenApiFilter.RunStage.RUN)
public final class ApiDescription implements OASFilter {
    private static final String EVENT = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    /** What a call that changes something answers; of a call that reads, its summary says it. */
    private static final Map<String, String> ANSWERS = Map.of(
            "POST /v1/safe-mode", "The overview after the switch",
            "POST /v1/models", "The model as it stands: a draft, with what speaks against it",
            "POST /v1/models/{version}/state", "The model as it stands after the change",
            "POST /v1/models/rollback", "The model that is live again",
            "POST /v1/outbox/{treatmentId}/settle", "The message as it stands after that",
            "POST /v1/outbox/{treatmentId}/resend", "The message as it stands after that",
            "POST /v1/dead-letters/replay", "How many were or would be accepted, and why the others are not",
            "POST /r/{token}", "A page that thanks the customer");

    /** Values of parameters that can be tried at once; ids of a fresh service lead to nothing yet. */
    private static final Map<String, Object> PARAMETERS = Map.ofEntries(
            Map.entry("feed", "purchase"),
            Map.entry("version", "1"),
            Map.entry("position", 0),
            Map.entry("id", "d_00000000000000000000000000000000"),
            Map.entry("order_id", "o-1001"),
            Map.entry("decision_point", "regret"),
            Map.entry("treatmentId", "t_00000000000000000000000000000000"),
            Map.entry("token", "from-a-message"),
            Map.entry("reason", "trained on the last six weeks"),
            Map.entry("history", false));

    private static final Set<PathItem.HttpMethod> CHANGING =
            Set.of(PathItem.HttpMethod.POST, PathItem.HttpMethod.PATCH);

    /** Links in messages, whose answers are pages for customers. */
    private static final String LINK = "/r/";

    private static final List<String> UNREADABLE = List.of("400", "415");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        String answer = ANSWERS.getOrDefault(method + " " + path, String.valueOf(operation.getSummary()));
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> parameter.getRef() == null)
                    .forEach(ApiDescription::example);
        }
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2") && isBare(response)) {
                response.setDescription(answer);
            }
        });
        if (path.startsWith(LINK)) {
            error(operation, "404", "The link is not valid, or no longer", false);
        } else {
            errors(path, method, operation);
        }
        events(path, operation);
    }

    private static boolean isBare(APIResponse response) {
        return response.getDescription() == null
                || response.getDescription().isBlank()
                || response.getDescription().equals("OK");
    }

    private static void example(Parameter parameter) {
        Object example = PARAMETERS.get(parameter.getName());
        if (example != null && parameter.getExample() == null) {
            parameter.setExample(example);
        }
    }

    private static void errors(String path, PathItem.HttpMethod method, Operation operation) {
        error(operation, "400", "A parameter or the body is not what this call takes; each finding is named", true);
        if (!path.startsWith("/v1/schemas")) {
            error(operation, "401", "No valid credential", true);
            error(operation, "403", "The credential lacks the role", true);
        }
        if (path.contains("{")) {
            error(operation, "404", "There is nothing of this name", true);
        }
        if (CHANGING.contains(method)) {
            error(operation, "413", "The body is too large", true);
            error(operation, "415", "The body is not read in this form; see Accept-Post or Accept-Encoding", true);
            error(operation, "503", "The log cannot be written; nothing was changed", true);
        }
        if (method == PathItem.HttpMethod.POST && path.startsWith("/v1/outbox")) {
            error(operation, "409", "The message is in another state or may not be sent; the detail says why", true);
        }
        if (method == PathItem.HttpMethod.POST && path.startsWith("/v1/models")) {
            error(operation, "422", "Something speaks against it; the detail says what", true);
        }
    }

    private static void error(Operation operation, String status, String description, boolean problem) {
        APIResponse described = operation.getResponses().getAPIResponse(status);
        if (described == null) {
            described = OASFactory.createAPIResponse().description(description);
            operation.getResponses().addAPIResponse(status, described);
        } else if (isBare(described)) {
            described.setDescription(description);
        }
        if (problem && (described.getContent() == null || UNREADABLE.contains(status))) {
            described.setContent(OASFactory.createContent()
                    .addMediaType(
                            Problem.CONTENT_TYPE,
                            OASFactory.createMediaType()
                                    .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
        }
    }

    private static void events(String path, Operation operation) {
        if (path.equals("/v1/events")) {
            Content content = operation.getRequestBody().getContent();
            named(content.getMediaType(EVENT), "one purchase", EventSchemas.example(Feed.PURCHASE));
            ArrayNode batch = Json.mapper().createArrayNode();
            List.of(Feed.PRODUCT, Feed.CONSENT, Feed.RETURN).forEach(feed -> batch.add(EventSchemas.example(feed)));
            named(content.getMediaType(BATCH), "a product, a consent and a return", batch);
        }
        if (path.equals("/v1/checkout")) {
            Content content = operation.getRequestBody().getContent();
            named(content.getMediaType(EVENT), "a cart at checkout", EventSchemas.example(Feed.CART));
        }
    }

    private static void named(MediaType type, String name, JsonNode value) {
        type.setExamples(Map.of(
                name, OASFactory.createExample().value(Json.mapper().convertValue(value, Object.class))));
    }
}
