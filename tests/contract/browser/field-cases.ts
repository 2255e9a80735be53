import { fileURLToPath } from 'node:url';
import type { Written } from '../../support/steps.ts';
import { inShadow, type Case } from './finder-case.ts';

/** A file to upload. */
export const FILE = fileURLToPath(import.meta.url);

const fill = (control: string, value = 'Ohio'): Written => ({ fill: { field: control, value } });
const upload = (control?: string): Written => ({
  upload: { path: FILE, ...(control ? { to: control } : {}) },
});
const OHIO =
  '<option value="">choose</option><option value="oh">Ohio</option><option value="tx">Texas</option>';

/** Fields and lists to fill. */
export const filling: Case[] = [
  {
    title: 'fills a field by its label',
    html: '<label for=s>State</label><input id=s data-is=it>',
    action: fill('State'),
  },
  {
    title: 'fills a field inside its label',
    html: '<label>State <input data-is=it></label>',
    action: fill('State'),
  },
  {
    title: 'fills a field by its placeholder',
    html: '<input placeholder="Your state" data-is=it>',
    action: fill('Your state'),
  },
  {
    title: 'fills a field by its name',
    html: '<meta name=state><input name=other><input name=state data-is=it>',
    action: fill('state'),
  },
  {
    title: 'does not say the star of a required field',
    html: '<label>State <abbr title=required>*</abbr> <input data-is=it></label><label>State of birth <input></label>',
    action: fill('State'),
  },
  {
    title: 'need not know the case of a label',
    html: '<label>State <input data-is=it></label><label>State of birth <input></label>',
    action: fill('state'),
  },
  {
    title: 'means whole words: “State” is not in “Statement”',
    html: '<label>Statement <input></label><label>State of residence <input data-is=it></label>',
    action: fill('State'),
  },
  {
    title: 'fills the field and not the group of the same name',
    html: '<fieldset aria-label=State><legend>x</legend><label>State <input data-is=it></label></fieldset>',
    action: fill('State'),
  },
  {
    title: 'fills a field in an open shadow root',
    html: inShadow('<label>State <input data-is=it></label>'),
    action: fill('State'),
  },
  {
    title: 'chooses from a list by what it shows',
    html: `<label>State <select data-is=it>${OHIO}</select></label>`,
    action: fill('State', 'Ohio'),
  },
  {
    title: 'means the list itself, though its label holds the options too',
    html: `<label>State of birth <select>${OHIO}</select></label><label>State <select data-is=it>${OHIO}</select></label>`,
    action: fill('state', 'Ohio'),
  },
  {
    title: 'fills a password by its label',
    html: '<label>Password <input type=password data-is=it></label>',
    action: fill('Password', 'secret'),
  },
  {
    title: 'chooses from a list by value',
    html: `<label>State <select data-is=it>${OHIO}</select></label>`,
    action: fill('State', 'oh'),
  },
  {
    title: 'chooses from a list in any case',
    html: `<label>State <select data-is=it>${OHIO}</select></label>`,
    action: fill('State', 'OHIO'),
  },
  {
    title: 'waits for the options of a list',
    html: `<label>State <select data-is=it></select></label><script>setTimeout(() => document.querySelector('select').innerHTML = '${OHIO}', 300)</script>`,
    action: fill('State', 'Ohio'),
  },
];

/** Places for a file. */
export const uploading: Case[] = [
  { title: 'uploads in the only place', html: '<input type=file data-is=it hidden>', action: upload() },
  {
    title: 'uploads by label, though the input is hidden',
    html: '<label for=f>Transcript</label><input type=file id=f data-is=it hidden><input type=file>',
    action: upload('Transcript'),
  },
  {
    title: 'uploads through a button that opens the dialog',
    html: '<input type=file><input type=file id=f data-is=it hidden><button onclick="document.getElementById(\'f\').click()">Choose file</button>',
    action: upload('Choose file'),
  },
  {
    title: 'uploads in an open shadow root',
    html: inShadow('<label>Transcript <input type=file data-is=it></label>'),
    action: upload('Transcript'),
  },
];
