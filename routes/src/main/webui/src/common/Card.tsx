import { createContext, useContext, useId, type ReactNode } from "react";

/** Whether a card lies inside a folded section, which has the frame and the heading above it. */
export const Nested = createContext(false);

/** One part of a page under its own heading. */
export function Card(props: { title: string; aside?: ReactNode; className?: string; children: ReactNode }) {
  const id = useId();
  const Heading = useContext(Nested) ? "h3" : "h2";
  return (
    <section className={`card ${props.className ?? ""}`} aria-labelledby={id}>
      <div className="card-head">
        <Heading id={id}>{props.title}</Heading>
        {props.aside !== undefined && <div className="aside">{props.aside}</div>}
      </div>
      {props.children}
    </section>
  );
}

/** Where there is nothing to show yet: says so in words. */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>;
}

/** Named values under each other. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="facts">{children}</dl>;
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** More for those who want to know. */
export function Help({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="help">
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}

export type Tone = "good" | "bad" | "unsure" | "plain";
const SIGNS: Record<Tone, string> = { good: "✓", bad: "✕", unsure: "?", plain: "–" };

/** A state in a word, told by sign and word and never by colour alone. */
export function Badge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`badge ${tone}`}>
      <span aria-hidden="true" className="sign">{SIGNS[tone]}</span>
      {children}
    </span>
  );
}
