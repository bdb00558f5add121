import { plainNumber, whole } from "../common/format.ts";
import type { Complete } from "./contract.ts";
import { clock } from "./values.ts";

export interface Status {
  tone: "good" | "unsure" | "bad";
  text: string;
  /** The same for little room. */
  brief: string;
  /** How far a rebuild has come, in entries. */
  progress?: { done: number; of: number };
}

const LATE_SECONDS = 10;

/** How complete the lists are, in words. */
export function statusOf(complete: Complete): Status {
  const upTo = complete.time === undefined ? "nothing read yet" : `complete up to ${clock(complete.time)}`;
  const behind = Number(complete.entries_behind);
  const seconds = complete.seconds_behind ?? 0;
  switch (complete.state) {
    case "UNAVAILABLE":
      return { tone: "bad", text: "lists are unavailable", brief: "unavailable" };
    case "REBUILDING": {
      const done = Number(complete.until);
      return { tone: "unsure", text: `${upTo}, rebuilding: ${whole(done)} of ${whole(done + behind)} entries`, brief: `rebuilding, ${whole(behind)} to go`, progress: { done, of: done + behind } };
    }
    case "CATCHING_UP":
      return { tone: "unsure", text: `${upTo}, catching up, ${span(seconds)}, ${whole(behind)} ${behind === 1 ? "entry" : "entries"} to go`, brief: `catching up, ${span(seconds)}` };
    case "FOLLOWING":
      return { tone: seconds > LATE_SECONDS ? "unsure" : "good", text: `${upTo}, ${span(seconds)} behind`, brief: `${span(seconds)} behind` };
  }
}

function span(seconds: number): string {
  return seconds < 60 ? `${plainNumber(Math.round(seconds * 10) / 10)} s` : seconds < 3600 ? `${Math.round(seconds / 60)} min` : `${plainNumber(seconds / 3600)} h`;
}
