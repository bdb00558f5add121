import type { ReactNode } from "react";
import { whole } from "./format.ts";

export interface Bar {
  key: string;
  label: ReactNode;
  value: number;
  /** What is written beside the bar. */
  text: ReactNode;
  /** Where the rows are that it counts. */
  href?: string;
  tone?: "main" | "up" | "down" | "quiet";
}

/**
 * Bars in the rows of a table: those who see get the plot, those who listen get the table, and both get every number.
 * With `signed`, bars grow to both sides of a middle line.
 */
export function BarPlot(props: { caption: string; head: [string, string]; bars: Bar[]; signed?: boolean }) {
  const most = Math.max(...props.bars.map((bar) => Math.abs(bar.value)), Number.MIN_VALUE);
  return (
    <table className="plot">
      <caption>{props.caption}</caption>
      <thead className="unseen">
        <tr>
          <th scope="col">{props.head[0]}</th>
          <td />
          <th scope="col">{props.head[1]}</th>
        </tr>
      </thead>
      <tbody>
        {props.bars.map((bar) => (
          <tr key={bar.key}>
            <th scope="row">{bar.label}</th>
            <td className="bar"><BarShape share={bar.value / most} signed={props.signed ?? false} tone={bar.tone ?? "quiet"} /></td>
            <td className="figure">{bar.href === undefined ? bar.text : <a href={bar.href}>{bar.text}</a>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BarShape({ share, signed, tone }: { share: number; signed: boolean; tone: string }) {
  const room = signed ? 50 : 100;
  const length = Math.abs(share) * room;
  const width = share === 0 ? 0 : Math.max(length, 0.8);
  const x = !signed ? 0 : share < 0 ? room - width : room;
  return (
    <svg className={`shape ${tone}`} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect className="ground" width="100" height="10" rx="1" />
      <rect className="fill" x={x} width={width} height="10" rx="1" />
      {signed && <line className="middle" x1="50" x2="50" y1="0" y2="10" />}
    </svg>
  );
}

/** One whole cut into parts, with the parts named below. */
export function Shares({ caption, parts }: { caption: string; parts: { key: string; label: string; count: number; href?: string }[] }) {
  const total = parts.reduce((sum, part) => sum + part.count, 0);
  let start = 0;
  return (
    <div className="shares">
      <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        {parts.map((part, index) => {
          const width = total === 0 ? 0 : (part.count / total) * 100;
          const x = start;
          start += width;
          return <rect key={part.key} className={`part part-${index}`} x={x} width={Math.max(0, width - 0.4)} height="6" />;
        })}
      </svg>
      <ul aria-label={caption}>
        {parts.map((part, index) => (
          <li key={part.key}>
            <span aria-hidden="true" className={`dot part-${index}`} />
            {part.label} <strong>{part.href === undefined ? whole(part.count) : <a href={part.href}>{whole(part.count)}</a>}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
