import { minorPlaces } from "../common/format.ts";
import type { Column, Facet, Operator } from "./contract.ts";
import { operatorWords, said, titleOf } from "./values.ts";

/** One line of the filter box: what it adds, or with `fill` what it writes into the box to go on. */
export interface Suggestion {
  key: string;
  field: string;
  /** "is", "at least" and what follows. */
  operator: string;
  text: string;
  count?: number | undefined;
  fill?: string;
  add?: { column: string; operator: Operator | "q"; value: string };
}

const MOST = 14;
const MOST_PER_FIELD = 5;
const WORDS: [string, Operator][] = [["at least", "min"], ["from", "min"], [">=", "min"], [">", "min"], ["below", "max"], ["before", "max"], ["<", "max"], ["contains", "contains"], ["is not", "not"], ["is", "is"]];

/** Matches of what was typed over fields and values: exact values first, then by how many rows they have. */
export function suggest(typed: string, columns: Column[], facets: Facet[], currency: string): Suggestion[] {
  const text = typed.trim();
  const values = text === "" ? mostUsed(facets) : matching(text, columns, facets);
  const fields = columns.flatMap((column) => ofField(column, text, currency));
  const free = text === "" ? [] : freeText(text, columns);
  const typedOut = fields.filter((one) => one.add !== undefined && one.add.operator !== "known");
  const all = [...typedOut, ...values, ...fields.filter((one) => one.fill !== undefined), ...free, ...fields.filter((one) => one.add?.operator === "known")];
  return unique(all).slice(0, MOST);
}

function mostUsed(facets: Facet[]): Suggestion[] {
  return facets.flatMap((facet) => facet.values.slice(0, 2).map((one) => ofValue(facet, one)));
}

function ofValue(facet: Facet, one: Facet["values"][number]): Suggestion {
  return {
    key: `${facet.column}=${one.value}`, field: facet.title, operator: "is", text: titleOf(one), count: Number(one.count),
    add: { column: facet.column, operator: "is", value: one.value },
  };
}

function matching(text: string, columns: Column[], facets: Facet[]): Suggestion[] {
  const found = facets.flatMap((facet) => facet.values.map((one) => ({ suggestion: ofValue(facet, one), rank: Math.max(rank(text, one.title), rank(text, one.value), facetRank(text, facet, one.title)) })));
  const closed = columns.flatMap((column) => (column.words ?? []).map((word) => ({
    suggestion: { key: `${column.name}=${word.value}`, field: column.title, operator: "is", text: word.title, add: { column: column.name, operator: "is", value: word.value } } as Suggestion,
    rank: rank(text, word.title),
  })));
  const perField = new Map<string, number>();
  return [...found, ...closed]
    .filter((one) => one.rank > 0)
    .sort((a, b) => b.rank - a.rank || (b.suggestion.count ?? 0) - (a.suggestion.count ?? 0))
    .filter(({ suggestion: { field } }) => {
      perField.set(field, (perField.get(field) ?? 0) + 1);
      return perField.get(field)! <= MOST_PER_FIELD;
    })
    .map((one) => one.suggestion);
}

/** "channel email" and "channel" name the field, and with it its values. */
function facetRank(text: string, facet: Facet, title: string): number {
  return rank(text, `${facet.title} ${title}`);
}

function rank(text: string, of: string): number {
  const [word, whole] = [text.toLowerCase(), of.toLowerCase()];
  return whole === word ? 4 : whole.startsWith(word) ? 3 : whole.split(/[\s_-]/).some((one) => one.startsWith(word)) ? 2 : whole.includes(word) ? 1 : 0;
}

/** Bounds, texts and "known" of the field that the text begins with. */
function ofField(column: Column, text: string, currency: string): Suggestion[] {
  const title = column.title.toLowerCase();
  const typed = text.toLowerCase();
  if (typed === "" || !(typed.startsWith(title) || rank(text, column.title) > 1)) {
    return [];
  }
  const rest = typed.startsWith(title) ? text.slice(title.length).trim() : "";
  const [word, operator] = WORDS.find(([one]) => rest.toLowerCase().startsWith(one)) ?? ["", undefined];
  const value = rest.slice(word.length).trim();
  const allowed = column.operators.filter((one) => (one === "min" || one === "max" || one === "contains") && (operator === undefined || one === operator));
  const lines = allowed.flatMap((one): Suggestion[] => {
    const given = value === "" ? undefined : parsed(column, value, currency);
    const line = { key: `${column.name}.${one}`, field: column.title, operator: operatorWords(column, one) };
    return given === undefined
      ? [{ ...line, text: example(column), fill: `${column.title} ${operatorWords(column, one)} ` }]
      : [{ ...line, text: one === "contains" ? `“${given}”` : said(column, given, currency), add: { column: column.name, operator: one, value: given } }];
  });
  const known = rest === "" && column.operators.includes("known")
    ? ["true", "false"].map((one): Suggestion => ({ key: `${column.name}.known=${one}`, field: column.title, operator: "is", text: one === "true" ? "known" : "not known", add: { column: column.name, operator: "known", value: one } }))
    : [];
  return [...lines, ...known.slice(lines.length > 2 ? 1 : 0)];
}

/** What a person types, as the API takes it: 60 % is 0.6, 12.50 is 1250 minor units, a day begins at midnight here. */
function parsed(column: Column, value: string, currency: string): string | undefined {
  const number = Number(value.replace(/[%€$£\s]/g, "").replace(",", "."));
  switch (column.type) {
    case "SHARE":
      return Number.isNaN(number) ? undefined : String(number > 1 || value.includes("%") ? number / 100 : number);
    case "MONEY":
      return Number.isNaN(number) ? undefined : String(Math.round(number * 10 ** minorPlaces(currency)));
    case "NUMBER":
      return Number.isNaN(number) ? undefined : String(number);
    case "TIME": {
      const date = new Date(/\d{4}/.test(value) ? value : `${value} ${new Date().getFullYear()}`);
      return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace(".000Z", "Z");
    }
    default:
      return value;
  }
}

function example(column: Column): string {
  return column.type === "SHARE" ? "a share, such as 60 %" : column.type === "MONEY" ? "an amount, such as 12.50" : column.type === "TIME" ? "a day, such as 24 Nov" : column.type === "NUMBER" ? "a number" : "a text";
}

function freeText(text: string, columns: Column[]): Suggestion[] {
  const texts = columns.filter((one) => one.type === "TEXT" && one.operators.includes("contains")).slice(0, 3);
  return [
    { key: "q", field: "Any text", operator: "contains", text: `“${text}”`, add: { column: "", operator: "q", value: text } },
    ...texts.map((one): Suggestion => ({ key: `${one.name}~`, field: one.title, operator: "contains", text: `“${text}”`, add: { column: one.name, operator: "contains", value: text } })),
  ];
}

function unique(all: Suggestion[]): Suggestion[] {
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(one.key) && seen.add(one.key));
}

/** The values that split these rows most, one of a field: what a next filter would most likely be. */
export function oftenUsed(facets: Facet[], total: number, filtered: Set<string>): Suggestion[] {
  const score = (count: number): number => count * (total - count);
  return facets
    .filter((facet) => !filtered.has(facet.column))
    .flatMap((facet) => {
      const best = [...facet.values].sort((a, b) => score(Number(b.count)) - score(Number(a.count)))[0];
      return best === undefined || score(Number(best.count)) <= 0 ? [] : [ofValue(facet, best)];
    })
    .sort((a, b) => score(b.count ?? 0) - score(a.count ?? 0))
    .slice(0, 3);
}
