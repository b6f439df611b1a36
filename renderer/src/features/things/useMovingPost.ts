import { dynamic, t, useConfirm } from '#renderer/ui/index';
import type { useThingForm } from './useThingForm.ts';

const postName = (post: unknown): string => dynamic(`choice.post.${String(post)}`, String(post));

/** 一人一岗: who holds a post and is given another is asked about first. Answers whether saving may go on. */
export function useMovingPost(form: ReturnType<typeof useThingForm>): () => Promise<boolean> {
  const confirm = useConfirm();
  return async () => {
    const from = form.thing?.attrs.post;
    const to = form.draft.values.post;
    if (!from || !to || from === to) return true;
    return confirm({
      title: t('things.movePost', { from: postName(from), to: postName(to) }),
      consequence: t('things.movePostConsequence', { from: postName(from) }),
      ok: t('things.movePostOk'),
    });
  };
}
