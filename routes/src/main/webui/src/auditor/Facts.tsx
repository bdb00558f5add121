import { useState } from "react";
import { Empty } from "../common/Card.tsx";
import { before, moment, plainNumber, plural } from "../common/format.ts";
import { clause, inWords, sentenceCase } from "../common/words.ts";
import type { Dossier, Feature, KnownFact } from "./decision.ts";
import { assessed, featureIn, wordsOf } from "./story.ts";
import { moved } from "./waterfall.ts";

type Choice = "moved" | "all" | "missing";

interface Row extends KnownFact {
  points: number | undefined;
}

/** What was known of one thing that was assessed, a sentence each; those that moved the risk first. */
export function FactsOf({ dossier, lineId, name }: { dossier: Dossier; lineId: string; name: string }) {
  const rows = rowsOf(dossier, lineId);
  const choices: [Choice, string, Row[]][] = [
    ["moved", "Moved the risk", rows.filter((row) => row.points !== undefined)],
    ["all", "All", rows],
    ["missing", "Missing", rows.filter((row) => row.missing !== undefined)],
  ];
  const [chosen, setChosen] = useState<Choice>(choices[0]![2].length > 0 ? "moved" : "all");
  const shown = choices.find(([choice]) => choice === chosen)![2];
  return rows.length === 0 ? <Empty>Its histories could not be read; the reason stands above.</Empty> : (
    <>
      <div className="tabs" role="group" aria-label={`What was known of ${name}`}>
        {choices.map(([choice, name, of]) => (
          <button key={choice} type="button" aria-pressed={choice === chosen} onClick={() => setChosen(choice)}>{name} <span>{of.length}</span></button>
        ))}
      </div>
      {shown.length === 0 ? <Empty>{chosen === "missing" ? "Nothing was missing." : "Nothing moved it."}</Empty> : (
        <table className="stacked known">
          <caption className="unseen">{plural(shown.length, "fact")} of {name}</caption>
          <thead><tr><th scope="col">What was known</th><th scope="col">Newest fact behind it</th><th scope="col">From feed</th><th scope="col">Moved the risk</th></tr></thead>
          <tbody>{shown.map((row) => <FactRow key={row.feature} row={row} eventTime={dossier.request.event_time} />)}</tbody>
        </table>
      )}
    </>
  );
}

function FactRow({ row, eventTime }: { row: Row; eventTime: string }) {
  return (
    <tr>
      <th scope="row" data-label="Known">
        <span>{row.missing === undefined ? <>{row.name}: <strong>{row.value}</strong></> : <span className="quiet">{row.name} is not known: {clause(row.missing)}</span>}</span>
      </th>
      <td data-label="Newest fact">{row.missing === undefined && <time dateTime={row.as_of} title={moment(row.as_of)}>{before(row.as_of, eventTime)}</time>}</td>
      <td data-label="From feed">{row.feed === undefined ? "" : sentenceCase(inWords(row.feed))}</td>
      <td data-label="Moved the risk">{row.points === undefined ? <span className="quiet">hardly</span> : <strong className={row.points < 0 ? "lower" : "higher"}>{moved(row.points)}</strong>}</td>
    </tr>
  );
}

function rowsOf(dossier: Dossier, lineId: string): Row[] {
  const steps = dossier.waterfalls?.find((one) => one.line_id === lineId)?.steps ?? [];
  const facts = dossier.known?.find((one) => one.line_id === lineId)?.facts ?? plainFacts(dossier, lineId);
  const rows = facts.map((fact): Row => {
    const step = steps.find((one) => one.feature === fact.feature);
    return { ...fact, points: step === undefined ? undefined : Number(step.points) };
  });
  return rows.sort((a, b) => Math.abs(b.points ?? 0) - Math.abs(a.points ?? 0));
}

/** For an answer without sentences: the values as they stand in the record. */
function plainFacts(dossier: Dossier, lineId: string): KnownFact[] {
  const words = wordsOf(dossier);
  const features = assessed(dossier).find((one) => one.id === lineId)?.features?.features ?? [];
  return features.map((feature) => ({ feature: feature.name, name: featureIn(feature.name, words), as_of: feature.as_of, ...plainValue(feature.value) }));
}

function plainValue(value: Feature["value"]): { value?: string; missing?: string } {
  return "number" in value ? { value: plainNumber(value.number) } : "category" in value ? { value: inWords(value.category) } : { missing: value.missing };
}

/** How many facts were known of all that was assessed, and how many of them were missing. */
export function countsOf(dossier: Dossier): { known: number; missing: number } {
  const rows = assessed(dossier).flatMap((one) => rowsOf(dossier, one.id));
  return { known: rows.length, missing: rows.filter((row) => row.missing !== undefined).length };
}

