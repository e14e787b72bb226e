import { describe, expect, it } from 'vitest';
import { common as en } from '../text/common.en';
import { common as zh } from '../text/common.zh-CN';
import { addDays, isoWeek, lastDays, localDate, weekStart } from './dates';
import { formatOf } from './format';

const inEnglish = formatOf('en', 'Asia/Shanghai', en);
const inChinese = formatOf('zh-CN', 'Asia/Shanghai', zh);

describe('numbers', () => {
  it('are exact with grouping in both languages', () => {
    expect([inEnglish.exact(12345), inChinese.exact(12345)]).toEqual(['12,345', '12,345']);
  });

  it('become compact only from 10,000 on', () => {
    expect([inEnglish.compact(9999), inChinese.compact(9999)]).toEqual(['9,999', '9,999']);
    expect([inEnglish.compact(12345), inChinese.compact(12345)]).toEqual(['12.3K', '1.2万']);
    expect([inEnglish.compact(123_500_000), inChinese.compact(123_500_000)]).toEqual(['123.5M', '1.2亿']);
  });
});

describe('percentages', () => {
  it('have one decimal, two below 1 %', () => {
    expect([0.4212, 0.0091, 0.01, 0, 1].map(inEnglish.percent)).toEqual([
      '42.1%',
      '0.91%',
      '1.0%',
      '0.0%',
      '100.0%',
    ]);
  });

  it('are never rounded to 0 or 100', () => {
    expect([0.00001, 0.99999, 0.9995].map(inEnglish.percent)).toEqual(['<0.01%', '>99.9%', '>99.9%']);
    expect(inEnglish.percent(0.9994)).toBe('99.9%');
  });

  it('do not jump between one and two decimals when rounding reaches 1 %', () => {
    expect([0.0099, 0.00996].map(inEnglish.percent)).toEqual(['0.99%', '1.0%']);
  });

  it('differ in points', () => {
    expect([inEnglish.points(0.012), inChinese.points(-0.012)]).toEqual(['+1.2pp', '−1.2 个百分点']);
    expect([inEnglish.points(0.0003), inEnglish.points(0)]).toEqual(['+0.03pp', '0.00pp']);
  });
});

describe('dates', () => {
  it('read as each language writes them, in the zone of the project', () => {
    expect(inEnglish.time('2026-05-14T01:23:00Z')).toBe('May 14, 2026, 09:23');
    expect(inChinese.time('2026-05-14T01:23:00Z')).toBe('2026-05-14 09:23');
    expect([inEnglish.axisDay('2026-05-14'), inChinese.axisDay('2026-05-14')]).toEqual(['May 14', '05-14']);
  });

  it('name ISO weeks', () => {
    expect(inEnglish.week('2026-05-11')).toBe('W20 (May 11–17)');
    expect(inEnglish.week('2026-03-30')).toBe('W14 (Mar 30–Apr 5)');
    expect(inChinese.week('2026-05-11')).toBe('第20周（05-11–05-17）');
    expect([isoWeek('2026-01-01'), isoWeek('2027-01-01'), isoWeek('2024-12-30')]).toEqual([1, 53, 1]);
    expect([weekStart('2026-05-17'), weekStart('2026-05-11')]).toEqual(['2026-05-11', '2026-05-11']);
  });

  it('turn at local midnight', () => {
    expect(localDate(new Date('2026-05-13T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-05-14');
    expect(localDate(new Date('2026-05-13T15:59:59Z'), 'Asia/Shanghai')).toBe('2026-05-13');
  });

  it('count closed days and today', () => {
    expect(lastDays(28, '2026-03-05')).toEqual({ from: '2026-02-05', to: '2026-03-05' });
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
  });
});

describe('a length of time', () => {
  it('says its two largest units, and no unit of nothing', () => {
    const say = (seconds: number) => [inEnglish.duration(seconds), inChinese.duration(seconds)];
    expect(say(7.25)).toEqual(['7.25s', '7.25秒']);
    expect(say(725)).toEqual(['12m 5s', '12分 5秒']);
    expect(say(273_600)).toEqual(['3d 4h', '3天 4小时']);
    expect(say(86_400)).toEqual(['1d', '1天']);
  });
});
