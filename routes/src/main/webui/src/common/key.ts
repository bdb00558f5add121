/** The tenant's key lives in this tab only: in sessionStorage, never in an address, a cookie or a log. */
const NAME = "trendguard.key";

/** Reads the key of `#key=…` and takes it out of the address bar and of the history; says whether there was one. */
export function takeKeyFromAddress(window: Window): boolean {
  const key = new URLSearchParams(window.location.hash.slice(1)).get("key");
  if (key === null) {
    return false;
  }
  rememberKey(key);
  window.history.replaceState(null, "", window.location.pathname + window.location.search);
  return true;
}

export function knownKey(): string | undefined {
  return sessionStorage.getItem(NAME) ?? undefined;
}

export function rememberKey(key: string): void {
  sessionStorage.setItem(NAME, key.trim());
}

export function forgetKey(): void {
  sessionStorage.removeItem(NAME);
}
