import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { api } from '../../api/client';
import type { components } from '../../api/schema';
import type { Pool } from '../../api/types';
import { useSession } from '../../app/session';
import { useName } from '../../components/Name';
import { bothNames } from '../../components/names';
import { NamingFields } from '../../components/NamingFields';
import { VersionedForm } from '../../components/VersionedForm';
import { useText } from '../../text';
import { useGrowthChanged } from './queries';

interface Draft {
  key: string;
  zh: string;
  en: string;
  unit: Pool['unit'];
  capacity: number | null;
}

type Request = components['schemas']['PoolDraft'];

const units: Pool['unit'][] = ['calls', 'pushes', 'placements', 'staff_hours', 'money'];
const blank: Draft = { key: '', zh: '', en: '', unit: 'calls', capacity: null };

function draftOf({ key, names, unit, capacity }: Pool): Draft {
  return { key, zh: names.zh, en: names.en, unit, capacity };
}

function requestOf(draft: Draft): Request {
  return {
    key: draft.key.trim(),
    names: bothNames(draft),
    unit: draft.unit,
    capacity: draft.capacity ?? 0,
  };
}

/** Creates or changes a pool; key and unit stay. */
export function PoolForm({ pool, onClose }: { pool?: Pool; onClose: () => void }) {
  const { project } = useSession();
  const text = useText('growth');
  const words = text.pools.form;
  const parts = useText('parts');
  const name = useName();
  const { message } = AntdApp.useApp();
  const changed = useGrowthChanged();
  const path = { project: project.key, key: pool?.key ?? '' };
  return (
    <VersionedForm<Pool, Draft, Request>
      title={pool ? `${text.pools.edit} · ${name(pool.names, pool.key)}` : text.pools.create}
      submitLabel={pool ? parts.save : text.pools.create}
      draftKey={`pools.${path.key}`}
      object={pool}
      blank={blank}
      draftOf={draftOf}
      problemsOf={(draft) => ({
        ...(draft.zh.trim() || draft.en.trim() ? {} : { en: words.nameMissing }),
        ...(draft.capacity === null ? { capacity: text.pools.missing } : {}),
      })}
      requestOf={requestOf}
      subject={path.key}
      save={(body, version) =>
        pool
          ? api.put<Pool>('/api/projects/{project}/pools/{key}', { path, body, ifMatch: version })
          : api.post<Pool>('/api/projects/{project}/pools', { path, body })
      }
      load={() => api.get<Pool>('/api/projects/{project}/pools/{key}', { path })}
      onSaved={(saved) => {
        void changed('pools');
        void message.success((pool ? text.pools.saved : text.pools.created)(name(saved.names, saved.key)));
        onClose();
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          <NamingFields form={form} isNew={!pool} words={words} />
          <div className="form-pair">
            <Form.Item name="unit" label={words.unit}>
              <Select
                disabled={pool !== undefined}
                options={units.map((unit) => ({ value: unit, label: text.unitName[unit] }))}
              />
            </Form.Item>
            <Form.Item name="capacity" label={words.capacity} extra={words.moneyHelp}>
              <InputNumber min={0} precision={0} style={{ width: 200 }} />
            </Form.Item>
          </div>
        </>
      )}
    </VersionedForm>
  );
}
