import { Badge, Card, Empty, Fact, Facts, Help } from "../common/Card.tsx";
import { brief, moment } from "../common/format.ts";
import { label } from "../common/words.ts";
import type { Model, Overview } from "./overview.ts";

/** The models that judge the risk, one for each decision point, and how good they were on what they had never seen. */
export function ModelCard({ models, synthetic }: { models: Model[]; synthetic: boolean }) {
  return (
    <Card title={models.length > 1 ? "Models" : "Model"}>
      {models.length === 0 ? (
        <Empty>
          No model is loaded, so every decision is to do nothing and says why. Train one with <code>train</code>, then start
          again with its folder.
        </Empty>
      ) : (
        <>
          {models.map((model) => <Figures key={model.version} model={model} />)}
          {synthetic && <p className="quiet">A figure on synthetic data shows that the path works, not how good the model is in your shop.</p>}
          <Help title="What is AUC?">
            <p>
              Take one case in which it happened, such as a purchase that came back or a cart that was abandoned, and one in which
              it did not: the AUC is how often the model gives the first one the higher risk. 0.5 is guessing, 1 is never wrong.
            </p>
          </Help>
        </>
      )}
    </Card>
  );
}

function Figures({ model }: { model: Model }) {
  return (
    <Facts>
      <Fact name="Name"><strong title={model.version}>{model.name}</strong></Fact>
      <Fact name="Decision point">{label(model.decision_point)}</Fact>
      <Fact name="AUC (95 % interval)">
        <strong>{model.auc.toFixed(3)}</strong>{model.auc_interval.length === 2 && ` (${model.auc_interval.map((end) => end.toFixed(3)).join(" to ")})`}
      </Fact>
      <Fact name="Trained on">{model.data}</Fact>
      <Fact name="Measured on">{model.split}</Fact>
      {model.trained_at && <Fact name="Trained">{moment(model.trained_at)}</Fact>}
      <Fact name="Version"><code title={model.version}>{brief(model.version)}</code></Fact>
    </Facts>
  );
}

/** The policies by version; a version is the hash of its files. */
export function Rulebooks({ rulebooks }: { rulebooks: Overview["rulebooks"] }) {
  return (
    <Card title="Rulebooks">
      {rulebooks.length === 0 ? (
        <Empty>No rulebook is in use, so every decision is to do nothing and says why.</Empty>
      ) : (
        <ul className="tally">
          {rulebooks.map((book) => (
            <li key={`${book.name}/${book.version}`}>
              <span>{label(book.name)}<br /><small>decides {label(book.decision_point)}, </small><small><code title={book.version}>{brief(book.version)}</code></small></span>
              <Badge tone="good">Live</Badge>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">A version is the hash of all its files: the same version is the same policy to the letter.</p>
    </Card>
  );
}
