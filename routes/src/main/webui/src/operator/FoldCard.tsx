import { useId, useState, type ReactNode } from "react";

/** A card that is one line while nothing in it needs anybody; it opens by itself when something does. */
export function FoldCard({ title, needs, wide, children }: { title: string; needs: boolean; wide?: boolean; children: ReactNode }) {
  const id = useId();
  const [chosen, setChosen] = useState<boolean>();
  const open = chosen ?? needs;
  return (
    <section className={`card fold ${wide === true ? "span2" : ""} ${needs ? "needs" : ""}`} aria-labelledby={id}
      {...(needs ? { "data-problem": "", tabIndex: -1 } : {})}>
      <div className="card-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="small" aria-expanded={open} onClick={() => setChosen(!open)}>
          {open ? "Fold" : "Show"}<span className="unseen">: {title}</span>
        </button>
      </div>
      {open && children}
    </section>
  );
}
