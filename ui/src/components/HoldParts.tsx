import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import { useState } from 'react';
import { api } from '../api/client';
import type { Hold, Names, Subject } from '../api/types';
import { useSession } from '../app/session';
import { useText } from '../text';
import { useActor } from './actors';
import { AllowedButton } from './AllowedButton';
import { useCampaigns } from './catalog';
import { FormDialog } from './FormDialog';
import { useFormat } from './format';
import { bearing, useHolds, useHoldsChanged } from './holds';
import { useName } from './Name';
import { useReason } from './reasons';
import { SubjectLink, useSubjectNames } from './SubjectLink';
import { ReasonField } from './ReasonField';

interface Held {
  kind: 'feature' | 'campaign';
  key: string;
  names: Names;
  /** Features a campaign promotes; their holds bear on it too. */
  features?: string[];
}

/** What a hold would pause now, in words: the size of the act before it is done. */
function usePauses({ kind, key }: Held): string {
  const text = useText('acts').hold;
  const and = useText('parts').and;
  const name = useName();
  const running = (useCampaigns().data?.items ?? []).filter(
    (c) => c.state === 'running' && (kind === 'feature' ? c.features.includes(key) : c.key === key),
  );
  if (running.length === 0) return text.pausesNone;
  return text.pauses(running.map((c) => name(c.names, c.key)).join(and));
}

function HoldDialog({ held, onClose }: { held: Held; onClose: () => void }) {
  const { project, now } = useSession();
  const text = useText('acts').hold;
  const { message } = AntdApp.useApp();
  const name = useName();
  const changed = useHoldsChanged();
  const pauses = usePauses(held);
  const title = name(held.names, held.key);
  return (
    <FormDialog<{ reason: string; days: number | null }>
      title={text.title(title)}
      submit={held.kind === 'feature' ? text.holdFeature : text.holdCampaign}
      cancel={text.keep}
      onClose={onClose}
      onSubmit={async ({ reason, days }) => {
        const until = days ? new Date(now().getTime() + days * 86_400_000).toISOString() : null;
        await api.post('/api/projects/{project}/holds', {
          path: { project: project.key },
          body: { subject: { kind: held.kind, key: held.key }, reason: reason.trim(), until },
        });
        void message.success(text.done(title));
        await changed();
      }}
    >
      <p>
        {text.lead[held.kind]} {pauses}
      </p>
      <p className="weak hold-order">{text.order}</p>
      <ReasonField label={text.reason} help={text.reasonHelp} missing={text.reasonMissing} />
      <Form.Item name="days" label={text.days} extra={text.daysHelp}>
        <InputNumber min={1} max={366} precision={0} />
      </Form.Item>
    </FormDialog>
  );
}

/** Holds a feature or campaign; not shown while its own hold stands. */
export function HoldButton({ held }: { held: Held }) {
  const text = useText('acts').hold;
  const [open, setOpen] = useState(false);
  const subject: Subject = { kind: held.kind, key: held.key };
  const holds = useHolds().data?.items ?? [];
  if (bearing(holds, subject).length > 0) return null;
  return (
    <>
      <AllowedButton needs="hold" request={{ type: 'hold', subject }} onClick={() => setOpen(true)}>
        {held.kind === 'feature' ? text.holdFeature : text.holdCampaign}
      </AllowedButton>
      {open && <HoldDialog held={held} onClose={() => setOpen(false)} />}
    </>
  );
}

function Release({ hold, title, onClose }: { hold: Hold; title: string; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('acts').hold;
  const { message } = AntdApp.useApp();
  const changed = useHoldsChanged();
  return (
    <FormDialog<object>
      title={text.releaseTitle(title)}
      submit={text.release}
      cancel={text.keepHeld}
      onClose={onClose}
      onSubmit={async () => {
        await api.delete('/api/projects/{project}/holds/{id}', {
          path: { project: project.key, id: String(hold.id) },
        });
        void message.success(text.released(title));
        await changed();
      }}
    >
      <p>{text.releaseLead}</p>
    </FormDialog>
  );
}

function Standing({ hold, own, means }: { hold: Hold; own: boolean; means?: string }) {
  const { project } = useSession();
  const text = useText('acts').hold;
  const format = useFormat(project.zone);
  const actor = useActor();
  const name = useName();
  const names = useSubjectNames();
  const reason = useReason();
  const [releasing, setReleasing] = useState(false);
  const title = name(names(hold.subject), hold.subject.key);
  return (
    <section className="note warn hold-note" aria-label={own ? text.held : text.of(title)}>
      <p>
        <span className="state-tag held">
          <span aria-hidden>⊘</span> {text.held}
        </span>{' '}
        <strong>{reason(hold.reason)}</strong>
        {!own && (
          <>
            {' · '}
            <SubjectLink subject={hold.subject} />
          </>
        )}
      </p>
      <p className="weak">
        {text.by(actor(hold.by), format.time(hold.madeAt))} ·{' '}
        {hold.until ? text.until(format.time(hold.until)) : text.untilReleased}
      </p>
      <p className="weak">{means ?? text.order}</p>
      <div className="note-actions">
        <AllowedButton needs="hold" onClick={() => setReleasing(true)}>
          {text.release}
        </AllowedButton>
      </div>
      {releasing && <Release hold={hold} title={title} onClose={() => setReleasing(false)} />}
    </section>
  );
}

interface Banner {
  held: Omit<Held, 'names'> & Partial<Held>;
  /** Stands on the page of something else, and says what the hold means there. */
  means?: string;
}

/** Who holds this, why and until when; nothing while it is not held. */
export function HoldBanner({ held, means }: Banner) {
  const subject: Subject = { kind: held.kind, key: held.key };
  const holds = bearing(useHolds().data?.items ?? [], subject, held.features);
  return (
    <>
      {holds.map((hold) => (
        <Standing
          key={hold.id}
          hold={hold}
          own={means === undefined && hold.subject.kind === held.kind && hold.subject.key === held.key}
          means={means}
        />
      ))}
    </>
  );
}

/** Marks what is held in lists. */
export function HeldTag({ subject, features }: { subject: Subject; features?: string[] }) {
  const text = useText('acts').hold;
  const reason = useReason();
  const holds = bearing(useHolds().data?.items ?? [], subject, features);
  if (holds.length === 0) return null;
  return (
    <span className="state-tag held" title={holds.map((hold) => reason(hold.reason)).join(' · ')}>
      <span aria-hidden>⊘</span> {text.held}
    </span>
  );
}
