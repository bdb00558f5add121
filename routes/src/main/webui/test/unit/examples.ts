import type { Dossier } from "../../src/auditor/decision.ts";
import type { Overview } from "../../src/operator/overview.ts";

const EXAMPLES = "../../../../../test/fixture/examples.mjs"; // as seen from where the compiled tests lie
const loaded = (await import(EXAMPLES)) as { overview: Overview; emptyOverview: Overview; dossiers: [Dossier, Dossier, Dossier, Dossier, Dossier, Dossier] };

export const { overview, emptyOverview } = loaded;
const [intervenedOne, aloneOne, unclearOne, , quietCartOne, visitorOne] = loaded.dossiers;

/** A fresh copy, so that no test meets what another changed. */
export const intervened = (): Dossier => structuredClone(intervenedOne);
export const leftAlone = (): Dossier => structuredClone(aloneOne);
export const unclear = (): Dossier => structuredClone(unclearOne);
export const quietCart = (): Dossier => structuredClone(quietCartOne);
export const visitor = (): Dossier => structuredClone(visitorOne);
