import { useState } from 'react';
import { Link } from 'react-router';
import type { TimelineItem } from '../../api/types';
import { useSession } from '../../app/session';
import { useCampaigns, useFeatures } from '../../components/catalog';
import { localDate } from '../../components/dates';
import type { Format } from '../../components/format';
import { Name } from '../../components/Name';
import { useText } from '../../text';
import { fold, type Fold } from './folding';
import { shownValue } from './masking';

function Details({ item }: { item: TimelineItem }) {
  const text = useText('people');
  const entries = Object.entries(item.properties);
  if (entries.length === 0) return null;
  return (
    <details>
      <summary>
        <span className="hidden">{text.details(item.event)} </span>
        {entries.slice(0, 3).map(([name, value]) => (
          <span key={name} className="entry-property">
            <span className="weak">{name}</span> {shownValue(name, value)}
          </span>
        ))}
      </summary>
      <dl className="pairs">
        {entries.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{shownValue(name, value)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** The feature or campaign an event belongs to, by name; the wing decides where it belongs to both. */
function Subject({ item }: { item: TimelineItem }) {
  const { project } = useSession();
  const features = useFeatures(true).data?.items;
  const campaigns = useCampaigns(true).data?.items;
  const ofCampaign = item.campaign && (item.wing === 'operations' || !item.feature);
  const key = ofCampaign ? item.campaign : item.feature;
  if (!key) return null;
  const found = (ofCampaign ? campaigns : features)?.find((subject) => subject.key === key);
  return (
    <Link className="entry-subject" to={`/p/${project.key}/${ofCampaign ? 'campaigns' : 'features'}/${key}`}>
      <Name names={found?.names} fallback={key} />
    </Link>
  );
}

const marks = { product: '■', operations: '◆', feedback: '★', other: '·' };

function Entry({
  item,
  format,
  children,
}: {
  item: TimelineItem;
  format: Format;
  children?: React.ReactNode;
}) {
  const text = useText('people');
  return (
    <div className={`entry-item wing-${item.wing}`} title={text.wing[item.wing]}>
      <p>
        <span aria-hidden className="entry-mark">
          {marks[item.wing]}
        </span>{' '}
        <span className="hidden">{text.wing[item.wing]}: </span>
        <time dateTime={item.time}>{format.clock(item.time)}</time> <strong>{item.event}</strong> {children}
        <Subject item={item} />
      </p>
      <Details item={item} />
    </div>
  );
}

function FoldEntry({ of, format }: { of: Fold; format: Format }) {
  const text = useText('people');
  const [open, setOpen] = useState(false);
  const first = of.items[0]!;
  const count = format.exact(of.items.length);
  if (of.items.length === 1) return <Entry item={first} format={format} />;
  if (open) {
    return (
      <>
        {of.items.map((item, i) => (
          <Entry key={item.uuid} item={item} format={format}>
            {i === 0 && (
              <button className="link-button" onClick={() => setOpen(false)}>
                {text.fold}
              </button>
            )}
          </Entry>
        ))}
      </>
    );
  }
  return (
    <Entry item={first} format={format}>
      <button className="repeat" aria-label={text.repeated(count, first.event)} onClick={() => setOpen(true)}>
        {text.repeats(count)}
      </button>{' '}
    </Entry>
  );
}

/** One order of time; product on the left wing, operations on the right, feedback across. */
export function Timeline({ items, format }: { items: TimelineItem[]; format: Format }) {
  const { project } = useSession();
  const text = useText('people');
  const days = fold(items, (item) => localDate(new Date(item.time), project.zone));
  return (
    <div className="timeline" data-testid="timeline">
      <div className="wings" aria-hidden>
        <span className="wing-product">
          {marks.product} {text.wing.product}
        </span>
        <span className="wing-feedback">
          {marks.feedback} {text.wing.feedback}
        </span>
        <span className="wing-operations">
          {text.wing.operations} {marks.operations}
        </span>
      </div>
      {days.map(({ day, folds }) => (
        <section key={day} aria-label={format.day(day)}>
          <h3 className="timeline-day">{format.day(day)}</h3>
          {folds.map((f) => (
            <FoldEntry key={f.key} of={f} format={format} />
          ))}
        </section>
      ))}
    </div>
  );
}
