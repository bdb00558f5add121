import type { ReactNode } from "react";
import { Fact, Facts } from "../common/Card.tsx";
import type { Column, Row } from "./contract.ts";
import type { Kind } from "./kinds.ts";
import { cell } from "./values.ts";

/** The row under the cursor, beside the list: it follows the cursor and never takes the focus. */
export function Peek(props: { kind: Kind; row: Row; columns: Column[]; opened: () => void; close: () => void; children: ReactNode }) {
  const { kind, row, columns } = props;
  const lead = columns.find((one) => one.name === kind.lead[0]);
  const name = (lead && cell(lead, row)) ?? row.position;
  const href = kind.href(row);
  return (
    <aside className="peek" aria-label={`${kind.one} ${name}, in brief`}>
      <div className="peek-head">
        <h2>{name}</h2>
        <button type="button" className="small" onClick={props.close}><kbd aria-hidden="true">Space</kbd> Close</button>
      </div>
      {props.children}
      {href !== undefined && <p><a className="button primary" href={href} onClick={props.opened}>Open <kbd aria-hidden="true">Enter</kbd></a></p>}
    </aside>
  );
}

/** Every known value of a row, where there is no page of its own. */
export function RowFacts({ row, columns }: { row: Row; columns: Column[] }) {
  return (
    <Facts>
      {columns.flatMap((one) => {
        const text = cell(one, row);
        return text === undefined ? [] : [<Fact key={one.name} name={one.title}>{text}</Fact>];
      })}
    </Facts>
  );
}
