/** A refusal as the services send it (RFC 9457), as far as a page shows it. */
export interface Problem {
  readonly title: string;
  readonly detail: string;
  readonly status: number;
  readonly rule?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

/** A request that was refused, or that got no answer at all. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.problem = problem;
  }
}

const NO_ANSWER: Problem = {
  status: 0,
  title: 'We could not reach the portal',
  detail: 'Your connection may have dropped. Nothing you entered is lost. Try again.',
};

const NOT_UNDERSTOOD: Problem = {
  status: 0,
  title: 'The portal is having trouble',
  detail:
    'It gave an answer that this page does not understand. Nothing you entered is lost. Try again in a minute.',
};

/**
 * Posts JSON, or a form with a file, and reads the answer.
 * @throws Refused with something to show in every case of failure
 */
export async function post<Answer>(
  address: string,
  body: object | FormData,
  signal?: AbortSignal,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const form = body instanceof FormData;
  return ask<Answer>(address, {
    method: 'POST',
    body: form ? body : JSON.stringify(body),
    headers: form ? headers : { 'content-type': 'application/json', ...headers },
    signal: signal ?? null,
  });
}

/**
 * Reads what is at an address.
 * @throws Refused as above
 */
export async function get<Answer>(address: string, signal?: AbortSignal): Promise<Answer> {
  return ask<Answer>(address, { signal: signal ?? null });
}

async function ask<Answer>(address: string, asked: RequestInit): Promise<Answer> {
  const reply = await fetch(address, asked).catch(() => {
    throw new Refused(NO_ANSWER);
  });
  const answer: unknown = await reply.json().catch(() => undefined);
  if (reply.ok && isObject(answer)) return answer as Answer;
  throw new Refused(isProblem(answer) ? answer : NOT_UNDERSTOOD);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function isProblem(value: unknown): value is Problem {
  return isObject(value) && 'title' in value && 'detail' in value;
}
