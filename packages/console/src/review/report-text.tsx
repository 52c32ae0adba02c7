import { useEffect, useRef } from 'preact/hooks';

/** The report with the words of one claim marked, and in view. */
export function ReportText({ text, span }: { readonly text: string; readonly span: readonly [number, number] | undefined }) {
  const marked = useRef<HTMLElement>(null);
  const [start, end] = span ?? [0, 0];
  useEffect(() => marked.current?.scrollIntoView({ block: 'center' }), [start, end]);
  return (
    <article class="report" dir="auto">
      {text.slice(0, start)}
      {end > start && <mark ref={marked}>{text.slice(start, end)}</mark>}
      {text.slice(end)}
    </article>
  );
}
