import type { MovedAnswer } from '../../../api/types';
import { useLanguage } from '../../../text';
import { valueName } from '../frame/words';
import type { MovedProps } from './MovedResult';
import { contribution } from './words';

type Split = MovedAnswer['dimensions'][number];

/** A bar from zero to an amount, in percent of the width: zero is in the middle. */
export function placed(from: number, amount: number, most: number) {
  const scale = most > 0 ? 50 / most : 0;
  const start = 50 + from * scale;
  const end = start + amount * scale;
  return { left: `${Math.min(start, end)}%`, width: `${Math.abs(end - start)}%` };
}

/** Where both effects of a part are drawn: one after the other when they agree, from zero each when not. */
export function barsOf({ mix, rate }: { mix: number; rate: number }, most: number) {
  const agree = Math.sign(mix) === Math.sign(rate);
  return { mix: placed(0, mix, most), rate: placed(agree ? mix : 0, rate, most) };
}

/** What each part contributed, left or right of zero: by its size hatched, by its behaviour solid. */
export function MovedBars({ split, props }: { split: Split; props: MovedProps }) {
  const { query, format } = props;
  const { text: all } = useLanguage();
  const text = all.insights.moved;
  const most = Math.max(
    ...split.parts.map(({ mix, rate }) =>
      Math.sign(mix) === Math.sign(rate) ? Math.abs(mix + rate) : Math.max(Math.abs(mix), Math.abs(rate)),
    ),
    Math.abs(contribution(split)),
  );
  const downIsBetter = query.rate.metric === 'complaint_rate';
  const side = (amount: number) => (amount > 0 !== downIsBetter ? 'better' : 'worse');
  const rows = [
    ...split.parts.map((part) => ({ ...part, name: valueName(part.value, all) })),
    { mix: split.mix, rate: split.rate, name: text.total },
  ];
  return (
    <figure className="effects" aria-label={text.bars(split.property)}>
      <figcaption>
        <span className="effect-key mix" /> {text.legend.mix} <span className="effect-key rate" />{' '}
        {text.legend.rate}
      </figcaption>
      {rows.map((row, i) => {
        const bars = barsOf(row, most);
        return (
          <div key={i} className={i === rows.length - 1 ? 'effect total' : 'effect'}>
            <span className="effect-name">{row.name}</span>
            <span className="effect-track">
              <span className={`effect-bar mix ${side(row.mix)}`} style={bars.mix} />
              <span className={`effect-bar rate ${side(row.rate)}`} style={bars.rate} />
            </span>
            <b className="num">{format.points(contribution(row))}</b>
          </div>
        );
      })}
    </figure>
  );
}
