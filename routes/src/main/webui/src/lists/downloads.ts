import { useSyncExternalStore } from "react";
import { asProblem, stream } from "../common/api.ts";

export type Format = "csv" | "ndjson" | "parquet";

/** An export on its way. It goes on while its reader looks at other pages of the console. */
export interface Download {
  id: number;
  file: string;
  format: Format;
  rows: number;
  bytes: number;
  of: number;
  state: "running" | "done" | "stopped" | "failed";
  why?: string;
  stop: () => void;
}

const NEW_LINE = 10;
let all: Download[] = [];
let count = 0;
const listeners = new Set<() => void>();

export function useDownloads(): Download[] {
  return useSyncExternalStore((changed) => { listeners.add(changed); return () => listeners.delete(changed); }, () => all);
}

function change(id: number, to: Partial<Download>): void {
  all = all.map((one) => (one.id === id ? { ...one, ...to } : one));
  listeners.forEach((listener) => listener());
}

export function forget(id: number): void {
  all = all.filter((one) => one.id !== id);
  listeners.forEach((listener) => listener());
}

/** Fetches the answer bit by bit, counts its lines and hands the file to the browser at its end. */
export function download(path: string, file: string, format: Format, of: number): void {
  const end = new AbortController();
  const id = ++count;
  all = [...all, { id, file, format, rows: 0, bytes: 0, of, state: "running", stop: () => end.abort() }];
  listeners.forEach((listener) => listener());
  void run(id, path, file, format, end.signal);
}

async function run(id: number, path: string, file: string, format: Format, signal: AbortSignal): Promise<void> {
  try {
    const response = await stream(path, signal);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let [lines, bytes] = [0, 0];
    const reader = response.body?.getReader();
    for (let next = await reader?.read(); next !== undefined && !next.done; next = await reader?.read()) {
      const part = next.value as Uint8Array<ArrayBuffer>;
      parts.push(part);
      bytes += part.length;
      lines += part.reduce((sum, byte) => sum + Number(byte === NEW_LINE), 0);
      change(id, { bytes, rows: format === "parquet" ? 0 : Math.max(0, lines - Number(format === "csv")) });
    }
    save(new Blob(parts, { type: response.headers.get("Content-Type") ?? "application/octet-stream" }), file);
    change(id, { state: "done" });
  } catch (cause) {
    const problem = asProblem(cause);
    change(id, signal.aborted ? { state: "stopped" } : { state: "failed", why: [problem.message, problem.detail].filter(Boolean).join(". ") });
  }
}

function save(content: Blob, file: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // the browser reads it after the click
}
