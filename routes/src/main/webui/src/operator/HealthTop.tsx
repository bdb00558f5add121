import { Badge } from "../common/Card.tsx";
import { day, millis, moment, plural, whole } from "../common/format.ts";
import { label } from "../common/words.ts";
import type { Health, Point } from "./health.ts";
import { seconds } from "./problems.ts";

/** What does not work at all, before everything else: what it means for customers, and what to do. */
export function Broken({ health }: { health: Health }) {
  return (
    <>
      {!health.accepting.yes && (
        <section className="card broken" role="alert" tabIndex={-1} data-problem="">
          <h2>Nothing is accepted</h2>
          <p>{health.accepting.why_not}</p>
          <p>Senders are told to come back, files wait in the inbox and Kafka offsets stay where they are, so nothing is lost. What was accepted is on the log.</p>
        </section>
      )}
      {health.points.filter((point) => point.failure !== undefined).map((point) => <FailedRulebook key={point.decision_point} point={point} />)}
      {health.points.filter((point) => point.now === "DOES_NOTHING" && point.failure === undefined).map((point) => (
        <section key={point.decision_point} className="card broken" role="alert" tabIndex={-1} data-problem="">
          <h2>Every decision at {label(point.decision_point)} is “do nothing”, since {point.why}</h2>
          <p>Events are accepted; each decision is on the log with its cause. Models are brought and put into use on <a href="#/models">Models</a>; the settings name the rulebook.</p>
        </section>
      ))}
      {health.threads !== undefined && health.threads.ended.length > 0 && (
        <section className="card broken" role="alert" tabIndex={-1} data-problem="">
          <h2>{plural(health.threads.ended.length, "thread")} ended although nobody stopped {health.threads.ended.length === 1 ? "it" : "them"}</h2>
          <p>{health.threads.ended.join(", ")}. The service rebuilds itself from the log within a second; if this stays, restart it.</p>
        </section>
      )}
    </>
  );
}

function FailedRulebook({ point }: { point: Point }) {
  const failure = point.failure;
  return (
    <section className="card broken" role="alert" tabIndex={-1} data-problem="">
      <h2>Rulebook {label(failure?.rulebook ?? "")} cannot be loaded, so every decision at {label(point.decision_point)} is “do nothing”</h2>
      {failure?.seen_since !== undefined && <p className="quiet">Seen since {moment(failure.seen_since)}. Events are accepted; each decision is on the log with its cause.</p>}
      <div className="broken-parts">
        <div>
          <h3>What was found</h3>
          <p>{failure?.reason}</p>
        </div>
        <div>
          <h3>What to do, the safest first</h3>
          <ol>
            <li>Put the unchanged folder of the version before back, for example from a backup, and open <a href="/q/health/well">/q/health/well</a>, which tries it again. No restart is needed.</li>
            <li>Tell the rulebook's owner, with what was found.</li>
            <li>Correct the row and publish the rulebook as a new version.</li>
          </ol>
          <p className="quiet">A rulebook cannot be rolled back from this page yet.</p>
        </div>
      </div>
    </section>
  );
}

/** The most important figures, one beside the other. */
export function Strip({ health }: { health: Health }) {
  const { latency, events, threads, versions } = health;
  const call = latency?.since_start;
  return (
    <section className="card strip" aria-label="At a glance">
      <dl>
        <div>
          <dt>Ready</dt>
          <dd className="row">
            {health.points.length === 0 && "No decision point yet"}
            {health.points.map((point) => (
              <Badge key={point.decision_point} tone={health.accepting.yes && point.now === "DECIDES" ? "good" : "bad"}>{label(point.decision_point)}</Badge>
            ))}
          </dd>
        </div>
        <div>
          <dt>Checkout p99 since the start, all shops</dt>
          <dd>{call === undefined || call.count === 0 ? "No checkout yet" : <><strong>{millis(call.p99_ms)}</strong> <small>of {millis(latency?.promised_ms ?? 0)}, n {whole(call.count)}</small></>}</dd>
        </div>
        <div>
          <dt>Events in</dt>
          <dd>
            {events?.recently === undefined || (events.recently_seconds ?? 0) < 10
              ? events === undefined ? "Not known" : <><strong>{whole(events.accepted)}</strong> <small>on the log</small></>
              : <><strong>{(events.recently / (events.recently_seconds ?? 1)).toFixed(1)} / s</strong> <small>in the last {seconds(events.recently_seconds ?? 0)}, {whole(events.accepted)} in all</small></>}
          </dd>
        </div>
        <div>
          <dt>Threads that send</dt>
          <dd>{threads === undefined ? "Not known" : <strong>{threads.all - threads.ended.length} of {threads.all} alive</strong>}</dd>
        </div>
        <div>
          <dt>Last start</dt>
          <dd><strong>{day(versions.started)}</strong> <small>{whole(versions.log_entries_checked)} entries checked in {versions.log_check_seconds.toFixed(1)} s</small></dd>
        </div>
      </dl>
    </section>
  );
}

/** What was found damaged and mended, and what is used although it is refused. */
export function Remarks({ remarks }: { remarks: string[] }) {
  return remarks.length === 0 ? null : (
    <section className="card needs" aria-labelledby="remarks-title" tabIndex={-1} data-problem="">
      <div className="card-head"><h2 id="remarks-title">{plural(remarks.length, "remark")} since the last start</h2></div>
      <ul>{remarks.map((remark) => <li key={remark} className="long">{remark}</li>)}</ul>
    </section>
  );
}
