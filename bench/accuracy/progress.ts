let last = 0;

/** Says on stderr how far the work is, at most twice a second. */
export function tell(what: string, done: number, of: number): void {
  const now = performance.now();
  if (now - last < 500 && done + 1 < of) return;
  last = now;
  process.stderr.write(`\r${what}: ${done + 1} of ${of}`.padEnd(70));
}
