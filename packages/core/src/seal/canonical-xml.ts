import type { XmlAttribute, XmlDocument, XmlElement, XmlNode, XmlRemark } from '../cap/parse-xml.ts';

const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** Which canonical form, and of what. */
export interface CanonicalForm {
  /** Exclusive (W3C xml-exc-c14n) or inclusive (W3C xml-c14n, 1.0). */
  readonly isExclusive: boolean;
  /** Prefixes treated as in the inclusive form (xml-exc-c14n §4); the default namespace as the empty text. */
  readonly inclusivePrefixes?: ReadonlySet<string>;
  readonly withComments?: boolean;
  /** Left out with everything in it: the signature in the enveloped form (XMLDSig §6.6.4). */
  readonly leaveOut?: ReadonlySet<XmlElement>;
  /** Leaves out white space between elements: what a document looked like before somebody indented it. */
  readonly withoutBlank?: boolean;
}

type Scope = ReadonlyMap<string, string>;

interface Writing {
  readonly form: CanonicalForm;
  readonly out: string[];
}

/** The canonical form of a whole document. */
export function canonicalDocument({ before, root, after }: XmlDocument, form: CanonicalForm): string {
  const around = ({ kind }: XmlRemark): boolean => kind === 'instruction' || form.withComments === true;
  return [
    ...before.filter(around).map((remark) => `${remarkText(remark)}\n`),
    canonicalElement(root, [], form),
    ...after.filter(around).map((remark) => `\n${remarkText(remark)}`),
  ].join('');
}

/**
 * The canonical form of an element with everything in it.
 *
 * @param ancestors - from the root down to its parent: the inclusive form takes over what they declare
 */
export function canonicalElement(element: XmlElement, ancestors: readonly XmlElement[], form: CanonicalForm): string {
  const scope = new Map<string, string>();
  for (const { declares } of ancestors) for (const [prefix, uri] of declares) scope.set(prefix, uri);
  const inherited = form.isExclusive ? [] : inheritedXmlAttributes(element, ancestors);
  const writing: Writing = { form, out: [] };
  writeElement({ ...element, attributes: [...element.attributes, ...inherited] }, { scope, rendered: new Map() }, writing);
  return writing.out.join('');
}

/** The inclusive form of a part takes over `xml:` attributes of what is around it (W3C xml-c14n §2.4). */
function inheritedXmlAttributes(element: XmlElement, ancestors: readonly XmlElement[]): readonly XmlAttribute[] {
  const found = new Map<string, XmlAttribute>();
  for (const { attributes } of ancestors) {
    for (const attribute of attributes) if (attribute.namespace === XML_NAMESPACE) found.set(attribute.name, attribute);
  }
  for (const { namespace, name } of element.attributes) if (namespace === XML_NAMESPACE) found.delete(name);
  return [...found.values()];
}

function writeElement(element: XmlElement, around: { readonly scope: Scope; readonly rendered: Scope }, writing: Writing): void {
  const { form, out } = writing;
  const scope = element.declares.size === 0 ? around.scope : new Map([...around.scope, ...element.declares]);
  const rendered = new Map(around.rendered);
  const name = qualified(element);
  out.push('<', name);
  for (const prefix of [...prefixesToRender(element, scope, form)].sort()) {
    const uri = scope.get(prefix) ?? '';
    if (prefix === 'xml' || uri === (rendered.get(prefix) ?? '')) continue;
    rendered.set(prefix, uri);
    out.push(prefix === '' ? ' xmlns="' : ` xmlns:${prefix}="`, attributeText(uri), '"');
  }
  for (const attribute of element.attributes.toSorted(byNamespaceAndName)) {
    out.push(' ', qualified(attribute), '="', attributeText(attribute.value), '"');
  }
  out.push('>');
  const leavesBlank = form.withoutBlank === true && element.children.length > 0;
  for (const node of element.nodes) {
    if (node.kind === 'element' && form.leaveOut?.has(node) !== true) writeElement(node, { scope, rendered }, writing);
    else if (node.kind !== 'element' && !(leavesBlank && isBlank(node))) writeLeaf(node, writing);
  }
  out.push('</', name, '>');
}

function writeLeaf(node: Exclude<XmlNode, XmlElement>, { form, out }: Writing): void {
  if (node.kind === 'text') out.push(textText(node.text));
  else if (node.kind === 'instruction' || form.withComments === true) out.push(remarkText(node));
}

/** Exclusive: those that the element's own names use (xml-exc-c14n §1.1, "visibly utilized"). Inclusive: all that are in scope. */
function prefixesToRender(element: XmlElement, scope: Scope, form: CanonicalForm): ReadonlySet<string> {
  if (!form.isExclusive) return new Set([...scope.keys(), '']);
  const prefixes = new Set([element.prefix]);
  for (const { prefix } of element.attributes) if (prefix !== '') prefixes.add(prefix);
  for (const prefix of form.inclusivePrefixes ?? []) if (scope.has(prefix)) prefixes.add(prefix);
  return prefixes;
}

function isBlank(node: XmlNode): boolean {
  return node.kind === 'text' && /^[ \t\r\n]*$/.test(node.text);
}

function byNamespaceAndName(one: XmlAttribute, other: XmlAttribute): number {
  if (one.namespace !== other.namespace) return one.namespace < other.namespace ? -1 : 1;
  return one.name < other.name ? -1 : 1;
}

function qualified({ prefix, name }: { readonly prefix: string; readonly name: string }): string {
  return prefix === '' ? name : `${prefix}:${name}`;
}

function remarkText({ kind, target, text }: XmlRemark): string {
  if (kind === 'comment') return `<!--${text.replaceAll('\r', '&#xD;')}-->`;
  return text === '' ? `<?${target}?>` : `<?${target} ${text.replaceAll('\r', '&#xD;')}?>`;
}

function textText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');
}

function attributeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\t', '&#x9;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\r', '&#xD;');
}
