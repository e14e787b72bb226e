import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const barrels = [
  {
    name: 'antd',
    message: 'Import antd/es/<component>: the barrel drags every component into the entry.',
    allowTypeImports: true,
  },
  {
    name: 'echarts',
    message: 'Import echarts/lib/chart/<type>/install.js; see src/charts/EChart.tsx.',
    allowTypeImports: true,
  },
  {
    name: 'echarts/charts',
    message: 'Import echarts/lib/chart/<type>/install.js; see src/charts/EChart.tsx.',
    allowTypeImports: true,
  },
  {
    name: 'echarts/components',
    message: 'Import echarts/lib/component/<part>/install.js.',
    allowTypeImports: true,
  },
  { name: '@ant-design/icons', message: 'Import @ant-design/icons/es/icons/<Icon>.', allowTypeImports: true },
];

/** A room's pages may use app, api, charts and components, never another room's folder. */
const rooms = ['board', 'insights', 'features', 'experiments', 'flags', 'campaigns', 'people', 'settings'];
const roomRules = rooms.map((room) => ({
  files: [`src/features/${room}/**/*.{ts,tsx}`],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        paths: barrels,
        patterns: rooms
          .filter((other) => other !== room)
          .map((other) => ({ group: [`**/${other}/*`], message: 'Rooms do not import each other.' })),
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist', 'target', 'src/api/schema.d.ts', 'src/api/permissions.ts'] },
  ...tseslint.configs.recommended,
  {
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      '@typescript-eslint/no-restricted-imports': ['error', { paths: barrels }],
      '@typescript-eslint/no-explicit-any': 'error',
      'max-lines': ['error', 300],
    },
  },
  ...roomRules,
);
