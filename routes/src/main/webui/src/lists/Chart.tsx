import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { whole } from "../common/format.ts";
import { endOf, moved, resized, type Brush } from "./brush.ts";
import type { Buckets } from "./contract.ts";
import { bucketName, ticksOf, topOf } from "./scale.ts";
import { titleOf } from "./values.ts";

const HEIGHT = 150;
const LEFT = 44;
const BOTTOM = 22;
const TOP = 10;
const RIGHT = 14; // the last handle needs room
const HANDLE = 14;

type Drag = { kind: "new"; start: number } | { kind: "move"; start: number; brush: Brush } | { kind: "from" | "until"; brush: Brush };

/** Bars over time, cut by one column. A part is brushed by mouse, touch or keys; what is outside is paler, never hidden. */
export function Chart(props: { chart: Buckets; brush: Brush | undefined; onBrush: (brush: Brush | undefined) => void; names: string; now: string | undefined }) {
  const { chart, onBrush } = props;
  const frame = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(900);
  const [draft, setDraft] = useState<Brush>();
  const drag = useRef<Drag>(undefined);
  const brush = draft ?? props.brush;
  const count = chart.buckets.length;

  useEffect(() => {
    const box = frame.current;
    if (box === null) {
      return undefined;
    }
    const watch = new ResizeObserver(() => setWidth(Math.max(240, Math.round(box.clientWidth))));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);

  const totals = chart.buckets.map((one) => one.counts.reduce((sum, each) => sum + each, 0));
  const top = topOf(Math.max(...totals, 1));
  const step = (width - LEFT - RIGHT) / Math.max(count, 1);
  const x = (index: number): number => LEFT + index * step;
  const y = (value: number): number => TOP + (HEIGHT - TOP - BOTTOM) * (1 - value / top);
  const indexAt = (event: PointerEvent): number => {
    const left = frame.current?.getBoundingClientRect().left ?? 0;
    return Math.max(0, Math.min(count - 1, Math.floor((event.clientX - left - LEFT) / step)));
  };

  const down = (event: PointerEvent<SVGSVGElement>): void => {
    if (event.button !== 0 || count === 0) {
      return;
    }
    const at = indexAt(event);
    const end = event.target instanceof Element ? event.target.closest("[data-end]")?.getAttribute("data-end") : undefined;
    if (brush !== undefined && (end === "from" || end === "until")) {
      drag.current = { kind: end, brush };
    } else if (brush !== undefined && at >= brush.from && at < brush.until && brush.until - brush.from < count) {
      drag.current = { kind: "move", start: at, brush };
    } else {
      drag.current = { kind: "new", start: at };
    }
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const move = (event: PointerEvent): void => {
    const now = drag.current;
    if (now === undefined) {
      return;
    }
    const at = indexAt(event);
    if (now.kind === "new") {
      setDraft({ from: Math.min(now.start, at), until: Math.max(now.start, at) + 1 });
    } else if (now.kind === "move") {
      setDraft(moved(now.brush, at - now.start, count));
    } else {
      setDraft(resized(now.brush, now.kind, now.kind === "from" ? at : at + 1, count));
    }
  };
  const up = (): void => {
    drag.current = undefined;
    if (draft !== undefined) {
      onBrush(draft);
      setDraft(undefined);
    }
  };
  const thumb = (end: "from" | "until") => (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -7, PageUp: 7, Home: -count, End: count }[event.key];
    if (by !== undefined) {
      event.preventDefault();
      const now = brush ?? { from: 0, until: count };
      onBrush(resized(now, end, now[end] + by, count));
    }
  };

  const shown = brush ?? { from: 0, until: count };
  return (
    <div className="chart" ref={frame}>
      <svg width={width} height={HEIGHT} viewBox={`0 0 ${width} ${HEIGHT}`} role="group" aria-label={`${props.names} over time`}
        onPointerDown={down} onPointerMove={move} onPointerUp={up} onPointerCancel={up} onDoubleClick={() => onBrush(undefined)}>
        {ticksOf(top).map((value) => (
          <g key={value} aria-hidden="true">
            <line className="grid" x1={LEFT} x2={width - RIGHT} y1={y(value)} y2={y(value)} />
            <text className="scale" x={LEFT - 6} y={y(value) + 4} textAnchor="end">{whole(value)}</text>
          </g>
        ))}
        {brush !== undefined && <rect className="brushed" x={x(brush.from)} width={x(brush.until) - x(brush.from)} y={0} height={HEIGHT - BOTTOM} />}
        {chart.buckets.map((bucket, index) => (
          <g key={bucket.at} aria-hidden="true" className={index >= shown.from && index < shown.until ? "bars" : "bars outside"}>
            <title>{`${bucketName(bucket.at, chart.bucket)}: ${chart.series.map((one, each) => `${titleOf(one)} ${whole(bucket.counts[each] ?? 0)}`).join(", ")}`}</title>
            <rect className="hit" x={x(index)} y={0} width={step} height={HEIGHT - BOTTOM} />
            {stacked(bucket.counts).map(({ from, value, series }) => (
              <rect key={series} className={`series-${series}`} x={x(index) + step * 0.14} width={Math.max(1, step * 0.72)} y={y(from + value)} height={Math.max(value > 0 ? 1 : 0, y(from) - y(from + value))} />
            ))}
          </g>
        ))}
        <line className="axis" x1={LEFT} x2={width - RIGHT} y1={y(0)} y2={y(0)} aria-hidden="true" />
        {names(chart, step, props.now).map(({ index, text }) => (
          <text key={index} className="scale" aria-hidden="true" y={HEIGHT - 5} x={x(index) + step / 2}
            textAnchor={x(index) + step / 2 > width - 45 ? "end" : x(index) + step / 2 < LEFT + 20 ? "start" : "middle"}>{text}</text>
        ))}
        {count > 0 && (["from", "until"] as const).map((end) => (
          <g key={end} data-end={end} className={brush === undefined ? "thumb idle" : "thumb"} role="slider" tabIndex={0} onKeyDown={thumb(end)}
            aria-label={end === "from" ? "First shown" : "Last shown"} aria-valuemin={0} aria-valuemax={count - 1} aria-valuenow={end === "from" ? shown.from : shown.until - 1}
            aria-valuetext={bucketName(chart.buckets[end === "from" ? shown.from : shown.until - 1]!.at, chart.bucket)}>
            <line x1={x(shown[end])} x2={x(shown[end])} y1={0} y2={HEIGHT - BOTTOM} />
            <rect className="grip" x={x(shown[end]) - HANDLE} width={HANDLE * 2} y={HEIGHT / 2 - 30} height={44} />
            <rect className="knob" x={x(shown[end]) - 4} width={8} y={HEIGHT / 2 - 20} height={20} rx={4} />
          </g>
        ))}
      </svg>
    </div>
  );
}

function stacked(counts: number[]): { from: number; value: number; series: number }[] {
  let from = 0;
  return counts.map((value, series) => {
    const part = { from, value, series };
    from += value;
    return part;
  });
}

/** As many names below the bars as there is room for; a last bucket that is not over says so. */
function names(chart: Buckets, step: number, now: string | undefined): { index: number; text: string }[] {
  const last = chart.buckets.length - 1;
  const every = Math.max(1, Math.ceil(64 / step));
  const unfinished = now !== undefined && last >= 0 && Date.parse(now) < endOf(chart, last);
  return chart.buckets.flatMap((bucket, index) => (index === last || (index % every === 0 && (last - index) * step > 64)
    ? [{ index, text: index === last && unfinished ? "now" : bucketName(bucket.at, chart.bucket) }] : []));
}
