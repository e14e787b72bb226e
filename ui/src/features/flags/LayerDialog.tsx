import AntdApp from 'antd/es/app';
import Form from 'antd/es/form';
import type { Layer, LayerDraft } from '../../api/types';
import { FormDialog } from '../../components/FormDialog';
import { useName } from '../../components/Name';
import { bothNames } from '../../components/names';
import { NamingFields } from '../../components/NamingFields';
import { useText } from '../../text';
import { DealingFields } from './DealingFields';
import { useBoundCommands } from './layers';

interface Draft {
  zh?: string;
  en?: string;
  key: string;
  by: NonNullable<LayerDraft['by']>;
  byName?: string;
}

/** A new layer, its names and by what people stay in their slot; of one that is there only the names can change. */
export function LayerDialog({ layer, onClose }: { layer?: Layer; onClose: () => void }) {
  const { names, layers: words } = useText('flags').bounds;
  const name = useName();
  const { message } = AntdApp.useApp();
  const commands = useBoundCommands();
  const [form] = Form.useForm<Draft>();
  const by = Form.useWatch('by', form);
  const submit = async (draft: Draft) => {
    const said = bothNames(draft);
    if (layer) await commands.renameLayer(layer, said);
    else {
      const { key, by: dealtBy, byName } = draft;
      await commands.makeLayer({ key, names: said, by: dealtBy, byName: byName?.trim() || null });
    }
    void message.success((layer ? words.saved : words.created)(name(said)));
  };
  return (
    <FormDialog<Draft>
      form={form}
      width={640}
      title={layer ? words.editTitle(name(layer.names, layer.key)) : words.create}
      submit={layer ? words.save : words.create}
      initial={layer ? layer.names : { by: 'id' }}
      onSubmit={submit}
      onClose={onClose}
    >
      <NamingFields form={form} isNew={!layer} words={names} missing={names.namesMissing} />
      {!layer && <DealingFields by={by} />}
    </FormDialog>
  );
}
