import { check, give, press, uncheck, type Case } from './case.ts';

const radios = (...labels: string[]): string =>
  labels
    .map((label) => `<label><input type=radio name=r value="${label[0]?.toLowerCase()}">${label}</label>`)
    .join(' ');
const OFF_PAGE = 'position:absolute;left:-999em';
const TINY = 'position:absolute;width:1px;height:1px;clip-path:inset(50%);overflow:hidden';
const picked = 'document.querySelector(":checked")?.parentElement.textContent';

/** Checkboxes, switches and radio buttons. */
export const ticking: Case[] = [
  {
    title: 'checks a box, and the page hears of it',
    widget: 'checkbox',
    html: '<input type=checkbox id=it data-it>',
    does: check,
    ends: { 'it.checked': true, 'heard.join()': 'click,input,change' },
  },
  {
    title: 'leaves a checked box alone',
    widget: 'checkbox',
    html: '<input type=checkbox id=it data-it checked>',
    does: check,
    ends: { 'it.checked': true, 'heard.join()': '' },
  },
  {
    title: 'unchecks a box',
    widget: 'checkbox',
    html: '<input type=checkbox id=it data-it checked>',
    does: uncheck,
    ends: { 'it.checked': false },
  },
  {
    title: 'gives a box yes and then no',
    widget: 'checkbox',
    html: '<input type=checkbox id=it data-it><script>n = 0; it.onchange = () => n += 1</script>',
    does: async (it) => {
      await it.give('Yes');
      await it.give('no');
    },
    ends: { 'it.checked': false, n: 2 },
  },
  {
    title: 'gives a box its own label',
    widget: 'checkbox',
    shown: 'checkbox “I agree”',
    html: '<label><input type=checkbox id=it data-it> I agree</label>',
    does: give('I agree'),
    ends: { 'it.checked': true },
  },
  {
    title: 'checks a drawn box whose real one is off the page (USWDS)',
    widget: 'checkbox',
    html: `<input type=checkbox id=it data-it style="${OFF_PAGE}"><label for=it>I agree</label>`,
    does: check,
    ends: { 'it.checked': true },
  },
  {
    title: 'checks a drawn box whose real one is a pixel',
    widget: 'checkbox',
    html: `<label><input type=checkbox id=it data-it style="${TINY}"> <b>I agree</b></label>`,
    does: check,
    ends: { 'it.checked': true },
  },
  {
    title: 'checks a drawn box that lies under its label (Bootstrap)',
    widget: 'checkbox',
    html: `<div style="position:relative"><input type=checkbox id=it data-it style="position:absolute;opacity:0;z-index:-1"><label for=it>I agree</label></div>`,
    does: check,
    ends: { 'it.checked': true },
  },
  {
    title: 'checks a drawn box that is invisible on top (Material)',
    widget: 'checkbox',
    html: `<span style="position:relative"><input type=checkbox id=it data-it style="position:absolute;opacity:0;width:100%;height:100%"><svg width=20 height=20></svg></span>`,
    does: check,
    ends: { 'it.checked': true },
  },
  {
    title: 'checks a drawn box without opening the terms that its label links to',
    widget: 'checkbox',
    html: `<input type=checkbox id=it data-it style="${OFF_PAGE}"><label for=it style="padding-left:2em">I accept <a href="#terms">the terms and conditions of this service</a></label>`,
    does: check,
    ends: { 'it.checked': true, 'location.hash': '' },
  },
  {
    title: 'checks a drawn switch that has no label but what is around it',
    widget: 'switch',
    html: `<div id=around style="width:40px;height:20px"><input type=checkbox id=it data-it hidden></div><script>around.onclick = () => it.click()</script>`,
    does: check,
    ends: { 'it.checked': true },
  },
  {
    title: 'checks a drawn box further down the page',
    widget: 'checkbox',
    html: `<div style="height:3000px"></div><input type=checkbox id=it data-it style="position:absolute;opacity:0;z-index:-1"><label for=it>I agree</label>`,
    does: check,
    ends: { 'it.checked': true },
  },
  {
    title: 'turns a switch made of other elements on',
    widget: 'switch',
    html: '<button id=it data-it role=switch aria-checked=false>Alerts</button><script>it.onclick = () => setTimeout(() => it.ariaChecked = String(it.ariaChecked !== "true"), 200)</script>',
    does: check,
    ends: { 'it.ariaChecked': 'true' },
  },
  {
    title: 'turns a pressed button off',
    widget: 'button',
    html: '<button id=it data-it aria-pressed=true>Bold</button><script>it.onclick = () => it.ariaPressed = "false"</script>',
    does: uncheck,
    ends: { 'it.ariaPressed': 'false' },
  },
  {
    title: 'chooses a radio button',
    widget: 'radio',
    html: '<label><input type=radio name=r>No</label> <label><input type=radio name=r id=it data-it>Yes</label>',
    does: check,
    ends: { 'it.checked': true, 'heard.join()': 'click,input,change' },
  },
  {
    title: 'chooses a radio button by saying yes to it',
    widget: 'radio',
    html: '<label><input type=radio name=r>Phone</label> <label><input type=radio name=r id=it data-it>E-mail</label>',
    does: give('yes'),
    ends: { 'it.checked': true },
  },
  {
    title: 'chooses another radio button of the group by its label',
    widget: 'radio',
    html: `${radios('Phone', 'Mail')}<script>document.querySelector('input').setAttribute('data-it', '')</script>`,
    does: give('Mail'),
    ends: { [picked]: 'Mail' },
  },
  {
    title: 'means the radio button called “No”, not a no to the one called “Yes”',
    widget: 'radio',
    shown: 'radio “Yes”',
    html: `${radios('Yes', 'No')}<script>document.querySelector('input').setAttribute('data-it', '')</script>`,
    does: give('No'),
    ends: { [picked]: 'No' },
  },
  {
    title: 'presses a drawn radio button by its label',
    widget: 'radio',
    html: `<input type=radio name=r id=it data-it style="${OFF_PAGE}"><label for=it>Yes</label>`,
    does: press,
    ends: { 'it.checked': true },
  },
  {
    title: 'answers a group of radio buttons by the label of one',
    widget: 'radio-group',
    html: `<fieldset id=it data-it><legend>Are you a citizen?</legend>${radios('Yes', 'No')}</fieldset>`,
    does: give('no'),
    ends: { [picked]: 'No' },
  },
  {
    title: 'answers a group of radio buttons by a value',
    widget: 'radio-group',
    html: `<fieldset id=it data-it>${radios('Farm', 'Ranch')}</fieldset>`,
    does: give('r'),
    ends: { [picked]: 'Ranch' },
  },
  {
    title: 'answers a group of drawn radio tiles (USWDS)',
    widget: 'radio-group',
    html: `<fieldset id=it data-it><input type=radio name=r id=a style="${OFF_PAGE}"><label for=a>Farm <span>Crops</span></label><input type=radio name=r id=b style="${OFF_PAGE}"><label for=b>Ranch <span>Cattle</span></label></fieldset>`,
    does: give('Ranch'),
    ends: { 'b.checked': true },
  },
  {
    title: 'answers a group whose buttons are followed by bare words',
    widget: 'radio-group',
    html: '<fieldset id=it data-it><input type=radio name=r value=1> Farm <input type=radio name=r value=2 id=b> Ranch</fieldset>',
    does: give('Ranch'),
    ends: { 'b.checked': true },
  },
  {
    title: 'answers a group made of other elements (Radix)',
    widget: 'radio-group',
    html: `<div id=it data-it role=radiogroup><button role=radio aria-checked=false aria-labelledby=a></button><span id=a>Farm</span><button role=radio aria-checked=false aria-labelledby=b id=two></button><span id=b>Ranch</span></div><script>
      it.onclick = ({ target }) => { for (const one of it.querySelectorAll('[role=radio]')) one.ariaChecked = String(one === target); };
    </script>`,
    does: give('Ranch'),
    ends: { 'two.ariaChecked': 'true' },
  },
];
