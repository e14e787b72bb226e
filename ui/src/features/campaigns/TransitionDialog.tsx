import AntdApp from 'antd/es/app';
import { api } from '../../api/client';
import type { Campaign } from '../../api/types';
import { useSession } from '../../app/session';
import { useCatalogChanged } from '../../components/catalog';
import { FormDialog } from '../../components/FormDialog';
import { useFormat } from '../../components/format';
import { useName } from '../../components/Name';
import { useText } from '../../text';
import type { Step } from './draft';
import { ReasonField } from '../../components/ReasonField';

interface Props {
  campaign: Campaign;
  step: Step;
  onClose: () => void;
}

/** Brings a campaign into another state and asks why; both outcomes are named on the buttons. */
export function TransitionDialog({ campaign, step, onClose }: Props) {
  const { project } = useSession();
  const text = useText('campaigns');
  const stateNames = useText('parts').campaignState;
  const name = useName();
  const format = useFormat(project.zone);
  const { message } = AntdApp.useApp();
  const changed = useCatalogChanged();
  const title = name(campaign.names, campaign.key);
  const act = async ({ reason }: { reason: string }) => {
    try {
      await api.post('/api/projects/{project}/campaigns/{key}/transitions', {
        path: { project: project.key, key: campaign.key },
        body: { to: step.to, reason: reason.trim() },
        ifMatch: campaign.version,
      });
      void message.success(text.changed(title, stateNames[step.to]));
    } finally {
      void changed();
    }
  };
  return (
    <FormDialog<{ reason: string }>
      title={`${text.transition[step.transition]} · ${title}`}
      submit={text.transition[step.transition]}
      cancel={text.keepState[campaign.state]}
      danger={step.to === 'ended'}
      onSubmit={act}
      onClose={onClose}
    >
      <p>
        {step.transition === 'schedule'
          ? text.transitionLead.schedule(format.day(campaign.from))
          : text.transitionLead[step.transition]}
      </p>
      <ReasonField label={text.reason} help={text.reasonHelp} missing={text.reasonMissing} />
    </FormDialog>
  );
}
