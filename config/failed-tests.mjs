// Names every test that failed in the JUnit reports given as arguments, with the first lines of what it said:
// the last thing a run prints, so that the end of a log is enough to know what went wrong.
import { readFileSync } from 'node:fs';

const entities = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plain = (text) =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => entities[name])
    .replace(/\u001b\[[\d;]*m/g, '');
const attribute = (tag, name) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '');

for (const file of process.argv.slice(2)) {
  for (const [, tag, body] of readFileSync(file, 'utf8').matchAll(/<testcase\b([^>]*[^/>])>(.*?)<\/testcase>/gs)) {
    const [, kind, said] = /<(failure|error)\b([^>]*(?:\/>|>.*?<\/\1>))/s.exec(body) ?? [];
    if (!kind) continue;
    console.log(`FAILED TEST: ${attribute(tag, 'classname')} › ${attribute(tag, 'name')}`);
    const content = plain(said.replace(/^[^>]*>/, '').replace(/<!\[CDATA\[|\]\]>|<\/\w+>/g, ''));
    const lines = (content || attribute(said, 'message')).split('\n').filter((line) => line.trim());
    console.log(lines.slice(0, 12).map((line) => `    ${line.slice(0, 300)}`).join('\n'));
  }
}
