import { AGENCY_ROLES } from '../identity/role.ts';
import { defineMachine } from '../machine.ts';

/** A buyer's demand for a service: open to the agencies of its category until the buyer closes it (6-1a). */
export const demandMachine = defineMachine({
  name: 'Demand',
  states: ['OPEN', 'CLOSED'],
  terminal: ['CLOSED'],
  transitions: [
    { action: 'publish', from: [], to: 'OPEN', actors: ['BUYER'] },
    { action: 'close', from: ['OPEN'], to: 'CLOSED', actors: ['BUYER'] },
  ],
});
export type DemandStatus = (typeof demandMachine.states)[number];

/**
 * What one agency says to a demand (6-1a). An invited agency has a term to answer; any other of the category may answer
 * by itself while the demand is open.
 */
export const demandResponseMachine = defineMachine({
  name: 'DemandResponse',
  states: ['RECEIVED', 'OFFERED', 'DECLINED', 'UNANSWERED', 'DEMAND_CLOSED'],
  terminal: ['OFFERED', 'DECLINED', 'UNANSWERED', 'DEMAND_CLOSED'],
  transitions: [
    { action: 'receive', from: [], to: 'RECEIVED', actors: ['BUYER', 'SYSTEM'] },
    { action: 'volunteer', from: [], to: 'OFFERED', actors: AGENCY_ROLES },
    { action: 'offer', from: ['RECEIVED'], to: 'OFFERED', actors: AGENCY_ROLES },
    { action: 'decline', from: ['RECEIVED'], to: 'DECLINED', actors: AGENCY_ROLES },
    { action: 'expire', from: ['RECEIVED'], to: 'UNANSWERED', actors: ['SYSTEM'] },
    { action: 'closeDemand', from: ['RECEIVED'], to: 'DEMAND_CLOSED', actors: ['BUYER'] },
  ],
});
export type DemandResponseStatus = (typeof demandResponseMachine.states)[number];
export type DemandResponseAction = (typeof demandResponseMachine.transitions)[number]['action'];
