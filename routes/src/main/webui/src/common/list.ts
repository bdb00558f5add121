import { useEffect, useState } from "react";
import { get } from "./api.ts";

const STORE = "trendguard.list"; // the list that this tab came from
const ADDRESS = "trendguard.list.address"; // where that list is, with its filters

/** Where a decision stands in the list it was opened from. */
export interface Place {
  index: number;
  count: number;
  previous: string | undefined;
  next: string | undefined;
  ids: string[];
}

/** Remembers the list that a decision is opened from, in its order, and the address that leads back to it. */
export function rememberList(ids: string[], address = "#/"): void {
  try {
    sessionStorage.setItem(STORE, JSON.stringify(ids));
    sessionStorage.setItem(ADDRESS, address);
  } catch {
    // without storage the newest decisions are the list
  }
}

/** The way back to the list that a decision was opened from, as it was. */
export function listHref(): string {
  const known = typeof sessionStorage === "undefined" ? null : sessionStorage.getItem(ADDRESS);
  return known ?? "#/decisions";
}

export function placeIn(ids: string[], id: string): Place | undefined {
  const index = ids.indexOf(id);
  return index < 0 ? undefined : { index, count: ids.length, previous: ids[index - 1], next: ids[index + 1], ids };
}

/** The place in the list it came from, else among the newest decisions of the shop. */
export function usePlace(id: string): Place | undefined {
  const [place, setPlace] = useState(() => placeIn(rememberedList(), id));
  useEffect(() => {
    const known = placeIn(rememberedList(), id);
    setPlace(known);
    if (known !== undefined) {
      return undefined;
    }
    const end = new AbortController();
    get<{ decision_id: string }[]>("/v1/decisions", end.signal)
      .then((newest) => setPlace(placeIn(newest.map((one) => one.decision_id), id)), () => undefined); // a convenience: its failure is shown elsewhere
    return () => end.abort();
  }, [id]);
  return place;
}

function rememberedList(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(STORE) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === "string") : [];
  } catch {
    return [];
  }
}
