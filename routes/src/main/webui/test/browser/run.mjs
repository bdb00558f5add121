// Runs every check in a fresh browser context and says what came out.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { KEY, startFixture } from "../fixture/server.mjs";
import { checks, fixtureChecks } from "./checks.mjs";
import { decisionChecks, decisionFixtureChecks } from "./decision-checks.mjs";
import { healthChecks, healthFixtureChecks } from "./health-checks.mjs";
import { listChecks, listFixtureChecks, listServiceChecks } from "./list-checks.mjs";
import { takeShots } from "./shots.mjs";
import { Visit } from "./visit.mjs";

const ALL = { ...checks, ...decisionChecks, ...listChecks, ...healthChecks };
/** What may come out differently with other letters. */
const LAYOUT = new Set(["aReportIsStyledInsideItsFrameOnAPhoneToo", "dialogsOpenInTheMiddleOfEveryScreen", "theHealthPageIsAccessibleInEveryLightAndWidth", "pagesAreAccessibleInEveryLightAndWidth", "twoDecisionsAreComparedSideBySide", "listsAreAccessibleInEveryLightAndWidth"]);

/** Returns whether every check passed. */
export async function run(browser, { url, key, shots, only = "", layoutOnly = false }) {
  if (url === undefined && !existsSync(fileURLToPath(new URL("../../dist/index.html", import.meta.url)))) {
    throw new Error("There is no dist/index.html. Run `npm run build` first.");
  }
  const fixture = url === undefined ? await startFixture() : undefined;
  const service = fixture ? { url: fixture.url, key: KEY } : { url: url.replace(/\/$/, ""), key };
  const named = Object.entries(fixture ? { ...ALL, ...fixtureChecks, ...decisionFixtureChecks, ...listFixtureChecks, ...healthFixtureChecks } : { ...ALL, ...listServiceChecks }).filter(([name]) => name.includes(only) && (!layoutOnly || LAYOUT.has(name)));
  let failed = 0;
  let left = 0;
  for (const [name, check] of named) {
    const visit = await Visit.start(browser, service);
    try {
      const said = await check(visit, fixture);
      visit.mustNotComplain();
      if (typeof said === "string") {
        left++;
        console.log(`-      ${name}: not applicable, ${said}`);
      } else {
        console.log(`ok     ${name}`);
      }
    } catch (error) {
      failed++;
      console.log(`FAILED ${name}\n       ${String(error.message ?? error).replaceAll("\n", "\n       ")}`);
      await visit.keepShot(shots, `failed-${name}`);
    } finally {
      await visit.end();
    }
  }
  if (shots !== undefined && only === "") {
    fixture?.reset();
    console.log(`Screenshots in ${shots}: ${(await takeShots(browser, service, shots)).join(", ")}`);
  }
  await fixture?.stop();
  console.log(`${failed === 0 ? "PASSED" : "FAILED"}: ${named.length - failed - left} passed, ${failed} failed, ${left} not applicable`);
  return failed === 0;
}
