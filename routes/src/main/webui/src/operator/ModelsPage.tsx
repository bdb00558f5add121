import { useEffect, useState } from "react";
import { Badge, Card, Empty, Fact, Facts, type Tone } from "../common/Card.tsx";
import { moment, percent, whole } from "../common/format.ts";
import { usePolled } from "../common/poll.ts";
import { reportHref } from "../common/route.ts";
import { Trouble } from "../common/Trouble.tsx";
import { label } from "../common/words.ts";
import { ChangeModel, RollBack } from "./ChangeModel.tsx";
import { decides, doing, MEANS, nextStates, type ModelLine, type State } from "./models.ts";

const EVERY_MILLIS = 15_000;
const TONES: Record<State, Tone> = { LIVE: "good", CANARY: "unsure", APPROVED: "plain", SHADOW: "plain", CHECKED: "plain", DRAFT: "plain", RETIRED: "plain" };

/** Every model of the shop: what it does, how good it is, and what its owner may do with it. */
export function ModelsPage({ onKeyRefused }: { onKeyRefused: (why: string) => void }) {
  const { value, problem, again } = usePolled<ModelLine[]>("/v1/models", EVERY_MILLIS);
  const [goingBack, setGoingBack] = useState<ModelLine>();
  const refused = problem?.status === 401;

  useEffect(() => {
    document.title = "Models · TrendGuard";
  }, []);
  useEffect(() => {
    if (refused) {
      onKeyRefused("The service does not know this key. Maybe it was made for another run; take the newest one.");
    }
  }, [refused, onKeyRefused]);

  if (value === undefined) {
    return problem ? <Trouble problem={problem} again={again} /> : <p className="note" role="status">Asking the service…</p>;
  }
  const previous = value.filter((model) => model.rollback_target);
  return (
    <>
      <div className="intro">
        <h1>Models</h1>
        {previous.map((model) => (
          <button key={model.version} type="button" className="danger" onClick={() => setGoingBack(model)}>Roll back to {model.name}</button>
        ))}
      </div>
      <p className="summary">
        A model says how likely it is that a purchase comes back or a cart is abandoned. Every step here takes effect with the next event, without a restart,
        and is an entry of the log.
      </p>
      {problem && <p className="banner warn" role="status"><strong>This list is old.</strong> {problem.message}.</p>}
      {value.length === 0 && (
        <Empty>
          No model is in use for this shop yet. If the settings name one, it is put into use with the first event. Otherwise
          train one with <code>train</code> and bring it with <code>model publish</code>.
        </Empty>
      )}
      <div className="models">
        {value.map((model) => <Model key={model.version} model={model} changed={again} />)}
      </div>
      {goingBack && <RollBack target={goingBack} changed={again} onClose={() => setGoingBack(undefined)} />}
    </>
  );
}

function Model({ model, changed }: { model: ModelLine; changed: () => void }) {
  const [asked, setAsked] = useState<State>();
  const state = model.state === "CANARY" ? `Canary, ${percent(model.share ?? 0, 0)}` : label(model.state);
  return (
    <Card title={`Model ${model.name}`} aside={<Badge tone={TONES[model.state]}>{state}</Badge>}>
      <p>{MEANS[model.state]}</p>
      <Facts>
        <Fact name={model.state === "DRAFT" ? "Brought" : `${label(model.state)} since`}>{moment(model.since)}, by {model.by}</Fact>
        <Fact name="Decision point">{label(model.decision_point)}</Fact>
        {model.note !== "" && <Fact name="Why">{model.note}</Fact>}
        {model.author !== undefined && model.author !== model.by && <Fact name="Brought by">{model.author}</Fact>}
        {model.approver !== undefined && <Fact name="Approved by">{model.approver}</Fact>}
        {model.data !== undefined && <Fact name="What it is">{model.data}</Fact>}
        {model.metrics ? <Figures metrics={model.metrics} /> : <Fact name="How good">It came without figures.</Fact>}
        <Fact name="Version"><code>{model.version}</code></Fact>
      </Facts>
      {!decides(model.state) && model.objections.length > 0 && (
        <>
          <h3>What speaks against putting it into use</h3>
          <ul>{model.objections.map((one) => <li key={one}>{one}</li>)}</ul>
        </>
      )}
      {model.comparison.length > 0 && (
        <>
          <h3>Beside the model that was live when it was trained</h3>
          <ul>{model.comparison.map((one) => <li key={one}>{one}</li>)}</ul>
        </>
      )}
      <div className="row">
        {nextStates(model).map((to) => (
          <button key={to} type="button" className={to === "RETIRED" ? "danger" : undefined} onClick={() => setAsked(to)}>
            {doing(model.state, to)}<span className="unseen"> model {model.name}</span>
          </button>
        ))}
        {model.report && <a href={reportHref(model.version)}>Report<span className="unseen"> of model {model.name}</span></a>}
      </div>
      {asked !== undefined && <ChangeModel model={model} to={asked} changed={changed} onClose={() => setAsked(undefined)} />}
    </Card>
  );
}

function Figures({ metrics }: { metrics: NonNullable<ModelLine["metrics"]> }) {
  const [low, high] = metrics.auc_interval;
  return (
    <>
      <Fact name="AUC on later lines">
        <strong>{metrics.auc.toFixed(3)}</strong>{low !== undefined && high !== undefined && ` (95 %: ${low.toFixed(3)} to ${high.toFixed(3)})`}
      </Fact>
      <Fact name="Log-loss">{metrics.log_loss.toFixed(3)}</Fact>
      <Fact name="Measured on">{whole(metrics.rows)} cases from {moment(metrics.from)} to {moment(metrics.until)}</Fact>
    </>
  );
}
