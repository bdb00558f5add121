package io.trendguard.routes.api.list;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.trendguard.warehouse.list.ListPage;
import java.util.List;
import java.util.Map;

/**
 * A page of a list.
 *
 * @param rows by column; what is not known is left out
 * @param complete up to where the rows are complete
 * @param tookMs how long it took
 */
public record PageView(
        String list,
        List<ListPage.Shown> columns,
        List<Map<String, Object>> rows,
        @JsonFormat(shape = JsonFormat.Shape.STRING) long total,
        long page,
        long pages,
        int size,
        Complete complete,
        long tookMs) {
    static PageView of(ListPage page, Complete complete, long tookMs) {
        return new PageView(
                page.list(),
                page.columns(),
                page.rows(),
                page.total(),
                page.page(),
                page.pages(),
                page.size(),
                complete,
                tookMs);
    }
}
