import { inWords } from "../common/words.ts";

export type State = "DRAFT" | "SHADOW" | "CANARY" | "LIVE" | "RETIRED";

/** A model as the service tells it (GET /v1/models). */
export interface ModelLine {
  name: string;
  version: string;
  kind: string;
  state: State;
  share?: number;
  since: string;
  by: string;
  note: string;
  author?: string;
  data?: string;
  metrics?: { rows: number; from: string; until: string; auc: number; auc_interval: number[]; log_loss: number };
  objections: string[];
  report: boolean;
  comparison: string[];
  rollback_target: boolean;
}

/** What each state means for customers. */
export const MEANS: Record<State, string> = {
  DRAFT: "It is kept and does nothing.",
  SHADOW: "It is scored beside the live model. What it says stands in the record and decides nothing.",
  CANARY: "It decides about its share of the customers, always the same ones.",
  LIVE: "It decides.",
  RETIRED: "It was in use once and can come back.",
};

const NEXT: Record<State, State[]> = {
  DRAFT: ["SHADOW", "CANARY", "LIVE"],
  SHADOW: ["CANARY", "LIVE", "RETIRED"],
  CANARY: ["LIVE", "CANARY", "SHADOW", "RETIRED"],
  LIVE: ["RETIRED"],
  RETIRED: ["SHADOW", "LIVE"],
};

const DOING: Record<State, string> = {
  DRAFT: "", SHADOW: "Run as shadow", CANARY: "Run as canary", LIVE: "Make live", RETIRED: "Retire",
};

export function nextStates(state: State): State[] {
  return NEXT[state];
}

/** What the button says. */
export function doing(from: State, to: State): string {
  return from === "CANARY" && to === "CANARY" ? "Change the share" : DOING[to];
}

/** What will happen, before it is confirmed. */
export function consequence(from: State, to: State): string {
  if (from === "LIVE") {
    return "Nothing decides after that: every customer is left alone until another model is live.";
  }
  switch (to) {
    case "LIVE":
      return "From the next event on it decides about every customer. The model that is live now is retired and can be rolled back to.";
    case "CANARY":
      return "From the next event on it decides about a share of the customers, always the same ones.";
    case "SHADOW":
      return "It is scored beside every decision from the next event on. No customer notices.";
    default:
      return `It does nothing from the next event on and stays here as ${inWords(to)}.`;
  }
}

/** Whether somebody has to look at the objections first. */
export function decides(state: State): boolean {
  return state === "LIVE" || state === "CANARY";
}
