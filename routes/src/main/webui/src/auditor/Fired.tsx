import { Card, Empty } from "../common/Card.tsx";
import { label } from "../common/words.ts";
import type { Decision, RulebookWords } from "./decision.ts";
import { reasonIn } from "./story.ts";

/** Every row of every table and every rule that fired, by name. */
export function Fired({ decision, words }: { decision: Decision; words: RulebookWords }) {
  const tables = [...new Set(decision.matched_rows.map((row) => row.table))];
  return (
    <Card title="Which rules led there">
      {tables.length === 0 && <Empty>No row of a table fired.</Empty>}
      {tables.map((table) => (
        <section key={table}>
          <h3>Table “{label(table)}”</h3>
          <table className="stacked">
            <caption className="unseen">Rows of the table {table} that fired, in order</caption>
            <thead><tr><th scope="col">Row</th><th scope="col">Says</th><th scope="col">About</th></tr></thead>
            <tbody>
              {decision.matched_rows.filter((row) => row.table === table).map((row, index) => (
                <tr key={index}>
                  <th scope="row" data-label="Row">{row.row}</th>
                  <td data-label="Says">
                    {row.name}
                    {row.reason && <small className="quiet"> {reasonIn(row.reason, words)} ({row.reason})</small>}
                  </td>
                  <td data-label="About"><small className="long">{row.candidate_id ?? "the order"}</small></td>
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
