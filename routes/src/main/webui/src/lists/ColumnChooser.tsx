import { useState } from "react";
import type { ListState } from "./address.ts";
import type { Column, Columns } from "./contract.ts";
import { Icon } from "./icons.tsx";
import { Popover } from "./Popover.tsx";

/** Every column there is, in groups, each with its sentence; what is ticked is shown, in the order of the groups. */
export function ColumnChooser(props: { state: ListState; columns: Columns; open: boolean; onOpen: (open: boolean) => void; go: (state: ListState) => void }) {
  const { state, columns, open, onOpen, go } = props;
  const [word, setWord] = useState("");
  const shown = state.columns ?? columns.default;
  const found = columns.columns.filter((one) => `${one.title} ${one.name} ${one.says ?? ""} ${one.group ?? ""}`.toLowerCase().includes(word.trim().toLowerCase()));
  const groups = [...new Set(found.map((one) => one.group ?? "Other"))];
  const toggle = (column: Column): void => {
    const next = shown.includes(column.name) ? shown.filter((one) => one !== column.name) : [...shown, column.name];
    go({ ...state, columns: next.length === 0 || next.join() === columns.default.join() ? undefined : next });
  };
  return (
    <Popover title="Columns" open={open} onOpen={onOpen} className="wide-panel" label={<><Icon name="columns" />Columns {shown.length} of {columns.columns.length}</>}>
      {(close) => (
        <div className="chooser">
          <div className="find-line">
            <Icon name="search" />
            <input data-first type="search" aria-label="Find a column" placeholder="Find a column" value={word} onChange={(change) => setWord(change.target.value)} />
            <button type="button" className="plain" disabled={state.columns === undefined} onClick={() => go({ ...state, columns: undefined })}>Usual ones</button>
            <button type="button" className="small" onClick={close}>Done</button>
          </div>
          <div className="scroll" tabIndex={0} role="region" aria-label="Columns by group">
            {groups.map((group) => (
              <fieldset key={group}>
                <legend>{group}</legend>
                {found.filter((one) => (one.group ?? "Other") === group).map((one) => (
                  <label key={one.name} className="tick">
                    <input type="checkbox" checked={shown.includes(one.name)} onChange={() => toggle(one)} />
                    <span><strong>{one.title}</strong>{one.says !== undefined && <small>{one.says}</small>}</span>
                  </label>
                ))}
              </fieldset>
            ))}
            {found.length === 0 && <p className="quiet pad">No column is called that.</p>}
          </div>
        </div>
      )}
    </Popover>
  );
}
