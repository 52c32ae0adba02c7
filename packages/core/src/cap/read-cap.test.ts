import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseXml } from './parse-xml.ts';
import { readCap, readCapElement } from './read-cap.ts';

const FULL = `\ufeff<?xml version="1.0" encoding="UTF-8"?>
<?pi x?><!-- a message with every element, as another system may write it -->
<cap:alert xmlns:cap="urn:oasis:names:tc:emergency:cap:1.2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b">
  <cap:identifier> 2.49.0.0.376.0.1 </cap:identifier><cap:sender>oref@example.org</cap:sender>
  <cap:sent>2026-01-01T14:31:05+02:00</cap:sent><cap:status>Actual</cap:status><cap:msgType>Update</cap:msgType><cap:source>desk</cap:source><cap:scope>Restricted</cap:scope><cap:restriction>police</cap:restriction>
  <cap:addresses>a b</cap:addresses><cap:code>one</cap:code><cap:code>two</cap:code><cap:note>A &amp; B &#x2014; <![CDATA[<c>]]></cap:note>
  <cap:references>a,b,2026-01-01T14:30:05+02:00
    c,d,2026-01-01T14:30:06+02:00</cap:references><cap:incidents>one "two three"</cap:incidents>
  <cap:info><cap:category>Safety</cap:category><cap:category>CBRNE</cap:category><cap:event>e</cap:event>
    <cap:responseType>Shelter</cap:responseType><cap:urgency>Immediate</cap:urgency><cap:severity>Extreme</cap:severity>
    <cap:certainty>Observed</cap:certainty><cap:audience>all</cap:audience>
    <cap:eventCode><cap:valueName>SAME</cap:valueName><cap:value>CDW</cap:value></cap:eventCode>
    <cap:expires>2026-01-01T15:31:05-00:00</cap:expires><cap:web> https://example.org/1 </cap:web><cap:contact>c</cap:contact>
    <cap:resource><cap:resourceDesc>map</cap:resourceDesc><cap:mimeType>image/png</cap:mimeType><cap:size>12</cap:size>
      <cap:uri>https://example.org/m</cap:uri><cap:derefUri>AAAA</cap:derefUri><cap:digest>00</cap:digest></cap:resource>
    <cap:area><cap:areaDesc>A</cap:areaDesc><cap:polygon>31.5,34.5 31.6,34.5
      31.6,+34.6 31.5,34.5</cap:polygon><cap:circle>31.5,34.5 2.5</cap:circle>
      <cap:altitude>100.5</cap:altitude><cap:ceiling>200</cap:ceiling></cap:area></cap:info>
  <Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>x</SignedInfo></Signature>
</cap:alert>`;

test('a message of another system is read whole: prefixes, line breaks within values, CDATA, a signature', () => {
  assert.deepEqual(readCap(FULL), {
    ok: true,
    value: {
      identifier: '2.49.0.0.376.0.1',
      sender: 'oref@example.org',
      sent: '2026-01-01T14:31:05+02:00',
      status: 'Actual',
      msgType: 'Update',
      source: 'desk',
      scope: 'Restricted',
      restriction: 'police',
      addresses: 'a b',
      code: ['one', 'two'],
      note: 'A & B — <c>',
      references: [
        { sender: 'a', identifier: 'b', sent: '2026-01-01T14:30:05+02:00' },
        { sender: 'c', identifier: 'd', sent: '2026-01-01T14:30:06+02:00' },
      ],
      incidents: ['one', 'two three'],
      info: [
        {
          category: ['Safety', 'CBRNE'],
          event: 'e',
          responseType: ['Shelter'],
          urgency: 'Immediate',
          severity: 'Extreme',
          certainty: 'Observed',
          audience: 'all',
          eventCode: [{ valueName: 'SAME', value: 'CDW' }],
          expires: '2026-01-01T15:31:05-00:00',
          web: 'https://example.org/1',
          contact: 'c',
          parameter: [],
          resource: [
            { resourceDesc: 'map', mimeType: 'image/png', size: 12, uri: 'https://example.org/m', derefUri: 'AAAA', digest: '00' },
          ],
          area: [
            {
              areaDesc: 'A',
              polygon: [
                [
                  [31.5, 34.5],
                  [31.6, 34.5],
                  [31.6, 34.6],
                  [31.5, 34.5],
                ],
              ],
              circle: [{ centre: [31.5, 34.5], radiusKm: 2.5 }],
              geocode: [],
              altitude: 100.5,
              ceiling: 200,
            },
          ],
        },
      ],
    },
  });
});

function issuesOf(xml: string): readonly string[] {
  const read = readCap(xml);
  return read.ok ? [] : read.error.map(({ code, path }) => `${code} ${path}`.trim());
}

const OUT_OF_ORDER_AFTER_SOURCE = [
  'OUT_OF_ORDER alert.source',
  'OUT_OF_ORDER alert.scope',
  'OUT_OF_ORDER alert.restriction',
  'OUT_OF_ORDER alert.addresses',
  'OUT_OF_ORDER alert.code[0]',
  'OUT_OF_ORDER alert.code[1]',
  'OUT_OF_ORDER alert.note',
  'OUT_OF_ORDER alert.references',
  'OUT_OF_ORDER alert.incidents',
  'OUT_OF_ORDER alert.info[0]',
];

const CASES: readonly (readonly [string, string | RegExp, string, readonly string[]])[] = [
  ['an unknown word', 'Actual', 'Real', ['VALUE alert.status']],
  ['a date with Z', '14:31:05+02:00<', '14:31:05Z<', ['DATE alert.sent']],
  ['a day that does not exist', '2026-01-01T14:31:05', '2026-02-30T14:31:05', ['DATE alert.sent']],
  ['a reference without a date', 'a,b,2026-01-01T14:30:05+02:00', 'a,b', ['REFERENCE alert.references']],
  ['a missing element', /<cap:scope>.*<\/cap:scope>/, '', ['MISSING alert.scope']],
  ['a repeated element', '<cap:source>', '<cap:source>x</cap:source><cap:source>', ['DUPLICATE alert.source']],
  ['an unknown element', '<cap:source>', '<cap:colour>x</cap:colour><cap:source>', ['UNKNOWN_ELEMENT alert.colour']],
  [
    'an element out of order',
    '<cap:certainty>Observed</cap:certainty><cap:audience>all</cap:audience>',
    '<cap:audience>all</cap:audience><cap:certainty>Observed</cap:certainty>',
    ['OUT_OF_ORDER alert.info[0].certainty'],
  ],
  ['text between elements', '<cap:code>one', 'stray<cap:code>one', ['TEXT alert']],
  ['an element within text', '>desk<', '><cap:code>x</cap:code><', ['ELEMENT alert.source']],
  ['a size that is no whole number', '>12<', '>1.5<', ['NUMBER alert.info[0].resource[0].size']],
  ['an altitude that is no number', '>100.5<', '>high<', ['NUMBER alert.info[0].area[0].altitude']],
  ['a point that is none', '31.6,+34.6', '31.6;34.6', ['POINT alert.info[0].area[0].polygon[0]']],
  ['a number with an exponent', '31.6,+34.6', '3e1,34.6', ['POINT alert.info[0].area[0].polygon[0]']],
  ['a circle without a radius', '34.5 2.5', '34.5', ['CIRCLE alert.info[0].area[0].circle[0]']],
  ['white space around a word', '>Update<', '> Update <', ['VALUE alert.msgType']],
  ['an attribute', '<cap:source>', '<cap:source xml:lang="en">', ['ATTRIBUTE alert.source@lang']],
  [
    'a signature before the end',
    '<cap:source>',
    '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/><cap:source>',
    OUT_OF_ORDER_AFTER_SOURCE,
  ],
  [
    'a signature inside a part',
    '<cap:category>Safety',
    '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"/><cap:category>Safety',
    ['UNKNOWN_ELEMENT alert.info[0].Signature'],
  ],
  ['a language that is none', '<cap:info>', '<cap:info><cap:language>Hebrew (Israel)</cap:language>', ['LANGUAGE alert.info[0].language']],
  ['CAP 1.1 where 1.2 is asked for', 'cap:1.2"', 'cap:1.1"', ['OLD_VERSION alert']],
  ['CAP 1.0', 'cap:1.2"', 'cap:1.0"', ['OLD_VERSION alert']],
  ['something else', 'cap:1.2"', 'cap:9"', ['NOT_CAP alert']],
];

for (const [what, from, to, expected] of CASES) {
  test(`${what} is refused by name`, () => {
    const xml = FULL.replace(from, to);
    assert.notEqual(xml, FULL);
    assert.deepEqual(issuesOf(xml), expected);
  });
}

test('all issues are reported, not the first', () => {
  const xml = FULL.replace('Actual', 'Real').replace('>12<', '>x<').replace('Immediate', 'Soon');
  assert.deepEqual(issuesOf(xml), ['VALUE alert.status', 'VALUE alert.info[0].urgency', 'NUMBER alert.info[0].resource[0].size']);
});

test('a document type is refused, and with it entities that expand or fetch', () => {
  const bomb = '<!DOCTYPE alert [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
  assert.deepEqual(issuesOf(FULL.replace('<?pi x?>', bomb).replace('>desk<', '>&b;<')), ['DOCTYPE']);
  assert.deepEqual(issuesOf(FULL.replace('<?pi x?>', '<!DOCTYPE alert SYSTEM "file:///etc/passwd">')), ['DOCTYPE']);
  assert.deepEqual(issuesOf(FULL.replace('>desk<', '>&undeclared;<')), ['NOT_WELL_FORMED']);
});

test('a document that is too deep, too long or has too many elements is refused before it is understood', () => {
  assert.deepEqual(issuesOf('<a>'.repeat(100_000)), ['TOO_DEEP']);
  assert.deepEqual(issuesOf(`<a>${'<b/>'.repeat(200_001)}</a>`), ['TOO_MANY_ELEMENTS']);
  assert.deepEqual(issuesOf(' '.repeat(33 * 1024 * 1024)), ['TOO_LONG']);
});

test('a polygon with more points than anything real is refused', () => {
  const points = '31.5,34.5 '.repeat(100_001);
  assert.deepEqual(issuesOf(FULL.replace(/31\.5,34\.5 31\.6[^<]*/, points)), ['TOO_MANY_POINTS alert.info[0].area[0].polygon[0]']);
});

test('a message of CAP 1.1 is read, said to be one, and its dates are brought into the form of 1.2', () => {
  const root = parseXml(
    FULL.replace('cap:1.2"', 'cap:1.1"')
      .replace('2026-01-01T14:31:05+02:00<', '2026-01-01T12:31:05.5Z<')
      .replace('<cap:mimeType>image/png</cap:mimeType>', ''),
  );
  const read = root.ok ? readCapElement(root.value) : root;
  assert.ok(read.ok, JSON.stringify(read));
  assert.equal(read.value.version, '1.1');
  assert.equal(read.value.alert.sent, '2026-01-01T12:31:05+00:00');
  assert.equal(read.value.alert.info[0]?.resource[0]?.mimeType, 'application/octet-stream');
});

test('an empty language is the default of the schema', () => {
  const read = readCap(FULL.replace('<cap:info>', '<cap:info><cap:language/>'));
  assert.equal(read.ok && read.value.info[0]?.language, 'en-US');
});
