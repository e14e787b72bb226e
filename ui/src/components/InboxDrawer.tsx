import Drawer from 'antd/es/drawer';
import Tabs from 'antd/es/tabs';
import { useText } from '../text';
import { Happened, ForMe } from './Inbox';
import { useInbox } from './inbox';

/** What waits for me and what happened, beside the page. */
export default function InboxDrawer({ onClose }: { onClose: () => void }) {
  const text = useText('inbox');
  const count = useInbox().data?.length ?? 0;
  return (
    <Drawer open title={text.title} size={480} onClose={onClose}>
      <Tabs
        items={[
          { key: 'me', label: count > 0 ? `${text.forMe} ${count}` : text.forMe, children: <ForMe /> },
          { key: 'happened', label: text.happenedTitle, children: <Happened /> },
        ]}
      />
    </Drawer>
  );
}
