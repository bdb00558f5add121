import type { Waterfall } from "./waterfall.ts";

const SHOWN = 4;

/** The strongest effects and everything else, so that their points add up to the whole way. */
export function strongest({ start, steps, end }: Waterfall): { name: string; points: number }[] {
  const first = steps.filter((one) => one.feature !== undefined)
    .map((one) => ({ name: one.name, points: Number(one.points) }))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).slice(0, SHOWN);
  const rest = Number(end.points) - Number(start.points) - first.reduce((sum, one) => sum + one.points, 0);
  return [...first, { name: "Everything else", points: Math.round(rest * 10) / 10 }];
}
