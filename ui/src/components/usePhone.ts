import { useSyncExternalStore } from 'react';

/** As narrow as the style sheets call a phone. */
const PHONE = '(max-width: 767px)';

function onChange(changed: () => void) {
  const media = window.matchMedia(PHONE);
  media.addEventListener('change', changed);
  return () => media.removeEventListener('change', changed);
}

/** Whether the window is as narrow as a phone's. */
export function usePhone(): boolean {
  return useSyncExternalStore(onChange, () => window.matchMedia(PHONE).matches);
}
