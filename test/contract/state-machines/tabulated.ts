import type { Machine } from '../../../shared/domain/machine.ts';

/** `FROM > TO` of every row that changes the state; `* > TO` creates. */
function movesOf({ transitions }: Machine<string, string>): string[] {
  const moves = transitions.flatMap(({ from, to }) =>
    from.length === 0 ? [`* > ${to}`] : from.filter((each) => each !== to).map((each) => `${each} > ${to}`),
  );
  return [...new Set(moves)].toSorted();
}

const actorsOf = ({ transitions }: Machine<string, string>, to: string) =>
  [...new Set(transitions.filter((row) => row.to === to).flatMap(({ actors }) => actors))].toSorted();

/** A machine beside what the requirements say of it. */
export interface Tabulated {
  readonly machine: Machine<string, string>;
  /** The rows of the requirements. */
  readonly required: readonly string[];
  /** What the machine has beside them, and why. */
  readonly added?: Readonly<Record<string, string>>;
  readonly terminal: readonly string[];
  /** Who alone may bring it into a state that goes against somebody. */
  readonly adverse: Readonly<Record<string, readonly string[]>>;
}

/** What the tables say, with what is added to them for a reason. */
export const tabulated = ({ required, added = {}, terminal, adverse }: Tabulated) => ({
  moves: [...required, ...Object.keys(added)].toSorted(),
  terminal: [...terminal].toSorted(),
  adverse,
});

/** What is built, to be compared with what is tabulated: nothing less, and nothing more unsaid. */
export const built = ({ machine, adverse }: Tabulated) => ({
  moves: movesOf(machine),
  terminal: [...machine.terminal].toSorted(),
  adverse: Object.fromEntries(Object.keys(adverse).map((state) => [state, actorsOf(machine, state)])),
});
