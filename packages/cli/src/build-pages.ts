import { copyFile, mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Where the built pages lie. */
export interface BuiltPages {
  readonly resident: string;
  readonly console: string;
}

/** Bundles both pages from their sources; a quarter of a second, so it happens at every start and nothing is ever stale. */
export async function buildPages(): Promise<BuiltPages> {
  return { resident: await buildPage('resident'), console: await buildPage('console') };
}

async function buildPage(name: 'resident' | 'console'): Promise<string> {
  const source = fileURLToPath(new URL(`../../${name}/src`, import.meta.url));
  const out = join(dirname(source), 'dist');
  await mkdir(out, { recursive: true });
  await build({
    entryPoints: {
      page: join(source, 'main.tsx'),
      style: join(source, 'style.css'),
      ...(name === 'console' ? { worker: join(source, 'worker.ts') } : {}),
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
