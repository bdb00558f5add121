import { useEffect, useMemo, useState } from "react";
import { Card } from "../common/Card.tsx";
import { Copy } from "../common/Copy.tsx";
import type { Dossier } from "./decision.ts";

/** The whole answer as the service gave it, to read, copy or keep. */
export function Raw({ dossier }: { dossier: Dossier }) {
  const text = useMemo(() => JSON.stringify(dossier, null, 2), [dossier]);
  const [shown, setShown] = useState(false);
  const href = useDownload(text);
  return (
    <Card title="Raw data">
      <div className="row">
        <button type="button" aria-expanded={shown} aria-controls="raw" onClick={() => setShown(!shown)}>
          {shown ? "Hide the JSON" : "Show the JSON"}
        </button>
        <a className="button" href={href} download={`${dossier.decision.decision_id}.json`}>Download</a>
        <Copy text={text} what="the JSON" />
      </div>
      <div id="raw" hidden={!shown}><pre tabIndex={0} aria-label="The decision as JSON">{shown && text}</pre></div>
    </Card>
  );
}

function useDownload(text: string): string | undefined {
  const [href, setHref] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    setHref(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return href;
}
