import { short, whole } from "../common/format.ts";
import { forget, useDownloads, type Download } from "./downloads.ts";
import { Icon } from "./icons.tsx";

/** Exports on their way, on every page, so that leaving the list does not end them. */
export function Downloads() {
  const all = useDownloads();
  return all.length === 0 ? null : (
    <section className="downloads card" aria-label="Exports">
      <ul>
        {all.map((one) => (
          <li key={one.id}>
            <p><strong>{one.file}</strong> <span role="status">{progress(one)}</span></p>
            {one.state === "running" && one.format !== "parquet" && <progress value={Math.min(one.rows, one.of)} max={Math.max(one.of, 1)} aria-label={`Rows of ${one.file}`} />}
            {one.state === "running"
              ? <p className="quiet">Goes on if you look at other pages of the console. <button type="button" className="plain" onClick={one.stop}>Stop</button></p>
              : <button type="button" className="plain" onClick={() => forget(one.id)} aria-label={`Close the message about ${one.file}`}><Icon name="cross" /></button>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function progress(one: Download): string {
  switch (one.state) {
    case "running":
      return one.format === "parquet" ? `${size(one.bytes)} read` : `${whole(Math.min(one.rows, one.of))} of ${whole(one.of)} rows, ${size(one.bytes)}`;
    case "done":
      return `saved, ${size(one.bytes)}`;
    case "stopped":
      return "stopped; nothing was saved";
    case "failed":
      return `failed: ${one.why ?? "no reason was given"}`;
  }
}

function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : bytes < 1_000_000 ? `${short(bytes / 1000)} kB` : `${short(bytes / 1_000_000)} MB`;
}
