/**
 * The variables that a function needs from its environment; `defaults` are for those that may be absent. Read without a
 * schema, as building and running the first one is a tenth of a cold start; what is in them the infrastructure decides.
 * @throws Error naming every one that is missing
 */
export function readEnvironment<const N extends string, const D extends string = never>(
  environment: NodeJS.ProcessEnv,
  names: readonly N[],
  defaults: Readonly<Record<D, string>> = {} as Readonly<Record<D, string>>,
): Readonly<Record<N | D, string>> {
  const missing = names.filter((name) => (environment[name] ?? '') === '');
  if (missing.length > 0) throw new Error(`missing in the environment: ${missing.join(', ')}`);
  const given = Object.keys(defaults)
    .concat(names)
    .map((name) => [name, environment[name]] as const);
  const present = Object.fromEntries(given.filter(([, value]) => value !== undefined));
  // Every name is there: the needed ones were checked, the others have a default.
  return { ...defaults, ...present } as Readonly<Record<N | D, string>>;
}
