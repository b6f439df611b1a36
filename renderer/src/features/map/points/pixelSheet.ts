type Sheet = { readonly image: ImageData; readonly words: Uint32Array };

/** The pixels that a canvas layer writes itself, as words of four bytes; made anew only when the canvas changes its size. */
export class PixelSheet {
  private sheet: Sheet | null = null;

  /** Empty pixels as large as the canvas of a context. */
  clear(context: CanvasRenderingContext2D): Sheet {
    const { width, height } = context.canvas;
    if (this.sheet?.image.width !== width || this.sheet.image.height !== height) {
      const image = context.createImageData(width, height);
      this.sheet = { image, words: new Uint32Array(image.data.buffer) };
    }
    this.sheet.words.fill(0);
    return this.sheet;
  }
}
