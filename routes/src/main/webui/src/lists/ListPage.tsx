import { useCallback, useEffect, useState, type ReactNode } from "react";
import { Copy } from "../common/Copy.tsx";
import { usePolled } from "../common/poll.ts";
import { Trouble } from "../common/Trouble.tsx";
import { ChartCard } from "./ChartCard.tsx";
import type { Row, Warehouse } from "./contract.ts";
import { ExportMenu } from "./ExportMenu.tsx";
import { Filters } from "./Filters.tsx";
import { Icon } from "./icons.tsx";
import { KeysHelp } from "./KeysHelp.tsx";
import { KINDS } from "./kinds.ts";
import { Newer } from "./Newer.tsx";
import { EmptyShop, NothingMatches, Refused } from "./States.tsx";
import { StatusBanner, StatusLine } from "./Status.tsx";
import { TableCard } from "./TableCard.tsx";
import { useActions, type Opened } from "./useActions.ts";
import { useAddress } from "./useAddress.ts";
import { shownColumns, useList } from "./useList.ts";
import { currencyOf } from "./values.ts";
import { Views } from "./Views.tsx";
import type { ListName } from "../common/route.ts";

const EVERY_MILLIS = 2000;
const NONE: Row[] = [];

/** A list for work: views, filters, rows over time, figures, the rows themselves and one of them in brief. */
export function ListPage({ name, onKeyRefused, peek }: { name: ListName; onKeyRefused: (why: string) => void; peek?: (row: Row) => ReactNode }) {
  const kind = KINDS[name];
  const { state, go, href } = useAddress(kind.page);
  const answers = useList(kind, state);
  const { columns, page, chart, facets, figures, views } = answers;
  const warehouse = usePolled<Warehouse>("/v1/warehouse", EVERY_MILLIS).value;
  const [opened, setOpened] = useState<Opened>();
  const opener = (what: Opened) => (open: boolean): void => setOpened(open ? what : undefined);
  const onFilter = useCallback((open: boolean) => setOpened(open ? "filter" : undefined), []);
  const rows = page.value?.rows ?? NONE;
  const actions = useActions({ kind, state, rows, chart: chart.value, go, open: setOpened });
  const refused = [columns.problem, page.problem].some((one) => one?.status === 401);

  useEffect(() => {
    document.title = `${kind.title} · TrendGuard`;
  }, [kind.title]);
  useEffect(() => {
    if (refused) {
      onKeyRefused("The service does not know this key. Maybe it was made for another run; take the newest one.");
    }
  }, [refused, onKeyRefused]);

  if (columns.value === undefined) {
    return columns.problem === undefined ? <p className="note" role="status">Reading the list…</p> : <Trouble problem={columns.problem} again={columns.again} />;
  }
  const all = columns.value.columns;
  const total = Number(page.value?.total ?? 0);
  const currency = currencyOf(rows[0]);
  const filtered = state.filters.length > 0 || state.q !== "";
  const complete = warehouse ?? page.value?.complete;
  const empty = page.value !== undefined && total === 0 && !page.waiting && page.problem === undefined;
  return (
    <div className="list-page">
      <div className="list-head">
        <h1>{kind.title}</h1>
        {complete && (
          <StatusLine complete={complete}>
            {page.value !== undefined && page.problem === undefined && state.page === 1 && state.until === undefined
              && <Newer kind={kind} state={state} total={total} show={answers.again} />}
          </StatusLine>
        )}
        <div className="tools">
          <span className="share wide-only"><Copy text={window.location.href} what="the address of this view"><Icon name="link" />Share view</Copy></span>
          <ExportMenu kind={kind} state={state} columns={columns.value} total={total} selected={actions.selected} open={opened === "export"} onOpen={opener("export")} />
        </div>
      </div>
      {complete && <StatusBanner complete={complete} />}
      <Views kind={kind} state={state} views={views.value ?? []} turn={String(page.value?.complete.until ?? "")} href={href} go={go} changed={views.again}
        saving={opened === "save"} onSaving={opener("save")} />
      <Filters state={state} columns={all} facets={facets.value ?? []} total={total} currency={currency} open={opened === "filter"} onOpen={onFilter} go={go} />
      {page.problem && !refused && <Refused problem={page.problem} columns={all} state={state} go={go} again={page.again} />}
      {page.value === undefined && page.problem !== undefined ? null : empty && !filtered
        ? <section className="card"><EmptyShop kind={kind} /></section>
        : (
          <>
            {all.some((one) => one.name === (state.by ?? kind.by)) && (
              <ChartCard kind={kind} state={state} chart={chart.value} figures={figures.value ?? []} columns={all} now={complete?.time} waiting={chart.waiting || figures.waiting} go={go} href={href} />
            )}
            {empty
              ? <section className="card"><NothingMatches kind={kind} state={state} columns={all} currency={currency} go={go} /></section>
              : <TableCard kind={kind} state={state} page={page.value} waiting={page.waiting} columns={columns.value} shown={shownColumns(state, columns.value)} actions={actions} peek={peek}
                  go={go} chooser={opened === "columns"} onChooser={opener("columns")} help={() => setOpened("help")} />}
          </>
        )}
      {opened === "help" && <KeysHelp onClose={() => setOpened(undefined)} />}
    </div>
  );
}
