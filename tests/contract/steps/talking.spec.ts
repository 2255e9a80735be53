import { expect, test } from './citizen.ts';
import { failureOf } from '../../support/failure-of.ts';

/** A chat as a web component: closed at first, a log, an input without a label, answers after a while, “typing” before. */
const CHAT = `<!doctype html><html lang="en"><head><title>Help</title><link rel="icon" href="data:,"></head><body>
<h1>Help</h1><form><label>Message to the office <textarea></textarea></label><button>Send</button></form>
<help-chat></help-chat>
<script>
customElements.define('help-chat', class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: 'open' });
    root.innerHTML = '<button id="open">Chat with us</button>';
    root.querySelector('#open').onclick = () => {
      root.innerHTML = '<section aria-label="Chat"><ul role="log"><li><b>Benefits bot</b> <p>Hello! Ask me anything.</p></li></ul>' +
        '<form><input placeholder="Type your message" aria-label="Chat message"><button aria-label="Send"><svg></svg></button></form></section>';
      const log = root.querySelector('ul');
      const say = (who, what) => { const li = document.createElement('li'); li.innerHTML = '<b>' + who + '</b> <p></p><small>10:02</small>'; li.querySelector('p').textContent = what; log.append(li); return li; };
      root.querySelector('form').onsubmit = (event) => {
        event.preventDefault();
        const input = root.querySelector('input');
        const asked = input.value;
        say('You', asked); input.value = '';
        if (asked.includes('silence')) return;
        setTimeout(() => { const typing = say('Benefits bot', 'typing…');
          setTimeout(() => { typing.remove(); say('Benefits bot', 'You need a transcript and a proof of address.'); }, 300); }, 200);
      };
    };
  }
});
</script></body></html>`;

test('a citizen chats in a web component, which they open first', async ({ site, visit }) => {
  const { does, page } = await visit(await site({ '/': CHAT }));
  await does({ visit: '/' }, { chat: { message: 'What do I need?', expect: 'proof of address' } });
  await expect(page.getByRole('listitem')).toHaveCount(3);
  await does({ chat: 'Anything else?' });
  await expect(page.getByRole('listitem')).toHaveCount(5);
});

test('nobody answers, or something else: the step fails', async ({ site, visit }) => {
  const { does } = await visit(await site({ '/': CHAT }), { persona: { patienceMs: 1_500 } });
  await does({ visit: '/' });
  expect((await failureOf(does({ chat: 'silence' }))).message).toBe('nobody answered “silence” on /');
  expect((await failureOf(does({ chat: { message: 'What do I need?', expect: 'a form' } }))).message).toBe(
    'expected an answer with “a form” on /, but it was “You need a transcript and a proof of address.”',
  );
});
