import { useEffect, useRef, useState } from "react";
import { moment, plural } from "../common/format.ts";
import { usePolled } from "../common/poll.ts";
import { Breakers } from "./Breakers.tsx";
import { DeadLetterCard } from "./DeadLetters.tsx";
import { Followers } from "./Followers.tsx";
import { Broken, Remarks, Strip } from "./HealthTop.tsx";
import { InboxCard, DiskCard, Versions } from "./HealthFoot.tsx";
import type { DeadLetters, Health } from "./health.ts";
import "./health.css";
import { KeysHelp, useProblemKeys } from "./problemKeys.tsx";
import { problems, sentence, type Place } from "./problems.ts";
import { Unreachable } from "./Unreachable.tsx";

const EVERY_MILLIS = 2_000;
const LETTERS_EVERY_MILLIS = 10_000;

/** What is broken, whom it hurts, what to press. */
export function HealthPage({ onKeyRefused }: { onKeyRefused: (why: string) => void }) {
  const { value, late, problem, again } = usePolled<Health>("/v1/health", EVERY_MILLIS);
  const letters = usePolled<DeadLetters>("/v1/dead-letters", LETTERS_EVERY_MILLIS);
  const [help, setHelp] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  const refused = problem?.status === 401 || problem?.status === 403;
  useProblemKeys(page, () => setHelp((shown) => !shown));

  useEffect(() => {
    document.title = "Health · TrendGuard";
  }, []);
  useEffect(() => {
    if (refused) {
      onKeyRefused("The service does not know this key, or the key may not read. Maybe it was made for another run; take the newest one.");
    }
  }, [refused, onKeyRefused]);

  if (value === undefined) {
    return problem ? <Unreachable problem={problem} again={again} /> : <p className="note" role="status">Asking the service…</p>;
  }
  const found = problems(value, letters.value);
  const { lead, rest } = sentence(value, found);
  const needs = (place: Place): boolean => found.some((one) => one.place === place);
  const down = found.some((one) => one.down);
  return (
    <div ref={page} className={`health ${problem ? "stale" : ""}`}>
      <div className="intro">
        <h1>Health {found.length > 0 && <span className="count" aria-label={`${plural(found.length, "thing")} that need a person`}>{found.length}</span>}</h1>
        <Live asOf={value.as_of} old={problem !== undefined || late} />
      </div>
      <p className="summary" role="status"><strong className={down ? "down" : found.length === 0 ? "well" : "needs"}>{lead}</strong> {rest}</p>
      {problem && <Unreachable problem={problem} again={again} last={value.as_of} />}
      {value.safe_mode === true && <p className="banner warn"><strong>Safe mode is on.</strong> Every event is still decided and logged, but nobody is contacted.</p>}
      {!value.may_operate && <p className="banner info">You see this page and cannot act on it: replaying and settling need a key or a login with the role OPERATE.</p>}
      <Broken health={value} />
      <Strip health={value} />
      <div className="health-grid">
        <Followers followers={value.followers} needs={needs("followers")} />
        <Breakers health={value} needs={needs("breakers")} />
        <DeadLetterCard polled={letters} rejections={value.rejections} mayOperate={value.may_operate} needs={needs("letters")} />
        <InboxCard inbox={value.inbox} needs={needs("inbox")} />
        <Versions health={value} needs={needs("points")} />
        {value.disk !== undefined && <DiskCard disk={value.disk} needs={needs("disk")} />}
      </div>
      <Remarks remarks={value.remarks} />
      <KeysHelp open={help} onClose={() => setHelp(false)} />
    </div>
  );
}

/** Whether these figures are of now; says for how long they are not. */
function Live({ asOf, old }: { asOf: string; old: boolean }) {
  const [answered, setAnswered] = useState(Date.now());
  const [now, setNow] = useState(Date.now());
  useEffect(() => setAnswered(Date.now()), [asOf]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p className={`asof ${old ? "late" : ""}`}>
      <span aria-hidden="true" className="pulse" />
      {old ? `Not live for ${Math.max(0, Math.round((now - answered) / 1_000))} s; from` : "Live, as of"} <time dateTime={asOf}>{moment(asOf)}</time>
    </p>
  );
}
