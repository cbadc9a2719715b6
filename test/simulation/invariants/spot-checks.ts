import { verdictOn } from '../../../local/verify/verdict.ts';
import type { World } from '../world.ts';
import { once } from './orders.ts';
import type { Snapshot, State } from './snapshot.ts';

/** Every draw repeats from its bundle, its seed is the one whose hash was published, and what was drawn is checked. */
export async function spotCheckFaults(snapshot: Snapshot, world: World): Promise<string[]> {
  const plans = snapshot.of('SPOTCHECKPLAN');
  const drawn = await Promise.all(plans.map((plan) => drawFaults(snapshot, plan, world)));
  const checks = snapshot.of('SPOTCHECK');
  return [
    ...drawn.flat(),
    ...once(
      'spot check of',
      checks.map(({ body }) => `${body.planId} ${body.orderId}`),
    ),
    ...checks.flatMap(({ id, status, body }) => {
      const request = snapshot.of('COOPERATION').find((each) => each.id === body.cooperationId);
      const same = request?.status === status || ASKED[status] === request?.status;
      return same ? [] : [`SPOTCHECK#${id} is ${status}, its request ${request?.status}`];
    }),
  ];
}

/** What the request for material is while the check is in a state of another name. */
const ASKED: Readonly<Record<string, string>> = {
  NOTIFIED: 'OPEN',
  MATERIALS_DUE: 'OPEN',
  REVIEWED: 'SUBMITTED',
  PASSED: 'SUBMITTED',
  FAILED: 'SUBMITTED',
  REPLACED: 'WITHDRAWN',
};

async function drawFaults(snapshot: Snapshot, { id, status }: State, world: World): Promise<string[]> {
  if (status !== 'SAMPLED') return [];
  const commission = world.place.as('commission-wu');
  const parts: { file: string; text: string }[] = [];
  let cursor: string | undefined;
  do {
    const page: { bundle: object; cursor?: string } = await commission.done('readDrawBundle', {
      params: { planId: id },
      query: { cursor },
    });
    parts.push({ file: `${parts.length}.json`, text: JSON.stringify(page.bundle) });
    cursor = page.cursor;
  } while (cursor !== undefined);
  const { valid, lines } = verdictOn(parts);
  const faults = valid ? [] : [`the draw of ${id} does not repeat: ${lines.join('; ')}`];
  const [first = { text: '{}' }] = parts;
  const { result, replacements = [] } = JSON.parse(first.text) as Bundle;
  const sample = [...(result?.drawn ?? []), ...(result?.covered ?? []), ...replacements.map(({ to }) => to)];
  const checked = new Set(
    snapshot
      .of('SPOTCHECK')
      .filter(({ body }) => body.planId === id)
      .map(({ body }) => body.orderId),
  );
  return [
    ...faults,
    ...sample.flatMap((orderId) =>
      orderId === undefined || checked.has(orderId)
        ? []
        : [`${orderId} was drawn for ${id} and is not checked`],
    ),
  ];
}

interface Bundle {
  readonly result?: { readonly drawn: readonly string[]; readonly covered: readonly string[] };
  readonly replacements?: readonly { readonly to?: string }[];
}
