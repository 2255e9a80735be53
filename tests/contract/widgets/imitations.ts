/**
 * Widgets written as the well-known libraries behave: where their lists are put, which events they listen to, what
 * they say to assistive technology. The chosen label is in `chosen`.
 */

/** States to choose from. */
export const STATES = ['Alabama', 'New York', 'Ohio', 'Texas', 'York County'];

interface Asynchronous {
  /** How long after a key its options come, ms. */
  after?: number;
  /** Where the list is put: beside the field, or at the end of the page. */
  portal?: boolean;
  /** What it says to assistive technology: everything, or nothing, as older libraries do. */
  roles?: boolean;
  several?: boolean;
}

/**
 * A field that filters a list as one types (Downshift, MUI Autocomplete, React-Select): the list is made anew with
 * each key, an option is chosen with the mouse going down, `aria-activedescendant` points at the first.
 */
export function filtering({
  after = 0,
  portal = true,
  roles = true,
  several = false,
}: Asynchronous = {}): string {
  const role = (name: string): string => (roles ? `role="${name}"` : '');
  const place = 'position:absolute;background:white;border:1px solid;margin:0;list-style:none;padding:0';
  return `<div id=field><label for=it>State</label> <span id=shown></span>
    <input id=it data-it ${role('combobox')} ${roles ? 'aria-expanded=false aria-autocomplete=list' : ''} autocomplete=off></div>
  <p>below</p><script>
    var chosen = ${several ? '[]' : "''"}, keys = 0, timer;
    const all = ${JSON.stringify(STATES)};
    const close = () => { document.getElementById('pop')?.remove(); it.ariaExpanded = 'false'; };
    const open = () => {
      close();
      const list = all.filter((one) => one.toLowerCase().includes(it.value.toLowerCase()));
      const pop = Object.assign(document.createElement('ul'), { id: 'pop', style: '${place}', className: 'menu-list' });
      pop.innerHTML = list.map((one, n) => '<li ${role('option')} id=o' + n + '>' + one + '</li>').join('') || '<li class=none>No options</li>';
      if (${roles}) { pop.role = 'listbox'; ${several ? "pop.ariaMultiSelectable = 'true';" : ''} it.setAttribute('aria-controls', 'pop'); it.setAttribute('aria-activedescendant', 'o0'); it.ariaExpanded = 'true'; }
      (${portal} ? document.body : field).append(pop);
      pop.onmousedown = (e) => {
        e.preventDefault();
        if (e.target.className === 'none') return;
        const label = e.target.textContent;
        ${
          several
            ? "chosen.push(label); it.value = ''; shown.textContent = chosen.join(' '); open();"
            : 'chosen = label; it.value = label; close();'
        }
      };
    };
    it.addEventListener('input', () => { keys += 1; clearTimeout(timer); timer = setTimeout(open, ${after}); });
    it.addEventListener('keydown', ({ key }) => { if (key === 'ArrowDown') open(); if (key === 'Escape') close(); });
    it.addEventListener('blur', close);
  </script>`;
}

/** React-Select: the field stays empty, what is chosen stands beside it, and the list has options without a list role. */
export const reactSelect = `<label for=it>State</label><div id=control style="position:relative;width:20em;border:1px solid">
  <div style="display:grid"><div id=value class=css-placeholder style="grid-area:1/1">Select…</div>
  <div style="grid-area:1/1;display:inline-grid"><input id=it data-it role=combobox aria-expanded=false aria-haspopup=true
    style="opacity:1;width:100%;border:0;background:0 0"></div></div></div><script>
  var chosen = '';
  const all = ${JSON.stringify(STATES)};
  const draw = (isOpen) => {
    document.getElementById('menu')?.remove(); it.ariaExpanded = String(isOpen);
    if (!isOpen) return;
    const menu = Object.assign(document.createElement('div'), { id: 'menu', style: 'position:absolute;top:100%;background:white' });
    menu.innerHTML = '<div class=css-menu-list>' + all.filter((one) => one.toLowerCase().startsWith(it.value.toLowerCase()))
      .map((one, n) => '<div class=css-option id=react-select-2-option-' + n + ' tabindex=-1>' + one + '</div>').join('') + '</div>';
    menu.onclick = ({ target }) => {
      if (!target.classList.contains('css-option')) return;
      chosen = target.textContent; value.textContent = chosen; value.className = 'css-singleValue'; it.value = ''; draw(false);
    };
    control.append(menu);
  };
  control.addEventListener('mousedown', (e) => { if (!e.target.closest('#menu')) setTimeout(() => { it.focus(); draw(true); }); });
  it.addEventListener('input', () => draw(true));
</script>`;

/** A button that opens a list (Headless UI, MUI Select): at the end of the page, behind a shade, the rest hidden. */
export function listButton({ late = 0, several = false } = {}): string {
  return `<main id=app><span id=l>State</span>
    <div id=it data-it role=combobox tabindex=0 aria-haspopup=listbox aria-expanded=false aria-labelledby="l it" style="border:1px solid">Choose</div></main><script>
    var chosen = ${several ? '[]' : "''"};
    it.addEventListener('mousedown', () => setTimeout(() => {
      const shade = Object.assign(document.createElement('div'), { id: 'shade', style: 'position:fixed;inset:0' });
      shade.innerHTML = '<div class=back style="position:fixed;inset:0"></div><ul role=listbox id=pop ${several ? 'aria-multiselectable=true' : ''} style="position:absolute;top:40px;background:white">'
        + ${JSON.stringify(STATES)}.map((one) => '<li role=option data-value="' + one.slice(0, 2).toUpperCase() + '" aria-selected=false tabindex=-1>' + one + '</li>').join('') + '</ul>';
      document.body.append(shade); app.ariaHidden = 'true'; it.ariaExpanded = 'true'; it.setAttribute('aria-controls', 'pop');
      const close = () => { shade.remove(); app.ariaHidden = null; it.ariaExpanded = 'false'; };
      shade.querySelector('.back').onclick = close;
      shade.onkeydown = ({ key }) => { if (key === 'Escape') close(); };
      addEventListener('keydown', ({ key }) => { if (key === 'Escape') close(); });
      shade.querySelector('ul').onclick = ({ target }) => {
        ${
          several
            ? "chosen.push(target.textContent); target.ariaSelected = 'true'; it.textContent = chosen.join(', ');"
            : 'chosen = target.textContent; it.textContent = chosen; close();'
        }
      };
    }, ${late}));
  </script>`;
}

/** A list that makes only those options that are on show (react-window), opened in its middle. */
export const virtualList = `<button id=it data-it aria-haspopup=listbox aria-expanded=false>Year</button><script>
  var chosen = '';
  it.onclick = () => {
    const pop = Object.assign(document.createElement('div'), { id: 'pop', role: 'listbox', style: 'position:absolute;height:120px;width:9em;overflow:auto' });
    pop.innerHTML = '<div style="height:2400px;position:relative"></div>';
    const draw = () => {
      const from = Math.floor(pop.scrollTop / 24);
      pop.firstChild.innerHTML = Array.from({ length: 6 }, (_, n) => from + n).filter((n) => n < 100)
        .map((n) => '<div role=option style="position:absolute;height:24px;top:' + n * 24 + 'px">' + (1930 + n) + '</div>').join('');
    };
    pop.onscroll = draw;
    pop.onclick = ({ target }) => { chosen = target.textContent; it.textContent = chosen; pop.remove(); it.ariaExpanded = 'false'; };
    document.body.append(pop); it.ariaExpanded = 'true'; it.setAttribute('aria-controls', 'pop');
    pop.scrollTop = 1200; draw();
  };
</script>`;

/**
 * A list that Ant Design opens: the one with roles has no size, the one to press has no roles.
 */
export const doubleList = `<div style="position:relative"><input id=it data-it role=combobox readonly aria-controls=a11y aria-expanded=false></div><script>
  var chosen = '';
  it.onmousedown = () => {
    const pop = Object.assign(document.createElement('div'), { className: 'ant-select-dropdown', style: 'position:absolute;top:40px' });
    const states = ${JSON.stringify(STATES)};
    pop.innerHTML = '<div id=a11y role=listbox style="height:0;width:0;overflow:hidden">' + states.map((one) => '<div role=option>' + one + '</div>').join('') + '</div>'
      + states.map((one) => '<div class=ant-select-item-option><div class=ant-select-item-option-content>' + one + '</div><span class=ant-select-item-option-state></span></div>').join('');
    pop.onclick = ({ target }) => { chosen = target.textContent; it.value = chosen; pop.remove(); };
    document.body.append(pop);
  };
</script>`;

/** A button whose list has a field to search it and shows nothing before one types (Select2 with a service behind). */
export const searchedList = `<button id=it data-it role=combobox aria-haspopup=listbox aria-expanded=false aria-controls=pop>State</button><script>
  var chosen = '';
  it.onclick = () => {
    const pop = Object.assign(document.createElement('div'), { id: 'pop', style: 'position:fixed;top:50px' });
    pop.innerHTML = '<input id=search><ul role=listbox><li>Please enter 2 or more characters</li></ul>';
    document.body.append(pop); search.focus(); it.ariaExpanded = 'true';
    search.oninput = () => setTimeout(() => {
      pop.lastChild.innerHTML = ${JSON.stringify(STATES)}.filter((one) => one.startsWith(search.value)).map((one) => '<li role=option>' + one + '</li>').join('');
    }, 100);
    pop.lastChild.onclick = ({ target }) => { chosen = target.textContent; it.textContent = chosen; pop.remove(); it.ariaExpanded = 'false'; };
  };
</script>`;
