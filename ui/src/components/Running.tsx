import Button from 'antd/es/button';
import Progress from 'antd/es/progress';
import { useEffect, useState } from 'react';
import { useText } from '../text';
import './parts.css';
import { useRunning, type Watched } from './useInsight';

/** Short computations need no bar. */
const LONG = 2_000;

/** Counts the seconds of a wait from LONG on. */
function useSeconds() {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const begun = Date.now();
    const tick = () => setSeconds(Math.floor((Date.now() - begun) / 1_000));
    let every: ReturnType<typeof setInterval> | undefined;
    const first = setTimeout(() => {
      tick();
      every = setInterval(tick, 1_000);
    }, LONG);
    return () => {
      clearTimeout(first);
      clearInterval(every);
    };
  }, []);
  return seconds;
}

function Bar({ watched, onCancel }: { watched: Watched; onCancel: () => void }) {
  const text = useText('parts').running;
  const seconds = useSeconds();
  const running = useRunning(watched, seconds > 0);
  if (seconds === 0) return null;
  // the store says 0 as long as it does not know
  const share = running?.state === 'running' && running.progress ? running.progress : null;
  return (
    <div className="running-query">
      <span role="status">{running?.state === 'waiting' ? text.waiting : text.computing(seconds)}</span>
      <Progress
        percent={share === null ? 100 : Math.round(share * 100)}
        status="active"
        showInfo={share !== null}
        strokeColor={share === null ? 'var(--line)' : undefined}
        aria-label={text.label}
        size="small"
      />
      <Button size="small" onClick={onCancel}>
        {text.cancel}
      </Button>
    </div>
  );
}

/** For a question that takes more than two seconds: how far it is, and a way to end it. */
export function Running({ watched, onCancel }: { watched: Watched; onCancel: () => void }) {
  return watched.fetching ? (
    <Bar key={JSON.stringify(watched.key)} watched={watched} onCancel={onCancel} />
  ) : null;
}
