import Button from 'antd/es/button';
import { useEffect, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../../app/session';
import { EmptyState } from '../../../components/EmptyState';
import { ErrorTile } from '../../../components/ErrorTile';
import { useFormat } from '../../../components/format';
import { Running } from '../../../components/Running';
import { Skeleton } from '../../../components/Skeleton';
import { useInsight } from '../../../components/useInsight';
import { useLanguage } from '../../../text';
import '../insights.css';
import { insightPath } from '../../../components/savedInsights';
import { encode, withQuestion } from './address';
import type { AnswerHead, InsightKind } from './kind';
import { questionOfTile, type TileOf } from './tile';

interface Props<D, Q, A, C> {
  kind: InsightKind<D, Q, A, C>;
  tile: TileOf;
}

/** A saved insight in small: the question, its chart or table, when it was computed. Its numbers open on its page. */
export function TileFrame<D, Q, A, C>({ kind, tile }: Props<D, Q, A, C>) {
  const { project, today, status } = useSession();
  const { text } = useLanguage();
  const words = text.insights;
  const format = useFormat(project.zone);
  const navigate = useNavigate();
  const { insight, range, segment, where, view, onKind } = tile;
  const draft = useMemo(
    () => kind.read(questionOfTile({ insight, range, segment, where })),
    [kind, insight, range, segment, where],
  );
  const query = useMemo(() => kind.queryOf(draft, today), [kind, draft, today]);
  const run = useInsight<Q, A & AnswerHead>(query);
  const drawn = kind.drawn ?? true;
  useEffect(() => onKind({ drawn }), [onKind, drawn]);

  if (!query) {
    const missing = kind.missing(draft, text);
    return <EmptyState title={missing.title} lead={missing.lead} />;
  }
  if (run.error) return <ErrorTile error={run.error} onRetry={() => void run.refetch()} />;
  if (run.cancelled) {
    const cancelled = text.parts.running;
    return (
      <EmptyState
        title={cancelled.cancelled.title}
        lead={cancelled.cancelled.lead}
        action={<Button onClick={() => void run.refetch()}>{cancelled.again}</Button>}
      />
    );
  }
  const running = <Running watched={run.watched} onCancel={run.cancel} />;
  if (!run.data) {
    return (
      <div>
        {running}
        <Skeleton height={220} lines={1} />
      </div>
    );
  }
  const { answer, query: asked } = run.data;
  const pick = (cell: C) => {
    const place = withQuestion(new URLSearchParams({ people: encode(cell) }), encode(draft));
    void navigate({ pathname: insightPath(project.key, insight), ...place });
  };
  const time = format.time(new Date(run.dataUpdatedAt + status.ahead));
  const shown = drawn ? view : 'table';
  return (
    <div className={run.isPlaceholderData ? 'dimmed' : undefined}>
      {running}
      <p className="tile-question weak">{kind.sentence(asked, format, text)}</p>
      {kind.isEmpty(answer) ? (
        <EmptyState title={words.nothing.title} lead={words.nothing.lead} />
      ) : (
        <div className={`tile-result ${shown}`} tabIndex={0} role="group" aria-label={words.kinds[kind.name]}>
          <kind.Result query={asked} answer={answer} format={format} view={shown} onPick={pick} />
        </div>
      )}
      <p className="weak hint">{text.common.asOf(time)}</p>
    </div>
  );
}
