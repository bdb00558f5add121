import { listed, type Numeral } from "../common/format.ts";
import { channelName, clause, inWords, sentenceCase } from "../common/words.ts";
import type { Dossier, HistoryEntry, OutcomeState } from "./decision.ts";

/** One step of what became of a decision; a step that is still open has not happened. */
export interface BecameStep {
  key: string;
  name: string;
  time: string;
  detail?: string;
  /** Where it became known later than it happened. */
  knownAt?: string;
  /** The place on the log of what reports the outcome. */
  position?: Numeral;
  state: "past" | "waiting" | "good" | "bad" | "open";
}

export interface Became {
  /** What happened and when, or how long something may happen. */
  says?: string;
  title: string;
  badge: { tone: "good" | "bad" | "unsure" | "plain"; text: string };
  steps: BecameStep[];
}

const LATER_MILLIS = 60_000; // an entry is written moments after what it tells

/** What customers do, as channels report it. */
const DONE: Record<string, [string, BecameStep["state"]]> = {
  ACCEPTED: ["The customer accepted", "good"], REFUSED: ["The customer refused", "past"], IGNORED: ["The customer did not react", "past"],
  OPTED_OUT: ["The customer wants no more messages", "bad"], KEPT: ["Kept", "good"],
  RETURNED: ["Returned", "bad"],
};

const DELIVERED: Record<string, [string, BecameStep["state"]]> = {
  HANDED_OVER: ["handed over", "past"], SETTLED_SENT: ["settled: it was sent", "past"], NOT_SENT: ["not sent", "bad"],
  SETTLED_NOT_SENT: ["settled: it was not sent", "bad"], SETTLED_UNKNOWN: ["settled: nobody can find out", "bad"], SEND_AGAIN: ["to be sent again", "waiting"], IN_DOUBT: ["in doubt", "bad"], FAILED: ["not taken yet", "waiting"],
};

const TONES: Record<OutcomeState, Became["badge"]["tone"]> = { OPEN: "unsure", PARTLY: "unsure", UNKNOWN: "unsure", NEITHER: "plain", GOOD: "good", BAD: "bad" };

const STATES: Record<OutcomeState, BecameStep["state"]> = { OPEN: "open", PARTLY: "past", UNKNOWN: "past", NEITHER: "past", GOOD: "good", BAD: "bad" };

/** What followed the decision, up to its outcome. It claims nothing of what would have happened otherwise. */
export function became(dossier: Dossier): Became {
  const { decision, request, history, outcome } = dossier;
  const steps: BecameStep[] = [{
    key: "decided", name: "Decided", time: request.decided_at, state: "past",
    detail: decision.outcome === "INTERVENE" ? "to step in" : decision.outcome === "NOTHING" ? "to do nothing" : "could not tell, so nothing was done",
  }];
  const lastDelivery = history.findLastIndex((entry) => entry.kind === "DELIVERY");
  for (const [index, entry] of history.entries()) {
    const triedAgain = entry.result === "FAILED" && index < lastDelivery; // only how it ended is told
    const step = triedAgain ? undefined : stepOf(entry, dossier);
    if (step !== undefined) {
      steps.push(step);
    }
  }
  const window = outcome?.window;
  if (outcome !== undefined && window !== undefined) {
    const told = steps.some((step) => step.state === "bad"); // by a step of its own
    const end = outcome.state === "GOOD" ? "good" : outcome.state === "BAD" && !told ? "bad" : "past";
    steps.push({ key: "window", time: window.until, detail: window.says, name: window.name, state: window.open ? "open" : end });
  }
  return { ...ending(dossier), steps };
}

function stepOf(entry: HistoryEntry, { decision, treatments }: Dossier): BecameStep | undefined {
  const step = { key: String(entry.position), time: entry.time, ...knownLater(entry) };
  const channel = treatments[0]?.channel ?? decision.chosen?.channel;
  const what = channel === undefined ? "Message" : channel === "CHECKOUT" ? "Answer in the checkout" : channelName(channel);
  switch (entry.kind) {
    case "TREATMENT": {
      const until = /waiting until [^,]*(?:,[^,)]*\))?/.exec(entry.summary)?.[0];
      return until === undefined ? undefined : { ...step, name: "Held for quiet hours", detail: until, state: "waiting" };
    }
    case "DELIVERY": {
      const [how, state] = DELIVERED[entry.result ?? ""] ?? [inWords(entry.result ?? "delivery"), "past"];
      return { ...step, name: `${what} ${how}`, detail: sentenceCase(clause(entry.summary)), state };
    }
    case "DISPOSITION": {
      const [name, state] = DONE[entry.result ?? ""] ?? [sentenceCase(clause(entry.summary)), "past"];
      return { ...step, name, state, ...(entry.result === "RETURNED" ? { detail: entry.summary } : {}) };
    }
    case "EVENT": {
      const { report } = entry;
      return report !== undefined ? { ...step, name: report.title, detail: entry.summary, state: STATES[report.state], position: entry.position }
        : entry.summary === "" ? undefined : { ...step, name: sentenceCase(clause(entry.summary)), state: "past" };
    }
    default:
      return undefined; // attempts and allocations stand in the timeline
  }
}

function knownLater(entry: HistoryEntry): { knownAt?: string } {
  const known = entry.known_at;
  return known == null || Date.parse(known) - Date.parse(entry.time) < LATER_MILLIS ? {} : { knownAt: known };
}

function ending({ decision, history, outcome }: Dossier): Omit<Became, "steps"> {
  const answers = history.flatMap((entry) => (entry.kind === "DISPOSITION" && entry.result !== "RETURNED" ? [inWords(entry.result ?? "")] : []));
  const answered = answers.length === 0 ? "" : `, after the customer ${listed([...new Set(answers)])}`;
  if (outcome !== undefined) {
    return { title: `What became of it: ${outcome.title}${answered}`, badge: { tone: TONES[outcome.state], text: outcome.word }, says: outcome.says };
  }
  const none = decision.chosen === undefined && history.length === 0;
  return { title: none ? "What became of it: nothing followed" : `What became of it${answered}`, badge: { tone: "plain", text: "No outcome awaited" } };
}
