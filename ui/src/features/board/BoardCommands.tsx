import Reload from '@ant-design/icons/es/icons/ReloadOutlined';
import { useQueryClient } from '@tanstack/react-query';
import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import { lazy, Suspense, type ReactNode } from 'react';
import { NavLink, useNavigate } from 'react-router';
import { api } from '../../api/client';
import type { Board, BoardTileSetting, Names } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton, useHint } from '../../components/AllowedButton';
import { useName } from '../../components/Name';
import { boardPath, MAIN, useBoards, useSaveBoard } from '../../components/savedBoards';
import { useText, withTexts } from '../../text';
import type { TileCommand } from './TileMenu';

const TileForm = lazy(() => import('./TileForm'));
const InsightForm = lazy(() => withTexts('insights', import('./InsightForm')));
const BoardForm = lazy(() => import('./BoardForm'));
const DigestDrawer = lazy(() => import('./DigestDrawer'));

/** The tiles with one where another was; unchanged when either place is none. */
export function moved(tiles: BoardTileSetting[], from: number, to: number): BoardTileSetting[] {
  const tile = tiles[from];
  if (!tile || !tiles[to] || from === to) return tiles;
  const next = tiles.filter((_, i) => i !== from);
  next.splice(to, 0, tile);
  return next;
}

type Set = (changes: Record<string, string | undefined>) => void;

/** What can be done with a board; dialogs stand in the address so that a link opens them. */
export function useCommands(board: string, set: Set) {
  const { project } = useSession();
  const text = useText('board');
  const { message, modal } = AntdApp.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const save = useSaveBoard();
  const close = () => set({ tile: undefined, boardForm: undefined, digest: undefined });

  const undoable = async (change: (before: BoardTileSetting[]) => BoardTileSetting[], done?: string) => {
    let before: BoardTileSetting[] = [];
    try {
      await save(board, (saved) => {
        before = saved.tiles;
        return { tiles: change(saved.tiles) };
      });
    } catch {
      void message.error(text.notSaved);
      return;
    }
    if (done) {
      const hide = message.success({
        content: (
          <>
            {done}{' '}
            <Button
              type="link"
              size="small"
              onClick={() => {
                hide();
                void save(board, () => ({ tiles: before }));
              }}
            >
              {text.undo}
            </Button>
          </>
        ),
        duration: 8,
      });
    }
  };

  return {
    add: () => set({ tile: 'new' }),
    rename: () => set({ boardForm: 'rename' }),
    create: () => set({ boardForm: 'new' }),
    digest: () => set({ digest: '1' }),
    refresh: () =>
      void queries.invalidateQueries({
        predicate: ({ queryKey: [of, what] }) =>
          of === project.key && ['board', 'query'].includes(String(what)),
      }),
    close,
    run: async (command: TileCommand, position: number) => {
      if (command === 'change') set({ tile: String(position) });
      if (command === 'earlier') await undoable((tiles) => moved(tiles, position, position - 1));
      if (command === 'later') await undoable((tiles) => moved(tiles, position, position + 1));
      if (command === 'wider' || command === 'narrower') {
        const columns = command === 'wider' ? 2 : 1;
        await undoable((tiles) => tiles.map((t, i) => (i === position ? { ...t, columns } : t)));
      }
      if (command === 'remove') {
        await undoable((tiles) => tiles.filter((_, i) => i !== position), text.removed);
      }
    },
    move: (from: number, to: number) => undoable((tiles) => moved(tiles, from, to)),
    addInsight: () => set({ tile: 'insight' }),
    saveTile: (position: number | undefined, setting: BoardTileSetting) =>
      save(board, ({ tiles }) => ({
        tiles:
          position === undefined
            ? [...tiles, setting]
            : tiles.map((before, i) => (i === position ? setting : before)),
      })),
    saveName: (names: Names) => save(board, () => ({ names })),
    createBoard: async (names: Names, key: string) => {
      await api.post('/api/projects/{project}/boards', {
        path: { project: project.key },
        body: { key, names, tiles: [] },
      });
      await queries.invalidateQueries({ queryKey: [project.key, 'boards'] });
      void navigate(`/p/${project.key}/board/${key}?tile=new`);
    },
    remove: (name: string, version: number) =>
      modal.confirm({
        title: text.deleteTitle(name),
        content: text.deleteLead,
        okText: text.deleteBoard,
        cancelText: text.keepBoard,
        okButtonProps: { danger: true },
        onOk: async () => {
          await api.delete('/api/projects/{project}/boards/{board}', {
            path: { project: project.key, board },
            ifMatch: version,
          });
          await queries.invalidateQueries({ queryKey: [project.key, 'boards'] });
          void navigate(`/p/${project.key}/board`);
        },
      }),
  };
}

export type Commands = ReturnType<typeof useCommands>;

/** Reading again, the digest, and the one primary thing to do: add a tile. */
export function BoardActions({ commands }: { commands: Commands }) {
  const text = useText('board');
  return (
    <>
      <Button icon={<Reload />} onClick={commands.refresh}>
        {text.refresh}
      </Button>
      <Button onClick={commands.digest}>{text.digest.button}</Button>
      <AllowedButton needs="edit_boards" onClick={commands.addInsight}>
        {text.addInsight}
      </AllowedButton>
      <AllowedButton needs="edit_boards" type="primary" onClick={commands.add}>
        {text.addTile}
      </AllowedButton>
    </>
  );
}

interface TabsProps {
  current: string;
  commands: Commands;
  /** What stands at the end of the row. */
  children?: ReactNode;
}

/** The project's boards by name; the open one can be renamed and, but for the first, deleted. */
export function BoardTabs({ current, commands, children }: TabsProps) {
  const { project } = useSession();
  const text = useText('board');
  const name = useName();
  const hint = useHint('edit_boards');
  const boards = useBoards().data ?? [];
  const open = boards.find((board) => board.key === current);
  const path = (key: string) => boardPath(project.key, key);
  return (
    <nav className="board-tabs" aria-label={text.boards}>
      {boards.map((board) => (
        <NavLink
          key={board.key}
          to={path(board.key)}
          className={board.key === current ? 'active' : undefined}
          aria-current={board.key === current ? 'page' : undefined}
          end
        >
          {name(board.names, board.key)}
        </NavLink>
      ))}
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'create', label: text.createBoard },
            { key: 'rename', label: text.renameBoard },
            { key: 'remove', label: text.deleteBoard, danger: true, disabled: current === MAIN },
          ].map((item) => ({ ...item, title: hint, disabled: hint !== undefined || item.disabled })),
          onClick: ({ key }) => {
            if (key === 'create') commands.create();
            if (key === 'rename') commands.rename();
            if (key === 'remove' && open) commands.remove(name(open.names, open.key), open.version);
          },
        }}
      >
        <Button type="text" size="small">
          {text.manageBoards} <span aria-hidden>▾</span>
        </Button>
      </Dropdown>
      {children}
    </nav>
  );
}

interface Dialogs {
  board: Board | undefined;
  commands: Commands;
  search: URLSearchParams;
}

/** The dialogs that the address says are open. */
export function BoardDialogs({ board, commands, search }: Dialogs) {
  const name = useName();
  const boards = useBoards().data ?? [];
  const open = boards.find((one) => one.key === board?.key);
  const tile = search.get('tile');
  const form = search.get('boardForm');
  if (!board || !open) return null;
  const setting = tile === null || tile === 'new' ? undefined : open.tiles[Number(tile)];
  const insights = open.tiles.flatMap((t) => t.insight ?? []);
  return (
    <Suspense>
      {tile === 'insight' && (
        <InsightForm
          shown={insights}
          onSave={(added) => commands.saveTile(undefined, added)}
          onClose={commands.close}
        />
      )}
      {(tile === 'new' || setting?.metric) && (
        <TileForm
          setting={setting}
          onSave={(changed) => commands.saveTile(setting && Number(tile), changed)}
          onClose={commands.close}
        />
      )}
      {form && (
        <BoardForm
          board={form === 'rename' ? open : undefined}
          onSave={(names, key) =>
            form === 'rename' ? commands.saveName(names) : commands.createBoard(names, key)
          }
          onClose={commands.close}
        />
      )}
      {search.get('digest') && (
        <DigestDrawer board={board.key} title={name(board.names)} onClose={commands.close} />
      )}
    </Suspense>
  );
}
