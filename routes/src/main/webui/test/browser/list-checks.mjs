// What a person would check of the lists. They read what they expect from the service itself.
import { must } from "./visit.mjs";

const ASKED = /Failed to load resource/;
const ROWS = ".rows tbody tr, .row-cards li, .nothing";

async function openList(visit, hash) {
  const page = await visit.open(hash);
  await page.locator(ROWS).first().waitFor();
  return page;
}

export const listChecks = {
  async listsAreAccessibleInEveryLightAndWidth(visit) {
    for (const hash of ["#/decisions", "#/messages", "#/rejected"]) {
      const page = await openList(visit, hash);
      for (const colorScheme of ["light", "dark"]) {
        for (const width of [360, 1440]) {
          const where = `${hash} (${colorScheme}, ${width})`;
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          await page.locator(ROWS).first().waitFor();
          await visit.mustFitTheScreen(where);
          await visit.mustLeaveRoomForWords(where);
          await visit.mustBeAccessible(where);
        }
      }
    }
  },

  async aListShowsTheCountsOfTheService(visit) {
    const { total } = await visit.ask("/v1/lists/decisions?size=1");
    if (Number(total) === 0) {
      return "the service has decided nothing yet";
    }
    const page = await openList(visit, "#/decisions");
    const all = page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /^All/ });
    await all.getByText(/\d/).waitFor();
    const shown = Number((await all.innerText()).replace(/\D/g, ""));
    must(shown >= Number(total), `The view “All” shows ${shown}, the service says ${total}.`);
    const names = await page.locator(".rows tbody th").count();
    must(names >= Math.min(25, Number(total)), `The first page has ${names} rows.`);
    return undefined;
  },

  async anUnknownFieldOfAnAddressIsRefusedByName(visit) {
    visit.expect(ASKED);
    const page = await visit.open("#/decisions?color=red");
    await page.getByRole("alert").getByText("color").waitFor();
    await page.getByRole("button", { name: "Remove it" }).click();
    await page.locator(ROWS).first().waitFor();
    must(!page.url().includes("color"), "The refused filter is still in the address.");
  },
};

/** What only a service can be asked whose figures and lists are of the same events. */
export const listServiceChecks = {
  async everyLinkedFigureOfTheStartPageCountsTheRowsThatItLeadsTo(visit) {
    const page = await visit.open();
    const links = page.locator('main a[href^="#/decisions?"], main a[href^="#/rejected?"]');
    await links.first().waitFor();
    const figures = await links.evaluateAll((all) => all.map((one) => ({ href: one.getAttribute("href"), shown: Number(one.textContent.replace(/\D/g, "")) })));
    must(figures.length >= 8, `Only ${figures.length} figures lead to their rows.`);
    for (const { href, shown } of figures) {
      const path = href.replace("#/decisions?", "/v1/lists/decisions?").replace("#/rejected?", "/v1/lists/rejections?");
      let total = -1;
      for (let attempt = 0; attempt < 20 && total < shown; attempt++) { // the warehouse may be a second behind
        total = Number((await visit.ask(`${path}&size=1`)).total);
        await page.waitForTimeout(total < shown ? 500 : 0);
      }
      const now = (await links.evaluateAll((all, wanted) => all.filter((one) => one.getAttribute("href") === wanted).map((one) => Number(one.textContent.replace(/\D/g, ""))), href))[0];
      must(total >= shown && total <= now + 50, `${href} shows ${shown} (${now} later), and its list has ${total} rows.`);
    }
    await links.first().click();
    await page.locator(ROWS).first().waitFor();
    return undefined;
  },
};

export const listFixtureChecks = {
  async aListIsWorkedByKeys(visit) {
    const page = await openList(visit, "#/decisions");
    const body = page.locator("body");
    const at = () => new URLSearchParams(page.url().split("?")[1]).get("at");
    await body.press("j");
    const first = at();
    await body.press("j");
    must(first !== null && at() !== first, "J does not move the cursor.");
    must((await page.evaluate(() => document.activeElement?.matches("tr.at [data-open]"))) === true, "The focus does not follow the cursor.");
    await page.keyboard.press("x");
    await page.keyboard.press("k");
    await page.keyboard.press("Shift+X");
    await page.getByText("2 selected").waitFor();
    await page.keyboard.press("Space");
    await page.getByRole("complementary", { name: /in brief/ }).getByText("Everything else").waitFor();
    await visit.mustBeAccessible("The list with a row in brief");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await visit.mustBeAccessible("The keys");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Keys" }).waitFor({ state: "hidden" });
    await page.keyboard.press("c");
    await page.getByRole("heading", { level: 2, name: "What was decided" }).waitFor();
    await page.goBack();
    await page.locator(ROWS).first().waitFor();
    must(at() === first, "The way back from a comparison loses the cursor.");
    await body.press("Enter");
    await page.getByRole("heading", { level: 2, name: "Raw record", exact: true }).waitFor();
    await body.press("Escape");
    await page.locator(ROWS).first().waitFor();
    must(at() === first, "The way back from a decision loses the cursor.");
  },

  async aFilterIsAddedAndExcludedByTyping(visit) {
    const page = await openList(visit, "#/decisions");
    await page.locator("body").press("f");
    await page.keyboard.type("returned");
    await page.getByRole("option", { name: /Outcome is Returned/ }).first().waitFor();
    await visit.mustBeAccessible("The box that adds a filter");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Remove the filter Outcome is Returned" }).waitFor();
    const { total } = await visit.ask("/v1/lists/decisions?outcome=returned&size=1");
    await page.getByText(`${total} decisions`, { exact: true }).waitFor();
    await page.locator("body").press("f");
    await page.keyboard.type("sms");
    await page.keyboard.press("Alt+Enter");
    await page.getByRole("button", { name: "Remove the filter Channel is not SMS" }).waitFor();
    must(/channel\.not=SMS/.test(page.url()), "The address does not hold the excluded value.");
  },

  async theChartIsBrushedByMouseAndByKeys(visit) {
    const page = await openList(visit, "#/decisions");
    const box = await page.locator(".chart svg").boundingBox();
    await page.mouse.move(box.x + box.width * 0.5, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.7, box.y + 60, { steps: 5 });
    await page.mouse.up();
    const times = () => { const query = new URLSearchParams(page.url().split("?")[1]); return [query.get("time.min"), query.get("time.max")]; };
    await page.waitForFunction(() => location.hash.includes("time.min"));
    const [low, high] = times();
    must(low !== null && high !== null && low < high, `A drag on the chart gave ${low} to ${high}.`);
    await page.locator(".bars.outside").first().waitFor({ state: "attached" }); // paler, never hidden
    await page.locator("body").press("]");
    await page.waitForFunction((before) => !location.hash.includes(before), low);
    await page.getByRole("slider", { name: "First shown" }).focus();
    await page.keyboard.press("ArrowLeft");
    await page.waitForFunction((wanted) => location.hash.includes(`time.min=${wanted}`), low);
    await page.mouse.dblclick(box.x + box.width * 0.3, box.y + 60);
    await page.waitForFunction(() => !location.hash.includes("time.min"));
  },

  async anExportIsDownloadedAndToldAsACall(visit) {
    const page = await openList(visit, "#/decisions?result=INTERVENE");
    await page.locator("body").press("e");
    await page.getByText("The same as an API call").click();
    must((await page.getByLabel("API call").innerText()).includes("/v1/lists/decisions/export?result=INTERVENE"), "The call does not say the filters.");
    await visit.mustBeAccessible("The export");
    const [coming] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("dialog", { name: "Export" }).getByRole("button", { name: "Export" }).click(),
    ]);
    must(coming.suggestedFilename() === "decisions.csv", "The file has another name.");
    await page.getByRole("region", { name: "Exports" }).getByText(/saved/).waitFor();
  },

  async aViewIsSavedAndStaysWhenPagesTurn(visit) {
    const page = await openList(visit, "#/decisions?segment=ordinary");
    await page.locator("body").press("s");
    await page.getByLabel("Name").fill("Ordinary ones");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("link", { name: /Ordinary ones/ }).waitFor();
    await page.getByRole("button", { name: "Next page" }).click();
    await page.waitForFunction(() => /page=2/.test(location.hash) && /until=48231/.test(location.hash));
    must((await page.getByRole("link", { name: /Ordinary ones/ }).getAttribute("aria-current")) === "page", "The view is not marked on its second page.");
  },

  async anEmptyFilterNamesTheFilterThatExcludesMost(visit) {
    const page = await openList(visit, "#/decisions?segment=new-buyer&result=UNDETERMINED&outcome=none");
    await page.getByText("Nothing matches").waitFor();
    await page.getByRole("button", { name: "Remove it" }).click();
    await page.locator(".rows tbody tr").first().waitFor();
  },

  async anEmptyShopASlowAndABrokenWarehouseAreToldInWords(visit, fixture) {
    visit.expect(ASKED);
    const { lists } = fixture.state;
    const full = lists.rows.decisions;
    const complete = lists.complete;
    try {
      lists.rows.decisions = [];
      const page = await openList(visit, "#/decisions");
      await page.getByText("No decision yet").waitFor();
      await page.getByLabel("A first event").waitFor();
      lists.rows.decisions = full;
      lists.complete = { ...complete, state: "REBUILDING", until: "600", entries_behind: "400" };
      await page.getByText("rebuilding: 600 of 1,000 entries").waitFor();
      await visit.mustBeAccessible("A list that is rebuilt");
      lists.complete = { ...complete, state: "UNAVAILABLE" };
      await page.reload();
      await page.getByText("The lists are unavailable", { exact: false }).first().waitFor();
    } finally {
      lists.rows.decisions = full;
      lists.complete = complete;
    }
  },
};
