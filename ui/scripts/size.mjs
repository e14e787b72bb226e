// Holds the bundle to its budget: shell and Board without ECharts 320 KB, other routes 200 KB, charts 210 KB (gzip).
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', dist), 'utf8'));

async function gzipOf(file) {
  return gzipSync(await readFile(new URL(file, dist))).length;
}

function withImports(key, seen = new Set()) {
  if (!seen.has(key)) {
    seen.add(key);
    for (const next of manifest[key].imports ?? []) withImports(next, seen);
  }
  return seen;
}

async function weigh(keys) {
  const files = new Set();
  for (const key of keys) {
    files.add(manifest[key].file);
    for (const css of manifest[key].css ?? []) files.add(css);
  }
  let sum = 0;
  for (const file of files) sum += await gzipOf(file);
  return sum / 1024;
}

function find(suffix) {
  const key = Object.keys(manifest).find((k) => k.endsWith(suffix));
  if (!key) throw new Error(`no chunk for ${suffix}`);
  return key;
}

const entry = withImports('index.html');
const shell = new Set([
  ...entry,
  ...withImports(find('/board/BoardPage.tsx')),
  ...withImports(find('/text/zh-CN.ts')),
]);
const lines = [['shell + Board', await weigh(shell), 320]];
const charts = withImports(find('/charts/EChart.tsx'));
lines.push(['charts', await weigh([...charts].filter((k) => !entry.has(k))), 210]);
for (const key of Object.keys(manifest).filter(
  (k) => /features\/.*(Page|Tab)\.tsx$/.test(k) && !k.includes('/board/'),
)) {
  const own = [...withImports(key)].filter((k) => !shell.has(k) && !charts.has(k));
  lines.push([key.replace('src/features/', ''), await weigh(own), 200]);
}

let over = false;
for (const [name, size, budget] of lines) {
  const bad = size > budget;
  over ||= bad;
  console.log(`${bad ? 'OVER' : 'ok  '} ${name.padEnd(36)} ${size.toFixed(0).padStart(4)} KB of ${budget}`);
}
if (over) process.exit(1);
