import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiError } from '../../../api/client';
import type { Names, SavedInsight } from '../../../api/types';
import { useSession } from '../../../app/session';
import { AllowedButton } from '../../../components/AllowedButton';
import { useAddress } from '../../../components/useAddress';
import { useText } from '../../../text';
import { insightPath, useInsightCommands, type Question } from '../../../components/savedInsights';

const BoardForm = lazy(() => import('./BoardForm'));
const SaveForm = lazy(() => import('./SaveForm'));
const SavedList = lazy(() => import('./SavedList'));

interface Props {
  /** The insight the page came from; undefined for a question that is not saved. */
  saved?: SavedInsight;
  /** The question as it stands; undefined while something essential is missing. */
  question: Question | undefined;
  /** Differs from what is saved. */
  changed: boolean;
  onDiscard?: () => void;
}

/** Saves the question of the page, as new or over the version that was read, and lists what is saved. */
export function SavedActions({ saved, question, changed, onDiscard }: Props) {
  const { project } = useSession();
  const text = useText('insights').saved;
  const common = useText('common');
  const { search, set } = useAddress();
  const navigate = useNavigate();
  const commands = useInsightCommands();
  const { message } = AntdApp.useApp();
  const [busy, setBusy] = useState(false);

  const overwrite = async () => {
    if (!saved || !question) return;
    setBusy(true);
    try {
      await commands.change(saved, saved.names, question);
      set({ q: undefined }, true);
      void message.success(text.changeSaved);
    } catch (failure) {
      void message.error(failure instanceof ApiError ? failure.detail : common.errors.unreachable, 8);
    } finally {
      setBusy(false);
    }
  };
  const create = async (names: Names, key: string) => {
    if (!question) return;
    const made = await commands.create(names, key, question);
    const view = search.get('view');
    void navigate(insightPath(project.key, made) + (view ? `?view=${view}` : ''));
  };

  return (
    <>
      <Button onClick={() => set({ list: 'saved' })}>{text.list}</Button>
      {saved && !saved.archived && !changed && (
        <AllowedButton needs="edit_boards" onClick={() => set({ save: 'board' })}>
          {text.onBoard.add}
        </AllowedButton>
      )}
      {saved && changed && <Button onClick={onDiscard}>{text.discard}</Button>}
      {question && (!saved || changed) && (
        <AllowedButton
          needs="edit_boards"
          type={saved ? 'default' : 'primary'}
          onClick={() => set({ save: 'new' })}
        >
          {saved ? text.saveAsNew : text.save}
        </AllowedButton>
      )}
      {saved && changed && question && (
        <AllowedButton needs="edit_boards" type="primary" loading={busy} onClick={() => void overwrite()}>
          {text.saveChange}
        </AllowedButton>
      )}
      <Suspense>
        {search.get('save') === 'board' && saved && (
          <BoardForm insight={saved} onClose={() => set({ save: undefined })} />
        )}
        {search.get('save') === 'new' && question && (
          <SaveForm onSave={create} onClose={() => set({ save: undefined })} />
        )}
        {search.get('list') && <SavedList onClose={() => set({ list: undefined })} />}
      </Suspense>
    </>
  );
}
