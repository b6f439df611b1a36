import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useApiCommand, useApiQuery } from '#renderer/api/index';
import { useAppState } from '#renderer/state/index';
import { EmptyState, errorText, t, useErrorNotice } from '#renderer/ui/index';
import type { Cell } from '#shared/contract/cells';
import type { OutputOf } from '#shared/contract/index';
import { ThingPicker } from './ThingPicker.tsx';
import './org.css';

type Team = OutputOf<'teams.ofCell'>;
type Post = Team['posts'][number];

function PostRow({ cell, post, proposals }: { cell: Cell; post: Post; proposals: Team['proposals'] }) {
  const showError = useErrorNotice();
  const assign = useApiCommand('teams.assign');
  const release = useApiCommand('teams.release');
  const missing = post.min - post.holders.length;
  const free = post.max === null || post.holders.length < post.max;
  const target = { cellId: cell.id, postId: post.id };
  return (
    <section className="lm-post" data-post={post.id}>
      <h4>
        {post.name}
        <small data-short={missing > 0}>
          {missing > 0
            ? t('org.missing', { count: missing })
            : t('org.holders', { count: post.holders.length })}
        </small>
      </h4>
      <ul className="lm-org-list">
        {post.holders.map((holder) => (
          <li key={holder.id}>
            <button
              type="button"
              className="lm-bare lm-org-name"
              onClick={() => useAppState.getState().select({ type: 'thing', id: holder.id })}
            >
              {holder.name} <small className="lm-muted">{holder.phone}</small>
            </button>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('org.release', { name: holder.name })}
              onClick={() => release.mutate({ ...target, thingId: holder.id }, { onError: showError })}
            />
          </li>
        ))}
      </ul>
      {free && (
        <ThingPicker
          label={t('org.assign', { post: post.name })}
          kinds={['person']}
          first={proposals}
          value={null}
          onChange={(id) => id && assign.mutate({ ...target, thingId: id }, { onError: showError })}
        />
      )}
    </section>
  );
}

/** 队伍: the posts of a cell (1+1+N), who holds them, and whom else one could ask. */
export function TeamTab({ cell }: { cell: Cell }) {
  const { data, error } = useApiQuery('teams.ofCell', { cellId: cell.id }, { keepPrevious: true });
  if (error) return <EmptyState title={errorText(error)} />;
  return (
    <div className="lm-org">
      {data?.posts.map((post) => (
        <PostRow key={post.id} cell={cell} post={post} proposals={data.proposals} />
      ))}
    </div>
  );
}
