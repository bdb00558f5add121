/** Numbers may arrive as strings, since a JSON number cannot hold every long. */
export type Numeral = number | string;

const WHOLE = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
// In the reader's own zone, which is named beside every time.
const TIME = new Intl.DateTimeFormat("en-GB", {
  day: "numeric", month: "short", year: "numeric",
  hour: "2-digit", minute: "2-digit", second: "2-digit", timeZoneName: "short",
});

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });

export function whole(value: Numeral): string {
  return WHOLE.format(Number(value));
}

/** A number with few digits but never rounded to nothing: 0.0004 stays visible. */
export function short(value: Numeral, digits = 3): string {
  return new Intl.NumberFormat("en-GB", { maximumSignificantDigits: digits }).format(Number(value));
}

/** A number of any size with as many digits as say something: 8,420, 12.5, 0.21. */
export function plainNumber(value: number): string {
  return Math.abs(value) >= 100 ? whole(value) : short(value, Math.abs(value) >= 10 ? 3 : 2);
}

export function signed(value: number): string {
  const text = Math.abs(value).toFixed(2);
  return value < 0 ? `−${text}` : `+${text}`;
}

export function percent(share: Numeral, places = 1): string {
  return `${(Number(share) * 100).toFixed(places)}\u00a0%`;
}

/** "81 of 100": how people hear a probability best. */
export function outOfHundred(share: Numeral): string {
  const value = Number(share) * 100;
  return value > 0 && value < 1 ? "fewer than 1 of 100" : value > 99 && value < 100 ? "more than 99 of 100" : `about ${Math.round(value)} of 100`;
}

export function millis(value: Numeral): string {
  const ms = Number(value);
  return ms >= 1000 ? `${short(ms / 1000)} s` : `${short(ms)} ms`;
}

export const NO_CURRENCY = "XXX"; // ISO 4217 for a transaction without one

// ISO 4217, column "minor unit": two places for every currency that is not named here. What browsers show differs from it
// (they leave the decimals of HUF, IDR, PKR, COP and others away), so their figure must never scale an amount.
const PLACES: Record<string, number> = Object.fromEntries([
  ...["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"].map((code) => [code, 0]),
  ...["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"].map((code) => [code, 3]),
  ...["CLF", "UYW"].map((code) => [code, 4]),
]) as Record<string, number>;

/** How many decimals the minor unit of a currency stands for. */
export function minorPlaces(currency: string): number {
  return PLACES[currency.toUpperCase()] ?? 2;
}

export function money(minor: Numeral, currency: string): string {
  if (currency === NO_CURRENCY) {
    return `${whole(minor)} minor units`;
  }
  try {
    const places = minorPlaces(currency);
    const format = new Intl.NumberFormat("en-GB", { style: "currency", currency, minimumFractionDigits: places, maximumFractionDigits: places });
    return format.format(Number(minor) / 10 ** places);
  } catch {
    return `${whole(minor)} minor units of ${currency}`;
  }
}

/** A moment with its zone, so that two readers speak of the same one. */
export function moment(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : TIME.format(date);
}

/** The same without year and seconds, for lists. */
export function day(instant: string): string {
  const date = new Date(instant);
  return Number.isNaN(date.getTime()) ? instant : DAY.format(date);
}

/** How long before another moment, in the largest unit that fits. */
export function before(earlier: string, later: string): string {
  const seconds = Math.round((Date.parse(later) - Date.parse(earlier)) / 1000);
  if (Number.isNaN(seconds)) {
    return "";
  }
  if (seconds <= 0) {
    return "at that moment";
  }
  const units: [number, string][] = [[86_400, "day"], [3_600, "hour"], [60, "minute"], [1, "second"]];
  const [size, name] = units.find(([length]) => seconds >= length) ?? [1, "second"];
  return `${plural(Math.floor(seconds / size), name)} before`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${whole(count)} ${count === 1 ? one : many}`;
}

/** The beginning of a hash, enough to tell two apart. */
export function brief(hash: string, digits = 12): string {
  return hash.length > digits ? `${hash.slice(0, digits)}…` : hash;
}

/** "a, b and c". */
export function listed(words: string[], last = "and"): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}
