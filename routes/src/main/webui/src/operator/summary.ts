import { plural, whole } from "../common/format.ts";
import type { Overview } from "./overview.ts";

/** The state of the shop in two or three sentences, for somebody who reads nothing else. */
export function summary({ events, decisions, messages }: Overview): string {
  if (events.accepted === 0) {
    return "No event has come in yet. Post one to the HTTP API, drop a file into the watched folder, or play a stretch of events from the command line; it shows up here within two seconds.";
  }
  const said = [`${plural(events.accepted, "event")} came in and led to ${plural(decisions.total, "decision")}.`];
  if (decisions.total > 0) {
    const rest = decisions.undetermined > 0 ? `, and ${times(decisions.undetermined)} it could not tell and did nothing` : "";
    said.push(
      `TrendGuard stepped in ${times(decisions.intervene)} and left the customer alone ${times(decisions.nothing)}${rest}.`,
    );
  }
  const doubts = messages.in_doubt.length;
  said.push(
    `${plural(messages.handed_over, "message was", "messages were")} handed over` +
      (messages.waiting > 0 ? `, ${whole(messages.waiting)} ${messages.waiting === 1 ? "waits" : "wait"} for the right moment` : "") +
      (doubts > 0 ? `, and ${doubts === 1 ? "one is" : `${whole(doubts)} are`} in doubt and wants a look.` : "."),
  );
  return said.join(" ");
}

function times(count: number): string {
  return count === 0 ? "never" : count === 1 ? "once" : `${whole(count)} times`;
}
