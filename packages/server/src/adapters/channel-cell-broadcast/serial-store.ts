import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MESSAGE_CODES, UPDATE_NUMBERS } from '@tocsin/core/cell-broadcast/serial-number';
import * as z from 'zod';

const heldSchema = z.object({
  code: z
    .number()
    .int()
    .min(0)
    .max(MESSAGE_CODES - 1),
  update: z
    .number()
    .int()
    .min(0)
    .max(UPDATE_NUMBERS - 1),
  /** Content id of the pages. */
  hash: z.string(),
  /** The broadcast ends by itself then. */
  untilMs: z.number(),
});
const storeSchema = z.object({
  nextCode: z
    .number()
    .int()
    .min(0)
    .max(MESSAGE_CODES - 1),
  /** Area to message identifier to what the centre was given. */
  held: z.record(z.string(), z.record(z.string(), heldSchema)),
  /** `area|status` to what is broadcast there. */
  levels: z.record(z.string(), z.enum(['shelter', 'prepare'])),
});
type Stored = z.output<typeof storeSchema>;
/** A message that a centre was given. */
export type HeldMessage = z.output<typeof heldSchema>;
export type HeldLevel = Stored['levels'][string];

/**
 * What the centres were given, and the message codes used. Kept on disk before a centre is told: after a restart no serial number is
 * given to two different messages, and none is told twice as if it were new.
 */
export interface SerialStore {
  nextCode(): number;
  held(area: string): ReadonlyMap<number, HeldMessage>;
  hold(area: string, identifier: number, message: HeldMessage): void;
  release(area: string, identifier: number): void;
  level(lane: string): HeldLevel | undefined;
  setLevel(lane: string, level: HeldLevel | undefined): void;
}

/**
 * Opens the store in a folder. A file that cannot be read is reported and begun anew; a disk that cannot be written is reported, and
 * alerts go out all the same.
 *
 * @param firstCode - where codes begin in a new store: another place each time, so that a lost file does not repeat recent ones
 */
export function openSerialStore(
  folder: string,
  { firstCode, onFault }: { firstCode: number; onFault: (fault: unknown) => void },
): SerialStore {
  const path = join(folder, 'cell-broadcast.json');
  const stored = readStored(path, onFault) ?? { nextCode: firstCode % MESSAGE_CODES, held: {}, levels: {} };

  function save(): void {
    try {
      mkdirSync(folder, { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify(stored), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    } catch (fault) {
      onFault(fault);
    }
  }

  return {
    nextCode() {
      const code = stored.nextCode;
      stored.nextCode = (code + 1) % MESSAGE_CODES;
      return code;
    },
    held: (area) => new Map(Object.entries(stored.held[area] ?? {}).map(([identifier, message]) => [Number(identifier), message])),
    hold(area, identifier, message) {
      stored.held[area] = { ...stored.held[area], [identifier]: message };
      save();
    },
    release(area, identifier) {
      const { [identifier]: _, ...others } = stored.held[area] ?? {};
      stored.held[area] = others;
      save();
    },
    level: (lane) => stored.levels[lane],
    setLevel(lane, level) {
      if (stored.levels[lane] === level) return;
      if (level === undefined) delete stored.levels[lane];
      else stored.levels[lane] = level;
      save();
    },
  };
}

function readStored(path: string, onFault: (fault: unknown) => void): Stored | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (fault) {
    if (!(fault instanceof Error && Reflect.get(fault, 'code') === 'ENOENT')) onFault(fault);
    return undefined;
  }
  try {
    return storeSchema.parse(JSON.parse(text));
  } catch (fault) {
    onFault(new Error(`${path} cannot be read and is begun anew`, { cause: fault }));
    return undefined;
  }
}
