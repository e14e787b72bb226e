import { useState, type ReactNode } from 'react';
import { AllowedButton } from '../../components/AllowedButton';

/** Opens the dialog that changes something of a list; named by what it changes. */
export function EditButton(props: { text: string; title: string; dialog: (close: () => void) => ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <AllowedButton needs="edit_flags" size="small" aria-label={props.title} onClick={() => setOpen(true)}>
        {props.text}
      </AllowedButton>
      {open && props.dialog(() => setOpen(false))}
    </>
  );
}
