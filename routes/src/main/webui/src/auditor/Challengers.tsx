import { Card } from "../common/Card.tsx";
import { brief, percent } from "../common/format.ts";
import type { Challenge } from "./decision.ts";

/** What models said that did not decide. */
export function Challengers({ challengers, names }: { challengers: Challenge[]; names: Record<string, string> }) {
  return challengers.length === 0 ? null : (
    <Card title="What other models said">
      <p>They were asked about the same features. Their answers stand here for comparison and had no influence.</p>
      <ul>
        {challengers.map(({ version, lines, skipped }) => (
          <li key={version}>
            Model <strong title={version}>{names[version] ?? brief(version)}</strong>{" "}
            {skipped !== undefined ? `was skipped: ${skipped}` : lines.map((line) => `line ${line.line_id}: ${percent(line.probability)}`).join(", ")}
          </li>
        ))}
      </ul>
    </Card>
  );
}
