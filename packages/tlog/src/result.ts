/** A value, or a refusal that the caller can act on. */
export type Result<Value, Failure> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Failure };

/** Why something is not accepted. `code` is for programs, `message` for people. */
export interface Refusal<Code extends string> {
  readonly code: Code;
  readonly message: string;
}

/** Wraps a value. */
export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

/** Wraps a refusal. */
export function refuse<Code extends string>(code: Code, message: string): { readonly ok: false; readonly error: Refusal<Code> } {
  return { ok: false, error: { code, message } };
}
