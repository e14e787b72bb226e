// ECharts ships no types for the parts it lets one pick; each is what `use` takes.

declare module 'echarts/lib/component/marker/installMarkLine.js' {
  export const install: (registers: never) => void;
}
declare module 'echarts/lib/label/installLabelLayout.js' {
  export const installLabelLayout: (registers: never) => void;
}
declare module 'echarts/lib/renderer/installSVGRenderer.js' {
  export const install: (registers: never) => void;
}
declare module 'echarts/lib/chart/line/install.js' {
  export const install: (registers: never) => void;
}
declare module 'echarts/lib/component/grid/installSimple.js' {
  export const install: (registers: never) => void;
}
declare module 'echarts/lib/component/tooltip/install.js' {
  export const install: (registers: never) => void;
}
declare module 'echarts/lib/component/aria/install.js' {
  export const install: (registers: never) => void;
}
