// `npm run bench` lists the benchmarks, `npm run bench -- NAME [ARGUMENTS]` runs one.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';

const root = new URL('..', import.meta.url).pathname;
const names = readdirSync(`${root}bench`).flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : []));
const [name, ...args] = process.argv.slice(2);
if (name === undefined || !names.includes(name)) {
  console.error(`one of: ${names.join(', ')}`);
  process.exit(2);
}
process.exit(spawnSync(process.execPath, [`bench/${name}.ts`, ...args], { cwd: root, stdio: 'inherit' }).status ?? 1);
