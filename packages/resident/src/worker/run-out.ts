/** True for a warning that ended without a word: it must not stand on the screen of a locked phone for hours. */
export function hasRunOut({ data }: Pick<Notification, 'data'>, nowMs: number): boolean {
  const expiresMs: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'expiresMs') : undefined;
  return typeof expiresMs === 'number' && expiresMs <= nowMs;
}
