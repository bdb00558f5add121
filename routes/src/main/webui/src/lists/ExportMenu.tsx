import { useState } from "react";
import { Copy } from "../common/Copy.tsx";
import { plural } from "../common/format.ts";
import { filterQuery, NOTHING, type ListState } from "./address.ts";
import type { Columns } from "./contract.ts";
import { download, type Format } from "./downloads.ts";
import { Icon } from "./icons.tsx";
import type { Kind } from "./kinds.ts";
import { Popover } from "./Popover.tsx";
import { listPath } from "./useList.ts";

const FORMATS: [Format, string, string][] = [
  ["csv", "CSV", "for spreadsheets; cells that begin with = + - @ are made harmless"],
  ["parquet", "Parquet", "for BI tools, every column with its type"],
  ["ndjson", "NDJSON", "a row per line, as the API answers it"],
];

/** The rows as a file: those of the filters, or only the selected ones; and the same as a call. */
export function ExportMenu(props: {
  kind: Kind; state: ListState; columns: Columns; total: number; selected: ReadonlySet<string>;
  open: boolean; onOpen: (open: boolean) => void;
}) {
  const { kind, state, columns, selected } = props;
  const [format, setFormat] = useState<Format>("csv");
  const rows = selected.size > 0 ? selected.size : props.total;
  const path = exportPath(kind, state, columns, selected, format);
  const curl = `curl -H "X-Api-Key: $(cat my-shop.key)" "${window.location.origin}${path}" -o ${kind.page}.${format}`;
  return (
    <Popover title="Export" open={props.open} onOpen={props.onOpen} label={<><Icon name="save" />{selected.size > 0 ? `Export ${selected.size}` : "Export"} <kbd className="wide-only" aria-hidden="true">E</kbd></>}>
      {(close) => (
        <div className="export">
          <h2>Export {plural(rows, kind.one, kind.many)}</h2>
          <p className="quiet">{selected.size > 0 ? "Only the selected rows" : "These filters"}, the {(state.columns ?? columns.default).length} columns that are shown, in this order.</p>
          <fieldset>
            <legend className="unseen">Format</legend>
            {FORMATS.map(([value, name, says]) => (
              <label key={value} className={value === format ? "choice chosen" : "choice"}>
                <input type="radio" name="format" {...(value === format ? { "data-first": true } : {})} checked={value === format} onChange={() => setFormat(value)} />
                <span><strong>{name}</strong> <small>{says}</small></span>
              </label>
            ))}
          </fieldset>
          <div className="row end">
            <button type="button" className="primary" onClick={() => { download(path, `${kind.page}.${format}`, format, rows); close(); }}>Export</button>
          </div>
          <details className="help">
            <summary>The same as an API call</summary>
            <pre tabIndex={0} aria-label="API call">{curl}</pre>
            <Copy text={curl} what="the call" />
          </details>
        </div>
      )}
    </Popover>
  );
}

export function exportPath(kind: Kind, state: ListState, columns: Columns, selected: ReadonlySet<string>, format: Format): string {
  const query = filterQuery(selected.size === 0 ? state : { ...NOTHING, filters: [{ column: "position", operator: "is", values: [...selected] }] });
  query.set("columns", (state.columns ?? columns.default).join(","));
  if (state.sort !== undefined) {
    query.set("sort", state.sort);
  }
  if (state.until !== undefined) {
    query.set("until", state.until);
  }
  query.set("format", format);
  return listPath(kind, "/export", query);
}
