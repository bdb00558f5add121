import { useEffect, useRef } from "react";

const STORE = "trendguard.keys"; // "off" where somebody switched single letters off, who dictates for example

export const KEYS: [string, string][] = [
  ["J", "next row"], ["K", "previous row"], ["Enter", "open"], ["Space", "peek beside the list"], ["X", "select"], ["Shift X", "select up to here"],
  ["C", "compare two selected"], ["F", "add a filter"], ["[", "move the brush back"], ["]", "move it forward"], ["{", "widen it at its start"], ["}", "widen it at its end"],
  ["E", "export"], ["V", "views"], ["S", "save the view"], ["Esc", "close"], ["?", "these keys"],
];

export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(STORE) !== "off";
  } catch {
    return true;
  }
}

export function switchKeys(on: boolean): void {
  try {
    localStorage.setItem(STORE, on ? "on" : "off");
  } catch {
    // without storage they stay on
  }
}

/** What single keys do, as long as nothing is typed and no dialog is open. */
export function useKeys(actions: Record<string, () => void>): void {
  const newest = useRef(actions);
  newest.current = actions;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !(keysAreOn() || event.key === "Escape")) {
        return;
      }
      const at = event.target instanceof HTMLElement ? event.target : undefined;
      if (at?.closest("textarea, select, dialog, [role=dialog], input:not([type=checkbox])") != null) {
        return;
      }
      const own = event.key === "Enter" || event.key === " "; // what buttons and links do themselves
      if (own && at?.closest("button, summary, input, a") != null && !(event.key === " " && at.closest("a[data-open]") !== null)) {
        return;
      }
      const name = event.key === " " ? "space" : event.shiftKey && /^[a-z]$/i.test(event.key) ? `shift ${event.key.toLowerCase()}` : event.key.toLowerCase();
      const action = newest.current[name];
      if (action !== undefined) {
        event.preventDefault();
        action();
      }
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, []);
}
