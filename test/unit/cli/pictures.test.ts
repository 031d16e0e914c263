import { describe, expect, test } from 'vitest';
import { fixtures, run } from './run';

const lab = `${fixtures}/lab.ptscompare`;

describe('the command line draws without a browser', () => {
  test('the command line draws the plot as an SVG as high as its rows, with their names', async () => {
    const { code, out } = await run(['compare', lab, '--format', 'svg']);
    expect(code).toBe(0);
    const [, height = ''] = /^<svg[^>]* height="(\d+)"/.exec(out) ?? [];
    expect(Number(height)).toBeGreaterThan(100);
    expect(out).toContain('RAMspeed');
    expect(out).not.toMatch(/<script|<b>|href="http/);
  });

  test.each(['en', 'ru'])(
    'the command line draws it into the report in HTML, which needs no other file: %s',
    async language => {
      const { code, out } = await run(['compare', lab, '--format', 'html', '--language', language]);
      expect(code).toBe(0);
      expect(out).toMatch(new RegExp(`^<!doctype html>\n<html lang="${language}">`));
      const [, picture = ''] = /<img src="data:image\/svg\+xml,([^"]*)"/.exec(out) ?? [];
      expect(decodeURIComponent(picture)).toMatch(/^<svg[\s\S]*RAMspeed[\s\S]*<\/svg>$/);
      expect(out.match(/<table>/g)?.length).toBeGreaterThan(3);
    },
  );

  test('the command line writes a report in HTML without a picture where there is nothing to draw', async () => {
    const { code, out } = await run(['compare', `${fixtures}/xen`, '--format', 'html']);
    expect(code).toBe(0);
    expect(out).not.toContain('<img');
    expect(out).toContain('<table>');
  });
});
