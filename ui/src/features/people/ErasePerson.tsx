import { useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { PersonDetail } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { ConfirmName } from '../../components/ConfirmName';
import { useText } from '../../text';

/** Erases a person for good, once the distinct id was typed. */
export function ErasePerson({ person }: { person: PersonDetail }) {
  const { project } = useSession();
  const text = useText('people').erase;
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = AntdApp.useApp();
  const [asking, setAsking] = useState(false);
  const erase = async () => {
    await api.delete('/api/projects/{project}/people/{person}', {
      path: { project: project.key, person: person.person },
    });
    void message.success(text.done(person.person));
    await navigate(`/p/${project.key}/people`);
    queries.removeQueries({ queryKey: [project.key, 'person', person.person] });
    void queries.invalidateQueries({ queryKey: [project.key] });
  };
  return (
    <>
      <AllowedButton needs="erase_people" danger onClick={() => setAsking(true)}>
        {text.action}
      </AllowedButton>
      {asking && (
        <ConfirmName
          title={text.title(person.person)}
          lead={text.lead}
          name={person.distinctIds[0] ?? person.person}
          confirm={text.confirm}
          keep={text.keep}
          onConfirm={erase}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
