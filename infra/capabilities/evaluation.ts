import type { Capability } from '../capability.ts';

/** The annual evaluation: the season, scoring, review, survey, results, and what follows them. */
export const evaluationCapabilities: readonly Capability[] = [];
