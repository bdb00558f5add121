import { Card, Empty } from "../common/Card.tsx";
import { moment, money, plural } from "../common/format.ts";
import { byChannel, label } from "../common/words.ts";
import type { Dossier, Treatment } from "./decision.ts";
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
      {treatments.map((treatment, index) => <Letter key={treatment.treatment_id ?? index} treatment={treatment} />)}
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
          <ul>{decision.marks.map((mark) => <li key={mark}>{label(mark.split("/")[0] ?? mark)} <small className="quiet">{mark}</small></li>)}</ul>
        </>
      )}
    </Card>
  );
}

function Letter({ treatment }: { treatment: Treatment }) {
  const subject = treatment.subject ?? treatment.message?.subject;
  const body = treatment.body ?? treatment.message?.body;
  const locale = treatment.locale ?? treatment.message?.locale;
  return (
    <figure className="letter">
      <figcaption>
        {treatment.template && <>Template <code>{treatment.template}</code> </>}
        {treatment.due_at && <>due {moment(treatment.due_at)} </>}
        {treatment.treatment_id && <small className="quiet">{treatment.treatment_id}</small>}
      </figcaption>
      {subject === undefined && body === undefined ? (
        <p className="quiet">Its text is sealed, since it may name a person.</p>
      ) : (
        <blockquote lang={locale}>
          {subject && <p><strong>{subject}</strong></p>}
          {body && <p className="body">{body}</p>}
        </blockquote>
      )}
    </figure>
  );
}
