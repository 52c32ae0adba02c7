import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createZoneMap, type ZoneMap, type ZoneMaps } from '@tocsin/core/engine/engine-state';
import { type Input, parseInput } from '@tocsin/core/entry';
import { createNameResolver } from '@tocsin/core/zone/zone-names';
import { type OrefHistory, readOrefHistory } from '@tocsin/server/adapters/feed-oref-history/read-oref-history';
import { loadRegion } from '@tocsin/server/main';

/** A file cannot be replayed; every reason with line and field. */
export class UnreadableInputs extends Error {
  readonly reasons: readonly string[];
  constructor(file: string, reasons: readonly string[]) {
    const more = reasons.length > 20 ? `\n  ... and ${reasons.length - 20} more` : '';
    super(
      `${file} cannot be replayed:\n${reasons
        .slice(0, 20)
        .map((reason) => `  ${reason}`)
        .join('\n')}${more}`,
    );
    this.name = 'UnreadableInputs';
    this.reasons = reasons;
  }
}

/** Inputs of a file, the zones they need, and the accounting of a feed's history where the file is one. */
export interface ReadInputs {
  readonly inputs: readonly Input[];
  readonly maps: ZoneMaps;
  readonly zones: ZoneMap;
  readonly history: OrefHistory | undefined;
}

/** Reads a scenario (JSON Lines of inputs) or the alert history of a feed (rows with `city` and `description`). */
export async function readInputs(file: string): Promise<ReadInputs> {
  const lines = (await readFile(file, 'utf8')).replace(/^\uFEFF/, '').split('\n');
  return isHistory(lines) ? readHistory(lines) : readScenario(file, lines);
}

function isHistory(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== '') ?? '';
  return first.includes('"city"') && !first.includes('"kind"');
}

async function readHistory(lines: readonly string[]): Promise<ReadInputs> {
  const { region } = await loadRegion('oref');
  const zones = createZoneMap(region);
  const history = readOrefHistory(lines, { source: 'oref-history', timeZone: region.timeZone, names: createNameResolver(region) });
  const inputs: Input[] = [{ kind: 'region', use: 'oref' }, ...history.alerts];
  return { inputs, maps: () => zones, zones, history };
}

async function readScenario(file: string, lines: readonly string[]): Promise<ReadInputs> {
  const inputs: Input[] = [];
  const reasons: string[] = [];
  for (const [place, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const parsed = parseLine(line);
    if (typeof parsed === 'string') reasons.push(`line ${place + 1}: ${parsed}`);
    else inputs.push(parsed);
  }
  const regions = inputs.filter((input) => input.kind === 'region');
  if (regions.length === 0) reasons.push('no line of kind "region" says which zones it speaks of');
  if (reasons.length > 0) throw new UnreadableInputs(file, reasons);
  const held = new Map<string, ZoneMap>();
  for (const { use } of regions) held.set(use, createZoneMap((await loadRegion(use, dirname(file))).region));
  const zones = held.get(regions[0]?.use ?? '');
  if (zones === undefined) throw new UnreadableInputs(file, ['the region cannot be loaded']);
  return { inputs, maps: (use) => held.get(use.use), zones, history: undefined };
}

function parseLine(line: string): Input | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
  const parsed = parseInput(value);
  if (parsed.ok) return parsed.value;
  return parsed.error.map(({ path, message }) => `${path || 'line'}: ${message}`).join('; ');
}
