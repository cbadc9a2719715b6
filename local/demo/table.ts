/** Columns that a text takes in a terminal: Chinese characters take two. */
const widthOf = (text: string) => [...text].reduce((sum, c) => sum + (/[\u2E80-\uFFEF]/u.test(c) ? 2 : 1), 0);

/** Rows under their heads, in columns as wide as their widest cell. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = heads.map((head, i) => Math.max(widthOf(head), ...rows.map((row) => widthOf(row[i] ?? ''))));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - widthOf(cell)))
      .join('  ')
      .trimEnd();
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
