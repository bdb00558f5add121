import { useEffect } from "react";
import { Card, Empty } from "../common/Card.tsx";
import { moment } from "../common/format.ts";
import { placeIn, usePlace } from "../common/list.ts";
import { usePolled } from "../common/poll.ts";
import { compareHref, decisionHref } from "../common/route.ts";
import { Trouble } from "../common/Trouble.tsx";
import { comparedInWords, decisionsCompared, effectsCompared, type Difference } from "./compare.ts";
import type { Dossier } from "./decision.ts";
import { subject } from "./story.ts";

const EVERY_MILLIS = 60_000;

/** Two decisions side by side: what differs and what it caused. */
export function ComparePage({ id, other }: { id: string; other: string }) {
  const left = usePolled<Dossier>(`/v1/decisions/${encodeURIComponent(id)}`, EVERY_MILLIS);
  const right = usePolled<Dossier>(`/v1/decisions/${encodeURIComponent(other)}`, EVERY_MILLIS);
  const place = usePlace(other);
  useEffect(() => {
    document.title = "Two decisions compared · TrendGuard";
  }, []);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.key === "Escape" && !event.ctrlKey && !event.metaKey && !event.altKey) {
        window.location.hash = decisionHref(id);
      }
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [id]);

  const problem = left.problem ?? right.problem;
  if (left.value === undefined || right.value === undefined) {
    return problem === undefined
      ? <p className="note" role="status">Reading both decisions…</p>
      : <Trouble problem={problem} again={() => { left.again(); right.again(); }} />;
  }
  const others = placeIn(place?.ids ?? [], other)?.ids.filter((one) => one !== id) ?? [];
  return (
    <>
      <p className="back"><a href={decisionHref(id)}>← Back to {subject(left.value)}</a></p>
      <Compared left={left.value} right={right.value} />
      {others.length > 1 && <Others id={id} other={other} others={others} />}
    </>
  );
}

/** Leads to the next one of the list beside the same decision. */
function Others({ id, other, others }: { id: string; other: string; others: string[] }) {
  const at = others.indexOf(other);
  return (
    <p className="row others">
      {at > 0 && <a className="button" href={compareHref(id, others[at - 1]!)}>Compare with the one before</a>}
      {at < others.length - 1 && <a className="button" href={compareHref(id, others[at + 1]!)}>Compare with the next one</a>}
    </p>
  );
}

export function Compared({ left, right }: { left: Dossier; right: Dossier }) {
  const effects = effectsCompared(left, right);
  const names: [string, string] = [subject(left), subject(right)];
  return (
    <article className="decision">
      <header className="told">
        <h1>{names[0]} and {names[1]}</h1>
        <p className="gist">{comparedInWords(left, right)}</p>
      </header>
      <Card title="What was decided">
        <Table names={names} hrefs={[left, right].map((one) => decisionHref(one.decision.decision_id))} rows={[
          { what: "Decided", left: moment(left.request.decided_at), right: moment(right.request.decided_at), differs: true },
          ...decisionsCompared(left, right),
        ]} />
      </Card>
      <Card title="What moved the two risks differently">
        {effects.length === 0 ? <Empty>No effects are known of either risk.</Empty> : <Table names={names} hrefs={[]} rows={effects} />}
      </Card>
    </article>
  );
}

function Table({ names, hrefs, rows }: { names: [string, string]; hrefs: string[]; rows: Difference[] }) {
  return (
    <table className="stacked compared">
      <caption className="unseen">{names[0]} beside {names[1]}; what differs is bold</caption>
      <thead>
        <tr>
          <th scope="col">What</th>
          {names.map((name, index) => <th key={index} scope="col">{hrefs[index] === undefined ? name : <a href={hrefs[index]}>{name}</a>}</th>)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.what}>
            <th scope="row" data-label="What">{row.what}</th>
            {[row.left, row.right].map((said, index) => (
              <td key={index} data-label={names[index]}>{row.differs ? <strong>{said}</strong> : <span className="quiet">{said}</span>}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
