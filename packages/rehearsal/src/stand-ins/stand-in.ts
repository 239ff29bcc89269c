/** A local replacement of a third-party action: the same visible effect, without GitHub. */

import type { ArtifactStored, MappedRepository, Repository } from "../runner/types.ts";

export interface StandInInput {
  readonly default?: string;
  readonly required?: boolean;
  /** Accepted without a local effect, such as `token`. */
  readonly withoutEffect?: true;
}

export interface StandIn {
  /** What it does in the action's place, one sentence. */
  readonly description: string;
  /**
   * The inputs it understands. Any other input of the action is refused before anything runs.
   * Absent: every input is accepted, for actions that are not run at all.
   */
  readonly inputs?: Readonly<Record<string, StandInInput>>;
  /** Set where the action can only run on GitHub: the reason. Then `main` is never called. */
  readonly notRunLocally?: string;
  main(step: StandInStep): Promise<void>;
  /** Runs after the job's steps, in reverse order. */
  post?(step: StandInStep): Promise<void>;
}

/** What a stand-in may see and do; it acts inside the runner's process. */
export interface StandInStep {
  readonly uses: string;
  /** Value of an input, its default applied, trimmed; "" where not given. */
  input(name: string): string;
  /** `true` or `false` as @actions/core reads them; anything else fails the step. */
  flag(name: string): boolean;
  readonly environment: Readonly<Record<string, string>>;
  /** GITHUB_WORKSPACE */
  readonly workspace: string;
  /** RUNNER_TEMP */
  readonly temp: string;
  readonly repository: Repository;
  readonly mapping: Readonly<Record<string, MappedRepository>>;
  /** Shared by the jobs of the run. */
  readonly artifactsDirectory: string;
  /** Artifacts of an earlier run, or of this one by its own id; undefined where it is not known here. */
  artifactsOf(runId: string): string | undefined;
  /** Shared by runs. */
  readonly cacheDirectory: string;
  /** Kept from `main` to `post`. */
  readonly state: Map<string, string>;
  /** The job's status so far: `success`, `failure` or `cancelled`. */
  readonly jobStatus: string;
  readonly signal: AbortSignal;
  log(line: string): void;
  warning(message: string): void;
  mask(secret: string): void;
  setOutput(name: string, value: string): void;
  exportVariable(name: string, value: string): void;
  addPath(directory: string): void;
  artifactStored(artifact: Pick<ArtifactStored, "name" | "directory" | "files" | "bytes">): void;
  /** Runs a program in the workspace with the step's environment; its lines go to the step's log. */
  run(
    program: string,
    programArguments: readonly string[],
    options?: { readonly directory?: string; readonly quiet?: boolean },
  ): Promise<{ readonly exitCode: number; readonly stdout: string }>;
}
