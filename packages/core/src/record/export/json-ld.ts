import type { Change } from '../gate/record-state.ts';
import type { PublicOptions } from '../view/public-options.ts';
import type { ShownClaim } from '../view/shown-claim.ts';
import { jsonList } from './json-list.ts';
import { nameOf, type Publication } from './public-names.ts';

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
  Activity: 'prov:Activity',
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
  lane: 'tocsin:lane',
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

/** What a graph is made with. */
export interface GraphSetting extends Publication {
  /** Of the same lane: what was taken back or corrected is said to be. */
  readonly changes: readonly Change[];
  /** A claim's place in the record's log, by the sequence number of its entry. */
  readonly logIndexOf: (seq: number) => number | undefined;
  readonly status: PublicOptions['status'];
}

/**
 * Public claims as JSON-LD: schema.org's Claim with where it appeared, PROV-O for who said it through whom, what it was quoted from,
 * what it corrects and what was taken back. A claim is described, and not judged: there is no ClaimReview in it.
 *
 * @returns the file node by node
 */
export function toJsonLd(claims: readonly ShownClaim[], setting: GraphSetting): Generator<string> {
  return jsonList(`{"@context":${JSON.stringify(CONTEXT)},"@graph":[`, nodesOf(claims, setting), (node) => node);
}

function* nodesOf(claims: readonly ShownClaim[], setting: GraphSetting): Generator<object> {
  const artifacts = new Map<string, NonNullable<ShownClaim['source']>>();
  for (const claim of claims) {
    if (claim.source !== undefined) artifacts.set(claim.source.artifact, claim.source);
    yield claimNode(claim, setting);
  }
  for (const source of artifacts.values()) yield artifactNode(source, setting);
  for (const change of setting.changes)
    if ((change.what === 'retracted' || change.what === 'corrected') && change.kind === 'claim') yield goneNode(change, setting);
}

function artifactNode({ artifact, publisher, url, published }: NonNullable<ShownClaim['source']>, setting: GraphSetting): object {
  return {
    id: nameOf(setting, 'artifact', artifact),
    type: ['Entity', 'schema:CreativeWork'],
    publisher,
    // What is no whole address would be taken for one that begins where the file lies.
    ...(url === undefined || !isWholeUrl(url) ? {} : { url }),
    ...(published === undefined ? {} : { datePublished: published.edtf }),
  };
}

function goneNode({ id, at, reason }: Change, setting: GraphSetting): object {
  return {
    id: nameOf(setting, 'claim', id),
    type: ['Entity', 'Claim'],
    lane: setting.status,
    invalidatedAtTime: new Date(at).toISOString(),
    wasInvalidatedBy: { type: 'Activity', ...(reason === undefined ? {} : { abstract: reason }) },
  };
}

function claimNode(claim: ShownClaim, setting: GraphSetting): object {
  const { source, bounds, when, place, quote, summary } = claim;
  const artifact = source === undefined ? undefined : nameOf(setting, 'artifact', source.artifact);
  const logIndex = setting.logIndexOf(claim.seq);
  const [past] = claim.past;
  return {
    id: nameOf(setting, 'claim', claim.id),
    type: ['Claim', 'Entity'],
    lane: setting.status,
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
    ...(past === undefined ? {} : { wasRevisionOf: { id: nameOf(setting, 'claim', past.id), type: 'Entity', abstract: past.reason } }),
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

function isWholeUrl(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(text);
}
