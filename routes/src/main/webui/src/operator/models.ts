import { inWords } from "../common/words.ts";

export type State = "DRAFT" | "CHECKED" | "SHADOW" | "APPROVED" | "CANARY" | "LIVE" | "RETIRED";

/** A model as the service tells it (GET /v1/models). */
export interface ModelLine {
  name: string;
  version: string;
  decision_point: string;
  kind: string;
  state: State;
  share?: number;
  since: string;
  by: string;
  note: string;
  author?: string;
  approver?: string;
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
  CHECKED: "Its gate found nothing against it, or what it found was put aside. It does nothing yet.",
  SHADOW: "It is scored beside the live model. What it says stands in the record and decides nothing.",
  APPROVED: "Somebody other than its author approved it. It does nothing yet.",
  CANARY: "It decides about its share of the customers, always the same ones.",
  LIVE: "It decides.",
  RETIRED: "It was in use once and can come back.",
};

const NEXT: Record<State, State[]> = {
  DRAFT: ["CHECKED", "SHADOW", "APPROVED", "CANARY", "LIVE"],
  CHECKED: ["SHADOW", "APPROVED", "CANARY", "LIVE"],
  SHADOW: ["APPROVED", "CANARY", "LIVE", "RETIRED"],
  APPROVED: ["CANARY", "LIVE", "RETIRED"],
  CANARY: ["CANARY", "LIVE", "SHADOW", "RETIRED"],
  LIVE: ["RETIRED"],
  RETIRED: ["SHADOW", "LIVE"],
};

const DOING: Record<State, string> = {
  DRAFT: "", CHECKED: "Check", SHADOW: "Run as shadow", APPROVED: "Approve", CANARY: "Run as canary", LIVE: "Make live", RETIRED: "Retire",
};

/** A canary grows from step to step: the shares of the customers, in this order. */
const STEPS = [0.01, 0.05, 0.25, 1];

/** The shares that a canary may get: the next step, or back to one before. */
export function shares(reached: number | undefined): number[] {
  const next = STEPS.find((step) => step > (reached ?? 0)) ?? 1;
  return STEPS.filter((step) => step <= next && step !== reached);
}

export function nextStates({ state, share }: ModelLine): State[] {
  const growing = state === "CANARY" && (share ?? 0) < 1;
  return NEXT[state].filter((to) => !(growing && to === "LIVE"));
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
    case "CHECKED":
      return "Its gate is asked. It does nothing after that.";
    case "APPROVED":
      return "Its author may put it into use after that. It does nothing yet.";
    case "SHADOW":
      return "It is scored beside every decision from the next event on. No customer notices.";
    default:
      return `It does nothing from the next event on and stays here as ${inWords(to)}.`;
  }
}

/** Whether it decides about customers. */
export function decides(state: State): boolean {
  return state === "LIVE" || state === "CANARY";
}

/** Whether somebody has to look at the objections first. */
export function needsCheck(state: State): boolean {
  return state === "CHECKED" || state === "APPROVED" || decides(state);
}
