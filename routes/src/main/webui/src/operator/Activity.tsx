import { Card, Empty, Fact, Facts, Help } from "../common/Card.tsx";
import { millis, whole } from "../common/format.ts";
import { BarPlot, Shares } from "../common/Plot.tsx";
import { listHref } from "../common/route.ts";
import { armName, channelName, label } from "../common/words.ts";
import type { Overview } from "./overview.ts";

/** Decisions by what came out, and interventions by channel. */
export function Decisions({ decisions }: { decisions: Overview["decisions"] }) {
  const most = [...decisions.by_intervention].sort((a, b) => b.count - a.count);
  return (
    <Card title="Decisions" className="wide2" aside={<a className="big" href={listHref("decisions")}>{whole(decisions.total)}</a>}>
      {decisions.total === 0 ? (
        <Empty>Nothing has been decided yet. Each event that concerns a decision point leads to a decision, for example a purchase, a checkout call or a question about a cart.</Empty>
      ) : (
        <>
          <Shares caption="Decisions by outcome" parts={[
            { key: "intervene", label: "Stepped in", count: decisions.intervene, href: listHref("decisions", { result: "INTERVENE" }) },
            { key: "nothing", label: "Did nothing", count: decisions.nothing, href: listHref("decisions", { result: "NOTHING" }) },
            { key: "undetermined", label: "Could not tell", count: decisions.undetermined, href: listHref("decisions", { result: "UNDETERMINED" }) },
          ]} />
          {most.length === 0 ? (
            <Empty>No intervention was chosen so far.</Empty>
          ) : (
            <BarPlot caption="Interventions by channel" head={["Intervention and channel", "Decisions"]}
              bars={most.map((row) => ({
                key: `${row.intervention}/${row.channel}`,
                label: <>{label(row.intervention)} <small>{channelName(row.channel)}</small></>,
                value: row.count, text: whole(row.count), tone: "main",
                href: listHref("decisions", { intervention: row.intervention, channel: row.channel }),
              }))} />
          )}
        </>
      )}
    </Card>
  );
}

/** What came in and what was turned away. */
export function Events({ events }: { events: Overview["events"] }) {
  const feeds = Object.entries(events.by_feed).sort(([, a], [, b]) => b - a);
  return (
    <Card title="Events in" aside={<strong className="big">{whole(events.accepted)}</strong>}>
      {feeds.length === 0 ? (
        <Empty>No event has been accepted yet.</Empty>
      ) : (
        <BarPlot caption="Accepted, by feed" head={["Feed", "Events"]}
          bars={feeds.map(([feed, count]) => ({ key: feed, label: label(feed), value: count, text: whole(count) }))} />
      )}
      <Facts>
        <Fact name="Sent again, answered as before">{whole(events.repeated)}</Fact>
        <Fact name="Same id, other content: refused"><a href={listHref("rejected", { cause: "CONFLICT" })}>{whole(events.conflicts)}</a></Fact>
        <Fact name="Rejected with a reason"><a href={listHref("rejected", [["cause", "INVALID"], ["cause", "UNKNOWN"]])}>{whole(events.rejected)}</a></Fact>
        {events.dead_lettered !== undefined && <Fact name="Broken lines set aside">{whole(events.dead_lettered)}</Fact>}
      </Facts>
    </Card>
  );
}

/** How long answers took. */
export function Answers({ latency }: { latency: Overview["latency"] }) {
  const calls = Object.entries(latency).filter(([, call]) => call.count > 0);
  return (
    <Card title="Answer times">
      {calls.length === 0 ? (
        <Empty>No call has been answered yet.</Empty>
      ) : (
        <table className="plain-table">
          <caption className="unseen">Answer times by kind of call</caption>
          <thead>
            <tr><th scope="col">Call</th><th scope="col">Half within</th><th scope="col">99 of 100 within</th><th scope="col">Calls</th></tr>
          </thead>
          <tbody>
            {calls.map(([name, call]) => (
              <tr key={name}>
                <th scope="row">{label(name)}</th>
                <td>{millis(call.p50_ms)}</td><td><strong>{millis(call.p99_ms)}</strong></td><td>{whole(call.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="quiet">Half = p50, 99 of 100 = p99. The durable log entry is part of each time.</p>
    </Card>
  );
}

/** Who is treated and who is not. */
export function Arms({ byArm }: { byArm: Record<string, number> }) {
  const arms = Object.entries(byArm);
  return (
    <Card title="Experiment">
      {arms.length === 0 ? (
        <Empty>No customer has been drawn into an arm yet.</Empty>
      ) : (
        <BarPlot caption="Decisions by arm" head={["Arm", "Decisions"]}
          bars={arms.map(([arm, count]) => ({ key: arm, label: armName(arm), value: count, text: whole(count), href: listHref("decisions", { arm }) }))} />
      )}
      <Help title="Why a part of the customers is left alone">
        <p>
          Each customer is drawn once into an arm and stays there. Customers of the holdout are decided and logged but never
          treated. Only the difference between the arms shows what stepping in is worth.
        </p>
      </Help>
    </Card>
  );
}
