import { copyFile, mkdir, readdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Where the built pages lie. */
export interface BuiltPages {
  readonly resident: string;
  readonly console: string;
}

/** Bundles the pages whose sources are newer than their bundle: a restart in a barrage must not wait for a compiler. */
export async function buildPages(): Promise<BuiltPages> {
  return { resident: await buildPage('resident'), console: await buildPage('console') };
}

async function buildPage(name: 'resident' | 'console'): Promise<string> {
  const source = fileURLToPath(new URL(`../../${name}/src`, import.meta.url));
  const out = join(dirname(source), 'dist');
  if (await isBuilt(source, join(out, 'index.html'))) return out;
  await mkdir(out, { recursive: true });
  await build({
    absWorkingDir: source,
    entryPoints: {
      page: join(source, 'main.tsx'),
      style: join(source, 'style.css'),
      // The map's own worker as a file of this server: the page's policy lets nothing else run.
      ...(name === 'console' ? { worker: 'maplibre-gl/dist/maplibre-gl-worker.mjs' } : {}),
    },
    outdir: out,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.svg': 'dataurl' },
    logLevel: 'error',
  });
  await stat(join(source, 'index.html'));
  await copyFile(join(source, 'index.html'), join(out, 'index.html'));
  return out;
}

/** The bundle's last file is written last: where it is newer than every source, the bundle is whole and current. */
async function isBuilt(source: string, last: string): Promise<boolean> {
  const built = await stat(last).catch(() => undefined);
  if (built === undefined) return false;
  for (const name of await readdir(source, { recursive: true })) if ((await stat(join(source, name))).mtimeMs > built.mtimeMs) return false;
  return true;
}
