import type { Permission, Role } from '../api/types';

/**
 * Who holds each permission. The server decides (its Permission enum); this copy only tells people whom to ask when
 * their own roles do not suffice.
 */
export const rolesWith: Record<Permission, Role[]> = {
  view: ['admin', 'product', 'operations', 'engineering', 'support', 'analyst', 'viewer'],
  view_people: ['admin', 'product', 'operations', 'engineering', 'support', 'analyst'],
  reveal_people: ['admin', 'support'],
  erase_people: ['admin', 'support'],
  edit_features: ['admin', 'product', 'engineering'],
  edit_campaigns: ['admin', 'operations'],
  edit_tracking_plan: ['admin', 'product', 'engineering', 'analyst'],
  view_live_events: ['admin', 'product', 'engineering', 'analyst'],
  edit_boards: ['admin', 'product', 'operations', 'analyst'],
  edit_metrics: ['admin', 'product', 'analyst'],
  edit_policies: ['admin', 'product', 'operations'],
  edit_growth: ['admin', 'product', 'operations'],
  hold: ['admin', 'product', 'operations', 'engineering'],
  manage_channels: ['admin', 'engineering'],
  import: ['admin', 'engineering', 'analyst'],
  manage_keys: ['admin', 'engineering'],
  manage_members: ['admin'],
  administer: ['admin'],
  view_audit: ['admin', 'engineering'],
};
