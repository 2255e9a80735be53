import { give, press, type Case } from './case.ts';
import { doubleList, filtering, listButton, reactSelect, searchedList, virtualList } from './imitations.ts';

const OPTIONS =
  '<option value="">choose</option><option value=oh>Ohio</option><option value=tx>Texas</option><option value=ny>New York</option>';
const select = (options: string, attributes = ''): string =>
  `<select id=it data-it ${attributes}>${options}</select>`;
const chosen = '[...it.selectedOptions].map((one) => one.value).join()';

/** Lists of every make. */
export const choosing: Case[] = [
  {
    title: 'chooses from a list by what it shows, and the page hears of it',
    widget: 'select',
    html: select(OPTIONS),
    does: give('Ohio'),
    ends: { 'it.value': 'oh', 'heard.join()': 'input,change' },
  },
  {
    title: 'chooses from a list by its value',
    widget: 'select',
    html: select(OPTIONS),
    does: give('tx'),
    ends: { 'it.value': 'tx' },
  },
  {
    title: 'chooses from a list in any case and spacing',
    widget: 'select',
    html: select('<option>choose</option><option value=dc>District  of\n Columbia</option>'),
    does: give('district of columbia'),
    ends: { 'it.value': 'dc' },
  },
  {
    title: 'chooses the only option that begins with the words',
    widget: 'select',
    html: select('<option>Ohio (OH)</option><option>Texas (TX)</option>'),
    does: give('Ohio'),
    ends: { 'it.value': 'Ohio (OH)' },
  },
  {
    title: 'chooses the option itself and not a longer one that comes first',
    widget: 'select',
    html: select('<option>Other income</option><option>Other</option>'),
    does: give('Other'),
    ends: { 'it.value': 'Other' },
  },
  {
    title: 'goes back to the empty option of a list',
    widget: 'select',
    html: select(OPTIONS.replace('<option value=oh', '<option selected value=oh')),
    does: give(''),
    ends: { 'it.value': '' },
  },
  {
    title: 'waits for the options of a list',
    widget: 'select',
    html: `${select('')}<script>setTimeout(() => it.innerHTML = '${OPTIONS}', 300)</script>`,
    does: give('Ohio'),
    ends: { 'it.value': 'oh' },
  },
  {
    title: 'waits until an option can be chosen',
    widget: 'select',
    html: `${select('<option>choose</option><option disabled>Ohio</option>')}<script>setTimeout(() => it.options[1].disabled = false, 300)</script>`,
    does: give('Ohio'),
    ends: { 'it.value': 'Ohio' },
  },
  {
    title: 'chooses several from a list at once',
    widget: 'select',
    html: select(OPTIONS, 'multiple'),
    does: give('Ohio, New York'),
    ends: { [chosen]: 'oh,ny' },
  },
  {
    title: 'chooses several from a list one after the other',
    widget: 'select',
    html: select(OPTIONS, 'multiple'),
    does: async (it) => {
      await it.give('Ohio');
      await it.give('Texas');
    },
    ends: { [chosen]: 'oh,tx' },
  },
  {
    title: 'chooses nothing in a list for several',
    widget: 'select',
    html: select('<option selected>Ohio</option><option selected>Texas</option>', 'multiple'),
    does: give(''),
    ends: { [chosen]: '' },
  },
  {
    title: 'takes a comma for a part of the name where an option has it',
    widget: 'select',
    html: select('<option>Columbus, Ohio</option><option>Ohio</option>', 'multiple'),
    does: give('Columbus, Ohio'),
    ends: { [chosen]: 'Columbus, Ohio' },
  },
  {
    title: 'presses an option of a native list',
    widget: 'option',
    html: '<select id=list><option>Texas</option><option data-it>Ohio</option></select>',
    does: press,
    ends: { 'list.value': 'Ohio' },
  },
  {
    title: 'fills a field with suggestions by the label of one',
    widget: 'combobox',
    html: '<input id=it data-it list=l><datalist id=l><option value=OH label=Ohio><option value=TX label=Texas></datalist>',
    does: give('Ohio'),
    ends: { 'it.value': 'OH' },
  },
  {
    title: 'fills a field with suggestions with words of their own',
    widget: 'combobox',
    html: '<input id=it data-it list=l><datalist id=l><option>Ohio</datalist>',
    does: give('Guam'),
    ends: { 'it.value': 'Guam' },
  },
  {
    title: 'chooses from a list that follows what is typed, at the end of the page',
    widget: 'combobox',
    html: filtering(),
    does: give('Ohio'),
    ends: { chosen: 'Ohio', 'it.value': 'Ohio', keys: 4 },
  },
  {
    title: 'replaces what was chosen there before',
    widget: 'combobox',
    html: `${filtering()}<script>it.value = 'Texas'</script>`,
    does: give('Ohio'),
    ends: { chosen: 'Ohio' },
  },
  {
    title: 'waits for options that come from the service',
    widget: 'combobox',
    html: filtering({ after: 400 }),
    does: give('Texas'),
    ends: { chosen: 'Texas' },
  },
  {
    title: 'means “York County” as a whole before “New York” in part',
    widget: 'combobox',
    html: filtering({ after: 100 }),
    does: give('york county'),
    ends: { chosen: 'York County' },
  },
  {
    title: 'chooses from a list without any roles',
    widget: 'combobox',
    html: filtering({ roles: false, portal: false }),
    does: give('Ohio'),
    ends: { chosen: 'Ohio' },
  },
  {
    title: 'chooses several from a list that follows what is typed',
    widget: 'combobox',
    html: filtering({ several: true }),
    does: give('Ohio, Texas'),
    ends: { 'chosen.join()': 'Ohio,Texas', 'document.getElementById("pop")': null },
  },
  {
    title: 'chooses in a field that stays empty and shows its value beside (React-Select)',
    widget: 'combobox',
    html: reactSelect,
    does: give('Texas'),
    ends: { chosen: 'Texas', 'value.textContent': 'Texas' },
  },
  {
    title: 'leaves the words typed where no list comes',
    widget: 'combobox',
    html: '<input id=it data-it role=combobox aria-autocomplete=list>',
    patienceMs: 1_500,
    does: give('12 Main Street'),
    ends: { 'it.value': '12 Main Street' },
  },
  {
    title: 'chooses from a list that a button opens behind a shade (MUI)',
    widget: 'combobox',
    html: listButton(),
    does: give('New York'),
    ends: { chosen: 'New York', 'document.getElementById("shade")': null },
  },
  {
    title: 'waits for a list that a button opens late',
    widget: 'combobox',
    html: listButton({ late: 300 }),
    does: give('Ohio'),
    ends: { chosen: 'Ohio' },
  },
  {
    title: 'chooses by the value of an option that nobody sees',
    widget: 'combobox',
    html: listButton(),
    does: give('TE'),
    ends: { chosen: 'Texas' },
  },
  {
    title: 'chooses several from a list that a button opens, and closes it',
    widget: 'combobox',
    html: listButton({ several: true }),
    does: give('Ohio; Texas'),
    ends: { 'chosen.join()': 'Ohio,Texas', 'document.getElementById("shade")': null },
  },
  {
    title: 'chooses from what a button opens when it was found as a button',
    widget: 'button',
    html: listButton(),
    does: give('Ohio'),
    ends: { chosen: 'Ohio' },
  },
  {
    title: 'scrolls a list that shows a part of its options, down',
    widget: 'combobox',
    html: virtualList,
    does: give('2029'),
    ends: { chosen: '2029' },
  },
  {
    title: 'scrolls a list that shows a part of its options, and up',
    widget: 'combobox',
    html: virtualList,
    does: give('1931'),
    ends: { chosen: '1931' },
  },
  {
    title: 'chooses from a list that is open all the time',
    widget: 'listbox',
    html: `<ul id=it data-it role=listbox tabindex=0><li role=option>Ohio</li><li role=option>Texas</li></ul><script>
      it.onclick = ({ target }) => { for (const one of it.children) one.ariaSelected = String(one === target); };
    </script>`,
    does: give('texas'),
    ends: { 'it.children[1].ariaSelected': 'true', 'it.children[0].ariaSelected': 'false' },
  },
  {
    title: 'leaves alone what is chosen already in a list for several',
    widget: 'listbox',
    html: `<div id=it data-it role=listbox aria-multiselectable=true><p role=option aria-selected=true>Ohio</p><p role=option>Texas</p></div><script>
      it.onclick = ({ target }) => { target.ariaSelected = String(target.ariaSelected !== 'true'); };
    </script>`,
    does: give('Ohio, Texas'),
    ends: { '[...it.children].map((one) => one.ariaSelected).join()': 'true,true' },
  },
  {
    title: 'chooses an option whose name has signs of every kind',
    widget: 'select',
    html: select('<option>other</option><option>a >> b “c” \'d\' "e" \\\\ &amp;lt;</option>'),
    does: give(`a >> b “c” 'd' "e" \\\\ &lt;`),
    ends: { 'it.selectedIndex': 1 },
  },
  {
    title: 'chooses in a shadow root from a list at the end of the page',
    widget: 'combobox',
    html: `<x-box></x-box><script>
      const root = document.querySelector('x-box').attachShadow({ mode: 'open' });
      root.innerHTML = '<button data-it aria-haspopup=listbox>State</button>';
      var chosen = '';
      root.firstChild.onclick = () => {
        const pop = Object.assign(document.createElement('ul'), { role: 'listbox', style: 'position:fixed;top:50px' });
        pop.innerHTML = '<li role=option>Ohio</li><li role=option>Texas</li>';
        pop.onclick = ({ target }) => { chosen = target.textContent; pop.remove(); };
        document.body.append(pop);
      };
    </script>`,
    does: give('Texas'),
    ends: { chosen: 'Texas' },
  },
  {
    title: 'presses the option that is to be seen, not its double for assistive technology (Ant Design)',
    widget: 'combobox',
    html: doubleList,
    does: give('Ohio'),
    ends: { chosen: 'Ohio' },
  },
  {
    title: 'searches a list that comes with a field for it (Select2)',
    widget: 'combobox',
    html: searchedList,
    does: give('Texas'),
    ends: { chosen: 'Texas' },
  },
];
