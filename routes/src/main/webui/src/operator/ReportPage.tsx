import { useEffect, useState } from "react";
import { asProblem, get, type Problem } from "../common/api.ts";
import { brief } from "../common/format.ts";
import { Trouble } from "../common/Trouble.tsx";

interface ReportAddress {
  name: string;
  href: string;
}

/** The report that came with a model, in a frame that runs no script and can reach neither this page nor its key. */
export function ReportPage({ version }: { version: string }) {
  const [address, setAddress] = useState<ReportAddress>();
  const [problem, setProblem] = useState<Problem>();
  const [tries, setTries] = useState(0);

  useEffect(() => {
    setProblem(undefined);
    setAddress(undefined);
    get<ReportAddress>(`/v1/models/${encodeURIComponent(version)}/report/address`)
      .then(setAddress, (cause: unknown) => setProblem(asProblem(cause)));
  }, [version, tries]);

  const title = `Report of model ${address?.name ?? brief(version)}`;
  useEffect(() => {
    document.title = `${title} · TrendGuard`;
  }, [title]);

  if (problem) {
    return <Trouble problem={problem} again={() => setTries((count) => count + 1)} />;
  }
  return (
    <>
      <p className="back"><a href="#/models">All models</a></p>
      <h1 title={version}>{title}</h1>
      {address === undefined
        ? <p className="note" role="status">Asking the service…</p>
        : <iframe className="report" title={title} sandbox="" src={address.href} />}
    </>
  );
}
