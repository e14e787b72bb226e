import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Radio from 'antd/es/radio';
import { useState } from 'react';
import { api } from '../../api/client';
import type { Channel, Delivery } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { ErrorTile } from '../../components/ErrorTile';
import { FormDialog } from '../../components/FormDialog';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { Skeleton } from '../../components/Skeleton';
import { useText } from '../../text';
import { useChannelsChanged, useDeliveries } from './channels';
import { ReasonField } from '../../components/ReasonField';

type Shown = Delivery['state'] | 'again';

const shapes: Record<Shown, string> = {
  queued: '◷',
  again: '↻',
  sending: '▶',
  sent: '✓',
  failed: '✕',
  unknown: '?',
};

/** A delivery's state by shape and word; one that failed and waits says that it is tried again. */
function DeliveryState({ delivery }: { delivery: Delivery }) {
  const { project } = useSession();
  const text = useText('settings').deliveries;
  const format = useFormat(project.zone);
  const name = useName();
  const shown: Shown = delivery.state === 'queued' && delivery.attempts > 0 ? 'again' : delivery.state;
  return (
    <>
      <span className={`state-tag delivery-${shown}`}>
        <span aria-hidden>{shapes[shown]}</span> {shown === 'again' ? text.again : text.state[shown]}
      </span>
      {delivery.lastError && <span className="key-under">{name(delivery.lastError)}</span>}
      {delivery.nextAt && <span className="key-under">{text.nextAt(format.time(delivery.nextAt))}</span>}
    </>
  );
}

function Decide({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('settings').deliveries;
  const { message } = AntdApp.useApp();
  const changed = useChannelsChanged();
  return (
    <FormDialog<{ arrived: boolean; comment: string }>
      title={text.decideTitle(delivery.title)}
      submit={text.decide}
      cancel={text.later}
      initial={{ arrived: true }}
      onClose={onClose}
      onSubmit={async ({ arrived, comment }) => {
        await api.post('/api/projects/{project}/deliveries/{deliveryId}/resolve', {
          path: { project: project.key, deliveryId: delivery.id },
          body: { arrived, comment: comment.trim() },
        });
        void message.success(text.decided);
        await changed();
      }}
    >
      <p>{text.decideLead}</p>
      <Form.Item name="arrived">
        <Radio.Group
          options={[
            { value: true, label: text.arrived.yes },
            { value: false, label: text.arrived.no },
          ]}
        />
      </Form.Item>
      <ReasonField name="comment" label={text.seen} missing={text.seenMissing} />
    </FormDialog>
  );
}

function Row(props: { delivery: Delivery; channels: Channel[]; onDecide: () => void }) {
  const { delivery, channels, onDecide } = props;
  const { project } = useSession();
  const text = useText('settings');
  const format = useFormat(project.zone);
  const name = useName();
  const channel = channels.find((c) => c.key === delivery.channel);
  return (
    <tr>
      <td>
        {delivery.title}
        <span className="key-under">
          {delivery.reference?.startsWith('test:') && text.deliveries.ofTest}
          {delivery.reference?.startsWith('action:') && text.deliveries.ofAction}
        </span>
      </td>
      <td>
        {name(channel?.names, delivery.channel)}
        <span className="key-under">{text.channels.kind[delivery.kind]}</span>
      </td>
      <td>
        <DeliveryState delivery={delivery} />
        {delivery.state === 'unknown' && (
          <AllowedButton needs="manage_channels" size="small" onClick={onDecide}>
            {text.deliveries.decide}
          </AllowedButton>
        )}
      </td>
      <td className="num">{format.exact(delivery.attempts)}</td>
      <td className="num no-wrap">{format.time(delivery.createdAt)}</td>
      <td className="num no-wrap">
        {delivery.finishedAt ? format.time(delivery.finishedAt) : <span className="weak">—</span>}
      </td>
    </tr>
  );
}

/** What went out and what became of it. */
export function DeliveryList({ channels }: { channels: Channel[] }) {
  const text = useText('settings').deliveries;
  const common = useText('common');
  const channelWord = useText('settings').channels.name;
  const deliveries = useDeliveries();
  const [deciding, setDeciding] = useState<Delivery>();
  const items = deliveries.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="card">
      <div className="section-head">
        <div>
          <h2>{text.title}</h2>
          <p className="weak">{text.lead}</p>
        </div>
      </div>
      {deliveries.error && <ErrorTile error={deliveries.error} onRetry={() => void deliveries.refetch()} />}
      {deliveries.isPending && <Skeleton height={40} lines={3} />}
      {deliveries.data && items.length === 0 && <p className="weak">{text.empty}</p>}
      {items.length > 0 && (
        <div className="data-table-scroll" tabIndex={0} role="region" aria-label={text.title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.message}</th>
                <th scope="col">{channelWord}</th>
                <th scope="col">{text.stateLabel}</th>
                <th scope="col" className="num">
                  {text.attempts}
                </th>
                <th scope="col" className="num">
                  {text.made}
                </th>
                <th scope="col" className="num">
                  {text.finished}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((delivery) => (
                <Row
                  key={delivery.id}
                  delivery={delivery}
                  channels={channels}
                  onDecide={() => setDeciding(delivery)}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {deliveries.hasNextPage && (
        <Button
          className="load-more"
          loading={deliveries.isFetchingNextPage}
          onClick={() => void deliveries.fetchNextPage()}
        >
          {common.loadMore}
        </Button>
      )}
      {deciding && <Decide delivery={deciding} onClose={() => setDeciding(undefined)} />}
    </section>
  );
}
