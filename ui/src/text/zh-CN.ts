import antdZh from 'antd/es/locale/zh_CN';
import { app } from '../app/text.zh-CN';
import { acts } from '../components/acts.text.zh-CN';
import { auditWords as audit } from '../components/audit.text.zh-CN';
import { inbox } from '../components/inbox.text.zh-CN';
import { parts } from '../components/text.zh-CN';
import { audiences } from '../features/audiences/text.zh-CN';
import { board } from '../features/board/text.zh-CN';
import { campaigns } from '../features/campaigns/text.zh-CN';
import { features } from '../features/features/text.zh-CN';
import { people } from '../features/people/text.zh-CN';
import { policies } from '../features/policies/text.zh-CN';
import { common } from './common.zh-CN';
import type { Dictionary, LateRoom } from './en';

export const dictionary: Omit<Dictionary, LateRoom> = {
  common,
  app,
  parts,
  acts,
  audit,
  inbox,
  audiences,
  board,
  features,
  campaigns,
  people,
  policies,
};
export const antd = antdZh;
