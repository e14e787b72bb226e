import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useState } from 'react';
import { api } from '../../api/client';
import type { Flag, FlagChange } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { useFeatures } from '../../components/catalog';
import { dropDraft } from '../../components/drafts';
import { useName } from '../../components/Name';
import { bothNames } from '../../components/names';
import { NamingFields } from '../../components/NamingFields';
import { SubjectLink } from '../../components/SubjectLink';
import { useAddress } from '../../components/useAddress';
import { VersionedForm } from '../../components/VersionedForm';
import { useText } from '../../text';
import { AskForChange, FlagRequests, needsApproval, useWholeFlag } from './Approval';
import { useFlagCommands } from './queries';
import { draftsOf, payloadOf, textOf, variantsOf, type VariantDraft } from './values';
import { VariantEditor } from './VariantEditor';

interface Draft {
  zh: string;
  en: string;
  description: string;
  feature: string;
  variants: VariantDraft[];
  payload: string;
}

const blank: Draft = { zh: '', en: '', description: '', feature: '', variants: [], payload: '' };

function draftOf(flag: Flag): Draft {
  return {
    ...flag.names,
    description: flag.description,
    feature: flag.feature ?? '',
    variants: draftsOf(flag),
    payload: flag.payload === null ? '' : textOf('object', flag.payload),
  };
}

function FlagForm({ flag, onClose }: { flag: Flag; onClose: () => void }) {
  const { project } = useSession();
  const { values: text, release } = useText('flags');
  const name = useName();
  const { message } = AntdApp.useApp();
  const commands = useFlagCommands();
  const features = useFeatures().data?.items ?? [];
  const boolean = flag.type === 'boolean';
  const environment = useWholeFlag(flag);
  const [asking, setAsking] = useState<FlagChange>();
  const draftKey = `flag.${flag.key}`;
  const requestOf = ({ zh, en, ...draft }: Draft): FlagChange => ({
    names: bothNames({ zh, en }),
    description: draft.description.trim(),
    feature: draft.feature,
    ...(boolean
      ? { payload: payloadOf(draft.payload) }
      : { variants: variantsOf(flag.type, draft.variants) }),
  });
  const problemsOf = ({ variants, payload, ...names }: Draft) => ({
    ...(bothNames(names).en ? {} : { en: text.namesMissing }),
    ...(boolean || variantsOf(flag.type, variants) ? {} : { variants: text.variantsWrong }),
    ...(payloadOf(payload) === undefined ? { payload: text.wrongJson } : {}),
  });
  return (
    <>
      <VersionedForm<Flag, Draft, FlagChange>
        title={text.editTitle(name(flag.names, flag.key))}
        submitLabel={text.save}
        draftKey={draftKey}
        object={flag}
        blank={blank}
        draftOf={draftOf}
        problemsOf={problemsOf}
        requestOf={requestOf}
        subject={flag.key}
        save={(request, version) => commands.change(flag.key, version!, request)}
        load={() =>
          api.get<Flag>('/api/projects/{project}/flags/{key}', {
            path: { project: project.key, key: flag.key },
          })
        }
        instead={{ when: needsApproval, label: release.ask, act: setAsking }}
        onSaved={(saved) => {
          void message.success(text.saved(name(saved.names, saved.key)));
          onClose();
        }}
        onClose={onClose}
      >
        {(form) => (
          <>
            <NamingFields form={form} isNew={false} words={text} />
            <Form.Item name="description" label={text.description}>
              <Input.TextArea maxLength={2000} autoSize={{ minRows: 2, maxRows: 8 }} />
            </Form.Item>
            <Form.Item name="feature" label={text.feature}>
              <Select
                showSearch={{ optionFilterProp: 'label' }}
                options={[
                  { value: '', label: text.noFeature },
                  ...features.map((f) => ({ value: f.key, label: name(f.names, f.key) })),
                ]}
              />
            </Form.Item>
            {boolean ? (
              <Form.Item name="payload" label={text.payload} extra={text.payloadHelp}>
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 12 }} spellCheck={false} />
              </Form.Item>
            ) : (
              <Form.Item name="variants" label={text.variants}>
                <VariantEditor type={flag.type} />
              </Form.Item>
            )}
            <p className="weak">{text.changes}</p>
          </>
        )}
      </VersionedForm>
      {asking && (
        <AskForChange
          {...{ flag, environment }}
          body={{ values: asking }}
          onAsked={() => {
            dropDraft(`${project.key}.${draftKey}`);
            onClose();
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );
}

function Given({ flag }: { flag: Flag }) {
  const text = useText('flags').values;
  if (flag.type === 'boolean') {
    return (
      <>
        <dt>{text.payload}</dt>
        <dd>{flag.payload === null ? text.noPayload : <pre>{textOf('object', flag.payload)}</pre>}</dd>
      </>
    );
  }
  return (
    <>
      <dt>{text.variants}</dt>
      <dd>
        <ul className="flag-variants">
          {flag.variants.map(({ key, value }) => (
            <li key={key}>
              <code>{key}</code>
              {/* a text that was left out is the key */}
              <pre>{textOf(flag.type, value ?? key)}</pre>
            </li>
          ))}
        </ul>
      </dd>
    </>
  );
}

/** What a flag is and what it can give. */
export function ValuesTab({ flag }: { flag: Flag }) {
  const all = useText('flags');
  const text = all.values;
  const { search, set } = useAddress();
  const { dealing } = flag;
  return (
    <div className="stack">
      <FlagRequests flag={flag.key} />
      <section className="card">
        <div className="section-head">
          <h2>{text.title}</h2>
          {!flag.archived && (
            <AllowedButton needs="edit_flags" onClick={() => set({ edit: '1' })}>
              {text.edit}
            </AllowedButton>
          )}
        </div>
        <dl className="facts">
          <dt>{text.key}</dt>
          <dd>
            <code>{flag.key}</code>
          </dd>
          <dt>{text.type}</dt>
          <dd>{all.type[flag.type]}</dd>
          {flag.description && (
            <>
              <dt>{text.description}</dt>
              <dd>{flag.description}</dd>
            </>
          )}
          <dt>{text.feature}</dt>
          <dd>
            {flag.feature ? <SubjectLink subject={{ kind: 'feature', key: flag.feature }} /> : text.noFeature}
          </dd>
          <Given flag={flag} />
          <dt>{text.dealing}</dt>
          <dd>
            {text.by[dealing.by]}
            {dealing.name && <code> {dealing.name}</code>}
            <div className="weak">
              {text.hash(dealing.hash, dealing.salt)} · {text.dealingNote}
            </div>
          </dd>
        </dl>
      </section>
      {search.get('edit') === '1' && <FlagForm flag={flag} onClose={() => set({ edit: undefined })} />}
    </div>
  );
}
