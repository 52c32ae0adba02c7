import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import * as fc from 'fast-check';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { breaksSchema, readCap } from './read-cap.ts';

const schema = XmlDocument.fromBuffer(readFileSync(new URL('../../../testkit/fixtures/cap/CAP-v1.2.xsd', import.meta.url)));
const validator = XsdValidator.fromDoc(schema);
after(() => {
  validator.dispose();
  schema.dispose();
});

/** What libxml2 says with the OASIS schema: the judge. */
function isValidBySchema(xml: string): boolean {
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromString(xml);
    validator.validate(document);
    return true;
  } catch {
    return false;
  } finally {
    document?.dispose();
  }
}

/** What the reader says, without what only the text of a value can break. */
function isValidHere(xml: string): boolean {
  const read = readCap(xml);
  return read.ok || !read.error.some(breaksSchema);
}

interface Node {
  name: string;
  text: string;
  attributes: string;
  children: Node[];
}

function node(name: string, ...inside: (string | Node)[]): Node {
  return {
    name,
    text: inside.filter((part) => typeof part === 'string').join(''),
    attributes: '',
    children: inside.filter((part) => typeof part !== 'string'),
  };
}

function named(name: string): Node {
  return node(name, node('valueName', 'SAME'), node('value', 'CDW'));
}

/** A message with every element of the standard. */
function fullMessage(): Node {
  return node(
    'alert',
    node('identifier', 'id-1'),
    node('sender', 'a@b'),
    node('sent', '2026-01-01T14:31:05+02:00'),
    node('status', 'Actual'),
    node('msgType', 'Alert'),
    node('source', 'desk'),
    node('scope', 'Public'),
    node('restriction', 'r'),
    node('addresses', 'x'),
    node('code', 'one'),
    node('code', 'two'),
    node('note', 'n'),
    node('references', 'a,b,2026-01-01T14:30:05+02:00'),
    node('incidents', 'i'),
    ...[1, 2].map(() =>
      node(
        'info',
        node('language', 'he-IL'),
        node('category', 'Safety'),
        node('category', 'CBRNE'),
        node('event', 'Rocket fire'),
        node('responseType', 'Shelter'),
        node('urgency', 'Immediate'),
        node('severity', 'Extreme'),
        node('certainty', 'Observed'),
        node('audience', 'all'),
        named('eventCode'),
        node('effective', '2026-01-01T14:31:05+02:00'),
        node('onset', '2026-01-01T14:31:05-00:00'),
        node('expires', '2026-01-01T15:31:05+02:00'),
        node('senderName', 's'),
        node('headline', 'h'),
        node('description', 'd'),
        node('instruction', 'i'),
        node('web', 'https://example.org/1'),
        node('contact', 'c'),
        named('parameter'),
        node(
          'resource',
          node('resourceDesc', 'map'),
          node('mimeType', 'image/png'),
          node('size', '12'),
          node('uri', 'https://example.org/m'),
          node('derefUri', 'AAAA'),
          node('digest', '00'),
        ),
        node(
          'area',
          node('areaDesc', 'A'),
          node('polygon', '31.5,34.5 31.6,34.5 31.6,34.6 31.5,34.5'),
          node('circle', '31.5,34.5 2.5'),
          named('geocode'),
          node('altitude', '100.5'),
          node('ceiling', '200'),
        ),
      ),
    ),
  );
}

const NAMES = [
  'identifier',
  'sent',
  'scope',
  'info',
  'area',
  'valueName',
  'value',
  'geocode',
  'resource',
  'language',
  'Scope',
  'x',
  'code',
  'restriction',
];
const TEXTS = [
  '',
  ' ',
  'x',
  'Actual',
  ' Actual',
  'actual',
  'Exercise',
  'Unknown',
  'AllClear',
  'Past',
  'Update',
  'Other',
  'en',
  'en-',
  'e n',
  'englishlong',
  'i-klingon',
  ' en ',
  '12',
  ' 12\n',
  '+12',
  '-1',
  '1.5',
  '1e3',
  '.5',
  '5.',
  '.',
  '-',
  '0x1',
  '\u00a012',
  '2026-01-01T14:31:05+02:00',
  ' 2026-01-01T14:31:05+02:00 ',
  '2026-01-01T14:31:05Z',
  '2026-01-01T14:31:05.5+02:00',
  '2026-02-30T14:31:05+02:00',
  '2026-02-29T14:31:05+02:00',
  '2024-02-29T14:31:05+02:00',
  '2026-13-01T14:31:05+02:00',
  '2026-01-01T24:00:00+02:00',
  '2026-01-01T24:00:01+02:00',
  '2026-01-01T23:59:60+02:00',
  '2026-01-01T14:31:05+14:00',
  '2026-01-01T14:31:05+14:01',
  '2026-01-01T14:31:05,02:00',
  '2026-01-01T14:31:05+02:60',
  '0000-01-01T00:00:00+00:00',
  '2026-00-01T14:31:05+02:00',
  '2026-01-00T14:31:05+02:00',
  '2026-04-31T14:31:05+02:00',
  'http://x',
  'relative/a',
  '//host',
  'a b',
  'http://[',
  '%zz',
  'http://x/ü',
  'mailto:a@b',
  '#a',
  'x:y:z',
  '{}',
];
const ATTRIBUTES = [
  ' a="1"',
  ' xml:lang="en"',
  ' xmlns:q="urn:q"',
  ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:a b"',
  ' xmlns:q="urn:q" q:a="1"',
];

function everyNode(message: Node): Node[] {
  return [message, ...message.children.flatMap(everyNode)];
}

function pickFrom<Item>(items: readonly Item[], pick: number): Item | undefined {
  return items[Math.floor(pick * items.length)];
}

function withChildren(message: Node, pick: number): Node {
  return (
    pickFrom(
      everyNode(message).filter(({ children }) => children.length > 0),
      pick,
    ) ?? message
  );
}

interface Place {
  readonly parent: Node;
  readonly at: number;
  readonly leaf: Node;
  readonly text: string;
  readonly name: string;
  readonly attributes: string;
}

const CHANGES: Readonly<Record<string, (place: Place) => void>> = {
  delete: ({ parent, at }) => void parent.children.splice(at, 1),
  double: ({ parent, at }) =>
    void parent.children.splice(at, 0, ...parent.children.slice(at, at + 1).map((child) => structuredClone(child))),
  swap: ({ parent, at }) => void parent.children.splice(at, 2, ...parent.children.slice(at, at + 2).toReversed()),
  toEnd: ({ parent, at }) => void parent.children.push(...parent.children.splice(at, 1)),
  rename: ({ parent, at, name }) => {
    const child = parent.children[at];
    if (child !== undefined) child.name = name;
  },
  insert: ({ parent, at, name, text }) => void parent.children.splice(at, 0, node(name, text)),
  text: ({ leaf, text }) => {
    leaf.text = text;
  },
  stray: ({ parent, text }) => {
    parent.text = text;
  },
  attribute: ({ parent, at, attributes }) => {
    (parent.children[at] ?? parent).attributes = attributes;
  },
  remark: ({ leaf }) => {
    leaf.text += '<!-- c --><?p?>';
  },
  sign: ({ parent, at }) => void parent.children.splice(at, 0, signature()),
  signAtEnd: ({ parent }) => void parent.children.push(signature()),
  foreign: ({ parent, at }) => void parent.children.splice(at, 0, { ...node('x'), attributes: ' xmlns="urn:other"' }),
};

function signature(): Node {
  return { ...node('Signature', node('x')), attributes: ' xmlns="http://www.w3.org/2000/09/xmldsig#"' };
}

const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const anyChange = fc.record({
  what: fc.constantFrom(...Object.keys(CHANGES)),
  where: share,
  inside: share,
  name: fc.constantFrom(...NAMES),
  text: fc.constantFrom(...TEXTS),
  attributes: fc.constantFrom(...ATTRIBUTES),
});
type AnyChange = typeof anyChange extends fc.Arbitrary<infer Value> ? Value : never;

function change(message: Node, { what, where, inside, ...values }: AnyChange): void {
  const parent = withChildren(message, where);
  const leaf =
    pickFrom(
      everyNode(message).filter(({ children }) => children.length === 0),
      inside,
    ) ?? message;
  CHANGES[what]?.({ parent, at: Math.floor(inside * parent.children.length), leaf, ...values });
}

/** libxml2 takes a signature between the `info` elements, though the sequence of the schema has it after the last one. */
function hasSignatureBeforeInfo({ children }: Node): boolean {
  const names = children.map(({ name }) => name);
  return names.includes('Signature') && names.indexOf('Signature') < names.lastIndexOf('info');
}

function write({ name, text, attributes, children }: Node): string {
  // Marks of XML in a text stand for themselves: remarks are written so.
  return `<${name}${attributes}>${text.replaceAll('&', '&amp;')}${children.map(write).join('')}</${name}>`;
}

function documentOf(message: Node): string {
  const { attributes } = message;
  return write({ ...message, attributes: `${attributes} xmlns="urn:oasis:names:tc:emergency:cap:1.2"` });
}

test('the message with every element is valid by both', () => {
  assert.deepEqual([isValidBySchema(documentOf(fullMessage())), isValidHere(documentOf(fullMessage()))], [true, true]);
});

test('a message changed at random is valid here exactly when the OASIS schema says so', () => {
  let valid = 0;
  let invalid = 0;
  fc.assert(
    fc.property(fc.array(anyChange, { minLength: 1, maxLength: 2 }), (changes) => {
      const message = fullMessage();
      for (const one of changes) change(message, one);
      const xml = documentOf(message);
      fc.pre(!hasSignatureBeforeInfo(message));
      const verdict = isValidBySchema(xml);
      if (verdict) valid += 1;
      else invalid += 1;
      const read = readCap(xml);
      assert.equal(isValidHere(xml), verdict, JSON.stringify(read.ok ? 'read' : read.error));
    }),
    { numRuns: 6_000 },
  );
  assert.ok(valid > 500 && invalid > 500, `${valid} valid, ${invalid} invalid: one kind is too rare to mean something`);
});

test('every text of a list in every element of the message is judged as the schema judges it', () => {
  const disagreements: string[] = [];
  const leaves = everyNode(fullMessage()).length;
  for (const text of TEXTS) {
    for (let place = 0; place < leaves; place += 1) {
      const message = fullMessage();
      const leaf = everyNode(message)[place];
      if (leaf === undefined || leaf.children.length > 0) continue;
      leaf.text = text;
      const xml = documentOf(message);
      if (isValidBySchema(xml) !== isValidHere(xml)) disagreements.push(`${leaf.name}: "${text}" is ${isValidBySchema(xml)} by the schema`);
    }
  }
  assert.deepEqual([...new Set(disagreements)], []);
});
