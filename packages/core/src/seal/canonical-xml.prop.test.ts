import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anyRegionWithAlert, indexById } from '@tocsin/testkit/any-alert';
import * as fc from 'fast-check';
import { XmlC14NMode, XmlDocument, XmlElement } from 'libxml2-wasm';
import { buildCap } from '../cap/build-cap.ts';
import { parseDocument } from '../cap/parse-xml.ts';
import { writeCap } from '../cap/write-cap.ts';
import { publicAlert } from '../message/publish-alert.ts';
import { canonicalDocument, canonicalElement } from './canonical-xml.ts';

/** What libxml2 makes of it: the implementation that most verifiers stand on. */
function libxml2Form(xml: string, options: { readonly mode: 0 | 1; readonly withComments: boolean; readonly prefixes: string[] }): string {
  const document = XmlDocument.fromString(xml);
  try {
    const { mode, withComments, prefixes } = options;
    return document.canonicalizeToString({ mode, withComments, ...(mode === 1 ? { inclusiveNamespacePrefixes: prefixes } : {}) });
  } finally {
    document.dispose();
  }
}

/** The same for the first element of a name. */
function libxml2Part(xml: string, name: string, mode: 0 | 1): string {
  const document = XmlDocument.fromString(xml);
  try {
    const found = document.get(`//*[local-name()='${name}']`);
    assert.ok(found instanceof XmlElement);
    return found.canonicalizeToString({ mode });
  } finally {
    document.dispose();
  }
}

const PREFIXES = ['', 'a', 'b', 'c'];
// None with "&": libxml2 writes that of a namespace unescaped, which is no XML.
const anyUri = fc.constantFrom('urn:x', 'urn:y', 'http://z.example/?a=1');
const anyText = fc.oneof(
  fc.constantFrom(
    ' ',
    '\n  ',
    'x',
    '&amp;',
    '&lt;',
    '&#13;',
    '&#x9;',
    '"',
    '>',
    '<![CDATA[<b>&]]>',
    '<!-- c -->',
    '<?pi  data ?>',
    '<?pi?>',
    '\r\n',
  ),
  fc.string({ unit: fc.constantFrom('é', 'ש', '😀', '\u00a0', 'z'), maxLength: 4 }),
);
const anyAttributeText = fc
  .array(fc.constantFrom('v', '&#10;', '&#9;', '&#13;', '&quot;', "'", '&amp;', '&lt;', '>', '\n', '\t', 'é'), { maxLength: 4 })
  .map((parts) => parts.join(''));

interface Made {
  readonly open: string;
  readonly inside: readonly (string | Made)[];
  readonly close: string;
}

/** An element whose prefixes are all declared, here or above. */
function anyElement(depth: number, inScope: ReadonlySet<string>): fc.Arbitrary<Made> {
  return fc
    .record({
      declares: fc.uniqueArray(fc.record({ prefix: fc.constantFrom(...PREFIXES), uri: anyUri }), {
        selector: ({ prefix }) => prefix,
        maxLength: 3,
      }),
      undeclares: fc.boolean(),
    })
    .chain(({ declares, undeclares }) => {
      const scope = new Set([...inScope, ...declares.map(({ prefix }) => prefix)]);
      const prefixes = [...scope];
      return fc.record({
        declares: fc.constant(declares),
        undeclares: fc.constant(undeclares && !declares.some(({ prefix }) => prefix === '')),
        prefix: fc.constantFrom('', ...prefixes),
        name: fc.constantFrom('p', 'q', 'z'),
        attributes: fc.uniqueArray(
          fc.record({
            prefix: fc.constantFrom('', 'xml', ...prefixes.filter((prefix) => prefix !== '')),
            name: fc.constantFrom('k', 'm', 'A'),
            text: anyAttributeText,
          }),
          {
            // Two prefixes may stand for one namespace: names must differ whatever the prefix.
            selector: ({ name, prefix }) => `${prefix === ''}${name}`,
            maxLength: 3,
          },
        ),
        inside: fc.array(depth === 0 ? anyText : fc.oneof(anyText, anyElement(depth - 1, scope)), { maxLength: 4 }),
      });
    })
    .map(({ declares, undeclares, prefix, name, attributes, inside }) => {
      const tag = prefix === '' ? name : `${prefix}:${name}`;
      const namespaces = declares.map(({ prefix: of, uri }) => ` xmlns${of === '' ? '' : `:${of}`}="${uri}"`);
      if (undeclares) namespaces.push(' xmlns=""');
      const others = attributes.map(
        (attribute) => ` ${attribute.prefix === '' ? '' : `${attribute.prefix}:`}${attribute.name}="${attribute.text}"`,
      );
      return { open: `<${tag}${[...others, ...namespaces].join('')}>`, inside, close: `</${tag}>` };
    });
}

function textOf(made: string | Made): string {
  return typeof made === 'string' ? made : `${made.open}${made.inside.map(textOf).join('')}${made.close}`;
}

const anyDocument = fc
  .record({
    before: fc.constantFrom('', '<?style x="1"?>', '<!-- b -->\n'),
    root: anyElement(3, new Set()),
    after: fc.constantFrom('', '\n<?end?>', '<!--e-->'),
  })
  .map(({ before, root, after }) => `<?xml version="1.0"?>\n${before}${textOf(root)}${after}`);

test('a document has the canonical form that libxml2 gives it, inclusive and exclusive, with comments and without', () => {
  fc.assert(
    fc.property(anyDocument, fc.boolean(), fc.boolean(), fc.subarray(['a', 'b']), (xml, isExclusive, withComments, prefixes) => {
      const document = parseDocument(xml);
      assert.ok(document.ok, JSON.stringify(document));
      const ours = canonicalDocument(document.value, { isExclusive, withComments, inclusivePrefixes: new Set(prefixes) });
      assert.equal(
        ours,
        libxml2Form(xml, { mode: isExclusive ? XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 : XmlC14NMode.XML_C14N_1_0, withComments, prefixes }),
      );
    }),
    { numRuns: 3_000 },
  );
});

test('a part of a document has the form that libxml2 gives it: what is declared around it is taken over', () => {
  const xml = '<r xmlns="urn:r" xmlns:u="urn:unused" xml:lang="en"><m xmlns:v="urn:v"><s xmlns="urn:s" v:k="1"><i/>t</s></m></r>';
  const document = parseDocument(xml);
  assert.ok(document.ok);
  const { root } = document.value;
  const middle = root.children[0];
  const part = middle?.children[0];
  assert.ok(middle !== undefined && part !== undefined);
  for (const isExclusive of [true, false]) {
    assert.equal(canonicalElement(part, [root, middle], { isExclusive }), libxml2Part(xml, 's', isExclusive ? 1 : 0));
  }
});

test('white space between elements can be left out, white space that is a value stays', () => {
  const document = parseDocument('<a>\n  <b> </b>\n  <c>x <d/> y</c>\n</a>');
  assert.ok(document.ok);
  assert.equal(canonicalDocument(document.value, { isExclusive: true, withoutBlank: true }), '<a><b> </b><c>x <d></d> y</c></a>');
});

test('a CAP message as it is written is its own canonical form', () => {
  fc.assert(
    fc.property(anyRegionWithAlert, fc.string({ unit: 'binary', maxLength: 30 }), ({ region, alert }, note) => {
      const byId = indexById(region);
      const cap = buildCap(publicAlert(alert, { region, byId, sender: 'tocsin.example' }), { region, byId, sentOf: () => undefined });
      const xml = writeCap({ ...cap, note });
      const document = parseDocument(xml);
      assert.ok(document.ok);
      assert.equal(canonicalDocument(document.value, { isExclusive: true }), xml.slice(xml.indexOf('\n') + 1).trimEnd());
    }),
    { numRuns: 300 },
  );
});
