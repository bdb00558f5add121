import { useEffect, useState } from "react";
import { get, type Problem } from "../common/api.ts";
import { whole } from "../common/format.ts";
import { Copy } from "../common/Copy.tsx";
import { fieldOf, filterQuery, removed, withFilters, type ListState } from "./address.ts";
import type { Column, Page } from "./contract.ts";
import { without } from "./Filters.tsx";
import type { Kind } from "./kinds.ts";
import { chips } from "./values.ts";

/** Which filter is refused and what to do; the list below stays as it was. */
export function Refused({ problem, columns, state, go, again }: { problem: Problem; columns: Column[]; state: ListState; go: (state: ListState) => void; again: () => void }) {
  const errors = problem.errors;
  return (
    <div role="alert" className="refused">
      {errors.length === 0 ? (
        <p><strong>{problem.message}.</strong> {problem.detail} <button type="button" className="small" onClick={again}>Try again</button></p>
      ) : errors.map((one) => {
        const field = fieldOf(one.field);
        const filter = state.filters.find((each) => each.column === field.column && each.operator === field.operator);
        const title = columns.find((each) => each.name === field.column)?.title ?? one.field;
        return (
          <p key={`${one.field} ${one.value}`}>
            <strong>The filter “{title}{one.value === undefined ? "" : ` ${one.value}`}” is refused.</strong> {one.remedy}{" "}
            {filter !== undefined && <button type="button" className="small" onClick={() => go(removed(state, filter))}>Remove it</button>}
          </p>
        );
      })}
    </div>
  );
}

/** Nothing matches: which filter excludes most, and the way out. */
export function NothingMatches({ kind, state, columns, currency, go }: { kind: Kind; state: ListState; columns: Column[]; currency: string; go: (state: ListState) => void }) {
  const [found, setFound] = useState<{ name: string; total: number; to: ListState }[]>();
  const all = chips(state.filters, columns, currency);
  const names = [...all.map((chip) => `${chip.field} ${chip.operator} ${chip.value}`), ...(state.q === "" ? [] : [`any text contains “${state.q}”`])];
  const key = filterQuery(state).toString();
  useEffect(() => {
    const end = new AbortController();
    const ways = [
      ...all.map((chip, index) => ({ name: names[index]!, to: without(state, chip) })),
      ...(state.q === "" ? [] : [{ name: names.at(-1)!, to: { ...withFilters(state, state.filters), q: "" } }]),
    ];
    void Promise.all(ways.map(async (way) => {
      const query = filterQuery(way.to);
      query.set("size", "1");
      const { total } = await get<Page>(`/v1/lists/${kind.list}?${query}`, end.signal);
      return { ...way, total: Number(total) };
    })).then((each) => setFound(each.sort((a, b) => b.total - a.total)), () => undefined); // the filters can still be removed one by one
    return () => end.abort();
  }, [kind.list, key]);
  const best = found?.[0];
  return (
    <div className="nothing">
      <h2>Nothing matches {names.map((one) => `“${one}”`).join(" and ")}</h2>
      {best !== undefined && (best.total > 0
        ? <p>Without “{best.name}”: {whole(best.total)}. <button type="button" className="small" onClick={() => go(best.to)}>Remove it</button></p>
        : <p>No single filter is the cause: without any one of them there is still nothing.</p>)}
      {found?.slice(1).filter((one) => one.total > 0).map((one) => (
        <p key={one.name} className="quiet">Without “{one.name}”: {whole(one.total)}. <button type="button" className="plain" onClick={() => go(one.to)}>Remove</button></p>
      ))}
      <p><button type="button" onClick={() => go({ ...withFilters(state, []), q: "" })}>Clear all filters</button></p>
    </div>
  );
}

/** A shop without any row yet: what will appear here, and how to make a first one. */
export function EmptyShop({ kind }: { kind: Kind }) {
  const { title, says, curl } = kind.empty;
  return (
    <div className="nothing">
      <h2>{title}</h2>
      <p>{says}</p>
      {curl !== undefined && (
        <>
          <p>A first event, from a terminal:</p>
          <pre tabIndex={0} aria-label="A first event">{curl}</pre>
          <Copy text={curl} what="the call" />
        </>
      )}
      {kind.page !== "decisions" && <p><a href="#/decisions">See the decisions</a></p>}
    </div>
  );
}

/** Before the first answer, in the size that the rows will have. */
export function Waiting() {
  return <div className="rows-waiting" role="status"><span className="unseen">Reading the list…</span>{Array.from({ length: 12 }, (_, index) => <span key={index} className="skeleton" />)}</div>;
}
