import { useEffect, useState } from 'react';
import { useText } from '../text';

/** Grey bars in the final shape, only once 150 ms have passed: shorter waits should not flash. */
export function Skeleton({ height = 120, lines = 1 }: { height?: number; lines?: number }) {
  const text = useText('common');
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 150);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" aria-label={text.loading} className="skeleton">
      {Array.from({ length: lines }, (_, i) => (
        <div key={i} className={shown ? 'skeleton-bar shown' : 'skeleton-bar'} style={{ height }} />
      ))}
    </div>
  );
}
