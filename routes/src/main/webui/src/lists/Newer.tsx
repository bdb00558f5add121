import { plural } from "../common/format.ts";
import { usePolled } from "../common/poll.ts";
import { filterQuery, type ListState } from "./address.ts";
import type { Page } from "./contract.ts";
import type { Kind } from "./kinds.ts";
import { listPath } from "./useList.ts";

const EVERY_MILLIS = 10_000;

/** Rows that came since the page was read: they are offered and never push away what is being read. */
export function Newer({ kind, state, total, show }: { kind: Kind; state: ListState; total: number; show: () => void }) {
  const query = filterQuery(state);
  query.set("size", "1");
  query.set("columns", "position");
  const { value } = usePolled<Page>(listPath(kind, "", query), EVERY_MILLIS);
  const more = value === undefined ? 0 : Number(value.total) - total;
  return more > 0 ? <button type="button" className="small" onClick={show}>{plural(more, "newer", "newer")}, show</button> : null;
}
