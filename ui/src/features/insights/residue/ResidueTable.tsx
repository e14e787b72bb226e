import type { ResidueAnswer, ResidueCell, ResidueQuery } from '../../../api/types';
import { DataTable } from '../../../components/DataTable';
import { useLanguage } from '../../../text';
import { CellButton } from '../frame/CellButton';
import { nameIn } from '../figures/names';
import { bounds, exactBounds } from '../figures/numbers';
import type { ResultProps } from '../frame/kind';

/** One row a campaign, the same figures for each of the two days. */
export function ResidueTable({
  answer,
  format,
  onPick,
}: ResultProps<ResidueQuery, ResidueAnswer, ResidueCell>) {
  const { text: all } = useLanguage();
  const text = all.insights.residue;
  const days = answer.campaigns[0]?.days.map((day) => day.day) ?? [];
  const rate = (share: number | null, part: number, people: number) =>
    share === null ? '—' : `${format.percent(share)} (${format.exact(part)} / ${format.exact(people)})`;
  return (
    <DataTable
      caption={text.table}
      csvName="residue"
      columns={[
        { title: text.campaign },
        { title: text.verdict },
        { title: text.dates },
        { title: text.people, number: true },
        { title: text.otherPeople, number: true },
        ...days.flatMap((day) =>
          [text.retention(day), text.otherRetention(day), text.difference(day)].map((title) => ({
            title,
            number: true,
          })),
        ),
      ]}
      rows={answer.campaigns.map((one) => {
        const name = nameIn(all, one.names, one.key);
        const door = (brought: boolean) => (
          <CellButton
            key={String(brought)}
            of={text.cell(brought ? text.brought : text.others, name)}
            shown={format.exact(brought ? one.brought : one.others)}
            onPick={() => onPick({ campaign: one.key, brought })}
          />
        );
        return {
          key: one.key,
          cells: [
            name,
            <span key="verdict" className={`verdict ${one.verdict}`}>
              {text.verdicts[one.verdict]}
            </span>,
            `${format.day(one.from)} – ${format.day(one.to)}`,
            door(true),
            door(false),
            ...one.days.flatMap((day) => [
              rate(day.retention, day.stayed, day.people),
              rate(day.otherRetention, day.otherStayed, day.otherPeople),
              day.difference ? bounds(day.difference, format.points) : '—',
            ]),
          ],
          values: [
            one.key,
            one.verdict,
            `${one.from}/${one.to}`,
            one.brought,
            one.others,
            ...one.days.flatMap((day) => [day.retention, day.otherRetention, exactBounds(day.difference)]),
          ],
        };
      })}
    />
  );
}
