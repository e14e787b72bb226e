import AntdApp from 'antd/es/app';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Campaign } from '../../api/types';
import { useSession } from '../../app/session';
import { useCatalogChanged } from '../../components/catalog';
import { useName } from '../../components/Name';
import { VersionedForm } from '../../components/VersionedForm';
import { useText } from '../../text';
import { CampaignFields } from './CampaignFields';
import { blank, draftOf, problemsOf, requestOf, type CampaignDraft } from './draft';

interface Props {
  /** The campaign to change; a new one when absent. */
  campaign?: Campaign;
  onClose: () => void;
}

function useSentences() {
  const text = useText('campaigns').form;
  const missing: Partial<Record<keyof CampaignDraft, string>> = {
    en: text.nameMissing,
    period: text.periodMissing,
    participation: text.participationMissing,
  };
  return (draft: CampaignDraft) =>
    Object.fromEntries(
      Object.entries(problemsOf(draft)).map(([field, problem]) => [
        field,
        (problem === 'missing' && missing[field as keyof CampaignDraft]) || text.unfinished,
      ]),
    );
}

/** Creates or changes a campaign; its state changes elsewhere. */
export function CampaignForm({ campaign, onClose }: Props) {
  const { project } = useSession();
  const text = useText('campaigns');
  const parts = useText('parts');
  const name = useName();
  const navigate = useNavigate();
  const { message } = AntdApp.useApp();
  const changed = useCatalogChanged();
  const sentences = useSentences();
  const path = { project: project.key, key: campaign?.key ?? '' };
  return (
    <VersionedForm
      title={campaign ? text.form.editTitle(name(campaign.names, campaign.key)) : text.form.createTitle}
      submitLabel={campaign ? parts.save : text.create}
      draftKey={`campaign.${campaign?.key ?? ''}`}
      object={campaign}
      blank={blank}
      draftOf={draftOf}
      problemsOf={sentences}
      requestOf={requestOf}
      subject={campaign?.key ?? ''}
      save={(body, version) =>
        campaign
          ? api.put<Campaign>('/api/projects/{project}/campaigns/{key}', { path, body, ifMatch: version })
          : api.post<Campaign>('/api/projects/{project}/campaigns', { path, body })
      }
      load={() => api.get<Campaign>('/api/projects/{project}/campaigns/{key}', { path })}
      onSaved={(saved) => {
        void changed();
        void message.success((campaign ? text.saved : text.created)(name(saved.names)));
        if (campaign) onClose();
        else void navigate(`/p/${project.key}/campaigns/${saved.key}`);
      }}
      onClose={onClose}
    >
      {(form) => <CampaignFields form={form} isNew={!campaign} />}
    </VersionedForm>
  );
}
