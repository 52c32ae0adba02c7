import { LANES } from '@tocsin/core/siren/siren-topics';
import * as z from 'zod';

/** A program and its arguments, run without a shell: `["pinctrl", "set", "17", "op", "dh"]`. */
const program = z.array(z.string().min(1)).min(1);

/** A siren's own settings, in a JSON file beside it. What stands here, nobody can change over the network. */
export const sirenSettingsSchema = z.strictObject({
  /** `mqtts://broker.example:8883`; `mqtt://` only on a wire that nobody else is on. */
  url: z.string().regex(/^(mqtts?|wss?):\/\//, 'expected an mqtts:// or mqtt:// address'),
  username: z.string().optional(),
  password: z.string().optional(),
  /** PEM file of the authority that signed the broker's certificate; absent: those that Node trusts. */
  caFile: z.string().optional(),
  prefix: z.string().min(1).default('tocsin'),
  siren: z.string().min(1).max(128),
  /** A live siren obeys live alerts only; one for exercises obeys exercises only. */
  lane: z.enum(LANES).default('live'),
  zones: z.array(z.string().min(1).max(128)).min(1).max(64),
  /** Keys whose commands are obeyed, as in the server's `/.well-known/tocsin-keys.json`: copied here by hand, never fetched. */
  keys: z
    .array(z.object({ kid: z.string().min(1), x: z.string().regex(/^[A-Za-z0-9_-]{43}$/) }))
    .min(1)
    .max(8),
  /** Seconds that it sounds for one alert at most, whatever it is told. */
  maxSoundS: z.number().int().min(1).max(3_600).default(180),
  heartbeatS: z.number().min(1).max(3_600).default(30),
  relay: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('log') }),
      z.strictObject({ kind: z.literal('command'), on: program, off: program, test: program.optional() }),
    ])
    .default({ kind: 'log' }),
  /** A file that a button's script creates: it is removed, and the siren is stopped. SIGUSR2 does the same. */
  stopFile: z.string().optional(),
  /** A file with the battery's charge in percent, like `/sys/class/power_supply/BAT0/capacity`. */
  batteryFile: z.string().optional(),
  memoryFile: z.string().default('siren-memory.json'),
});
export type SirenSettings = z.infer<typeof sirenSettingsSchema>;
