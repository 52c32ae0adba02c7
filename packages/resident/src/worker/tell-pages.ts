import type { WorkerWord } from './page-link.ts';
import type { WindowClient, WorkerScope } from './scope.ts';

/** A page that is awake answers within a few milliseconds; a frozen one must not hold up the alarm. */
const ANSWER_WAIT_MS = 200;

/** Tells every open page of the residents. */
export async function tellPages(scope: WorkerScope, word: WorkerWord): Promise<void> {
  for (const page of await openPages(scope)) page.postMessage(word);
}

/** Tells every open page, and asks whether one of them sounds the alarm. */
export async function askPages(scope: WorkerScope, word: WorkerWord): Promise<boolean> {
  const answers = (await openPages(scope)).map((page) => ask(page, word));
  return (await Promise.all(answers)).includes(true);
}

/** Brings an open page to the front, or opens one. */
export async function showPage(scope: WorkerScope): Promise<void> {
  const pages = await openPages(scope);
  const page = pages.find(({ visibilityState }) => visibilityState === 'visible') ?? pages[0];
  // A page that cannot be brought forward (it is just closing) is opened anew.
  const shown = await page?.focus().catch(() => undefined);
  if (shown === undefined) await scope.clients.openWindow('/');
}

async function openPages(scope: WorkerScope): Promise<readonly WindowClient[]> {
  const all = await scope.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return all.filter(({ url }) => new URL(url).pathname === '/');
}

function ask(page: WindowClient, word: WorkerWord): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const settle = (isSounding: boolean): void => {
      port1.close();
      resolve(isSounding);
    };
    const timer = setTimeout(() => settle(false), ANSWER_WAIT_MS);
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      clearTimeout(timer);
      settle(typeof data === 'object' && data !== null && 'isSounding' in data && data.isSounding === true);
    };
    page.postMessage(word, [port2]);
  });
}
