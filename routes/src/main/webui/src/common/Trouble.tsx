import type { Problem } from "./api.ts";

/** Nothing can be shown, why, and what to do about it. */
export function Trouble({ problem, again }: { problem: Problem; again: () => void }) {
  return (
    <section className="note" role="alert">
      <h1>{problem.message}</h1>
      {problem.detail && <p>{problem.detail}</p>}
      <p>
        {problem.status === 0
          ? "Maybe it is still starting or was stopped. This page goes on by itself as soon as it answers."
          : "If this goes on, the output of the service says more."}
      </p>
      <button type="button" onClick={again}>Try now</button>
    </section>
  );
}
