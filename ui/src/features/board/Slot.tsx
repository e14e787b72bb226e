import Holder from '@ant-design/icons/es/icons/HolderOutlined';
import { useState, type ReactNode } from 'react';
import { useHint } from '../../components/AllowedButton';
import { useText } from '../../text';

interface Props {
  position: number;
  name: string;
  columns: number;
  /** Puts the tile of one position where another is. */
  onMove: (from: number, to: number) => void;
  children: ReactNode;
}

const TYPE = 'application/x-tandem-tile';

/** A tile's place on the board: its handle drags it, arrow keys move it; another one dropped here takes the place. */
export function Slot({ position, name, columns, onMove, children }: Props) {
  const text = useText('board');
  const hint = useHint('edit_boards');
  const [over, setOver] = useState(false);
  const accepts = (types: readonly string[]) => types.includes(TYPE);
  return (
    <div
      className={['tile-slot', columns === 2 ? 'wide' : '', over ? 'over' : ''].join(' ').trim()}
      onDragOver={(event) => {
        if (!accepts(event.dataTransfer.types)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        if (!accepts(event.dataTransfer.types)) return;
        event.preventDefault();
        const from = Number(event.dataTransfer.getData(TYPE));
        if (from !== position) onMove(from, position);
      }}
    >
      {!hint && (
        <span // not every browser drags a button
          role="button"
          tabIndex={0}
          className="tile-handle"
          draggable
          aria-label={text.moveTile(name)}
          title={text.moveHint}
          onDragStart={(event) => {
            event.dataTransfer.setData(TYPE, String(position));
            event.dataTransfer.effectAllowed = 'move';
          }}
          onKeyDown={(event) => {
            const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
            if (!by) return;
            event.preventDefault();
            onMove(position, position + by);
          }}
        >
          <Holder />
        </span>
      )}
      {children}
    </div>
  );
}
