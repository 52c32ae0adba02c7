import { createPrivateKey, type KeyObject, sign } from 'node:crypto';

/** What stands in a certificate made for a test. */
export interface CertificateFacts {
  readonly subject: string;
  readonly publicKey: KeyObject;
  readonly issuer: string;
  readonly issuerKey: KeyObject;
  readonly validFrom: Date;
  readonly validUntil: Date;
  readonly isAuthority: boolean;
}

/** An X.509 certificate in PEM (RFC 5280 §4.1), signed with ECDSA and SHA-256: Node reads them and makes none. */
export function aCertificate(facts: CertificateFacts): string {
  const algorithm = sequence(objectId('1.2.840.10045.4.3.2'));
  const basicConstraints = sequence(
    objectId('2.5.29.19'),
    tlv(0x01, Buffer.from([0xff])),
    tlv(0x04, sequence(tlv(0x01, Buffer.from([0xff])))),
  );
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([1])),
    algorithm,
    nameOf(facts.issuer),
    sequence(timeOf(facts.validFrom), timeOf(facts.validUntil)),
    nameOf(facts.subject),
    facts.publicKey.export({ type: 'spki', format: 'der' }),
    ...(facts.isAuthority ? [tlv(0xa3, sequence(basicConstraints))] : []),
  );
  const signature = sign('sha256', body, createPrivateKey(facts.issuerKey.export({ type: 'pkcs8', format: 'pem' })));
  const whole = sequence(body, algorithm, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** The base64 between the lines of a PEM. */
export function bodyOfPem(pem: string): string {
  return pem.replaceAll(/-----[^-]+-----|\s/g, '');
}

/** ITU-T X.690 §8.1: tag, length, value. */
function tlv(tag: number, value: Buffer): Buffer {
  const { length } = value;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), value]);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second];
  for (const arc of rest) {
    const digits = [arc & 0x7f];
    for (let left = arc >> 7; left > 0; left >>= 7) digits.unshift((left & 0x7f) | 0x80);
    bytes.push(...digits);
  }
  return tlv(0x06, Buffer.from(bytes));
}

function nameOf(commonName: string): Buffer {
  return sequence(tlv(0x31, sequence(objectId('2.5.4.3'), tlv(0x0c, Buffer.from(commonName)))));
}

/** RFC 5280 §4.1.2.5.2, for every year. */
function timeOf(date: Date): Buffer {
  return tlv(0x18, Buffer.from(`${date.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}Z`));
}
