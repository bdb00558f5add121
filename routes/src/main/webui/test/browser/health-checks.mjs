// The operator's page: what a person who is woken up would check.
import { must } from "./visit.mjs";

const ASKED = /Failed to load resource/;

async function open(visit) {
  const page = await visit.open("#/health");
  await page.getByRole("heading", { level: 1, name: /^Health/ }).waitFor();
  await page.locator(".strip").waitFor();
  await page.getByRole("heading", { level: 2, name: /dead letter|Dead letter/i }).filter({ hasNotText: "not known" }).waitFor();
  return page;
}

export const healthChecks = {
  async theHealthPageSaysWhatTheServiceSays(visit) {
    const page = await open(visit);
    const health = await visit.ask("/v1/health");
    for (const point of health.points) {
      must((await page.locator(".strip .badge").filter({ hasText: new RegExp(point.decision_point.replace("-", "."), "i") }).count()) === 1, `The readiness of ${point.decision_point} is not shown.`);
    }
    const letters = (await visit.ask("/v1/dead-letters")).groups.reduce((sum, one) => sum + one.letters, 0);
    must((await page.getByRole("heading", { level: 2, name: letters === 0 ? "No dead letters" : new RegExp(`^${letters.toLocaleString("en-GB")} dead letter`) }).count()) === 1, `Not ${letters} dead letters are shown.`);
    must(!/[a-z]\.[A-Z][A-Za-z]+Exception|\bat io\./.test(await page.locator("main").innerText()), "The page shows the name of a class.");
  },

  async theHealthPageIsAccessibleInEveryLightAndWidth(visit) {
    const page = await open(visit);
    const folded = page.locator(".fold button[aria-expanded=false]");
    while ((await folded.count()) > 0) {
      await folded.first().click();
    }
    await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [360, 768, 1440]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        await visit.mustFitTheScreen(`#/health (${colorScheme}, ${width})`);
        await visit.mustLeaveRoomForWords(`#/health (${colorScheme}, ${width})`);
        await visit.mustBeAccessible(`#/health (${colorScheme}, ${width})`);
      }
    }
  },

  async theLastKnownStateStaysWhenTheServiceIsGone(visit) {
    visit.expect(ASKED);
    const page = await open(visit);
    await visit.context.setOffline(true);
    await page.getByText("What stands below is its last known state").waitFor();
    await page.getByText(/Not live for \d+ s/).waitFor();
    await visit.mustBeAccessible("The health page without service");
    await visit.context.setOffline(false);
    await page.getByText("What stands below is its last known state").waitFor({ state: "hidden" });
  },
};

export const healthFixtureChecks = {
  async whatIsDownComesFirstAndWhatWorksIsSaid(visit) {
    const page = await open(visit);
    const said = await page.locator(".summary").innerText();
    must(/^Cart is down: its rulebook did not load\. Regret decides normally\. Also: /.test(said), `The page says: ${said}`);
    must((await page.getByText("row 6, column Hours quiet").count()) > 0, "The finding is not shown.");
  },

  async aReplayIsADryRunFirstAndAsksOnce(visit, fixture) {
    const page = await open(visit);
    await page.getByRole("button", { name: /^Replay 30/ }).click();
    await page.getByText("Would fail again: 31").waitFor();
    must((await page.getByRole("dialog").count()) === 0 || !(await page.getByRole("dialog", { name: /^Replay/ }).isVisible()), "It asks although nothing would be accepted.");
    await page.getByRole("button", { name: /^Replay 5/ }).click();
    const dialog = page.getByRole("dialog", { name: "Replay 5 events?" });
    await dialog.waitFor();
    must(replays(fixture).every((one) => one.said.dry_run === true), "Something was submitted before it was confirmed.");
    await visit.mustBeAccessible("The question about a replay");
    await dialog.getByRole("button", { name: "Replay 5", exact: true }).click();
    await page.getByText("Replayed: 5 events accepted.").waitFor();
    await page.getByRole("heading", { level: 2, name: "31 dead letters for 1 reason" }).waitFor();
    must(replays(fixture).at(-1).said.dry_run === false, "The replay was a dry run.");
    fixture.reset();
  },

  async theKeysGoFromProblemToProblemAndReplay(visit, fixture) {
    const page = await open(visit);
    const at = () => page.evaluate(() => document.activeElement?.closest("[data-problem]")?.textContent?.slice(0, 40));
    await page.keyboard.press("j");
    const first = await at();
    must(first?.startsWith("Rulebook Cart cannot be loaded"), `J goes first to “${first}”.`);
    await page.keyboard.press("j");
    must((await at()) !== first, "J stays where it is.");
    await page.keyboard.press("k");
    must((await at()) === first, "K does not go back.");
    const stops = await page.locator("[data-problem]").count();
    const met = new Set();
    for (let step = 0; step < stops; step++) {
      await page.keyboard.press("j");
      met.add(await page.evaluate(() => [...document.querySelectorAll("[data-problem]")].indexOf(document.activeElement)));
    }
    must(met.size === stops, `J reaches ${met.size} of ${stops} problems.`);
    await page.keyboard.press("r");
    await page.getByRole("dialog", { name: "Replay 5 events?" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Replay 5 events?" }).waitFor({ state: "hidden" });
    must(replays(fixture).every((one) => one.said.dry_run === true), "R submitted something.");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys of this page" }).waitFor();
    await visit.mustBeAccessible("The keys of the health page");
    fixture.reset();
  },

  async whoMayNotOperateSeesNoButtonsThatAct(visit, fixture) {
    fixture.state.health.may_operate = false;
    const page = await open(visit);
    await page.getByText("cannot act on it").waitFor();
    must((await page.getByRole("button", { name: /^Replay/ }).count()) === 0, "A button that acts is there.");
    must((await page.getByRole("link", { name: /^Settle/ }).count()) === 0, "A link that acts is there.");
    await visit.mustBeAccessible("The health page of an analyst");
    fixture.reset();
  },

  async whereAllIsWellThePageIsShort(visit, fixture) {
    const { noDeadLetters, wellHealth } = await import("../fixture/health.mjs");
    Object.assign(fixture.state, { health: structuredClone(wellHealth), deadLetters: structuredClone(noDeadLetters) });
    const page = await open(visit);
    await page.getByText("All is well.").waitFor();
    must((await page.locator(".fold button[aria-expanded=true]").count()) === 0, "A card is open although nothing needs anybody.");
    await visit.mustBeAccessible("The health page where all is well");
    fixture.reset();
  },
};

/** What was asked of replays; other checks leave other calls behind. */
function replays(fixture) {
  return fixture.state.posts.filter((one) => one.pathname === "/v1/dead-letters/replay");
}
