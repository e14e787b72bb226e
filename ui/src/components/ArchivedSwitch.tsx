import Switch from 'antd/es/switch';
import { useText } from '../text';
import { useAddress } from './useAddress';

/** Whether the address asks for archived objects too. */
export function useShowArchived(): boolean {
  return useAddress().search.get('archived') === '1';
}

/** Adds the archived objects to a list. */
export function ArchivedSwitch() {
  const text = useText('parts').archiving;
  const { set } = useAddress();
  const shown = useShowArchived();
  return (
    <label className="switch-label">
      <Switch size="small" checked={shown} onChange={(on) => set({ archived: on ? '1' : undefined })} />
      {text.show}
    </label>
  );
}
