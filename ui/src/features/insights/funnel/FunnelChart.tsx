import { otherColour, seriesColours } from '../../../charts/LineChart';
import type { FunnelAnswer, FunnelQuery, FunnelStage } from '../../../api/types';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import type { ResultProps } from '../frame/kind';
import { groupName } from '../frame/words';
import './funnel.css';
import { largestLoss, lostAt, stepName, type FunnelCell } from './words';

type Props = Omit<ResultProps<FunnelQuery, FunnelAnswer, FunnelCell>, 'view'>;

/** One bar of every step: everybody, or those of one value. */
interface BarOf {
  name: string;
  colour: string;
  stages: FunnelStage[];
  breakdown?: (string | null)[];
}

const MOST_BARS = 6;

function Bar({ of, step, onPick }: { of: BarOf; step: number; onPick: Props['onPick'] }) {
  const stage = of.stages[step]!;
  const first = of.stages[0]!.people;
  const share = first === 0 ? 0 : stage.people / first;
  const lost = lostAt(of.stages, step) ?? 0;
  const pick = (outcome: FunnelCell['outcome']) =>
    onPick({ step: step + 1, outcome, ...(of.breakdown ? { breakdown: of.breakdown } : {}) });
  return (
    <div className="funnel-bar" data-bar={step + 1} title={of.breakdown && of.name}>
      {lost > 0 && (
        <div
          className="funnel-lost"
          style={{ height: `${(lost / first) * 100}%`, color: of.colour }}
          onClick={() => pick('dropped')}
        />
      )}
      <div
        className={stage.optional ? 'funnel-kept optional' : 'funnel-kept'}
        style={{ height: `${share * 100}%`, backgroundColor: of.colour, color: of.colour }}
        onClick={() => pick('converted')}
      />
    </div>
  );
}

/** A step's numbers beneath its bars. */
function Numbers({ query, answer, format, onPick, step }: Props & { step: number }) {
  const { text } = useLanguage();
  const words = text.insights.funnel;
  const stage = answer.steps[step]!;
  const lost = lostAt(answer.steps, step);
  const name = stepName(query, step + 1, text);
  const rate = (share: number | null) => (share === null ? '—' : format.percent(share));
  return (
    <>
      <p className="funnel-rate">
        {rate(stage.fromFirst)} <small className="weak">{words.ofFirst}</small>
      </p>
      <p>
        <CellButton
          of={words.cameTo(step + 1, name)}
          shown={text.common.people(format.exact(stage.people))}
          onPick={() => onPick({ step: step + 1, outcome: 'converted' })}
        />
      </p>
      {step > 0 && (
        <p className="weak">
          {stage.optional ? words.mayBeLeftOut : words.ofPrevious(rate(stage.fromPrevious))}
        </p>
      )}
      {lost !== null && lost > 0 && (
        <p>
          <CellButton
            className="funnel-lost-number"
            of={words.droppedAt(step + 1, name)}
            shown={words.lost(format.exact(lost))}
            onPick={() => onPick({ step: step + 1, outcome: 'dropped' })}
          />
        </p>
      )}
      {stage.medianSeconds !== null && (
        <p className="weak">{words.median(format.duration(stage.medianSeconds))}</p>
      )}
    </>
  );
}

/** Steps as bars: those who came on, above them hatched those who were lost. The numbers below say the same. */
export function FunnelChart(props: Props) {
  const { query, answer, onPick } = props;
  const { text } = useLanguage();
  const words = text.insights.funnel;
  const worst = largestLoss(answer.steps);
  const bars: BarOf[] =
    answer.groups.length === 0
      ? [{ name: '', colour: seriesColours[0]!, stages: answer.steps }]
      : answer.groups.slice(0, MOST_BARS).map((group, i) => ({
          name: groupName(group.breakdown, text, query.breakdown),
          colour: group.breakdown.includes('$other') ? otherColour : seriesColours[i]!,
          stages: group.steps,
          breakdown: group.breakdown,
        }));
  return (
    <>
      {answer.groups.length > 0 && (
        <p className="funnel-keys">
          {bars.map((bar) => (
            <span key={bar.name}>
              <i style={{ background: bar.colour }} />
              {bar.name}
            </span>
          ))}
          {answer.groups.length > MOST_BARS && (
            <span className="weak">{words.largestOf(MOST_BARS, answer.groups.length)}</span>
          )}
        </p>
      )}
      <div className="funnel-scroll" tabIndex={0} role="region" aria-label={words.chart}>
        <ol className="funnel">
          {answer.steps.map((_, step) => (
            <li key={step} className={step === worst ? 'worst' : undefined}>
              <h3>
                <span className="weak">{step + 1}</span> {stepName(query, step + 1, text)}
              </h3>
              <p className="funnel-mark">{step === worst && words.largestLoss}</p>
              <div className="funnel-bars" aria-hidden="true">
                {bars.map((bar) => (
                  <Bar key={bar.name} of={bar} step={step} onPick={onPick} />
                ))}
              </div>
              <Numbers {...props} step={step} />
            </li>
          ))}
        </ol>
      </div>
      {answer.groups.length > 0 && <p className="weak hint">{words.numbersOfAll}</p>}
    </>
  );
}
