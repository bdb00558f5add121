import { Card, Empty, Help } from "../common/Card.tsx";
import { percent } from "../common/format.ts";
import { sentenceCase } from "../common/words.ts";
import type { Decision, PointView, Risk, RulebookWords } from "./decision.ts";
import { causeIn, featureIn, likelihood } from "./story.ts";

/** How likely the outcome of each thing is that was assessed, and what made it so. */
export function RiskCard({ decision, point }: { decision: Decision; point: PointView }) {
  return (
    <Card title="How risky, and why">
      {decision.risks.length === 0 && <Empty>No risk was computed. {decision.cause === undefined ? "" : causeIn(decision.cause)}</Empty>}
      {decision.risks.map(({ line_id, risk }) => (
        <section key={line_id} className="risk" aria-label={`Risk of line ${line_id}`}>
          {decision.risks.length > 1 && (
            <h3>Line {line_id}{line_id === decision.focus_line && ", which the policy looked at"}</h3>
          )}
          <Chance risk={risk} point={point} />
          <Reasons risk={risk} />
        </section>
      ))}
      {decision.risks.length > 0 && <p className="quiet">How much each fact moved this chance was not recorded with this decision.</p>}
    </Card>
  );
}

function Chance({ risk, point }: { risk: Risk; point: PointView }) {
  const share = Number(risk.probability);
  return (
    <div className="chance">
      <p><strong className="huge">{percent(share)}</strong> {likelihood(share, point.situation.subjects, point)} {point.words.period}.</p>
      <svg viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="ground" width="100" height="4" rx="1" />
        <rect className="fill" width={share * 100} height="4" rx="1" />
      </svg>
    </div>
  );
}

function Reasons({ risk }: { risk: Risk }) {
  return risk.reasons.length === 0 ? (
    <Empty>Nothing stands out: no single thing raised the risk much.</Empty>
  ) : (
    <ol className="reasons">
      {risk.reasons.map((reason) => (
        <li key={reason.code}>
          {reason.analyst_sentence}
        </li>
      ))}
    </ol>
  );
}

/** A note of the model, which begins with the name of a feature. */
function noteIn(note: string, words: RulebookWords): string {
  const name = /^[a-z0-9_]+(?=:)/.exec(note)?.[0];
  return name === undefined ? sentenceCase(note) : featureIn(name, words) + note.slice(name.length);
}

/** What the model had to do without, or counted as less. */
export function Notes({ decision, words }: { decision: Decision; words: RulebookWords }) {
  const notes = [...new Set(decision.risks.flatMap(({ risk }) => risk.notes))];
  return notes.length === 0 ? null : (
    <Help title={`What was missing, or counted as less (${notes.length})`}>
      <ul className="notes">{notes.map((note) => <li key={note}>{noteIn(note, words)}</li>)}</ul>
    </Help>
  );
}
