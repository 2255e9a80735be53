import { component, frame, want, type Fragment } from './fragment.ts';

/** Controls in frames and in shadow roots. */
export const frames: Fragment[] = [
  {
    name: 'a button in a frame',
    html: frame('<button id=a>Pay now</button>'),
    wanted: want('press', 'Pay now'),
    expects: '#a',
    why: 'frames are part of the page',
  },
  {
    name: 'a field in a frame in a frame',
    html: frame('<iframe srcdoc="<label>Card number <input id=a></label>"></iframe>'),
    wanted: want('fill', 'Card number'),
    expects: '#a',
    why: 'to any depth',
  },
  {
    name: 'no button that is on the page and in a frame',
    html: `<button>Help</button>${frame('<button>Help</button>')}`,
    wanted: want('press', 'Help'),
    expects: 'ambiguous',
    why: 'a person sees both alike',
  },
  {
    name: 'a whole name in a frame before some words on the page',
    html: `<button>Pay later</button>${frame('<button id=a>Pay</button>')}`,
    wanted: want('press', 'Pay'),
    expects: '#a',
    why: 'the order of the search goes over all frames',
  },
  {
    name: 'the button on the page and not in a frame that nobody sees',
    html: `<button id=a>Help</button>${frame('<button>Help</button>', 'width=0 height=0 style="border:0"')}`,
    wanted: want('press', 'Help'),
    expects: '#a',
    why: 'hidden frames are not asked',
  },
  {
    name: 'a field in a frame that lies in a region',
    html: `<section aria-label=Donate>${frame('<label>Amount <input></label>')}</section><section aria-label=Payment>${frame('<label>Amount <input id=a></label>')}</section>`,
    wanted: want('fill', 'Amount', { within: ['Payment'] }),
    expects: '#a',
    why: 'a region holds the whole frame',
  },
  {
    name: 'a field in a frame by the frame’s title',
    html: `${frame('<label>Number <input></label>', 'title="Gift card"')}${frame('<label>Number <input id=a></label>', 'title="Credit card"')}`,
    wanted: want('fill', 'Number', { within: ['Credit card'] }),
    expects: '#a',
    why: 'a frame with a title is a region',
  },
  {
    name: 'a region in a frame in a region',
    html: `<section aria-label=Payment>${frame('<fieldset><legend>Card</legend><input aria-label=Name id=a></fieldset><fieldset><legend>Bank</legend><input aria-label=Name></fieldset>')}</section>`,
    wanted: want('fill', 'Name', { within: ['Payment', 'Card'] }),
    expects: '#a',
    why: 'the rest of the names is looked for in the frame',
  },
  {
    name: 'a button in a shadow root',
    html: component('x-chat', '<div><button id=a>Send</button></div>'),
    wanted: want('press', 'Send'),
    expects: '#a',
    why: 'open shadow roots are part of the page',
  },
  {
    name: 'a button in a shadow root in a shadow root',
    html: component(
      'x-outer',
      component('x-inner', '<button id=a>Go</button>').replace(/<script>.*<\/script>/s, ''),
    ).replace(
      '`;\n  </script>',
      "`;\n const inner = document.querySelector('x-outer').shadowRoot.querySelector('x-inner'); inner.attachShadow({mode:'open'}).innerHTML='<button id=a>Go</button>';</script>",
    ),
    wanted: want('press', 'Go'),
    expects: '#a',
    why: 'to any depth',
  },
  {
    name: 'the third of buttons in the order of the page, one of them in a shadow root',
    html: `<button>Add</button>${component('x-add', '<button>Add</button>')}<button id=a>Add</button>`,
    wanted: want('press', 'Add', { nth: 3 }),
    expects: '#a',
    why: 'what is in a component stands where the component stands',
  },
  {
    name: 'a button whose text is put in from outside',
    html: component('x-button', '<button id=a><slot></slot></button>', 'Save draft'),
    wanted: want('press', 'Save draft'),
    expects: '#a',
    why: 'a slot shows what was put in it',
  },
  {
    name: 'a field whose label is put in from outside',
    html: component(
      'x-input',
      '<label for=a><slot name=label></slot></label><input id=a>',
      '<span slot=label>Middle name</span>',
    ),
    wanted: want('fill', 'Middle name'),
    expects: '#a',
    why: 'the same for labels',
  },
  {
    name: 'a button under a heading, both in one component',
    html: component(
      'x-cards',
      '<section><h2>Food</h2><button>Apply</button></section><section><h2>Rent</h2><button id=a>Apply</button></section>',
    ),
    wanted: want('press', 'Apply', { within: ['Rent'] }),
    expects: '#a',
    why: 'regions are found in shadow roots',
  },
];
