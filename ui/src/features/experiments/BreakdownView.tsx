import Select from 'antd/es/select';
import type { ExperimentBreakdown, ExperimentSegment } from '../../api/types';
import { useSession } from '../../app/session';
import { DataTable } from '../../components/DataTable';
import { ErrorTile } from '../../components/ErrorTile';
import { useName } from '../../components/Name';
import { useSegments } from '../../components/segments';
import { Skeleton } from '../../components/Skeleton';
import { useProperties } from '../../components/trackingPlan';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { Field } from './fields';
import { IntervalTable } from './IntervalTable';
import { inUnits, limitOf } from './model';
import { ReadingTag, useNamesOf, useTold } from './parts';
import { useBreakdown } from './queries';
import type { ViewProps } from './Views';

type Found = ExperimentBreakdown['findings'];

/** Whether as many people of a group came to each variant as were dealt out. */
function Ratio({ segment }: { segment: ExperimentSegment }) {
  const text = useText('experiments').views.breakdown.ratio;
  const { p } = useTold();
  const { verdict, adjustedP } = segment.sampleRatio;
  return <span className={`srm ${verdict}`}>{text[verdict](p(adjustedP))}</span>;
}

/** A group's value in words. */
function useLabel(by: string, found: Found) {
  const text = useText('experiments').views.breakdown;
  return ({ value }: ExperimentSegment): string => {
    if (value === null) return text.rest(found.valuesInAll - found.values.length + 1);
    if (by === 'weekday') return text.weekdays[Number(value) - 1] ?? value;
    if (by.startsWith('segment:')) return value === 'in' ? text.inside : text.outside;
    return value === '' ? text.none : value;
  };
}

/** Where the ratio is wrong: people by variant, group by group, and which groups stand out. */
function Lost({ experiment, found, by }: ViewProps & { found: Found; by: string }) {
  const text = useText('experiments').views.breakdown;
  const { format } = useTold();
  const names = useNamesOf(experiment.definition);
  const label = useLabel(by, found);
  const wrong = found.values.filter((v) => v.sampleRatio.verdict === 'mismatch').map(label);
  return (
    <>
      <p className={wrong.length > 0 ? 'srm mismatch' : 'weak'}>
        {wrong.length > 0 ? text.found(wrong.join(' · ')) : text.nowhere}
      </p>
      <DataTable
        caption={text.columns.ratio}
        csvName={`${experiment.key}-sample-ratio`}
        columns={[
          { title: text.columns.value },
          { title: text.columns.people, number: true },
          ...experiment.definition.variants.map((v) => ({ title: names.variant(v.key), number: true })),
          { title: text.columns.ratio },
        ]}
        rows={found.values.map((segment) => ({
          key: segment.value ?? 'rest',
          cells: [
            label(segment),
            format.exact(segment.people),
            ...segment.arms.map((arm) => (
              <span key={arm.variant}>
                {format.exact(arm.people)}
                <span className="key-under">{format.percent(arm.share)}</span>
              </span>
            )),
            <Ratio key="ratio" segment={segment} />,
          ],
          values: [
            segment.value,
            segment.people,
            ...segment.arms.map((arm) => arm.people),
            segment.sampleRatio.adjustedP,
          ],
        }))}
      />
    </>
  );
}

function Effects({ found, by, ...of }: ViewProps & { found: Found; by: string }) {
  const { experiment, metric, variant, method } = of;
  const all = useText('experiments');
  const text = all.views.breakdown;
  const { p } = useTold();
  const label = useLabel(by, found);
  const defined = experiment.definition.metrics.find((m) => m.key === metric);
  const difference = found.differences.find((d) => d.metric === metric && d.variant === variant);
  const rows = found.values.flatMap((segment) => {
    const measured = segment.metrics.find((m) => m.metric === metric);
    const comparison = measured?.comparisons.find((c) => c.variant === variant);
    if (!measured || !comparison) return [];
    return [
      {
        key: segment.value ?? 'rest',
        label: label(segment),
        groups: measured.groups,
        ...comparison,
        adjustedP: method === 'bayesian' ? null : comparison.adjustedP,
        more: [
          <ReadingTag key="reading" reading={comparison.reading} guardrail={defined?.role === 'guardrail'} />,
          <Ratio key="ratio" segment={segment} />,
        ],
      },
    ];
  });
  const units = inUnits(defined, rows);
  const limit = units === (defined?.minimumDifference != null) ? limitOf(defined) : undefined;
  return (
    <>
      {difference && (
        <p>
          {difference.adjustedP < experiment.definition.judging.alpha
            ? text.differs(p(difference.adjustedP))
            : text.alike(p(difference.adjustedP))}{' '}
          <span className="weak">
            {found.correction && text.corrections[found.correction](found.tests[defined?.role ?? 'goal'])}
          </span>
        </p>
      )}
      <IntervalTable
        {...{ experiment, variant, method, rows, units, limit }}
        kind={defined?.kind ?? 'mean'}
        title={all.views.kinds.groups}
        first={text.columns.value}
        more={[all.metrics.columns.reading, text.columns.ratio]}
      />
    </>
  );
}

/** Chooses by what people are told apart. */
function Dimension({ experiment, by }: { experiment: ViewProps['experiment']; by: string | undefined }) {
  const text = useText('experiments').views.breakdown;
  const name = useName();
  const { set } = useAddress();
  const properties = useProperties(experiment.definition.exposure?.event.event).map((p) => p.name);
  const segments = useSegments().data?.items ?? [];
  const asked = by?.startsWith('person:') ? by.replace(':', '.') : by?.replace(/^event:/, '');
  const known = [...new Set(by && asked && !by.startsWith('segment:') ? [...properties, asked] : properties)];
  const person = known.filter((p) => p.startsWith('person.')).map((p) => p.slice('person.'.length));
  const event = known.filter((p) => !p.startsWith('person.'));
  const of = (kind: string, keys: string[]) => keys.map((key) => ({ value: `${kind}:${key}`, label: key }));
  return (
    <Field label={text.by} extra={text.hint}>
      <Select
        aria-label={text.by}
        style={{ minWidth: 280, maxWidth: 420 }}
        placeholder={text.pick}
        showSearch={{ optionFilterProp: 'label' }}
        value={by}
        options={[
          { label: text.ofPerson, options: of('person', person) },
          { label: text.ofEvent, options: of('event', event) },
          {
            label: text.ofSegment,
            options: segments.map(({ segment }) => ({
              value: `segment:${segment.key}`,
              label: name(segment.names, segment.key),
            })),
          },
        ]}
        onChange={(value: string) => set({ by: value }, true)}
      />
    </Field>
  );
}

/** Results group by group, corrected together, and where the sample ratio is wrong. */
export function BreakdownView(props: ViewProps & { by?: string }) {
  const { experiment, by: fixed } = props;
  const { project } = useSession();
  const text = useText('experiments').views;
  const { format } = useTold();
  const { search } = useAddress();
  const by = fixed ?? search.get('by') ?? undefined;
  const breakdown = useBreakdown(experiment.key, by);
  const { data } = breakdown;
  const found = data?.findings;
  const blocked = found?.sampleRatio.verdict === 'mismatch';
  return (
    <div className="exp-view">
      {!fixed && <Dimension experiment={experiment} by={by} />}
      {breakdown.error && <ErrorTile error={breakdown.error} onRetry={() => void breakdown.refetch()} />}
      {breakdown.isLoading && <Skeleton height={200} lines={3} />}
      {by && data && found && (
        <>
          {blocked ? <Lost {...props} {...{ found, by }} /> : <Effects {...props} {...{ found, by }} />}
          <p className="weak">
            {text.asOf(format.time(data.at))} · {text.phase(data.phase.number)} · {project.zone}
          </p>
        </>
      )}
    </div>
  );
}
