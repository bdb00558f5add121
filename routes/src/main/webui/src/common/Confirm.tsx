import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { asProblem, type Problem } from "./api.ts";

/**
 * Asks before something is done that others will notice, waits until it is done, and says what went wrong if it was not.
 * The browser's own dialog keeps the keyboard inside and gives the focus back.
 */
export function Confirm(props: {
  title: string;
  children: ReactNode;
  yes: string;
  danger?: boolean;
  act: () => Promise<void>;
  onClose: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);

  const go = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await props.act();
      props.onClose();
    } catch (cause) {
      setProblem(asProblem(cause));
      setBusy(false);
    }
  };

  return (
    <dialog ref={dialog} aria-labelledby={id} onClose={props.onClose}>
      <h2 id={id}>{props.title}</h2>
      {props.children}
      <div role="alert">
        {problem && <p className="complaint">{problem.message}. {problem.detail} Look at the state on this page before you try again.</p>}
      </div>
      <div className="row end">
        <button type="button" onClick={props.onClose} disabled={busy}>Cancel</button>
        <button type="button" className={props.danger ? "danger" : "primary"} onClick={() => void go()} disabled={busy}>
          {busy ? "One moment…" : props.yes}
        </button>
      </div>
    </dialog>
  );
}
