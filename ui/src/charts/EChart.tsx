import { init, use as register, type ComposeOption, type EChartsType } from 'echarts/core';
import type { LineSeriesOption } from 'echarts/charts';
import type {
  AriaComponentOption,
  GridComponentOption,
  MarkLineComponentOption,
  TooltipComponentOption,
} from 'echarts/components';
import { install as line } from 'echarts/lib/chart/line/install.js';
import { install as aria } from 'echarts/lib/component/aria/install.js';
import { install as grid } from 'echarts/lib/component/grid/installSimple.js';
import { install as markLine } from 'echarts/lib/component/marker/installMarkLine.js';
import { install as tooltip } from 'echarts/lib/component/tooltip/install.js';
import { install as svg } from 'echarts/lib/renderer/installSVGRenderer.js';
import { useEffect, useRef } from 'react';

register([line, grid, tooltip, aria, markLine, svg] as Parameters<typeof register>[0]);

export type Option = ComposeOption<
  | LineSeriesOption
  | GridComponentOption
  | TooltipComponentOption
  | AriaComponentOption
  | MarkLineComponentOption
>;

/** Pixels from the left for the first and the last category, and from the top for a value. */
export interface Place {
  first: number;
  last: number;
  y: (value: number) => number;
}

interface Props {
  option: Option;
  height: number;
  label: string;
  /** A place in the plotted area was chosen: index on the x axis and the value there on the y axis. */
  onPick?: (x: number, y: number) => void;
  /** Where things stand, in pixels, whenever that changes. */
  onPlaced?: (place: Place) => void;
  /** How many categories there are; with onPlaced. */
  categories?: number;
}

/** An ECharts drawing that follows its box. The one door to ECharts: everything else loads it on demand. */
export default function EChart({ option, height, label, onPick, onPlaced, categories = 0 }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(null);
  const pick = useRef(onPick);
  const tell = useRef<() => void>(undefined);
  useEffect(() => {
    pick.current = onPick;
    tell.current = () => {
      const made = chart.current;
      if (!made || !onPlaced || categories === 0) return;
      const at = (i: number) => Math.round(made.convertToPixel({ xAxisIndex: 0 }, i) as unknown as number);
      const y = (value: number) =>
        Math.round(made.convertToPixel({ yAxisIndex: 0 }, value) as unknown as number);
      onPlaced({ first: at(0), last: at(categories - 1), y });
    };
  });

  useEffect(() => {
    const made = init(box.current!, undefined, { renderer: 'svg' });
    chart.current = made;
    made.getZr().on('click', (event) => {
      const at = [event.offsetX, event.offsetY];
      if (!made.containPixel('grid', at)) return;
      const [x, y] = made.convertFromPixel('grid', at) as [number, number];
      pick.current?.(Math.round(x), y);
    });
    const observer = new ResizeObserver(() => {
      made.resize();
      tell.current?.();
    });
    observer.observe(box.current!);
    return () => {
      observer.disconnect();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    chart.current?.setOption(option, { notMerge: true });
    tell.current?.();
  }, [option]);

  return <div ref={box} role="img" aria-label={label} style={{ height }} className={onPick && 'pickable'} />;
}
