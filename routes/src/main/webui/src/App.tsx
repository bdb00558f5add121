import { useEffect, useRef, useState, type ReactNode } from "react";
import { ComparePage } from "./auditor/ComparePage.tsx";
import { DecisionPage } from "./auditor/DecisionPage.tsx";
import { DecisionPeek } from "./auditor/DecisionPeek.tsx";
import { Boundary } from "./common/Boundary.tsx";
import { forgetKey, knownKey, rememberKey, takeKeyFromAddress } from "./common/key.ts";
import { KeyForm } from "./common/KeyForm.tsx";
import { LISTS, useRoute, type Route } from "./common/route.ts";
import type { Row } from "./lists/contract.ts";
import { Downloads } from "./lists/Downloads.tsx";
import { KINDS } from "./lists/kinds.ts";
import { ListPage } from "./lists/ListPage.tsx";
import { HealthPage } from "./operator/HealthPage.tsx";
import { ModelsPage } from "./operator/ModelsPage.tsx";
import { ReportPage } from "./operator/ReportPage.tsx";
import { StartPage } from "./operator/StartPage.tsx";

/** Which page a reader sees: the key first, then what the address says. */
export function App() {
  const route = useRoute();
  const [hasKey, setHasKey] = useState(knownKey() !== undefined);
  const [visits, setVisits] = useState(0);
  const [refused, setRefused] = useState<string>();
  const main = useRef<HTMLElement>(null);
  const address = JSON.stringify(route);
  const first = useRef(address);

  // After a click that changes the page, reading goes on at its top, also for those who listen to it.
  useEffect(() => {
    if (address !== first.current) {
      first.current = "";
      main.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }, [address]);

  // The link with the key may be opened in a tab that already shows this page.
  useEffect(() => {
    const moved = (): void => {
      if (takeKeyFromAddress(window)) {
        setRefused(undefined);
        setHasKey(true);
        setVisits((count) => count + 1);
      }
    };
    window.addEventListener("hashchange", moved);
    return () => window.removeEventListener("hashchange", moved);
  }, []);

  const giveKey = (key: string): void => {
    rememberKey(key);
    setRefused(undefined);
    setHasKey(true);
  };
  const dropKey = (why?: string): void => {
    forgetKey();
    setRefused(why);
    setHasKey(false);
  };

  return (
    <>
      <a className="skip" href="#main" onClick={(click) => { click.preventDefault(); main.current?.focus(); }}>
        Skip to the content
      </a>
      <header className="top">
        <a className="brand" href="#/">
          <img src="/mark.svg" alt="" width="28" height="28" />
          TrendGuard
        </a>
        <nav aria-label="Pages">
          <a href="#/" aria-current={route.page === "start" ? "page" : undefined}>Start</a>
          {LISTS.map((one) => <a key={one} href={`#/${one}`} aria-current={route.page === one || (one === "decisions" && (route.page === "decision" || route.page === "compare")) ? "page" : undefined}>{KINDS[one].title}</a>)}
          <a href="#/models" aria-current={route.page === "models" || route.page === "report" ? "page" : undefined}>Models</a>
          <a href="#/health" aria-current={route.page === "health" ? "page" : undefined}>Health</a>
          <a href="/q/swagger-ui">HTTP API</a>
          {hasKey && <button type="button" className="plain" onClick={() => dropKey()}>Forget key</button>}
        </nav>
      </header>
      <main id="main" ref={main} tabIndex={-1}>
        {hasKey ? <Boundary key={`${visits} ${address}`}><Page route={route} onKeyRefused={dropKey} /></Boundary> : <KeyForm refused={refused} onKey={giveKey} />}
      </main>
      <Downloads />
      <footer className="foot">
        <p>TrendGuard decides, for every purchase and cart, whether to step in, so that customers keep what they buy.</p>
      </footer>
    </>
  );
}

/** Beside a list: the decision that a row is about or came from. */
function peek(row: Row): ReactNode {
  return typeof row["decision_id"] === "string" ? <DecisionPeek id={row["decision_id"]} /> : undefined;
}

function Page({ route, onKeyRefused }: { route: Route; onKeyRefused: (why: string) => void }) {
  switch (route.page) {
    case "start":
      return <StartPage onKeyRefused={onKeyRefused} />;
    case "models":
      return <ModelsPage onKeyRefused={onKeyRefused} />;
    case "health":
      return <HealthPage onKeyRefused={onKeyRefused} />;
    case "decisions":
    case "messages":
    case "rejected":
      return <ListPage key={route.page} name={route.page} onKeyRefused={onKeyRefused} peek={peek} />;
    case "report":
      return <ReportPage version={route.version} />;
    case "decision":
      return <DecisionPage key={route.id} id={route.id} onKeyRefused={onKeyRefused} />;
    case "compare":
      return <ComparePage key={`${route.id} ${route.other}`} id={route.id} other={route.other} />;
    case "unknown":
      return (
        <section className="note">
          <h1>There is no such page</h1>
          <p>Nothing is at “{route.address}”. <a href="#/">The start page</a> links everything there is.</p>
        </section>
      );
  }
}
