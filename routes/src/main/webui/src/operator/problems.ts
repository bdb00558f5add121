import { listed, plural } from "../common/format.ts";
import { clause, label } from "../common/words.ts";
import type { DeadLetters, Follower, Health, ReplayReport } from "./health.ts";

/** Where on the page something that needs a person stands. */
export type Place = "accepting" | "points" | "followers" | "breakers" | "letters" | "inbox" | "disk" | "remarks" | "threads";

export interface Problem {
  place: Place;
  /** In a few words, within a sentence. */
  says: string;
  /** Whether something does not work, rather than waits for somebody. */
  down: boolean;
}

/** Whether a follower is further behind than it may be. */
export function isLate(follower: Follower): boolean {
  return follower.seconds_behind !== undefined && follower.seconds_behind >= follower.alarm_seconds;
}

/** Whether there is little room left: less than four times the line at which events are refused. */
export function isTight(disk: NonNullable<Health["disk"]>): boolean {
  return disk.free_bytes < 4 * disk.refused_below_bytes;
}

/** Everything that needs a person, the worst first. */
export function problems(health: Health, letters: DeadLetters | undefined): Problem[] {
  const found: Problem[] = [];
  const add = (place: Place, down: boolean, says: string): number => found.push({ place, down, says });
  if (!health.accepting.yes) {
    add("accepting", true, `nothing is accepted, since ${clause(health.accepting.why_not ?? "the service is not ready")}`);
  }
  for (const point of health.points.filter((one) => one.now === "DOES_NOTHING")) {
    add("points", true, `${label(point.decision_point)} is down: ${point.why ?? "it does nothing"}`);
  }
  if (health.threads !== undefined && health.threads.ended.length > 0) {
    add("threads", true, `${plural(health.threads.ended.length, "thread")} ended`);
  }
  for (const follower of health.followers) {
    if (isLate(follower)) {
      add("followers", false, `${follower.name} is ${seconds(follower.seconds_behind ?? 0)} behind`);
    }
  }
  for (const breaker of health.breakers.filter((one) => one.state !== "CLOSED")) {
    add("breakers", false, `${breaker.to} is ${breaker.state === "OPEN" ? "left alone after failures" : "being tried again"}`);
  }
  const doubts = health.messages?.in_doubt.length ?? 0;
  if (doubts > 0) {
    add("breakers", false, `${plural(doubts, "message")} in doubt`);
  }
  if (health.messages?.trouble !== undefined) {
    add("breakers", true, `the outbox waits: ${clause(health.messages.trouble)}`);
  }
  const dead = letters?.groups.reduce((sum, group) => sum + group.letters, 0) ?? 0;
  if (dead > 0) {
    add("letters", false, plural(dead, "dead letter"));
  }
  if (health.inbox.set_aside > 0) {
    add("inbox", false, `${plural(health.inbox.set_aside, "file")} set aside`);
  }
  if (health.disk !== undefined && isTight(health.disk)) {
    add("disk", false, `${bytes(health.disk.free_bytes)} free on the disk`);
  }
  if (health.remarks.length > 0) {
    add("remarks", false, plural(health.remarks.length, "remark"));
  }
  return found;
}

/** What is down, what still works, what else needs a person. */
export function sentence(health: Health, found: Problem[]): { lead: string; rest: string } {
  const working = health.points.filter((point) => point.now === "DECIDES").map((point) => label(point.decision_point));
  const works = working.length === 0 || !health.accepting.yes ? "" : `${listed(working)} ${working.length === 1 ? "decides" : "decide"} normally.`;
  const down = found.filter((one) => one.down).map((one) => one.says);
  const also = found.filter((one) => !one.down).map((one) => one.says);
  if (found.length === 0) {
    return { lead: "All is well.", rest: works === "" ? "No decision point is in use for this shop yet." : `${works} Nothing needs a person.` };
  }
  if (down.length === 0) {
    return { lead: `${plural(also.length, "thing")} ${also.length === 1 ? "needs" : "need"} a person:`, rest: `${listed(also)}. ${works}`.trim() };
  }
  return {
    lead: `${capital(listed(down))}.`,
    rest: [works, also.length > 0 ? `Also: ${listed(also)}.` : ""].filter((one) => one !== "").join(" "),
  };
}

/** What a dry run found, in one sentence. */
export function foretold(report: ReplayReport): string {
  const said = [];
  if (report.accepted > 0) {
    said.push(`${plural(report.accepted, "event")} would be accepted now`);
  }
  if (report.repeated > 0) {
    said.push(`${report.repeated} ${report.repeated === 1 ? "was" : "were"} accepted before`);
  }
  if (report.failed > 0) {
    said.push(`would fail again: ${report.failed}`);
  }
  if (report.not_replayable > 0) {
    said.push(`${report.not_replayable} cannot be submitted as ${report.not_replayable === 1 ? "it is" : "they are"} kept`);
  }
  return said.length === 0 ? "There are no letters of this reason any more." : `${capital(listed(said))}.`;
}

/** What a replay did, in one sentence. */
export function done(report: ReplayReport): string {
  const rest = report.looked - report.accepted - report.repeated - report.unfinished;
  const said = [`${plural(report.accepted, "event")} accepted`];
  if (report.repeated > 0) {
    said.push(`${report.repeated} recognised as accepted before`);
  }
  if (report.unfinished > 0) {
    said.push(`${report.unfinished} still under way`);
  }
  if (rest > 0) {
    said.push(`${rest} ${rest === 1 ? "stays" : "stay"} with ${rest === 1 ? "its" : "their"} reason`);
  }
  return `${listed(said)}.`;
}

/** What is wrong with a field, as a sentence of its own. */
export function reason({ field, remedy }: { field: string; remedy: string }): string {
  if (field === "(withheld)") {
    return "A whole file or row, or a field whose name is none of ours";
  }
  return field.startsWith("whole ") ? capital(remedy) : `${field} ${remedy}`;
}

export function seconds(value: number): string {
  if (value >= 3600) {
    return `${(value / 3600).toFixed(1)} h`;
  }
  return value >= 60 ? `${Math.round(value / 60)} min` : `${value >= 10 ? Math.round(value) : value.toFixed(1)} s`;
}

export function bytes(value: number): string {
  const units = ["bytes", "kB", "MB", "GB", "TB"];
  const step = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
  const amount = value / 1000 ** step;
  return `${step === 0 ? amount : amount.toPrecision(3)} ${units[step]}`;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
