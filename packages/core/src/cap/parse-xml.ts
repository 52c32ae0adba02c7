import { SaxesParser } from 'saxes';
import { type Issue, ok, type Result, refuse } from '../units/result.ts';

/** Longest document that is read, UTF-16 units: ten times the largest alert for every zone of a country in five languages. */
export const XML_LENGTH_MAX = 32 * 1024 * 1024;
const ELEMENTS_MAX = 200_000;
const DEPTH_MAX = 32;
/** Parsing stops at the end of the piece in which the first failure stands: what follows could be made to cost any time. */
const CHUNK_LENGTH = 8 * 1024;

/** An element of a document: its name, its text, its child elements. */
export interface XmlElement {
  readonly name: string;
  readonly namespace: string;
  readonly children: readonly XmlElement[];
  /** The text directly inside, references resolved, CDATA included. */
  readonly text: string;
}

interface OpenElement {
  readonly name: string;
  readonly namespace: string;
  readonly children: OpenElement[];
  text: string;
}

/**
 * Reads a document into elements. A document type declaration is refused, and with it every entity that is not XML's own: nothing
 * is fetched and nothing expands.
 */
export function parseXml(source: string): Result<XmlElement, readonly Issue[]> {
  if (source.length > XML_LENGTH_MAX) return refuse([issue('TOO_LONG', `longer than ${XML_LENGTH_MAX} characters`)]);
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: OpenElement[] = [];
  let root: OpenElement | undefined;
  let elements = 0;
  let failure: Issue | undefined;
  const fail = (code: string, message: string): void => {
    failure ??= issue(code, `line ${parser.line}: ${message}`);
  };
  parser.on('error', (error) => fail('NOT_WELL_FORMED', error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => fail('DOCTYPE', 'a document type declaration is not accepted'));
  parser.on('opentag', (tag) => {
    elements += 1;
    if (elements > ELEMENTS_MAX) fail('TOO_MANY_ELEMENTS', `more than ${ELEMENTS_MAX} elements`);
    if (open.length >= DEPTH_MAX) fail('TOO_DEEP', `elements more than ${DEPTH_MAX} deep`);
    if (failure !== undefined) return;
    const element: OpenElement = { name: tag.local, namespace: tag.uri, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    if (failure === undefined) open.pop();
  });
  const addText = (text: string): void => {
    const parent = open.at(-1);
    if (parent !== undefined && failure === undefined) parent.text += text;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  for (let from = 0; from < source.length && failure === undefined; from += CHUNK_LENGTH) {
    parser.write(source.slice(from, from + CHUNK_LENGTH));
  }
  if (failure === undefined) parser.close();
  if (failure !== undefined) return refuse([failure]);
  return root === undefined ? refuse([issue('NOT_WELL_FORMED', 'no element')]) : ok(root);
}

function issue(code: string, message: string): Issue {
  return { code, path: '', message };
}
