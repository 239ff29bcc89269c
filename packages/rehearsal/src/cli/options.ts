import { parseArgs } from "node:util";

export interface StartOptions {
  readonly list: boolean;
  readonly help: boolean;
  readonly branch: string;
  readonly release: "healthy" | "faulty";
  /** Environments that the option approves in a person's place. */
  readonly approve: readonly string[];
  /** Simulated seconds per real second in Azure. */
  readonly timeScale: number;
  /** Port of the local Azure's proxy; 0 takes a free one. */
  readonly port: number;
}

/** A wrong option: one sentence and the way to the right one. */
export class OptionError extends Error {}

export const usage = `npm start                          rehearse a production release (branch release/1.0), asks for the approval
npm start -- --approve prod        the same, approved beforehand
npm start -- --branch main         the way to staging: slots, no approval
npm start -- --branch develop      the way to dev: one plan without slots, replaced in place
npm start -- --release faulty      ships a release that fails a fifth of its requests
npm start -- --time-scale 60       how much faster the simulated Azure's clock runs (1 to 120)
npm start -- --port 8888           port of the local Azure (default: a free one)
npm start -- --list                what there is to rehearse
npm start -- --help                this text`;

/** Reads the words after `npm start --`; throws `OptionError`. */
export function readOptions(words: readonly string[]): StartOptions {
  let values: ReturnType<typeof parse>;
  try {
    values = parse(words);
  } catch (error) {
    const [first = "Wrong option."] = (error as Error).message.split(". To specify");
    throw new OptionError(
      `${first.replace(/\.$/, "")}. Run \`npm start -- --help\` for the options.`,
    );
  }
  if (values.release !== "healthy" && values.release !== "faulty") {
    throw new OptionError(
      `There is no release "${values.release}". Use --release healthy or --release faulty.`,
    );
  }
  return {
    list: values.list,
    help: values.help,
    branch: values.branch,
    release: values.release,
    approve: values.approve,
    timeScale: whole("time-scale", values["time-scale"], 1, 120),
    port: whole("port", values.port, 0, 65_535),
  };
}

function parse(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    strict: true,
    allowPositionals: false,
    options: {
      list: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
      branch: { type: "string", default: "release/1.0" },
      release: { type: "string", default: "healthy" },
      approve: { type: "string", multiple: true, default: [] },
      "time-scale": { type: "string", default: "60" },
      port: { type: "string", default: "0" },
    },
  }).values;
}

function whole(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new OptionError(`--${name} is "${text}". Use a whole number from ${min} to ${max}.`);
  }
  return value;
}
