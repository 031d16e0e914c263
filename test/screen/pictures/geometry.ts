import type { Frame } from 'playwright-core';

/** What a person would call broken about a page as it is drawn; each a sentence. */
export async function faultsIn(frame: Frame): Promise<readonly string[]> {
  return [
    ...(await wideIn(frame)),
    ...(await cutIn(frame)),
    ...(await crushedIn(frame)),
    ...(await overlapsIn(frame)),
  ];
}

/** The first line of the outcome is within the window before anything is scrolled. */
export function isOutcomeInSight(frame: Frame): Promise<boolean> {
  return frame.evaluate(() => {
    const outcome = document.querySelector('.headline > li, .one-result li');
    return (
      window.scrollY === 0 && outcome !== null && outcome.getBoundingClientRect().bottom <= window.innerHeight
    );
  });
}

async function wideIn(frame: Frame): Promise<readonly string[]> {
  const by = await frame.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return by > 0 ? [`the page scrolls sideways by ${by} pixels`] : [];
}

/** Texts that an edge cuts. Notes are told in full by the open row, and what is hidden is for a screen reader. */
function cutIn(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() =>
    [...document.querySelectorAll('main *')]
      .filter(element => element.closest('.notes, .visually-hidden') === null)
      // In a narrow window this table scrolls by itself.
      .filter(element => !element.matches('.systems-table'))
      // A column without width: what it says stands elsewhere.
      .filter(element => element.clientWidth > 1)
      .filter(element => {
        const { overflowX, overflowY } = getComputedStyle(element);
        const isWide = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
        const isHigh = overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1;
        return (isWide || isHigh) && element.checkVisibility();
      })
      .map(element => `cut: ${element.textContent?.slice(0, 80)}`),
  );
}

/** Texts that have room for little more than a letter on each of many lines. */
function crushedIn(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.checkVisibility() !== true) continue;
      if (node.parentElement.closest('.visually-hidden') !== null) continue;
      if ((node.parentElement.closest('td')?.clientWidth ?? 2) < 2) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const lines = [...range.getClientRects()];
      const widest = Math.max(0, ...lines.map(({ width }) => width));
      if (lines.length > 3 && widest < 24) found.push(`crushed: ${node.textContent?.slice(0, 80)}`);
    }
    return found;
  });
}

/** Pairs of texts that lie on one another. */
function overlapsIn(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const boxes: { readonly text: string; readonly box: DOMRect; readonly node: Node }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const parent = node.parentElement;
      // What a closed part holds has a place, and is not drawn.
      if (parent?.checkVisibility() !== true || node.textContent?.trim() === '') continue;
      // Hidden ones are for a screen reader; marks of a plot may lie on one another; lines slide under the head.
      if (parent.closest('.visually-hidden, .notes, svg, table.results thead') !== null) continue;
      // A column without width: what it says stands elsewhere.
      if ((parent.closest('td')?.clientWidth ?? 2) < 2) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects())
        if (box.width > 0 && box.bottom > 0 && box.top < window.innerHeight)
          boxes.push({ text: node.textContent ?? '', box, node });
    }
    boxes.sort((a, b) => a.box.top - b.box.top);
    const found: string[] = [];
    boxes.forEach(({ box: a, text, node }, index) => {
      for (let next = index + 1; next < boxes.length; next++) {
        const other = boxes[next];
        if (other === undefined || other.box.top >= a.bottom - 3) break;
        const b = other.box;
        const shared = Math.min(a.right, b.right) - Math.max(a.left, b.left);
        if (other.node !== node && shared > 2)
          found.push(`${text.slice(0, 60)} lies on ${other.text.slice(0, 60)}`);
      }
    });
    return found;
  });
}
