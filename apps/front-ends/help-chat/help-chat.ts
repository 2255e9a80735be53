import { post, Refused } from '../api.ts';
import { STYLES } from './styles.ts';

const HTML = `
  <div class="log" role="log" aria-label="Conversation" tabindex="0"></div>
  <form>
    <label for="question">Ask a question</label>
    <input id="question" name="question" maxlength="500" autocomplete="off" required>
    <button type="submit">Send</button>
  </form>
  <p class="status" role="status"></p>`;

const HELLO =
  'Assistant: I answer questions about the services of this portal. Never type your Social Security number here.';

interface Answer {
  readonly answer: string;
  /** What the values guard flagged in it. */
  readonly flag?: string;
}

/**
 * The help chat as a web component, `<help-chat api="/api">`. All of it is in an open shadow root, so that neither the
 * page's style nor its scripts get in by accident.
 */
export class HelpChat extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' });
  #busy = false;

  connectedCallback(): void {
    const style = new CSSStyleSheet();
    style.replaceSync(STYLES);
    this.#root.adoptedStyleSheets = [style];
    this.#root.innerHTML = HTML;
    this.#say('agent', HELLO);
    this.#root.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#ask();
    });
  }

  async #ask(): Promise<void> {
    const field = this.#root.querySelector('input');
    const text = field?.value.trim() ?? '';
    if (!field || text === '' || this.#busy) return;
    this.#busy = true;
    this.#say('citizen', text);
    field.value = '';
    this.#tell('The assistant is typing…');
    try {
      const { answer, flag } = await post<Answer>(`${this.getAttribute('api')}/chat/messages`, { text });
      this.#say(flag === undefined ? 'agent' : 'agent withheld', `Assistant: ${answer}`);
      this.#tell('');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.#tell(error.problem.detail);
    } finally {
      this.#busy = false;
    }
  }

  #say(who: string, text: string): void {
    const list = this.#root.querySelector('.log');
    const line = document.createElement('p');
    line.className = who;
    line.textContent = text;
    list?.append(line);
    list?.scrollTo(0, list.scrollHeight);
  }

  #tell(text: string): void {
    const status = this.#root.querySelector('.status');
    if (status) status.textContent = text;
  }
}
