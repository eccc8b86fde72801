// Routes as data: from one list come the server, the API document, the table of who may, and the record of who looked.

import type { ServerResponse } from 'node:http'
import type { z } from 'zod'
import type { Ctx, House } from './ctx.ts'
import type { Refusal } from './refusal.ts'

/** A body that is not JSON: taken as bytes when its content type is one of these. */
export interface RawBody {
  readonly types: readonly string[]
  /** Largest body in bytes. */
  readonly limit: number
}

/** A reply that is not JSON: bytes of one of these content types. */
export interface BytesReply {
  readonly bytes: readonly string[]
}

/** A reply that goes on: what `run` gives is started once its transaction is committed. */
export interface StreamReply {
  readonly stream: string
  /** Handed out as a file of this name (ASCII), never opened in place. */
  readonly attachment?: string
}

export interface Bytes {
  readonly type: string
  readonly bytes: Buffer
  /** Seconds a browser of the same officer may keep it; never a shared cache. */
  readonly keep?: number
  /** Handed out as a file of this name (ASCII), never opened in place. */
  readonly attachment?: string
}

/** Takes over the connection; what it does from then on is its own affair. */
export type Stream = (out: ServerResponse) => void

export const rawBody = (types: readonly string[], limit: number): RawBody => ({ types, limit })
export const bytesReply = (...types: string[]): BytesReply => ({ bytes: types })
export const streamReply = (type: string, attachment?: string): StreamReply =>
  attachment === undefined ? { stream: type } : { stream: type, attachment }

type BodyShape = z.ZodType | RawBody | undefined
type ReplyShape = z.ZodType | BytesReply | StreamReply
type QueryShape = z.ZodType | undefined

type BodyOf<B> = B extends z.ZodType ? z.output<B> : B extends RawBody ? Bytes : undefined
type ReplyOf<R> = R extends z.ZodType
  ? z.input<R>
  : R extends BytesReply
    ? Bytes
    : R extends StreamReply
      ? Stream
      : never
type QueryOf<Q> = Q extends z.ZodType ? z.output<Q> : Record<string, never>

type Names<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

export type Method = 'GET' | 'POST'
export type Line = `${Method} /${string}`

export interface Input<Path extends string, Q, B, P> {
  /** Every parameter of a path is an id and was checked to have the form of one. */
  readonly params: { readonly [Name in Names<Path>]: string }
  readonly query: QueryOf<Q>
  readonly body: BodyOf<B>
  /** What `prepare` gave; undefined without it. */
  readonly prepared: P
}

/** A thing whose words a reply shows; of no single page: null. */
export interface Shown {
  readonly page_id: string | null
  readonly id: string
}

export interface Spec<
  May extends string,
  Caller,
  Path extends string,
  Q extends QueryShape,
  B extends BodyShape,
  R extends ReplyShape,
  P,
> {
  /** One line for the API document, in English. */
  readonly summary: string
  /** The act an officer must hold (on the page of the path when there is one), or who else may. */
  readonly may: May | 'anyone' | 'signed_in'
  /** Of a thing of a page: the units where the act may be held instead, because the thing is lent to them. */
  readonly lentTo?: (ctx: Ctx, params: { readonly page_id: string; readonly id: string }) => Promise<readonly string[]>
  readonly query?: Q
  readonly body?: B
  readonly reply: R
  /** Refusal codes beside those every route may give (not_signed_in, not_found, invalid_input, …). */
  readonly refusals?: readonly string[]
  /** The kind of thing whose words the reply shows: put on the trail in the same transaction. */
  readonly reads?: string
  /** A refused try is put on the trail as `<this>.refused`, about the thing of this kind that the path names. */
  readonly watch?: { readonly act: string; readonly kind: string }
  /** Which ones were shown; without it the thing is the path's `page_id` and `id`. */
  readonly readIds?: (reply: ReplyOf<R>) => readonly Shown[]
  readonly examples?: { readonly body?: unknown; readonly reply?: unknown }
  /** True when a locked screen may still ask it. */
  readonly whileLocked?: boolean
  /** False when pressing twice needs no remembered reply (signing in, locking). */
  readonly once?: boolean
  /** Slow work that must not hold a transaction (hashing, images): runs after the right was checked, before `run`. */
  readonly prepare?: (house: House, input: Input<Path, Q, B, undefined>, caller: Caller) => Promise<P>
  /**
   * All in one transaction. A Refusal thrown undoes what was written; a Refusal returned keeps it (a counted failure).
   */
  readonly run: (ctx: Ctx, input: Input<Path, Q, B, P>, caller: Caller) => Promise<ReplyOf<R> | Refusal>
}

/** A route once its own types are no longer of interest: what the server, the document and the tests walk over. */
export interface Route<Caller = unknown> {
  readonly method: Method
  readonly path: string
  readonly params: readonly string[]
  readonly spec: Spec<string, Caller, string, QueryShape, BodyShape, ReplyShape, unknown>
}

/** The `route` of a door: its acts and its caller are given once, the rest is inferred. */
export function routesFor<May extends string, Caller>() {
  return function route<
    const Path extends Line,
    R extends ReplyShape,
    Q extends QueryShape = undefined,
    B extends BodyShape = undefined,
    P = undefined,
  >(line: Path, spec: Spec<May, Caller, Path, Q, B, R, P>): Route<Caller> {
    const [method, path] = line.split(' ') as [Method, string]
    const params = [...path.matchAll(/:(\w+)/g)].map(match => match[1] as string)
    return { method, path, params, spec: spec as unknown as Route<Caller>['spec'] }
  }
}

export const isRaw = (shape: BodyShape): shape is RawBody => shape !== undefined && 'types' in shape
export const isBytes = (shape: ReplyShape): shape is BytesReply => 'bytes' in shape
export const isStream = (shape: ReplyShape): shape is StreamReply => 'stream' in shape
