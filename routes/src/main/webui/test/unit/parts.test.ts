import assert from "node:assert/strict";
import { test } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Candidates } from "../../src/auditor/Candidates.tsx";
import { Fired } from "../../src/auditor/Fired.tsx";
import { RiskCard } from "../../src/auditor/RiskCard.tsx";
import { intervened } from "./examples.ts";

test("theBarsOfARiskAddUpToItsLogOdds", () => {
  const { decision, rulebook } = intervened();
  const { risk } = decision.risks[0]!;
  const shown = renderToStaticMarkup(createElement(RiskCard, { decision, words: rulebook }));
  const steps = [...shown.matchAll(/class="figure">([+−]\d+\.\d\d)/g)].map(([, text]) => Number(text!.replace("−", "-")));
  assert.equal(steps.length, 9); // eight one by one, the others together
  const sum = steps.reduce((total, step) => total + step, risk.baseline);
  assert.ok(Math.abs(sum - risk.log_odds) < 0.05, `The bars lead to ${sum} and not to ${risk.log_odds}.`);
});

test("everyCandidateIsShownWithItsVerdictInWords", () => {
  const { decision, rulebook, request } = intervened();
  const shown = renderToStaticMarkup(createElement(Candidates, { decision, currency: request.currency, words: rulebook }));
  for (const { candidate } of decision.candidates) {
    assert.ok(shown.includes(candidate.id), `${candidate.id} is missing.`);
  }
  for (const word of ["Chosen", "Allowed", "Goes along", "Not allowed", "Could not tell"]) {
    assert.ok(shown.includes(word), `The verdict “${word}” is missing.`);
  }
  assert.ok(shown.indexOf("Chosen") < shown.indexOf("Not allowed"), "The chosen candidate must come first.");
});

test("aRowThatFiredForManyCandidatesIsShownOnceWithAllOfThem", () => {
  const { decision } = intervened();
  const shown = renderToStaticMarkup(createElement(Fired, { decision }));
  assert.equal(shown.split("The customer agreed to messages on this channel").length - 1, 1);
  assert.ok(shown.includes("3 candidates"));
});

test("wordsOfOthersAreShownAsTextAndNeverAsMarkup", () => {
  const { decision } = intervened();
  decision.matched_rows[0]!.name = "<img src=x onerror=alert(1)>";
  const shown = renderToStaticMarkup(createElement(Fired, { decision }));
  assert.ok(!shown.includes("<img"));
});
