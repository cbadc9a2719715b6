import type { Deployment } from '../deployment.ts';
import { until } from '../until.ts';
import type { Timed } from './procedure.ts';

export interface PreviewAnswer {
  readonly hash: string;
  readonly openOrders: { readonly count: number; readonly amountFen: number; readonly buyers: number };
  readonly unpaidClaims: { readonly count: number; readonly amountFen: number };
  readonly publicPages: { readonly products: number; readonly showcases: number; readonly cases: number };
}

export interface RemovalAnswer {
  readonly removalId: string;
  readonly status: string;
  readonly version: number;
  readonly hearingId?: string;
  readonly preview?: PreviewAnswer;
}

/** What a suspension or a removal would touch now. */
export const previewOf = async (place: Deployment, agencyId: string): Promise<PreviewAnswer> =>
  (
    await place
      .as('commission-wu')
      .done<{ preview: PreviewAnswer }>('readAdjustmentPreview', { params: { agencyId } })
  ).preview;

export interface RemovalProposal {
  readonly agencyId: string;
  readonly ground: { readonly row: string; readonly ref?: string };
  readonly source?: string;
  readonly reason?: string;
  readonly documentIds?: readonly string[];
}

/** The centre proposes it (12-0, 3-3c). */
export const removalProposed = (place: Deployment, proposal: RemovalProposal): Promise<RemovalAnswer> =>
  place.as('officer-li').done<RemovalAnswer>('proposeRemoval', {
    body: { source: 'DAILY_MANAGEMENT', reason: '存在清退情形', documentIds: [], ...proposal },
  });

/** The Commission gives the agency prior notice. Gives the hearing. */
export async function removalNoticed(place: Deployment, removalId: string): Promise<string> {
  const { hearingId } = await place
    .as('commission-wu')
    .done<RemovalAnswer>('noticeRemoval', { params: { removalId }, body: { reason: '拟予清退' } });
  if (hearingId === undefined) throw new Error('the notice names no hearing');
  return hearingId;
}

export const readRemoval = (place: Deployment, removalId: string): Promise<RemovalAnswer> =>
  place.as('commission-wu').done<RemovalAnswer>('readRemoval', { params: { removalId } });

/** Another officer of the Commission decides on what it touches now (④). */
export async function removalDecided(
  place: Deployment,
  { removalId, agencyId }: { readonly removalId: string; readonly agencyId: string },
): Promise<RemovalAnswer> {
  const { hash } = await previewOf(place, agencyId);
  return place.as('commission-zheng').done<RemovalAnswer>('decideRemoval', {
    params: { removalId },
    body: { reason: '事由成立，决定清退', previewHash: hash },
  });
}

/** The saga comes to its end; what follows by other workers may take it some turns (12-3h). */
export async function removalExecuted(place: Timed, removalId: string): Promise<RemovalAnswer> {
  await place.clock.rest();
  await place.clock.advance('PT1H');
  await place.clock.rest();
  return until(
    () => readRemoval(place, removalId),
    ({ status }) => status === 'EXECUTED',
    `removal ${removalId} is carried out`,
  );
}

/** Taken back, by another than who decided. */
export const removalRevoked = (
  place: Deployment,
  removalId: string,
  documentIds: readonly string[],
  reason = '经复核，清退事由不再成立',
): Promise<RemovalAnswer> =>
  place.as('commission-wu').done<RemovalAnswer>('revokeRemoval', {
    params: { removalId },
    body: { reason, documentIds },
  });
