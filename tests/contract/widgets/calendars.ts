/**
 * A field that only its calendar fills in, as flatpickr, jQuery UI and React-Datepicker make it: at the end of the
 * page, with the last days of the month before and the first of the next. It opens on August 2026.
 * @param options.typed script of one that can be typed into as well.
 */
export function calendar({ lists = false, confirm = false, typed = '' }): string {
  return `<input id=it data-it ${typed === '' ? 'readonly' : 'placeholder=yyyy-mm-dd'}><script>
    var turns = 0, shown = new Date(2026, 7, 1), picked;
    const iso = (d) => d.getFullYear() + '-' + String(d.getMonth() + 1).padStart(2, '0') + '-' + String(d.getDate()).padStart(2, '0');
    const month = (n) => new Date(2000, n, 1).toLocaleString('en', { month: 'long' });
    const finish = () => { it.value = iso(picked); it.dispatchEvent(new Event('change')); cal.remove(); };
    const draw = () => {
      const first = new Date(shown), start = new Date(first);
      start.setDate(1 - first.getDay());
      const days = Array.from({ length: 42 }, (_, n) => { const d = new Date(start); d.setDate(d.getDate() + n); return d; });
      const title = ${lists}
        ? '<select id=m>' + Array.from({ length: 12 }, (_, n) => '<option' + (n === first.getMonth() ? ' selected' : '') + '>' + month(n) + '</option>').join('') + '</select>'
          + '<select id=y>' + Array.from({ length: 120 }, (_, n) => '<option' + (1920 + n === first.getFullYear() ? ' selected' : '') + '>' + (1920 + n) + '</option>').join('') + '</select>'
        : '<span>' + month(first.getMonth()) + ' ' + first.getFullYear() + '</span>';
      cal.innerHTML = '<header><button aria-label="Previous month">‹</button>' + title + '<button aria-label="Next month">›</button></header><div class=days>'
        + days.map((d) => '<span style="display:inline-block;width:14%" data-day=' + iso(d) + (d.getMonth() === first.getMonth() ? '' : ' class=outside') + '>' + d.getDate() + '</span>').join('')
        + '</div>${confirm ? '<button id=ok>Done</button>' : ''}';
    };
    const open = () => {
      const cal = Object.assign(document.createElement('div'), { id: 'cal', style: 'position:absolute;width:20em;background:white' });
      document.body.append(cal); draw();
      cal.onchange = () => { shown = new Date(Number(y.value), m.selectedIndex, 1); setTimeout(draw, 30); };
      cal.onclick = ({ target }) => {
        const by = { 'Previous month': -1, 'Next month': 1 }[target.ariaLabel];
        if (by) { turns += 1; shown.setMonth(shown.getMonth() + by); setTimeout(draw, 30); }
        if (target.id === 'ok') finish();
        if (!target.dataset.day || target.className) return;
        const [year, month, day] = target.dataset.day.split('-').map(Number);
        picked = new Date(year, month - 1, day);
        if (!${confirm}) finish();
      };
    };
    ${typed}
    it.addEventListener('focus', () => { if (!document.getElementById('cal')) open(); });
  </script>`;
}

/** A date field of three parts, each set by typing its digits. */
export const segments = `<div id=it data-it role=group>${['month', 'day', 'year']
  .map(
    (part) =>
      `<span role=spinbutton aria-label=${part} tabindex=0 contenteditable inputmode=numeric>${part === 'year' ? 'yyyy' : 'mm'}</span>`,
  )
  .join('')}</div><script>
  for (const part of it.children) {
    let digits = '';
    part.addEventListener('focus', () => { digits = ''; });
    part.addEventListener('beforeinput', (e) => {
      e.preventDefault();
      if (!/^\\d$/.test(e.data)) return;
      digits += e.data; part.textContent = digits;
      if (digits.length === (part.ariaLabel === 'year' ? 4 : 2)) part.nextElementSibling?.focus();
    });
  }
</script>`;
