import { useCallback, useEffect, useRef, useState } from "react";
import { asProblem, get, type Problem } from "./api.ts";

/** The last good answer and, if the newest attempt failed, why. An answer beside a problem is stale. */
export interface Polled<T> {
  value: T | undefined;
  problem: Problem | undefined;
  again: () => void;
}

/** Asks again and again while the page is visible; waits for one answer before it asks for the next. */
export function usePolled<T>(path: string, everyMillis: number): Polled<T> {
  const [value, setValue] = useState<T>();
  const [problem, setProblem] = useState<Problem>();
  const askNow = useRef<() => void>(() => undefined);

  useEffect(() => {
    const end = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;
    const ask = async (): Promise<void> => {
      clearTimeout(timer);
      if (asking || document.hidden) {
        return;
      }
      asking = true;
      try {
        setValue(await get<T>(path, end.signal));
        setProblem(undefined);
      } catch (cause) {
        if (!end.signal.aborted) {
          setProblem(asProblem(cause));
        }
      } finally {
        asking = false;
        if (!end.signal.aborted) {
          timer = setTimeout(ask, everyMillis);
        }
      }
    };
    askNow.current = () => void ask();
    const shown = (): void => void ask();
    document.addEventListener("visibilitychange", shown);
    void ask();
    return () => {
      end.abort();
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", shown);
    };
  }, [path, everyMillis]);

  return { value, problem, again: useCallback(() => askNow.current(), []) };
}
