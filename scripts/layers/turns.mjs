// @ts-check
// Output of works that run at once, told one work after another.

/**
 * A queue of those who have something to say. What the first of them says is heard at once; what the
 * others say waits until all before them have ended.
 */
export class Turns {
  /** @type {{ waiting: string, ended: boolean }[]} */
  #speakers = [];

  /** @param {import('../prepare/command.mjs').Say} hear */
  constructor(hear) {
    this.hear = hear;
  }

  /**
   * The next in the queue.
   * @returns {{ say: import('../prepare/command.mjs').Say, end: () => void }}
   */
  take() {
    const speaker = { waiting: '', ended: false };
    this.#speakers.push(speaker);
    return {
      say: text => {
        speaker.waiting += text;
        this.#hear();
      },
      end: () => {
        speaker.ended = true;
        this.#hear();
      },
    };
  }

  #hear() {
    let [first] = this.#speakers;
    while (first !== undefined) {
      if (first.waiting !== '') this.hear(first.waiting);
      first.waiting = '';
      if (!first.ended) return;
      this.#speakers.shift();
      [first] = this.#speakers;
    }
  }
}
