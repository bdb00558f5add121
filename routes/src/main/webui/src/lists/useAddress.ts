import { useCallback, useMemo, useSyncExternalStore } from "react";
import { listen } from "../common/route.ts";
import { queryOf, stateOf, type ListState } from "./address.ts";

export interface Address {
  state: ListState;
  /** Goes on to another state; with "replace" the way back skips the one before (cursor, peek). */
  go: (state: ListState, how?: "replace") => void;
  href: (state: ListState) => string;
}

/** The list's state, kept in the address alone: whoever gets the address sees the same. */
export function useAddress(page: string): Address {
  const query = useSyncExternalStore(listen, () => queryIn(window.location.hash));
  const state = useMemo(() => stateOf(query), [query]);
  const href = useCallback((to: ListState): string => {
    const text = queryOf(to);
    return `#/${page}${text === "" ? "" : `?${text}`}`;
  }, [page]);
  const go = useCallback((to: ListState, how?: "replace"): void => {
    const address = href(to);
    if (address === window.location.hash) {
      return;
    }
    if (how === "replace") {
      window.history.replaceState(null, "", address);
      window.dispatchEvent(new HashChangeEvent("hashchange")); // which the browser sends for a new entry only
    } else {
      window.location.hash = address;
    }
  }, [href]);
  return { state, go, href };
}

export function queryIn(hash: string): string {
  const at = hash.indexOf("?");
  return at < 0 ? "" : hash.slice(at + 1);
}
