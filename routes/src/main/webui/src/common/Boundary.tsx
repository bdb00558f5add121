import { Component, type ReactNode } from "react";

/** Keeps a page readable if an answer has a shape that this page does not know, for example after an update. */
export class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? (
      <section className="note" role="alert">
        <h1>This page cannot show the service's answer</h1>
        <p>
          Maybe page and service are of different versions. Load the page again; if that does not help,
          the same data can be read in the <a href="/q/swagger-ui">HTTP API</a>.
        </p>
        <button type="button" onClick={() => window.location.reload()}>Load again</button>
      </section>
    ) : this.props.children;
  }
}
