import { listed, moment, money, type Numeral, outOfHundred, percent, plural } from "../common/format.ts";
import { byChannel, clause, inWords, segmentName, sentenceCase } from "../common/words.ts";
import type { Candidate, CandidateOutcome, Decision, DecisionRequest, Dossier, FeatureVector, Line, PointView, Risk, RulebookWords } from "./decision.ts";

/** What happened, in one or two sentences: the decision point's own words with the items and their price. */
export function happened({ point, request }: Dossier): string {
  const items = request.lines.reduce((sum, { line }) => sum + Number(line.quantity), 0);
  const told = point.situation.happened
    .replaceAll("{items}", `${plural(items, "item")} for ${price(request)}`)
    .replaceAll("{price}", price(request))
    .replaceAll("{order}", request.order_id);
  return `On ${moment(request.event_time)} ${told}.`;
}

/** What all items cost together. */
export function price({ lines, currency }: DecisionRequest): string {
  return money(lines.reduce((sum, { line }) => sum + Number(line.quantity) * Number(line.paid_price_minor), 0), currency);
}

/** One thing that was assessed: an item, or the order or cart as a whole. */
export interface Assessed {
  id: string;
  name: string;
  features: FeatureVector | undefined;
}

const WHOLE = "basket"; // as the service names what was assessed as a whole

/** What was assessed: each item, unless the decision point looks at the whole. */
export function assessed({ request, point }: Dossier): Assessed[] {
  return request.features !== undefined || point.situation.contents !== undefined
    ? [{ id: WHOLE, name: `the ${point.words.thing}`, features: request.features }]
    : request.lines.map(({ line, features }) => ({ id: line.line_id, name: `line ${line.line_id}`, features }));
}

/** What the decision is about, as its heading. */
export function subject({ point, request }: Dossier): string {
  return `${point.situation.kind} ${request.order_id}`;
}

/** "About 81 of 100 purchases like this come back". */
export function likelihood(probability: Numeral, things: string, point: PointView): string {
  return `${outOfHundred(probability)} ${things} like this ${point.words.outcome}`;
}

/** What was decided and why, in a few sentences. */
export function decided(dossier: Dossier): string[] {
  const { request, decision } = dossier;
  const words = wordsOf(dossier);
  switch (decision.outcome) {
    case "INTERVENE":
      return stepIn(dossier, words);
    case "NOTHING":
      return leaveAlone(dossier, words);
    case "UNDETERMINED":
      return [
        "TrendGuard could not tell, so it did nothing and contacted nobody.",
        `The cause: ${clause(decision.cause === undefined ? listed(request.faults.map(causeIn)) : causeIn(decision.cause))}.`,
      ];
  }
}

function stepIn({ point, request, decision }: Dossier, words: RulebookWords): string[] {
  const chosen = decision.chosen;
  if (chosen === undefined) {
    return ["TrendGuard stepped in."];
  }
  const said = [
    `TrendGuard stepped in with ${interventionIn(chosen, request.currency, words)}, ${byChannel(chosen.channel)}${due(chosen)}.`,
    ...why(decision, point),
  ];
  const policy = proposal(chosen.policy_row, decision);
  if (policy !== undefined) {
    said.push(`The policy says: ${clause(policy)}.`);
  }
  const others = addressed(decision).filter((one) => one.verdict.verdict === "eligible" && one.candidate.id !== chosen.id);
  if (others.length === 0) {
    said.push("It was the only action that was allowed.");
  } else {
    const own = priorityOf(decision.candidates.find((one) => one.candidate.id === chosen.id));
    const best = others.every((one) => priorityOf(one) <= own);
    said.push(
      `${plural(others.length, "other action was", "other actions were")} allowed too; ` +
        (best ? "this one was expected to help most for its cost." : "a rule preferred this one."),
    );
  }
  return [...said, ...goesAlong(decision)];
}

/** What could not be had, without the word in front that programs sort by. */
export function causeIn(fault: string): string {
  return sentenceCase(fault.replace(/^[a-z]+: /, ""));
}

function leaveAlone({ point, request, decision }: Dossier, words: RulebookWords): string[] {
  const alone = leftAloneIn(point, decision);
  if (alone !== undefined) {
    return [alone, ...goesAlong(decision)];
  }
  const said = ["TrendGuard did nothing: the customer was left alone."];
  if (request.safe_mode) {
    said.push("Safe mode was on, so nobody was contacted.");
  }
  if (request.arm.arm === "HOLDOUT") {
    said.push("The customer belongs to the holdout, who are never treated, so that the effect of stepping in can be measured.");
  }
  const asked = addressed(decision);
  if (asked.length === 0) {
    const rows = decision.matched_rows.filter((one) => one.candidate_id === undefined);
    const row = rows.find((one) => one.table.endsWith("proposals")) ?? rows[0];
    said.push(`The policy asked for nothing that the customer would notice${row ? `: ${clause(row.name)}` : ""}.`);
  } else {
    said.push(`${sentenceCase(plural(asked.length, "action was", "actions were"))} considered and none was taken: ${obstacles(asked, words)}.`);
  }
  return [...said, ...why(decision, point), ...goesAlong(decision)];
}

/** What it means that the customer was not addressed, where that is something special. */
export function leftAloneIn(point: PointView, decision: Decision): string | undefined {
  const risk = focus(decision);
  const words = risk === undefined ? "no risk is known" : `${likelihood(risk.probability, point.situation.subjects, point)} (${percent(risk.probability)})`;
  return point.situation.left_alone?.replaceAll("{risk}", words);
}

/** The candidates that the customer would notice; marks for colleagues compete with nobody. */
function addressed(decision: Decision): CandidateOutcome[] {
  return decision.candidates.filter((one) => one.candidate.kind !== "LOGISTICS");
}

/** The words of the row that proposed a candidate, named as `table#row`. */
export function proposal(policyRow: string, decision: Decision): string | undefined {
  return decision.matched_rows.find((one) => `${one.table}#${one.row}` === policyRow)?.name;
}

/** What people call the model that was asked. */
export function modelName({ decision, model_names }: Dossier): string | undefined {
  return decision.model_version === undefined ? undefined : model_names?.[decision.model_version];
}

/** The words for codes: what the answer brings along, and what the rows that fired say of their own codes. */
export function wordsOf({ rulebook, decision }: Dossier): RulebookWords {
  const ofRows = Object.fromEntries(decision.matched_rows.flatMap((row) => (row.reason === undefined ? [] : [[row.reason, row.name]])));
  return { ...rulebook, reasons: { ...ofRows, ...rulebook.reasons } };
}

function priorityOf(one: CandidateOutcome | undefined): number {
  return Number(one?.priority ?? 0);
}

/** What colleagues are told, without the customer noticing. */
function goesAlong(decision: Decision): string[] {
  const names = [...new Set(decision.marks.map((mark) => {
    const row = decision.candidates.find((one) => one.candidate.id === mark)?.candidate.policy_row;
    const why = row === undefined ? undefined : proposal(row, decision);
    return inWords(mark.split("/")[0] ?? mark) + (why === undefined ? "" : ` (${clause(why)})`);
  }))];
  return names.length === 0 ? [] : [`Inside the shop, colleagues get a mark: ${listed(names)}.`];
}

/** The most frequent reasons against, in words. */
function obstacles(candidates: CandidateOutcome[], words: RulebookWords): string {
  const counts = new Map<string, number>();
  for (const { verdict } of candidates) {
    const against = verdict.verdict === "ineligible" ? verdict.reasons.map((code) => reasonIn(code, words))
      : verdict.verdict === "undetermined" ? [verdict.cause] : [];
    for (const one of against) {
      counts.set(clause(one), (counts.get(clause(one)) ?? 0) + 1);
    }
  }
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, 3).map(([text]) => text);
  return most.length === 0 ? "none was expected to be worth its cost" : most.join("; ");
}

function why(decision: Decision, point: PointView): string[] {
  const risk = focus(decision);
  if (risk === undefined) {
    return [];
  }
  const who = decision.segment === undefined ? "" : ` and ${segmentIn(decision.segment, point)}`;
  return [`${sentenceCase(likelihood(risk.probability, point.situation.subjects, point))} (${percent(risk.probability)})${who}.`];
}

/** "the customer counts as a new buyer", "it counts as a large cart". */
export function segmentIn(segment: string, point: PointView): string {
  const known = segmentName(segment);
  const words = inWords(segment);
  return known !== undefined ? `the customer counts as ${known}`
    : words.endsWith(` ${point.words.thing}`) ? `it counts as ${/^[aeiou]/.test(words) ? "an" : "a"} ${words}` : `the segment is “${words}”`;
}

/** The risk that the policy looked at: that of the focus line, else the highest. */
export function focus(decision: Decision): Risk | undefined {
  const byRisk = [...decision.risks].sort((a, b) => Number(b.risk.probability) - Number(a.risk.probability));
  return (decision.risks.find((one) => one.line_id === decision.focus_line) ?? byRisk[0])?.risk;
}

/** "15 % exchange credit", "a guided fit call": what it is with its amount. */
export function interventionIn(candidate: Candidate, currency: string, words: RulebookWords): string {
  const name = inWords(candidate.intervention);
  const amount = candidate.credit_percent > 0 ? `${candidate.credit_percent} %`
    : Number(candidate.credit_minor) > 0 ? money(candidate.credit_minor, currency) : "";
  const says = words.interventions?.[candidate.intervention]?.says;
  return (amount === "" ? `“${name}”` : `${amount} “${name}”`) + (says ? ` (${clause(says)})` : "");
}

/** What a reason code says: the rulebook's sentence, else the code read aloud. */
export function reasonIn(code: string, words: RulebookWords): string {
  return words.reasons?.[code] ?? sentenceCase(inWords(code));
}

export function featureIn(name: string, words: RulebookWords): string {
  return words.features?.[name]?.says ?? sentenceCase(inWords(name));
}

export function due(candidate: Candidate): string {
  return candidate.delay_hours === 0 ? "" : `, ${plural(candidate.delay_hours, "hour")} after the event`;
}

export function lineIn(line: Line): string {
  const kind = [line.brand, line.category].filter((word) => word !== undefined).join(" ");
  const details = [line.size && `size ${line.size}`, line.color].filter((word) => word !== undefined && word !== "");
  return `${kind === "" ? "Product" : sentenceCase(kind)} ${line.product_id}${details.length > 0 ? `, ${details.join(", ")}` : ""}`;
}
