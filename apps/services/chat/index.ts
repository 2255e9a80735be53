import type { Service } from '../../platform/service.ts';
import { createChat } from './service.ts';

/** Answers questions about the services of the portal. */
export const chat: Service = { name: 'chat', start: async ({ ask }) => createChat(ask) };
