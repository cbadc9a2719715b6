import * as z from 'zod';
import { type LocalHandler, readJson, sendJson, urlOf } from '../pages/local-handler.ts';
import type { VirtualClock } from './virtual-clock.ts';

const travelSchema = z.union([
  z.strictObject({ advance: z.string() }),
  z.strictObject({ to: z.iso.datetime({ offset: true }) }),
]);

/**
 * `GET /local/clock`; `POST /local/clock` with `{"advance":"P7D"}` or `{"to":"2026-10-09T00:00:00+08:00"}`, which
 * answers when the system has come to rest there; `GET /local/quiet`, which answers when it has come to rest now.
 */
export function createClockEndpoints(clock: VirtualClock): LocalHandler {
  const time = () => ({ now: new Date(clock.now()).toISOString(), inFlight: clock.inFlight.names() });
  return async (req, res) => {
    const { pathname } = urlOf(req);
    if (pathname === '/local/quiet' && req.method === 'GET') {
      await clock.quiesce();
      return sendJson(res, { quiet: true, ...time() });
    }
    if (pathname !== '/local/clock') return false;
    if (req.method === 'GET') return sendJson(res, time());
    if (req.method !== 'POST') return sendJson(res, { message: 'GET or POST' }, 405);
    const travel = travelSchema.safeParse(await readJson(req));
    if (!travel.success)
      return sendJson(res, { message: '{"advance":"P7D"} or {"to":"2026-10-09T00:00:00+08:00"}' }, 422);
    try {
      await ('advance' in travel.data ? clock.advance(travel.data.advance) : clock.to(travel.data.to));
    } catch (error) {
      return sendJson(res, { message: error instanceof Error ? error.message : String(error) }, 422);
    }
    return sendJson(res, time());
  };
}
