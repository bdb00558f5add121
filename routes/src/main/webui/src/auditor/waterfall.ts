import type { Numeral } from "../common/format.ts";

/** The way from the usual probability to that of one line, as the service tells it; its points add up on paper. */
export interface Waterfall {
  line_id: string;
  product_name?: string;
  method: "platt" | "isotonic" | "none" | "unknown";
  start: Total;
  steps: { feature?: string; name: string; value?: string; sentence: string; log_odds: number; points: Numeral; total: Numeral }[];
  calibration?: { log_odds: number; points: Numeral };
  end: Total;
  threshold?: { probability: Numeral; segment: string; side: "above" | "below"; consequence: string };
  comparable?: { returned: number; low: number; high: number; n: Numeral };
}

interface Total {
  probability: Numeral;
  log_odds: number;
  points: Numeral;
}

export interface WaterfallBar {
  key: string;
  name: string;
  detail?: string;
  text: string;
  kind: "base" | "up" | "down" | "total";
  /** Where it begins and ends, in percent of the axis. */
  from: number;
  to: number;
  crosses: boolean;
}

export interface WaterfallPlot {
  bars: WaterfallBar[];
  ticks: { at: number; text: string }[];
  threshold: number | undefined;
}

const FARTHEST = 7; // a probability of 0 or 1 lies infinitely far out
const MARGIN = 0.3;
const TICKS = [0.001, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999];
const TICK_ROOM = 11;

/** Lays the bars out on the axis of log-odds, where equal effects are equally long. */
export function plotOf(waterfall: Waterfall, words: { thing: string; chance: string }): WaterfallPlot {
  const { start, steps, calibration, end, threshold } = waterfall;
  const totals = [bounded(start.log_odds)];
  for (const step of steps) {
    totals.push(bounded(totals.at(-1)! + step.log_odds));
  }
  const last = logit(Number(end.probability));
  const limit = threshold === undefined ? undefined : logit(Number(threshold.probability));
  const all = [...totals, last, ...(limit === undefined ? [] : [limit])];
  const low = Math.min(...all) - MARGIN;
  const high = Math.max(...all) + MARGIN;
  const at = (logOdds: number): number => ((logOdds - low) / (high - low)) * 100;
  const crosses = (from: number, to: number): boolean => limit !== undefined && from < limit !== to < limit;
  const bars: WaterfallBar[] = [
    { key: "base", name: `The usual ${words.thing}`, text: points(start.points), kind: "base", from: 0, to: at(totals[0]!), crosses: false },
  ];
  steps.forEach((step, index) => {
    const [from, to] = [totals[index]!, totals[index + 1]!];
    bars.push({
      key: step.feature ?? "others", name: step.name, text: moved(step.points), kind: to < from ? "down" : "up",
      ...(step.feature === undefined ? {} : { detail: step.value ?? step.sentence }), from: at(from), to: at(to), crosses: crosses(from, to),
    });
  });
  if (calibration !== undefined && calibration !== null) {
    const from = totals.at(-1)!;
    bars.push({
      key: "calibration", name: "Calibration", detail: "so that 80 % means 80 of 100", text: moved(calibration.points),
      kind: last < from ? "down" : "up", from: at(from), to: at(last), crosses: crosses(from, last),
    });
  }
  bars.push({ key: "end", name: `Chance of ${words.chance}`, text: points(end.points), kind: "total", from: 0, to: at(last), crosses: false });
  return { bars, ticks: ticksBetween(low, high, at), threshold: limit === undefined ? undefined : at(limit) };
}

function ticksBetween(low: number, high: number, at: (logOdds: number) => number): { at: number; text: string }[] {
  const ticks: { at: number; text: string }[] = [];
  for (const probability of TICKS.filter((one) => logit(one) > low && logit(one) < high)) {
    const position = at(logit(probability));
    if (position > 5 && position < 95 && position - (ticks.at(-1)?.at ?? -TICK_ROOM) >= TICK_ROOM) {
      ticks.push({ at: position, text: `${Number((probability * 100).toFixed(1))}\u00a0%` });
    }
  }
  return ticks;
}

function logit(probability: number): number {
  return bounded(Math.log(probability / (1 - probability)));
}

function bounded(logOdds: number): number {
  return Math.max(-FARTHEST, Math.min(FARTHEST, logOdds));
}

/** "31.0 %", with the one decimal that adds up. */
export function points(value: Numeral): string {
  return `${Number(value).toFixed(1)}\u00a0%`;
}

/** "+13.3 pts" */
export function moved(value: Numeral): string {
  const amount = Number(value);
  return `${amount < 0 ? "−" : "+"}${Math.abs(amount).toFixed(1)}\u00a0pts`;
}
