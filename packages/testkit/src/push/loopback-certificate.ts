import { generateKeyPairSync } from 'node:crypto';
import { aCertificate } from '../cap/a-certificate.ts';

/** A certificate for `localhost` that vouches for itself, and its key; PEM. */
export function loopbackCertificate(): { readonly cert: string; readonly key: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const day = 86_400_000;
  const cert = aCertificate({
    subject: 'localhost',
    publicKey,
    issuer: 'localhost',
    issuerKey: privateKey,
    validFrom: new Date(Date.now() - day),
    validUntil: new Date(Date.now() + day),
    isAuthority: true,
  });
  return { cert, key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}
