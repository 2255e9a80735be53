import { z } from 'zod';
import { share, whole } from '../model/index.ts';
import type { FaultForm } from './fault-form.ts';
import { fields, mediaType, part, values } from './fault-fields.ts';

/** Faults in what an answer says. */
export const bodyForms = {
  truncate: {
    short: 'keep',
    shortForm: part,
    settings: z.strictObject({ keep: part }),
    example: 'truncate: 50%',
    about: 'only that part of every answer is there, and looks whole',
  },
  corrupt: {
    short: 'bytes',
    shortForm: share,
    settings: z.strictObject({ bytes: share }),
    example: 'corrupt: 1%',
    about: 'that part of the bytes of every answer is wrong',
  },
  content_type: {
    short: 'type',
    shortForm: mediaType,
    settings: z.strictObject({ type: mediaType }),
    example: 'content_type: text/html',
    about: 'every answer says that it is of that type',
  },
  empty: {
    short: 'status',
    shortForm: whole(200, 599),
    settings: z.strictObject({ status: whole(200, 599) }),
    example: 'empty: 200',
    about: 'every answer is empty and has that status, though the service did its work',
  },
  mutate: {
    short: 'remove',
    shortForm: fields,
    settings: z.strictObject({ remove: fields.optional(), set: values.optional() }),
    example: 'mutate: claim.amount',
    about: 'those fields are missing in JSON answers; `{ set: { claim.amount: 0 } }` changes them',
  },
} satisfies Record<string, FaultForm>;
