import { ChainBundle, ProofBundle, RootsBundle } from '../../shared/domain/history/bundle.ts';
import { endOf, eventIdOf } from '../../shared/domain/history/chain.ts';
import {
  dayRefOf,
  fingerprintOf,
  type SignedRoot,
  successionDifference,
} from '../../shared/domain/history/daily-root.ts';
import { chainDifference, inclusionDifference } from '../../shared/domain/history/verify-bundle.ts';
import { type Check, invalid, judged } from './check.ts';

const under = ({ statement: { day, root }, publicKey }: SignedRoot): string =>
  `root ${root} of ${day}, signed by key ${fingerprintOf(publicKey)}`;

/** Parts of a chain, each going on where the one before it ended; the last says where the chain ends. */
const checkChain: Check = (parts) => {
  const read = parts
    .map((part) => ChainBundle().parse(part))
    .toSorted((a, b) => a.after.version - b.after.version);
  const [first] = read;
  const last = read.at(-1);
  if (first === undefined || last === undefined) return invalid('no part');
  for (const part of read) {
    const { chain, proof, ...rest } = part;
    const name = `${chain.kind}-${chain.id}`;
    if (name !== `${first.chain.kind}-${first.chain.id}`) return invalid('the parts are not of one chain');
    // Each part is sound by itself; that it ends where the next one begins is checked on the whole.
    const difference = chainDifference({
      ...rest,
      chain,
      end: endOf(part.events as never, part.after),
      ...(proof && { proof }),
    });
    if (difference !== undefined) return judged(difference, '');
  }
  const events = read.flatMap((part) => part.events);
  const { chain, end } = last;
  const { proof } = read.findLast((part) => part.proof !== undefined) ?? {};
  const whole = { ...first, events, end, ...(proof && { proof }) };
  const proven =
    proof === undefined ? 'no root covers it yet' : `up to ${proof.head.version} under ${under(proof.root)}`;
  return judged(
    chainDifference(whole),
    `${chain.kind} ${chain.id}: events ${first.after.version + 1} to ${end.version} are whole and in order; ${proven}`,
  );
};

const checkProof: Check = (parts) => {
  const [proof, ...more] = parts.map((part) => ProofBundle().parse(part));
  if (proof === undefined || more.length > 0) return invalid('a proof is one file');
  const { head, root } = proof;
  return judged(
    inclusionDifference(proof),
    `event ${eventIdOf(head, head.version)} with hash ${head.hash} ended its chain; it is under ${under(root)}`,
  );
};

/** Parts of the succession of roots, in any order of the files. */
const checkRoots: Check = (parts) => {
  const read = parts
    .map((part) => RootsBundle().parse(part))
    .toSorted((a, b) => ((a.after?.day ?? '') < (b.after?.day ?? '') ? -1 : 1));
  const [first] = read;
  if (first === undefined) return invalid('no part');
  const roots = read.flatMap((part) => part.roots);
  const last = roots.at(-1);
  if (last === undefined) return invalid('there is no root in it');
  const from = first.after === undefined ? 'from the first day on' : `after ${first.after.day}`;
  for (const [n, { after }] of read.entries()) {
    const before = read[n - 1]?.roots.at(-1);
    if (before !== undefined && dayRefOf(before).hash !== after?.hash)
      return invalid(
        `a part begins after ${after?.day ?? 'nothing'}, the one before it ends on ${before.statement.day}`,
      );
  }
  return judged(
    successionDifference(roots, first.after),
    `${roots.length} daily roots ${from} follow one another up to ${under(last)}`,
  );
};

export const HISTORY_CHECKS: Readonly<Record<string, Check>> = {
  HISTORY_CHAIN: checkChain,
  HISTORY_PROOF: checkProof,
  HISTORY_ROOTS: checkRoots,
};
