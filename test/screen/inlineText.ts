import type { Locator } from 'playwright-core';
import { compositeXml } from '../compositeXml';
import type { Workbench } from './workbench';

const hardware = 'Processor: Intel Core i7-8700 (4 Cores), Memory: 4GB';

/** A result with one of each kind of doubt, in a folder of its own. */
export const doubtful = {
  'doubtful/composite.xml': compositeXml(
    {
      title: 'Doubtful',
      systems: [{ identifier: 'Xen', hardware, software: 'OS: Debian 12, System Layer: Xen' }],
      results: [
        {
          profile: 'pts/ramspeed-1.4.3',
          title: 'RAMspeed SMP',
          description: 'Type: Copy',
          scale: 'MB/s',
          proportion: 'HIB',
          format: 'BAR_GRAPH',
          entries: [
            { system: 'Xen', value: '100.00', raw: '99.00:100.00:101.00' },
            { system: 'Xen', value: '90.00', raw: '89.00:90.00:91.00' },
            { system: 'KVM', value: '70.00', raw: '79.00:80.00:81.00' },
          ],
        },
      ],
    },
    'indented',
  ),
};

/** A result file that is open as text, as it is seen. */
export class InlineTextEditor {
  constructor(readonly workbench: Workbench) {}

  /** Opens the text of a file by its path in the folder. */
  async open(path: string): Promise<void> {
    const { page } = this.workbench;
    const input = page.locator('.quick-input-widget input[type=text]').first();
    const found = page.locator('.quick-input-widget .monaco-list-row', { hasText: 'composite.xml' }).first();
    await this.workbench.until(
      `finding ${path}`,
      () => found.isVisible(),
      async () => {
        await page.keyboard.press('Control+p');
        await input.fill(path);
        await found.waitFor({ timeout: 2_000 }).catch(() => undefined);
      },
    );
    await page.keyboard.press('Enter');
    await page.locator('.tab', { hasText: 'composite.xml' }).first().waitFor();
  }

  /** The lines above the results that are in sight. */
  lens(text: string | RegExp): Locator {
    return this.workbench.page.locator('.codelens-decoration', { hasText: text });
  }

  /** Hints behind the trials that are in sight. */
  hint(text: string | RegExp): Locator {
    return this.workbench.page.locator('.view-line span', { hasText: text }).last();
  }

  /** Rests the pointer on words of the text until something is told of them. */
  async hover(words: string): Promise<Locator> {
    const { page } = this.workbench;
    const told = page.locator('.monaco-hover .hover-contents');
    await this.workbench.until(
      `resting on ${words}`,
      () => told.first().isVisible(),
      async () => {
        await page.mouse.move(0, 0);
        await page.locator('.view-line span', { hasText: words }).last().hover();
        await told
          .first()
          .waitFor({ timeout: 3_000 })
          .catch(() => undefined);
      },
    );
    return told;
  }
}
