#!/usr/bin/env node
// The reference siren: `tocsin-siren SETTINGS.json`. Stop it by hand with SIGUSR2 or its stop file.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { issuesOf } from '@tocsin/core/units/schema-issue';
import { connectSiren } from './connect-siren.ts';
import { openMemoryFile } from './memory-file.ts';
import { openRelay } from './relay.ts';
import { type SirenSettings, sirenSettingsSchema } from './siren-settings.ts';

const STOP_LOOK_MS = 100;

const settings = readSettings(process.argv[2]);
const say = (text: string) => console.error(`${new Date().toISOString()} ${settings.siren}: ${text}`);
const siren = connectSiren(settings, {
  relay: openRelay(settings.relay, say),
  store: openMemoryFile(settings.memoryFile),
  readBatteryPercent: () => readBatteryPercent(settings.batteryFile),
  say,
});

process.on('SIGUSR2', siren.stopHere);
const { stopFile } = settings;
if (stopFile !== undefined) {
  setInterval(() => {
    if (!existsSync(stopFile)) return;
    rmSync(stopFile, { force: true });
    siren.stopHere();
  }, STOP_LOOK_MS);
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => siren.close().finally(() => process.exit(0)));

function readSettings(path: string | undefined): SirenSettings {
  if (path === undefined) fail('usage: tocsin-siren SETTINGS.json');
  const parsed = sirenSettingsSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  if (parsed.success) return parsed.data;
  return fail(
    issuesOf(parsed.error)
      .map((issue) => `${path}: ${issue.path}: ${issue.message}`)
      .join('\n'),
  );
}

function readBatteryPercent(path: string | undefined): number | undefined {
  if (path === undefined) return undefined;
  try {
    const percent = Number.parseFloat(readFileSync(path, 'utf8'));
    return percent >= 0 && percent <= 100 ? percent : undefined;
  } catch {
    return undefined;
  }
}

function fail(says: string): never {
  console.error(says);
  process.exit(2);
}
