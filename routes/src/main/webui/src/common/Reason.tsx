import { useId } from "react";
import { Problem } from "./api.ts";

/** Refuses to go on without a reason. */
export function requireReason(reason: string): void {
  if (reason.trim() === "") {
    throw new Problem(0, "Say why first", "The reason becomes part of the log.");
  }
}

/** Asks why. */
export function Reason({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const id = useId();
  return (
    <p className="field">
      <label htmlFor={id}>Why? It becomes part of the log.</label>
      <textarea id={id} rows={3} maxLength={2000} value={value} onChange={(change) => onChange(change.target.value)} />
    </p>
  );
}
