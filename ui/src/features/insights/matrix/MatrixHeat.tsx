import type { MatrixAnswer } from '../../../api/types';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import { bounds, sideOf, times } from '../figures/numbers';
import { heatOf } from '../frame/HeatTable';
import { useMatrixNames, type MatrixProps } from './names';

type Pair = MatrixAnswer['cells'][number];
type Share = MatrixAnswer['features'][number];

const MARK = { above: '▲', below: '▼', unclear: '' };

function Cell({ pair, most, props }: { pair: Pair; most: number; props: MatrixProps }) {
  const { answer, format, onPick } = props;
  const { text: all } = useLanguage();
  const text = all.insights.matrix;
  const name = useMatrixNames(answer);
  const side = sideOf(pair.range, 1);
  return (
    <td className={`heat-${heatOf(pair.overlap, most)}`}>
      <CellButton
        of={text.both(name(pair.feature), name(pair.campaign))}
        shown={format.percent(pair.overlap)}
        onPick={() => onPick({ feature: pair.feature, campaign: pair.campaign })}
      />
      <small>{all.insights.figures.n(format.exact(pair.people))}</small>
      <small>{text.chance(format.percent(pair.product))}</small>
      {pair.lift !== null && pair.range && (
        <small className={side} title={text.clear[side]}>
          {MARK[side]} <b>{times(pair.lift)}</b>
          <br />
          {bounds(pair.range, (v) => v.toFixed(2))}
          <span className="hidden"> {text.clear[side]}</span>
        </small>
      )}
    </td>
  );
}

/** The margins carry the line, the cells both shares' overlap beside the one by chance. */
export function MatrixHeat(props: MatrixProps) {
  const { answer, format, onPick } = props;
  const { text: all } = useLanguage();
  const text = all.insights.matrix;
  const name = useMatrixNames(answer);
  const most = Math.max(...answer.cells.map((cell) => cell.overlap));
  const margin = (share: Share, what: string, onOpen: () => void) => (
    <>
      <CellButton of={what} shown={format.percent(share.share)} onPick={onOpen} />
      <small>{all.insights.figures.n(format.exact(share.people))}</small>
      {share.above && <small className="over">{text.above(format.percent(answer.line))}</small>}
    </>
  );
  return (
    <>
      <div className="data-table-scroll" tabIndex={0} role="region" aria-label={text.heat}>
        <table className="heat">
          <caption className="hidden">{text.heat}</caption>
          <thead>
            <tr>
              <th scope="col">
                <button className="link-button" onClick={() => onPick({})}>
                  {text.corner(format.exact(answer.active))}
                </button>
              </th>
              <th scope="col">{text.penetration}</th>
              {answer.campaigns.map((campaign) => (
                <th key={campaign.key} scope="col">
                  {name(campaign.key)}
                </th>
              ))}
            </tr>
            <tr>
              <th scope="row">{text.participation}</th>
              <td />
              {answer.campaigns.map((campaign) => (
                <td key={campaign.key} className="margin">
                  {margin(campaign, text.joined(name(campaign.key)), () =>
                    onPick({ campaign: campaign.key }),
                  )}
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {answer.features.map((feature) => (
              <tr key={feature.key}>
                <th scope="row">{name(feature.key)}</th>
                <td className="margin">
                  {margin(feature, text.used(name(feature.key)), () => onPick({ feature: feature.key }))}
                </td>
                {answer.cells
                  .filter((pair) => pair.feature === feature.key)
                  .map((pair) => (
                    <Cell key={pair.campaign} pair={pair} most={most} props={props} />
                  ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="weak hint">{text.legend}</p>
    </>
  );
}
