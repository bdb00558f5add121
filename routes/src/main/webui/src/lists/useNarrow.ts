import { useSyncExternalStore } from "react";

const NARROW = "(max-width: 44rem)";

/** Whether rows are drawn as cards, since a table would not fit. */
export function useNarrow(): boolean {
  return useSyncExternalStore((changed) => {
    const query = window.matchMedia(NARROW);
    query.addEventListener("change", changed);
    return () => query.removeEventListener("change", changed);
  }, () => window.matchMedia(NARROW).matches);
}
