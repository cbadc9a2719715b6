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
  const aliases = ['body', ...notBy.path].map((part, index) => [`#p${index}`, part] as const);
  const path = aliases.map(([alias]) => alias).join('.');
  const both = [expression, `(attribute_not_exists(${path}) OR ${path} <> :actor)`].filter(
    (each) => each !== '',
  );
  return {
    ConditionExpression: both.join(' AND '),
    ExpressionAttributeNames: { ...names, ...Object.fromEntries(aliases) },
    ExpressionAttributeValues: { ...values, ':actor': notBy.actorId },
  };
}
