import { CAP_NAMESPACE, type CapAlert, type CapArea, type CapInfo, type CapNamedValue, type CapPoint } from './cap-alert.ts';

/** What XML 1.0 cannot carry in any form (§2.2): control characters, halves of surrogate pairs and two non-characters. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

/**
 * Writes a CAP 1.2 message as XML. Whatever the value holds, the result is well-formed; characters that XML cannot carry become
 * U+FFFD, so that something is visibly missing. Between the declaration and the last line break it is its own canonical form (W3C
 * xml-exc-c14n): whoever signs it need not parse it first.
 */
export function writeCap(alert: CapAlert): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<alert xmlns="${CAP_NAMESPACE}">`,
    element('identifier', alert.identifier),
    element('sender', alert.sender),
    element('sent', alert.sent),
    element('status', alert.status),
    element('msgType', alert.msgType),
    element('source', alert.source),
    element('scope', alert.scope),
    element('restriction', alert.restriction),
    element('addresses', alert.addresses),
    ...alert.code.map((code) => element('code', code)),
    element('note', alert.note),
    list(
      'references',
      alert.references.map(({ sender, identifier, sent }) => `${sender},${identifier},${sent}`),
    ),
    list(
      'incidents',
      alert.incidents.map((incident) => (/[\s"]/.test(incident) ? `"${incident.replaceAll('"', "'")}"` : incident)),
    ),
    ...alert.info.map(writeInfo),
    '</alert>',
    '',
  ];
  return lines.filter((line, index) => line !== '' || index === lines.length - 1).join('\n');
}

function writeInfo(info: CapInfo): string {
  return group('info', [
    element('language', info.language),
    ...info.category.map((category) => element('category', category)),
    element('event', info.event),
    ...info.responseType.map((type) => element('responseType', type)),
    element('urgency', info.urgency),
    element('severity', info.severity),
    element('certainty', info.certainty),
    element('audience', info.audience),
    ...info.eventCode.map((code) => namedValue('eventCode', code)),
    element('effective', info.effective),
    element('onset', info.onset),
    element('expires', info.expires),
    element('senderName', info.senderName),
    element('headline', info.headline),
    element('description', info.description),
    element('instruction', info.instruction),
    element('web', info.web),
    element('contact', info.contact),
    ...info.parameter.map((parameter) => namedValue('parameter', parameter)),
    ...info.resource.map((resource) =>
      group('resource', [
        element('resourceDesc', resource.resourceDesc),
        element('mimeType', resource.mimeType),
        element('size', resource.size),
        element('uri', resource.uri),
        element('derefUri', resource.derefUri),
        element('digest', resource.digest),
      ]),
    ),
    ...info.area.map(writeArea),
  ]);
}

function writeArea(area: CapArea): string {
  return group('area', [
    element('areaDesc', area.areaDesc),
    ...area.polygon.map((polygon) => element('polygon', polygon.map(pointText).join(' '))),
    ...area.circle.map(({ centre, radiusKm }) => element('circle', `${pointText(centre)} ${decimal(radiusKm)}`)),
    ...area.geocode.map((code) => namedValue('geocode', code)),
    element('altitude', area.altitude),
    element('ceiling', area.ceiling),
  ]);
}

function namedValue(name: string, { valueName, value }: CapNamedValue): string {
  return group(name, [element('valueName', valueName), element('value', value)]);
}

function group(name: string, lines: readonly string[]): string {
  return [`<${name}>`, ...lines.filter((line) => line !== ''), `</${name}>`].join('\n');
}

/** An element, or nothing where there is no value. */
function element(name: string, value: string | number | undefined): string {
  if (value === undefined) return '';
  return `<${name}>${typeof value === 'number' ? decimal(value) : escapeXml(value)}</${name}>`;
}

function list(name: string, items: readonly string[]): string {
  return items.length === 0 ? '' : element(name, items.join(' '));
}

function pointText([latitudeDeg, longitudeDeg]: CapPoint): string {
  return `${decimal(latitudeDeg)},${decimal(longitudeDeg)}`;
}

/** A number without an exponent, which xs:decimal and CAP's points do not know. */
function decimal(value: number): string {
  const text = String(value);
  return text.includes('e') ? value.toFixed(9) : text;
}

/** Text content by XML 1.0 §2.4; a carriage return has to be a reference or it is read as a line feed (§2.11). */
function escapeXml(text: string): string {
  return text
    .replaceAll(NOT_XML, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\r', '&#xD;');
}
