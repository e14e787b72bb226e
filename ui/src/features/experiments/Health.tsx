import type { Experiment, ExperimentFindings } from '../../api/types';
import { DataTable } from '../../components/DataTable';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import { useNamesOf, useTold } from './parts';

type Exposure = ExperimentFindings['exposure'];

const shapes = { ok: '✓', suspicious: '◔', mismatch: '▲', too_few: '◌', unknown: '◌' };

function Arms({ experiment, exposure }: { experiment: Experiment; exposure: Exposure }) {
  const text = useText('experiments').health;
  const { format } = useTold();
  const names = useNamesOf(experiment.definition);
  return (
    <DataTable
      caption={text.title}
      csvName={`${experiment.key}-exposure`}
      columns={[
        { title: text.columns.variant },
        { title: text.columns.people, number: true },
        { title: text.columns.share, number: true },
        { title: text.columns.expected, number: true },
        { title: text.columns.off, number: true },
      ]}
      rows={exposure.arms.map((arm) => ({
        key: arm.variant,
        cells: [
          names.variant(arm.variant),
          format.exact(arm.people),
          format.percent(arm.share),
          arm.expected === null ? '—' : format.percent(arm.expected),
          arm.expected === null ? '—' : format.points(arm.share - arm.expected),
        ],
        values: [
          ...[arm.variant, arm.people, arm.share, arm.expected],
          arm.expected === null ? null : arm.share - arm.expected,
        ],
      }))}
    />
  );
}

/** Whether the people compared are comparable: sample ratio, people in several variants, lines refused. */
export function Health({ experiment, exposure }: { experiment: Experiment; exposure: Exposure }) {
  const text = useText('experiments').health;
  const { p, format } = useTold();
  const name = useName();
  const { sampleRatio, multiple, multipleShare, multipleAlarm, duplicates, rejected, rejections } = exposure;
  const people = exposure.arms.reduce((sum, arm) => sum + arm.people, 0);
  const sequential = sampleRatio.method === 'sequential';
  const shown = p(sequential ? sampleRatio.sequentialP : sampleRatio.p);
  return (
    <section className={`card exp-health ${sampleRatio.verdict}`}>
      <h2>{text.title}</h2>
      <p className={`srm ${sampleRatio.verdict}`}>
        <span aria-hidden>{shapes[sampleRatio.verdict]}</span>{' '}
        {text.says[sampleRatio.verdict](shown, String(sampleRatio.alpha))}
      </p>
      <div className="exp-health-body">
        <dl className="facts">
          <dt>{text.exposed}</dt>
          <dd>{text.n(format.exact(people))}</dd>
          <dt>{text.multiple}</dt>
          <dd className={multipleAlarm ? 'srm mismatch' : undefined}>
            {text.share(format.exact(multiple), format.percent(multipleShare))}
            {multipleAlarm && ` ${text.alarm}`}
          </dd>
          <dt>{text.test}</dt>
          <dd>
            {sampleRatio.verdict === 'unknown' && '—'}
            {sampleRatio.verdict !== 'unknown' &&
              (sequential
                ? text.sequential(shown)
                : text.fixed(format.exact(sampleRatio.chiSquare), sampleRatio.degrees, shown))}
          </dd>
          {duplicates > 0 && (
            <>
              <dt>{text.duplicates}</dt>
              <dd>{format.exact(duplicates)}</dd>
            </>
          )}
          {rejected > 0 && (
            <>
              <dt>{text.rejected}</dt>
              <dd>
                {format.exact(rejected)}
                <details>
                  <summary>{text.rejections(rejections.length)}</summary>
                  <ul>
                    {rejections.map((row) => (
                      <li key={row.line}>{text.line(format.exact(row.line), name(row.reason))}</li>
                    ))}
                  </ul>
                </details>
              </dd>
            </>
          )}
        </dl>
        <Arms {...{ experiment, exposure }} />
      </div>
    </section>
  );
}
