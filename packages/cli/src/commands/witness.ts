import { createHash, createPublicKey, verify as verifyBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { openTileFolder } from '@tocsin/server/adapters/record-files/tile-folder';
import { openSigner } from '@tocsin/server/adapters/signer-ed25519/open-signer';
import { formatVerifierKey, parseVerifierKey, verifierKeyOf } from '@tocsin/tlog/verifier-key';
import type { Command } from 'commander';
import { createWitnessServer } from '../record/serve-witness.ts';
import { untilStopped } from '../until-stopped.ts';

interface WitnessOptions {
  readonly name: string;
  readonly log: readonly string[];
  readonly data: string;
  readonly host: string;
  readonly port: string;
}

/** Adds `witness`. */
export function registerWitnessCommand(program: Command): void {
  program
    .command('witness')
    .description('watch that other people’s records only grow, and sign that they do')
    .requiredOption('--name <name>', 'who signs, like newsroom.example/witness')
    .requiredOption('--log <name+id+key...>', 'the key of a record to watch, as at its address /record/key')
    .option('--data <folder>', 'where the key and what was signed last are kept', 'witness-data')
    .option('--host <address>', 'where to listen', '127.0.0.1')
    .option('--port <number>', 'port; 0 takes a free one', '8081')
    .addHelpText(
      'after',
      '\nExample:\n  $ tocsin witness --name newsroom.example/witness --log "$(curl -s https://town.example/record/key)"\n',
    )
    .action(witness);
}

async function witness({ name, log, data, host, port }: WitnessOptions): Promise<void> {
  const folder = resolve(data);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const signer = openSigner(folder, 'record');
  const publicKey = new Uint8Array(Buffer.from(signer.publicJwk.x, 'base64url'));
  const files = openTileFolder(join(folder, 'cosigned'));
  const nameOf = (origin: string): string => createHash('sha256').update(origin).digest('hex');
  const server = createWitnessServer({
    name,
    publicKey,
    sign: (message) => new Uint8Array(Buffer.from(signer.sign(message), 'base64url')),
    logs: log.map(readLog),
    kept: (origin) => files.readText(nameOf(origin)),
    keep: (origin, checkpoint) => files.replace(nameOf(origin), Buffer.from(checkpoint)),
    nowS: () => Math.floor(Date.now() / 1000),
  });
  await new Promise<void>((ready) => server.listen({ host, port: Number(port) }, ready));
  const { port: taken } = server.address() as AddressInfo;
  process.stdout.write(
    `witness ${name} at http://${host}:${taken}\nkey: ${formatVerifierKey(verifierKeyOf('witness', name, publicKey))}\n`,
  );
  await untilStopped();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
}

function readLog(text: string) {
  const key = parseVerifierKey(text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text);
  if (key?.role !== 'log') throw new Error(`--log: expected the key of a log, name+id+key, got ${text.slice(0, 80)}`);
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key.publicKey).toString('base64url') };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  return {
    origin: key.name,
    verifier: {
      name: key.name,
      keyId: key.keyId,
      verify: (message: Uint8Array, signature: Uint8Array) => verifyBytes(null, message, publicKey, signature),
    },
  };
}
