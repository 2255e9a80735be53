import { answering, expect, test } from './citizen.ts';
import type { Answer } from '../../support/site.ts';
import { failureOf } from '../../support/failure-of.ts';

/**
 * One question a page, as GOV.UK asks them: nothing is marked as required, the browser checks nothing, the server sends
 * the page back with a summary and a message at each field. Markup after https://design-system.service.gov.uk/.
 */
interface Question {
  html: (error: string, value: string) => string;
  wrong: (form: Record<string, string>) => string;
}

const input =
  (id: string, label: string, hint: string, attributes = ''): Question['html'] =>
  (error, value) => `
  <div class="govuk-form-group ${error ? 'govuk-form-group--error' : ''}">
    <h1 class="govuk-label-wrapper"><label class="govuk-label govuk-label--l" for="${id}">${label}</label></h1>
    <div id="${id}-hint" class="govuk-hint">${hint}</div>
    ${error ? `<p id="${id}-error" class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> ${error}</p>` : ''}
    <input class="govuk-input ${error ? 'govuk-input--error' : ''}" id="${id}" name="${id}" type="text" value="${value}"
      aria-describedby="${id}-hint ${error ? `${id}-error` : ''}" ${attributes}>
  </div>`;

const dateInput: Question['html'] = (error) => `
  <div class="govuk-form-group"><fieldset class="govuk-fieldset" role="group" aria-describedby="issued-hint ${error && 'issued-error'}">
    <legend class="govuk-fieldset__legend govuk-fieldset__legend--l"><h1>When was your passport issued?</h1></legend>
    <div id="issued-hint" class="govuk-hint">For example, 27 3 2021</div>
    ${error ? `<p id="issued-error" class="govuk-error-message">${error}</p>` : ''}
    <div class="govuk-date-input" id="issued">${['day', 'month', 'year']
      .map(
        (part) => `<div class="govuk-date-input__item"><div class="govuk-form-group">
        <label class="govuk-label govuk-date-input__label" for="issued-${part}">${part[0]?.toUpperCase()}${part.slice(1)}</label>
        <input class="govuk-input govuk-date-input__input" id="issued-${part}" name="issued-${part}" type="text" inputmode="numeric"></div></div>`,
      )
      .join('')}</div></fieldset></div>`;

const radios: Question['html'] = (error) => `
  <div class="govuk-form-group"><fieldset class="govuk-fieldset" ${error && 'aria-describedby="where-error"'}>
    <legend class="govuk-fieldset__legend--l">Have you ever been refused a visa or convicted of a crime?</legend>
    ${error ? `<p id="where-error" class="govuk-error-message">${error}</p>` : ''}
    <div class="govuk-radios" data-module="govuk-radios">
      <div class="govuk-radios__item"><input class="govuk-radios__input" id="where" name="where" type="radio" value="yes"><label class="govuk-label govuk-radios__label" for="where">Yes</label></div>
      <div class="govuk-radios__item"><input class="govuk-radios__input" id="where-2" name="where" type="radio" value="no"><label class="govuk-label govuk-radios__label" for="where-2">No</label></div>
    </div></fieldset></div>`;

const matching = (field: string, form: RegExp, message: string) => (given: Record<string, string>) =>
  form.test(given[field] ?? '') ? '' : message;

const questions: Record<string, Question> = {
  '/name': {
    html: input('full-name', 'What is your name?', 'As it is on your passport', 'autocomplete="name"'),
    wrong: matching('full-name', /\w/, 'Enter your full name'),
  },
  '/issued': {
    html: dateInput,
    wrong: ({ 'issued-year': year = '' }) => (/^20[12]\d$/.test(year) ? '' : 'Enter the year it was issued'),
  },
  '/convicted': { html: radios, wrong: matching('where', /no/, 'Select no') },
  '/ssn': {
    html: input('ssn', 'What is your Social Security number?', 'It is on your card'),
    wrong: matching('ssn', /^\d{9}$/, 'Social Security number must be 9 digits'),
  },
  '/comments': { html: input('more', 'Is there anything else? (optional)', 'Tell us'), wrong: () => '' },
};
const paths = Object.keys(questions);

function servePages(sent: Record<string, string>): Record<string, Answer> {
  const page = (
    body: string,
  ): string => `<!doctype html><html lang="en"><head><title>Visa</title><link rel="icon" href="data:,"></head>
    <body class="govuk-template__body"><header><a href="/name">GOV</a></header><main class="govuk-main-wrapper">${body}</main></body></html>`;
  const pages = paths.map((path, index) => {
    const question = questions[path];
    const answer = answering((form) => {
      const error = form ? (question?.wrong(form) ?? '') : '';
      if (form && !error) {
        Object.assign(sent, form);
        return page(`<meta http-equiv="refresh" content="0; url=${paths[index + 1] ?? '/done'}">`);
      }
      const summary = error
        ? `<div class="govuk-error-summary" data-module="govuk-error-summary"><div role="alert"><h2>There is a problem</h2>
          <ul><li><a href="#x">${error}</a></li></ul></div></div>`
        : '';
      return page(`${index > 0 ? '<a href="#" class="govuk-back-link">Back</a>' : ''}${summary}
          <form method="post" novalidate>${question?.html(error, form ? Object.values(form).join('') : '') ?? ''}
          <button type="submit" class="govuk-button" data-module="govuk-button">Continue</button></form>
          <form method="post" action="/language"><button>Cymraeg</button></form>`);
    });
    return [path, answer] as const;
  });
  return { ...Object.fromEntries(pages), '/done': answering(() => page('<h1>Application complete</h1>')) };
}

test('a citizen answers one question a page, whatever the server sends back once', async ({
  site,
  visit,
}) => {
  const sent: Record<string, string> = {};
  const { does, page } = await visit(await site(servePages(sent)));
  await does({ visit: '/name' });
  for (const path of paths) {
    await does({ expect: { page: path } }, { complete: {} }, { submit: {} });
  }
  await does({ expect: 'Application complete' });
  expect(page.url()).toContain('/done');
  expect(sent).toMatchObject({ 'full-name': 'Ada Example', 'issued-year': '2024', where: 'no', more: '' });
  expect(sent['ssn']).toMatch(/^\d{9}$/);
});

test('a server that never takes an answer fails the step, in its own words', async ({ site, visit }) => {
  const never = { ...questions['/name'], wrong: () => 'We do not take names' };
  const html = (form: Record<string, string> | undefined): string =>
    `<form method="post" novalidate>${never.html?.(form ? never.wrong() : '', form?.['full-name'] ?? '') ?? ''}<button>Continue</button></form>`;
  const { does } = await visit(await site({ '/name': answering(html) }), { persona: { patienceMs: 2_000 } });
  await does({ visit: '/name' }, { complete: {} });
  const failure = await failureOf(does({ submit: {} }));
  expect(failure.code).toBe('expectation-unmet');
  expect(failure.message).toMatch(
    /^“What is your name\?” on \/name was given “Ada Example”, then “.+”, and the page says “Error: We do not take names”$/,
  );
});
