/** What can be read on which colour. */

type Rgb = readonly [red: number, green: number, blue: number];

// Darker than usual ink, so that one of the two is at least 4.5 to 1 on every colour.
const [LIGHT, DARK] = ['#ffffff', '#050505'];

/** Relative luminance, as WCAG 2 defines it. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The colour of text on `#rrggbb`: white wherever it reaches 4.5 to 1. */
export function inkOn(hex: string): string {
  const bits = Number.parseInt(hex.slice(1), 16);
  const light = luminance([bits >> 16, (bits >> 8) & 255, bits & 255]);
  return 1.05 / (light + 0.05) >= 4.5 ? LIGHT : DARK;
}

/** Whether the page itself is dark; null where it has no background of its own. */
export function isDark(document: Document): boolean | null {
  for (const element of [document.body, document.documentElement]) {
    // While a page's head is read there is no body.
    if (!element) continue;
    const parts =
      getComputedStyle(element)
        .backgroundColor.match(/[\d.]+/g)
        ?.map(Number) ?? [];
    const [red = 0, green = 0, blue = 0, alpha = 1] = parts;
    if (parts.length > 2 && alpha > 0.5) return luminance([red, green, blue]) < 0.2;
  }
  return null;
}
