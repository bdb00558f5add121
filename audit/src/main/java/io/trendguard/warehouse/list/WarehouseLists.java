package io.trendguard.warehouse.list;

import io.trendguard.event.Tenant;
import io.trendguard.warehouse.Warehouse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The lists of all tenants. Every question is of one tenant, whose file holds nothing of any other. */
public final class WarehouseLists {
    /** An answer that takes longer is given up. */
    static final int SECONDS = 5;

    private final Warehouse warehouse;
    private final InstantSource clock;
    private final Path exports;
    private final ExportTurns turns = new ExportTurns(System::nanoTime);

    /**
     * Lists over a warehouse.
     *
     * @param clock the service's, by which an outcome is open or not
     * @param exports a folder for files that are being written; it is emptied
     */
    public WarehouseLists(Warehouse warehouse, InstantSource clock, Path exports) {
        this.warehouse = warehouse;
        this.clock = clock;
        this.exports = exports;
        try {
            ListExport.delete(exports);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of exports (%s) cannot be emptied.".formatted(exports), e);
        }
    }

    /**
     * What somebody asks of a list.
     *
     * @param tenant whose rows
     * @param list with what appears for every tenant
     * @param sent all parameters
     * @param customers finds the reference of a customer; absent for those who may not look for customers
     */
    public record Call(
            Tenant tenant,
            ListDefinition list,
            Map<String, ? extends Collection<String>> sent,
            Optional<Function<String, Optional<String>>> customers) {}

    /** The list as the caller may see it, with the columns of the tenant's decision points. */
    public ListDefinition list(Call call) {
        ListDefinition permitted =
                call.customers().isPresent() ? call.list() : call.list().withoutHidden();
        return warehouse.ask(call.tenant(), connection -> FeatureColumns.added(permitted, connection));
    }

    private ListQuery parsed(Call call, java.util.Set<Parameter> taken) {
        return ListParser.parse(list(call), call.sent(), taken, call.customers().orElse(id -> Optional.empty()));
    }

    private interface Question<T> {
        T ask(Asked asked) throws java.sql.SQLException;
    }

    private <T> T ask(Call call, Question<T> question) {
        return warehouse.ask(
                call.tenant(), connection -> question.ask(new Asked(connection, clock.instant(), SECONDS)));
    }

    /** A page. */
    public ListPage page(Call call) {
        ListQuery query = parsed(call, Parameter.OF_PAGE);
        return ask(call, asked -> ListPage.read(asked, query));
    }

    /** The rows over time. */
    public ListChart chart(Call call) {
        ListQuery query = parsed(call, Parameter.OF_CHART);
        return ask(call, asked -> ListChart.read(asked, query));
    }

    /** What splits the rows most. */
    public List<Facet> facets(Call call) {
        ListQuery query = parsed(call, Parameter.OF_COUNTS);
        return ask(call, asked -> Facet.read(asked.about(query), query));
    }

    /** The figures of the rows. */
    public List<Figure> summary(Call call) {
        ListQuery query = parsed(call, Parameter.OF_COUNTS);
        return ask(call, asked -> Summary.read(asked.about(query), query));
    }

    /** An export that is ready to be written. Throws {@link ListBusyException} if too many are running. */
    public ListExport export(Call call) {
        ListQuery query = parsed(call, Parameter.OF_EXPORT);
        ExportFormat format = ExportFormat.of(call.sent());
        ExportTurns.Turn turn = turns.take(call.tenant());
        try {
            long rows = ask(call, asked -> asked.count(query));
            return new ListExport(warehouse, call.tenant(), query, format, clock.instant(), rows, exports, turn);
        } catch (RuntimeException e) {
            turn.close();
            throw e;
        }
    }

    /** Refuses the query of a view if no page could be shown with it. */
    void check(Call call) {
        parsed(call, Parameter.OF_VIEW);
    }
}
