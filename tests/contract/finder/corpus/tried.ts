import { component, want, type Fragment } from './fragment.ts';

/** What the applications tried in `docs/finder.md` taught, cut down to what matters. */
export const tried: Fragment[] = [
  {
    name: 'the button of a dialog that shows its name beside the × of the same name',
    html: `<div class="modal" role="dialog"><h4>Primary Modal</h4><button id="x" aria-label="Close"><span aria-hidden="true">×</span></button>
      <p>One fine body</p><button id="close">Close</button><button>Save changes</button></div>`,
    wanted: want('press', 'Close'),
    expects: '#close',
    why: 'nobody sees that the × is called so (AdminLTE, Shoelace)',
  },
  {
    name: 'the × of a dialog where nothing shows the word',
    html: '<div role="dialog"><h4>News</h4><button id="x" aria-label="Close"><span aria-hidden="true">×</span></button><button>Read</button></div>',
    wanted: want('press', 'Close'),
    expects: '#x',
    why: 'a × is a close button to people too',
  },
  {
    name: 'a field by the label before it, though it says something else to readers',
    html: '<div><label>Date &amp; time</label><input type="datetime-local" id="a" aria-label="Date and time"></div><div><label>Time</label><input type="time" aria-label="Time"></div>',
    wanted: want('fill', 'Date & time'),
    expects: '#a',
    widget: 'date',
    why: 'what is seen counts, whatever the field says (Gentelella)',
  },
  {
    name: 'a checkbox by the label over it, though it has a label of its own',
    html: '<div><label>Two-factor authentication</label><label><input type="checkbox" id="a"><span>Enabled: codes from an app</span></label></div>',
    wanted: want('check', 'Two-factor authentication'),
    expects: '#a',
    why: 'it is the only field under those words (Gentelella)',
  },
  {
    name: 'an upload by the label over it, though its button says “Choose file”',
    html: '<div><label>Cover image</label><label for="f"><span>Choose file</span><input type="file" id="f"></label></div><div><label>Letter</label><label><span>Choose file</span><input type="file"></label></div>',
    wanted: want('upload', 'Cover image'),
    expects: '#f',
    widget: 'file',
    why: 'the button says what to do, the label what it is for (Gentelella)',
  },
  {
    name: 'an upload by the question it is in',
    html: `<div class="q"><h5>Photo of your card</h5><div><input type="file" id="f" title="Choose file(s)…" style="position:absolute;width:1px;height:1px"><label for="f">Select file</label></div></div>
      <div class="q"><h5>Letter</h5><div><input type="file" style="position:absolute;width:1px;height:1px" id="g"><label for="g">Select file</label></div></div>`,
    wanted: want('upload', 'Photo of your card'),
    expects: '#f',
    why: 'it is the only upload in the part of the page of that name (SurveyJS)',
  },
  {
    name: 'the field in a box that a label refers to',
    html: '<label for="tags">Tags</label><div id="tags" tabindex="0"><span>Web<button aria-label="Remove">×</button></span><input id="a" aria-label="Add tag"></div>',
    wanted: want('fill', 'Tags'),
    expects: '#a',
    widget: 'text',
    why: 'the box is no control, the field in it is (Gentelella)',
  },
  {
    name: 'the field of a widget for several choices whose list is open',
    html: `<label>Project tags</label><div><div tabindex="0"><input id="a" aria-label="Search options"></div>
      <div role="listbox"><button type="button">Product</button><button type="button">Sales</button></div><select multiple hidden><option>Product<option>Sales</select></div>`,
    wanted: want('fill', 'Project tags'),
    expects: '#a',
    why: 'the list that opens below a field is no field beside it (Gentelella)',
  },
  {
    name: 'radio buttons in a group without a name by the label before it',
    html: '<div><label>Visibility</label><div role="radiogroup" id="g"><label><input type="radio" name="v"><span>Private</span></label><label><input type="radio" name="v"><span>Public</span></label></div></div>',
    wanted: want('fill', 'Visibility'),
    expects: '#g',
    widget: 'radio-group',
    why: 'the label is the question (Gentelella)',
  },
  {
    name: 'nothing by a label before a box with several fields',
    html: '<div><label>Address</label><div><label>Street <input></label><label>City <input></label></div></div>',
    wanted: want('fill', 'Address'),
    expects: 'not-found',
    why: 'nobody could say which one',
  },
  {
    name: 'nothing by the title over fields that say themselves what they are',
    html: '<div><div><h3>Compose New Message</h3></div><div><div><input placeholder="To:"></div><div><input placeholder="Subject:"></div><div><textarea></textarea></div></div></div>',
    wanted: want('fill', 'Compose New Message'),
    expects: 'not-found',
    why: 'the first field is not the message (AdminLTE)',
  },
  {
    name: 'a field that says nothing by the question over it',
    html: '<div><h1>What is your name?</h1></div><div><input id="a"></div>',
    wanted: want('fill', 'What is your name?'),
    expects: '#a',
    why: 'a page may ask one question as its title',
  },
  {
    name: 'an editor by the text over its tools',
    html: '<div><b>About</b><div role="toolbar"><button aria-label="Bold">B</button><i>|</i><button aria-label="Italic">I</button></div><div id="a" role="textbox" contenteditable="true"></div></div>',
    wanted: want('fill', 'About'),
    expects: '#a',
    widget: 'editor',
    why: 'the tools are not its name (Gentelella)',
  },
  {
    name: 'a date whose parts all say the name of the whole, with a field for the browser among them',
    html: `<label id="l">Date of Birth</label><div id="g" role="group" aria-labelledby="l"><div><label for="birth-month">Month</label><select id="birth-month" aria-labelledby="l"><option></option><option value="1">January</option></select><input aria-label="autocomplete" tabindex="-1" style="opacity:0;height:0;display:block"></div>
      <div><label for="birth-day">Day</label><input id="birth-day" type="number" aria-labelledby="l"></div><div><label for="birth-year">Year</label><input id="birth-year" type="number" aria-labelledby="l"></div></div>`,
    wanted: want('fill', 'Date of Birth'),
    expects: '#g',
    widget: 'date-parts',
    why: 'all of them are meant, as one (Form.io)',
  },
  {
    name: 'a group of a web component whose radio buttons were put into a slot',
    html: component(
      'x-radios',
      '<fieldset id="g" role="radiogroup" aria-labelledby="label"><label id="label"><slot name="label">Delivery</slot></label><slot></slot></fieldset>',
      '<b role="radio" aria-checked="false" tabindex="0">Pick up</b><b role="radio" aria-checked="false">Post</b>',
    ),
    wanted: want('fill', 'Delivery'),
    expects: '#g',
    widget: 'radio-group',
    why: 'what is put into a slot is shown there (Shoelace)',
  },
];
