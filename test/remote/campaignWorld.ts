import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Campaign, CampaignPlan } from '../../src/core/campaign/campaign';
import { type CampaignState, stateOf } from '../../src/core/campaign/campaignState';
import { Driver } from '../../src/core/campaign/driver';
import { FoundRuns } from '../../src/core/campaign/foundRuns';
import { newPass, type Pass } from '../../src/core/campaign/pass';
import { type PassState, passStateOf } from '../../src/core/campaign/passState';
import { type Patience, usualPatience } from '../../src/core/campaign/patience';
import { roundsDone } from '../../src/core/campaign/remaining';
import { Formatter } from '../../src/core/messages/formatter';
import { parsePlan } from '../../src/core/plan/planDocument';
import {
  parseEnd,
  parseHome,
  parseRecord,
  type RunRecord,
  serialiseRecord,
} from '../../src/core/records/runRecord';
import { canComeHome, endSeen, isOpen, type RunEntry } from '../../src/core/records/standing';
import { homeScript } from '../../src/core/runs/homeScript';
import { preflightScript } from '../../src/core/runs/preflightScript';
import { answeredPreflight, failedPreflight } from '../../src/core/runs/targetPreflight';
import { machineOf } from '../../src/core/targets/machine';
import type { Target } from '../../src/core/targets/target';
import { diskFiles } from '../../src/node/disk/diskFiles';
import { PassFolder } from '../../src/node/records/passFolder';
import { RecordFolder } from '../../src/node/records/recordFolder';
import { hearRuns } from '../../src/node/runs/hearing';
import { PassWork } from '../../src/node/runs/passWork';
import { Starting, type StartWorld } from '../../src/node/runs/starting';
import { transportTo } from '../../src/node/transports/shellTransport';
import { present } from '../present';
import { Loopback, planText, rows } from '../screen/loopback';

const words = new Formatter('en');

/** Patience of a test, which has none. */
const shortPatience: Patience = { ...usualPatience, lost: 3_000, again: 200, answer: 10_000, home: 20_000 };

/** What a test says of a target beside how it is reached. */
export type Declared = Partial<Pick<Target, 'machine' | 'host' | 'start' | 'stop'>>;

/** Several targets over sshd with the stand-in PTS, the files of runs and passes, and drivers as windows have them. */
export class CampaignWorld {
  readonly #records = mkdtempSync(path.join(tmpdir(), 'pts-lens-records-'));
  readonly home = mkdtempSync(path.join(tmpdir(), 'pts-lens-home-'));
  readonly errors: unknown[] = [];
  readonly folder = new RecordFolder(this.#records);
  readonly #drivers: Driver[] = [];

  private constructor(
    private readonly places: ReadonlyMap<string, Loopback>,
    readonly targets: readonly Target[],
  ) {}

  static async start(declared: Readonly<Record<string, Declared>>): Promise<CampaignWorld> {
    const places = new Map<string, Loopback>();
    const targets: Target[] = [];
    for (const [name, more] of Object.entries(declared)) {
      const place = await Loopback.start();
      places.set(name, place);
      const pts = path.join(place.target.sshd.home, 'program/phoronix-test-suite');
      targets.push({ name, reach: { ssh: place.target.sshd.destination }, pts, ...more });
    }
    return new CampaignWorld(places, targets);
  }

  place(name: string): Loopback {
    return present(this.places.get(name), name);
  }

  /** A campaign of the quickest test, so many rounds on each target. */
  campaign(rounds: number): Campaign {
    const plans = this.targets.map(({ name }): CampaignPlan => {
      const reading = parsePlan(planText(name, rounds, 1, rows.copy));
      if (reading.kind === 'invalid') throw new Error(words.say(reading.message));
      return { ...reading.plan, target: name };
    });
    return { name: 'The lab', plans };
  }

  /** Notes a pass over what is missing. */
  async begin(campaign: Campaign): Promise<Pass> {
    const remaining = present((await this.judge(campaign)).remaining, 'what remains');
    const pass = newPass(
      remaining,
      {
        done: roundsDone(campaign, remaining),
        id: `pass-${Date.now()}`,
        campaign: 'file:///lab.ptscampaign',
        began: Date.now(),
        base: `file://${this.home}`,
        install: false,
      },
      name => machineOf(this.targets.find(target => target.name === name) ?? { name }, this.targets),
    );
    await new PassFolder(this.folder).add(pass);
    return pass;
  }

  /** What a window does with a pass; `letGo` is a window that is closed. */
  async drive(pass: Pass, patience: Patience = shortPatience) {
    const passes = new PassFolder(this.folder);
    await passes.load();
    const store = new Store(this.folder);
    await store.load();
    const world = this.#world(store);
    const bring = (id: string) => this.#bring(id, store);
    const ask = (run: RunRecord) => this.#ask(run, store);
    const failed = (error: unknown) => {
      this.errors.push(error);
    };
    const work = new PassWork(
      pass,
      passes,
      world,
      new Starting(world),
      { ask, bring, failed },
      words,
      patience,
    );
    const driver = new Driver(work, clock, patience);
    this.#drivers.push(driver);
    return { driver, passes, ended: driver.drive() };
  }

  async state(pass: Pass): Promise<PassState> {
    const passes = new PassFolder(this.folder);
    const store = new Store(this.folder);
    await Promise.all([passes.load(), store.load()]);
    return passStateOf(pass, passes.notes(pass.id), store.entries);
  }

  async judge(campaign: Campaign): Promise<CampaignState> {
    const { runs } = await new FoundRuns(diskFiles).below(path.join(this.home, 'pts-runs'));
    return stateOf(campaign, runs);
  }

  /** Every round that ran, by the clock of its target, in the order of their beginnings: `A r1`. */
  async rounds(): Promise<
    readonly { readonly name: string; readonly began: number; readonly ended: number }[]
  > {
    const store = new Store(this.folder);
    await store.load();
    return store.entries
      .map(({ record }) => {
        const file = this.place(record.target).target.there(record.id, 'rounds');
        const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
        const at = (word: string) =>
          Number(new RegExp(`^${word} 1 (\\d+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
        const name = present(record.launch.rounds[0], 'a round').identifier.replace('KVM ', '');
        return { name, noted: record.began, began: at('begin'), ended: at('end') };
      })
      .sort((a, b) => a.noted - b.noted);
  }

  /** Takes the line to a target away, and kills what runs there: it dies. */
  die(name: string): void {
    const place = this.place(name);
    place.target.sshd.accept(false);
    place.target.sshd.breakConnections();
    for (const id of place.ids) place.kill(id);
  }

  revive(name: string): void {
    this.place(name).target.sshd.accept(true);
  }

  remove(): void {
    for (const driver of this.#drivers) driver.letGo();
    for (const place of this.places.values()) place.remove();
    rmSync(this.#records, { recursive: true, force: true });
    rmSync(this.home, { recursive: true, force: true });
  }

  #transportTo({ name, reach }: Target) {
    const configFile = this.places.get(name)?.target.sshd.configFile ?? '';
    return transportTo({ reach }, configFile);
  }

  #world(store: Store): StartWorld {
    return {
      get entries() {
        return store.entries;
      },
      load: () => store.load(),
      add: async record => {
        await this.folder.writeNew(`${record.id}.json`, serialiseRecord(record));
        await store.load();
      },
      forget: async id => {
        await this.folder.remove(`${id}.json`);
        await store.load();
      },
      targets: {
        all: () => Promise.resolve(this.targets),
        transportTo: target => this.#transportTo(target),
        check: async (target, tests, { resultSize }) => {
          const sent = Date.now();
          const { pts = '' } = target;
          const answer = await this.#transportTo(target).exec(preflightScript({ tests, pts }));
          const received = Date.now();
          if (answer.kind === 'failed')
            return failedPreflight(answer.failure, target.name, answer.detail, received);
          const all = answeredPreflight(answer.output, { resultSize, install: false, sent, received });
          // Others run a PTS on this machine, which is all targets.
          return { ...all, checks: all.checks.filter(({ id }) => id !== 'alone') };
        },
      },
      shown: name => name,
    };
  }

  async #ask({ id, target: name }: RunRecord, store: Store): Promise<boolean> {
    const target = present(
      this.targets.find(each => each.name === name),
      name,
    );
    const { isReached, runs } = await hearRuns(this.#transportTo(target), [id], name);
    for (const [, heard] of runs) {
      const entry = store.entries.find(({ record }) => record.id === id);
      if (entry === undefined || !isOpen(entry) || heard.kind !== 'status') continue;
      const end = endSeen(entry.record, heard.status, Date.now());
      if (end !== undefined) await this.folder.writeNew(`${id}.end.json`, `${JSON.stringify(end)}\n`);
    }
    await store.load();
    return isReached;
  }

  async #bring(id: string, store: Store): Promise<string | undefined> {
    const entry = present(
      store.entries.find(({ record }) => record.id === id),
      id,
    );
    if (!canComeHome(entry)) return undefined;
    const target = present(
      this.targets.find(({ name }) => name === entry.record.target),
      id,
    );
    const place = path.join(this.home, 'pts-runs', id);
    const script = homeScript(id, entry.record.launch.rounds);
    const fetched = await this.#transportTo(target).fetch(script, place);
    if (fetched.kind === 'failed' && fetched.failure !== 'folder-exists') return fetched.detail;
    const home = { folder: `file://${place}`, came: Date.now(), complete: 0, fewer: 0, missing: 0 };
    await this.folder.writeNew(`${id}.home.json`, `${JSON.stringify(home)}\n`);
    await store.load();
    return undefined;
  }

  /** Runs that are noted, by their files. */
  get files(): readonly string[] {
    return readdirSync(this.#records);
  }
}

/** Time as it is. */
const clock = {
  now: Date.now,
  later: (call: () => void, milliseconds: number) => {
    const timer = setTimeout(call, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** The runs that are noted, as a window reads them. */
class Store {
  entries: readonly RunEntry[] = [];

  constructor(private readonly folder: RecordFolder) {}

  async load(): Promise<void> {
    const names = await this.folder.list();
    const read = (name: string) => this.folder.read(name).then(text => text ?? '');
    const entries: RunEntry[] = [];
    for (const name of names.filter(each => /^[\w-]+\.json$/.test(each))) {
      const record = parseRecord(await read(name));
      if (record === undefined) continue;
      const [end, home] = [
        parseEnd(await read(`${record.id}.end.json`)),
        parseHome(await read(`${record.id}.home.json`)),
      ];
      entries.push({
        record,
        ...(end === undefined ? {} : { end }),
        ...(home === undefined ? {} : { home }),
      });
    }
    this.entries = entries.sort((a, b) => b.record.began - a.record.began);
  }
}
