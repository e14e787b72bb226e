import Button from 'antd/es/button';
import { useState } from 'react';
import { useSession } from '../../app/session';
import { useText } from '../../text';
import { copied } from '../../components/copied';
import { EmptyState } from '../../components/EmptyState';
import { useWriteKey } from './queries';

function snippetOf(key: string): string {
  return [
    `curl -X POST ${window.location.origin}/capture/ \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"api_key":"${key}","event":"app_opened","distinct_id":"person-1"}'`,
  ].join('\n');
}

function Copied({ value }: { value: string }) {
  const text = useText('board').first;
  const [done, setDone] = useState(false);
  const copy = async () => setDone(await copied(value));
  return (
    <Button type="primary" onClick={() => void copy()}>
      {done ? text.commandCopied : text.copyCommand}
    </Button>
  );
}

/** Where every integration begins: the write key, a command that works, and a page that notices. */
export function FirstEvent() {
  const { project, can } = useSession();
  const text = useText('board');
  const key = useWriteKey(project.key, can('manage_keys'));
  return (
    <div className="card first-event">
      <EmptyState title={text.first.title} lead={text.first.lead} />
      {key.data ? (
        <>
          <p>
            {text.first.key}: <code>{key.data}</code>
          </p>
          <p>{text.first.snippet}</p>
          <pre tabIndex={0}>{snippetOf(key.data)}</pre>
          <Copied value={snippetOf(key.data)} />
        </>
      ) : (
        <p>{text.first.noKey}</p>
      )}
      <p className="weak" role="status">
        ◌ {text.first.waiting}
      </p>
    </div>
  );
}
