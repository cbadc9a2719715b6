import { routes as archive } from '../../functions/archive/routes.ts';
import { routes as catalogue } from '../../functions/catalogue/routes.ts';
import { routes as exchange } from '../../functions/exchange/routes.ts';
import { routes as guidance } from '../../functions/guidance/routes.ts';
import { routes as metrics } from '../../functions/metrics/routes.ts';
import { routes as orders } from '../../functions/orders/routes.ts';
import { routes as upkeep } from '../../functions/upkeep/routes.ts';
import type { Capability } from '../capability.ts';
import { commands } from './commands.ts';

/** What agencies, buyers and the centre do from day to day. */
export const dailyWorkCapabilities: readonly Capability[] = [
  {
    name: 'catalogue',
    entry: 'functions/catalogue/api.ts',
    routes: catalogue,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'] },
    onAlarm: 'Agencies cannot publish products, and buyers do not find them.',
  },
  {
    name: 'orders',
    entry: 'functions/orders/api.ts',
    routes: orders,
    needs: {
      ...commands,
      addresses: [...commands.addresses, 'VOUCHER_PLATFORM_URL'],
      indexes: ['list1', 'list2', 'list3'],
      materials: ['read'],
    },
    onAlarm: 'Buyers cannot order services, and agencies cannot respond to orders while their term runs.',
  },
  {
    name: 'archive',
    entry: 'functions/archive/api.ts',
    routes: archive,
    needs: {
      ...commands,
      addresses: [...commands.addresses, 'TREASURY_URL'],
      indexes: ['list1', 'list2', 'list3'],
    },
    onAlarm:
      "Agencies cannot complete their orders' archives or claim redemption, and claims are not reviewed.",
  },
  {
    name: 'upkeep',
    entry: 'functions/upkeep/api.ts',
    routes: upkeep,
    needs: { ...commands, indexes: ['list1'] },
    onAlarm: 'Agencies cannot confirm their information, and the centre cannot see whose is out of date.',
  },
  {
    name: 'metrics',
    entry: 'functions/metrics/api.ts',
    routes: metrics,
    needs: { ...commands, platform: 'read' },
    onAlarm: 'Agencies cannot see their indicators, and the centre not those of a category.',
  },
  {
    name: 'guidance',
    entry: 'functions/guidance/api.ts',
    routes: guidance,
    needs: { ...commands, indexes: ['list1', 'list2', 'list3'], sealed: 'commit' },
    onAlarm:
      'The centre cannot keep its registers of calls, visits and follow-ups; agencies cannot register for training or read guides and advice.',
  },
  {
    name: 'exchange',
    entry: 'functions/exchange/api.ts',
    routes: exchange,
    needs: { ...commands, indexes: ['list1'], exports: 'link' },
    onAlarm: 'The centre cannot take existing agencies over, and nobody gets a list as a file.',
  },
];
