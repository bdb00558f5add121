// Opens the console of a running service in a real browser and checks what a person would check.
//   npm run test:browser -- --url http://localhost:8080 --key KEY [--shots DIR]
// Without --url it runs against the examples in test/fixture, including the states that a healthy service never shows.
//   npm run test:browser -- --page FILE [--page FILE ...] [--shots DIR]
// With --page it checks pages that lie in files instead, such as a model's report.html; with --text-page those without plots.
// Everything runs with the fonts of this machine; layout is checked again with each known set of fonts that is installed.
// --only TEXT runs the checks whose name contains it.
// Exit code 0: every check passed. 1: one failed. 3: skipped, since no browser could be started.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const SKIPPED = 3;

const { values } = parseArgs({
  options: { url: { type: "string" }, key: { type: "string" }, page: { type: "string", multiple: true }, "text-page": { type: "string", multiple: true }, shots: { type: "string" }, only: { type: "string" } },
});
if (values.url !== undefined && values.key === undefined) {
  console.error("--url needs --key: the key of the shop whose pages are opened.");
  process.exit(1);
}

// What only this test needs is not part of the console's own packages, so that building it stays small.
if (!existsSync(`${HERE}node_modules/playwright-core`)) {
  console.log("Fetching the browser (npm ci in test/browser) ...");
  try {
    execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: HERE, stdio: "inherit", shell: process.platform === "win32" });
  } catch (error) {
    console.log(`SKIPPED: the browser could not be fetched from the npm registry (${error.message}).`);
    process.exit(SKIPPED);
  }
}

const { openBrowser } = await import("./browser.mjs");
const { checkPages } = await import("./pages.mjs");
const { run } = await import("./run.mjs");
const { fontSets } = await import("./fonts.mjs");
const files = [...(values.page ?? []).map((path) => ({ path, plots: true })), ...(values["text-page"] ?? []).map((path) => ({ path, plots: false }))];
if (values.shots !== undefined) {
  mkdirSync(values.shots, { recursive: true });
}

/** Everything with the fonts of this machine, then what depends on the width of letters with one set at a time. */
async function checkAll() {
  const { sets, end } = fontSets();
  const wanted = Number(process.env.TRENDGUARD_FONT_SETS ?? 0);
  try {
    if (sets.length < wanted) {
      throw new Error(`TRENDGUARD_FONT_SETS asks for ${wanted} sets of fonts and ${sets.length} are installed (${sets.map((set) => set.name).join(", ")}). On Debian: apt-get install fonts-dejavu-core fonts-liberation fonts-noto-core.`);
    }
    let held = true;
    for (const set of [undefined, ...sets]) {
      const opened = await openBrowser(set?.env);
      if (opened.browser === undefined) {
        console.log(`SKIPPED: no browser could be started.\n${opened.tried.map((line) => `  ${line}`).join("\n")}`);
        return SKIPPED;
      }
      console.log(`Browser: ${opened.name} ${opened.browser.version()}, ${set === undefined ? "all fonts of this machine" : `only the fonts of ${set.name}`}`);
      const shots = set === undefined ? values.shots : undefined;
      try {
        held = (files.length > 0 ? await checkPages(opened.browser, files, shots, { layoutOnly: set !== undefined }) : await run(opened.browser, { ...values, shots, layoutOnly: set !== undefined })) && held;
      } finally {
        await opened.browser.close();
      }
    }
    return held ? 0 : 1;
  } finally {
    end();
  }
}

try {
  process.exitCode = await checkAll();
} catch (error) {
  console.log(`FAILED: ${error.message}`);
  process.exitCode = 1;
}
