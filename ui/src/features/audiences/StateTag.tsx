import Tag from 'antd/es/tag';
import type { Segment } from '../../api/types';
import { useText } from '../../text';

/** The state in words; silent when all is well. */
export function StateTag({ segment }: { segment: Segment }) {
  const text = useText('audiences');
  if (segment.archived) return <Tag>{text.archived}</Tag>;
  if (segment.state === 'ready') return null;
  return (
    <Tag color={segment.state === 'failed' ? 'error' : 'processing'} title={segment.failure ?? undefined}>
      {text.state[segment.state as 'building' | 'failed']}
    </Tag>
  );
}
