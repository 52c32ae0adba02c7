import type { XmlDocument, XmlElement } from '../cap/parse-xml.ts';
import { ok, type Result, refuse } from '../units/result.ts';
import { type CanonicalForm, canonicalDocument, canonicalElement } from './canonical-xml.ts';

/** XMLDSig §1.3, and the namespace of what version 1.1 added (elliptic curves). */
export const SIGNATURE_NAMESPACE = 'http://www.w3.org/2000/09/xmldsig#';
export const SIGNATURE11_NAMESPACE = 'http://www.w3.org/2009/xmldsig11#';
export const ENVELOPED = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';
export const EXCLUSIVE_FORM = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const INCLUSIVE_FORMS = ['http://www.w3.org/TR/2001/REC-xml-c14n-20010315', 'http://www.w3.org/2006/12/xml-c14n11'];
const WITH_COMMENTS = /#?WithComments$/;

/** More signatures than a real alert carries (Canada's carries two): each costs a canonical form of the whole. */
const SIGNATURES_MAX = 4;

/** Why a signature is not one that can be checked here. */
export interface SignatureRefusal {
  readonly code: string;
  readonly reason: string;
}

/** An enveloped signature over a whole document, read and not yet checked. */
export interface EnvelopedSignature {
  readonly element: XmlElement;
  readonly signedInfo: XmlElement;
  readonly signedInfoForm: CanonicalForm;
  readonly signatureMethod: string;
  readonly digestMethod: string;
  /** Base64 as it stands, without white space. */
  readonly digestValue: string;
  readonly signatureValue: string;
  /** How the document is put in canonical form for the digest. */
  readonly form: CanonicalForm;
  readonly keyInfo: XmlElement | undefined;
}

/** The signatures of a document: those directly in its root. One anywhere else covers a part only and is a refusal. */
export function findSignatures({ root }: XmlDocument): Result<readonly XmlElement[], SignatureRefusal> {
  const found = root.children.filter(isSignature);
  if (found.length > SIGNATURES_MAX) return refusal('TOO_MANY_SIGNATURES', `more than ${SIGNATURES_MAX} signatures`);
  const others = root.children.filter((child) => !isSignature(child)).some(holdsSignature);
  return others ? refusal('MISPLACED_SIGNATURE', 'a signature stands inside a part of the message') : ok(found);
}

/**
 * Reads one signature. Only what binds the whole document is taken: one reference to the document itself, the enveloped transform,
 * at most one canonical form after it. No XPath, no XSLT, no reference to elsewhere: with them a signature can be true and say
 * nothing of what is read.
 *
 * @see XML Signature Syntax and Processing 1.1, §4 and §8.1 (see what is signed)
 */
export function readSignature(element: XmlElement, document: XmlDocument): Result<EnvelopedSignature, SignatureRefusal> {
  const signedInfo = only(element, 'SignedInfo');
  const signatureValue = only(element, 'SignatureValue');
  const keyInfos = childrenOf(element, 'KeyInfo');
  if (signedInfo === undefined || signatureValue === undefined || keyInfos.length > 1) {
    return refusal('NO_SIGNATURE_FORM', 'expected one SignedInfo, one SignatureValue and at most one KeyInfo');
  }
  const method = only(signedInfo, 'CanonicalizationMethod');
  const signatureMethod = algorithmOf(only(signedInfo, 'SignatureMethod'));
  const signedInfoForm = method === undefined ? undefined : formOf(method);
  if (signedInfoForm === undefined) return refusal('UNKNOWN_FORM', `canonical form ${algorithmOf(method)} is not one used here`);
  const [reference, ...more] = childrenOf(signedInfo, 'Reference');
  if (reference === undefined || more.length > 0) return refusal('REFERENCES', 'expected exactly one reference');
  if (!refersToDocument(reference, document))
    return refusal('REFERENCE_ELSEWHERE', 'the signature speaks of something else than the whole message');
  const form = transformedForm(reference);
  if (!form.ok) return form;
  return ok({
    element,
    signedInfo,
    signedInfoForm,
    signatureMethod,
    digestMethod: algorithmOf(only(reference, 'DigestMethod')),
    digestValue: packed(only(reference, 'DigestValue')?.text),
    signatureValue: packed(signatureValue.text),
    form: form.value,
    keyInfo: keyInfos[0],
  });
}

/** One way in which a document may have stood when it was signed. */
export interface SignedText {
  readonly text: string;
  /** The element that the text is of, with what was left out of it still in it. */
  readonly wasIndented: boolean;
}

/**
 * The texts whose digest the reference may hold. First the standard's: the document without this signature. Then what real signers
 * do: other signatures left out as well, the root alone without the instructions around it, and the message as it was before
 * somebody indented it. All of them hold every element and value of the message.
 */
export function* signedTexts(
  signature: EnvelopedSignature,
  document: XmlDocument,
  signatures: readonly XmlElement[],
): Generator<SignedText> {
  const own = new Set([signature.element]);
  const cuts = signatures.length > 1 ? [own, new Set(signatures)] : [own];
  const seen = new Set<string>();
  for (const wasIndented of [false, true]) {
    for (const leaveOut of cuts) {
      const form = { ...signature.form, leaveOut, withoutBlank: wasIndented };
      for (const text of [canonicalDocument(document, form), canonicalElement(document.root, [], form)]) {
        if (seen.has(text)) continue;
        seen.add(text);
        yield { text, wasIndented };
      }
    }
  }
}

/** The bytes' text that the signature value is over. */
export function signedInfoText(signature: EnvelopedSignature, document: XmlDocument, wasIndented: boolean): string {
  const form = { ...signature.signedInfoForm, withoutBlank: wasIndented };
  return canonicalElement(signature.signedInfo, [document.root, signature.element], form);
}

/** RFC 3275 §4.4.3.2: an empty URI is the document; an absent one is left to the application, and means the same here. */
function refersToDocument(reference: XmlElement, { root }: XmlDocument): boolean {
  const uri = attributeOf(reference, 'URI');
  if (uri === undefined || uri === '') return true;
  const ids = root.attributes.filter(({ name }) => name.toLowerCase() === 'id');
  return ids.length === 1 && uri === `#${ids[0]?.value}`;
}

function transformedForm(reference: XmlElement): Result<CanonicalForm, SignatureRefusal> {
  const transforms = childrenOf(only(reference, 'Transforms'), 'Transform');
  const [first, second, ...more] = transforms;
  if (algorithmOf(first) !== ENVELOPED || more.length > 0) {
    return refusal('TRANSFORMS', 'expected the enveloped transform and at most one canonical form');
  }
  // XMLDSig §4.4.3.2: what is left a node-set is put in the inclusive form. A same-document reference holds no comments (§4.4.3.3).
  const form = second === undefined ? { isExclusive: false } : formOf(second);
  if (form === undefined) return refusal('TRANSFORMS', `transform ${algorithmOf(second)} is not one used here`);
  return ok({ ...form, withComments: false });
}

function formOf(method: XmlElement): CanonicalForm | undefined {
  const algorithm = algorithmOf(method);
  const plain = algorithm.replace(WITH_COMMENTS, '');
  const withComments = plain !== algorithm;
  if (INCLUSIVE_FORMS.includes(plain)) return { isExclusive: false, withComments };
  if (plain !== EXCLUSIVE_FORM && `${plain}#` !== EXCLUSIVE_FORM) return undefined;
  const list = method.children.find(({ name, namespace }) => name === 'InclusiveNamespaces' && namespace === EXCLUSIVE_FORM);
  const prefixes = (list === undefined ? '' : (attributeOf(list, 'PrefixList') ?? '')).split(/\s+/).filter((prefix) => prefix !== '');
  return { isExclusive: true, withComments, inclusivePrefixes: new Set(prefixes.map((prefix) => (prefix === '#default' ? '' : prefix))) };
}

function isSignature({ name, namespace }: XmlElement): boolean {
  return name === 'Signature' && namespace === SIGNATURE_NAMESPACE;
}

function holdsSignature(element: XmlElement): boolean {
  return element.children.some((child) => isSignature(child) || holdsSignature(child));
}

/** Children of a name in the signature's namespace. */
export function childrenOf(element: XmlElement | undefined, name: string, namespace = SIGNATURE_NAMESPACE): readonly XmlElement[] {
  return (element?.children ?? []).filter((child) => child.name === name && child.namespace === namespace);
}

/** The only child of that name; undefined where there is none, or several. */
export function only(element: XmlElement | undefined, name: string, namespace = SIGNATURE_NAMESPACE): XmlElement | undefined {
  const found = childrenOf(element, name, namespace);
  return found.length === 1 ? found[0] : undefined;
}

/** Value of an attribute without a prefix. */
export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.namespace === '' && attribute.name === name)?.value;
}

/** Base64 without its line breaks. */
export function packed(text: string | undefined): string {
  return (text ?? '').replaceAll(/[ \t\r\n]/g, '');
}

function algorithmOf(element: XmlElement | undefined): string {
  return (element === undefined ? undefined : attributeOf(element, 'Algorithm')) ?? '';
}

function refusal(code: string, reason: string): { readonly ok: false; readonly error: SignatureRefusal } {
  return refuse({ code, reason });
}
