import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client';
import type { Channel, Delivery, Page } from '../../api/types';
import { useSession } from '../../app/session';

export type ChannelKind = Channel['kind'];

export const channelKinds: ChannelKind[] = ['webhook', 'dingtalk', 'feishu', 'wecom', 'slack'];

/** Kinds whose messages carry a signature. */
export const signedKinds = ['webhook', 'dingtalk', 'feishu'] as const;
export type SignedKind = (typeof signedKinds)[number];

export const isSigned = (kind: ChannelKind | undefined): kind is SignedKind =>
  signedKinds.some((signed) => signed === kind);

export function useChannelList() {
  const { project } = useSession();
  return useQuery({
    queryKey: [project.key, 'channels', 'all'],
    queryFn: () => api.get<Channel[]>('/api/projects/{project}/channels', { path: { project: project.key } }),
    refetchInterval: 15_000,
  });
}

/** Newest first; looked at often, since what is sent changes within seconds. */
export function useDeliveries() {
  const { project } = useSession();
  return useInfiniteQuery({
    queryKey: [project.key, 'deliveries'],
    queryFn: ({ pageParam }) =>
      api.get<Page<Delivery>>('/api/projects/{project}/deliveries', {
        path: { project: project.key },
        query: { cursor: pageParam, limit: 30 },
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    refetchInterval: 5_000,
  });
}

export function useChannelsChanged() {
  const { project } = useSession();
  const queries = useQueryClient();
  return () =>
    queries.invalidateQueries({
      predicate: ({ queryKey: [of, what] }) =>
        of === project.key && ['channels', 'deliveries', 'actions', 'audit'].includes(String(what)),
    });
}

/** A new secret as Standard Webhooks writes it: 32 random bytes in base64. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return `whsec_${btoa(String.fromCharCode(...bytes))}`;
}
