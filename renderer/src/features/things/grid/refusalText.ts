import { dynamic, fieldName, t } from '#renderer/ui/index';
import type { Refusal } from '#shared/contract/bulk';

/** What is wrong with a cell or a record, and what would be right. */
export function refusalText({ text, params }: Refusal): string {
  const field = params.field;
  const named =
    typeof field === 'string'
      ? field
          .split(', ')
          .map((key) => fieldName(key))
          .join('、')
      : undefined;
  return dynamic(text, t('import.errorOther'), {
    ...params,
    ...(named === undefined ? {} : { field: named }),
  });
}
