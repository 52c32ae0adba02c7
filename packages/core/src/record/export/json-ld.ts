import type { Change } from '../gate/record-state.ts';
import type { ShownClaim } from '../view/shown-claim.ts';

/** Names of W3C PROV-O, schema.org and this record. Stands in the file itself: nothing is fetched to read it. */
const CONTEXT = {
  prov: 'http://www.w3.org/ns/prov#',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  tocsin: 'urn:tocsin:record:',
  id: '@id',
  type: '@type',
  Claim: 'schema:Claim',
  Entity: 'prov:Entity',
  Agent: 'prov:Agent',
  text: 'schema:text',
  abstract: 'schema:abstract',
  name: 'schema:name',
  url: { '@id': 'schema:url', '@type': '@id' },
  appearance: { '@id': 'schema:appearance', '@type': '@id' },
  publisher: 'schema:publisher',
  datePublished: 'schema:datePublished',
  value: 'schema:value',
  minValue: 'schema:minValue',
  maxValue: 'schema:maxValue',
  unitText: 'schema:unitText',
  temporal: 'schema:temporal',
  spatial: 'schema:spatial',
  quantity: 'tocsin:quantity',
  kind: 'tocsin:kind',
  assertion: 'tocsin:assertion',
  extent: 'tocsin:extent',
  qualifier: 'tocsin:qualifier',
  words: 'tocsin:words',
  isNamed: 'tocsin:isNamed',
  span: { '@id': 'tocsin:span', '@container': '@list' },
  chain: { '@id': 'tocsin:chain', '@container': '@list' },
  logIndex: 'tocsin:logIndex',
  wasQuotedFrom: { '@id': 'prov:wasQuotedFrom', '@type': '@id' },
  wasAttributedTo: { '@id': 'prov:wasAttributedTo' },
  wasRevisionOf: { '@id': 'prov:wasRevisionOf' },
  generatedAtTime: { '@id': 'prov:generatedAtTime', '@type': 'xsd:dateTime' },
  invalidatedAtTime: { '@id': 'prov:invalidatedAtTime', '@type': 'xsd:dateTime' },
  wasInvalidatedBy: { '@id': 'prov:wasInvalidatedBy' },
} as const;

/** A JSON-LD document. */
export interface JsonLd {
  readonly '@context': typeof CONTEXT;
  readonly '@graph': readonly Readonly<Record<string, unknown>>[];
}

/**
 * Public claims as JSON-LD: schema.org's Claim with where it appeared, PROV-O for who said it through whom, what it was quoted from,
 * what it corrects and what was taken back. A claim is described, and not judged: there is no ClaimReview in it.
 *
 * @param base - address under which claims and artifacts are found, with its last slash
 */
export function toJsonLd(
  claims: readonly ShownClaim[],
  {
    base,
    changes,
    logIndexOf,
  }: { readonly base: string; readonly changes: readonly Change[]; readonly logIndexOf: (seq: number) => number | undefined },
): JsonLd {
  const artifacts = new Map(claims.flatMap(({ source }) => (source === undefined ? [] : [[source.artifact, source] as const])));
  return {
    '@context': CONTEXT,
    '@graph': [
      ...claims.map((claim) => claimNode(claim, { base, logIndex: logIndexOf(claim.seq) })),
      ...[...artifacts.values()].map(({ artifact, publisher, url, published }) => ({
        id: `${base}artifacts/${artifact}`,
        type: ['Entity', 'schema:CreativeWork'],
        publisher,
        ...(url === undefined ? {} : { url }),
        ...(published === undefined ? {} : { datePublished: published.edtf }),
      })),
      ...changes
        .filter(({ what, kind }) => what === 'retracted' && kind === 'claim')
        .map(({ id, at, reason }) => ({
          id: `${base}claims/${id}`,
          type: ['Entity', 'Claim'],
          invalidatedAtTime: new Date(at).toISOString(),
          wasInvalidatedBy: { type: 'prov:Activity', abstract: reason },
        })),
    ],
  };
}

function claimNode(
  claim: ShownClaim,
  { base, logIndex }: { readonly base: string; readonly logIndex: number | undefined },
): Readonly<Record<string, unknown>> {
  const { source, bounds, when, place, quote, summary } = claim;
  const artifact = source === undefined ? undefined : `${base}artifacts/${source.artifact}`;
  const [past] = claim.past;
  return {
    id: `${base}claims/${claim.id}`,
    type: ['Claim', 'Entity'],
    kind: claim.kind,
    assertion: claim.assertion,
    extent: claim.extent,
    ...(quote === undefined ? {} : { text: quote }),
    ...(summary === undefined ? {} : { abstract: summary }),
    chain: claim.chain.map(({ agent, named }) => ({ type: 'Agent', name: agent, isNamed: named })),
    wasAttributedTo: { type: 'Agent', name: claim.chain[0]?.agent ?? 'sealed' },
    ...(artifact === undefined ? {} : { wasQuotedFrom: artifact, appearance: artifact }),
    ...(source?.span === undefined ? {} : { span: source.span }),
    ...(bounds === undefined || claim.extent !== 'figure' ? {} : { quantity: quantityNode(bounds) }),
    ...(when === undefined ? {} : { temporal: when.edtf }),
    ...(place === undefined ? {} : { spatial: place }),
    generatedAtTime: claim.recordedAt,
    ...(past === undefined ? {} : { wasRevisionOf: { id: `${base}claims/${past.id}`, type: 'Entity', abstract: past.reason } }),
    ...(logIndex === undefined ? {} : { logIndex }),
  };
}

function quantityNode({ min, max, unit, qualifier, words, value }: NonNullable<ShownClaim['bounds']>): Readonly<Record<string, unknown>> {
  return {
    type: 'schema:QuantitativeValue',
    ...(min === null ? {} : { minValue: min }),
    ...(max === null ? {} : { maxValue: max }),
    ...(value === undefined ? {} : { value }),
    unitText: unit,
    qualifier,
    ...(words === undefined ? {} : { words }),
  };
}
