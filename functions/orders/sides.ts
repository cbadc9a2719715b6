import { fileOf } from '../../shared/domain/document/own-file.ts';
import type { Acting } from '../../shared/domain/acting.ts';
import type { Principal } from '../../shared/domain/identity/principal.ts';
import { AGENCY_ROLES, type Role } from '../../shared/domain/identity/role.ts';
import type { OrderBody } from '../../shared/domain/order/order.ts';
import type { Buyer, Side } from '../../shared/domain/order/parties.ts';
import { ProblemError, refuse } from '../../shared/domain/problem.ts';
import { acting, type ActingCaller, impartial } from '../../shared/runtime/acting.ts';
import { isOfficer, viewerOf } from '../../shared/runtime/viewer.ts';

interface Calling {
  readonly principal: Principal;
  readonly now: string;
}

const ROLES_OF: Readonly<Record<Side, readonly Role[]>> = { AGENCY: AGENCY_ROLES, BUYER: ['BUYER'] };

const onlyAs = (caller: ActingCaller, side: Side): ActingCaller => {
  const roles = caller.roles.filter((role) => ROLES_OF[side].includes(role));
  return { ...caller, roles, actor: { ...caller.actor, role: roles[0] ?? 'PUBLIC' } };
};

/** The id under which a caller buys; undefined for who is no buyer. */
export const buyerIdOf = (principal: Principal): string | undefined =>
  principal.roles.includes('BUYER') ? fileOf(principal) : undefined;

/** The caller as a buyer: an enterprise by its code and name, a team by the name it gives. @throws VALIDATION_FAILED */
export function buyerOf(principal: Principal, teamName: string | undefined): Buyer {
  const id = buyerIdOf(principal);
  if (id === undefined) throw new ProblemError(refuse('FORBIDDEN_ROLE', { article: '6-1a' }));
  const { uscc, identity } = principal;
  if (uscc !== undefined) return { id, kind: 'ENTERPRISE', uscc, name: identity.orgName ?? uscc };
  if (teamName !== undefined) return { id, kind: 'TEAM', name: teamName };
  const fields = [{ field: 'body.teamName', zh: '请填写团队名称', en: 'a team gives its name' }];
  throw new ProblemError(refuse('VALIDATION_FAILED', { article: '6-1a', fields }));
}

type Parties = Pick<OrderBody, 'uscc' | 'buyer'>;

/** On which side of an order a caller stands; undefined for everybody else. */
export function sideOf({ uscc, buyer }: Parties, principal: Principal): Side | undefined {
  if (buyerIdOf(principal) === buyer.id) return 'BUYER';
  const agency = principal.roles.some((role) => ROLES_OF.AGENCY.includes(role));
  return agency && principal.uscc === uscc ? 'AGENCY' : undefined;
}

/** The caller as a party of this order, with that side's roles only. @throws NOT_FOUND for anybody else (requirements §8.0) */
export function asParty(
  parties: Parties,
  request: Calling,
): { readonly side: Side; readonly acting: Acting } {
  const side = sideOf(parties, request.principal);
  if (side === undefined) throw new ProblemError(refuse('NOT_FOUND'));
  return { side, acting: onlyAs(acting(request), side) };
}

/** As `asParty`, on the side given. @throws NOT_FOUND */
export function asSide(parties: Parties, side: Side, request: Calling): Acting {
  const party = asParty(parties, request);
  if (party.side !== side) throw new ProblemError(refuse('NOT_FOUND'));
  return party.acting;
}

/** A caller who buys. */
export const asBuyer = (request: Calling): Acting => onlyAs(acting(request), 'BUYER');
export const asAgency = (request: Calling): Acting => onlyAs(acting(request), 'AGENCY');

/** An officer without an interest in either side. @throws CONFLICT_OF_INTEREST */
export function asOfficer({ uscc, buyer }: Parties, request: Calling): ActingCaller {
  impartial(request, buyer.uscc, '6-1c');
  return impartial(request, uscc, '6-1c');
}

/** The roles in which a caller meets this order; none for who may not see it. */
export function rolesTowards(parties: Parties, principal: Principal): readonly Role[] {
  const side = sideOf(parties, principal);
  if (side !== undefined) return principal.roles.filter((role) => ROLES_OF[side].includes(role));
  return isOfficer(viewerOf(principal)) ? principal.roles : [];
}
