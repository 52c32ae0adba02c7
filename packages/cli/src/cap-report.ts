import type { CapVerdict } from '@tocsin/server/adapters/cap-signature-xmldsig/classify-cap';

interface Checked {
  readonly file: string;
  readonly verdict: CapVerdict;
}

/** Faults listed of one file. */
const ISSUES_MAX = 5;

/** What was found, as text or JSON: a line a file, the faults of each, and how many there are of each class. */
export function capReport(checked: readonly Checked[], isJson: boolean): string {
  const counts = countsOf(checked);
  if (isJson) {
    const files = checked.map(({ file, verdict }) => ({ file, ...verdict }));
    return `${JSON.stringify({ counts, files })}\n`;
  }
  const width = Math.max(...checked.map(({ file }) => file.length));
  const lines = checked.flatMap(({ file, verdict }) => [
    `${file.padEnd(width)}  ${verdict.class.padEnd(11)}  ${detailOf(verdict)}`.trimEnd(),
    ...faultsOf(verdict),
  ]);
  const total = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  return `${[...lines, '', `${checked.length} messages: ${total.join(', ')}`].join('\n')}\n`;
}

function countsOf(checked: readonly Checked[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { verdict } of checked) counts[verdict.class] = (counts[verdict.class] ?? 0) + 1;
  return counts;
}

function detailOf({ codes, version, signature }: CapVerdict): string {
  const signed =
    signature === undefined ? [] : [signature.code === 'OK' ? signature.reason : signature.result.replace('signed-untrusted', 'signed')];
  const notes = [
    ...(version === '1.1' ? ['CAP 1.1'] : []),
    ...signed,
    ...(signature?.isWeak === true ? ['weak'] : []),
    ...(signature?.wasIndented === true ? ['indented after signing'] : []),
  ];
  return [codes.join(' '), notes.length === 0 ? '' : `(${notes.join(', ')})`].filter((text) => text !== '').join(' ');
}

function faultsOf({ issues, class: of, signature }: CapVerdict): readonly string[] {
  const errors = issues.filter(({ level }) => level !== 'warning');
  const shown = errors.slice(0, ISSUES_MAX).map(({ code, path, message }) => `    ${code} ${path === '' ? '' : `${path}: `}${message}`);
  const reason = of === 'tampered' || of === 'untrusted' || of === 'unsupported' ? [`    ${signature?.reason ?? ''}`] : [];
  const more = errors.length > ISSUES_MAX ? [`    and ${errors.length - ISSUES_MAX} more`] : [];
  return [...reason, ...shown, ...more];
}
