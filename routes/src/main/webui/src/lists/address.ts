/** The state of a list is its address: filters, columns, sort, page, brush (a filter on the time) and cursor. */
export interface Filter {
  column: string;
  /** As the API writes it after the column's name: nothing means equal. */
  operator: string;
  /** Of "is" and "not" several: any of them, none of them. */
  values: string[];
}

export interface ListState {
  filters: Filter[];
  q: string;
  sort: string | undefined;
  page: number;
  columns: string[] | undefined;
  /** The place on the log up to which pages are counted, so that they stay put while events arrive. */
  until: string | undefined;
  by: string | undefined;
  /** The row under the cursor, and whether it is shown beside the list. */
  at: string | undefined;
  peek: boolean;
}

export const NOTHING: ListState = {
  filters: [], q: "", sort: undefined, page: 1, columns: undefined, until: undefined, by: undefined, at: undefined, peek: false,
};

const RESERVED = new Set(["q", "sort", "page", "columns", "until", "by", "at", "peek"]);

/** Reads an address; what it does not know it keeps as a filter, so that the service refuses it by name. */
export function stateOf(query: string): ListState {
  const given = new URLSearchParams(query);
  const filters: Filter[] = [];
  for (const [name, value] of given) {
    if (!RESERVED.has(name)) {
      const { column, operator } = fieldOf(name);
      const known = filters.find((one) => one.column === column && one.operator === operator);
      if (known === undefined) {
        filters.push({ column, operator, values: [value] });
      } else if (!known.values.includes(value)) {
        known.values.push(value);
      }
    }
  }
  const columns = given.get("columns")?.split(",").filter((one) => one !== "");
  return {
    filters, q: given.get("q") ?? "", sort: given.get("sort") ?? undefined, page: Math.max(1, Math.trunc(Number(given.get("page") ?? 1)) || 1),
    columns: columns === undefined || columns.length === 0 ? undefined : columns,
    until: given.get("until") ?? undefined, by: given.get("by") ?? undefined, at: given.get("at") ?? undefined, peek: given.has("peek"),
  };
}

/** "risk.min" is the column "risk" and the operator "min". */
export function fieldOf(name: string): { column: string; operator: string } {
  const [, column = name, operator = "is"] = /^(.+)\.(not|min|max|contains|known)$/.exec(name) ?? [];
  return { column, operator };
}

export function fieldName({ column, operator }: { column: string; operator: string }): string {
  return operator === "is" ? column : `${column}.${operator}`;
}

/** Filters and words as parameters of the API. */
export function filterQuery({ filters, q }: Pick<ListState, "filters" | "q">): URLSearchParams {
  const query = new URLSearchParams();
  for (const filter of filters) {
    filter.values.forEach((value) => query.append(fieldName(filter), value));
  }
  if (q !== "") {
    query.set("q", q);
  }
  return query;
}

/** What a saved view keeps: everything but page and cursor, which belong to a moment. */
export function viewQuery(state: ListState): URLSearchParams {
  const query = filterQuery(state);
  if (state.sort !== undefined) {
    query.set("sort", state.sort);
  }
  if (state.columns !== undefined) {
    query.set("columns", state.columns.join(","));
  }
  if (state.by !== undefined) {
    query.set("by", state.by);
  }
  return query;
}

export function queryOf(state: ListState): string {
  const query = viewQuery(state);
  if (state.page > 1) {
    query.set("page", String(state.page));
  }
  for (const name of ["until", "at"] as const) {
    const value = state[name];
    if (value !== undefined) {
      query.set(name, value);
    }
  }
  if (state.peek) {
    query.set("peek", "1");
  }
  return readableQuery(query);
}

/** Colons and commas may stay as they are in an address that people read. */
export function readableQuery(query: URLSearchParams): string {
  return query.toString().replaceAll("%3A", ":").replaceAll("%2C", ",");
}

/** Whether two addresses mean the same rows: the order of filters and of their values does not matter. */
export function sameRows(one: ListState, other: ListState): boolean {
  const sorted = (state: ListState): string => { const query = filterQuery(state); return [...query].map(([name, value]) => `${name}=${value}`).sort().join("&"); };
  return sorted(one) === sorted(other);
}

/** Other rows: the first page of them, counted anew. */
export function withFilters(state: ListState, filters: Filter[]): ListState {
  return { ...state, filters, page: 1, until: undefined, at: undefined };
}

/** Adds a value to what is filtered. A bound replaces the one before; "is" and "not" of one value exclude each other. */
export function added(state: ListState, column: string, operator: string, value: string): ListState {
  const opposite = operator === "is" ? "not" : operator === "not" ? "is" : undefined;
  const several = opposite !== undefined;
  let found = false;
  const filters = state.filters.flatMap((one): Filter[] => {
    if (one.column !== column) {
      return [one];
    }
    if (one.operator === operator) {
      found = true;
      return [{ ...one, values: !several ? [value] : one.values.includes(value) ? one.values : [...one.values, value] }];
    }
    if (one.operator === opposite) {
      const values = one.values.filter((each) => each !== value);
      return values.length === 0 ? [] : [{ ...one, values }];
    }
    return [one];
  });
  return withFilters(state, found ? filters : [...filters, { column, operator, values: [value] }]);
}

export function removed(state: ListState, filter: { column: string; operator: string }): ListState {
  return withFilters(state, state.filters.filter((one) => one.column !== filter.column || one.operator !== filter.operator));
}

/** The filters of a figure, in addition to what is filtered already; of the same column they replace it. */
export function narrowed(state: ListState, query: string): ListState {
  const { filters } = stateOf(query);
  const columns = new Set(filters.map((one) => one.column));
  return withFilters(state, [...state.filters.filter((one) => !columns.has(one.column)), ...filters]);
}

/** The next order of a column: newest or highest first, then the other way round. */
export function sortedBy(state: ListState, column: string): ListState {
  const now = state.sort ?? "-time";
  return { ...state, sort: now === `-${column}` ? column : `-${column}`, page: 1, at: undefined };
}
