import type { Acting } from '../domain/acting.ts';
import type { Principal } from '../domain/identity/principal.ts';

/** A caller as decide functions know somebody who acts, with what an officer has declared an interest in. */
export interface ActingCaller extends Acting {
  readonly conflicts: readonly string[];
}

/** Who acts in a request, for the `ctx` of a decide function. */
export function acting(request: { readonly principal: Principal; readonly now: string }): ActingCaller {
  const { principal, now } = request;
  return {
    now,
    actor: {
      id: principal.id,
      role: principal.roles[0] ?? 'PUBLIC',
      ...(principal.uscc !== undefined && { uscc: principal.uscc }),
    },
    roles: principal.roles,
    conflicts: principal.conflicts ?? [],
  };
}
