import AntdApp from 'antd/es/app';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Feature } from '../../api/types';
import { useSession } from '../../app/session';
import { useCatalogChanged } from '../../components/catalog';
import { useName } from '../../components/Name';
import { VersionedForm } from '../../components/VersionedForm';
import { useText } from '../../text';
import { blank, draftOf, problemsOf, requestOf, type FeatureDraft } from './draft';
import { FeatureFields } from './FeatureFields';

interface Props {
  /** The feature to change; a new one when absent. */
  feature?: Feature;
  onClose: () => void;
}

function useSentences() {
  const text = useText('features').form;
  const missing: Partial<Record<keyof FeatureDraft, string>> = {
    en: text.nameMissing,
    keyEvents: text.keyEventsMissing,
    ratingProperty: text.ratingPropertyMissing,
  };
  return (draft: FeatureDraft) =>
    Object.fromEntries(
      Object.entries(problemsOf(draft)).map(([field, problem]) => [
        field,
        (problem === 'missing' && missing[field as keyof FeatureDraft]) || text.unfinished,
      ]),
    );
}

/** Creates or changes a feature. */
export function FeatureForm({ feature, onClose }: Props) {
  const { project } = useSession();
  const text = useText('features');
  const parts = useText('parts');
  const name = useName();
  const navigate = useNavigate();
  const { message } = AntdApp.useApp();
  const changed = useCatalogChanged();
  const sentences = useSentences();
  const path = { project: project.key, key: feature?.key ?? '' };
  return (
    <VersionedForm
      title={feature ? text.form.editTitle(name(feature.names, feature.key)) : text.form.createTitle}
      submitLabel={feature ? parts.save : text.create}
      draftKey={`feature.${feature?.key ?? ''}`}
      object={feature}
      blank={blank}
      draftOf={draftOf}
      problemsOf={sentences}
      requestOf={requestOf}
      subject={feature?.key ?? ''}
      save={(body, version) =>
        feature
          ? api.put<Feature>('/api/projects/{project}/features/{key}', { path, body, ifMatch: version })
          : api.post<Feature>('/api/projects/{project}/features', { path, body })
      }
      load={() => api.get<Feature>('/api/projects/{project}/features/{key}', { path })}
      onSaved={(saved) => {
        void changed();
        void message.success((feature ? text.saved : text.created)(name(saved.names)));
        if (feature) onClose();
        else void navigate(`/p/${project.key}/features/${saved.key}`);
      }}
      onClose={onClose}
    >
      {(form) => <FeatureFields form={form} isNew={!feature} />}
    </VersionedForm>
  );
}
