import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api } from '../../../api/client';
import type { EventSelector } from '../../../api/types';
import { useSession } from '../../../app/session';
import { EmptyState } from '../../../components/EmptyState';
import { useText } from '../../../text';

type Word = 'payment' | 'signUps';

/** The first of some words this project has not said the events of; undefined when it said all. */
export function useUndeclared(...words: Word[]): Word | undefined {
  const { project } = useSession();
  const definitions = useQuery({
    queryKey: [project.key, 'definitions'],
    queryFn: () =>
      api.get<Record<Word, EventSelector[]>>('/api/projects/{project}/definitions', {
        path: { project: project.key },
      }),
  });
  return words.find((word) => definitions.data?.[word].length === 0);
}

/** What is missing, and where to enter it. */
export function Undeclared({ word }: { word: Word }) {
  const { project } = useSession();
  const { undeclared } = useText('insights').figures;
  return (
    <EmptyState
      title={undeclared[word].title}
      lead={undeclared[word].lead}
      action={<Link to={`/p/${project.key}/settings/definitions`}>{undeclared.action}</Link>}
    />
  );
}
