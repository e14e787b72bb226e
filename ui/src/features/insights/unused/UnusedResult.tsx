import { Link } from 'react-router';
import type { UnusedAnswer, UnusedCell, UnusedQuery } from '../../../api/types';
import { useSession } from '../../../app/session';
import { DataTable } from '../../../components/DataTable';
import { EmptyState } from '../../../components/EmptyState';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import { Definition, Findings } from '../figures/Findings';
import { nameIn } from '../figures/names';
import type { ResultProps } from '../frame/kind';
import { UseByAge } from './UseByAge';

type Props = ResultProps<UnusedQuery, UnusedAnswer, UnusedCell>;

function UseTable({ answer, format, onPick }: Props) {
  const { project } = useSession();
  const { text: all } = useLanguage();
  const text = all.insights.unused;
  return (
    <DataTable
      caption={text.table}
      csvName="unused-features"
      columns={[
        { title: text.feature },
        { title: text.verdict },
        { title: text.tier },
        { title: text.age, number: true },
        { title: text.people, number: true },
        { title: text.share, number: true },
        { title: text.before, number: true },
        { title: text.lastUsed, number: true },
      ]}
      rows={answer.features.map((use) => {
        const name = nameIn(all, use.names, use.key);
        return {
          key: use.key,
          cells: [
            <Link key="name" to={`/p/${project.key}/features/${use.key}`}>
              {name}
            </Link>,
            <span key="verdict" className={`verdict ${use.verdict}`}>
              {text.verdicts[use.verdict]}
            </span>,
            text.tiers[use.tier],
            use.ageDays === null ? text.unknown : format.exact(use.ageDays),
            <CellButton
              key="people"
              of={text.users(name)}
              shown={format.exact(use.people)}
              onPick={() => onPick({ feature: use.key })}
            />,
            <>
              {format.percent(use.share)}{' '}
              <span className="weak">{text.of(format.exact(use.people), format.exact(answer.active))}</span>
            </>,
            format.exact(use.before),
            use.lastUsed ? format.day(use.lastUsed) : text.never,
          ],
          values: [
            use.key,
            use.verdict,
            use.tier,
            use.ageDays,
            use.people,
            use.share,
            use.before,
            use.lastUsed,
          ],
        };
      })}
    />
  );
}

/** Features nobody uses: what to look at, use against age, the table. */
export function UnusedResult(props: Props) {
  const { answer, view } = props;
  const { project } = useSession();
  const { text } = useLanguage();
  if (answer.features.length === 0) {
    const { title, lead, action } = text.insights.figures.noFeatures;
    return (
      <EmptyState
        title={title}
        lead={lead}
        action={<Link to={`/p/${project.key}/features?new=1`}>{action}</Link>}
      />
    );
  }
  return (
    <>
      <Findings sentences={answer.sentences} />
      {view === 'chart' && <UseByAge {...props} />}
      <UseTable {...props} />
      <Definition definition={answer.definition} revision={answer.revision} />
    </>
  );
}
