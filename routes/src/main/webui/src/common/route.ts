import { useSyncExternalStore } from "react";

/** The pages that are lists; the rest of their address, after `?`, is theirs. */
export const LISTS = ["decisions", "messages", "rejected"] as const;
export type ListName = (typeof LISTS)[number];

/** Where the reader is; the part of the address after `#`. */
export type Route = { page: "start" } | { page: ListName } | { page: "models" } | { page: "health" } | { page: "report"; version: string } | { page: "decision"; id: string } | { page: "compare"; id: string; other: string } | { page: "unknown"; address: string };

export function routeOf(hash: string): Route {
  const path = hash.replace(/^#/, "");
  if (path === "" || path === "/") {
    return { page: "start" };
  }
  if (path === "/models") {
    return { page: "models" };
  }
  if (path === "/health") {
    return { page: "health" };
  }
  const list = LISTS.find((one) => path === `/${one}` || path.startsWith(`/${one}?`));
  if (list !== undefined) {
    return { page: list };
  }
  const version = /^\/models\/([0-9a-f]+)\/report$/.exec(path)?.[1];
  if (version !== undefined) {
    return { page: "report", version };
  }
  const [, one, other] = /^\/decisions\/([^/]+)\/with\/([^/]+)$/.exec(path) ?? [];
  if (one !== undefined && other !== undefined) {
    return { page: "compare", id: plain(one), other: plain(other) };
  }
  const id = /^\/decisions\/([^/]+)$/.exec(path)?.[1];
  return id === undefined ? { page: "unknown", address: path } : { page: "decision", id: plain(id) };
}

/** What the address says, even if somebody cut an escape in half. */
function plain(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The rows of a list that have these values. */
export function listHref(list: ListName, values: Record<string, string> | string[][] = {}): string {
  const query = new URLSearchParams(values).toString();
  return `#/${list}${query === "" ? "" : `?${query}`}`;
}

export function decisionHref(id: string): string {
  return `#/decisions/${encodeURIComponent(id)}`;
}

export function compareHref(id: string, other: string): string {
  return `${decisionHref(id)}/with/${encodeURIComponent(other)}`;
}

export function reportHref(version: string): string {
  return `#/models/${version}/report`;
}

export function useRoute(): Route {
  return routeOf(useSyncExternalStore(listen, () => window.location.hash));
}

export function listen(changed: () => void): () => void {
  window.addEventListener("hashchange", changed);
  return () => window.removeEventListener("hashchange", changed);
}
