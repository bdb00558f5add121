import assert from "node:assert/strict";
import { test } from "node:test";
import { added, narrowed, NOTHING, queryOf, removed, sameRows, sortedBy, stateOf, withFilters } from "../../src/lists/address.ts";
import { brushed, brushOf, moved, resized, widened } from "../../src/lists/brush.ts";
import type { Buckets, Column, Facet } from "../../src/lists/contract.ts";
import { headline } from "../../src/lists/headline.ts";
import { KINDS } from "../../src/lists/kinds.ts";
import { layout } from "../../src/lists/layout.ts";
import { share, timesIn } from "../../src/lists/shares.ts";
import { statusOf } from "../../src/lists/status.ts";
import { oftenUsed, suggest } from "../../src/lists/suggest.ts";
import { chartQuery, rowsQuery } from "../../src/lists/useList.ts";
import { cell, chips, said } from "../../src/lists/values.ts";

const column = (name: string, title: string, type: Column["type"], operators: Column["operators"], more: Partial<Column> = {}): Column => ({ name, title, type, operators, ...more });
const RISK = column("risk", "Risk", "SHARE", ["min", "max", "known"]);
const VALUE = column("value", "Value", "MONEY", ["min", "max"]);
const TIME = column("time", "Decided", "TIME", ["min", "max"]);
const RESULT = column("result", "Decision", "WORD", ["is", "not"], { words: [{ value: "INTERVENE", title: "Stepped in" }, { value: "NOTHING", title: "Did nothing" }] });
const REASON = column("reason_words", "Strongest reason", "TEXT", ["is", "contains"]);
const ORDER = column("order_id", "Order", "TEXT", ["is", "contains"]);
const COLUMNS = [RISK, VALUE, TIME, RESULT, REASON, ORDER];
const FACETS: Facet[] = [
  { column: "creator", title: "Creator", values: [{ value: "@mara.styles", title: "@mara.styles", count: "214" }, { value: "@maraknits", title: "@maraknits", count: 6 }] },
  { column: "result", title: "Decision", values: [{ value: "INTERVENE", title: "Stepped in", count: "90" }, { value: "NOTHING", title: "Did nothing", count: 210 }] },
];
const CHART: Buckets = {
  bucket: "DAY", by: "result", series: [{ value: "INTERVENE", title: "Stepped in" }, { value: "NOTHING", title: "Did nothing" }],
  buckets: Array.from({ length: 10 }, (_, index) => ({ at: `2026-11-${String(index + 20)}T00:00:00Z`, counts: index < 5 ? [10, 90] : [25, 75] })),
};

test("anAddressAndItsStateSayTheSame", () => {
  const query = "result=INTERVENE&channel.not=SMS&risk.min=0.6&time.min=2026-11-23T00:00:00Z&q=mara+styles&sort=-risk&columns=time,risk&page=3&until=48231&at=47102&peek=1";
  const state = stateOf(query);
  assert.deepEqual(state.filters[1], { column: "channel", operator: "not", values: ["SMS"] });
  assert.equal(state.q, "mara styles");
  assert.deepEqual(stateOf(queryOf(state)), state);
  assert.equal(queryOf(NOTHING), "");
});

test("valuesOfOneFieldAreAnyOfThem", () => {
  assert.deepEqual(stateOf("channel=SMS&channel=EMAIL&channel=SMS").filters, [{ column: "channel", operator: "is", values: ["SMS", "EMAIL"] }]);
});

test("whatThePageDoesNotKnowIsKeptForTheServiceToRefuse", () => {
  assert.equal(queryOf(stateOf("color=red&risk.near=3")), "color=red&risk.near=3");
  assert.deepEqual(stateOf("color=red").filters, [{ column: "color", operator: "is", values: ["red"] }]);
});

test("aPageThatIsNoNumberIsTheFirst", () => {
  assert.equal(stateOf("page=x").page, 1);
  assert.equal(stateOf("page=-4").page, 1);
});

test("anotherFilterBeginsAtTheFirstPageCountedAnew", () => {
  const state = added(stateOf("page=3&until=7&at=5&sort=-risk"), "result", "is", "NOTHING");
  assert.equal(queryOf(state), "result=NOTHING&sort=-risk");
});

test("aValueIsEitherWantedOrExcluded", () => {
  assert.equal(queryOf(added(stateOf("result=INTERVENE&result=NOTHING"), "result", "not", "NOTHING")), "result=INTERVENE&result.not=NOTHING");
  assert.equal(queryOf(added(stateOf("result.not=NOTHING"), "result", "is", "NOTHING")), "result=NOTHING");
});

test("aBoundReplacesTheOneBefore", () => {
  assert.equal(queryOf(added(stateOf("risk.min=0.6"), "risk", "min", "0.8")), "risk.min=0.8");
  assert.equal(queryOf(removed(stateOf("risk.min=0.6&risk.max=0.8"), { column: "risk", operator: "min" })), "risk.max=0.8");
});

test("aFigureReplacesTheFiltersOfItsColumn", () => {
  assert.equal(queryOf(narrowed(stateOf("outcome=open&risk.min=0.6"), "outcome=returned")), "risk.min=0.6&outcome=returned");
});

test("twoAddressesWithTheSameRowsAreTheSameView", () => {
  assert.ok(sameRows(stateOf("a=1&b=2&page=2&peek=1"), stateOf("b=2&a=1&sort=time")));
  assert.ok(!sameRows(stateOf("a=1"), stateOf("a=1&a=2")));
});

test("aColumnIsSortedDownThenUp", () => {
  const down = sortedBy(NOTHING, "risk");
  assert.equal(down.sort, "-risk");
  assert.equal(sortedBy(down, "risk").sort, "risk");
  assert.equal(sortedBy(NOTHING, "time").sort, "time");
});

test("fromAndUntilAreOneChipInDays", () => {
  const [time, risk] = chips(stateOf("time.min=2026-11-23T00:00:00Z&time.max=2026-11-30T00:00:00Z&risk.min=0.6").filters, COLUMNS);
  assert.equal(`${time!.field} ${time!.operator} ${time!.value}`, "Decided is 23 to 29 Nov 2026");
  assert.equal(`${risk!.field} ${risk!.operator} ${risk!.value}`, "Risk at least 60\u00a0%");
});

test("aWordMatchesValuesByExactnessAndThenByCount", () => {
  const found = suggest("mara", COLUMNS, FACETS, "EUR");
  assert.deepEqual(found.slice(0, 2).map((one) => [one.field, one.text, one.count]), [["Creator", "@mara.styles", 214], ["Creator", "@maraknits", 6]]);
  assert.ok(found.some((one) => one.add?.operator === "q"));
  assert.deepEqual(suggest("stepped in", COLUMNS, FACETS, "EUR")[0]!.add, { column: "result", operator: "is", value: "INTERVENE" });
});

test("boundsAreTypedAsPeopleSayThem", () => {
  const add = (text: string): unknown => suggest(text, COLUMNS, [], "EUR")[0]!.add;
  assert.deepEqual(add("risk at least 60 %"), { column: "risk", operator: "min", value: "0.6" });
  assert.deepEqual(add("risk < 0.5"), { column: "risk", operator: "max", value: "0.5" });
  assert.deepEqual(add("value below 12.50"), { column: "value", operator: "max", value: "1250" });
  assert.deepEqual(suggest("value below 1200", COLUMNS, [], "JPY")[0]!.add, { column: "value", operator: "max", value: "1200" });
  assert.equal(suggest("risk", COLUMNS, [], "EUR").find((one) => one.fill !== undefined)?.fill, "Risk at least ");
});

test("whatSplitsTheRowsMostIsOfferedFirst", () => {
  assert.deepEqual(oftenUsed(FACETS, 300, new Set()).map((one) => one.text), ["Stepped in", "@mara.styles"]);
  assert.deepEqual(oftenUsed(FACETS, 300, new Set(["result"])).map((one) => one.field), ["Creator"]);
});

test("aBrushIsAFilterOnTheTimeAndBack", () => {
  const state = brushed(stateOf("result=INTERVENE&page=2"), CHART, { from: 3, until: 5 });
  assert.equal(queryOf(state), "time.min=2026-11-23T00:00:00Z&time.max=2026-11-25T00:00:00Z&result=INTERVENE");
  assert.deepEqual(brushOf(state.filters, CHART), { from: 3, until: 5 });
  assert.equal(queryOf(brushed(state, CHART, undefined)), "result=INTERVENE");
  assert.equal(brushOf(stateOf("time.min=2027-01-01T00:00:00Z").filters, CHART), undefined);
});

test("aBrushStaysInsideTheChartAndKeepsOneBucket", () => {
  assert.deepEqual(moved(undefined, -1, 10), { from: 9, until: 10 });
  assert.deepEqual(moved({ from: 8, until: 10 }, 1, 10), { from: 8, until: 10 });
  assert.deepEqual(moved({ from: 1, until: 3 }, -5, 10), { from: 0, until: 2 });
  assert.deepEqual(widened({ from: 0, until: 2 }, "from", 10), { from: 0, until: 2 });
  assert.deepEqual(widened({ from: 2, until: 3 }, "until", 10), { from: 2, until: 4 });
  assert.deepEqual(resized({ from: 2, until: 5 }, "from", 9, 10), { from: 4, until: 5 });
});

test("theHeadlineComparesTheBrushWithWhatCameBefore", () => {
  const { title, detail } = headline(KINDS.decisions, CHART, { from: 5, until: 10 });
  assert.equal(title, "TrendGuard stepped in 1 time in 4 from 25 Nov to 29 Nov, 1 in 10 before");
  assert.match(detail, /n 1,000\. Selected: 25\.0\s% of 500 \(95 % interval 21\.4 to 29\.0\); before: 10\.0\s% of 500/);
  assert.equal(headline(KINDS.decisions, { ...CHART, buckets: [] }, undefined).title, "No decisions");
});

test("sharesAreSaidAsPeopleHearThem", () => {
  assert.equal(timesIn(share(0, 400)), "not once");
  assert.equal(timesIn(share(400, 400)), "every time");
  assert.equal(timesIn(share(2, 3)), "2 of 3 times");
  assert.equal(timesIn(share(70, 100)), "7 times in 10");
});

test("theBarsKeepEveryValueOfWhatCutsThem", () => {
  assert.equal(chartQuery(stateOf("result=INTERVENE&channel=SMS&time.min=2026-11-23T00:00:00Z"), "result").toString(), "channel=SMS&by=result");
});

test("rowsAreAskedWithWhatTheirCellsNeed", () => {
  const query = rowsQuery(KINDS.decisions, stateOf("columns=risk"), { list: "decisions", default: [], columns: [...COLUMNS, column("decision_id", "Id", "ID", ["is"])] });
  assert.equal(query.get("columns"), "position,risk,decision_id,order_id,result");
});

test("columnsThatBelongTogetherShareACell", () => {
  const drawn = layout(KINDS.decisions, [TIME, RISK, ORDER]);
  assert.deepEqual(drawn.map((one) => [one.column.name, one.below.map((each) => each.name), one.lead]), [["order_id", ["time"], true], ["risk", [], false]]);
});

test("valuesAreReadInWords", () => {
  assert.equal(said(RESULT, "INTERVENE"), "Stepped in");
  assert.equal(cell(VALUE, { position: "1", value: "12880", currency: "EUR" }), "€128.80");
  assert.equal(cell(RISK, { position: "1" }), undefined);
  assert.match(said(TIME, "2026-11-29T15:31:07Z"), /15:31:07 UTC$/);
});

test("theDotSaysHowCompleteTheListIs", () => {
  const complete = { until: "600", time: "2026-11-29T15:32:04Z", entries_behind: "400", seconds_behind: 240, state: "FOLLOWING" as const };
  assert.deepEqual(statusOf({ ...complete, seconds_behind: 0.8 }), { tone: "good", text: "complete up to 15:32:04 UTC, 0.8 s behind", brief: "0.8 s behind" });
  assert.equal(statusOf({ ...complete, state: "CATCHING_UP" }).text, "complete up to 15:32:04 UTC, catching up, 4 min, 400 entries to go");
  assert.deepEqual(statusOf({ ...complete, state: "REBUILDING" }).progress, { done: 600, of: 1000 });
  assert.equal(statusOf({ ...complete, state: "UNAVAILABLE" }).tone, "bad");
  assert.equal(statusOf(complete).tone, "unsure");
});

test("filtersAreClearedTogether", () => {
  assert.equal(queryOf(withFilters(stateOf("a=1&b.min=2"), [])), "");
});

test("aMonthEndsWhereTheNextBegins", () => {
  const months: Buckets = { bucket: "MONTH", by: "result", series: CHART.series, buckets: ["2026-01", "2026-02", "2026-03"].map((month) => ({ at: `${month}-01T00:00:00Z`, counts: [1, 1] })) };
  const state = brushed(NOTHING, months, { from: 1, until: 2 });
  assert.equal(queryOf(state), "time.min=2026-02-01T00:00:00Z&time.max=2026-03-01T00:00:00Z");
  assert.deepEqual(brushOf(state.filters, months), { from: 1, until: 2 });
  assert.match(headline(KINDS.decisions!, months, undefined).detail, /per month/);
});

test("rowsThatLieTooFarBackToBeDrawnAreCounted", () => {
  assert.match(headline(KINDS.decisions!, { ...CHART, earlier: "3" }, undefined).detail, /n 1,000; 3 before 20 Nov not drawn/);
});
