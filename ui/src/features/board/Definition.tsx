import Tooltip from 'antd/es/tooltip';
import type { MetricFacts } from '../../api/types';
import { useName } from '../../components/Name';
import { useText } from '../../text';

/** The definition 口径 of a number with its revision, on hover or focus. */
export function Definition({ metric }: { metric: MetricFacts }) {
  const text = useText('board');
  const name = useName();
  const { definition } = metric;
  return (
    <Tooltip
      trigger={['hover', 'focus']}
      title={
        <>
          <strong>{text.definition(definition.revision)}</strong>
          <br />
          {text.numerator(name(definition.numerator))}
          {definition.denominator && (
            <>
              <br />
              {text.denominator(name(definition.denominator))}
            </>
          )}
          {metric.window > 1 && (
            <>
              <br />
              {text.lookback[metric.interval](metric.window)}
            </>
          )}
          {metric.cohort && (
            <>
              <br />
              {text.cohort}
            </>
          )}
        </>
      }
    >
      <button className="revision">
        {text.revision(definition.revision)}
        <span className="hidden">{text.definition(definition.revision)}</span>
      </button>
    </Tooltip>
  );
}
