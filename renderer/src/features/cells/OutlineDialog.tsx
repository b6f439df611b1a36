import { FolderOpenOutlined } from '@ant-design/icons';
import { App, Button, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { api, useApiCommand, useApiQuery } from '#renderer/api/index';
import { pickFile } from '#renderer/platform/index';
import { dynamic, t, useErrorNotice } from '#renderer/ui/index';
import type { ImportFile } from '#shared/contract/imports';
import { COORDINATE_SYSTEMS, type CoordinateSystem } from '#shared/domain/geo/types';

type Target = 'outline' | 'cells';
type Choice = {
  target: Target;
  crs: CoordinateSystem;
  name: string;
  code: string;
  nameKey: string | null;
  codeKey: string | null;
};

const NAME_KEYS = /^(name|名称|网格名称?|mc)$/i;
const CODE_KEYS = /^(code|编码|网格编码|adcode|bm)$/i;

/** The file's own columns: what a cell's name and code may be taken from. */
function keysOf(file: ImportFile): readonly string[] {
  return file.sheets[0]?.columns.map((column) => column.header) ?? [];
}

function firstChoice(file: ImportFile, crs: CoordinateSystem, name: string, code: string): Choice {
  const keys = keysOf(file);
  return {
    target: (file.shapes?.areas ?? 0) > 1 ? 'cells' : 'outline',
    crs,
    name,
    code,
    nameKey: keys.find((key) => NAME_KEYS.test(key)) ?? null,
    codeKey: keys.find((key) => CODE_KEYS.test(key)) ?? null,
  };
}

function KeySelect(props: {
  label: string;
  keys: readonly string[];
  value: string | null;
  onChange: (key: string | null) => void;
}) {
  return (
    <div className="lm-field">
      <span className="lm-field-label">{props.label}</span>
      <Select
        allowClear
        value={props.value}
        aria-label={props.label}
        options={props.keys.map((key) => ({ value: key, label: key }))}
        onChange={(key: string | null | undefined) => props.onChange(key ?? null)}
      />
    </div>
  );
}

function Options({
  file,
  choice,
  onChange,
}: {
  file: ImportFile;
  choice: Choice;
  onChange: (patch: Partial<Choice>) => void;
}) {
  return (
    <>
      <p className="lm-muted">
        {file.fileName} · {t('cells.areas', { count: file.shapes?.areas ?? 0 })}
      </p>
      <Radio.Group
        value={choice.target}
        options={(['outline', 'cells'] as const).map((value) => ({ value, label: t(`cells.as.${value}`) }))}
        onChange={(event) => onChange({ target: event.target.value as Target })}
      />
      <div className="lm-field">
        <span className="lm-field-label">{t('things.crs')}</span>
        <Select
          value={choice.crs}
          aria-label={t('things.crs')}
          options={COORDINATE_SYSTEMS.map((crs) => ({
            value: crs,
            label: dynamic(`things.crsName.${crs}`, crs),
          }))}
          onChange={(crs: CoordinateSystem) => onChange({ crs })}
        />
        <span className="lm-muted">{t('cells.crsHint')}</span>
      </div>
      {choice.target === 'outline' ? (
        <div className="lm-form-grid">
          <div className="lm-field">
            <span className="lm-field-label">{t('cells.communityName')}</span>
            <Input
              value={choice.name}
              maxLength={60}
              onChange={(event) => onChange({ name: event.target.value })}
            />
          </div>
          <div className="lm-field">
            <span className="lm-field-label">{t('cells.code')}</span>
            <Input
              value={choice.code}
              maxLength={20}
              placeholder="330203006001"
              onChange={(event) => onChange({ code: event.target.value })}
            />
          </div>
        </div>
      ) : (
        <div className="lm-form-grid">
          <KeySelect
            label={t('cells.nameKey')}
            keys={keysOf(file)}
            value={choice.nameKey}
            onChange={(nameKey) => onChange({ nameKey })}
          />
          <KeySelect
            label={t('cells.codeKey')}
            keys={keysOf(file)}
            value={choice.codeKey}
            onChange={(codeKey) => onChange({ codeKey })}
          />
        </div>
      )}
    </>
  );
}

/** 导入边界: a GeoJSON file as the community's outline, or its areas as cells. */
export function OutlineDialog({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp();
  const showError = useErrorNotice();
  const settings = useApiQuery('settings.get', {});
  const state = useApiQuery('app.state', {});
  const [file, setFile] = useState<ImportFile | null>(null);
  const [choice, setChoice] = useState<Choice | null>(null);
  const open = useApiCommand('imports.open');
  const outline = useApiCommand('cells.importOutline');
  const cells = useApiCommand('cells.importCells');

  const choose = async (): Promise<void> => {
    try {
      const picked = await pickFile('.geojson,.json');
      if (!picked) return;
      const opened = await open.mutateAsync(picked);
      const crs = settings.data?.importCrs;
      setFile(opened);
      setChoice(
        firstChoice(
          opened,
          crs && crs !== 'none' ? crs : 'gcj02',
          state.data?.map?.name ?? '',
          settings.data?.communityCode ?? '',
        ),
      );
    } catch (error) {
      showError(error);
    }
  };
  const leave = (): void => {
    if (file) void api.imports.discard({ importId: file.importId }).catch(() => undefined);
    onClose();
  };
  const run = async (): Promise<void> => {
    if (!file || !choice) return;
    const { crs, name, code, nameKey, codeKey } = choice;
    const { importId } = file;
    try {
      if (choice.target === 'outline') {
        await outline.mutateAsync({ importId, crs, name, code });
        void message.success(t('cells.outlineDone'));
      } else {
        const { created } = await cells.mutateAsync({ importId, crs, nameKey, codeKey });
        void message.success(t('cells.made', { count: created }));
      }
      onClose();
    } catch (error) {
      showError(error);
    }
  };
  return (
    <Modal
      open
      title={t('cells.importOutline')}
      okText={t('cells.import')}
      cancelText={t('ui.cancel')}
      okButtonProps={{
        disabled: !choice || (choice.target === 'outline' && !choice.name.trim()),
        loading: outline.isPending || cells.isPending,
      }}
      onOk={() => void run()}
      onCancel={leave}
      width={520}
    >
      <div className="lm-dialog">
        <Button
          block
          type={file ? 'default' : 'primary'}
          icon={<FolderOpenOutlined />}
          loading={open.isPending}
          onClick={() => void choose()}
        >
          {t(file ? 'cells.otherFile' : 'cells.chooseFile')}
        </Button>
        {!file && <p className="lm-muted">{t('cells.fileHint')}</p>}
        {file && choice && (
          <Options file={file} choice={choice} onChange={(patch) => setChoice({ ...choice, ...patch })} />
        )}
      </div>
    </Modal>
  );
}
