import type { z } from 'zod';
import type { Hands } from '../model/index.ts';

/**
 * A kind of step, everything about it in one place: how it is written, what it is called, what the citizen does. A
 * new kind is one file and one line in `kinds.ts`.
 */
export interface StepKind<Shape extends z.core.$ZodLooseShape = z.core.$ZodLooseShape> {
  /** As an error shows it to somebody who wrote it in some other way: `fill: { field: "state", value: "Ohio" }`. */
  example: string;
  /** What the citizen does, for the guide and for editors: a phrase that starts with a verb. */
  about: string;
  /** Strict; its keys are those of the language, its values what `do` works with. */
  settings: z.ZodObject<Shape, z.core.$strict>;
  /** The setting that stands right after the word, `click: "Submit"`. */
  main?: keyof Shape & string;
  /** What a report calls it; the word and its main setting without. */
  title?(settings: Settings<Shape>): string;
  /** What the citizen gives, for the record. */
  gives?(settings: Settings<Shape>): string | undefined;
  /** Settings that name a file to carry: found in the project before the run, or made for the citizen. */
  files?: readonly (keyof Shape & string)[];
  /** It only looks: it has no consequences to wait for. */
  looks?: true;
  /** @throws StepFailure when it cannot be done. */
  do(hands: Hands, settings: Settings<Shape>): Promise<void>;
}

type Settings<Shape extends z.core.$ZodLooseShape> = z.output<z.ZodObject<Shape, z.core.$strict>>;

/** Declares a kind; settings get the type that their schema says. */
export function stepKind<Shape extends z.core.$ZodLooseShape>(kind: StepKind<Shape>): StepKind<Shape> {
  return kind;
}
