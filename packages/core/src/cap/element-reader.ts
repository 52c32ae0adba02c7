import type { Issue } from '../units/result.ts';
import type { XmlElement } from './parse-xml.ts';

/** Where an element may stand among its siblings, in the order of the schema. */
export interface FieldRule {
  readonly name: string;
  readonly required?: true;
  readonly many?: true;
}

/** An element with the path at which issues about it are reported. */
export interface PlacedElement {
  readonly element: XmlElement;
  readonly path: string;
}

/** The children of one element, sorted by name and checked against the rules. */
export interface Fields {
  /** The first of that name. */
  one(name: string): PlacedElement | undefined;
  all(name: string): readonly PlacedElement[];
  /** Text as it stands; empty where absent. */
  text(name: string): string;
  /** Text as it stands, or undefined where absent. */
  optionalText(name: string): string | undefined;
}

const SIGNATURE_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';
const INSTANCE_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance';
/** What any element may carry (XML Schema 1.0 part 1 §2.6.3) without saying anything about the message. */
const HINTS = new Set(['schemaLocation', 'noNamespaceSchemaLocation']);

/** Sorts an element's children by name. What is unknown, missing, repeated, out of order or in another namespace becomes an issue. */
export function readFields({ element, path }: PlacedElement, rules: readonly FieldRule[], issues: Issue[]): Fields {
  const found = new Map<string, PlacedElement[]>();
  let reached = 0;
  checkAttributes({ element, path }, issues);
  for (const child of element.children) {
    // The schema has signatures last in the alert and nowhere else.
    if (child.namespace === SIGNATURE_NAMESPACE && path === 'alert') {
      reached = rules.length;
      continue;
    }
    const place = child.namespace === element.namespace ? rules.findIndex((rule) => rule.name === child.name) : -1;
    const rule = rules[place];
    if (rule === undefined) {
      issues.push({ code: 'UNKNOWN_ELEMENT', path: `${path}.${child.name}`, message: 'no element of CAP 1.2 at this place' });
      continue;
    }
    const siblings = found.get(rule.name) ?? [];
    found.set(rule.name, siblings);
    const childPath = rule.many ? `${path}.${rule.name}[${siblings.length}]` : `${path}.${rule.name}`;
    if (place < reached)
      issues.push({ code: 'OUT_OF_ORDER', path: childPath, message: `stands after ${rules[reached]?.name ?? 'a signature'}` });
    reached = Math.max(reached, place);
    if (siblings.length > 0 && !rule.many) issues.push({ code: 'DUPLICATE', path: childPath, message: 'may stand only once' });
    siblings.push({ element: child, path: childPath });
  }
  for (const rule of rules) {
    if (rule.required && !found.has(rule.name)) issues.push({ code: 'MISSING', path: `${path}.${rule.name}`, message: 'is required' });
  }
  if (trimmed(element.text) !== '') issues.push({ code: 'TEXT', path, message: 'text between elements' });
  return {
    one: (name) => found.get(name)?.[0],
    all: (name) => found.get(name) ?? [],
    text: (name) => plainText(found.get(name)?.[0], issues) ?? '',
    optionalText: (name) => plainText(found.get(name)?.[0], issues),
  };
}

/** The text of an element that may hold nothing else. */
export function plainText(placed: PlacedElement | undefined, issues: Issue[]): string | undefined {
  if (placed === undefined) return undefined;
  checkAttributes(placed, issues);
  if (placed.element.children.length > 0) issues.push({ code: 'ELEMENT', path: placed.path, message: 'may hold text only' });
  return placed.element.text;
}

/** Without the white space of XML (1.0 §2.3) at its ends: other blanks are characters like any other. */
export function trimmed(text: string): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

function checkAttributes({ element, path }: PlacedElement, issues: Issue[]): void {
  for (const { namespace, name } of element.attributes) {
    if (namespace === INSTANCE_NAMESPACE && HINTS.has(name)) continue;
    issues.push({ code: 'ATTRIBUTE', path: `${path}@${name}`, message: 'CAP has no attributes' });
  }
}
