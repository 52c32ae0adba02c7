import type { WorkerScope } from './scope.ts';

/** The files of this build, set by the build: addresses, those that can change with their version in the query; the map's can come later. */
declare const SHELL: { readonly version: string; readonly files: readonly string[]; readonly later: readonly string[] };

const PREFIX = 'tocsin-shell-';
const CURRENT = `${PREFIX}${SHELL.version}`;
/** Data of the region: the newest there is, and the last one without a connection. */
const DATA = 'tocsin-data';
const DATA_PATHS: ReadonlySet<string> = new Set(['/v1/zones', '/v1/shelters']);
const ASSETS: ReadonlySet<string> = new Set([...SHELL.files, ...SHELL.later].map((file) => file.split('?', 1)[0] ?? file));
const DATA_WAIT_MS = 4_000;

/** Fetches all files of this build; the build before stays whole until this one is. */
export async function installShell(): Promise<void> {
  const cache = await caches.open(CURRENT);
  await cache.addAll(['/', ...SHELL.files].map(anew));
  // A slow line must not keep push and alarm waiting for a map.
  await cache.addAll(SHELL.later.map(anew)).catch(() => {});
}

function anew(path: string): Request {
  return new Request(path, { cache: 'reload' });
}

/** Forgets builds older than the one before: a page that is still open may yet ask for a part of that. */
export async function activateShell(): Promise<void> {
  // Names come in the order in which they were made.
  const shells = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CURRENT);
  await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)));
}

/**
 * A picture of this build as a data address; undefined where it is not kept. A browser loads a notification's pictures before it shows
 * it, and may wait a minute for them: an alarm must not hang on a server that is busy telling everybody else.
 */
export async function pictureOf(path: string): Promise<string | undefined> {
  const response = await caches.match(path).catch(() => undefined);
  if (response === undefined) return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return `data:image/png;base64,${btoa(String.fromCharCode(...bytes))}`;
}

/** Answers a request from the cache where it may; undefined leaves it to the network: the API always, for an alert is never old. */
export function answer(request: Request, scope: WorkerScope): Promise<Response> | undefined {
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== scope.location.origin) return undefined;
  if (request.mode === 'navigate') return pathname === '/' ? page(request) : undefined;
  if (DATA_PATHS.has(pathname)) return newest(request);
  return ASSETS.has(pathname) ? asset(request) : undefined;
}

/** One page whatever the query says: zones and language are read by the page itself. */
async function page(request: Request): Promise<Response> {
  const cache = await caches.open(CURRENT);
  return (await cache.match('/')) ?? fetch(request);
}

async function asset(request: Request): Promise<Response> {
  const current = await caches.open(CURRENT);
  return (await current.match(request)) ?? (await caches.match(request)) ?? fetch(request);
}

async function newest(request: Request): Promise<Response> {
  const cache = await caches.open(DATA);
  const fetched = fetch(request).then(async (response) => {
    if (response.ok) await cache.put(request, response.clone());
    return response;
  });
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), DATA_WAIT_MS));
  const quick = await Promise.race([fetched.catch(() => undefined), late]);
  if (quick?.ok === true) return quick;
  return (await cache.match(request)) ?? fetched;
}
