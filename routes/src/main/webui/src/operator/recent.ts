import type { RecentDecision } from "./overview.ts";

const SHOWN = 20;

/** The decision points in a list, by name; those of before there were several are not named. */
export function pointsIn(recent: RecentDecision[]): string[] {
  return [...new Set(recent.flatMap((one) => (one.decision_point === undefined ? [] : [one.decision_point])))].sort();
}

/** The newest decisions, of one point or of all. */
export function newest(recent: RecentDecision[], point: string | undefined): RecentDecision[] {
  return recent
    .filter((one) => point === undefined || one.decision_point === point)
    .sort((a, b) => Date.parse(b.decided_at) - Date.parse(a.decided_at))
    .slice(0, SHOWN);
}
