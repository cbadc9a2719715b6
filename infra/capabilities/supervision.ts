import { routes as complaints } from '../../functions/complaints/routes.ts';
import { routes as funds } from '../../functions/funds/routes.ts';
import { routes as rectifications } from '../../functions/rectifications/routes.ts';
import { routes as inspections } from '../../functions/inspections/routes.ts';
import { routes as creditRecords } from '../../functions/credit-records/routes.ts';
import { routes as history } from '../../functions/history/routes.ts';
import { routes as removals } from '../../functions/removals/routes.ts';
import { routes as risk } from '../../functions/risk/routes.ts';
import { routes as spotChecks } from '../../functions/spot-checks/routes.ts';
import { routes as standing } from '../../functions/standing/routes.ts';
import { routes as suspensions } from '../../functions/suspensions/routes.ts';
import { routes as violations } from '../../functions/violations/routes.ts';
import type { Capability } from '../capability.ts';
import { commands } from './commands.ts';

/** Complaints, checks of orders, and what withholds a payment. */
export const supervisionCapabilities: readonly Capability[] = [
  {
    name: 'complaints',
    entry: 'functions/complaints/api.ts',
    routes: complaints,
    needs: {
      ...commands,
      // A login is optional on some of its routes: there the function verifies tokens itself.
      addresses: [...commands.addresses, 'OIDC_ISSUER', 'OIDC_AUDIENCE'],
      indexes: ['list1', 'list2'],
      sealed: 'commit',
      mac: true,
      materials: ['upload'],
    },
    onAlarm: 'Nobody can complain or report, and the centre cannot handle what was handed in.',
  },
  {
    name: 'spot-checks',
    entry: 'functions/spot-checks/api.ts',
    routes: spotChecks,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'], sealed: 'commit' },
    onAlarm:
      'The centre cannot check orders, and agencies cannot hand in the material that they were asked for.',
  },
  {
    name: 'rectifications',
    entry: 'functions/rectifications/api.ts',
    routes: rectifications,
    needs: { ...commands, indexes: ['list1', 'list2'] },
    onAlarm:
      'No order to rectify is issued, reported on or verified, while the time of those that were issued runs on.',
  },
  {
    name: 'suspensions',
    entry: 'functions/suspensions/api.ts',
    routes: suspensions,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'] },
    onAlarm: 'No suspension is decided or lifted: an agency that put everything right waits to serve again.',
  },
  {
    name: 'removals',
    entry: 'functions/removals/api.ts',
    routes: removals,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'] },
    onAlarm:
      'No removal is decided or revoked: an agency that may not serve any more goes on, or one that may does not.',
  },
  {
    name: 'standing',
    entry: 'functions/standing/api.ts',
    routes: standing,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'] },
    onAlarm: 'Agencies cannot leave, and nobody sees how an agency stands and which of its deadlines run.',
  },
  {
    name: 'credit-records',
    entry: 'functions/credit-records/api.ts',
    routes: creditRecords,
    needs: { ...commands, indexes: ['list1', 'list2'], sealed: 'commit', mac: true },
    onAlarm:
      'What was found of a unit or a person is not put on record, corrected or revoked; no case is referred.',
  },
  {
    name: 'inspections',
    entry: 'functions/inspections/api.ts',
    routes: inspections,
    needs: { ...commands, indexes: ['list1', 'list2'] },
    onAlarm:
      'The Commission and Finance cannot inspect, nor conclude what they inspected; the time of what was asked for runs on.',
  },
  {
    name: 'violations',
    entry: 'functions/violations/api.ts',
    routes: violations,
    needs: { ...commands, indexes: ['list1', 'list2'] },
    onAlarm:
      'No violation is investigated, confirmed or reviewed, while the time of agencies to ask for a review runs on.',
  },
  {
    name: 'funds',
    entry: 'functions/funds/api.ts',
    routes: funds,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'] },
    onAlarm:
      'No payment is withheld, refused or recovered: money goes out that should not, and what was withheld waits.',
  },
  {
    name: 'risk',
    entry: 'functions/risk/api.ts',
    routes: risk,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'] },
    onAlarm: 'The centre cannot decide what withholds payment of an order: agencies wait for their money.',
  },
  {
    name: 'history',
    entry: 'functions/history/api.ts',
    routes: history,
    needs: { ...commands, platform: 'read' },
    onAlarm: 'Nobody can fetch daily roots or proofs; what was published before still holds.',
  },
];
