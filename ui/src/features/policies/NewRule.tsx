import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import type { PolicyTemplate } from '../../api/types';
import { ErrorTile } from '../../components/ErrorTile';
import { useName } from '../../components/Name';
import { Skeleton } from '../../components/Skeleton';
import { useAddress } from '../../components/useAddress';
import { useText } from '../../text';
import { PolicyForm } from './PolicyForm';
import { useTemplates } from './queries';
import { TemplateInstall } from './TemplateInstall';

const BLANK = 'blank';

interface Props {
  /** 1 while a template is being chosen, then its key, or blank. */
  chosen: string;
  onClose: () => void;
}

function Choices({ templates, onClose }: { templates: PolicyTemplate[]; onClose: () => void }) {
  const text = useText('policies');
  const name = useName();
  const { set } = useAddress();
  return (
    <Drawer
      open
      size={720}
      title={text.templates.title}
      onClose={onClose}
      footer={
        <div className="drawer-actions">
          <Button onClick={() => set({ new: BLANK })}>{text.templates.blank}</Button>
        </div>
      }
    >
      <p className="weak">{text.templates.lead}</p>
      <ul className="template-list">
        {templates.map((template) => (
          <li key={template.key} className="card">
            <h2>{name(template.names)}</h2>
            <p>{name(template.description)}</p>
            <Button
              aria-label={`${text.templates.use}: ${name(template.names)}`}
              onClick={() => set({ new: template.key })}
            >
              {text.templates.use}
            </Button>
          </li>
        ))}
      </ul>
    </Drawer>
  );
}

/** A new rule begins with a template; writing one from nothing is the second choice. */
export function NewRule({ chosen, onClose }: Props) {
  const templates = useTemplates(true);
  if (templates.error) {
    return <ErrorTile error={templates.error} onRetry={() => void templates.refetch()} />;
  }
  if (!templates.data) return <Skeleton height={120} lines={3} />;
  const template = templates.data.find((t) => t.key === chosen);
  if (template) return <TemplateInstall key={template.key} template={template} onClose={onClose} />;
  if (chosen === BLANK) return <PolicyForm onClose={onClose} />;
  return <Choices templates={templates.data} onClose={onClose} />;
}
