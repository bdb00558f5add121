import { useId, useLayoutEffect, useRef, useState, type ReactNode } from "react";

/** A button and what it opens over the page: Escape and a click elsewhere close it and lead back to the button. */
export function Popover(props: {
  label: ReactNode;
  title: string;
  /** Where a key or another part of the page opens it too. */
  open: boolean;
  onOpen: (open: boolean) => void;
  className?: string;
  button?: string;
  children: (close: () => void) => ReactNode;
}) {
  const { open, onOpen } = props;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [right, setRight] = useState(false);
  const close = (): void => {
    onOpen(false);
    button.current?.focus();
  };

  // Before the next key arrives, so that what is typed right after a shortcut lands in the box.
  useLayoutEffect(() => {
    if (!open) {
      return undefined;
    }
    (panel.current?.querySelector<HTMLElement>("[data-first]") ?? panel.current)?.focus();
    const box = button.current?.getBoundingClientRect();
    setRight(box !== undefined && box.left > window.innerWidth / 2);
    const away = (event: PointerEvent): void => {
      if (event.target instanceof Node && frame.current?.contains(event.target) === false) {
        onOpen(false);
      }
    };
    window.addEventListener("pointerdown", away);
    return () => window.removeEventListener("pointerdown", away);
  }, [open, onOpen]);

  return (
    <div className={`over ${props.className ?? ""}`} ref={frame}
      onKeyDown={(event) => { if (event.key === "Escape" && open) { event.stopPropagation(); event.preventDefault(); close(); } }}>
      <button type="button" ref={button} className={props.button ?? "small"} aria-expanded={open} aria-haspopup="dialog" aria-controls={open ? id : undefined} onClick={() => onOpen(!open)}>
        {props.label}
      </button>
      {open && (
        <div id={id} ref={panel} role="dialog" aria-label={props.title} tabIndex={-1} className={right ? "panel right" : "panel"}>
          {props.children(close)}
        </div>
      )}
    </div>
  );
}
