import { Card } from "../common/Card.tsx";
import { brief, percent } from "../common/format.ts";
import type { Challenge } from "./decision.ts";

/** What models said that did not decide. */
export function Challengers({ challengers }: { challengers: Challenge[] }) {
  return challengers.length === 0 ? null : (
    <Card title="What other models said">
      <p>They were asked about the same features. Their answers stand here for comparison and had no influence.</p>
      <ul>
        {challengers.map(({ version, lines, skipped }) => (
          <li key={version}>
            Model <code title={version}>{brief(version)}</code>{" "}
            {skipped !== undefined ? `was skipped: ${skipped}` : lines.map((line) => `line ${line.line_id}: ${percent(line.probability)}`).join(", ")}
          </li>
        ))}
      </ul>
    </Card>
  );
}
