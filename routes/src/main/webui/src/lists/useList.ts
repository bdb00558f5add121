import { useEffect, useMemo, useRef, useState } from "react";
import { asProblem, get, type Problem } from "../common/api.ts";
import { filterQuery, type ListState } from "./address.ts";
import type { Buckets, Column, Columns, Facet, Figure, Page, View } from "./contract.ts";
import type { Kind } from "./kinds.ts";

export const SIZE = 25;

/** An answer that stays while the next one is awaited, so that nothing jumps. */
export interface Asked<T> {
  value: T | undefined;
  problem: Problem | undefined;
  waiting: boolean;
  again: () => void;
}

export function useAsked<T>(path: string | undefined): Asked<T> {
  const [answer, setAnswer] = useState<{ path?: string | undefined; value: T | undefined; problem: Problem | undefined }>({ value: undefined, problem: undefined });
  const [turn, setTurn] = useState(0);
  const again = useRef(() => setTurn((count) => count + 1));
  const asked = path === undefined ? undefined : `${turn} ${path}`;
  useEffect(() => {
    if (path === undefined) {
      return undefined;
    }
    const end = new AbortController();
    get<T>(path, end.signal).then(
      (value) => setAnswer({ path: asked, value, problem: undefined }),
      (cause: unknown) => { if (!end.signal.aborted) { setAnswer((before) => ({ ...before, path: asked, problem: asProblem(cause) })); } },
    );
    return () => end.abort();
  }, [path, asked]);
  return { ...answer, waiting: asked !== undefined && answer.path !== asked, again: again.current };
}

/** The address of one question about the same rows. */
export function listPath(kind: Kind, what: "" | "/chart" | "/facets" | "/summary" | "/export", query: URLSearchParams): string {
  const text = query.toString();
  return `/v1/lists/${kind.list}${what}${text === "" ? "" : `?${text}`}`;
}

export function shownColumns(state: ListState, columns: Columns): Column[] {
  const names = state.columns ?? columns.default;
  return names.flatMap((name) => columns.columns.find((one) => one.name === name) ?? []);
}

/** The parameters of the rows: the shown columns and those that their cells need. */
export function rowsQuery(kind: Kind, state: ListState, columns: Columns): URLSearchParams {
  const query = filterQuery(state);
  const known = new Set(columns.columns.map((one) => one.name));
  const names = [...(state.columns ?? columns.default), ...kind.needs.filter((one) => known.has(one))];
  query.set("columns", [...new Set(["position", ...names])].join(","));
  query.set("size", String(SIZE));
  if (state.sort !== undefined) {
    query.set("sort", state.sort);
  }
  if (state.page > 1) {
    query.set("page", String(state.page));
  }
  if (state.until !== undefined) {
    query.set("until", state.until);
  }
  return query;
}

/** The bars show every value of what cuts them: a share of itself would always be the whole. */
export function chartQuery(state: ListState, by: string): URLSearchParams {
  const query = filterQuery({ ...state, filters: state.filters.filter((one) => one.column !== by && one.column !== "time") });
  query.set("by", by);
  return query;
}

export interface ListAnswers {
  columns: Asked<Columns>;
  page: Asked<Page>;
  chart: Asked<Buckets>;
  facets: Asked<Facet[]>;
  figures: Asked<Figure[]>;
  views: Asked<View[]>;
  again: () => void;
}

export function useList(kind: Kind, state: ListState): ListAnswers {
  const columns = useAsked<Columns>(`/v1/lists/${kind.list}/columns`);
  const known = columns.value;
  const by = state.by ?? kind.by;
  const charted = known?.columns.some((one) => one.name === by) ?? false;
  const page = useAsked<Page>(known && listPath(kind, "", rowsQuery(kind, state, known)));
  const filters = filterQuery(state);
  const chart = useAsked<Buckets>(charted ? listPath(kind, "/chart", chartQuery(state, by)) : undefined);
  const facets = useAsked<Facet[]>(known && listPath(kind, "/facets", filters));
  const figures = useAsked<Figure[]>(known && listPath(kind, "/summary", filters));
  const views = useAsked<View[]>(`/v1/views?list=${kind.list}`);
  const again = useMemo(() => () => [columns, page, chart, facets, figures].forEach((one) => one.again()),
    [columns.again, page.again, chart.again, facets.again, figures.again]);
  return { columns, page, chart, facets, figures, views, again };
}
