import { useCallback, useEffect, useRef, useState } from "react";
import { asProblem, get, type Problem } from "./api.ts";

const LATE_TURNS = 5;

/** The last good answer and, if the newest attempt failed, why. An answer beside a problem is stale. */
export interface Polled<T> {
  value: T | undefined;
  /** Whether the answer is older than several turns, because the page was hidden, the machine slept or the service is slow. */
  late: boolean;
  problem: Problem | undefined;
  again: () => void;
}

/** Asks again and again while the page is visible; waits for one answer before it asks for the next. */
export function usePolled<T>(path: string, everyMillis: number): Polled<T> {
  const [value, setValue] = useState<T>();
  const [problem, setProblem] = useState<Problem>();
  const [late, setLate] = useState(false);
  const askNow = useRef<() => void>(() => undefined);

  useEffect(() => {
    const end = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let asking = false;
    let answered = Date.now();
    const look = (): void => setLate(Date.now() - answered > LATE_TURNS * everyMillis);
    const watch = setInterval(look, everyMillis);
    const ask = async (): Promise<void> => {
      clearTimeout(timer);
      if (asking || document.hidden) {
        return;
      }
      asking = true;
      try {
        setValue(await get<T>(path, end.signal));
        answered = Date.now();
        setLate(false);
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
    const shown = (): void => {
      look(); // before the answer comes: what is on the page may be old
      void ask();
    };
    document.addEventListener("visibilitychange", shown);
    void ask();
    return () => {
      end.abort();
      clearTimeout(timer);
      clearInterval(watch);
      document.removeEventListener("visibilitychange", shown);
    };
  }, [path, everyMillis]);

  return { value, late, problem, again: useCallback(() => askNow.current(), []) };
}
