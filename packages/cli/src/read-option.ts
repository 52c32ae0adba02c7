/** Reads a TCP port. Throws where the text is none. */
export function readPort(option: string, text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new Error(`${option}: expected 0 to 65535, got ${text}`);
  return port;
}

/** Reads a time span of at most a day, seconds. Throws where the text is none. */
export function readSeconds(option: string, text: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !(seconds >= 0 && seconds <= 86_400)) throw new Error(`${option}: expected seconds, 0 to 86400, got ${text}`);
  return seconds;
}
