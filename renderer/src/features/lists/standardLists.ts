import { t } from '#renderer/ui/index';
import type { ListSpec } from '#shared/contract/lists';
import { MEMBERS_WITHOUT_POST } from '#shared/domain/filter/index';
import { RESOURCE_KINDS } from '#shared/domain/kinds/index';

/** 招募清单: the open gaps of the 缺口清单, to be handed out. */
export const recruitList = (): ListSpec => ({ source: 'shortage', title: t('print.standard.recruit') });

/** 预案一览: what must come, by category and level. */
export const runCardList = (): ListSpec => ({ source: 'runCard', title: t('print.standard.runCards') });

/** 权责清单: the categories of problems, whose duty each is and by when. */
export const categoryList = (): ListSpec => ({ source: 'category', title: t('print.standard.categories') });

export type StandardList = { readonly id: string; readonly spec: ListSpec };

/** The lists that every office keeps: there from the start, made from what is on the map today. */
export function standardLists(): readonly StandardList[] {
  return [
    {
      id: 'resources',
      spec: { source: 'thing', title: t('print.standard.resources'), filter: { kinds: [...RESOURCE_KINDS] } },
    },
    {
      id: 'people',
      spec: { source: 'thing', title: t('print.standard.people'), filter: { kinds: ['person'] } },
    },
    {
      id: 'unposted',
      spec: {
        source: 'thing',
        title: t('print.standard.unposted'),
        filter: { kinds: ['person'], conditions: [...MEMBERS_WITHOUT_POST] },
      },
    },
    {
      id: 'risks',
      spec: {
        source: 'thing',
        title: t('print.standard.risks'),
        filter: { kinds: ['risk'] },
        sort: { key: 'level', descending: false },
      },
    },
    { id: 'problems', spec: { source: 'problem', title: t('print.standard.problems'), filter: {} } },
    {
      id: 'overdue',
      spec: { source: 'problem', title: t('print.standard.overdue'), filter: { overdue: true } },
    },
    { id: 'recruit', spec: recruitList() },
    { id: 'runCards', spec: runCardList() },
    { id: 'categories', spec: categoryList() },
    {
      id: 'buildings',
      spec: { source: 'thing', title: t('print.standard.buildings'), filter: { kinds: ['building'] } },
    },
  ];
}
