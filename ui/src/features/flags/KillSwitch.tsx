import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import type { Flag } from '../../api/types';
import { AllowedButton } from '../../components/AllowedButton';
import { FormError } from '../../components/FormError';
import { AskForChange, needsApproval, retreat } from './Approval';
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
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [requesting, setRequesting] = useState(false);
  const behaviour = behaviourOf(flag, environment);
  const on = behaviour.enabled;
  const place = nameOf(environment);
  const act = on ? words.off(place) : words.on(place);
  const reach = exposureWords(reachOf(behaviour.rules), telling);

  const flip = async () => {
    setBusy(true);
    setError(undefined);
    try {
      await commands.behave(flag, environment, { enabled: !on });
      void message.success(words.done(on ? text.offIn(place) : text.onIn(place)));
      setAsking(false);
    } catch (failure) {
      setError(failure);
      if (!needsApproval(failure)) void commands.reload(flag.key);
    } finally {
      setBusy(false);
    }
  };

  const open = () => {
    setError(undefined);
    setAsking(true);
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
        onClick={open}
      >
        {act}
      </AllowedButton>
      {requesting && (
        <AskForChange
          {...{ flag, environment }}
          // the rules go along, so that whoever decides reads the shares
          body={{ change: { enabled: true, rules: behaviour.rules } }}
          onAsked={() => setAsking(false)}
          onClose={() => setRequesting(false)}
        />
      )}
      {asking && !requesting && (
        <Modal
          open
          title={act}
          onCancel={() => setAsking(false)}
          footer={[
            <Button key="keep" onClick={() => setAsking(false)}>
              {on ? words.keepOn : words.keepOff}
            </Button>,
            needsApproval(error) ? (
              <Button key="ask" type="primary" onClick={() => setRequesting(true)}>
                {text.release.ask}
              </Button>
            ) : (
              <Button key="act" type="primary" danger={on} loading={busy} onClick={() => void flip()}>
                {act}
              </Button>
            ),
          ]}
        >
          <p>{on ? words.leadOff(reach) : words.leadOn(reach)}</p>
          {!on && behaviour.rules.length === 0 && <p>{words.noRules}</p>}
          <FormError error={error} />
        </Modal>
      )}
    </section>
  );
}
