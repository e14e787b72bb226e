import { call, project, type Sent } from '../browser';

export interface Experiment {
  state: string;
  version: number;
  approvals: { team: string }[];
  definition: {
    hypothesis: string;
    traffic: number;
    variants: { key: string; with: string[] }[];
    metrics: { key: string; role: string; minimumEffect: number; source: object | null }[];
    exposure: { event: { where: { value: string[] }[] } } | null;
    judging: { tunedAt: number };
  };
}

interface Met {
  flag: string;
  variant: string;
  people: number;
  /** Every nth of them did `then` afterwards. */
  nth: number;
  then: string;
}

/** What so many people send who meet a variant of a flag now. */
export function peopleWho({ flag, variant, people, nth, then }: Met): Sent[] {
  return Array.from({ length: people }, (_, i) => {
    const distinct_id = `${flag}-${variant}-${i}`;
    const plan = i % 2 ? 'pro' : 'free';
    const properties = { $feature_flag: flag, $feature_flag_response: variant, plan };
    const met = { event: '$feature_flag_called', distinct_id, properties };
    return i % nth === 0 ? [met, { event: then, distinct_id }] : [met];
  }).flat();
}

/** People of each variant of an experiment, by what events say now. */
export async function exposed(experiment: string): Promise<number[]> {
  const path = `/api/projects/${project}/experiments/${experiment}/analyses`;
  const { findings } = await call<{ findings: { exposure: { arms: { people: number }[] } } }>('POST', path);
  return findings.exposure.arms.map((arm) => arm.people);
}

export async function switchOn(flag: string): Promise<void> {
  const at = `/api/projects/${project}/flags/${flag}`;
  const { version } = await call<{ version: number }>('GET', at);
  await call('PATCH', `${at}/environments/production`, { enabled: true }, { 'If-Match': `"${version}"` });
}
