import type { AcquisitionAnswer } from '../../../api/types';
import type { Dictionary } from '../../../text/en';

export type Channel = AcquisitionAnswer['total'];

/** A channel as sign-ups name it; plainly said where they name none. */
export function channelName(channel: string | null, text: Dictionary): string {
  return channel ?? text.insights.acquisition.noChannel;
}

/** Its value by the end of the last month that is over for everybody; null before the first. */
export function lastLtv({ ltv }: Channel): number | null {
  return ltv.at(-1) ?? null;
}

/** True when nothing was spent, so that there is no cost to speak of. */
export function nothingSpent({ total }: Pick<AcquisitionAnswer, 'total'>): boolean {
  return total.spend === 0;
}
