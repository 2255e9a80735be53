import { answering, expect, packaged, test } from './citizen.ts';

/**
 * A form in the U.S. Web Design System, with its own script and styles: combo box, memorable date, drawn radio tiles and
 * checkboxes, a file drop zone, a character count. Markup after https://designsystem.digital.gov/components/.
 */
const FORM = `<!doctype html><html lang="en"><head><title>Apply</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/uswds.css"></head><body>
<header class="usa-header usa-header--basic"><div class="usa-nav-container">
  <a href="/">Benefits</a>
  <form class="usa-search usa-search--small" role="search" action="/search">
    <label class="usa-sr-only" for="search">Search</label>
    <input class="usa-input" id="search" type="search" name="q">
    <button class="usa-button" type="submit"><span>Search</span></button>
  </form></div></header>
<main class="grid-container">
<h1>Disaster assistance</h1>
<form class="usa-form usa-form--large" method="post" action="/sent" enctype="application/x-www-form-urlencoded">
  <p>Required fields are marked with an asterisk (<abbr title="required" class="usa-hint usa-hint--required">*</abbr>).</p>
  <fieldset class="usa-fieldset"><legend class="usa-legend usa-legend--large">Name</legend>
    <label class="usa-label" for="given">First or given name <abbr title="required" class="usa-hint--required">*</abbr></label>
    <input class="usa-input" id="given" name="given" required aria-required="true">
    <label class="usa-label" for="middle">Middle name</label>
    <input class="usa-input" id="middle" name="middle">
    <label class="usa-label" for="family">Last or family name <abbr title="required" class="usa-hint--required">*</abbr></label>
    <input class="usa-input" id="family" name="family" required aria-required="true">
  </fieldset>
  <fieldset class="usa-fieldset"><legend class="usa-legend">Date of birth <abbr title="required">*</abbr></legend>
    <span class="usa-hint" id="dob-hint">For example: January 19 2000</span>
    <div class="usa-memorable-date">
      <div class="usa-form-group usa-form-group--month usa-form-group--select">
        <label class="usa-label" for="dob-month">Month</label>
        <select class="usa-select" id="dob-month" name="dob-month" aria-describedby="dob-hint" required>
          <option value="">- Select -</option>${[
            'January',
            'February',
            'March',
            'April',
            'May',
            'June',
            'July',
            'August',
            'September',
            'October',
            'November',
            'December',
          ]
            .map(
              (name, index) =>
                `<option value="${index + 1}">${String(index + 1).padStart(2, '0')} - ${name}</option>`,
            )
            .join('')}
        </select></div>
      <div class="usa-form-group usa-form-group--day"><label class="usa-label" for="dob-day">Day</label>
        <input class="usa-input" id="dob-day" name="dob-day" maxlength="2" pattern="[0-9]*" inputmode="numeric" required></div>
      <div class="usa-form-group usa-form-group--year"><label class="usa-label" for="dob-year">Year</label>
        <input class="usa-input" id="dob-year" name="dob-year" minlength="4" maxlength="4" pattern="[0-9]*" inputmode="numeric" required></div>
    </div></fieldset>
  <label class="usa-label" for="state">State, territory, or military post <abbr title="required">*</abbr></label>
  <div class="usa-combo-box"><select class="usa-select" name="state" id="state" required>
    <option value>- Select -</option><option value="IA">Iowa</option><option value="OH">Ohio</option><option value="WY">Wyoming</option>
  </select></div>
  <label class="usa-label" for="zip">ZIP code <abbr title="required">*</abbr></label>
  <input class="usa-input usa-input--medium" id="zip" name="zip" pattern="[\\d]{5}(-[\\d]{4})?" required>
  <label class="usa-label" for="phone">Telephone number</label>
  <input class="usa-input usa-masked" id="phone" type="tel" name="phone" required pattern="\\d{3}-\\d{3}-\\d{4}" placeholder="___-___-____">
  <fieldset class="usa-fieldset"><legend class="usa-legend">Did you own your home? <abbr title="required">*</abbr></legend>
    <div class="usa-radio"><input class="usa-radio__input usa-radio__input--tile" id="own-yes" type="radio" name="own" value="yes" required>
      <label class="usa-radio__label" for="own-yes">Yes<span class="usa-radio__label-description">I owned it</span></label></div>
    <div class="usa-radio"><input class="usa-radio__input usa-radio__input--tile" id="own-no" type="radio" name="own" value="no" required>
      <label class="usa-radio__label" for="own-no">No</label></div>
  </fieldset>
  <div class="usa-character-count"><div class="usa-form-group">
    <label class="usa-label" for="what">What happened? <abbr title="required">*</abbr></label>
    <span id="what-info" class="usa-hint">Describe the damage.</span>
    <textarea class="usa-textarea usa-character-count__field" id="what" maxlength="40" name="what" required aria-describedby="what-info what-message"></textarea>
  </div><span id="what-message" class="usa-character-count__message">You can enter up to 40 characters</span></div>
  <div class="usa-form-group"><label class="usa-label" for="proof">Proof of address <abbr title="required">*</abbr></label>
    <input id="proof" class="usa-file-input" type="file" name="proof" accept=".pdf" required></div>
  <div class="usa-checkbox"><input class="usa-checkbox__input" id="certify" type="checkbox" name="certify" value="yes" required>
    <label class="usa-checkbox__label" for="certify">I certify that all of this is true</label></div>
  <div class="usa-checkbox"><input class="usa-checkbox__input" id="news" type="checkbox" name="news" value="yes">
    <label class="usa-checkbox__label" for="news">Send me news</label></div>
  <button class="usa-button usa-button--outline" type="button">Save draft</button>
  <button class="usa-button" type="submit">Submit application</button>
</form></main>
<script src="/uswds.js"></script></body></html>`;

test('two lines get a citizen through a form of the U.S. Web Design System', async ({ site, visit }) => {
  let sent: Record<string, string> = {};
  const agency = await site({
    '/': FORM,
    '/uswds.css': packaged('@uswds/uswds/dist/css/uswds.min.css'),
    '/uswds.js': packaged('@uswds/uswds/dist/js/uswds.js'),
    '/sent': answering((form = {}) => {
      sent = form;
      return '<h1>We received your application</h1>';
    }),
  });
  const { does } = await visit(agency);
  const given = await does(
    { visit: '/' },
    { complete: {} },
    { submit: {} },
    { expect: 'We received your application' },
  );
  expect(given).toMatchObject({ 'Name: First or given name': 'Ada', 'Date of birth': '2000-01-01' });
  expect(sent).toEqual({
    given: 'Ada',
    middle: '',
    family: 'Example',
    'dob-month': '1',
    'dob-day': '01',
    'dob-year': '2000',
    state: 'OH',
    zip: '43001',
    phone: expect.stringMatching(/^\d{3}-555-01\d\d$/),
    own: 'yes',
    what: 'This is a rehearsal with a made-up citiz',
    proof: expect.stringMatching(/\.pdf$/),
    certify: 'yes',
  });
});
