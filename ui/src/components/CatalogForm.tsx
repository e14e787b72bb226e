import AntdApp from 'antd/es/app';
import type { FormInstance } from 'antd/es/form';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api/client';
import type { Campaign, Feature, Names } from '../api/types';
import { useSession } from '../app/session';
import { useText } from '../text';
import { useCatalogChanged } from './catalog';
import { useName } from './Name';
import { VersionedForm } from './VersionedForm';

interface Words {
  create: string;
  created: (name: string) => string;
  saved: (name: string) => string;
  form: { createTitle: string; editTitle: (name: string) => string; unfinished: string };
}

type Problem = 'missing' | 'unfinished';

interface Props<T, D extends object, V> {
  kind: 'features' | 'campaigns';
  text: Words;
  /** The object to change; a new one when absent. */
  object?: T;
  blank: D;
  draftOf: (object: T) => D;
  problemsOf: (draft: D) => Partial<Record<keyof D & string, Problem>>;
  /** What to say of a field that is missing. */
  missing: Partial<Record<keyof D & string, string>>;
  requestOf: (draft: D) => V;
  onClose: () => void;
  children: (form: FormInstance<D>) => ReactNode;
}

/** Creates or changes a feature or campaign. */
export function CatalogForm<T extends Feature | Campaign, D extends object, V>(props: Props<T, D, V>) {
  const { kind, text, object, missing, onClose } = props;
  const { project } = useSession();
  const parts = useText('parts');
  const name = useName();
  const navigate = useNavigate();
  const { message } = AntdApp.useApp();
  const changed = useCatalogChanged();
  const all = `/api/projects/{project}/${kind}` as const;
  const one = `/api/projects/{project}/${kind}/{key}` as const;
  const path = { project: project.key, key: object?.key ?? '' };
  const sentences = (draft: D) => {
    const found: Partial<Record<keyof D & string, string>> = {};
    const problems = props.problemsOf(draft);
    for (const field of Object.keys(problems) as (keyof D & string)[]) {
      found[field] = (problems[field] === 'missing' && missing[field]) || text.form.unfinished;
    }
    return found;
  };
  return (
    <VersionedForm<T, D, V>
      title={object ? text.form.editTitle(name(object.names, object.key)) : text.form.createTitle}
      submitLabel={object ? parts.save : text.create}
      draftKey={`${kind}.${path.key}`}
      object={object}
      blank={props.blank}
      draftOf={props.draftOf}
      problemsOf={sentences}
      requestOf={props.requestOf}
      subject={path.key}
      save={(body, version) =>
        object ? api.put<T>(one, { path, body, ifMatch: version }) : api.post<T>(all, { path, body })
      }
      load={() => api.get<T>(one, { path })}
      onSaved={(saved) => {
        const names: Names = saved.names;
        void changed();
        void message.success((object ? text.saved : text.created)(name(names)));
        if (object) onClose();
        else void navigate(`/p/${project.key}/${kind}/${saved.key}`);
      }}
      onClose={onClose}
    >
      {props.children}
    </VersionedForm>
  );
}
