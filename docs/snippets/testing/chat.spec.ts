/// <reference path="./chaport.d.ts" />
/// <reference path="./simulator.d.ts" />
import { expect, type Page, test } from '@playwright/test';

const simulated: ChaportSimulator.Config = {
  environment: { country: 'DE' },
  account: {
    operators: [{ id: 'operator-ann', name: 'Ann', teams: ['team-sales'] }],
    teams: [{ id: 'team-sales', name: 'Sales' }],
  },
};

async function visit(page: Page, more: ChaportSimulator.Config = {}) {
  await page.route('https://app.chaport.com/javascripts/insert.js', (route) =>
    route.fulfill({ path: 'tests/simulator.js', contentType: 'text/javascript' }),
  );
  const config = JSON.stringify({ ...simulated, ...more });
  await page.addInitScript({ content: `window.chaportSimulatorConfig = ${config}` });
  await page.goto('/');
}

async function widgetIs(page: Page, state: Chaport.WidgetState) {
  await expect.poll(() => page.evaluate(() => window.chaportSimulator?.state().widget)).toBe(state);
}

test('the button opens the chat', async ({ page }) => {
  await visit(page);
  await page.getByRole('button', { name: 'Ask us' }).click();
  await widgetIs(page, 'expanded');
});

test('a question about a price goes to sales', async ({ page }) => {
  await visit(page);
  await widgetIs(page, 'collapsed');
  await page.evaluate(() => window.chaportSimulator?.visitorMessage('What is the price?'));
  await expect(page.getByText('Thank you for asking.')).toBeVisible();
  const chat = await page.evaluate(() => window.chaportSimulator?.state().chat);
  expect(chat?.assignee, JSON.stringify(chat?.because)).toBe('team-sales');
});

test('a click is kept until the chat has loaded', async ({ page }) => {
  await visit(page, { faults: { handOverDelay: 500 } });
  await page.getByRole('button', { name: 'Ask us' }).click();
  await widgetIs(page, 'expanded');
});
