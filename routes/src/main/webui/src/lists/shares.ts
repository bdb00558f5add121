import { percent, whole } from "../common/format.ts";
import type { Buckets } from "./contract.ts";

/** A part of a whole, with the interval that such a sample leaves open. */
export interface Share {
  part: number;
  of: number;
  low: number;
  high: number;
}

/** Wilson's 95 % interval of a share, which also holds for few and for rare ones. */
export function share(part: number, of: number): Share {
  const z = 1.959964;
  const p = of === 0 ? 0 : part / of;
  const scale = 1 + (z * z) / Math.max(of, 1);
  const middle = (p + (z * z) / (2 * Math.max(of, 1))) / scale;
  const half = (z / scale) * Math.sqrt((p * (1 - p)) / Math.max(of, 1) + (z * z) / (4 * Math.max(of, 1) ** 2));
  return { part, of, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

const FEW = 20; // of fewer, the counts themselves say more

/** "1 in 6", as people hear a share. */
export function inWords({ part, of }: Share): string {
  const p = part / of;
  if (of < FEW) {
    return `${part} of ${of}`;
  }
  return part === 0 ? "none" : part === of ? "all" : p <= 0.4 ? `1 in ${whole(1 / p)}` : `${Math.round(p * 10) === 10 ? "more than 9" : Math.round(p * 10)} in 10`;
}

/** "1 time in 6"; "not once" and "every time" at its ends. */
export function timesIn(one: Share): string {
  const words = inWords(one);
  return one.part === 0 ? "not once" : one.part === one.of ? "every time" : words.replace(/^1 in /, "1 time in ").replace(/^(more than 9|\d+) in 10$/, "$1 times in 10").replace(/^(\d+ of \d+)$/, "$1 times");
}

export function shareWords(one: Share): string {
  return `${percent(one.part / one.of)} of ${whole(one.of)} (95 % interval ${(one.low * 100).toFixed(1)} to ${(one.high * 100).toFixed(1)})`;
}

/** How often one value of the series came in the buckets from one index to before another. */
export function counted(chart: Buckets, value: string, from: number, until: number): Share {
  const index = chart.series.findIndex((one) => one.value === value);
  let part = 0;
  let of = 0;
  for (const bucket of chart.buckets.slice(from, until)) {
    part += bucket.counts[index] ?? 0;
    of += bucket.counts.reduce((sum, count) => sum + count, 0);
  }
  return share(part, of);
}
