import { ProblemError, refuse } from '../domain/problem.ts';
import type { Loaded } from '../store/aggregate.ts';

/** Refuses when the caller's `If-Match` is given and no longer the version (requirements §8.0). @throws STALE_VERSION */
export function requireVersion(loaded: Loaded<unknown>, ifMatch: number | undefined): void {
  if (ifMatch !== undefined && ifMatch !== loaded.version) {
    throw new ProblemError(refuse('STALE_VERSION', { extra: { version: loaded.version } }));
  }
}

/** The `ETag` of a version, to be given back in `If-Match`. */
export const etag = (version: number): { readonly etag: string } => ({ etag: `"${version}"` });
