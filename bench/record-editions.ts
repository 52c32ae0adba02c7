// One edition of a large public record: how long it takes, and how long whoever asks for a page of the record waits for it at most.
// `npm run bench -- record-editions [claims] [runs]`.
import { draftEdition } from '@tocsin/core/record/export/make-edition';
import { draftedEdition, writtenFile } from '@tocsin/server/app/write-edition';
import { aClaim, aDesk, figure, START } from '@tocsin/testkit/record-model/any-record';

const COUNT = Number(process.argv[2] ?? 25_000);
const RUNS = Number(process.argv[3] ?? 5);
/** What a page of an incident may take. */
const PAGE_MS = 300;

const desk = aDesk();
for (let place = 0; place < COUNT; place += 1)
  desk.published(aClaim('62 rockets', 'launch_count', { quantity: figure(62, 'rockets', '62'), place: `place ${place}` }));
const source = {
  state: desk.state,
  options: { nowMs: Date.parse(START), timeZone: 'UTC', status: 'Actual', placeDelayMs: 0 },
  sender: 'bench.invalid',
  zones: () => undefined,
  logIndexOf: (seq: number) => seq,
  begunMs: 0,
} as const;

const cpuMs: number[] = [];
const waitMs: number[] = [];
let bytes = 0;
for (let run = 0; run < RUNS; run += 1) {
  const used = process.cpuUsage();
  const waits = watchTurns();
  const files = [];
  for (const file of (await draftedEdition(source, undefined)).files) files.push(await writtenFile(file));
  waitMs.push(await waits.end());
  const { user, system } = process.cpuUsage(used);
  cpuMs.push((user + system) / 1000);
  bytes = files.reduce((sum, { content }) => sum + content.length, 0);
}
const wholeMs: number[] = [];
for (let run = 0; run < RUNS; run += 1) {
  const from = performance.now();
  for (const { parts } of draftEdition(source).files) Buffer.from([...parts].join(''), 'utf8');
  wholeMs.push(performance.now() - from);
}

/** The longest time between two turns of the event loop, ms. */
function watchTurns(): { end(): Promise<number> } {
  let [last, longest, isOn] = [performance.now(), 0, true];
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (isOn) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    end: () =>
      new Promise((resolve) => {
        setImmediate(() => {
          isOn = false;
          resolve(longest);
        });
      }),
  };
}

const at = (values: readonly number[], share: number) =>
  (values.toSorted((a, b) => a - b)[Math.round(share * (values.length - 1))] ?? 0).toFixed(0);
console.log(`| ${COUNT} public claims, ${(bytes / 1e6).toFixed(0)} MB in 6 files, ${RUNS} runs | median | worst |\n|---|---|---|`);
console.log(`| one edition, processor time (ms) | ${at(cpuMs, 0.5)} | ${at(cpuMs, 1)} |`);
console.log(`| longest wait of a page meanwhile (ms; a page may take ${PAGE_MS}) | ${at(waitMs, 0.5)} | ${at(waitMs, 1)} |`);
console.log(`| the same files in one piece: the wait without pauses (ms) | ${at(wholeMs, 0.5)} | ${at(wholeMs, 1)} |`);
