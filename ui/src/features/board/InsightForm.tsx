import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useNavigate } from 'react-router';
import type { BoardTileSetting } from '../../api/types';
import { useSession } from '../../app/session';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { FormDialog } from '../../components/FormDialog';
import { useName } from '../../components/Name';
import { insightTile } from '../../components/savedBoards';
import { useSavedInsights } from '../../components/savedInsights';
import { useText } from '../../text';

interface Draft {
  insight: string;
  columns: 1 | 2;
}

interface Props {
  /** Keys of insights the board shows already. */
  shown: string[];
  onSave: (setting: BoardTileSetting) => Promise<unknown>;
  onClose: () => void;
}

/** Puts a saved insight on the board. */
export default function InsightForm({ shown, onSave, onClose }: Props) {
  const { project } = useSession();
  const text = useText('board').insightForm;
  const kinds: Record<string, string> = useText('insights').kinds;
  const name = useName();
  const saved = useSavedInsights();
  const navigate = useNavigate();
  const list = saved.data;
  if (!list && !saved.error) return null;
  if (!list || list.length === 0) {
    return (
      <Modal open title={text.title} footer={null} onCancel={onClose}>
        {saved.error ? (
          <ErrorTile error={saved.error} onRetry={() => void saved.refetch()} />
        ) : (
          <EmptyState
            title={text.none.title}
            lead={text.none.lead}
            action={
              <Button type="primary" onClick={() => void navigate(`/p/${project.key}/insights`)}>
                {text.none.action}
              </Button>
            }
          />
        )}
      </Modal>
    );
  }
  return (
    <FormDialog<Draft>
      title={text.title}
      submit={text.add}
      initial={{ columns: 2 }}
      onClose={onClose}
      onSubmit={({ insight, columns }) => onSave(insightTile(insight, columns))}
    >
      <Form.Item name="insight" label={text.insight} rules={[{ required: true, message: text.missing }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={list.map((one) => ({
            value: one.key,
            label: `${name(one.names, one.key)} · ${kinds[one.kind] ?? one.kind}`,
            disabled: shown.includes(one.key),
          }))}
        />
      </Form.Item>
      <Form.Item name="columns" label={text.columns}>
        <Select
          options={[
            { value: 1, label: text.one },
            { value: 2, label: text.two },
          ]}
        />
      </Form.Item>
    </FormDialog>
  );
}
