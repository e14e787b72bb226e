import type { Feature } from '../../api/types';
import { CatalogForm } from '../../components/CatalogForm';
import { useText } from '../../text';
import { blank, draftOf, problemsOf, requestOf } from './draft';
import { FeatureFields } from './FeatureFields';

interface Props {
  /** The feature to change; a new one when absent. */
  feature?: Feature;
  onClose: () => void;
}

/** Creates or changes a feature. */
export function FeatureForm({ feature, onClose }: Props) {
  const text = useText('features');
  const missing = {
    en: text.form.nameMissing,
    keyEvents: text.form.keyEventsMissing,
    ratingProperty: text.form.ratingPropertyMissing,
  };
  return (
    <CatalogForm
      kind="features"
      object={feature}
      {...{ text, missing, blank, draftOf, problemsOf, requestOf, onClose }}
    >
      {(form) => <FeatureFields form={form} isNew={!feature} />}
    </CatalogForm>
  );
}
