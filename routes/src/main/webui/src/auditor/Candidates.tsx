import { Badge, Card, Empty, Help } from "../common/Card.tsx";
import { money, percent } from "../common/format.ts";
import { channelName, clause, label, sentenceCase } from "../common/words.ts";
import type { CandidateOutcome, Decision, RulebookWords, Verdict } from "./decision.ts";
import { proposal, reasonIn } from "./story.ts";

/** Everything that could have been done, with what spoke for and against it. */
export function Candidates(props: { decision: Decision; currency: string; words: RulebookWords; chance: string }) {
  const { decision, currency, words, chance } = props;
  const chosen = decision.chosen?.id;
  return (
    <Card title="What could have been done">
      {decision.candidates.length === 0 ? (
        <Empty>
          {decision.outcome === "UNDETERMINED"
            ? "No action was considered, since not everything that matters was known."
            : "No action was considered: no row of the policy asked for one."}
        </Empty>
      ) : (
        <table className="stacked candidates">
          <caption>{decision.candidates.length} considered. Chosen is the allowed one with the highest priority, unless a rule below prefers another.</caption>
          <thead>
            <tr>
              <th scope="col">Action</th><th scope="col">Verdict</th><th scope="col">Why</th>
              <th scope="col">Uplift</th><th scope="col">Priority</th>
            </tr>
          </thead>
          <tbody>
            {[...decision.candidates].sort(byStanding(chosen)).map((one) => (
              <tr key={one.candidate.id} className={one.candidate.id === chosen ? "chosen" : undefined}>
                <th scope="row" data-label="Action">
                  {label(one.candidate.intervention)} <small>{channelName(one.candidate.channel)}{amount(one, currency)}</small>
                </th>
                <td data-label="Verdict"><VerdictBadge verdict={one.verdict} allowed={standing(one, decision)} /></td>
                <td data-label="Why"><Why outcome={one} words={words} decision={decision} /></td>
                <td data-label="Uplift">{one.uplift === undefined ? <None /> : percent(one.uplift)}</td>
                <td data-label="Priority">{one.priority === undefined ? <None /> : money(one.priority, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Help title="What do uplift and priority mean?">
        <p>
          Uplift is by how much the action is expected to lower the chance of {chance}; it comes from the rulebook's uplift
          table, with source and date. Priority = probability × uplift × value × weight − cost, in money. An action that is
          not allowed has no priority, however good it might be. “Could not tell” is never treated as a yes.
        </p>
      </Help>
    </Card>
  );
}

function None() {
  return <span className="quiet"><span aria-hidden="true">–</span><span className="unseen">none</span></span>;
}

/** What became of a candidate that is allowed. */
function standing({ candidate }: CandidateOutcome, decision: Decision): string {
  return candidate.id === decision.chosen?.id ? "Chosen" : decision.marks.includes(candidate.id) ? "Goes along" : "Allowed";
}

function VerdictBadge({ verdict, allowed }: { verdict: Verdict; allowed: string }) {
  switch (verdict.verdict) {
    case "eligible":
      return <Badge tone="good">{allowed}</Badge>;
    case "ineligible":
      return <Badge tone="bad">Not allowed</Badge>;
    case "undetermined":
      return <Badge tone="unsure">Could not tell</Badge>;
  }
}

function Why({ outcome, words, decision }: { outcome: CandidateOutcome; words: RulebookWords; decision: Decision }) {
  const { verdict, candidate } = outcome;
  const rules = decision.fired_rules.filter((rule) => rule.candidate_id === candidate.id);
  return (
    <>
      <Verdicts verdict={verdict} words={words} />
      {rules.map((rule) => <small key={rule.name}>By rule: {rule.name}</small>)}
      <small className="quiet">Proposed: {proposal(candidate.policy_row, decision) ?? candidate.policy_row}</small>
    </>
  );
}

function Verdicts({ verdict, words }: { verdict: Verdict; words: RulebookWords }) {
  switch (verdict.verdict) {
    case "eligible":
      return <>Nothing speaks against it.</>;
    case "undetermined":
      return <>{sentenceCase(clause(verdict.cause))}.</>;
    case "ineligible":
      return (
        <ul className="why">
          {verdict.reasons.map((code) => <li key={code}>{reasonIn(code, words)}</li>)}
        </ul>
      );
  }
}

function amount({ candidate }: CandidateOutcome, currency: string): string {
  return candidate.credit_percent > 0 ? `, ${candidate.credit_percent} %`
    : Number(candidate.credit_minor) > 0 ? `, ${money(candidate.credit_minor, currency)}` : "";
}

/** Chosen, allowed, could not tell, not allowed; by priority within. */
function byStanding(chosen: string | undefined): (a: CandidateOutcome, b: CandidateOutcome) => number {
  const order = ["eligible", "undetermined", "ineligible"];
  const rank = (one: CandidateOutcome): number => (one.candidate.id === chosen ? -1 : order.indexOf(one.verdict.verdict));
  return (a, b) => rank(a) - rank(b) || Number(b.priority ?? 0) - Number(a.priority ?? 0) || (a.candidate.id < b.candidate.id ? -1 : 1);
}
