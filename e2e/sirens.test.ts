import assert from 'node:assert/strict';
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { judgeState } from '@tocsin/core/siren/judge-message';
import { openMqttChannel } from '@tocsin/server/adapters/channel-mqtt/open-mqtt-channel';
import { openSigner } from '@tocsin/server/adapters/signer-ed25519/open-signer';
import { mqttSettingsSchema } from '@tocsin/server/config/siren-settings';
import type { Channel, DeliveryReport } from '@tocsin/server/ports/channel';
import { verifyWithKeys } from '@tocsin/siren/verify-with-keys';

const root = new URL('..', import.meta.url).pathname;
const MOSQUITTO = '/usr/sbin/mosquitto';
const missing = [MOSQUITTO, '/usr/bin/mosquitto_sub', '/usr/bin/mosquitto_passwd', '/usr/bin/openssl'].filter((path) => !existsSync(path));
const skip = missing.length > 0 ? `not installed: ${missing.join(', ')}` : false;
const PASSWORDS = { server: 'server-secret', 'horn 1': 'horn-secret', watcher: 'watcher-secret' } as const;
const run = promisify(execFile);

const folder = mkdtempSync(join(tmpdir(), 'tocsin-sirens-'));
const children: ChildProcess[] = [];
const channels: Channel[] = [];
after(async () => {
  for (const channel of channels) await channel.close();
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let round = 0; round < 600; round += 1) {
    if (await holds()) return;
    await pause(25);
  }
  throw new Error(`never: ${what}`);
}

function start(command: string, args: readonly string[]): ChildProcess {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  child.stderr?.on('data', (chunk: Buffer) => process.env['SIREN_LOG'] !== undefined && process.stderr.write(chunk));
  children.push(child);
  return child;
}

async function killHard(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function makeCertificate(): { readonly certFile: string; readonly keyFile: string } {
  const [certFile, keyFile] = [join(folder, 'broker.pem'), join(folder, 'broker.key')];
  if (!existsSync(certFile)) {
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    execFileSync('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', keyFile, '-out', certFile], { stdio: 'ignore' });
  }
  return { certFile, keyFile };
}

/** Mosquitto as docs/sirens.md sets it up: TLS, passwords, and who may write where. */
async function startMosquitto(port: number, own: string): Promise<void> {
  const { certFile, keyFile } = makeCertificate();
  const [passwords, rules, config] = [join(own, 'passwords'), join(own, 'acl'), join(own, 'mosquitto.conf')];
  Object.entries(PASSWORDS).forEach(([name, password], index) => {
    execFileSync('mosquitto_passwd', ['-b', ...(index === 0 ? ['-c'] : []), passwords, name, password], { stdio: 'ignore' });
  });
  writeFileSync(
    rules,
    `user server\ntopic readwrite tocsin/#\ntopic readwrite homeassistant/#\n
user horn 1\ntopic write tocsin/siren/horn%201/status\ntopic write tocsin/siren/horn%201/ack
topic read tocsin/siren/horn%201/command\ntopic read tocsin/live/zone/+/state\n
user watcher\ntopic read tocsin/#\ntopic read homeassistant/#\n`,
  );
  const files = `password_file ${passwords}\nacl_file ${rules}\ncertfile ${certFile}\nkeyfile ${keyFile}`;
  writeFileSync(config, `listener ${port} 127.0.0.1\nallow_anonymous false\n${files}\nuser root\n`);
  start(MOSQUITTO, ['-c', config]);
  await until('Mosquitto listens', async () => {
    try {
      await ask(port, 'watcher', ['-t', 'tocsin/none', '-E']);
      return true;
    } catch {
      return false;
    }
  });
}

function clientArgs(port: number, who: keyof typeof PASSWORDS, version = 'mqttv311'): readonly string[] {
  const { certFile } = makeCertificate();
  return ['-h', '127.0.0.1', '-p', String(port), '--cafile', certFile, '-u', who, '-P', PASSWORDS[who], '-V', version];
}

async function ask(port: number, who: keyof typeof PASSWORDS, args: readonly string[], version?: string): Promise<string> {
  return (await run('mosquitto_sub', [...clientArgs(port, who, version), ...args])).stdout.trim();
}

function alertFor(alert: Partial<SignedAlert> & Pick<SignedAlert, 'id' | 'phase'>): SignedAlert {
  const text = { headline: 'Rocket fire', description: 'd', instruction: 'i' };
  return {
    incident: 'incident-1',
    sender: 'tocsin.example',
    sent: new Date().toISOString(),
    status: 'Actual',
    msgType: 'Alert',
    threat: 'rocket',
    zones: ['ash kelon/south'],
    shelterTimeS: 30,
    expires: new Date(Date.now() + 600_000).toISOString(),
    references: [],
    source: { kind: 'sensors', names: [] },
    reason: 'r',
    texts: { he: text, ar: text, en: text, ru: text, uk: text },
    signature: { algorithm: 'Ed25519', keyId: 'k', value: 'v' },
    ...alert,
  };
}

const TOPIC = 'tocsin/live/zone/ash%20kelon%2Fsouth/state';

for (const kind of ['mosquitto', 'embedded'] as const) {
  describe(`a siren on ${kind === 'mosquitto' ? 'Mosquitto (MQTT 5)' : 'the embedded broker (MQTT 3.1.1)'}, with TLS and passwords`, {
    skip,
  }, async () => {
    const version = kind === 'mosquitto' ? 'mqttv5' : 'mqttv311';
    const own = mkdtempSync(join(folder, `${kind}-`));
    const signer = openSigner(own);
    const keys = [{ kid: signer.keyId, x: signer.publicJwk.x }];
    const relayLog = join(own, 'relay.log');
    const stopFile = join(own, 'stop');
    const reports: DeliveryReport[] = [];
    let port = 0;
    let channel: Channel;
    let siren: ChildProcess;

    const heard = () =>
      existsSync(relayLog)
        ? readFileSync(relayLog, 'utf8')
            .trim()
            .split('\n')
            .map((line) => line.trim())
        : [];
    const end = () => channel.health().named?.[0];
    const memory = () => JSON.parse(readFileSync(join(own, 'memory.json'), 'utf8')) as { begun: { alert: string; endsAtMs: number }[] };
    const startSiren = () => start(process.execPath, ['packages/siren/src/main.ts', join(own, 'siren.json')]);

    async function openChannel(): Promise<void> {
      const { certFile, keyFile } = makeCertificate();
      const hash = (password: string) => createHash('sha256').update(password).digest('hex');
      const clients = [
        { username: 'horn 1', role: 'siren', passwordSha256: hash(PASSWORDS['horn 1']) },
        { username: 'watcher', role: 'reader', passwordSha256: hash(PASSWORDS.watcher) },
      ];
      const broker =
        kind === 'mosquitto'
          ? { kind: 'external', url: `mqtts://127.0.0.1:${port}`, username: 'server', password: PASSWORDS.server, caFile: certFile }
          : { kind: 'embedded', port, tls: { certFile, keyFile }, clients };
      const sirens = [{ kind: 'tocsin', id: 'horn 1', zones: ['ash kelon/south'] }];
      const settings = mqttSettingsSchema.parse({ broker, sirens, maxSoundS: 90, heartbeatS: 1, homeAssistant: {} });
      channel = await openMqttChannel(settings, {
        nowMs: Date.now,
        report: (report) => reports.push(report),
        onFault: (fault) => process.env['SIREN_LOG'] !== undefined && console.error(fault),
        folder: own,
        keyId: signer.keyId,
        sign: signer.sign,
        zoneNames: () => ({ en: 'Ashkelon - South' }),
      });
      channels.push(channel);
    }

    test('it comes up, and is well', { timeout: 30_000 }, async () => {
      port = await freePort();
      if (kind === 'mosquitto') await startMosquitto(port, own);
      const gone = ['-r', '-t', 'homeassistant/sensor/tocsin/siren_gone_battery/config', '-m', '{"name":"gone"}'];
      if (kind === 'mosquitto') await run('mosquitto_pub', [...clientArgs(port, 'server'), ...gone]);
      await openChannel();
      channel.present([]);
      const shell = (word: string) => ['/bin/sh', '-c', `echo "${word} $TOCSIN_TONE" >> ${relayLog}`];
      writeFileSync(join(own, 'battery'), '87\n');
      writeFileSync(
        join(own, 'siren.json'),
        JSON.stringify({
          url: `mqtts://127.0.0.1:${port}`,
          username: 'horn 1',
          password: PASSWORDS['horn 1'],
          caFile: makeCertificate().certFile,
          siren: 'horn 1',
          zones: ['ash kelon/south'],
          keys,
          maxSoundS: 60,
          heartbeatS: 1,
          relay: { kind: 'command', on: shell('on'), off: shell('off'), test: shell('test') },
          stopFile,
          batteryFile: join(own, 'battery'),
          memoryFile: join(own, 'memory.json'),
        }),
      );
      siren = startSiren();
      await until('the siren is well', () => end()?.state === 'ok');
      assert.equal(end()?.note, 'battery 87 %');
      assert.deepEqual(heard(), ['off']);
    });

    test('Home Assistant finds the siren and its zone, and nothing that is gone', { timeout: 30_000 }, async () => {
      const all = ['-t', 'homeassistant/+/tocsin/+/config', '-F', '%t', '-W', '1'];
      const topics = await ask(port, 'watcher', all, version).catch((error: { stdout: string }) => error.stdout.trim());
      const names = topics.split('\n').map((topic) => topic.slice('homeassistant/'.length, -'/config'.length));
      assert.deepEqual(names.toSorted(), [
        'binary_sensor/tocsin/siren_horn_201_connected',
        'binary_sensor/tocsin/siren_horn_201_fault',
        'binary_sensor/tocsin/siren_horn_201_sounding',
        'binary_sensor/tocsin/zone_ash_20kelon_2fsouth_shelter',
        'event/tocsin/zone_ash_20kelon_2fsouth_alert',
        'sensor/tocsin/siren_horn_201_battery',
        'sensor/tocsin/zone_ash_20kelon_2fsouth_phase',
      ]);
    });

    test('a pre-alert does not sound it', { timeout: 30_000 }, async () => {
      channel.tell(alertFor({ id: 'prepare-1', phase: 'prepare' }));
      await until('the state is told', async () => (await ask(port, 'watcher', ['-t', TOPIC, '-C', '1'], version)).includes('"prepare"'));
      assert.deepEqual(heard(), ['off']);
    });

    test('an exercise does not sound it, and is told on a topic of its own', { timeout: 30_000 }, async () => {
      channel.tell(alertFor({ id: 'exercise-1', phase: 'shelter', status: 'Exercise' }));
      const state = await ask(port, 'watcher', ['-t', TOPIC.replace('live', 'exercise'), '-C', '1'], version);
      assert.equal(JSON.parse(state).lane, 'exercise');
      assert.deepEqual(heard(), ['off']);
    });

    test('it tests itself without a sound, on request', { timeout: 30_000 }, async () => {
      const answer = await channel.ask?.('silent-test', { siren: 'horn 1' });
      assert.ok(answer?.ok === true);
      assert.deepEqual(
        (answer.value as { sirens: { siren: string; isReached: boolean; result: string }[] }).sirens.map(
          ({ siren: id, isReached, result }) => [id, isReached, result],
        ),
        [['horn 1', true, 'tested']],
      );
      assert.deepEqual(heard(), ['off', 'test test']);
    });

    test('an alarm sounds it, is acknowledged, and its signed state is retained', { timeout: 30_000 }, async () => {
      channel.tell(alertFor({ id: 'alarm-1', phase: 'shelter' }));
      await until('reported', () => reports.some(({ alert }) => alert === 'alarm-1'));
      assert.equal(reports.find(({ alert }) => alert === 'alarm-1')?.reached, 1);
      assert.equal(heard().at(-1), 'on alarm');
      const text = await ask(port, 'watcher', ['-t', TOPIC, '-C', '1', '--retained-only'], version);
      const view = { siren: 'x', lane: 'live', zones: ['ash kelon/south'], nowMs: Date.now(), lastIssuedAtMs: 0 } as const;
      const judged = judgeState(text, { ...view, verify: verifyWithKeys(keys) }, () => 0);
      assert.ok(judged.ok);
      assert.deepEqual([judged.value.phase, judged.value.soundFor], ['shelter', 'alarm-1']);
    });

    test('its power fails: the last will says so', { timeout: 30_000 }, async () => {
      await killHard(siren);
      await until('down', () => end()?.state === 'down');
      const status = await ask(port, 'watcher', ['-t', 'tocsin/siren/horn%201/status', '-C', '1'], version);
      assert.equal(JSON.parse(status).state, 'offline');
    });

    test('it comes back to the present: it sounds for the time that remains', { timeout: 30_000 }, async () => {
      const before = memory().begun.find(({ alert }) => alert === 'alarm-1')?.endsAtMs;
      const lines = heard().length;
      siren = startSiren();
      await until('sounding again', () => heard().length >= lines + 2 && heard().at(-1) === 'on alarm');
      assert.equal(heard()[lines], 'off');
      assert.equal(memory().begun.find(({ alert }) => alert === 'alarm-1')?.endsAtMs, before);
    });

    test('stopped by hand it stays silent for this alert, also after a power cut and an update that only goes on', {
      timeout: 30_000,
    }, async () => {
      writeFileSync(stopFile, '');
      await until('silent', () => heard().at(-1) === 'off');
      await until('told', () => end()?.note?.includes('stopped by hand') === true);
      await killHard(siren);
      await until('down', () => end()?.state === 'down');
      const lines = heard().length;
      siren = startSiren();
      await until('well', () => end()?.state === 'ok' && end()?.note?.includes('stopped by hand') === true);
      channel.tell(alertFor({ id: 'alarm-1b', phase: 'shelter', msgType: 'Update', quiet: true, references: ['alarm-1'] }));
      await pause(1_500);
      assert.deepEqual(heard().slice(lines), ['off']);
    });

    test('the next alert sounds it again, and the server starting anew changes nothing', { timeout: 30_000 }, async () => {
      const alarm = alertFor({ id: 'alarm-2', phase: 'shelter' });
      channel.tell(alarm);
      await until('sounding', () => heard().at(-1) === 'on alarm');
      const lines = heard().length;
      await channel.close();
      await openChannel();
      channel.present([alarm]);
      await until('well', () => end()?.state === 'ok');
      await pause(1_500);
      assert.equal(heard().length, lines);
    });

    test('commands of others do nothing: recorded ones, and those of a client without the right', { timeout: 30_000 }, async () => {
      const recording = ask(port, 'watcher', ['-t', 'tocsin/siren/horn%201/command', '-C', '1', '-F', '%p'], version);
      await pause(300);
      const lines = heard().length;
      channel.tell(alertFor({ id: 'alarm-3', phase: 'shelter' }));
      // The first command may be the answer to a heartbeat: then that is what is played back.
      const recorded = await recording;
      channel.tell(alertFor({ id: 'clear-3', phase: 'allClear', end: { how: 'all-clear', reason: 'over' } }));
      await until('silent', () => heard().at(-1) === 'off');
      const silent = heard().length;
      const forged = recorded.replace(/"signature".*/, '"signature":{}}');
      for (const who of kind === 'mosquitto' ? (['server', 'horn 1'] as const) : (['horn 1', 'watcher'] as const)) {
        for (const text of [recorded, forged, '{}', 'ON']) {
          const args = ['-t', 'tocsin/siren/horn%201/command', '-m', text, '-q', '1', '-i', `intruder-${who}`];
          await run('mosquitto_pub', [...clientArgs(port, who, version), ...args]).catch(() => 'refused');
        }
      }
      await pause(500);
      assert.equal(heard().length, silent);
      assert.ok(lines <= silent);
    });

    test('after the end the zone is calm for whoever looks', { timeout: 30_000 }, async () => {
      await until('calm', async () => (await ask(port, 'watcher', ['-t', TOPIC, '-C', '1'], version)).includes('"calm"'));
    });

    test('a server that forgot everything ends what it finds and nobody stands by', { timeout: 30_000 }, async () => {
      channel.tell(alertFor({ id: 'alarm-4', phase: 'shelter' }));
      await until('sounding', () => heard().at(-1) === 'on alarm');
      await until('told', async () => (await ask(port, 'watcher', ['-t', TOPIC, '-C', '1'], version)).includes('alarm-4'));
      await channel.close();
      rmSync(join(own, 'zone-states.json'));
      await openChannel();
      channel.present([]);
      await until('silent', () => heard().at(-1) === 'off');
    });
  });
}
