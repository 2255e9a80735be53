import { z } from 'zod';
import type { Json, Reply } from '../../model/index.ts';
import { altered } from './altered.ts';
import { exchangeKind } from './kind.ts';
import { withField } from './path.ts';

const paths = z
  .string()
  .regex(/^[^.[\]]+(\.[^.[\]]+)*$/, 'a path is names with dots between, such as claim.amount');

/** Fields of JSON answers are other than the service said, or missing; `*` in a path is every element. */
export const mutate = exchangeKind({
  settings: z
    .strictObject({
      set: z.record(paths, z.json()).optional(),
      remove: z.array(paths).optional(),
    })
    .refine(
      ({ set, remove }) => Object.keys(set ?? {}).length + (remove?.length ?? 0) > 0,
      'no field is named',
    ),
  needs: ['reply'],
  create: ({ set = {}, remove = [] }) => ({
    apply: (exchange, signal) =>
      altered(exchange, signal, (reply) => {
        const said = jsonOf(reply);
        if (said === undefined) return reply;
        const changed = Object.entries(set).reduce(
          (json, [path, value]) => withField(json, path, value),
          said,
        );
        const left = remove.reduce((json, path) => withField(json, path, undefined), changed);
        return { ...reply, body: Buffer.from(JSON.stringify(left)) };
      }),
  }),
});

/** What a JSON answer says; undefined where it is something else. */
function jsonOf({ headers, body }: Reply): Json | undefined {
  if (!/[/+]json\b/.test(headers['content-type'] ?? '')) return undefined;
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}
