import { useId, useState } from "react";
import { post } from "../common/api.ts";
import { Confirm } from "../common/Confirm.tsx";
import { percent } from "../common/format.ts";
import { Reason, requireReason } from "../common/Reason.tsx";
import { consequence, doing, needsCheck, shares, type ModelLine, type State } from "./models.ts";

/** Asks for a reason, says what will happen, and does it. */
export function ChangeModel({ model, to, changed, onClose }: { model: ModelLine; to: State; changed: () => void; onClose: () => void }) {
  const [reason, setReason] = useState("");
  const steps = shares(model.share);
  const [part, setPart] = useState(steps[steps.length - 1] ?? 1);
  const [force, setForce] = useState(false);
  const share = useId();
  const objections = needsCheck(to) ? model.objections : [];
  const act = async (): Promise<void> => {
    requireReason(reason);
    const wish = { state: to, reason: reason.trim(), force, ...(to === "CANARY" ? { share: part } : {}) };
    await post(`/v1/models/${model.version}/state`, wish);
    changed();
  };
  return (
    <Confirm title={`${doing(model.state, to)}: model ${model.name}?`} yes={doing(model.state, to)}
      danger={to === "RETIRED" || force} act={act} onClose={onClose}>
      <p>{consequence(model.state, to)}</p>
      {to === "CANARY" && (
        <p className="field">
          <label htmlFor={share}>Share of the customers</label>
          <select id={share} value={part} onChange={(change) => setPart(Number(change.target.value))}>
            {steps.map((one) => <option key={one} value={one}>{percent(one, 0)}</option>)}
          </select>
        </p>
      )}
      {objections.length > 0 && (
        <div className="doubts">
          <h3>What speaks against it</h3>
          <ul className="plain-list">{objections.map((one) => <li key={one}>{one}</li>)}</ul>
          <label className="tick">
            <input type="checkbox" checked={force} onChange={(change) => setForce(change.target.checked)} />
            Put this aside. It becomes part of the log, with my reason.
          </label>
        </div>
      )}
      <Reason value={reason} onChange={setReason} />
    </Confirm>
  );
}

/** Goes back to the version before, in one step. */
export function RollBack({ target, changed, onClose }: { target: ModelLine; changed: () => void; onClose: () => void }) {
  const [reason, setReason] = useState("");
  return (
    <Confirm title={`Roll back to model ${target.name}?`} yes="Roll back" danger
      act={async () => {
        requireReason(reason);
        await post("/v1/models/rollback", { reason: reason.trim(), decision_point: target.decision_point });
        changed();
      }}
      onClose={onClose}>
      <p>From the next event on the version before decides again. The model that is live now is retired.</p>
      <Reason value={reason} onChange={setReason} />
    </Confirm>
  );
}
