import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { buildPages } from '@tocsin/cli/build-pages';
import { KEYS, openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';
import type { Browser } from 'playwright-core';
import { PAGE, REPORT, RETOLD } from './desk-reports.ts';
import {
  confirmAndPublish,
  dropFile,
  fill,
  go,
  isAccessible,
  keep,
  listed,
  PARTS,
  pick,
  type Seat,
  selectWords,
  send,
  sitDown,
  soundAlarm,
  stepByStep,
} from './desk-seat.ts';
import { openAlbum, openBrowser, PHONE, skip } from './open-browser.ts';

const album = openAlbum();
let server: TestServer;
let browser: Browser;
let anna: Seat;
let boris: Seat;
const step = stepByStep(() => Promise.all([album.take(anna.page, 'failed-anna'), album.take(boris.page, 'failed-boris')]));

describe('the desk of the record, by keyboard and two people', { skip, timeout: 300_000 }, () => {
  before(async () => {
    server = await openTestServer({ pages: await buildPages() });
    browser = await openBrowser();
    anna = await sitDown(browser, server.url, KEYS.operator);
    boris = await sitDown(browser, server.url, KEYS.second);
    await soundAlarm(server.url, KEYS.live);
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    console.log(`screenshots in ${album.folder}`);
  });

  step('a report is pasted; words that the drafter missed become a claim, word by word; a quote is made longer', async () => {
    const { page, press, said } = anna;
    await page.getByLabel(/report’s text/).waitFor();
    await page.keyboard.insertText(REPORT);
    await press('Tab', ...'Harbour Wire', 'Control+Enter');
    await page.locator('.claim.current').waitFor();
    const drafted = await page.locator('.claim').count();
    assert.ok(drafted >= 7, `${drafted} drafts`);

    // With the pointer to the first word, with the keys to the last.
    await selectWords(page, '11 boats', 2);
    await page.locator('mark.selected', { hasText: '11' }).waitFor();
    await press('Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowRight');
    assert.equal(await page.locator('mark.selected').textContent(), '11 boats were out');
    await press('n');
    await fill(anna, 'nonsense', '11 boats', '', 'Southtown');
    await press('Control+Enter');
    await page.getByText('no kind is called so').waitFor();
    await page.locator('input:focus[aria-invalid=true]').waitFor();
    await press('Control+a');
    await page.keyboard.insertText('background');
    await album.take(page, 'missed-claim');
    await keep(anna, /drafted/);
    await page.locator('.claim', { hasText: 'background' }).getByText('yours').waitFor();
    assert.equal(await page.locator('.claim').count(), drafted + 1);

    // A quote that does not hold the figure’s words is refused by the record, and said.
    await page.locator('.claim', { hasText: 'interception' }).locator('button').click();
    await press('ArrowRight', 'w', 's');
    await said(/refused.*quantity\.words/);
    await press('Escape', 'o', 'Shift+ArrowLeft', 'w', 's');
    await said(/decisions are in the record/);
    await page.locator('.claim', { hasText: 'interception' }).locator('button').click();
    await page.locator('mark.marked', { hasText: /^Southtown - The army said 180/ }).waitFor();
    await isAccessible(page, 'a report');
  });

  step('files are taken in together; of a page its words, and nothing in it is run', async () => {
    const { page, press } = anna;
    await press('l');
    await page.getByLabel(/Files/).setInputFiles([
      { name: 'retold.txt', mimeType: 'text/plain', buffer: Buffer.from(RETOLD) },
      { name: 'page.html', mimeType: 'text/html', buffer: Buffer.from(PAGE) },
      { name: 'empty.txt', mimeType: 'text/plain', buffer: Buffer.from('') },
    ]);
    const taken = page.getByLabel('Files taken in').locator('li');
    await taken.nth(2).waitFor();
    const lines = await taken.allTextContents();
    await dropFile(page, 'dropped.txt', 'The police said two boats were out.');
    await page.getByText(/^dropped\.txt: \d+ drafts$/).waitFor();
    assert.match(lines[0] ?? '', /retold\.txt: [1-9]\d* drafts/);
    assert.match(lines[1] ?? '', /page\.html: [1-9]\d* drafts/);
    assert.match(lines[2] ?? '', /empty\.txt: text/);
    await isAccessible(page, 'reports');
    await album.take(page, 'files');
    const { artifacts } = await anna.read<{ artifacts: { sha256: string; title?: string }[] }>('/v1/operator/record/artifacts');
    const kept = artifacts.find(({ title }) => title === 'Rockets');
    const { text } = await anna.read<{ text: string }>(`/v1/operator/record/artifacts/${kept?.sha256}`);
    assert.match(text, /^Northtown\n\nThe police said/);
  });

  step('two people confirm the drafts and one publishes them one by one', async () => {
    const { page, press } = anna;
    for (let report = 1; report <= 4; report += 1) {
      await press(String(report));
      await page.locator('.claim.current').waitFor();
      const waiting = page.locator('.drafts footer p');
      while (!/\b0 wait/.test((await waiting.textContent()) ?? '')) await press('Shift+Enter');
      await send(anna);
      await press('l');
      await page.locator('.paste').waitFor();
    }
    await confirmAndPublish(boris);
    const { changes } = await anna.read<{ changes: { kind: string }[] }>('/v1/record/changes');
    assert.ok(changes.length >= 9, `${changes.length} public`);
  });

  step('an incident is made, a claim and an own alert are put in, and it is public after a second person', async () => {
    const { page, press } = anna;
    await go(anna, 'I', 'incidents');
    await press('n');
    await fill(anna, 'Saturday in Southtown');
    await keep(anna, /entered: incident/);
    await page.locator('.claim.current', { hasText: 'Saturday in Southtown' }).waitFor();
    await press('a');
    await pick(anna, 'interception 180');
    await pick(anna, 'own alert');
    await album.take(page, 'put-in');
    await isAccessible(page, 'a form');
    await keep(anna, /2 linked/);
    await page.locator('.members .claim').nth(1).waitFor();
    await isAccessible(page, 'incidents');
    await album.take(page, 'incident');
    await confirmAndPublish(boris);
    const [incident] = await listed(anna, 'incident');
    const view = await anna.read<{ own: object[]; parties: { sayings: object[] }[] }>(`/v1/record/incidents/${incident?.id}`);
    assert.deepEqual([view.own.length > 0, view.parties.length], [true, 1]);
  });

  step('members are broken off into an incident of their own, and it is merged again', async () => {
    const { page, press } = anna;
    await go(anna, 'I', 'incidents');
    await page.locator('.members .claim').nth(1).waitFor();
    const claimFirst = /interception/.test((await page.locator('.members .claim').first().textContent()) ?? '');
    if (!claimFirst) await press('ArrowDown');
    await press(' ', 'b');
    await fill(anna, 'two places', 'Interceptions');
    await keep(anna, /broken off/);
    await page.locator('.list .claim', { hasText: 'Interceptions' }).locator('button').click();
    await page.locator('.members .claim', { hasText: 'interception' }).waitFor();
    await press('g');
    await pick(anna, 'Saturday');
    await press('Control+Enter');
    await page.locator('.members .claim', { hasText: 'merged incident' }).waitFor();
    const links = await listed(anna, 'link');
    assert.equal(links.filter(({ standing }) => standing === 'retracted').length, 1);
    await album.take(page, 'incidents-merged');
  });

  step('a proposal is accepted and linked by two people, taken back with a reason, and one is dismissed for good', async () => {
    const { page, press, said } = anna;
    await go(anna, 'P', 'proposals');
    await page.locator('.side-card').nth(1).waitFor();
    await isAccessible(page, 'proposals');
    await album.take(page, 'proposal');
    const { proposals } = await anna.read<{ proposals: { type: string; reasons: string[] }[] }>('/v1/operator/record/proposals');
    assert.ok(proposals.length >= 2 && proposals.every(({ reasons }) => reasons.length > 0), `${proposals.length} proposals`);
    await page.locator('.list .claim', { hasText: 'same claim?' }).first().locator('button').click();
    await press('y');
    await said(/linked/);
    await page.locator('.list .claim.proposed').first().locator('button').click();
    await press('x', 'Control+Enter');
    await said(/dismissed/);
    assert.equal((await anna.read<{ proposals: object[] }>('/v1/operator/record/proposals')).proposals.length, proposals.length - 2);
    await confirmAndPublish(boris);
    const merged = (await listed(anna, 'link')).find(({ title, standing }) => title.includes('same claim') && standing === 'public');
    assert.ok(merged !== undefined);
    await go(anna, 'P', 'proposals');
    await page.locator('.list .claim.public', { hasText: 'same claim' }).locator('button').click();
    await press('t');
    await fill(anna, 'two different days');
    await keep(anna, /unlinked/);
    const { changes } = await anna.read<{ changes: { id: string; what: string; reason?: string }[] }>('/v1/record/changes');
    assert.deepEqual(
      changes.filter(({ id, what }) => id === merged.id && what === 'retracted').map(({ reason }) => reason),
      ['two different days'],
    );
  });

  step('an agreement with its deadline on both clocks goes public; a breach and a notice come out of their claims', async () => {
    const { page, press } = anna;
    await go(anna, 'E', 'entries');
    await press('N', 'a');
    await fill(anna, 'The January truce', 'the army; the Lowland Front');
    await page.getByLabel('Zone that people there read it in').fill('Asia/Gaza');
    await page.getByLabel('Moment there').fill('2024-01-11 07:00');
    await page.getByText('2024-01-11 05:00 UTC').waitFor();
    await press('Control+Enter');
    await page.locator('.fault', { hasText: 'is needed' }).waitFor();
    await album.take(page, 'agreement-refused');
    await pick(anna, 'truce duration');
    await page.getByRole('group', { name: 'Ratios' }).getByRole('button', { name: 'Add one' }).click();
    await page.getByLabel('So many').fill('3');
    await page.getByLabel('of these').fill('prisoners');
    await page.getByLabel('for each').fill('hostage');
    await page.getByRole('group', { name: 'Ratios' }).getByRole('combobox').focus();
    await pick(anna, 'release terms');
    await isAccessible(page, 'the form of an agreement');
    await album.take(page, 'agreement');
    await keep(anna, /entered: agreement/);
    await confirmAndPublish(boris);
    const { agreements } = await anna.read<{ agreements: { id: string; label: string }[] }>('/v1/record/agreements');
    assert.equal(agreements.map(({ label }) => label).join(), 'The January truce');
    const { deadline } = await anna.read<{ deadline: { utc: string } }>(`/v1/record/agreements/${agreements[0]?.id}`);
    assert.equal(Date.parse(deadline.utc), Date.parse('2024-01-11T05:00:00Z'));

    await page.getByLabel('Kind').selectOption('claim');
    await page.locator('.list .claim', { hasText: 'violation allegation' }).locator('button').click();
    await press('m', 'b');
    await pick(anna, 'January');
    await album.take(page, 'breach');
    await keep(anna, /entered: breach/);
    await page.locator('.list .claim', { hasText: 'evacuation notice' }).locator('button').click();
    await press('m', 'n');
    await page.getByLabel('Channel').fill('leaflets');
    await page.getByLabel('Instruction').selectOption('evacuate');
    await page.getByLabel('As they named it').fill('three villages');
    await page.getByLabel('Until (if known)').fill('soon');
    await press('Control+Enter');
    await page.locator('.fault', { hasText: 'is not read' }).waitFor();
    await page.getByLabel('Until (if known)').fill('2024-01-09');
    await keep(anna, /entered: notice/);
    await confirmAndPublish(boris);
    const view = await anna.read<{ breaches: { alleges: string }[] }>(`/v1/record/agreements/${agreements[0]?.id}`);
    assert.equal(view.breaches.length, 1);
    const { notices } = await anna.read<{ notices: { channel: string; area: string }[] }>('/v1/record/notices');
    assert.equal(notices.map(({ channel, area }) => `${channel}: ${area}`).join(), 'leaflets: three villages');
    const [notice] = await listed(anna, 'notice');
    assert.equal(notice?.standing, 'public');
  });

  step('a total that falls is held, and the desk says why', async () => {
    const { press, page } = anna;
    await go(anna, 'E', 'entries');
    await press('N', 's');
    await fill(anna, 'killed', 'identified by name', '2023-10-07/..', 'health ministry');
    await page.getByLabel('Totals since then').check();
    await keep(anna, /entered: series,/);
    for (const [day, count] of [
      ['2024-01-06', '4327'],
      ['2024-01-07', '4324'],
    ] as const) {
      await press('N', 'p');
      await pick(anna, 'killed');
      await page.getByLabel('Figure').fill(`${count} people`);
      await page.getByLabel('As of').fill(day);
      await keep(anna, /entered: series point/);
      await page.locator('.list .claim', { hasText: `${count} people` }).waitFor();
    }
    await page.locator('.doubt', { hasText: 'a total fell from 4327' }).waitFor();
    await go(boris, 'W', 'waiting');
    await boris.page.locator('.list .claim', { hasText: '4324 people' }).locator('button').click();
    await boris.page.getByText(/Held: .*two people have to look at it/).waitFor();
    await album.take(boris.page, 'held');
    await boris.press('Enter', 's');
    await boris.said(/decisions are in the record/);
    await boris.page.getByText('1 of 2: waits for another person').waitFor();
    await isAccessible(boris.page, 'what waits');
  });

  step('a public claim is corrected by two people; a draft is entered again; an assessment says what it uses', async () => {
    const { page, press } = anna;
    await go(anna, 'E', 'entries');
    await page.getByLabel('Kind').selectOption('claim');
    await page.locator('.list .claim', { hasText: '4 rockets' }).locator('button').click();
    await press('c');
    await page.locator('.claim.current', { hasText: 'impact open area' }).waitFor();
    await press('e', 'p', ...'Farville', 'Enter');
    await page.getByText('correction, not sent').waitFor();
    await send(anna);
    await go(boris, 'W', 'waiting');
    await boris.page.locator('.list .claim', { hasText: 'Farville' }).locator('button').click();
    await boris.press('Enter');
    await send(boris);
    await boris.page.locator('.list .claim', { hasText: 'p puts it in place' }).locator('button').click();
    await boris.press('p');
    await boris.page.getByLabel(/Why/).fill('the name of the town');
    await keep(boris, /corrected/);
    const corrected = (await listed(anna, 'claim')).find(({ title, standing }) => standing === 'public' && title.includes('Farville'));
    const { place, past } = await anna.read<{ place: string; past: { reason: string }[] }>(`/v1/record/claims/${corrected?.id}`);
    assert.deepEqual([place, past.map(({ reason }) => reason)], ['Farville', ['the name of the town']]);

    await go(anna, 'I', 'incidents');
    await press('n');
    await fill(anna, 'Satruday');
    await keep(anna, /entered: incident/);
    await page.locator('.list .claim', { hasText: 'Satruday' }).locator('button').click();
    await press('e', 'Control+a');
    await fill(anna, 'Saturday');
    await keep(anna, /withdrawn/);
    const incidents = await listed(anna, 'incident');
    assert.deepEqual(
      ['Satruday', 'Saturday'].map((label) => incidents.find(({ title }) => title === label)?.standing),
      ['rejected', 'draft'],
    );

    await press('N', 'q');
    await pick(anna, 'Southtown');
    await page.getByLabel('Question').fill('How many were intercepted?');
    await page.getByLabel('Grade').selectOption('fair');
    await page.getByLabel('Figure').fill('180 rockets');
    await page.getByRole('combobox', { name: 'Claims that it uses' }).focus();
    await pick(anna, 'interception 180');
    await page.getByLabel('Why').fill('Two reports carry one count of the army.');
    await isAccessible(page, 'the form of an assessment');
    await album.take(page, 'assessment');
    await keep(anna, /entered: assessment/);
    await confirmAndPublish(boris);
    const shown = incidents.find(({ title }) => title === 'Saturday in Southtown');
    const view = await anna.read<{ assessments: { grade: string }[] }>(`/v1/record/incidents/${shown?.id}`);
    assert.deepEqual(
      view.assessments.map(({ grade }) => grade),
      ['fair'],
    );
  });

  step('a sealed name is gone from the public page, and two people bring it back', async () => {
    const { page, press } = boris;
    const damage = (await listed(anna, 'claim')).find(({ title, standing }) => standing === 'public' && title.includes('Dana Orel'));
    const shown = async () => (await fetch(`${server.url}/claims/${damage?.id}`)).text();
    assert.match(await shown(), /Dana Orel/);
    await go(boris, 'E', 'entries');
    await page.getByLabel('Kind').selectOption('claim');
    await page.getByLabel('Words').fill('Orel');
    await page.locator('.list .claim', { hasText: 'Dana Orel' }).first().locator('button').click();
    await press('h');
    await page.getByLabel('Who said it').check();
    await page.getByLabel(/Why/).fill('threatened since');
    await album.take(page, 'seal');
    await keep(boris, /sealed/);
    assert.doesNotMatch(await shown(), /Orel/);
    await press('v');
    await page.getByLabel('Who said it').check();
    await page.getByLabel(/Why/).fill('agreed to be named');
    await keep(boris, /said: open/);
    assert.doesNotMatch(await shown(), /Orel/);
    await go(anna, 'W', 'waiting');
    await anna.page.locator('.list .claim', { hasText: 'p agrees to open it' }).locator('button').click();
    await anna.press('p');
    await anna.page.getByLabel(/Why/).fill('agreed');
    await keep(anna, /said: open/);
    assert.match(await shown(), /Dana Orel/);
  });

  step('all keys are on one card; without the server the desk says so and loses nothing', async () => {
    const { page, press, said } = anna;
    await press('?');
    await page.locator('dialog.help').waitFor();
    await album.take(page, 'help');
    await isAccessible(page, 'the keys');
    await press('Escape');
    await page.locator('dialog.help').waitFor({ state: 'detached' });
    await go(anna, 'E', 'entries');
    await press('N', 'i');
    await fill(anna, 'While the line was down');
    await page.context().setOffline(true);
    await press('Control+Enter');
    await said(/does not answer/);
    await page.locator('.entry-form .fault').waitFor();
    await page.context().setOffline(false);
    await keep(anna, /entered: incident/);
  });

  step('on a phone nothing is wider than the screen', async () => {
    const { page, press } = anna;
    await page.setViewportSize(PHONE);
    for (const [key, name] of PARTS) {
      await press(key);
      await page.locator(`main.${name}`).waitFor();
      await page.waitForTimeout(300);
      await album.take(page, `phone-${name}`);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, name);
      await isAccessible(page, `${name} on a phone`);
    }
    await press('1');
    await page.locator('.claim.current').waitFor();
    await album.take(page, 'phone-report');
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    assert.deepEqual(server.faults, []);
  });
});
