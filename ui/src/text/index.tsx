import type { Locale as AntdLocale } from 'antd/es/locale';
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { speak } from '../api/client';
import type { Dictionary, LateRoom } from './en';

/**
 * The interface's two languages. Each room keeps its own text.en.ts and text.zh-CN.ts; en.ts and zh-CN.ts gather
 * them into one chunk per language, of which only the one in use is loaded; those of late rooms come with their pages.
 */
export const locales = ['zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

interface Loaded {
  locale: Locale;
  text: Dictionary;
  antd: AntdLocale;
}

interface Language extends Loaded {
  switchTo: (locale: Locale) => Promise<void>;
}

const LanguageContext = createContext<Language | null>(null);
const REMEMBERED = 'tandem.locale';

const late: { [R in LateRoom]: Record<Locale, () => Promise<Dictionary[R]>> } = {
  insights: {
    'zh-CN': async () => (await import('../features/insights/text.zh-CN')).insights,
    en: async () => (await import('../features/insights/text.en')).insights,
  },
  experiments: {
    'zh-CN': async () => (await import('../features/experiments/text.zh-CN')).experiments,
    en: async () => (await import('../features/experiments/text.en')).experiments,
  },
  flags: {
    'zh-CN': async () => (await import('../features/flags/text.zh-CN')).flags,
    en: async () => (await import('../features/flags/text.en')).flags,
  },
  growth: {
    'zh-CN': async () => (await import('../features/growth/text.zh-CN')).growth,
    en: async () => (await import('../features/growth/text.en')).growth,
  },
  settings: {
    'zh-CN': async () => (await import('../features/settings/text.zh-CN')).settings,
    en: async () => (await import('../features/settings/text.en')).settings,
  },
};
const wanted = new Set<LateRoom>();
let current: Loaded | undefined;

const missing = ({ text }: Loaded) => [...wanted].filter((room) => !Object.hasOwn(text, room));

/** Adds the texts of the late rooms whose pages were opened. */
async function complete(loaded: Loaded): Promise<void> {
  for (const room of missing(loaded)) {
    Object.assign(loaded.text, { [room]: await late[room][loaded.locale]() });
  }
}

async function load(locale: Locale): Promise<Loaded> {
  const part = locale === 'zh-CN' ? await import('./zh-CN') : await import('./en');
  // What a late room adds is there before any page that reads it.
  const loaded = { locale, text: { ...part.dictionary } as Dictionary, antd: part.antd };
  while (missing(loaded).length > 0) await complete(loaded);
  current = loaded;
  return loaded;
}

/** A page of a late room, once the room's texts are there too. */
export async function withTexts<P>(room: LateRoom, page: Promise<P>): Promise<P> {
  wanted.add(room);
  if (current) await complete(current);
  return page;
}

/** Anything the server or the browser calls a language, as one of ours. */
export function localeOf(name: string | null | undefined): Locale {
  return name?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

function firstLocale(): Locale {
  return localeOf(localStorage.getItem(REMEMBERED) ?? navigator.language);
}

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [loaded, setLoaded] = useState<Loaded>();

  const switchTo = useCallback(async (locale: Locale) => {
    const next = await load(locale);
    speak(locale);
    localStorage.setItem(REMEMBERED, locale);
    document.documentElement.lang = locale;
    setLoaded(next);
  }, []);

  useEffect(() => {
    void switchTo(firstLocale());
  }, [switchTo]);

  const value = useMemo(() => loaded && { ...loaded, switchTo }, [loaded, switchTo]);
  return value ? <LanguageContext value={value}>{children}</LanguageContext> : null;
}

export function useLanguage(): Language {
  const language = useContext(LanguageContext);
  if (!language) throw new Error('no LanguageProvider above');
  return language;
}

/** The texts of one room (or `common`), in the language in use. */
export function useText<R extends keyof Dictionary>(room: R): Dictionary[R] {
  return useLanguage().text[room];
}
