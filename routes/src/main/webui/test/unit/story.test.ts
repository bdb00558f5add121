import assert from "node:assert/strict";
import { test } from "node:test";
import { causeIn, decided, focus, happened, lineIn, reasonIn, subject, wordsOf } from "../../src/auditor/story.ts";
import { intervened, leftAlone, unclear } from "./examples.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test("aPurchaseIsToldWithTimeItemsAndMoney", () => {
  assert.equal(happened(intervened()), "On 20 Nov 2026, 15:30:00 UTC a customer bought 1 item for €84.43 (order o-10442).");
});

test("aCheckoutIsNotCalledAPurchase", () => {
  assert.match(happened(unclear()), /was about to buy/);
});

/** As the decision point tells a return. */
const RETURN = {
  kind: "Return from order",
  subjects: "purchases",
  happened: "a customer sent {items} of the order {order} back and gave as the reason: defect",
  left_alone: "The return takes its course: the customer was not addressed, and nothing was held up.",
};

test("theDecisionPointTellsWhatHappenedAndThePageFillsItIn", () => {
  const dossier = intervened();
  dossier.point.situation = RETURN;
  assert.equal(happened(dossier), "On 20 Nov 2026, 15:30:00 UTC a customer sent 1 item for €84.43 of the order o-10442 back and gave as the reason: defect.");
  assert.equal(subject(dossier), "Return from order o-10442");
});

test("aDefectThatGoesStraightThroughIsNotToldAsARefusalToAct", () => {
  const dossier = leftAlone();
  dossier.point.situation = RETURN;
  const [fastTrack] = dossier.decision.candidates;
  Object.assign(fastTrack!.candidate, { id: "fast-track/internal/1", policy_row: "policy/defect#1" });
  dossier.decision.marks = ["fast-track/internal/1"];
  dossier.decision.matched_rows = [{ table: "policy/defect", row: 1, name: "A legitimate defect goes straight through" }];
  assert.equal(
    decided(dossier).join(" "),
    "The return takes its course: the customer was not addressed, and nothing was held up. " +
      "Inside the shop, colleagues get a mark: fast track (a legitimate defect goes straight through).",
  );
});

test("aCauseIsToldWithoutTheWordThatProgramsSortBy", () => {
  assert.equal(causeIn("history: history failed: the disk is gone"), "History failed: the disk is gone");
  assert.equal(causeIn("The model is not loaded."), "The model is not loaded.");
});

test("theHeadingTellsACartFromAnOrder", () => {
  assert.equal(subject(unclear()), "Cart o-10444");
  assert.equal(subject(intervened()), "Order o-10442");
});

test("quantitiesCountIntoItemsAndMoney", () => {
  const dossier = intervened();
  dossier.request.lines[0]!.line.quantity = 3;
  assert.match(happened(dossier), /3 items for €253\.29/);
});

test("anInterventionNamesAmountChannelDelayRiskAndSegment", () => {
  const said = plain(decided(intervened()).join(" "));
  assert.match(said, /stepped in with 15 % “exchange credit” \(credit for an exchange instead of a refund\), by e-mail, 2 hours after the event/);
  assert.match(said, /About 81 of 100 purchases like this come back \(81\.2 %\) and the customer counts as somebody who often sends things back/);
  assert.match(said, /The policy says: a repeat returner at risk is offered exchange credit\./);
  assert.match(said, /1 other action was allowed too; this one was expected to help most for its cost/);
  assert.match(said, /colleagues get a mark: inspection mark and manual review/);
});

test("marksForColleaguesAreNoActionsThatTheCustomerWasSpared", () => {
  const dossier = leftAlone();
  dossier.decision.candidates = intervened().decision.candidates.filter((one) => one.candidate.kind === "LOGISTICS");
  assert.match(decided(dossier).join(" "), /asked for nothing that the customer would notice/);
});

test("aChoiceMadeByARuleIsNotSoldAsTheBestByPriority", () => {
  const dossier = intervened();
  dossier.decision.candidates[2]!.priority = "9999.000000";
  assert.match(decided(dossier).join(" "), /a rule preferred this one/);
});

test("aCustomerOfTheHoldoutIsToldToBeLeftAloneForTheMeasurement", () => {
  const said = decided(leftAlone()).join(" ");
  assert.match(said, /did nothing: the customer was left alone/);
  assert.match(said, /belongs to the holdout/);
  assert.match(said, /1 action was considered and none was taken: holdout/);
});

test("safeModeIsNamedAsTheCause", () => {
  const dossier = leftAlone();
  dossier.request.safe_mode = true;
  assert.match(decided(dossier).join(" "), /Safe mode was on, so nobody was contacted/);
});

test("whereNoActionWasAskedForTheRowOfThePolicySaysWhy", () => {
  const dossier = leftAlone();
  dossier.decision.candidates = [];
  dossier.decision.matched_rows = [
    { table: "policy/customer", row: 1, name: "Who has never ordered is a new buyer" },
    { table: "policy/proposals", row: 1, name: "Nobody is interrupted at low risk" },
  ];
  assert.match(decided(dossier).join(" "), /The policy asked for nothing that the customer would notice: nobody is interrupted at low risk\./);
});

test("whatCouldNotBeToldNamesItsCauseAndIsNotCalledARefusal", () => {
  const said = decided(unclear()).join(" ");
  assert.match(said, /could not tell, so it did nothing and contacted nobody/);
  assert.match(said, /The cause: the model is not loaded\./);
});

test("aCodeIsToldByTheRulebookElseByItsRowElseReadAloud", () => {
  const dossier = intervened();
  assert.equal(reasonIn("QUIET_HOURS", wordsOf(dossier)), "It is quiet time where the customer lives");
  dossier.rulebook.reasons = { QUIET_HOURS: "People sleep" };
  assert.equal(reasonIn("QUIET_HOURS", wordsOf(dossier)), "People sleep");
  assert.equal(reasonIn("BUDGET_SPENT", wordsOf(dossier)), "Budget spent");
});

test("theFocusIsTheLineThePolicyLookedAtAndElseTheRiskiest", () => {
  const { decision } = intervened();
  const [first] = decision.risks;
  decision.risks.push({ line_id: "2", risk: { ...first!.risk, probability: "0.900000" } });
  assert.equal(focus(decision)?.probability, "0.812345");
  delete decision.focus_line;
  assert.equal(focus(decision)?.probability, "0.900000");
});

test("aLineWithoutBrandAndCategoryIsStillNamed", () => {
  assert.equal(lineIn({ line_id: "1", product_id: "p-9", quantity: 1, paid_price_minor: 100 }), "Product p-9");
});
