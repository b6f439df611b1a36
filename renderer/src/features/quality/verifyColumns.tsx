import { formatCount, KindSymbol, type TableColumn, t } from '#renderer/ui/index';
import type { FindingRow } from './findingRow.ts';

/** What a caller needs to see: whom, under which number, since when. */
export function verifyColumns(): readonly TableColumn<FindingRow>[] {
  return [
    {
      key: 'name',
      title: t('field.name'),
      width: 150,
      render: ({ thing }) => (
        <>
          <KindSymbol kind={thing.kind} categoryId={thing.categoryId} /> {thing.name}
        </>
      ),
    },
    { key: 'phone', title: t('field.phone'), width: 130, render: ({ thing }) => thing.phone ?? '—' },
    {
      key: 'days',
      title: t('verify.days'),
      width: 90,
      align: 'right',
      render: ({ params }) => formatCount(Number(params.days ?? 0)),
    },
    {
      key: 'last',
      title: t('verify.last'),
      width: 110,
      render: ({ thing }) => String(thing.attrs.verifiedOn ?? t('verify.never')),
    },
    { key: 'address', title: t('field.address'), width: 200, render: ({ thing }) => thing.address ?? '—' },
  ];
}
