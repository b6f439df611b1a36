let pattern: CanvasPattern | null = null;

/** Diagonal lines for "not known": read as no colour of the scale, in grey print too. */
export function hatch(context: CanvasRenderingContext2D): CanvasPattern | null {
  if (pattern) {
    // Cells are painted in path units; the pattern must keep its size on the screen.
    pattern.setTransform(context.getTransform().inverse());
    return pattern;
  }
  const tile = document.createElement('canvas');
  tile.width = 8;
  tile.height = 8;
  const pen = tile.getContext('2d');
  if (!pen) return null;
  pen.strokeStyle = '#b4bac2';
  pen.lineWidth = 1;
  pen.beginPath();
  for (const shift of [-8, 0, 8]) {
    pen.moveTo(shift, 8);
    pen.lineTo(shift + 8, 0);
  }
  pen.stroke();
  pattern = context.createPattern(tile, 'repeat');
  pattern?.setTransform(context.getTransform().inverse());
  return pattern;
}
