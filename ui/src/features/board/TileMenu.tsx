import More from '@ant-design/icons/es/icons/MoreOutlined';
import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import { useHint } from '../../components/AllowedButton';
import { useText } from '../../text';

export const tileCommands = ['change', 'wider', 'narrower', 'earlier', 'later', 'remove'] as const;
export type TileCommand = (typeof tileCommands)[number];

interface Props {
  /** What the tile is called. */
  name: string;
  table: boolean;
  /** Switches between chart and table; absent where there is no choice. */
  onTable?: () => void;
  onCommand: (command: TileCommand) => void;
  /** What cannot be done here, such as moving the first one earlier. */
  without: readonly TileCommand[];
  /** Columns it is wide: the other width is offered. */
  columns: number;
  /** False for tiles that are changed elsewhere. */
  changes?: boolean;
}

/** What can be done with a tile. */
export function TileMenu({ name, table, onTable, onCommand, without, columns, changes = true }: Props) {
  const text = useText('board').menu;
  const common = useText('common');
  const hint = useHint('edit_boards');
  const offered = tileCommands.filter(
    (key) => key !== (columns === 2 ? 'wider' : 'narrower') && (changes || key !== 'change'),
  );
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          ...(onTable
            ? [
                { key: 'table', label: table ? common.hideTable : common.showTable },
                { type: 'divider' as const },
              ]
            : []),
          ...offered.map((key) => ({
            key,
            label: text[key],
            title: hint,
            disabled: hint !== undefined || without.includes(key),
          })),
        ],
        onClick: ({ key }) => (key === 'table' ? onTable?.() : onCommand(key as TileCommand)),
      }}
    >
      <Button type="text" size="small" icon={<More />} aria-label={text.label(name)} />
    </Dropdown>
  );
}
