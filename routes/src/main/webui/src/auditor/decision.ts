import type { Numeral } from "../common/format.ts";
import type { Waterfall } from "./waterfall.ts";

/** The answer of `GET /v1/decisions/{id}`: the entry as it stands in the log, its proof, and what followed. */
export interface Dossier {
  position: Numeral;
  logged_at: string;
  point: PointView;
  request: DecisionRequest;
  decision: Decision;
  waterfalls?: Waterfall[];
  alternatives?: Alternative[];
  receipt?: Receipt;
  treatments: Treatment[];
  messages?: Message[];
  history: HistoryEntry[];
  /** What became of it, as far as that is known; absent where no outcome is awaited. */
  outcome?: Outcome;
  rulebook: RulebookWords;
  challengers?: Challenge[];
  /** What people call each model that is named here, by version. */
  model_names?: Record<string, string>;
  known?: { line_id: string; facts: KnownFact[] }[];
}

/** What the decision point of a decision declares: how people speak of it, and what this decision was about. */
export interface PointView {
  name: string;
  words: { thing: string; outcome: string; chance: string; happened: string; period: string };
  situation: { kind: string; subjects: string; happened: string; contents?: string; nobody?: string; left_alone?: string };
}

export type OutcomeState = "OPEN" | "PARTLY" | "GOOD" | "BAD" | "NEITHER" | "UNKNOWN";

/** What became of a decision, in the words of its decision point. */
export interface Outcome {
  state: OutcomeState;
  /** As lists of decisions name it. */
  code: string;
  word: string;
  title: string;
  /** What happened and when, or how long something may happen. */
  says: string;
  money?: Numeral;
  window?: { name: string; until: string; open: boolean; says: string };
}

/** One thing that was known of a line, with its value as people say it. */
export interface KnownFact {
  feature: string;
  name: string;
  value?: string;
  missing?: string;
  feed?: string;
  as_of: string;
}

/** What a model said that did not decide; or why it said nothing. */
export interface Challenge {
  version: string;
  lines: { line_id: string; probability: Numeral; log_odds: number }[];
  skipped?: string;
}

/** The rulebook's own words; what it does not say is read from the code itself. */
export interface RulebookWords {
  name: string;
  version: string;
  reasons?: Record<string, string>;
  interventions?: Record<string, { says: string }>;
  features?: Record<string, { says: string }>;
}

export interface DecisionRequest {
  decision_id: string;
  tenant: string | { id: string };
  decision_point: string;
  stage: "BEFORE_PURCHASE" | "AFTER_PURCHASE" | "AWAY";
  order_id: string;
  person: string;
  event_time: string;
  decided_at: string;
  currency: string;
  lines: { line: Line; features?: FeatureVector }[];
  /** Of the order or cart as a whole, where it is assessed as a whole. */
  features?: FeatureVector;
  contact: Contact;
  budget: { checkout_left_minor: Numeral; window_left_minor: Numeral };
  arm: { arm: string; propensity: number; draw_key: string };
  safe_mode: boolean;
  faults: string[];
}

export interface FeatureVector {
  schema_version: string;
  features: Feature[];
}

export interface Line {
  line_id: string;
  product_id: string;
  size?: string;
  color?: string;
  brand?: string;
  category?: string;
  quantity: Numeral;
  list_price_minor?: Numeral;
  paid_price_minor: Numeral;
}

export interface Feature {
  name: string;
  value: { number: number } | { category: string } | { missing: string };
  as_of: string;
}

export interface Contact {
  channels: Record<string, {
    consent: "GRANTED" | "REFUSED" | "UNKNOWN";
    reachable: boolean;
    contacts_last24_hours?: Numeral;
    contacts_last7_days?: Numeral;
    last_contact_at?: string;
  }>;
  time_zone?: string;
  locale?: string;
  offers_made: Numeral;
  offers_accepted: Numeral;
}

export interface Decision {
  decision_id: string;
  rulebook_version: string;
  model_version?: string;
  outcome: "INTERVENE" | "NOTHING" | "UNDETERMINED";
  cause?: string;
  focus_line?: string;
  segment?: string;
  band?: string;
  risks: { line_id: string; risk: Risk }[];
  candidates: CandidateOutcome[];
  chosen?: Candidate;
  marks: string[];
  escalations: { action: string; channel: string; after_hours: number; template?: string }[];
  matched_rows: { table: string; row: number; name: string; reason?: string; candidate_id?: string }[];
  fired_rules: { name: string; candidate_id?: string }[];
}

export interface Risk {
  probability: Numeral;
  log_odds: number;
  baseline: number;
  contributions: { feature: string; log_odds: number }[];
  reasons: { code: string; feature: string; log_odds: number; customer_sentence: string; analyst_sentence: string }[];
  notes: string[];
  model_version: string;
}

export interface Candidate {
  id: string;
  intervention: string;
  channel: string;
  scope: "LINE" | "BASKET";
  line_id?: string;
  kind: string;
  template?: string;
  credit_percent: number;
  credit_minor: Numeral;
  delay_hours: number;
  cost_minor: Numeral;
  policy_row: string;
}

export type Verdict =
  | { verdict: "eligible" }
  | { verdict: "ineligible"; reasons: string[] }
  | { verdict: "undetermined"; cause: string };

export interface CandidateOutcome {
  candidate: Candidate;
  verdict: Verdict;
  uplift?: Numeral;
  priority?: Numeral;
}

export interface Receipt {
  origin: string;
  position: Numeral;
  leaf_hash: string;
  inclusion_proof: string[];
  checkpoint: string;
}

/** A candidate ready for its channel; people appear in it under references only. */
export interface Treatment {
  treatment_id: string;
  intervention: string;
  channel: string;
  template?: string;
  locale?: string;
  placeholders: Record<string, string>;
  not_before: string;
  expires_at: string;
}

/** What the customer reads, made of a treatment's template; absent where it is sealed or erased. */
export interface Message {
  treatment_id: string;
  locale?: string;
  subject: string;
  body: string;
}

export interface HistoryEntry {
  position: Numeral;
  kind: string;
  time: string;
  /** When it became known, where its time is when it happened. */
  known_at?: string;
  result?: string;
  summary: string;
  /** What it reports of the outcome, and which entry took its place. */
  report?: { title: string; state: OutcomeState; corrected_by?: Numeral };
}

/** Something that could have been done, doing nothing among it. */
export interface Alternative {
  candidate_id?: string;
  intervention?: string;
  says: string;
  channel?: string;
  line_id?: string;
  chosen: boolean;
  allowed: boolean;
  reason?: string;
  net_minor?: Numeral;
  cost_minor?: Numeral;
  uplift?: { share: Numeral; source: string; date: string };
  formula?: { probability: Numeral; uplift: Numeral; value_minor: Numeral; weight: Numeral; cost_minor: Numeral; net_minor: Numeral };
}
