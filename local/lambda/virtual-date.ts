/**
 * Replaces the global `Date` of this thread by one that reads virtual time: real time plus the offset that the clock
 * shares. Given instants, parsing and time zones are untouched, and so are `performance` and timers.
 */
export function installVirtualDate(sharedOffset: SharedArrayBuffer): void {
  const RealDate = Date;
  const offset = new Float64Array(sharedOffset);
  const now = (): number => Math.floor(RealDate.now() + (offset[0] ?? 0));
  const VirtualDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget),
    apply: (target) => new target(now()).toString(),
    get: (target, property, receiver) => (property === 'now' ? now : Reflect.get(target, property, receiver)),
  });
  RealDate.prototype.constructor = VirtualDate;
  globalThis.Date = VirtualDate;
}
