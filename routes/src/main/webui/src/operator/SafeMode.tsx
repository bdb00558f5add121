import { useState } from "react";
import { post } from "../common/api.ts";
import { Badge, Card } from "../common/Card.tsx";
import { Confirm } from "../common/Confirm.tsx";

/** The brake: decide and log, contact nobody. */
export function SafeMode({ on, changed }: { on: boolean; changed: () => void }) {
  const [asked, setAsked] = useState(false);
  return (
    <Card title="Safe mode" aside={on ? <Badge tone="unsure">On</Badge> : <Badge tone="good">Off</Badge>}>
      <p>
        The brake for a bad day. With it, events are still decided and logged, so that nothing is missing later, but no
        customer is contacted and the checkout shows nothing.
      </p>
      <button type="button" className={on ? "primary" : "danger"} onClick={() => setAsked(true)}>
        {on ? "Switch safe mode off" : "Switch safe mode on"}
      </button>
      {asked && (
        <Confirm title={on ? "Switch safe mode off?" : "Switch safe mode on?"} danger={!on}
          yes={on ? "Switch it off" : "Switch it on"}
          act={async () => {
            await post("/v1/safe-mode", { on: !on });
            changed();
          }}
          onClose={() => setAsked(false)}>
          <p>
            {on
              ? "Customers are addressed again from the next event on. What was decided meanwhile is not caught up."
              : "From the next event on nobody is contacted, until somebody switches it off here."}
          </p>
          <p>The switch becomes an entry of the log.</p>
        </Confirm>
      )}
    </Card>
  );
}
