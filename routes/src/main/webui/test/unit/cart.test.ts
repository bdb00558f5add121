import assert from "node:assert/strict";
import { test } from "node:test";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { comparedInWords } from "../../src/auditor/compare.ts";
import { Told } from "../../src/auditor/DecisionPage.tsx";
import { lead } from "../../src/auditor/lead.ts";
import { assessed, decided, happened, segmentIn, subject } from "../../src/auditor/story.ts";
import { newest, pointsIn } from "../../src/operator/recent.ts";
import { intervened, overview, quietCart, visitor } from "./examples.ts";

const plain = (text: string): string => text.replaceAll("\u00a0", " ");

test("aCartIsToldWithItsQuietHoursItemsAndPrice", () => {
  assert.equal(happened(quietCart()), "On 20 Nov 2026, 15:30:00 UTC nothing had happened for 12 hours to a cart of 4 items worth €120.00 (cart cart-301).");
  assert.equal(subject(quietCart()), "Cart cart-301");
});

test("theRiskOfACartIsToldInTheWordsOfItsDecisionPoint", () => {
  assert.equal(
    plain(lead(quietCart())),
    "TrendGuard stepped in with “10 % cart discount” by e-mail, because about 92 of 100 carts like this are abandoned (92.2 %), at or above the threshold of 50 % for a large cart.",
  );
  assert.match(plain(decided(quietCart()).join(" ")), /About 92 of 100 carts like this are abandoned \(92\.2 %\) and it counts as a large cart\./);
});

test("aSegmentOfCartsIsNotCalledACustomer", () => {
  const { point } = quietCart();
  assert.equal(segmentIn("small-cart", point), "it counts as a small cart");
  assert.equal(segmentIn("unknown-visitor", point), "the segment is “unknown visitor”");
  assert.equal(segmentIn("new-buyer", point), "the customer counts as a new buyer");
});

test("ofAnUnknownVisitorItIsSaidThatTheShopGotThePrediction", () => {
  assert.equal(
    plain(lead(visitor())),
    "Nobody could be addressed: it is not known whose cart it is. The shop got the prediction: about 92 of 100 carts like this are abandoned (92.2 %).",
  );
});

test("aCartThatIsAssessedAsAWholeHasNoLines", () => {
  assert.deepEqual(assessed(quietCart()).map(({ id, name }) => [id, name]), [["basket", "the cart"]]);
  assert.deepEqual(assessed(intervened()).map(({ id }) => id), ["1"]);
});

test("thePageOfACartSpeaksOfNoReturnAndNoStandInItem", () => {
  const shown = plain(renderToStaticMarkup(createElement(Told, { dossier: quietCart() })));
  for (const text of ["4 items", "Chance of abandonment within 24 hours of the last activity", "The usual cart", "of 812 with about this chance, 91.0 % were abandoned", "4 things known of the cart", "for this cart", "at stake", "10 % credit if you buy"]) {
    assert.ok(shown.toLowerCase().includes(text.toLowerCase()), `“${text}” is missing.`);
  }
  for (const wrong of ["Product cart", "line cart", "line basket", "a return", "come back", "came back", "within 30 days", "Return window", "this order", "undefined", "NaN", "{items}", "{price}", "{order}", "{risk}"]) {
    assert.ok(!shown.includes(wrong), `The page says “${wrong}”: ${shown.slice(Math.max(0, shown.indexOf(wrong) - 60), shown.indexOf(wrong) + 60)}`);
  }
});

test("thePageOfAnUnknownVisitorNamesNobody", () => {
  const shown = renderToStaticMarkup(createElement(Told, { dossier: visitor() }));
  assert.ok(shown.includes("not known: nobody was logged in"));
  assert.ok(!shown.includes("only the vault knows"));
});

test("decisionsOfTwoPointsAreComparedByTheirRisk", () => {
  assert.match(comparedInWords(intervened(), quietCart()), /^Cart cart-301 has the higher risk, by 11\.0 points\./);
  assert.equal(comparedInWords(quietCart(), visitor()), "Both have the same chance of abandonment.");
});

test("theListIsFilteredByDecisionPoint", () => {
  assert.deepEqual(pointsIn(overview.recent), ["cart", "regret"]);
  assert.equal(newest(overview.recent, undefined).length, 6);
  assert.deepEqual([...new Set(newest(overview.recent, "cart").map((one) => one.decision_point))], ["cart"]);
});

test("aDecisionOfBeforeThereWereSeveralPointsIsListedWithoutOne", () => {
  const old = overview.recent.map(({ decision_point: _, ...rest }) => rest);
  assert.deepEqual(pointsIn(old), []);
  assert.equal(newest(old, undefined).length, 6);
});
