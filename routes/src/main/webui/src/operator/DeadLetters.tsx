import { useState } from "react";
import { asProblem, post, type Problem } from "../common/api.ts";
import { Empty, Help } from "../common/Card.tsx";
import { Confirm } from "../common/Confirm.tsx";
import { day, plural, whole } from "../common/format.ts";
import type { Polled } from "../common/poll.ts";
import { FoldCard } from "./FoldCard.tsx";
import type { DeadLetters, LetterGroup, Rejection, ReplayReport } from "./health.ts";
import { done, foretold, reason } from "./problems.ts";

const REPLAY_MILLIS = 60_000;
const WAYS: Record<string, string> = { http: "HTTP", kafka: "Kafka", folder: "inbox", replay: "replay" };

/** Rejected lines that are kept, by reason and not by event, and what of them can be taken after a fix. */
export function DeadLetterCard({ polled, rejections, mayOperate, needs }: { polled: Polled<DeadLetters>; rejections: Rejection[]; mayOperate: boolean; needs: boolean }) {
  const { value, problem, again } = polled;
  const letters = value?.groups.reduce((sum, group) => sum + group.letters, 0) ?? 0;
  const [said, setSaid] = useState("");
  const title = value === undefined ? "Dead letters are not known yet" : letters === 0 ? "No dead letters" : `${plural(letters, "dead letter")} for ${plural(value.groups.length, "reason")}`;
  return (
    <FoldCard title={title} needs={needs} wide>
      {problem && <p className="complaint">{problem.message}. {problem.detail}</p>}
      <p className="said" role="status">{said}</p>
      {value !== undefined && value.groups.length === 0 && <Empty>A line of a file that cannot be accepted is kept here with its reason, until a replay accepts it.</Empty>}
      {value !== undefined && value.groups.length > 0 && (
        <>
          <p className="quiet">Grouped by reason, newest first. Replay says first what would happen; the same event id never decides twice.</p>
          <ul className="rows letters">
            {value.groups.map((group) => <Group key={group.group} group={group} mayOperate={mayOperate} onDone={(words) => { setSaid(words); again(); }} />)}
          </ul>
        </>
      )}
      {value !== undefined && value.files_not_read > 0 && <p className="quiet">{plural(value.files_not_read, "older file")} of dead letters are not grouped.</p>}
      {value !== undefined && (
        <Help title="What cannot be replayed here, and why">
          <ul>{value.not_kept.map((one) => <li key={one.way}><strong>{WAYS[one.way] ?? one.way}</strong>, {whole(one.events)} in 30 days: {one.why}</li>)}</ul>
        </Help>
      )}
      <Help title={`All rejections of the last 30 days, by reason (${whole(rejections.reduce((sum, one) => sum + one.events, 0))})`}>
        {rejections.length === 0 ? <p>Nothing was rejected.</p> : (
          <ul className="rows">
            {rejections.slice(0, 30).map((one) => (
              <li key={one.reason}>
                <span className="long">{reason(one)}<small className="line">{Object.entries(one.by_way).map(([way, count]) => `${WAYS[way] ?? way} ${whole(count)}`).join(", ")}; last {day(one.last)}</small></span>
                <strong>{whole(one.events)}</strong>
              </li>
            ))}
          </ul>
        )}
      </Help>
    </FoldCard>
  );
}

function Group({ group, mayOperate, onDone }: { group: LetterGroup; mayOperate: boolean; onDone: (words: string) => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [told, setTold] = useState<ReplayReport>();
  const [asked, setAsked] = useState(false);
  const ask = (dry_run: boolean): Promise<ReplayReport> => post("/v1/dead-letters/replay", { group: group.group, dry_run }, REPLAY_MILLIS);
  const look = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      const report = await ask(true);
      setTold(report);
      setAsked(report.accepted + report.repeated > 0);
    } catch (cause) {
      setProblem(asProblem(cause));
    } finally {
      setBusy(false);
    }
  };
  const some = (told?.accepted ?? 0) + (told?.repeated ?? 0);
  return (
    <li data-problem="" tabIndex={-1}>
      <span className="long">
        <strong>{reason(group)}</strong>
        <small className="line">
          {group.files.join(", ")}; newest: line {whole(group.newest.line)}, {day(group.newest.at)}
          {group.newest.looks_like !== undefined && <>, a value like “{group.newest.looks_like}”</>}
        </small>
        {group.replayable < group.letters && <small className="line">{whole(group.letters - group.replayable)} cannot be replayed: such a line {group.why_not}.</small>}
        <span role="status">{told && <small className="line told"><strong>{told.dry_run ? "Dry run: " : ""}{foretold(told)}</strong>{told.why_not.map((one) => <span key={one.group} className="line">{reason(one)} ({whole(one.letters)})</span>)}</small>}</span>
        {problem && <small className="line complaint" role="alert">{problem.message}. {problem.detail}</small>}
      </span>
      <span className="row">
        <strong>{whole(group.letters)}</strong>
        {mayOperate && group.replayable > 0 && (
          <button type="button" className="small" data-replay="" disabled={busy} onClick={() => void look()}>
            {busy ? "Looking…" : `Replay ${whole(group.replayable)}`}<span className="unseen">: {reason(group)}</span>
          </button>
        )}
      </span>
      {asked && told && (
        <Confirm title={`Replay ${plural(some, "event")}?`} yes={`Replay ${whole(some)}`}
          act={async () => {
            const report = await ask(false);
            setTold(undefined);
            onDone(`Replayed: ${done(report)}`);
          }}
          onClose={() => setAsked(false)}>
          <p>{foretold(told)}</p>
          <p>
            {told.accepted > 0 && `${plural(told.accepted, "event")} will be taken as if ${told.accepted === 1 ? "its file" : "their files"} came now: what is live is decided, history is only remembered. `}
            What was accepted before is recognised and decides nothing. What is accepted leaves the dead letters. The service's output notes who
            replayed. Entries of the log stay; this cannot be undone.
          </p>
          {told.looked < group.letters && <p>This call looks at {whole(told.looked)} of {whole(group.letters)}; replay again for the others.</p>}
        </Confirm>
      )}
    </li>
  );
}
