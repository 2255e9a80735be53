import { give, type Case } from './case.ts';

/** A component with its label and its parts in a shadow root and what is chosen from in a slot of it, as Shoelace does. */
const slotted = (shadow: string, options: string): string => `<x-choice>${options}</x-choice><script>
  customElements.define('x-choice', class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).innerHTML = ${JSON.stringify(shadow)};
      const box = this.shadowRoot.querySelector('input');
      const list = this.shadowRoot.querySelector('[role=listbox]');
      box?.addEventListener('click', () => { list.hidden = false; box.ariaExpanded = 'true'; });
      this.addEventListener('click', ({ target }) => {
        const role = target.getAttribute('role');
        if (role === null) return;
        for (const one of this.children) one.setAttribute(role === 'option' ? 'aria-selected' : 'aria-checked', String(one === target));
        window.chosen = target.textContent;
        if (box) { box.value = window.chosen; list.hidden = true; box.ariaExpanded = 'false'; }
      });
    }
  });
</script>`;

const plainRadios = (chosen = ''): string =>
  `<div data-it><label><input type=radio name=plan value=a>Starter</label>
  <label><input type=radio name=plan value=b ${chosen === 'b' ? 'checked' : ''}>Pro</label></div>`;

/** Widgets as the component kits make them that were tried, in `docs/finder.md`. */
export const kits: Case[] = [
  {
    title: 'chooses from a list whose options were put into a slot of it',
    widget: 'combobox',
    html: slotted(
      '<input readonly role=combobox aria-controls=list aria-expanded=false data-it><div id=list role=listbox hidden><slot></slot></div>',
      '<b role=option>Birds</b><b role=option>Cats</b>',
    ),
    does: give('Cats'),
    ends: { chosen: 'Cats' },
  },
  {
    title: 'chooses one of the radio buttons that were put into a slot of their group',
    widget: 'radio-group',
    html: slotted(
      '<fieldset role=radiogroup data-it><slot></slot></fieldset>',
      '<b role=radio aria-checked=false>Pick up</b><b role=radio aria-checked=false>Post</b>',
    ),
    does: give('Post'),
    ends: { chosen: 'Post' },
  },
  {
    title: 'opens a list by a field that lets the pointer through to the box around it',
    widget: 'combobox',
    html: `<div id=box style="padding:9px"><input readonly role=combobox aria-controls=list style="pointer-events:none" data-it></div>
      <ul id=list role=listbox hidden><li role=option>Ohio<li role=option>Iowa</ul><script>
      box.onclick = () => { list.hidden = false; };
      list.onclick = ({ target }) => { document.querySelector('[data-it]').value = target.textContent; list.hidden = true; };
      </script>`,
    does: give('Iowa'),
    ends: { "document.querySelector('[data-it]').value": 'Iowa', 'list.hidden': true },
  },
  {
    title: 'opens a list whose search is hidden until then, beside the list of what is chosen',
    widget: 'combobox',
    html: `<div role=combobox id=it data-it tabindex=0><div id=shown role=listbox><b role=option>Maine</b></div>
      <div id=drop style="position:absolute" hidden><input aria-label=Search><div role=listbox><p role=option>Ohio<p role=option>Iowa</div></div></div><script>
      shown.onclick = () => { drop.hidden = false; };
      drop.onclick = ({ target }) => { shown.innerHTML = '<b role=option>' + target.textContent + '</b>'; drop.hidden = true; };
      </script>`,
    does: give('Iowa'),
    ends: { 'shown.textContent': 'Iowa', 'drop.hidden': true },
  },
  {
    title: 'gives a date again that the page emptied when the field before was left',
    widget: 'date',
    html: `<input id=before autofocus><input type=date id=it data-it><script>
      before.focus();
      before.onblur = () => queueMicrotask(() => { it.value = ''; });
      </script>`,
    does: give('11/21/2026'),
    ends: { 'it.value': '2026-11-21' },
  },
  {
    title: 'chooses one of the radio buttons in a box that the page does not call a group',
    widget: 'radio-group',
    html: plainRadios(),
    does: give('Pro'),
    ends: { "document.querySelector(':checked').value": 'b' },
  },
  {
    title: 'reads which radio button is chosen in such a box',
    widget: 'radio-group',
    html: plainRadios('b'),
    does: async (it) => {
      const { value } = await it.state();
      if (value !== 'Pro') throw new Error(`it reads “${value}”`);
    },
    ends: { "document.querySelector(':checked').value": 'b' },
  },
];
