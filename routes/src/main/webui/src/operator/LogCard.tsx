import { Badge, Card, Empty, Fact, Facts, Help } from "../common/Card.tsx";
import { Copy } from "../common/Copy.tsx";
import { brief, moment, plural, whole } from "../common/format.ts";
import type { Overview } from "./overview.ts";

/** The head of the log: what can be proved, and up to where. */
export function LogCard({ log }: { log: Overview["log"] }) {
  return (
    <Card title="Proof" aside={<strong className="big">{whole(log.size)} <small>entries</small></strong>}>
      {Number(log.size) === 0 ? (
        <Empty>The log is empty. Its first entry is the first event.</Empty>
      ) : (
        <>
          <p>
            {log.checked && Number(log.checked.entries) > 0
              ? <Badge tone="good">{plural(Number(log.checked.entries), "entry", "entries")} read and checked {moment(log.checked.at)}</Badge>
              : <Badge tone="plain">Nothing was there to check at the start</Badge>}
          </p>
          <p className="quiet">
            Every start reads the whole log and checks each entry against the signed head. What came in since is under the head
            below, and is read again at the next start.
          </p>
          <Facts>
            <Fact name="Head (root hash)">
              <code title={log.root_hash}>{brief(log.root_hash, 20)}</code> <Copy text={log.root_hash} what="the root hash" />
            </Fact>
            <Fact name="Public key of the log">
              <code title={log.key}>{brief(log.key, 20)}</code> <Copy text={log.key} what="the public key" />
            </Fact>
          </Facts>
          <p>
            The log is proved <strong>only up to the last checkpoint that someone outside has seen</strong>. Hand this one to
            somebody you do not control.
          </p>
          <details className="help">
            <summary>Signed checkpoint</summary>
            <div>
              <pre tabIndex={0} aria-label="Signed checkpoint">{log.checkpoint}</pre>
              <Copy text={log.checkpoint} what="the signed checkpoint" />
            </div>
          </details>
        </>
      )}
      <Help title="What does this mean?">
        <p>
          Everything that came in, was decided and was sent is an entry of a log that only grows. All entries together give
          one number, the root hash: change, drop or slip in a single entry and it comes out different.
        </p>
        <p>
          A checkpoint is that number with the count of entries, signed by this service. Whoever keeps an old checkpoint can
          later prove that the log of that day is still part of today's. Entries after the newest checkpoint that left the
          house rest on our word alone.
        </p>
      </Help>
    </Card>
  );
}
