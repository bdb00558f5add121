import { useId, useMemo, useState, type KeyboardEvent } from "react";
import { whole } from "../common/format.ts";
import { added, withFilters, type ListState } from "./address.ts";
import type { Column, Facet } from "./contract.ts";
import { Icon } from "./icons.tsx";
import { suggest, type Suggestion } from "./suggest.ts";

/** Type a word, take a match: Enter adds it, Alt and Enter exclude it. */
export function FilterBox(props: { state: ListState; columns: Column[]; facets: Facet[]; currency: string; go: (state: ListState) => void; close: () => void }) {
  const { state, columns, facets, currency } = props;
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const lines = useMemo(() => suggest(text, columns, facets, currency), [text, columns, facets, currency]);
  const matches = lines.filter((one) => one.add !== undefined).length;

  const take = (line: Suggestion | undefined, exclude: boolean): void => {
    if (line?.fill !== undefined) {
      setText(line.fill);
      setAt(0);
    } else if (line?.add !== undefined) {
      const { column, operator, value } = line.add;
      props.go(operator === "q" ? { ...withFilters(state, state.filters), q: value } : added(state, column, exclude && operator === "is" ? "not" : operator, value));
      props.close();
    }
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      setAt((now) => (lines.length === 0 ? 0 : (now + (event.key === "ArrowDown" ? 1 : -1) + lines.length) % lines.length));
    } else if (event.key === "Enter") {
      event.preventDefault();
      take(lines[at], event.altKey);
    }
  };

  return (
    <div className="filterbox">
      <div className="find-line">
        <Icon name="search" />
        <input data-first role="combobox" aria-expanded="true" aria-controls={id} aria-activedescendant={lines[at] === undefined ? undefined : `${id}-${at}`}
          aria-label="Field or value" placeholder="Field or value, such as returned or risk 60 %" value={text} autoComplete="off" spellCheck={false}
          onChange={(change) => { setText(change.target.value); setAt(0); }} onKeyDown={pressed} />
        <span className="quiet" role="status">{text !== "" && `${matches} ${matches === 1 ? "match" : "matches"}`}</span>
      </div>
      <ul role="listbox" id={id} aria-label="Filters to add">
        {lines.map((line, index) => (
          <li key={line.key} id={`${id}-${index}`} role="option" aria-selected={index === at}
            onPointerMove={() => setAt(index)} onClick={(click) => take(line, click.altKey)}>
            <span><small>{line.field}</small> {line.operator} {line.fill === undefined ? <strong>{line.text}</strong> : <span className="quiet">{line.text} …</span>}</span>
            {line.count !== undefined && <span className="figure">{whole(line.count)}</span>}
          </li>
        ))}
      </ul>
      {lines.length === 0 && <p className="quiet pad">Nothing is called that. Try a part of a word, or the name of a column.</p>}
      <p className="hints"><span><kbd>↑</kbd> <kbd>↓</kbd> choose</span> <span><kbd>Enter</kbd> add</span> <span><kbd>Alt</kbd> <kbd>Enter</kbd> exclude</span> <span><kbd>Esc</kbd> close</span></p>
    </div>
  );
}
