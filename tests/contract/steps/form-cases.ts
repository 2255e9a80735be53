/** A form as somebody wrote it, and what stands in it once a citizen of Ohio has completed it. */
export interface FormCase {
  title: string;
  html: string;
  /** By CSS: the value of a field, `on` or `off` of a box, the text of anything else. */
  holds: Record<string, string | RegExp>;
}

const TEN = /^\(?\d{3}.*\d{4}$/;

/** Forms that mark what they require; what they do not stays empty. */
export const written: FormCase[] = [
  {
    title: 'labels stand in the cells of a table',
    html: `<table><tr><td>First name</td><td><input id=a required></td></tr><tr><td>City</td><td><input id=b required></td></tr>
      <tr><td>Middle name</td><td><input id=c></td></tr></table>`,
    holds: { '#a': 'Ada', '#b': 'Springfield', '#c': '' },
  },
  {
    title: 'placeholders are all that fields are called by',
    html: '<input id=a placeholder="Full name" required><input id=b placeholder="ZIP code" required><input id=c type=email placeholder="you@example.com" required>',
    holds: { '#a': 'Ada Example', '#b': '43001', '#c': 'ada.1@example.org' },
  },
  {
    title: 'only authors’ names say what fields are',
    html: '<input name=applicant_dob required placeholder="YYYY-MM-DD"><input name=homeCity required><input name=txtLastName required>',
    holds: {
      '[name=applicant_dob]': '2000-01-01',
      '[name=homeCity]': 'Springfield',
      '[name=txtLastName]': 'Example',
    },
  },
  {
    title: 'autocomplete says it, with sections and kinds of address before',
    html: `<label>Feld 1<input id=a autocomplete="section-x shipping address-line1" required></label>
      <label>Feld 2<input id=b autocomplete="billing postal-code" required></label><label>Feld 3<input id=c autocomplete="work tel-national" required></label>
      <label>Feld 4<select id=d autocomplete="country" required><option value=""></option><option value=DE>Deutschland</option><option value=US>Vereinigte Staaten (US)</option></select></label>`,
    holds: { '#a': '1 Main Street', '#b': '43001', '#c': TEN, '#d': 'US' },
  },
  {
    title: 'a number is split over several fields',
    html: `<fieldset><legend>Social Security number *</legend><input id=a aria-label="First three digits" maxlength=3 required>
      <input id=b aria-label="Middle two digits" maxlength=2 required><input id=c aria-label="Last four digits" maxlength=4 required></fieldset>
      <fieldset><legend>Phone *</legend><input id=d aria-label="Area code" maxlength=3 required><input id=e aria-label="Prefix" maxlength=3 required><input id=f aria-label="Line number" maxlength=4 required></fieldset>`,
    holds: { '#a': /^\d{3}$/, '#b': '00', '#c': /^\d{4}$/, '#d': /^\d{3}$/, '#e': '555', '#f': /^01\d\d$/ },
  },
  {
    title: 'dates come in every form that HTML has',
    html: `<label>Date of birth<input id=a type=date required></label><label>Appointment<input id=b type=datetime-local required></label>
      <label>Card expiration month<input id=c type=month required></label><label>Week of travel<input id=d type=week required></label><label>Time<input id=e type=time min=11:00 required></label>
      <label>Hire date<input id=f placeholder=MM/DD/YYYY required></label>`,
    holds: {
      '#a': '2000-01-01',
      '#b': '2026-11-23T10:00',
      '#c': /^20\d\d-\d\d$/,
      '#d': /^2026-W\d\d$/,
      '#e': '14:00',
      '#f': '11/21/2023',
    },
  },
  {
    title: 'a date is asked for in three lists',
    html: `<fieldset><legend>Date of birth <span>*</span></legend>
      <select id=m aria-label=Month required><option value="">Month</option><option value=1>January</option><option value=2>February</option></select>
      <select id=d aria-label=Day required><option value="">Day</option><option>1</option><option>2</option></select>
      <select id=y aria-label=Year required><option value="">Year</option><option>2001</option><option>2000</option></select></fieldset>`,
    holds: { '#m': '1', '#d': '1', '#y': '2000' },
  },
  {
    title: 'stars say what is required',
    html: '<label for=a>Phone <span class=star>*</span></label><input id=a><label for=b>City</label><input id=b><label for=c>* State</label><input id=c maxlength=2>',
    holds: { '#a': TEN, '#b': '', '#c': 'OH' },
  },
  {
    title: 'what is hidden is not asked',
    html: '<label>City<input id=a required></label><div style="display:none"><label>Employer<input id=b required></label></div><label>ZIP<input id=c required disabled></label>',
    holds: { '#a': 'Springfield', '#b': '', '#c': '' },
  },
  {
    title: 'numbers have bounds and steps',
    html: `<label>Monthly rent<input id=a type=number min=0 max=400 step=0.01 required></label><label>Household size<input id=b type=number min=1 max=20 required></label>
      <label>Rooms<input id=c type=number min=2 max=3 required></label><label>How far, in miles?<input id=d inputmode=decimal pattern="\\d+(\\.\\d{2})" required></label>`,
    holds: { '#a': '400', '#b': /^\d+$/, '#c': /^[23]$/, '#d': /^\d+\.\d\d$/ },
  },
  {
    title: 'a pattern that nobody explains is kept to',
    html: '<label>Vessel registration<input id=a pattern="[A-Z]{2}-\\d{6}[A-Z]?" required></label><label>Plate<input id=b minlength=6 maxlength=8 required></label>',
    holds: { '#a': /^[A-Z]{2}-\d{6}$/, '#b': /^.{6,8}$/ },
  },
  {
    title: 'the language is Spanish',
    html: `<label>Nombre<input id=a required></label><label>Apellidos<input id=b required></label><label>Correo electrónico<input id=c required></label>
      <label>Código postal<input id=d required></label><label>Estado civil<select id=e required><option value="">Seleccione</option><option>Soltero</option><option>Casado</option></select></label>
      <fieldset><legend>¿Tiene deudas con el gobierno?</legend><label><input type=radio name=q id=f required> Sí</label><label><input type=radio name=q id=g> No</label></fieldset>
      <label><input type=checkbox id=h required> Acepto los términos</label>`,
    holds: {
      '#a': 'Ada',
      '#b': 'Example',
      '#c': 'ada.1@example.org',
      '#d': '43001',
      '#e': /Soltero|Casado/,
      '#g': 'on',
      '#h': 'on',
    },
  },
  {
    title: 'lists offer more than one kind of choice',
    html: `<label>School<input id=a list=l required></label><datalist id=l><option value="North High"><option value="South High"></datalist>
      <label>Benefits<select id=b multiple required><optgroup label=Food><option>SNAP</option></optgroup><optgroup label=Other><option>WIC</option></optgroup></select></label>
      <label>Language<select id=c required><option>English</option><option>Spanish</option></select></label>
      <label>Income<select id=d required><option value="">Choose one</option><option>Under $10,000</option><option>$10,000 – $39,999</option><option>$40,000 or more</option></select></label>`,
    holds: { '#a': /North High|South High/, '#b': /SNAP|WIC/, '#c': 'English', '#d': /\$/ },
  },
  {
    title: 'passwords have rules, and are given twice',
    html: `<label>Create a password<input id=a type=password pattern="(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{10,}" required></label><label>Confirm password<input id=b type=password required></label>
      <output></output><script>b.oninput = () => { document.querySelector('output').textContent = a.value === b.value ? 'same' : 'different'; };</script>`,
    holds: { '#a': /.{10,}/, output: 'same' },
  },
  {
    title: 'widgets are drawn by scripts',
    html: `<div role=radiogroup aria-label="Are you married?" aria-required=true><span role=radio tabindex=0 aria-checked=false id=a>Yes</span><span role=radio tabindex=0 aria-checked=false id=b>No</span></div>
      <span role=checkbox tabindex=0 aria-checked=false aria-required=true id=c>I agree</span><div role=textbox contenteditable aria-label="Your statement" aria-required=true id=d></div>
      <script>document.addEventListener('click', ({ target }) => { const role = target.getAttribute('role');
        if (role === 'radio') for (const one of document.querySelectorAll('[role=radio]')) one.setAttribute('aria-checked', one === target);
        if (role === 'checkbox') target.setAttribute('aria-checked', 'true'); });</script>`,
    holds: {
      '#a[aria-checked=true]': 'Yes',
      '#c[aria-checked=true]': 'I agree',
      '#d': 'This is a rehearsal with a made-up citizen.',
    },
  },
  {
    title: 'a list opens in some other place when it is pressed',
    html: `<label id=l>Department</label><div role=combobox tabindex=0 aria-labelledby=l aria-required=true aria-haspopup=listbox aria-controls=pop aria-expanded=false id=a>Select…</div>
      <label id=s>State</label><div role=combobox tabindex=0 aria-labelledby=s aria-required=true aria-haspopup=listbox aria-controls=pop2 aria-expanded=false id=b>Select…</div>
      <script>const open = (box, id, names) => { box.onclick = () => { if (document.getElementById(id)) return; const ul = document.createElement('ul'); ul.id = id; ul.setAttribute('role', 'listbox');
        ul.innerHTML = names.map((name) => '<li role=option>' + name + '</li>').join(''); box.setAttribute('aria-expanded', 'true');
        ul.onclick = ({ target }) => { box.textContent = target.textContent; ul.remove(); box.setAttribute('aria-expanded', 'false'); }; setTimeout(() => document.body.append(ul), 50); }; };
        open(a, 'pop', ['Finance', 'Housing']); open(b, 'pop2', ['IA - Iowa', 'OH - Ohio']);</script>`,
    holds: { '#a': /Finance|Housing/, '#b': 'OH - Ohio' },
  },
  {
    title: 'files hide behind labels',
    html: '<label for=a style="border:1px solid">Upload your passport photo</label><input id=a type=file accept="image/*" required style="display:none"><label>Schedule F<input id=b type=file required></label>',
    holds: { '#a': /photo\.jpg$/, '#b': /schedule-f\.pdf$/ },
  },
  {
    title: 'the page is made of frames and shadow roots',
    html: `<my-form></my-form><iframe title=Contact srcdoc="<label>Email<input id=a type=email required></label>"></iframe>
      <script>customElements.define('my-form', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<label>City<input id=b required></label>'; } });</script>`,
    holds: { 'iframe >> #a': 'ada.1@example.org', '#b': 'Springfield' },
  },
];

/** Forms that mark nothing. */
export const unmarked: FormCase[] = [
  {
    title: 'search, newsletter, coupon and traps for robots beside it',
    html: `<form role=search><input type=search aria-label=Search id=a></form><form><label>Your name<input id=b></label><label>Phone (optional)<input id=c></label>
      <label><input type=checkbox id=d> Email me offers</label><label><input type=checkbox id=e> I certify that this is true</label><label>Coupon code<input id=f></label>
      <label style="position:absolute;left:-999em">Leave this field empty<input id=g></label><button>Send</button></form>
      <form><label>Newsletter: your email<input id=h type=email></label><button>Subscribe</button></form>`,
    holds: { '#a': '', '#b': 'Ada Example', '#c': '', '#d': 'off', '#e': 'on', '#f': '', '#g': '', '#h': '' },
  },
];
