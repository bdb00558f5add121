import { plural, whole } from "../common/format.ts";
import type { Brush } from "./brush.ts";
import type { Buckets } from "./contract.ts";
import type { Kind } from "./kinds.ts";
import { bucketName, bucketUnit } from "./scale.ts";
import { counted, inWords, shareWords } from "./shares.ts";

export interface Headline {
  title: string;
  detail: string;
}

/** What the bars say: the share that the list is about, inside and before the brush, with n and interval. */
export function headline(kind: Kind, chart: Buckets, brush: Brush | undefined): Headline {
  const count = chart.buckets.length;
  const inside = brush ?? { from: 0, until: count };
  const all = counted(chart, "", 0, count).of;
  const unit = `${kind.many.charAt(0).toUpperCase()}${kind.many.slice(1)} per ${bucketUnit(chart.bucket)}, n ${whole(all)}${early(chart)}`;
  const when = brush === undefined ? "" : ` ${named(chart, brush)}`;
  const now = counted(chart, kind.counted, inside.from, inside.until);
  if (now.of === 0) {
    return { title: `No ${kind.many}${when}`, detail: `${unit}.` };
  }
  if (chart.by !== kind.by || !chart.series.some((one) => one.value === kind.counted)) {
    return { title: `${plural(now.of, kind.one, kind.many)}${when}`, detail: `${unit}.` };
  }
  const earlier = brush === undefined ? undefined : counted(chart, kind.counted, 0, brush.from);
  const compared = earlier !== undefined && earlier.of > 0 ? earlier : undefined;
  return {
    title: `${kind.headline(now)}${when}${compared === undefined ? "" : `, ${inWords(compared)} before`}`,
    detail: `${unit}. ${brush === undefined ? "All" : "Selected"}: ${shareWords(now)}${compared === undefined ? "" : `; before: ${shareWords(compared)}`}.`,
  };
}

/** The few that lie too far back to be drawn are counted all the same. */
function early(chart: Buckets): string {
  return chart.earlier === undefined || Number(chart.earlier) === 0 ? "" : `; ${whole(chart.earlier)} before ${bucketName(chart.buckets[0]!.at, chart.bucket)} not drawn`;
}

function named(chart: Buckets, brush: Brush): string {
  const [first, last] = [chart.buckets[brush.from]!.at, chart.buckets[brush.until - 1]!.at].map((at) => bucketName(at, chart.bucket));
  return first === last ? `on ${first}` : `from ${first} to ${last}`;
}
