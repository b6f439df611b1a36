import { FileImageOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Modal, Progress } from 'antd';
import { type DragEvent, useEffect, useRef } from 'react';
import { pickFiles } from '#renderer/platform/index';
import { formatCount, t } from '#renderer/ui/index';
import type { MapEngine } from '../../engine.ts';
import { Field } from '../panel/Field.tsx';
import type { OpenedPicture } from './openPicture.ts';
import { type PictureState, usePictureAdding } from './usePictureAdding.ts';

const ACCEPTED = '.png,.jpg,.jpeg,.webp,.bmp,.gif,.tif,.tiff,.pdf';

/** A page of the PDF, small. */
function PagePreview({ opened, page }: { opened: Extract<OpenedPicture, { type: 'pdf' }>; page: number }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let left = false;
    opened.pages
      .preview(page, 480)
      .then((canvas) => !left && box.current?.replaceChildren(canvas))
      // The page itself will say what is wrong when it is taken.
      .catch(() => undefined);
    return () => {
      left = true;
    };
  }, [opened, page]);
  return <div ref={box} className="lm-picture-preview" />;
}

function Chosen({ state }: { state: PictureState }) {
  const { opened, page, setPage } = state;
  if (!opened) return <p className="lm-muted">{t('map.basemap.picture.hint')}</p>;
  return (
    <>
      {opened.type === 'image' ? (
        <div className="lm-picture-preview">
          <img src={opened.url} alt={opened.file.name} />
        </div>
      ) : (
        <PagePreview opened={opened} page={page} />
      )}
      <div className="lm-form-grid">
        <Field label={t('map.basemap.name')} wide={opened.type === 'image'}>
          <Input value={state.name} maxLength={100} onChange={(event) => state.setName(event.target.value)} />
        </Field>
        {opened.type === 'pdf' && (
          <Field label={t('map.basemap.picture.page', { count: opened.pages.count })}>
            <InputNumber
              min={1}
              max={opened.pages.count}
              value={page}
              aria-label={t('map.basemap.picture.page', { count: opened.pages.count })}
              onChange={(value) => setPage(value ?? 1)}
            />
          </Field>
        )}
      </div>
      {opened.type === 'image' && (
        <p className="lm-muted">
          {t('map.basemap.picture.size', {
            width: formatCount(opened.width),
            height: formatCount(opened.height),
          })}
        </p>
      )}
    </>
  );
}

/** 图片或 PDF: choose it, have it cut, and go on to placing it. */
export function PictureDialog({ engine, onClose }: { engine: MapEngine; onClose: () => void }) {
  const state = usePictureAdding(engine, onClose);
  const { opened, progress } = state;
  const drop = (event: DragEvent): void => {
    // The import wizard takes files dropped anywhere else.
    event.preventDefault();
    event.stopPropagation();
    const file = event.dataTransfer.files[0];
    if (file) state.open(file);
  };
  const choose = async (): Promise<void> => {
    const [file] = await pickFiles(ACCEPTED);
    if (file) state.open(file);
  };
  return (
    <Modal
      open
      title={t('map.basemap.picture.title')}
      okText={t('map.basemap.picture.next')}
      cancelText={t('ui.cancel')}
      okButtonProps={{ disabled: !opened || progress !== null || state.name.trim() === '' }}
      onOk={state.add}
      onCancel={state.cancel}
      mask={{ closable: false }}
      width={560}
      style={{ top: 48 }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop files; the button does the same */}
      <div className="lm-basemap-form" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
        <Button
          block
          type={opened ? 'default' : 'primary'}
          icon={<FileImageOutlined />}
          loading={state.opening}
          disabled={progress !== null}
          data-action="choose-picture"
          onClick={() => void choose()}
        >
          {t(opened ? 'cells.otherFile' : 'map.basemap.picture.choose')}
        </Button>
        <Chosen state={state} />
        {progress && (
          <div role="status">
            <Progress
              percent={Math.round((progress.done / Math.max(1, progress.total)) * 100)}
              size="small"
              status="active"
            />
            <span className="lm-muted">
              {t(progress.done > 0 ? 'map.basemap.picture.cutting' : 'map.basemap.picture.reading')}
            </span>
          </div>
        )}
      </div>
    </Modal>
  );
}
