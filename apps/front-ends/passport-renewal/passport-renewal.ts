import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { type Problem, Refused } from '../api.ts';
import type { Context } from '../contract.ts';
import { dollars } from '../money.ts';
import { payIn } from '../payment.ts';
import { fieldError, problemAlert, stepIndicator } from './parts.ts';
import { type Application, apply, checkBook, confirm, sendPhoto } from './renewal.ts';

/** One letter and eight digits. */
const BOOK_LENGTH = 9;

/**
 * The renewal on one page. What is given is checked as soon as it is given; when passport and photo are right, the page
 * to pay on appears; when the fee is paid, the confirmation.
 *
 *     passport right \
 *                     +--> application --> payment --> confirmation
 *     photo received /
 */
export class PassportRenewal extends LitElement {
  static override properties = {
    book: { state: true },
    photo: { state: true },
    application: { state: true },
    problems: { state: true },
    progress: { state: true },
  };

  /** What the shell hands in, before the element is put on the page. */
  declare context: Context;
  /** The number as it was found right; empty until then. */
  declare private book: string;
  /** The photo's id, once it is received. */
  declare private photo: string | undefined;
  declare private application: Application | undefined;
  declare private problems: Partial<Record<'book' | 'photo' | 'whole', Problem>>;
  declare private progress: string;
  /** The number, and number and photo, that were sent last: nothing is sent twice. */
  #checked = '';
  #applied = '';
  #leaveFrame = (): void => undefined;

  constructor() {
    super();
    this.book = '';
    this.problems = {};
    this.progress = '';
  }

  /** In the page itself, since the design system's style sheet is the page's. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveFrame();
  }

  protected override updated(changed: PropertyValues): void {
    if (!changed.has('application')) return;
    this.#leaveFrame();
    const place = this.querySelector<HTMLElement>('[data-payment]');
    if (place && this.application) {
      this.#leaveFrame = payIn(place, this.application.frame, () => void this.#confirm());
    }
  }

  /** Does something that may be refused, and says at that place why when it is. */
  async #attempt(
    where: 'book' | 'photo' | 'whole',
    progress: string,
    work: () => Promise<void>,
  ): Promise<void> {
    this.problems = { ...this.problems, [where]: undefined };
    this.progress = progress;
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.problems = { ...this.problems, [where]: error.problem };
    } finally {
      if (this.progress === progress) this.progress = '';
    }
  }

  async #giveBook(typed: string): Promise<void> {
    const number = typed.trim().toUpperCase();
    if (number === this.#checked) return;
    this.#checked = number;
    this.book = '';
    this.application = undefined;
    await this.#attempt('book', 'Checking your passport…', async () => {
      await checkBook(this.context.api, number);
      this.book = number;
    });
    // Only a rule's no is final: when nobody answered, the same number is worth another try.
    if (this.problems.book?.rule === undefined && this.book === '') this.#checked = '';
    await this.#apply();
  }

  /** A number that has all its characters is checked at once; a shorter one when the field is left. */
  #typeBook(typed: string): void {
    if (typed.trim().length >= BOOK_LENGTH) void this.#giveBook(typed);
  }

  async #givePhoto(file: File | undefined): Promise<void> {
    // Who chose a photo has done with the number, even where nothing says that they left the field.
    void this.#giveBook(this.querySelector<HTMLInputElement>('#passport_id')?.value ?? '');
    this.photo = undefined;
    this.application = undefined;
    if (!file) return;
    await this.#attempt('photo', `Uploading ${file.name}…`, async () => {
      this.photo = await sendPhoto(this.context.api, file);
    });
    await this.#apply();
  }

  async #apply(): Promise<void> {
    const { book, photo } = this;
    const both = `${book} ${photo}`;
    if (book === '' || photo === undefined || both === this.#applied) return;
    this.#applied = both;
    await this.#attempt('whole', 'Preparing your application…', async () => {
      this.application = await apply(this.context.api, book, photo);
    });
    if (!this.application) this.#applied = '';
  }

  async #confirm(): Promise<void> {
    const { application } = this;
    if (!application) return;
    await this.#attempt('whole', 'Confirming your renewal…', async () => {
      const confirmation = await confirm(this.context.api, application.id);
      this.context.navigate('/confirmation', { confirmation });
    });
  }

  /** The planted defect: the focus of who has no mouse goes to and fro between number and photo, and no further. */
  #trap(event: KeyboardEvent): void {
    if (event.key !== 'Tab' || !this.context.flags.includes('passports-keyboard-trap')) return;
    const [number, photo] = [this.querySelector('#passport_id'), this.querySelector('#photo')];
    const way = event.shiftKey ? { from: number, to: photo } : { from: photo, to: number };
    if (event.target !== way.from || !(way.to instanceof HTMLElement)) return;
    event.preventDefault();
    way.to.focus();
  }

  protected override render(): TemplateResult {
    const { book, photo, whole } = this.problems;
    return html`
      ${stepIndicator(this.book === '' ? 0 : this.application ? 2 : 1)}
      <form
        class="usa-form usa-form--large"
        novalidate
        @submit=${(event: Event) => event.preventDefault()}
        @keydown=${(event: KeyboardEvent) => this.#trap(event)}
      >
        ${problemAlert(whole, () => void (this.application ? this.#confirm() : this.#apply()))}
        <div class="usa-form-group ${book ? 'usa-form-group--error' : ''}">
          <label class="usa-label" for="passport_id">Passport book number</label>
          <span class="usa-hint" id="passport_id-hint"
            >One letter and eight digits, at the top right of your photo page</span
          >
          ${fieldError('passport_id-error', book)}
          <input
            class="usa-input ${book ? 'usa-input--error' : ''}"
            id="passport_id"
            name="passport_id"
            autocomplete="off"
            required
            aria-invalid=${book ? 'true' : 'false'}
            aria-describedby="${book ? 'passport_id-error ' : ''}passport_id-hint"
            @input=${({ currentTarget }: { currentTarget: HTMLInputElement }) => this.#typeBook(currentTarget.value)}
            @change=${({ currentTarget }: { currentTarget: HTMLInputElement }) => void this.#giveBook(currentTarget.value)}
          />
        </div>
        <div class="usa-form-group ${photo ? 'usa-form-group--error' : ''}">
          <label class="usa-label" for="photo">Passport photo</label>
          <span class="usa-hint" id="photo-hint">
            A square or nearly square JPEG or PNG of 600 to 1200 pixels and at most 5 MB, your head in the
            middle
          </span>
          ${fieldError('photo-error', photo)}
          <input
            class="portal-file"
            id="photo"
            name="photo"
            type="file"
            accept=".jpg,.jpeg,.png"
            required
            aria-invalid=${photo ? 'true' : 'false'}
            aria-describedby="${photo ? 'photo-error ' : ''}photo-hint"
            @change=${({ currentTarget }: { currentTarget: HTMLInputElement }) => void this.#givePhoto(currentTarget.files?.[0])}
          />
        </div>
        <p class="portal-status" role="status">${this.progress}</p>
      </form>
      ${
        this.application
          ? html`
              <section aria-labelledby="fee">
                <h2 id="fee">Pay the fee</h2>
                <p>Amount due: ${dollars(this.application.feeCents)}</p>
                <div data-payment></div>
              </section>
            `
          : nothing
      }
    `;
  }
}
