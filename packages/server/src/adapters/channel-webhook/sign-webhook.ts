import { createHmac, createPrivateKey, type KeyObject, sign } from 'node:crypto';

/** Signs one message; gives one entry of the `webhook-signature` header. */
export type WebhookSigner = (content: Buffer) => string;

/** The head of an Ed25519 private key in PKCS #8 (RFC 8410 §7); its 32-byte seed follows. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * Makes a signer of a secret: `whsec_` gives `v1` (HMAC-SHA256), `whsk_` gives `v1a` (Ed25519).
 *
 * @see Standard Webhooks 1.0.0, "Signature scheme"
 */
export function createWebhookSigner(secret: string): WebhookSigner {
  const [prefix = '', encoded = ''] = secret.split('_', 2);
  const key = Buffer.from(encoded, 'base64');
  if (prefix === 'whsk') return signAsymmetric(importSeed(key.subarray(0, 32)));
  return (content) => `v1,${createHmac('sha256', key).update(content).digest('base64')}`;
}

function signAsymmetric(key: KeyObject): WebhookSigner {
  return (content) => `v1a,${sign(null, content, key).toString('base64')}`;
}

function importSeed(seed: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });
}

/** The headers of one try: `id` must hold no full stop; the time is that of the try. */
export function webhookHeaders(
  message: { readonly id: string; readonly body: string; readonly atMs: number },
  signers: readonly WebhookSigner[],
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(message.atMs / 1000));
  const content = Buffer.from(`${message.id}.${timestamp}.${message.body}`, 'utf8');
  return {
    'content-type': 'application/json',
    'user-agent': 'tocsin',
    'webhook-id': message.id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signers.map((signer) => signer(content)).join(' '),
  };
}
