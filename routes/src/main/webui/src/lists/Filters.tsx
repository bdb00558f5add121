import { whole } from "../common/format.ts";
import { added, removed, withFilters, type ListState } from "./address.ts";
import type { Column, Facet } from "./contract.ts";
import { FilterBox } from "./FilterBox.tsx";
import { Icon } from "./icons.tsx";
import { Popover } from "./Popover.tsx";
import { oftenUsed } from "./suggest.ts";
import { chips, type Chip } from "./values.ts";

interface Given {
  state: ListState;
  columns: Column[];
  facets: Facet[];
  total: number;
  currency: string;
  open: boolean;
  onOpen: (open: boolean) => void;
  go: (state: ListState) => void;
}

/** What the rows are filtered by, what could be next, and the box to add anything. */
export function Filters(props: Given) {
  const { state, columns, facets, total, currency, open, onOpen, go } = props;
  const all = chips(state.filters, columns, currency);
  const count = all.length + (state.q === "" ? 0 : 1);
  const often = oftenUsed(facets, total, new Set(state.filters.map((one) => one.column)));
  const given = (
    <ul className="chips" aria-label="Filters">
      {all.map((chip) => <ChipLine key={`${chip.field} ${chip.operator}`} chip={chip} drop={() => go(without(state, chip))} />)}
      {state.q !== "" && <ChipLine chip={{ filters: [], field: "Any text", operator: "contains", value: `“${state.q}”` }} drop={() => go({ ...withFilters(state, state.filters), q: "" })} />}
    </ul>
  );
  return (
    <div className="filters">
      {count > 0 && <div className="wide-only">{given}</div>}
      <Popover title="Add a filter" open={open} onOpen={onOpen} className="sheet" button="small dashed"
        label={<><Icon name="plus" /> Filter {count > 0 && <span className="count narrow-only">{count}</span>} <kbd className="wide-only" aria-hidden="true">F</kbd></>}>
        {(close) => (
          <>
            {count > 0 && <div className="narrow-only pad">{given}</div>}
            <FilterBox state={state} columns={columns} facets={facets} currency={currency} go={go} close={close} />
          </>
        )}
      </Popover>
      {often.length > 0 && (
        <div className="often wide-only">
          <span className="quiet">Often used here:</span>
          {often.map((one) => (
            <button key={one.key} type="button" className="small dashed" onClick={() => go(added(state, one.add!.column, "is", one.add!.value))}>
              <span><span className="unseen">{one.field} is </span>{one.text}</span> <strong>{whole(one.count ?? 0)}</strong>
            </button>
          ))}
        </div>
      )}
      {count > 0 && <button type="button" className="plain clear" onClick={() => go({ ...withFilters(state, []), q: "" })}>Clear</button>}
    </div>
  );
}

export function without(state: ListState, chip: Chip): ListState {
  return chip.filters.reduce(removed, state);
}

function ChipLine({ chip, drop }: { chip: Chip; drop: () => void }) {
  return (
    <li className="chip">
      <span>{chip.field}</span>
      <span className="quiet">{chip.operator}</span>
      <strong>{chip.value}</strong>
      <button type="button" onClick={drop} aria-label={`Remove the filter ${chip.field} ${chip.operator} ${chip.value}`}><Icon name="cross" /></button>
    </li>
  );
}
