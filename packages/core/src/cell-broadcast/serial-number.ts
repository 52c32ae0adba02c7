/** 3GPP TS 23.041 §9.4.1.2.1: the area within which a message code is unique, by its two bits. */
export const GEOGRAPHICAL_SCOPES = ['cell_wide_immediate', 'plmn_wide', 'lac_sac_tac_wide', 'cell_wide'] as const;
export type GeographicalScope = (typeof GEOGRAPHICAL_SCOPES)[number];

/** Message codes are counted from 0 to 1023, update numbers from 0 to 15. */
export const MESSAGE_CODES = 1024;
export const UPDATE_NUMBERS = 16;

/** What tells a phone one message from another, and an update from what it has shown already. */
export interface SerialNumber {
  readonly scope: GeographicalScope;
  /** 10 bits. */
  readonly code: number;
  /** 4 bits. */
  readonly update: number;
}

/** @returns 16 bits. Throws `RangeError` for a code or an update number out of range. */
export function encodeSerialNumber({ scope, code, update }: SerialNumber): number {
  if (!isWithin(code, MESSAGE_CODES)) throw new RangeError(`message code ${code} is not within 0 to ${MESSAGE_CODES - 1}`);
  if (!isWithin(update, UPDATE_NUMBERS)) throw new RangeError(`update number ${update} is not within 0 to ${UPDATE_NUMBERS - 1}`);
  return (GEOGRAPHICAL_SCOPES.indexOf(scope) << 14) | (code << 4) | update;
}

/** Reads 16 bits. */
export function decodeSerialNumber(serial: number): SerialNumber {
  return {
    scope: GEOGRAPHICAL_SCOPES[(serial >> 14) & 3] ?? 'cell_wide',
    code: (serial >> 4) & (MESSAGE_CODES - 1),
    update: serial & (UPDATE_NUMBERS - 1),
  };
}

function isWithin(value: number, count: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < count;
}
