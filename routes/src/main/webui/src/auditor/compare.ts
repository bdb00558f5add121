import { listed, percent } from "../common/format.ts";
import { armName, byChannel, clause, inWords, outcomeName, segmentName, sentenceCase } from "../common/words.ts";
import type { Dossier } from "./decision.ts";
import { focusWaterfall } from "./lead.ts";
import { focus, modelName, subject } from "./story.ts";

/** One line of a comparison of two decisions. */
export interface Difference {
  what: string;
  left: string;
  right: string;
  differs: boolean;
  /** How many points more the right one's risk was moved by it. */
  points?: number;
}

/** What differs between two decisions, beginning with what was decided. */
export function decisionsCompared(left: Dossier, right: Dossier): Difference[] {
  const both = (what: string, of: (one: Dossier) => string): Difference => ({ what, left: of(left), right: of(right), differs: of(left) !== of(right) });
  return [
    both("Outcome", ({ decision }) => outcomeName(decision.outcome)),
    both("Chosen", ({ decision: { chosen } }) => (chosen === undefined ? "nothing" : `${chosen.credit_percent > 0 ? `${chosen.credit_percent}\u00a0% ` : ""}${inWords(chosen.intervention)}, ${byChannel(chosen.channel)}`)),
    both(chanceIn(left, right), ({ decision }) => { const risk = focus(decision); return risk === undefined ? "not known" : percent(risk.probability); }),
    both("Threshold", (one) => { const limit = focusWaterfall(one)?.threshold; return limit == null ? "none mattered" : `${percent(limit.probability, 0)} ${clause(limit.segment)}, ${limit.side === "above" ? "reached" : "not reached"}`; }),
    both("Counts as", ({ decision }) => (decision.segment === undefined ? "not told" : segmentName(decision.segment) ?? inWords(decision.segment))),
    both("Arm", ({ request }) => armName(request.arm.arm)),
    both("Not allowed", ({ decision }) => listed([...new Set(decision.candidates.filter((one) => one.verdict.verdict !== "eligible").map((one) => inWords(one.candidate.intervention)))]) || "nothing"),
    both("Model", (one) => modelName(one) ?? one.decision.model_version ?? "none"),
    both("Rulebook", ({ rulebook, decision }) => `${inWords(rulebook.name)} ${decision.rulebook_version.slice(0, 8)}`),
  ];
}

/** What moved the two risks differently, the greatest difference first. */
export function effectsCompared(left: Dossier, right: Dossier): Difference[] {
  const effects = [left, right].map((one) => new Map((focusWaterfall(one)?.steps ?? []).flatMap((step) => (step.feature === undefined ? [] : [[step.feature, step] as const]))));
  const values = [left, right].map((one) => new Map((one.known?.find((line) => line.line_id === focusWaterfall(one)?.line_id)?.facts ?? []).map((fact) => [fact.feature, fact.value ?? "not known"])));
  const features = [...new Set(effects.flatMap((one) => [...one.keys()]))];
  return features.map((feature): Difference => {
    const [one, other] = [effects[0]!.get(feature), effects[1]!.get(feature)];
    const said = (index: number): string => {
      const step = effects[index]!.get(feature);
      const value = sentenceCase(step?.value ?? values[index]!.get(feature) ?? "not known");
      return step === undefined ? `${value} (a small effect)` : `${value} (${pointsOf(Number(step.points))})`;
    };
    return {
      what: (one ?? other)!.name, left: said(0), right: said(1), differs: said(0) !== said(1), points: Number(other?.points ?? 0) - Number(one?.points ?? 0),
    };
  }).sort((a, b) => Math.abs(b.points ?? 0) - Math.abs(a.points ?? 0));
}

/** What both are chances of, where they are chances of the same. */
function chanceIn(left: Dossier, right: Dossier): string {
  return left.point.words.chance === right.point.words.chance ? `Chance of ${left.point.words.chance}` : "Risk";
}

/** The comparison in a sentence. */
export function comparedInWords(left: Dossier, right: Dossier): string {
  const risks = [left, right].map((one) => focus(one.decision));
  const [strongest] = effectsCompared(left, right);
  if (risks[0] === undefined || risks[1] === undefined) {
    return "For at least one of them no risk is known, so only what was decided can be compared.";
  }
  const gap = Number(risks[1].probability) - Number(risks[0].probability);
  const which = gap > 0 ? subject(right) : subject(left);
  return Math.abs(gap) < 0.0005 ? `Both have the same ${clause(chanceIn(left, right))}.`
    : `${which} has the higher ${clause(chanceIn(left, right))}, by ${Math.abs(gap * 100).toFixed(1)} points.${strongest === undefined ? "" : ` What differs most: ${strongest.what.toLowerCase()}.`}`;
}

function pointsOf(amount: number): string {
  return `${amount < 0 ? "−" : "+"}${Math.abs(amount).toFixed(1)}\u00a0points`;
}
