import { SaxesParser } from 'saxes';
import { type Issue, ok, type Result, refuse } from '../units/result.ts';

/** Longest document that is read, UTF-16 units: ten times the largest alert for every zone of a country in five languages. */
export const XML_LENGTH_MAX = 32 * 1024 * 1024;
const ELEMENTS_MAX = 200_000;
const DEPTH_MAX = 32;
/** Parsing stops at the end of the piece in which the first failure stands: what follows could be made to cost any time. */
const CHUNK_LENGTH = 8 * 1024;
const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/';

/** An attribute that is no namespace declaration. */
export interface XmlAttribute {
  readonly prefix: string;
  readonly name: string;
  readonly namespace: string;
  readonly value: string;
}

/** Character data: references resolved, CDATA included, never two in a row. */
export interface XmlText {
  readonly kind: 'text';
  readonly text: string;
}

/** A comment, or a processing instruction with its target. */
export interface XmlRemark {
  readonly kind: 'comment' | 'instruction';
  readonly target: string;
  readonly text: string;
}

export type XmlNode = XmlElement | XmlText | XmlRemark;

/** An element of a document: its name, its text, its child elements. */
export interface XmlElement {
  readonly kind: 'element';
  readonly name: string;
  readonly prefix: string;
  readonly namespace: string;
  readonly attributes: readonly XmlAttribute[];
  /** Namespaces declared here, by prefix; the default one under the empty text. */
  readonly declares: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The text directly inside, references resolved, CDATA included. */
  readonly text: string;
  /** Everything directly inside, in the order of the document. */
  readonly nodes: readonly XmlNode[];
}

/** A whole document: its root and what stands before and after it. */
export interface XmlDocument {
  readonly before: readonly XmlRemark[];
  readonly root: XmlElement;
  readonly after: readonly XmlRemark[];
}

interface OpenElement extends XmlElement {
  readonly children: OpenElement[];
  readonly nodes: (XmlNode | OpenText)[];
  text: string;
}

interface OpenText {
  readonly kind: 'text';
  text: string;
}

/** Reads a document and gives its root: see {@link parseDocument}. */
export function parseXml(source: string): Result<XmlElement, readonly Issue[]> {
  const document = parseDocument(source);
  return document.ok ? ok(document.value.root) : document;
}

/**
 * Reads a document into elements. A document type declaration is refused, and with it every entity that is not XML's own: nothing
 * is fetched and nothing expands.
 */
export function parseDocument(source: string): Result<XmlDocument, readonly Issue[]> {
  if (source.length > XML_LENGTH_MAX) return refuse([issue('TOO_LONG', `longer than ${XML_LENGTH_MAX} characters`)]);
  const parser = new SaxesParser({ xmlns: true, position: true });
  let failure: Issue | undefined;
  const fail = (code: string, message: string): void => {
    failure ??= issue(code, `line ${parser.line}: ${message}`);
  };
  const tree = growTree(parser, fail);
  parser.on('error', (error) => fail('NOT_WELL_FORMED', error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => fail('DOCTYPE', 'a document type declaration is not accepted'));
  for (let from = 0; from < source.length && failure === undefined; from += CHUNK_LENGTH) {
    parser.write(source.slice(from, from + CHUNK_LENGTH));
  }
  if (failure === undefined) parser.close();
  if (failure !== undefined) return refuse([failure]);
  const { before, root, after } = tree;
  return root === undefined ? refuse([issue('NOT_WELL_FORMED', 'no element')]) : ok({ before, root, after });
}

interface GrowingTree {
  readonly before: XmlRemark[];
  root: XmlElement | undefined;
  readonly after: XmlRemark[];
}

/** Makes a parser's events a tree, within the bounds on its size. */
function growTree(parser: SaxesParser<{ xmlns: true; position: true }>, fail: (code: string, message: string) => void): GrowingTree {
  const tree: GrowingTree = { before: [], root: undefined, after: [] };
  const open: OpenElement[] = [];
  let elements = 0;
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > ELEMENTS_MAX) return fail('TOO_MANY_ELEMENTS', `more than ${ELEMENTS_MAX} elements`);
    if (open.length >= DEPTH_MAX) return fail('TOO_DEEP', `elements more than ${DEPTH_MAX} deep`);
    const element: OpenElement = {
      kind: 'element',
      name: tag.local,
      prefix: tag.prefix,
      namespace: tag.uri,
      attributes: Object.values(tag.attributes)
        .filter(({ uri }) => uri !== XMLNS_NAMESPACE)
        .map(({ prefix, local, uri, value }) => ({ prefix, name: local, namespace: uri, value })),
      declares: new Map(Object.entries(tag.ns)),
      children: [],
      nodes: [],
      text: '',
    };
    const parent = open.at(-1);
    parent?.children.push(element);
    parent?.nodes.push(element);
    tree.root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    open.pop();
  });
  const addText = (text: string): void => {
    const parent = open.at(-1);
    if (parent === undefined || text === '') return;
    parent.text += text;
    const last = parent.nodes.at(-1);
    if (last?.kind === 'text') (last as OpenText).text += text;
    else parent.nodes.push({ kind: 'text', text });
  };
  const addRemark = (remark: XmlRemark): void => {
    const parent = open.at(-1);
    if (parent !== undefined) parent.nodes.push(remark);
    else if (tree.root === undefined) tree.before.push(remark);
    else tree.after.push(remark);
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('comment', (text) => addRemark({ kind: 'comment', target: '', text }));
  parser.on('processinginstruction', ({ target, body }) => addRemark({ kind: 'instruction', target, text: body }));
  return tree;
}

function issue(code: string, message: string): Issue {
  return { code, path: '', message };
}
