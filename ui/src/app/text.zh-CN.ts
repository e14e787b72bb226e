import type { Dictionary } from '../text/en';

export const app: Dictionary['app'] = {
  brand: '双翼',
  menu: {
    label: '主菜单',
    board: '看板',
    insights: '洞察',
    features: '功能',
    campaigns: '活动',
    people: '用户',
    settings: '设置',
  },
  skip: '跳到正文',
  project: '项目',
  demoClock: (time) => `演示时钟 ${time}`,
  demoClockHint: '本服务器使用演示时钟：“现在”由人设定，之后按真实速度前进。',
  language: '语言',
  otherLanguage: 'English',
  account: '账号',
  logout: '退出登录',
  login: {
    title: '登录双翼',
    email: '邮箱',
    password: '密码',
    submit: '登录',
    emailMissing: '请输入邮箱。',
    passwordMissing: '请输入密码。',
    lead: '产品与运营，看同一组事实。',
  },
  setup: {
    title: '初始化双翼',
    lead: '你是第一位使用者。请创建本服务器的管理员。',
    name: '姓名',
    nameMissing: '请输入同事会看到的姓名。',
    submit: '创建管理员',
    noToken: '链接中缺少令牌。请打开服务器首次启动时打印的一次性链接。',
  },
  invitation: {
    title: (project) => `加入 ${project}`,
    lead: (email) => `你以 ${email} 的身份受邀。`,
    submit: '加入项目',
  },
  password: { rule: '至少 10 个字符。', label: '密码' },
  noProject: {
    title: '你还不是任何项目的成员',
    lead: '请管理员邀请你。',
  },
  notFound: {
    title: '没有这个页面',
    lead: '地址可能有误，或对象属于你未加入的项目。',
    action: '打开看板',
  },
};
