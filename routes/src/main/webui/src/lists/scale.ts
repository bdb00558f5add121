import type { BucketLength } from "./contract.ts";

/** The upper end of an axis of counts: a round number above the highest bar. */
export function topOf(highest: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(highest, 1)));
  return [1, 2, 4, 5, 10].map((one) => one * size).find((one) => one >= highest) ?? highest;
}

/** Two to four lines at whole counts. */
export function ticksOf(top: number): number[] {
  const step = [top / 4, top / 2, top].find((one) => Number.isInteger(one)) ?? top;
  return Array.from({ length: Math.round(top / step) + 1 }, (_, index) => index * step);
}

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const HOUR = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });

const MONTH = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

/** Months and days are cut at midnight UTC, hours are read in the reader's zone. */
export function bucketName(at: string, bucket: BucketLength): string {
  return { MONTH, DAY, HOUR }[bucket].format(new Date(at));
}

/** What one bar stands for. */
export function bucketUnit(bucket: BucketLength): string {
  return { MONTH: "month (UTC)", DAY: "day (UTC)", HOUR: "hour" }[bucket];
}
