import { Badge, Card, Empty } from "../common/Card.tsx";
import { money, plural } from "../common/format.ts";
import { byChannel, clause, inWords, label, sentenceCase } from "../common/words.ts";
import type { Candidate, CandidateOutcome, Decision, RulebookWords } from "./decision.ts";
import { reasonIn } from "./story.ts";

/** A row that fired, as a sentence, with the place where it stands. */
interface Said {
  key: string;
  sentence: string;
  about: string[];
  place: string;
}

/** How it came to the decision, each row quoted as the sentence it is: what was dropped and why, what led to the choice, and the rest. */
export function Fired({ decision, currency, words }: { decision: Decision; currency: string; words: RulebookWords }) {
  const rows = rowsOf(decision);
  const dropped = decision.candidates.filter((one) => one.verdict.verdict !== "eligible");
  const led = rows.filter((row) => leads(row, decision));
  const droppedBy = new Set(dropped.flatMap((one) => reasonsOf(one, decision).map((reason) => reason.key)));
  const rest = rows.filter((row) => !led.includes(row) && !droppedBy.has(row.key));
  return (
    <>
      <Funnel decision={decision} />
      {dropped.length > 0 && (
        <Card title={`Why ${dropped.length === 1 ? "one was" : `${dropped.length} were`} dropped`}>
          <ul className="said">
            {dropped.map((one) => (
              <li key={one.candidate.id}>
                <Badge tone={one.verdict.verdict === "undetermined" ? "unsure" : "bad"}>{one.verdict.verdict === "undetermined" ? "Could not tell" : "Dropped"}</Badge>
                <div>
                  <strong>{nameOf(one.candidate, currency)}</strong>
                  {reasonsOf(one, decision, words).map((reason) => <Sentence key={reason.key} said={reason} />)}
                </div>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={decision.chosen === undefined ? "What the rules say" : `Why “${inWords(decision.chosen.intervention)}” was chosen`}>
        {led.length === 0 && decision.fired_rules.length === 0 ? <Empty>No row of a table fired.</Empty> : (
          <ul className="said">
            {led.map((row) => <li key={row.key}><Sentence said={row} /></li>)}
            {decision.fired_rules.map((rule, index) => (
              <li key={`rule ${index}`}><p>“{rule.name}”{rule.candidate_id !== undefined && ` (${aboutIn(rule.candidate_id)})`} <small className="quiet">A rule beside the tables</small></p></li>
            ))}
          </ul>
        )}
        {rest.length > 0 && (
          <details className="help">
            <summary>{plural(rest.length, "other row")} that fired</summary>
            <ul className="said">{rest.map((row) => <li key={row.key}><Sentence said={row} /></li>)}</ul>
          </details>
        )}
      </Card>
    </>
  );
}

/** How many were left after each stage. */
function Funnel({ decision }: { decision: Decision }) {
  const all = decision.candidates;
  const eligible = all.filter((one) => stageOf(one, decision) !== "eligibility");
  const allowed = all.filter((one) => one.verdict.verdict === "eligible");
  const worth = allowed.filter((one) => one.candidate.kind !== "LOGISTICS" && (one.candidate.id === decision.chosen?.id || Number(one.priority ?? 0) > 0));
  const stages: [string, number, string][] = [
    ["Proposed by the policy", all.length, `${all.filter((one) => one.candidate.kind !== "LOGISTICS").length} for the customer, ${all.filter((one) => one.candidate.kind === "LOGISTICS").length} inside the shop`],
    ["Eligible", eligible.length, `${all.length - eligible.length} dropped`],
    ["Allowed", allowed.length, `${eligible.length - allowed.length} dropped for contact, or not to be told`],
    ["Worth more than it costs", worth.length, decision.chosen === undefined ? "none chosen" : "1 chosen"],
  ];
  return all.length === 0 ? null : (
    <ol className="funnel">
      {stages.map(([name, count, detail]) => <li key={name}><span>{name}</span> <strong className="big">{count}</strong> <small className="quiet">{detail}</small></li>)}
    </ol>
  );
}

function Sentence({ said }: { said: Said }) {
  return (
    <p>
      “{said.sentence}” <small className="quiet">{said.place}{said.about.length > 1 ? `, for ${plural(said.about.length, "candidate")}` : said.about.length === 1 ? `, for ${said.about[0]}` : ""}</small>
    </p>
  );
}

/** Where a candidate was dropped; undefined if it was not. */
function stageOf(one: CandidateOutcome, decision: Decision): "eligibility" | "contact" | undefined {
  if (one.verdict.verdict !== "ineligible") {
    return undefined;
  }
  const rows = reasonsOf(one, decision);
  return rows.some((row) => row.key.startsWith("eligibility")) ? "eligibility" : "contact";
}

/** What speaks against a candidate: the rows that said so; a reason that no row gave, in words. */
function reasonsOf(one: CandidateOutcome, decision: Decision, words: RulebookWords = { name: "", version: "" }): Said[] {
  const { verdict, candidate } = one;
  if (verdict.verdict === "undetermined") {
    return [{ key: verdict.cause, sentence: sentenceCase(clause(verdict.cause)), about: [], place: "Not enough was known" }];
  }
  if (verdict.verdict === "eligible") {
    return [];
  }
  return verdict.reasons.map((code): Said => {
    const row = decision.matched_rows.find((fired) => fired.reason === code && fired.candidate_id === candidate.id)
      ?? decision.matched_rows.find((fired) => fired.reason === code && fired.candidate_id === undefined);
    return row === undefined
      ? { key: code, sentence: reasonIn(code, words), about: [], place: "Outside of the tables" }
      : { key: `${row.table}#${row.row}`, sentence: row.name, about: [], place: placeOf(row.table, row.row) };
  });
}

/** Whether a row led to the choice: it is about the whole order, proposed the chosen candidate, or weighed it. */
function leads(row: Said, decision: Decision): boolean {
  const chosen = decision.chosen;
  const proposes = decision.candidates.map((one) => one.candidate.policy_row);
  return row.key === chosen?.policy_row || (row.key.startsWith("policy/") && !proposes.includes(row.key) && row.about.length === 0)
    || (row.key.startsWith("arbitration") && row.about.length === 0);
}

function rowsOf(decision: Decision): Said[] {
  const rows = new Map<string, Said>();
  for (const { table, row, name, candidate_id } of decision.matched_rows) {
    const key = `${table}#${row}`;
    const known = rows.get(key) ?? { key, sentence: name, about: [], place: placeOf(table, row) };
    rows.set(key, { ...known, about: candidate_id === undefined ? known.about : [...known.about, aboutIn(candidate_id)] });
  }
  return [...rows.values()];
}

/** "Policy · Proposals, row 13" for `policy/proposals`. */
function placeOf(table: string, row: number): string {
  const [file, ...rest] = table.split("/");
  return `${[file ?? table, ...rest].map(label).join(" · ")}, row ${row}`;
}

/** "Exchange credit, by e-mail" for `exchange-credit/email/1`; what has no slash is a line. */
function aboutIn(id: string): string {
  const [intervention, channel] = id.split("/");
  return channel === undefined ? `line ${id}` : `${inWords(intervention ?? id)}, ${byChannel(channel.toUpperCase())}`;
}

function nameOf(candidate: Candidate, currency: string): string {
  const amount = candidate.credit_percent > 0 ? `${candidate.credit_percent}\u00a0% `
    : Number(candidate.credit_minor) > 0 ? `${money(candidate.credit_minor, currency)} ` : "";
  return `${sentenceCase(amount + inWords(candidate.intervention))}, ${byChannel(candidate.channel)}`;
}
