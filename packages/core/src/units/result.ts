/** A value, or a refusal that the caller can act on. */
export type Result<Value, Failure> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

/** Wraps a value. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Wraps a refusal. */
export function refuse<Failure>(error: Failure): { readonly ok: false; readonly error: Failure } {
  return { ok: false, error };
}

/** One thing wrong with input from outside. `path` names the field as a caller would write it: `plots[3].range`. */
export interface Issue {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}
