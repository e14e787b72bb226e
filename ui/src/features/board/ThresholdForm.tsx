import { useQueryClient } from '@tanstack/react-query';
import Button from 'antd/es/button';
import InputNumber from 'antd/es/input-number';
import { useState } from 'react';
import type { BoardTile } from '../../api/types';
import { useSession } from '../../app/session';
import { FormError } from '../../components/FormError';
import { useText } from '../../text';
import { saveThreshold } from './threshold';

interface Props {
  tile: BoardTile;
  onDone: () => void;
}

/** Sets the bound a rate is held against, in percent; strict: exactly the bound is not above it. */
export default function ThresholdForm({ tile, onDone }: Props) {
  const { project } = useSession();
  const text = useText('board').threshold;
  const queries = useQueryClient();
  const [percent, setPercent] = useState<number | null>(
    tile.threshold === null ? null : Math.round(tile.threshold * 1e6) / 1e4,
  );
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const save = async (threshold: number | null) => {
    setBusy(true);
    setError(undefined);
    try {
      await saveThreshold(project.key, tile, threshold);
      await queries.invalidateQueries({ queryKey: [project.key, 'board'] });
      onDone();
    } catch (failure) {
      setError(failure);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      className="threshold-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (percent !== null) void save(Math.round(percent * 1e4) / 1e6);
      }}
    >
      <label>
        {text.label}
        <InputNumber
          autoFocus
          aria-label={text.label}
          min={0}
          max={100}
          step={0.1}
          suffix="%"
          value={percent}
          onChange={setPercent}
        />
      </label>
      <p className="weak">{text.help}</p>
      <FormError error={error} />
      <div className="threshold-actions">
        <Button type="primary" htmlType="submit" loading={busy} disabled={percent === null}>
          {text.save}
        </Button>
        {tile.threshold !== null && (
          <Button disabled={busy} onClick={() => void save(null)}>
            {text.remove}
          </Button>
        )}
      </div>
    </form>
  );
}
