import { Card, Empty, Fact, Facts, Help } from "../common/Card.tsx";
import { Copy } from "../common/Copy.tsx";
import { moment, plural, whole } from "../common/format.ts";
import { label } from "../common/words.ts";
import type { Dossier, HistoryEntry } from "./decision.ts";
import { modelName } from "./story.ts";

/** What came after the decision, as the log has it. */
export function Afterwards({ history }: { history: HistoryEntry[] }) {
  return (
    <Card title="What happened afterwards">
      {history.length === 0 ? (
        <Empty>Nothing yet. Attempts, deliveries and the customer's answer appear here as entries of the log.</Empty>
      ) : (
        <ol className="timeline">
          {history.map((entry) => (
            <li key={String(entry.position)}>
              <span className="quiet"><time dateTime={entry.time}>{moment(entry.time)}</time></span>
              <span><strong>{label(entry.kind)}</strong> {entry.summary} <small className="quiet">entry {whole(entry.position)}</small></span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  );
}

/** Where the decision stands in the log and how to check that it was not touched. */
export function Proof({ dossier }: { dossier: Dossier }) {
  const { receipt } = dossier;
  return (
    <Card title="How to check it">
      <Facts>
        <Fact name="Entry of the log">{whole(dossier.position)}</Fact>
        <Fact name="Logged">{moment(dossier.logged_at)}</Fact>
        {receipt && <Fact name="Log">{receipt.origin}</Fact>}
        {receipt && (
          <Fact name="Leaf hash"><code className="long">{receipt.leaf_hash}</code> <Copy text={receipt.leaf_hash} what="the leaf hash" /></Fact>
        )}
      </Facts>
      {receipt === undefined ? (
        <Empty>The receipt is not signed yet; it comes with the next checkpoint.</Empty>
      ) : (
        <>
          <p>
            The receipt below leads from this entry, over {plural(receipt.inclusion_proof.length, "hash", "hashes")}, to a
            checkpoint that the service signed. It proves that the entry was in the log at that checkpoint,
            and <strong>only to those who saw that checkpoint, or an older one, outside of this service</strong>.
          </p>
          <details className="help">
            <summary>Receipt</summary>
            <div>
              <pre tabIndex={0} aria-label="Receipt">{JSON.stringify(receipt, null, 2)}</pre>
              <Copy text={JSON.stringify(receipt)} what="the receipt" />
            </div>
          </details>
          <Help title="Check it by hand">
            <ol>
              <li>Check the signature of the checkpoint with the log's public key (a C2SP signed note: origin, size, root hash, signatures).</li>
              <li>Start with the leaf hash. For each hash of the proof put it left or right, as RFC 6962 tells from position and size, and take SHA-256 of 0x01 and both.</li>
              <li>What comes out must be the root hash of the checkpoint.</li>
              <li>Compare the checkpoint with one that somebody else kept.</li>
            </ol>
          </Help>
        </>
      )}
    </Card>
  );
}

/** What exactly decided: the same three versions decide the same again, to the byte. */
export function Versions({ dossier }: { dossier: Dossier }) {
  const { decision, rulebook, request } = dossier;
  const name = modelName(dossier);
  const schemas = [...new Set(request.lines.flatMap(({ features }) => (features ? [features.schema_version] : [])))];
  return (
    <Card title="Versions">
      <Facts>
        <Fact name={`Rulebook “${label(rulebook.name)}”`}><code className="long">{decision.rulebook_version}</code></Fact>
        <Fact name={name === undefined ? "Model" : `Model ${name}`}><code className="long">{decision.model_version ?? "none was there"}</code></Fact>
        {schemas.map((schema) => <Fact key={schema} name="Feature schema"><code className="long">{schema}</code></Fact>)}
        <Fact name="Decided"><time dateTime={request.decided_at}>{moment(request.decided_at)}</time></Fact>
      </Facts>
      <p className="quiet">Each version is the hash of what it names. The same request, rulebook and model lead to the same decision, to the byte.</p>
    </Card>
  );
}
