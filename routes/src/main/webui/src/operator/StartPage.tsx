import { useEffect } from "react";
import { moment } from "../common/format.ts";
import { usePolled } from "../common/poll.ts";
import { Trouble } from "../common/Trouble.tsx";
import { label } from "../common/words.ts";
import { Answers, Arms, Decisions, Events } from "./Activity.tsx";
import { LogCard } from "./LogCard.tsx";
import { Messages } from "./Messages.tsx";
import { ModelCard, Rulebooks } from "./ModelCard.tsx";
import type { Overview } from "./overview.ts";
import { Recent } from "./Recent.tsx";
import { SafeMode } from "./SafeMode.tsx";
import { Search } from "./Search.tsx";
import { summary } from "./summary.ts";

const EVERY_MILLIS = 2000;

/** What happened and everything there is. */
export function StartPage({ onKeyRefused }: { onKeyRefused: (why: string) => void }) {
  const { value, late, problem, again } = usePolled<Overview>("/v1/overview", EVERY_MILLIS);
  const refused = problem?.status === 401 || problem?.status === 403;

  useEffect(() => {
    document.title = "TrendGuard";
  }, []);
  useEffect(() => {
    if (refused) {
      onKeyRefused("The service does not know this key. Maybe it was made for another run; take the newest one.");
    }
  }, [refused, onKeyRefused]);

  if (value === undefined) {
    return problem ? <Trouble problem={problem} again={again} /> : <p className="note" role="status">Asking the service…</p>;
  }
  return (
    <div className={problem ? "stale" : undefined}>
      <Failures failures={value.failures} />
      <div className="intro">
        <div>
          <p className="eyebrow">Shop <strong>{value.tenant}</strong></p>
          <h1>What happened</h1>
        </div>
        <p className={`asof ${problem || late ? "late" : ""}`}>
          <span aria-hidden="true" className="pulse" />
          {problem || late ? "Last seen" : "Live, as of"} <time dateTime={value.as_of}>{moment(value.as_of)}</time>
        </p>
      </div>
      <div role="status">
        {problem && (
          <p className="banner warn">
            <strong>These figures are old.</strong> {problem.message}; what you see is from {moment(value.as_of)}. The page
            goes on by itself when the service is back.
          </p>
        )}
      </div>
      {value.safe_mode && (
        <p className="banner warn">
          <strong>Safe mode is on.</strong> Every event is still decided and logged, but nobody is contacted.
        </p>
      )}
      {value.synthetic && (
        <p className="banner info">
          <strong>Synthetic data.</strong> These customers, products and purchases come from a market generator. No figure
          here says anything about a real shop.
        </p>
      )}
      <div className="lead">
        <p className="summary">{summary(value)}</p>
        <Search />
      </div>
      <div className="grid">
        <Decisions decisions={value.decisions} />
        <Messages messages={value.messages} changed={again} />
        <Recent recent={value.recent} />
        <div className="column">
          <Events events={value.events} />
          <Rulebooks rulebooks={value.rulebooks} />
        </div>
        <div className="column">
          <Answers latency={value.latency} />
          <Arms byArm={value.decisions.by_arm} />
          <ModelCard models={value.models} synthetic={value.synthetic} />
        </div>
        <div className="column last">
          <LogCard log={value.log} />
          <SafeMode on={value.safe_mode} changed={again} />
        </div>
        <Links links={value.links} />
      </div>
    </div>
  );
}

/** What does not work at all comes before everything else. */
function Failures({ failures }: { failures: Overview["failures"] }) {
  return (
    <div role="alert">
      {failures.map((failure) => (
        <p key={failure.decision_point} className="banner warn">
          <strong>Nothing is decided at {label(failure.decision_point)}.</strong> The rulebook {label(failure.rulebook)} cannot
          be loaded: {failure.reason}
        </p>
      ))}
    </div>
  );
}

function Links({ links }: { links: Overview["links"] }) {
  return (
    <section className="card wide" aria-labelledby="links-title">
      <div className="card-head"><h2 id="links-title">Everything there is</h2></div>
      {links.length === 0 ? (
        <p className="empty">The service lists no further pages.</p>
      ) : (
        <ul className="links">
          {links.filter((link) => safe(link.href)).map((link) => (
            <li key={link.href}>
              <a href={link.href}>{link.title}</a>
              <span>{link.about}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Only addresses that a browser opens as a page. */
function safe(href: string): boolean {
  return /^(https?:\/\/|\/|#)/.test(href);
}
