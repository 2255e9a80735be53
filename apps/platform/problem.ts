import { STATUS_CODES } from 'node:http';
import type { Rule, RuleBook } from '../policy/rule-book.ts';

/** What is wrong with one field of a request, in words for the person who filled it in. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** The body of every refusal: RFC 9457 problem details, with the rule that was broken or the fields at fault. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly rule?: string;
  readonly errors?: readonly FieldError[];
}

/** The media type of a problem body (RFC 9457, section 3). */
export const PROBLEM_TYPE = 'application/problem+json';

/** Thrown by a handler to refuse a request; the server turns it into a reply. */
export class Problem extends Error {
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail);
    this.body = body;
  }
}

/** A problem that says no more than its HTTP status and one sentence. */
export function plainProblem(status: number, detail: string): Problem {
  return new Problem({ type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, detail });
}

/** 422 with the fields at fault. */
export function invalidFields(errors: readonly FieldError[]): Problem {
  return new Problem({
    type: 'about:blank',
    title: 'The form is not complete',
    status: 422,
    detail: errors.map((each) => each.message).join(' '),
    errors,
  });
}

/** A refusal by policy. Its `type` is the address under which the rule can be read. */
export function brokenPolicy(book: RuleBook, rule: Rule): Problem {
  const { id, title, status, detail } = rule;
  return new Problem({ type: `${book.address}/${id}`, title, status, detail, rule: id });
}
