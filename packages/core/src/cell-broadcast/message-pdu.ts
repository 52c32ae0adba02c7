import { type Issue, ok, type Result, refuse } from '../units/result.ts';
import { type BroadcastPages, decodePages, PAGE_OCTETS, PAGES_MAX } from './pages.ts';
import { decodeWarningArea, type WarningArea } from './warning-area.ts';

/** A cell broadcast with everything a phone is told. */
export interface BroadcastMessage {
  /** Message identifier, 16 bits. */
  readonly identifier: number;
  /** Serial number, 16 bits. */
  readonly serial: number;
  readonly content: BroadcastPages;
  /** Warning Area Coordinates as `encodeWarningArea` writes them. */
  readonly area?: Uint8Array;
}

/** A cell broadcast as a phone reads it. */
export interface ReadMessage {
  readonly identifier: number;
  readonly serial: number;
  readonly dcs: number;
  readonly text: string;
  readonly language?: string;
  readonly area?: WarningArea;
}

const HEADER_OCTETS = 6;
const CBS_MESSAGE = 1;

/** One 88-octet page for each page of the content, as GSM cells send them (3GPP TS 23.041 §9.4.1). */
export function encodeGsmPages({ identifier, serial, content }: BroadcastMessage): readonly Uint8Array[] {
  const count = content.pages.length;
  return content.pages.map((page, index) =>
    Uint8Array.from([...wide(serial), ...wide(identifier), content.dcs, ((index + 1) << 4) | count, ...page]),
  );
}

/** The whole message as UMTS and LTE cells send it, with the area behind it (3GPP TS 23.041 §9.4.2). */
export function encodeUmtsMessage({ identifier, serial, content, area }: BroadcastMessage): Uint8Array {
  const pages = content.pages.flatMap((page, index) => [...page, content.usedOctets[index] ?? PAGE_OCTETS]);
  // Lowest octet first, as Android reads it.
  const areaPart = area === undefined ? [] : [area.length & 0xff, area.length >> 8, ...area];
  return Uint8Array.from([CBS_MESSAGE, ...wide(identifier), ...wide(serial), content.dcs, content.pages.length, ...pages, ...areaPart]);
}

/** Reads one GSM page. */
export function decodeGsmPage(octets: Uint8Array): Result<ReadMessage & { readonly page: number; readonly pages: number }, Issue> {
  if (octets.length < HEADER_OCTETS) return refuse(tooShort('header'));
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  const dcs = view.getUint8(4);
  const parameter = view.getUint8(5);
  const read = decodePages(dcs, [octets.subarray(HEADER_OCTETS)]);
  if (read === undefined) return refuse({ code: 'UNKNOWN_CODING', path: 'dcs', message: `data coding scheme ${dcs} is no text` });
  return ok({ identifier: view.getUint16(2), serial: view.getUint16(0), dcs, ...read, page: parameter >> 4, pages: parameter & 0x0f });
}

/** Reads a UMTS message. */
export function decodeUmtsMessage(octets: Uint8Array): Result<ReadMessage, Issue> {
  if (octets.length <= HEADER_OCTETS) return refuse(tooShort('header'));
  const view = new DataView(octets.buffer, octets.byteOffset, octets.byteLength);
  if (view.getUint8(0) !== CBS_MESSAGE) return refuse({ code: 'UNKNOWN_TYPE', path: 'type', message: 'not a CBS message' });
  const dcs = view.getUint8(5);
  const count = view.getUint8(6);
  const end = HEADER_OCTETS + 1 + count * (PAGE_OCTETS + 1);
  if (count < 1 || count > PAGES_MAX || octets.length < end) return refuse(tooShort('pages'));
  const pages = Array.from({ length: count }, (_, index) => {
    const start = HEADER_OCTETS + 1 + index * (PAGE_OCTETS + 1);
    return octets.subarray(start, start + Math.min(view.getUint8(start + PAGE_OCTETS), PAGE_OCTETS));
  });
  const read = decodePages(dcs, pages);
  if (read === undefined) return refuse({ code: 'UNKNOWN_CODING', path: 'dcs', message: `data coding scheme ${dcs} is no text` });
  const message = { identifier: view.getUint16(1), serial: view.getUint16(3), dcs, ...read };
  if (octets.length < end + 2) return ok(message);
  const areaEnd = end + 2 + view.getUint16(end, true);
  if (octets.length < areaEnd) return refuse(tooShort('area'));
  const area = decodeWarningArea(octets.subarray(end + 2, areaEnd));
  return area.ok ? ok({ ...message, area: area.value }) : area;
}

function wide(value: number): readonly [number, number] {
  return [(value >> 8) & 0xff, value & 0xff];
}

function tooShort(path: string): Issue {
  return { code: 'CUT_SHORT', path, message: 'the message ends early' };
}
