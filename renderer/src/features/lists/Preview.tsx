import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useDeferredValue } from 'react';
import { api } from '#renderer/api/index';
import { EmptyState, errorText, t } from '#renderer/ui/index';
import type { ListSpec } from '#shared/contract/lists';

/** The first rows as they will stand on paper, always masked, in a frame where nothing can run. */
export function Preview({ list }: { list: ListSpec }) {
  const asked = useDeferredValue(list);
  const { data, error } = useQuery({
    queryKey: ['lists.html', 'preview', asked],
    queryFn: () => api.lists.html({ list: asked, edition: 'public', preview: true }),
    staleTime: 0,
    gcTime: 0,
    placeholderData: (before) => before,
  });
  if (error) return <EmptyState title={errorText(error)} />;
  if (!data) return <Spin className="lm-preview-wait" />;
  return <iframe className="lm-preview" title={t('print.preview')} sandbox="" srcDoc={data.html} />;
}
