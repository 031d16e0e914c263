import type { Frame } from 'playwright-core';
import { expect } from 'vitest';
import { Loopback, planText, rows } from '../screen/loopback';
import type { Workbench } from '../screen/workbench';

/** What the settings say of a target besides how it is reached. */
export type DeclaredTarget = Readonly<Record<string, string>>;

/** Targets of a campaign, each over an sshd of its own, as the settings have them. */
export class CampaignLab {
  private constructor(
    private readonly places: ReadonlyMap<string, Loopback>,
    private readonly declared: Readonly<Record<string, DeclaredTarget>>,
  ) {}

  static async start(declared: Readonly<Record<string, DeclaredTarget>>): Promise<CampaignLab> {
    const places = new Map<string, Loopback>();
    for (const name of Object.keys(declared)) places.set(name, await Loopback.start());
    return new CampaignLab(places, declared);
  }

  place(name: string): Loopback {
    const place = this.places.get(name);
    if (place === undefined) throw new Error(`no target ${name}`);
    return place;
  }

  get settings(): Readonly<Record<string, unknown>> {
    return {
      'ptsLens.targets': Object.fromEntries(
        [...this.places].map(([name, { target, program }]) => {
          const { configFile, destination } = target.sshd;
          // One configuration of ssh is read, and each sshd has its own.
          const command = ['ssh', '-F', configFile, destination, 'sh'];
          return [name, { reach: { command }, pts: program, ...this.declared[name] }];
        }),
      ),
    };
  }

  remove(): void {
    for (const place of this.places.values()) place.remove();
  }
}

/** A `.ptscampaign` of so many rounds of one quick test on each target. */
export function campaignText(name: string, rounds: number, ...targets: readonly string[]): string {
  const plans = targets.map(target => {
    const { version: _, ...plan } = JSON.parse(planText(target, rounds, 1, rows.copy));
    return { ...plan, target, identifier: `${target} guest` };
  });
  return JSON.stringify({ version: 1, name, plans });
}

/** The page of a campaign that is in front. */
export class CampaignPage {
  private constructor(
    private readonly workbench: Workbench,
    readonly frame: Frame,
  ) {}

  static async open(workbench: Workbench, file: string): Promise<CampaignPage> {
    await workbench.explorerRow(file).dblclick();
    return CampaignPage.shown(workbench);
  }

  static async shown(workbench: Workbench): Promise<CampaignPage> {
    return new CampaignPage(workbench, await workbench.webview('table.systems'));
  }

  /** Waits until the head says something. */
  async says(what: RegExp): Promise<void> {
    await expect.poll(() => this.frame.locator('header').innerText(), { timeout: 60_000 }).toMatch(what);
  }

  /** The rounds of each machine: `A 1 ran`. */
  async order(): Promise<readonly (readonly string[])[]> {
    return this.frame
      .locator('table.order tr')
      .evaluateAll(lanes =>
        lanes.map(lane =>
          [...lane.querySelectorAll('li')].map(
            round =>
              `${[...round.querySelectorAll('span:not(.visually-hidden)')].map(({ textContent }) => textContent).join(' ')} ${round.className}`,
          ),
        ),
      );
  }

  async press(name: RegExp): Promise<void> {
    await this.frame.getByRole('button', { name }).click();
  }

  /**
   * Answers VS Code's question by its button.
   * @param picture of the question
   */
  async answer(button: string, picture?: string): Promise<void> {
    const dialog = this.workbench.page.getByRole('dialog');
    await dialog.waitFor();
    if (picture !== undefined) await this.workbench.screenshot(picture);
    await dialog.getByRole('button', { name: button, exact: true }).click();
  }
}
