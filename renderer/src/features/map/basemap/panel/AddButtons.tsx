import { FileImageOutlined, FileZipOutlined, GlobalOutlined, NodeIndexOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import { pickFiles } from '#renderer/platform/index';
import { t, useErrorNotice } from '#renderer/ui/index';
import type { MapEngine } from '../../engine.ts';
import { PictureDialog } from '../picture/PictureDialog.tsx';
import { AddressDialog } from './AddressDialog.tsx';
import { SketchDialog } from './SketchDialog.tsx';
import { uploadTiles } from './uploads.ts';

/** Chooses tile files and brings them in; errors are told one by one. */
function useTileFiles(): () => Promise<void> {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  return async () => {
    for (const file of await pickFiles('.mbtiles,.pmtiles')) {
      try {
        const { name } = await uploadTiles(file);
        void message.success(t('map.basemap.added', { name }));
      } catch (error) {
        showError(error);
      }
    }
  };
}

/** The four ways to a basemap. */
export function AddButtons({ engine }: { engine: MapEngine }) {
  const chooseTiles = useTileFiles();
  const [dialog, setDialog] = useState<'address' | 'picture' | 'sketch' | null>(null);
  const close = (): void => setDialog(null);
  return (
    <div className="lm-basemap-adds">
      <Button icon={<FileZipOutlined />} data-action="add-tiles" onClick={() => void chooseTiles()}>
        {t('map.basemap.addTiles')}
      </Button>
      <Button icon={<GlobalOutlined />} data-action="add-address" onClick={() => setDialog('address')}>
        {t('map.basemap.addAddress')}
      </Button>
      <Button icon={<FileImageOutlined />} data-action="add-picture" onClick={() => setDialog('picture')}>
        {t('map.basemap.addPicture')}
      </Button>
      <Button icon={<NodeIndexOutlined />} data-action="add-sketch" onClick={() => setDialog('sketch')}>
        {t('map.basemap.addSketch')}
      </Button>
      {dialog === 'address' && <AddressDialog onClose={close} />}
      {dialog === 'picture' && <PictureDialog engine={engine} onClose={close} />}
      {dialog === 'sketch' && <SketchDialog onClose={close} />}
    </div>
  );
}
