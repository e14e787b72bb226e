import LinkIcon from '@ant-design/icons/es/icons/LinkOutlined';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useText } from '../../../text';

/** The page's address holds all of it; this puts it into the clipboard. */
export function CopyLink() {
  const text = useText('insights');
  const [done, setDone] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(window.location.href);
    setDone(true);
    setTimeout(() => setDone(false), 2_000);
  };
  return (
    <Button icon={<LinkIcon />} onClick={() => void copy()}>
      {done ? text.linkCopied : text.copyLink}
    </Button>
  );
}
