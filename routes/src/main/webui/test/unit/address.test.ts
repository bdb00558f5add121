import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { forgetKey, knownKey, rememberKey, takeKeyFromAddress } from "../../src/common/key.ts";
import { decisionHref, routeOf } from "../../src/common/route.ts";

beforeEach(() => {
  const kept = new Map<string, string>();
  Object.assign(globalThis, {
    sessionStorage: {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => kept.set(name, value),
      removeItem: (name: string) => kept.delete(name),
    },
  });
});

function windowAt(hash: string): { window: Window; address: () => string } {
  let address = `/${hash}`;
  const window = {
    location: { hash, pathname: "/", search: "" },
    history: { replaceState: (_: unknown, __: string, to: string) => { address = to; } },
  };
  return { window: window as unknown as Window, address: () => address };
}

test("theKeyIsTakenOutOfTheAddress", () => {
  const { window, address } = windowAt("#key=a%2Bb");
  assert.equal(takeKeyFromAddress(window), true);
  assert.equal(knownKey(), "a+b");
  assert.equal(address(), "/");
});

test("anAddressWithoutKeyIsLeftAsItIs", () => {
  const { window, address } = windowAt("#/decisions/d_1");
  assert.equal(takeKeyFromAddress(window), false);
  assert.equal(knownKey(), undefined);
  assert.equal(address(), "/#/decisions/d_1");
});

test("aPastedKeyLosesItsBlanksAndCanBeForgotten", () => {
  rememberKey("  key\n");
  assert.equal(knownKey(), "key");
  forgetKey();
  assert.equal(knownKey(), undefined);
});

test("addressesLeadToPages", () => {
  assert.deepEqual(routeOf(""), { page: "start" });
  assert.deepEqual(routeOf("#/"), { page: "start" });
  assert.deepEqual(routeOf(decisionHref("d_1/2 ü")), { page: "decision", id: "d_1/2 ü" });
  assert.deepEqual(routeOf("#/decisions/%"), { page: "decision", id: "%" });
  assert.deepEqual(routeOf("#/elsewhere"), { page: "unknown", address: "/elsewhere" });
});

test("aListHasItsFiltersInItsAddress", () => {
  assert.deepEqual(routeOf("#/decisions"), { page: "decisions" });
  assert.deepEqual(routeOf("#/decisions?result=INTERVENE&at=7"), { page: "decisions" });
  assert.deepEqual(routeOf("#/messages?state=IN_DOUBT"), { page: "messages" });
  assert.deepEqual(routeOf("#/rejected"), { page: "rejected" });
  assert.deepEqual(routeOf("#/decisionsx"), { page: "unknown", address: "/decisionsx" });
});
