import { useEffect, useRef, type RefObject } from "react";

const KEYS: [string, string][] = [["J", "next problem"], ["K", "problem before"], ["R", "replay the group of dead letters at hand, after a dry run"], ["?", "show or hide these keys"]];

/** Keys of the page; not while somebody types or a question is open. */
export function useProblemKeys(page: RefObject<HTMLElement | null>, onHelp: () => void): void {
  const help = useRef(onHelp);
  help.current = onHelp;
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const at = event.target instanceof Element ? event.target : undefined;
      const busy = at?.closest("input, textarea, select, dialog") ?? undefined;
      if (event.ctrlKey || event.metaKey || event.altKey || (busy !== undefined && event.key !== "?")) {
        return;
      }
      const key = event.key.toLowerCase();
      if (key === "j" || key === "k") {
        go(page.current, key === "j" ? 1 : -1);
      } else if (key === "r") {
        replay(page.current);
      } else if (key === "?") {
        help.current();
      } else {
        return;
      }
      event.preventDefault();
    };
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, [page]);
}

function go(page: HTMLElement | null, step: number): void {
  const stops = [...(page?.querySelectorAll<HTMLElement>("[data-problem]") ?? [])];
  const at = stops.map((stop) => stop.contains(document.activeElement)).lastIndexOf(true); // a group lies within its card
  const next = stops[at < 0 ? (step > 0 ? 0 : stops.length - 1) : (at + step + stops.length) % stops.length];
  next?.focus();
  next?.scrollIntoView({ block: "center" });
}

/** Of the problem at hand; without one, the first that can be replayed. */
function replay(page: HTMLElement | null): void {
  const here = document.activeElement?.closest("[data-problem]")?.querySelector<HTMLButtonElement>("button[data-replay]");
  (here ?? page?.querySelector<HTMLButtonElement>("button[data-replay]"))?.click();
}

/** The keys in words, at the foot of the page and on `?`. */
export function KeysHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open) {
      dialog.current?.showModal();
    } else {
      dialog.current?.close();
    }
  }, [open]);
  return (
    <>
      <p className="quiet"><kbd>J</kbd> <kbd>K</kbd> next problem · <kbd>R</kbd> replay · <kbd>?</kbd> all keys</p>
      <dialog ref={dialog} aria-labelledby="keys-title" onClose={onClose}>
        <h2 id="keys-title">Keys of this page</h2>
        <dl className="facts">{KEYS.map(([key, does]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{does}</dd></div>)}</dl>
        <div className="row end"><button type="button" onClick={onClose}>Close</button></div>
      </dialog>
    </>
  );
}
