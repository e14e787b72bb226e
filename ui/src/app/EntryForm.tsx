import type { ReactNode } from 'react';
import { useLanguage, useText } from '../text';
import Button from 'antd/es/button';

/** The card that signing in, first setup and invitations share. */
export function EntryCard({ title, lead, children }: { title: string; lead?: string; children: ReactNode }) {
  const text = useText('app');
  const { locale, switchTo } = useLanguage();
  const other = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <main className="entry">
      <div className="entry-card">
        <div className="entry-brand">
          <img src="/tandem.svg" alt="" width={32} height={32} />
          <Button type="text" lang={other} onClick={() => void switchTo(other)}>
            {text.otherLanguage}
          </Button>
        </div>
        <h1>{title}</h1>
        {lead && <p className="weak">{lead}</p>}
        {children}
      </div>
    </main>
  );
}
