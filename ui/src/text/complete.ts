import { experiments as experimentsEn } from '../features/experiments/text.en';
import { experiments as experimentsZh } from '../features/experiments/text.zh-CN';
import { flags as flagsEn } from '../features/flags/text.en';
import { flags as flagsZh } from '../features/flags/text.zh-CN';
import { growth as growthEn } from '../features/growth/text.en';
import { growth as growthZh } from '../features/growth/text.zh-CN';
import { insights as insightsEn } from '../features/insights/text.en';
import { insights as insightsZh } from '../features/insights/text.zh-CN';
import { settings as settingsEn } from '../features/settings/text.en';
import { settings as settingsZh } from '../features/settings/text.zh-CN';
import { dictionary as shellEn, type Dictionary } from './en';
import { dictionary as shellZh } from './zh-CN';

/** Both languages with the late rooms in them, for tests. */
export const en: Dictionary = {
  ...shellEn,
  insights: insightsEn,
  experiments: experimentsEn,
  flags: flagsEn,
  growth: growthEn,
  settings: settingsEn,
};
export const zh: Dictionary = {
  ...shellZh,
  insights: insightsZh,
  experiments: experimentsZh,
  flags: flagsZh,
  growth: growthZh,
  settings: settingsZh,
};
