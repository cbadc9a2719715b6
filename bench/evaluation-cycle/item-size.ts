const KB = 1024;
const READ_KB = 4;

/**
 * Bytes of an item as DynamoDB counts them: names and texts in UTF-8, two digits of a number in one byte and one more (none for 0), a
 * byte for a Boolean, three for a list or map and one for each of its members (Developer Guide, "DynamoDB item sizes and
 * formats").
 */
export function sizeOf(item: Readonly<Record<string, unknown>>): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + bytesOf(name) + valueSize(value), 0);
}

const bytesOf = (text: string) => Buffer.byteLength(text, 'utf8');

function valueSize(value: unknown): number {
  if (typeof value === 'string') return bytesOf(value);
  if (typeof value === 'number') return numberSize(value);
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + 1 + valueSize(each), 3);
  if (typeof value === 'object' && value !== null)
    return 3 + Object.keys(value).length + sizeOf(value as Record<string, unknown>);
  return 1;
}

function numberSize(value: number): number {
  const digits = String(Math.abs(value)).replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;
  return Math.ceil(digits / 2) + 1 + Number(value < 0);
}

/**
 * Units of strongly consistent reading, page by page, of items of these sizes until no cursor comes back: a full page
 * always gives one, though nothing may follow.
 */
export function walkUnits(sizes: readonly number[], limit: number): number {
  let units = 0;
  for (let from = 0; from <= sizes.length; from += limit) {
    const bytes = sizes.slice(from, from + limit).reduce((sum, size) => sum + size, 0);
    units += Math.max(1, Math.ceil(bytes / (READ_KB * KB)));
  }
  return units;
}
