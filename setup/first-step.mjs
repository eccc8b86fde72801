// Hides that a fresh clone has nothing but the machine's Node: installs when node_modules does not match the lock, then
// hands over to the Node of node_modules. Plain JavaScript for Node 20.19. `node setup/first-step.mjs FILE.ts ARGUMENTS`.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
const bin = join(root, 'node_modules', '.bin')

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Bình Yên needs Node 20.19 or newer to install itself; this is ${process.versions.node}.`)
  process.exit(1)
}
if (!isInstalled()) await installOnce()
const node = join(bin, 'node')
if (!existsSync(node)) {
  console.error(
    `There is no Node in ${bin}: this machine (${process.platform} ${process.arch}) is not one we have Node 26 for.`,
  )
  process.exit(1)
}
await handOver(node, process.argv.slice(2))

/** Whether node_modules holds what the lock says; packages for other machines (optional) may be absent. */
function isInstalled() {
  const there = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  if (!there) return false
  const wanted = packagesOf(join(root, 'package-lock.json')) ?? {}
  return Object.entries(wanted).every(([path, { version, optional }]) => {
    if (!path.includes('node_modules/')) return true
    return there[path] ? there[path].version === version : optional === true
  })
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages
  } catch {
    return undefined
  }
}

/** Two starts at once: the second waits for the first one's installation. The mark names the process that installs. */
async function installOnce() {
  const name = createHash('sha256').update(root).digest('hex').slice(0, 12)
  const mark = join(tmpdir(), `binh-yen-install-${name}`)
  for (let said = false; !take(mark); said = true) {
    if (!said) console.error(`Another start is installing (${mark}); waiting for it …`)
    await new Promise(done => setTimeout(done, 300))
  }
  process.on('exit', () => rmSync(mark, { force: true }))
  if (!isInstalled()) {
    console.error('Installing what the lock file lists (once) …')
    const options = [
      'ci',
      '--include=dev',
      '--include=optional',
      '--no-fund',
      '--no-audit',
      '--no-progress',
      '--loglevel=error',
    ]
    const npm = process.env.npm_execpath
    const code = npm?.endsWith('.js')
      ? await run(process.execPath, [npm, ...options], { stdio: ['ignore', 2, 2] })
      : await run('npm', options, { stdio: ['ignore', 2, 2] })
    if (code !== 0) {
      console.error('The installation did not work; see the lines above.')
      process.exit(code)
    }
  }
  rmSync(mark, { force: true })
}

function take(mark) {
  try {
    writeFileSync(mark, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  try {
    process.kill(Number(readFileSync(mark, 'utf8')), 0)
  } catch (error) {
    if (error.code === 'ESRCH') rmSync(mark, { force: true }) // who installed has died
  }
  return false
}

/** The child holds one end of an IPC channel, whose closing tells it that we were killed; we watch npm the same way. */
async function handOver(command, parameters) {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
  process.exit(await run(command, parameters, { env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }))
}

/** Our parent, and its parent when ours is only npm's shell: a change means that npm was killed. */
function ancestors() {
  const { ppid } = process
  const { parent, name } = existsSync('/proc/self/stat') ? fromProc(ppid) : fromPs(ppid)
  return /(^|\/)(da|ba|z)?sh$/.test(name) ? `${ppid} ${parent}` : String(ppid)
}

function fromProc(pid) {
  try {
    const [, name, parent] = /\((.*)\) \S+ (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    return { name, parent }
  } catch {
    return { name: '' } // it has just ended
  }
}

function fromPs(pid) {
  const said = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? ''
  const [parent, name = ''] = said.trim().split(/\s+/)
  return { name, parent }
}

/** Runs a program in the root folder, passes signals on, and gives its exit code (128 + n for signal n). */
function run(command, parameters, options) {
  const child = spawn(command, parameters, { cwd: root, ...options })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) {
    const before = ancestors()
    setInterval(() => ancestors() !== before && child.kill('SIGTERM'), 1000).unref()
  }
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]))
  })
}
