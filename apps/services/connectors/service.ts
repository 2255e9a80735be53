import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { takeTime } from '../../platform/chance.ts';
import { mustBeInside } from '../../platform/inside.ts';
import { plainProblem } from '../../platform/problem.ts';
import { createServer } from '../../platform/server.ts';
import { presentOf } from '../../platform/simulated-time.ts';
import { Book } from './book.ts';
import { OUTSIDE, type OutsideSystem } from './outside.ts';

const message = z.record(z.string(), z.union([z.string(), z.number()]));
const question = z.object({
  most: z.coerce.number().int().min(0).max(1000).default(100),
  reference: z.string().optional(),
});

/**
 * Mock connectors to systems of other agencies. Nothing leaves this process: every message is answered by a mock,
 * after the time that the real one would take, and written down.
 *
 *     GET  /              the systems
 *     POST /:name         a message of one of the portal's services; 200 {accepted, reason?}
 *     GET  /:name/sent    what was sent: counts, and the latest messages (?most=100&reference=…)
 */
export function createConnectors(): FastifyInstance {
  const app = createServer('connectors');
  const systems = new Map(
    Object.entries<OutsideSystem>(OUTSIDE).map(([name, system]) => [name, { ...system, book: new Book() }]),
  );
  const systemOf = (name: string) => {
    const system = systems.get(name);
    if (!system)
      throw plainProblem(
        404,
        `There is no connector of that name. There are: ${[...systems.keys()].join(', ')}.`,
      );
    return system;
  };

  app.get('/', async () => ({
    connectors: [...systems].map(([name, { title, book }]) => ({ name, title, sent: book.look(0).total })),
  }));

  app.post<{ Params: { name: string } }>('/:name', async (request) => {
    mustBeInside(request);
    const system = systemOf(request.params.name);
    const read = message.safeParse(request.body);
    if (!read.success) throw plainProblem(400, 'A message is an object of texts and numbers.');
    const [leastMs, mostMs] = system.takes;
    await takeTime(leastMs, mostMs, request.params.name, String(read.data['reference']));
    const answer = system.answer(read.data);
    system.book.record(presentOf(request).toISOString(), read.data, answer);
    return answer;
  });

  app.get<{ Params: { name: string } }>('/:name/sent', async (request) => {
    const read = question.safeParse(request.query);
    if (!read.success) throw plainProblem(400, 'most is a number from 0 to 1000.');
    const { title, book } = systemOf(request.params.name);
    return { connector: request.params.name, title, ...book.look(read.data.most, read.data.reference) };
  });

  return app;
}
