import assert from "node:assert/strict";
import { test } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Candidates } from "../../src/auditor/Candidates.tsx";
import { Fired } from "../../src/auditor/Fired.tsx";
import { WaterfallCard } from "../../src/auditor/WaterfallCard.tsx";
import { label } from "../../src/common/words.ts";
import { intervened } from "./examples.ts";

test("thePointsOfAWaterfallAddUpToTheChanceThatIsShown", () => {
  const shown = renderToStaticMarkup(createElement(WaterfallCard, { dossier: intervened() }));
  const figures = [...shown.matchAll(/class="figure">([+−]?[\d.]+)/g)].map(([, text]) => Math.round(Number(text!.replace("−", "-")) * 10));
  const end = figures.pop();
  assert.equal(figures.length, 7); // the usual order and six steps
  assert.equal(figures.reduce((total, one) => total + one, 0), end);
});

test("aDecisionOfAnOlderLogShowsItsChanceAndSaysWhatWasNotRecorded", () => {
  const shown = renderToStaticMarkup(createElement(WaterfallCard, { dossier: { ...intervened(), waterfalls: [] } }));
  assert.ok(shown.includes("81.2\u00a0%") && shown.includes("was not recorded with this decision") && !shown.includes("odds"));
});

test("everyCandidateIsShownWithItsVerdictInWords", () => {
  const { decision, rulebook, request } = intervened();
  const shown = renderToStaticMarkup(createElement(Candidates, { decision, currency: request.currency, words: rulebook, chance: "a return" }));
  for (const { candidate } of decision.candidates) {
    assert.ok(shown.includes(label(candidate.intervention)), `${candidate.id} is missing.`);
  }
  for (const word of ["Chosen", "Allowed", "Goes along", "Not allowed", "Could not tell"]) {
    assert.ok(shown.includes(word), `The verdict “${word}” is missing.`);
  }
  assert.ok(shown.indexOf("Chosen") < shown.indexOf("Not allowed"), "The chosen candidate must come first.");
});

test("aRowThatFiredForManyCandidatesIsShownOnceWithAllOfThem", () => {
  const { decision } = intervened();
  const shown = renderToStaticMarkup(createElement(Fired, { decision, currency: "EUR", words: { name: "regret", version: "1" } }));
  assert.equal(shown.split("The customer agreed to messages on this channel").length - 1, 1);
  assert.ok(shown.includes("for 3 candidates"));
});

test("wordsOfOthersAreShownAsTextAndNeverAsMarkup", () => {
  const { decision } = intervened();
  decision.matched_rows[0]!.name = "<img src=x onerror=alert(1)>";
  const shown = renderToStaticMarkup(createElement(Fired, { decision, currency: "EUR", words: { name: "regret", version: "1" } }));
  assert.ok(!shown.includes("<img"));
});
