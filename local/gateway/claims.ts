/** Claims as an HTTP API hands them on: every value a string, arrays as `[a b]`, maps as `map[k:v]`. */
export function claimStrings(claims: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimString(value)]));
}

function claimString(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(claimString).join(' ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
    return `map[${entries.map(([name, item]) => `${name}:${claimString(item)}`).join(' ')}]`;
  }
  return String(value);
}
