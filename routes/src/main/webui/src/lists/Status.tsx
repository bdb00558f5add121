import type { ReactNode } from "react";
import type { Complete, Warehouse } from "./contract.ts";
import { statusOf } from "./status.ts";

/** How fresh the rows are: a dot that is never the only sign, and how far a rebuild has come. */
export function StatusLine({ complete, children }: { complete: Complete | Warehouse; children?: ReactNode }) {
  const { tone, text, brief, progress } = statusOf(complete);
  return (
    <div className="freshness">
      <span className={`state-dot ${tone}`} aria-hidden="true" />
      <span className="wide-only">{text}</span>
      <span className="narrow-only">{brief}</span>
      {progress && <progress value={progress.done} max={progress.of} aria-label="Entries read" />}
      {children}
    </div>
  );
}

/** What a list that cannot be complete means for what is seen. */
export function StatusBanner({ complete }: { complete: Warehouse }) {
  if (complete.state === "FOLLOWING" || complete.state === "CATCHING_UP") {
    return null;
  }
  return (
    <p className="banner warn">
      {complete.state === "UNAVAILABLE"
        ? <><strong>The lists are unavailable.</strong> {complete.remarks?.join(" ") ?? ""} Decisions go on and nothing is lost: the lists are rebuilt from the log. Each decision can still be opened from the start page.</>
        : <><strong>The lists are being rebuilt from the log.</strong> Everything up to the stated moment can be used; later entries follow.</>}
    </p>
  );
}
