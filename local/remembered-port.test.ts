import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { RememberedPort } from './remembered-port.ts';

describe('the port of a data directory', () => {
  it('is free to choose once, and then stays, as logins are of that address', () => {
    const db = new DatabaseSync(':memory:');
    expect(new RememberedPort(db).choose(undefined)).toBe(0);
    expect(new RememberedPort(db).choose(8787)).toBe(8787);
    new RememberedPort(db).remember(8787);
    new RememberedPort(db).remember(9999);
    expect(new RememberedPort(db).choose(undefined)).toBe(8787);
    expect(new RememberedPort(db).choose(0)).toBe(8787);
    expect(new RememberedPort(db).choose(8787)).toBe(8787);
    expect(() => new RememberedPort(db).choose(8788)).toThrow('--port 8787');
  });
});
