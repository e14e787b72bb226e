import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { en, zh } from './complete';

const src = join(import.meta.dirname, '..');

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value === 'function') return [`${path}()`];
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
}

function wordsOf(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value)]];
  return Object.entries(value as object).flatMap(([key, inner]) => wordsOf(inner, `${path}.${key}`));
}

/** Attributes whose value people see or hear. */
const spoken =
  /^(title|label|placeholder|alt|description|extra|message|okText|cancelText|aria-label|caption)$/;
const letters = /\p{Letter}{2,}/u;
const han = /\p{Script=Han}/u;

/** Texts in code that a reader would see although no dictionary holds them. */
export function strayTexts(name: string, code: string): string[] {
  const kind = name.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.Latest, true, kind);
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isJsxText(node) && letters.test(node.text)) found.push(node.text.trim());
    if (
      ts.isJsxAttribute(node) &&
      node.initializer &&
      ts.isStringLiteral(node.initializer) &&
      spoken.test(node.name.getText()) &&
      letters.test(node.initializer.text)
    ) {
      found.push(node.initializer.text);
    }
    if (ts.isStringLiteralLike(node) && han.test(node.text)) found.push(node.text);
    if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteral(node.expression)) {
      if (ts.isJsxElement(node.parent) && letters.test(node.expression.text))
        found.push(node.expression.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.map((text) => `${name}: ${text}`);
}

function sources(): string[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      /\.tsx?$/.test(file) && !/(text|common)\.(en|zh-CN)\.ts$|\.test\.tsx?$|schema\.d\.ts$/.test(file),
  );
}

describe('dictionaries', () => {
  it('have the same keys in both languages', () => {
    expect(keysOf(zh)).toEqual(keysOf(en));
  });

  it('leave no text empty', () => {
    expect([...wordsOf(en), ...wordsOf(zh)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('hold no Chinese in English but the name of the other language', () => {
    expect(wordsOf(en).filter(([path, text]) => han.test(text) && path !== '.app.otherLanguage')).toEqual([]);
  });

  it('never shout', () => {
    expect([...wordsOf(en), ...wordsOf(zh)].filter(([, text]) => /[!！](?!=)/.test(text))).toEqual([]);
  });
});

describe('code', () => {
  it('holds no text outside the dictionaries', () => {
    const stray = sources().flatMap((file) => strayTexts(file, readFileSync(join(src, file), 'utf8')));
    expect(stray).toEqual([]);
  }, 60_000);

  it('is caught when it does', () => {
    expect(strayTexts('a.tsx', '<p>Hello</p>')).toHaveLength(1);
    expect(strayTexts('a.tsx', '<p title="Hello there">{x}</p>')).toHaveLength(1);
    expect(strayTexts('a.tsx', 'const a = "看板";')).toHaveLength(1);
    expect(strayTexts('a.tsx', '<p>{"Hello"}</p>')).toHaveLength(1);
    expect(strayTexts('a.tsx', '<p className="weak">{text.hello} · n</p>')).toEqual([]);
  });
});
