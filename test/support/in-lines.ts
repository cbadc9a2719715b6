const WIDTH = 110;

/**
 * A value as JSON that people compare: what fits stands on one line, what does not is broken member by member.
 * Snapshots of decisions, letters and stored shapes are written so.
 */
export function inLines(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value) ?? 'undefined';
  if (indent.length + flat.length <= WIDTH || typeof value !== 'object' || value === null) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((each) => `${inner}${inLines(each, inner)}`).join(',\n')}\n${indent}]`;
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${inner}${name}: ${inLines(member, inner)}`);
  return `{\n${members.join(',\n')}\n${indent}}`;
}
