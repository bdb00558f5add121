import { useEffect, useRef, useState } from "react";
import { rememberList } from "../common/list.ts";
import { compareHref } from "../common/route.ts";
import { added, filterQuery, type ListState } from "./address.ts";
import { brushed, brushOf, moved, widened } from "./brush.ts";
import type { Filtering } from "./Cell.tsx";
import type { Buckets, Row } from "./contract.ts";
import { useKeys } from "./keys.ts";
import type { Kind } from "./kinds.ts";

export type Opened = "filter" | "columns" | "export" | "save" | "help";

export interface Actions {
  cursor: number;
  moveTo: (index: number) => void;
  peek: (on: boolean) => void;
  selected: ReadonlySet<string>;
  select: (position: string, range: boolean) => void;
  selectAll: (all: boolean) => void;
  compare: () => void;
  /** Remembers the list, so that the page of one leads on and back. */
  opened: () => void;
  filter: Filtering;
  /** Why the last key could do nothing. */
  hint: string;
}

/** What can be done with the rows, by mouse and by key. */
export function useActions(given: { kind: Kind; state: ListState; rows: Row[]; chart: Buckets | undefined; go: (state: ListState, how?: "replace") => void; open: (what: Opened | undefined) => void }): Actions {
  const { kind, state, rows, chart, go, open } = given;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [hint, setHint] = useState("");
  const anchor = useRef<string>(undefined);
  const filters = filterQuery(state).toString();
  useEffect(() => setSelected(new Set()), [filters]); // other rows: what was selected may not be among them
  const found = rows.findIndex((row) => row.position === state.at);
  const cursor = state.peek && rows.length > 0 ? Math.max(0, found) : found; // what is shown beside the list is where the cursor is

  const moveTo = (index: number): void => {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (row !== undefined && row.position !== state.at) {
      go({ ...state, at: row.position }, "replace");
    }
  };
  const step = (by: number): void => {
    const index = Math.max(0, Math.min(cursor + by, rows.length - 1));
    moveTo(index);
    const line = document.querySelector(`tr[data-row="${index}"]`);
    (line?.querySelector<HTMLElement>("[data-open]") ?? line?.querySelector("input"))?.focus({ preventScroll: true });
  };
  const select = (position: string, range: boolean): void => {
    const [from, to] = [anchor.current ?? position, position].map((one) => rows.findIndex((row) => row.position === one));
    const next = new Set(selected);
    if (range && from !== undefined && to !== undefined && from >= 0 && to >= 0) {
      rows.slice(Math.min(from, to), Math.max(from, to) + 1).forEach((row) => next.add(row.position));
    } else if (!next.delete(position)) {
      next.add(position);
    }
    anchor.current = position;
    setSelected(next);
    setHint("");
  };
  const selectAll = (all: boolean): void => setSelected(new Set(all ? rows.map((row) => row.position) : []));
  const ids = (some: Row[]): string[] => [...new Set(some.flatMap((row) => (typeof row["decision_id"] === "string" ? [row["decision_id"]] : [])))];
  const opened = (): void => rememberList(ids(rows), window.location.hash);
  const compare = (): void => {
    const [one, other, ...more] = ids(rows.filter((row) => selected.has(row.position)));
    if (one !== undefined && other !== undefined && more.length === 0) {
      opened();
      window.location.hash = compareHref(one, other);
    } else {
      setHint("Select two rows of this page to compare them: X selects.");
    }
  };
  const peek = (on: boolean): void => go({ ...state, peek: on, at: state.at ?? rows[0]?.position }, "replace");
  const brush = chart && brushOf(state.filters, chart);
  const reBrush = (to: (count: number) => ReturnType<typeof moved>): void => {
    if (chart !== undefined && chart.buckets.length > 0) {
      go(brushed(state, chart, to(chart.buckets.length)));
    }
  };
  const current = rows[cursor];
  useKeys({
    j: () => step(1), k: () => step(-1),
    enter: () => { const to = current && kind.href(current); if (to !== undefined) { opened(); window.location.hash = to; } },
    space: () => peek(!state.peek),
    escape: () => { if (state.peek) { go({ ...state, peek: false }, "replace"); } },
    x: () => { if (current !== undefined) { select(current.position, false); } },
    "shift x": () => { if (current !== undefined) { select(current.position, true); } },
    c: compare,
    f: () => open("filter"), "/": () => open("filter"), e: () => open("export"), s: () => open("save"), "?": () => open("help"),
    v: () => document.querySelector<HTMLElement>(".views a[aria-current], .views a")?.focus(),
    "[": () => reBrush((count) => moved(brush, -1, count)), "]": () => reBrush((count) => moved(brush, 1, count)),
    "{": () => reBrush((count) => widened(brush, "from", count)), "}": () => reBrush((count) => widened(brush, "until", count)),
  });
  const filter: Filtering = (column, value, exclude) => go(added(state, column, exclude ? "not" : "is", value));
  return { cursor, moveTo, peek, selected, select, selectAll, compare, opened, filter, hint };
}
