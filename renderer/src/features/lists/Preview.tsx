import { useQuery } from '@tanstack/react-query';
import { Spin } from 'antd';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { api } from '#renderer/api/index';
import { EmptyState, errorText, t } from '#renderer/ui/index';
import type { ListSpec } from '#shared/contract/lists';

/** A sheet with a little desk around it, CSS pixels at 96 to the inch. */
const SHEET_PX = { landscape: 1170, portrait: 840 } as const;

/** How much a sheet must shrink to show its whole width here; never more than its own size. */
function useFit(sheetPx: number) {
  const ref = useRef<HTMLDivElement>(null);
  const [scale, setScale] = useState(1);
  useEffect(() => {
    const holder = ref.current;
    if (!holder) return;
    const observer = new ResizeObserver(() => setScale(Math.min(1, holder.clientWidth / sheetPx)));
    observer.observe(holder);
    return () => observer.disconnect();
  }, [sheetPx]);
  return { ref, scale };
}

/** A printed page on its desk, shrunk to fit, in a frame where nothing can run. */
export function Sheet({ html }: { html: string }) {
  const landscape = /<body class="[^"]*landscape/.test(html);
  const { ref, scale } = useFit(SHEET_PX[landscape ? 'landscape' : 'portrait']);
  const share = `${100 / scale}%`;
  return (
    <div className="lm-preview" ref={ref}>
      <iframe
        title={t('print.preview')}
        sandbox=""
        srcDoc={html}
        style={{ width: share, height: share, transform: `scale(${scale})` }}
      />
    </div>
  );
}

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
  return <Sheet html={data.html} />;
}
