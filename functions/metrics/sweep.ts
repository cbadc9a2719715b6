import { connectPages } from './connect-pages.ts';
import { sweepAggregates, sweepEntries, sweepRecompute } from './sweep-agencies.ts';

const deps = connectPages(process.env);

const SWEEPS = { entries: sweepEntries, aggregates: sweepAggregates, recompute: sweepRecompute } as const;

/** The schedule says which sweep it is. */
export const handler = async ({ sweep }: { readonly sweep: keyof typeof SWEEPS }) => {
  await SWEEPS[sweep](new Date().toISOString(), deps);
};
