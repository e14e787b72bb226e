import { useState } from 'react';
import { Link } from 'react-router';
import type { Flag } from '../../api/types';
import { useSession } from '../../app/session';
import { AllowedButton } from '../../components/AllowedButton';
import { Name, useName } from '../../components/Name';
import './layers.css';
import { HoldoutState } from './HoldoutList';
import { LayerBar } from './LayerBar';
import { covers, useHoldouts, useLayers } from './layers';
import { exposureOf } from './model';
import { behaviourOf, useTelling } from './parts';
import { SeatDialog } from './SeatDialog';
import { share } from './words';

/** What lies around a flag's rules: its layer, who is held out of it, and how many that leaves. */
export function BoundsCard({ flag, environment }: { flag: Flag; environment: string }) {
  const { project } = useSession();
  const { text, format } = useTelling();
  const words = text.bounds.seat;
  const name = useName();
  const layers = useLayers().data;
  const held = (useHoldouts().data ?? []).filter((holdout) => covers(holdout, flag.key));
  const [choosing, setChoosing] = useState(false);
  const { seat } = flag;
  const layer = layers?.find((one) => one.key === seat?.layer);
  const lasting = held.filter((holdout) => holdout.state === 'running');
  const left = lasting.reduce((rest, holdout) => rest * (1 - holdout.share / 100), 1);
  const reach = exposureOf(behaviourOf(flag, environment)).share * left * ((seat?.share ?? 100) / 100);
  return (
    <section className="card flag-bounds" data-testid="bounds">
      <div className="section-head">
        <h2>{words.allocation}</h2>
        {!flag.archived && (
          <AllowedButton needs="edit_flags" onClick={() => setChoosing(true)}>
            {seat ? words.change : words.choose}
          </AllowedButton>
        )}
      </div>
      {seat && layer ? (
        <>
          <p>
            <Link to={`/p/${project.key}/layers`}>
              {words.in(name(layer.names, layer.key), share(seat.share, format))}
            </Link>{' '}
            <span className="weak">{words.meaning}</span>
          </p>
          <LayerBar layer={layer} only={flag.key} />
        </>
      ) : (
        <p className="weak">{words.none}</p>
      )}
      {held.map((holdout) => (
        <p key={holdout.key} className="flag-bound">
          <Link to={`/p/${project.key}/layers/${holdout.key}`}>
            <Name names={holdout.names} fallback={holdout.key} />
          </Link>
          <HoldoutState state={holdout.state} />
          <span className="weak">
            {text.bounds.holdouts.share} {share(holdout.share, format)}
          </span>
        </p>
      ))}
      {held.length === 0 && <p className="weak">{words.nobodyHeldOut}</p>}
      {(seat || lasting.length > 0) && reach > 0 && <p>{words.takesPart(format.percent(reach))}</p>}
      {choosing && <SeatDialog flag={flag} onClose={() => setChoosing(false)} />}
    </section>
  );
}
