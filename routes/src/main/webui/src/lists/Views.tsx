import { useEffect, useState } from "react";
import { get, put, Problem, remove } from "../common/api.ts";
import { Confirm } from "../common/Confirm.tsx";
import { whole } from "../common/format.ts";
import { filterQuery, NOTHING, readableQuery, sameRows, stateOf, viewQuery, type ListState } from "./address.ts";
import type { Page, View } from "./contract.ts";
import { Icon } from "./icons.tsx";
import type { Kind } from "./kinds.ts";

interface Given {
  kind: Kind;
  state: ListState;
  views: View[];
  /** Counts are asked again when the log has moved on by so much that somebody would notice. */
  turn: string;
  href: (state: ListState) => string;
  go: (state: ListState) => void;
  changed: () => void;
  saving: boolean;
  onSaving: (saving: boolean) => void;
}

/** Saved filters as tabs with the count of their rows; on a phone as one picker. */
export function Views(props: Given) {
  const { kind, state, views, href, go, saving, onSaving } = props;
  const [deleting, setDeleting] = useState<View>();
  const all: View[] = [{ name: "All", list: kind.list, query: "", shipped: true }, ...views.filter((one) => one.query !== "")];
  const counts = useCounts(kind, all, props.turn);
  const current = all.find((one) => sameRows(stateOf(one.query), state));
  return (
    <nav className="views" aria-label="Views">
      <ul className="wide-only">
        {all.map((one) => (
          <li key={one.name}>
            <a href={href(stateOf(one.query))} aria-current={one === current ? "page" : undefined}>
              {one === current && <Icon name="star" />}{one.name} <span className="figure">{counts.get(one.query)}</span>
            </a>
          </li>
        ))}
        <li>
          <button type="button" className="plain" onClick={() => onSaving(true)}><Icon name="plus" />Save view</button>
          {current !== undefined && !current.shipped && <button type="button" className="plain" onClick={() => setDeleting(current)}>Delete view</button>}
        </li>
      </ul>
      <label className="narrow-only">
        <span className="unseen">View</span>
        <select value={current?.query ?? "*"} onChange={(change) => go(stateOf(change.target.value))}>
          {current === undefined && <option value="*">Own filters</option>}
          {all.map((one) => <option key={one.name} value={one.query}>{one.name}{counts.has(one.query) && ` (${counts.get(one.query)})`}</option>)}
        </select>
      </label>
      {saving && <SaveView kind={kind} state={state} views={all} changed={props.changed} onClose={() => onSaving(false)} />}
      {deleting && (
        <Confirm title={`Delete the view “${deleting.name}”?`} yes="Delete" danger onClose={() => setDeleting(undefined)}
          act={async () => { await remove(viewPath(kind, deleting.name)); props.changed(); }}>
          <p>Everybody in this shop loses the tab. Its rows stay as they are.</p>
        </Confirm>
      )}
    </nav>
  );
}

function viewPath(kind: Kind, name: string): string {
  return `/v1/views/${kind.list}/${encodeURIComponent(name)}`;
}

function SaveView({ kind, state, views, changed, onClose }: { kind: Kind; state: ListState; views: View[]; changed: () => void; onClose: () => void }) {
  const [name, setName] = useState("");
  const wanted = name.trim();
  const known = views.find((one) => one.name === wanted);
  const save = async (): Promise<void> => {
    if (wanted === "" || known?.shipped === true) {
      throw new Problem(0, wanted === "" ? "Give it a name first" : `“${wanted}” comes with TrendGuard and stays as it is`, "Choose another name.");
    }
    await put(viewPath(kind, wanted), { query: readableQuery(viewQuery(state)) });
    changed();
  };
  return (
    <Confirm title="Save this view" yes={known === undefined ? "Save" : "Replace"} act={save} onClose={onClose}>
      <p>Filters, columns and order become a tab for everybody in this shop.</p>
      <p className="field">
        <label htmlFor="view-name">Name</label>
        <input id="view-name" autoFocus maxLength={60} value={name} onChange={(change) => setName(change.target.value)} />
        {known !== undefined && !known.shipped && <small>There is a view of this name; it is replaced.</small>}
      </p>
    </Confirm>
  );
}

/** How many rows each view has, by its query. */
function useCounts(kind: Kind, views: View[], turn: string): Map<string, string> {
  const [counts, setCounts] = useState(new Map<string, string>());
  const queries = views.map((one) => one.query).join("\n");
  useEffect(() => {
    const end = new AbortController();
    for (const query of queries.split("\n")) {
      const asked = filterQuery({ ...NOTHING, ...stateOf(query) });
      asked.set("size", "1");
      asked.set("columns", "position");
      get<Page>(`/v1/lists/${kind.list}?${asked}`, end.signal).then(
        ({ total }) => setCounts((before) => new Map(before).set(query, whole(total))),
        () => undefined, // the tab works without its count, and the list says what is wrong
      );
    }
    return () => end.abort();
  }, [kind.list, queries, turn]);
  return counts;
}
