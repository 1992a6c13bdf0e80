// uchardet: one text a language and encoding, named by its file.
import { readdirSync, readFileSync } from 'node:fs';
import { found_encodings } from '../encodings.mjs';

/** utf-16.be means UTF-16BE. */
function encoding_of(file) {
  const [name, extension] = file.split(/\.(?=[^.]*$)/);
  return /^utf-(16|32)$/.test(name) ? name + extension : name;
}

export function cases(folder) {
  const files = readdirSync(`${folder}/test`).flatMap((language) =>
    readdirSync(`${folder}/test/${language}`).map((file) => ({
      name: `${language}/${file}`,
      encoding: encoding_of(file),
      bytes: readFileSync(`${folder}/test/${language}/${file}`),
    })),
  );
  return found_encodings(files);
}
