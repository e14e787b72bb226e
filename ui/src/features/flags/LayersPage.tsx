import AntdApp from 'antd/es/app';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Layer } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { ConfirmName } from '../../components/ConfirmName';
import { EmptyState } from '../../components/EmptyState';
import { ErrorTile } from '../../components/ErrorTile';
import { ExperimentTabs } from '../../components/ExperimentTabs';
import { Name, useName } from '../../components/Name';
import { PageHead } from '../../components/PageHead';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import './flags.css';
import './layers.css';
import { EditButton } from './EditButton';
import { HoldoutDialog } from './HoldoutDialog';
import { HoldoutList } from './HoldoutList';
import { LayerBar, percentOf } from './LayerBar';
import { useBoundCommands, useLayers } from './layers';
import { LayerDialog } from './LayerDialog';
import { useTelling } from './parts';
import { share } from './words';

function RenameLayer({ layer }: { layer: Layer }) {
  const words = useTelling().text.bounds.layers;
  const name = useName();
  return (
    <EditButton
      text={words.edit}
      title={words.editTitle(name(layer.names, layer.key))}
      dialog={(close) => <LayerDialog layer={layer} onClose={close} />}
    />
  );
}

function RemoveLayer({ layer }: { layer: Layer }) {
  const words = useTelling().text.bounds.layers;
  const name = useName();
  const commands = useBoundCommands();
  const { message } = AntdApp.useApp();
  const [asking, setAsking] = useState(false);
  const shown = name(layer.names, layer.key);
  return (
    <>
      <AllowedButton needs="edit_flags" size="small" onClick={() => setAsking(true)}>
        {words.remove}
      </AllowedButton>
      {asking && (
        <ConfirmName
          title={words.removeTitle(shown)}
          lead={words.removeLead}
          name={layer.key}
          confirm={words.remove}
          keep={words.keep}
          onConfirm={async () => {
            await commands.removeLayer(layer);
            void message.success(words.removed(shown));
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function OneLayer({ layer }: { layer: Layer }) {
  const { project } = useSession();
  const { text, format } = useTelling();
  const words = text.bounds.layers;
  return (
    <li className="layer">
      <div className="layer-head">
        <h3>
          <Name names={layer.names} fallback={layer.key} />
        </h3>
        <code>{layer.key}</code>
        <span className="weak">{words.dealt(text.values.by[layer.dealing.by])}</span>
        <span className="grow" />
        <span className="weak">{words.free(share(layer.free, format))}</span>
        <RenameLayer layer={layer} />
        {layer.flags.length === 0 && <RemoveLayer layer={layer} />}
      </div>
      <LayerBar layer={layer} />
      {layer.flags.length === 0 && <p className="weak">{words.none}</p>}
      {layer.flags.length > 0 && (
        <ul className="layer-flags">
          {layer.flags.map((flag, i) => {
            const kept = percentOf(flag.ranges) - flag.share;
            return (
              <li key={flag.flag}>
                <span className={`layer-dot tone-${i % 6}`} aria-hidden />
                <Link to={`/p/${project.key}/flags/${flag.flag}`}>
                  <Name names={flag.names} fallback={flag.flag} />
                </Link>
                <span>{share(flag.share, format)}</span>
                {kept > 0.005 && <span className="weak">{words.kept(share(kept, format))}</span>}
              </li>
            );
          })}
        </ul>
      )}
    </li>
  );
}

function LayerList() {
  const words = useTelling().text.bounds.layers;
  const { set } = useAddress();
  const layers = useLayers();
  const create = (
    <AllowedButton needs="edit_flags" onClick={() => set({ new: 'layer' })}>
      {words.create}
    </AllowedButton>
  );
  return (
    <section className="card">
      <div className="section-head">
        <h2>{words.title}</h2>
        {(layers.data?.length ?? 0) > 0 && create}
      </div>
      {layers.error && <ErrorTile error={layers.error} onRetry={() => void layers.refetch()} />}
      {!layers.data && !layers.error && <Skeleton height={64} lines={3} />}
      {layers.data?.length === 0 && <EmptyState {...words.empty} action={create} />}
      {layers.data && layers.data.length > 0 && (
        <>
          <p className="weak">{words.lead}</p>
          <ul className="layers">
            {layers.data.map((layer) => (
              <OneLayer key={layer.key} layer={layer} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Which flags never meet, and who is kept from all of them. */
export default function LayersPage() {
  const { text } = useTelling();
  const { search, set } = useAddress();
  const close = () => set({ new: undefined });
  return (
    <>
      <PageHead title={text.bounds.title} filters={<ExperimentTabs />} />
      <div className="stack">
        <HoldoutList />
        <LayerList />
      </div>
      {search.get('new') === 'layer' && <LayerDialog onClose={close} />}
      {search.get('new') === 'holdout' && <HoldoutDialog onClose={close} />}
    </>
  );
}
