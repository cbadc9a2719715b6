import type { NotBy } from './plan.ts';

/** A condition expression with its names and values, joined by the one of the second pair of eyes (④). */
export function conditionOf(
  notBy: NotBy | undefined,
  expression: string,
  names: Record<string, string>,
  values: Record<string, unknown>,
) {
  if (notBy === undefined) {
    return {
      ConditionExpression: expression,
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    };
  }
  const others = [notBy.path, ...(notBy.also ?? [])].map((path, person) =>
    ['body', ...path].map((part, index) => [`#p${person}_${index}`, part] as const),
  );
  const both = [expression, ...others.map(notActor)].filter((each) => each !== '');
  return {
    ConditionExpression: both.join(' AND '),
    ExpressionAttributeNames: { ...names, ...Object.fromEntries(others.flat()) },
    ExpressionAttributeValues: { ...values, ':actor': notBy.actorId },
  };
}

function notActor(aliases: readonly (readonly [alias: string, part: string])[]): string {
  const path = aliases.map(([alias]) => alias).join('.');
  return `(attribute_not_exists(${path}) OR ${path} <> :actor)`;
}
