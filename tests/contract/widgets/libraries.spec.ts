import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { attach, give, type Case } from './case.ts';
import { FILE, OWN_NAME } from './press-cases.ts';
import { PLACE, test as base } from './stage.ts';

/** Libraries as they are shipped: what is served under which name. */
const MODULES = new URL('../../../node_modules/', import.meta.url);
const FILES: Record<string, string> = {
  'uswds.js': '@uswds/uswds/dist/js/uswds.min.js',
  'uswds.css': '@uswds/uswds/dist/css/uswds.min.css',
  'vue.js': 'vue/dist/vue.global.prod.js',
};
const STATES = ['Alabama', 'New York', 'Ohio', 'Texas'];
const OPTIONS = STATES.map((name) => `<option value=${name.slice(0, 2)}>${name}</option>`).join('');

const test = base.extend<{ libraries: undefined }>({
  libraries: [
    async ({ stage }, use) => {
      await stage.page.route(`${PLACE}lib/*`, async (route) => {
        const name = new URL(route.request().url()).pathname.replace('/lib/', '');
        await route.fulfill({ path: fileURLToPath(new URL(FILES[name] ?? '', MODULES)) });
      });
      await use(undefined);
      await stage.page.unroute(`${PLACE}lib/*`);
    },
    { auto: true },
  ],
});

const uswds = (html: string): string =>
  `<link rel=stylesheet href=/lib/uswds.css>${html}<script src=/lib/uswds.js></script>`;

/** `control` says where the library puts the control. */
const cases: (Case & { control: string })[] = [
  {
    title: 'chooses in a USWDS combo box',
    widget: 'combobox',
    control: 'input[role=combobox]',
    html: uswds(
      `<label class=usa-label for=s>State</label><div class=usa-combo-box><select class=usa-select name=s id=s><option value></option>${OPTIONS}</select></div>`,
    ),
    does: give('Ohio'),
    ends: {
      'document.querySelector("select").value': 'Oh',
      'document.querySelector(".usa-combo-box__input").value': 'Ohio',
    },
  },
  {
    title: 'types a date into a USWDS date picker',
    widget: 'date',
    control: '.usa-date-picker__external-input',
    html: uswds(
      '<label class=usa-label id=l for=d>Date</label><div class=usa-hint id=h>mm/dd/yyyy</div><div class=usa-date-picker><input class=usa-input id=d name=d aria-labelledby=l aria-describedby=h></div>',
    ),
    does: give('2026-11-21'),
    ends: { 'document.querySelector(".usa-date-picker__internal-input").value': '2026-11-21' },
  },
  {
    title: 'fills in a USWDS memorable date',
    widget: 'date-parts',
    control: 'fieldset',
    html: uswds(`<fieldset class=usa-fieldset><legend>Date of birth</legend><div class=usa-memorable-date>
      <div class="usa-form-group usa-form-group--month usa-form-group--select"><label for=m>Month</label><select class=usa-select id=m><option value>- Select -</option><option value=1>01 - January</option><option value=11>11 - November</option></select></div>
      <div class="usa-form-group usa-form-group--day"><label for=dd>Day</label><input class=usa-input id=dd maxlength=2></div>
      <div class="usa-form-group usa-form-group--year"><label for=y>Year</label><input class=usa-input id=y maxlength=4></div></div></fieldset>`),
    does: give('21 November 1990'),
    ends: { 'm.value': '11', 'dd.value': '21', 'y.value': '1990' },
  },
  {
    title: 'chooses in a USWDS time picker',
    widget: 'combobox',
    control: 'input[role=combobox]',
    html: uswds(
      '<label class=usa-label for=t>Time</label><div class=usa-time-picker><input class=usa-input id=t name=t></div>',
    ),
    does: give('2:30pm'),
    ends: { 'document.querySelector("select").value': '14:30' },
  },
  {
    title: 'fills in a USWDS input mask',
    widget: 'text',
    control: '#ssn',
    html: uswds(
      '<label for=ssn>SSN</label><input id=ssn class="usa-input usa-masked" placeholder="___-__-____" pattern="^(?!(000|666|9))\\d{3}-(?!00)\\d{2}-(?!0000)\\d{4}$">',
    ),
    does: give('123001234'),
    ends: { 'ssn.value.replace(/\\D/g, "")': '123001234' },
  },
  {
    title: 'checks a USWDS checkbox',
    widget: 'checkbox',
    control: '#c',
    html: uswds(
      '<div class=usa-checkbox><input class="usa-checkbox__input usa-checkbox__input--tile" id=c type=checkbox><label class=usa-checkbox__label for=c>I <a href="#terms">agree</a></label></div>',
    ),
    does: give('yes'),
    ends: { 'c.checked': true, 'location.hash': '' },
  },
  {
    title: 'attaches a file to a USWDS file input',
    widget: 'file',
    control: '#f',
    html: uswds('<label for=f>Transcript</label><input id=f class=usa-file-input type=file>'),
    does: attach(FILE),
    ends: { 'f.files[0].name': OWN_NAME },
  },
  {
    title: 'fills in what a Vue application keeps',
    widget: 'text',
    control: 'input',
    html: '<div id=app><input v-model="state"></div><script src=/lib/vue.js></script><script>app = Vue.createApp({ data: () => ({ state: "" }) }).mount("#app")</script>',
    does: give('Ohio'),
    ends: { 'app.state': 'Ohio' },
  },
  {
    title: 'chooses what a Vue application keeps',
    widget: 'select',
    control: 'select',
    html: `<div id=app><select v-model="state">${OPTIONS}</select></div><script src=/lib/vue.js></script><script>app = Vue.createApp({ data: () => ({ state: "" }) }).mount("#app")</script>`,
    does: give('Texas'),
    ends: { 'app.state': 'Te' },
  },
  {
    title: 'answers what a Vue application asks with radio buttons',
    widget: 'radio-group',
    control: 'fieldset',
    html: '<div id=app><fieldset><label><input type=radio value=y v-model="citizen">Yes</label><label><input type=radio value=n v-model="citizen">No</label></fieldset></div><script src=/lib/vue.js></script><script>app = Vue.createApp({ data: () => ({ citizen: "" }) }).mount("#app")</script>',
    does: give('Yes'),
    ends: { 'app.citizen': 'y' },
  },
];

for (const { title, widget, control, html, does, ends } of cases) {
  test(`a person ${title}`, async ({ stage }) => {
    const mark = `<script>addEventListener('load', () => document.querySelector('${control}').setAttribute('data-it', ''))</script>`;
    await does(await stage.shows(html + mark, widget));
    for (const [expression, value] of Object.entries(ends)) {
      expect(await stage.says(expression), expression).toEqual(value);
    }
  });
}
