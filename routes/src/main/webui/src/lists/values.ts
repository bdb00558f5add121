import { NO_CURRENCY, money, percent, plainNumber } from "../common/format.ts";
import { channelName, label } from "../common/words.ts";
import type { Filter } from "./address.ts";
import type { Column, Row } from "./contract.ts";

const SECONDS: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short" };
const TIME = new Intl.DateTimeFormat("en-GB", SECONDS);
const OTHER_YEAR = new Intl.DateTimeFormat("en-GB", { ...SECONDS, year: "numeric" });
const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short" });
export const DAY_MILLIS = 86_400_000;

/** A moment of a list: to the second and with its zone; the year where it is another one. */
export function when(instant: string, now = new Date()): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : (date.getFullYear() === now.getFullYear() ? TIME : OTHER_YEAR).format(date);
}

export function clock(instant: string): string {
  return CLOCK.format(new Date(instant));
}

const CODE = /^[A-Z][A-Z0-9_]+$/;

/** The service's title of a value; where it has none, its code in words. */
export function titleOf({ value, title }: { value: string; title: string }): string {
  return title === value && CODE.test(value) && value.includes("_") ? label(value) : title;
}

/** One value as people read it; codes by the words of the service first. */
export function said(column: Column, value: unknown, currency = NO_CURRENCY): string {
  if (Array.isArray(value)) {
    return value.map((one) => said(column, one, currency)).join(", ");
  }
  const text = String(value);
  const title = column.words?.find((one) => one.value === text)?.title;
  if (title !== undefined) {
    return title;
  }
  switch (column.type) {
    case "SHARE":
      return percent(text, 0);
    case "MONEY":
      return money(text, currency);
    case "TIME":
      return when(text);
    case "NUMBER":
      return Number.isNaN(Number(text)) ? text : plainNumber(Number(text));
    case "FLAG":
      return text === "true" ? "yes" : "no";
    case "WORD":
    case "WORDS":
      return column.name === "channel" ? channelName(text) : CODE.test(text) || column.name === "intervention" ? label(text) : text;
    default:
      return text;
  }
}

/** A value of a row in words, or nothing where it is not known. */
export function cell(column: Column, row: Row): string | undefined {
  const value = row[column.name];
  return value == null || (Array.isArray(value) && value.length === 0) ? undefined : said(column, value, currencyOf(row));
}

export function currencyOf(row: Row | undefined): string {
  return typeof row?.["currency"] === "string" ? row["currency"] : NO_CURRENCY;
}

const OPERATORS: Record<string, string> = { is: "is", not: "is not", min: "at least", max: "below", contains: "contains", known: "is" };
const TIME_OPERATORS: Record<string, string> = { ...OPERATORS, min: "from", max: "before" };

export function operatorWords(column: Column | undefined, operator: string): string {
  return (column?.type === "TIME" ? TIME_OPERATORS : OPERATORS)[operator] ?? operator;
}

/** One or two filters on the same column, as one chip says them. */
export interface Chip {
  filters: Filter[];
  field: string;
  operator: string;
  value: string;
}

/** From and until of a column are one chip; everything else is one per column and operator. */
export function chips(filters: Filter[], columns: Column[], currency?: string): Chip[] {
  const done = new Set<Filter>();
  return filters.flatMap((filter): Chip[] => {
    if (done.has(filter)) {
      return [];
    }
    const column = columns.find((one) => one.name === filter.column);
    const other = filters.find((one) => one.column === filter.column && one !== filter && isBound(one) && isBound(filter));
    if (other !== undefined && column !== undefined) {
      done.add(other);
      const [low, high] = filter.operator === "min" ? [filter, other] : [other, filter];
      return [{ filters: [filter, other], field: column.title, operator: "is", value: range(column, low.values[0] ?? "", high.values[0] ?? "", currency) }];
    }
    return [{ filters: [filter], field: column?.title ?? filter.column, operator: operatorWords(column, filter.operator), value: valueWords(column, filter, currency) }];
  });
}

function isBound(filter: Filter): boolean {
  return filter.operator === "min" || filter.operator === "max";
}

function valueWords(column: Column | undefined, { operator, values }: Filter, currency?: string): string {
  if (operator === "known") {
    return values[0] === "false" ? "not known" : "known";
  }
  if (operator === "contains") {
    return `“${values.join("”, “")}”`;
  }
  const words = values.map((value) => (column === undefined ? value : said(column, value, currency)));
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

/** "is 23 to 29 Nov 2026": whole days include the last one, as people say it. */
function range(column: Column, low: string, high: string, currency?: string): string {
  if (column.type !== "TIME") {
    return `${said(column, low, currency)} to below ${said(column, high, currency)}`;
  }
  return period(low, high);
}

export function period(low: string, high: string): string {
  const [from, until] = [Date.parse(low), Date.parse(high)];
  if (Number.isNaN(from) || Number.isNaN(until)) {
    return `${low} to ${high}`;
  }
  const days = from % DAY_MILLIS === 0 && until % DAY_MILLIS === 0 && until > from;
  const format = new Intl.DateTimeFormat("en-GB", days
    ? { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }
    : { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  return days && until - from === DAY_MILLIS ? format.format(from) : format.formatRange(from, days ? until - 1 : until).replace(/\s?–\s?/, " to ");
}
