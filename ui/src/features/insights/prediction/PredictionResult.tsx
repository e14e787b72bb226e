import type { PredictionAnswer, PredictionCell, PredictionQuery } from '../../../api/types';
import { EmptyState } from '../../../components/EmptyState';
import { useMoney } from '../../../components/money';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import { Definition, Findings } from '../figures/Findings';
import { bounds } from '../figures/numbers';
import { Undeclared, useUndeclared } from '../figures/Undeclared';
import type { ResultProps } from '../frame/kind';
import { BuyerTable, Parameters } from './PredictionTables';
import { FitCheck } from './FitCheck';

export type PredictionProps = ResultProps<PredictionQuery, PredictionAnswer, PredictionCell>;

function Forecast({ answer, format, onPick }: PredictionProps) {
  const text = useLanguage().text.insights.prediction;
  const money = useMoney(answer.currency);
  const { forecast } = answer;
  const whole = (value: number) => format.exact(Math.round(value));
  if (!forecast) return null;
  const facts = [
    {
      name: text.purchases,
      value: whole(forecast.purchases),
      range: forecast.purchasesRange && bounds(forecast.purchasesRange, whole),
    },
    ...(forecast.revenue === null
      ? []
      : [
          {
            name: text.revenue,
            value: money.exact(forecast.revenue),
            range: forecast.revenueRange && bounds(forecast.revenueRange, (v) => money.exact(Math.round(v))),
          },
          { name: text.perPerson, value: money.exact(forecast.perPerson ?? 0), range: null },
        ]),
    { name: text.alive, value: whole(forecast.alive), range: null },
  ];
  return (
    <section className="split">
      <h2>
        {text.forecast(format.exact(answer.horizonDays))}{' '}
        <span className="verdict new">{text.predicted}</span>
      </h2>
      <dl className="counts">
        <div>
          <dt>{text.buyers}</dt>
          <dd>
            <CellButton of={text.buyers} shown={format.exact(answer.people)} onPick={() => onPick({})} />
          </dd>
        </div>
        <div>
          <dt>{text.repeaters}</dt>
          <dd>{format.exact(answer.repeaters)}</dd>
        </div>
        {facts.map((fact) => (
          <div key={fact.name} className="predicted">
            <dt>{fact.name}</dt>
            <dd>
              ≈ {fact.value}
              {fact.range && <p className="weak">{fact.range}</p>}
            </dd>
          </div>
        ))}
      </dl>
      {forecast.revenue === null && <p className="weak">{text.noSpending}</p>}
      {answer.everyNth > 1 && <p className="weak hint">{text.rests(format.exact(answer.everyNth))}</p>}
    </section>
  );
}

/** What buyers will be worth: the forecast, whether to believe it, the most valuable buyers. */
export function PredictionResult(props: PredictionProps) {
  const { answer } = props;
  const text = useLanguage().text.insights.prediction;
  const undeclared = useUndeclared('payment');
  if (undeclared) return <Undeclared word={undeclared} />;
  if (answer.people === 0) return <EmptyState title={text.nobody.title} lead={text.nobody.lead} />;
  return (
    <>
      <Findings sentences={answer.sentences} />
      {answer.model && !answer.model.settled && <p className="note warn">{text.unsettled}</p>}
      <Forecast {...props} />
      {answer.model && <FitCheck {...props} />}
      {answer.buyers.length > 0 && <BuyerTable {...props} />}
      {answer.model && <Parameters {...props} />}
      <Definition definition={answer.definition} revision={answer.revision} />
    </>
  );
}
