import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { after, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { type TestSurroundings, testSurroundings } from '@tocsin/testkit/channel/channel-surroundings';
import { type HeardRequest, type OddAnswer, type OddEnd, openOddEnd } from '@tocsin/testkit/channel/odd-end';
import { endOf, sealedAlert, updateOf } from '@tocsin/testkit/channel/sealed-alert';
import { telegramSettingsSchema } from '../../config/telegram-settings.ts';
import type { OutboxChannel } from '../../outbox/outbox.ts';
import { openTelegramChannel } from './telegram-channel.ts';
import { telegramText } from './telegram-text.ts';

const TOKEN = '123456:test_test_test_test';
const closing: (() => Promise<void>)[] = [];
const folders = new Set<string>();
after(async () => {
  for (const close of closing.toReversed()) await close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Answers as a Bot API server does, so far as this channel asks. */
function likeTelegram({ path }: HeardRequest, count: number): OddAnswer {
  const result = path.endsWith('/getMe')
    ? { id: 1, is_bot: true, first_name: 'Tocsin' }
    : { message_id: count, date: 1, chat: { id: -100 } };
  return { status: 200, body: JSON.stringify({ ok: true, result }) };
}

async function listen(answer: OddEnd['answer'] = likeTelegram): Promise<OddEnd> {
  const end = await openOddEnd(answer);
  closing.push(() => end.close());
  return end;
}

async function open(
  apiUrl: string,
  {
    ends = [{}],
    here = testSurroundings(),
    ...more
  }: { ends?: readonly object[]; here?: TestSurroundings; checkEveryMinutes?: number } = {},
): Promise<{ channel: OutboxChannel; here: TestSurroundings }> {
  folders.add(here.folder);
  const chats = ends.map((end) => ({ id: 'chat', chat: -100, languages: ['en'], ...end }));
  const settings = telegramSettingsSchema.parse({ apiUrl, botToken: TOKEN, timeoutS: 0.5, checkEveryMinutes: 0, ends: chats, ...more });
  const channel = await openTelegramChannel(settings, here);
  closing.push(() => channel.close());
  return { channel, here };
}

const calls = (end: OddEnd, method: string) =>
  end.heard.filter(({ path }) => path.endsWith(`/${method}`)).map(({ body }) => JSON.parse(body));

test('a chat gets the alert in its languages, in order, with sound and without a link', async () => {
  const end = await listen();
  const { channel, here } = await open(`${end.url}/api`, { ends: [{ languages: ['he', 'en'] }] });
  const alert = sealedAlert();
  channel.tell(alert);
  await here.reported(1);
  assert.equal(end.heard[0]?.path, `/api/bot${TOKEN}/sendMessage`);
  const [message] = calls(end, 'sendMessage');
  assert.deepEqual([message.chat_id, message.parse_mode, message.disable_notification], [-100, 'HTML', false]);
  assert.deepEqual(message.link_preview_options, { is_disabled: true });
  assert.ok(message.text.indexOf(alert.texts.he.headline) < message.text.indexOf(alert.texts.en.headline));
  assert.ok(message.text.includes(alert.texts.en.instruction));
  assert.match(message.text, /^🚨/u);
});

test('the release answers to the alarm, and the alarm then says that it is over', async () => {
  const end = await listen();
  const { channel, here } = await open(end.url);
  const raise = sealedAlert();
  channel.tell(raise);
  await here.reported(1);
  channel.tell(endOf([raise]));
  await end.heardAtLeast(3);
  const [, release] = calls(end, 'sendMessage');
  assert.deepEqual(release.reply_parameters, { message_id: 1, allow_sending_without_reply: true });
  assert.match(release.text, /^✅/u);
  const [edit] = calls(end, 'editMessageText');
  assert.deepEqual([edit.chat_id, edit.message_id], [-100, 1]);
  assert.equal(edit.text, `✅ <s>${raise.texts.en.headline}</s>`);
});

test('the release answers to the alarm also after a restart', async () => {
  const end = await listen();
  const { channel, here } = await open(end.url);
  const raise = sealedAlert();
  channel.tell(raise);
  await here.reported(1);
  await channel.close();
  const { channel: next } = await open(end.url, { here: testSurroundings(here.folder) });
  next.tell(endOf([raise], 'cancelled'));
  await end.heardAtLeast(3);
  assert.equal(calls(end, 'sendMessage')[1].reply_parameters.message_id, 1);
});

test('an update that only goes on makes no sound, but for a chat that never had the alarm', async () => {
  const end = await listen();
  const { channel, here } = await open(end.url);
  const raise = sealedAlert();
  channel.tell(raise);
  await here.reported(1);
  channel.tell(updateOf(raise, { quiet: true }));
  channel.tell(updateOf(sealedAlert({ zones: ['b'] }), { quiet: true }));
  await here.reported(3);
  assert.deepEqual(
    calls(end, 'sendMessage').map((message) => message.disable_notification),
    [false, true, false],
  );
});

test('what Telegram would read as marks is text', () => {
  const alert = sealedAlert();
  const text = { headline: 'A & B <b>x</b>', description: '"1 < 2"', instruction: '</b>' };
  const escaped = telegramText({ ...alert, texts: { ...alert.texts, en: text } }, ['en']);
  assert.equal(escaped, '🚨 <b>A &amp; B &lt;b&gt;x&lt;/b&gt;</b>\n&quot;1 &lt; 2&quot;\n<b>&lt;/b&gt;</b>');
});

test('an exercise looks like one', async () => {
  const end = await listen();
  const { channel, here } = await open(end.url, { ends: [{ statuses: ['Exercise'] }] });
  channel.tell(sealedAlert({ status: 'Exercise' }));
  await here.reported(1);
  assert.match(calls(end, 'sendMessage')[0].text, /^🧪 <b>EXERCISE EXERCISE EXERCISE/u);
});

test('the pause that Telegram asks for is kept', async () => {
  const busy = { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } };
  const end = await listen((request, count) => (count === 1 ? { status: 429, body: JSON.stringify(busy) } : likeTelegram(request, count)));
  const { channel, here } = await open(end.url);
  channel.tell(sealedAlert());
  await here.reported(1);
  const [refused, taken] = end.heard;
  assert.ok((taken?.atMs ?? 0) - (refused?.atMs ?? 0) > 990);
});

test('a chat that threw the bot out is named, and costs the other chat nothing', async () => {
  const end = await listen((request, count) => {
    const out = { ok: false, error_code: 403, description: 'Forbidden: bot was kicked' };
    return JSON.parse(request.body).chat_id === -1 ? { status: 403, body: JSON.stringify(out) } : likeTelegram(request, count);
  });
  const ends = [
    { id: 'out', chat: -1 },
    { id: 'in', chat: -2 },
  ];
  const { channel, here } = await open(end.url, { ends });
  channel.tell(sealedAlert());
  await here.reported(1);
  assert.deepEqual(here.reports[0]?.failures, { HTTP_403: 1 });
  assert.match(channel.health().reason ?? '', /^out: HTTP_403/);
});

test('no report, health or fault tells the token or the chat', async () => {
  const end = await listen(() => 'reset');
  const { channel, here } = await open(end.url);
  channel.tell(sealedAlert({ expires: new Date(Date.now() + 300).toISOString() }));
  await here.reported(1);
  const said = JSON.stringify([here.reports, channel.health(), here.faults.map(String)]);
  assert.ok(!said.includes(TOKEN) && !said.includes('-100') && !said.includes(end.url));
});

for (const odd of ['hang', 'endless', 'garbage', { status: 200, body: '{"ok":true,"result":"soon"}' }] as const)
  test(`an answer that is none (${JSON.stringify(odd)}) is a failure`, async () => {
    const end = await listen((request, count) => (count === 1 ? odd : likeTelegram(request, count)));
    const { channel, here } = await open(end.url);
    channel.tell(sealedAlert());
    await here.reported(1);
    assert.deepEqual([here.reports[0]?.reached, end.heard.length], [1, 2]);
  });

test('the bot is asked for, and one that is not accepted is down', async () => {
  let isKnown = true;
  const end = await listen((request, count) => (isKnown ? likeTelegram(request, count) : { status: 401, body: '{"ok":false}' }));
  const { channel } = await open(end.url, { checkEveryMinutes: 0.001 });
  while (channel.health().named?.[0]?.state !== 'ok') await pause(5);
  isKnown = false;
  while (channel.health().state !== 'down') await pause(5);
  assert.match(channel.health().reason ?? '', /HTTP_401/);
});
