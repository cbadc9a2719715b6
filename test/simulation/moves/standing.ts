import { REASON, type Scene } from '../supervision/scene.ts';

interface StandingSeen {
  readonly status: string;
  readonly openCases: readonly object[];
  readonly operations: readonly { readonly operation: string }[];
}

/** An agency looks at how it stands, as officers see it too, and now and then wants to leave (12-4). */
export async function standingMove({ world, chance, seller, agencyId, agency }: Scene): Promise<unknown> {
  const own = await world.agency(seller).call<StandingSeen>('readOwnStanding');
  const seen = await world.place
    .as('commission-wu')
    .done<StandingSeen>('readStanding', { params: { agencyId } });
  if (own.status === 200) {
    const told = ({ status, openCases }: StandingSeen) => JSON.stringify([status, openCases]);
    if (told(own.body) !== told(seen))
      world.violate(`agency ${seller.index} sees another standing than officers: ${told(seen)}`);
  }
  if (seen.status === 'ACTIVE' && seen.openCases.length > 0 && chance.is(0.6))
    return world.note(`agency ${seller.index} has ${seen.openCases.length} open matters`);
  return agency('exitPlatform', { body: { declaration: true, ...REASON } });
}
