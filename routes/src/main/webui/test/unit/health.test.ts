import assert from "node:assert/strict";
import { test } from "node:test";
import { bytes, done, foretold, isTight, problems, reason, seconds, sentence } from "../../src/operator/problems.ts";
import type { DeadLetters, Health, ReplayReport } from "../../src/operator/health.ts";
import { routeOf } from "../../src/common/route.ts";

const EXAMPLES = "../../../../../test/fixture/health.mjs"; // as seen from where the compiled tests lie
const loaded = (await import(EXAMPLES)) as { health: Health; wellHealth: Health; deadLetters: DeadLetters; noDeadLetters: DeadLetters };
const { health, wellHealth, deadLetters, noDeadLetters } = loaded;

const words = (of: Health, letters: DeadLetters | undefined): string => {
  const { lead, rest } = sentence(of, problems(of, letters));
  return `${lead} ${rest}`;
};

test("theSentenceSaysWhatIsDownWhatWorksAndWhatElseNeedsAPerson", () => {
  assert.equal(
    words(health, deadLetters),
    "Cart is down: its rulebook did not load. Regret decides normally. Also: History store is 28 min behind, E-mail is left alone after failures, " +
      "1 message in doubt, 36 dead letters and 1 file set aside.",
  );
});

test("whereAllIsWellNothingNeedsAPerson", () => {
  assert.equal(words(wellHealth, noDeadLetters), "All is well. Regret decides normally. Nothing needs a person.");
});

test("whatWaitsWithoutAnythingBeingDownIsNoOutage", () => {
  assert.equal(words(wellHealth, deadLetters), "1 thing needs a person: 36 dead letters. Regret decides normally.");
});

test("aServiceThatAcceptsNothingSaysSoFirstAndPromisesNothing", () => {
  const full = { ...wellHealth, accepting: { yes: false, why_not: "the disk of (/data) is full" } };
  assert.equal(words(full, undefined), "Nothing is accepted, since the disk of (/data) is full. ");
});

test("littleRoomOnTheDiskIsAProblemBeforeEventsAreRefused", () => {
  assert.equal(isTight({ free_bytes: 60_000_000, total_bytes: 1e9, refused_below_bytes: 16_777_216 }), true);
  assert.equal(isTight({ free_bytes: 70_000_000, total_bytes: 1e9, refused_below_bytes: 16_777_216 }), false);
});

const report = (some: Partial<ReplayReport>): ReplayReport => ({
  group: "0123456789abcdef", dry_run: true, looked: 0, accepted: 0, repeated: 0, failed: 0, not_replayable: 0, unfinished: 0, why_not: [], ...some,
});

test("aDryRunForetellsAndAReplayTells", () => {
  assert.equal(foretold(report({})), "There are no letters of this reason any more.");
  assert.equal(foretold(report({ looked: 31, failed: 31 })), "Would fail again: 31.");
  assert.equal(foretold(report({ looked: 8, accepted: 5, repeated: 1, failed: 1, not_replayable: 1 })), "5 events would be accepted now, 1 was accepted before, would fail again: 1 and 1 cannot be submitted as it is kept.");
  assert.equal(done(report({ looked: 8, accepted: 5, repeated: 1, failed: 2 })), "5 events accepted, 1 recognised as accepted before and 2 stay with their reason.");
});

test("reasonsAndFiguresReadAsPeopleSayThem", () => {
  assert.equal(reason({ field: "whole row", remedy: "there are 2 values" }), "There are 2 values");
  assert.equal(reason({ field: "(withheld)", remedy: "is not a name of ours" }), "A whole file or row, or a field whose name is none of ours");
  assert.equal(reason({ field: "item_price", remedy: "must be a number" }), "item_price must be a number");
  assert.deepEqual([0.04, 12.4, 90, 7_200].map(seconds), ["0.0 s", "12 s", "2 min", "2.0 h"]);
  assert.deepEqual([0, 999, 16_777_216, 51_900_000_000].map(bytes), ["0 bytes", "999 bytes", "16.8 MB", "51.9 GB"]);
  assert.deepEqual(routeOf("#/health"), { page: "health" });
});
