// Small grey pictures of what a page looks like, and how two of them differ. All work with pixels is
// done in an empty page of the browser, so that no library for pictures is needed.

/** The side of a cell, in pixels of the page. */
export const CELL = 16;

/** By how much the lightness of a cell may differ, of 255: letters are drawn a little differently. */
const TOLERANCE = 16;

/** In the browser: reduces a picture, and compares it with a reduced one if there is one. */
async function work({ taken, expected, cell, tolerance }) {
  const bitmap = async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    return createImageBitmap(new Blob([bytes], { type: "image/png" }));
  };
  const pixels = async (base64) => {
    const image = await bitmap(base64);
    const context = new OffscreenCanvas(image.width, image.height).getContext("2d", { alpha: false });
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const png = async (width, height, color) => {
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d", { alpha: false });
    const image = context.createImageData(width, height);
    for (let place = 0; place < width * height; place += 1) image.data.set([...color(place), 255], 4 * place);
    context.putImageData(image, 0, 0);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  };
  const { data, width, height } = await pixels(taken);
  const columns = Math.floor(width / cell);
  const rows = Math.floor(height / cell);
  const lightness = new Float64Array(columns * rows);
  for (let y = 0; y < rows * cell; y += 1) {
    for (let x = 0; x < columns * cell; x += 1) {
      const at = 4 * (y * width + x);
      const light = 0.2126 * data[at] + 0.7152 * data[at + 1] + 0.0722 * data[at + 2];
      lightness[Math.floor(y / cell) * columns + Math.floor(x / cell)] += light / (cell * cell);
    }
  }
  // Fewer shades make smaller files.
  const grey = (place) => Array(3).fill(Math.min(255, 4 * Math.round(lightness[place] / 4)));
  const reduced = await png(columns, rows, grey);
  if (!expected) return { reduced };
  const other = await pixels(expected);
  if (other.width !== columns || other.height !== rows) {
    return { reduced, size: [columns, rows], before: [other.width, other.height] };
  }
  const differs = (place) => Math.abs(lightness[place] - other.data[4 * place]) > tolerance;
  const differing = Array.from(lightness.keys()).filter(differs);
  if (differing.length === 0) return { reduced, differing };
  const shown = (place) => (differs(place) ? [200, 30, 30] : grey(place).map((light) => 128 + light / 2));
  const places = differing.map((place) => [(place % columns) * cell, Math.floor(place / columns) * cell]);
  return { reduced, differing: places, difference: await png(columns, rows, shown) };
}

/**
 * A small grey picture (`reduced`) of a large one, both as PNG; if a small one is expected, also
 * where they differ.
 */
export async function reduce(blank, taken, expected) {
  const base64 = (bytes) => bytes?.toString("base64");
  return blank.evaluate(work, {
    taken: base64(taken),
    expected: base64(expected),
    cell: CELL,
    tolerance: TOLERANCE,
  });
}

/** How wide some words are: other fonts have other widths. */
export const fonts = (page) =>
  page.evaluate(() => {
    const context = document.createElement("canvas").getContext("2d");
    const { fontFamily } = getComputedStyle(document.body);
    const width = (weight) => {
      context.font = `${weight} 100px ${fontFamily}`;
      return Math.round(context.measureText("改革后平均办结时间 0.5 天 Reform better ◆→").width);
    };
    return { normal: width(400), bold: width(700) };
  });
