import * as z from 'zod';
import type { EvaluatedResource } from '../evaluated-app.ts';

/** CloudFormation takes numbers and booleans as strings too. */
export const number = z.coerce.number();
export const flag = z.union([z.boolean(), z.stringbool()]);

/** The properties of a resource in the shape given; names the resource where they do not fit. */
export function read<Schema extends z.ZodType>(
  resource: EvaluatedResource,
  schema: Schema,
): z.output<Schema> {
  const parsed = schema.safeParse(resource.properties);
  if (parsed.success) return parsed.data;
  throw new Error(
    `${resource.stack}/${resource.logicalId} (${resource.type}) is not understood locally:\n${z.prettifyError(parsed.error)}`,
  );
}

/** An attribute that every resource of its type has. */
export function attribute(resource: EvaluatedResource, name: string): string {
  const value = resource.attributes[name];
  if (value === undefined) throw new Error(`${resource.logicalId} has no attribute ${name}`);
  return value;
}
