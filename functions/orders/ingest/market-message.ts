import * as z from 'zod';
import { onFirstUse } from '../../../events/on-first-use.ts';

/** A bus entry of the voucher platform as EventBridge hands it on; `id` is the same for every delivery of it. */
export const MarketMessage = onFirstUse(() =>
  z.object({
    id: z.string().min(1),
    source: z.string(),
    'detail-type': z.string(),
    detail: z.unknown(),
  }),
);
export type MarketMessage = z.infer<ReturnType<typeof MarketMessage>>;

export const marketMessage = ({ body }: { readonly body: string }): MarketMessage =>
  MarketMessage().parse(JSON.parse(body));
