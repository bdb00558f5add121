import { Risk, ToneChip } from "./Cell.tsx";
import type { Column, Row } from "./contract.ts";
import type { Kind } from "./kinds.ts";
import { prefix } from "./Rows.tsx";
import { cell } from "./values.ts";

const STATES = ["outcome", "state", "answer"];

/** The rows on a phone: what, why and what became of it, under each other; a tap opens the row. */
export function Cards({ kind, columns, rows, waiting, opened }: { kind: Kind; columns: Column[]; rows: Row[]; waiting: boolean; opened: () => void }) {
  const column = (name: string): Column | undefined => columns.find((one) => one.name === name);
  const words = (row: Row, names: string[]): string[] => names.flatMap((name) => {
    const one = column(name);
    const text = one && cell(one, row);
    return text === undefined || one === undefined ? [] : [prefix(one, row) + text];
  });
  return (
    <ul className="row-cards" aria-busy={waiting} aria-label={kind.title}>
      {rows.map((row) => {
        const [title = row.position, ...others] = words(row, kind.card.title);
        const href = kind.href(row);
        const risk = column("risk");
        const state = STATES.map(column).find((one) => one !== undefined && row[one.name] !== undefined);
        const line = words(row, kind.card.line);
        const foot = words(row, kind.card.foot).filter((one) => one !== title || others.length > 0);
        return (
          <li key={row.position}>
            <div>
              {href === undefined ? <strong>{title}</strong> : <a href={href} onClick={opened}>{title}</a>}
              {risk !== undefined && row["risk"] !== undefined && <Risk text={cell(risk, row) ?? ""} share={Number(row["risk"])} threshold={row["threshold"] == null ? undefined : Number(row["threshold"])} />}
            </div>
            {line.length > 0 && <p>{line.join(" · ")}</p>}
            <div>
              <span className="quiet">{foot.join(" · ")}</span>
              {state !== undefined && <ToneChip column={state} row={row} text={cell(state, row) ?? ""} />}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
