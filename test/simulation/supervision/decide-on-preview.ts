import type { Answer } from '../../support/platform-client.ts';
import { REASON, type Scene } from './scene.ts';

interface PreviewSeen {
  readonly preview: { readonly hash: string };
}

const readHash = async ({ world, agencyId }: Scene): Promise<string> =>
  (await world.place.as('commission-wu').done<PreviewSeen>('readAdjustmentPreview', { params: { agencyId } }))
    .preview.hash;

/**
 * The Commission decides on what it saw that would be touched; now and then something of it changes between the look and the
 * decision, which then must change nothing.
 */
export async function decideOnPreview(
  scene: Scene,
  operation: 'decideSuspension' | 'suspendUrgently' | 'decideRemoval',
  params: Record<string, string>,
  more: object = {},
): Promise<Answer> {
  const { world, chance, commission } = scene;
  const previewHash = await readHash(scene);
  const moved = chance.is(0.15) && (await changeSomething(scene));
  const answer = await commission(operation, { params, body: { ...REASON, previewHash, ...more } });
  if (moved && answer.status < 300)
    world.violate(`${operation} was decided on a preview that no longer showed what it would touch`);
  return answer;
}

/** A product goes off the shelf or back onto it: whether the preview shows something else now. */
async function changeSomething(scene: Scene): Promise<boolean> {
  const { world, chance, seller, agency } = scene;
  const before = await readHash(scene);
  const params = { productId: chance.of(seller.shop.products) };
  const off = await agency('takeProductOffShelf', { params });
  if (off.status >= 300) await agency('publishProduct', { params });
  await world.stack.quiesce();
  return (await readHash(scene)) !== before;
}
