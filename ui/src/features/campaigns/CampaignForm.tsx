import type { Campaign } from '../../api/types';
import { CatalogForm } from '../../components/CatalogForm';
import { useText } from '../../text';
import { CampaignFields } from './CampaignFields';
import { blank, draftOf, problemsOf, requestOf } from './draft';

interface Props {
  /** The campaign to change; a new one when absent. */
  campaign?: Campaign;
  onClose: () => void;
}

/** Creates or changes a campaign; its state changes elsewhere. */
export function CampaignForm({ campaign, onClose }: Props) {
  const text = useText('campaigns');
  const missing = {
    en: text.form.nameMissing,
    period: text.form.periodMissing,
    participation: text.form.participationMissing,
    windowDays: text.form.windowDaysMissing,
  };
  return (
    <CatalogForm
      kind="campaigns"
      object={campaign}
      {...{ text, missing, blank, draftOf, problemsOf, requestOf, onClose }}
    >
      {(form) => <CampaignFields form={form} isNew={!campaign} />}
    </CatalogForm>
  );
}
