import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { buildPages } from '@tocsin/cli/build-pages';
import { KEYS, openTestServer, type TestServer } from '@tocsin/testkit/http/open-test-server';
import type { Browser, Page } from 'playwright-core';
import { openAlbum, openBrowser, skip } from './open-browser.ts';

/** Written for this test; places and people are invented. */
const REPORT = `HARBOUR WIRE, January 6, 2024

Southtown - About 240 rockets were fired at Southtown on Saturday morning, the army said. It said 180 rockets were intercepted and 30 rockets fell in open areas. A spokesman for the Lowland Front said it had fired 310 rockets. Sirens sounded in Northtown and Southtown shortly after 7 a.m.

The mayor of Southtown, Dana Orel, said nine people were injured and two people were killed when a rocket hit a house. The hospital said it was treating 14 people. The health ministry in Lowland said 37 people were killed and more than 120 people were injured in air strikes on Friday. It was not immediately known whether there were casualties in Farville. No injuries were reported in Northtown.

The army said it struck 25 targets in Lowland overnight. The Lowland Front said the strikes hit a school. The army denied that it had struck a school. At least 40 homes were damaged in Southtown, the municipality said. A fire broke out at a warehouse in Northtown.

The Lowland Front claimed responsibility for the attack. The foreign ministry accused Uplandia of supplying the rockets. Uplandia denied any role.

About 5,000 people have been displaced from Southtown since Thursday, a relief agency said. Some 60 trucks carrying aid entered Lowland on Friday. The army ordered residents of three villages to evacuate. The military told residents of Northtown to stay near shelters.

Mediators said a truce had been agreed and would begin on Sunday at 7 a.m. The truce would last four days, the mediators said. Under the deal 50 hostages would be released in exchange for 150 prisoners. On Friday 13 hostages were released, the Red Cross said, and 39 prisoners were freed. The Lowland Front said 17 hostages were still held. The army accused the Lowland Front of violating the truce.

The prime minister said the operation would continue. "We will respond to every attack," he said. The prime minister of Uplandia condemned the strikes. The Lowland Front threatened further attacks.`;

const CLAIMS_MIN = 34;
const PRESSES_MAX = 150;
const album = openAlbum();
let server: TestServer;
let browser: Browser;

before(async () => {
  if (skip !== false) return;
  server = await openTestServer({ pages: await buildPages() });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.close();
});

interface DeskClaim {
  readonly id: string;
  readonly claim: string;
  readonly standing: string;
}

async function claimsOf(sha256: string): Promise<readonly DeskClaim[]> {
  const headers = { authorization: `Bearer ${KEYS.operator}` };
  const response = await fetch(`${server.url}/v1/operator/record/artifacts/${sha256}`, { headers });
  return ((await response.json()) as { claims: readonly DeskClaim[] }).claims;
}

/** Opens the console as somebody, with a keyboard that counts. */
async function sitDown(
  token: string,
): Promise<{ readonly page: Page; readonly press: (...keys: string[]) => Promise<void>; readonly count: () => number }> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(`${server.url}/console/`);
  await page.getByLabel(/Operator token/).fill(token);
  await page.getByRole('button', { name: 'Open' }).click();
  await page.locator('.lanes').waitFor();
  let presses = 0;
  return {
    page,
    count: () => presses,
    async press(...keys) {
      for (const key of keys) {
        presses += 1;
        await page.keyboard.press(key);
      }
    },
  };
}

test(`a report of at least ${CLAIMS_MIN} claims goes from paste to confirmed in under ${PRESSES_MAX} key presses of two people, and none of it is public`, {
  skip,
  timeout: 120_000,
}, async () => {
  const anna = await sitDown(KEYS.operator);
  await anna.press('r');
  await anna.page.getByLabel(/report’s text/).waitFor();
  // The clipboard's content stands in for Ctrl+V: one press.
  await anna.page.keyboard.insertText(REPORT);
  await anna.press('Tab', ...'Harbour Wire', 'Control+Enter');
  await anna.page.locator('.claim.current').waitFor();
  const drafted = await anna.page.locator('.claim').count();
  assert.ok(drafted >= CLAIMS_MIN, `${drafted} claims`);
  assert.equal(await anna.page.locator('.report mark').count(), 1);
  await album.take(anna.page, 'review');

  // The first draft is looked at alone, undone, and done again; one is put right; one is thrown out; the rest kind by kind.
  const waiting = async (page: Page) => Number(/^(\d+) wait/.exec((await page.locator('.drafts footer p').textContent()) ?? '')?.[1]);
  await anna.press('Enter');
  assert.equal(await waiting(anna.page), drafted - 1);
  await anna.press('u');
  assert.equal(await waiting(anna.page), drafted);
  // A figure that the text does not print is refused, named, and taken off the board.
  await anna.press('e', 'q', ...'~250', 'Enter', 's');
  await anna.page.getByRole('status').getByText('refused').waitFor();
  assert.equal(await waiting(anna.page), drafted);
  await anna.press('e', 'q', ...'240', 'Enter');
  await anna.press('x');
  assert.equal(await waiting(anna.page), drafted - 2);
  for (let left = await waiting(anna.page); left > 0; left = await waiting(anna.page)) {
    assert.ok(anna.count() < PRESSES_MAX);
    await anna.press('Shift+Enter');
  }
  await album.take(anna.page, 'review-decided');
  await anna.press('s');
  await anna.page.getByRole('status').getByText('in the record').waitFor();

  const boris = await sitDown(KEYS.second);
  await boris.press('r');
  await boris.page.locator('.paste ol button').waitFor();
  await boris.press('1');
  await boris.page.locator('.claim.current').waitFor();
  for (let left = await waiting(boris.page); left > 0; left = await waiting(boris.page)) {
    assert.ok(boris.count() < PRESSES_MAX);
    await boris.press('Enter');
  }
  await boris.press('s');
  await boris.page.getByRole('status').getByText('in the record').waitFor();
  await album.take(boris.page, 'review-second');

  const [artifact] = (
    (await (
      await fetch(`${server.url}/v1/operator/record/artifacts`, { headers: { authorization: `Bearer ${KEYS.operator}` } })
    ).json()) as {
      artifacts: { sha256: string }[];
    }
  ).artifacts;
  const claims = await claimsOf(artifact?.sha256 ?? '');
  const count = (standing: string) => claims.filter((claim) => claim.standing === standing).length;
  assert.deepEqual([count('confirmed'), count('rejected'), count('amended'), count('draft')], [drafted - 1, 1, 1, 0]);
  const presses = anna.count() + 1 + boris.count();
  console.log(`${drafted} claims: ${presses} key presses (${anna.count() + 1} and ${boris.count()}); screenshots in ${album.folder}`);
  assert.ok(presses < PRESSES_MAX, `${presses} key presses`);
  assert.equal(await (await fetch(`${server.url}/v1/record/changes`)).text(), '{"changes":[],"seq":0,"isMore":false}');

  // Publishing has a key for one claim and none for many.
  await boris.press('p');
  await boris.page.getByRole('status').getByText('published').waitFor();
  const { changes } = (await (await fetch(`${server.url}/v1/record/changes`)).json()) as { changes: object[] };
  assert.equal(changes.length, 1);
});
