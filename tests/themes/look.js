// What the theme tests ask of a page. Evaluated in it once; every function returns plain data.
window.look = (() => {
  const MAIN = document.querySelector('[role="main"], main') ?? document.body;
  const MARK = '[class*="chaport"]';
  // Not `class="chaport method"`, which Sphinx gives to signatures, and a theme may move.
  const STYLED = '[class^="chaport-"], [class*=" chaport-"]';
  // A tab, a button or what unfolds something: whatever the keyboard reaches and we made.
  const CONTROLS = 'button, [role="tab"], summary, a.chaport-open';

  /** The outermost elements of ours; without any (on a twin), all of the page's own text. */
  function roots() {
    const found = [...MAIN.querySelectorAll(MARK)].filter((item) => !item.parentElement.closest(MARK));
    return found.length ? found : [MAIN];
  }

  function inside(selector) {
    return roots().flatMap((root) => [
      ...(root.matches(selector) ? [root] : []),
      ...root.querySelectorAll(selector),
    ]);
  }

  function shown(element) {
    const box = element.getBoundingClientRect();
    // Words for screen readers alone are cut down to a pixel.
    return element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
  }

  function describe(element) {
    const names = [...element.classList].filter((name) => name !== 'docutils').join('.');
    return element.localName + (names && `.${names}`);
  }

  function path(element) {
    const parents = [];
    for (let at = element; at && at !== MAIN && parents.length < 4; at = at.parentElement) {
      parents.unshift(describe(at));
    }
    return parents.join(' > ');
  }

  // -- colours ------------------------------------------------------------------------------------

  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  const known = new Map();

  /** Any CSS colour as red, green, blue (0 to 255) and alpha (0 to 1). */
  function rgba(colour) {
    if (!known.has(colour)) {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
      known.set(colour, [red, green, blue, alpha / 255]);
    }
    return known.get(colour);
  }

  function over(front, back) {
    const alpha = front[3] + back[3] * (1 - front[3]);
    if (alpha === 0) return [0, 0, 0, 0];
    const mix = (i) => (front[i] * front[3] + back[i] * back[3] * (1 - front[3])) / alpha;
    return [mix(0), mix(1), mix(2), alpha];
  }

  // Stays in the page: adding it each time would make the browser compute all styles anew.
  const probe = document.createElement('i');
  probe.style.cssText = 'color: Canvas; position: absolute';
  document.documentElement.append(probe);

  /** What lies under a page that paints nothing. */
  const sheet = () => rgba(getComputedStyle(probe).color);

  /** What the eye gets of `colour` in `element`: over all backgrounds, through all opacities. */
  function painted(colour, element) {
    let result = colour;
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      result = over(result, rgba(style.backgroundColor));
      result = [result[0], result[1], result[2], result[3] * Number(style.opacity)];
    }
    return over(result, sheet());
  }

  function luminance(colour) {
    const [red, green, blue] = colour.slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function ratio(one, other) {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  const hex = (colour) =>
    `#${colour.slice(0, 3).map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;

  /** Buttons that wait for the pointer are shown in full, as they are on a touch screen. */
  function showControls() {
    for (const control of inside(CONTROLS)) control.style.setProperty('opacity', '1', 'important');
  }

  /** Every piece of text of ours with its colours, those alike only once. */
  function contrast() {
    showControls();
    const found = new Map();
    for (const root of roots()) {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !shown(element)) continue;
        // What cannot be pressed now may be faint (WCAG 2.2, 1.4.3).
        if (element.closest('[aria-disabled="true"]')) continue;
        const style = getComputedStyle(element);
        const front = painted(rgba(style.color), element);
        const back = painted([0, 0, 0, 0], element);
        if (hex(front) === hex(back) && Number(style.opacity) === 0) continue;
        const item = {
          text: walker.currentNode.data.trim().slice(0, 40),
          where: path(element),
          front: hex(front),
          back: hex(back),
          ratio: Math.round(ratio(front, back) * 100) / 100,
        };
        const key = `${describe(element)} ${item.front} ${item.back}`;
        if (!found.has(key)) found.set(key, item);
      }
    }
    return [...found.values()];
  }

  /** How light the page is, from 0 to 1: whether a theme's dark look is there at all. */
  const brightness = () => luminance(painted([0, 0, 0, 0], MAIN));

  // -- widths -------------------------------------------------------------------------------------

  function scrolls(element) {
    for (let at = element; at && at !== document.documentElement; at = at.parentElement) {
      if (at === document.body) break;
      if (getComputedStyle(at).overflowX !== 'visible') return true;
    }
    return false;
  }

  /** How far the page can be scrolled sideways, and what of ours sticks out. */
  function overflow() {
    const page = document.scrollingElement;
    const width = page.clientWidth;
    const out = inside('*').filter((element) => {
      const box = element.getBoundingClientRect();
      return shown(element) && (box.right > width + 1 || box.left < -1) && !scrolls(element);
    });
    return { by: page.scrollWidth - width, out: [...new Set(out.map(path))] };
  }

  // -- tabs and buttons ---------------------------------------------------------------------------

  // What is not colour: computed values with every colour taken out.
  const colourless = (value) => value.replace(/(rgba?|color|oklab|oklch|lab|lch|hsla?)\([^)]*\)/g, '');

  function drawn(style) {
    const sides = ['top', 'right', 'bottom', 'left'];
    const borders = sides.map((side) => {
      const colour = rgba(style.getPropertyValue(`border-${side}-color`));
      const width = colour[3] ? style.getPropertyValue(`border-${side}-width`) : '0px';
      return `${side} ${style.getPropertyValue(`border-${side}-style`)} ${width}`;
    });
    const outline = style.outlineStyle === 'none' ? 'none' : `${style.outlineStyle} ${style.outlineWidth}`;
    return {
      outline,
      borders: borders.join(', '),
      weight: style.fontWeight,
      underline: `${style.textDecorationLine} ${style.textDecorationThickness}`,
      shadow: colourless(style.boxShadow),
    };
  }

  function looks(element) {
    const found = { self: drawn(getComputedStyle(element)) };
    for (const pseudo of ['::before', '::after']) {
      const style = getComputedStyle(element, pseudo);
      if (style.content !== 'none') {
        found[pseudo] = { ...drawn(style), content: style.content, shown: style.display, height: style.height };
      }
    }
    return JSON.stringify(found);
  }

  /** Each list of tabs: how the chosen tab looks beside another one, colour left out. */
  function tabs() {
    // What only stands on paper has no tabs there.
    const lists = inside('[role="tablist"]').filter((list) => !list.closest('.chaport-play-printed'));
    return lists.map((list) => {
      const all = [...list.querySelectorAll('[role="tab"]')];
      const chosen = all.find((tab) => tab.getAttribute('aria-selected') === 'true');
      const other = all.find((tab) => tab !== chosen);
      return {
        where: path(list),
        shown: shown(list),
        chosen: chosen && looks(chosen),
        other: other && looks(other),
        positions: all.map((tab) => Math.round(tab.getBoundingClientRect().left)),
      };
    });
  }

  /** What changes on each control when the keyboard reaches it; those that look alike once. */
  function focus() {
    const found = new Map();
    for (const control of inside(CONTROLS)) {
      control.style.removeProperty('opacity');
      if (!control.checkVisibility({ visibilityProperty: true })) continue;
      control.blur();
      const before = looks(control);
      control.focus({ preventScroll: true, focusVisible: true });
      const style = getComputedStyle(control);
      const line = style.outlineStyle === 'none' ? style.color : style.outlineColor;
      const around = painted([0, 0, 0, 0], control.parentElement);
      const item = {
        where: path(control),
        role: control.getAttribute('role') ?? control.localName,
        reached: document.activeElement === control || control.tabIndex < 0,
        visible: looks(control) !== before,
        seen: Number(style.opacity) === 1,
        outlined: style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1,
        ratio: Math.round(ratio(painted(rgba(line), control.parentElement), around) * 100) / 100,
      };
      control.blur();
      found.set(JSON.stringify(item), item);
    }
    return [...found.values()];
  }

  /** What of ours moves, and for how long at most, in seconds. */
  function motion() {
    const own = [...MAIN.querySelectorAll(STYLED), ...inside(CONTROLS)];
    const seconds = (value) => Math.max(...value.split(',').map(Number.parseFloat));
    const found = [];
    for (const element of new Set(own)) {
      for (const pseudo of [null, '::before', '::after']) {
        const style = getComputedStyle(element, pseudo);
        const moved = style.animationName === 'none' ? 0 : seconds(style.animationDuration);
        const time = Math.max(moved, seconds(style.transitionDuration) + seconds(style.transitionDelay));
        if (time > 0) found.push({ where: path(element) + (pseudo ?? ''), time });
      }
    }
    return found;
  }

  // -- words --------------------------------------------------------------------------------------

  /** The words that can be seen, of code and of text, without the signs between them. */
  const words = () => [...new Set(MAIN.innerText.split(/[^\p{L}\p{N}_$]+/u).filter(Boolean))];

  /** Whether each example shows its forms, and each form its title. */
  function forms() {
    return [...MAIN.querySelectorAll('.chaport-example')].map((example) => ({
      controls: [...example.querySelectorAll(CONTROLS)].filter(shown).map(path),
      forms: [...example.querySelectorAll('.chaport-form')].map((form) => ({
        shown: shown(form),
        titled: [...form.querySelectorAll('.chaport-form-title')].some(shown),
      })),
    }));
  }

  /** Code and signatures are read from left to right in every language; a lone role is the theme's. */
  function turnedCode() {
    const own = new Set(roots());
    const code = inside('pre, dt.sig, code').filter((item) => shown(item) && !(own.has(item) && item.matches('code')));
    return [...new Set(code.filter((element) => getComputedStyle(element).direction !== 'ltr').map(path))];
  }

  return { brightness, contrast, focus, forms, motion, overflow, tabs, turnedCode, words };
})();
