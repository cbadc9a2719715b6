import type { Timed } from '../../../test/support/journeys/supervision/procedure.ts';
import type { LocalStack } from '../../stack.ts';
import { cast } from './supervision/cast.ts';
import { Chronicle } from './supervision/chronicle.ts';
import { drawn } from './supervision/consequences.ts';
import { found } from './supervision/finding.ts';
import { proven } from './supervision/proof.ts';
import { reversed } from './supervision/reversal.ts';

/**
 * A violation from the flag of a rule to its revocation, with all that was built on it and taken back; tells each step to
 * `line`. Gives whether every history is proven in the end.
 */
export async function supervision(
  place: Timed,
  stack: LocalStack,
  line: (line: string) => void,
): Promise<boolean> {
  const people = await cast(place);
  const told = new Chronicle(place, line);
  for (const reader of [people.agency.admin, people.shi, people.gu]) await told.skip(reader);
  const violationId = await found(place, people, told);
  const built = await drawn(place, people, violationId, told);
  await reversed(place, people, violationId, built, told);
  const matters = [
    { kind: 'VIOLATION', id: violationId },
    { kind: 'REMOVAL', id: built.removalId },
    { kind: 'AGENCY', id: people.agency.agencyId },
  ];
  return proven(place, people, matters, stack, told);
}
