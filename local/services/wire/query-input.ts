/** Reads `<name>.entry.N.key` and `.value` of an awsQuery request, in order. */
export function entryMap(input: URLSearchParams, name: string): Map<string, string> {
  const entries = new Map<string, string>();
  for (let i = 1; input.has(`${name}.entry.${i}.key`); i += 1) {
    entries.set(input.get(`${name}.entry.${i}.key`) ?? '', input.get(`${name}.entry.${i}.value`) ?? '');
  }
  return entries;
}

/** Reads the string values of `MessageAttributes` of an SNS Publish. */
export function messageAttributes(input: URLSearchParams): Map<string, string> {
  const attributes = new Map<string, string>();
  for (let i = 1; input.has(`MessageAttributes.entry.${i}.Name`); i += 1) {
    const name = input.get(`MessageAttributes.entry.${i}.Name`) ?? '';
    attributes.set(name, input.get(`MessageAttributes.entry.${i}.Value.StringValue`) ?? '');
  }
  return attributes;
}
