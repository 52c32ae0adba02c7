// Writes scenarios/*.jsonl anew: `node packages/sim/src/write-scenarios.ts`. A test holds the committed files to it.
import { writeFileSync } from 'node:fs';
import { SCENARIOS, scenarioText } from './scenarios/all-scenarios.ts';

for (const [name, build] of Object.entries(SCENARIOS)) {
  writeFileSync(new URL(`../../../scenarios/${name}.jsonl`, import.meta.url), scenarioText(build()));
}
