import { decisionHref, type ListName } from "../common/route.ts";
import { sentenceCase } from "../common/words.ts";
import type { Row } from "./contract.ts";
import { inWords, timesIn, type Share } from "./shares.ts";

/** What differs between the lists: names, the column that opens a row, and which columns share a cell. */
export interface Kind {
  page: ListName;
  /** The list's name in the API. */
  list: string;
  title: string;
  one: string;
  many: string;
  /** The column whose cell opens the row; the first that is shown. */
  lead: string[];
  /** Columns that stand in the second line of another one's cell, if both are shown. */
  below: Record<string, string[]>;
  /** Columns that cells need in addition to those that are shown. */
  needs: string[];
  /** The column that cuts the bars, and the value of it that the headline counts. */
  by: string;
  counted: string;
  headline: (share: Share) => string;
  /** The parts of a card on a phone: title, line, foot. */
  card: { title: string[]; line: string[]; foot: string[] };
  href: (row: Row) => string | undefined;
  empty: { title: string; says: string; curl: string | undefined };
}

const FIRST_EVENT = `curl -H "X-Api-Key: $(cat my-shop.key)" ${typeof window === "undefined" ? "" : window.location.origin}/v1/events -d '{
  "specversion": "1.0", "id": "order-1", "source": "/shop/orders", "type": "io.trendguard.purchase",
  "time": "${new Date().toISOString().slice(0, 19)}Z",
  "data": {"order_id": "order-1", "customer_id": "c-1001", "currency": "EUR", "lines": [
    {"line_id": "1", "product_id": "sku-4711", "size": "38", "quantity": 1,
     "list_price_minor": 8990, "paid_price_minor": 5990}]}}'`;

const openDecision = (row: Row): string | undefined => (typeof row["decision_id"] === "string" ? decisionHref(row["decision_id"]) : undefined);

export const KINDS: Record<ListName, Kind> = {
  decisions: {
    page: "decisions", list: "decisions", title: "Decisions", one: "decision", many: "decisions",
    lead: ["order_id", "decision_id", "time"],
    below: {
      order_id: ["time"], product: ["items", "value"], category: ["items", "value"], intervention: ["credit", "channel"],
      outcome: ["outcome_until", "outcome_reason", "outcome_time"],
    },
    needs: ["decision_id", "order_id", "result", "cause", "currency", "threshold", "outcome"],
    by: "result", counted: "INTERVENE", headline: (share) => `TrendGuard stepped in ${timesIn(share)}`,
    card: { title: ["product", "category", "order_id"], line: ["intervention", "credit", "channel", "reason_words"], foot: ["order_id", "time"] },
    href: openDecision,
    empty: { title: "No decision yet", says: "Each event that concerns a decision point leads to a decision: a purchase, a checkout call or a question about a cart. It appears here within seconds, with its risk, what was done and why.", curl: FIRST_EVENT },
  },
  messages: {
    page: "messages", list: "messages", title: "Messages", one: "message", many: "messages",
    lead: ["order_id", "message_id", "time"],
    below: { order_id: ["time"], intervention: ["template", "credit"], state: ["detail", "reasons"], channel: ["locale"], answer: ["answer_time"] },
    needs: ["decision_id", "message_id", "state", "detail", "reasons", "currency"],
    by: "state", counted: "HANDED_OVER", headline: (share) => `${sentenceCase(inWords(share))} messages were handed over`,
    card: { title: ["intervention", "message_id"], line: ["channel", "detail", "reasons"], foot: ["order_id", "time"] },
    href: openDecision,
    empty: { title: "No message yet", says: "Messages appear when a decision steps in by e-mail, SMS or push. Until then there is nothing to send.", curl: undefined },
  },
  rejected: {
    page: "rejected", list: "rejections", title: "Rejected", one: "rejected event", many: "rejected events",
    lead: ["time"],
    below: { cause: ["remedy"], source: ["fields"] },
    needs: ["cause", "remedy"],
    by: "cause", counted: "", headline: () => "",
    card: { title: ["cause"], line: ["remedy", "fields"], foot: ["source", "time"] },
    href: () => undefined,
    empty: { title: "Nothing was rejected", says: "An event that cannot be read, or that contradicts an earlier one, is listed here with its cause and a remedy. Nothing is dropped silently.", curl: undefined },
  },
};
