// One visitor with an own browser context, who notices everything that should not happen on the way.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const PATIENCE_MILLIS = 60_000; // only a page that hangs takes that long; on a busy machine one that works took 15 seconds

export class Visit {
  static async start(browser, service, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce", ...options });
    context.setDefaultTimeout(PATIENCE_MILLIS);
    const visit = new Visit();
    Object.assign(visit, { context, service, page: await context.newPage(), complaints: [], outside: [], posts: [], expected: [] });
    visit.page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") {
        visit.complaints.push(`console: ${message.text()}`);
      }
    });
    visit.page.on("pageerror", (error) => visit.complaints.push(`error on the page: ${error.message}`));
    context.on("request", (request) => {
      if (!request.url().startsWith(service.url) && !/^(blob|data):/.test(request.url())) {
        visit.outside.push(request.url());
      }
      if (request.method() !== "GET") {
        visit.posts.push(`${request.method()} ${new URL(request.url()).pathname}`);
      }
    });
    return visit;
  }

  /** Opens the page with the key in its address, as the link of the terminal does, and goes on to `hash`. */
  async open(hash = "#/") {
    await this.page.goto(`${this.service.url}/#key=${encodeURIComponent(this.service.key)}`);
    await this.page.getByRole("heading", { level: 1, name: "What happened" }).waitFor();
    if (hash !== "#/") {
      await this.page.goto(`${this.service.url}/${hash}`);
    }
    return this.page;
  }

  /** Asks the service itself. */
  async ask(path) {
    const response = await this.context.request.get(this.service.url + path, { headers: { "X-Api-Key": this.service.key } });
    if (!response.ok()) {
      throw new Error(`GET ${path} answered ${response.status()}: ${(await response.text()).slice(0, 300)}`);
    }
    return response.json();
  }

  /** A complaint of the browser that this check provokes on purpose. */
  expect(pattern) {
    this.expected.push(pattern);
  }

  mustNotComplain() {
    const complaints = this.complaints.filter((text) => !this.expected.some((pattern) => pattern.test(text)));
    must(complaints.length === 0, `The page complained:\n${complaints.join("\n")}`);
    must(this.outside.length === 0, `The page asked elsewhere:\n${this.outside.join("\n")}`);
  }

  /** Breaks of the accessibility rules, by axe. */
  async mustBeAccessible(where) {
    await this.page.evaluate(AXE);
    const found = await this.page.evaluate((rules) => window.axe.run(document, { runOnly: { type: "tag", values: rules } }), RULES);
    const told = found.violations.map(
      (one) => `${one.id} (${one.impact}): ${one.help}\n${one.nodes.map((node) => `    ${node.target.join(" ")} ${node.failureSummary?.split("\n")[1] ?? ""}`).slice(0, 4).join("\n")}`,
    );
    must(told.length === 0, `${where} breaks accessibility rules:\n${told.join("\n")}`);
  }

  async mustFitTheScreen(where, of = this.page) {
    const { wide, screen } = await of.evaluate(() => ({ wide: document.documentElement.scrollWidth, screen: window.innerWidth }));
    must(wide <= screen, `${where} is ${wide} pixels wide on a screen of ${screen}.`);
  }

  /** No column is narrower than its longest word, so nothing reads one letter per line. */
  async mustLeaveRoomForWords(where, of = this.page) {
    const narrow = await of.evaluate(wordsBrokenApart);
    must(narrow.length === 0, `${where} breaks words apart for want of room:\n${narrow.slice(0, 6).join("\n")}`);
  }

  async keepShot(folder, name) {
    if (folder !== undefined) {
      await this.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true }).catch(() => undefined);
    }
  }

  async end() {
    await this.context.close();
  }
}

/** Runs in the page: words of up to 15 letters that stand on more than one line or stick out of their column. */
export function wordsBrokenApart() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement.closest("code, pre, script, style, svg, .unseen, noscript") !== null) {
      continue;
    }
    for (const word of node.data.matchAll(/[\p{L}\p{N}]{2,15}/gu)) {
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
      const lines = new Set(boxes.map((box) => Math.round(box.top)));
      const where = `“${word[0]}” of “${node.data.trim().slice(0, 60)}”`;
      if (lines.size > 1) {
        found.push(`${where} stands on ${lines.size} lines`);
      } else if (boxes.length > 0) {
        let block = node.parentElement;
        while (/^(inline|contents)$/.test(getComputedStyle(block).display)) {
          block = block.parentElement;
        }
        const column = block.getBoundingClientRect();
        const heardOnly = column.width <= 1 && getComputedStyle(block).overflow !== "visible"; // for those who listen to the page
        if (heardOnly) {
          continue;
        }
        if (boxes[0].left < column.left - 1 || boxes[0].right > column.right + 1) {
          found.push(`${where} is wider than its column of ${Math.round(column.width)} pixels`);
        }
      }
    }
  }
  return found;
}

export function must(holds, otherwise) {
  if (!holds) {
    throw new Error(otherwise);
  }
}
