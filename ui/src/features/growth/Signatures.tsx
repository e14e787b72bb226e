import AntdApp from 'antd/es/app';
import { useState } from 'react';
import { api } from '../../api/client';
import type { NorthStar } from '../../api/types';
import { useSession } from '../../app/session';
import { useActor } from '../../components/actors';
import { AllowedButton } from '../../components/AllowedButton';
import { FormDialog } from '../../components/FormDialog';
import { useFormat } from '../../components/format';
import { useText } from '../../text';
import { useGrowthChanged } from './queries';

type Wing = NorthStar['signatures'][number]['wing'];

const wings: Wing[] = ['product', 'operations'];

function Sign({ star, wing, onClose }: { star: NorthStar; wing: Wing; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('growth').star;
  const roles = useText('common').role;
  const { message } = AntdApp.useApp();
  const changed = useGrowthChanged();
  return (
    <FormDialog<object>
      title={text.signFor(roles[wing], star.version)}
      submit={text.sign}
      cancel={text.signLater}
      onClose={onClose}
      onSubmit={async () => {
        await api.post('/api/projects/{project}/north-star/signatures', {
          path: { project: project.key },
          ifMatch: star.version,
          body: { wing },
        });
        void message.success(text.signed(roles[wing]));
        await changed('north-star');
      }}
    >
      <p>{text.signLead}</p>
    </FormDialog>
  );
}

/** Who agreed to this revision: one signature a wing, by two people. */
export function Signatures({ star }: { star: NorthStar }) {
  const { project, me } = useSession();
  const text = useText('growth').star;
  const roles = useText('common').role;
  const format = useFormat(project.zone);
  const actor = useActor();
  const [signing, setSigning] = useState<Wing>();
  const mine = star.signatures.some((signature) => signature.by === me.email);
  return (
    <ul className="signatures" aria-label={text.signatures}>
      {wings.map((wing) => {
        const given = star.signatures.find((signature) => signature.wing === wing);
        const may = project.roles.some((role) => role === wing || role === 'admin') && !mine;
        return (
          <li key={wing}>
            <strong>{roles[wing]}</strong>{' '}
            {given ? (
              <span className="state-tag signed">
                <span aria-hidden>✓</span> {text.signedBy(actor(given.by), format.time(given.at))}
              </span>
            ) : (
              <>
                <span className="state-tag unsigned">
                  <span aria-hidden>◔</span> {text.unsigned}
                </span>{' '}
                {may && (
                  <AllowedButton needs="edit_growth" size="small" onClick={() => setSigning(wing)}>
                    {text.sign}
                    <span className="hidden">: {roles[wing]}</span>
                  </AllowedButton>
                )}
              </>
            )}
          </li>
        );
      })}
      {signing && <Sign star={star} wing={signing} onClose={() => setSigning(undefined)} />}
    </ul>
  );
}
