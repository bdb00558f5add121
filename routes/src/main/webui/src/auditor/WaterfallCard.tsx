import { useState, type CSSProperties } from "react";
import { Card, Help } from "../common/Card.tsx";
import { percent, whole } from "../common/format.ts";
import { clause, sentenceCase } from "../common/words.ts";
import type { Dossier, PointView } from "./decision.ts";
import { RiskCard } from "./RiskCard.tsx";
import { lineIn } from "./story.ts";
import { plotOf, points, type Waterfall, type WaterfallBar } from "./waterfall.ts";

/** What moved the risk of each line, from the usual order to the probability that is shown. */
export function WaterfallCard({ dossier }: { dossier: Dossier }) {
  const { decision, point: { words } } = dossier;
  const waterfalls = dossier.waterfalls ?? [];
  const [chosen, setChosen] = useState(decision.focus_line);
  const shown = waterfalls.find((one) => one.line_id === chosen) ?? waterfalls[0];
  if (shown === undefined) {
    return <RiskCard decision={decision} point={dossier.point} />;
  }
  const nameOf = (one: Waterfall): string => {
    const line = dossier.request.lines.find(({ line: { line_id } }) => line_id === one.line_id)?.line;
    return one.product_name ?? (line === undefined ? `The whole ${words.thing}` : lineIn(line));
  };
  return (
    <Card title={`What moved the risk from ${points(shown.start.points)} to ${points(shown.end.points)}`} className="fall">
      <p className="quiet">
        Chance of {words.chance} {words.period}. {points(shown.start.points)} {sum(shown)} points = {points(shown.end.points)}.
      </p>
      {waterfalls.length > 1 ? (
        <div className="tabs" role="group" aria-label="Items of this order">
          {waterfalls.map((one) => (
            <button key={one.line_id} type="button" aria-pressed={one === shown} onClick={() => setChosen(one.line_id)}>
              {nameOf(one)} <span>{percent(one.end.probability, 0)}</span>
            </button>
          ))}
        </div>
      ) : dossier.request.lines.some(({ line }) => line.line_id === shown.line_id) && <p className="quiet item">{nameOf(shown)}</p>}
      <Bars waterfall={shown} words={words} />
      {shown.comparable && (
        <p className="quiet">
          Of {whole(shown.comparable.n)} with about this chance, {percent(shown.comparable.returned)} {words.happened}
          (95 % interval {percent(shown.comparable.low)} to {percent(shown.comparable.high)}).
        </p>
      )}
      <Help title="How to read this">
        <p>
          Each bar is what one fact adds to the chance or takes from it, strongest first. Bars are drawn on the axis of
          log-odds, where equal effects are equally long; the points beside them are percentage points of the chance that is
          shown, and add up to it.
        </p>
      </Help>
    </Card>
  );
}

function sum({ start, end }: Waterfall): string {
  const difference = Number(end.points) - Number(start.points);
  return `${difference < 0 ? "−" : "+"} ${Math.abs(difference).toFixed(1)}`;
}

function Bars({ waterfall, words }: { waterfall: Waterfall; words: PointView["words"] }) {
  const { bars, ticks, threshold } = plotOf(waterfall, words);
  const limit = waterfall.threshold;
  const place = threshold === undefined ? undefined : { left: `${threshold}%` };
  return (
    <>
      {limit && (
        <p className="limit">
          <strong>Threshold {percent(limit.probability, 0)}</strong> {clause(limit.segment)}: {clause(limit.consequence)}.{" "}
          {limit.side === "above" ? "Reached." : "Not reached."}
        </p>
      )}
      <table className="waterfall">
        <caption className="unseen">What moved the chance of {words.chance}, strongest first, in percentage points</caption>
        <colgroup><col className="names" /><col /><col className="figures" /></colgroup>
        <thead className="unseen"><tr><th scope="col">What</th><td /><th scope="col">Points</th></tr></thead>
        <tbody>
          {bars.map((bar) => (
            <tr key={bar.key} className={bar.kind}>
              <th scope="row">{bar.name}{bar.detail !== undefined && bar.detail !== bar.name && <small>{sentenceCase(bar.detail)}</small>}</th>
              <td className="bar">
                <div className="ground" aria-hidden="true">
                  {ticks.map((tick) => <i key={tick.text} className="grid" style={{ left: `${tick.at}%` }} />)}
                  <i className="fill" style={extent(bar)} />
                  {place && <i className="threshold" style={place} />}
                  {place && bar.crosses && <i className="ring" style={place} />}
                </div>
              </td>
              <td className="figure">{bar.text}</td>
            </tr>
          ))}
          <tr className="axis" aria-hidden="true">
            <td />
            <td className="bar"><div>{ticks.map((tick) => <span key={tick.text} style={{ left: `${tick.at}%` }}>{tick.text}</span>)}</div></td>
            <td />
          </tr>
        </tbody>
      </table>
    </>
  );
}

function extent({ from, to }: WaterfallBar): CSSProperties {
  return { left: `${Math.min(from, to)}%`, width: `${Math.max(Math.abs(to - from), 0.4)}%` };
}
