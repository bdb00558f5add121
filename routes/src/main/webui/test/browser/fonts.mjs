// Sets of fonts that the checks are repeated with, one at a time: what holds with narrow letters may not with wide ones.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** From narrow to wide, as Linux systems have them. */
const FAMILIES = [
  { name: "Liberation", sans: "Liberation Sans", serif: "Liberation Serif", mono: "Liberation Mono" },
  { name: "Noto", sans: "Noto Sans", serif: "Noto Serif", mono: "Noto Sans Mono" },
  { name: "DejaVu", sans: "DejaVu Sans", serif: "DejaVu Serif", mono: "DejaVu Sans Mono" },
];

/** The sets that are installed here; each shows the browser nothing but its own fonts. `end` removes what was written. */
export function fontSets() {
  const folder = mkdtempSync(join(tmpdir(), "fonts-"));
  const sets = FAMILIES.flatMap((family) => {
    const places = placesOf(family.sans);
    if (places.length === 0) {
      return [];
    }
    const file = join(folder, `${family.name}.conf`);
    writeFileSync(file, configuration(family, places, join(folder, family.name)));
    return [{ name: family.name, env: { FONTCONFIG_FILE: file } }];
  });
  return { sets, end: () => rmSync(folder, { recursive: true, force: true }) };
}

function placesOf(family) {
  try {
    const files = execFileSync("fc-list", [family, "file"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return [...new Set(files.split("\n").map((line) => line.replace(/:\s*$/, "").trim()).filter(Boolean).map(dirname))];
  } catch {
    return []; // no fontconfig, as on other systems than Linux
  }
}

function configuration({ sans, serif, mono }, places, cache) {
  const generic = { "sans-serif": sans, "system-ui": sans, serif, monospace: mono };
  const aliases = Object.entries(generic).map(([name, family]) => `<alias binding="same"><family>${name}</family><prefer><family>${family}</family><family>${sans}</family></prefer></alias>`);
  return `<?xml version="1.0"?><fontconfig>${places.map((place) => `<dir>${place}</dir>`).join("")}<cachedir>${cache}</cachedir>${aliases.join("")}</fontconfig>\n`;
}
