import type { Numeral } from "../common/format.ts";

/** What the service answers about its lists. */
export type Type = "TEXT" | "WORD" | "WORDS" | "NUMBER" | "SHARE" | "MONEY" | "TIME" | "FLAG" | "ID";
export type Operator = "is" | "not" | "min" | "max" | "contains" | "known";

export interface Column {
  name: string;
  title: string;
  /** One sentence of the data dictionary. */
  says?: string;
  type: Type;
  group?: string;
  operators: Operator[];
  /** Only of columns with a closed choice. */
  words?: { value: string; title: string }[];
  facet?: boolean;
  chart?: boolean;
  sortable?: boolean;
}

export interface Columns {
  list: string;
  default: string[];
  columns: Column[];
}

/** A row names only what is known. */
export type Row = Record<string, unknown> & { position: string };

export interface Complete {
  until: Numeral;
  time?: string;
  entries_behind: Numeral;
  seconds_behind?: number;
  state: "FOLLOWING" | "CATCHING_UP" | "REBUILDING" | "UNAVAILABLE";
}

export interface Warehouse extends Complete {
  remarks?: string[];
}

export interface Page {
  list: string;
  rows: Row[];
  total: Numeral;
  page: number;
  pages: number;
  size: number;
  complete: Complete;
  took_ms: number;
}

export type BucketLength = "MONTH" | "DAY" | "HOUR";

export interface Buckets {
  bucket: BucketLength;
  from?: string;
  to?: string;
  /** Rows that lie too far back to be drawn. */
  earlier?: Numeral;
  by: string;
  series: { value: string; title: string }[];
  buckets: { at: string; counts: number[] }[];
}

export interface Facet {
  column: string;
  title: string;
  values: { value: string; title: string; count: Numeral }[];
}

export interface Figure {
  name: string;
  value: string;
  says: string;
  filters?: string;
  /** Too few outcomes are known for a figure. */
  early?: boolean;
}

export interface View {
  name: string;
  list: string;
  query: string;
  shipped: boolean;
}
