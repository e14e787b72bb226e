import { ForMe, Happened } from '../../components/Inbox';
import { useInbox } from '../../components/inbox';
import { useText } from '../../text';

/** What waits for me, and what happened, side by side below the numbers. */
export default function InboxPanel() {
  const text = useText('inbox');
  const count = useInbox().data?.length ?? 0;
  return (
    <div className="inbox-panel">
      <section className="card" aria-label={text.forMe}>
        <h2>
          {text.forMe} {count > 0 && <span className="bell-count">{count}</span>}
        </h2>
        <ForMe />
      </section>
      <section className="card" aria-label={text.happenedTitle}>
        <h2>{text.happenedTitle}</h2>
        <Happened />
      </section>
    </div>
  );
}
