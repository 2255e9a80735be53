import { BadInput, renderTemplate } from '../../model/index.ts';
import type { AccountRequest, AccountsByRequest, Json } from '../../model/index.ts';
import { ask, type Asking } from './ask.ts';
import { pooled } from './pool.ts';
import { because, Refused, type Gone, type Provider, type Service } from './provider.ts';
import { fieldsIn, filled, lookupFor, valueAt } from './render.ts';

/** Handed over at once, so that what is under way is little when the run is stopped. */
const HANDFUL = 100;
/** A service that fails so often fails always. */
const MOST_FAILURES = 10;
const MOST_SAID = 120;

/**
 * Accounts made by requests to the service, as a target's file says.
 * @param said what to look at when they fail.
 * @throws BadInput for environment variables that are not set.
 */
export function byRequest(recipe: AccountsByRequest, said: string, env: NodeJS.ProcessEnv): Provider {
  const { create, remove, atOnce } = recipe;
  const making = sender(create, said, env);
  const taking = remove && sender(remove, said, env);
  const most = create.list?.most ?? 1;
  return {
    said,
    fields: [...new Set([create, remove].flatMap((request) => fieldsOf(request)))],
    handful: Math.max(HANDFUL, most * atOnce),
    tells: true,
    create: (people, service, heard) =>
      pooled(
        unitsOf(
          people.map((person) => ({ person })),
          most,
        ),
        { atOnce, ...service },
        async (unit) => {
          await making(unit, service, (one, { isNew, text }) => {
            const id = create.id === undefined ? undefined : valueAt(text, create.id);
            if (isNew && create.id !== undefined && id === undefined)
              throw new Refused(
                `the answer has no “${create.id}”`,
                `it said “${clipped(text)}”; see ${said}`,
              );
            heard(
              one.person,
              isNew ? { what: 'made', ...(id === undefined ? {} : { id }) } : { what: 'there' },
            );
          });
        },
      ),
    ...(taking && {
      async remove(gone, service, heard): Promise<void> {
        const failed: unknown[] = [];
        await pooled(unitsOf(gone, remove.list?.most ?? 1), { atOnce, ...service }, async (unit) => {
          try {
            await taking(unit, service, ({ person }) => heard(person));
          } catch (error) {
            failed.push(error);
            if (failed.length >= MOST_FAILURES) throw error;
          }
        }).catch((error: unknown) => void (failed.includes(error) || failed.push(error)));
        if (failed.length > 0) throw failed[0];
      },
    }),
  };
}

type Heard = (one: Gone, answer: { isNew: boolean; text: string }) => void;

/** Sends a request for some accounts; where a service says that some of a list are so already, for each of them. */
function sender(
  request: AccountRequest,
  said: string,
  env: NodeJS.ProcessEnv,
): (unit: readonly Gone[], service: Service, heard: Heard) => Promise<void> {
  const headers = headersOf(request, said, env);
  const isGood = (status: number): boolean =>
    request.expect.length > 0 ? request.expect.includes(status) : status >= 200 && status < 300;
  const isAlready = (status: number): boolean => request.already.includes(status);
  return async function send(unit, service, heard): Promise<void> {
    const asking = { ...asked(request, unit, service.url), headers };
    const { status, text, tries } = await ask(asking, service.signal, (one) => isGood(one) || isAlready(one));
    if (isGood(status)) {
      for (const one of unit) heard(one, { isNew: true, text });
    } else if (isAlready(status) && unit.length > 1) {
      const middle = Math.ceil(unit.length / 2);
      await send(unit.slice(0, middle), service, heard);
      await send(unit.slice(middle), service, heard);
    } else if (isAlready(status)) {
      // Asked twice, the first time may have done it: then it is ours.
      for (const one of unit) heard(one, { isNew: tries > 1 && request.id === undefined, text });
    } else {
      throw new Refused(
        `${asking.method} ${new URL(asking.url).pathname} answered ${status}${text.trim() === '' ? '' : ` (“${clipped(text)}”)`}`,
        hintFor(status, said),
      );
    }
  };
}

function asked(request: AccountRequest, unit: readonly Gone[], url: string): Omit<Asking, 'headers'> {
  const { list, body, method } = request;
  const [first] = unit;
  const nothing = (name: string): string => {
    throw new Refused(`“{{ ${name} }}” stands for one account, and this is a list`);
  };
  const lookup = list || !first ? nothing : lookupFor(first.person, first.id);
  const items = list && unit.map(({ person, id }) => filled(list.each, lookupFor(person, id)));
  const path = renderTemplate(request.path, (name) => encodeURIComponent(lookup(name)));
  return {
    method,
    url: new URL(path, `${url}/`).href,
    ...(body === undefined ? {} : { body: JSON.stringify(filled(body, lookup, items)) }),
  };
}

/** @throws BadInput with all environment variables that are not set. */
function headersOf(
  { headers, body }: AccountRequest,
  said: string,
  env: NodeJS.ProcessEnv,
): Record<string, string> {
  const missing = new Set<string>();
  const rendered = Object.entries(headers).map(([name, written]) => {
    const value = renderTemplate(written, (template) => {
      const variable = template.slice('env.'.length);
      if (!env[variable]) missing.add(variable);
      return env[variable] ?? '';
    });
    return [name.toLowerCase(), value] as const;
  });
  if (missing.size > 0) {
    throw new BadInput(
      [...missing].map((variable) => ({
        message: `could not make accounts, because the environment variable ${variable} is not set`,
        hint: `${said} takes it for a header`,
      })),
    );
  }
  const json = {
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  return { ...json, ...Object.fromEntries(rendered) };
}

function fieldsOf(request: AccountRequest | undefined): string[] {
  if (!request) return [];
  const values: (Json | undefined)[] = [request.path, request.body, request.list?.each];
  return values.flatMap(fieldsIn);
}

function unitsOf<T>(things: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(things.length / most) }, (_, i) =>
    things.slice(i * most, (i + 1) * most),
  );
}

function hintFor(status: number, said: string): string {
  if (status === 401 || status === 403)
    return `see “headers” of ${said}; a secret comes from the environment: authorization: "Bearer {{ env.NAME }}"`;
  if (status === 404 || status === 405) return `see “path” and “method” of ${said}`;
  return `see ${said}; a status that means success goes into “expect”, one that means “so already” into “exists” or “gone”`;
}

function clipped(text: string): string {
  const line = because(text.trim());
  return line.length > MOST_SAID ? `${line.slice(0, MOST_SAID - 1)}…` : line;
}
