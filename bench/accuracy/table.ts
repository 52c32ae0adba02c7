/** What one part of the benchmark found. */
export interface Table {
  /** Stands in the page as a heading: links lead to it. */
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  /** Said below it. */
  readonly note?: string;
}

/** For a terminal. */
export function printed({ title, columns, rows, note }: Table): string {
  const lines = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const body = lines.map((line) => line.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '));
  return [`\n${title}`, ...body, ...(note === undefined ? [] : [note])].join('\n');
}

/** For a page. */
export function asMarkdown({ title, columns, rows, note }: Table): string {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
  return [
    `## ${title}\n`,
    line(columns),
    line(columns.map((_, place) => (place === 0 ? '---' : '---:'))),
    ...rows.map(line),
    ...(note === undefined ? [] : [`\n${note}`]),
    '',
  ].join('\n');
}

export function metres(value: number): string {
  return Number.isFinite(value) ? value.toFixed(value < 10 ? 1 : 0) : '-';
}

export function percentage(value: number, digits = 1): string {
  return Number.isFinite(value) ? `${(100 * value).toFixed(digits)} %` : '-';
}
