/**
 * A schema, or what is made of schemas, that is built when it is first asked for, and then kept. At import nothing is
 * built but what every invocation needs: a zod schema takes about 15 µs, and a capability has a thousand.
 */
/* @__NO_SIDE_EFFECTS__ */
export function onFirstUse<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined;
  return () => (built ??= { value: build() }).value;
}
