import type { FastifyInstance } from 'fastify';
import type { Flags } from '../policy/flags.ts';
import type { RuleBook } from '../policy/rule-book.ts';
import type { Ask } from './ask.ts';
import type { Database } from './database.ts';

/** What a service gets from the portal that starts it. */
export interface Surroundings {
  /** Where it keeps things: in tables of a schema that has its name, which its statements write out. */
  readonly database: Promise<Database>;
  /** A policy as it is in force, planted defects included. */
  policy(name: string): Promise<RuleBook>;
  /** What planted defects have switched on. */
  readonly flags: Flags;
  /** Asks another service. All of them listen once the portal is ready. */
  readonly ask: Ask;
}

/** A column whose values are numbers of applicants, as the gateway hands them on. */
export interface ApplicantColumn {
  readonly table: string;
  /** `applicant` without. */
  readonly column?: string;
}

/** A service of the portal. The gateway passes `/api/<name>/…` on to it. */
export interface Service {
  readonly name: string;
  /** Where it keeps numbers of people: after a restart new ones get numbers above all that are in there. */
  readonly applicants?: readonly ApplicantColumn[];
  /** Makes its server, which does not listen yet. */
  start(surroundings: Surroundings): Promise<FastifyInstance>;
}
