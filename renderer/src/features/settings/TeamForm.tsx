import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { makeId, t } from '#renderer/ui/index';
import type { Settings } from '#shared/contract/app';
import { LEAD_POST } from '#shared/domain/org';
import { useSettings } from './useSettings.ts';

type Posts = Settings['cellTeam'];
const MOST_POSTS = 12;

function Shape({ stored, onSave }: { stored: Posts; onSave: (posts: Posts) => void }) {
  const [posts, setPosts] = useState(stored);
  const dirty = JSON.stringify(posts) !== JSON.stringify(stored);
  const set = (id: string, patch: Partial<Posts[number]>): void =>
    setPosts(posts.map((post) => (post.id === id ? { ...post, ...patch } : post)));
  const named = posts.every((post) => post.name.trim() !== '');
  return (
    <>
      <table className="lm-plain-table">
        <thead>
          <tr>
            <th>{t('team.post')}</th>
            <th>{t('team.min')}</th>
            <th>{t('team.max')}</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {posts.map((post) => (
            <tr key={post.id} data-post={post.id}>
              <td>
                <Input
                  value={post.name}
                  maxLength={20}
                  aria-label={t('team.post')}
                  onChange={(event) => set(post.id, { name: event.target.value })}
                />
              </td>
              <td>
                <InputNumber
                  min={0}
                  max={99}
                  value={post.min}
                  aria-label={t('team.min')}
                  onChange={(min) => set(post.id, { min: min ?? 0 })}
                />
              </td>
              <td>
                <InputNumber
                  min={1}
                  max={99}
                  value={post.max}
                  disabled={post.id === LEAD_POST}
                  placeholder={t('team.noMax')}
                  aria-label={t('team.max')}
                  onChange={(max) => set(post.id, { max })}
                />
              </td>
              <td>
                {post.id !== LEAD_POST && (
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t('ui.delete')}
                    onClick={() => setPosts(posts.filter((other) => other.id !== post.id))}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="lm-org-buttons">
        <Button
          icon={<PlusOutlined />}
          disabled={posts.length >= MOST_POSTS}
          onClick={() => setPosts([...posts, { id: makeId().slice(0, 36), name: '', min: 1, max: null }])}
        >
          {t('team.add')}
        </Button>
        <Button type="primary" disabled={!dirty || !named} onClick={() => onSave(posts)}>
          {t('ui.save')}
        </Button>
      </div>
    </>
  );
}

/** 网格队伍: which posts every cell has, and how many of each (1+1+N). */
export function TeamForm() {
  const { data, save } = useSettings();
  if (!data) return null;
  return (
    <div className="lm-settings-form">
      <p className="lm-muted">{t('team.hint')}</p>
      <Shape
        key={JSON.stringify(data.cellTeam)}
        stored={data.cellTeam}
        onSave={(cellTeam) => save({ cellTeam })}
      />
    </div>
  );
}
