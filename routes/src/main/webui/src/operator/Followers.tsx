import { Badge } from "../common/Card.tsx";
import { day, moment, plural, whole } from "../common/format.ts";
import { FoldCard } from "./FoldCard.tsx";
import type { Follower } from "./health.ts";
import { isLate, seconds } from "./problems.ts";

const WIDTH = 150;
const HEIGHT = 34;

/** How far everybody who follows the log is behind it. */
export function Followers({ followers, needs }: { followers: Follower[]; needs: boolean }) {
  const late = followers.filter(isLate);
  const most = Math.max(...followers.map((one) => one.alarm_seconds), ...followers.map((one) => one.watched?.worst ?? 0), 1);
  const title = followers.length === 0
    ? "Followers of the log are not known while everything is rebuilt"
    : late.length === 0 ? (followers.length === 1 ? `The only follower of the log, ${followers[0]?.name ?? ""}, keeps up` : `All ${followers.length} followers of the log keep up`) : `${late.map((one) => one.name).join(", ")} ${late.length === 1 ? "is" : "are"} behind`;
  return (
    <FoldCard title={title} needs={needs} wide>
      <p className="quiet">Age of the first entry that was not taken. One bar for the worst of five minutes, up to six hours since the start, on one scale of 0 to {seconds(most)}; dotted: alarm.</p>
      <table className="stacked">
        <caption className="unseen">Followers of the log</caption>
        <thead><tr><th scope="col">Follower</th><th scope="col">Behind</th><th scope="col">Last hours</th><th scope="col">Worst</th></tr></thead>
        <tbody>
          {followers.map((one) => (
            <tr key={one.name}>
              <th scope="row" data-label="Follower"><strong>{one.name}</strong><small>{one.says}</small></th>
              <td data-label="Behind"><Behind follower={one} /></td>
              <td data-label="Last hours">{one.watched === undefined ? <small className="line">watched from now on</small> : <Lag follower={one} watched={one.watched} most={most} />}</td>
              <td data-label="Worst">{one.watched === undefined ? <small className="line">not yet known</small> : <span>{seconds(one.watched.worst)} <small className="line">at {day(one.watched.worst_at)}</small></span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </FoldCard>
  );
}

function Behind({ follower }: { follower: Follower }) {
  return (
    <span>
      {isLate(follower) ? <Badge tone="bad">{seconds(follower.seconds_behind ?? 0)}</Badge> : <strong>{follower.seconds_behind === undefined ? "not known" : seconds(follower.seconds_behind)}</strong>}
      <small className="line">{plural(follower.entries_behind, "entry", "entries")} of {whole(follower.head)}</small>
      {follower.rebuilt !== undefined && <small className="line">being rebuilt: {Math.floor(follower.rebuilt * 100)} %</small>}
      {follower.remark !== undefined && <small className="line">{follower.remark}</small>}
    </span>
  );
}

function Lag({ follower, watched, most }: { follower: Follower; watched: NonNullable<Follower["watched"]>; most: number }) {
  const width = WIDTH / 72;
  const y = (value: number): number => HEIGHT - (value / most) * (HEIGHT - 2) - 1;
  return (
    <svg className="lag" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${follower.name}: lag since ${moment(watched.from)}, at most ${seconds(watched.worst)}`}>
      <line className="alarm" x1="0" x2={WIDTH} y1={y(follower.alarm_seconds)} y2={y(follower.alarm_seconds)} />
      {watched.worst_seconds.map((value, index) => (
        <rect key={index} className={value >= follower.alarm_seconds ? "late" : "kept"} x={WIDTH - (watched.worst_seconds.length - index) * width} width={Math.max(0.6, width - 0.4)} y={y(value)} height={HEIGHT - y(value)} />
      ))}
    </svg>
  );
}
