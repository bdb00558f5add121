import { Badge, Card, Empty, Help } from "../common/Card.tsx";
import { money, percent } from "../common/format.ts";
import { channelName, clause, label, sentenceCase } from "../common/words.ts";
import type { CandidateOutcome, Decision, RulebookWords, Verdict } from "./decision.ts";
import { reasonIn } from "./story.ts";

/** Everything that could have been done, with what spoke for and against it. */
export function Candidates(props: { decision: Decision; currency: string; words: RulebookWords }) {
  const { decision, currency, words } = props;
  const chosen = decision.chosen?.id;
  return (
    <Card title="What could have been done">
      {decision.candidates.length === 0 ? (
        <Empty>No action was considered: no row of the policy asked for one.</Empty>
      ) : (
        <table className="stacked">
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
                  <small className="quiet long">{one.candidate.id}</small>
                </th>
                <td data-label="Verdict"><VerdictBadge verdict={one.verdict} chosen={one.candidate.id === chosen} /></td>
                <td data-label="Why"><Why verdict={one.verdict} words={words} policyRow={one.candidate.policy_row} /></td>
                <td data-label="Uplift">{one.uplift === undefined ? <None /> : percent(one.uplift)}</td>
                <td data-label="Priority">{one.priority === undefined ? <None /> : money(one.priority, currency)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Help title="What do uplift and priority mean?">
        <p>
          Uplift is by how much the action is expected to lower the chance of a return; it comes from the rulebook's uplift
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

function VerdictBadge({ verdict, chosen }: { verdict: Verdict; chosen: boolean }) {
  switch (verdict.verdict) {
    case "eligible":
      return <Badge tone="good">{chosen ? "Chosen" : "Allowed"}</Badge>;
    case "ineligible":
      return <Badge tone="bad">Not allowed</Badge>;
    case "undetermined":
      return <Badge tone="unsure">Could not tell</Badge>;
  }
}

function Why({ verdict, words, policyRow }: { verdict: Verdict; words: RulebookWords; policyRow: string }) {
  switch (verdict.verdict) {
    case "eligible":
      return <>Nothing speaks against it. <small className="quiet">Asked for by {policyRow}</small></>;
    case "undetermined":
      return <>{sentenceCase(clause(verdict.cause))}.</>;
    case "ineligible":
      return (
        <ul className="why">
          {verdict.reasons.map((code) => <li key={code}>{reasonIn(code, words)} <small className="quiet">{code}</small></li>)}
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
