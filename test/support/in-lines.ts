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

type Members = Readonly<Record<string, unknown>>;

const membersOf = (value: unknown): Members | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;

/** What of `after` differs from `before`, member by member; null where a member is gone. */
function difference(before: Members, after: Members): Members {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return Object.fromEntries(
    names.map((name) => {
      const [was, is] = [membersOf(before[name]), membersOf(after[name])];
      return [name, was && is ? difference(was, is) : (after[name] ?? null)];
    }),
  );
}

/** A decision in lines: its refusal, or its events with what changed in the body. */
export function decisionInLines(decision: unknown, before: unknown = {}): string {
  const members = membersOf(decision);
  const body = membersOf(members?.['body']);
  return inLines(body ? { ...members, body: difference(membersOf(before) ?? {}, body) } : decision);
}
