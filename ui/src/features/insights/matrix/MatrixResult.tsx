import { Link } from 'react-router';
import { useSession } from '../../../app/session';
import { DataTable } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import { Definition, Findings } from '../figures/Findings';
import { bounds, exactBounds, sideOf, times } from '../figures/numbers';
import { MatrixHeat } from './MatrixHeat';
import { useMatrixNames, type MatrixProps } from './names';

function PairTable({ answer, format, onPick }: MatrixProps) {
  const text = useLanguage().text.insights.matrix;
  const name = useMatrixNames(answer);
  const percent = (share: number | null) => (share === null ? '—' : format.percent(share));
  return (
    <DataTable
      caption={text.table}
      csvName="matrix"
      columns={[
        { title: text.feature },
        { title: text.campaign },
        { title: text.people, number: true },
        { title: text.overlap, number: true },
        { title: text.product, number: true },
        { title: text.lift, number: true },
        { title: text.range, number: true },
        { title: text.verdict },
        { title: text.byParticipants, number: true },
        { title: text.byOthers, number: true },
      ]}
      rows={answer.cells.map((cell) => ({
        key: `${cell.feature} ${cell.campaign}`,
        cells: [
          name(cell.feature),
          name(cell.campaign),
          <CellButton
            key="people"
            of={text.both(name(cell.feature), name(cell.campaign))}
            shown={format.exact(cell.people)}
            onPick={() => onPick({ feature: cell.feature, campaign: cell.campaign })}
          />,
          percent(cell.overlap),
          percent(cell.product),
          cell.lift === null ? '—' : times(cell.lift),
          cell.range ? bounds(cell.range, times) : '—',
          cell.lift === null ? '—' : text.clear[sideOf(cell.range, 1)],
          percent(cell.usedByParticipants),
          percent(cell.usedByOthers),
        ],
        values: [
          cell.feature,
          cell.campaign,
          cell.people,
          cell.overlap,
          cell.product,
          cell.lift,
          exactBounds(cell.range),
          cell.lift === null ? null : text.clear[sideOf(cell.range, 1)],
          cell.usedByParticipants,
          cell.usedByOthers,
        ],
      }))}
    />
  );
}

/** Features by campaigns: what meets more often than by chance, the heat table, all pairs. */
export function MatrixResult(props: MatrixProps) {
  const { answer, view } = props;
  const { project } = useSession();
  const { text } = useLanguage();
  const name = useMatrixNames(answer);
  const { noFeatures, noCampaigns } = text.insights.figures;
  const lacking = answer.features.length === 0 ? noFeatures : noCampaigns;
  if (answer.features.length === 0 || answer.campaigns.length === 0) {
    const room = lacking === noFeatures ? 'features' : 'campaigns';
    return (
      <EmptyState
        title={lacking.title}
        lead={lacking.lead}
        action={<Link to={`/p/${project.key}/${room}?new=1`}>{lacking.action}</Link>}
      />
    );
  }
  return (
    <>
      <Findings sentences={answer.sentences} />
      {view === 'chart' && <MatrixHeat {...props} />}
      {answer.left.length > 0 && (
        <p className="weak hint">{text.insights.matrix.left(answer.left.map(name).join(' / '))}</p>
      )}
      <PairTable {...props} />
      <Definition definition={answer.definition} revision={answer.revision} />
    </>
  );
}
