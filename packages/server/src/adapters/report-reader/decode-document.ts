import { type Issue, ok, type Result, refuse } from '@tocsin/core/units/result';
import type { RawDocument } from '../../ports/report-reader.ts';

const IN_XML = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})["']/;
const IN_HTML = /<meta\s[^>]{0,200}?charset\s*=\s*["']?([A-Za-z0-9._:-]{1,40})/i;
/** HTML looks for it in the first 1,024 bytes (WHATWG HTML §13.2.3.2); pages put more before it. */
const HEAD_LENGTH = 4_096;

/**
 * Reads a document's text: by its byte order mark, by what its carrier says, by what it says itself, else as UTF-8 (RFC 7303 §3;
 * WHATWG Encoding gives the names). Bytes that are not that encoding are refused: no character is made up.
 */
export function decodeDocument({ bytes, charset }: RawDocument, form: 'feed' | 'page'): Result<string, Issue> {
  const label = markOf(bytes) ?? charset ?? declaredIn(bytes, form) ?? 'utf-8';
  const decoder = decoderFor(label);
  if (decoder === undefined) return refuse(issue(`encoding ${label.slice(0, 40)} is not known here`));
  try {
    return ok(decoder.decode(bytes));
  } catch {
    return refuse(issue(`its bytes are not ${label.slice(0, 40)}`));
  }
}

function decoderFor(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    return undefined;
  }
}

function markOf([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xef && second === 0xbb && third === 0xbf ? 'utf-8' : undefined;
}

function declaredIn(bytes: Uint8Array, form: 'feed' | 'page'): string | undefined {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, HEAD_LENGTH));
  const label = IN_XML.exec(head)?.[1] ?? (form === 'page' ? IN_HTML.exec(head)?.[1] : undefined);
  // What could be read as ASCII so far is not UTF-16, whatever it says.
  return label !== undefined && /^utf-?16/i.test(label) ? 'utf-8' : label;
}

function issue(message: string): Issue {
  return { code: 'ENCODING', path: '', message };
}
