import { give, type Case } from './case.ts';

/** A field that keeps only what its script says, on an event of its own. */
const masked = (event: string, script: string): string =>
  `<input id=it data-it><script>it.addEventListener('${event}', () => { ${script} })</script>`;

/** Text, numbers, sliders and editors. */
export const typing: Case[] = [
  {
    title: 'types into a field, and the page hears of it',
    widget: 'text',
    html: '<input id=it data-it>',
    does: give('Ohio'),
    ends: { 'it.value': 'Ohio', 'heard.join()': 'input' },
  },
  {
    title: 'replaces what a field holds',
    widget: 'text',
    html: '<input id=it data-it value=Texas>',
    does: give('Ohio'),
    ends: { 'it.value': 'Ohio' },
  },
  {
    title: 'empties a field',
    widget: 'text',
    html: '<input id=it data-it value=Texas>',
    does: give(''),
    ends: { 'it.value': '' },
  },
  {
    title: 'writes several lines',
    widget: 'text',
    html: '<textarea id=it data-it></textarea>',
    does: give('one\ntwo'),
    ends: { 'it.value': 'one\ntwo' },
  },
  {
    title: 'waits until a field is enabled',
    widget: 'text',
    html: '<input id=it data-it disabled><script>setTimeout(() => it.disabled = false, 400)</script>',
    does: give('Ohio'),
    ends: { 'it.value': 'Ohio' },
  },
  {
    title: 'waits until a field can be written to',
    widget: 'text',
    html: '<input id=it data-it readonly><script>setTimeout(() => it.readOnly = false, 400)</script>',
    does: give('Ohio'),
    ends: { 'it.value': 'Ohio' },
  },
  {
    title: 'accepts that a phone field inserts its own characters',
    widget: 'text',
    html: masked(
      'input',
      `const d = it.value.replace(/\\D/g, ''); it.value = '(' + d.slice(0, 3) + ') ' + d.slice(3, 6) + '-' + d.slice(6)`,
    ),
    does: give('2025550143'),
    ends: { 'it.value': '(202) 555-0143' },
  },
  {
    title: 'accepts that a field drops the characters of a number',
    widget: 'text',
    html: masked('input', `it.value = it.value.replace(/\\D/g, '')`),
    does: give('666-00-1234'),
    ends: { 'it.value': '666001234' },
  },
  {
    title: 'types key by key where a mask listens to keys only',
    widget: 'text',
    html: `<input id=it data-it><script>
      let digits = '';
      it.addEventListener('beforeinput', (e) => { if (e.data?.length !== 1) e.preventDefault(); });
      it.addEventListener('keydown', (e) => {
        if (!/^\\d$/.test(e.key)) return;
        e.preventDefault(); digits += e.key;
        it.value = digits.slice(0, 3) + (digits.length > 3 ? '-' + digits.slice(3) : '');
      });
    </script>`,
    does: give('12345'),
    ends: { 'it.value': '123-45' },
  },
  {
    title: 'accepts that a field is full',
    widget: 'text',
    html: '<input id=it data-it maxlength=5>',
    does: give('43210-1234'),
    ends: { 'it.value': '43210' },
  },
  {
    title: 'fills six boxes for six digits from the first',
    widget: 'text',
    html: `<div id=code>${'<input maxlength=1>'.repeat(6)}</div><script>
      code.firstElementChild.setAttribute('data-it', '');
      code.addEventListener('input', (e) => { if (e.target.value) e.target.nextElementSibling?.focus(); });
    </script>`,
    does: give('481516'),
    ends: { '[...code.children].map((box) => box.value).join("")': '481516' },
  },
  {
    title: 'accepts that a page writes a state in capitals',
    widget: 'text',
    html: masked('input', 'it.value = it.value.toUpperCase()'),
    does: give('Ohio'),
    ends: { 'it.value': 'OHIO' },
  },
  {
    title: 'accepts that a field is gone once its value is complete',
    widget: 'text',
    html: masked(
      'input',
      `if (it.value.length === 4) it.replaceWith(Object.assign(document.createElement('p'), { id: 'done' }))`,
    ),
    does: give('4815'),
    ends: { 'document.getElementById("done") !== null': true },
  },
  {
    title: 'fills a field that the application controls',
    widget: 'text',
    html: `<input id=it data-it><script>
      let state = '';
      const draw = () => { if (it.value !== state) it.value = state; };
      it.addEventListener('input', () => { state = it.value; draw(); });
      setInterval(draw, 20);
    </script>`,
    does: give('Ohio'),
    ends: { state: 'Ohio', 'it.value': 'Ohio' },
  },
  {
    title: 'gives a number without its dollar sign and commas',
    widget: 'number',
    html: '<input type=number id=it data-it step=any>',
    does: give('$85,000.50'),
    ends: { 'it.value': '85000.50' },
  },
  {
    title: 'gives the digits of a telephone number to a field for numbers',
    widget: 'number',
    html: '<input type=number id=it data-it>',
    does: give('(202) 555-0143'),
    ends: { 'it.value': '2025550143' },
  },
  {
    title: 'gives a number to a field made of other elements by keys',
    widget: 'number',
    html: `<div id=it data-it role=spinbutton tabindex=0 aria-valuenow=2 aria-valuemin=0 aria-valuemax=9>2</div><script>
      it.addEventListener('keydown', ({ key }) => {
        const now = Number(it.ariaValueNow) + (key === 'ArrowUp' ? 1 : key === 'ArrowDown' ? -1 : 0);
        it.setAttribute('aria-valuenow', now); it.textContent = now;
      });
    </script>`,
    does: give('7'),
    ends: { 'it.textContent': '7' },
  },
  {
    title: 'sets a slider',
    widget: 'slider',
    html: '<input type=range id=it data-it min=0 max=200 step=10>',
    does: give('150'),
    ends: { 'it.value': '150', 'heard.join()': 'input,change' },
  },
  {
    title: 'sets a slider to its half',
    widget: 'slider',
    html: '<input type=range id=it data-it min=100 max=200>',
    does: give('50%'),
    ends: { 'it.value': '150' },
  },
  {
    title: 'moves a slider made of other elements by keys',
    widget: 'slider',
    html: slider(0, 100, 1),
    does: give('73'),
    ends: { 'it.ariaValueNow': '73', 'keys < 40': true },
  },
  {
    title: 'stops at the nearest place a slider has',
    widget: 'slider',
    html: slider(0, 100, 25),
    does: give('70'),
    ends: { 'it.ariaValueNow': '75' },
  },
  {
    title: 'moves a slider whose places have names',
    widget: 'slider',
    html: `<div id=it data-it role=slider tabindex=0 aria-valuenow=2 aria-valuetext=High></div><script>
      it.addEventListener('keydown', ({ key }) => {
        const now = key === 'Home' ? 0 : Math.min(2, Number(it.ariaValueNow) + (key === 'ArrowRight' ? 1 : 0));
        it.setAttribute('aria-valuenow', now); it.setAttribute('aria-valuetext', ['Low', 'Medium', 'High'][now]);
      });
    </script>`,
    does: give('medium'),
    ends: { 'it.ariaValueText': 'Medium' },
  },
  {
    title: 'writes into a rich text editor',
    widget: 'editor',
    html: '<div id=it data-it contenteditable style="border:1px solid">old <b>words</b></div>',
    does: give('I moved\nin May.'),
    ends: { 'it.innerText.trim().replace(/\\n+/g, "|")': 'I moved|in May.', 'heard.includes("input")': true },
  },
  {
    title: 'writes into an editor that keeps a document of its own',
    widget: 'editor',
    html: `<div id=it data-it contenteditable style="min-height:2em"></div><script>
      let model = '';
      it.addEventListener('beforeinput', (e) => {
        e.preventDefault();
        if (!getSelection().isCollapsed) model = '';
        if (e.inputType === 'insertText') model += e.data;
        it.textContent = model;
        getSelection().selectAllChildren(it); getSelection().collapseToEnd();
      });
    </script>`,
    does: give('I moved.'),
    ends: { model: 'I moved.' },
  },
  {
    title: 'writes into an editor in a frame, found by the frame',
    widget: 'editor',
    html: `<iframe id=it data-it srcdoc='<body contenteditable>old</body>'></iframe>`,
    does: give('I moved.'),
    ends: { 'it.contentDocument.body.textContent': 'I moved.' },
  },
  {
    title: 'writes into an editor in a frame, found in it',
    widget: 'editor',
    html: `<iframe id=around srcdoc='<body><div contenteditable data-it>old</div></body>'></iframe>`,
    does: give('I moved.'),
    ends: { 'around.contentDocument.body.textContent.trim()': 'I moved.' },
  },
];

/** A slider as component libraries make it: arrows, pages, and the ends. */
function slider(min: number, max: number, step: number): string {
  return `<div id=it data-it role=slider tabindex=0 aria-valuemin=${min} aria-valuemax=${max} aria-valuenow=${min}></div><script>
    let keys = 0;
    it.addEventListener('keydown', ({ key }) => {
      keys += 1;
      const by = { ArrowRight: ${step}, ArrowLeft: -${step}, PageUp: ${step * 10}, PageDown: -${step * 10} }[key] ?? 0;
      it.setAttribute('aria-valuenow', Math.max(${min}, Math.min(${max}, Number(it.ariaValueNow) + by)));
    });
  </script>`;
}
