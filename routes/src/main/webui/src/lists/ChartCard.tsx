import { sentenceCase } from "../common/words.ts";
import { brushOf, brushed, type Brush } from "./brush.ts";
import { narrowed, type ListState } from "./address.ts";
import { Chart } from "./Chart.tsx";
import type { Buckets, Column, Figure } from "./contract.ts";
import { headline } from "./headline.ts";
import { bucketUnit } from "./scale.ts";
import type { Kind } from "./kinds.ts";
import { titleOf } from "./values.ts";

/** The rows over time and the figures of what is selected; each figure opens its rows. */
export function ChartCard(props: {
  kind: Kind; state: ListState; chart: Buckets | undefined; figures: Figure[]; columns: Column[]; now: string | undefined; waiting: boolean;
  go: (state: ListState) => void; href: (state: ListState) => string;
}) {
  const { kind, state, chart, figures } = props;
  const brush = chart && brushOf(state.filters, chart);
  const heading = chart && headline(kind, chart, brush);
  const choices = props.columns.filter((one) => one.chart === true);
  const onBrush = (to: Brush | undefined): void => { if (chart !== undefined) { props.go(brushed(state, chart, to)); } };
  return (
    <section className="card over-time" aria-labelledby="chart-title" aria-busy={props.waiting}>
      <div className="chart-head">
        <div>
          <h2 id="chart-title">{heading?.title ?? "Reading…"}</h2>
          <p className="quiet">{heading?.detail ?? " "}</p>
        </div>
        <div className="legend">
          <ul aria-label="Colours">{chart?.series.map((one, index) => <li key={one.value}><i className={`series-${index}`} aria-hidden="true" />{titleOf(one)}</li>)}</ul>
          {choices.length > 1 && (
            <label><span>by</span>
              <select value={state.by ?? kind.by} onChange={(change) => props.go({ ...state, by: change.target.value === kind.by ? undefined : change.target.value })}>
                {choices.map((one) => <option key={one.name} value={one.name}>{one.title}</option>)}
              </select>
            </label>
          )}
        </div>
      </div>
      {chart === undefined ? <div className="chart" /> : <Chart chart={chart} brush={brush} onBrush={onBrush} names={kind.title} now={props.now} />}
      {figures.length > 0 && (
        <ul className="figures" aria-label="Figures of the selection">
          {figures.map((one) => (
            <li key={one.name}>
              {one.filters === undefined
                ? <span><FigureText figure={one} /></span>
                : <a href={props.href(narrowed(state, one.filters))}><FigureText figure={one} /></a>}
            </li>
          ))}
        </ul>
      )}
      {chart !== undefined && (
        <details className="help numbers">
          <summary>The same as a table</summary>
          <div className="scroll" tabIndex={0} role="region" aria-label="The bars as a table">
            <table className="plain-table">
              <thead><tr><th scope="col">{sentenceCase(bucketUnit(chart.bucket))}</th>{chart.series.map((one) => <th key={one.value} scope="col">{titleOf(one)}</th>)}</tr></thead>
              <tbody>{chart.buckets.map((one) => <tr key={one.at}><th scope="row">{one.at.slice(0, { MONTH: 7, DAY: 10, HOUR: 16 }[chart.bucket]).replace("T", " ")}</th>{chart.series.map((series, index) => <td key={series.value}>{one.counts[index] ?? 0}</td>)}</tr>)}</tbody>
            </table>
          </div>
        </details>
      )}
    </section>
  );
}

function FigureText({ figure }: { figure: Figure }) {
  return <><strong className={figure.early === true ? "early" : undefined}>{figure.value}</strong><span>{figure.says}</span></>;
}
