// What a person would check, each named after what must hold. They read what they expect from the service itself.
import { must } from "./visit.mjs";

const ASKED = /Failed to load resource/;
const UNKNOWN = "d_00000000000000000000000000000000";

export const checks = {
  async withoutAKeyThePageAsksForOne(visit) {
    const { page, service } = visit;
    await page.goto(`${service.url}/`);
    await page.getByLabel("API key").waitFor();
    must(await page.getByText("The command that starts the service prints a link").isVisible(), "No help stands beside the form.");
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByText("Please paste a key first.").waitFor();
    await visit.mustBeAccessible("The form for the key");
  },

  async aWrongKeyIsRefusedInWords(visit) {
    const { page, service } = visit;
    visit.expect(ASKED);
    await page.goto(`${service.url}/`);
    await page.getByLabel("API key").fill("not-a-key");
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByText("The service does not know this key").waitFor();
    must((await page.evaluate(() => sessionStorage.length)) === 0, "The refused key is still remembered.");
  },

  async theKeyOfTheAddressOpensThePageAndLeavesTheAddress(visit) {
    const page = await visit.open();
    must(!page.url().includes(visit.service.key), `The key is still in the address: ${page.url()}`);
    await page.reload();
    await page.getByRole("heading", { level: 1, name: "What happened" }).waitFor();
    await page.getByRole("button", { name: "Forget key" }).click();
    await page.getByLabel("API key").waitFor();
    await page.goto(`${visit.service.url}/#key=${encodeURIComponent(visit.service.key)}`);
    await page.getByRole("heading", { level: 1, name: "What happened" }).waitFor();
  },

  async theStartPageShowsTheCountsOfTheService(visit) {
    const before = await visit.ask("/v1/overview");
    const page = await visit.open();
    const shown = {
      "Events in": await figure(page, "Events in"),
      Decisions: await figure(page, "Decisions"),
      Messages: await figure(page, "Messages"),
      Proof: await figure(page, "Proof"),
    };
    const after = await visit.ask("/v1/overview");
    for (const [card, of] of Object.entries(COUNTS)) {
      must(shown[card] >= of(before) && shown[card] <= of(after), `“${card}” shows ${shown[card]}, the service says ${of(before)} to ${of(after)}.`);
    }
    for (const { intervention, count } of before.decisions.by_intervention) {
      const name = intervention.replaceAll("-", " ");
      must(count === 0 || (await page.getByRole("rowheader", { name: new RegExp(name, "i") }).count()) > 0, `The intervention “${name}” is not shown.`);
    }
    await says(page, "only up to the last checkpoint that someone outside has seen");
    if (before.synthetic) {
      await says(page, "Synthetic data.");
    }
  },

  async theClockOfTheStartPageKeepsUpWithTheService(visit) {
    const page = await visit.open();
    const shown = async () => Date.parse(await page.locator(".asof time").getAttribute("datetime"));
    const behind = async () => Date.parse((await visit.ask("/v1/overview")).as_of) - (await shown());
    await page.getByText("Live, as of").waitFor();
    await mustComeWithin(page, async () => (await behind()) < 5_000, "The clock of the page lies more than five seconds behind the service's.");
    const newest = Math.max(...(await visit.ask("/v1/overview")).recent.map((one) => Date.parse(one.decided_at)));
    must((await shown()) >= newest, "The clock of the page lies before the newest decision.");
    const hide = (hidden) => page.evaluate((now) => {
      Object.defineProperty(document, "hidden", { value: now, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
    await hide(true); // a page in the background does not ask; what it shows grows old and must not be called live
    await page.getByText("Last seen").waitFor();
    await hide(false);
    await page.getByText("Live, as of").waitFor();
    await mustComeWithin(page, async () => (await behind()) < 5_000, "The clock of the page stays behind after the page was hidden.");
  },

  async everyLinkOfTheStartPageAnswers(visit) {
    const page = await visit.open();
    const links = await page.locator(".links a, .top nav a").evaluateAll((all) => all.map((a) => a.href));
    must(links.length > 1, "The start page links nothing.");
    const here = [...new Set(links.map((href) => href.split("#")[0]))].filter((href) => href.startsWith(visit.service.url));
    if (visit.service.key === "example-key") {
      return "the examples have no other pages";
    }
    for (const href of here) {
      const response = await visit.context.request.get(href); // as a browser follows it, which sends no key
      must(response.status() < 400, `${href} answers ${response.status()}.`);
    }
    return undefined;
  },

  async aDecisionIsReachedByClickingAndToldWhole(visit) {
    const { recent } = await visit.ask("/v1/overview");
    if (recent.length === 0) {
      return "the service has decided nothing yet";
    }
    for (const { decision_id: id } of recent.slice(0, 6)) { // of purchases, carts and returns, as they came
      const page = await visit.open();
      await page.locator(`.recent a[href$="${id}"]`).click();
      await mustTellWhole(visit, id);
    }
    return undefined;
  },

  async aDecisionIsFoundByItsOrder(visit) {
    const [first] = (await visit.ask("/v1/overview")).recent;
    if (first === undefined) {
      return "the service has decided nothing yet";
    }
    const page = await visit.open();
    await page.getByRole("searchbox", { name: "Find a decision" }).fill(first.order_id);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: about(first.order_id) })
      .or(page.getByText(`decisions are about “${first.order_id}”`)).first().waitFor();
    await page.goto(`${visit.service.url}/#/`);
    await page.getByRole("searchbox", { name: "Find a decision" }).fill("no-such-order-anywhere");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByText("No decision is known for").waitFor();
    visit.expect(ASKED);
    return undefined;
  },

  async anUnknownDecisionIsExplained(visit) {
    visit.expect(ASKED);
    const page = await visit.open(`#/decisions/${UNKNOWN}`);
    await page.getByRole("heading", { level: 1, name: "This decision is not known here" }).waitFor();
    await visit.mustBeAccessible("The page of an unknown decision");
  },

  async theKeyboardReachesEveryControlAndShowsWhereItIs(visit) {
    const page = await visit.open();
    await page.keyboard.press("Tab");
    must((await page.evaluate(() => document.activeElement?.textContent)) === "Skip to the content", "The first stop is not the link to the content.");
    const wanted = await page.locator("a[href], button:not([disabled]), input, summary").count();
    const seen = new Set();
    for (let step = 0; step < wanted + 20; step++) {
      const stop = await page.evaluate(() => {
        const at = document.activeElement;
        const style = at === null ? undefined : getComputedStyle(at);
        return { mark: at === document.body ? undefined : [...document.querySelectorAll("*")].indexOf(at), name: at?.textContent?.slice(0, 40), outline: style?.outlineStyle !== "none" && parseFloat(style?.outlineWidth ?? "0") >= 2 };
      });
      if (stop.mark !== undefined) {
        must(stop.outline, `“${stop.name}” does not show that it has the focus.`);
        seen.add(stop.mark);
      }
      await page.keyboard.press("Tab");
    }
    must(seen.size >= wanted - 2, `The keyboard reached ${seen.size} of ${wanted} controls.`);
    if ((await page.locator(".recent a").count()) > 0) {
      await page.locator(".recent a").first().focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 2, name: "Raw record", exact: true }).waitFor();
      must((await page.evaluate(() => document.activeElement?.id)) === "main", "After a change of page the focus is not at its top.");
    }
  },

  async theModelsAreListedAsTheServiceTellsThem(visit) {
    const models = await visit.ask("/v1/models");
    const page = await visit.open("#/models");
    await page.getByRole("heading", { level: 1, name: "Models" }).waitFor();
    for (const model of models) {
      const card = page.getByRole("region", { name: `Model ${model.name}`, exact: true });
      await card.getByText(model.version, { exact: true }).waitFor();
      if (model.metrics) {
        must((await card.innerText()).includes(model.metrics.auc.toFixed(3)), `The AUC of ${model.version} is not shown.`);
      }
    }
    if (models.length === 0) {
      await says(page, "No model is in use for this shop yet.");
      return;
    }
    await page.getByRole("button", { name: /^(Retire|Run as shadow|Make live)/ }).first().click();
    await page.getByRole("dialog").waitFor();
    await visit.mustBeAccessible("The question about a model");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    must(visit.posts.length === 0, `Closing the question did something: ${visit.posts.join(", ")}`);
  },

  /** Its accessibility is checked as a page of its own, since no script runs in the frame. */
  async aReportIsStyledInsideItsFrameOnAPhoneToo(visit) {
    const model = (await visit.ask("/v1/models")).find((one) => one.report);
    if (model === undefined) {
      return "no model came with a report";
    }
    const page = await visit.open(`#/models/${model.version}/report`);
    const inside = await (await page.waitForSelector("iframe")).contentFrame();
    await inside.locator("h1, h2").first().waitFor();
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [1280, 360]) {
        const where = `The report in its frame (${colorScheme}, ${width})`;
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 900 });
        const { rules, letters } = await inside.evaluate(() => ({
          rules: [...document.styleSheets].reduce((count, sheet) => count + sheet.cssRules.length, 0),
          letters: getComputedStyle(document.body).fontFamily,
        }));
        must(rules > 0 && !/^"?(Times|serif)/.test(letters), `${where} has ${rules} rules of style and letters of ${letters}: a policy blocks its styles.`);
        await visit.mustFitTheScreen(where, inside);
        await visit.mustLeaveRoomForWords(where, inside);
      }
    }
    return undefined;
  },

  async dialogsOpenInTheMiddleOfEveryScreen(visit) {
    const page = await visit.open();
    for (const [width, height] of [[1280, 900], [360, 640]]) {
      await page.setViewportSize({ width, height });
      await page.getByRole("button", { name: /Switch safe mode o/ }).click();
      const box = await page.getByRole("dialog").boundingBox();
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      must(Math.abs(middle.x - width / 2) < 20 && Math.abs(middle.y - height / 2) < 40, `The middle of the dialog is at ${middle.x}, ${middle.y} on a screen of ${width} × ${height}.`);
      must(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height, "A part of the dialog lies outside of the screen.");
      await page.keyboard.press("Escape");
      await page.getByRole("dialog").waitFor({ state: "hidden" });
    }
  },

  async safeModeAsksBeforeItActs(visit) {
    const page = await visit.open();
    const button = page.getByRole("button", { name: /Switch safe mode o/ });
    await button.click();
    await page.getByRole("dialog").waitFor();
    await visit.mustBeAccessible("The question about safe mode");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    must(visit.posts.length === 0, `Closing the question did something: ${visit.posts.join(", ")}`);
  },

  async oldFiguresAreMarkedWhenTheServiceIsGone(visit) {
    visit.expect(ASKED);
    const page = await visit.open();
    await visit.context.setOffline(true);
    await page.getByText("These figures are old.").waitFor();
    await visit.mustBeAccessible("The start page without service");
    await visit.context.setOffline(false);
    await page.getByText("These figures are old.").waitFor({ state: "hidden" });
  },

  async pagesAreAccessibleInEveryLightAndWidth(visit) {
    const page = await visit.open();
    const recent = await page.locator(".recent a").evaluateAll((all) => all.slice(0, 3).map((a) => a.getAttribute("href")));
    for (const hash of ["#/", "#/models", ...recent]) {
      await page.goto(`${visit.service.url}/${hash}`);
      await page.locator(".card, .empty").first().waitFor();
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
      for (const colorScheme of ["light", "dark"]) {
        for (const width of [360, 768, 1920]) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height: 900 });
          await visit.mustFitTheScreen(`${hash} (${colorScheme}, ${width})`);
          await visit.mustLeaveRoomForWords(`${hash} (${colorScheme}, ${width})`);
          await visit.mustBeAccessible(`${hash} (${colorScheme}, ${width})`);
        }
      }
    }
  },
};

/** States that a healthy service with data does not show; only the examples can. */
export const fixtureChecks = {
  async anEmptyShopIsToldInWords(visit, fixture) {
    const { emptyOverview } = await import("../fixture/examples.mjs");
    const full = fixture.state.overview;
    fixture.state.overview = structuredClone(emptyOverview);
    try {
      const page = await visit.open();
      await says(page, "No event has come in yet.");
      await says(page, "Safe mode is on.");
      await says(page, "No model is loaded");
      await visit.mustBeAccessible("The start page of an empty shop");
    } finally {
      fixture.state.overview = full;
    }
  },

  async aShopWithoutModelsIsToldInWords(visit, fixture) {
    const full = fixture.state.models;
    fixture.state.models = [];
    try {
      const page = await visit.open("#/models");
      await says(page, "No model is in use for this shop yet.");
      await visit.mustBeAccessible("The page without models");
    } finally {
      fixture.state.models = full;
    }
  },

  async aRulebookThatCannotBeLoadedIsTheFirstThingShown(visit, fixture) {
    fixture.state.overview.failures = [{ decision_point: "cart", rulebook: "cart", reason: "It was changed. Put the unchanged copy back." }];
    const page = await visit.open("#/");
    await says(page, "Nothing is decided at Cart.");
    const first = await page.locator("main").innerText();
    must(first.trimStart().startsWith("Nothing is decided at Cart."), `The page begins with ${JSON.stringify(first.slice(0, 80))}.`);
    await visit.mustBeAccessible("The page with a rulebook that cannot be loaded");
    fixture.reset();
  },

  async aModelIsPutIntoUseWithAReasonAndRolledBackByKeyboardAlone(visit, fixture) {
    visit.expect(ASKED);
    const page = await visit.open("#/models");
    const shadow = page.getByRole("region", { name: "Model Warm Reed" });
    await shadow.getByRole("button", { name: /^Run as canary/ }).press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Run as canary" }).press("Enter");
    await dialog.getByText("Say why first").waitFor();
    must(visit.posts.length === 0, "Something was done without a reason.");
    await dialog.getByLabel("Why?").fill("a try");
    await dialog.getByRole("button", { name: "Run as canary" }).press("Enter");
    await dialog.getByText("force it with a reason").waitFor();
    await visit.mustBeAccessible("A refused model");
    await dialog.getByLabel("Put this aside.").press("Space");
    await dialog.getByLabel("Share of the customers").selectOption("0.01");
    await dialog.getByRole("button", { name: "Run as canary" }).press("Enter");
    await shadow.getByText("Canary, 1").waitFor();
    const [posted] = fixture.state.posts.slice(-1);
    must(posted.said.share === 0.01 && posted.said.reason === "a try" && posted.said.force === true, `The service was told ${JSON.stringify(posted)}.`);
    await page.getByRole("button", { name: "Roll back to Easy Dove" }).press("Enter");
    await dialog.getByLabel("Why?").fill("complaints");
    await dialog.getByRole("button", { name: "Roll back" }).press("Enter");
    await page.getByRole("region", { name: "Model Easy Dove" }).getByText("Live since").waitFor();
    fixture.reset();
  },

  async aReportIsShownInAFrameThatReachesNothing(visit) {
    visit.expect(/postMessage/); // axe cannot look into the frame either
    const page = await visit.open("#/models");
    await page.getByRole("link", { name: /^Report/ }).first().click();
    await page.getByRole("heading", { level: 1, name: /Report of model/ }).waitFor();
    await page.frameLocator("iframe").getByRole("heading", { name: "How good it is" }).waitFor();
    must((await page.locator("iframe").getAttribute("sandbox")) === "", "The report is not in a sandbox without scripts.");
    await visit.mustBeAccessible("The report of a model");
  },

  async aDoubtIsSettledAfterAQuestion(visit, fixture) {
    const page = await visit.open();
    await page.getByRole("button", { name: /^It was taken/ }).click();
    await page.getByRole("button", { name: "Yes, it was taken" }).click();
    await page.getByText("Say why first").waitFor();
    await page.getByRole("dialog").getByRole("textbox").fill("Mail log 10:42:08, queued as 4F9B2");
    await page.getByRole("button", { name: "Yes, it was taken" }).click();
    await page.getByText("1 message in doubt").waitFor({ state: "hidden" });
    const [post] = fixture.state.posts.slice(-1);
    must(post?.pathname.endsWith("/settle") && post.said.outcome === "taken" && post.said.reason.startsWith("Mail log"), `The service was told ${JSON.stringify(post)}.`);
  },

  async safeModeIsSwitchedOnAndOff(visit, fixture) {
    const page = await visit.open();
    await page.getByRole("button", { name: "Switch safe mode on" }).click();
    await page.getByRole("button", { name: "Switch it on" }).click();
    await page.getByText("Safe mode is on.").waitFor();
    must(fixture.state.overview.safe_mode === true, "The service did not hear of it.");
    await page.getByRole("button", { name: "Switch safe mode off" }).click();
    await page.getByRole("button", { name: "Switch it off" }).click();
    await page.getByText("Safe mode is on.").waitFor({ state: "hidden" });
  },

  async anOrderWithTwoDecisionsShowsBoth(visit) {
    const page = await visit.open();
    await page.getByRole("searchbox", { name: "Find a decision" }).fill("o-10444");
    await page.keyboard.press("Enter");
    await page.getByText("2 decisions are about “o-10444”").waitFor();
    must((await page.locator(".found a").count()) === 2, "Not both decisions are linked.");
  },

  async aDecisionThatCouldNotBeMadeSaysWhy(visit) {
    const { dossiers } = await import("../fixture/examples.mjs");
    const unclear = dossiers.find((one) => one.decision.outcome === "UNDETERMINED");
    const page = await visit.open(`#/decisions/${unclear.decision.decision_id}`);
    await says(page, "TrendGuard could not tell, so it did nothing and contacted nobody.");
    await says(page, "The model is not loaded");
    await page.locator("body").press("3");
    await says(page, "The customer sees and hears nothing of this decision.");
  },
};

const PARTS = ["What was known", "How it was decided", "Message", "Timeline", "Proof", "Versions", "Raw record"];

const COUNTS = {
  "Events in": (of) => of.events.accepted,
  Decisions: (of) => of.decisions.total,
  Messages: (of) => of.messages.handed_over,
  Proof: (of) => Number(of.log.size),
};

async function mustTellWhole(visit, id) {
  const { page } = visit;
  const { request, decision, position, waterfalls = [] } = await visit.ask(`/v1/decisions/${id}`);
  await page.getByRole("heading", { level: 1, name: about(request.order_id) }).waitFor();
  for (const part of PARTS) {
    must(await page.getByRole("heading", { level: 2, name: part, exact: true }).isVisible(), `The part “${part}” of ${id} is missing.`);
  }
  await mustAddUp(visit, id, waterfalls);
  if ((await page.locator("details.section:not([open])").count()) > 0) {
    await page.locator("body").press("o"); // sections stay open from page to page
  }
  await page.waitForFunction(() => [...document.querySelectorAll("details.section")].every((one) => one.open));
  for (const { candidate } of decision.candidates) {
    must((await page.getByText(candidate.intervention.replaceAll("-", " "), { exact: false }).count()) > 0, `The candidate ${candidate.id} of ${id} is not shown.`);
  }
  for (const row of decision.matched_rows) {
    must((await page.getByText(row.name).count()) > 0, `The row “${row.name}” of ${id} is not shown.`);
  }
  await says(page, Number(position).toLocaleString("en-GB"));
  await page.getByRole("button", { name: "Show the JSON" }).click();
  await says(page, `"decision_id": "${id}"`);
}

/** What is shown adds up to what is shown: points beside bars to the chance under them, for every line of the order. */
async function mustAddUp(visit, id, waterfalls) {
  const { page } = visit;
  for (const [index, { end, steps, threshold }] of waterfalls.entries()) {
    if (waterfalls.length > 1) {
      await page.getByRole("group", { name: "Items of this order" }).getByRole("button").nth(index).click();
    }
    const figures = await page.locator(".waterfall .figure").allInnerTexts();
    const tenths = figures.map((text) => Math.round(Number(text.replace("−", "-").replaceAll(/[^0-9.+-]/g, "")) * 10));
    const shown = tenths.pop();
    const sum = tenths.reduce((all, one) => all + one, 0);
    must(tenths.length > steps.length, `Not every step of ${id} is drawn: ${figures.join(", ")}`);
    must(sum === shown, `The points of ${id} add up to ${sum / 10} and not to ${shown / 10}: ${figures.join(", ")}`);
    must(Math.abs(shown - Number(end.probability) * 1000) <= 0.51, `${id} shows ${shown / 10} %, the service says ${end.probability}.`);
    must((await page.locator(".waterfall .threshold").count()) > 0 === Boolean(threshold), `The threshold of ${id} is not drawn as the service tells it.`);
  }
}

/** The heading of a decision's page. */
function about(orderId) {
  return new RegExp(`^(Order|Cart|Return from order) ${orderId.replaceAll(/[^A-Za-z0-9]/g, "\\$&")}$`);
}

async function figure(page, card) {
  const text = await page.getByRole("region", { name: card, exact: true }).locator(".big").innerText();
  return Number(text.replaceAll(/[^0-9]/g, ""));
}

/** Asked again, since an answer of the service is on its way to the page for a moment. */
async function mustComeWithin(page, holds, otherwise) {
  for (let tries = 0; tries < 60; tries++) { // a minute, for a busy machine
    if (await holds()) {
      return;
    }
    await page.waitForTimeout(1_000);
  }
  must(false, otherwise);
}

async function says(page, text) {
  await page.getByText(text).first().waitFor();
}
