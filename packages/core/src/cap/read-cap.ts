import { type Issue, ok, type Result, refuse } from '../units/result.ts';
import {
  CAP_1_1_NAMESPACE,
  CAP_CATEGORIES,
  CAP_CERTAINTIES,
  CAP_MESSAGE_TYPES,
  CAP_NAMESPACE,
  CAP_RESPONSE_TYPES,
  CAP_SCOPES,
  CAP_SEVERITIES,
  CAP_STATUSES,
  CAP_URGENCIES,
  type CapAlert,
  type CapArea,
  type CapInfo,
  type CapNamedValue,
  type CapResource,
  type CapVersion,
} from './cap-alert.ts';
import { type FieldRule, type PlacedElement, plainText, readFields, trimmed } from './element-reader.ts';
import { parseXml, type XmlElement } from './parse-xml.ts';
import {
  readCircle,
  readDate,
  readIncidents,
  readLanguage,
  readNumber,
  readPolygon,
  readReferences,
  readUri,
  readWord,
} from './read-values.ts';

/** Issues beyond this many are not listed: a file that is something else entirely would give one an element. */
const ISSUES_MAX = 200;

/** Issues of a message that the schema accepts: its text says nothing that can be read. All others break the schema. */
const CONTENT_CODES = new Set(['POINT', 'TOO_MANY_POINTS', 'CIRCLE', 'REFERENCE']);

/** True for an issue with which the message is not valid by the schema. */
export function breaksSchema({ code }: Issue): boolean {
  return !CONTENT_CODES.has(code);
}

/**
 * Reads a CAP 1.2 message. What the schema forbids is refused with every issue found, not the first; what it allows and should not
 * is for `checkCap`. An XML signature is passed over: it says that a message is whole, not that its sender may warn.
 *
 * @returns the message, or issues with paths like `alert.info[0].area[1].polygon[0]`; codes `NOT_WELL_FORMED`, `DOCTYPE`, `TOO_LONG`,
 *   `TOO_DEEP`, `TOO_MANY_ELEMENTS`, and those of {@link readCapElement}
 */
export function readCap(xml: string): Result<CapAlert, readonly Issue[]> {
  const document = parseXml(xml);
  if (!document.ok) return document;
  const read = readCapElement(document.value);
  if (!read.ok) return read;
  return read.value.version === '1.2' ? ok(read.value.alert) : refuse([oldVersion(document.value)]);
}

/** A message with the version of the standard that it is written in. */
export interface ReadMessage {
  readonly alert: CapAlert;
  readonly version: CapVersion;
}

/**
 * Reads a message that is parsed already, also one of CAP 1.1, whose dates are brought into the form of 1.2.
 *
 * @returns the message, or issues with codes `NOT_CAP`, `OLD_VERSION`, `UNKNOWN_ELEMENT`, `OUT_OF_ORDER`, `DUPLICATE`, `MISSING`, `TEXT`,
 *   `ELEMENT`, `ATTRIBUTE`, `VALUE`, `DATE`, `NUMBER`, `LANGUAGE`, `URI`, `POINT`, `TOO_MANY_POINTS`, `CIRCLE`, `REFERENCE`
 */
export function readCapElement(root: XmlElement): Result<ReadMessage, readonly Issue[]> {
  const version = VERSIONS.get(root.namespace);
  if (root.name !== 'alert' || version === undefined) {
    if (root.name === 'alert' && OLD_NAMESPACE.test(root.namespace)) return refuse([oldVersion(root)]);
    return refuse([{ code: 'NOT_CAP', path: root.name, message: `expected the element alert of ${CAP_NAMESPACE}` }]);
  }
  const issues: Issue[] = [];
  const alert = readAlert({ element: root, path: 'alert' }, issues);
  return issues.length === 0 ? ok({ alert, version }) : refuse(issues.slice(0, ISSUES_MAX));
}

const VERSIONS: ReadonlyMap<string, CapVersion> = new Map([
  [CAP_NAMESPACE, '1.2'],
  [CAP_1_1_NAMESPACE, '1.1'],
]);
const OLD_NAMESPACE = /^(?:urn:oasis:names:tc:emergency:cap:1|http:\/\/www\.incident\.com\/cap\/1)\.[01]$/;

function oldVersion({ name, namespace }: XmlElement): Issue {
  return { code: 'OLD_VERSION', path: name, message: `is of ${namespace}: expected ${CAP_NAMESPACE}` };
}

const ALERT_RULES: readonly FieldRule[] = [
  { name: 'identifier', required: true },
  { name: 'sender', required: true },
  { name: 'sent', required: true },
  { name: 'status', required: true },
  { name: 'msgType', required: true },
  { name: 'source' },
  { name: 'scope', required: true },
  { name: 'restriction' },
  { name: 'addresses' },
  { name: 'code', many: true },
  { name: 'note' },
  { name: 'references' },
  { name: 'incidents' },
  { name: 'info', many: true },
];

function readAlert(placed: PlacedElement, issues: Issue[]): CapAlert {
  const fields = readFields(placed, ALERT_RULES, issues);
  return withoutAbsent<CapAlert>({
    identifier: trimmed(fields.text('identifier')),
    sender: trimmed(fields.text('sender')),
    sent: readDate(fields.one('sent'), issues) ?? '',
    status: readWord(fields.one('status'), CAP_STATUSES, issues),
    msgType: readWord(fields.one('msgType'), CAP_MESSAGE_TYPES, issues),
    source: fields.optionalText('source'),
    scope: readWord(fields.one('scope'), CAP_SCOPES, issues),
    restriction: fields.optionalText('restriction'),
    addresses: fields.optionalText('addresses'),
    code: fields.all('code').map((code) => plainText(code, issues) ?? ''),
    note: fields.optionalText('note'),
    references: readReferences(fields.one('references'), issues),
    incidents: readIncidents(fields.one('incidents'), issues),
    info: fields.all('info').map((info) => readInfo(info, issues)),
  });
}

const INFO_RULES: readonly FieldRule[] = [
  { name: 'language' },
  { name: 'category', required: true, many: true },
  { name: 'event', required: true },
  { name: 'responseType', many: true },
  { name: 'urgency', required: true },
  { name: 'severity', required: true },
  { name: 'certainty', required: true },
  { name: 'audience' },
  { name: 'eventCode', many: true },
  { name: 'effective' },
  { name: 'onset' },
  { name: 'expires' },
  { name: 'senderName' },
  { name: 'headline' },
  { name: 'description' },
  { name: 'instruction' },
  { name: 'web' },
  { name: 'contact' },
  { name: 'parameter', many: true },
  { name: 'resource', many: true },
  { name: 'area', many: true },
];

function readInfo(placed: PlacedElement, issues: Issue[]): CapInfo {
  const fields = readFields(placed, INFO_RULES, issues);
  return withoutAbsent<CapInfo>({
    language: readLanguage(fields.one('language'), issues),
    category: fields.all('category').map((category) => readWord(category, CAP_CATEGORIES, issues)),
    event: fields.text('event'),
    responseType: fields.all('responseType').map((type) => readWord(type, CAP_RESPONSE_TYPES, issues)),
    urgency: readWord(fields.one('urgency'), CAP_URGENCIES, issues),
    severity: readWord(fields.one('severity'), CAP_SEVERITIES, issues),
    certainty: readWord(fields.one('certainty'), CAP_CERTAINTIES, issues),
    audience: fields.optionalText('audience'),
    eventCode: fields.all('eventCode').map((code) => readNamedValue(code, issues)),
    effective: readDate(fields.one('effective'), issues),
    onset: readDate(fields.one('onset'), issues),
    expires: readDate(fields.one('expires'), issues),
    senderName: fields.optionalText('senderName'),
    headline: fields.optionalText('headline'),
    description: fields.optionalText('description'),
    instruction: fields.optionalText('instruction'),
    web: readUri(fields.one('web'), issues),
    contact: fields.optionalText('contact'),
    parameter: fields.all('parameter').map((parameter) => readNamedValue(parameter, issues)),
    resource: fields.all('resource').map((resource) => readResource(resource, issues)),
    area: fields.all('area').map((area) => readArea(area, issues)),
  });
}

const NAMED_VALUE_RULES: readonly FieldRule[] = [
  { name: 'valueName', required: true },
  { name: 'value', required: true },
];

function readNamedValue(placed: PlacedElement, issues: Issue[]): CapNamedValue {
  const fields = readFields(placed, NAMED_VALUE_RULES, issues);
  return { valueName: fields.text('valueName'), value: fields.text('value') };
}

const RESOURCE_RULES: readonly FieldRule[] = [
  { name: 'resourceDesc', required: true },
  { name: 'mimeType', required: true },
  { name: 'size' },
  { name: 'uri' },
  { name: 'derefUri' },
  { name: 'digest' },
];

/** CAP 1.1 §3.2.3 lets a resource not say of what type it is (RFC 2046 §4.5.1). */
const UNKNOWN_TYPE = 'application/octet-stream';
const OLD_RESOURCE_RULES: readonly FieldRule[] = RESOURCE_RULES.map((rule) => (rule.name === 'mimeType' ? { name: rule.name } : rule));

function readResource(placed: PlacedElement, issues: Issue[]): CapResource {
  const isOld = placed.element.namespace === CAP_1_1_NAMESPACE;
  const fields = readFields(placed, isOld ? OLD_RESOURCE_RULES : RESOURCE_RULES, issues);
  return withoutAbsent<CapResource>({
    resourceDesc: fields.text('resourceDesc'),
    mimeType: isOld ? (fields.optionalText('mimeType') ?? UNKNOWN_TYPE) : fields.text('mimeType'),
    size: readNumber(fields.one('size'), issues, true),
    uri: readUri(fields.one('uri'), issues),
    derefUri: fields.optionalText('derefUri'),
    digest: fields.optionalText('digest'),
  });
}

const AREA_RULES: readonly FieldRule[] = [
  { name: 'areaDesc', required: true },
  { name: 'polygon', many: true },
  { name: 'circle', many: true },
  { name: 'geocode', many: true },
  { name: 'altitude' },
  { name: 'ceiling' },
];

function readArea(placed: PlacedElement, issues: Issue[]): CapArea {
  const fields = readFields(placed, AREA_RULES, issues);
  return withoutAbsent<CapArea>({
    areaDesc: fields.text('areaDesc'),
    polygon: fields.all('polygon').map((polygon) => readPolygon(polygon, issues)),
    circle: fields.all('circle').map((circle) => readCircle(circle, issues)),
    geocode: fields.all('geocode').map((code) => readNamedValue(code, issues)),
    altitude: readNumber(fields.one('altitude'), issues),
    ceiling: readNumber(fields.one('ceiling'), issues),
  });
}

/** Every member has to be named, and optional ones may be undefined. */
type Complete<Value> = { readonly [Key in keyof Value]-?: object extends Pick<Value, Key> ? Value[Key] | undefined : Value[Key] };

/** Leaves out the members that are undefined, so that what was absent stays absent. */
function withoutAbsent<Value extends object>(value: Complete<Value>): Value {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Value;
}
