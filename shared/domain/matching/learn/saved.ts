import { ByteReader, ByteWriter } from '../bytes.ts';
import { TextModel } from './model.ts';

/** Raised when what is saved, or how features are made, changes: an older model is then learnt anew. */
export const MODEL_VERSION = 1;

/** A model as bytes: numbers, ids of categories and hashes, no word of any text. */
export function modelBytes(model: TextModel): Uint8Array {
  const { labels, sizes, features, idf, weights } = model.parts;
  const writer = new ByteWriter();
  writer.texts('labels', labels);
  writer.array('sizes', Int32Array.from(sizes));
  writer.array('features', features);
  writer.array('idf', idf);
  writer.array('weights', weights);
  return writer.finish(MODEL_VERSION);
}

/** The model that `modelBytes` saved. Throws RangeError (or SyntaxError) for anything else. */
export function readModel(bytes: Uint8Array): TextModel {
  const reader = new ByteReader(bytes, MODEL_VERSION);
  return TextModel.of({
    labels: reader.texts('labels'),
    sizes: [...reader.array('sizes', Int32Array)],
    features: reader.array('features', Int32Array),
    idf: reader.array('idf', Float32Array),
    weights: reader.array('weights', Float32Array),
  });
}
