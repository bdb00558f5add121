// Starts a Chromium: the one of the npm package, else one of the system.
import { createReadStream, createWriteStream, existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { createBrotliDecompress } from "node:zlib";
import { chromium } from "playwright-core";
import { extract } from "tar-fs";

const PACKAGE = fileURLToPath(new URL("./node_modules/@sparticuz/chromium/", import.meta.url));
const UNPACKED = fileURLToPath(new URL("./node_modules/.chromium", import.meta.url));
const SYSTEM = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--font-render-hinting=none",
];

/** The browser and its name, or what was tried and why it failed; `fonts` limits which letters it has. */
export async function openBrowser(fonts = {}) {
  const tried = [];
  for (const { name, path, env } of await choices(tried)) {
    try {
      const browser = await chromium.launch({ executablePath: path, args: FLAGS, env: { ...process.env, ...env, ...fonts } });
      return { browser, name, tried };
    } catch (error) {
      tried.push(`${name}: ${firstLines(error)}`);
    }
  }
  return { browser: undefined, name: undefined, tried };
}

async function choices(tried) {
  const found = [];
  if (process.platform === "linux" && process.arch === "x64") {
    try {
      const path = await unpack();
      // First with the system's libraries; where it has none (libnss3 and friends), with those of the package.
      found.push({ name: "@sparticuz/chromium", path, env: ownFonts() });
      found.push({ name: "@sparticuz/chromium with its own libraries", path, env: { ...ownFonts(), LD_LIBRARY_PATH: join(UNPACKED, "lib") } });
    } catch (error) {
      tried.push(`@sparticuz/chromium: ${firstLines(error)}`);
    }
  }
  for (const path of SYSTEM) {
    if (path !== undefined && existsSync(path)) {
      found.push({ name: path, path, env: {} });
    }
  }
  return found.length > 0 ? found : (tried.push(`None of ${SYSTEM.filter(Boolean).join(", ")} exists; CHROMIUM may name one.`), found);
}

/** Unpacks the package beside itself, all or nothing, so that two runs at a time do not meet half a browser. */
async function unpack() {
  const program = join(UNPACKED, "chromium");
  if (!existsSync(program)) {
    const half = mkdtempSync(`${UNPACKED}-`);
    try {
      await unpackInto(half);
      renameSync(half, UNPACKED);
    } catch (error) {
      rmSync(half, { recursive: true, force: true });
      if (!existsSync(program)) {
        throw error;
      }
    }
  }
  return program;
}

async function unpackInto(folder) {
  await pipeline(packed("chromium.br"), createBrotliDecompress(), createWriteStream(join(folder, "chromium"), { mode: 0o755 }));
  for (const archive of ["al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br"]) {
    await pipeline(packed(archive), createBrotliDecompress(), extract(folder));
  }
  const fontsFolder = join(UNPACKED, "fonts");
  writeFileSync(
    join(folder, "fonts.conf"),
    `<?xml version="1.0"?><fontconfig><dir>${fontsFolder}</dir><cachedir>${fontsFolder}/.cache</cachedir></fontconfig>`,
  );
}

function packed(name) {
  return createReadStream(join(PACKAGE, "bin", name));
}

function ownFonts() {
  return existsSync("/usr/share/fonts") ? {} : { FONTCONFIG_FILE: join(UNPACKED, "fonts.conf") };
}

function firstLines(error) {
  return String(error.message ?? error).split("\n").slice(0, 3).join(" ");
}
