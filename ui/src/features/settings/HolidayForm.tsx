import DatePicker from 'antd/es/date-picker';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Segmented from 'antd/es/segmented';
import dayjs, { type Dayjs } from 'dayjs';
import type { HolidayDay } from '../../api/types';
import { useSession } from '../../app/session';
import { FormDialog } from '../../components/FormDialog';
import { bothNames } from '../../components/names';
import { useText } from '../../text';

interface Draft {
  day: Dayjs;
  kind: HolidayDay['kind'];
  zh: string;
  en: string;
}

/** A day of the project's own. */
export function HolidayForm({
  onSave,
  onClose,
}: {
  onSave: (day: HolidayDay) => Promise<void>;
  onClose: () => void;
}) {
  const { today } = useSession();
  const text = useText('settings').holidays;
  return (
    <FormDialog<Draft>
      title={text.add}
      submit={text.save}
      stay
      initial={{ day: dayjs(today), kind: 'off', zh: '', en: '' }}
      onSubmit={({ day, kind, zh, en }) =>
        // a name in one language is shown in the other too
        onSave({
          day: day.format('YYYY-MM-DD'),
          kind,
          names: bothNames({ zh, en }),
        })
      }
      onClose={onClose}
    >
      <Form.Item name="day" label={text.day} rules={[{ required: true, message: text.dayMissing }]}>
        <DatePicker allowClear={false} />
      </Form.Item>
      <Form.Item name="kind" label={text.kind}>
        <Segmented
          options={(['off', 'work', 'usual'] as const).map((kind) => ({
            value: kind,
            label: text.kinds[kind],
          }))}
        />
      </Form.Item>
      <div className="form-pair">
        <Form.Item
          name="zh"
          label={text.nameZh}
          dependencies={['en']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value: string) =>
                value.trim() || (getFieldValue('en') as string).trim()
                  ? Promise.resolve()
                  : Promise.reject(new Error(text.nameMissing)),
            }),
          ]}
        >
          <Input maxLength={100} lang="zh-CN" />
        </Form.Item>
        <Form.Item name="en" label={text.nameEn}>
          <Input maxLength={100} lang="en" />
        </Form.Item>
      </div>
    </FormDialog>
  );
}
