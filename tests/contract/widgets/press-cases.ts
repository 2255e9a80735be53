import { fileURLToPath } from 'node:url';
import { attach, press, type Case } from './case.ts';

/** A file to attach: this one, and its name. */
export const FILE = fileURLToPath(import.meta.url);
export const OWN_NAME = 'press-cases.ts';
const button = (attributes = ''): string =>
  `<button id=it data-it ${attributes} onclick="pressed = (window.pressed ?? 0) + 1">Send</button>`;
const over = 'position:fixed;inset:0;background:#fffc';

/** A notice over everything, with buttons that take it away; what was pressed is in `said`. */
const notice = (...buttons: string[]): string =>
  `<div id=over style="${over}"><p>We value your privacy</p>${buttons
    .map((name) => `<button onclick="said = '${name}'; over.remove()">${name}</button>`)
    .join('')}</div>`;

/** Things to press, what lies over them, and files. */
export const pressing: Case[] = [
  {
    title: 'presses a button, once',
    widget: 'button',
    html: button(),
    does: press,
    ends: { pressed: 1, 'heard.join()': 'click' },
  },
  {
    title: 'waits until a button is enabled',
    widget: 'button',
    html: `${button('disabled')}<script>setTimeout(() => it.disabled = false, 400)</script>`,
    does: press,
    ends: { pressed: 1 },
  },
  {
    title: 'waits until what covers a button is gone',
    widget: 'button',
    html: `${button()}<div id=over style="${over}">Loading…</div><script>setTimeout(() => over.remove(), 400)</script>`,
    does: press,
    ends: { pressed: 1 },
  },
  {
    title: 'rejects cookies that cover a button, rather than accepting them, and says so',
    widget: 'button',
    shown: 'button “Send”',
    html: `${button()}${notice('Accept all', 'Reject all', 'Settings')}`,
    does: press,
    ends: { pressed: 1, said: 'Reject all' },
    notes: ['button “Reject all”: pressed, since it covered “Send”'],
  },
  {
    title: 'takes only the necessary cookies',
    widget: 'button',
    html: `${button()}${notice('OK', 'Use necessary cookies only')}`,
    does: press,
    ends: { pressed: 1, said: 'Use necessary cookies only' },
    notes: ['button “Use necessary cookies only”: pressed, since it covered “It”'],
  },
  {
    title: 'closes a dialog that its shade keeps in front',
    widget: 'button',
    html: `${button()}<div id=shade style="${over}"></div><div id=ask role=dialog style="position:fixed;top:50px">Subscribe?<button onclick="ask.remove(); shade.remove(); said = 'No thanks'">No thanks</button><button>Subscribe</button></div>`,
    does: press,
    ends: { pressed: 1, said: 'No thanks' },
    notes: ['button “No thanks”: pressed, since it covered “It”'],
  },
  {
    title: 'answers a question with no rather than OK',
    widget: 'button',
    html: `${button()}${notice('OK', 'Cancel')}`,
    does: press,
    ends: { pressed: 1, said: 'Cancel' },
    notes: ['button “Cancel”: pressed, since it covered “It”'],
  },
  {
    title: 'closes one notice after the other',
    widget: 'button',
    html: `${button()}<div style="${over}"><button onclick="this.parentElement.remove()">Got it</button></div><div style="${over}"><button onclick="this.parentElement.remove()" aria-label=Close>×</button></div>`,
    does: press,
    ends: { pressed: 1 },
    notes: [
      'button “Close”: pressed, since it covered “It”',
      'button “Got it”: pressed, since it covered “It”',
    ],
  },
  {
    title: 'closes a native modal dialog',
    widget: 'button',
    html: `${button()}<dialog id=ask>We moved. <button onclick="ask.close()">Close</button></dialog><script>ask.showModal()</script>`,
    does: press,
    ends: { pressed: 1 },
    notes: ['button “Close”: pressed, since it covered “It”'],
  },
  {
    title: 'answers a consent that is asked from a frame',
    widget: 'button',
    html: `${button()}<iframe id=over style="${over};width:100%;height:100%" srcdoc="<button onclick='parent.over.remove()'>Reject</button>"></iframe>`,
    does: press,
    ends: { pressed: 1 },
    notes: ['button “Reject”: pressed, since it covered “It”'],
  },
  {
    title: 'closes a banner that covers the frame in which a button lies',
    widget: 'button',
    html: `<iframe srcdoc="<button data-it onclick='parent.pressed = 1'>Pay</button>"></iframe><div id=over class=cookie-banner style="${over}">Cookies<button onclick="over.remove()">Decline</button></div>`,
    does: press,
    ends: { pressed: 1 },
    notes: ['button “Decline”: pressed, since it covered “It”'],
  },
  {
    title: 'checks a box that a banner covers',
    widget: 'checkbox',
    html: `<label><input type=checkbox id=it data-it>I agree</label>${notice('Reject')}`,
    does: (it) => it.set(true),
    ends: { 'it.checked': true },
    notes: ['button “Reject”: pressed, since it covered “It”'],
  },
  {
    title: 'presses a button from under a header that stays on top',
    widget: 'button',
    html: `<header style="position:fixed;top:0;left:0;right:0;height:300px;background:white">Header <button onclick="said = 1">Menu</button></header><div style="height:1500px"></div>${button()}<div style="height:1500px"></div><script>scrollTo(0, 1450)</script>`,
    does: press,
    ends: { pressed: 1, 'window.said': undefined },
  },
  {
    title: 'presses a button that sends them elsewhere',
    widget: 'link',
    html: '<a id=it data-it href="/next">Next</a>',
    does: press,
    ends: { 'location.pathname': '/next' },
  },
  {
    title: 'presses a button once, though the page covers it while a slow answer is under way',
    widget: 'button',
    html: `<button data-it onclick="sessionStorage.presses = Number(sessionStorage.presses ?? 0) + 1; over.hidden = false; location.href = '/slow'">Send</button><div id=over hidden style="${over}">Sending <button>Close</button></div><script>if (location.pathname === '/') sessionStorage.clear()</script>`,
    does: press,
    ends: { 'sessionStorage.presses': '1' },
  },
  {
    title: 'presses a key in a field',
    widget: 'text',
    html: '<form onsubmit="sent = q.value; return false"><input name=q id=q data-it></form>',
    does: async (it) => {
      await it.give('grants');
      await it.key('Enter');
    },
    ends: { sent: 'grants' },
  },
  {
    title: 'attaches a file to a hidden upload',
    widget: 'file',
    html: '<input type=file id=it data-it hidden>',
    does: attach(FILE),
    ends: { 'it.files[0].name': OWN_NAME, 'heard.join()': 'input,change' },
  },
  {
    title: 'attaches a file by a button that opens a file dialog',
    widget: 'button',
    html: '<input type=file id=f hidden><button data-it onclick="f.click()">Choose file</button>',
    does: attach(FILE),
    ends: { 'f.files[0].name': OWN_NAME },
  },
  {
    title: 'attaches a file by the label of a hidden upload',
    widget: 'other',
    html: '<label for=f data-it>Choose file</label><input type=file id=f style="position:absolute;left:-999em">',
    does: attach(FILE),
    ends: { 'f.files[0].name': OWN_NAME },
  },
  {
    title: 'attaches a file to the upload in a drop zone',
    widget: 'drop-zone',
    html: '<div id=it data-it>Drag here or <input type=file id=f></div>',
    does: attach(FILE),
    ends: { 'f.files[0].name': OWN_NAME },
  },
  {
    title: 'drops a file where it is to be dropped',
    widget: 'drop-zone',
    html: `<div id=it data-it style="height:50px">Drop here</div><script>
      events = [];
      for (const type of ['dragenter', 'dragover', 'drop']) it.addEventListener(type, (e) => {
        e.preventDefault(); events.push(type);
        if (type === 'drop') dropped = e.dataTransfer.files[0].name;
      });
    </script>`,
    does: attach(FILE),
    ends: { dropped: OWN_NAME, 'events.join()': 'dragenter,dragover,drop' },
  },
  {
    title: 'chooses a file where dropping is not provided for',
    widget: 'drop-zone',
    html: '<input type=file id=f hidden><div data-it onclick="f.click()">Add a file</div>',
    does: attach(FILE),
    ends: { 'f.files[0].name': OWN_NAME },
  },
];
