import { brief, listed, percent, plural } from "../common/format.ts";
import { byChannel, clause, inWords } from "../common/words.ts";
import type { Dossier } from "./decision.ts";
import { countsOf } from "./Facts.tsx";
import { causeIn, focus, leftAloneIn, likelihood, modelName, proposal, reasonIn, segmentIn, wordsOf } from "./story.ts";
import type { Waterfall } from "./waterfall.ts";

/** What happened and why, in one or two sentences: the answer to the question that leads to this page. */
export function lead(dossier: Dossier): string {
  const { decision, point, request } = dossier;
  if (decision.outcome === "UNDETERMINED") {
    const cause = decision.cause === undefined ? listed(request.faults.map(causeIn)) : causeIn(decision.cause);
    return `TrendGuard could not tell, so it did nothing and contacted nobody. The cause: ${clause(cause)}.`;
  }
  const risk = risky(dossier);
  if (decision.outcome === "INTERVENE" && decision.chosen !== undefined) {
    const { channel, intervention, credit_percent } = decision.chosen;
    const what = (credit_percent > 0 ? `${credit_percent}\u00a0% ` : "") + inWords(intervention);
    return `TrendGuard stepped in with “${what}” ${byChannel(channel)}${risk === "" ? "" : `, because ${risk}`}.`;
  }
  const alone = leftAloneIn(point, decision);
  if (alone !== undefined) {
    return alone;
  }
  const reason = whyNothing(dossier);
  return `TrendGuard did nothing${reason === "" ? "" : `: ${reason}`}.${risk === "" ? "" : ` ${risk.charAt(0).toUpperCase()}${risk.slice(1)}.`}`;
}

function whyNothing(dossier: Dossier): string {
  const { request, decision } = dossier;
  if (request.safe_mode) {
    return "safe mode was on, so nobody was contacted";
  }
  if (request.arm.arm === "HOLDOUT") {
    return "the customer belongs to the holdout, who are never treated, so that the effect of stepping in can be measured";
  }
  const asked = decision.candidates.filter((one) => one.candidate.kind !== "LOGISTICS");
  if (asked.length === 0) {
    const rows = decision.matched_rows.filter((one) => one.candidate_id === undefined);
    const row = rows.find((one) => one.table.endsWith("proposals")) ?? rows[0];
    return row === undefined ? "no row of the policy asked for anything" : clause(row.name);
  }
  const codes = asked.flatMap(({ verdict }) => (verdict.verdict === "ineligible" ? verdict.reasons.slice(0, 1) : []));
  const reasons = [...new Set(codes.map((code) => clause(reasonIn(code, wordsOf(dossier)))))].slice(0, 2);
  return reasons.length > 0 ? listed(reasons) : "nothing that was allowed was expected to be worth its cost";
}

/** "72 of 100 purchases like this come back, more than the 60 % from which …" */
function risky(dossier: Dossier): string {
  const risk = focus(dossier.decision);
  if (risk === undefined) {
    return "";
  }
  const { point } = dossier;
  return `${likelihood(risk.probability, point.situation.subjects, point)} (${percent(risk.probability)})${against(focusWaterfall(dossier), dossier)}`;
}

function against(waterfall: Waterfall | undefined, { decision, point }: Dossier): string {
  const limit = waterfall?.threshold;
  if (limit == null) {
    return decision.segment === undefined ? "" : `; ${segmentIn(decision.segment, point)}`;
  }
  return `, ${limit.side === "above" ? "at or above" : "below"} the threshold of ${percent(limit.probability, 0)} ${clause(limit.segment)}`;
}

/** The waterfall of the line that the policy looked at. */
export function focusWaterfall({ decision, waterfalls }: Dossier): Waterfall | undefined {
  return waterfalls?.find((one) => one.line_id === decision.focus_line) ?? waterfalls?.[0];
}

/** The closed lines of the folded sections, in their order. */
export function answers(dossier: Dossier): Record<"known" | "how" | "message" | "timeline" | "proof" | "versions" | "raw", string> {
  const { decision, history, position, receipt, rulebook, treatments, messages } = dossier;
  const { known, missing } = countsOf(dossier);
  const eligible = decision.candidates.filter((one) => one.verdict.verdict === "eligible").length;
  const policy = decision.chosen && proposal(decision.chosen.policy_row, decision);
  return {
    known: known === 0 ? "Nothing could be read" : `${plural(known, "fact")}, none from after the event, ${missing} missing`,
    how: `${decision.candidates.length} proposed, ${eligible} allowed, ${decision.chosen === undefined ? "none" : 1} chosen. ${plural(decision.matched_rows.length, "row")} fired${policy === undefined ? "" : `: ${clause(policy)}`}`,
    message: messages?.[0] !== undefined ? `“${messages[0].subject}”, ${byChannel(decision.chosen?.channel ?? "EMAIL")}`
      : treatments.length > 0 ? `${plural(treatments.length, "message")} ${byChannel(treatments[0]!.channel)}` : decision.chosen === undefined ? "The customer saw nothing of this" : `Shown ${byChannel(decision.chosen.channel)}`,
    timeline: history.length === 0 ? "Nothing followed yet" : `${plural(history.length, "entry", "entries")} of the log after the decision; the last: ${clause(history.at(-1)!.summary)}`,
    proof: `Entry ${Number(position).toLocaleString("en-GB")} of the log, ${receipt === undefined ? "to be signed with the next checkpoint" : "signed by the shop's log key"}`,
    versions: `Rulebook “${inWords(rulebook.name)}”${decision.model_version === undefined ? ", no model" : ` and model ${modelName(dossier) ?? brief(decision.model_version)}`}`,
    raw: "Everything above as the service answered it, in JSON",
  };
}
