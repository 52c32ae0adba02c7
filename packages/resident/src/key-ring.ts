import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { type Pin, pinKeySet, readPin } from './store/key-pins.ts';
import { checkSeal, importKeys, type KeySet, type Keys, parseKeySet, type SealState } from './verify.ts';

const KEYS_URL = '/.well-known/tocsin-keys.json';

/** An alarm waits no longer than this for the first key there is: better unchecked than late. */
const FIRST_KEY_WAIT_MS = 500;
/** An alert under a key that nobody knows waits this long for the server's word on it. */
const STRANGE_KEY_WAIT_MS = 2_000;
/** Forgeries under ever new names must not make every device ask the server each time: so often in so long. */
const ASKS_MAX = 4;
const ASKS_MS = 60_000;

/** The keys that this device trusts, and those that the server shows. */
export interface KeyRing {
  /** Never rejects. */
  check(alert: SignedAlert): Promise<SealState>;
  /** Whether the seal can be checked here and now, without asking the server about a strange key. Never rejects. */
  knows(alert: SignedAlert): Promise<boolean>;
  /** Asks the server which keys it shows now; true where they are not the ones of the first visit. */
  look(): Promise<boolean>;
  /** The trusted keys: none before the first visit, or where the browser has no Ed25519. */
  trusted(): Promise<Keys>;
  /** Trusts what the server shows now, as at a first visit. */
  trustAnew(): Promise<void>;
}

const NO_KEYS: Keys = new Map();

/**
 * Opens the key ring. The key set of the first visit is kept and trusted ever after, offline too. A server that shows other keys is a new
 * installation, or somebody else, and a person decides; until then its alerts ring with a mark, for an installation that lost its key
 * must not have deaf listeners.
 *
 * @param onStrangeKey - called when the server signs with, or shows only, keys that this device never accepted
 */
export function openKeyRing(onStrangeKey: () => void): KeyRing {
  const pin = readPin();
  let pinned = pin.then(keysOf);
  let shown: Promise<{ readonly text: string; readonly keys: Keys } | undefined> | undefined;
  const askedMs: number[] = [];

  function ask(): NonNullable<typeof shown> {
    askedMs.push(Date.now());
    shown = fetchShown();
    return shown;
  }

  async function look(): Promise<boolean> {
    const [now, known] = [await ask(), await pinned];
    if (now === undefined) return false;
    if (known === undefined) {
      pinned = Promise.resolve(now.keys);
      if ((await pin) === 'none') await pinKeySet(now.text);
      return false;
    }
    const isStrange = now.keys.size > 0 && [...now.keys.keys()].every((id) => !known.has(id));
    if (isStrange) onStrangeKey();
    return isStrange;
  }

  async function checkStrange(alert: SignedAlert): Promise<SealState> {
    const known = await shown?.catch(() => undefined);
    while (askedMs[0] !== undefined && askedMs[0] <= Date.now() - ASKS_MS) askedMs.shift();
    const now =
      known?.keys.has(alert.signature.keyId) === true || askedMs.length >= ASKS_MAX ? known : await within(STRANGE_KEY_WAIT_MS, ask());
    const seal = await checkSeal(alert, now?.keys ?? NO_KEYS);
    if (seal !== 'sealed') return 'broken';
    onStrangeKey();
    return 'rekeyed';
  }

  return {
    async check(alert) {
      try {
        const known = (await pinned) ?? (await within(FIRST_KEY_WAIT_MS, shown ?? ask()))?.keys ?? NO_KEYS;
        if (known.size > 0 && !known.has(alert.signature.keyId)) return await checkStrange(alert);
        return await checkSeal(alert, known);
      } catch {
        // What cannot even be read as an alert with a signature is not one.
        return 'broken';
      }
    },
    async knows({ signature }) {
      const known = await pinned;
      return known === undefined || known.size === 0 || known.has(signature.keyId);
    },
    look,
    trusted: async () => (await pinned) ?? NO_KEYS,
    async trustAnew() {
      const now = await ask();
      if (now === undefined) return;
      pinned = Promise.resolve(now.keys);
      await pinKeySet(now.text);
    },
  };
}

/** Undefined before the first visit. No key at all where the browser has no Ed25519: nothing can be checked then, and nothing is refused. */
async function keysOf(pin: Pin): Promise<Keys | undefined> {
  const set = typeof pin === 'string' ? undefined : parseKeySet(pin.text);
  return set === undefined ? undefined : importable(set);
}

async function fetchShown(): Promise<{ readonly text: string; readonly keys: Keys } | undefined> {
  try {
    const response = await fetch(KEYS_URL, { cache: 'no-store' });
    const text = await response.text();
    const set = response.ok ? parseKeySet(text) : undefined;
    return set === undefined ? undefined : { text, keys: await importable(set) };
  } catch {
    // Offline: the pinned keys do.
    return undefined;
  }
}

function importable(set: KeySet): Promise<Keys> {
  return importKeys(set).catch(() => NO_KEYS);
}

function within<Value>(waitMs: number, value: Promise<Value>): Promise<Value | undefined> {
  return Promise.race([value, new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), waitMs))]);
}
