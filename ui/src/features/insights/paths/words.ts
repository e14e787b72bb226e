import type { PathNode, PathsAnswer, PathsQuery } from '../../../api/types';
import type { Format } from '../../../components/format';
import type { Dictionary } from '../../../text/en';
import { eventName, rangeWords, rest, selectorWords } from '../frame/words';
import { windowWords } from '../frame/window';

/** People of a node, or of a link to a node of the next column. */
export interface PathsCell {
  /** From 0. */
  column: number;
  node: PathNode;
  next?: PathNode;
}

export function sentenceOf(query: PathsQuery, format: Format, text: Dictionary): string {
  const words = text.insights.paths.sentence;
  const anchor = query.start
    ? words.start(selectorWords(query.start, text))
    : query.end
      ? words.end(selectorWords(query.end, text))
      : words.first;
  const how = [
    words.depth(query.depth ?? 5),
    ...(query.groupBy ? [words.groupBy(query.groupBy)] : []),
    ...(query.window ? [words.window(windowWords(query.window, text))] : []),
    ...(query.perSession ? [words.session] : []),
    ...(query.events?.length ? [words.only(query.events.join(' / '))] : []),
    ...(query.exclude?.length ? [words.exclude(query.exclude.join(' / '))] : []),
  ];
  return words.all(anchor, how.join(words.also), rangeWords(query, format, text)) + rest(query, text);
}

/** A node's name: the event, the rest, or that there was no more. */
export function nodeName(node: PathNode, query: PathsQuery, text: Dictionary): string {
  const words = text.insights.paths;
  if (node.kind === 'other') return words.other;
  if (node.kind === 'left') return query.end ? words.notYet : words.left;
  return eventName(node.name ?? '', text);
}

export function sameNode(a: PathNode, b: PathNode): boolean {
  return a.kind === b.kind && (a.name ?? null) === (b.name ?? null);
}

/** "Step 2", or "2 before" going backwards. */
export function columnName(column: number, query: PathsQuery, text: Dictionary): string {
  const words = text.insights.paths;
  if (!query.end) return words.step(column + 1);
  return column === 0 ? words.atEnd : words.before(column);
}

export function cellTitle(
  cell: PathsCell,
  { query, answer }: { query: PathsQuery; answer: PathsAnswer },
  _: Format,
  text: Dictionary,
): string | undefined {
  if (!answer.columns[cell.column]?.nodes.some((n) => sameNode(n.node, cell.node))) return undefined;
  const node = `${columnName(cell.column, query, text)} · ${nodeName(cell.node, query, text)}`;
  if (!cell.next) return node;
  return text.insights.paths.way(
    ...(query.end
      ? ([nodeName(cell.next, query, text), nodeName(cell.node, query, text)] as const)
      : ([nodeName(cell.node, query, text), nodeName(cell.next, query, text)] as const)),
    columnName(cell.column, query, text),
  );
}
