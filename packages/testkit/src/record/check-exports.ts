// The public record's files, judged by other people's libraries.
import { readFileSync } from 'node:fs';
import { getIssues } from '@placemarkio/check-geojson';
import { parseFeed } from '@rowanmanning/feed-parser';
import { parse } from 'csv-parse/sync';
import jsonld from 'jsonld';
import { RelaxNGValidator, XmlDocument, XmlElement, XmlValidateError } from 'libxml2-wasm';
import { ATOM_RELAX_NG } from './atom-schema.ts';
import { HXL_ATTRIBUTES, HXL_HASHTAGS, HXL_NUMBERS } from './hxl-dictionary.ts';

const PROV = 'http://www.w3.org/ns/prov#';
const SCHEMA = 'https://schema.org/';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const ATOM = 'http://www.w3.org/2005/Atom';

/** What is wrong with a file; empty where nothing is. */
export type Problems = readonly string[];

/** What is wrong with each of an edition's files that has a format of somebody else's. */
export async function problemsOf(name: string, text: string): Promise<Problems> {
  if (name.endsWith('.jsonld')) return problemsOfJsonLd(text);
  if (name.endsWith('.csv')) return problemsOfHxl(text);
  if (name.endsWith('.geojson')) return problemsOfGeoJson(text);
  if (name.endsWith('.atom')) return problemsOfAtom(text);
  return [];
}

/** JSON-LD 1.1: expands with no network and nothing dropped; each PROV-O and schema.org name is one, and used as what it is. */
export async function problemsOfJsonLd(text: string): Promise<Problems> {
  const document = JSON.parse(text) as jsonld.JsonLdDocument;
  const offline = {
    // Throws wherever a term would be dropped or an address is not whole.
    safe: true,
    documentLoader: (url: string): never => {
      throw new Error(`${url} would be fetched`);
    },
  };
  try {
    const expanded = await jsonld.expand(document, offline);
    const [given, kept] = [membersOf(JSON.parse(text)), expandedMembersOf(expanded)];
    const lost = given === kept ? [] : [`${given} members in the file, ${kept} after expansion`];
    const quads = await jsonld.toRDF(document, { ...offline, format: 'application/n-quads' });
    return [...lost, ...unknownTerms(String(quads))];
  } catch (error) {
    const { message, details } = error as { readonly message: string; readonly details?: unknown };
    return [`${message} ${JSON.stringify(details ?? '')}`];
  }
}

/** Members that say something: not the context, not the wrapping. */
function membersOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + membersOf(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const said = Object.entries(value).filter(([key]) => key !== '@context');
  return said.reduce((sum, [key, inner]) => sum + (key === '@graph' ? 0 : 1) + membersOf(inner), 0);
}

function expandedMembersOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + expandedMembersOf(each), 0);
  if (typeof value !== 'object' || value === null || '@value' in value) return 0;
  const entries = Object.entries(value);
  // A name alone is what a string became.
  if (entries.length === 1 && '@id' in value) return 0;
  return entries.reduce((sum, [key, inner]) => sum + (key === '@list' ? 0 : 1) + expandedMembersOf(inner), 0);
}

function unknownTerms(quads: string): Problems {
  const problems = new Set<string>();
  for (const [, predicate = '', object = ''] of quads.matchAll(/^\S+ <([^>]+)> <?([^>\s]+)>?/gm)) {
    if (predicate === RDF_TYPE) {
      if (isForeign(object) && !VOCABULARY.classes.has(object)) problems.add(`${object} is no class`);
    } else if (isForeign(predicate) && !VOCABULARY.properties.has(predicate)) problems.add(`${predicate} is no property`);
  }
  return [...problems];
}

function isForeign(term: string): boolean {
  return term.startsWith(PROV) || term.startsWith(SCHEMA);
}

/** Names of the two ontologies, from their own files. */
const VOCABULARY = readVocabulary([import.meta.resolve('@vocabulary/prov/prov.nq'), import.meta.resolve('@vocabulary/schema/schema.nq')]);

function readVocabulary(files: readonly string[]): { readonly classes: ReadonlySet<string>; readonly properties: ReadonlySet<string> } {
  const classes = new Set<string>();
  const properties = new Set<string>();
  for (const file of files) {
    const text = readFileSync(new URL(file), 'utf8');
    for (const [, term = '', type = ''] of text.matchAll(/^<([^>]+)> <[^>]+#type> <([^>]+)>/gm)) {
      const name = term.replace(/^http:\/\/schema\.org\//, SCHEMA);
      if (/Class$/.test(type)) classes.add(name);
      if (/Property$/.test(type)) properties.add(name);
    }
  }
  return { classes, properties };
}

/** RFC 7946: its structure, and what the library does not look at: winding (§3.1.6), the antimeridian (§3.1.9), the ranges of WGS 84 (§4). */
export function problemsOfGeoJson(text: string): Problems {
  const { features = [] } = JSON.parse(text) as { features?: readonly { geometry: { coordinates: Ring[][] } | null }[] };
  const polygons = features.flatMap(({ geometry }) => geometry?.coordinates ?? []);
  return [...getIssues(text).map(({ message }) => message), ...polygons.flatMap((rings) => rings.flatMap(problemsOfRing))];
}

type Ring = readonly (readonly [number, number])[];

function problemsOfRing(ring: Ring, place: number): Problems {
  const problems: string[] = twiceAreaOf(ring) > 0 === (place === 0) ? [] : ['a ring is wound the wrong way'];
  for (const [index, [x, y]] of ring.entries()) {
    if (Math.abs(x) > 180 || Math.abs(y) > 90) problems.push(`${x},${y} is nowhere on the earth`);
    if (Math.abs(x - (ring[index - 1]?.[0] ?? x)) > 180) problems.push('an edge crosses the antimeridian');
  }
  return problems;
}

function twiceAreaOf(ring: Ring): number {
  return ring.slice(1).reduce((sum, [x, y], place) => {
    const [beforeX, beforeY] = ring[place] ?? [x, y];
    return sum + beforeX * y - x * beforeY;
  }, 0);
}

/** RFC 4180 by csv-parse, strictly; then the row of hashtags by the HXL 1.1 dictionary, and cells of numbers being numbers. */
export function problemsOfHxl(text: string): Problems {
  const [header = [], tags = [], ...rows] = parse(text, { bom: false, relax_column_count: false, record_delimiter: '\r\n' }) as string[][];
  const problems: string[] = [];
  if (new Set(header).size !== header.length || header.some((name) => name === '')) problems.push('the header has a name twice or none');
  if (new Set(tags).size !== tags.length) problems.push('two columns have the same tags');
  const read = tags.map(readTag);
  for (const [place, tag] of read.entries()) {
    if (tag === undefined) problems.push(`${tags[place]} is no hashtag`);
    else problems.push(...problemsOfTag(tag));
  }
  for (const row of rows)
    for (const [place, cell] of row.entries()) {
      const tag = read[place];
      const isNumber = tag !== undefined && (HXL_NUMBERS.has(tag.name) || tag.name === 'geo');
      if (isNumber && cell !== '' && !/^-?\d+(\.\d+)?$/.test(cell)) problems.push(`${header[place]}: ${cell} is no number`);
    }
  return problems;
}

interface Tag {
  readonly name: string;
  readonly attributes: readonly string[];
}

/** HXL 1.1, "Hashtags and attributes": letters, digits and low lines, a letter first. */
function readTag(text: string): Tag | undefined {
  const found = /^\s*#([A-Za-z]\w*)((?:\s*\+[A-Za-z]\w*)*)\s*$/.exec(text);
  if (found === null) return undefined;
  const attributes = (found[2] ?? '').split('+').map((each) => each.trim());
  return { name: (found[1] ?? '').toLowerCase(), attributes: attributes.filter(Boolean) };
}

function problemsOfTag({ name, attributes }: Tag): Problems {
  if (!HXL_HASHTAGS.has(name)) return [`#${name} is not in the dictionary`];
  return attributes.flatMap((attribute) => {
    const forTags = HXL_ATTRIBUTES[attribute];
    return forTags === undefined || forTags.includes(name) ? [] : [`+${attribute} is not for #${name}`];
  });
}

/** RFC 4287: its grammar by libxml2, what the grammar cannot say, and a feed reader that finds every entry. */
export function problemsOfAtom(text: string): Problems {
  const grammar = XmlDocument.fromString(ATOM_RELAX_NG);
  const document = XmlDocument.fromString(text);
  const validator = RelaxNGValidator.fromDoc(grammar);
  try {
    validator.validate(document);
    return [...problemsBeyondGrammar(document), ...problemsOfReader(text, document)];
  } catch (error) {
    if (error instanceof XmlValidateError) return error.details.map(({ message }) => message);
    throw error;
  } finally {
    validator.dispose();
    document.dispose();
    grammar.dispose();
  }
}

function problemsBeyondGrammar(document: XmlDocument): Problems {
  const textsOf = (path: string) => document.find(path, { a: ATOM }).map(({ content }) => content);
  const problems: string[] = [];
  const ids = textsOf('/a:feed/a:id | /a:feed/a:entry/a:id');
  const dates = textsOf('/a:feed/a:entry/a:updated');
  const [updated = ''] = textsOf('/a:feed/a:updated');
  if (ids.some((id) => !/^[a-z][a-z0-9+.-]*:\S+$/.test(id))) problems.push('an id is no whole IRI (§4.2.6)');
  if (new Set(ids).size !== ids.length) problems.push('an id stands twice (§4.1.1)');
  if (dates.some((date, place) => place > 0 && Date.parse(date) > Date.parse(dates[place - 1] ?? ''))) problems.push('not newest first');
  if (dates.some((date) => Date.parse(date) > Date.parse(updated))) problems.push('an entry is newer than the feed');
  if (textsOf('/a:feed/a:author/a:name').every((name) => name === '')) problems.push('no author (§4.1.1)');
  if (document.find('/a:feed/a:link[@rel="self"]', { a: ATOM }).length !== 1) problems.push('no link to itself (§4.1.1)');
  const bare = document.find('/a:feed/a:entry[not(a:link[@rel="alternate" or not(@rel)])]', { a: ATOM });
  if (bare.length > 0) problems.push('an entry has neither content nor a link (§4.1.2)');
  if (textsOf('//a:title').includes('')) problems.push('an empty title');
  return problems;
}

function problemsOfReader(text: string, document: XmlDocument): Problems {
  const { items, title, authors } = parseFeed(text);
  const entries = document.find('/a:feed/a:entry', { a: ATOM });
  const problems = items.length === entries.length ? [] : [`${entries.length} entries, and a reader found ${items.length}`];
  if (title === null || authors.length === 0) problems.push('a reader found no title or author');
  for (const [place, { id, updated }] of items.entries()) {
    const entry = entries[place];
    const told = entry instanceof XmlElement ? entry.get('a:id', { a: ATOM })?.content : undefined;
    if (id !== told || updated === null) problems.push(`a reader found ${id} in place of ${told}`);
  }
  return problems;
}
