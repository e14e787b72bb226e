import { useText } from '../../../text';

interface Props {
  /** What the number says, for those who hear it. */
  what: string;
  value: string;
  onOpen: () => void;
}

/** A number that opens the people behind it. */
export function Door({ what, value, onOpen }: Props) {
  const text = useText('insights').figures;
  return (
    <button className="link-button" aria-label={text.open(what, value)} onClick={onOpen}>
      {value}
    </button>
  );
}
