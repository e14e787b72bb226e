import type { ReactNode } from 'react';
import { useText } from '../../../text';

interface Props {
  /** What the number is of; the number itself is read after it. */
  of: string;
  shown: string;
  onPick: () => void;
  className?: string;
  children?: ReactNode;
}

/** A number that opens its people. */
export function CellButton({ of, shown, onPick, className, children }: Props) {
  const text = useText('insights');
  return (
    <button
      type="button"
      className={className ? `link-button ${className}` : 'link-button'}
      aria-label={text.openPeople(of, shown)}
      onClick={onPick}
    >
      {children ?? shown}
    </button>
  );
}
