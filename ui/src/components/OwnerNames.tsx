import type { Feature } from '../api/types';
import { useText } from '../text';
import { useMembers } from './catalog';

/** Who answers for a feature in product (产) and in operations (运); by name where they are members. */
export function OwnerNames({ feature, inline = false }: { feature: Feature; inline?: boolean }) {
  const text = useText('parts');
  const members = useMembers();
  const of = (email: string | null) =>
    email ? (members.data?.find((m) => m.email === email)?.name ?? email) : null;
  const product = of(feature.productOwner);
  const operations = of(feature.operationsOwner);
  const Line = inline ? 'span' : 'div';
  return (
    <>
      <Line>
        <span className="weak">{text.ownerProduct}</span>{' '}
        {product ?? <span className="weak">{text.noOwner}</span>}
      </Line>{' '}
      <Line>
        <span className="weak">{text.ownerOperations}</span>{' '}
        {operations ?? <span className="weak">{text.noOwner}</span>}
      </Line>
    </>
  );
}
