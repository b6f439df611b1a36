import { useEffect, useRef, useState } from 'react';
import { useErrorNotice } from '#renderer/ui/index';
import type { LngLat } from '#shared/domain/geo/types';
import type { MapEngine } from '../../engine.ts';
import { addPicture } from './addPicture.ts';
import { closePicture, type OpenedPicture, openPicture } from './openPicture.ts';
import { usePlacing } from './placing.ts';

/** So much of the window's shorter side a new picture takes until it is placed. */
const SHARE = 0.7;

/** Two corners that lay a new picture upright in the middle of the map's window. */
function inMiddle(engine: MapEngine, { width, height }: { width: number; height: number }) {
  const size = engine.map.getSize();
  const scale = Math.min(size.x / width, size.y / height) * SHARE;
  const corner = (sign: 1 | -1): LngLat => {
    const { lng, lat } = engine.map.containerPointToLatLng([
      size.x / 2 + (sign * width * scale) / 2,
      size.y / 2 + (sign * height * scale) / 2,
    ]);
    return [lng, lat];
  };
  return {
    method: 'similarity' as const,
    points: [
      { pixel: [0, 0] as [number, number], at: corner(-1) },
      { pixel: [width, height] as [number, number], at: corner(1) },
    ],
  };
}

const plainName = (fileName: string): string => fileName.replace(/\.[^.]+$/, '').slice(0, 100) || fileName;

/** From a chosen picture or page to one that waits to be placed. */
export function usePictureAdding(engine: MapEngine, onDone: () => void) {
  const showError = useErrorNotice();
  const [opened, setOpened] = useState<OpenedPicture | null>(null);
  const [opening, setOpening] = useState(false);
  const [name, setName] = useState('');
  const [page, setPage] = useState(1);
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const stop = useRef<AbortController | null>(null);
  useEffect(() => () => opened?.type && closePicture(opened), [opened]);
  useEffect(() => () => stop.current?.abort(), []);

  const open = async (file: File): Promise<void> => {
    setOpening(true);
    try {
      const next = await openPicture(file);
      setOpened(next);
      setName(plainName(file.name));
      setPage(1);
    } finally {
      setOpening(false);
    }
  };
  const add = async (picture: OpenedPicture): Promise<void> => {
    const control = new AbortController();
    stop.current = control;
    setProgress({ done: 0, total: 1 });
    try {
      const source = picture.type === 'pdf' ? await picture.pages.render(page) : picture.file;
      const { id } = await addPicture({
        name: name.trim(),
        source,
        placeFor: (size) => inMiddle(engine, size),
        onProgress: (done, total) => setProgress({ done, total }),
        signal: control.signal,
      });
      usePlacing.getState().begin(id, { points: [], method: null, fresh: true });
      onDone();
    } finally {
      stop.current = null;
      setProgress(null);
    }
  };
  return {
    opened,
    opening,
    name,
    setName,
    page,
    setPage,
    progress,
    open: (file: File) => void open(file).catch(showError),
    add: () => opened && void add(opened).catch(showError),
    /** Stops the work; without any, leaves. */
    cancel: () => (stop.current ? stop.current.abort() : onDone()),
  };
}

export type PictureState = ReturnType<typeof usePictureAdding>;
