/**
 * Writes a value as canonical JSON, so that equal values give equal bytes for hashing and signing.
 *
 * Members that are `undefined` are left out, as `JSON.stringify` leaves them out on the wire. Throws `TypeError` for what is not
 * I-JSON: numbers that are not finite, lone surrogates, functions, symbols, bigints and objects of a class.
 *
 * @see RFC 8785 §3.2 (ECMAScript's own number and string forms; members ordered by UTF-16 code units)
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') return finite(value);
  if (Array.isArray(value)) return `[${Array.from(value, (item: unknown) => canonicalJson(item)).join(',')}]`;
  if (typeof value === 'object' && isPlain(value)) return objectText(value);
  throw new TypeError(`not a JSON value: ${Object.prototype.toString.call(value)}`);
}

function objectText(value: object): string {
  const members: string[] = [];
  // The default order of sort() is by UTF-16 code units, which is the order RFC 8785 §3.2.3 asks for.
  for (const key of Object.keys(value).sort()) {
    const member: unknown = Reflect.get(value, key);
    if (member !== undefined) members.push(`${quoted(key)}:${canonicalJson(member)}`);
  }
  return `{${members.join(',')}}`;
}

function quoted(text: string): string {
  if (/\p{Cs}/u.test(text)) throw new TypeError('not a JSON value: text with a lone surrogate');
  return JSON.stringify(text);
}

function finite(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`not a JSON value: ${value}`);
  return JSON.stringify(value);
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
