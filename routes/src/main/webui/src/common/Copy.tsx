import { useEffect, useState, type ReactNode } from "react";

/** Copies a text and says whether that worked; without a clipboard (plain http to another host) it says how else. */
export function Copy({ text, what, children }: { text: string; what: string; children?: ReactNode }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (said !== "") {
      const timer = setTimeout(() => setSaid(""), 4000);
      return () => clearTimeout(timer);
    }
    return undefined;
  }, [said]);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied");
    } catch {
      setSaid("The browser did not allow it; select the text instead");
    }
  };
  return (
    <span className="copy">
      <button type="button" className="small" onClick={() => void copy()} aria-label={children === undefined ? `Copy ${what}` : undefined}>{children ?? "Copy"}</button>
      <span role="status">{said}</span>
    </span>
  );
}
