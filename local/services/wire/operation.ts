import * as z from 'zod';
import { AwsError } from './aws-error.ts';

/** A call as the protocol layer sees it: raw input in, answer out. */
export type Operation = (input: unknown) => Promise<unknown>;

/**
 * Makes an operation of a schema and a function. Use `z.strictObject`, so that a parameter this stand-in does
 * not honour is refused by name instead of being ignored.
 */
export function operation<S extends z.ZodType>(
  schema: S,
  run: (input: z.output<S>) => unknown,
  errorCode = 'ValidationException',
): Operation {
  return async (raw) => {
    const parsed = schema.safeParse(raw ?? {});
    if (!parsed.success) throw new AwsError(errorCode, z.prettifyError(parsed.error));
    return run(parsed.data);
  };
}
