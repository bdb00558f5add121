import { knownKey } from "./key.ts";

const TIMEOUT_MILLIS = 10_000;

export interface FieldError {
  field: string;
  value?: string;
  remedy: string;
}

/** A refusal of the service in words (RFC 9457), or that it could not be reached. Status 0 means no answer at all. */
export class Problem extends Error {
  readonly status: number;
  readonly detail: string | undefined;
  /** Each field that is wrong. */
  readonly errors: FieldError[];

  constructor(status: number, title: string, detail?: string, errors: FieldError[] = []) {
    super(title);
    this.status = status;
    this.detail = detail;
    this.errors = errors;
  }
}

export function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return call<T>(path, { method: "GET" }, signal);
}

/** @param patienceMillis for what may take longer than a look */
export function post<T>(path: string, body: unknown, patienceMillis = TIMEOUT_MILLIS): Promise<T> {
  return call<T>(path, { method: "POST", body: JSON.stringify(body) }, undefined, patienceMillis);
}

export function put<T>(path: string, body: unknown): Promise<T> {
  return call<T>(path, { method: "PUT", body: JSON.stringify(body) });
}

export function remove(path: string): Promise<void> {
  return call<void>(path, { method: "DELETE" });
}

/** An answer that may take long, as a stream; only its reader ends it. */
export async function stream(path: string, signal: AbortSignal): Promise<Response> {
  return accepted(await answer(path, { method: "GET", headers: withKey({ Accept: "*/*" }), signal }));
}

async function call<T>(path: string, init: RequestInit, signal?: AbortSignal, patienceMillis = TIMEOUT_MILLIS): Promise<T> {
  const response = await asked(path, init, signal, patienceMillis);
  const text = await response.text();
  try {
    return (text === "" ? undefined : JSON.parse(text)) as T;
  } catch {
    throw new Problem(response.status, `The answer of ${path} is not JSON`, "Maybe another program listens on this port.");
  }
}

async function asked(path: string, init: RequestInit, signal: AbortSignal | undefined, patienceMillis: number): Promise<Response> {
  const headers = withKey({ Accept: "application/json, application/problem+json, text/html;q=0.5" });
  if (init.body !== undefined) {
    headers.set("Content-Type", "application/json");
  }
  const deadline = AbortSignal.timeout(patienceMillis);
  return accepted(await answer(path, { ...init, headers, signal: signal ? AbortSignal.any([signal, deadline]) : deadline }));
}

function withKey(headers: Record<string, string>): Headers {
  const key = knownKey();
  return new Headers(key === undefined ? headers : { ...headers, "X-Api-Key": key });
}

async function accepted(response: Response): Promise<Response> {
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

async function answer(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init);
  } catch (cause) {
    throw new Problem(0, "The service does not answer", cause instanceof Error ? cause.message : undefined);
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => undefined);
  const said = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const title = typeof said["title"] === "string" ? said["title"] : `The service refused (${response.status})`;
  return new Problem(response.status, title, typeof said["detail"] === "string" ? said["detail"] : undefined, Array.isArray(said["errors"]) ? (said["errors"] as FieldError[]) : []);
}

export function asProblem(cause: unknown): Problem {
  return cause instanceof Problem ? cause : new Problem(0, cause instanceof Error ? cause.message : String(cause));
}
