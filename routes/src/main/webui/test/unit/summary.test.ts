import assert from "node:assert/strict";
import { test } from "node:test";
import { summary } from "../../src/operator/summary.ts";
import { emptyOverview, overview } from "./examples.ts";

test("theSummaryCountsEventsDecisionsMessagesAndDoubts", () => {
  assert.equal(
    summary(overview),
    "68,412 events came in and led to 5,000 decisions. TrendGuard stepped in 612 times and left the customer alone 4,371 times, " +
      "and 17 times it could not tell and did nothing. 384 messages were handed over, 5 wait for the right moment, and one is in doubt and wants a look.",
  );
});

test("anEmptyShopIsToldHowToBegin", () => {
  assert.match(summary(emptyOverview), /^No event has come in yet\. Post one/);
});

test("whereNothingWentWrongNothingIsSaidOfIt", () => {
  const calm = structuredClone(overview);
  calm.decisions = { ...calm.decisions, intervene: 1, undetermined: 0 };
  calm.messages = { ...calm.messages, handed_over: 1, waiting: 0, in_doubt: [] };
  assert.match(summary(calm), /stepped in once and left the customer alone 4,371 times\. 1 message was handed over\.$/);
});
