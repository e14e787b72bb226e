import { insights as insightsEn } from '../features/insights/text.en';
import { insights as insightsZh } from '../features/insights/text.zh-CN';
import { dictionary as shellEn, type Dictionary } from './en';
import { dictionary as shellZh } from './zh-CN';

/** Both languages with the late rooms in them, for tests. */
export const en: Dictionary = { ...shellEn, insights: insightsEn };
export const zh: Dictionary = { ...shellZh, insights: insightsZh };
