/** Plain words for the codes of the vocabulary. What the rulebook itself says of a code comes first (see auditor). */
const CHANNELS: Record<string, string> = {
  CHECKOUT: "in the checkout", EMAIL: "by e-mail", SMS: "by SMS", PUSH: "by push message",
  WEBHOOK: "by webhook", INTERNAL: "inside the shop, without a message",
};

const CHANNEL_NAMES: Record<string, string> = {
  CHECKOUT: "Checkout", EMAIL: "E-mail", SMS: "SMS", PUSH: "Push", WEBHOOK: "Webhook", INTERNAL: "Internal mark",
};

const ARMS: Record<string, string> = {
  HOLDOUT: "Holdout", MODEL_ONLY: "Model only", MODEL_AND_OFFER: "Model and personal offer",
};

const OUTCOMES: Record<string, string> = { INTERVENE: "Stepped in", NOTHING: "Did nothing", UNDETERMINED: "Could not tell" };

const SEGMENTS: Record<string, string> = {
  "new-buyer": "a new buyer", "repeat-returner": "somebody who often sends things back", ordinary: "an ordinary customer",
};

const ACRONYMS = new Map([["sms", "SMS"], ["email", "e-mail"], ["24h", "24 h"], ["7d", "7 d"], ["30d", "30 d"], ["90d", "90 d"], ["aov", "AOV"], ["dmn", "DMN"]]);

/** "QUIET_HOURS", "quietHours" and "quiet-hours" become "quiet hours". */
export function inWords(code: string): string {
  return code
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[\s_-]+/)
    .map((word) => ACRONYMS.get(word.toLowerCase()) ?? word.toLowerCase())
    .join(" ");
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function label(code: string): string {
  return sentenceCase(inWords(code));
}

/** The sentence without its full stop, for use inside another. */
export function clause(sentence: string): string {
  const bare = sentence.trim().replace(/\.$/, "");
  return /^([A-Z][a-z]|A )/.test(bare) ? bare.charAt(0).toLowerCase() + bare.slice(1) : bare;
}

export const byChannel = (channel: string): string => CHANNELS[channel] ?? `by ${inWords(channel)}`;
export const channelName = (channel: string): string => CHANNEL_NAMES[channel] ?? label(channel);
export const armName = (arm: string): string => ARMS[arm] ?? label(arm);
export const outcomeName = (outcome: string): string => OUTCOMES[outcome] ?? label(outcome);
export const segmentName = (segment: string): string | undefined => SEGMENTS[segment];
