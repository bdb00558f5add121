// Checks of the page of one decision, beyond those that every page gets.
import { must } from "./visit.mjs";

/** What people do not say: raw names, long decimals, factors of odds, shares as decimals. */
const UNSAID = [/\b[a-z]+_[a-z_0-9]+\b/, /\b0\.\d{4,}\b/, /odds ×/, /share of 0/, /minor units/];

export const decisionChecks = {
  async whatBecameOfADecisionStandsOnItsFirstScreenWithItsTimes(visit) {
    const { recent } = await visit.ask("/v1/overview");
    if (recent.length === 0) {
      return "the service has decided nothing yet";
    }
    const page = await visit.open();
    for (const { decision_id: id } of recent.slice(0, 6)) {
      const { history, outcome } = await visit.ask(`/v1/decisions/${id}`);
      await page.goto(`${visit.service.url}/#/decisions/${id}`);
      const card = page.getByRole("region", { name: /^What became of it/ });
      await card.getByText("Decided", { exact: true }).waitFor();
      const told = await card.innerText();
      const name = await card.getByRole("heading").innerText();
      must(outcome === undefined || name.includes(outcome.title), `The outcome of ${id} is “${outcome?.title}”, and the card says “${name}”.`);
      must(outcome?.window === undefined || told.includes(outcome.window.name), `The card of ${id} does not say “${outcome?.window?.name}”.`);
      for (const entry of history.filter((one) => one.kind === "EVENT")) {
        must(told.includes(entry.summary), `Entry ${entry.position} of ${id} is not told.`);
      }
      for (const entry of history.filter((one) => one.result === "HANDED_OVER")) {
        must(/handed over/.test(told), `Entry ${entry.position} of ${id} is not told.`);
      }
      must(!/prevented/.test(told), "The card claims that a return was prevented.");
    }
    return undefined;
  },

  async theKeysJAndKLeadThroughTheListItCameFrom(visit) {
    const page = await visit.open();
    const links = page.locator(".recent a");
    const ids = await links.evaluateAll((all) => all.map((a) => decodeURIComponent(a.getAttribute("href").split("/").pop())));
    if (ids.length < 3) {
      return "there are fewer than three decisions";
    }
    const at = async (index) => {
      await page.waitForURL((url) => decodeURIComponent(url.hash) === `#/decisions/${ids[index]}`);
      await page.getByText(`${index + 1} of ${ids.length}`, { exact: true }).waitFor();
    };
    await links.first().click();
    await at(0);
    await page.locator("body").press("k"); // nothing lies before the first
    await at(0);
    await page.locator("body").press("j");
    await at(1);
    await page.getByRole("link", { name: /^Next/ }).click();
    await at(2);
    await page.locator("body").press("k");
    await at(1);
    await page.locator("body").press("Escape");
    await page.getByRole("heading", { level: 1, name: "What happened" }).waitFor();
    return undefined;
  },

  async twoDecisionsAreComparedSideBySide(visit) {
    const page = await visit.open();
    const links = page.locator(".recent a");
    if ((await links.count()) < 2) {
      return "there are fewer than two decisions";
    }
    await links.first().click();
    await page.getByRole("link", { name: /^Compare/ }).waitFor();
    await page.locator("body").press("c");
    await page.getByRole("heading", { level: 2, name: "What was decided" }).waitFor();
    for (const row of [/^Outcome$/, /^(Chance of (a return|abandonment)|Risk)$/, /^Chosen$/, /^Arm$/, /^Model$/]) {
      must(await page.getByRole("rowheader", { name: row }).isVisible(), `The comparison does not say “${row}”.`);
    }
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [360, 1280]) {
        const where = `The comparison (${colorScheme}, ${width})`;
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await visit.mustFitTheScreen(where);
        await visit.mustLeaveRoomForWords(where);
        await visit.mustBeAccessible(where);
      }
    }
    await page.locator("body").press("Escape");
    await page.getByRole("heading", { level: 2, name: "Raw record", exact: true }).waitFor();
    return undefined;
  },

  async valuesAreReadAsPeopleSayThem(visit) {
    const { recent } = await visit.ask("/v1/overview");
    const page = await visit.open();
    for (const { decision_id: id } of recent.slice(0, 6)) {
      const { known = [] } = await visit.ask(`/v1/decisions/${id}`);
      await page.goto(`${visit.service.url}/#/decisions/${id}`);
      await page.getByRole("heading", { level: 2, name: "Raw record", exact: true }).waitFor();
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
      for (const button of await page.getByRole("button", { name: /^All \d/ }).all()) {
        await button.click();
      }
      const told = await page.locator(".decision").evaluate((all) => {
        const copy = all.cloneNode(true);
        copy.querySelectorAll("code, pre, .unseen").forEach((one) => one.remove());
        return copy.textContent;
      });
      for (const unsaid of UNSAID) {
        const found = new RegExp(`.{0,40}${unsaid.source}.{0,20}`).exec(told)?.[0];
        must(found === undefined, `The page of ${id} says “${found}”.`);
      }
      for (const { value } of known.flatMap((line) => line.facts).filter((fact) => fact.value !== undefined)) {
        must(told.includes(value), `The value “${value}” of ${id} is not told.`);
      }
    }
  },
};

/** Of the examples alone. */
export const decisionFixtureChecks = {
  async aReturnSaysWhenItHappenedAndWhenItBecameKnown(visit) {
    const { dossiers } = await import("../fixture/examples.mjs");
    const back = dossiers.find((one) => one.history.some((entry) => entry.known_at));
    const page = await visit.open(`#/decisions/${back.decision.decision_id}`);
    const card = page.getByRole("region", { name: "What became of it: returned" });
    await card.getByText("known since").waitFor();
    const told = await card.innerText();
    must(/27 Nov/.test(told) && /29 Nov/.test(told) && /€84\.43 refunded/.test(told), `The card says: ${told}`);
  },

  async aMessageThatIsHeldSaysUntilWhen(visit) {
    const { dossiers } = await import("../fixture/examples.mjs");
    const page = await visit.open(`#/decisions/${dossiers[0].decision.decision_id}`);
    const card = page.getByRole("region", { name: /^What became of it/ });
    await card.getByText("Held for quiet hours").waitFor();
    await card.getByText("waiting until 08:00").waitFor();
    await card.getByText("The customer accepted", { exact: true }).waitFor();
    await card.getByText("Return window open", { exact: true }).waitFor();
  },
};
