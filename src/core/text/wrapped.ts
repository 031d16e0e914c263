/** Narrower columns would break every word. */
const fewest = 8;

/** Breaks a text at blanks (or inside an endless word) into lines of at most so many characters; eight at least. */
export function wrapped(text: string, characters: number): readonly string[] {
  const most = Math.max(fewest, characters);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u).flatMap(word => pieces(word, most))) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, most: number): readonly string[] {
  const characters = [...word];
  if (characters.length <= most) return word === '' ? [] : [word];
  return Array.from({ length: Math.ceil(characters.length / most) }, (_, index) =>
    characters.slice(index * most, (index + 1) * most).join(''),
  );
}
