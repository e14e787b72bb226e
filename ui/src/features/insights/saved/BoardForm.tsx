import Form from 'antd/es/form';
import Select from 'antd/es/select';
import { useNavigate } from 'react-router';
import type { SavedInsight } from '../../../api/types';
import { useSession } from '../../../app/session';
import { FormDialog } from '../../../components/FormDialog';
import { useName } from '../../../components/Name';
import { boardPath, insightTile, useBoards, useSaveBoard } from '../../../components/savedBoards';
import { useText } from '../../../text';

interface Draft {
  board: string;
  columns: 1 | 2;
}

/** Puts a saved insight on a board, and goes there. */
export default function BoardForm({ insight, onClose }: { insight: SavedInsight; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('insights').saved.onBoard;
  const name = useName();
  const navigate = useNavigate();
  const save = useSaveBoard();
  const boards = useBoards().data;
  if (!boards) return null;
  const shows = (tiles: { insight: string | null }[]) => tiles.some((tile) => tile.insight === insight.key);
  const free = boards.find(({ tiles }) => !shows(tiles));
  return (
    <FormDialog<Draft>
      title={text.add}
      submit={text.add}
      initial={{ board: free?.key, columns: 2 }}
      stay // the board opens by itself
      onClose={onClose}
      onSubmit={async ({ board, columns }) => {
        await save(board, ({ tiles }) => ({ tiles: [...tiles, insightTile(insight.key, columns)] }));
        void navigate(boardPath(project.key, board));
      }}
    >
      <Form.Item name="board" label={text.board} rules={[{ required: true, message: text.missing }]}>
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={boards.map(({ key, names, tiles }) => ({
            value: key,
            label: shows(tiles) ? text.there(name(names, key)) : name(names, key),
            disabled: shows(tiles),
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
