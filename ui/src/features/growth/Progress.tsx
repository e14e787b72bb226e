import { useSession } from '../../app/session';
import { useFormat } from '../../components/format';
import { useText } from '../../text';

/** How much of a target is reached; a full bar once it is. */
export function Progress({ share }: { share: number }) {
  const text = useText('growth').star;
  const format = useFormat(useSession().project.zone);
  return (
    <span className="progress" role="img" aria-label={text.progress(format.percent(share))}>
      <span style={{ width: `${Math.min(100, Math.max(0, share * 100))}%` }} />
    </span>
  );
}
