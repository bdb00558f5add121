import { Fragment } from "react";
import { Badge, Empty, type Tone } from "../common/Card.tsx";
import { brief, day, plural, whole } from "../common/format.ts";
import { label } from "../common/words.ts";
import { FoldCard } from "./FoldCard.tsx";
import type { Health, Inbox, Point } from "./health.ts";
import { bytes } from "./problems.ts";

const NOW: Record<Point["now"], [Tone, string]> = { DECIDES: ["good", "decides"], DOES_NOTHING: ["bad", "does nothing"] };

/** Files that are being read, and those that were set aside whole. */
export function InboxCard({ inbox, needs }: { inbox: Inbox; needs: boolean }) {
  const title = `Inbox: ${plural(inbox.reading.length, "file")} being read, ${inbox.set_aside === 0 ? "none set aside" : `${whole(inbox.set_aside)} ${inbox.set_aside === 1 ? "needs" : "need"} a look`}`;
  return (
    <FoldCard title={title} needs={needs}>
      <p className="quiet long"><PathText path={inbox.folder} /></p>
      {inbox.reading.length + inbox.set_aside === 0 && <Empty>Put a file into this folder; it is read as soon as it is complete.</Empty>}
      <ul className="rows">
        {inbox.reading.map((one) => <li key={one.file}><span className="long"><PathText path={one.file} /><small className="line">since {day(one.since)}</small></span><Badge tone="plain">{plural(one.events_done, "event")} so far</Badge></li>)}
        {inbox.newest_set_aside.map((one) => (
          <li key={`${one.file} ${one.at}`}>
            <span className="long"><PathText path={one.file} /><small className="line">{one.why} {one.accepted > 0 && `${plural(one.accepted, "event")} of it ${one.accepted === 1 ? "is" : "are"} accepted.`}</small><small className="line">{day(one.at)}</small></span>
            <Badge tone="bad">set aside</Badge>
          </li>
        ))}
      </ul>
      {inbox.set_aside > inbox.newest_set_aside.length && <p className="quiet">The newest {inbox.newest_set_aside.length} of {whole(inbox.set_aside)}.</p>}
      {inbox.set_aside > 0 && <p className="quiet">A file leaves this list when one of its name is read to its end, or when it is taken out of its folder “.failed”.</p>}
    </FoldCard>
  );
}

/** What runs, and what decides at each point. */
export function Versions({ health, needs }: { health: Health; needs: boolean }) {
  const { versions, points } = health;
  const without = points.filter((point) => point.rulebook === undefined).map((point) => label(point.decision_point));
  return (
    <FoldCard title={without.length === 0 ? "Versions" : `Versions: ${without.join(" and ")} ${without.length === 1 ? "has" : "have"} no rulebook live`} needs={needs} wide>
      <p className="quiet">{versions.build === undefined ? "A development build" : `Build ${versions.build}`}, Java {versions.java}.</p>
      <table className="stacked">
        <caption className="unseen">Rulebook and model of each decision point</caption>
        <thead><tr><th scope="col">Point</th><th scope="col">Rulebook</th><th scope="col">Model</th><th scope="col">Now</th></tr></thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.decision_point}>
              <th scope="row" data-label="Point"><strong>{label(point.decision_point)}</strong></th>
              <td data-label="Rulebook"><Asset asset={point.rulebook} none={point.failure ? `none: ${point.failure.rulebook} is refused` : "none"} /></td>
              <td data-label="Model"><Asset asset={point.model} none="none" /></td>
              <td data-label="Now"><Badge tone={NOW[point.now][0]}>{NOW[point.now][1]}</Badge></td>
            </tr>
          ))}
        </tbody>
      </table>
    </FoldCard>
  );
}

function Asset({ asset, none }: { asset: Point["rulebook"]; none: string }) {
  return asset === undefined ? <span>{none}</span> : <span>{asset.name} <code title={asset.version}>{brief(asset.version, 8)}</code></span>;
}

/** How much room is left before events are refused. */
export function DiskCard({ disk, needs }: { disk: NonNullable<Health["disk"]>; needs: boolean }) {
  const used = disk.total_bytes - disk.free_bytes;
  const at = (value: number): number => (disk.total_bytes === 0 ? 0 : (value / disk.total_bytes) * 100);
  return (
    <FoldCard title={`Disk: ${bytes(disk.free_bytes)} free of ${bytes(disk.total_bytes)}`} needs={needs}>
      <svg className="lag disk" viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label={`${bytes(used)} of ${bytes(disk.total_bytes)} are in use`}>
        <rect className="ground" width="100" height="6" />
        <rect className={needs ? "late" : "kept"} width={at(used)} height="6" />
        <line className="alarm" x1={at(disk.total_bytes - disk.refused_below_bytes)} x2={at(disk.total_bytes - disk.refused_below_bytes)} y1="0" y2="6" />
      </svg>
      <p className="quiet">Events are refused when fewer than {bytes(disk.refused_below_bytes)} are free (dotted), which is before the log would fail. How long it lasts is not forecast yet.</p>
    </FoldCard>
  );
}

/** A path breaks after its slashes rather than within a name. */
function PathText({ path }: { path: string }) {
  return path.split(/(?<=\/)/).map((part, index) => <Fragment key={index}>{part}<wbr /></Fragment>);
}
