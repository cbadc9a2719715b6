import * as z from 'zod';
import { canonicalHash } from '../../shared/domain/canonical.ts';
import { DrawBundle } from '../../shared/domain/sampling/bundle.ts';
import { verifyDraw } from '../../shared/domain/sampling/verify.ts';
import { type Check, invalid, judged, type Published, type Verdict } from './check.ts';
import { EVALUATION_CHECKS } from './evaluation.ts';
import { HISTORY_CHECKS } from './history.ts';
import { amendedLines, type File, missingPart, partOf } from './parts.ts';

/** Kind of bundle → how it is checked. */
const CHECKS: Readonly<Record<string, Check>> = { DRAW: checkDraw, ...EVALUATION_CHECKS, ...HISTORY_CHECKS };

/**
 * Reads one bundle, in one file or several, repeats what it says and tells the first difference. A bundle that comes in
 * parts repeats everything but its long lists, which the parts continue. With what was published, also compares with it.
 */
export function verdictOn(files: readonly File[], published: Published = {}): Verdict {
  try {
    const parts = files.map(partOf).toSorted((a, b) => (a.part ?? 0) - (b.part ?? 0));
    const kinds = new Set(parts.map(({ bundle }) => bundle.kind));
    const [kind = ''] = kinds;
    const check = CHECKS[kind];
    if (kinds.size > 1) return invalid(`parts of different kinds: ${[...kinds].join(', ')}`);
    if (check === undefined) return invalid(`there is no check for bundles of kind "${kind}"`);
    const { valid, lines } =
      missingPart(parts) ??
      check(
        parts.map(({ bundle }) => bundle),
        published,
      );
    return { valid, lines: valid ? [...lines, ...amendedLines(parts)] : lines };
  } catch (error) {
    return invalid(error instanceof z.ZodError ? z.prettifyError(error) : String(error));
  }
}

function checkDraw(parts: readonly unknown[]): Verdict {
  const read = parts.map((part) => DrawBundle().parse(part));
  const [first] = read;
  if (first === undefined) return invalid('no part');
  const headers = new Set(read.map((part) => canonicalHash({ ...part, population: [] })));
  if (headers.size > 1) return invalid('the parts are not of one bundle');
  const bundle = { ...first, population: read.flatMap(({ population }) => population) };
  const { context, population, result, replacements } = bundle;
  return judged(
    verifyDraw(bundle),
    `${context}: ${result.drawn.length} drawn and ${result.covered.length} covered of ${population.length}, ${replacements.length} replaced; seed, population and order agree`,
  );
}
