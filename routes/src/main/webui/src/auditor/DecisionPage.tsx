import { useEffect } from "react";
import { Badge, Card, type Tone } from "../common/Card.tsx";
import { money, percent, whole } from "../common/format.ts";
import { listHref, usePlace, type Place } from "../common/list.ts";
import { usePolled } from "../common/poll.ts";
import { compareHref, decisionHref } from "../common/route.ts";
import { Trouble } from "../common/Trouble.tsx";
import { outcomeName, sentenceCase } from "../common/words.ts";
import { Candidates } from "./Candidates.tsx";
import { Alternatives } from "./Alternatives.tsx";
import { Became } from "./Became.tsx";
import { Challengers } from "./Challengers.tsx";
import type { DecisionRequest, Dossier } from "./decision.ts";
import { Fired } from "./Fired.tsx";
import { Gets } from "./Gets.tsx";
import { Known } from "./Known.tsx";
import { Afterwards, Proof, Versions } from "./Proof.tsx";
import { Raw } from "./Raw.tsx";
import { Notes } from "./RiskCard.tsx";
import { Keys, Section, useSectionKeys, type Ways } from "./Section.tsx";
import { answers, lead } from "./lead.ts";
import { decided, happened, lineIn, price, subject, wordsOf } from "./story.ts";
import { WaterfallCard } from "./WaterfallCard.tsx";

const TONES: Record<string, Tone> = { INTERVENE: "good", NOTHING: "plain", UNDETERMINED: "unsure" };
const EVERY_MILLIS = 15_000;

/** One decision, told so that somebody who was not there understands it and can check it. */
export function DecisionPage({ id, onKeyRefused }: { id: string; onKeyRefused: (why: string) => void }) {
  const { value, problem, again } = usePolled<Dossier>(`/v1/decisions/${encodeURIComponent(id)}`, EVERY_MILLIS);
  const place = usePlace(id);
  const refused = problem?.status === 401 || problem?.status === 403;
  useEffect(() => {
    document.title = `Decision ${id} · TrendGuard`;
  }, [id]);
  useEffect(() => {
    if (refused) {
      onKeyRefused("The service does not know this key, or it is not the key of this decision's shop.");
    }
  }, [refused, onKeyRefused]);

  if (value === undefined) {
    if (problem === undefined) {
      return <p className="note" role="status"><span className="skeleton" /><span className="skeleton" />Reading the decision…</p>;
    }
    return problem.status === 404 ? <Unknown id={id} /> : <Trouble problem={problem} again={again} />;
  }
  return <Told dossier={value} place={place} />;
}

/** The whole story of a decision whose answer is there. */
export function Told({ dossier, place }: { dossier: Dossier; place?: Place | undefined }) {
  const { request, decision } = dossier;
  const words = wordsOf(dossier);
  const closed = answers(dossier);
  const ways = waysFrom(decision.decision_id, place);
  useSectionKeys(ways);
  return (
    <article className="decision">
      <nav className="back" aria-label="Decisions">
        <a href={listHref()}>← All decisions</a>
        {place !== undefined && (
          <span className="ways">
            <span className="quiet">{place.index + 1} of {place.count}</span>
            <Way to={ways.k} name="Previous" letter="K" />
            <Way to={ways.j} name="Next" letter="J" />
            {ways.c !== undefined && <a className="button small" href={ways.c}>Compare <kbd aria-hidden="true">C</kbd></a>}
          </span>
        )}
      </nav>
      <header className="told">
        <h1>{subject(dossier)}</h1>
        <Badge tone={TONES[decision.outcome] ?? "plain"}>{outcomeName(decision.outcome)}</Badge>
        <p className={decision.outcome === "UNDETERMINED" ? "gist unsure" : "gist"}>{lead(dossier)}</p>
        <p className="quiet">{happened(dossier)}</p>
      </header>
      <div className="first">
        <WaterfallCard dossier={dossier} />
        <Alternatives dossier={dossier} />
      </div>
      <Became dossier={dossier} />
      <div className="sections">
        <Section number={1} title="What was known" answer={closed.known}>
          {request.lines.length > 0 && <Basket dossier={dossier} />}
          <Known dossier={dossier} />
          <ArmCard request={request} />
        </Section>
        <Section number={2} title="How it was decided" answer={closed.how}>
          <p>{decided(dossier).join(" ")}</p>
          <Fired decision={decision} currency={request.currency} words={words} />
          <details className="help">
            <summary>All that could have been done, with uplift and priority</summary>
            <Candidates decision={decision} currency={request.currency} words={words} chance={dossier.point.words.chance} />
          </details>
          {decision.risks.length > 0 && <Notes decision={decision} words={words} />}
          <Challengers challengers={dossier.challengers ?? []} names={dossier.model_names ?? {}} />
        </Section>
        <Section number={3} title="Message" answer={closed.message}><Gets dossier={dossier} /></Section>
        <Section number={4} title="Timeline" answer={closed.timeline}><Afterwards history={dossier.history} /></Section>
        <Section number={5} title="Proof" answer={closed.proof}><Proof dossier={dossier} /></Section>
        <Section number={6} title="Versions" answer={closed.versions}><Versions dossier={dossier} /></Section>
        <Section number={7} title="Raw record" answer={closed.raw}><Raw dossier={dossier} /></Section>
      </div>
      <Keys />
    </article>
  );
}

function Way({ to, name, letter }: { to: string | undefined; name: string; letter: string }) {
  return to === undefined ? <span className="button small off">{name}</span> : <a className="button small" href={to}>{name} <kbd aria-hidden="true">{letter}</kbd></a>;
}

/** A comparison is with the next of the list; at its end with the one before. */
function waysFrom(id: string, place: Place | undefined): Ways {
  const other = place?.next ?? place?.previous;
  return {
    ...(place?.next === undefined ? {} : { j: decisionHref(place.next) }),
    ...(place?.previous === undefined ? {} : { k: decisionHref(place.previous) }),
    ...(other === undefined ? {} : { c: compareHref(id, other) }),
  };
}

function Basket({ dossier: { request, point } }: { dossier: Dossier }) {
  const { contents } = point.situation;
  return contents !== undefined ? (
    <ul className="basket"><li><span>{sentenceCase(contents)}</span><span>{price(request)}</span></li></ul>
  ) : (
    <ul className="basket">
      {request.lines.map(({ line }) => {
        const list = line.list_price_minor === undefined ? 0 : Number(line.list_price_minor);
        const paid = Number(line.paid_price_minor);
        return (
          <li key={line.line_id}>
            <span>
              {Number(line.quantity) > 1 && `${whole(line.quantity)} × `}{lineIn(line)} <small className="quiet">line {line.line_id}</small>
            </span>
            <span>
              {money(paid, request.currency)}
              {list > paid && <small className="quiet"> instead of {money(list, request.currency)} (−{percent(1 - paid / list, 0)})</small>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function ArmCard({ request }: { request: DecisionRequest }) {
  const { arm, propensity, draw_key } = request.arm;
  return (
    <Card title="Which arm of the experiment">
      <p>{ARMS[arm] ?? `The customer is in the arm “${arm}”.`}</p>
      <p>
        The customer was drawn into this arm with a probability of <strong>{percent(propensity)}</strong> (its
        propensity). The draw is a hash of <code className="long">{draw_key}</code>: no clock and no dice, so anybody can
        draw again and gets the same arm.
      </p>
    </Card>
  );
}

const ARMS: Record<string, string> = {
  HOLDOUT: "The customer is in the holdout: decided and logged, but never treated. Comparing with this group shows what stepping in is worth.",
  MODEL_ONLY: "The customer is in the arm “model only”: the model and the policy may act, but make no personal offer.",
  MODEL_AND_OFFER: "The customer is in the arm “model and offer”: the model and the policy may act and may make a personal offer.",
};

function Unknown({ id }: { id: string }) {
  return (
    <section className="note">
      <h1>This decision is not known here</h1>
      <p>No decision of this shop has the id <code className="long">{id}</code>.</p>
      <ul>
        <li>A decision id begins with d_, has 32 digits and letters after it and ends with its decision point. Maybe a part was cut off when it was copied.</li>
        <li>If the event was sent just now, it may still be decided: the page asks again every 15 seconds.</li>
        <li>A key sees the decisions of its own shop only.</li>
      </ul>
      <p><a href="#/decisions">Look for it among all decisions.</a></p>
    </section>
  );
}
