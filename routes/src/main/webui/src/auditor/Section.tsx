import { useEffect, useState, type ReactNode } from "react";
import { Nested } from "../common/Card.tsx";
import { listHref } from "../common/list.ts";

const STORE = "trendguard.sections"; // which sections this person keeps open, in this browser

/** A folded part of the page whose closed line already answers. The number opens it by key. */
export function Section(props: { number: number; title: string; answer: string; children: ReactNode }) {
  const [open, setOpen] = useState(() => remembered().includes(props.number));
  const moved = (now: boolean): void => {
    setOpen(now);
    const others = remembered().filter((one) => one !== props.number);
    store(now ? [...others, props.number] : others);
  };
  return (
    <details className="section" data-section={props.number} open={open}
      onToggle={(event) => { if (event.currentTarget.open !== open) { moved(event.currentTarget.open); } }}>
      <summary>
        <h2>{props.title}</h2>
        <span className="answer">{props.answer}</span>
      </summary>
      <div className="inside"><Nested.Provider value={true}>{props.children}</Nested.Provider></div>
    </details>
  );
}

function remembered(): number[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORE) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one): one is number => typeof one === "number") : [];
  } catch {
    return []; // a browser without storage, or somebody else's text under our name
  }
}

function store(open: number[]): void {
  try {
    localStorage.setItem(STORE, JSON.stringify(open));
  } catch {
    // it is a convenience: without storage every page begins folded
  }
}

/** Where keys lead that leave the page: J to the next decision, K to the previous one, C to a comparison. */
export type Ways = Partial<Record<"j" | "k" | "c", string>>;

/** 1 to 7 open and close a section, O all, V the proof, Esc leads back to the list; everything is open on paper. */
export function useSectionKeys(ways: Ways): void {
  const { j, k, c } = ways;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const at = event.target;
      if (event.ctrlKey || event.metaKey || event.altKey || (at instanceof HTMLElement && at.closest("input, textarea, select, dialog") !== null)) {
        return;
      }
      const key = event.key.toLowerCase();
      const all = [...document.querySelectorAll<HTMLDetailsElement>("details.section")];
      if (/^[1-7]$/.test(key)) {
        const one = all.find((section) => section.dataset["section"] === key);
        one?.toggleAttribute("open");
        one?.querySelector("summary")?.focus();
      } else if (key === "o") {
        const open = all.some((section) => !section.open);
        all.forEach((section) => { section.open = open; });
      } else if (key === "v") {
        const proof = all.find((section) => section.dataset["section"] === "5");
        if (proof !== undefined) {
          proof.open = true;
          proof.scrollIntoView();
          proof.querySelector("summary")?.focus();
        }
      } else if (key === "j" || key === "k" || key === "c") {
        const way = { j, k, c }[key];
        if (way !== undefined) {
          window.location.hash = way;
        }
      } else if (key === "escape") {
        window.location.hash = listHref();
      } else if (key === "?") {
        document.querySelector<HTMLElement>(".keys")?.focus();
      }
    };
    const closed: HTMLDetailsElement[] = [];
    const print = (): void => {
      closed.push(...document.querySelectorAll<HTMLDetailsElement>("details:not([open])"));
      closed.forEach((one) => { one.open = true; });
    };
    const printed = (): void => closed.splice(0).forEach((one) => { one.open = false; });
    window.addEventListener("keydown", pressed);
    window.addEventListener("beforeprint", print);
    window.addEventListener("afterprint", printed);
    return () => {
      window.removeEventListener("keydown", pressed);
      window.removeEventListener("beforeprint", print);
      window.removeEventListener("afterprint", printed);
    };
  }, [j, k, c]);
}

export function Keys() {
  const keys: [string, string][] = [["J", "next"], ["K", "previous"], ["1 – 7", "open a section"], ["O", "open or close all"], ["V", "proof"], ["C", "compare"], ["Esc", "back to the list"], ["?", "these keys"]];
  return (
    <p className="keys" tabIndex={-1}>
      {keys.map(([key, does]) => <span key={key}><kbd>{key}</kbd> {does}</span>)}
    </p>
  );
}
