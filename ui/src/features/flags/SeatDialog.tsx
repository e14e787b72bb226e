import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import InputNumber from 'antd/es/input-number';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Flag } from '../../api/types';
import { useSession } from '../../app/session';
import { PRODUCTION } from '../../components/environments';
import { FormError } from '../../components/FormError';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import { AskForChange, needsApproval } from './Approval';
import { LayerBar } from './LayerBar';
import { useBoundCommands, useLayers } from './layers';

/** Which layer a flag is in, and with which share. */
export function SeatDialog({ flag, onClose }: { flag: Flag; onClose: () => void }) {
  const { project } = useSession();
  const { bounds, release } = useText('flags');
  const text = bounds.seat;
  const cancel = useText('parts').cancel;
  const name = useName();
  const { message } = AntdApp.useApp();
  const commands = useBoundCommands();
  const layers = useLayers().data ?? [];
  const [key, setKey] = useState(flag.seat?.layer);
  const [share, setShare] = useState<number | null>(flag.seat?.share ?? null);
  const [error, setError] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState(false);
  const layer = layers.find((one) => one.key === key);
  const right = share !== null && Math.abs(share * 100 - Math.round(share * 100)) < 1e-6;
  const act = async (what: () => Promise<Flag>, said: string) => {
    setBusy(true);
    setError(undefined);
    try {
      await what();
      void message.success(said);
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  if (asking && key && share !== null) {
    return (
      <AskForChange
        {...{ flag, environment: PRODUCTION, onAsked: onClose }}
        body={{ layer: { layer: key, share } }}
        onClose={() => setAsking(false)}
      />
    );
  }
  return (
    <Modal
      open
      width={640}
      title={text.dialog(name(flag.names, flag.key))}
      onCancel={onClose}
      footer={[
        flag.seat && (
          <Button
            key="leave"
            disabled={busy}
            onClick={() => void act(() => commands.unseat(flag), text.left)}
          >
            {text.leave}
          </Button>
        ),
        <Button key="cancel" onClick={onClose}>
          {cancel}
        </Button>,
        needsApproval(error) ? (
          <Button key="ask" type="primary" onClick={() => setAsking(true)}>
            {release.ask}
          </Button>
        ) : (
          <Button
            key="save"
            type="primary"
            loading={busy}
            disabled={!layer || !right}
            onClick={() => void act(() => commands.seat(flag, key!, share!), text.saved)}
          >
            {text.save}
          </Button>
        ),
      ]}
    >
      <FormError error={error} />
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
              onChange={(chosen: string) => {
                setKey(chosen);
                setError(undefined);
              }}
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
              onChange={(percent) => {
                setShare(percent);
                setError(undefined);
              }}
            />
            <span className="weak">{right || share === null ? text.shareHelp : text.shareMissing}</span>
          </label>
          {layer && <LayerBar layer={layer} only={flag.key} />}
        </div>
      )}
    </Modal>
  );
}
