import { useState, type FormEvent } from "react";

/** Asks for the tenant's key; nothing is shown without it. */
export function KeyForm({ refused, onKey }: { refused: string | undefined; onKey: (key: string) => void }) {
  const [key, setKey] = useState("");
  const [missing, setMissing] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (key.trim() === "") {
      setMissing(true);
    } else {
      onKey(key);
    }
  };
  const complaint = missing ? "Please paste a key first." : refused;
  return (
    <section className="keyform" aria-labelledby="keyform-title">
      <h1 id="keyform-title">Whose shop is it?</h1>
      <p>Every figure here belongs to one shop, so the page needs that shop's key.</p>
      <form onSubmit={submit} noValidate>
        <label htmlFor="key">API key</label>
        <div className="row">
          <input id="key" type="password" autoComplete="off" spellCheck={false} value={key}
            aria-invalid={complaint !== undefined} aria-describedby="key-help key-complaint"
            onChange={(change) => { setKey(change.target.value); setMissing(false); }} />
          <button type="submit" className="primary">Open</button>
        </div>
        <p id="key-complaint" className="complaint" role="alert">{complaint}</p>
      </form>
      <p id="key-help" className="quiet">
        The command that starts the service prints a link that already holds the key. Otherwise paste the key here: it stays
        in this browser tab until the tab is closed, and is sent to this service only.
      </p>
    </section>
  );
}
