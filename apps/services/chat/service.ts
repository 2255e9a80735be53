import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { applicantOf } from '../../platform/applicant.ts';
import type { Ask } from '../../platform/ask.ts';
import { invalidFields } from '../../platform/problem.ts';
import { createServer } from '../../platform/server.ts';
import type { Judgement } from '../values-guard/index.ts';
import { draftAnswer } from './agent.ts';

/** What a rehearsal reads: what the guard flagged, and whether it was withheld. */
const FLAG_HEADER = 'x-values-flag';

const MOST_CHARACTERS = 500;

const asked = z.object({ text: z.string().trim().min(1).max(MOST_CHARACTERS) });

const SORRY = 'The chat cannot answer just now. Try again in a minute.';

/**
 * The help chat. The guard reads the question before the agent does, and the answer before the citizen does; what it
 * flags a caseworker looks at later.
 *
 *     POST /messages {text}   {answer, flag?}; flagged ones with `X-Values-Flag: <flag>; refused`
 */
export function createChat(ask: Ask): FastifyInstance {
  const app = createServer('chat');
  const messages = app.metrics.counter('chat_messages_total', 'Questions that the chat answered.');

  const judge = (request: FastifyRequest, stage: string, text: string) =>
    ask<Judgement>(request, {
      service: 'values-guard',
      path: '/checks',
      body: { text, stage },
      sorry: SORRY,
    });

  async function handOn(request: FastifyRequest, text: string, { rule = '', title = '' }: Judgement) {
    // The same question of the same person is one case.
    const mark = createHash('sha256')
      .update(`${applicantOf(request)} ${text}`)
      .digest('hex')
      .slice(0, 12);
    const kind = 'Answer of the help chat';
    const body = {
      subject: `CHAT-${mark}`,
      kind,
      rule,
      reason: title,
      advice: 'withheld',
      otherwise: 'released',
    };
    await ask(request, { service: 'review', path: '/cases', body, sorry: SORRY });
  }

  app.post('/messages', async (request, reply) => {
    const applicant = applicantOf(request);
    const read = asked.safeParse(request.body);
    if (!read.success) {
      const message = `Type a question of at most ${MOST_CHARACTERS} characters.`;
      throw invalidFields([{ field: 'text', message }]);
    }
    const { text } = read.data;
    messages();
    const heard = await judge(request, 'question', text);
    const draft = heard.refused ? (heard.instead ?? '') : await draftAnswer(text, applicant);
    const said = heard.flag === undefined ? await judge(request, 'answer', draft) : heard;
    const { flag, refused, instead = '' } = said;
    if (flag === undefined) return { answer: draft };
    await handOn(request, text, said);
    reply.header(FLAG_HEADER, refused ? `${flag}; refused` : flag);
    return { answer: refused ? instead : draft, flag };
  });

  return app;
}
