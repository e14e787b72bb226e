import type { PathsAnswer, PathsQuery } from '../../../api/types';
import { DataTable } from '../../../components/DataTable';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import type { ResultProps } from '../frame/kind';
import { Sankey } from './Sankey';
import { columnName, nodeName, type PathsCell } from './words';

type Props = ResultProps<PathsQuery, PathsAnswer, PathsCell>;

const TOP = 50;

/** What people did at each step: each step adds up to everybody. */
function Steps({ query, answer, format, onPick }: Props) {
  const { text } = useLanguage();
  const words = text.insights.paths;
  const unit = query.perSession ? words.sessions : words.people;
  return (
    <section>
      <h3>{words.stepsTable}</h3>
      <DataTable
        caption={words.stepsTable}
        csvName="paths-steps"
        columns={[
          { title: words.stepColumn },
          { title: words.nodeColumn },
          { title: unit, number: true },
          { title: words.share, number: true },
        ]}
        rows={answer.columns.flatMap(({ nodes }, column) => {
          const step = columnName(column, query, text);
          return nodes.map(({ node, paths, share }, i) => {
            const name = nodeName(node, query, text);
            return {
              key: `${column}-${i}`,
              cells: [
                step,
                name,
                <CellButton
                  key="n"
                  of={`${step}, ${name}`}
                  shown={format.exact(paths)}
                  onPick={() => onPick({ column, node })}
                />,
                share === null ? '—' : format.percent(share),
              ],
              values: [step, name, paths, share],
            };
          });
        })}
      />
    </section>
  );
}

/** The ways most people took from one step to the next. */
function Ways({ query, answer, format, onPick }: Props) {
  const { text } = useLanguage();
  const words = text.insights.paths;
  const unit = query.perSession ? words.sessions : words.people;
  const nodeAt = (column: number, i: number) => answer.columns[column]!.nodes[i]!.node;
  const ways = answer.links
    .filter((link) => nodeAt(link.column, link.from).kind !== 'left')
    .sort((a, b) => b.paths - a.paths)
    .slice(0, TOP);
  return (
    <section>
      <h3>{words.waysTable(TOP)}</h3>
      <DataTable
        caption={words.waysTable(TOP)}
        csvName="paths"
        columns={[
          { title: words.stepColumn },
          { title: words.from },
          { title: words.to },
          { title: unit, number: true },
          { title: words.share, number: true },
        ]}
        rows={ways.map(({ column, from, to, paths }) => {
          const [node, next] = [nodeAt(column, from), nodeAt(column + 1, to)];
          const names = [nodeName(node, query, text), nodeName(next, query, text)] as const;
          const [first, second] = query.end ? [names[1], names[0]] : names;
          const step = columnName(column, query, text);
          return {
            key: `${column}-${from}-${to}`,
            cells: [
              step,
              first,
              second,
              <CellButton
                key="n"
                of={words.way(first, second, step)}
                shown={format.exact(paths)}
                onPick={() => onPick({ column, node, next })}
              />,
              answer.total === 0 ? '—' : format.percent(paths / answer.total),
            ],
            values: [step, first, second, paths, answer.total === 0 ? null : paths / answer.total],
          };
        })}
      />
    </section>
  );
}

/** The ways people take as a drawing, and as tables with the same numbers. */
export function PathsResult(props: Props) {
  const { query, answer, format, view } = props;
  const words = useLanguage().text.insights.paths;
  const all = format.exact(answer.total);
  return (
    <>
      <p className="weak hint">{query.perSession ? words.ofSessions(all) : words.ofPeople(all)}</p>
      {view === 'chart' && <Sankey {...props} />}
      <div className="paths-tables">
        <Ways {...props} />
        <Steps {...props} />
      </div>
    </>
  );
}
