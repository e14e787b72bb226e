import type { PredictionAnswer } from '../../../api/types';
import { niceTop } from '../../../charts/TileLine';
import { DataTable } from '../../../components/DataTable';
import type { Format } from '../../../components/format';
import { useLanguage } from '../../../text';
import { bounds, portion } from '../figures/numbers';
import type { PredictionProps } from './PredictionResult';

type Check = NonNullable<PredictionAnswer['check']>;

/** The predicted band with its middle, and where the observed number fell. */
function Strip({ check, format }: { check: Check; format: Format }) {
  const text = useLanguage().text.insights.prediction;
  const whole = (value: number) => format.exact(Math.round(value));
  const high = check.range?.high ?? check.expected;
  const top = niceTop(Math.max(high, check.expected, check.actual));
  const low = check.range?.low ?? check.expected;
  return (
    <div
      className="strip"
      role="img"
      aria-label={text.strip(
        whole(check.expected),
        check.range ? bounds(check.range, whole) : '—',
        whole(check.actual),
      )}
    >
      <div className="strip-track">
        <span className="strip-band" style={{ left: portion(low, top), width: portion(high - low, top) }} />
        <span className="strip-mark expected" style={{ left: portion(check.expected, top) }} />
        <span className="strip-mark actual" style={{ left: portion(check.actual, top) }} />
      </div>
      <div className="strip-axis">
        <span>0</span>
        <span>{whole(top)}</span>
      </div>
      <p>
        <span className="strip-key expected" /> {text.expected} <b>{whole(check.expected)}</b>{' '}
        {check.range && <span className="weak">{bounds(check.range, whole)}</span>}{' '}
        <span className="strip-key actual" /> {text.actual} <b>{whole(check.actual)}</b>
      </p>
    </div>
  );
}

function Groups({ check, format, view }: { check: Check; format: Format; view: string }) {
  const text = useLanguage().text.insights.prediction;
  const last = check.byRepeats.at(-1)?.repeats;
  const groups = check.byRepeats.filter((group) => group.people > 0);
  const name = (repeats: number) => format.exact(repeats) + (repeats === last ? text.orMore : '');
  const a = (number: number, people: number) => number / people;
  const most = Math.max(...groups.flatMap((g) => [a(g.expected, g.people), a(g.actual, g.people)]));
  return (
    <>
      {view === 'chart' && (
        <div className="pairs" role="group" aria-label={text.byRepeats}>
          {groups.map((group) => (
            <section key={group.repeats} className="pair">
              <h3>
                {text.repeats(name(group.repeats))}{' '}
                <span className="weak">n {format.exact(group.people)}</span>
              </h3>
              {(['expected', 'actual'] as const).map((which) => (
                <div key={which} className="pair-bar">
                  <span className="pair-who">{text[which]}</span>
                  <span className="pair-track">
                    <span
                      className={`pair-fill ${which}`}
                      style={{ width: portion(a(group[which], group.people), most) }}
                    />
                  </span>
                  <span className="pair-value">
                    <b>{format.exact(Math.round(group[which]))}</b>{' '}
                    <span className="weak">
                      {text.perHead} {a(group[which], group.people).toFixed(2)}
                    </span>
                  </span>
                </div>
              ))}
            </section>
          ))}
        </div>
      )}
      <DataTable
        caption={text.byRepeats}
        csvName="prediction-check"
        columns={[text.repeatsColumn, text.people, text.expected, text.actual].map((title) => ({
          title,
          number: true,
        }))}
        rows={check.byRepeats.map((group) => ({
          key: String(group.repeats),
          cells: [
            name(group.repeats),
            format.exact(group.people),
            format.exact(Math.round(group.expected * 10) / 10),
            format.exact(group.actual),
          ],
          values: [group.repeats, group.people, group.expected, group.actual],
        }))}
      />
    </>
  );
}

/** A model of earlier days beside what then happened: whether to believe the forecast. */
export function FitCheck({ answer, format, view }: PredictionProps) {
  const text = useLanguage().text.insights.prediction;
  const { check } = answer;
  if (!check) return <p className="weak">{text.noCheck}</p>;
  const sure = check.model.settled && check.inRange === true;
  const verdict = sure ? text.inside : check.inRange === false ? text.outside : text.noRange;
  return (
    <section className="split">
      <h2>{text.check}</h2>
      <p className="weak">{text.checkLead(format.day(check.through), format.exact(check.days))}</p>
      <Strip check={check} format={format} />
      <p className={sure ? 'note' : 'note warn'}>{check.model.settled ? verdict : text.checkUnsettled}</p>
      <h3>{text.byRepeats}</h3>
      <Groups check={check} format={format} view={view} />
    </section>
  );
}
