import { day, money, percent } from "../common/format.ts";
import { BarPlot } from "../common/Plot.tsx";
import { usePolled } from "../common/poll.ts";
import { alternativesOf } from "./Alternatives.tsx";
import { became } from "./became.ts";
import type { Dossier } from "./decision.ts";
import { focusWaterfall, lead } from "./lead.ts";
import { strongest } from "./peek.ts";
import { moved } from "./waterfall.ts";

const EVERY_MILLIS = 60_000;
const ALTERNATIVES = 3;

/** A decision in brief, beside the list it is in: the sentence, what moved the risk, alternatives, what followed. */
export function DecisionPeek({ id }: { id: string }) {
  const { value, problem } = usePolled<Dossier>(`/v1/decisions/${encodeURIComponent(id)}`, EVERY_MILLIS);
  const current = value?.decision.decision_id === id;
  if (value === undefined || (!current && problem !== undefined)) {
    return problem === undefined
      ? <p role="status"><span className="skeleton" /><span className="skeleton" />Reading the decision…</p>
      : <p className="complaint">{problem.status === 404 ? "This decision cannot be read any more." : problem.message}</p>;
  }
  const { currency } = value.request;
  const waterfall = focusWaterfall(value);
  const moves = waterfall && strongest(waterfall);
  const all = alternativesOf(value).filter((one) => one.candidate_id !== undefined);
  return (
    <div className={current ? undefined : "stale"} aria-busy={!current}>
      <p>{lead(value)}</p>
      {waterfall && moves && (
        <>
          <h3>From {percent(waterfall.start.probability, 0)} to {percent(waterfall.end.probability, 0)}</h3>
          <BarPlot signed caption="Percentage points, strongest first" head={["What", "Points"]}
            bars={moves.map((one) => ({ key: one.name, label: one.name, value: one.points, text: moved(one.points), tone: one.points > 0 ? "up" : "down" }))} />
        </>
      )}
      {all.length > 0 && (
        <>
          <h3>Best alternatives</h3>
          <ul className="tally">
            {all.slice(0, ALTERNATIVES).map((one) => (
              <li key={one.candidate_id} className={one.allowed ? undefined : "quiet"}>
                <span>{one.chosen ? <strong>{one.says}</strong> : one.says}{!one.allowed && <small className="line">{one.reason ?? "not allowed"}</small>}</span>
                <span>{one.net_minor == null ? "–" : money(one.net_minor, currency)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <h3>So far</h3>
      <ol className="so-far">
        {became(value).steps.map((step) => (
          <li key={step.key} className={step.state === "open" ? "quiet" : undefined}>
            <time dateTime={step.time}>{step.state === "open" && "until "}{day(step.time)}</time><span>{step.name}{step.detail !== undefined && step.key === "decided" && ` ${step.detail}`}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
