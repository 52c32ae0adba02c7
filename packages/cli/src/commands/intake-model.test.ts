import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tocsin-intake-model-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const KEY = 'sk-secret-0123456789';

const TEXT = 'The army said that 40 rockets were fired on Saturday. A farmer said the well of Old Mill stood dry for 3 weeks.\n';
const report = join(folder, 'report.txt');
writeFileSync(report, `# published: 2024-01-06\n---\n${TEXT}`);

interface Claims {
  readonly claims: readonly { readonly kind: string; readonly quote: string; readonly span: readonly [number, number] }[];
}
interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function intake(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [program, 'intake', report, '--json', ...args], (_, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** A server that plays a model: drafts that are good, bent and made up; or a status alone. */
const seen: (string | undefined)[] = [];
const server = createServer((request, response) => {
  seen.push(request.headers.authorization);
  request.resume().on('end', () => {
    if (request.url?.startsWith('/bad/') === true) return response.writeHead(500).end();
    if (request.url?.startsWith('/away/') === true) return response.writeHead(302, { location: 'http://127.0.0.1:1/v1' }).end();
    const well = { kind: 'background', quote: 'the well of Old Mill stood dry for 3 weeks', source: 'A farmer', status: 'asserted' };
    const claims = [
      well,
      { ...well, quote: 'the well of Old Mill was poisoned' },
      { ...well, source: 'Minister Nobody' },
      { ...well, quantity: { words: '3', value: 9, unit: 'weeks' } },
    ];
    const content = `\`\`\`json\n${JSON.stringify({ claims })}\n\`\`\``;
    return response.end(JSON.stringify({ model: 'small', system_fingerprint: 'b\u001b[2J1', choices: [{ message: { content } }] }));
  });
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => server.close());
const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

test('a model adds what passes the gates; what does not is counted beside the output', async () => {
  const { claims: rules } = JSON.parse((await intake()).stdout) as Claims;
  const { code, stdout, stderr } = await intake('--model', `${at}/v1`, '--model-name', 'small');
  const { claims } = JSON.parse(stdout) as Claims;
  assert.equal(code, 0);
  for (const { quote, span } of claims) assert.equal(TEXT.slice(...span), quote);
  const isAdded = ({ kind, quote }: Claims['claims'][number]) =>
    kind === 'background' && quote === 'the well of Old Mill stood dry for 3 weeks';
  assert.deepEqual(
    claims.filter((claim) => !isAdded(claim)),
    rules,
  );
  assert.equal(claims.filter(isAdded).length, 1);
  assert.deepEqual(Object.keys(claims.at(-1) ?? {}), ['kind', 'quote', 'span', 'source', 'via', 'quantity', 'place', 'time', 'status']);
  assert.match(stderr, /^model small \(b \[2J1\): 0 drafts that the rules have, 1 more; \d+ of the rules alone; /);
  assert.match(stderr, /3 rejected: QUOTE_NOT_IN_TEXT 1, SPEAKER_NOT_IN_PARAGRAPH 1, NUMBER_NOT_IN_QUOTE 1\n$/);
});

test('a model that fails leaves the drafts of the rules, says so and ends with 1', async () => {
  const { stdout: rules } = await intake();
  for (const [path, says] of [
    ['bad', 'SERVER_ERROR: the server answered 500'],
    ['away', 'REDIRECTED: the server answered 302: redirects are not followed'],
  ]) {
    const { code, stdout, stderr } = await intake('--model', `${at}/${path}/v1`, '--model-name', 'small');
    assert.deepEqual([code, stdout, stderr], [1, rules, `model: ${says}; these are the drafts of the rules alone\n`]);
  }
});

test('a key is read from its file and told to nobody else', async () => {
  const keyFile = join(folder, 'key');
  writeFileSync(keyFile, `${KEY}\n`);
  seen.length = 0;
  const { code, stdout, stderr } = await intake('--model', `${at}/v1`, '--model-name', 'small', '--model-key-file', keyFile);
  assert.deepEqual([code, seen], [0, [`Bearer ${KEY}`]]);
  assert.ok(!`${stdout}${stderr}`.includes('secret'));
});

test('half of the options, or an address that is none, is wrong use', async () => {
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['--model', `${at}/v1`], /--model: expected --model-name beside it/],
    [['--model-name', 'small'], /expected --model beside the other options of a model/],
    [['--model', 'not an address', '--model-name', 'small'], /--model: /],
    [['--model', 'http://models.example.org/v1', '--model-name', 'small'], /http only on this machine, or with --model-plain-http/],
    [['--model', `${at}/v1`, '--model-name', 'small', '--model-timeout', 'long'], /expected a number, 0.1 to 1800 seconds/],
  ];
  for (const [args, says] of cases) {
    const { code, stdout, stderr } = await intake(...args);
    assert.deepEqual([code, stdout], [2, ''], args.join(' '));
    assert.match(stderr, says);
  }
});
