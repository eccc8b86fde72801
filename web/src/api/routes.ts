/** Hides how the server's document becomes types: for each route its path and query, its body and its reply. */
import type { paths } from './openapi.gen.ts'

type Method = 'get' | 'post'
type Operation = { parameters: { path?: unknown; query?: unknown }; responses: unknown; requestBody?: unknown }

/** The paths that answer to a method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends Operation ? P : never
}[keyof paths]

type OperationOf<M extends Method, P extends PathOf<M>> = Extract<paths[P][M], Operation>
type Parameters<M extends Method, P extends PathOf<M>> = OperationOf<M, P>['parameters']

/** What a route answers with when it does not refuse. */
export type ReplyOf<M extends Method, P extends PathOf<M>> = OperationOf<M, P>['responses'] extends {
  200: { content: { 'application/json': infer Reply } }
}
  ? Reply
  : never

/** What stands for `{names}` in the path; nothing where there are none. */
export type InPath<M extends Method, P extends PathOf<M>> =
  Parameters<M, P> extends { path: infer Values } ? Values : null

/** What may stand behind the `?`. */
export type InQuery<M extends Method, P extends PathOf<M>> =
  NonNullable<Parameters<M, P>['query']> extends infer Q ? { [Name in keyof Q]?: Q[Name] | undefined } : never

/** The body of a change: JSON as described, a picture's bytes, or nothing. */
export type BodyOf<P extends PathOf<'post'>> =
  OperationOf<'post', P> extends { requestBody: { content: infer Content } }
    ? Content extends { 'application/json': infer Body }
      ? Body
      : Blob
    : Record<string, never>
