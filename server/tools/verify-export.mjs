#!/usr/bin/env node
// Checks an export off line: node verify-export.mjs FILE [KEY]. Needs nothing but Node 22.2 or newer; hides the zip format.
// Exit 0: as it was made. Exit 1: altered, and which file. Exit 2: asked wrongly, or no such file.

import { createHash, createPublicKey, verify } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'

const [path, expectedKey, ...more] = process.argv.slice(2)
if (path === undefined || more.length > 0) {
  console.error('node verify-export.mjs FILE [KEY]')
  process.exit(2)
}

class Altered extends Error {}
const needs = (holds, name, what) => {
  if (!holds) throw new Altered(`${name}: ${what}`)
}

/** Every file of the archive by name. */
function unzip(bytes, archive) {
  const end = bytes.lastIndexOf(Buffer.from('504b0506', 'hex'))
  needs(end >= 0 && end + 22 === bytes.length, archive, 'is no whole zip archive')
  const [count, size, start] = [
    bytes.readUInt16LE(end + 10),
    bytes.readUInt32LE(end + 12),
    bytes.readUInt32LE(end + 16),
  ]
  needs(start + size === end, archive, 'its list of files is broken')
  const files = new Map()
  let [at, next] = [start, 0]
  for (let left = count; left > 0; left -= 1) {
    needs(bytes.readUInt32LE(at) === 0x02014b50, archive, 'its list of files is broken')
    const lengths = [28, 30, 32].map(offset => bytes.readUInt16LE(at + offset))
    const name = bytes.toString('utf8', at + 46, at + 46 + lengths[0])
    needs(!files.has(name), name, 'stands in the archive twice')
    const entry = {
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      from: bytes.readUInt32LE(at + 42),
    }
    needs(entry.from === next, name, 'does not begin where the one before it ends')
    const found = contentOf(bytes, name, entry)
    files.set(name, found.content)
    next = found.until
    at += 46 + lengths[0] + lengths[1] + lengths[2]
  }
  needs(next === start && at === end, archive, 'holds bytes that belong to no file')
  return files
}

function contentOf(bytes, name, { method, crc, packed, size, from }) {
  const spelt = bytes.readUInt16LE(from + 26)
  const head = from + 30 + spelt
  const begin = head + bytes.readUInt16LE(from + 28)
  needs(bytes.readUInt32LE(from) === 0x04034b50, name, 'is broken')
  needs(bytes.toString('utf8', from + 30, head) === name, name, 'is called otherwise in the archive’s list')
  needs(method === 0 || method === 8, name, 'is packed in a way this program does not know')
  const raw = bytes.subarray(begin, begin + packed)
  const content = method === 0 ? raw : inflateRawSync(raw, { maxOutputLength: size + 1 })
  needs(content.length === size && crc32(content) === crc, name, 'is not what was packed')
  return { content, until: begin + packed }
}

/** The manifest, once its signature is found good. */
function signedManifest(files) {
  for (const name of ['manifest.json', 'signature.json']) needs(files.has(name), name, 'is missing')
  const { key, signature } = JSON.parse(files.get('signature.json').toString('utf8'))
  needs(expectedKey === undefined || key === expectedKey, 'signature.json', 'is of another key than the one given')
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(key, 'base64')])
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' })
  const good = verify(null, files.get('manifest.json'), publicKey, Buffer.from(signature, 'base64'))
  needs(good, 'manifest.json', 'its signature does not fit')
  return { key, manifest: JSON.parse(files.get('manifest.json').toString('utf8')) }
}

function check(bytes, archive) {
  const files = unzip(bytes, archive)
  const { key, manifest } = signedManifest(files)
  needs(manifest.format === 'binh-yen-export-1', archive, 'is no export this program knows')
  const listed = new Set(['manifest.json', 'signature.json'])
  for (const { name, sha256 } of manifest.files) {
    listed.add(name)
    needs(files.has(name), name, 'is missing')
    const found = createHash('sha256').update(files.get(name)).digest('hex')
    needs(found === sha256, name, 'is not what was exported')
  }
  for (const name of files.keys()) needs(listed.has(name), name, 'was added')
  return { key, manifest }
}

function read() {
  try {
    return readFileSync(path)
  } catch (error) {
    console.error(`${path}: cannot be read (${error.code})`)
    process.exit(2)
  }
}

const archive = basename(path)
try {
  const { key, manifest } = check(read(), archive)
  console.log(`${manifest.code}: ${manifest.files.length} files, all as they were exported at ${manifest.exported_at}`)
  console.log(
    expectedKey === undefined
      ? `signed with ${key}: compare it with the key you were told`
      : 'signed with the key given',
  )
} catch (error) {
  console.error(error instanceof Altered ? error.message : `${archive}: is broken`)
  process.exitCode = 1
}
