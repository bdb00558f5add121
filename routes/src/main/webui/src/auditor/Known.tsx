import { Badge, Card, Empty, Fact, Facts, Help, type Tone } from "../common/Card.tsx";
import { money, whole } from "../common/format.ts";
import { channelName } from "../common/words.ts";
import type { Contact, Dossier } from "./decision.ts";
import { FactsOf } from "./Facts.tsx";
import { assessed, causeIn } from "./story.ts";

const CONSENT: Record<string, [Tone, string]> = {
  GRANTED: ["good", "Allowed"], REFUSED: ["bad", "Refused"], UNKNOWN: ["unsure", "Not known"],
};

/** Everything the decision could know at its moment: nothing later went in. */
export function Known({ dossier }: { dossier: Dossier }) {
  const { request, point } = dossier;
  const all = assessed(dossier);
  return (
    <Card title="What was known">
      {request.faults.length > 0 && (
        <div className="banner warn">
          <strong>Something could not be had:</strong>
          <ul>{request.faults.map((fault) => <li key={fault}>{causeIn(fault)}</li>)}</ul>
        </div>
      )}
      <Facts>
        <Fact name="Customer">
          {point.situation.nobody ?? <><code className="long">{request.person}</code> <small className="quiet">a random reference; only the vault knows whom it stands for</small></>}
        </Fact>
        <Fact name="Offers in 365 days">{whole(request.contact.offers_made)} made, {whole(request.contact.offers_accepted)} accepted</Fact>
        <Fact name="Time zone and language">{request.contact.time_zone ?? "not known, so nothing is sent"}, {request.contact.locale ?? "language not known"}</Fact>
        <Fact name="Budget left">
          {money(request.budget.checkout_left_minor, request.currency)} for checkouts, {money(request.budget.window_left_minor, request.currency)} for messages
        </Fact>
        <Fact name="Safe mode">{request.safe_mode ? "on: nobody is contacted" : "off"}</Fact>
      </Facts>
      <Consents contact={request.contact} />
      {all.map(({ id, name, features }) => (
        <details key={id} className="help features" open={all.length === 1}>
          <summary>{features ? `${features.features.length} things known of ${name}` : `Nothing known of ${name}`}</summary>
          <div>
            <FactsOf dossier={dossier} lineId={id} name={name} />
          </div>
        </details>
      ))}
      <Help title="Can something from later slip in?">
        <p>
          No. Each value carries the time of the newest fact behind it, and a fact that is later than the event is rejected
          and counted. “Missing” is never read as zero.
        </p>
      </Help>
    </Card>
  );
}

function Consents({ contact }: { contact: Contact }) {
  const channels = Object.entries(contact.channels);
  if (channels.length === 0) {
    return <Empty>The customer was never asked for consent on any channel, so no message may be sent.</Empty>;
  }
  return (
    <table className="stacked">
      <caption>Consent and contacts</caption>
      <thead><tr><th scope="col">Channel</th><th scope="col">Consent</th><th scope="col">Address</th><th scope="col">Contacts in 24 h / 7 days</th></tr></thead>
      <tbody>
        {channels.map(([channel, known]) => {
          const message = channel !== "CHECKOUT";
          const [tone, word] = message ? (CONSENT[known.consent] ?? ["unsure", known.consent]) : (["plain", "Not needed"] as const);
          return (
            <tr key={channel}>
              <th scope="row" data-label="Channel">{channelName(channel)}</th>
              <td data-label="Consent"><Badge tone={tone}>{word}</Badge></td>
              <td data-label="Address">{!message ? "not needed" : known.reachable ? "known" : "not known"}</td>
              <td data-label="Contacts in 24 h / 7 days">{whole(known.contacts_last24_hours ?? 0)} / {whole(known.contacts_last7_days ?? 0)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
