import { useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { Names, Segment } from '../api/types';
import { useSession } from '../app/session';
import { useText } from '../text';
import { AllowedButton } from './AllowedButton';
import { FormDialog } from './FormDialog';
import { useFormat } from './format';
import { useName } from './Name';
import { bothNames } from './names';
import { NamingFields } from './NamingFields';

interface Values {
  zh: string;
  en: string;
  key: string;
}

function Naming() {
  const words = useText('audiences').form;
  const form = Form.useFormInstance<Values>();
  return <NamingFields form={form} isNew words={words} />;
}

interface Props {
  total: number;
  keep: (segment: { key: string; names: Names }) => Promise<Segment>;
}

/** From a number to a segment: keeps the people behind it under a name. */
export function KeepSegment({ total, keep }: Props) {
  const { project } = useSession();
  const text = useText('audiences').keep;
  const format = useFormat(project.zone);
  const name = useName();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = AntdApp.useApp();
  const [asking, setAsking] = useState(false);
  const save = async ({ zh, en, key }: Values) => {
    const saved = await keep({ key, names: bothNames({ zh, en: en?.trim() || zh?.trim() || key }) });
    void queries.invalidateQueries({ queryKey: [project.key, 'segments'] });
    void message.success(text.done(name(saved.names, saved.key)));
    await navigate(`/p/${project.key}/people/segments/${saved.key}`);
  };
  return (
    <>
      <AllowedButton
        needs="edit_segments"
        size="small"
        className="keep-segment"
        onClick={() => setAsking(true)}
      >
        {text.action}
      </AllowedButton>
      {asking && (
        <FormDialog<Values>
          title={text.title}
          submit={text.submit}
          onSubmit={save}
          onClose={() => setAsking(false)}
        >
          <p className="weak">{text.lead(format.exact(total))}</p>
          <Naming />
        </FormDialog>
      )}
    </>
  );
}
