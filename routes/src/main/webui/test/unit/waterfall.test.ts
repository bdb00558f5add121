import assert from "node:assert/strict";
import { test } from "node:test";
import { lead } from "../../src/auditor/lead.ts";
import { plotOf } from "../../src/auditor/waterfall.ts";
import { intervened, leftAlone, unclear } from "./examples.ts";

const WORDS = intervened().point.words;

test("theThresholdLiesBetweenWhatIsBelowAndWhatIsAboveItAndOneBarCrossesIt", () => {
  const [waterfall] = intervened().waterfalls!;
  const { bars, threshold } = plotOf(waterfall!, WORDS);
  assert.ok(bars[0]!.to < threshold! && bars.at(-1)!.to > threshold!);
  assert.equal(bars.filter((bar) => bar.crosses).length, 1);
});

test("aBarBeginsWhereTheOneBeforeItEndsAndTheLastMeetsTheTotal", () => {
  const { bars } = plotOf(intervened().waterfalls![0]!, WORDS);
  const steps = bars.slice(1, -1);
  steps.forEach((bar, index) => assert.ok(Math.abs(bar.from - bars[index]!.to) < 1e-9, bar.key));
  assert.ok(Math.abs(steps.at(-1)!.to - bars.at(-1)!.to) < 0.01);
});

test("calibrationThatIsAStepOfItsOwnGetsItsBar", () => {
  const waterfall = intervened().waterfalls![0]!;
  waterfall.calibration = { log_odds: -2, points: "-20.0" };
  waterfall.end = { probability: "0.5", log_odds: 0, points: "50.0" };
  const { bars } = plotOf(waterfall, WORDS);
  assert.equal(bars.at(-2)!.key, "calibration");
  assert.ok(Math.abs(bars.at(-2)!.to - bars.at(-1)!.to) < 1e-9);
});

test("aProbabilityOfCertaintyStaysOnTheAxis", () => {
  const waterfall = intervened().waterfalls![0]!;
  waterfall.end = { probability: "1.000000", log_odds: Infinity, points: "100.0" };
  for (const { from, to } of plotOf(waterfall, WORDS).bars) {
    assert.ok(from >= 0 && from <= 100 && to >= 0 && to <= 100);
  }
});

test("theSentenceNamesInterventionRiskThresholdAndForWhom", () => {
  assert.match(lead(intervened()), /stepped in with “15\u00a0% exchange credit” by e-mail, because about 81 of 100 purchases like this come back \(81\.2\u00a0%\), at or above the threshold of 60\u00a0% for a repeat returner\./);
});

test("doingNothingSaysWhyAndNotKnowingSaysItsCause", () => {
  assert.match(lead(leftAlone()), /did nothing: the customer belongs to the holdout/);
  assert.match(lead(unclear()), /could not tell, so it did nothing and contacted nobody\. The cause: the model is not loaded\./);
});
