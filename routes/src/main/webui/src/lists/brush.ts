import { stateOf, withFilters, type Filter, type ListState } from "./address.ts";
import type { Buckets } from "./contract.ts";
import { DAY_MILLIS } from "./values.ts";

/** A part of the chart: from one bucket to before another. */
export interface Brush {
  from: number;
  until: number;
}

/** The moment at which a bucket of the chart ends. */
export function endOf(chart: Buckets, index: number): number {
  const at = new Date(chart.buckets[index]!.at);
  if (chart.bucket === "MONTH") {
    return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1);
  }
  return at.getTime() + (chart.bucket === "HOUR" ? 3_600_000 : DAY_MILLIS);
}

/** The buckets that the filter on the time selects; nothing if there is none or it lies outside. */
export function brushOf(filters: Filter[], chart: Buckets): Brush | undefined {
  const bound = (operator: string): number | undefined => {
    const value = filters.find((one) => one.column === "time" && one.operator === operator)?.values[0];
    return value === undefined || Number.isNaN(Date.parse(value)) ? undefined : Date.parse(value);
  };
  const [low, high] = [bound("min"), bound("max")];
  if ((low === undefined && high === undefined) || chart.buckets.length === 0) {
    return undefined;
  }
  const inside = chart.buckets.flatMap((bucket, index) => {
    const at = Date.parse(bucket.at);
    return (low === undefined || endOf(chart, index) > low) && (high === undefined || at < high) ? [index] : [];
  });
  return inside.length === 0 ? undefined : { from: inside[0]!, until: inside.at(-1)! + 1 };
}

/** The state with the brush as its filter on the time; without a brush all the time counts. */
export function brushed(state: ListState, chart: Buckets, brush: Brush | undefined): ListState {
  const filters = state.filters.filter((one) => one.column !== "time" || (one.operator !== "min" && one.operator !== "max"));
  if (brush === undefined) {
    return withFilters(state, filters);
  }
  const at = (index: number): string => new Date(Date.parse(chart.buckets[index]!.at)).toISOString().replace(".000Z", "Z");
  const end = new Date(endOf(chart, brush.until - 1)).toISOString().replace(".000Z", "Z");
  return withFilters(state, [...stateOf(`time.min=${at(brush.from)}&time.max=${end}`).filters, ...filters]);
}

/** Moves a brush as far as there is room; without one the newest bucket is taken. */
export function moved(brush: Brush | undefined, by: number, count: number): Brush {
  if (brush === undefined) {
    return { from: count - 1, until: count };
  }
  const step = Math.max(-brush.from, Math.min(by, count - brush.until));
  return { from: brush.from + step, until: brush.until + step };
}

/** Moves one end; the brush keeps at least one bucket. */
export function resized(brush: Brush, end: "from" | "until", to: number, count: number): Brush {
  return end === "from"
    ? { from: Math.max(0, Math.min(to, brush.until - 1)), until: brush.until }
    : { from: brush.from, until: Math.min(count, Math.max(to, brush.from + 1)) };
}

export function widened(brush: Brush | undefined, end: "from" | "until", count: number): Brush {
  const now = brush ?? moved(undefined, 0, count);
  return resized(now, end, now[end] + (end === "from" ? -1 : 1), count);
}
