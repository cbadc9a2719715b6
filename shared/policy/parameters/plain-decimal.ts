import * as z from 'zod';

/** Parts of one that a number of a scheme may be given in. The engine counts in decimals, not in powers of ten. */
const PARTS = 1e6;
const LARGEST = 1e6;

/** A number that people write without an exponent: up to six decimals, up to a million. */
const plain = () =>
  z
    .number()
    .refine(
      (value) =>
        Number.isSafeInteger(Math.round(value * PARTS)) && Math.round(value * PARTS) / PARTS === value,
      'at most six decimals',
    );

export const magnitude = () => plain().min(-LARGEST).max(LARGEST);

/** What something is divided by, or weighs. */
export const atLeastOneUnit = () =>
  plain()
    .min(1 / PARTS)
    .max(LARGEST);

export const plainShare = () => plain().min(0).max(1);

export const plainPoints = () => plain().min(0).max(100);
