/** A supervisor reads the report: each figure with its number and meaning, each chart with its table (WCAG 2.2 AA). */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AgentDesk, SUPERVISOR_EMAIL } from './support/agent-desk.ts';
import { findings } from './support/axe.ts';
import { overflow } from './support/measure.ts';
import { openStage } from './support/stage.ts';
import type { Stage } from './support/stage.ts';

const CHARTS = [
  'Environmental reports',
  'Bulky waste bookings',
  'MyAccount sign-up and registration',
  'MyAccount key transactions',
];

describe('the report', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage();
    // A day that is no longer added up again, so that it stays as it is here.
    const day = new Date(Date.now() - 60 * 86_400_000);
    const sums = { offered: 100, answered: 90, waitSeconds: 900, abandoned: 10, leftSeconds: 900, handled: 90 };
    const key = { kind: 'half-hour', part: '21:30', channel: 'phone', serviceId: '' };
    const row = { ...key, sums: { ...sums, handleSeconds: 90 * 180 } };
    await stage.db.measureGroupDay.create({ data: { ...row, day } });
    // Its month, as the job adds it up: a report reads the one or the other.
    const month = new Date(`${day.toISOString().slice(0, 7)}-01`);
    await stage.db.measureGroupMonth.upsert({
      where: { kind_month_part_channel_serviceId: { ...key, month } },
      create: { ...row, month },
      update: { sums: row.sums },
    });
  }, 120_000);
  afterAll(() => stage.close());

  it.each([
    { width: 1280, forcedColors: 'none' },
    { width: 390, forcedColors: 'active' },
  ] as const)(
    'has no faults at $width px with forced colours $forcedColors',
    async ({ width, forcedColors }) => {
      const context = await stage.context({ viewport: { width, height: 800 }, forcedColors });
      const { page } = await AgentDesk.signIn(await context.newPage(), SUPERVISOR_EMAIL);
      await page.getByRole('button', { name: 'How we did' }).click();
      const dialog = page.getByRole('dialog', { name: 'How we did' });
      await dialog.getByLabel('In the last').selectOption('90 days');
      for (const title of CHARTS) {
        await dialog.getByRole('img', { name: new RegExp(`^${title}`) }).waitFor();
        expect(
          await dialog
            .getByRole('table', { name: `${title}, by month` })
            .getByRole('row')
            .count(),
        ).toBe(13);
      }
      // A saving stands with what it may not be told without.
      const saving = dialog.getByRole('table', { name: 'What the assistant saved, and for whom' });
      for (const name of ['Saved by the assistant', 'Satisfaction', 'Resolved the first time'])
        await saving.getByRole('rowheader', { name }).waitFor();
      await dialog.getByText('Before the hub: 136 positive and 129 negative of 265.').last().waitFor();
      await dialog.getByText('Mark: 1,300 a month').waitFor();
      // Nobody of the demonstration rings as late as this.
      const staffing = dialog.getByRole('table', { name: 'Agents needed by half hour: Phone call' });
      await staffing.getByRole('row', { name: /^21:30 100 \d+\.\d 3 min 0 s \d+ \(busy \d+%\)/ }).waitFor();
      await dialog.getByText(/^People give up after \d+ seconds on average\.$/).waitFor();
      expect(await findings(page)).toEqual([]);
      expect(await overflow(page)).toBeLessThanOrEqual(0);

      await dialog.getByLabel('Channel', { exact: true }).selectOption('phone');
      await dialog.getByRole('table', { name: 'Measures' }).waitFor();
      const [csv] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('link', { name: 'Bulky waste bookings as CSV' }).click(),
      ]);
      expect(csv.suggestedFilename()).toBe('bulky-waste.csv');
    },
    150_000,
  );
});
