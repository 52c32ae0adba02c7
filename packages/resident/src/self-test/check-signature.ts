import type { SignedAlert } from '@tocsin/core/message/public-alert';
import { parseAlert } from '../parse-alert.ts';
import { readPin } from '../store/key-pins.ts';
import { checkSeal, fromBase64Url, importKeys, type Keys, parseKeySet } from '../verify.ts';
import type { Finding, SelfTestOptions } from './self-test.ts';

/** RFC 8032 §7.1, test 3. */
const EXAMPLE = {
  x: '_FHNjmIYoaONpH7QAjDwWAgW7RO6MwOsXeuRFUiQgCU',
  message: 'r4I',
  signature: 'YpHWV97sJAJIJ-acOr4BowzlSKKEdDpEXjaA19taw6wY_5tTjRbykK5n92CYTcZZSnwV6XFu0o3AJ77O6h7ECg',
} as const;

/** Whether this device tells a true alert from a forged one: with an alert of its own server where there is one. */
export async function checkSignature({ isKeyChanged }: SelfTestOptions): Promise<Finding<'signature'>> {
  const id = 'signature';
  if (isKeyChanged) return { id, state: 'warn', code: 'key-changed' };
  if (!(await passesExample())) return { id, state: 'warn', code: 'unsupported' };
  const keys = await pinnedKeys();
  if (keys === undefined) return { id, state: 'failed', code: 'no-key' };
  const alert = await lastAlert(keys);
  if (alert === undefined) return { id, state: 'ok', code: 'vector' };
  const isTold = (await checkSeal(alert, keys)) === 'sealed' && (await checkSeal(forgedCopy(alert), keys)) === 'broken';
  return { id, state: isTold ? 'ok' : 'failed', code: isTold ? 'verified' : 'failed' };
}

/** The published example is accepted, and refused with one bit changed: false where the browser has no Ed25519. */
async function passesExample(): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey('jwk', { kty: 'OKP', crv: 'Ed25519', x: EXAMPLE.x }, 'Ed25519', false, ['verify']);
    const signature = fromBase64Url(EXAMPLE.signature);
    const message = fromBase64Url(EXAMPLE.message);
    const isAccepted = await crypto.subtle.verify('Ed25519', key, signature, message);
    const bent = message.map((byte) => byte ^ 1);
    return isAccepted && !(await crypto.subtle.verify('Ed25519', key, signature, bent));
  } catch {
    return false;
  }
}

async function pinnedKeys(): Promise<Keys | undefined> {
  const pin = await readPin();
  const set = typeof pin === 'string' ? undefined : parseKeySet(pin.text);
  return set === undefined ? undefined : importKeys(set).catch(() => undefined);
}

/** The newest alert of the server under a trusted key; older ones may have been signed before a change of the key. */
async function lastAlert(keys: Keys): Promise<SignedAlert | undefined> {
  try {
    const answer: unknown = await (await fetch('/v1/alerts?limit=1&status=Actual,Exercise,Test')).json();
    const list: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'alerts') : undefined;
    const alert = Array.isArray(list) ? parseAlert(list[0]) : undefined;
    return alert !== undefined && keys.has(alert.signature.keyId) ? alert : undefined;
  } catch {
    return undefined;
  }
}

function forgedCopy(alert: SignedAlert): SignedAlert {
  return { ...alert, zones: [...alert.zones, 'forged'] };
}
