import type { Tone } from "../common/Card.tsx";
import type { IconName } from "./icons.tsx";

export interface Sign {
  tone: Tone;
  icon: IconName;
}

const GOOD: Sign = { tone: "good", icon: "check" };
const OPEN: Sign = { tone: "plain", icon: "clock" };
const OUT: Sign = { tone: "plain", icon: "minus" };
const BAD: Sign = { tone: "bad", icon: "back" };
const DOUBT: Sign = { tone: "unsure", icon: "unsure" };

/** The signs of states; a word that is not listed stands in plain text. */
const SIGNS: Record<string, Record<string, Sign>> = {
  outcome: { open: OPEN, returned: BAD, kept: GOOD, purchased: GOOD, abandoned: BAD, "not bought": { tone: "bad", icon: "cross" }, none: OUT },
  result: { INTERVENE: GOOD, NOTHING: OUT, UNDETERMINED: DOUBT },
  state: {
    WAITING: OPEN, HANDED_OVER: GOOD, FAILED: { tone: "bad", icon: "warn" }, IN_DOUBT: DOUBT, NOT_SENT: { tone: "plain", icon: "cross" },
    SETTLED_SENT: GOOD, SETTLED_NOT_SENT: { tone: "plain", icon: "cross" },
  },
  answer: { ACCEPTED: GOOD, KEPT: GOOD, REFUSED: { tone: "plain", icon: "cross" }, IGNORED: OUT, OPTED_OUT: { tone: "bad", icon: "cross" }, RETURNED: BAD },
};

export function toneOf(column: string, value: unknown): Sign | undefined {
  return SIGNS[column]?.[String(value)] ?? SIGNS[column]?.[String(value).toLowerCase()];
}
