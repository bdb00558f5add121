import type { Problem } from "../common/api.ts";
import { Copy } from "../common/Copy.tsx";
import { moment } from "../common/format.ts";

/** The page cannot reach the service: what is shown is old, and what an operator may try. */
export function Unreachable({ problem, again, last }: { problem: Problem; again: () => void; last?: string }) {
  const ready = `curl -i ${window.location.origin}/q/health/ready`;
  const running = "ps -ef | grep '[t]rendguard'";
  return (
    <section className="card broken" role="alert" tabIndex={-1} data-problem="">
      <h2>{problem.message}</h2>
      {problem.detail !== undefined && <p>{problem.detail}</p>}
      <p>
        {last === undefined ? "Nothing is known of its state yet." : `What stands below is its last known state, from ${moment(last)}.`} This page goes on
        by itself as soon as it answers. Two commands to try on its machine:
      </p>
      <p><code>{ready}</code> <Copy text={ready} what="the command that asks whether it is ready" /><br />Says whether it accepts events, and if not, why.</p>
      <p><code>{running}</code> <Copy text={running} what="the command that looks for the process" /><br />Says whether it runs at all. If not, its last lines of output say why it ended.</p>
      <button type="button" onClick={again}>Try now</button>
    </section>
  );
}
