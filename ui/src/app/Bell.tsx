import BellIcon from '@ant-design/icons/es/icons/BellOutlined';
import Button from 'antd/es/button';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useLocation } from 'react-router';
import { useInbox } from '../components/inbox';
import { useText } from '../text';

const InboxDrawer = lazy(() => import('../components/InboxDrawer'));

/** How much waits for me, on every page; opens what it is, to be acted on inline. */
export function Bell() {
  const text = useText('inbox');
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const count = useInbox().data?.length ?? 0;
  useEffect(() => setOpen(false), [pathname]);
  return (
    <>
      <Button
        type="text"
        aria-label={text.open(count)}
        title={text.open(count)}
        data-testid="bell"
        icon={<BellIcon />}
        onClick={() => setOpen(true)}
      >
        {count > 0 && <span className="bell-count">{count}</span>}
      </Button>
      {open && (
        <Suspense>
          <InboxDrawer onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
