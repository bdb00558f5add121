// Pages that lie in files and need nothing else, such as a model's report: wide and narrow, light and dark.
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { shoot } from "./shots.mjs";
import { must, Visit } from "./visit.mjs";

const WIDTHS = [360, 1280];
const SCHEMES = ["light", "dark"];

/** Returns whether every page holds; where layout alone is asked about, colours do not matter. */
export async function checkPages(browser, files, shots, { layoutOnly }) {
  const schemes = layoutOnly ? SCHEMES.slice(0, 1) : SCHEMES;
  let failed = 0;
  for (const { path: file, plots } of files) {
    for (const colorScheme of schemes) {
      for (const width of WIDTHS) {
        const where = `${join(basename(dirname(file)), basename(file))} (${colorScheme}, ${width})`;
        const visit = await Visit.start(browser, { url: pathToFileURL(file).href }, { viewport: { width, height: 900 }, colorScheme });
        try {
          await visit.page.goto(visit.service.url);
          if (plots) {
            await mustBringItsFont(visit.page, where);
          }
          if (shots !== undefined) {
            await shoot(visit.page, join(shots, `${basename(dirname(file))}-${width}-${colorScheme}.png`));
          }
          await visit.page.evaluate(() => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
          await visit.mustFitTheScreen(where);
          await visit.mustLeaveRoomForWords(where);
          if (plots) {
            await mustShowEveryWordOfItsPlots(visit.page, where);
          }
          await visit.mustBeAccessible(where);
          visit.mustNotComplain();
          console.log(`ok     ${where}`);
        } catch (error) {
          failed++;
          console.log(`FAILED ${where}\n       ${String(error.message ?? error).replaceAll("\n", "\n       ")}`);
        } finally {
          await visit.end();
        }
      }
    }
  }
  const all = files.length * schemes.length * WIDTHS.length;
  console.log(`${failed === 0 ? "PASSED" : "FAILED"}: ${all - failed} passed, ${failed} failed`);
  return failed === 0;
}

/** A page that brings a font along is drawn in it, so that the fonts of the machine do not matter. */
async function mustBringItsFont(page, where) {
  const missing = await page.evaluate(async () => {
    await Promise.all([...document.fonts].map((font) => font.load()));
    await document.fonts.ready;
    return [...document.fonts].filter((font) => font.status !== "loaded").map((font) => font.family);
  });
  must(missing.length === 0, `${where} cannot use its font: ${missing.join(", ")}`);
}

/** No word of a plot is cut at its edge, or lies over another one. */
async function mustShowEveryWordOfItsPlots(page, where) {
  const { plots, flaws } = await page.evaluate(() => {
    const found = [];
    const images = [...document.querySelectorAll("figure svg")];
    for (const image of images) {
      const plot = image.getAttribute("aria-label");
      const { width, height } = image.viewBox.baseVal;
      const words = [...image.querySelectorAll("text")].map((text) => ({ text: text.textContent, box: text.getBBox() }));
      for (const { text, box } of words) {
        if (box.x < -0.5 || box.x + box.width > width + 0.5 || box.y < -0.5 || box.y + box.height > height + 0.5) {
          found.push(`“${text}” is cut at the edge of “${plot}”`);
        }
      }
      words.forEach((one, i) => words.slice(i + 1).forEach((other) => {
        const wide = Math.min(one.box.x + one.box.width, other.box.x + other.box.width) - Math.max(one.box.x, other.box.x);
        const high = Math.min(one.box.y + one.box.height, other.box.y + other.box.height) - Math.max(one.box.y, other.box.y);
        if (wide > 1 && high > 4) {
          found.push(`“${one.text}” and “${other.text}” lie over one another in “${plot}”`);
        }
      }));
    }
    return { plots: images.length, flaws: found };
  });
  must(plots > 0, `${where} shows no plot.`);
  must(flaws.length === 0, `${where} cannot be read everywhere:\n${flaws.join("\n")}`);
}
