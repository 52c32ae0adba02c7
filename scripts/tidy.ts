// What neither compiler, linter nor layer rules see: `node scripts/tidy.ts [ROOT]`.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = process.argv[2] ?? new URL('..', import.meta.url).pathname;
const LINES_MAX = 400;
const BYTES_MAX = 256 * 1024;
/** Names that say nothing of what is inside. */
const EMPTY_NAMES = /^(utils?|helpers?|common|manager|misc|shared|lib)([.-]|$)/;
/** A pure package asks no clock, no dice and no event loop: ground rule of the house. */
const MACHINE = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bperformance\.|\bcrypto\.|\basync\b|\bawait\b|\bPromise\b/;
/** Nothing here works out where something was launched from: it would serve a shooter, and no one in a shelter. */
const LAUNCHER = /\b(back|reverse)[-_]?(project|propagat|track|trac)\w*|\blaunch[-_]?(er)?[-_]?(point|site|place|position|location)\w*/i;
const PURE = ['packages/core/src', 'packages/tlog/src'];

const faults: string[] = [];
let looked = 0;

function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', '.cache', '.git'].includes(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? walk(path) : [path];
  });
}

function fault(path: string, says: string): void {
  faults.push(`${relative(root, path)}: ${says}`);
}

/** The code of a text: what stands in comments may speak of anything. */
function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '');
}

for (const path of ['packages', 'scripts', 'e2e', 'bench'].flatMap((folder) => walk(join(root, folder)))) {
  const isTest = /\.(test|prop\.test)\.tsx?$/.test(path);
  const inside = relative(root, path);
  if (inside.split('/').some((part) => EMPTY_NAMES.test(part))) fault(path, 'a name that says nothing of what is inside');
  if (!path.includes('/fixtures/') && statSync(path).size > BYTES_MAX) fault(path, `larger than ${BYTES_MAX} bytes`);
  if (!/\.tsx?$/.test(path)) continue;
  looked += 1;
  const text = readFileSync(path, 'utf8');
  const lines = text.split('\n').length;
  if (lines > LINES_MAX) fault(path, `${lines} lines, at most ${LINES_MAX}: it has more than one reason to change`);
  const code = codeOf(text);
  const inPure = PURE.some((folder) => inside.startsWith(folder));
  if (inPure && !isTest) {
    const machine = MACHINE.exec(code);
    if (machine !== null) fault(path, `a pure package uses ${machine[0]}`);
  }
  if (!inside.startsWith('scripts/')) {
    const launcher = LAUNCHER.exec(code);
    if (launcher !== null) fault(path, `"${launcher[0]}": no launcher is ever located here`);
  }
}
if (looked < 100) fault(root, `only ${looked} files looked at: this gate is blind`);

const house = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
for (const pack of readdirSync(join(root, 'packages'))) {
  if (!house.includes(pack)) fault('ARCHITECTURE.md', `says nothing of packages/${pack}`);
  const source = join(root, 'packages', pack, 'src');
  if (!existsSync(source)) continue;
  for (const entry of readdirSync(source, { withFileTypes: true }))
    if (entry.isDirectory() && !house.includes(`${entry.name}/`)) fault('ARCHITECTURE.md', `says nothing of ${pack}/src/${entry.name}/`);
}
const index = readFileSync(join(root, 'docs/decisions/README.md'), 'utf8');
for (const file of readdirSync(join(root, 'docs/decisions')))
  if (file !== 'README.md' && !index.includes(file)) fault('docs/decisions/README.md', `does not list ${file}`);
for (const page of [...walk(join(root, 'docs')), join(root, 'README.md'), join(root, 'ARCHITECTURE.md')].filter((path) =>
  path.endsWith('.md'),
))
  for (const [, target = ''] of readFileSync(page, 'utf8').matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g))
    if (!/^[a-z]+:/.test(target) && !existsSync(join(page, '..', target))) fault(page, `links to ${target}, which is not there`);

for (const line of faults) console.error(line);
if (faults.length > 0) process.exit(1);
console.log(`✔ tidy (${looked} files)`);
