import type { ThemeConfig } from 'antd/es/config-provider/context';

const weak = 'rgba(0, 0, 0, 0.58)';

/** Seeds that keep every text at WCAG AA on white; antd's own defaults do not. */
export const lightTheme: ThemeConfig = {
  token: {
    colorPrimary: '#0958D9',
    // What antd derives is too light for white letters and for links (4.0) while the pointer is on them.
    colorPrimaryHover: '#2468DB',
    colorLinkHover: '#063F9E',
    colorSuccess: '#137952',
    colorWarning: '#8A6100',
    colorError: '#B42318',
    colorInfo: '#174F9C',
    colorTextTertiary: weak,
    colorTextDescription: weak,
    colorTextPlaceholder: weak,
    colorLink: '#0958D9',
    // Who asked the system for less motion gets none: dialogs and menus stand where they will be at once.
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    borderRadius: 6,
    fontSize: 14,
    fontFamily:
      "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
  },
  components: {
    Table: { headerBg: '#f6f7f9', cellPaddingBlockMD: 9, cellPaddingInlineMD: 12 },
  },
};
