import { html, nothing, type TemplateResult } from 'lit';
import type { Problem } from '../api.ts';

const STEPS = ['Your passport', 'Your photo', 'Pay the fee'] as const;

/** The design system's step indicator. @param at the step that is being done, from 0 */
export function stepIndicator(at: number): TemplateResult {
  const state = (index: number) => (index < at ? 'complete' : index === at ? 'current' : 'incomplete');
  return html`
    <div class="usa-step-indicator">
      <ol class="usa-step-indicator__segments">
        ${STEPS.map(
          (label, index) => html`
            <li
              class="usa-step-indicator__segment usa-step-indicator__segment--${state(index)}"
              aria-current=${index === at ? 'step' : nothing}
            >
              <span class="usa-step-indicator__segment-label">
                ${label}
                <span class="usa-sr-only"
                  >${state(index) === 'complete' ? 'completed' : 'not completed'}</span
                >
              </span>
            </li>
          `,
        )}
      </ol>
    </div>
  `;
}

/** What is wrong with a field, above its control. */
export function fieldError(id: string, problem: Problem | undefined): TemplateResult | typeof nothing {
  if (!problem) return nothing;
  const rule = problem.rule === undefined ? '' : ` (Rule ${problem.rule})`;
  return html`<span class="usa-error-message" id=${id} role="alert">${problem.detail}${rule}</span>`;
}

/** What went wrong with the application as a whole, with a way to try again. */
export function problemAlert(
  problem: Problem | undefined,
  again: () => void,
): TemplateResult | typeof nothing {
  if (!problem) return nothing;
  return html`
    <div class="usa-alert usa-alert--error" role="alert">
      <div class="usa-alert__body">
        <h2 class="usa-alert__heading">${problem.title}</h2>
        <p class="usa-alert__text">${problem.detail}</p>
        ${
          problem.rule === undefined
            ? html`<p class="usa-alert__text">
                <button class="usa-button usa-button--outline" type="button" @click=${again}>
                  Try again
                </button>
              </p>`
            : html`<p class="usa-alert__text">Rule ${problem.rule}</p>`
        }
      </div>
    </div>
  `;
}
