import { Badge, Card } from "../common/Card.tsx";
import { money, percent, plural, short } from "../common/format.ts";
import { channelName, clause, label, sentenceCase } from "../common/words.ts";
import type { Alternative, Dossier } from "./decision.ts";
import { reasonIn, wordsOf } from "./story.ts";

const SHOWN = 5;

/** What was chosen, next to its best alternatives: the allowed ones first, by net value. */
export function Alternatives({ dossier }: { dossier: Dossier }) {
  const { currency } = dossier.request;
  const all = alternativesOf(dossier);
  const chosen = all.find((one) => one.chosen);
  const first = all.filter((one, index) => index < SHOWN || one.chosen || one.candidate_id === undefined);
  const others = all.filter((one) => !first.includes(one));
  return (
    <Card title={titleOf(chosen, all)} className="alternatives">
      <p className="quiet">Expected net value for this {dossier.point.words.thing}, in {currency}. {plural(all.length, "possibility", "possibilities")}, doing nothing among them.</p>
      <ul>{first.map((one) => <Row key={one.candidate_id ?? "nothing"} one={one} currency={currency} />)}</ul>
      {others.length > 0 && (
        <details className="help">
          <summary>{plural(others.length, "more")}</summary>
          <ul>{others.map((one) => <Row key={one.candidate_id ?? "nothing"} one={one} currency={currency} />)}</ul>
        </details>
      )}
      {chosen && <Reckoning one={chosen} currency={currency} />}
    </Card>
  );
}

function titleOf(chosen: Alternative | undefined, all: Alternative[]): string {
  if (chosen?.candidate_id === undefined) {
    return all.some((one) => one.candidate_id !== undefined) ? "Nothing else was allowed and worth its cost" : "Nothing was proposed";
  }
  const best = all.every((one) => one.chosen || !one.allowed || Number(one.net_minor ?? 0) <= Number(chosen.net_minor ?? 0));
  return `${chosen.says} was ${best ? "worth most of what was allowed" : "preferred by a rule"}`;
}

function Row({ one, currency }: { one: Alternative; currency: string }) {
  const nothing = one.candidate_id === undefined;
  return (
    <li className={one.chosen ? "chosen" : one.allowed ? undefined : "refused"}>
      <div>
        <strong>{one.says}</strong>{one.channel !== undefined && <> <small className="quiet">{channelName(one.channel)}</small></>}
        <p>
          <Badge tone={one.chosen ? "good" : one.allowed ? "plain" : "bad"}>
            {one.chosen ? "Chosen" : nothing ? "Always possible" : one.allowed ? "Allowed" : "Not allowed"}
          </Badge>{" "}
          {one.reason != null ? <small>{sentenceCase(clause(one.reason))}</small>
            : Number(one.cost_minor ?? 0) > 0 && <small>costs {money(one.cost_minor!, currency)} if it is taken</small>}
        </p>
      </div>
      <div className="net">
        {one.net_minor == null ? <small>inside the shop</small> : (
          <>
            <strong>{Number(one.net_minor) > 0 && "+ "}{money(one.net_minor, currency).replace("-", "−")}</strong>
            <small>{one.allowed ? "expected net" : "would have been"}</small>
          </>
        )}
      </div>
    </li>
  );
}

/** The figures behind the chosen one. */
function Reckoning({ one, currency }: { one: Alternative; currency: string }) {
  const { formula, uplift } = one;
  return formula == null ? null : (
    <p className="quiet reckoning">
      {percent(formula.probability)} risk × {percent(formula.uplift)} prevented × {money(formula.value_minor, currency)} at stake
      {Number(formula.weight) !== 1 && ` × weight ${short(formula.weight)}`} − {money(formula.cost_minor, currency)} ={" "}
      <strong>{money(formula.net_minor, currency).replace("-", "−")}</strong>.
      {uplift != null && ` The ${percent(uplift.share)} comes from: ${clause(uplift.source)} (${uplift.date}).`}
    </p>
  );
}

/** As the service tells them; for an answer without them, what the decision itself says of its candidates. */
export function alternativesOf(dossier: Dossier): Alternative[] {
  if (dossier.alternatives != null && dossier.alternatives.length > 0) {
    return dossier.alternatives;
  }
  const { decision } = dossier;
  const words = wordsOf(dossier);
  const acted = decision.chosen !== undefined;
  const known = decision.candidates.filter((one) => one.candidate.kind !== "LOGISTICS").map(({ candidate, verdict, priority }): Alternative => ({
    candidate_id: candidate.id, intervention: candidate.intervention, channel: candidate.channel,
    says: (candidate.credit_percent > 0 ? `${candidate.credit_percent}\u00a0% ` : "") + label(candidate.intervention).toLowerCase(),
    chosen: candidate.id === decision.chosen?.id, allowed: verdict.verdict === "eligible", cost_minor: candidate.cost_minor,
    ...(verdict.verdict === "ineligible" ? { reason: reasonIn(verdict.reasons[0] ?? "", words) } : {}),
    ...(verdict.verdict === "undetermined" ? { reason: verdict.cause } : {}),
    ...(priority === undefined ? {} : { net_minor: priority }),
  }));
  const nothing: Alternative = { says: "Do nothing", chosen: !acted && decision.outcome === "NOTHING", allowed: true, net_minor: 0, cost_minor: 0 };
  const rank = (one: Alternative): number => (one.chosen ? 0 : one.allowed ? 1 : 2);
  return [...known, nothing].sort((a, b) => rank(a) - rank(b) || Number(b.net_minor ?? 0) - Number(a.net_minor ?? 0))
    .map((one) => ({ ...one, says: sentenceCase(one.says) }));
}
