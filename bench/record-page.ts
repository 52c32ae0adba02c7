// An incident's page in a record of 100,000 entries, from a server that has just been started. `npm run bench -- record-page [entries] [starts]`.
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EntryBody } from '@tocsin/core/entry';
import type { Claim } from '@tocsin/core/record/claim';
import { named } from '@tocsin/core/record/model/record-entry';
import type { Decision, Review } from '@tocsin/core/record/model/review';
import { unixMs } from '@tocsin/core/units/instant';
import { openConfig } from '@tocsin/server/adapters/config-file/config-file';
import { openSqliteJournal } from '@tocsin/server/adapters/journal-sqlite/sqlite-journal';
import { startInstallation } from '@tocsin/server/main';

const COUNT = Number(process.argv[2] ?? 100_000);
const STARTS = Number(process.argv[3] ?? 5);
/** As many as the longest of the reports that this is built from. */
const CLAIMS = 34;
const BEGIN = Date.parse('2026-01-01T00:00:00Z');

const folder = mkdtempSync(join(tmpdir(), 'tocsin-record-page-'));
const texts = join(folder, 'artifacts');
mkdirSync(texts, { recursive: true });
const incidents: string[] = [];
const entries: EntryBody[] = [];
let clock = BEGIN;
function time(): string {
  clock += 1_000;
  return new Date(clock).toISOString();
}
const person = (id: string) => ({ type: 'person', id }) as const;
const review = (subject: string, decision: Decision, by: string): Review =>
  named({ kind: 'review' as const, time: time(), subject, decision, by: person(by) });
const letThrough = (id: string) => [review(id, 'confirm', 'boris'), review(id, 'publish', 'dalia')];

function addReport(place: number): void {
  const sentence = (count: number) => `The army said that ${count + place} rockets were fired at Northtown in hour ${count}.`;
  const sentences = Array.from({ length: CLAIMS }, (_, count) => sentence(count));
  const text = `Report ${place}. ${sentences.join(' ')}`;
  const sha256 = createHash('sha256').update(text).digest('hex');
  writeFileSync(join(texts, `${sha256}.txt`), text);
  const published = { edtf: '2026-01-01', precision: 'day', basis: 'stated' } as const;
  const head = { kind: 'artifact', time: time(), sha256, mediaType: 'text/plain', publisher: 'Harbour Wire', published } as const;
  const artifact = named({ ...head, retrieved: time(), by: person('anna') });
  const incident = named({ kind: 'incident' as const, time: time(), label: `Incident ${place}`, by: person('anna') });
  incidents.push(incident.id);
  entries.push(artifact, incident, ...letThrough(incident.id));
  for (const [count, quote] of sentences.entries()) {
    const start = text.indexOf(quote);
    const figure = { min: count + place, max: count + place, qualifier: 'exact', unit: 'rockets', words: String(count + place) } as const;
    const claim: Claim = named({
      kind: 'claim' as const,
      time: time(),
      claim: 'launch_count' as const,
      assertion: 'asserted' as const,
      chain: [
        { agent: 'the army', named: true },
        { agent: 'Harbour Wire', named: true },
      ],
      summary: `launch count: ${count + place} rockets`,
      artifact: sha256,
      spans: [[start, start + quote.length] as [number, number]],
      quote,
      quantity: figure,
      place: 'Northtown',
      when: published,
      draftedBy: { type: 'software' as const, id: 'rules', version: '1' },
    });
    const link = named({
      kind: 'link' as const,
      time: time(),
      type: 'part_of' as const,
      from: claim.id,
      to: incident.id,
      by: person('anna'),
    });
    entries.push(claim, ...letThrough(claim.id), link, ...letThrough(link.id));
  }
}

for (let place = 0; entries.length < COUNT; place += 1) addReport(place);
const journal = await openSqliteJournal({ path: join(folder, 'journal.sqlite') });
for (let from = 0; from < entries.length; from += 2_000)
  await journal.append(entries.slice(from, from + 2_000), unixMs(BEGIN + from)).durable;
await journal.close();

const readMs: number[] = [];
const firstMs: number[] = [];
const nextMs: number[] = [];
const { config } = openConfig(folder);
// The first start writes all of it into the log, which happens once.
const first = await startInstallation({ folder, config: { ...config, listen: { host: '127.0.0.1', port: 0 } }, onFault: console.error });
while (Number((await (await fetch(`${first.url}/record/checkpoint`)).text()).split('\n')[1]) < entries.length) await pause(500);
await first.close();

for (let start = 0; start < STARTS; start += 1) {
  const from = performance.now();
  const installation = await startInstallation({
    folder,
    config: { ...config, listen: { host: '127.0.0.1', port: 0 } },
    onFault: console.error,
  });
  const ask = async (path: string, wanted: string): Promise<number> => {
    const asked = performance.now();
    const answer = await fetch(`${installation.url}${path}`);
    const page = await answer.text();
    if (answer.status !== 200 || !page.includes(wanted)) throw new Error(`${path}: ${answer.status} ${page.slice(0, 200)}`);
    return performance.now() - asked;
  };
  // Answered when the record is read; says nothing of any incident.
  await ask('/v1/record/agreements', 'agreements');
  readMs.push(performance.now() - from);
  const place = Math.floor(((start + 0.5) / STARTS) * incidents.length);
  firstMs.push(await ask(`/incidents/${incidents[place]}`, `Incident ${place}`));
  for (let more = 1; more <= 10; more += 1)
    nextMs.push(await ask(`/incidents/${incidents[(place + more * 7) % incidents.length]}`, 'Incident'));
  await installation.close();
}
const at = (values: readonly number[], share: number) =>
  (values.toSorted((a, b) => a - b)[Math.round(share * (values.length - 1))] ?? 0).toFixed(0);
console.log(
  `| ${entries.length} entries, ${incidents.length} incidents of ${CLAIMS} claims, ${STARTS} starts | median | worst |\n|---|---|---|`,
);
console.log(`| first page of an incident after a start (ms) | ${at(firstMs, 0.5)} | ${at(firstMs, 1)} |`);
console.log(`| pages of other incidents after that (ms) | ${at(nextMs, 0.5)} | ${at(nextMs, 1)} |`);
console.log(`| from the start of the program to a record that is read (ms) | ${at(readMs, 0.5)} | ${at(readMs, 1)} |`);
rmSync(folder, { recursive: true, force: true });
