import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { applicantOf } from '../../platform/applicant.ts';
import type { Database } from '../../platform/database.ts';
import { invalidFields } from '../../platform/problem.ts';
import { createServer } from '../../platform/server.ts';
import type { Service } from '../../platform/service.ts';
import { presentOf } from '../../platform/simulated-time.ts';

const SCHEMA = `
  create schema if not exists feed;
  create table if not exists feed.posts (
    id bigint generated always as identity primary key,
    applicant text not null,
    text text not null,
    posted timestamptz not null
  );`;

/** As many characters as a post of a short-message service has. */
const MOST_CHARACTERS = 280;
/** How many posts one sees. */
const SHOWN = 50;

const post = z.object({ text: z.string().trim().min(1).max(MOST_CHARACTERS) });

/**
 * The mock social feed, where those complain in their own words who did not get through.
 *
 *     POST /posts {text}   201
 *     GET  /posts          the latest, newest first, and how many there are
 */
function createFeed(database: Database): FastifyInstance {
  const app = createServer('feed');
  const complaints = app.metrics.counter('complaints_total', 'Complaints in the social feed.');

  app.post('/posts', async (request, reply) => {
    const read = post.safeParse(request.body);
    if (!read.success) {
      const message = `Write a post of at most ${MOST_CHARACTERS} characters.`;
      throw invalidFields([{ field: 'text', message }]);
    }
    // PostgreSQL refuses NUL in text; other control characters mean nothing to a reader.
    const text = read.data.text.replace(/\p{Cc}+/gu, ' ');
    const sql = `insert into feed.posts (applicant, text, posted) values ($1, $2, $3) returning applicant, text, posted`;
    const [kept] = await database.query(request, sql, [applicantOf(request), text, presentOf(request)]);
    complaints();
    return reply.code(201).send(kept);
  });

  app.get('/posts', async (request) => {
    const latest = `select applicant, text, posted from feed.posts order by id desc limit ${SHOWN}`;
    const [posts, [row]] = await Promise.all([
      database.query(request, latest, []),
      database.query<{ total: number }>(request, 'select count(*)::integer as total from feed.posts', []),
    ]);
    return { total: row?.total ?? 0, posts };
  });

  return app;
}

/** The mock social feed. */
export const feed: Service = {
  name: 'feed',
  applicants: [{ table: 'feed.posts' }],
  async start({ database }) {
    const opened = await database;
    await opened.prepare(SCHEMA);
    return createFeed(opened);
  },
};
