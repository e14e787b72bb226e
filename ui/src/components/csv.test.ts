import { expect, it } from 'vitest';
import { csvOf } from './csv';

it('quotes what needs quoting and keeps numbers exact', () => {
  expect(
    csvOf(
      ['day', 'n'],
      [
        ['a,b', 0.1234567],
        ['say "x"', null],
      ],
    ),
  ).toBe('day,n\r\n"a,b",0.1234567\r\n"say ""x""",\r\n');
});

it('does not let a spreadsheet run a cell as a formula', () => {
  expect(csvOf(['name'], [['=1+1'], ['@x']])).toBe("name\r\n'=1+1\r\n'@x\r\n");
});
