import { useState, type FormEvent } from "react";
import { asProblem, get, type Problem } from "../common/api.ts";
import { moment } from "../common/format.ts";
import { rememberList } from "../common/list.ts";
import { decisionHref } from "../common/route.ts";
import { label } from "../common/words.ts";

interface Found {
  decision_id: string;
  decided_at?: string;
  decision_point?: string;
  outcome?: string;
}

/** Opens a decision by its id (`d_…`) or by the order it is about. */
export function Search() {
  const [text, setText] = useState("");
  const [found, setFound] = useState<{ order: string; decisions: Found[] }>();
  const [problem, setProblem] = useState<Problem>();

  const search = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const wanted = text.trim();
    setFound(undefined);
    setProblem(undefined);
    if (wanted === "") {
      return;
    }
    if (/^d_[0-9a-f]{32}(-[a-z0-9-]+)?$/.test(wanted)) {
      window.location.hash = decisionHref(wanted);
      return;
    }
    try {
      const decisions = await get<Found[]>(`/v1/decisions?order_id=${encodeURIComponent(wanted)}`);
      const only = decisions.length === 1 ? decisions[0] : undefined;
      if (only) {
        window.location.hash = decisionHref(only.decision_id);
      } else {
        setFound({ order: wanted, decisions });
      }
    } catch (cause) {
      const failed = asProblem(cause);
      if (failed.status === 404) {
        setFound({ order: wanted, decisions: [] });
      } else {
        setProblem(failed);
      }
    }
  };

  return (
    <search>
      <form className="find" onSubmit={(event) => void search(event)}>
        <label htmlFor="find">Find a decision</label>
        <div className="row">
          <input id="find" type="search" placeholder="Order, cart or decision id (d_…)" value={text} spellCheck={false}
            autoComplete="off" onChange={(change) => setText(change.target.value)} />
          <button type="submit">Find</button>
        </div>
        <div role="status" className="found">
          {problem && <p className="complaint">{problem.message}. {problem.detail}</p>}
          {found?.decisions.length === 0 && <p>No decision is known for “{found.order}”. Check the number; a decision id begins with d_.</p>}
          {found && found.decisions.length > 1 && (
            <>
              <p>{found.decisions.length} decisions are about “{found.order}”:</p>
              <ul>
                {found.decisions.map((one) => (
                  <li key={one.decision_id}>
                    <a href={decisionHref(one.decision_id)} onClick={() => rememberList(found.decisions.map((each) => each.decision_id))}>{one.decided_at ? moment(one.decided_at) : one.decision_id}</a>{one.decision_point && <small className="quiet"> {label(one.decision_point)}</small>}
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </form>
    </search>
  );
}
