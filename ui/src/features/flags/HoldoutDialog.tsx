import AntdApp from 'antd/es/app';
import Button from 'antd/es/button';
import DatePicker from 'antd/es/date-picker';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import dayjs, { type Dayjs } from 'dayjs';
import { useState } from 'react';
import type { Holdout, HoldoutChange } from '../../api/types';
import { useCampaigns } from '../../components/catalog';
import { useFlags } from '../../components/flags';
import { FormDialog } from '../../components/FormDialog';
import { useName } from '../../components/Name';
import { bothNames } from '../../components/names';
import { NamingFields } from '../../components/NamingFields';
import { useText } from '../../text';
import { needsApproval } from './Approval';
import { AskToRelease } from './AskToRelease';
import { useBoundCommands } from './layers';

interface Draft {
  zh?: string;
  en?: string;
  key: string;
  share: number | null;
  campaign?: string;
  flags: string[];
  until?: Dayjs | null;
}

const LARGEST = 50;

/** How many are held out; said once. */
function Share() {
  const words = useText('flags').bounds.holdouts;
  return (
    <Form.Item
      name="share"
      label={words.shareOf}
      extra={words.shareHelp}
      rules={[
        {
          validator: (_, value: number | null) =>
            value !== null && value > 0 && value <= LARGEST
              ? Promise.resolve()
              : Promise.reject(new Error(words.shareMissing)),
        },
      ]}
    >
      <InputNumber style={{ width: '100%' }} min={0} max={LARGEST} suffix="%" />
    </Form.Item>
  );
}

function Until({ set }: { set: boolean }) {
  const words = useText('flags').bounds.holdouts;
  return (
    <Form.Item name="until" label={words.until} extra={words.untilHelp}>
      <DatePicker
        allowClear={!set}
        showTime={{ format: 'HH:mm' }}
        format="YYYY-MM-DD HH:mm"
        style={{ width: '100%' }}
      />
    </Form.Item>
  );
}

/** Of a campaign's flags, where a campaign reads them. */
function OfCampaign({ chosen }: { chosen: boolean }) {
  const words = useText('flags').bounds.holdouts;
  const name = useName();
  const campaigns = useCampaigns().data?.items ?? [];
  return (
    <Form.Item name="campaign" label={words.campaign} extra={chosen && words.campaignHelp}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={words.noCampaign}
        options={campaigns.map((c) => ({ value: c.key, label: name(c.names, c.key) }))}
      />
    </Form.Item>
  );
}

/** From which flags; all of them, unless some have to be named. */
function From({ some }: { some: boolean }) {
  const words = useText('flags').bounds.holdouts;
  const name = useName();
  const flags = useFlags().data ?? [];
  return (
    <Form.Item
      name="flags"
      label={words.flags}
      extra={some ? undefined : words.flagsHelp}
      dependencies={['campaign']}
      rules={[
        {
          validator: (_, value: string[]) =>
            some && value.length === 0 ? Promise.reject(new Error(words.flagsMissing)) : Promise.resolve(),
        },
      ]}
    >
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={some ? undefined : words.all}
        options={flags.map((f) => ({ value: f.key, label: name(f.names, f.key) }))}
      />
    </Form.Item>
  );
}

/** What of a holdout is to become otherwise: only what was changed, since the server keeps times finer than a window does. */
function changeOf(holdout: Holdout, draft: Draft): HoldoutChange {
  const { flags, until } = draft;
  const names = bothNames(draft);
  const sameNames = names.zh === holdout.names.zh && names.en === holdout.names.en;
  const sameEnd = until?.valueOf() === (holdout.until ? dayjs(holdout.until).valueOf() : undefined);
  const sameFlags = [...(flags ?? [])].sort().join() === [...holdout.flags].sort().join();
  return {
    names: sameNames ? null : names,
    until: sameEnd ? null : (until?.toISOString() ?? null),
    flags: sameFlags || !flags?.length ? null : flags,
  };
}

/** A new holdout: how many, from what, and until when. Of one that is there its names, end and named flags can change. */
export function HoldoutDialog({ holdout, onClose }: { holdout?: Holdout; onClose: () => void }) {
  const all = useText('flags');
  const { names, holdouts: words } = all.bounds;
  const name = useName();
  const { message } = AntdApp.useApp();
  const commands = useBoundCommands();
  const [form] = Form.useForm<Draft>();
  const [refused, setRefused] = useState<HoldoutChange>();
  const [asking, setAsking] = useState(false);
  const campaign = Form.useWatch('campaign', form) !== undefined;
  const change = async (of: Holdout, wanted: HoldoutChange) => {
    try {
      await commands.changeHoldout(of, wanted);
    } catch (failure) {
      if (needsApproval(failure)) setRefused(wanted);
      throw failure;
    }
  };
  const submit = async (draft: Draft) => {
    const said = bothNames(draft);
    if (holdout) {
      await change(holdout, changeOf(holdout, draft));
    } else {
      const { key, share, flags, campaign: of = null } = draft;
      const until = draft.until?.toISOString() ?? null;
      await commands.makeHoldout({ key, names: said, share: share ?? 0, campaign: of, flags, until });
    }
    void message.success((holdout ? words.saved : words.created)(name(said)));
  };
  if (asking && holdout && refused) {
    return (
      <AskToRelease
        holdout={holdout}
        change={refused}
        onAsked={() => {
          void message.success(words.askedChange(name(holdout.names, holdout.key)));
          onClose();
        }}
        onClose={() => setAsking(false)}
      />
    );
  }
  return (
    <FormDialog<Draft>
      form={form}
      width={680}
      title={holdout ? words.editTitle(name(holdout.names, holdout.key)) : words.create}
      submit={holdout ? words.save : words.create}
      initial={
        holdout
          ? { ...holdout.names, flags: holdout.flags, until: holdout.until ? dayjs(holdout.until) : null }
          : { share: 5, flags: [] }
      }
      // what was refused may be possible said otherwise
      onChange={() => setRefused(undefined)}
      instead={
        refused && (
          <Button type="primary" onClick={() => setAsking(true)}>
            {all.release.ask}
          </Button>
        )
      }
      onSubmit={submit}
      onClose={onClose}
    >
      <NamingFields form={form} isNew={!holdout} words={names} missing={names.namesMissing} />
      {holdout ? (
        <Until set={holdout.until !== null} />
      ) : (
        <div className="form-pair">
          <Share />
          <Until set={false} />
        </div>
      )}
      {!holdout && <OfCampaign chosen={campaign} />}
      {(!holdout || holdout.flags.length > 0) && <From some={campaign || holdout !== undefined} />}
    </FormDialog>
  );
}
