import * as z from 'zod';

/** Free text of a request, without control characters. */
export const textField = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    // oxlint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u0008\u000B-\u001F\u007F]*$/, 'no control characters');
