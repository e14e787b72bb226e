import Close from '@ant-design/icons/es/icons/CloseOutlined';
import Plus from '@ant-design/icons/es/icons/PlusOutlined';
import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import DatePicker from 'antd/es/date-picker';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { Flag, ReleaseStep } from '../../api/types';
import { useName } from '../../components/Name';
import { useAllPolicies } from '../../components/PolicyLink';
import { useText } from '../../text';
import { ChangeDialog } from './Approval';
import { behaviourOf, useEnvironmentName, useTelling } from './parts';
import { useReleaseCommands } from './releases';
import { givenBy, hoursOf, judgedWithin, offered, wrongWith } from './steps';
import { ruleWords, share } from './words';

function StepRows({ steps, onChange }: { steps: ReleaseStep[]; onChange: (steps: ReleaseStep[]) => void }) {
  const words = useTelling().text.release;
  const put = (i: number, part: Partial<ReleaseStep>) =>
    onChange(steps.map((step, j) => (j === i ? { ...step, ...part } : step)));
  return (
    <div role="group" aria-label={words.steps}>
      <h3>{words.steps}</h3>
      <ol className="release-rows">
        {steps.map((step, i) => (
          <li key={i}>
            <span className="weak">{words.step(i + 1)}</span>
            <InputNumber
              aria-label={words.percentOf(i + 1)}
              min={0}
              max={100}
              precision={4}
              formatter={(value) => (value === undefined ? '' : String(Number(value)))}
              suffix="%"
              value={step.percent}
              onChange={(percent) => put(i, { percent: Number(percent ?? 0) })}
            />
            <span className="weak">{words.forHours}</span>
            <InputNumber
              aria-label={words.hoursOf(i + 1)}
              min={0}
              max={2160}
              precision={0}
              suffix={words.hours}
              value={step.hours}
              onChange={(hours) => put(i, { hours: Number(hours ?? 0) })}
            />
            <Button
              type="text"
              icon={<Close />}
              aria-label={words.removeStep(i + 1)}
              onClick={() => onChange(steps.filter((_, j) => j !== i))}
            />
          </li>
        ))}
      </ol>
      <Button
        type="link"
        size="small"
        icon={<Plus />}
        disabled={steps.length >= 20}
        onClick={() => onChange([...steps, { percent: 100, hours: 0 }])}
      >
        {words.addStep}
      </Button>
    </div>
  );
}

interface GuardrailProps {
  chosen: string[];
  steps: ReleaseStep[];
  onChange: (chosen: string[]) => void;
}

/** The policies that take it back; those that fire already cannot. */
function Guardrails({ chosen, steps, onChange }: GuardrailProps) {
  const { text, format } = useTelling();
  const words = text.release;
  const states = useText('policies').state;
  const modes = useText('policies').mode;
  const name = useName();
  const active = (useAllPolicies().data?.items ?? []).filter((p) => p.state === 'active');
  const slow = active.filter(
    (p) => chosen.includes(p.key) && steps.some((step) => step.hours < judgedWithin(p)),
  );
  return (
    <div role="group" aria-label={words.guardrails}>
      <h3>{words.guardrails}</h3>
      <Select
        mode="multiple"
        aria-label={words.guardrails}
        style={{ width: '100%' }}
        maxCount={10}
        showSearch={{ optionFilterProp: 'label' }}
        notFoundContent={words.noPolicies}
        value={chosen}
        options={active.map((p) => ({
          value: p.key,
          label: [name(p.names, p.key), modes[p.mode], states[p.status.state]].join(' · '),
          disabled: p.status.state === 'firing',
        }))}
        onChange={onChange}
      />
      <p className="weak">{chosen.length > 0 ? words.guardrailsHelp : words.noGuardrails}</p>
      {slow.map((p) => (
        <p key={p.key} className="weak">
          {words.longer(name(p.names, p.key), format.exact(judgedWithin(p)))}
        </p>
      ))}
    </div>
  );
}

interface Props {
  flag: Flag;
  environment: string;
  onClose: () => void;
}

/** Which rule is given out by which steps, and what takes it back. */
export function StartRelease({ flag, environment, onClose }: Props) {
  const telling = useTelling();
  const { text, format } = telling;
  const words = text.release;
  const nameOf = useEnvironmentName();
  const { message } = AntdApp.useApp();
  const commands = useReleaseCommands();
  const behaviour = behaviourOf(flag, environment);
  const [rule, setRule] = useState(0);
  const [steps, setSteps] = useState(() => offered(givenBy(behaviour, 0)));
  const [guardrails, setGuardrails] = useState<string[]>([]);
  const [begins, setBegins] = useState<Dayjs | null>(null);
  const now = givenBy(behaviour, rule);
  const wrong = wrongWith(steps);
  const first = share(steps[0]?.percent ?? 0, format);
  const later = begins !== null && begins.isAfter(dayjs());
  const time = later ? format.time(begins.toISOString()) : '';
  const draft = { rule, steps, guardrails, startsAt: later ? begins.toISOString() : null };
  return (
    <ChangeDialog
      {...{ flag, environment, onClose }}
      width={680}
      className="release-start"
      title={words.startTitle(nameOf(environment))}
      submit={later ? words.schedule(first, time) : words.startAt(first)}
      disabled={wrong !== undefined}
      body={{ release: draft }}
      onSubmit={async () => {
        await commands.start(flag, environment, draft);
        void message.success(later ? words.scheduled(time) : words.started(first));
      }}
    >
      <p className="weak">{words.lead}</p>
      <h3>{words.rule}</h3>
      <Select
        aria-label={words.rule}
        style={{ width: '100%' }}
        value={rule}
        options={behaviour.rules.map((one, i) => ({
          value: i,
          label: `${text.rules.rule(i + 1)} · ${ruleWords(one, telling, flag.type !== 'boolean')}`,
        }))}
        onChange={(chosen: number) => {
          setRule(chosen);
          setSteps(offered(givenBy(behaviour, chosen)));
        }}
      />
      <StepRows steps={steps} onChange={setSteps} />
      {wrong && (
        <p className="form-error" role="alert">
          {words.wrong[wrong]}
        </p>
      )}
      {!wrong && steps[0]!.percent < now && (
        <p className="note warn">{words.takesAway(share(now, format), first)}</p>
      )}
      <h3>{words.begins}</h3>
      <DatePicker
        aria-label={words.begins}
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        minDate={dayjs()}
        maxDate={dayjs().add(1, 'year')}
        value={begins}
        onChange={setBegins}
      />
      <p className="weak">{words.beginsHelp}</p>
      <Guardrails steps={steps} chosen={guardrails} onChange={setGuardrails} />
      <p>
        {words.lasts(format.duration(hoursOf(steps) * 3600))} {!behaviour.enabled && words.switchesOn}
      </p>
    </ChangeDialog>
  );
}
