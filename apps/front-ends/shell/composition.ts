import type { Context, FrontEndModule, PortalContext, Unmount } from '../contract.ts';

const FAILED = `
  <div class="usa-alert usa-alert--error" role="alert">
    <div class="usa-alert__body">
      <h2 class="usa-alert__heading">A part of this page did not load</h2>
      <p class="usa-alert__text">Your connection may have dropped, or a part of the portal is down.</p>
      <p class="usa-alert__text"><button class="usa-button usa-button--outline" type="button">Try again</button></p>
    </div>
  </div>`;

async function load(address: string, attempt: number): Promise<FrontEndModule> {
  // Some browsers remember that a module failed; another address makes them ask again.
  const url = attempt === 0 ? address : `${address}?attempt=${attempt}`;
  return import(/* @vite-ignore */ url);
}

/** Puts micro-frontends on one page and takes all of them off again. */
export class Composition {
  readonly #frontEnds: PortalContext['frontEnds'];
  readonly #unmounts: Unmount[] = [];
  #left = false;

  constructor(frontEnds: PortalContext['frontEnds']) {
    this.#frontEnds = frontEnds;
  }

  /** Loads a micro-frontend into an element. When that fails it says so there, with a button to try again. */
  async place(name: string, element: HTMLElement, context: Context, attempt = 0): Promise<void> {
    try {
      const address = this.#frontEnds[name]?.module;
      if (address === undefined) throw new Error(`The portal has no micro-frontend ${name}.`);
      const { mount } = await load(address, attempt);
      if (this.#left) return;
      element.replaceChildren();
      this.#unmounts.push(mount(element, context));
    } catch {
      element.innerHTML = FAILED;
      element
        .querySelector('button')
        ?.addEventListener('click', () => void this.place(name, element, context, attempt + 1), {
          once: true,
        });
    }
  }

  /** Takes every micro-frontend off the page, the last one first. */
  leave(): void {
    this.#left = true;
    for (const unmount of this.#unmounts.splice(0).toReversed()) unmount();
  }
}
