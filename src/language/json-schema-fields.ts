import { z } from 'zod';

/** A part of a JSON Schema, draft 7: the one that every editor knows. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What may be written where the reader uses this schema. */
export function shownBy(schema: z.ZodType, about?: string): JsonSchema {
  const { $schema: _, ...shown } = z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  });
  return about === undefined ? shown : { description: about, ...shown };
}

/** Fields by their words. */
export function shownFields<Word extends string>(
  fields: Readonly<Record<Word, z.ZodType>>,
  about: Partial<Readonly<Record<Word, string>>> = {},
): Record<Word, JsonSchema> {
  const words = Object.keys(fields) as Word[];
  return Object.fromEntries(words.map((word) => [word, shownBy(fields[word], about[word])])) as Record<
    Word,
    JsonSchema
  >;
}

/** A group with these keys and no others. */
export function strictGroup(
  properties: Readonly<Record<string, unknown>>,
  required: readonly string[],
  more: JsonSchema = {},
): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false, ...more };
}

/** One of these; the only one there is by itself. */
export function anyOf(schemas: readonly JsonSchema[]): JsonSchema {
  const [only, ...others] = schemas;
  return only && others.length === 0 ? only : { anyOf: schemas };
}
