import { Card, Empty, Fact, Facts } from "../common/Card.tsx";
import { moment, money, plural } from "../common/format.ts";
import { byChannel, label } from "../common/words.ts";
import type { Dossier, Message, Treatment } from "./decision.ts";
import { due, interventionIn } from "./story.ts";

/** What the customer sees, what follows without an answer, and what happens inside the shop. */
export function Gets({ dossier }: { dossier: Dossier }) {
  const { decision, request, treatments, rulebook } = dossier;
  const chosen = decision.chosen;
  return (
    <Card title="What the customer gets">
      {chosen === undefined ? (
        <Empty>Nothing. The customer sees and hears nothing of this decision.</Empty>
      ) : (
        <p>
          {interventionIn(chosen, request.currency, rulebook)}, {byChannel(chosen.channel)}{due(chosen)}.
          {Number(chosen.cost_minor) > 0 && ` It costs the shop ${money(chosen.cost_minor, request.currency)} if the customer takes it.`}
        </p>
      )}
      {treatments.map((treatment) => (
        <Letter key={treatment.treatment_id} treatment={treatment}
          message={dossier.messages?.find((one) => one.treatment_id === treatment.treatment_id)} />
      ))}
      {decision.escalations.length > 0 && (
        <>
          <h3>If the customer does not react</h3>
          <ul>
            {decision.escalations.map((step) => (
              <li key={`${step.action}/${step.after_hours}`}>
                After {plural(step.after_hours, "hour")}: {label(step.action)}, {byChannel(step.channel)}.
              </li>
            ))}
          </ul>
        </>
      )}
      {decision.marks.length > 0 && (
        <>
          <h3>Inside the shop</h3>
          <ul>{decision.marks.map((mark) => <li key={mark}>{label(mark.split("/")[0] ?? mark)}</li>)}</ul>
        </>
      )}
    </Card>
  );
}

/** One treatment: its text where it may be shown, else the template with what was filled in. */
function Letter({ treatment, message }: { treatment: Treatment; message: Message | undefined }) {
  const filled = Object.entries(treatment.placeholders);
  return (
    <figure className="letter">
      <figcaption>
        {label(treatment.intervention)} {byChannel(treatment.channel)}, due {moment(treatment.not_before)}, not sent
        after {moment(treatment.expires_at)}.
      </figcaption>
      {message && (
        <blockquote lang={message.locale}>
          <p><strong>{message.subject}</strong></p>
          <p className="body">{message.body}</p>
        </blockquote>
      )}
      {!message && treatment.template && (
        <p>Template <code>{treatment.template}</code>{treatment.locale && `, in ${treatment.locale}`}{filled.length > 0 && ", with:"}</p>
      )}
      {!message && filled.length > 0 && <Facts>{filled.map(([name, value]) => <Fact key={name} name={label(name)}>{value}</Fact>)}</Facts>}
    </figure>
  );
}
