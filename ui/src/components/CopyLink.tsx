import LinkIcon from '@ant-design/icons/es/icons/LinkOutlined';
import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import { useState } from 'react';
import { useText } from '../text';
import { copied } from './copied';

interface Props {
  /** The address with the dates that are seen now; absent where the page's own dates stay anyway. */
  seen?: () => string;
  small?: boolean;
}

/** The page's address holds all of it; this puts it into the clipboard: its dates move on, or stay as they are seen. */
export function CopyLink({ seen, small }: Props) {
  const text = useText('parts').link;
  const [done, setDone] = useState(false);
  const copy = async (address: string) => {
    if (!(await copied(address))) {
      window.prompt(text.byHand, address);
      return;
    }
    setDone(true);
    setTimeout(() => setDone(false), 2_000);
  };
  const size = small ? 'small' : undefined;
  const label = done ? text.copied : text.copy;
  if (!seen) {
    return (
      <Button size={size} icon={<LinkIcon />} onClick={() => void copy(window.location.href)}>
        {label}
      </Button>
    );
  }
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'live', label: text.live },
          { key: 'seen', label: text.seen },
        ],
        onClick: ({ key }) => void copy(key === 'seen' ? seen() : window.location.href),
      }}
    >
      <Button size={size} icon={<LinkIcon />}>
        {label} <span aria-hidden>▾</span>
      </Button>
    </Dropdown>
  );
}
