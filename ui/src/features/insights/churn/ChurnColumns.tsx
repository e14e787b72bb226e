import { useContext } from 'react';
import { niceTop } from '../../../charts/TileLine';
import { useLanguage } from '../../../text';
import { portion } from '../figures/numbers';
import { TileContext } from '../frame/tile';
import type { ChurnProps } from './ChurnResult';
import { columnsOf, dayWords } from './draft';

const TICKS = [0, 0.5, 1];

/** A histogram by days from sign-up; below it, on the same axis, the share of the lost who are gone by then. */
export function ChurnColumns({ answer, format, onPick }: ChurnProps) {
  const { text: all } = useLanguage();
  const small = useContext(TileContext) !== undefined;
  const text = all.insights.churn;
  const columns = columnsOf(answer.days);
  const top = niceTop(Math.max(...columns.map((column) => column.share)));
  const mark = answer.suggestion?.withinDays ?? Infinity;
  const every = Math.ceil(columns.length / 15);
  return (
    <figure className="columns">
      <figcaption className="weak">{text.histogram}</figcaption>
      <div className="columns-plot high" role="group" aria-label={text.histogram}>
        {TICKS.map((tick) => (
          <span key={tick} className="columns-y" style={{ bottom: portion(tick, 1) }}>
            {format.percent(tick * top)}
          </span>
        ))}
        {columns.map(({ from, to, people, share }) => {
          const day = text.day(dayWords(from, to));
          const shape = to < mark ? 'column within' : 'column';
          const title = `${day}: ${format.percent(share)}, n ${format.exact(people)}`;
          const bar = <span style={{ height: portion(share, top) }} />;
          // on a tile they are too narrow to be hit
          return small ? (
            <span key={from} className={shape} title={title}>
              {bar}
            </span>
          ) : (
            <button
              key={from}
              className={shape}
              title={title}
              aria-label={all.insights.openPeople(`${text.lost}, ${day}`, format.exact(people))}
              onClick={() => onPick({ part: 'lost', fromDay: from, toDay: to })}
            >
              {bar}
            </button>
          );
        })}
      </div>
      <figcaption className="weak columns-gone">{text.cumulative}</figcaption>
      <div className="columns-plot columns-gone" aria-hidden>
        {TICKS.map((tick) => (
          <span key={tick} className="columns-y" style={{ bottom: portion(tick, 1) }}>
            {format.percent(tick)}
          </span>
        ))}
        <span className="columns-half" style={{ bottom: '50%' }} />
        {columns.map(({ from, to, cumulative }) => (
          <span
            key={from}
            className={to < mark ? 'column within' : 'column'}
            title={`${text.day(dayWords(from, to))}: ${format.percent(cumulative)}`}
          >
            <span style={{ height: portion(cumulative, 1) }} />
          </span>
        ))}
      </div>
      <div className="columns-x" aria-hidden>
        {columns.map(({ from }, i) => (
          <span key={from}>{i % every === 0 ? from : ''}</span>
        ))}
      </div>
      <p className="weak scatter-title">{text.xAxis}</p>
    </figure>
  );
}
