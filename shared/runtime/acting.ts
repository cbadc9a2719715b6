import type { Actor } from '../domain/event.ts';
import type { Principal } from '../domain/identity/principal.ts';
import type { Role } from '../domain/identity/role.ts';

/** The caller as decide functions know an actor. */
export interface Acting {
  readonly now: string;
  readonly actor: Actor;
  readonly roles: readonly Role[];
  readonly conflicts: readonly string[];
}

/** Who acts in a request, for the `ctx` of a decide function. */
export function acting(request: { readonly principal: Principal; readonly now: string }): Acting {
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
