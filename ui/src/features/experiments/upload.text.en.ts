/** Tables of tests that ran elsewhere. */
export const upload = {
  act: 'Upload table',
  title: 'Upload the table of a test',
  kind: 'What the table holds',
  people: 'A line for each person',
  sums: 'Sums for each variant and metric',
  peopleLead: 'CSV in UTF-8, also .gz, up to 64 MB; the first line names the columns.',
  sumsLead:
    'Columns: variant, metric, people, sum, sum_of_squares, x_sum, x_sum_of_squares, sum_of_products.',
  file: 'File',
  choose: 'Choose file',
  noFile: 'No file chosen yet',
  unit: 'Column of people',
  variant: 'Column of variants',
  needs: (columns: string) => `The metrics read the columns: ${columns}`,
  variants: (keys: string) => `Variants are called: ${keys}`,
  missing: (columns: string) =>
    `The table lacks: ${columns}. Rename its columns, or say in the design which columns the metrics read.`,
  submit: 'Analyse table',
  done: 'Analysed.',
};
