import { Link } from 'react-router';
import type { Subject } from '../api/types';
import { useSession } from '../app/session';
import { useCampaigns, useFeatures } from './catalog';
import { Name, useName } from './Name';

/** Names of features and campaigns by what they are and their key. */
export function useSubjectNames() {
  const features = useFeatures(true).data?.items ?? [];
  const campaigns = useCampaigns(true).data?.items ?? [];
  return (subject: Subject) =>
    (subject.kind === 'feature' ? features : campaigns).find((o) => o.key === subject.key)?.names;
}

/** Features and campaigns to choose from; the value holds both kind and key. */
export function useSubjectOptions(kinds: ('feature' | 'campaign')[] = ['feature', 'campaign']) {
  const name = useName();
  const features = useFeatures().data?.items ?? [];
  const campaigns = useCampaigns().data?.items ?? [];
  return [
    ...features.filter(() => kinds.includes('feature')).map((o) => ({ ...o, kind: 'feature' })),
    ...campaigns.filter(() => kinds.includes('campaign')).map((o) => ({ ...o, kind: 'campaign' })),
  ].map((o) => ({ value: subjectText({ kind: o.kind, key: o.key }), label: name(o.names, o.key) }));
}

/** A subject as one word, and back. */
export const subjectText = (subject: Subject | null) => (subject ? `${subject.kind}:${subject.key}` : '');

export function subjectOf(text: string | null | undefined): Subject | null {
  const [kind, key] = text?.split(':') ?? [];
  return kind && key ? { kind, key } : null;
}

/** The feature or campaign something is about, as a door to its page. */
export function SubjectLink({ subject }: { subject: Subject }) {
  const { project } = useSession();
  const names = useSubjectNames();
  const room = subject.kind === 'feature' ? 'features' : 'campaigns';
  return (
    <Link to={`/p/${project.key}/${room}/${subject.key}`}>
      <Name names={names(subject)} fallback={subject.key} />
    </Link>
  );
}
