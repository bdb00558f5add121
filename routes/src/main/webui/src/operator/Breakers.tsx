import { Badge, type Tone } from "../common/Card.tsx";
import { day, plural } from "../common/format.ts";
import { channelName } from "../common/words.ts";
import { FoldCard } from "./FoldCard.tsx";
import type { Breaker, Health } from "./health.ts";

const TONES: Record<Breaker["state"], Tone> = { CLOSED: "good", HALF_OPEN: "unsure", OPEN: "bad" };
const WORDS: Record<Breaker["state"], string> = { CLOSED: "closed", HALF_OPEN: "half open", OPEN: "open" };

/** What is left alone after failures, and the messages of which nobody knows whether they were sent. */
export function Breakers({ health, needs }: { health: Health; needs: boolean }) {
  const open = health.breakers.filter((one) => one.state !== "CLOSED");
  const doubts = health.messages?.in_doubt ?? [];
  const title = [
    open.length === 0 ? "All circuit breakers are closed" : `${plural(open.length, "circuit breaker")} ${open.length === 1 ? "is" : "are"} not closed`,
    ...(doubts.length > 0 ? [`${plural(doubts.length, "message")} in doubt`] : []),
  ].join(", ");
  return (
    <FoldCard title={title} needs={needs}>
      <p className="quiet">The same for all shops. Messages wait while a breaker is open; none is dropped.</p>
      <ul className="rows">
        {health.breakers.map((one) => (
          <li key={one.to}>
            <span><strong>{one.to}</strong><small className="line">{one.says}{one.next_try !== undefined && `; tried again at ${day(one.next_try)}`}</small></span>
            <Badge tone={TONES[one.state]}>{WORDS[one.state]}</Badge>
          </li>
        ))}
      </ul>
      {health.messages !== undefined && <p className="quiet">{plural(health.messages.waiting, "message")} waiting for the right moment.{health.messages.trouble !== undefined && ` ${health.messages.trouble}`}</p>}
      {doubts.length > 0 && (
        <div className="doubts">
          <h3>{plural(doubts.length, "message")} in doubt</h3>
          <p>Handed over, but no answer came. Never sent again by itself. {health.may_operate && <a href="#/">Settle on the start page</a>}</p>
          <ul>{doubts.slice(0, 5).map((one) => <li key={one.treatment_id}><span><code>{one.treatment_id}</code><small className="line">{channelName(one.channel)}, since {day(one.since)}</small></span></li>)}</ul>
        </div>
      )}
    </FoldCard>
  );
}
