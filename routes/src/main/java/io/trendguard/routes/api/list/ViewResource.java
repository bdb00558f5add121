package io.trendguard.routes.api.list;

import io.trendguard.routes.api.Access;
import io.trendguard.routes.api.Fields;
import io.trendguard.routes.api.Problems;
import io.trendguard.routes.security.Caller;
import io.trendguard.warehouse.list.ListDefinition;
import io.trendguard.warehouse.list.Lists;
import io.trendguard.warehouse.list.SavedView;
import io.trendguard.warehouse.list.SavedViews;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Views of the lists that people come back to. */
@Path("/v1/views")
@Tag(name = "Lists")
public class ViewResource {
    private final Access access;
    private final SavedViews views;

    ViewResource(Access access, SavedViews views) {
        this.access = access;
        this.views = views;
    }

    @GET
    @Operation(
            summary =
                    "The views of a list, or of all lists: those that come with the product and those that were saved")
    public List<SavedView> all(@Parameter(example = Lists.DECISIONS) @QueryParam("list") @Nullable String list) {
        Caller caller = access.require(Caller.Role.READ);
        List<ListDefinition> meant = list == null ? Lists.all() : List.of(ListCalls.definition(list));
        return meant.stream()
                .flatMap(one -> views.of(caller.tenant(), one).stream())
                .toList();
    }

    /** What a view asks. */
    public record Query(String query) {}

    @PUT
    @Path("/{list}/{name}")
    @Operation(summary = "Saves a view, in place of one of the same name")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Query.class),
                            examples =
                                    @ExampleObject(
                                            name = "high risks",
                                            value = "{\"query\": \"risk.min=0.7&sort=-risk\"}")))
    public SavedView save(
            @Parameter(example = Lists.DECISIONS) @PathParam("list") String list,
            @Parameter(example = "high-risks") @PathParam("name") String name,
            byte @Nullable [] body) {
        Caller caller = access.require(Caller.Role.READ);
        ListDefinition definition = ListCalls.definition(list);
        Fields fields = Fields.of(body, "query");
        String query = fields.text("query");
        fields.throwIfRefused();
        return views.save(caller.tenant(), definition, name, query);
    }

    @DELETE
    @Path("/{list}/{name}")
    @Operation(summary = "Deletes a saved view and answers with the views that are left")
    public List<SavedView> delete(
            @Parameter(example = Lists.DECISIONS) @PathParam("list") String list,
            @Parameter(example = "high-risks") @PathParam("name") String name) {
        Caller caller = access.require(Caller.Role.READ);
        ListDefinition definition = ListCalls.definition(list);
        if (!views.delete(caller.tenant(), definition, name)) {
            throw Problems.notFound("There is no saved view (%s) of the list (%s).".formatted(name, list));
        }
        return views.of(caller.tenant(), definition);
    }
}
