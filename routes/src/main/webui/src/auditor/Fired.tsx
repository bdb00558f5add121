import { Card, Empty } from "../common/Card.tsx";
import { plural } from "../common/format.ts";
import { byChannel, label } from "../common/words.ts";
import type { Decision } from "./decision.ts";

const LISTED = 2;

/** A row with everything it was asked about. */
interface FiredRow {
  table: string;
  row: number;
  name: string;
  reason: string | undefined;
  about: string[];
}

/** Every row of every table and every rule that fired, by name, in order of evaluation; a chapter for each file. */
export function Fired({ decision }: { decision: Decision }) {
  const chapters = [...new Set(decision.matched_rows.map((row) => chapter(row.table)))];
  return (
    <Card title="Which rules led there">
      {chapters.length === 0 && <Empty>No row of a table fired.</Empty>}
      {chapters.map((name) => (
        <section key={name}>
          <h3>{label(name)}</h3>
          <table className="stacked fired">
            <caption className="unseen">Rows of {label(name)} that fired</caption>
            <thead><tr><th scope="col">Table and row</th><th scope="col">Says</th><th scope="col">About</th></tr></thead>
            <tbody>
              {rowsOf(decision, name).map((row) => (
                <tr key={`${row.table}#${row.row}`}>
                  <th scope="row" data-label="Table, row">{label(row.table.slice(name.length + 1) || name)} <span className="quiet">#{row.row}</span></th>
                  <td data-label="Says">“{row.name}”</td>
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
            <li key={index}>{rule.name}{rule.candidate_id && <small className="quiet"> ({aboutIn(rule.candidate_id)})</small>}</li>
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
  const lines = ids.map((id) => <small key={id} className="long line">{aboutIn(id)}</small>);
  return ids.length <= LISTED ? <>{lines}</> : (
    <details><summary><small>{plural(ids.length, "candidate")}</small></summary>{lines}</details>
  );
}

/** "Exchange credit, by e-mail" for `exchange-credit/email/1`; what has no slash is a line. */
function aboutIn(id: string): string {
  const [intervention, channel] = id.split("/");
  return channel === undefined ? `line ${id}` : `${label(intervention ?? id)}, ${byChannel(channel.toUpperCase())}`;
}

/** The file that a table is in: `policy/level` is in `policy`. */
function chapter(table: string): string {
  return table.split("/")[0] ?? table;
}

function rowsOf(decision: Decision, name: string): FiredRow[] {
  const rows = new Map<string, FiredRow>();
  for (const { table, row, name: says, reason, candidate_id } of decision.matched_rows.filter((one) => chapter(one.table) === name)) {
    const key = `${table}#${row}`;
    const known = rows.get(key) ?? { table, row, name: says, reason, about: [] };
    rows.set(key, { ...known, about: candidate_id === undefined ? known.about : [...known.about, candidate_id] });
  }
  return [...rows.values()];
}
