import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { buildCap } from '@tocsin/core/cap/build-cap';
import type { CapSignatureFinding } from '@tocsin/core/cap/intake/cap-authority';
import { parseDocument } from '@tocsin/core/cap/parse-xml';
import { readCap } from '@tocsin/core/cap/read-cap';
import { writeCap } from '@tocsin/core/cap/write-cap';
import { publicAlert } from '@tocsin/core/message/publish-alert';
import type { Alert } from '@tocsin/core/warning/alert';
import type { Region } from '@tocsin/core/zone/zone';
import { anAlert, anyRegionWithAlert, aRegion, aZone, indexById } from '@tocsin/testkit/any-alert';
import { aCertificate, bodyOfPem } from '@tocsin/testkit/cap/a-certificate';
import { DOMParser } from '@xmldom/xmldom';
import * as fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { SignedXml } from 'xml-crypto';
import { parseCapTrust } from '../../config/cap-settings.ts';
import { openCapSigner } from './sign-cap.ts';
import { createCapVerifier } from './verify-cap.ts';

const folder = mkdtempSync(join(tmpdir(), 'tocsin-cap-'));
const schema = XmlDocument.fromBuffer(readFileSync(new URL('../../../../testkit/fixtures/cap/CAP-v1.2.xsd', import.meta.url)));
const validator = XsdValidator.fromDoc(schema);
after(() => {
  validator.dispose();
  schema.dispose();
  rmSync(folder, { recursive: true, force: true });
});

const signer = openCapSigner(folder);
const SPEAKER = { name: 'us', senders: ['tocsin.example'], area: 'anywhere' };
const MORE = 'http://www.w3.org/2001/04/xmldsig-more#';

function trusting(trust: object): (xml: string) => CapSignatureFinding {
  const parsed = parseCapTrust(trust);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  const verifier = createCapVerifier(parsed.value);
  return (xml) => {
    const document = parseDocument(xml);
    assert.ok(document.ok, JSON.stringify(document));
    const sent = /<sent>(.*)<\/sent>/.exec(xml)?.[1];
    return verifier.verify(document.value, sent === undefined ? undefined : Date.parse(sent));
  };
}

const pinned = trusting({ signers: [{ ...SPEAKER, keySha256: signer.keySha256 }] });
const nobody = trusting({});

function messageOf(region: Region, alert: Alert): string {
  const byId = indexById(region);
  return writeCap(
    buildCap(publicAlert(alert, { region, byId, sender: 'tocsin.example' }), { region, byId, sentOf: () => '2026-01-01T00:00:00.500Z' }),
  );
}

const plain = messageOf(aRegion([aZone({ id: 'a' })]), anAlert());
const signed = signer.sign(plain);

function result({ result, code }: CapSignatureFinding): string {
  return `${result} ${code}`;
}

test('every alert that the project can make, signed, is valid by the OASIS schema, verifies, and reads back equal', () => {
  fc.assert(
    fc.property(anyRegionWithAlert, ({ region, alert }) => {
      const unsigned = messageOf(region, alert);
      const xml = signer.sign(unsigned);
      const document = XmlDocument.fromString(xml);
      try {
        validator.validate(document);
      } finally {
        document.dispose();
      }
      assert.equal(result(pinned(xml)), 'signed-trusted OK');
      assert.deepEqual(readCap(xml), readCap(unsigned));
    }),
    { numRuns: 200 },
  );
});

test('a signature says whose it is: pinned, not pinned, none', () => {
  assert.deepEqual(pinned(signed), {
    result: 'signed-trusted',
    code: 'OK',
    reason: 'signed by us',
    isWeak: false,
    wasIndented: false,
    keySha256: signer.keySha256,
    authority: SPEAKER,
  });
  assert.equal(result(nobody(signed)), 'signed-untrusted KEY_NOT_PINNED');
  assert.equal(result(pinned(plain)), 'unsigned UNSIGNED');
});

test('a pin that has run out, or not begun, is no trust', () => {
  for (const when of [{ validUntil: '2025-12-31T00:00:00Z' }, { validFrom: '2026-01-02T00:00:00Z' }]) {
    const verify = trusting({ signers: [{ ...SPEAKER, keySha256: signer.keySha256, ...when }] });
    assert.equal(result(verify(signed)), 'signed-untrusted KEY_OUT_OF_DATE');
  }
});

test('whatever is changed in a signed message: it is no longer trusted, or says the same as before', () => {
  const original = readCap(signed);
  const damage = fc.record({
    from: fc.nat(signed.length),
    length: fc.nat(30),
    instead: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 8 }),
      fc.constantFrom(
        '<',
        '<!-- x -->',
        '<?x?>',
        '</info>',
        '<code>x</code>',
        ' ',
        '0',
        'AllClear',
        '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/>',
        '<![CDATA[x]]>',
        ' xmlns:q="urn:q"',
      ),
    ),
  });
  let trusted = 0;
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 2 }), (damages) => {
      let xml = signed;
      for (const { from, length, instead } of damages) xml = xml.slice(0, from) + instead + xml.slice(from + length);
      const document = parseDocument(xml);
      if (!document.ok || pinned(xml).result !== 'signed-trusted') return;
      trusted += 1;
      assert.deepEqual(readCap(xml), original);
    }),
    { numRuns: 10_000 },
  );
  assert.ok(trusted > 0, 'no change left the message whole: the test looked at nothing');
});

test('every single character of the message counts', () => {
  const from = signed.indexOf('<identifier>');
  const to = signed.indexOf('<Signature');
  let looked = 0;
  for (let place = from; place < to; place += 7) {
    const character = signed[place] ?? '';
    if (!/[a-z0-9]/i.test(character)) continue;
    const xml = `${signed.slice(0, place)}${character === 'x' ? 'y' : 'x'}${signed.slice(place + 1)}`;
    if (!parseDocument(xml).ok) continue;
    looked += 1;
    assert.equal(pinned(xml).result, 'tampered', xml.slice(place - 20, place + 20));
  }
  assert.ok(looked > 100);
});

const signature = signed.slice(signed.indexOf('<Signature'), signed.indexOf('</alert>'));
const forged = signed.replace('<scope>Public</scope>', '<scope>Private</scope>');

const ATTACKS: readonly (readonly [string, string, string])[] = [
  ['a changed word', forged, 'tampered DIGEST'],
  [
    'the signed message wrapped inside a forged one',
    plain.replace('</alert>', `${signed.replace(/^.*\n/, '')}</alert>`),
    'unsupported MISPLACED_SIGNATURE',
  ],
  [
    'the signed message carried along in an object of the signature',
    forged.replace(
      '</KeyInfo></Signature>',
      `</KeyInfo><Object>${signed.replace(/^.*\n/, '').replace(signature, '')}</Object></Signature>`,
    ),
    'tampered DIGEST',
  ],
  [
    'a reference to a part',
    signed.replace('URI=""', 'URI="#part"').replace('<info>', '<info Id="part">'),
    'unsupported REFERENCE_ELSEWHERE',
  ],
  ['a reference to another place', signed.replace('URI=""', 'URI="http://127.0.0.1/x"'), 'unsupported REFERENCE_ELSEWHERE'],
  ['a second reference', signed.replace('<Reference URI="">', '<Reference URI=""/><Reference URI="">'), 'unsupported REFERENCES'],
  [
    'a transform by XPath',
    signed.replace(
      /<Transform Algorithm="http:\/\/www.w3.org\/2001\/10\/xml-exc-c14n#">/,
      '<Transform Algorithm="http://www.w3.org/TR/1999/REC-xpath-19991116">',
    ),
    'unsupported TRANSFORMS',
  ],
  ['no enveloped transform', signed.replace(/<Transform Algorithm="[^"]*enveloped-signature"><\/Transform>/, ''), 'unsupported TRANSFORMS'],
  [
    'HMAC with a key that everybody knows',
    signed.replace(`${MORE}ecdsa-sha256`, 'http://www.w3.org/2000/09/xmldsig#hmac-sha1'),
    'unsupported SIGNATURE_METHOD',
  ],
  ['a method of another kind of key', signed.replace(`${MORE}ecdsa-sha256`, `${MORE}rsa-sha256`), 'tampered SIGNATURE'],
  ['two SignedInfo', signed.replace('<SignedInfo>', '<SignedInfo></SignedInfo><SignedInfo>'), 'unsupported NO_SIGNATURE_FORM'],
  ['a signature value of nothing', signed.replace(/<SignatureValue>[^<]*/, '<SignatureValue>'), 'tampered SIGNATURE'],
  [
    'a signature value of zeros',
    signed.replace(/<SignatureValue>[^<]*/, `<SignatureValue>${Buffer.alloc(64).toString('base64')}`),
    'tampered SIGNATURE',
  ],
  ['a comment that splits the digest', signed.replace(/<DigestValue>(....)/, '<DigestValue>$1<!-- -->'), 'signed-trusted OK'],
  ['five signatures', plain.replace('</alert>', `${signature.repeat(5)}</alert>`), 'unsupported TOO_MANY_SIGNATURES'],
];

for (const [what, xml, expected] of ATTACKS) {
  test(`${what}: ${expected}`, () => {
    assert.notEqual(xml, signed);
    assert.equal(result(pinned(xml)), expected);
  });
}

test('somebody else’s key in the message is not trusted, and our key beside their signature does not help', () => {
  const theirs = openCapSigner(mkdtempSync(join(folder, 'other-'))).sign(plain);
  assert.equal(result(pinned(theirs)), 'signed-untrusted KEY_NOT_PINNED');
  const keyInfo = /<KeyInfo>.*<\/KeyInfo>/.exec(signed)?.[0] ?? '';
  assert.equal(result(pinned(theirs.replace(/<KeyInfo>.*<\/KeyInfo>/, keyInfo))), 'tampered SIGNATURE');
});

test('of two signatures a trusted one is enough, and without it one that does not match is told', () => {
  const other = openCapSigner(mkdtempSync(join(folder, 'other-')));
  assert.equal(result(pinned(other.sign(signed))), 'signed-trusted OK');
  assert.equal(result(nobody(other.sign(signed).replace(/<SignatureValue>[^<]*/, '<SignatureValue>AAAA'))), 'tampered SIGNATURE');
});

test('a message that was indented after it was signed is still whole, and said to be indented', () => {
  const tight = signer.sign(plain.replaceAll('>\n<', '><'));
  const indented = tight.replaceAll(/><(?!\/)/g, '>\n  <');
  const found = pinned(indented);
  assert.deepEqual([found.result, found.wasIndented], ['signed-trusted', true]);
  assert.equal(pinned(indented.replace('Shelter</responseType>', 'Shelter </responseType>')).result, 'tampered');
});

test('a message cut out of our feed verifies: nothing that stands around it counts', () => {
  const cut = signed.replace(/^.*\n/, '').trimEnd();
  assert.equal(result(pinned(cut)), 'signed-trusted OK');
});

test('xml-crypto finds our signature right, and wrong where the message was changed', () => {
  const publicKey = createPublicKey({ key: { ...signer.publicJwk }, format: 'jwk' });
  const check = (xml: string): boolean => {
    const verifier = new SignedXml({ publicCert: publicKey.export({ type: 'spki', format: 'pem' }), getCertFromKeyInfo: () => null });
    verifier.SignatureAlgorithms[`${MORE}ecdsa-sha256`] = ecdsaFor(publicKey);
    const node = new DOMParser()
      .parseFromString(xml, 'text/xml')
      .getElementsByTagNameNS('http://www.w3.org/2000/09/xmldsig#', 'Signature')[0];
    assert.ok(node !== undefined);
    verifier.loadSignature(node.toString());
    return verifier.checkSignature(xml);
  };
  assert.equal(check(signed), true);
  assert.equal(check(forged), false);
});

test('what xml-crypto signs with RSA verifies here', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const xml = signedByXmlCrypto(plain, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  assert.equal(result(trusting({ signers: [{ ...SPEAKER, pem }] })(xml)), 'signed-trusted OK');
  assert.equal(result(nobody(xml)), 'signed-untrusted KEY_UNKNOWN');
  assert.equal(result(trusting({ signers: [{ ...SPEAKER, pem }] })(xml.replace('Public', 'Private'))), 'tampered DIGEST');
});

test('certificates: pinned by key, by issuer, out of date, unreadable', () => {
  const authority = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const station = generateKeyPairSync('rsa', { modulusLength: 2_048 });
  const dates = { validFrom: new Date('2025-01-01'), validUntil: new Date('2027-01-01') };
  const issued = {
    subject: 'station',
    issuer: 'authority',
    issuerKey: authority.privateKey,
    publicKey: station.publicKey,
    isAuthority: false,
  };
  const certificatePem = aCertificate({ ...dates, ...issued, subject: 'authority', publicKey: authority.publicKey, isAuthority: true });
  const xmlWith = (certificate: string): string =>
    signedByXmlCrypto(plain, station.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), certificate);
  const good = aCertificate({ ...dates, ...issued });
  const xml = xmlWith(good);
  const byIssuer = trusting({ issuers: [{ ...SPEAKER, certificatePem }] });
  assert.equal(result(nobody(xml)), 'signed-untrusted KEY_NOT_PINNED');
  assert.equal(result(byIssuer(xml)), 'signed-trusted OK');
  assert.equal(result(trusting({ signers: [{ ...SPEAKER, pem: aCertificate({ ...dates, ...issued }) }] })(xml)), 'signed-trusted OK');
  const old = xmlWith(aCertificate({ ...dates, ...issued, validUntil: new Date('2025-06-01') }));
  assert.equal(result(byIssuer(old)), 'signed-untrusted CERTIFICATE_OUT_OF_DATE');
  const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const selfMade = xmlWith(aCertificate({ ...dates, ...issued, issuerKey: stranger.privateKey }));
  assert.equal(result(byIssuer(selfMade)), 'signed-untrusted KEY_NOT_PINNED');
  assert.equal(result(byIssuer(xml.replace(bodyOfPem(good), 'AAAA'))), 'tampered KEY_UNREADABLE');
});

test('SHA-1 and short keys are told to be weak', () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 1_024 });
  const pem = publicKey.export({ type: 'spki', format: 'pem' });
  const found = trusting({ signers: [{ ...SPEAKER, pem }] })(
    signedByXmlCrypto(plain, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
  );
  assert.deepEqual([found.result, found.isWeak], ['signed-trusted', true]);
});

test('a trust file that names no usable key is refused by the field’s name', () => {
  const parsed = parseCapTrust({ signers: [{ ...SPEAKER, pem: 'nonsense' }] });
  assert.throws(() => createCapVerifier(parsed.ok ? parsed.value : { signers: [], issuers: [] }), /signers\[0\]\.pem/);
  const paths = (trust: object): readonly string[] => {
    const read = parseCapTrust(trust);
    return read.ok ? [] : read.error.map(({ path }) => path);
  };
  assert.deepEqual(paths({ signers: [{ ...SPEAKER }] }), ['signers[0]']);
  assert.deepEqual(paths({ signers: [{ ...SPEAKER, keySha256: signer.keySha256, area: {} }] }), ['signers[0].area']);
  assert.deepEqual(paths({ signer: [] }), ['signer']);
});

test('the key is made once, for its owner only, and one that others can read is refused', () => {
  const dir = mkdtempSync(join(folder, 'key-'));
  const path = join(dir, 'keys', 'cap-key.json');
  const first = openCapSigner(dir);
  assert.equal(statSync(path).mode & 0o777, 0o600);
  assert.equal(openCapSigner(dir).keyId, first.keyId);
  assert.notEqual(first.keyId, signer.keyId);
  chmodSync(path, 0o644);
  assert.throws(() => openCapSigner(dir), /can be read by others/);
  chmodSync(path, 0o600);
  writeFileSync(path, '{}');
  assert.throws(() => openCapSigner(dir), /not a P-256 JSON Web Key/);
});

test('xmlsec1 verifies our signature with the published key', (context) => {
  const keyPath = join(folder, 'public.pem');
  const xmlPath = join(folder, 'alert.xml');
  writeFileSync(keyPath, createPublicKey({ key: { ...signer.publicJwk }, format: 'jwk' }).export({ type: 'spki', format: 'pem' }));
  const verify = (xml: string): boolean => {
    writeFileSync(xmlPath, xml);
    try {
      execFileSync('xmlsec1', ['--verify', '--pubkey-pem', keyPath, xmlPath], { stdio: 'pipe' });
      return true;
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw error;
      return false;
    }
  };
  try {
    assert.equal(verify(signed), true);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    context.skip('xmlsec1 is not installed');
    return;
  }
  assert.equal(verify(forged), false);
});

function signedByXmlCrypto(xml: string, privateKey: string, certificate?: string): string {
  const other = new SignedXml({
    privateKey,
    ...(certificate === undefined ? {} : { publicCert: certificate }),
    signatureAlgorithm: `${MORE}rsa-sha256`,
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  other.addReference({
    xpath: '/*',
    uri: '',
    isEmptyUri: true,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  other.computeSignature(xml, { location: { reference: '/*', action: 'append' } });
  return other.getSignedXml();
}

/** xml-crypto knows no elliptic curves; this adds them. */
function ecdsaFor(publicKey: KeyObject) {
  return class {
    getAlgorithmName() {
      return `${MORE}ecdsa-sha256`;
    }
    getSignature(): string {
      throw new Error('only verifies');
    }
    verifySignature(material: string, _key: unknown, value: string): boolean {
      return verify('sha256', Buffer.from(material), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(value, 'base64'));
    }
  };
}
