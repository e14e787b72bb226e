import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import { useState } from 'react';
import { api, ApiError } from '../api/client';
import type { Campaign, Feature } from '../api/types';
import { useSession } from '../app/session';
import { useText } from '../text';
import { useCatalogChanged } from './catalog';
import { useName } from './Name';

type Kind = 'features' | 'campaigns';
type Archivable = Pick<Feature | Campaign, 'key' | 'names' | 'version'>;

/** How long the way back stays in sight after archiving, in seconds. */
const UNDO_SECONDS = 12;

/** Takes a feature or campaign off the lists at once, with Undo, and brings archived ones back. */
export function useArchiving(kind: Kind) {
  const { project } = useSession();
  const text = useText('parts').archiving;
  const undo = useText('parts').undo;
  const common = useText('common');
  const name = useName();
  const { message } = AntdApp.useApp();
  const changed = useCatalogChanged();
  const [busy, setBusy] = useState(false);

  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    try {
      await act();
      return true;
    } catch (failure) {
      const known = failure instanceof ApiError && failure.detail;
      void message.error(known ? failure.detail : common.errors.unreachable, 8);
      return false;
    } finally {
      void changed();
      setBusy(false);
    }
  };

  const call = (object: Archivable) => ({
    path: { project: project.key, key: object.key },
    ifMatch: object.version,
  });

  const restore = (object: Archivable) =>
    attempt(async () => {
      await api.post(`/api/projects/{project}/${kind}/{key}/restore`, call(object));
      void message.success(text.restored(name(object.names, object.key)));
    });

  const archive = (object: Archivable) =>
    attempt(async () => {
      const archived = await api.delete<Archivable>(`/api/projects/{project}/${kind}/{key}`, call(object));
      const notice = `archived-${kind}-${object.key}`;
      const takeBack = () => {
        message.destroy(notice);
        void restore(archived);
      };
      void message.success({
        key: notice,
        duration: UNDO_SECONDS,
        content: (
          <>
            {text.done(name(object.names, object.key))}{' '}
            <Button size="small" onClick={takeBack}>
              {undo}
            </Button>
          </>
        ),
      });
    });

  return { archive, restore, busy };
}
