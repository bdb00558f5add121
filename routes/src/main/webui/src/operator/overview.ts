import type { Numeral } from "../common/format.ts";

/** The answer of `GET /v1/overview`: what happened in one shop, and the state of everything. */
export interface Overview {
  tenant: string;
  as_of: string;
  synthetic: boolean;
  /** What should decide and cannot. */
  failures: Failure[];
  safe_mode: boolean;
  events: {
    accepted: number;
    repeated: number;
    conflicts: number;
    rejected: number;
    dead_lettered?: number;
    by_feed: Record<string, number>;
  };
  decisions: {
    total: number;
    intervene: number;
    nothing: number;
    undetermined: number;
    by_intervention: { intervention: string; channel: string; count: number }[];
    by_arm: Record<string, number>;
  };
  messages: {
    handed_over: number;
    waiting: number;
    failed: number;
    not_sent: Record<string, number>;
    in_doubt: Doubt[];
    handed_over_by_channel?: Record<string, number>;
    /** How many messages the mail catcher holds, where one runs. */
    caught?: number;
    mail_catcher?: string;
  };
  latency: Record<string, { count: number; p50_ms: number; p99_ms: number }>;
  log: { size: Numeral; root_hash: string; checkpoint: string; key: string; checked?: { entries: Numeral; at: string } };
  /** The live model of each decision point. */
  models: Model[];
  /** The rulebook that decides at each decision point. */
  rulebooks: { decision_point: string; name: string; version: string }[];
  recent: RecentDecision[];
  links: { title: string; href: string; about: string }[];
}

/** A hand-over whose result nobody knows: it may have reached the customer or not. */
export interface Doubt {
  treatment_id: string;
  since: string;
  channel: string;
}

/** A rulebook that cannot be loaded, so that nothing is decided at its decision point. */
export interface Failure {
  decision_point: string;
  rulebook: string;
  reason: string;
}

export interface Model {
  decision_point: string;
  name: string;
  version: string;
  data: string;
  auc: number;
  auc_interval: [number, number];
  split: string;
  trained_at?: string;
}

export interface RecentDecision {
  decision_id: string;
  /** Absent for decisions of before there were several. */
  decision_point?: string;
  decided_at: string;
  order_id: string;
  outcome: string;
  intervention?: string;
  channel?: string;
  probability?: string;
  arm?: string;
}
