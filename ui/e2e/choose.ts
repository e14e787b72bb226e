import type { Page } from 'playwright-core';

/** Chooses an option of the nth select with that label, typing its name where the select takes text. */
export async function choose(page: Page, label: string, option: string, nth = 0): Promise<void> {
  const select = page.getByRole('combobox', { name: label, exact: true }).nth(nth);
  await select.click();
  if (await select.isEditable()) await select.fill(option);
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option-content')
    .getByText(option, { exact: true })
    .click();
}
