import { App } from 'antd';
import { useState } from 'react';
import { api, useApiCommand } from '#renderer/api/index';
import { formatDistance, t, useConfirm, useErrorNotice } from '#renderer/ui/index';
import type { Thing } from '#shared/contract/things';
import { LARGE_IMAGE_PX } from '#shared/domain/files/index';
import { haversineM } from '#shared/domain/geo/distance';
import type { LngLat } from '#shared/domain/geo/types';
import { type Chosen, isLarge, lookAt, readyBytes } from './picture.ts';

type Sent = { fileName: string; bytes: Uint8Array };

/** One message to the core holds so much and so many; more go as further steps. */
const BYTES_PER_STEP = 60 * 1024 * 1024;
const FILES_PER_STEP = 20;
/** A photo taken this near is from the place itself. */
const SAME_PLACE_M = 30;

function inSteps(files: readonly Sent[]): Sent[][] {
  const steps: Sent[][] = [];
  let size = 0;
  for (const file of files) {
    const step = steps.at(-1);
    size += file.bytes.length;
    if (step && step.length < FILES_PER_STEP && size <= BYTES_PER_STEP) step.push(file);
    else {
      steps.push([file]);
      size = file.bytes.length;
    }
  }
  return steps;
}

/** The first place among the photos that is not where the record already is. */
function otherPlace(chosen: readonly Chosen[], anchor: LngLat | null): LngLat | null {
  const places = chosen.flatMap(({ position }) => (position ? [position] : []));
  return places.find((place) => !anchor || haversineM(place, anchor) > SAME_PLACE_M) ?? null;
}

/** Asks whether a photo's place shall be the record's, saying how far they are apart. */
function useOfferPlace(thing: Thing): (chosen: readonly Chosen[]) => Promise<void> {
  const confirm = useConfirm();
  const update = useApiCommand('things.update');
  return async (chosen) => {
    const place = otherPlace(chosen, thing.anchor);
    // An outline is worth more than the spot where a photographer stood.
    if (!place || (thing.geometry && thing.geometry.type !== 'Point')) return;
    const yes = await confirm({
      title: t('files.placeTitle'),
      consequence: thing.anchor
        ? t('files.placeAway', { distance: formatDistance(haversineM(place, thing.anchor)) })
        : t('files.placeNone'),
      ok: t('files.placeUse'),
      cancel: t('files.placeLeave'),
    });
    if (!yes) return;
    const { version } = await api.things.get({ id: thing.id });
    await update.mutateAsync({
      id: thing.id,
      version,
      patch: { position: { geometry: { type: 'Point', coordinates: [...place] }, crs: 'wgs84' } },
    });
  };
}

/** Takes files into a record: large photos are offered to be made smaller, a place in them is offered, then they are kept. */
export function useAddFiles(thing: Thing): {
  readonly busy: boolean;
  readonly addFiles: (files: readonly File[]) => Promise<boolean>;
} {
  const { message } = App.useApp();
  const confirm = useConfirm();
  const showError = useErrorNotice();
  const add = useApiCommand('files.add');
  const offerPlace = useOfferPlace(thing);
  const [busy, setBusy] = useState(false);
  const run = async (files: readonly File[]): Promise<void> => {
    const chosen: Chosen[] = [];
    for (const file of files) chosen.push(await lookAt(file));
    const large = chosen.filter(isLarge);
    const reduce =
      large.length > 0 &&
      (await confirm({
        title: t('files.largeTitle', { count: large.length }),
        consequence: t('files.largeHint', { limit: LARGE_IMAGE_PX }),
        ok: t('files.reduce'),
        cancel: t('files.keepAsIs'),
      }));
    const sent: Sent[] = [];
    for (const one of chosen) sent.push({ fileName: one.fileName, bytes: await readyBytes(one, reduce) });
    for (const step of inSteps(sent)) await add.mutateAsync({ thingId: thing.id, files: step });
    void message.success(t('files.added', { count: sent.length }));
    await offerPlace(chosen);
  };
  const addFiles = async (files: readonly File[]): Promise<boolean> => {
    if (files.length === 0 || busy) return false;
    setBusy(true);
    try {
      await run(files);
      return true;
    } catch (error) {
      showError(error);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, addFiles };
}
