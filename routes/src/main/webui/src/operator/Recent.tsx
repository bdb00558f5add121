import { useState } from "react";
import { Badge, Card, Empty, type Tone } from "../common/Card.tsx";
import { day, percent } from "../common/format.ts";
import { rememberList } from "../common/list.ts";
import { decisionHref } from "../common/route.ts";
import { channelName, label, outcomeName } from "../common/words.ts";
import type { RecentDecision } from "./overview.ts";
import { newest, pointsIn } from "./recent.ts";

const TONES: Record<string, Tone> = { INTERVENE: "good", NOTHING: "plain", UNDETERMINED: "unsure" };

/** The newest decisions, each with a link to its page. */
export function Recent({ recent }: { recent: RecentDecision[] }) {
  const points = pointsIn(recent);
  const [chosen, setChosen] = useState<string>();
  const point = chosen !== undefined && points.includes(chosen) ? chosen : undefined;
  const rows = newest(recent, point);
  const remember = (): void => rememberList(rows.map((row) => row.decision_id));
  return (
    <Card title="Recent decisions" className="wide">
      {recent.length === 0 ? (
        <Empty>Decisions appear here as soon as they are made.</Empty>
      ) : (
        <>
          {points.length > 1 && (
            <div className="tabs" role="group" aria-label="Decision point">
              {[undefined, ...points].map((one) => (
                <button key={one ?? ""} type="button" aria-pressed={one === point} onClick={() => setChosen(one)}>{one === undefined ? "All" : label(one)}</button>
              ))}
            </div>
          )}
          <table className="stacked recent">
            <caption className="unseen">Recent decisions{point !== undefined && ` of ${label(point)}`}, newest first</caption>
            <thead>
              <tr>
                <th scope="col">Order or cart</th><th scope="col">Decision point</th><th scope="col">Decided</th><th scope="col">Risk</th>
                <th scope="col">Outcome</th><th scope="col">Intervention</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.decision_id}>
                  <th scope="row" data-label="Order or cart"><a href={decisionHref(row.decision_id)} onClick={remember}>{row.order_id}</a></th>
                  <td data-label="Decision point">{row.decision_point === undefined ? <span className="quiet">not stated</span> : label(row.decision_point)}</td>
                  <td data-label="Decided"><time dateTime={row.decided_at}>{day(row.decided_at)}</time></td>
                  <td data-label="Risk">{row.probability === undefined ? "not known" : percent(row.probability, 0)}</td>
                  <td data-label="Outcome"><Badge tone={TONES[row.outcome] ?? "plain"}>{outcomeName(row.outcome)}</Badge></td>
                  <td data-label="Intervention">
                    {row.intervention === undefined ? <span className="quiet">none</span> : (
                      <>{label(row.intervention)} {row.channel && <small>{channelName(row.channel)}</small>}</>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </Card>
  );
}
