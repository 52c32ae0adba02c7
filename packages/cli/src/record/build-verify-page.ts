import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const PLACE = '/* the program goes here */';

/** Builds the page that checks exported files: one HTML file with everything in it, to be kept and opened without a network. */
export async function buildVerifyPage(): Promise<string> {
  const source = new URL('../../../verifier/src/page/', import.meta.url);
  const built = await build({
    entryPoints: [fileURLToPath(new URL('main.ts', source))],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    write: false,
    logLevel: 'error',
  });
  const [program] = built.outputFiles;
  if (program === undefined) throw new Error('the page’s program was not built');
  const html = await readFile(new URL('index.html', source), 'utf8');
  // A closing tag in a string of the program would end it.
  return html.replace(PLACE, () => program.text.replaceAll('</script', '<\\/script'));
}
