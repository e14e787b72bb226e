import AntdApp from 'antd/es/app';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Flag } from '../../api/types';
import { useSession } from '../../app/session';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import { ChangeDialog, useWholeFlag } from './Approval';
import { LayerBar } from './LayerBar';
import { useBoundCommands, useLayers } from './layers';

/** Which layer a flag is in, and with which share. */
export function SeatDialog({ flag, onClose }: { flag: Flag; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('flags').bounds.seat;
  const name = useName();
  const { message } = AntdApp.useApp();
  const commands = useBoundCommands();
  const layers = useLayers().data ?? [];
  const [key, setKey] = useState(flag.seat?.layer);
  const [share, setShare] = useState<number | null>(flag.seat?.share ?? null);
  const layer = layers.find((one) => one.key === key);
  const right = share !== null && Math.abs(share * 100 - Math.round(share * 100)) < 1e-6;
  const environment = useWholeFlag(flag);
  const saying = async (what: Promise<Flag>, said: string) => {
    await what;
    void message.success(said);
  };
  return (
    <ChangeDialog
      {...{ flag, environment, onClose }}
      width={640}
      title={text.dialog(name(flag.names, flag.key))}
      submit={text.save}
      disabled={!layer || !right}
      body={{ layer: { layer: key ?? '', share: share ?? 0 } }}
      onSubmit={() => saying(commands.seat(flag, key!, share!), text.saved)}
      other={
        flag.seat ? { label: text.leave, act: () => saying(commands.unseat(flag), text.left) } : undefined
      }
    >
      {layers.length === 0 ? (
        <p>
          {text.noLayers} <Link to={`/p/${project.key}/layers?new=layer`}>{text.makeOne}</Link>
        </p>
      ) : (
        <div className="flag-seat">
          <label>
            {text.layer}
            <Select
              aria-label={text.layer}
              value={key}
              options={layers.map((one) => ({ value: one.key, label: name(one.names, one.key) }))}
              onChange={setKey}
            />
          </label>
          <label>
            {text.share}
            <InputNumber
              aria-label={text.share}
              min={0}
              max={100}
              step={1}
              suffix="%"
              value={share}
              onChange={setShare}
            />
            <span className="weak">{right || share === null ? text.shareHelp : text.shareMissing}</span>
          </label>
          {layer && <LayerBar layer={layer} only={flag.key} />}
        </div>
      )}
    </ChangeDialog>
  );
}
