import { partition, STATE } from './aggregate.ts';
import { conditionOf } from './condition.ts';
import type { Check, Guard, SealedItem } from './plan.ts';
import type { Tables } from './table.ts';
import { KEY_ABSENT, type Write } from './write.ts';

export function guardWrite(tables: Tables, guard: Guard): Write {
  if ('take' in guard) {
    const Item = { pk: `GUARD#${guard.take}`, sk: 'GUARD', owner: guard.owner };
    return {
      item: { Put: { TableName: tables.platform, Item, ConditionExpression: KEY_ABSENT } },
      onFailure: { refusal: guard.refusal },
    };
  }
  if ('absent' in guard) {
    const Key = { pk: `GUARD#${guard.absent}`, sk: 'GUARD' };
    return {
      item: {
        ConditionCheck: { TableName: tables.platform, Key, ConditionExpression: KEY_ABSENT },
      },
      onFailure: { refusal: guard.refusal },
    };
  }
  return {
    item: {
      Delete: {
        TableName: tables.platform,
        Key: { pk: `GUARD#${guard.release}`, sk: 'GUARD' },
        ConditionExpression: '#owner = :owner',
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': guard.owner },
      },
    },
    onFailure: 'reload',
  };
}

export function checkWrite(tables: Tables, check: Check): Write {
  const byVersion = check.version === undefined ? '' : '#version = :version';
  const names = check.version === undefined ? {} : { '#version': 'version' };
  const values = check.version === undefined ? {} : { ':version': check.version };
  const condition = conditionOf(check.notBy, byVersion, names, values);
  const Key = { pk: partition(check.kind, check.id), sk: STATE };
  return {
    item: { ConditionCheck: { TableName: tables.platform, Key, ...condition } },
    onFailure: check.version === undefined && check.notBy ? { refusal: check.notBy.refusal } : 'reload',
  };
}

export function sealedWrite(tables: Tables, item: SealedItem): Write {
  if (tables.sealed === undefined) throw new Error('this function has no access to the sealed table');
  return { item: { Put: { TableName: tables.sealed, Item: { ...item } } }, onFailure: 'reload' };
}
