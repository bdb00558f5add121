import assert from "node:assert/strict";
import { test } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { Became } from "../../src/auditor/Became.tsx";
import { became } from "../../src/auditor/became.ts";
import { comparedInWords, decisionsCompared, effectsCompared } from "../../src/auditor/compare.ts";
import { placeIn } from "../../src/common/list.ts";
import { compareHref, routeOf } from "../../src/common/route.ts";
import { intervened, leftAlone, quietCart, unclear, visitor } from "./examples.ts";

const names = (dossier: ReturnType<typeof intervened>): string[] => became(dossier).steps.map((step) => step.name);

test("whatBecameOfADecisionIsToldStepByStep", () => {
  assert.deepEqual(names(intervened()), ["Decided", "Held for quiet hours", "E-mail handed over", "The customer accepted", "Return window open"]);
  assert.equal(became(intervened()).title, "What became of it: not known yet, after the customer accepted");
  assert.equal(became(intervened()).badge.text, "Open");
});

test("aReturnIsToldWithWhenItHappenedAndWhenItBecameKnown", () => {
  const { title, badge, steps } = became(leftAlone());
  assert.equal(title, "What became of it: returned");
  assert.equal(badge.text, "Returned");
  const step = steps.at(-1); // nothing is left of which the window would matter
  assert.equal(step?.name, "Returned");
  assert.equal(step?.time, "2026-11-27T09:12:00Z");
  assert.equal(step?.knownAt, "2026-11-29T06:00:00Z");
});

test("aReturnThatIsKnownAtOnceSaysItsTimeOnce", () => {
  const dossier = leftAlone();
  dossier.history[0]!.known_at = "2026-11-27T09:12:30Z";
  assert.equal(became(dossier).steps.find((one) => one.name === "Returned")?.knownAt, undefined);
});

test("onlyAClosedWindowIsCalledKept", () => {
  const dossier = leftAlone();
  dossier.history = [];
  const window = { name: "Return window open", until: "2026-12-20T15:30:00Z", open: true, says: "Return window open until 20 December 2026." };
  dossier.outcome = { state: "OPEN", code: "open", word: "Open", title: "not known yet", says: window.says, window };
  assert.match(became(dossier).title, /not known yet/);
  assert.equal(became(dossier).steps.at(-1)?.state, "open");
  dossier.outcome = { state: "GOOD", code: "kept", word: "Kept", title: "kept", says: "Kept.", window: { ...window, name: "Kept", open: false } };
  assert.equal(became(dossier).title, "What became of it: kept");
  assert.equal(became(dossier).steps.at(-1)?.state, "good");
  assert.equal(became(dossier).steps.at(-1)?.name, "Kept");
});

test("aPartOfAnOrderThatCameBackLeavesTheRestOpen", () => {
  const dossier = leftAlone();
  dossier.outcome = {
    state: "PARTLY", code: "returned", word: "1 of 3 items returned", title: "1 of 3 items returned", says: "1 of 3 items returned on 3 December 2026.",
    window: { name: "Return window open", until: "2026-12-20T15:30:00Z", open: true, says: "The rest may come back until 20 December 2026." },
  };
  assert.match(became(dossier).title, /1 of 3 items returned/);
  assert.equal(became(dossier).badge.text, "1 of 3 items returned");
});

test("ofAHandOverThatWasTriedAgainOnlyTheEndIsTold", () => {
  const dossier = intervened();
  const [treatment, attempt, delivery] = dossier.history;
  const failed = (position: number) => ({ ...delivery!, position, result: "FAILED", summary: "Not taken by the provider; it is tried again." });
  dossier.history = [treatment!, attempt!, failed(1), failed(2), delivery!];
  assert.deepEqual(names(dossier), ["Decided", "Held for quiet hours", "E-mail handed over", "Return window open"]);
  dossier.history.pop();
  assert.deepEqual(names(dossier), ["Decided", "Held for quiet hours", "E-mail not taken yet", "Return window open"]);
});

test("whatWasNotSentAndWhatIsInDoubtIsToldAsSuch", () => {
  const dossier = intervened();
  dossier.history = [{ position: 9, kind: "DELIVERY", time: "2026-11-20T17:30:02Z", result: "NOT_SENT", summary: "Not sent, and it will not be: quiet hours (QUIET_HOURS)." }];
  assert.ok(names(dossier).includes("E-mail not sent"));
  dossier.history[0]!.result = "IN_DOUBT";
  assert.ok(names(dossier).includes("E-mail in doubt"));
});

test("beforeThePurchaseNoReturnIsAwaited", () => {
  assert.equal(became(unclear()).title, "What became of it: nothing followed");
  assert.equal(became(unclear()).badge.text, "No outcome awaited");
});

test("aCartThatWasBoughtIsToldWithItsOrder", () => {
  const { title, badge, steps } = became(quietCart());
  assert.equal(title, "What became of it: bought");
  assert.deepEqual(badge, { tone: "good", text: "Bought" });
  assert.deepEqual([steps.at(-1)?.name, steps.at(-1)?.state], ["Bought", "good"]);
  assert.match(steps.at(-1)?.detail ?? "", /Bought at 23:32 on 20 November 2026/);
});

test("aCartThatNobodyBoughtInTimeWasAbandonedAndALatePurchaseDoesNotChangeIt", () => {
  const dossier = quietCart();
  const window = { name: "Abandoned", until: "2026-11-21T03:30:00Z", open: false, says: "No purchase of this cart was reported." };
  dossier.outcome = { state: "BAD", code: "abandoned", word: "Abandoned", title: "abandoned", says: window.says, window };
  dossier.history.at(-1)!.report = { title: "Bought, too late to count", state: "NEITHER" };
  const { title, badge, steps } = became(dossier);
  assert.equal(title, "What became of it: abandoned");
  assert.equal(badge.tone, "bad");
  assert.deepEqual(steps.slice(-2).map((step) => [step.name, step.state]), [["Bought, too late to count", "past"], ["Abandoned", "bad"]]);
});

test("ofACallThatNamedNoCartNobodyClaimsToKnowTheOutcome", () => {
  assert.equal(became(visitor()).title, "What became of it: not known, since the call named no cart that a purchase could name");
  assert.equal(became(visitor()).badge.tone, "unsure");
});

test("aComparisonBeginsWithWhatDiffers", () => {
  const rows = decisionsCompared(intervened(), leftAlone());
  assert.deepEqual(rows.filter((row) => row.differs).map((row) => row.what), ["Outcome", "Chosen", "Arm", "Not allowed"]);
  assert.equal(rows.find((row) => row.what === "Model")?.left, "Quiet Heron");
  assert.equal(comparedInWords(intervened(), leftAlone()), "Both have the same chance of a return.");
  assert.match(comparedInWords(intervened(), unclear()), /no risk is known/);
});

test("theGreatestDifferenceOfTwoRisksComesFirst", () => {
  const other = leftAlone();
  other.decision.risks[0]!.risk.probability = "0.512345";
  const step = other.waterfalls![0]!.steps[1]!;
  Object.assign(step, { points: "-2.0", value: "20 days after its peak" });
  const [first] = effectsCompared(intervened(), other);
  assert.equal(first?.what, "Age of the trend");
  assert.equal(first?.right, "20 days after its peak (−2.0\u00a0points)");
  assert.equal(comparedInWords(intervened(), other), "Order o-10442 has the higher chance of a return, by 30.0 points. What differs most: age of the trend.");
});

test("theListItCameFromLeadsOnInBothDirectionsAndEnds", () => {
  assert.deepEqual(placeIn(["a", "b", "c"], "b"), { index: 1, count: 3, previous: "a", next: "c", ids: ["a", "b", "c"] });
  assert.equal(placeIn(["a", "b"], "a")?.previous, undefined);
  assert.equal(placeIn(["a", "b"], "b")?.next, undefined);
  assert.equal(placeIn(["a", "b"], "z"), undefined);
});

test("aComparisonHasAnAddressOfItsOwn", () => {
  assert.deepEqual(routeOf(compareHref("d_1", "d/2")), { page: "compare", id: "d_1", other: "d/2" });
});

test("aReportThatWasCorrectedSaysSoAndNamesItsPlaceOnTheLog", () => {
  const dossier = leftAlone();
  const [first] = dossier.history;
  dossier.history = [
    { ...first!, position: 90_417, summary: "Returned on 27 November 2026: it did not fit. Corrected by entry 90500.", report: { title: "Returned, corrected later", state: "NEITHER", corrected_by: 90_500 } },
    { ...first!, position: 90_500, summary: "Returned on 27 November 2026: it was defective. It corrects entry 90417.", report: { title: "Returned", state: "BAD" } },
  ];
  const { says, steps } = became(dossier);
  assert.deepEqual(steps.slice(-2).map((step) => [step.name, step.state, step.position]), [["Returned, corrected later", "past", 90_417], ["Returned", "bad", 90_500]]);
  assert.equal(says, dossier.outcome?.says);
  assert.match(renderToStaticMarkup(createElement(Became, { dossier })), /entry 90,500 of the log/);
});
