import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Told } from "../../src/auditor/DecisionPage.tsx";
import { featureIn } from "../../src/auditor/story.ts";
import type { Decision, DecisionRequest, Dossier, Treatment } from "../../src/auditor/decision.ts";
import { intervened } from "./examples.ts";

// The golden entries of the log: what the service writes, pinned by the tests of `rules`.
const GOLDEN = join(process.cwd(), "../../../../rules/src/test/resources/payloads/v1");
const golden = <T>(name: string): T => JSON.parse(readFileSync(join(GOLDEN, name), "utf8")) as T;

test("thePageTellsTheGoldenDecisionOfTheLog", () => {
  const { request, decision } = golden<{ request: DecisionRequest; decision: Decision }>("decision.json");
  const { treatment } = golden<{ treatment: Treatment }>("treatment.json");
  const dossier: Dossier = {
    position: "12", logged_at: request.decided_at, point: intervened().point, request, decision, treatments: [treatment], history: [],
    rulebook: { name: "regret", version: decision.rulebook_version },
    challengers: [
      { version: "9".repeat(64), lines: [{ line_id: "l1", probability: "0.410000", log_odds: -0.36 }] },
      { version: "8".repeat(64), lines: [], skipped: "it did not answer within 5 ms" },
    ],
  };
  const shown = renderToStaticMarkup(createElement(Told, { dossier }));
  for (const known of request.lines[0]!.features!.features) {
    assert.ok(shown.includes(featureIn(known.name, dossier.rulebook)), `The feature ${known.name} is missing.`);
  }
  for (const text of [request.order_id, request.arm.draw_key, "−12 %/h", "Repeat returner", "No zone", "line l1: 41.0\u00a0%", "was skipped: it did not answer", "47.5\u00a0%"]) {
    assert.ok(shown.includes(text), `“${text}” is missing.`);
  }
  for (const broken of ["undefined", "NaN", "[object Object]", "Invalid"]) {
    assert.ok(!shown.includes(broken), `The page says “${broken}”: ${new RegExp(`.{0,60}${broken.replace("[", "\\[")}.{0,60}`).exec(shown)?.[0]}`);
  }
});
