package io.trendguard.routes.api.list;

import io.trendguard.routes.api.Access;
import io.trendguard.routes.api.ChecksParameters;
import io.trendguard.routes.security.Caller;
import io.trendguard.warehouse.Warehouse;
import io.trendguard.warehouse.list.Facet;
import io.trendguard.warehouse.list.Figure;
import io.trendguard.warehouse.list.ListChart;
import io.trendguard.warehouse.list.ListExport;
import io.trendguard.warehouse.list.ListPage;
import io.trendguard.warehouse.list.Lists;
import io.trendguard.warehouse.list.WarehouseLists;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists of decisions, messages, rejections and events, which can be filtered by everything that they show. */
@Path("/v1/lists")
@Tag(name = "Lists")
public class ListResource {
    private static final Logger LOG = LoggerFactory.getLogger(ListResource.class);

    private final Access access;
    private final ListCalls calls;
    private final WarehouseLists lists;
    private final Warehouse warehouse;

    ListResource(Access access, ListCalls calls, WarehouseLists lists, Warehouse warehouse) {
        this.access = access;
        this.calls = calls;
        this.lists = lists;
        this.warehouse = warehouse;
    }

    /** A list. */
    public record Named(String name, String title, String says) {}

    @GET
    @Operation(summary = "The lists that there are")
    public List<Named> all() {
        access.require(Caller.Role.READ);
        return Lists.all().stream()
                .map(list -> new Named(list.name(), list.title(), list.says()))
                .toList();
    }

    @GET
    @Path("/{list}")
    @ChecksParameters
    @Operation(summary = "A page of a list")
    public PageView page(@PathParam("list") String list) {
        long begin = System.nanoTime();
        WarehouseLists.Call call = calls.of(list);
        ListPage page = lists.page(call);
        Complete complete =
                Complete.of(warehouse.status(call.tenant()), Clock.systemUTC().instant());
        return PageView.of(
                page, complete, Duration.ofNanos(System.nanoTime() - begin).toMillis());
    }

    @GET
    @Path("/{list}/columns")
    @Operation(summary = "The columns of a list and how each can be filtered")
    public ColumnsView columns(@PathParam("list") String list) {
        return ColumnsView.of(lists.list(calls.of(list)));
    }

    @GET
    @Path("/{list}/chart")
    @ChecksParameters
    @Operation(summary = "How many rows of a list there are over time, whatever the filters say of the time")
    public ListChart chart(@PathParam("list") String list) {
        return lists.chart(calls.of(list));
    }

    @GET
    @Path("/{list}/facets")
    @ChecksParameters
    @Operation(summary = "The few columns that split the rows of a list most, with their most frequent values")
    public List<Facet> facets(@PathParam("list") String list) {
        return lists.facets(calls.of(list));
    }

    @GET
    @Path("/{list}/summary")
    @ChecksParameters
    @Operation(summary = "Figures of the rows of a list, each with the filters of the rows that it counts")
    public List<Figure> summary(@PathParam("list") String list) {
        return lists.summary(calls.of(list));
    }

    @GET
    @Path("/{list}/export")
    @ChecksParameters
    @Operation(summary = "The rows of a list as CSV, NDJSON or Parquet, in order")
    public Response export(@PathParam("list") String list) {
        Caller caller = access.require(Caller.Role.READ);
        ListExport export = lists.export(calls.of(list));
        LOG.info(
                "({}) of tenant ({}) exports {} rows of ({}) as {}.",
                caller.actor(),
                caller.tenant(),
                export.rows(),
                list,
                export.format());
        return Response.ok((StreamingOutput) export::write, export.format().contentType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + export.fileName() + "\"")
                .header("X-Total-Rows", export.rows())
                .build();
    }
}
