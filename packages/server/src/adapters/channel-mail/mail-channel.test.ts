import assert from 'node:assert/strict';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type TestSurroundings, testSurroundings } from '@tocsin/testkit/channel/channel-surroundings';
import { endOf, sealedAlert, updateOf } from '@tocsin/testkit/channel/sealed-alert';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { mailSettingsSchema } from '../../config/mail-settings.ts';
import type { OutboxChannel } from '../../outbox/outbox.ts';
import { openMailChannel } from './mail-channel.ts';
import { writeMail } from './mail-message.ts';

interface Letter {
  readonly to: readonly string[];
  readonly source: string;
}

interface Post {
  readonly port: number;
  readonly letters: Letter[];
}

const closing: (() => Promise<void>)[] = [];
const folders = new Set<string>();
after(async () => {
  for (const close of closing.toReversed()) await close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A mail server on loopback that keeps what it takes. */
async function openPost(options: SMTPServerOptions = {}): Promise<Post> {
  const letters: Letter[] = [];
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 100,
    onData(stream, session, taken) {
      const chunks: Uint8Array[] = [];
      stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
      stream.on('end', () => {
        letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), source: Buffer.concat(chunks).toString('utf8') });
        taken();
      });
    },
    ...options,
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  closing.push(() => new Promise((resolve) => server.close(() => resolve())));
  return { port: (server.server.address() as AddressInfo).port, letters };
}

interface Opening {
  readonly port: number;
  readonly host?: string;
  readonly ends?: readonly object[];
  readonly here?: TestSurroundings;
  readonly checkEveryMinutes?: number;
}

/** The clock stands a moment before the end of an hour's window and runs on once the channel is open: no test waits for an hour. */
const CLOCK_START_MS = Math.ceil(Date.now() / 3_600_000) * 3_600_000 - 400;

async function open({ port, host = '127.0.0.1', ends = [{}], here = testSurroundings(), checkEveryMinutes = 0 }: Opening) {
  folders.add(here.folder);
  let opened: number | undefined;
  const nowMs = (): number => CLOCK_START_MS + (opened === undefined ? 0 : Date.now() - opened);
  const settings = mailSettingsSchema.parse({
    smtp: { host, port, timeoutS: 1 },
    from: 'tocsin@town.example',
    checkEveryMinutes,
    ends: ends.map((end) => ({ id: 'mayor', to: 'mayor@town.example', language: 'en', ...end })),
  });
  const channel: OutboxChannel = await openMailChannel(settings, { ...here, nowMs });
  opened = Date.now();
  closing.push(() => channel.close());
  return { channel, here };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(5);
}

/** The letter's text, its base64 and quoted-printable parts decoded. */
function readable({ source }: Letter | { source: string } = { source: '' }): string {
  const unfolded = source.replace(/\r\n/g, '\n');
  const decoded = unfolded.replace(
    /\n\n([A-Za-z0-9+/=\n]{40,}?)\n(?=-|$)/g,
    (_, text: string) => `\n\n${Buffer.from(text, 'base64').toString('utf8')}\n`,
  );
  const bytes = decoded
    .replace(/=\n/g, '')
    .replace(/(=[0-9A-F]{2})+/g, (run) => Buffer.from(run.replaceAll('=', ''), 'hex').toString('utf8'));
  return bytes;
}

test('what happened in a window comes as one mail, and says that it is no warning', async () => {
  const post = await openPost();
  const { channel, here } = await open({ port: post.port });
  const raise = sealedAlert();
  const update = updateOf(raise);
  for (const alert of [raise, update, updateOf(update, { quiet: true }), endOf([update])]) channel.tell(alert);
  assert.equal(channel.health().pending, 3, 'what only goes on is no news');
  await here.reported(3);
  assert.equal(post.letters.length, 1);
  const [letter] = post.letters;
  assert.deepEqual(letter?.to, ['mayor@town.example']);
  const text = readable(letter);
  assert.match(text, /^Subject: Alert digest: 1 raised, 1 updated, 1 released$/m);
  assert.match(text, /^Auto-Submitted: auto-generated$/m);
  assert.match(text, /^List-Id: Tocsin mayor <mayor\.tocsin\.town\.example>$/im);
  assert.match(text, /no way to be warned/);
  assert.ok(text.includes(raise.texts.en.headline));
  assert.doesNotMatch(text, /https?:\/\//);
});

test('nothing happened, no mail', async () => {
  const post = await openPost();
  await open({ port: post.port });
  await pause(700);
  assert.equal(post.letters.length, 0);
});

test('a retraction does not wait for the digest', async () => {
  const post = await openPost();
  const { channel, here } = await open({ port: post.port });
  const raise = sealedAlert();
  channel.tell(raise);
  channel.tell(endOf([raise], 'cancelled'));
  await here.reported(1);
  assert.equal(channel.health().pending, 1, 'the alarm itself still waits for the digest');
  const text = readable(post.letters[0]);
  assert.match(text, /^Subject: An alert was retracted$/m);
  assert.match(text, /^Importance: high$/m);
});

test('each mailbox has its language, its zones and its status', async () => {
  const post = await openPost();
  const ends = [
    { id: 'he', to: 'he@town.example', language: 'he' },
    { id: 'b', to: 'b@town.example', zones: ['b'] },
    { id: 'drill', to: 'drill@town.example', statuses: ['Exercise', 'Test'] },
  ];
  const { channel, here } = await open({ port: post.port, ends });
  channel.tell(sealedAlert({ zones: ['a'] }));
  channel.tell(sealedAlert({ status: 'Exercise', zones: ['a'] }));
  await here.reported(2);
  assert.deepEqual(post.letters.map(({ to }) => to[0]).toSorted(), ['drill@town.example', 'he@town.example']);
  const drill = readable(post.letters.find(({ to }) => to[0] === 'drill@town.example'));
  assert.match(drill, /Subject: EXERCISE EXERCISE EXERCISE/);
  const hebrew = writeMail({
    from: 'a@b.example',
    to: 'c@d.example',
    end: 'he',
    language: 'he',
    isRetraction: false,
    alerts: [sealedAlert()],
  });
  assert.match(String(hebrew.html), /dir="rtl"/);
});

test('markup in an alert stays text', () => {
  const alert = sealedAlert();
  const bent = { ...alert, texts: { ...alert.texts, en: { headline: '<script>x</script>', description: '"&', instruction: '' } } };
  const { html } = writeMail({ from: 'a@b.example', to: 'c@d.example', end: 'e', language: 'en', isRetraction: false, alerts: [bent] });
  assert.match(String(html), /&lt;script&gt;x&lt;\/script&gt;/);
  assert.match(String(html), /&quot;&amp;/);
});

test('a mail server that is busy gets the mail later; one that refuses the mailbox gives it up by its code', async () => {
  let refusals = 0;
  const busy = await openPost({
    onRcptTo({ address }, _session, done) {
      refusals += 1;
      const isNobody = address === 'nobody@town.example';
      const code = isNobody ? 550 : 451;
      if (isNobody || refusals <= 2) done(Object.assign(new Error('not now'), { responseCode: code }));
      else done();
    },
  });
  const { channel, here } = await open({ port: busy.port, ends: [{ id: 'mayor' }, { id: 'nobody', to: 'nobody@town.example' }] });
  channel.tell(sealedAlert());
  await here.reported(1);
  assert.deepEqual([here.reports[0]?.reached, here.reports[0]?.failed, here.reports[0]?.failures], [1, 1, { SMTP_550: 1 }]);
  assert.match(channel.health().reason ?? '', /^nobody: SMTP_550/);
  assert.equal(busy.letters.length, 1);
});

test('what was not mailed yet is mailed by the next process, once', async () => {
  const post = await openPost();
  const { channel, here } = await open({ port: 1 });
  channel.tell(sealedAlert());
  await channel.flushed();
  await channel.close();
  const { here: next } = await open({ port: post.port, here: testSurroundings(here.folder) });
  await next.reported(1);
  assert.equal(post.letters.length, 1);
});

test('a mail server that says nothing is down and holds nothing else up', async () => {
  const sockets: Socket[] = [];
  const silent = createTcpServer((socket) => sockets.push(socket));
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  const { channel } = await open({ port: (silent.address() as AddressInfo).port, checkEveryMinutes: 0.001 });
  await until(() => channel.health().state === 'down');
  assert.match(channel.health().reason ?? '', /TIMEOUT/);
});

test('without TLS no mail leaves for another machine', async () => {
  const post = await openPost();
  // An address of this machine that is not known as one: the rule for the rest of the world holds.
  const { channel, here } = await open({ port: post.port, host: '127.1' });
  channel.tell(endOf([sealedAlert()], 'cancelled'));
  await until(() => channel.health().state !== 'ok');
  assert.deepEqual([post.letters, here.reports], [[], []]);
});

test('the mail server is asked whether it is there', async () => {
  const post = await openPost();
  const { channel } = await open({ port: post.port, checkEveryMinutes: 15 });
  await until(() => channel.health().named?.[0]?.state === 'ok');
  assert.equal(post.letters.length, 0);
});
