import { ok, type Result, refuse } from '@tocsin/core/units/result';

/** Encodings that alerts come in, by the names XML gives them; others are refused by name. */
const ENCODINGS: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['us-ascii', 'utf-8'],
  ['ascii', 'utf-8'],
  ['utf-16', 'utf-16le'],
  ['utf-16le', 'utf-16le'],
  ['utf-16be', 'utf-16be'],
  ['iso-8859-1', 'windows-1252'],
  ['latin1', 'windows-1252'],
  ['windows-1252', 'windows-1252'],
  ['iso-8859-8', 'iso-8859-8'],
  ['windows-1255', 'windows-1255'],
  ['windows-1256', 'windows-1256'],
  ['windows-1251', 'windows-1251'],
]);
const DECLARED = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;

/** Reads the text of an XML document by its byte order mark or its declaration, else as UTF-8 (XML 1.0 appendix F). */
export function decodeXml(bytes: Uint8Array): Result<string, string> {
  const encoding = markOf(bytes) ?? declaredIn(bytes);
  const label = ENCODINGS.get(encoding.toLowerCase());
  if (label === undefined) return refuse(`encoding ${encoding} is not read here`);
  try {
    return ok(new TextDecoder(label, { fatal: true }).decode(bytes));
  } catch {
    return refuse(`the bytes are not ${encoding}`);
  }
}

function markOf([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

function declaredIn(bytes: Uint8Array): string {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, 200)).replace(/^ï»¿/, '');
  return DECLARED.exec(head)?.[1] ?? 'utf-8';
}
