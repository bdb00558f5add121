import { Badge, Card } from "../common/Card.tsx";
import { day, whole } from "../common/format.ts";
import { became, type BecameStep } from "./became.ts";
import type { Dossier } from "./decision.ts";

/** What became of the decision: delivery, answer, outcome, each with when it happened and when it became known. */
export function Became({ dossier }: { dossier: Dossier }) {
  const { title, badge, says, steps } = became(dossier);
  return (
    <Card title={title} className="became" aside={<Badge tone={badge.tone}>{badge.text}</Badge>}>
      {says !== undefined && <p>{says}</p>}
      <p className="quiet">
        One {dossier.point.words.thing} cannot show what would have happened without this decision. Only comparing customers with the holdout can.
      </p>
      <ol className="steps">{steps.map((step) => <Step key={step.key} step={step} />)}</ol>
    </Card>
  );
}

function Step({ step }: { step: BecameStep }) {
  return (
    <li className={step.state}>
      <strong>{step.name}</strong>
      <span>
        {step.state === "open" && "until "}<time dateTime={step.time}>{day(step.time)}</time>
        {step.knownAt !== undefined && <>, known since <time dateTime={step.knownAt}>{day(step.knownAt)}</time></>}
        {step.position !== undefined && <>, entry {whole(step.position)} of the log</>}
      </span>
      {step.detail !== undefined && <small>{step.detail}</small>}
    </li>
  );
}
