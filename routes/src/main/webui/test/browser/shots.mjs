// Pictures of the pages: wide and narrow, light and dark.
import { join } from "node:path";
import { KEY } from "../fixture/server.mjs";
import { Visit } from "./visit.mjs";

const SIZES = { wide: { width: 1280, height: 900 }, narrow: { width: 360, height: 780 } };

export async function takeShots(browser, service, folder) {
  const taken = [];
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const colorScheme of ["light", "dark"]) {
      const visit = await Visit.start(browser, service, { viewport, colorScheme });
      const keep = async (name) => {
        taken.push(`${name}-${size}-${colorScheme}.png`);
        await shoot(visit.page, join(folder, taken.at(-1)));
      };
      await visit.page.goto(`${service.url}/`);
      await visit.page.getByLabel("API key").waitFor();
      await keep("key");
      const page = await visit.open();
      await keep("start");
      const links = await page.locator(".recent a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
      const stepIn = await page.locator("tr:has(.badge.good) a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
      const shown = service.key === KEY ? links.slice(0, 3) : [...stepIn, ...links].slice(0, 1);
      for (const [index, href] of shown.entries()) {
        await page.goto(`${service.url}/${href}`);
        await page.getByRole("heading", { name: "Raw record" }).waitFor();
        await keep(`decision${index === 0 ? "" : index + 1}`);
      }
      await page.goto(`${service.url}/#/models`);
      await page.getByRole("heading", { level: 1, name: "Models" }).waitFor();
      await keep("models");
      await page.goto(`${service.url}/#/health`);
      await page.getByRole("heading", { level: 1, name: "Health" }).waitFor();
      await page.locator(".strip").waitFor();
      await keep("health");
      for (const list of ["decisions", "messages", "rejected"]) {
        await page.goto(`${service.url}/#/${list}`);
        await page.locator(".rows, .row-cards, .nothing").first().waitFor();
        await keep(`list-${list}`);
      }
      await visit.end();
    }
  }
  return taken;
}

/** Without a graphics card the browser sometimes has no picture ready; the next moment it has. */
export async function shoot(page, path) {
  for (let tries = 1; ; tries++) {
    try {
      return await page.screenshot({ path, fullPage: true });
    } catch (error) {
      if (tries === 5 || !/Unable to capture screenshot/.test(error.message)) {
        throw error;
      }
      await page.waitForTimeout(300); // the picture comes with one of the next frames
    }
  }
}
