import type { Doubt } from "./overview.ts";

/** The answer of `GET /v1/health`: how the service stands for one shop. What is not known is absent. */
export interface Health {
  tenant: string;
  as_of: string;
  may_operate: boolean;
  safe_mode?: boolean;
  accepting: { yes: boolean; why_not?: string };
  points: Point[];
  latency?: { since_start: { count: number; p50_ms: number; p99_ms: number }; promised_ms: number };
  events?: { accepted: number; recently?: number; recently_seconds?: number };
  threads?: { all: number; ended: string[] };
  followers: Follower[];
  breakers: Breaker[];
  messages?: { waiting: number; in_doubt: Doubt[]; trouble?: string };
  rejections: Rejection[];
  inbox: Inbox;
  disk?: { free_bytes: number; total_bytes: number; refused_below_bytes: number };
  versions: { build?: string; java: string; started: string; log_entries_checked: number; log_check_seconds: number };
  remarks: string[];
}

export interface Point {
  decision_point: string;
  now: "DECIDES" | "DOES_NOTHING";
  why?: string;
  rulebook?: { name: string; version: string };
  model?: { name: string; version: string };
  failure?: { rulebook: string; reason: string; seen_since?: string };
}

export interface Follower {
  name: string;
  says: string;
  next: number;
  head: number;
  entries_behind: number;
  seconds_behind?: number;
  alarm_seconds: number;
  last_entry_at?: string;
  rebuilt?: number;
  remark?: string;
  watched?: { from: string; step_seconds: number; worst_seconds: number[]; worst: number; worst_at: string };
}

export interface Breaker {
  to: string;
  state: "CLOSED" | "HALF_OPEN" | "OPEN";
  failures: number;
  next_try?: string;
  says: string;
}

export interface Rejection {
  reason: string;
  cause: string;
  field: string;
  remedy: string;
  events: number;
  first: string;
  last: string;
  by_way: Record<string, number>;
  last_source: string;
}

export interface Inbox {
  folder: string;
  reading: { file: string; events_done: number; since: string }[];
  set_aside: number;
  newest_set_aside: { file: string; at: string; why: string; accepted: number }[];
}

/** The answer of `GET /v1/dead-letters`. */
export interface DeadLetters {
  groups: LetterGroup[];
  files_not_read: number;
  not_kept: { way: string; events: number; why: string }[];
}

export interface LetterGroup {
  group: string;
  cause: string;
  field: string;
  remedy: string;
  letters: number;
  replayable: number;
  why_not?: string;
  newest: { file: string; line: number; at: string; looks_like?: string };
  files: string[];
}

/** The answer of `POST /v1/dead-letters/replay`. */
export interface ReplayReport {
  group: string;
  dry_run: boolean;
  looked: number;
  accepted: number;
  repeated: number;
  failed: number;
  not_replayable: number;
  unfinished: number;
  why_not: { group: string; field: string; remedy: string; letters: number }[];
}
