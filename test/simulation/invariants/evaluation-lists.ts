import { all } from '../../support/journeys/letters.ts';
import type { World } from '../world.ts';
import type { Snapshot, State } from './snapshot.ts';

interface Listed {
  readonly agencyId: string;
  readonly grade?: string;
}

const GRADES_STAND = ['PUBLISHED', 'CLOSED'];

/** What agencies and everybody else can read of an evaluation in the end is what was decided. */
export async function evaluationListFaults(snapshot: Snapshot, world: World): Promise<string[]> {
  const faults: string[] = [];
  for (const cycle of snapshot.of('CYCLE')) {
    faults.push(...untold(snapshot, cycle));
    if (GRADES_STAND.includes(cycle.status)) faults.push(...(await unlisted(snapshot, cycle, world)));
  }
  return faults;
}

/** Everybody in scope has the letter of the notice, and of the result when it is published: one each (9-1c, 9-6b). */
function untold(snapshot: Snapshot, cycle: State): string[] {
  const letters = (template: RegExp, about: string) =>
    snapshot
      .of('DELIVERY')
      .filter(({ body }) => body.channel === 'LETTER' && template.test(body.template))
      .filter(({ body }) => body.subjectRef === about).length;
  const covered = snapshot.of('COVERAGE').filter(({ body }) => body.cycleId === cycle.id);
  const final = snapshot
    .of('ENTRY')
    .filter(({ status, body }) => body.cycleId === cycle.id && ['FINAL', 'AMENDED'].includes(status));
  return [
    ...covered.flatMap(({ id }) => {
      const told = letters(/^EVALUATION_NOTICE$/, `COVERAGE#${id}`);
      return told === 1 ? [] : [`COVERAGE#${id}: its agency has ${told} letters of the notice`];
    }),
    ...final.flatMap(({ id }) => {
      const told = letters(/^EVALUATION_(RESULT_PUBLISHED|ENTRY_FINAL)$/, `ENTRY#${id}`);
      return told === 1 ? [] : [`ENTRY#${id} is final, its agency has ${told} letters of it`];
    }),
  ];
}

/** The published lists name every entry that was ranked or graded in its category, once, with its grade. */
async function unlisted(snapshot: Snapshot, cycle: State, { place }: World): Promise<string[]> {
  const results = snapshot.of('CATEGORYRESULT').filter(({ body }) => body.cycleId === cycle.id);
  const lists = await Promise.all(
    results.map(async ({ body: { category } }) => {
      const params = { cycleId: cycle.id, category: category as string };
      const items = await all<Listed>(place.anyone, 'readResultList', { params });
      return items
        .filter(({ grade }) => grade !== 'WITHHELD')
        .map(({ agencyId, grade }) => `${params.category}.${agencyId} ${grade}`);
    }),
  );
  const listed = lists.flat();
  const due = snapshot
    .of('ENTRY')
    .filter(({ status, body }) => body.cycleId === cycle.id && status !== 'EXCLUDED')
    .filter(({ body }) => body.result?.primary === true)
    .filter(({ body }) => !['WITHHELD', undefined].includes(body.result.grade))
    .map(({ body }) => `${body.category}.${body.agencyId} ${body.result.grade}`);
  return [
    ...due
      .filter((each) => listed.filter((other) => other === each).length !== 1)
      .map((each) => `${cycle.id}.${each} does not stand once in the published list`),
    ...listed
      .filter((each) => !due.includes(each))
      .map((each) => `${cycle.id}.${each} stands in the published list for no reason`),
  ];
}
