import { useEffect, useState } from "react";
import { asProblem, getText, type Problem } from "../common/api.ts";
import { brief } from "../common/format.ts";
import { Trouble } from "../common/Trouble.tsx";

/** The report that came with a model, in a frame that can reach neither this page nor its key. */
export function ReportPage({ version }: { version: string }) {
  const [html, setHtml] = useState<string>();
  const [problem, setProblem] = useState<Problem>();
  const [tries, setTries] = useState(0);

  useEffect(() => {
    document.title = `Report of model ${brief(version)} · TrendGuard`;
    setProblem(undefined);
    getText(`/v1/models/${encodeURIComponent(version)}/report`).then(setHtml, (cause: unknown) => setProblem(asProblem(cause)));
  }, [version, tries]);

  if (problem) {
    return <Trouble problem={problem} again={() => setTries((count) => count + 1)} />;
  }
  return (
    <>
      <p className="back"><a href="#/models">All models</a></p>
      <h1>Report of model {brief(version)}</h1>
      {html === undefined
        ? <p className="note" role="status">Asking the service…</p>
        : <iframe className="report" title={`Report of model ${brief(version)}`} sandbox="allow-scripts" srcDoc={html} />}
    </>
  );
}
