import assert from "node:assert/strict";
import { test } from "node:test";
import { before, brief, day, listed, millis, moment, money, outOfHundred, short, signed } from "../../src/common/format.ts";
import { clause, inWords, label } from "../../src/common/words.ts";

test("moneyFollowsTheCurrencysOwnMinorUnit", () => {
  assert.equal(money("8443", "EUR"), "€84.43");
  assert.equal(money(8443, "JPY"), "JP¥8,443");
  assert.equal(money(5, "no currency"), "5 minor units of no currency");
});

test("minorUnitsAreThoseOfIso4217AndNotWhatABrowserShows", () => {
  const plain = (minor: number, currency: string): string => money(minor, currency).replace(/^[^0-9]+/, "");
  for (const currency of ["HUF", "IDR", "PKR", "COP", "ALL", "IRR", "MMK", "LBP", "RSD", "TWD", "CRC"]) {
    assert.equal(plain(129900, currency), "1,299.00", currency);
  }
  for (const currency of ["JPY", "KRW", "VND", "CLP", "ISK", "XAF", "UGX", "PYG"]) {
    assert.equal(plain(1299, currency), "1,299", currency);
  }
  for (const currency of ["BHD", "KWD", "TND", "JOD", "IQD", "OMR", "LYD"]) {
    assert.equal(plain(1299000, currency), "1,299.000", currency);
  }
  assert.equal(plain(12990000, "CLF"), "1,299.0000");
});

test("timesAreToldInTheReadersZoneWhichIsNamed", () => {
  assert.equal(moment("2026-11-20T23:30:00+02:00"), "20 Nov 2026, 21:30:00 UTC");
  assert.equal(day("2026-11-20T15:30:02.114Z"), "20 Nov, 15:30 UTC");
  assert.equal(moment("soon"), "soon");
});

test("aProbabilityIsToldAsFrequencyAndNeverRoundedToCertainty", () => {
  assert.equal(outOfHundred("0.812345"), "about 81 of 100");
  assert.equal(outOfHundred("0.000100"), "fewer than 1 of 100");
  assert.equal(outOfHundred("0.999900"), "more than 99 of 100");
});

test("theAgeOfAFactIsToldInItsLargestUnit", () => {
  assert.equal(before("2026-11-20T14:00:00Z", "2026-11-20T15:30:00Z"), "1 hour before");
  assert.equal(before("2026-11-09T15:30:00Z", "2026-11-20T15:30:00Z"), "11 days before");
  assert.equal(before("2026-11-20T15:30:00Z", "2026-11-20T15:30:00Z"), "at that moment");
});

test("signsAndSmallNumbersStayVisible", () => {
  assert.equal(signed(-0.274), "−0.27");
  assert.equal(signed(0.93), "+0.93");
  assert.equal(short(0.000412), "0.000412");
  assert.equal(millis(1234), "1.23 s");
  assert.equal(millis("6.13"), "6.13 ms");
});

test("codesAreReadAloud", () => {
  assert.equal(label("QUIET_HOURS"), "Quiet hours");
  assert.equal(label("sms-reminder"), "SMS reminder");
  assert.equal(inWords("trend_velocity_24h"), "trend velocity 24 h");
  assert.equal(clause("The model is not loaded."), "the model is not loaded");
  assert.equal(clause("SMS is off."), "SMS is off");
});

test("listsAndHashesAreShortened", () => {
  assert.equal(listed(["a", "b", "c"]), "a, b and c");
  assert.equal(listed(["a"]), "a");
  assert.equal(brief("0123456789abcdef"), "0123456789ab…");
});
