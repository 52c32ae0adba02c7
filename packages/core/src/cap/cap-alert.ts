/** CAP 1.2 §3.1: the namespace of every element. */
export const CAP_NAMESPACE = 'urn:oasis:names:tc:emergency:cap:1.2';
/** The version before, still sent by some; older ones are not read. */
export const CAP_1_1_NAMESPACE = 'urn:oasis:names:tc:emergency:cap:1.1';
export type CapVersion = '1.1' | '1.2';

export const CAP_STATUSES = ['Actual', 'Exercise', 'System', 'Test', 'Draft'] as const;
export const CAP_MESSAGE_TYPES = ['Alert', 'Update', 'Cancel', 'Ack', 'Error'] as const;
export const CAP_SCOPES = ['Public', 'Restricted', 'Private'] as const;
export const CAP_CATEGORIES = [
  'Geo',
  'Met',
  'Safety',
  'Security',
  'Rescue',
  'Fire',
  'Health',
  'Env',
  'Transport',
  'Infra',
  'CBRNE',
  'Other',
] as const;
export const CAP_RESPONSE_TYPES = ['Shelter', 'Evacuate', 'Prepare', 'Execute', 'Avoid', 'Monitor', 'Assess', 'AllClear', 'None'] as const;
export const CAP_URGENCIES = ['Immediate', 'Expected', 'Future', 'Past', 'Unknown'] as const;
export const CAP_SEVERITIES = ['Extreme', 'Severe', 'Moderate', 'Minor', 'Unknown'] as const;
export const CAP_CERTAINTIES = ['Observed', 'Likely', 'Possible', 'Unlikely', 'Unknown'] as const;

/** A value with the name of the system it belongs to. */
export interface CapNamedValue {
  readonly valueName: string;
  readonly value: string;
}

/** An earlier message that this one speaks of; all three members together name it. */
export interface CapReference {
  readonly sender: string;
  readonly identifier: string;
  readonly sent: string;
}

/** Latitude, longitude, degrees, WGS 84: CAP's order, the other way round than GeoJSON's. */
export type CapPoint = readonly [number, number];
/** A closed ring: the last point repeats the first. */
export type CapPolygon = readonly CapPoint[];

export interface CapCircle {
  readonly centre: CapPoint;
  readonly radiusKm: number;
}

/** CAP 1.2 §3.2.4. */
export interface CapArea {
  readonly areaDesc: string;
  readonly polygon: readonly CapPolygon[];
  readonly circle: readonly CapCircle[];
  readonly geocode: readonly CapNamedValue[];
  /** Feet above mean sea level, both. */
  readonly altitude?: number;
  readonly ceiling?: number;
}

/** CAP 1.2 §3.2.3. */
export interface CapResource {
  readonly resourceDesc: string;
  readonly mimeType: string;
  /** Bytes. */
  readonly size?: number;
  readonly uri?: string;
  readonly derefUri?: string;
  readonly digest?: string;
}

/** CAP 1.2 §3.2.2: one language of the message. */
export interface CapInfo {
  readonly language?: string;
  readonly category: readonly (typeof CAP_CATEGORIES)[number][];
  readonly event: string;
  readonly responseType: readonly (typeof CAP_RESPONSE_TYPES)[number][];
  readonly urgency: (typeof CAP_URGENCIES)[number];
  readonly severity: (typeof CAP_SEVERITIES)[number];
  readonly certainty: (typeof CAP_CERTAINTIES)[number];
  readonly audience?: string;
  readonly eventCode: readonly CapNamedValue[];
  readonly effective?: string;
  readonly onset?: string;
  readonly expires?: string;
  readonly senderName?: string;
  readonly headline?: string;
  readonly description?: string;
  readonly instruction?: string;
  readonly web?: string;
  readonly contact?: string;
  readonly parameter: readonly CapNamedValue[];
  readonly resource: readonly CapResource[];
  readonly area: readonly CapArea[];
}

/** A CAP 1.2 message as a value. Names and spellings are the standard's; dates are text in its form, see `cap-date.ts`. */
export interface CapAlert {
  readonly identifier: string;
  readonly sender: string;
  readonly sent: string;
  readonly status: (typeof CAP_STATUSES)[number];
  readonly msgType: (typeof CAP_MESSAGE_TYPES)[number];
  readonly source?: string;
  readonly scope: (typeof CAP_SCOPES)[number];
  readonly restriction?: string;
  readonly addresses?: string;
  readonly code: readonly string[];
  readonly note?: string;
  readonly references: readonly CapReference[];
  readonly incidents: readonly string[];
  readonly info: readonly CapInfo[];
}
