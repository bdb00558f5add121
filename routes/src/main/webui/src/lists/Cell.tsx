import type { MouseEvent, ReactNode } from "react";
import { outcomeName } from "../common/words.ts";
import type { Column, Row } from "./contract.ts";
import { Icon } from "./icons.tsx";
import { cell } from "./values.ts";
import { toneOf } from "./tones.ts";

export type Filtering = (column: string, value: string, exclude: boolean) => void;

/** One value of a row. With Alt a click filters by it, as its title says. */
export function Value({ column, row, filter }: { column: Column; row: Row; filter: Filtering }) {
  const raw = row[column.name];
  const text = cell(column, row);
  if (text === undefined) {
    return column.name === "intervention" ? <NotSteppedIn row={row} /> : <span className="quiet">not known</span>;
  }
  const pick = (click: MouseEvent): void => {
    if (click.altKey) {
      click.preventDefault();
      filter(column.name, String(Array.isArray(raw) ? raw[0] : raw), click.shiftKey);
    }
  };
  const equal = column.operators.includes("is");
  return <span className="value" onClick={equal ? pick : undefined} title={equal ? `Alt + click: only ${column.title.toLowerCase()} ${text}` : undefined}>{drawn(column, row, text)}</span>;
}

function drawn(column: Column, row: Row, text: string): ReactNode {
  if (column.type === "SHARE" && column.name === "risk") {
    return <Risk text={text} share={Number(row["risk"])} threshold={row["threshold"] == null ? undefined : Number(row["threshold"])} />;
  }
  if (column.type === "TIME") {
    const until = column.name === "outcome_until"; // the day says enough there, the rest is in its title
    return <time dateTime={String(row[column.name])} title={until ? text : undefined}>{until ? text.split(",")[0] : text}</time>;
  }
  const tone = toneOf(column.name, row[column.name]);
  return tone === undefined ? text : <ToneChip column={column} row={row} text={text} />;
}

/** A share without its threshold means little, so the bar carries it as a tick where it is known. */
export function Risk({ text, share, threshold }: { text: string; share: number; threshold: number | undefined }) {
  return (
    <span className="risk">
      <strong>{text}</strong>
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <rect className="ground" y="3" width="100" height="6" rx="3" />
        <rect className={threshold !== undefined && share < threshold ? "under" : "over-line"} y="3" width={Math.max(1, share * 100)} height="6" />
        {threshold !== undefined && <line x1={threshold * 100} x2={threshold * 100} y1="0" y2="12" />}
      </svg>
      {threshold !== undefined && <span className="unseen">, threshold {Math.round(threshold * 100)} %</span>}
    </span>
  );
}

/** A state by icon and word. */
export function ToneChip({ column, row, text }: { column: Column; row: Row; text: string }) {
  const tone = toneOf(column.name, row[column.name]) ?? { tone: "plain" as const, icon: "minus" as const };
  return <span className={`badge ${tone.tone}`}><Icon name={tone.icon} />{text}</span>;
}

function NotSteppedIn({ row }: { row: Row }) {
  const result = typeof row["result"] === "string" ? row["result"] : undefined;
  return (
    <span className="quiet">
      {result === undefined ? "none" : outcomeName(result)}
      {result === "UNDETERMINED" && typeof row["cause"] === "string" && <small>{row["cause"]}</small>}
    </span>
  );
}
