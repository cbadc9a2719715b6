import type { AmendmentBody } from '../../../shared/domain/evaluation/result/amendment.ts';
import { violationsAmong } from '../../../shared/domain/evaluation/result/amendment-ground.ts';
import { violation } from '../../../shared/store/aggregates/violation.ts';
import { builtOn } from '../../../shared/store/built-on.ts';
import { load } from '../../../shared/store/read.ts';
import type { Tables } from '../../../shared/store/table.ts';

/** The violations that an amendment rests on, where that is its ground, and the checks that hold the commit to them. */
export async function namedViolations(
  { ground, evidenceRefs }: Pick<AmendmentBody, 'ground' | 'evidenceRefs'>,
  tables: Tables,
) {
  const ids = ground === 'VIOLATION_CONFIRMED' ? violationsAmong(evidenceRefs) : [];
  const found = await Promise.all(ids.map((id) => load(tables, violation, id)));
  return {
    named: found.map(
      (each) => each && { agencyId: each.body.agencyId, status: each.status, level: each.body.level },
    ),
    checks: found.flatMap((each) =>
      each === undefined ? [] : [{ kind: violation.kind, id: each.id, version: each.version }],
    ),
    /** A decided amendment is looked at again where one of them is revoked (SM-15). */
    builtOn: (amendmentId: string) => ids.map((id) => builtOn(`VIOLATION#${id}`, `AMENDMENT#${amendmentId}`)),
  };
}
