import { Card, Empty, Help } from "../common/Card.tsx";
import { outOfHundred, percent, plural, short, signed } from "../common/format.ts";
import { BarPlot, type Bar } from "../common/Plot.tsx";
import { sentenceCase } from "../common/words.ts";
import type { Decision, Risk, RulebookWords } from "./decision.ts";
import { causeIn, featureIn } from "./story.ts";

const SHOWN = 8;

/** How likely each line comes back, and what made it so. */
export function RiskCard({ decision, words }: { decision: Decision; words: RulebookWords }) {
  return (
    <Card title="How risky, and why">
      {decision.risks.length === 0 && <Empty>No risk was computed. {decision.cause === undefined ? "" : causeIn(decision.cause)}</Empty>}
      {decision.risks.map(({ line_id, risk }) => (
        <section key={line_id} className="risk" aria-label={`Risk of line ${line_id}`}>
          {decision.risks.length > 1 && (
            <h3>Line {line_id}{line_id === decision.focus_line && ", which the policy looked at"}</h3>
          )}
          <Chance risk={risk} />
          <Reasons risk={risk} />
          <BarPlot signed caption={`What moved the risk of line ${line_id}, strongest first`}
            head={["What was known", "Effect on the risk"]} bars={barsOf(risk, words)} />
          {risk.notes.length > 0 && (
            <Help title={`What was missing, or counted as less (${risk.notes.length})`}>
              <ul className="notes">{risk.notes.map((note) => <li key={note}>{noteIn(note, words)}</li>)}</ul>
            </Help>
          )}
        </section>
      ))}
      {decision.risks.length > 0 && (
        <Help title="How to read the bars">
          <p>
            The model begins with the average purchase and moves up or down with each thing it knows. A bar is one such step
            (its exact SHAP value, in log-odds): +0.7 doubles the odds of a return, −0.7 halves them. All steps together,
            also those that are not drawn one by one, lead from the average to this purchase; this is checked on every decision.
          </p>
          <p>The percentage comes from the sum after calibration, so that 80 % means that 80 of 100 such purchases come back.</p>
        </Help>
      )}
    </Card>
  );
}

function Chance({ risk }: { risk: Risk }) {
  const share = Number(risk.probability);
  return (
    <div className="chance">
      <p><strong className="huge">{percent(share)}</strong> {outOfHundred(share)} purchases like this come back within 30 days.</p>
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
          {reason.analyst_sentence} <small className="quiet">({reason.code}, {signed(reason.log_odds)})</small>
        </li>
      ))}
    </ol>
  );
}

/** The strongest steps one by one, the others together, so that all of them still add up. */
function barsOf(risk: Risk, words: RulebookWords): Bar[] {
  const ordered = [...risk.contributions].sort((a, b) => Math.abs(b.log_odds) - Math.abs(a.log_odds));
  const bars = ordered.slice(0, SHOWN).map((one) => bar(one.feature, featureIn(one.feature, words), one.log_odds));
  const others = ordered.slice(SHOWN);
  if (others.length > 0) {
    bars.push(bar("", `${plural(others.length, "other thing")} together`, others.reduce((sum, one) => sum + one.log_odds, 0)));
  }
  return bars;
}

/** A note of the model, which begins with the name of a feature. */
function noteIn(note: string, words: RulebookWords): string {
  const name = /^[a-z0-9_]+(?=:)/.exec(note)?.[0];
  return name === undefined ? sentenceCase(note) : featureIn(name, words) + note.slice(name.length);
}

function bar(key: string, label: string, logOdds: number): Bar {
  const effect = logOdds === 0 ? "no effect" : `odds × ${short(Math.exp(logOdds))}`;
  return {
    key, label, value: logOdds, tone: logOdds < 0 ? "down" : "up",
    text: <>{signed(logOdds)} <small>{effect}</small></>,
  };
}
