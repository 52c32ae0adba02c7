import { randomUUID } from 'node:crypto';
import { sirenBytes, type UnsignedCommand, type UnsignedState } from '@tocsin/core/siren/siren-message';

/** Signs with the installation's key. */
export interface MessageKey {
  readonly keyId: string;
  readonly sign: (bytes: Uint8Array) => string;
}

/** A command before it has a name, a time and a signature. */
export type CommandDraft = UnsignedCommand extends infer Command
  ? Command extends unknown
    ? Omit<Command, 'type' | 'id' | 'issuedAtMs' | 'expiresAtMs'>
    : never
  : never;

/** Writes commands whose `issuedAtMs` rises for each siren, also when the clock is set back. */
export interface CommandWriter {
  /** @returns the command's id, and its text as it goes to the siren */
  write(draft: CommandDraft): { readonly id: string; readonly text: string };
  /** A siren says what it obeyed last: the next command is above it. */
  catchUp(siren: string, lastIssuedAtMs: number): void;
}

/** @param lifeMs - how long a command may be obeyed */
export function createCommandWriter(key: MessageKey, lifeMs: number, nowMs: () => number): CommandWriter {
  const last = new Map<string, number>();
  return {
    write(draft) {
      // The answer to a nonce says what the clock says; everything else must rise.
      const wholeMs = Math.floor(nowMs());
      const issuedAtMs = draft.kind === 'time' ? wholeMs : Math.max(wholeMs, (last.get(draft.siren) ?? 0) + 1);
      if (draft.kind !== 'time') last.set(draft.siren, issuedAtMs);
      const id = randomUUID();
      const command = { ...draft, type: 'tocsin-siren-command' as const, id, issuedAtMs, expiresAtMs: issuedAtMs + lifeMs };
      return { id, text: signed(command, key) };
    },
    catchUp(siren, lastIssuedAtMs) {
      last.set(siren, Math.max(last.get(siren) ?? 0, lastIssuedAtMs));
    },
  };
}

/** A zone's state as it goes to the broker. */
export function signState(state: Omit<UnsignedState, 'type'>, key: MessageKey): string {
  return signed({ ...state, atMs: Math.floor(state.atMs), type: 'tocsin-zone-state' }, key);
}

function signed(message: UnsignedCommand | UnsignedState, key: MessageKey): string {
  const signature = { algorithm: 'Ed25519', keyId: key.keyId, value: key.sign(sirenBytes(message)) };
  return JSON.stringify({ ...message, signature });
}
