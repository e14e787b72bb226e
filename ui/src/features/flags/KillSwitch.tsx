import AntdApp from 'antd/es/app';
import { useState } from 'react';
import type { Flag } from '../../api/types';
import { AllowedButton } from '../../components/AllowedButton';
import { ChangeDialog, retreat } from './Approval';
import { reachOf } from './model';
import { behaviourOf, ExposureBar, StateTag, useEnvironmentName, useTelling } from './parts';
import { useFlagCommands } from './queries';
import { exposureWords } from './words';

/** On or off in one environment, at once: rules stay as they are. */
export function KillSwitch({ flag, environment }: { flag: Flag; environment: string }) {
  const telling = useTelling();
  const { text } = telling;
  const words = text.kill;
  const nameOf = useEnvironmentName();
  const commands = useFlagCommands();
  const { message } = AntdApp.useApp();
  const [asking, setAsking] = useState(false);
  const behaviour = behaviourOf(flag, environment);
  const on = behaviour.enabled;
  const place = nameOf(environment);
  const act = on ? words.off(place) : words.on(place);
  const reach = exposureWords(reachOf(behaviour.rules), telling);

  const flip = async () => {
    await commands.behave(flag, environment, { enabled: !on });
    void message.success(words.done(on ? text.offIn(place) : text.onIn(place)));
  };

  return (
    <section className="card flag-switch">
      <StateTag on={on} of={on ? text.onIn(place) : text.offIn(place)} />
      <ExposureBar behaviour={behaviour} />
      <span className="grow" />
      <AllowedButton
        needs="edit_flags"
        danger={on}
        disabled={flag.archived}
        request={on ? retreat(flag.key, environment) : undefined}
        onClick={() => setAsking(true)}
      >
        {act}
      </AllowedButton>
      {asking && (
        <ChangeDialog
          {...{ flag, environment }}
          title={act}
          submit={act}
          cancel={on ? words.keepOn : words.keepOff}
          danger={on}
          // the rules go along, so that whoever decides reads the shares
          body={{ change: { enabled: !on, rules: behaviour.rules } }}
          onSubmit={flip}
          onClose={() => setAsking(false)}
        >
          <p>{on ? words.leadOff(reach) : words.leadOn(reach)}</p>
          {!on && behaviour.rules.length === 0 && <p>{words.noRules}</p>}
        </ChangeDialog>
      )}
    </section>
  );
}
