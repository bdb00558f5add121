import { useEffect, useRef } from "react";
import { sortedBy, type ListState } from "./address.ts";
import { Value, type Filtering } from "./Cell.tsx";
import type { Column, Row } from "./contract.ts";
import { Icon } from "./icons.tsx";
import type { Kind } from "./kinds.ts";
import { layout, type Drawn } from "./layout.ts";
import { cell } from "./values.ts";

export interface RowsGiven {
  kind: Kind;
  state: ListState;
  columns: Column[];
  rows: Row[];
  waiting: boolean;
  cursor: number;
  selected: ReadonlySet<string>;
  select: (position: string, range: boolean) => void;
  selectAll: (all: boolean) => void;
  onCursor: (index: number) => void;
  opened: () => void;
  filter: Filtering;
  go: (state: ListState) => void;
}

/** The rows as a real table: a link in each opens it, the cursor moves the focus along these links. */
export function Rows(props: RowsGiven) {
  const { kind, state, rows, cursor, selected } = props;
  const drawn = layout(kind, props.columns);
  const body = useRef<HTMLTableSectionElement>(null);
  const all = rows.length > 0 && rows.every((row) => selected.has(row.position));
  useEffect(() => {
    body.current?.rows[cursor]?.scrollIntoView({ block: "nearest" });
  }, [cursor]);
  return (
    <table className="rows" aria-busy={props.waiting}>
      <caption className="unseen">{kind.title}, {sortWords(state, props.columns)}</caption>
      <thead>
        <tr>
          <th scope="col" className="pick"><input type="checkbox" checked={all} onChange={() => props.selectAll(!all)} aria-label="Select every row of this page" /></th>
          {drawn.map((one) => (
            <th key={one.column.name} scope="col" className={isNumber(one.column) ? "number" : undefined} aria-sort={sortOf(state, one.column)}>
              <Sort column={one.column} state={state} go={props.go} />
              {one.below.length > 0 && <small>{one.below.map((each) => <Sort key={each.name} column={each} state={state} go={props.go} />)}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row, index) => (
          <tr key={row.position} data-row={index} className={index === cursor ? "at" : undefined} aria-selected={selected.has(row.position)} onClick={() => props.onCursor(index)}>
            <td className="pick">
              <input type="checkbox" checked={selected.has(row.position)} aria-label={`Select ${nameOf(kind, drawn, row)}`}
                onChange={() => undefined} onClick={(click) => { click.stopPropagation(); props.select(row.position, click.shiftKey); }} />
            </td>
            {drawn.map((one) => <Cell key={one.column.name} drawn={one} row={row} kind={kind} opened={props.opened} filter={props.filter} />)}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ drawn: { column, below, lead }, row, kind, opened, filter }: { drawn: Drawn; row: Row; kind: Kind; opened: () => void; filter: Filtering }) {
  const href = lead ? kind.href(row) : undefined;
  const value = <Value column={column} row={row} filter={filter} />;
  const more = below.filter((one) => cell(one, row) !== undefined);
  const content = (
    <>
      {href === undefined ? value : <a href={href} data-open onClick={opened}>{value}</a>}
      {more.length > 0 && <small>{more.map((one, index) => <span key={one.name}>{index > 0 && ", "}{prefix(one, row)}<Value column={one} row={row} filter={filter} />{suffix(one, row)}</span>)}</small>}
    </>
  );
  return lead ? <th scope="row">{content}</th> : <td className={isNumber(column) ? "number" : undefined}>{content}</td>;
}

/** Values in a second line need a word to be understood there. */
export function prefix(column: Column, row: Row): string {
  return column.name === "outcome_until" ? (String(row["outcome"]).toLowerCase() === "open" ? "until " : "window until ") : column.name === "credit" ? "credit " : "";
}

export function suffix(column: Column, row: Row): string {
  return column.name === "items" ? (Number(row["items"]) === 1 ? " item" : " items") : "";
}

function Sort({ column, state, go }: { column: Column; state: ListState; go: (state: ListState) => void }) {
  if (column.sortable === false) {
    return <span className="sort" title={column.says}>{column.title}</span>;
  }
  const now = sortOf(state, column);
  return (
    <button type="button" className="plain sort" title={column.says} onClick={() => go(sortedBy(state, column.name))}>
      {column.title}{now !== undefined && <Icon name={now === "ascending" ? "up" : "down"} />}
    </button>
  );
}

function sortOf(state: ListState, column: Column): "ascending" | "descending" | undefined {
  const sort = state.sort ?? "-time";
  return sort === column.name ? "ascending" : sort === `-${column.name}` ? "descending" : undefined;
}

/** "Newest first", "Risk, highest first". */
export function sortWords(state: ListState, columns: Column[]): string {
  const sort = state.sort ?? "-time";
  const name = sort.replace(/^-/, "");
  const down = sort.startsWith("-");
  if (name === "time") {
    return down ? "newest first" : "oldest first";
  }
  const column = columns.find((one) => one.name === name);
  const number = column !== undefined && (isNumber(column) || column.type === "SHARE");
  return `${column?.title ?? name}, ${column?.type === "TIME" ? (down ? "latest first" : "earliest first") : number ? (down ? "highest first" : "lowest first") : down ? "Z to A" : "A to Z"}`;
}

function isNumber(column: Column): boolean {
  return column.type === "NUMBER" || column.type === "MONEY";
}

function nameOf(kind: Kind, drawn: Drawn[], row: Row): string {
  const lead = drawn.find((one) => one.lead);
  return `${kind.one} ${(lead && cell(lead.column, row)) ?? row.position}`;
}
