// node compress.mjs FOLDER
// Puts a brotli copy (.br) beside every static file in FOLDER whose copy is missing or of something else,
// and takes away copies whose file is gone.
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

const folder = process.argv[2];
const STATIC = /\.(html|css|js|json|wasm|svg|md)$/;

function isCopyOf(copy, content) {
  try {
    return brotliDecompressSync(readFileSync(copy)).equals(content);
  } catch {
    return false;
  }
}

let written = 0;
let kept = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  // Node 20.0 calls it path, later ones parentPath.
  const file = join(entry.parentPath ?? entry.path, entry.name);
  // What a mini-program takes is packed already, and the unpacked file is not wanted beside it. The package's own
  // texts are read where it is published, and npm takes along whatever is called README.
  if (!entry.isFile() || file.includes("node_modules") || file.includes("built/miniprogram/")) continue;
  if (/heyan[\\/][A-Z-]+\.md$/.test(file)) continue;
  if (file.endsWith(".br") && (!existsSync(file.slice(0, -3)) || file.endsWith(".md.br"))) rmSync(file);
  if (!STATIC.test(file)) continue;
  const content = readFileSync(file);
  if (isCopyOf(`${file}.br`, content)) {
    kept += 1;
    continue;
  }
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
  written += 1;
}
console.log(`Compressed ${written} files of ${folder}, ${kept} were up to date`);
