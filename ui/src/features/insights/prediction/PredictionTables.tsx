import { Link } from 'react-router';
import { useSession } from '../../../app/session';
import { DataTable } from '../../../components/DataTable';
import { useMoney } from '../../../components/money';
import { useLanguage } from '../../../text';
import type { PredictionProps } from './PredictionResult';

/** The buyers of whom most is expected, each a door to the timeline. */
export function BuyerTable({ answer, format }: PredictionProps) {
  const { project } = useSession();
  const text = useLanguage().text.insights.prediction;
  const money = useMoney(answer.currency);
  const amount = (value: number | null) => (value === null ? '—' : money.exact(value));
  const tenths = (value: number) => value.toFixed(1);
  return (
    <section className="split">
      <h2>
        {text.top} <span className="verdict new">{text.predicted}</span>
      </h2>
      {answer.everyNth > 1 && <p className="weak hint">{text.topOfThese(format.exact(answer.everyNth))}</p>}
      <DataTable
        caption={text.top}
        csvName="predicted-buyers"
        maxHeight={320}
        columns={[
          { title: text.person },
          ...[
            text.repeatsColumn,
            text.last,
            text.observed,
            text.meanSpent,
            text.aliveShort,
            text.purchasesShort,
            text.spending,
            `${text.worth} (${answer.currency})`,
          ].map((title) => ({ title, number: true })),
        ]}
        rows={answer.buyers.map((buyer) => ({
          key: buyer.person,
          cells: [
            <Link key="person" to={`/p/${project.key}/people/${buyer.person}`}>
              {buyer.person}
            </Link>,
            format.exact(buyer.repeats),
            tenths(buyer.last),
            tenths(buyer.observed),
            amount(buyer.meanSpent),
            format.percent(buyer.alive),
            buyer.purchases.toFixed(2),
            amount(buyer.spending),
            amount(buyer.value),
          ],
          values: [
            buyer.person,
            buyer.repeats,
            buyer.last,
            buyer.observed,
            buyer.meanSpent,
            buyer.alive,
            buyer.purchases,
            buyer.spending,
            buyer.value,
          ],
        }))}
      />
    </section>
  );
}

/** What the models came to, for those who check them elsewhere. */
export function Parameters({ answer, format }: PredictionProps) {
  const text = useLanguage().text.insights.prediction;
  const { model, spending } = answer;
  const words = (parameters: Record<string, number>) =>
    Object.entries(parameters)
      .map(([name, value]) => `${name} ${value.toPrecision(4)}`)
      .join(' · ');
  const rows = [
    ...(model
      ? [
          {
            name: text.bgnbd,
            parameters: words({ r: model.r, α: model.alpha, a: model.a, b: model.b }),
            people: answer.people,
            ...model,
          },
        ]
      : []),
    ...(spending
      ? [
          {
            name: text.gammaGamma,
            parameters: words({ p: spending.p, q: spending.q, v: spending.v }),
            ...spending,
          },
        ]
      : []),
  ];
  return (
    <section className="split">
      <h2>{text.parameters}</h2>
      <DataTable
        caption={text.parameters}
        csvName="prediction-models"
        columns={[
          { title: text.parameter },
          { title: text.values },
          { title: text.logLikelihood, number: true },
          { title: text.people, number: true },
          { title: text.state },
        ]}
        rows={rows.map((row) => ({
          key: row.name,
          cells: [
            row.name,
            row.parameters,
            format.exact(row.logLikelihood),
            format.exact(row.people),
            row.settled ? text.settled : text.notSettled,
          ],
          values: [row.name, row.parameters, row.logLikelihood, row.people, String(row.settled)],
        }))}
      />
    </section>
  );
}
