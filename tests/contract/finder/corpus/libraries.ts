import { want, type Fragment } from './fragment.ts';

/** Markup as well-known libraries write it, cut down to what matters. */
export const libraries: Fragment[] = [
  {
    name: 'a combo box of USWDS',
    html: `<label class="usa-label" for="fruit">Select a fruit</label><div class="usa-combo-box usa-combo-box--initialized">
      <select class="usa-select usa-sr-only usa-combo-box__select" name="fruit" aria-hidden="true" tabindex="-1" style="position:absolute;left:-999em"><option value="apple">Apple</option></select>
      <input id="fruit" role="combobox" type="text" aria-owns="fruit--list" aria-controls="fruit--list" aria-autocomplete="list" aria-expanded="true" class="usa-combo-box__input">
      <ul tabindex="-1" id="fruit--list" class="usa-combo-box__list" role="listbox" aria-labelledby="fruit-label" aria-label="Select a fruit"><li role="option" id="o">Apple</li></ul></div>`,
    wanted: want('fill', 'Select a fruit'),
    expects: '#fruit',
    widget: 'combobox',
    why: 'the list that opens has the same name, and belongs to it',
  },
  {
    name: 'a date picker of USWDS',
    html: `<label class="usa-label" id="l" for="date">Appointment date</label><div class="usa-hint" id="h">mm/dd/yyyy</div>
      <div class="usa-date-picker"><input class="usa-input usa-date-picker__internal-input" name="date" aria-hidden="true" tabindex="-1" style="display:none">
      <div class="usa-date-picker__wrapper"><input id="date" class="usa-input usa-date-picker__external-input" aria-labelledby="l" aria-describedby="h"><button type="button" aria-label="Toggle calendar"></button></div></div>`,
    wanted: want('fill', 'Appointment date'),
    expects: '#date',
    widget: 'date',
    why: 'the box around it says that it is a date picker',
  },
  {
    name: 'a file input of USWDS',
    html: `<label class="usa-label" for="f">Proof of income</label><div class="usa-file-input"><div class="usa-file-input__target"><div class="usa-file-input__instructions" aria-hidden="true"><span class="usa-file-input__drag-text">Drag file here or </span><span class="usa-file-input__choose">choose from folder</span></div><div class="usa-file-input__box"></div><input id="f" class="usa-file-input__input" type="file" style="opacity:0;position:absolute;width:100%"></div></div>`,
    wanted: want('upload', 'Proof of income'),
    expects: '#f',
    widget: 'file',
    why: 'the input lies unseen over the drawn box',
  },
  {
    name: 'a date of GOV.UK',
    html: `<div class="govuk-form-group"><fieldset class="govuk-fieldset" role="group" aria-describedby="h" id="g"><legend class="govuk-fieldset__legend"><h1>When was your passport issued?</h1></legend><div id="h" class="govuk-hint">For example, 27 3 2007</div>
      <div class="govuk-date-input"><div class="govuk-date-input__item"><label class="govuk-label" for="pd">Day</label><input id="pd" name="passport-issued-day"></div><div class="govuk-date-input__item"><label for="pm">Month</label><input id="pm" name="passport-issued-month"></div><div class="govuk-date-input__item"><label for="py">Year</label><input id="py" name="passport-issued-year"></div></div></fieldset></div>`,
    wanted: want('fill', 'When was your passport issued?'),
    expects: '#g',
    widget: 'date-parts',
    why: 'the question is the name of the date',
  },
  {
    name: 'the link of one row in a summary list of GOV.UK',
    html: `<dl class="govuk-summary-list"><div class="govuk-summary-list__row"><dt>Name</dt><dd>Sarah Philips</dd><dd><a class="govuk-link" href="#1" id="a">Change<span class="v"> name</span></a></dd></div>
      <div class="govuk-summary-list__row"><dt>Address</dt><dd>72 Guild Street</dd><dd><a class="govuk-link" href="#2" id="b">Change<span class="v"> address</span></a></dd></div></dl><style>.v{position:absolute;width:1px;height:1px;overflow:hidden}</style>`,
    wanted: want('press', 'Change', { within: ['Address'] }),
    expects: '#b',
    why: 'rows of boxes are units of the page',
  },
  {
    name: 'a select of Material UI',
    html: `<div class="MuiFormControl-root"><label class="MuiInputLabel-root" id="age-label">Age</label><div class="MuiInputBase-root MuiSelect-root"><div tabindex="0" role="combobox" aria-controls=":r1:" aria-expanded="false" aria-haspopup="listbox" aria-labelledby="age-label age" id="age" class="MuiSelect-select">Ten</div><input aria-hidden="true" tabindex="-1" class="MuiSelect-nativeInput" value="10" style="opacity:0;position:absolute;bottom:0;left:0;width:100%"></div></div>`,
    wanted: want('fill', 'Age'),
    expects: '#age',
    widget: 'combobox',
    why: 'its accessible name is label and value; the label alone is what one calls it',
  },
  {
    name: 'a text field of Material UI',
    html: `<div class="MuiFormControl-root MuiTextField-root"><label class="MuiInputLabel-root" for="tf" id="tf-label">Company<span aria-hidden="true" class="MuiFormLabel-asterisk"> *</span></label><div class="MuiInputBase-root"><input id="tf" required><fieldset aria-hidden="true"><legend><span>Company *</span></legend></fieldset></div></div>`,
    wanted: want('fill', 'Company'),
    expects: '#tf',
    widget: 'text',
    why: 'the fieldset only draws the gap in the outline',
  },
  {
    name: 'a checkbox of Material UI',
    html: `<label class="MuiFormControlLabel-root"><span class="MuiCheckbox-root" style="position:relative;display:inline-block;width:24px;height:24px"><input class="PrivateSwitchBase-input" type="checkbox" id="a" style="opacity:0;position:absolute;width:100%;height:100%"><svg width="24" height="24"></svg></span><span>Remember me</span></label>`,
    wanted: want('check', 'Remember me'),
    expects: '#a',
    widget: 'checkbox',
    why: 'the real one lies unseen over the drawn one',
  },
  {
    name: 'a form field of Angular Material',
    html: `<mat-form-field><label id="mat-label-0" class="mat-mdc-floating-label"><mat-label>Favorite food</mat-label></label><mat-select role="combobox" aria-haspopup="listbox" tabindex="0" aria-labelledby="mat-label-0 mat-select-value-1" id="mat-select-0"><div class="mat-mdc-select-trigger"><div id="mat-select-value-1"><span class="mat-mdc-select-min-line">Steak</span></div></div></mat-select></mat-form-field>`,
    wanted: want('fill', 'Favorite food'),
    expects: '#mat-select-0',
    widget: 'combobox',
    why: 'an element of its own with a role',
  },
  {
    name: 'a React-Select by the label of its input',
    html: `<label for="rs">Country</label><div class="css-b62m3t-container"><span aria-live="polite" class="css-7pg0cj-a11yText"></span><div class="css-control"><div class="css-valueContainer"><div class="css-placeholder" id="rs-placeholder">Select...</div><div data-value="" class="css-input"><input role="combobox" aria-autocomplete="list" aria-expanded="false" aria-haspopup="true" id="rs" style="width:2px;opacity:1;border:0"></div></div><div class="css-indicator" aria-hidden="true"><svg width="20" height="20"></svg></div></div><input name="country" type="hidden"></div>`,
    wanted: want('fill', 'Country'),
    expects: '#rs',
    widget: 'combobox',
    why: 'the input in it is two pixels wide and still what one types in',
  },
  {
    name: 'an option of an old React-Select',
    html: `<div class="css-menu"><div class="css-list"><div class="css-option" id="o1" tabindex="-1">Chocolate</div><div class="css-option" id="o2" tabindex="-1">Strawberry</div></div></div>`,
    wanted: want('press', 'Strawberry'),
    expects: '#o2',
    why: 'options without a role can be focused at least',
  },
  {
    name: 'a listbox of Headless UI',
    html: `<label id="hl">Assigned to</label><div><button id="hb" aria-haspopup="listbox" aria-expanded="false" aria-labelledby="hl hb"><span>Wade Cooper</span></button></div>`,
    wanted: want('fill', 'Assigned to'),
    expects: '#hb',
    widget: 'combobox',
    why: 'a button that opens a list is filled like a list',
  },
  {
    name: 'a select of Ant Design',
    html: `<div class="ant-form-item"><label for="gender" class="ant-form-item-required" title="Gender">Gender</label><div class="ant-select"><div class="ant-select-selector"><span class="ant-select-selection-search"><input id="gender" role="combobox" type="search" aria-haspopup="listbox" aria-owns="gender_list" aria-controls="gender_list" style="opacity:0" readonly></span><span class="ant-select-selection-placeholder">Select an option</span></div></div></div>`,
    wanted: want('fill', 'Gender'),
    expects: '#gender',
    widget: 'combobox',
    why: 'the input is transparent over what is shown',
  },
  {
    name: 'the drawn list of Select2 by the label of the hidden one',
    html: `<div class="form-group"><label for="s2">State</label><select id="s2" class="select2-hidden-accessible" tabindex="-1" aria-hidden="true" style="display:none"><option>Ohio</option></select><span class="select2 select2-container"><span class="selection"><span id="drawn" class="select2-selection" role="combobox" aria-haspopup="true" aria-expanded="false" tabindex="0" aria-labelledby="select2-s2-container"><span class="select2-selection__rendered" id="select2-s2-container">Choose…</span></span></span></span></div>`,
    wanted: want('fill', 'State'),
    expects: '#drawn',
    widget: 'combobox',
    why: 'a hidden field is stood for by what is drawn next to it',
  },
  {
    name: 'the editor of TinyMCE by the label of its hidden text area',
    html: `<label for="desc">Description</label><textarea id="desc" style="display:none"></textarea><div role="application" class="tox tox-tinymce"><button title="Bold">B</button><iframe id="ifr" title="Rich Text Area" srcdoc="<body contenteditable=true id=inner></body>"></iframe></div>`,
    wanted: want('fill', 'Description'),
    expects: '#inner',
    widget: 'editor',
    why: 'one writes in the page of its frame',
  },
  {
    name: 'a dropdown of PrimeNG by the label before it',
    html: `<div class="field"><label>Shipping state</label><p-dropdown><div class="p-dropdown"><span id="a" role="combobox" aria-haspopup="listbox" tabindex="0" aria-label="Select a state">Select a state</span></div></p-dropdown></div>`,
    wanted: want('fill', 'Shipping state'),
    expects: '#a',
    why: 'its own name is only its value; the label before it belongs to nothing else',
  },
  {
    name: 'a floating label of Shoelace',
    html: `<sl-input label="Nickname" id="host"></sl-input><script>document.querySelector('sl-input').attachShadow({mode:'open'}).innerHTML='<div class="form-control"><label part="form-control-label" for="input"><slot name="label">Nickname</slot></label><input id="input" aria-describedby="help"></div>'</script>`,
    wanted: want('fill', 'Nickname'),
    expects: '#input',
    why: 'the label lies in the shadow as the slot’s own text',
  },
  {
    name: 'a text field of Vaadin',
    html: `<vaadin-text-field><label slot="label" id="vl" for="vi">Street address</label><input slot="input" id="vi" aria-labelledby="vl"></vaadin-text-field><script>document.querySelector('vaadin-text-field').attachShadow({mode:'open'}).innerHTML='<div part=label><slot name=label></slot></div><div part=input-field><slot name=input></slot></div>'</script>`,
    wanted: want('fill', 'Street address'),
    expects: '#vi',
    why: 'label and input are both put in from outside',
  },
  {
    name: 'an input of Ionic',
    html: `<ion-input label="Town" id="host"></ion-input><script>document.querySelector('ion-input').attachShadow({mode:'open'}).innerHTML='<div><input id="in"></div>'</script>`,
    wanted: want('fill', 'Town'),
    expects: '#in',
    why: 'a field in a component is called what the component is called',
  },
  {
    name: 'a web component named by a label outside',
    html: `<label for="host">Zone</label><x-field id="host"></x-field><script>customElements.define('x-field', class extends HTMLElement { constructor() { super(); this.attachShadow({mode:'open'}).innerHTML='<input id=in>' } })</script>`,
    wanted: want('fill', 'Zone'),
    expects: '#in',
    why: 'the label names the component, and so the field in it',
  },
  {
    name: 'the button of one record in a list like ServiceNow’s',
    html: `<table class="list_table"><thead><tr><th><input type="checkbox" aria-label="Select All"></th><th>Number</th><th>Short description</th></tr></thead><tbody>
      <tr><td><input type="checkbox" id="c1" aria-label="Select record for action: INC0010001"></td><td><a href="#1">INC0010001</a></td><td>Printer is broken</td><td><button>Preview</button></td></tr>
      <tr><td><input type="checkbox" id="c2" aria-label="Select record for action: INC0010002"></td><td><a href="#2">INC0010002</a></td><td>Password reset</td><td><button id="p2">Preview</button></td></tr></tbody></table>`,
    wanted: want('press', 'Preview', { within: ['Password reset'] }),
    expects: '#p2',
    why: 'any text of a row names it',
  },
  {
    name: 'a field of a Bootstrap input group',
    html: `<label for="amt">Amount</label><div class="input-group"><span class="input-group-text">$</span><input id="amt" type="text" aria-label="Amount (to the nearest dollar)"><span class="input-group-text">.00</span></div>`,
    wanted: want('fill', 'Amount'),
    expects: '#amt',
    why: 'the signs around it are decoration',
  },
  {
    name: 'a section of a USWDS accordion',
    html: `<div class="usa-accordion"><h4 class="usa-accordion__heading"><button type="button" class="usa-accordion__button" aria-expanded="true" aria-controls="a1" id="b">First Amendment</button></h4><div id="a1" class="usa-accordion__content"><p>Congress shall make no law</p></div></div>`,
    wanted: want('press', 'First Amendment'),
    expects: '#b',
    widget: 'button',
    why: 'the heading is around the button',
  },
];
