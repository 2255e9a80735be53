import type { Written } from '../../support/steps.ts';
import { inShadow, type Case } from './finder-case.ts';

const press = (control: string): Written => ({ click: control });

/** Things to press. */
export const pressing: Case[] = [
  {
    title: 'presses a button by its text',
    html: '<button data-is=it>Submit</button>',
    action: press('Submit'),
  },
  {
    title: 'presses a submit input by its value',
    html: '<input type=button data-is=it value="Send it">',
    action: press('Send it'),
  },
  {
    title: 'presses a link by its text',
    html: '<a href="#x" data-is=it>Apply now</a>',
    action: press('Apply now'),
  },
  {
    title: 'presses an icon by its aria-label',
    html: '<button data-is=it aria-label="Close">×</button>',
    action: press('Close'),
  },
  {
    title: 'presses what another element names (aria-labelledby)',
    html: '<span id=n>Save draft</span><button data-is=it aria-labelledby=n>💾</button>',
    action: press('Save draft'),
  },
  {
    title: 'presses a picture by its alternative text',
    html: '<button data-is=it><img alt="Print" width=9 height=9></button>',
    action: press('Print'),
  },
  {
    title: 'means “Submit” and not “Submit later”',
    html: '<button>Submit later</button><button data-is=it>Submit</button>',
    action: press('Submit'),
  },
  {
    title: 'need not know the case',
    html: '<button>Submit later</button><button data-is=it>SUBMIT</button>',
    action: press('submit'),
  },
  {
    title: 'may use a part of the name where nothing else has it',
    html: '<button data-is=it>Submit your application</button>',
    action: press('Submit'),
  },
  { title: 'presses by test id', html: '<button data-is=it data-testid=go>→</button>', action: press('go') },
  { title: 'presses by id', html: '<button data-is=it id=send>→</button>', action: press('send') },
  {
    title: 'presses a button in an open shadow root',
    html: inShadow('<button data-is=it>Chat</button>'),
    action: press('Chat'),
  },
  {
    title: 'presses a web component whose text comes from outside',
    html: '<x-box data-is=it>Save</x-box><script>document.querySelector("x-box").attachShadow({ mode: "open" }).innerHTML = "<button><slot></slot></button>"</script>',
    action: press('Save'),
  },
  {
    title: 'presses a button in a frame of the page',
    html: `<iframe srcdoc='<button data-is=it>Pay</button>'></iframe>`,
    action: press('Pay'),
  },
  {
    title: 'presses a control that appears late',
    html: `<script>setTimeout(() => document.body.innerHTML = '<button data-is=it>Submit</button>', 300)</script>`,
    action: press('Submit'),
  },
  {
    title: 'waits for a button in spite of a heading of the same words',
    html: `<h1>Submit</h1><p>Submit when you are ready.</p><script>setTimeout(() => document.body.insertAdjacentHTML('beforeend', '<button data-is=it>Submit</button>'), 300)</script>`,
    action: press('Submit'),
  },
  {
    title: 'waits until a button is enabled',
    html: `<button disabled data-is=it>Submit</button><script>setTimeout(() => document.querySelector('button').disabled = false, 300)</script>`,
    action: press('Submit'),
  },
  {
    title: 'waits until one view has replaced another',
    html: `<button>Next</button><button data-is=it>Next</button><script>setTimeout(() => document.querySelector('button').remove(), 300)</script>`,
    action: press('Next'),
  },
  {
    title: 'presses the visible one of a menu that is there twice',
    html: '<nav style="display:none"><a href="#m">Apply</a></nav><nav><a href="#d" data-is=it>Apply</a></nav>',
    action: press('Apply'),
  },
  {
    title: 'presses either of two links to the same place',
    html: '<a href="#apply" data-is=it>Apply</a> <p>or <a href="#apply">Apply</a></p>',
    action: press('Apply'),
  },
  {
    title: 'presses a link by its address',
    html: '<a href="/apply" data-is=it onclick="return false">Start here</a>',
    action: press('/apply'),
  },
  {
    title: 'presses a link whose address carries a question',
    html: '<a href="/apply?from=home" data-is=it onclick="return false">Start here</a>',
    action: press('/apply'),
  },
  {
    title: 'points with css=',
    html: '<button>Go</button><button class=second data-is=it>Go</button>',
    action: press('css=button.second'),
  },
  {
    title: 'points with role=',
    html: '<a href="#go">Go</a><button data-is=it>Go</button>',
    action: press('role=button[name="Go"]'),
  },
  {
    title: 'presses a tab',
    html: '<div role=tab tabindex=0 data-is=it>Details</div>',
    action: press('Details'),
  },
  {
    title: 'presses a menu item',
    html: '<ul role=menu><li role=menuitem data-is=it>Sign out</li></ul>',
    action: press('Sign out'),
  },
  {
    title: 'opens a folded section',
    html: '<details><summary data-is=it>More about this</summary>…</details>',
    action: press('More about this'),
  },
  {
    title: 'presses a link whose address is relative',
    html: '<a href="apply" data-is=it onclick="return false">Start here</a>',
    action: press('/apply'),
  },
  {
    title: 'ticks a checkbox by its label',
    html: '<input type=checkbox id=c data-is=it><label for=c>I agree</label>',
    action: press('I agree'),
  },
  {
    title: 'ticks a drawn checkbox whose real one is off the page',
    html: '<input type=checkbox id=c data-is=it style="position:absolute;left:-999em"><label for=c>I agree</label>',
    action: press('I agree'),
  },
  {
    title: 'ticks a drawn checkbox whose real one is one pixel',
    html: '<label><input type=checkbox data-is=it style="position:absolute;width:1px;height:1px;clip-path:inset(50%)"><b>I agree</b></label>',
    action: press('I agree'),
  },
  {
    title: 'chooses a radio button by its label',
    html: '<label><input type=radio name=r>No</label><label><input type=radio name=r data-is=it>Yes</label>',
    action: press('Yes'),
  },
  {
    title: 'presses a tile that is only text, because the pointer says so',
    html: '<h2>Passport</h2><div style="cursor:pointer" data-is=it>Passport</div>',
    action: press('Passport'),
  },
  {
    title: 'confirms a question that the page asks',
    html: `<button onclick="if (confirm('Sure?')) document.querySelector('i').click()">Delete</button><i data-is=it>.</i>`,
    action: press('Delete'),
  },
];
