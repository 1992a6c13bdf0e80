// Makes the bytes of a case, in Node and in the page alike (tests/vectors/README.md). Memory: the input, whole.

function from_base64(text) {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function from_hex(text) {
  return Uint8Array.from(text.replaceAll(' ', '').match(/../g) ?? [], (pair) => parseInt(pair, 16));
}

function piece_bytes(piece) {
  if (piece.text !== undefined) return new TextEncoder().encode(piece.text);
  if (piece.hex !== undefined) return from_hex(piece.hex);
  if (piece.base64 !== undefined) return from_base64(piece.base64);
  throw new Error('input: one of text, hex, base64, file, generate');
}

function generate(pieces) {
  const parts = pieces.map((piece) => ({ once: piece_bytes(piece), repeat: piece.repeat ?? 1 }));
  const bytes = new Uint8Array(parts.reduce((sum, { once, repeat }) => sum + once.length * repeat, 0));
  let at = 0;
  for (const { once, repeat } of parts) for (let i = 0; i < repeat; i++, at += once.length) bytes.set(once, at);
  return bytes;
}

/** `json`: the case as parsed; `profile_text`: the JSON text of a profile that the case names by path. */
export function make_vector(name, json, profile_text) {
  const { profile, options = {}, size_known = true, input } = json;
  return {
    name,
    profile: profile_text ?? (typeof profile === 'string' ? profile : JSON.stringify(profile)),
    options,
    size_known,
    input: input.generate ? generate(input.generate) : piece_bytes(input),
  };
}
