import type { Stack } from './template.ts';

/**
 * The values for an assembly's parameters: those that the runner knows, as far as a stack declares them, and those that
 * the caller gives, which must all be declared.
 */
export function parameterValues(
  stacks: readonly Stack[],
  known: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const declared = new Set(stacks.flatMap((stack) => Object.keys(stack.template.Parameters)));
  const applicable = Object.entries(known).filter(([name]) => declared.has(name));
  return { ...Object.fromEntries(applicable), ...given };
}
