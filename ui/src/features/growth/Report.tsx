import type { Names, WorkItem } from '../../api/types';
import { useSession } from '../../app/session';
import { DataTable } from '../../components/DataTable';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { useText } from '../../text';

type Step = 'exposed' | 'opened' | 'succeeded' | 'reused';

interface Row {
  value: string | null;
  rest: boolean;
  people: number[];
}

/** What a usage diagnosis found: the server's UsageReport. */
export interface UsageReport {
  feature: string;
  from: string;
  to: string;
  stages: { step: Step; people: number; ofPrevious: number | null }[];
  largestLoss: { from: Step; to: Step; people: number; share: number } | null;
  segments: { property: string; ages: boolean; rows: Row[] }[];
  sentences: Names[];
}

/** The report of a work item where it is one this page can draw. */
export function reportOf(report: WorkItem['report']): UsageReport | undefined {
  const found = report as Partial<UsageReport> | null;
  if (!Array.isArray(found?.stages) || !found.from || !found.to) return undefined;
  return {
    feature: '',
    largestLoss: null,
    segments: [],
    sentences: [],
    ...found,
  } as UsageReport;
}

function Stages({ report }: { report: UsageReport }) {
  const { project } = useSession();
  const text = useText('growth').report;
  const format = useFormat(project.zone);
  const most = Math.max(1, ...report.stages.map((s) => s.people));
  return (
    <ol className="stages" aria-label={text.stages}>
      {report.stages.map((stage) => {
        const lost = report.largestLoss?.to === stage.step ? report.largestLoss : undefined;
        return (
          <li key={stage.step}>
            <span className="stage-name">{text.step[stage.step]}</span>
            <span className="stage-bar" aria-hidden>
              <span style={{ width: `${(stage.people / most) * 100}%` }} />
              {lost && <span className="stage-lost" style={{ width: `${(lost.people / most) * 100}%` }} />}
            </span>
            <span className="num">{text.people(format.exact(stage.people))}</span>
            <span className="weak">
              {stage.ofPrevious !== null && text.ofPrevious(format.percent(stage.ofPrevious))}
              {lost && (
                <strong className="stage-loss">
                  {text.loss(format.exact(lost.people), format.percent(lost.share))}
                </strong>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** Where people stop: sentences first, stages as bars with the largest loss hatched, then by property of people. */
export function Report({ report }: { report: UsageReport }) {
  const { project } = useSession();
  const text = useText('growth').report;
  const format = useFormat(project.zone);
  const name = useName();
  const label = (row: Row) => (row.rest ? text.rest : (row.value ?? text.unknown));
  return (
    <section className="report">
      <h3>
        {text.title}{' '}
        <span className="weak">{text.range(format.day(report.from), format.day(report.to))}</span>
      </h3>
      {report.sentences.map((sentence, i) => (
        <p key={i}>{name(sentence)}</p>
      ))}
      <Stages report={report} />
      {report.segments.map((segment) => (
        <div key={segment.property}>
          <h4>{text.by(segment.property)}</h4>
          <DataTable
            caption={text.by(segment.property)}
            csvName={`${report.feature}-${segment.property}`}
            maxHeight={280}
            columns={[
              { title: text.value },
              ...report.stages.map((s) => ({ title: text.step[s.step], number: true })),
            ]}
            rows={segment.rows.map((row, i) => ({
              key: String(i),
              cells: [label(row), ...row.people.map(format.exact)],
              values: [label(row), ...row.people],
            }))}
          />
        </div>
      ))}
    </section>
  );
}
