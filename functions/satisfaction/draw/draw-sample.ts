import type { CycleBody } from '../../../shared/domain/evaluation/cycle/cycle.ts';
import type { EntryBody } from '../../../shared/domain/evaluation/entry/entry.ts';
import {
  decideDraw,
  orderOf,
  type SampleRule,
  sampleSize,
} from '../../../shared/domain/evaluation/sample/draw.ts';
import { listRefOf, sampleIdOf } from '../../../shared/domain/evaluation/sample/sample.ts';
import { yearOf } from '../../../shared/domain/time/local-date.ts';
import { sample } from '../../../shared/store/aggregates/satisfaction.ts';
import { change, type Plan } from '../../../shared/store/plan.ts';
import type { Projection, ProjectionKey } from '../../../shared/store/projections.ts';
import { load } from '../../../shared/store/read.ts';
import type { SatisfactionWorkerDeps } from '../deps.ts';
import { newSurvey } from '../surveys/new-survey.ts';
import { heldUsers, usersOf } from './eligible-users.ts';

/** What was drawn for an agency, without anybody's name: the hash of the whole draw is over these. */
export const sampledKey = (cycleId: string, agencyId: string): ProjectionKey => ({
  pk: `PROJ#SAMPLED#${cycleId}`,
  sk: agencyId,
});

interface Drawing {
  readonly cycle: CycleBody;
  readonly rule: SampleRule;
  readonly seed: string;
  readonly agency: Pick<EntryBody, 'agencyId' | 'uscc' | 'agencyName'>;
}

/** Draws the sample of one agency, once for all its categories (9-3b). Undefined when it is drawn. */
export async function planSample(
  { cycle, rule, seed, agency }: Drawing,
  now: string,
  deps: SatisfactionWorkerDeps,
): Promise<Plan<undefined> | undefined> {
  const { tables, sealed, keyedHash } = deps;
  const { cycleId, policyVersion } = cycle;
  const { agencyId, uscc, agencyName } = agency;
  const sampleId = sampleIdOf(cycleId, agencyId);
  if ((await load(tables, sample, sampleId)) !== undefined) return undefined;
  const [users, held, key] = await Promise.all([
    usersOf(tables, agencyId, yearOf(cycle.periodFrom)),
    heldUsers(tables, agencyId),
    keyedHash.of('survey-pseudonyms', `${cycleId}\n${uscc}`),
  ]);
  const eligible = users.filter((user) => !held.has(user));
  const { order, populationHash } = orderOf({ seed, cycleId, uscc, key }, eligible);
  const size = sampleSize(users.length, eligible.length, rule);
  const excluded = users.filter((user) => held.has(user));
  // Who was left out is proved even where nobody remains to be asked.
  const list =
    users.length === 0
      ? undefined
      : await sealed.seal(listRefOf(sampleId), { salt: key, order, excluded }, now);
  const surveys = await Promise.all(
    order
      .slice(0, size)
      .map(({ buyerId }, place) =>
        newSurvey({ cycleId, sampleId, slot: place + 1, place, buyerId, policyVersion }, now, deps),
      ),
  );
  const decided = decideDraw(
    {
      sample: { cycleId, agencyId, uscc, agencyName },
      users: users.length,
      excluded: excluded.length,
      populationHash,
      surveyIds: surveys.map(({ surveyId }) => surveyId),
      list: list && { ref: list.pk, hash: list.hash },
      policyVersion,
    },
    now,
  );
  const sampled: Projection = {
    put: sampledKey(cycleId, agencyId),
    item: { users: users.length, excluded: excluded.length, size, populationHash },
    rev: undefined,
  };
  return {
    changes: [change(sample, { newId: sampleId }, decided), ...surveys.flatMap(({ changes }) => changes)],
    guards: surveys.flatMap(({ guards }) => guards),
    sealed: [...(list ? [list] : []), ...surveys.flatMap(({ sealed: items }) => items)],
    projections: [sampled],
    response: undefined,
    policyVersion,
  };
}
