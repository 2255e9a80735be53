import type { Mount } from '../contract.ts';
import { HelpChat } from './help-chat.ts';

const NAME = 'help-chat';

/** The help chat: a web component without a framework. */
export const mount: Mount = (element, { api }) => {
  // The module may be loaded a second time, under another address, after a failure.
  if (!customElements.get(NAME)) customElements.define(NAME, HelpChat);
  const chat = document.createElement(NAME);
  chat.setAttribute('api', api);
  element.append(chat);
  return () => chat.remove();
};
