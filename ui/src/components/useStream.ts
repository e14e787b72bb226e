import { useEffect, useRef, useState } from 'react';

export type StreamState = 'connecting' | 'live' | 'stale';

/**
 * Follows one event of a server-sent stream. Hidden tabs let go of the connection; the browser reconnects by itself and
 * the state says when what is shown may be behind. Messages are handed over at most once per `every` ms, newest only.
 */
export function useStream<T>(
  url: string,
  event: string,
  onMessage: (data: T) => void,
  every = 0,
): StreamState {
  const [state, setState] = useState<StreamState>('connecting');
  const receive = useRef(onMessage);
  useEffect(() => {
    receive.current = onMessage;
  });

  useEffect(() => {
    let source: EventSource | undefined;
    let waiting: T | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    const hand = () => {
      timer = undefined;
      if (waiting === undefined) return;
      const data = waiting;
      waiting = undefined;
      receive.current(data);
      if (every > 0) timer = setTimeout(hand, every);
    };
    const open = () => {
      source = new EventSource(url);
      source.onopen = () => setState('live');
      source.onerror = () => setState('stale');
      source.addEventListener(event, (message) => {
        setState('live');
        waiting = JSON.parse((message as MessageEvent<string>).data) as T;
        if (!timer) hand();
      });
    };
    const close = () => {
      source?.close();
      source = undefined;
    };
    const visibility = () => {
      if (document.hidden) close();
      else if (!source) open();
    };

    visibility();
    document.addEventListener('visibilitychange', visibility);
    return () => {
      document.removeEventListener('visibilitychange', visibility);
      clearTimeout(timer);
      close();
    };
  }, [url, event, every]);

  return state;
}
