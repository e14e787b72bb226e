import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import { Suspense, useContext, useEffect, useMemo, useRef } from 'react';
import { Navigate, useParams } from 'react-router';
import type { SavedInsight } from '../../../api/types';
import { useSession } from '../../../app/session';
import { EmptyState } from '../../../components/EmptyState';
import { CopyLink } from '../../../components/CopyLink';
import { ErrorTile } from '../../../components/ErrorTile';
import { useFormat } from '../../../components/format';
import { useName } from '../../../components/Name';
import { PageHead } from '../../../components/PageHead';
import { Running } from '../../../components/Running';
import { Skeleton } from '../../../components/Skeleton';
import { useInsight } from '../../../components/useInsight';
import { usePhone } from '../../../components/usePhone';
import { useLanguage, useText } from '../../../text';
import '../insights.css';
import { insightPath, questionOf, useSavedInsight } from '../../../components/savedInsights';
import { SavedActions } from '../saved/SavedActions';
import { encode, withQuestion } from './address';
import { CellPeople } from './CellPeople';
import type { AnswerHead, InsightKind, View } from './kind';
import { KindNav } from './KindNav';
import { TileContext } from './tile';
import { TileFrame } from './TileFrame';
import { readDraft, useDraft } from './useDraft';

function useTableKey(view: View, setView: (view: View) => void) {
  const latest = useRef({ view, setView });
  useEffect(() => {
    latest.current = { view, setView };
  });
  useEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const typing = target.closest(
        'input, textarea, select, [contenteditable], [role=combobox], [role=dialog]',
      );
      if (event.key !== 't' || event.ctrlKey || event.metaKey || event.altKey || typing) return;
      latest.current.setView(latest.current.view === 'table' ? 'chart' : 'table');
    };
    window.addEventListener('keydown', toggle);
    return () => window.removeEventListener('keydown', toggle);
  }, []);
}

function ViewSwitch({ view, onChange }: { view: View; onChange: (view: View) => void }) {
  const words = useLanguage().text.insights.view;
  return (
    <Segmented
      aria-label={words.label}
      value={view}
      options={[
        { value: 'chart', label: words.chart },
        { value: 'table', label: words.table },
      ]}
      onChange={onChange}
    />
  );
}

/** A saved insight's page: its question is what an address without one holds. */
function SavedFrame<D, Q, A, C>({ kind, saved: key }: { kind: InsightKind<D, Q, A, C>; saved: string }) {
  const { project } = useSession();
  const words = useText('insights');
  const found = useSavedInsight(key);
  const saved = found.data;
  const based = useMemo(() => saved && { ...kind, empty: kind.read(saved.question) }, [kind, saved]);
  if (!saved || !based) {
    return (
      <>
        <PageHead
          title={words.kinds[kind.name]}
          actions={<SavedActions question={undefined} changed={false} />}
        />
        <KindNav />
        {found.error ? (
          <ErrorTile error={found.error} onRetry={() => void found.refetch()} />
        ) : (
          <Skeleton height={320} lines={1} />
        )}
      </>
    );
  }
  if (saved.kind !== kind.name) return <Navigate to={insightPath(project.key, saved)} replace />;
  return <PageFrame key={`${saved.key} ${saved.version}`} kind={based} saved={saved} />;
}

/**
 * One kind of insight: a page of its own, that of a saved insight, or a tile of a board.
 */
export function Frame<D, Q, A, C>({ kind }: { kind: InsightKind<D, Q, A, C> }) {
  const tile = useContext(TileContext);
  const { saved } = useParams();
  if (tile) return <TileFrame kind={kind} tile={tile} />;
  return saved ? <SavedFrame key={saved} kind={kind} saved={saved} /> : <PageFrame kind={kind} />;
}

/** The address with the dates a question has today; undefined where they stay as they are anyway. */
function asSeen(draft: unknown, asked: unknown): (() => string) | undefined {
  const { range } = draft as { range?: unknown };
  const { from, to } = (asked ?? {}) as { from?: string; to?: string };
  if (typeof range !== 'string' || !from || !to) return undefined;
  return () => {
    const { origin, pathname, search } = window.location;
    const place = withQuestion(
      new URLSearchParams(search),
      encode({ ...(draft as object), range: { from, to } }),
    );
    return `${origin}${pathname}?${place.search}${place.hash}`;
  };
}

/**
 * The page of one kind: query left, the query as a sentence, chart and table right; on a phone, to the eye and the keyboard alike,
 * the answer comes before the question. Everything on it is in the address:
 * the draft (q), the view, the number whose people are open (people).
 */
function PageFrame<D, Q, A, C>({ kind, saved }: { kind: InsightKind<D, Q, A, C>; saved?: SavedInsight }) {
  const name = useName();
  const { project, today, status } = useSession();
  const { text, locale } = useLanguage();
  const words = text.insights;
  const format = useFormat(project.zone);
  const { draft, setDraft, settled, cell, setCell, view, setView } = useDraft(kind);
  const query = useMemo(() => kind.queryOf(readDraft(kind, settled), today), [kind, settled, today]);
  const run = useInsight<Q, A & AnswerHead>(query);
  const drawn = kind.drawn ?? true;
  useTableKey(view, setView);
  const phone = usePhone();

  const Toolbar = kind.Toolbar;
  const result = () => {
    if (!query) {
      const missing = kind.missing(draft, text);
      return <EmptyState title={missing.title} lead={missing.lead} />;
    }
    if (run.error) return <ErrorTile error={run.error} onRetry={() => void run.refetch()} />;
    if (run.cancelled)
      return (
        <EmptyState
          title={text.parts.running.cancelled.title}
          lead={text.parts.running.cancelled.lead}
          action={<Button onClick={() => void run.refetch()}>{text.parts.running.again}</Button>}
        />
      );
    if (!run.data) return <Skeleton height={320} lines={1} />;
    const shown = run.data;
    return (
      <div className={run.isPlaceholderData ? 'dimmed' : undefined}>
        <p className="sentence" data-testid="sentence">
          {kind.sentence(shown.query, format, text)}
        </p>
        {kind.isEmpty(shown.answer) ? (
          <EmptyState title={words.nothing.title} lead={words.nothing.lead} />
        ) : (
          <kind.Result
            query={shown.query}
            answer={shown.answer}
            format={format}
            view={drawn ? view : 'table'}
            onPick={setCell}
          />
        )}
        <p className="weak hint" title={shown.answer.why[locale === 'zh-CN' ? 'zh' : 'en']}>
          {shown.answer.cached
            ? words.kept(format.time(shown.answer.computedAt), shown.answer.engine)
            : words.computed(format.exact(shown.answer.elapsedMs), shown.answer.engine)}
        </p>
      </div>
    );
  };

  const current = run.data && !run.isPlaceholderData ? run.data : undefined;
  // both as the kind reads them, so that the order of fields says nothing
  const asRead = (question: D) => JSON.stringify(kind.read(question as Record<string, unknown>));
  const changed = saved !== undefined && asRead(draft) !== asRead(kind.empty);
  const asked = kind.queryOf(draft, today);
  const question = <kind.Panel key="question" draft={draft} onChange={setDraft} />;
  const answer = (
    <section key="answer" className="card result">
      {Toolbar && query && <Toolbar draft={draft} onChange={setDraft} />}
      <Running watched={run.watched} onCancel={run.cancel} />
      {result()}
    </section>
  );
  const title = current && cell !== undefined && kind.cellTitle(cell as C, current, format, text);
  return (
    <>
      <PageHead
        title={saved ? name(saved.names, saved.key) : words.kinds[kind.name]}
        aside={
          <>
            {saved?.archived && <span>{words.saved.archived}</span>}
            {changed && <span className="unsaved">{words.saved.unsaved}</span>}
          </>
        }
        actions={
          <>
            {drawn && <ViewSwitch view={view} onChange={setView} />}
            <CopyLink seen={asSeen(draft, asked)} />
            <SavedActions
              saved={saved}
              question={asked && questionOf(draft, asked)}
              changed={changed}
              onDiscard={() => setDraft(kind.empty)}
            />
          </>
        }
        asOf={
          run.dataUpdatedAt > 0 && text.common.asOf(format.time(new Date(run.dataUpdatedAt + status.ahead)))
        }
      />
      <KindNav />
      <div className="insight">{phone ? [answer, question] : [question, answer]}</div>
      {title && (
        <Suspense>
          <CellPeople
            title={title}
            asked={kind.asked?.(cell as C, current) ?? { query: current.query, cell }}
            cell={cell}
            sides={kind.sides?.(cell as C, current, text) ?? []}
            onSide={setCell}
            onClose={() => setCell(undefined)}
          />
        </Suspense>
      )}
    </>
  );
}
