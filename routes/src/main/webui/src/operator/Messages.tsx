import { useState } from "react";
import { post } from "../common/api.ts";
import { Card, Empty, Fact, Facts, Help } from "../common/Card.tsx";
import { Confirm } from "../common/Confirm.tsx";
import { moment, plural, whole } from "../common/format.ts";
import { byChannel, channelName, label } from "../common/words.ts";
import type { Doubt, Overview } from "./overview.ts";

/** What was handed over, what waits, and what nobody knows. */
export function Messages({ messages, changed }: { messages: Overview["messages"]; changed: () => void }) {
  const held = Object.entries(messages.not_sent).filter(([, count]) => count > 0);
  const catcher = messages.mail_catcher;
  return (
    <Card title="Messages" aside={<strong className="big">{whole(messages.handed_over)}</strong>}>
      {messages.in_doubt.length > 0 && <Doubts doubts={messages.in_doubt} changed={changed} />}
      <Facts>
        {Object.entries(messages.handed_over_by_channel ?? {}).map(([channel, count]) => (
          <Fact key={channel} name={`Handed over ${byChannel(channel)}`}>{whole(count)}</Fact>
        ))}
        {messages.caught !== undefined && <Fact name="In the mail catcher (nothing leaves this machine)">{whole(messages.caught)}</Fact>}
        <Fact name="Waiting for their moment">{whole(messages.waiting)}</Fact>
        <Fact name="Failed, not delivered">{whole(messages.failed)}</Fact>
      </Facts>
      {held.length > 0 && (
        <>
          <h3>Held back at the moment of sending</h3>
          <ul className="tally">
            {held.map(([reason, count]) => <li key={reason}><span>{label(reason)}</span><strong>{whole(count)}</strong></li>)}
          </ul>
        </>
      )}
      {messages.handed_over + messages.waiting + messages.failed + held.length + messages.in_doubt.length === 0 && (
        <Empty>No message was due so far. Answers in the checkout are no messages; they are counted as decisions.</Empty>
      )}
      {catcher !== undefined && /^https?:\/\//.test(catcher) && (
        <p><a href={catcher}>Read the messages in the mail catcher</a>. It takes every message; nothing leaves this machine.</p>
      )}
    </Card>
  );
}

function Doubts({ doubts, changed }: { doubts: Doubt[]; changed: () => void }) {
  const [asked, setAsked] = useState<{ doubt: Doubt; sent: boolean }>();
  return (
    <div className="doubts">
      <h3><span aria-hidden="true">⚠ </span>{plural(doubts.length, "message")} in doubt</h3>
      <Help title="What does that mean?">
        <p>
          The process stopped between the hand-over and its result, so nobody knows whether the customer got the message.
          It is never sent again by itself. Look into the provider's records, then say here what you found.
        </p>
      </Help>
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt.treatment_id}>
            <span><code>{doubt.treatment_id}</code><br /><small>{channelName(doubt.channel)}, since {moment(doubt.since)}</small></span>
            <span className="row">
              <button type="button" className="small" aria-label={`It was sent: ${doubt.treatment_id}`}
                onClick={() => setAsked({ doubt, sent: true })}>It was sent</button>
              <button type="button" className="small" aria-label={`It was not sent: ${doubt.treatment_id}`}
                onClick={() => setAsked({ doubt, sent: false })}>It was not</button>
            </span>
          </li>
        ))}
      </ul>
      {asked && (
        <Confirm title={asked.sent ? "Was this message sent?" : "Was this message not sent?"}
          yes={asked.sent ? "Yes, it was sent" : "Yes, it was not sent"}
          act={async () => {
            await post(`/v1/outbox/${encodeURIComponent(asked.doubt.treatment_id)}/settle`, { sent: asked.sent });
            changed();
          }}
          onClose={() => setAsked(undefined)}>
          <p>Message <code>{asked.doubt.treatment_id}</code>, {channelName(asked.doubt.channel)}.</p>
          <p>
            {asked.sent
              ? "It counts as one contact of the customer from then on."
              : "The doubt is closed and the message counts as not delivered."}{" "}
            Your answer becomes an entry of the log and cannot be taken back.
          </p>
        </Confirm>
      )}
    </div>
  );
}
