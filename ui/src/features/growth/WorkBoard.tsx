import type { WorkItem } from '../../api/types';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import { byUrgency, useOwner, workStates } from './work';
import { Due, Origin } from './WorkParts';

interface Props {
  items: WorkItem[];
  onOpen: (item: WorkItem) => void;
}

function Card({ item, onOpen }: { item: WorkItem } & Pick<Props, 'onOpen'>) {
  const text = useText('growth').work;
  const name = useName();
  const owner = useOwner();
  return (
    <li className="work-card">
      <p className="weak">
        {text.no(item.no)} · {text.kind[item.kind]}
      </p>
      <button className="link-button" onClick={() => onOpen(item)}>
        {name(item.title)}
      </button>
      <p>
        {item.owner ? owner(item.owner) : <span className="weak">{text.noOwner}</span>} · <Due item={item} />
      </p>
      <p className="weak work-origin">
        {text.origin} <Origin item={item} />
      </p>
    </li>
  );
}

/** Work items in columns by state; the most urgent on top. */
export function WorkBoard({ items, onOpen }: Props) {
  const text = useText('growth').work;
  return (
    <div className="work-board">
      {workStates.map((state) => {
        const own = items.filter((item) => item.state === state).sort(byUrgency);
        return (
          <section key={state} className="work-column" aria-label={text.state[state]}>
            <h2>
              {text.state[state]} <span className="weak">{own.length}</span>
            </h2>
            {own.length === 0 ? (
              <p className="weak">{text.noneHere}</p>
            ) : (
              <ul>
                {own.map((item) => (
                  <Card key={item.no} item={item} onOpen={onOpen} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}
