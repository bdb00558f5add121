import { useState } from "react";
import { post } from "../common/api.ts";
import { Card, Empty, Fact, Facts, Help } from "../common/Card.tsx";
import { Confirm } from "../common/Confirm.tsx";
import { moment, plural, whole } from "../common/format.ts";
import { byChannel, channelName, label } from "../common/words.ts";
import { Reason, requireReason } from "../common/Reason.tsx";
import type { Doubt, Overview } from "./overview.ts";

const OUTCOMES = ["taken", "not_taken", "unfindable"] as const;
type Outcome = (typeof OUTCOMES)[number];

/** What a person can have found out about a message in doubt, and what follows from it. */
const FOUND: Record<Outcome, { short: string; ask: string; yes: string; then: string }> = {
  taken: {
    short: "It was taken", ask: "Did the provider take this message?", yes: "Yes, it was taken",
    then: "It counts as one contact of the customer from then on.",
  },
  not_taken: {
    short: "It was not, send it again", ask: "Was this message not taken?", yes: "It was not taken, send it again",
    then: "Consent, quiet hours, limits and budget are checked once more, then it is sent again.",
  },
  unfindable: {
    short: "It cannot be found", ask: "Can nobody find out what became of this message?", yes: "It cannot be found, close it",
    then: "It is never sent again and counts as a contact, since the customer may have it.",
  },
};

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
  const [asked, setAsked] = useState<{ doubt: Doubt; outcome: Outcome }>();
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
              {OUTCOMES.map((outcome) => (
                <button key={outcome} type="button" className="small" aria-label={`${FOUND[outcome].short}: ${doubt.treatment_id}`}
                  onClick={() => setAsked({ doubt, outcome })}>{FOUND[outcome].short}</button>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {asked && <Settle doubt={asked.doubt} outcome={asked.outcome} changed={changed} onClose={() => setAsked(undefined)} />}
    </div>
  );
}

function Settle(props: { doubt: Doubt; outcome: Outcome; changed: () => void; onClose: () => void }) {
  const { doubt, outcome } = props;
  const [reason, setReason] = useState("");
  const { ask, yes, then } = FOUND[outcome];
  return (
    <Confirm title={ask} yes={yes} onClose={props.onClose}
      act={async () => {
        requireReason(reason);
        await post(`/v1/outbox/${encodeURIComponent(doubt.treatment_id)}/settle`, { outcome, reason: reason.trim() });
        props.changed();
      }}>
      <p>Message <code>{doubt.treatment_id}</code>, {channelName(doubt.channel)}.</p>
      <p>{then} Your answer becomes an entry of the log and cannot be taken back.</p>
      <Reason value={reason} onChange={setReason} />
    </Confirm>
  );
}
