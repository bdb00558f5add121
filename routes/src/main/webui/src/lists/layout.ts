import type { Column } from "./contract.ts";
import type { Kind } from "./kinds.ts";

/** One column of the table as it is drawn: what stands below shares its cells. */
export interface Drawn {
  column: Column;
  below: Column[];
  lead: boolean;
}

/** Puts columns that belong together into one cell, so that a row has two lines and room. */
export function layout(kind: Kind, shown: Column[]): Drawn[] {
  const names = new Set(shown.map((one) => one.name));
  const taken = new Set<string>();
  const pairs = new Map(shown.map((column) => {
    const below = (kind.below[column.name] ?? []).filter((one) => names.has(one) && !taken.has(one));
    below.forEach((one) => taken.add(one));
    return [column.name, below];
  }));
  const drawn = shown.filter((one) => !taken.has(one.name));
  const lead = kind.lead.find((one) => drawn.some((each) => each.name === one)) ?? drawn[0]?.name;
  return drawn
    .map((column) => ({ column, below: (pairs.get(column.name) ?? []).flatMap((one) => shown.find((each) => each.name === one) ?? []), lead: column.name === lead }))
    .sort((a, b) => Number(b.lead) - Number(a.lead));
}
