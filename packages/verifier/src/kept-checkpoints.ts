/** Takes text with any number of signed checkpoints, one after the other, apart. What is none is left in for the check to name. */
export function splitCheckpoints(text: string): readonly string[] {
  // A checkpoint is text, an empty line, and signature lines that begin with an em dash.
  const notes: string[] = [];
  let lines: string[] = [];
  for (const line of text.replaceAll('\r\n', '\n').split('\n')) {
    const isEnd = lines.some((before) => before.startsWith('— ')) && !line.startsWith('— ');
    if (isEnd) {
      notes.push(`${lines.join('\n')}\n`);
      lines = [];
    }
    if (line !== '' || lines.length > 0) lines.push(line);
  }
  const rest = lines.join('\n').trim();
  return rest === '' ? notes : [...notes, `${lines.join('\n').trimEnd()}\n`];
}
