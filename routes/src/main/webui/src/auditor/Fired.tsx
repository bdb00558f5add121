import { Card, Empty } from "../common/Card.tsx";
import { plural } from "../common/format.ts";
import { label } from "../common/words.ts";
import type { Decision, RulebookWords } from "./decision.ts";

const LISTED = 2;

/** A row with everything it was asked about. */
interface FiredRow {
  row: number;
  name: string;
  reason: string | undefined;
  about: string[];
}

/** Every row of every table and every rule that fired, by name, in order of evaluation. */
export function Fired({ decision, words }: { decision: Decision; words: RulebookWords }) {
  const tables = [...new Set(decision.matched_rows.map((row) => row.table))];
  return (
    <Card title="Which rules led there">
      {tables.length === 0 && <Empty>No row of a table fired.</Empty>}
      {tables.map((table) => (
        <section key={table}>
          <h3>Table “{label(table)}”</h3>
          <table className="stacked">
            <caption className="unseen">Rows of the table {table} that fired</caption>
            <thead><tr><th scope="col">Row</th><th scope="col">Says</th><th scope="col">About</th></tr></thead>
            <tbody>
              {rowsOf(decision, table).map((row) => (
                <tr key={`${row.row}/${row.name}`}>
                  <th scope="row" data-label="Row">{row.row}</th>
                  <td data-label="Says">
                    {row.name}
                    {row.reason && <small className="quiet">{saysMore(row.reason, row.name, words)}<span className="long">{row.reason}</span></small>}
                  </td>
                  <td data-label="About"><About ids={row.about} /></td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <h3>Rules</h3>
      {decision.fired_rules.length === 0 ? (
        <Empty>No rule beside the tables fired.</Empty>
      ) : (
        <ul>
          {decision.fired_rules.map((rule, index) => (
            <li key={index}>{rule.name} {rule.candidate_id && <small className="quiet long">{rule.candidate_id}</small>}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function About({ ids }: { ids: string[] }) {
  if (ids.length === 0) {
    return <small>the order</small>;
  }
  const lines = ids.map((id) => <small key={id} className="long line">{id}</small>);
  return ids.length <= LISTED ? <>{lines}</> : (
    <details><summary><small>{plural(ids.length, "candidate")}</small></summary>{lines}</details>
  );
}

/** The reason's own sentence, unless it only repeats the row. */
function saysMore(code: string, name: string, words: RulebookWords): string {
  const says = words.reasons?.[code];
  return says === undefined || says === name ? "" : `${says} · `;
}

function rowsOf(decision: Decision, table: string): FiredRow[] {
  const rows = new Map<string, FiredRow>();
  for (const { row, name, reason, candidate_id } of decision.matched_rows.filter((one) => one.table === table)) {
    const key = `${row}/${name}`;
    const known = rows.get(key) ?? { row, name, reason, about: [] };
    rows.set(key, { ...known, about: candidate_id === undefined ? known.about : [...known.about, candidate_id] });
  }
  return [...rows.values()];
}
