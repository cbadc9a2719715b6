import type { Actor } from './event.ts';
import type { Role } from './identity/role.ts';
import type { Instant } from './time/instant.ts';

/** Who acts, in which roles, and when. */
export interface Acting {
  readonly now: Instant;
  readonly actor: Actor;
  readonly roles: readonly Role[];
}

/** The platform acting by itself: a worker's reaction or a deadline. */
export const bySystem = (now: Instant): Acting => ({
  now,
  actor: { id: 'SYSTEM', role: 'SYSTEM' },
  roles: ['SYSTEM'],
});

/** Somebody of whom nothing is known or recorded: the public, and whoever objects or complains (domain §2.2). */
export const PUBLIC = { id: 'PUBLIC', role: 'PUBLIC' } as const satisfies Actor;
