import { useEffect, useRef, useState } from "react";
import { KEYS, keysAreOn, switchKeys } from "./keys.ts";

/** Every key of the list; single letters can be switched off. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [on, setOn] = useState(keysAreOn);
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} aria-labelledby="keys-title" className="keys-help" onClose={onClose}>
      <h2 id="keys-title">Keys</h2>
      <dl>{KEYS.map(([key, does]) => <div key={key}><dt>{key.split(" ").map((one) => <kbd key={one}>{one}</kbd>)}</dt><dd>{does}</dd></div>)}</dl>
      <p className="quiet">Drag on the chart to brush, double click to clear. The ends of the brush take the arrow keys. Alt and a click on a value filter by it.</p>
      <label className="tick">
        <input type="checkbox" checked={on} onChange={(change) => { switchKeys(change.target.checked); setOn(change.target.checked); }} />
        <span>Single keys are on</span>
      </label>
      <div className="row end"><button type="button" onClick={onClose}>Close</button></div>
    </dialog>
  );
}
