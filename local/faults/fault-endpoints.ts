import * as z from 'zod';
import { type LocalHandler, readJson, sendJson, urlOf } from '../pages/local-handler.ts';
import { faultSchema } from './fault.ts';
import type { FaultRegistry } from './fault-registry.ts';

const PATH = '/local/faults';

/** `POST /local/faults` puts a fault in force, `GET` lists them, `DELETE /local/faults[/{id}]` clears them. */
export function createFaultEndpoints(faults: FaultRegistry): LocalHandler {
  return async (req, res) => {
    const { pathname } = urlOf(req);
    if (pathname !== PATH && !pathname.startsWith(`${PATH}/`)) return false;
    switch (req.method) {
      case 'GET':
        return sendJson(res, faults.list());
      case 'DELETE':
        faults.clear(pathname.slice(PATH.length + 1) || undefined);
        return sendJson(res, faults.list());
      case 'POST': {
        const fault = faultSchema.safeParse(await readJson(req));
        if (!fault.success) return sendJson(res, { message: z.prettifyError(fault.error) }, 422);
        return sendJson(res, { id: faults.addUnchecked(fault.data) }, 201);
      }
      default:
        return sendJson(res, { message: 'GET, POST or DELETE' }, 405);
    }
  };
}
