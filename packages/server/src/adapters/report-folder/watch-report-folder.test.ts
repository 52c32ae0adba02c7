import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { unixMs } from '@tocsin/core/units/instant';
import { reportFolderSchema } from '../../config/report-settings.ts';
import type { FoundReport } from '../../ports/report-source.ts';
import { systemClock } from '../clock-system/system-clock.ts';
import { openReportReader } from '../report-reader/open-report-reader.ts';
import { watchReportFolder } from './watch-report-folder.ts';

const root = mkdtempSync(join(tmpdir(), 'tocsin-report-folder-'));
const reader = openReportReader();
after(async () => {
  await reader.close();
  rmSync(root, { recursive: true, force: true });
});

let folders = 0;
function aFolder(): string {
  folders += 1;
  const path = join(root, `in-${folders}`);
  mkdirSync(path);
  return path;
}

/** A folder that is looked at when the test says so; between two looks the time to settle has passed. */
async function openFolder(path: string, more: object = {}) {
  let now = Date.now();
  let wake: () => void = () => {};
  let paused: () => void = () => {};
  const source = watchReportFolder(reportFolderSchema.parse({ path, ...more }), {
    clock: {
      now: () => unixMs(now),
      at(instant, run) {
        // The short pause after a look passes by itself.
        if (instant - now <= 100) setImmediate(run);
        else {
          wake = () => {
            now = instant;
            run();
          };
          paused();
        }
        return () => {};
      },
    },
    reader,
    timeZone: () => 'Asia/Jerusalem',
  });
  const found: FoundReport[] = [];
  const started = new Promise<void>((done) => (paused = done));
  const ended = (async () => {
    for await (const report of source.reports()) found.push(report);
  })();
  await started;
  const look = async () => {
    const next = new Promise<void>((done) => (paused = done));
    wake();
    await next;
  };
  return {
    source,
    found,
    texts: () => found.map(({ text }) => text),
    look,
    passedOver: () => Object.fromEntries(source.health().passedOver.map(({ what, reason }) => [what, reason])),
    async close() {
      await source.close();
      wake();
      await ended;
    },
  };
}

test('a file is taken when it has kept its size for a while, once, and is left as it was', async () => {
  const path = aFolder();
  writeFileSync(join(path, 'one.txt'), 'Two rockets fell');
  const before = statSync(join(path, 'one.txt'));
  const desk = await openFolder(path, { publisher: 'Harbour Wire', timeZone: 'Europe/Kyiv', status: 'Test' });
  assert.deepEqual(desk.texts(), []);
  await desk.look();
  await desk.look();
  assert.deepEqual(desk.found, [{ text: 'Two rockets fell', publisher: 'Harbour Wire', timeZone: 'Europe/Kyiv', status: 'Test' }]);
  const { ino, mtimeMs, size } = statSync(join(path, 'one.txt'));
  assert.deepEqual([ino, mtimeMs, size, readdirSync(path)], [before.ino, before.mtimeMs, before.size, ['one.txt']]);
  await desk.close();
});

test('a file that grows waits; one that is written anew is another report', async () => {
  const path = aFolder();
  const file = join(path, 'slow.txt');
  writeFileSync(file, 'Two ');
  const desk = await openFolder(path);
  appendFileSync(file, 'rockets ');
  await desk.look();
  assert.deepEqual(desk.texts(), []);
  await desk.look();
  assert.deepEqual(desk.texts(), ['Two rockets ']);
  writeFileSync(file, 'Three rockets');
  await desk.look();
  await desk.look();
  assert.deepEqual(desk.texts(), ['Two rockets ', 'Three rockets']);
  await desk.close();
});

test('oldest first; what is hidden, unfinished or in a folder below is not looked at', async () => {
  const path = aFolder();
  for (const name of ['.hidden.txt', 'x.txt.part', 'y.tmp', 'z.txt~']) writeFileSync(join(path, name), 'no');
  mkdirSync(join(path, 'below'));
  writeFileSync(join(path, 'below', 'deep.txt'), 'no');
  writeFileSync(join(path, 'b.md'), 'first');
  utimesSync(join(path, 'b.md'), 1_700_000_000, 1_700_000_000);
  writeFileSync(join(path, 'a.txt'), 'second');
  const desk = await openFolder(path);
  await desk.look();
  assert.deepEqual([desk.texts(), desk.passedOver()], [['first', 'second'], {}]);
  renameSync(join(path, 'x.txt.part'), join(path, 'x.txt'));
  await desk.look();
  await desk.look();
  assert.deepEqual(desk.texts(), ['first', 'second', 'no']);
  await desk.close();
});

test('a page is read as its text, with its title and its day in the region’s zone', async () => {
  const path = aFolder();
  writeFileSync(
    join(path, 'page.HTML'),
    '<meta property="article:published_time" content="2024-01-06T22:30:00Z"><h1>Sirens</h1><p>Nobody was hurt.</p><script>x</script>',
  );
  const desk = await openFolder(path);
  await desk.look();
  assert.deepEqual(desk.found, [{ text: 'Sirens\n\nNobody was hurt.', title: 'Sirens', date: '2024-01-07', status: 'Actual' }]);
  await desk.close();
});

test('notes above a text are its date and no part of it; a byte order mark is none either', async () => {
  const path = aFolder();
  writeFileSync(join(path, 'noted.txt'), '\ufeff# source somewhere\n# date: 2024-01-06\n---\nTwo rockets fell.\r\n');
  const desk = await openFolder(path);
  await desk.look();
  assert.deepEqual(desk.found, [{ text: 'Two rockets fell.\r\n', date: '2024-01-06', status: 'Actual' }]);
  await desk.close();
});

test('what cannot be read is told by name with the reason, and holds nothing else up', async () => {
  const path = aFolder();
  writeFileSync(join(root, 'secret.txt'), 'secret');
  symlinkSync(join(root, 'secret.txt'), join(path, 'link.txt'));
  symlinkSync(root, join(path, 'out'));
  const socket = createServer().listen(join(path, 'socket.txt'));
  await new Promise((done) => socket.once('listening', done));
  writeFileSync(join(path, 'latin.txt'), Buffer.from([0x63, 0x61, 0x66, 0xe9]));
  writeFileSync(join(path, 'wide.txt'), Buffer.from('two rockets', 'utf16le'));
  writeFileSync(join(path, 'large.txt'), 'x'.repeat(1_001));
  writeFileSync(join(path, 'empty.txt'), ' \n');
  writeFileSync(join(path, 'scan.pdf'), '%PDF');
  writeFileSync(join(path, 'good.txt'), 'Two rockets fell');
  const desk = await openFolder(path, { bytesMax: 1_000 });
  await desk.look();
  assert.deepEqual(desk.texts(), ['Two rockets fell']);
  assert.deepEqual(desk.passedOver(), {
    'link.txt': 'a link is not followed',
    out: 'a link is not followed',
    'socket.txt': 'it is no file',
    'latin.txt': 'it is not UTF-8: save it as UTF-8',
    'wide.txt': 'it is no text',
    'large.txt': '1001 bytes, at most 1000',
    'empty.txt': 'there are no words in it',
    'scan.pdf': 'only .txt, .md, .html and .htm are read',
  });
  assert.equal(desk.source.health().state, 'ok');
  rmSync(join(path, 'latin.txt'));
  writeFileSync(join(path, 'large.txt'), 'Shorter now');
  await desk.look();
  await desk.look();
  assert.deepEqual([desk.texts(), 'latin.txt' in desk.passedOver()], [['Two rockets fell', 'Shorter now'], false]);
  await desk.close();
  await new Promise((done) => socket.close(done));
});

test('a folder that is not there is a failure that is shown; when it comes it is watched', async () => {
  const path = join(root, 'later');
  const desk = await openFolder(path);
  assert.deepEqual([desk.source.health().state, /ENOENT/.test(desk.source.health().reason ?? '')], ['failing', true]);
  mkdirSync(path);
  writeFileSync(join(path, 'a.txt'), 'Two rockets');
  await desk.look();
  await desk.look();
  assert.deepEqual([desk.source.health().state, desk.texts()], ['ok', ['Two rockets']]);
  await desk.close();
});

test('with the machine’s own clock and its news of the folder, a file comes in long before the next look', async () => {
  const path = aFolder();
  const settings = reportFolderSchema.parse({ path, everyS: 3_600, settleS: 0.05 });
  const source = watchReportFolder(settings, { clock: systemClock(), reader, timeZone: () => 'UTC' });
  const reports = source.reports()[Symbol.asyncIterator]();
  const first = reports.next();
  setTimeout(() => writeFileSync(join(path, 'a.txt'), 'Two rockets'), 300);
  // The clock's own timers keep no test alive.
  const alive = setInterval(() => {}, 1_000);
  assert.equal((await first).value?.text, 'Two rockets');
  const last = reports.next();
  await source.close();
  assert.equal((await last).done, true);
  clearInterval(alive);
  assert.equal(readFileSync(join(path, 'a.txt'), 'utf8'), 'Two rockets');
});
