import type { Hands } from '../../model/index.ts';
import type { Asked } from './asked.ts';

/** What is to be filled in. */
export interface Order {
  /** Only in this region. */
  within?: readonly string[];
  /** Answers by the name of their field; they go before the citizen's own. */
  answers?: Readonly<Record<string, string>>;
  /** Fields that nobody requires as well. */
  optional?: boolean;
  /** These as well, required or not. */
  also?: (asked: Asked) => boolean;
}

/** What a citizen remembers of the form they are at. */
export interface FormMemory {
  order: Order;
  /** Path of the page it is on. */
  path: string;
  /** From 0 to below 1, drawn once for the form. */
  chance: number;
  /** What was given to each field, by its key, the last one last. */
  given: Map<string, string[]>;
  /** The names under which the scenario’s own answers were asked for. */
  answered: Set<string>;
}

const KEY = 'form';

/** Begins a form anew. */
export function beginForm(hands: Hands, order: Order): FormMemory {
  const memory: FormMemory = {
    order,
    path: hands.path(),
    chance: hands.chance(),
    given: new Map(),
    answered: new Set(),
  };
  hands.memory.set(KEY, memory);
  return memory;
}

/** The form that was begun on this page, until it is sent. */
export function formBegun(hands: Hands): FormMemory | undefined {
  const memory = hands.memory.get(KEY) as FormMemory | undefined;
  return memory?.path === hands.path() ? memory : undefined;
}

export function forgetForm(hands: Hands): void {
  hands.memory.delete(KEY);
}
