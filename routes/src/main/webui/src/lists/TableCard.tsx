import type { ReactNode } from "react";
import { plural, whole } from "../common/format.ts";
import { sentenceCase } from "../common/words.ts";
import type { ListState } from "./address.ts";
import { Cards } from "./Cards.tsx";
import { ColumnChooser } from "./ColumnChooser.tsx";
import type { Column, Columns, Page, Row } from "./contract.ts";
import { Icon } from "./icons.tsx";
import type { Kind } from "./kinds.ts";
import { Peek, RowFacts } from "./Peek.tsx";
import { Rows, sortWords } from "./Rows.tsx";
import { Waiting } from "./States.tsx";
import { useNarrow } from "./useNarrow.ts";
import type { Actions } from "./useActions.ts";

const HINTS: [string[], string][] = [[["J", "K"], "move"], [["Enter"], "open"], [["Space"], "peek"], [["X"], "select"], [["C"], "compare"], [["[", "]"], "move brush"]];

/** The rows of a page with what can be done to the selected ones, and one row in brief beside them. */
export function TableCard(props: {
  kind: Kind; state: ListState; page: Page | undefined; waiting: boolean; columns: Columns; shown: Column[]; actions: Actions;
  peek: ((row: Row) => ReactNode) | undefined; go: (state: ListState, how?: "replace") => void; chooser: boolean; onChooser: (open: boolean) => void; help: () => void;
}) {
  const { kind, state, page, waiting, columns, actions, go } = props;
  const narrow = useNarrow();
  const { selected } = actions;
  const peeked = state.peek && !narrow ? page?.rows[Math.max(0, actions.cursor)] : undefined;
  return (
    <section className="card table-card" aria-label={`${kind.title}, rows`}>
      <div className="bar">
        <span role="status" className={selected.size > 0 ? "" : "quiet"}>{selected.size > 0 ? <strong>{selected.size} selected</strong> : page && `${plural(Number(page.total), kind.one, kind.many)}`} {actions.hint}</span>
        {selected.size > 0 && kind.page === "decisions" && <button type="button" className="small" onClick={actions.compare}><Icon name="columns" />Compare <kbd aria-hidden="true">C</kbd></button>}
        {selected.size > 0 && <button type="button" className="plain" onClick={() => actions.selectAll(false)}>Select none</button>}
        <span className="space" />
        <span className="quiet">{sentenceCase(sortWords(state, columns.columns))}</span>
        <span className="wide-only tools">
          <button type="button" className="small" aria-pressed={state.peek} onClick={() => actions.peek(!state.peek)}><Icon name="beside" />Peek</button>
          <ColumnChooser state={state} columns={columns} open={props.chooser} onOpen={props.onChooser} go={go} />
        </span>
      </div>
      <div className="beside">
        <div className={waiting ? "scroll fading" : "scroll"}>
          {page === undefined ? <Waiting />
            : narrow ? <Cards kind={kind} columns={columns.columns} rows={page.rows} waiting={waiting} opened={actions.opened} />
            : <Rows kind={kind} state={state} columns={props.shown} rows={page.rows} waiting={waiting} cursor={actions.cursor} selected={selected}
                select={actions.select} selectAll={actions.selectAll} onCursor={actions.moveTo} opened={actions.opened} filter={actions.filter} go={go} />}
        </div>
        {peeked !== undefined && (
          <Peek kind={kind} row={peeked} columns={columns.columns} opened={actions.opened} close={() => actions.peek(false)}>
            {props.peek?.(peeked) ?? <RowFacts row={peeked} columns={columns.columns} />}
          </Peek>
        )}
      </div>
      <div className="bar foot-bar">
        <p className="hints wide-only">
          {HINTS.map(([keys, does]) => <span key={does}>{keys.map((key) => <kbd key={key}>{key}</kbd>)} {does}</span>)}
          <button type="button" className="plain" onClick={props.help}><kbd>?</kbd> all</button>
        </p>
        <span className="space" />
        {page && <Pages page={page} state={state} go={go} />}
      </div>
    </section>
  );
}

/** Where these rows are among all; pages stay put, since they are counted up to a place on the log. */
function Pages({ page, state, go }: { page: Page; state: ListState; go: (state: ListState) => void }) {
  const first = (page.page - 1) * page.size + 1;
  const to = (number: number): void => go({ ...state, page: number, until: number === 1 ? undefined : (state.until ?? String(page.complete.until)), at: undefined });
  return (
    <nav className="pages" aria-label="Pages of the list">
      <span className="quiet">{whole(first)} to {whole(first + page.rows.length - 1)} of {whole(page.total)}, in {Math.max(1, Math.round(page.took_ms))} ms</span>
      <button type="button" className="small" disabled={page.page <= 1} onClick={() => to(page.page - 1)} aria-label="Previous page"><Icon name="left" /></button>
      <button type="button" className="small" disabled={page.page >= page.pages} onClick={() => to(page.page + 1)} aria-label="Next page"><Icon name="right" /></button>
    </nav>
  );
}
