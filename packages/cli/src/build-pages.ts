import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { writeWholeFile } from './write-whole-file.ts';

/** Where the built pages lie. */
export interface BuiltPages {
  readonly resident: string;
  readonly console: string;
}

/** What each page is made of beside `main.tsx` and `style.css`: files of this server, for the pages' policy lets nothing else run. */
const MORE_ENTRIES = {
  console: { worker: 'maplibre-gl/dist/maplibre-gl-worker.mjs' },
  resident: {
    map: 'map/open-map.ts',
    'map-worker': 'maplibre-gl/dist/maplibre-gl-worker.mjs',
    'language-he': 'languages/he.ts',
    'language-ar': 'languages/ar.ts',
    'language-ru': 'languages/ru.ts',
    'language-uk': 'languages/uk.ts',
  },
} as const;

/** Files that the resident page can do without for a while: the service worker fetches them last. */
const LATER: ReadonlySet<string> = new Set(['map.js', 'map-worker.js']);

const OPTIONS = {
  bundle: true,
  minify: true,
  // Four of the five languages would otherwise be written as escapes, three times their size.
  charset: 'utf8',
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.svg': 'dataurl' },
  logLevel: 'error',
} as const satisfies BuildOptions;

/** Bundles the pages whose sources are newer than their bundle: a restart in a barrage must not wait for a compiler. */
export async function buildPages(): Promise<BuiltPages> {
  return { resident: await buildPage('resident'), console: await buildPage('console') };
}

async function buildPage(name: 'resident' | 'console'): Promise<string> {
  const source = fileURLToPath(new URL(`../../${name}/src`, import.meta.url));
  const out = join(dirname(source), 'dist');
  const kept = join(dirname(source), 'public');
  if (await isBuilt([source, kept, fileURLToPath(import.meta.url)], join(out, 'index.html'))) return out;
  await mkdir(out, { recursive: true });
  await build({
    ...OPTIONS,
    absWorkingDir: source,
    entryPoints: { page: join(source, 'main.tsx'), style: join(source, 'style.css'), ...entriesOf(name, source) },
    outdir: out,
  });
  if (await exists(kept)) await cp(kept, out, { recursive: true });
  const html = await readFile(join(source, 'index.html'), 'utf8');
  const page = name === 'resident' ? await addServiceWorker(source, { out, html }) : html;
  await writeWholeFile(join(out, 'index.html'), Buffer.from(page));
  return out;
}

function entriesOf(name: keyof typeof MORE_ENTRIES, source: string): Readonly<Record<string, string>> {
  const entries = Object.entries<string>(MORE_ENTRIES[name]);
  return Object.fromEntries(entries.map(([out, path]) => [out, path.startsWith('maplibre-gl/') ? path : join(source, path)]));
}

/**
 * Bundles the service worker with the list of files that it keeps for the time without a connection, and gives the page back with script
 * and style under addresses that change with their content: a page never runs with parts of two builds.
 */
async function addServiceWorker(source: string, { out, html }: { readonly out: string; readonly html: string }): Promise<string> {
  const names = (await filesIn(out)).filter((name) => /\.(js|css|png|webmanifest)$/.test(name) && name !== 'service-worker.js').toSorted();
  const hashes = new Map<string, string>();
  for (const name of names) hashes.set(name, sha256(await readFile(join(out, name))));
  const isVersioned = (name: string) => html.includes(`"/${name}"`) && /\.(js|css)$/.test(name);
  const addressOf = (name: string) => (isVersioned(name) ? `/${name}?v=${hashes.get(name)?.slice(0, 12)}` : `/${name}`);
  const page = names.filter(isVersioned).reduce((text, name) => text.replaceAll(`"/${name}"`, `"${addressOf(name)}"`), html);
  const version = sha256(JSON.stringify([page, ...hashes])).slice(0, 16);
  const shell = {
    version,
    files: names.filter((name) => !LATER.has(name)).map(addressOf),
    later: names.filter((name) => LATER.has(name)).map(addressOf),
  };
  await build({
    ...OPTIONS,
    absWorkingDir: source,
    entryPoints: { 'service-worker': join(source, 'worker/service-worker.ts') },
    outdir: out,
    define: { SHELL: JSON.stringify(shell) },
  });
  return page;
}

/** The bundle's last file is written last: where it is newer than every source, the bundle is whole and current. */
async function isBuilt(sources: readonly string[], last: string): Promise<boolean> {
  const built = await stat(last).catch(() => undefined);
  if (built === undefined) return false;
  for (const source of sources) {
    const names = ['', ...(await readdir(source, { recursive: true }).catch(() => []))];
    for (const name of names) {
      const { mtimeMs } = await stat(join(source, name)).catch(() => ({ mtimeMs: 0 }));
      if (mtimeMs > built.mtimeMs) return false;
    }
  }
  return true;
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.map((name) => name.replaceAll('\\', '/'));
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined;
}

function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
