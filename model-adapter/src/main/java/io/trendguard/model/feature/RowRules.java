package io.trendguard.model.feature;

import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What a mapping and its user say about the rows that are made of events.
 *
 * @param names pattern of the rows' names; a point replaces the fields in braces that it knows, and may name rows in its own way
 * @param shop the zone of customers who stated none
 * @param imputed whether an outcome without a reason gets one where the point knows how
 */
public record RowRules(String names, ZoneId shop, boolean imputed) {
    /** Named by order and line, in UTC, imputed. */
    public static final RowRules DEFAULTS = new RowRules("{order_id}/{line_id}", ZoneOffset.UTC, true);
}
