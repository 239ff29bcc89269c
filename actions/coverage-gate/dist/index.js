import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 661:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  P$: () => (/* binding */ __commonJS),
  E: () => (/* binding */ __esm),
  VA: () => (/* binding */ __export),
  ki: () => (/* binding */ __require),
  Yp: () => (/* binding */ __toCommonJS),
  f1: () => (/* binding */ __toESM),
  Yz: () => (/* binding */ debug),
  z3: () => (/* binding */ error),
  V4: () => (/* binding */ getInput),
  pq: () => (/* binding */ info),
  lm: () => (/* binding */ notice),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ setSecret),
  $e: () => (/* binding */ warning)
});

// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __nccwpck_require__(995);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(896);
;// CONCATENATED MODULE: ./actions/coverage-gate/lib/bundle/chunk-AO74SJKR.mjs

const chunk_AO74SJKR_require = (0,external_node_module_.createRequire)(import.meta.url);
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof chunk_AO74SJKR_require !== "undefined" ? chunk_AO74SJKR_require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof chunk_AO74SJKR_require !== "undefined" ? chunk_AO74SJKR_require : a)[b]
}) : x)(function(x) {
  if (typeof chunk_AO74SJKR_require !== "undefined") return chunk_AO74SJKR_require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __commonJS = (cb, mod) => function __require2() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);

// node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/command.js


// node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/command.js
function issueCommand(command, properties, message) {
  const cmd = new Command(command, properties, message);
  process.stdout.write(cmd.toString() + external_os_.EOL);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command, properties, message) {
    if (!command) {
      command = "missing.command";
    }
    this.command = command;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/file-command.js



function issueFileCommand(command, message) {
  const filePath = process.env[`GITHUB_${command}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command}`);
  }
  if (!external_fs_.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  external_fs_.appendFileSync(filePath, `${toCommandValue(message)}${external_os_.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}

// node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/core.js


// node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/summary.js


var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve) {
      resolve(value);
    });
  }
  return new (P || (P = Promise))(function(resolve, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { access, appendFile, writeFile } = external_fs_.promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(external_os_.EOL);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();

// node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/platform.js


// node_modules/.pnpm/@actions+io@3.0.2/node_modules/@actions/io/lib/io-util.js

var { chmod, copyFile, lstat, mkdir, open: chunk_AO74SJKR_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = external_fs_.constants.O_RDONLY;

// node_modules/.pnpm/@actions+exec@3.0.0/node_modules/@actions/exec/lib/toolrunner.js
var IS_WINDOWS2 = process.platform === "win32";

// node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/platform.js
var platform = external_os_.platform();
var arch = external_os_.arch();

// node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(external_os_.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function debug(message) {
  issueCommand("debug", {}, message);
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
  issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
  issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + external_os_.EOL);
}




/***/ }),

/***/ 295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $l: () => (/* binding */ maskSecret),
/* harmony export */   $m: () => (/* binding */ optionalInput),
/* harmony export */   CT: () => (/* binding */ insideWorkspace),
/* harmony export */   Cs: () => (/* binding */ runAction),
/* harmony export */   E9: () => (/* binding */ parseDuration),
/* harmony export */   Ep: () => (/* binding */ conclude),
/* harmony export */   WO: () => (/* binding */ linesInput),
/* harmony export */   YF: () => (/* binding */ requiredInput),
/* harmony export */   Zk: () => (/* binding */ gravest),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   aC: () => (/* binding */ withoutControlCharacters),
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   dt: () => (/* binding */ listInput),
/* harmony export */   eb: () => (/* binding */ UsageError),
/* harmony export */   fz: () => (/* binding */ annotate),
/* harmony export */   ij: () => (/* binding */ choiceInput),
/* harmony export */   jU: () => (/* binding */ optionalDurationInput),
/* harmony export */   nP: () => (/* binding */ writeEvidence),
/* harmony export */   pF: () => (/* binding */ singleLine),
/* harmony export */   xq: () => (/* binding */ workspaceDirectory)
/* harmony export */ });
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(995);
/* harmony import */ var _chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(661);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(24);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(760);

const require = (0,node_module__WEBPACK_IMPORTED_MODULE_0__.createRequire)(import.meta.url);


// packages/toolkit/lib/printable.js
function singleLine(text, maximumLength = 500) {
  const line = withoutControlCharacters(text.replace(/\s+/g, " ").trim());
  return line.length > maximumLength ? `${line.slice(0, maximumLength - 1)}\u2026` : line;
}
function withoutControlCharacters(text) {
  return text.replace(/(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// packages/toolkit/lib/annotations.js
var perStep = 10;
function annotate(verdict, reasons) {
  const write = verdict === "fail" || verdict === "inconclusive" ? _chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3 : verdict === "warn" ? _chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e : _chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm;
  const shown = reasons.length > perStep ? reasons.slice(0, perStep - 1) : reasons;
  for (const reason of shown) {
    write(sentence(reason), {
      title: singleLine(reason.code, 100),
      ...reason.file === void 0 ? {} : { file: withoutControlCharacters(reason.file) },
      ...reason.line === void 0 ? {} : { startLine: reason.line }
    });
  }
  if (shown.length < reasons.length) {
    write(`${reasons.length - shown.length} more of these are in the job summary and the report.`);
  }
}
function sentence(reason) {
  const happened = /[.!?:]$/.test(reason.message.trim()) ? reason.message : `${reason.message}.`;
  return singleLine(reason.remedy ? `${happened} ${reason.remedy}` : reason.message, 2e3);
}

// packages/toolkit/lib/usage-error.js
var UsageError = class extends Error {
  remedy;
  constructor(message, remedy, options) {
    super(message, options);
    this.name = "UsageError";
    this.remedy = remedy;
  }
};

// packages/toolkit/lib/run-action.js
var StepFailure = class extends Error {
};
async function runAction(main) {
  try {
    await main();
  } catch (error2) {
    process.exitCode = 1;
    if (error2 instanceof UsageError)
      (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)(sentence(error2));
    else if (error2 instanceof StepFailure)
      (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq)(error2.message);
    else {
      (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)(`Unexpected failure: ${error2 instanceof Error ? error2.message : String(error2)} This is a defect: please report it with the log of a re-run that has debug logging on.`);
      (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_1__/* .debug */ .Yz)(error2 instanceof Error ? error2.stack ?? "" : "");
    }
  }
}

// packages/toolkit/lib/conclusion.js



// packages/toolkit/lib/inputs.js


// packages/toolkit/lib/duration.js
var unitMilliseconds = {
  ms: 1,
  s: 1e3,
  m: 6e4,
  h: 36e5,
  d: 864e5
};
function parseDuration(text, what) {
  const trimmed = text.trim();
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(trimmed)) {
    throw new UsageError(`${what} is "${text}", which is not a duration.`, 'Give a number with a unit (ms, s, m, h, d), for example "90s", "5m" or "1h30m".');
  }
  let total = 0;
  for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(amount) * (unitMilliseconds[unit ?? ""] ?? 0);
  }
  return total;
}
function formatDuration(milliseconds) {
  if (milliseconds < 1e3)
    return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 59950)
    return `${Number((milliseconds / 1e3).toFixed(1))} s`;
  const seconds = Math.round(milliseconds / 1e3);
  const parts = [
    [Math.floor(seconds / 3600), "h"],
    [Math.floor(seconds % 3600 / 60), "min"],
    [seconds % 60, "s"]
  ];
  return parts.filter(([amount]) => amount > 0).slice(0, 2).map(([amount, unit]) => `${amount} ${unit}`).join(" ");
}

// packages/toolkit/lib/inputs.js
function optionalInput(name) {
  return (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4)(name) || void 0;
}
function requiredInput(name) {
  const value = optionalInput(name);
  if (value === void 0) {
    throw new UsageError(`Input "${name}" is empty.`, `Set "${name}" in the step's "with:" block.`);
  }
  return value;
}
function choiceInput(name, choices) {
  const value = requiredInput(name).toLowerCase();
  const choice = choices.find((candidate) => candidate.toLowerCase() === value);
  if (choice === void 0) {
    throw new UsageError(`Input "${name}" is "${value}".`, `Use one of: ${choices.join(", ")}.`);
  }
  return choice;
}
function optionalDurationInput(name) {
  const text = optionalInput(name);
  return text === void 0 ? void 0 : parseDuration(text, `Input "${name}"`);
}
function listInput(name) {
  return (optionalInput(name) ?? "").split(/[\n,]/).map((item) => item.trim()).filter((item) => item !== "");
}
function linesInput(name) {
  return (optionalInput(name) ?? "").split("\n").map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}
function workspaceDirectory() {
  return node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(process.env.GITHUB_WORKSPACE || process.cwd());
}
function insideWorkspace(relative, what) {
  const workspace = workspaceDirectory();
  const absolute = node_path__WEBPACK_IMPORTED_MODULE_3__.resolve(workspace, relative);
  if (absolute !== workspace && !absolute.startsWith(workspace + node_path__WEBPACK_IMPORTED_MODULE_3__.sep)) {
    throw new UsageError(`${what} is "${relative}", which lies outside the workspace.`, "Give a path inside the checked-out repository.");
  }
  return absolute;
}

// packages/toolkit/lib/summary.js

var summaryLimitBytes = 1024 * 1024;
var tooLong = "\n\n> The rest was left out: a job summary holds 1 MiB. The report file has it all.\n";
function appendSummary(markdown, file = process.env.GITHUB_STEP_SUMMARY) {
  if (!file)
    return true;
  const written = (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.statSync)(file, { throwIfNoEntry: false })?.size ?? 0;
  const room = summaryLimitBytes - written;
  const text = `${markdown}
`;
  if (Buffer.byteLength(text) <= room) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.appendFileSync)(file, text);
    return true;
  }
  const kept = Buffer.from(text).subarray(0, Math.max(0, room - Buffer.byteLength(tooLong)));
  const wholeLines = kept.subarray(0, kept.lastIndexOf("\n") + 1);
  if (room > Buffer.byteLength(tooLong))
    (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.appendFileSync)(file, wholeLines.toString() + tooLong);
  return false;
}

// packages/toolkit/lib/verdict.js
var severity = ["pass", "warn", "inconclusive", "fail"];
function gravest(verdicts) {
  return verdicts.reduce((worst, verdict) => worst === void 0 || severity.indexOf(verdict) > severity.indexOf(worst) ? verdict : worst, void 0) ?? "inconclusive";
}
function failsTheStep(verdict, onInconclusive) {
  return verdict === "fail" || verdict === "inconclusive" && onInconclusive === "fail";
}

// packages/toolkit/lib/conclusion.js
function conclude(conclusion) {
  const { report } = conclusion;
  const file = writeEvidence(conclusion.evidenceDirectory, conclusion.reportName, `${JSON.stringify(report, null, 2)}
`);
  (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH)("verdict", report.verdict);
  (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH)("report", file);
  for (const [name, value] of Object.entries(conclusion.outputs))
    (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH)(name, value);
  appendSummary(conclusion.summary);
  annotate(report.verdict, report.reasons);
  if (failsTheStep(report.verdict, conclusion.onInconclusive)) {
    throw new StepFailure(conclusion.headline);
  }
  (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq)(conclusion.headline);
}
function writeEvidence(directory, name, content) {
  const absolute = node_path__WEBPACK_IMPORTED_MODULE_3__.join(insideWorkspace(directory, 'Input "evidence-directory"'), name);
  try {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.mkdirSync)(node_path__WEBPACK_IMPORTED_MODULE_3__.dirname(absolute), { recursive: true });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.writeFileSync)(`${absolute}.part`, content);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.renameSync)(`${absolute}.part`, absolute);
  } catch (error2) {
    throw new UsageError(`The evidence directory "${directory}" cannot be written (${error2.code}).`, 'Name a directory inside the workspace in "evidence-directory" that this step may write.', { cause: error2 });
  }
  return node_path__WEBPACK_IMPORTED_MODULE_3__.relative(workspaceDirectory(), absolute).split(node_path__WEBPACK_IMPORTED_MODULE_3__.sep).join("/");
}

// packages/toolkit/lib/secrets.js
function maskSecret(secret) {
  for (const form of secretForms(secret ?? ""))
    (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq)(form);
}
function secretForms(secret) {
  if (secret.trim() === "")
    return [];
  const bytes = Buffer.from(secret);
  const forms = [
    secret,
    ...secret.split(/\r?\n/).map((line) => line.trim()),
    encodeURIComponent(secret),
    lowerCaseEscapes(encodeURIComponent(secret)),
    new URLSearchParams({ s: secret }).toString().slice(2),
    bytes.toString("base64"),
    bytes.toString("base64").replace(/=+$/, ""),
    bytes.toString("base64url"),
    ...[0, 1, 2].map((offset) => innerBase64(bytes, offset)),
    bytes.toString("hex"),
    bytes.toString("hex").toUpperCase(),
    JSON.stringify(secret).slice(1, -1),
    escapedForHtml(secret, "&#39;"),
    escapedForHtml(secret, "&#x27;")
  ];
  return [...new Set(forms)].filter((form) => form.length >= 4 || form === secret);
}
function lowerCaseEscapes(text) {
  return text.replace(/%[0-9A-F]{2}/g, (escaped) => escaped.toLowerCase());
}
function innerBase64(bytes, offset) {
  const inner = bytes.subarray(offset, bytes.length - (bytes.length - offset) % 3);
  return inner.length < 6 ? "" : inner.toString("base64");
}
function escapedForHtml(text, apostrophe) {
  const entities = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": apostrophe
  };
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
function withoutSecrets(text, secrets) {
  return secrets.flatMap((secret) => secretForms(secret ?? "")).sort((a, b) => b.length - a.length).reduce((masked, form) => masked.replaceAll(form, "***"), text);
}




/***/ }),

/***/ 357:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(995);
/* harmony import */ var _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(295);
/* harmony import */ var _chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(661);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(421);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(760);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(24);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(598);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(975);

const require = (0,node_module__WEBPACK_IMPORTED_MODULE_0__.createRequire)(import.meta.url);



// node_modules/.pnpm/picomatch@4.0.7/node_modules/picomatch/lib/constants.js
var require_constants = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/picomatch@4.0.7/node_modules/picomatch/lib/constants.js"(exports, module) {
    "use strict";
    var WIN_SLASH = "\\\\/";
    var WIN_NO_SLASH = `[^${WIN_SLASH}]`;
    var DEFAULT_MAX_EXTGLOB_RECURSION = 0;
    var DOT_LITERAL = "\\.";
    var PLUS_LITERAL = "\\+";
    var QMARK_LITERAL = "\\?";
    var SLASH_LITERAL = "\\/";
    var ONE_CHAR = "(?=.)";
    var QMARK = "[^/]";
    var END_ANCHOR = `(?:${SLASH_LITERAL}|$)`;
    var START_ANCHOR = `(?:^|${SLASH_LITERAL})`;
    var DOTS_SLASH = `${DOT_LITERAL}{1,2}${END_ANCHOR}`;
    var NO_DOT = `(?!${DOT_LITERAL})`;
    var NO_DOTS = `(?!${START_ANCHOR}${DOTS_SLASH})`;
    var NO_DOT_SLASH = `(?!${DOT_LITERAL}{0,1}${END_ANCHOR})`;
    var NO_DOTS_SLASH = `(?!${DOTS_SLASH})`;
    var QMARK_NO_DOT = `[^.${SLASH_LITERAL}]`;
    var STAR = `${QMARK}*?`;
    var SEP = "/";
    var POSIX_CHARS = {
      DOT_LITERAL,
      PLUS_LITERAL,
      QMARK_LITERAL,
      SLASH_LITERAL,
      ONE_CHAR,
      QMARK,
      END_ANCHOR,
      DOTS_SLASH,
      NO_DOT,
      NO_DOTS,
      NO_DOT_SLASH,
      NO_DOTS_SLASH,
      QMARK_NO_DOT,
      STAR,
      START_ANCHOR,
      SEP
    };
    var WINDOWS_CHARS = {
      ...POSIX_CHARS,
      SLASH_LITERAL: `[${WIN_SLASH}]`,
      QMARK: WIN_NO_SLASH,
      STAR: `${WIN_NO_SLASH}*?`,
      DOTS_SLASH: `${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$)`,
      NO_DOT: `(?!${DOT_LITERAL})`,
      NO_DOTS: `(?!(?:^|[${WIN_SLASH}])${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      NO_DOT_SLASH: `(?!${DOT_LITERAL}{0,1}(?:[${WIN_SLASH}]|$))`,
      NO_DOTS_SLASH: `(?!${DOT_LITERAL}{1,2}(?:[${WIN_SLASH}]|$))`,
      QMARK_NO_DOT: `[^.${WIN_SLASH}]`,
      START_ANCHOR: `(?:^|[${WIN_SLASH}])`,
      END_ANCHOR: `(?:[${WIN_SLASH}]|$)`,
      SEP: "\\"
    };
    var POSIX_REGEX_SOURCE = {
      __proto__: null,
      alnum: "a-zA-Z0-9",
      alpha: "a-zA-Z",
      ascii: "\\x00-\\x7F",
      blank: " \\t",
      cntrl: "\\x00-\\x1F\\x7F",
      digit: "0-9",
      graph: "\\x21-\\x7E",
      lower: "a-z",
      print: "\\x20-\\x7E ",
      punct: "\\-!\"#$%&'()\\*+,./:;<=>?@[\\]^_`{|}~",
      space: " \\t\\r\\n\\v\\f",
      upper: "A-Z",
      word: "A-Za-z0-9_",
      xdigit: "A-Fa-f0-9"
    };
    module.exports = {
      DEFAULT_MAX_EXTGLOB_RECURSION,
      MAX_LENGTH: 1024 * 64,
      POSIX_REGEX_SOURCE,
      // regular expressions
      REGEX_BACKSLASH: /\\(?![*+?^${}(|)[\]])/g,
      REGEX_NON_SPECIAL_CHARS: /^[^@![\].,$*+?^{}()|\\/]+/,
      REGEX_SPECIAL_CHARS: /[-*+?.^${}(|)[\]]/,
      REGEX_SPECIAL_CHARS_BACKREF: /(\\?)((\W)(\3*))/g,
      REGEX_SPECIAL_CHARS_GLOBAL: /([-*+?.^${}(|)[\]])/g,
      REGEX_REMOVE_BACKSLASH: /(?:\[.*?[^\\]\]|\\(?=.))/g,
      // Replace globs with equivalent patterns to reduce parsing time.
      REPLACEMENTS: {
        __proto__: null,
        "***": "*",
        "**/**": "**",
        "**/**/**": "**"
      },
      // Digits
      CHAR_0: 48,
      /* 0 */
      CHAR_9: 57,
      /* 9 */
      // Alphabet chars.
      CHAR_UPPERCASE_A: 65,
      /* A */
      CHAR_LOWERCASE_A: 97,
      /* a */
      CHAR_UPPERCASE_Z: 90,
      /* Z */
      CHAR_LOWERCASE_Z: 122,
      /* z */
      CHAR_LEFT_PARENTHESES: 40,
      /* ( */
      CHAR_RIGHT_PARENTHESES: 41,
      /* ) */
      CHAR_ASTERISK: 42,
      /* * */
      // Non-alphabetic chars.
      CHAR_AMPERSAND: 38,
      /* & */
      CHAR_AT: 64,
      /* @ */
      CHAR_BACKWARD_SLASH: 92,
      /* \ */
      CHAR_CARRIAGE_RETURN: 13,
      /* \r */
      CHAR_CIRCUMFLEX_ACCENT: 94,
      /* ^ */
      CHAR_COLON: 58,
      /* : */
      CHAR_COMMA: 44,
      /* , */
      CHAR_DOT: 46,
      /* . */
      CHAR_DOUBLE_QUOTE: 34,
      /* " */
      CHAR_EQUAL: 61,
      /* = */
      CHAR_EXCLAMATION_MARK: 33,
      /* ! */
      CHAR_FORM_FEED: 12,
      /* \f */
      CHAR_FORWARD_SLASH: 47,
      /* / */
      CHAR_GRAVE_ACCENT: 96,
      /* ` */
      CHAR_HASH: 35,
      /* # */
      CHAR_HYPHEN_MINUS: 45,
      /* - */
      CHAR_LEFT_ANGLE_BRACKET: 60,
      /* < */
      CHAR_LEFT_CURLY_BRACE: 123,
      /* { */
      CHAR_LEFT_SQUARE_BRACKET: 91,
      /* [ */
      CHAR_LINE_FEED: 10,
      /* \n */
      CHAR_NO_BREAK_SPACE: 160,
      /* \u00A0 */
      CHAR_PERCENT: 37,
      /* % */
      CHAR_PLUS: 43,
      /* + */
      CHAR_QUESTION_MARK: 63,
      /* ? */
      CHAR_RIGHT_ANGLE_BRACKET: 62,
      /* > */
      CHAR_RIGHT_CURLY_BRACE: 125,
      /* } */
      CHAR_RIGHT_SQUARE_BRACKET: 93,
      /* ] */
      CHAR_SEMICOLON: 59,
      /* ; */
      CHAR_SINGLE_QUOTE: 39,
      /* ' */
      CHAR_SPACE: 32,
      /*   */
      CHAR_TAB: 9,
      /* \t */
      CHAR_UNDERSCORE: 95,
      /* _ */
      CHAR_VERTICAL_LINE: 124,
      /* | */
      CHAR_ZERO_WIDTH_NOBREAK_SPACE: 65279,
      /* \uFEFF */
      /**
       * Create EXTGLOB_CHARS
       */
      extglobChars(chars) {
        return {
          "!": { type: "negate", open: "(?:(?!(?:", close: `))${chars.STAR})` },
          "?": { type: "qmark", open: "(?:", close: ")?" },
          "+": { type: "plus", open: "(?:", close: ")+" },
          "*": { type: "star", open: "(?:", close: ")*" },
          "@": { type: "at", open: "(?:", close: ")" }
        };
      },
      /**
       * Create GLOB_CHARS
       */
      globChars(win32) {
        return win32 === true ? WINDOWS_CHARS : POSIX_CHARS;
      }
    };
  }
});

// node_modules/.pnpm/picomatch@4.0.7/node_modules/picomatch/lib/utils.js
var require_utils = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/picomatch@4.0.7/node_modules/picomatch/lib/utils.js"(exports) {
    "use strict";
    var {
      REGEX_BACKSLASH,
      REGEX_REMOVE_BACKSLASH,
      REGEX_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_GLOBAL
    } = require_constants();
    exports.isObject = (val) => val !== null && typeof val === "object" && !Array.isArray(val);
    exports.hasRegexChars = (str) => REGEX_SPECIAL_CHARS.test(str);
    exports.isRegexChar = (str) => str.length === 1 && exports.hasRegexChars(str);
    exports.escapeRegex = (str) => str.replace(REGEX_SPECIAL_CHARS_GLOBAL, "\\$1");
    exports.toPosixSlashes = (str) => str.replace(REGEX_BACKSLASH, "/");
    exports.isWindows = () => {
      if (typeof navigator !== "undefined" && navigator.platform) {
        const platform = navigator.platform.toLowerCase();
        return platform === "win32" || platform === "windows";
      }
      if (typeof process !== "undefined" && process.platform) {
        return process.platform === "win32";
      }
      return false;
    };
    exports.removeBackslashes = (str) => {
      return str.replace(REGEX_REMOVE_BACKSLASH, (match) => {
        return match === "\\" ? "" : match;
      });
    };
    exports.escapeLast = (input, char, lastIdx) => {
      const idx = input.lastIndexOf(char, lastIdx);
      if (idx === -1) return input;
      if (input[idx - 1] === "\\") return exports.escapeLast(input, char, idx - 1);
      return `${input.slice(0, idx)}\\${input.slice(idx)}`;
    };
    exports.removePrefix = (input, state = {}) => {
      let output = input;
      if (output.startsWith("./")) {
        output = output.slice(2);
        state.prefix = "./";
      }
      return output;
    };
    exports.wrapOutput = (input, state = {}, options2 = {}) => {
      const prepend = options2.contains ? "" : "^";
      const append = options2.contains ? "" : "$";
      let output = `${prepend}(?:${input})${append}`;
      if (state.negated === true) {
        output = `(?:^(?!${output}).*$)`;
      }
      return output;
    };
    exports.basename = (path8, { windows } = {}) => {
      const segs = path8.split(windows ? /[\\/]/ : "/");
      const last = segs[segs.length - 1];
      if (last === "") {
        return segs[segs.length - 2];
      }
      return last;
    };
  }
});

// node_modules/.pnpm/picomatch@4.0.7/node_modules/picomatch/lib/scan.js
var require_scan = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/picomatch@4.0.7/node_modules/picomatch/lib/scan.js"(exports, module) {
    "use strict";
    var utils = require_utils();
    var {
      CHAR_ASTERISK,
      /* * */
      CHAR_AT,
      /* @ */
      CHAR_BACKWARD_SLASH,
      /* \ */
      CHAR_COMMA,
      /* , */
      CHAR_DOT,
      /* . */
      CHAR_EXCLAMATION_MARK,
      /* ! */
      CHAR_FORWARD_SLASH,
      /* / */
      CHAR_LEFT_CURLY_BRACE,
      /* { */
      CHAR_LEFT_PARENTHESES,
      /* ( */
      CHAR_LEFT_SQUARE_BRACKET,
      /* [ */
      CHAR_PLUS,
      /* + */
      CHAR_QUESTION_MARK,
      /* ? */
      CHAR_RIGHT_CURLY_BRACE,
      /* } */
      CHAR_RIGHT_PARENTHESES,
      /* ) */
      CHAR_RIGHT_SQUARE_BRACKET
      /* ] */
    } = require_constants();
    var isPathSeparator = (code) => {
      return code === CHAR_FORWARD_SLASH || code === CHAR_BACKWARD_SLASH;
    };
    var depth = (token) => {
      if (token.isPrefix !== true) {
        token.depth = token.isGlobstar ? Infinity : 1;
      }
    };
    var scan = (input, options2) => {
      const opts = options2 || {};
      const length = input.length - 1;
      const scanToEnd = opts.parts === true || opts.tokens === true || opts.scanToEnd === true;
      const slashes = [];
      const tokens = [];
      const parts = [];
      let str = input;
      let index = -1;
      let start = 0;
      let lastIndex = 0;
      let isBrace = false;
      let isBracket = false;
      let isGlob = false;
      let isExtglob = false;
      let isGlobstar = false;
      let braceEscaped = false;
      let backslashes = false;
      let negated = false;
      let negatedExtglob = false;
      let finished = false;
      let braces = 0;
      let prev;
      let code;
      let token = { value: "", depth: 0, isGlob: false };
      const eos = () => index >= length;
      const peek = () => str.charCodeAt(index + 1);
      const advance = () => {
        prev = code;
        return str.charCodeAt(++index);
      };
      while (index < length) {
        code = advance();
        let next;
        if (code === CHAR_BACKWARD_SLASH) {
          backslashes = token.backslashes = true;
          code = advance();
          if (code === CHAR_LEFT_CURLY_BRACE) {
            braceEscaped = true;
          }
          continue;
        }
        if (braceEscaped === true || code === CHAR_LEFT_CURLY_BRACE) {
          braces++;
          while (eos() !== true && (code = advance())) {
            if (code === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }
            if (code === CHAR_LEFT_CURLY_BRACE) {
              braces++;
              continue;
            }
            if (braceEscaped !== true && code === CHAR_DOT && (code = advance()) === CHAR_DOT) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (braceEscaped !== true && code === CHAR_COMMA) {
              isBrace = token.isBrace = true;
              isGlob = token.isGlob = true;
              finished = true;
              if (scanToEnd === true) {
                continue;
              }
              break;
            }
            if (code === CHAR_RIGHT_CURLY_BRACE) {
              braces--;
              if (braces === 0) {
                braceEscaped = false;
                isBrace = token.isBrace = true;
                finished = true;
                break;
              }
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_FORWARD_SLASH) {
          slashes.push(index);
          tokens.push(token);
          token = { value: "", depth: 0, isGlob: false };
          if (finished === true) continue;
          if (prev === CHAR_DOT && index === start + 1) {
            start += 2;
            continue;
          }
          lastIndex = index + 1;
          continue;
        }
        if (opts.noext !== true) {
          const isExtglobChar = code === CHAR_PLUS || code === CHAR_AT || code === CHAR_ASTERISK || code === CHAR_QUESTION_MARK || code === CHAR_EXCLAMATION_MARK;
          if (isExtglobChar === true && peek() === CHAR_LEFT_PARENTHESES) {
            isGlob = token.isGlob = true;
            isExtglob = token.isExtglob = true;
            finished = true;
            if (code === CHAR_EXCLAMATION_MARK && index === start) {
              negatedExtglob = true;
            }
            if (scanToEnd === true) {
              let parens = 0;
              while (eos() !== true && (code = advance())) {
                if (code === CHAR_BACKWARD_SLASH) {
                  backslashes = token.backslashes = true;
                  advance();
                  continue;
                }
                if (code === CHAR_LEFT_PARENTHESES) {
                  parens++;
                  continue;
                }
                if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                  finished = true;
                  break;
                }
              }
              continue;
            }
            break;
          }
        }
        if (code === CHAR_ASTERISK) {
          if (prev === CHAR_ASTERISK) isGlobstar = token.isGlobstar = true;
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_QUESTION_MARK) {
          isGlob = token.isGlob = true;
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (code === CHAR_LEFT_SQUARE_BRACKET) {
          while (eos() !== true && (next = advance())) {
            if (next === CHAR_BACKWARD_SLASH) {
              backslashes = token.backslashes = true;
              advance();
              continue;
            }
            if (next === CHAR_RIGHT_SQUARE_BRACKET) {
              isBracket = token.isBracket = true;
              isGlob = token.isGlob = true;
              finished = true;
              break;
            }
          }
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
        if (opts.nonegate !== true && code === CHAR_EXCLAMATION_MARK && index === start) {
          negated = token.negated = true;
          start++;
          continue;
        }
        if (opts.noparen !== true && code === CHAR_LEFT_PARENTHESES) {
          isGlob = token.isGlob = true;
          if (scanToEnd === true) {
            let parens = 1;
            while (eos() !== true && (code = advance())) {
              if (code === CHAR_BACKWARD_SLASH) {
                backslashes = token.backslashes = true;
                advance();
                continue;
              }
              if (code === CHAR_LEFT_PARENTHESES) {
                parens++;
                continue;
              }
              if (code === CHAR_RIGHT_PARENTHESES && --parens === 0) {
                finished = true;
                break;
              }
            }
            continue;
          }
          break;
        }
        if (isGlob === true) {
          finished = true;
          if (scanToEnd === true) {
            continue;
          }
          break;
        }
      }
      if (opts.noext === true) {
        isExtglob = false;
        isGlob = false;
      }
      let base = str;
      let prefix = "";
      let glob = "";
      if (start > 0) {
        prefix = str.slice(0, start);
        str = str.slice(start);
        lastIndex -= start;
      }
      if (base && isGlob === true && lastIndex > 0) {
        base = str.slice(0, lastIndex);
        glob = str.slice(lastIndex);
      } else if (isGlob === true) {
        base = "";
        glob = str;
      } else {
        base = str;
      }
      if (base && base !== "" && base !== "/" && base !== str) {
        if (isPathSeparator(base.charCodeAt(base.length - 1))) {
          base = base.slice(0, -1);
        }
      }
      if (opts.unescape === true) {
        if (glob) glob = utils.removeBackslashes(glob);
        if (base && backslashes === true) {
          base = utils.removeBackslashes(base);
        }
      }
      const state = {
        prefix,
        input,
        start,
        base,
        glob,
        isBrace,
        isBracket,
        isGlob,
        isExtglob,
        isGlobstar,
        negated,
        negatedExtglob
      };
      if (opts.tokens === true) {
        state.maxDepth = 0;
        if (!isPathSeparator(code)) {
          tokens.push(token);
        }
        state.tokens = tokens;
      }
      if (opts.parts === true || opts.tokens === true) {
        let prevIndex;
        for (let idx = 0; idx < slashes.length; idx++) {
          const n2 = prevIndex !== void 0 ? prevIndex + 1 : start;
          const i = slashes[idx];
          const value2 = input.slice(n2, i);
          if (opts.tokens) {
            if (idx === 0 && start !== 0) {
              tokens[idx].isPrefix = true;
              tokens[idx].value = prefix;
            } else {
              tokens[idx].value = value2;
            }
            depth(tokens[idx]);
            state.maxDepth += tokens[idx].depth;
          }
          if (i >= start) {
            parts.push(value2);
            prevIndex = i;
          }
        }
        const n = prevIndex !== void 0 ? prevIndex + 1 : start;
        const value = input.slice(n);
        parts.push(value);
        if (opts.tokens && prevIndex && prevIndex + 1 < input.length) {
          tokens[tokens.length - 1].value = value;
          depth(tokens[tokens.length - 1]);
          state.maxDepth += tokens[tokens.length - 1].depth;
        }
        state.slashes = slashes;
        state.parts = parts;
      }
      return state;
    };
    module.exports = scan;
  }
});

// node_modules/.pnpm/picomatch@4.0.7/node_modules/picomatch/lib/parse.js
var require_parse = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/picomatch@4.0.7/node_modules/picomatch/lib/parse.js"(exports, module) {
    "use strict";
    var constants3 = require_constants();
    var utils = require_utils();
    var {
      MAX_LENGTH,
      POSIX_REGEX_SOURCE,
      REGEX_NON_SPECIAL_CHARS,
      REGEX_SPECIAL_CHARS_BACKREF,
      REPLACEMENTS
    } = constants3;
    var expandRange = (args, options2) => {
      if (typeof options2.expandRange === "function") {
        return options2.expandRange(...args, options2);
      }
      args.sort();
      const value = `[${args.join("-")}]`;
      try {
        new RegExp(value);
      } catch (ex) {
        return args.map((v) => utils.escapeRegex(v)).join("..");
      }
      return value;
    };
    var syntaxError = (type, char) => {
      return `Missing ${type}: "${char}" - use "\\\\${char}" to match literal characters`;
    };
    var splitTopLevel = (input) => {
      const parts = [];
      let bracket = 0;
      let paren = 0;
      let quote2 = 0;
      let value = "";
      let escaped2 = false;
      for (const ch of input) {
        if (escaped2 === true) {
          value += ch;
          escaped2 = false;
          continue;
        }
        if (ch === "\\") {
          value += ch;
          escaped2 = true;
          continue;
        }
        if (ch === '"') {
          quote2 = quote2 === 1 ? 0 : 1;
          value += ch;
          continue;
        }
        if (quote2 === 0) {
          if (ch === "[") {
            bracket++;
          } else if (ch === "]" && bracket > 0) {
            bracket--;
          } else if (bracket === 0) {
            if (ch === "(") {
              paren++;
            } else if (ch === ")" && paren > 0) {
              paren--;
            } else if (ch === "|" && paren === 0) {
              parts.push(value);
              value = "";
              continue;
            }
          }
        }
        value += ch;
      }
      parts.push(value);
      return parts;
    };
    var isPlainBranch = (branch) => {
      let escaped2 = false;
      for (const ch of branch) {
        if (escaped2 === true) {
          escaped2 = false;
          continue;
        }
        if (ch === "\\") {
          escaped2 = true;
          continue;
        }
        if (/[?*+@!()[\]{}]/.test(ch)) {
          return false;
        }
      }
      return true;
    };
    var normalizeSimpleBranch = (branch) => {
      let value = branch.trim();
      let changed = true;
      while (changed === true) {
        changed = false;
        if (/^@\([^\\()[\]{}|]+\)$/.test(value)) {
          value = value.slice(2, -1);
          changed = true;
        }
      }
      if (!isPlainBranch(value)) {
        return;
      }
      return value.replace(/\\(.)/g, "$1");
    };
    var hasRepeatedCharPrefixOverlap = (branches) => {
      const values = branches.map(normalizeSimpleBranch).filter(Boolean);
      for (let i = 0; i < values.length; i++) {
        for (let j = i + 1; j < values.length; j++) {
          const a = values[i];
          const b = values[j];
          const char = a[0];
          if (!char || a !== char.repeat(a.length) || b !== char.repeat(b.length)) {
            continue;
          }
          if (a === b || a.startsWith(b) || b.startsWith(a)) {
            return true;
          }
        }
      }
      return false;
    };
    var parseRepeatedExtglob = (pattern, requireEnd = true) => {
      if (pattern[0] !== "+" && pattern[0] !== "*" || pattern[1] !== "(") {
        return;
      }
      let bracket = 0;
      let paren = 0;
      let quote2 = 0;
      let escaped2 = false;
      for (let i = 1; i < pattern.length; i++) {
        const ch = pattern[i];
        if (escaped2 === true) {
          escaped2 = false;
          continue;
        }
        if (ch === "\\") {
          escaped2 = true;
          continue;
        }
        if (ch === '"') {
          quote2 = quote2 === 1 ? 0 : 1;
          continue;
        }
        if (quote2 === 1) {
          continue;
        }
        if (ch === "[") {
          bracket++;
          continue;
        }
        if (ch === "]" && bracket > 0) {
          bracket--;
          continue;
        }
        if (bracket > 0) {
          continue;
        }
        if (ch === "(") {
          paren++;
          continue;
        }
        if (ch === ")") {
          paren--;
          if (paren === 0) {
            if (requireEnd === true && i !== pattern.length - 1) {
              return;
            }
            return {
              type: pattern[0],
              body: pattern.slice(2, i),
              end: i
            };
          }
        }
      }
    };
    var buildCharClassStar = (chars) => {
      const source = chars.length === 1 ? utils.escapeRegex(chars[0]) : `[${chars.map((ch) => utils.escapeRegex(ch)).join("")}]`;
      return `${source}*`;
    };
    var getStarExtglobSequenceChars = (pattern) => {
      let index = 0;
      const chars = [];
      while (index < pattern.length) {
        const match = parseRepeatedExtglob(pattern.slice(index), false);
        if (!match || match.type !== "*") {
          return;
        }
        const branches = splitTopLevel(match.body).map((branch2) => branch2.trim());
        if (branches.length !== 1) {
          return;
        }
        const branch = normalizeSimpleBranch(branches[0]);
        if (!branch || branch.length !== 1) {
          return;
        }
        chars.push(branch);
        index += match.end + 1;
      }
      if (chars.length < 1) {
        return;
      }
      return chars;
    };
    var repeatedExtglobRecursion = (pattern) => {
      let depth = 0;
      let value = pattern.trim();
      let match = parseRepeatedExtglob(value);
      while (match) {
        depth++;
        value = match.body.trim();
        match = parseRepeatedExtglob(value);
      }
      return depth;
    };
    var analyzeRepeatedExtglob = (body, options2) => {
      if (options2.maxExtglobRecursion === false) {
        return { risky: false };
      }
      const max = typeof options2.maxExtglobRecursion === "number" ? options2.maxExtglobRecursion : constants3.DEFAULT_MAX_EXTGLOB_RECURSION;
      const branches = splitTopLevel(body).map((branch) => branch.trim());
      if (branches.length > 1) {
        if (branches.some((branch) => branch === "") || branches.some((branch) => /^[*?]+$/.test(branch)) || hasRepeatedCharPrefixOverlap(branches)) {
          return { risky: true };
        }
      }
      const safeChars = [];
      let sawStarSequence = false;
      let combinable = true;
      for (const branch of branches) {
        const chars = getStarExtglobSequenceChars(branch);
        if (chars) {
          sawStarSequence = true;
          safeChars.push(...chars);
          continue;
        }
        const literal = normalizeSimpleBranch(branch);
        if (literal && literal.length === 1) {
          safeChars.push(literal);
          continue;
        }
        combinable = false;
        if (repeatedExtglobRecursion(branch) > max) {
          return { risky: true };
        }
      }
      if (sawStarSequence) {
        return combinable ? { risky: true, safeOutput: buildCharClassStar([...new Set(safeChars)]) } : { risky: true };
      }
      return { risky: false };
    };
    var parse = (input, options2) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected a string");
      }
      input = REPLACEMENTS[input] || input;
      const opts = { ...options2 };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      let len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      const bos = { type: "bos", value: "", output: opts.prepend || "" };
      const tokens = [bos];
      const capture = opts.capture ? "" : "?:";
      const PLATFORM_CHARS = constants3.globChars(opts.windows);
      const EXTGLOB_CHARS = constants3.extglobChars(PLATFORM_CHARS);
      const {
        DOT_LITERAL,
        PLUS_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOT_SLASH,
        NO_DOTS_SLASH,
        QMARK,
        QMARK_NO_DOT,
        STAR,
        START_ANCHOR
      } = PLATFORM_CHARS;
      const globstar = (opts2) => {
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      };
      const nodot = opts.dot ? "" : NO_DOT;
      const qmarkNoDot = opts.dot ? QMARK : QMARK_NO_DOT;
      let star = opts.bash === true ? globstar(opts) : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      if (typeof opts.noext === "boolean") {
        opts.noextglob = opts.noext;
      }
      const state = {
        input,
        index: -1,
        start: 0,
        dot: opts.dot === true,
        consumed: "",
        output: "",
        prefix: "",
        backtrack: false,
        negated: false,
        brackets: 0,
        braces: 0,
        parens: 0,
        quotes: 0,
        globstar: false,
        tokens
      };
      input = utils.removePrefix(input, state);
      len = input.length;
      const extglobs = [];
      const braces = [];
      const stack = [];
      let prev = bos;
      let value;
      const eos = () => state.index === len - 1;
      const peek = state.peek = (n = 1) => input[state.index + n];
      const advance = state.advance = () => input[++state.index] || "";
      const remaining = () => input.slice(state.index + 1);
      const consume = (value2 = "", num = 0) => {
        state.consumed += value2;
        state.index += num;
      };
      const append = (token) => {
        state.output += token.output != null ? token.output : token.value;
        consume(token.value);
      };
      const negate = () => {
        let count = 1;
        while (peek() === "!" && (peek(2) !== "(" || peek(3) === "?")) {
          advance();
          state.start++;
          count++;
        }
        if (count % 2 === 0) {
          return false;
        }
        state.negated = true;
        state.start++;
        return true;
      };
      const increment = (type) => {
        state[type]++;
        stack.push(type);
      };
      const decrement = (type) => {
        state[type]--;
        stack.pop();
      };
      const push = (tok) => {
        if (prev.type === "globstar") {
          const isBrace = state.braces > 0 && (tok.type === "comma" || tok.type === "brace");
          const isExtglob = tok.extglob === true || extglobs.length && (tok.type === "pipe" || tok.type === "paren");
          if (tok.type !== "slash" && tok.type !== "paren" && !isBrace && !isExtglob) {
            state.output = state.output.slice(0, -prev.output.length);
            prev.type = "star";
            prev.value = "*";
            prev.output = star;
            state.output += prev.output;
          }
        }
        if (extglobs.length && tok.type !== "paren") {
          extglobs[extglobs.length - 1].inner += tok.value;
        }
        if (tok.value || tok.output) append(tok);
        if (prev && prev.type === "text" && tok.type === "text") {
          prev.output = (prev.output || prev.value) + tok.value;
          prev.value += tok.value;
          return;
        }
        tok.prev = prev;
        tokens.push(tok);
        prev = tok;
      };
      const extglobOpen = (type, value2) => {
        const token = { ...EXTGLOB_CHARS[value2], conditions: 1, inner: "" };
        token.prev = prev;
        token.parens = state.parens;
        token.output = state.output;
        token.startIndex = state.index;
        token.tokensIndex = tokens.length;
        const output = (opts.capture ? "(" : "") + token.open;
        increment("parens");
        push({ type, value: value2, output: state.output ? "" : ONE_CHAR });
        push({ type: "paren", extglob: true, value: advance(), output });
        extglobs.push(token);
      };
      const extglobClose = (token) => {
        const literal = input.slice(token.startIndex, state.index + 1);
        const body = input.slice(token.startIndex + 2, state.index);
        const analysis = analyzeRepeatedExtglob(body, opts);
        if ((token.type === "plus" || token.type === "star") && analysis.risky) {
          const safeOutput = analysis.safeOutput ? (token.output ? "" : ONE_CHAR) + (opts.capture ? `(${analysis.safeOutput})` : analysis.safeOutput) : void 0;
          const open = tokens[token.tokensIndex];
          open.type = "text";
          open.value = literal;
          open.output = safeOutput || utils.escapeRegex(literal);
          for (let i = token.tokensIndex + 1; i < tokens.length; i++) {
            tokens[i].value = "";
            tokens[i].output = "";
            delete tokens[i].suffix;
          }
          state.output = token.output + open.output;
          state.backtrack = true;
          push({ type: "paren", extglob: true, value, output: "" });
          decrement("parens");
          return;
        }
        let output = token.close + (opts.capture ? ")" : "");
        let rest;
        if (token.type === "negate") {
          let extglobStar = star;
          if (token.inner && token.inner.length > 1 && token.inner.includes("/")) {
            extglobStar = globstar(opts);
          }
          if (extglobStar !== star || eos() || /^\)+$/.test(remaining())) {
            output = token.close = `)$))${extglobStar}`;
          }
          if (token.inner.includes("*") && (rest = remaining()) && /^\.[^\\/.]+$/.test(rest)) {
            const expression = parse(rest, { ...options2, fastpaths: false }).output;
            output = token.close = `)${expression})${extglobStar})`;
          }
          if (token.prev.type === "bos") {
            state.negatedExtglob = true;
          }
        }
        push({ type: "paren", extglob: true, value, output });
        decrement("parens");
      };
      if (opts.fastpaths !== false && !/(^[*!]|[/()[\]{}"])/.test(input)) {
        let backslashes = false;
        let output = input.replace(REGEX_SPECIAL_CHARS_BACKREF, (m, esc, chars, first, rest, index) => {
          if (first === "\\") {
            backslashes = true;
            return m;
          }
          if (first === "?") {
            if (esc) {
              return esc + first + (rest ? QMARK.repeat(rest.length) : "");
            }
            if (index === 0) {
              return qmarkNoDot + (rest ? QMARK.repeat(rest.length) : "");
            }
            return QMARK.repeat(chars.length);
          }
          if (first === ".") {
            return DOT_LITERAL.repeat(chars.length);
          }
          if (first === "*") {
            if (esc) {
              return esc + first + (rest ? star : "");
            }
            return star;
          }
          return esc ? m : `\\${m}`;
        });
        if (backslashes === true) {
          if (opts.unescape === true) {
            output = output.replace(/\\/g, "");
          } else {
            output = output.replace(/\\+/g, (m) => {
              return m.length % 2 === 0 ? "\\\\" : m ? "\\" : "";
            });
          }
        }
        if (output === input && opts.contains === true) {
          state.output = input;
          return state;
        }
        state.output = utils.wrapOutput(output, state, options2);
        return state;
      }
      while (!eos()) {
        value = advance();
        if (value === "\0") {
          continue;
        }
        if (value === "\\") {
          const next = peek();
          if (next === "/" && opts.bash !== true) {
            continue;
          }
          if (next === "." || next === ";") {
            continue;
          }
          if (!next) {
            value += "\\";
            push({ type: "text", value });
            continue;
          }
          const match = /^\\+/.exec(remaining());
          let slashes = 0;
          if (match && match[0].length > 2) {
            slashes = match[0].length;
            state.index += slashes;
            if (slashes % 2 !== 0) {
              value += "\\";
            }
          }
          if (opts.unescape === true) {
            value = advance();
          } else {
            value += advance();
          }
          if (state.brackets === 0) {
            push({ type: "text", value });
            continue;
          }
        }
        if (state.brackets > 0 && (value !== "]" || prev.value === "[" || prev.value === "[^")) {
          if (opts.posix !== false && value === ":") {
            const inner = prev.value.slice(1);
            if (inner.includes("[")) {
              prev.posix = true;
              if (inner.includes(":")) {
                const idx = prev.value.lastIndexOf("[");
                const pre = prev.value.slice(0, idx);
                const rest2 = prev.value.slice(idx + 2);
                const posix = POSIX_REGEX_SOURCE[rest2];
                if (posix) {
                  prev.value = pre + posix;
                  state.backtrack = true;
                  advance();
                  if (!bos.output && tokens.indexOf(prev) === 1) {
                    bos.output = ONE_CHAR;
                  }
                  continue;
                }
              }
            }
          }
          if (value === "[" && peek() !== ":" || value === "-" && peek() === "]") {
            value = `\\${value}`;
          }
          if (value === "]" && (prev.value === "[" || prev.value === "[^")) {
            value = `\\${value}`;
          }
          if (opts.posix === true && value === "!" && prev.value === "[") {
            value = "^";
          }
          prev.value += value;
          append({ value });
          continue;
        }
        if (state.quotes === 1 && value !== '"') {
          value = utils.escapeRegex(value);
          prev.value += value;
          append({ value });
          continue;
        }
        if (value === '"') {
          state.quotes = state.quotes === 1 ? 0 : 1;
          if (opts.keepQuotes === true) {
            push({ type: "text", value });
          }
          continue;
        }
        if (value === "(") {
          increment("parens");
          push({ type: "paren", value });
          continue;
        }
        if (value === ")") {
          if (state.parens === 0 && opts.strictBrackets === true) {
            throw new SyntaxError(syntaxError("opening", "("));
          }
          const extglob = extglobs[extglobs.length - 1];
          if (extglob && state.parens === extglob.parens + 1) {
            extglobClose(extglobs.pop());
            continue;
          }
          push({ type: "paren", value, output: state.parens ? ")" : "\\)" });
          decrement("parens");
          continue;
        }
        if (value === "[") {
          if (opts.nobracket === true || !remaining().includes("]")) {
            if (opts.nobracket !== true && opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("closing", "]"));
            }
            value = `\\${value}`;
          } else {
            increment("brackets");
          }
          push({ type: "bracket", value });
          continue;
        }
        if (value === "]") {
          if (opts.nobracket === true || prev && prev.type === "bracket" && prev.value.length === 1) {
            push({ type: "text", value, output: `\\${value}` });
            continue;
          }
          if (state.brackets === 0) {
            if (opts.strictBrackets === true) {
              throw new SyntaxError(syntaxError("opening", "["));
            }
            push({ type: "text", value, output: `\\${value}` });
            continue;
          }
          decrement("brackets");
          const prevValue = prev.value.slice(1);
          if (prev.posix !== true && prevValue[0] === "^" && !prevValue.includes("/")) {
            value = `/${value}`;
          }
          prev.value += value;
          append({ value });
          if (opts.literalBrackets === false || utils.hasRegexChars(prevValue)) {
            continue;
          }
          const escaped2 = utils.escapeRegex(prev.value);
          state.output = state.output.slice(0, -prev.value.length);
          if (opts.literalBrackets === true) {
            state.output += escaped2;
            prev.value = escaped2;
            continue;
          }
          prev.value = `(${capture}${escaped2}|${prev.value})`;
          state.output += prev.value;
          continue;
        }
        if (value === "{" && opts.nobrace !== true) {
          increment("braces");
          const open = {
            type: "brace",
            value,
            output: "(",
            outputIndex: state.output.length,
            tokensIndex: state.tokens.length
          };
          braces.push(open);
          push(open);
          continue;
        }
        if (value === "}") {
          const brace = braces[braces.length - 1];
          if (opts.nobrace === true || !brace) {
            push({ type: "text", value, output: value });
            continue;
          }
          let output = ")";
          if (brace.dots === true) {
            const arr = tokens.slice();
            const range = [];
            for (let i = arr.length - 1; i >= 0; i--) {
              tokens.pop();
              if (arr[i].type === "brace") {
                break;
              }
              if (arr[i].type !== "dots") {
                range.unshift(arr[i].value);
              }
            }
            output = expandRange(range, opts);
            state.backtrack = true;
          }
          if (brace.comma !== true && brace.dots !== true) {
            const out = state.output.slice(0, brace.outputIndex);
            const toks = state.tokens.slice(brace.tokensIndex);
            brace.value = brace.output = "\\{";
            value = output = "\\}";
            state.output = out;
            for (const t of toks) {
              state.output += t.output || t.value;
            }
          }
          push({ type: "brace", value, output });
          decrement("braces");
          braces.pop();
          continue;
        }
        if (value === "|") {
          if (extglobs.length > 0) {
            extglobs[extglobs.length - 1].conditions++;
          }
          push({ type: "text", value });
          continue;
        }
        if (value === ",") {
          let output = value;
          const brace = braces[braces.length - 1];
          if (brace && stack[stack.length - 1] === "braces") {
            brace.comma = true;
            output = "|";
          }
          push({ type: "comma", value, output });
          continue;
        }
        if (value === "/") {
          if (prev.type === "dot" && state.index === state.start + 1) {
            state.start = state.index + 1;
            state.consumed = "";
            state.output = "";
            tokens.pop();
            prev = bos;
            continue;
          }
          push({ type: "slash", value, output: SLASH_LITERAL });
          continue;
        }
        if (value === ".") {
          if (state.braces > 0 && prev.type === "dot") {
            if (prev.value === ".") prev.output = DOT_LITERAL;
            const brace = braces[braces.length - 1];
            prev.type = "dots";
            prev.output += value;
            prev.value += value;
            brace.dots = true;
            continue;
          }
          if (state.braces + state.parens === 0 && prev.type !== "bos" && prev.type !== "slash") {
            push({ type: "text", value, output: DOT_LITERAL });
            continue;
          }
          push({ type: "dot", value, output: DOT_LITERAL });
          continue;
        }
        if (value === "?") {
          const isGroup = prev && prev.value === "(";
          if (!isGroup && opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("qmark", value);
            continue;
          }
          if (prev && prev.type === "paren") {
            const next = peek();
            let output = value;
            if (prev.value === "(" && !/[!=<:]/.test(next) || next === "<" && !/<([!=]|\w+>)/.test(remaining())) {
              output = `\\${value}`;
            }
            push({ type: "text", value, output });
            continue;
          }
          if (opts.dot !== true && (prev.type === "slash" || prev.type === "bos")) {
            push({ type: "qmark", value, output: QMARK_NO_DOT });
            continue;
          }
          push({ type: "qmark", value, output: QMARK });
          continue;
        }
        if (value === "!") {
          if (opts.noextglob !== true && peek() === "(") {
            if (peek(2) !== "?" || !/[!=<:]/.test(peek(3))) {
              extglobOpen("negate", value);
              continue;
            }
          }
          if (opts.nonegate !== true && state.index === 0) {
            negate();
            continue;
          }
        }
        if (value === "+") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            extglobOpen("plus", value);
            continue;
          }
          if (prev && prev.value === "(" || opts.regex === false) {
            push({ type: "plus", value, output: PLUS_LITERAL });
            continue;
          }
          if (prev && (prev.type === "bracket" || prev.type === "paren" || prev.type === "brace") || state.parens > 0) {
            push({ type: "plus", value });
            continue;
          }
          push({ type: "plus", value: PLUS_LITERAL });
          continue;
        }
        if (value === "@") {
          if (opts.noextglob !== true && peek() === "(" && peek(2) !== "?") {
            push({ type: "at", extglob: true, value, output: "" });
            continue;
          }
          push({ type: "text", value });
          continue;
        }
        if (value !== "*") {
          if (value === "$" || value === "^") {
            value = `\\${value}`;
          }
          const match = REGEX_NON_SPECIAL_CHARS.exec(remaining());
          if (match) {
            value += match[0];
            state.index += match[0].length;
          }
          push({ type: "text", value });
          continue;
        }
        if (prev && (prev.type === "globstar" || prev.star === true)) {
          prev.type = "star";
          prev.star = true;
          prev.value += value;
          prev.output = star;
          state.backtrack = true;
          state.globstar = true;
          consume(value);
          continue;
        }
        let rest = remaining();
        if (opts.noextglob !== true && /^\([^?]/.test(rest)) {
          extglobOpen("star", value);
          continue;
        }
        if (prev.type === "star") {
          if (opts.noglobstar === true) {
            consume(value);
            continue;
          }
          const prior = prev.prev;
          const before = prior.prev;
          const isStart = prior.type === "slash" || prior.type === "bos";
          const afterStar = before && (before.type === "star" || before.type === "globstar");
          if (opts.bash === true && (!isStart || rest[0] && rest[0] !== "/")) {
            push({ type: "star", value, output: "" });
            continue;
          }
          const isBrace = state.braces > 0 && (prior.type === "comma" || prior.type === "brace");
          const isExtglob = extglobs.length && (prior.type === "pipe" || prior.type === "paren");
          if (!isStart && prior.type !== "paren" && !isBrace && !isExtglob) {
            push({ type: "star", value, output: "" });
            continue;
          }
          while (rest.slice(0, 3) === "/**") {
            const after = input[state.index + 4];
            if (after && after !== "/") {
              break;
            }
            rest = rest.slice(3);
            consume("/**", 3);
          }
          const isEnd = eos() || state.parens > 0 && rest === ")".repeat(state.parens) && !extglobs.some((extglob) => extglob.type === "negate");
          if (prior.type === "bos" && eos()) {
            prev.type = "globstar";
            prev.value += value;
            prev.output = globstar(opts);
            state.output = prev.output;
            state.globstar = true;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && !afterStar && isEnd) {
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = globstar(opts) + (opts.strictSlashes ? ")" : "|$)");
            prev.value += value;
            state.globstar = true;
            state.output += prior.output + prev.output;
            consume(value);
            continue;
          }
          if (prior.type === "slash" && prior.prev.type !== "bos" && rest[0] === "/") {
            const end = rest[1] !== void 0 ? "|$" : "";
            state.output = state.output.slice(0, -(prior.output + prev.output).length);
            prior.output = `(?:${prior.output}`;
            prev.type = "globstar";
            prev.output = `${globstar(opts)}${SLASH_LITERAL}|${SLASH_LITERAL}${end})`;
            prev.value += value;
            state.output += prior.output + prev.output;
            state.globstar = true;
            consume(value + advance());
            push({ type: "slash", value: "/", output: "" });
            continue;
          }
          if (prior.type === "bos" && rest[0] === "/") {
            prev.type = "globstar";
            prev.value += value;
            prev.output = `(?:^|${SLASH_LITERAL}|${globstar(opts)}${SLASH_LITERAL})`;
            state.output = prev.output;
            state.globstar = true;
            consume(value + advance());
            push({ type: "slash", value: "/", output: "" });
            continue;
          }
          state.output = state.output.slice(0, -prev.output.length);
          prev.type = "globstar";
          prev.output = globstar(opts);
          prev.value += value;
          state.output += prev.output;
          state.globstar = true;
          consume(value);
          continue;
        }
        const token = { type: "star", value, output: star };
        if (opts.bash === true) {
          token.output = ".*?";
          if (prev.type === "bos" || prev.type === "slash") {
            token.output = nodot + token.output;
          }
          push(token);
          continue;
        }
        if (prev && (prev.type === "bracket" || prev.type === "paren") && opts.regex === true) {
          token.output = value;
          push(token);
          continue;
        }
        if (state.index === state.start || prev.type === "slash" || prev.type === "dot") {
          if (prev.type === "dot") {
            state.output += NO_DOT_SLASH;
            prev.output += NO_DOT_SLASH;
          } else if (opts.dot === true) {
            state.output += NO_DOTS_SLASH;
            prev.output += NO_DOTS_SLASH;
          } else {
            state.output += nodot;
            prev.output += nodot;
          }
          if (peek() !== "*") {
            state.output += ONE_CHAR;
            prev.output += ONE_CHAR;
          }
        }
        push(token);
      }
      while (state.brackets > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "]"));
        state.output = utils.escapeLast(state.output, "[");
        decrement("brackets");
      }
      while (state.parens > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", ")"));
        state.output = utils.escapeLast(state.output, "(");
        decrement("parens");
      }
      while (state.braces > 0) {
        if (opts.strictBrackets === true) throw new SyntaxError(syntaxError("closing", "}"));
        state.output = utils.escapeLast(state.output, "{");
        decrement("braces");
      }
      if (opts.strictSlashes !== true && (prev.type === "star" || prev.type === "bracket")) {
        push({ type: "maybe_slash", value: "", output: `${SLASH_LITERAL}?` });
      }
      if (state.backtrack === true) {
        state.output = "";
        for (const token of state.tokens) {
          state.output += token.output != null ? token.output : token.value;
          if (token.suffix) {
            state.output += token.suffix;
          }
        }
      }
      return state;
    };
    parse.fastpaths = (input, options2) => {
      const opts = { ...options2 };
      const max = typeof opts.maxLength === "number" ? Math.min(MAX_LENGTH, opts.maxLength) : MAX_LENGTH;
      const len = input.length;
      if (len > max) {
        throw new SyntaxError(`Input length: ${len}, exceeds maximum allowed length: ${max}`);
      }
      input = REPLACEMENTS[input] || input;
      const {
        DOT_LITERAL,
        SLASH_LITERAL,
        ONE_CHAR,
        DOTS_SLASH,
        NO_DOT,
        NO_DOTS,
        NO_DOTS_SLASH,
        STAR,
        START_ANCHOR
      } = constants3.globChars(opts.windows);
      const nodot = opts.dot ? NO_DOTS : NO_DOT;
      const slashDot = opts.dot ? NO_DOTS_SLASH : NO_DOT;
      const capture = opts.capture ? "" : "?:";
      const state = { negated: false, prefix: "" };
      let star = opts.bash === true ? ".*?" : STAR;
      if (opts.capture) {
        star = `(${star})`;
      }
      const globstar = (opts2) => {
        if (opts2.noglobstar === true) return star;
        return `(${capture}(?:(?!${START_ANCHOR}${opts2.dot ? DOTS_SLASH : DOT_LITERAL}).)*?)`;
      };
      const create = (str) => {
        switch (str) {
          case "*":
            return `${nodot}${ONE_CHAR}${star}`;
          case ".*":
            return `${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*.*":
            return `${nodot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "*/*":
            return `${nodot}${star}${SLASH_LITERAL}${ONE_CHAR}${slashDot}${star}`;
          case "**":
            return nodot + globstar(opts);
          case "**/*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${ONE_CHAR}${star}`;
          case "**/*.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${slashDot}${star}${DOT_LITERAL}${ONE_CHAR}${star}`;
          case "**/.*":
            return `(?:${nodot}${globstar(opts)}${SLASH_LITERAL})?${DOT_LITERAL}${ONE_CHAR}${star}`;
          default: {
            const match = /^(.*?)\.(\w+)$/.exec(str);
            if (!match) return;
            const source2 = create(match[1]);
            if (!source2) return;
            return source2 + DOT_LITERAL + match[2];
          }
        }
      };
      const output = utils.removePrefix(input, state);
      let source = create(output);
      if (source && opts.strictSlashes !== true) {
        source += `${SLASH_LITERAL}?`;
      }
      return source;
    };
    module.exports = parse;
  }
});

// node_modules/.pnpm/picomatch@4.0.7/node_modules/picomatch/lib/picomatch.js
var require_picomatch = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/picomatch@4.0.7/node_modules/picomatch/lib/picomatch.js"(exports, module) {
    "use strict";
    var scan = require_scan();
    var parse = require_parse();
    var utils = require_utils();
    var constants3 = require_constants();
    var isObject2 = (val) => val && typeof val === "object" && !Array.isArray(val);
    var picomatch3 = (glob, options2, returnState = false) => {
      if (Array.isArray(glob)) {
        const fns = glob.map((input) => picomatch3(input, options2, returnState));
        const arrayMatcher = (str) => {
          for (const isMatch of fns) {
            const state2 = isMatch(str);
            if (state2) return state2;
          }
          return false;
        };
        return arrayMatcher;
      }
      const isState = isObject2(glob) && glob.tokens && glob.input;
      if (glob === "" || typeof glob !== "string" && !isState) {
        throw new TypeError("Expected pattern to be a non-empty string");
      }
      const opts = options2 || {};
      const posix = opts.windows;
      const regex = isState ? picomatch3.compileRe(glob, options2) : picomatch3.makeRe(glob, options2, false, true);
      const state = regex.state;
      delete regex.state;
      let isIgnored = () => false;
      if (opts.ignore) {
        const ignoreOpts = { ...options2, ignore: null, onMatch: null, onResult: null };
        isIgnored = picomatch3(opts.ignore, ignoreOpts, returnState);
      }
      const matcher = (input, returnObject = false) => {
        const { isMatch, match, output } = picomatch3.test(input, regex, options2, { glob, posix });
        const result = { glob, state, regex, posix, input, output, match, isMatch };
        if (typeof opts.onResult === "function") {
          opts.onResult(result);
        }
        if (isMatch === false) {
          result.isMatch = false;
          return returnObject ? result : false;
        }
        if (isIgnored(input)) {
          if (typeof opts.onIgnore === "function") {
            opts.onIgnore(result);
          }
          result.isMatch = false;
          return returnObject ? result : false;
        }
        if (typeof opts.onMatch === "function") {
          opts.onMatch(result);
        }
        return returnObject ? result : true;
      };
      if (returnState) {
        matcher.state = state;
      }
      return matcher;
    };
    picomatch3.test = (input, regex, options2, { glob, posix } = {}) => {
      if (typeof input !== "string") {
        throw new TypeError("Expected input to be a string");
      }
      if (input === "") {
        return { isMatch: false, output: "" };
      }
      const opts = options2 || {};
      const format = opts.format || (posix ? utils.toPosixSlashes : null);
      let match = input === glob;
      let output = match && format ? format(input) : input;
      if (match === false) {
        output = format ? format(input) : input;
        match = output === glob;
      }
      if (match === false || opts.capture === true) {
        if (opts.matchBase === true || opts.basename === true) {
          match = picomatch3.matchBase(input, regex, options2, posix);
        } else {
          match = regex.exec(output);
        }
      }
      return { isMatch: Boolean(match), match, output };
    };
    picomatch3.matchBase = (input, glob, options2, posix = options2 && options2.windows) => {
      const regex = glob instanceof RegExp ? glob : picomatch3.makeRe(glob, options2);
      return regex.test(utils.basename(input, { windows: posix }));
    };
    picomatch3.isMatch = (str, patterns, options2) => picomatch3(patterns, options2)(str);
    picomatch3.parse = (pattern, options2) => {
      if (Array.isArray(pattern)) return pattern.map((p) => picomatch3.parse(p, options2));
      return parse(pattern, { ...options2, fastpaths: false });
    };
    picomatch3.scan = (input, options2) => scan(input, options2);
    picomatch3.compileRe = (state, options2, returnOutput = false, returnState = false) => {
      if (returnOutput === true) {
        return state.output;
      }
      const opts = options2 || {};
      const prepend = opts.contains ? "" : "^";
      const append = opts.contains ? "" : "$";
      let source = `${prepend}(?:${state.output})${append}`;
      if (state && state.negated === true) {
        source = `^(?!${source}).*$`;
      }
      const regex = picomatch3.toRegex(source, options2);
      if (returnState === true) {
        regex.state = state;
      }
      return regex;
    };
    picomatch3.makeRe = (input, options2 = {}, returnOutput = false, returnState = false) => {
      if (!input || typeof input !== "string") {
        throw new TypeError("Expected a non-empty string");
      }
      let parsed = { negated: false, fastpaths: true };
      if (options2.fastpaths !== false && (input[0] === "." || input[0] === "*")) {
        parsed.output = parse.fastpaths(input, options2);
      }
      if (!parsed.output) {
        parsed = parse(input, options2);
      }
      return picomatch3.compileRe(parsed, options2, returnOutput, returnState);
    };
    picomatch3.toRegex = (source, options2) => {
      try {
        const opts = options2 || {};
        return new RegExp(source, opts.flags || (opts.nocase ? "i" : ""));
      } catch (err) {
        if (options2 && options2.debug === true) throw err;
        return /$^/;
      }
    };
    picomatch3.constants = constants3;
    module.exports = picomatch3;
  }
});

// node_modules/.pnpm/picomatch@4.0.7/node_modules/picomatch/index.js
var require_picomatch2 = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/picomatch@4.0.7/node_modules/picomatch/index.js"(exports, module) {
    "use strict";
    var pico = require_picomatch();
    var utils = require_utils();
    function picomatch3(glob, options2, returnState = false) {
      if (options2 && (options2.windows === null || options2.windows === void 0)) {
        options2 = { ...options2, windows: utils.isWindows() };
      }
      return pico(glob, options2, returnState);
    }
    Object.assign(picomatch3, pico);
    module.exports = picomatch3;
  }
});

// node_modules/.pnpm/xmlchars@2.2.0/node_modules/xmlchars/xml/1.0/ed5.js
var require_ed5 = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/xmlchars@2.2.0/node_modules/xmlchars/xml/1.0/ed5.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.CHAR = "	\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}";
    exports.S = " 	\r\n";
    exports.NAME_START_CHAR = ":A-Z_a-z\xC0-\xD6\xD8-\xF6\xF8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}";
    exports.NAME_CHAR = "-" + exports.NAME_START_CHAR + ".0-9\xB7\u0300-\u036F\u203F-\u2040";
    exports.CHAR_RE = new RegExp("^[" + exports.CHAR + "]$", "u");
    exports.S_RE = new RegExp("^[" + exports.S + "]+$", "u");
    exports.NAME_START_CHAR_RE = new RegExp("^[" + exports.NAME_START_CHAR + "]$", "u");
    exports.NAME_CHAR_RE = new RegExp("^[" + exports.NAME_CHAR + "]$", "u");
    exports.NAME_RE = new RegExp("^[" + exports.NAME_START_CHAR + "][" + exports.NAME_CHAR + "]*$", "u");
    exports.NMTOKEN_RE = new RegExp("^[" + exports.NAME_CHAR + "]+$", "u");
    var TAB = 9;
    var NL = 10;
    var CR = 13;
    var SPACE = 32;
    exports.S_LIST = [SPACE, NL, CR, TAB];
    function isChar(c) {
      return c >= SPACE && c <= 55295 || c === NL || c === CR || c === TAB || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
    }
    exports.isChar = isChar;
    function isS(c) {
      return c === SPACE || c === NL || c === CR || c === TAB;
    }
    exports.isS = isS;
    function isNameStartChar(c) {
      return c >= 65 && c <= 90 || c >= 97 && c <= 122 || c === 58 || c === 95 || c === 8204 || c === 8205 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
    }
    exports.isNameStartChar = isNameStartChar;
    function isNameChar(c) {
      return isNameStartChar(c) || c >= 48 && c <= 57 || c === 45 || c === 46 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256;
    }
    exports.isNameChar = isNameChar;
  }
});

// node_modules/.pnpm/xmlchars@2.2.0/node_modules/xmlchars/xml/1.1/ed2.js
var require_ed2 = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/xmlchars@2.2.0/node_modules/xmlchars/xml/1.1/ed2.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.CHAR = "-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}";
    exports.RESTRICTED_CHAR = "-\b\v\f-\x7F-\x84\x86-\x9F";
    exports.S = " 	\r\n";
    exports.NAME_START_CHAR = ":A-Z_a-z\xC0-\xD6\xD8-\xF6\xF8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}";
    exports.NAME_CHAR = "-" + exports.NAME_START_CHAR + ".0-9\xB7\u0300-\u036F\u203F-\u2040";
    exports.CHAR_RE = new RegExp("^[" + exports.CHAR + "]$", "u");
    exports.RESTRICTED_CHAR_RE = new RegExp("^[" + exports.RESTRICTED_CHAR + "]$", "u");
    exports.S_RE = new RegExp("^[" + exports.S + "]+$", "u");
    exports.NAME_START_CHAR_RE = new RegExp("^[" + exports.NAME_START_CHAR + "]$", "u");
    exports.NAME_CHAR_RE = new RegExp("^[" + exports.NAME_CHAR + "]$", "u");
    exports.NAME_RE = new RegExp("^[" + exports.NAME_START_CHAR + "][" + exports.NAME_CHAR + "]*$", "u");
    exports.NMTOKEN_RE = new RegExp("^[" + exports.NAME_CHAR + "]+$", "u");
    var TAB = 9;
    var NL = 10;
    var CR = 13;
    var SPACE = 32;
    exports.S_LIST = [SPACE, NL, CR, TAB];
    function isChar(c) {
      return c >= 1 && c <= 55295 || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
    }
    exports.isChar = isChar;
    function isRestrictedChar(c) {
      return c >= 1 && c <= 8 || c === 11 || c === 12 || c >= 14 && c <= 31 || c >= 127 && c <= 132 || c >= 134 && c <= 159;
    }
    exports.isRestrictedChar = isRestrictedChar;
    function isCharAndNotRestricted(c) {
      return c === 9 || c === 10 || c === 13 || c > 31 && c < 127 || c === 133 || c > 159 && c <= 55295 || c >= 57344 && c <= 65533 || c >= 65536 && c <= 1114111;
    }
    exports.isCharAndNotRestricted = isCharAndNotRestricted;
    function isS(c) {
      return c === SPACE || c === NL || c === CR || c === TAB;
    }
    exports.isS = isS;
    function isNameStartChar(c) {
      return c >= 65 && c <= 90 || c >= 97 && c <= 122 || c === 58 || c === 95 || c === 8204 || c === 8205 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
    }
    exports.isNameStartChar = isNameStartChar;
    function isNameChar(c) {
      return isNameStartChar(c) || c >= 48 && c <= 57 || c === 45 || c === 46 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256;
    }
    exports.isNameChar = isNameChar;
  }
});

// node_modules/.pnpm/xmlchars@2.2.0/node_modules/xmlchars/xmlns/1.0/ed3.js
var require_ed3 = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/xmlchars@2.2.0/node_modules/xmlchars/xmlns/1.0/ed3.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.NC_NAME_START_CHAR = "A-Z_a-z\xC0-\xD6\xD8-\xF6\xF8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}";
    exports.NC_NAME_CHAR = "-" + exports.NC_NAME_START_CHAR + ".0-9\xB7\u0300-\u036F\u203F-\u2040";
    exports.NC_NAME_START_CHAR_RE = new RegExp("^[" + exports.NC_NAME_START_CHAR + "]$", "u");
    exports.NC_NAME_CHAR_RE = new RegExp("^[" + exports.NC_NAME_CHAR + "]$", "u");
    exports.NC_NAME_RE = new RegExp("^[" + exports.NC_NAME_START_CHAR + "][" + exports.NC_NAME_CHAR + "]*$", "u");
    function isNCNameStartChar(c) {
      return c >= 65 && c <= 90 || c === 95 || c >= 97 && c <= 122 || c >= 192 && c <= 214 || c >= 216 && c <= 246 || c >= 248 && c <= 767 || c >= 880 && c <= 893 || c >= 895 && c <= 8191 || c >= 8204 && c <= 8205 || c >= 8304 && c <= 8591 || c >= 11264 && c <= 12271 || c >= 12289 && c <= 55295 || c >= 63744 && c <= 64975 || c >= 65008 && c <= 65533 || c >= 65536 && c <= 983039;
    }
    exports.isNCNameStartChar = isNCNameStartChar;
    function isNCNameChar(c) {
      return isNCNameStartChar(c) || (c === 45 || c === 46 || c >= 48 && c <= 57 || c === 183 || c >= 768 && c <= 879 || c >= 8255 && c <= 8256);
    }
    exports.isNCNameChar = isNCNameChar;
  }
});

// node_modules/.pnpm/saxes@6.0.0/node_modules/saxes/saxes.js
var require_saxes = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/saxes@6.0.0/node_modules/saxes/saxes.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.SaxesParser = exports.EVENTS = void 0;
    var ed5 = require_ed5();
    var ed2 = require_ed2();
    var NSed3 = require_ed3();
    var isS = ed5.isS;
    var isChar10 = ed5.isChar;
    var isNameStartChar = ed5.isNameStartChar;
    var isNameChar = ed5.isNameChar;
    var S_LIST = ed5.S_LIST;
    var NAME_RE = ed5.NAME_RE;
    var isChar11 = ed2.isChar;
    var isNCNameStartChar = NSed3.isNCNameStartChar;
    var isNCNameChar = NSed3.isNCNameChar;
    var NC_NAME_RE = NSed3.NC_NAME_RE;
    var XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
    var XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";
    var rootNS = {
      // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-assignment
      __proto__: null,
      xml: XML_NAMESPACE,
      xmlns: XMLNS_NAMESPACE
    };
    var XML_ENTITIES = {
      // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-unsafe-assignment
      __proto__: null,
      amp: "&",
      gt: ">",
      lt: "<",
      quot: '"',
      apos: "'"
    };
    var EOC = -1;
    var NL_LIKE = -2;
    var S_BEGIN = 0;
    var S_BEGIN_WHITESPACE = 1;
    var S_DOCTYPE = 2;
    var S_DOCTYPE_QUOTE = 3;
    var S_DTD = 4;
    var S_DTD_QUOTED = 5;
    var S_DTD_OPEN_WAKA = 6;
    var S_DTD_OPEN_WAKA_BANG = 7;
    var S_DTD_COMMENT = 8;
    var S_DTD_COMMENT_ENDING = 9;
    var S_DTD_COMMENT_ENDED = 10;
    var S_DTD_PI = 11;
    var S_DTD_PI_ENDING = 12;
    var S_TEXT = 13;
    var S_ENTITY = 14;
    var S_OPEN_WAKA = 15;
    var S_OPEN_WAKA_BANG = 16;
    var S_COMMENT = 17;
    var S_COMMENT_ENDING = 18;
    var S_COMMENT_ENDED = 19;
    var S_CDATA = 20;
    var S_CDATA_ENDING = 21;
    var S_CDATA_ENDING_2 = 22;
    var S_PI_FIRST_CHAR = 23;
    var S_PI_REST = 24;
    var S_PI_BODY = 25;
    var S_PI_ENDING = 26;
    var S_XML_DECL_NAME_START = 27;
    var S_XML_DECL_NAME = 28;
    var S_XML_DECL_EQ = 29;
    var S_XML_DECL_VALUE_START = 30;
    var S_XML_DECL_VALUE = 31;
    var S_XML_DECL_SEPARATOR = 32;
    var S_XML_DECL_ENDING = 33;
    var S_OPEN_TAG = 34;
    var S_OPEN_TAG_SLASH = 35;
    var S_ATTRIB = 36;
    var S_ATTRIB_NAME = 37;
    var S_ATTRIB_NAME_SAW_WHITE = 38;
    var S_ATTRIB_VALUE = 39;
    var S_ATTRIB_VALUE_QUOTED = 40;
    var S_ATTRIB_VALUE_CLOSED = 41;
    var S_ATTRIB_VALUE_UNQUOTED = 42;
    var S_CLOSE_TAG = 43;
    var S_CLOSE_TAG_SAW_WHITE = 44;
    var TAB = 9;
    var NL = 10;
    var CR = 13;
    var SPACE = 32;
    var BANG = 33;
    var DQUOTE = 34;
    var AMP = 38;
    var SQUOTE = 39;
    var MINUS = 45;
    var FORWARD_SLASH = 47;
    var SEMICOLON = 59;
    var LESS = 60;
    var EQUAL = 61;
    var GREATER = 62;
    var QUESTION = 63;
    var OPEN_BRACKET = 91;
    var CLOSE_BRACKET = 93;
    var NEL = 133;
    var LS = 8232;
    var isQuote = (c) => c === DQUOTE || c === SQUOTE;
    var QUOTES = [DQUOTE, SQUOTE];
    var DOCTYPE_TERMINATOR = [...QUOTES, OPEN_BRACKET, GREATER];
    var DTD_TERMINATOR = [...QUOTES, LESS, CLOSE_BRACKET];
    var XML_DECL_NAME_TERMINATOR = [EQUAL, QUESTION, ...S_LIST];
    var ATTRIB_VALUE_UNQUOTED_TERMINATOR = [...S_LIST, GREATER, AMP, LESS];
    function nsPairCheck(parser, prefix, uri) {
      switch (prefix) {
        case "xml":
          if (uri !== XML_NAMESPACE) {
            parser.fail(`xml prefix must be bound to ${XML_NAMESPACE}.`);
          }
          break;
        case "xmlns":
          if (uri !== XMLNS_NAMESPACE) {
            parser.fail(`xmlns prefix must be bound to ${XMLNS_NAMESPACE}.`);
          }
          break;
        default:
      }
      switch (uri) {
        case XMLNS_NAMESPACE:
          parser.fail(prefix === "" ? `the default namespace may not be set to ${uri}.` : `may not assign a prefix (even "xmlns") to the URI ${XMLNS_NAMESPACE}.`);
          break;
        case XML_NAMESPACE:
          switch (prefix) {
            case "xml":
              break;
            case "":
              parser.fail(`the default namespace may not be set to ${uri}.`);
              break;
            default:
              parser.fail("may not assign the xml namespace to another prefix.");
          }
          break;
        default:
      }
    }
    function nsMappingCheck(parser, mapping) {
      for (const local of Object.keys(mapping)) {
        nsPairCheck(parser, local, mapping[local]);
      }
    }
    var isNCName = (name) => NC_NAME_RE.test(name);
    var isName = (name) => NAME_RE.test(name);
    var FORBIDDEN_START = 0;
    var FORBIDDEN_BRACKET = 1;
    var FORBIDDEN_BRACKET_BRACKET = 2;
    exports.EVENTS = [
      "xmldecl",
      "text",
      "processinginstruction",
      "doctype",
      "comment",
      "opentagstart",
      "attribute",
      "opentag",
      "closetag",
      "cdata",
      "error",
      "end",
      "ready"
    ];
    var EVENT_NAME_TO_HANDLER_NAME = {
      xmldecl: "xmldeclHandler",
      text: "textHandler",
      processinginstruction: "piHandler",
      doctype: "doctypeHandler",
      comment: "commentHandler",
      opentagstart: "openTagStartHandler",
      attribute: "attributeHandler",
      opentag: "openTagHandler",
      closetag: "closeTagHandler",
      cdata: "cdataHandler",
      error: "errorHandler",
      end: "endHandler",
      ready: "readyHandler"
    };
    var SaxesParser2 = class {
      /**
       * @param opt The parser options.
       */
      constructor(opt) {
        this.opt = opt !== null && opt !== void 0 ? opt : {};
        this.fragmentOpt = !!this.opt.fragment;
        const xmlnsOpt = this.xmlnsOpt = !!this.opt.xmlns;
        this.trackPosition = this.opt.position !== false;
        this.fileName = this.opt.fileName;
        if (xmlnsOpt) {
          this.nameStartCheck = isNCNameStartChar;
          this.nameCheck = isNCNameChar;
          this.isName = isNCName;
          this.processAttribs = this.processAttribsNS;
          this.pushAttrib = this.pushAttribNS;
          this.ns = Object.assign({ __proto__: null }, rootNS);
          const additional = this.opt.additionalNamespaces;
          if (additional != null) {
            nsMappingCheck(this, additional);
            Object.assign(this.ns, additional);
          }
        } else {
          this.nameStartCheck = isNameStartChar;
          this.nameCheck = isNameChar;
          this.isName = isName;
          this.processAttribs = this.processAttribsPlain;
          this.pushAttrib = this.pushAttribPlain;
        }
        this.stateTable = [
          /* eslint-disable @typescript-eslint/unbound-method */
          this.sBegin,
          this.sBeginWhitespace,
          this.sDoctype,
          this.sDoctypeQuote,
          this.sDTD,
          this.sDTDQuoted,
          this.sDTDOpenWaka,
          this.sDTDOpenWakaBang,
          this.sDTDComment,
          this.sDTDCommentEnding,
          this.sDTDCommentEnded,
          this.sDTDPI,
          this.sDTDPIEnding,
          this.sText,
          this.sEntity,
          this.sOpenWaka,
          this.sOpenWakaBang,
          this.sComment,
          this.sCommentEnding,
          this.sCommentEnded,
          this.sCData,
          this.sCDataEnding,
          this.sCDataEnding2,
          this.sPIFirstChar,
          this.sPIRest,
          this.sPIBody,
          this.sPIEnding,
          this.sXMLDeclNameStart,
          this.sXMLDeclName,
          this.sXMLDeclEq,
          this.sXMLDeclValueStart,
          this.sXMLDeclValue,
          this.sXMLDeclSeparator,
          this.sXMLDeclEnding,
          this.sOpenTag,
          this.sOpenTagSlash,
          this.sAttrib,
          this.sAttribName,
          this.sAttribNameSawWhite,
          this.sAttribValue,
          this.sAttribValueQuoted,
          this.sAttribValueClosed,
          this.sAttribValueUnquoted,
          this.sCloseTag,
          this.sCloseTagSawWhite
          /* eslint-enable @typescript-eslint/unbound-method */
        ];
        this._init();
      }
      /**
       * Indicates whether or not the parser is closed. If ``true``, wait for
       * the ``ready`` event to write again.
       */
      get closed() {
        return this._closed;
      }
      _init() {
        var _a;
        this.openWakaBang = "";
        this.text = "";
        this.name = "";
        this.piTarget = "";
        this.entity = "";
        this.q = null;
        this.tags = [];
        this.tag = null;
        this.topNS = null;
        this.chunk = "";
        this.chunkPosition = 0;
        this.i = 0;
        this.prevI = 0;
        this.carriedFromPrevious = void 0;
        this.forbiddenState = FORBIDDEN_START;
        this.attribList = [];
        const { fragmentOpt } = this;
        this.state = fragmentOpt ? S_TEXT : S_BEGIN;
        this.reportedTextBeforeRoot = this.reportedTextAfterRoot = this.closedRoot = this.sawRoot = fragmentOpt;
        this.xmlDeclPossible = !fragmentOpt;
        this.xmlDeclExpects = ["version"];
        this.entityReturnState = void 0;
        let { defaultXMLVersion } = this.opt;
        if (defaultXMLVersion === void 0) {
          if (this.opt.forceXMLVersion === true) {
            throw new Error("forceXMLVersion set but defaultXMLVersion is not set");
          }
          defaultXMLVersion = "1.0";
        }
        this.setXMLVersion(defaultXMLVersion);
        this.positionAtNewLine = 0;
        this.doctype = false;
        this._closed = false;
        this.xmlDecl = {
          version: void 0,
          encoding: void 0,
          standalone: void 0
        };
        this.line = 1;
        this.column = 0;
        this.ENTITIES = Object.create(XML_ENTITIES);
        (_a = this.readyHandler) === null || _a === void 0 ? void 0 : _a.call(this);
      }
      /**
       * The stream position the parser is currently looking at. This field is
       * zero-based.
       *
       * This field is not based on counting Unicode characters but is to be
       * interpreted as a plain index into a JavaScript string.
       */
      get position() {
        return this.chunkPosition + this.i;
      }
      /**
       * The column number of the next character to be read by the parser.  *
       * This field is zero-based. (The first column in a line is 0.)
       *
       * This field reports the index at which the next character would be in the
       * line if the line were represented as a JavaScript string.  Note that this
       * *can* be different to a count based on the number of *Unicode characters*
       * due to how JavaScript handles astral plane characters.
       *
       * See [[column]] for a number that corresponds to a count of Unicode
       * characters.
       */
      get columnIndex() {
        return this.position - this.positionAtNewLine;
      }
      /**
       * Set an event listener on an event. The parser supports one handler per
       * event type. If you try to set an event handler over an existing handler,
       * the old handler is silently overwritten.
       *
       * @param name The event to listen to.
       *
       * @param handler The handler to set.
       */
      on(name, handler) {
        this[EVENT_NAME_TO_HANDLER_NAME[name]] = handler;
      }
      /**
       * Unset an event handler.
       *
       * @parma name The event to stop listening to.
       */
      off(name) {
        this[EVENT_NAME_TO_HANDLER_NAME[name]] = void 0;
      }
      /**
       * Make an error object. The error object will have a message that contains
       * the ``fileName`` option passed at the creation of the parser. If position
       * tracking was turned on, it will also have line and column number
       * information.
       *
       * @param message The message describing the error to report.
       *
       * @returns An error object with a properly formatted message.
       */
      makeError(message) {
        var _a;
        let msg = (_a = this.fileName) !== null && _a !== void 0 ? _a : "";
        if (this.trackPosition) {
          if (msg.length > 0) {
            msg += ":";
          }
          msg += `${this.line}:${this.column}`;
        }
        if (msg.length > 0) {
          msg += ": ";
        }
        return new Error(msg + message);
      }
      /**
       * Report a parsing error. This method is made public so that client code may
       * check for issues that are outside the scope of this project and can report
       * errors.
       *
       * @param message The error to report.
       *
       * @returns this
       */
      fail(message) {
        const err = this.makeError(message);
        const handler = this.errorHandler;
        if (handler === void 0) {
          throw err;
        } else {
          handler(err);
        }
        return this;
      }
      /**
       * Write a XML data to the parser.
       *
       * @param chunk The XML data to write.
       *
       * @returns this
       */
      // We do need object for the type here. Yes, it often causes problems
      // but not in this case.
      write(chunk) {
        if (this.closed) {
          return this.fail("cannot write after close; assign an onready handler.");
        }
        let end = false;
        if (chunk === null) {
          end = true;
          chunk = "";
        } else if (typeof chunk === "object") {
          chunk = chunk.toString();
        }
        if (this.carriedFromPrevious !== void 0) {
          chunk = `${this.carriedFromPrevious}${chunk}`;
          this.carriedFromPrevious = void 0;
        }
        let limit = chunk.length;
        const lastCode = chunk.charCodeAt(limit - 1);
        if (!end && // A trailing CR or surrogate must be carried over to the next
        // chunk.
        (lastCode === CR || lastCode >= 55296 && lastCode <= 56319)) {
          this.carriedFromPrevious = chunk[limit - 1];
          limit--;
          chunk = chunk.slice(0, limit);
        }
        const { stateTable } = this;
        this.chunk = chunk;
        this.i = 0;
        while (this.i < limit) {
          stateTable[this.state].call(this);
        }
        this.chunkPosition += limit;
        return end ? this.end() : this;
      }
      /**
       * Close the current stream. Perform final well-formedness checks and reset
       * the parser tstate.
       *
       * @returns this
       */
      close() {
        return this.write(null);
      }
      /**
       * Get a single code point out of the current chunk. This updates the current
       * position if we do position tracking.
       *
       * This is the algorithm to use for XML 1.0.
       *
       * @returns The character read.
       */
      getCode10() {
        const { chunk, i } = this;
        this.prevI = i;
        this.i = i + 1;
        if (i >= chunk.length) {
          return EOC;
        }
        const code = chunk.charCodeAt(i);
        this.column++;
        if (code < 55296) {
          if (code >= SPACE || code === TAB) {
            return code;
          }
          switch (code) {
            case NL:
              this.line++;
              this.column = 0;
              this.positionAtNewLine = this.position;
              return NL;
            case CR:
              if (chunk.charCodeAt(i + 1) === NL) {
                this.i = i + 2;
              }
              this.line++;
              this.column = 0;
              this.positionAtNewLine = this.position;
              return NL_LIKE;
            default:
              this.fail("disallowed character.");
              return code;
          }
        }
        if (code > 56319) {
          if (!(code >= 57344 && code <= 65533)) {
            this.fail("disallowed character.");
          }
          return code;
        }
        const final = 65536 + (code - 55296) * 1024 + (chunk.charCodeAt(i + 1) - 56320);
        this.i = i + 2;
        if (final > 1114111) {
          this.fail("disallowed character.");
        }
        return final;
      }
      /**
       * Get a single code point out of the current chunk. This updates the current
       * position if we do position tracking.
       *
       * This is the algorithm to use for XML 1.1.
       *
       * @returns {number} The character read.
       */
      getCode11() {
        const { chunk, i } = this;
        this.prevI = i;
        this.i = i + 1;
        if (i >= chunk.length) {
          return EOC;
        }
        const code = chunk.charCodeAt(i);
        this.column++;
        if (code < 55296) {
          if (code > 31 && code < 127 || code > 159 && code !== LS || code === TAB) {
            return code;
          }
          switch (code) {
            case NL:
              this.line++;
              this.column = 0;
              this.positionAtNewLine = this.position;
              return NL;
            case CR: {
              const next = chunk.charCodeAt(i + 1);
              if (next === NL || next === NEL) {
                this.i = i + 2;
              }
            }
            /* yes, fall through */
            case NEL:
            // 0x85
            case LS:
              this.line++;
              this.column = 0;
              this.positionAtNewLine = this.position;
              return NL_LIKE;
            default:
              this.fail("disallowed character.");
              return code;
          }
        }
        if (code > 56319) {
          if (!(code >= 57344 && code <= 65533)) {
            this.fail("disallowed character.");
          }
          return code;
        }
        const final = 65536 + (code - 55296) * 1024 + (chunk.charCodeAt(i + 1) - 56320);
        this.i = i + 2;
        if (final > 1114111) {
          this.fail("disallowed character.");
        }
        return final;
      }
      /**
       * Like ``getCode`` but with the return value normalized so that ``NL`` is
       * returned for ``NL_LIKE``.
       */
      getCodeNorm() {
        const c = this.getCode();
        return c === NL_LIKE ? NL : c;
      }
      unget() {
        this.i = this.prevI;
        this.column--;
      }
      /**
       * Capture characters into a buffer until encountering one of a set of
       * characters.
       *
       * @param chars An array of codepoints. Encountering a character in the array
       * ends the capture. (``chars`` may safely contain ``NL``.)
       *
       * @return The character code that made the capture end, or ``EOC`` if we hit
       * the end of the chunk. The return value cannot be NL_LIKE: NL is returned
       * instead.
       */
      captureTo(chars) {
        let { i: start } = this;
        const { chunk } = this;
        while (true) {
          const c = this.getCode();
          const isNLLike = c === NL_LIKE;
          const final = isNLLike ? NL : c;
          if (final === EOC || chars.includes(final)) {
            this.text += chunk.slice(start, this.prevI);
            return final;
          }
          if (isNLLike) {
            this.text += `${chunk.slice(start, this.prevI)}
`;
            start = this.i;
          }
        }
      }
      /**
       * Capture characters into a buffer until encountering a character.
       *
       * @param char The codepoint that ends the capture. **NOTE ``char`` MAY NOT
       * CONTAIN ``NL``.** Passing ``NL`` will result in buggy behavior.
       *
       * @return ``true`` if we ran into the character. Otherwise, we ran into the
       * end of the current chunk.
       */
      captureToChar(char) {
        let { i: start } = this;
        const { chunk } = this;
        while (true) {
          let c = this.getCode();
          switch (c) {
            case NL_LIKE:
              this.text += `${chunk.slice(start, this.prevI)}
`;
              start = this.i;
              c = NL;
              break;
            case EOC:
              this.text += chunk.slice(start);
              return false;
            default:
          }
          if (c === char) {
            this.text += chunk.slice(start, this.prevI);
            return true;
          }
        }
      }
      /**
       * Capture characters that satisfy ``isNameChar`` into the ``name`` field of
       * this parser.
       *
       * @return The character code that made the test fail, or ``EOC`` if we hit
       * the end of the chunk. The return value cannot be NL_LIKE: NL is returned
       * instead.
       */
      captureNameChars() {
        const { chunk, i: start } = this;
        while (true) {
          const c = this.getCode();
          if (c === EOC) {
            this.name += chunk.slice(start);
            return EOC;
          }
          if (!isNameChar(c)) {
            this.name += chunk.slice(start, this.prevI);
            return c === NL_LIKE ? NL : c;
          }
        }
      }
      /**
       * Skip white spaces.
       *
       * @return The character that ended the skip, or ``EOC`` if we hit
       * the end of the chunk. The return value cannot be NL_LIKE: NL is returned
       * instead.
       */
      skipSpaces() {
        while (true) {
          const c = this.getCodeNorm();
          if (c === EOC || !isS(c)) {
            return c;
          }
        }
      }
      setXMLVersion(version) {
        this.currentXMLVersion = version;
        if (version === "1.0") {
          this.isChar = isChar10;
          this.getCode = this.getCode10;
        } else {
          this.isChar = isChar11;
          this.getCode = this.getCode11;
        }
      }
      // STATE ENGINE METHODS
      // This needs to be a state separate from S_BEGIN_WHITESPACE because we want
      // to be sure never to come back to this state later.
      sBegin() {
        if (this.chunk.charCodeAt(0) === 65279) {
          this.i++;
          this.column++;
        }
        this.state = S_BEGIN_WHITESPACE;
      }
      sBeginWhitespace() {
        const iBefore = this.i;
        const c = this.skipSpaces();
        if (this.prevI !== iBefore) {
          this.xmlDeclPossible = false;
        }
        switch (c) {
          case LESS:
            this.state = S_OPEN_WAKA;
            if (this.text.length !== 0) {
              throw new Error("no-empty text at start");
            }
            break;
          case EOC:
            break;
          default:
            this.unget();
            this.state = S_TEXT;
            this.xmlDeclPossible = false;
        }
      }
      sDoctype() {
        var _a;
        const c = this.captureTo(DOCTYPE_TERMINATOR);
        switch (c) {
          case GREATER: {
            (_a = this.doctypeHandler) === null || _a === void 0 ? void 0 : _a.call(this, this.text);
            this.text = "";
            this.state = S_TEXT;
            this.doctype = true;
            break;
          }
          case EOC:
            break;
          default:
            this.text += String.fromCodePoint(c);
            if (c === OPEN_BRACKET) {
              this.state = S_DTD;
            } else if (isQuote(c)) {
              this.state = S_DOCTYPE_QUOTE;
              this.q = c;
            }
        }
      }
      sDoctypeQuote() {
        const q = this.q;
        if (this.captureToChar(q)) {
          this.text += String.fromCodePoint(q);
          this.q = null;
          this.state = S_DOCTYPE;
        }
      }
      sDTD() {
        const c = this.captureTo(DTD_TERMINATOR);
        if (c === EOC) {
          return;
        }
        this.text += String.fromCodePoint(c);
        if (c === CLOSE_BRACKET) {
          this.state = S_DOCTYPE;
        } else if (c === LESS) {
          this.state = S_DTD_OPEN_WAKA;
        } else if (isQuote(c)) {
          this.state = S_DTD_QUOTED;
          this.q = c;
        }
      }
      sDTDQuoted() {
        const q = this.q;
        if (this.captureToChar(q)) {
          this.text += String.fromCodePoint(q);
          this.state = S_DTD;
          this.q = null;
        }
      }
      sDTDOpenWaka() {
        const c = this.getCodeNorm();
        this.text += String.fromCodePoint(c);
        switch (c) {
          case BANG:
            this.state = S_DTD_OPEN_WAKA_BANG;
            this.openWakaBang = "";
            break;
          case QUESTION:
            this.state = S_DTD_PI;
            break;
          default:
            this.state = S_DTD;
        }
      }
      sDTDOpenWakaBang() {
        const char = String.fromCodePoint(this.getCodeNorm());
        const owb = this.openWakaBang += char;
        this.text += char;
        if (owb !== "-") {
          this.state = owb === "--" ? S_DTD_COMMENT : S_DTD;
          this.openWakaBang = "";
        }
      }
      sDTDComment() {
        if (this.captureToChar(MINUS)) {
          this.text += "-";
          this.state = S_DTD_COMMENT_ENDING;
        }
      }
      sDTDCommentEnding() {
        const c = this.getCodeNorm();
        this.text += String.fromCodePoint(c);
        this.state = c === MINUS ? S_DTD_COMMENT_ENDED : S_DTD_COMMENT;
      }
      sDTDCommentEnded() {
        const c = this.getCodeNorm();
        this.text += String.fromCodePoint(c);
        if (c === GREATER) {
          this.state = S_DTD;
        } else {
          this.fail("malformed comment.");
          this.state = S_DTD_COMMENT;
        }
      }
      sDTDPI() {
        if (this.captureToChar(QUESTION)) {
          this.text += "?";
          this.state = S_DTD_PI_ENDING;
        }
      }
      sDTDPIEnding() {
        const c = this.getCodeNorm();
        this.text += String.fromCodePoint(c);
        if (c === GREATER) {
          this.state = S_DTD;
        }
      }
      sText() {
        if (this.tags.length !== 0) {
          this.handleTextInRoot();
        } else {
          this.handleTextOutsideRoot();
        }
      }
      sEntity() {
        let { i: start } = this;
        const { chunk } = this;
        loop:
          while (true) {
            switch (this.getCode()) {
              case NL_LIKE:
                this.entity += `${chunk.slice(start, this.prevI)}
`;
                start = this.i;
                break;
              case SEMICOLON: {
                const { entityReturnState } = this;
                const entity = this.entity + chunk.slice(start, this.prevI);
                this.state = entityReturnState;
                let parsed;
                if (entity === "") {
                  this.fail("empty entity name.");
                  parsed = "&;";
                } else {
                  parsed = this.parseEntity(entity);
                  this.entity = "";
                }
                if (entityReturnState !== S_TEXT || this.textHandler !== void 0) {
                  this.text += parsed;
                }
                break loop;
              }
              case EOC:
                this.entity += chunk.slice(start);
                break loop;
              default:
            }
          }
      }
      sOpenWaka() {
        const c = this.getCode();
        if (isNameStartChar(c)) {
          this.state = S_OPEN_TAG;
          this.unget();
          this.xmlDeclPossible = false;
        } else {
          switch (c) {
            case FORWARD_SLASH:
              this.state = S_CLOSE_TAG;
              this.xmlDeclPossible = false;
              break;
            case BANG:
              this.state = S_OPEN_WAKA_BANG;
              this.openWakaBang = "";
              this.xmlDeclPossible = false;
              break;
            case QUESTION:
              this.state = S_PI_FIRST_CHAR;
              break;
            default:
              this.fail("disallowed character in tag name");
              this.state = S_TEXT;
              this.xmlDeclPossible = false;
          }
        }
      }
      sOpenWakaBang() {
        this.openWakaBang += String.fromCodePoint(this.getCodeNorm());
        switch (this.openWakaBang) {
          case "[CDATA[":
            if (!this.sawRoot && !this.reportedTextBeforeRoot) {
              this.fail("text data outside of root node.");
              this.reportedTextBeforeRoot = true;
            }
            if (this.closedRoot && !this.reportedTextAfterRoot) {
              this.fail("text data outside of root node.");
              this.reportedTextAfterRoot = true;
            }
            this.state = S_CDATA;
            this.openWakaBang = "";
            break;
          case "--":
            this.state = S_COMMENT;
            this.openWakaBang = "";
            break;
          case "DOCTYPE":
            this.state = S_DOCTYPE;
            if (this.doctype || this.sawRoot) {
              this.fail("inappropriately located doctype declaration.");
            }
            this.openWakaBang = "";
            break;
          default:
            if (this.openWakaBang.length >= 7) {
              this.fail("incorrect syntax.");
            }
        }
      }
      sComment() {
        if (this.captureToChar(MINUS)) {
          this.state = S_COMMENT_ENDING;
        }
      }
      sCommentEnding() {
        var _a;
        const c = this.getCodeNorm();
        if (c === MINUS) {
          this.state = S_COMMENT_ENDED;
          (_a = this.commentHandler) === null || _a === void 0 ? void 0 : _a.call(this, this.text);
          this.text = "";
        } else {
          this.text += `-${String.fromCodePoint(c)}`;
          this.state = S_COMMENT;
        }
      }
      sCommentEnded() {
        const c = this.getCodeNorm();
        if (c !== GREATER) {
          this.fail("malformed comment.");
          this.text += `--${String.fromCodePoint(c)}`;
          this.state = S_COMMENT;
        } else {
          this.state = S_TEXT;
        }
      }
      sCData() {
        if (this.captureToChar(CLOSE_BRACKET)) {
          this.state = S_CDATA_ENDING;
        }
      }
      sCDataEnding() {
        const c = this.getCodeNorm();
        if (c === CLOSE_BRACKET) {
          this.state = S_CDATA_ENDING_2;
        } else {
          this.text += `]${String.fromCodePoint(c)}`;
          this.state = S_CDATA;
        }
      }
      sCDataEnding2() {
        var _a;
        const c = this.getCodeNorm();
        switch (c) {
          case GREATER: {
            (_a = this.cdataHandler) === null || _a === void 0 ? void 0 : _a.call(this, this.text);
            this.text = "";
            this.state = S_TEXT;
            break;
          }
          case CLOSE_BRACKET:
            this.text += "]";
            break;
          default:
            this.text += `]]${String.fromCodePoint(c)}`;
            this.state = S_CDATA;
        }
      }
      // We need this separate state to check the first character fo the pi target
      // with this.nameStartCheck which allows less characters than this.nameCheck.
      sPIFirstChar() {
        const c = this.getCodeNorm();
        if (this.nameStartCheck(c)) {
          this.piTarget += String.fromCodePoint(c);
          this.state = S_PI_REST;
        } else if (c === QUESTION || isS(c)) {
          this.fail("processing instruction without a target.");
          this.state = c === QUESTION ? S_PI_ENDING : S_PI_BODY;
        } else {
          this.fail("disallowed character in processing instruction name.");
          this.piTarget += String.fromCodePoint(c);
          this.state = S_PI_REST;
        }
      }
      sPIRest() {
        const { chunk, i: start } = this;
        while (true) {
          const c = this.getCodeNorm();
          if (c === EOC) {
            this.piTarget += chunk.slice(start);
            return;
          }
          if (!this.nameCheck(c)) {
            this.piTarget += chunk.slice(start, this.prevI);
            const isQuestion = c === QUESTION;
            if (isQuestion || isS(c)) {
              if (this.piTarget === "xml") {
                if (!this.xmlDeclPossible) {
                  this.fail("an XML declaration must be at the start of the document.");
                }
                this.state = isQuestion ? S_XML_DECL_ENDING : S_XML_DECL_NAME_START;
              } else {
                this.state = isQuestion ? S_PI_ENDING : S_PI_BODY;
              }
            } else {
              this.fail("disallowed character in processing instruction name.");
              this.piTarget += String.fromCodePoint(c);
            }
            break;
          }
        }
      }
      sPIBody() {
        if (this.text.length === 0) {
          const c = this.getCodeNorm();
          if (c === QUESTION) {
            this.state = S_PI_ENDING;
          } else if (!isS(c)) {
            this.text = String.fromCodePoint(c);
          }
        } else if (this.captureToChar(QUESTION)) {
          this.state = S_PI_ENDING;
        }
      }
      sPIEnding() {
        var _a;
        const c = this.getCodeNorm();
        if (c === GREATER) {
          const { piTarget } = this;
          if (piTarget.toLowerCase() === "xml") {
            this.fail("the XML declaration must appear at the start of the document.");
          }
          (_a = this.piHandler) === null || _a === void 0 ? void 0 : _a.call(this, {
            target: piTarget,
            body: this.text
          });
          this.piTarget = this.text = "";
          this.state = S_TEXT;
        } else if (c === QUESTION) {
          this.text += "?";
        } else {
          this.text += `?${String.fromCodePoint(c)}`;
          this.state = S_PI_BODY;
        }
        this.xmlDeclPossible = false;
      }
      sXMLDeclNameStart() {
        const c = this.skipSpaces();
        if (c === QUESTION) {
          this.state = S_XML_DECL_ENDING;
          return;
        }
        if (c !== EOC) {
          this.state = S_XML_DECL_NAME;
          this.name = String.fromCodePoint(c);
        }
      }
      sXMLDeclName() {
        const c = this.captureTo(XML_DECL_NAME_TERMINATOR);
        if (c === QUESTION) {
          this.state = S_XML_DECL_ENDING;
          this.name += this.text;
          this.text = "";
          this.fail("XML declaration is incomplete.");
          return;
        }
        if (!(isS(c) || c === EQUAL)) {
          return;
        }
        this.name += this.text;
        this.text = "";
        if (!this.xmlDeclExpects.includes(this.name)) {
          switch (this.name.length) {
            case 0:
              this.fail("did not expect any more name/value pairs.");
              break;
            case 1:
              this.fail(`expected the name ${this.xmlDeclExpects[0]}.`);
              break;
            default:
              this.fail(`expected one of ${this.xmlDeclExpects.join(", ")}`);
          }
        }
        this.state = c === EQUAL ? S_XML_DECL_VALUE_START : S_XML_DECL_EQ;
      }
      sXMLDeclEq() {
        const c = this.getCodeNorm();
        if (c === QUESTION) {
          this.state = S_XML_DECL_ENDING;
          this.fail("XML declaration is incomplete.");
          return;
        }
        if (isS(c)) {
          return;
        }
        if (c !== EQUAL) {
          this.fail("value required.");
        }
        this.state = S_XML_DECL_VALUE_START;
      }
      sXMLDeclValueStart() {
        const c = this.getCodeNorm();
        if (c === QUESTION) {
          this.state = S_XML_DECL_ENDING;
          this.fail("XML declaration is incomplete.");
          return;
        }
        if (isS(c)) {
          return;
        }
        if (!isQuote(c)) {
          this.fail("value must be quoted.");
          this.q = SPACE;
        } else {
          this.q = c;
        }
        this.state = S_XML_DECL_VALUE;
      }
      sXMLDeclValue() {
        const c = this.captureTo([this.q, QUESTION]);
        if (c === QUESTION) {
          this.state = S_XML_DECL_ENDING;
          this.text = "";
          this.fail("XML declaration is incomplete.");
          return;
        }
        if (c === EOC) {
          return;
        }
        const value = this.text;
        this.text = "";
        switch (this.name) {
          case "version": {
            this.xmlDeclExpects = ["encoding", "standalone"];
            const version = value;
            this.xmlDecl.version = version;
            if (!/^1\.[0-9]+$/.test(version)) {
              this.fail("version number must match /^1\\.[0-9]+$/.");
            } else if (!this.opt.forceXMLVersion) {
              this.setXMLVersion(version);
            }
            break;
          }
          case "encoding":
            if (!/^[A-Za-z][A-Za-z0-9._-]*$/.test(value)) {
              this.fail("encoding value must match /^[A-Za-z0-9][A-Za-z0-9._-]*$/.");
            }
            this.xmlDeclExpects = ["standalone"];
            this.xmlDecl.encoding = value;
            break;
          case "standalone":
            if (value !== "yes" && value !== "no") {
              this.fail('standalone value must match "yes" or "no".');
            }
            this.xmlDeclExpects = [];
            this.xmlDecl.standalone = value;
            break;
          default:
        }
        this.name = "";
        this.state = S_XML_DECL_SEPARATOR;
      }
      sXMLDeclSeparator() {
        const c = this.getCodeNorm();
        if (c === QUESTION) {
          this.state = S_XML_DECL_ENDING;
          return;
        }
        if (!isS(c)) {
          this.fail("whitespace required.");
          this.unget();
        }
        this.state = S_XML_DECL_NAME_START;
      }
      sXMLDeclEnding() {
        var _a;
        const c = this.getCodeNorm();
        if (c === GREATER) {
          if (this.piTarget !== "xml") {
            this.fail("processing instructions are not allowed before root.");
          } else if (this.name !== "version" && this.xmlDeclExpects.includes("version")) {
            this.fail("XML declaration must contain a version.");
          }
          (_a = this.xmldeclHandler) === null || _a === void 0 ? void 0 : _a.call(this, this.xmlDecl);
          this.name = "";
          this.piTarget = this.text = "";
          this.state = S_TEXT;
        } else {
          this.fail("The character ? is disallowed anywhere in XML declarations.");
        }
        this.xmlDeclPossible = false;
      }
      sOpenTag() {
        var _a;
        const c = this.captureNameChars();
        if (c === EOC) {
          return;
        }
        const tag = this.tag = {
          name: this.name,
          attributes: /* @__PURE__ */ Object.create(null)
        };
        this.name = "";
        if (this.xmlnsOpt) {
          this.topNS = tag.ns = /* @__PURE__ */ Object.create(null);
        }
        (_a = this.openTagStartHandler) === null || _a === void 0 ? void 0 : _a.call(this, tag);
        this.sawRoot = true;
        if (!this.fragmentOpt && this.closedRoot) {
          this.fail("documents may contain only one root.");
        }
        switch (c) {
          case GREATER:
            this.openTag();
            break;
          case FORWARD_SLASH:
            this.state = S_OPEN_TAG_SLASH;
            break;
          default:
            if (!isS(c)) {
              this.fail("disallowed character in tag name.");
            }
            this.state = S_ATTRIB;
        }
      }
      sOpenTagSlash() {
        if (this.getCode() === GREATER) {
          this.openSelfClosingTag();
        } else {
          this.fail("forward-slash in opening tag not followed by >.");
          this.state = S_ATTRIB;
        }
      }
      sAttrib() {
        const c = this.skipSpaces();
        if (c === EOC) {
          return;
        }
        if (isNameStartChar(c)) {
          this.unget();
          this.state = S_ATTRIB_NAME;
        } else if (c === GREATER) {
          this.openTag();
        } else if (c === FORWARD_SLASH) {
          this.state = S_OPEN_TAG_SLASH;
        } else {
          this.fail("disallowed character in attribute name.");
        }
      }
      sAttribName() {
        const c = this.captureNameChars();
        if (c === EQUAL) {
          this.state = S_ATTRIB_VALUE;
        } else if (isS(c)) {
          this.state = S_ATTRIB_NAME_SAW_WHITE;
        } else if (c === GREATER) {
          this.fail("attribute without value.");
          this.pushAttrib(this.name, this.name);
          this.name = this.text = "";
          this.openTag();
        } else if (c !== EOC) {
          this.fail("disallowed character in attribute name.");
        }
      }
      sAttribNameSawWhite() {
        const c = this.skipSpaces();
        switch (c) {
          case EOC:
            return;
          case EQUAL:
            this.state = S_ATTRIB_VALUE;
            break;
          default:
            this.fail("attribute without value.");
            this.text = "";
            this.name = "";
            if (c === GREATER) {
              this.openTag();
            } else if (isNameStartChar(c)) {
              this.unget();
              this.state = S_ATTRIB_NAME;
            } else {
              this.fail("disallowed character in attribute name.");
              this.state = S_ATTRIB;
            }
        }
      }
      sAttribValue() {
        const c = this.getCodeNorm();
        if (isQuote(c)) {
          this.q = c;
          this.state = S_ATTRIB_VALUE_QUOTED;
        } else if (!isS(c)) {
          this.fail("unquoted attribute value.");
          this.state = S_ATTRIB_VALUE_UNQUOTED;
          this.unget();
        }
      }
      sAttribValueQuoted() {
        const { q, chunk } = this;
        let { i: start } = this;
        while (true) {
          switch (this.getCode()) {
            case q:
              this.pushAttrib(this.name, this.text + chunk.slice(start, this.prevI));
              this.name = this.text = "";
              this.q = null;
              this.state = S_ATTRIB_VALUE_CLOSED;
              return;
            case AMP:
              this.text += chunk.slice(start, this.prevI);
              this.state = S_ENTITY;
              this.entityReturnState = S_ATTRIB_VALUE_QUOTED;
              return;
            case NL:
            case NL_LIKE:
            case TAB:
              this.text += `${chunk.slice(start, this.prevI)} `;
              start = this.i;
              break;
            case LESS:
              this.text += chunk.slice(start, this.prevI);
              this.fail("disallowed character.");
              return;
            case EOC:
              this.text += chunk.slice(start);
              return;
            default:
          }
        }
      }
      sAttribValueClosed() {
        const c = this.getCodeNorm();
        if (isS(c)) {
          this.state = S_ATTRIB;
        } else if (c === GREATER) {
          this.openTag();
        } else if (c === FORWARD_SLASH) {
          this.state = S_OPEN_TAG_SLASH;
        } else if (isNameStartChar(c)) {
          this.fail("no whitespace between attributes.");
          this.unget();
          this.state = S_ATTRIB_NAME;
        } else {
          this.fail("disallowed character in attribute name.");
        }
      }
      sAttribValueUnquoted() {
        const c = this.captureTo(ATTRIB_VALUE_UNQUOTED_TERMINATOR);
        switch (c) {
          case AMP:
            this.state = S_ENTITY;
            this.entityReturnState = S_ATTRIB_VALUE_UNQUOTED;
            break;
          case LESS:
            this.fail("disallowed character.");
            break;
          case EOC:
            break;
          default:
            if (this.text.includes("]]>")) {
              this.fail('the string "]]>" is disallowed in char data.');
            }
            this.pushAttrib(this.name, this.text);
            this.name = this.text = "";
            if (c === GREATER) {
              this.openTag();
            } else {
              this.state = S_ATTRIB;
            }
        }
      }
      sCloseTag() {
        const c = this.captureNameChars();
        if (c === GREATER) {
          this.closeTag();
        } else if (isS(c)) {
          this.state = S_CLOSE_TAG_SAW_WHITE;
        } else if (c !== EOC) {
          this.fail("disallowed character in closing tag.");
        }
      }
      sCloseTagSawWhite() {
        switch (this.skipSpaces()) {
          case GREATER:
            this.closeTag();
            break;
          case EOC:
            break;
          default:
            this.fail("disallowed character in closing tag.");
        }
      }
      // END OF STATE ENGINE METHODS
      handleTextInRoot() {
        let { i: start, forbiddenState } = this;
        const { chunk, textHandler: handler } = this;
        scanLoop:
          while (true) {
            switch (this.getCode()) {
              case LESS: {
                this.state = S_OPEN_WAKA;
                if (handler !== void 0) {
                  const { text } = this;
                  const slice = chunk.slice(start, this.prevI);
                  if (text.length !== 0) {
                    handler(text + slice);
                    this.text = "";
                  } else if (slice.length !== 0) {
                    handler(slice);
                  }
                }
                forbiddenState = FORBIDDEN_START;
                break scanLoop;
              }
              case AMP:
                this.state = S_ENTITY;
                this.entityReturnState = S_TEXT;
                if (handler !== void 0) {
                  this.text += chunk.slice(start, this.prevI);
                }
                forbiddenState = FORBIDDEN_START;
                break scanLoop;
              case CLOSE_BRACKET:
                switch (forbiddenState) {
                  case FORBIDDEN_START:
                    forbiddenState = FORBIDDEN_BRACKET;
                    break;
                  case FORBIDDEN_BRACKET:
                    forbiddenState = FORBIDDEN_BRACKET_BRACKET;
                    break;
                  case FORBIDDEN_BRACKET_BRACKET:
                    break;
                  default:
                    throw new Error("impossible state");
                }
                break;
              case GREATER:
                if (forbiddenState === FORBIDDEN_BRACKET_BRACKET) {
                  this.fail('the string "]]>" is disallowed in char data.');
                }
                forbiddenState = FORBIDDEN_START;
                break;
              case NL_LIKE:
                if (handler !== void 0) {
                  this.text += `${chunk.slice(start, this.prevI)}
`;
                }
                start = this.i;
                forbiddenState = FORBIDDEN_START;
                break;
              case EOC:
                if (handler !== void 0) {
                  this.text += chunk.slice(start);
                }
                break scanLoop;
              default:
                forbiddenState = FORBIDDEN_START;
            }
          }
        this.forbiddenState = forbiddenState;
      }
      handleTextOutsideRoot() {
        let { i: start } = this;
        const { chunk, textHandler: handler } = this;
        let nonSpace = false;
        outRootLoop:
          while (true) {
            const code = this.getCode();
            switch (code) {
              case LESS: {
                this.state = S_OPEN_WAKA;
                if (handler !== void 0) {
                  const { text } = this;
                  const slice = chunk.slice(start, this.prevI);
                  if (text.length !== 0) {
                    handler(text + slice);
                    this.text = "";
                  } else if (slice.length !== 0) {
                    handler(slice);
                  }
                }
                break outRootLoop;
              }
              case AMP:
                this.state = S_ENTITY;
                this.entityReturnState = S_TEXT;
                if (handler !== void 0) {
                  this.text += chunk.slice(start, this.prevI);
                }
                nonSpace = true;
                break outRootLoop;
              case NL_LIKE:
                if (handler !== void 0) {
                  this.text += `${chunk.slice(start, this.prevI)}
`;
                }
                start = this.i;
                break;
              case EOC:
                if (handler !== void 0) {
                  this.text += chunk.slice(start);
                }
                break outRootLoop;
              default:
                if (!isS(code)) {
                  nonSpace = true;
                }
            }
          }
        if (!nonSpace) {
          return;
        }
        if (!this.sawRoot && !this.reportedTextBeforeRoot) {
          this.fail("text data outside of root node.");
          this.reportedTextBeforeRoot = true;
        }
        if (this.closedRoot && !this.reportedTextAfterRoot) {
          this.fail("text data outside of root node.");
          this.reportedTextAfterRoot = true;
        }
      }
      pushAttribNS(name, value) {
        var _a;
        const { prefix, local } = this.qname(name);
        const attr = { name, prefix, local, value };
        this.attribList.push(attr);
        (_a = this.attributeHandler) === null || _a === void 0 ? void 0 : _a.call(this, attr);
        if (prefix === "xmlns") {
          const trimmed = value.trim();
          if (this.currentXMLVersion === "1.0" && trimmed === "") {
            this.fail("invalid attempt to undefine prefix in XML 1.0");
          }
          this.topNS[local] = trimmed;
          nsPairCheck(this, local, trimmed);
        } else if (name === "xmlns") {
          const trimmed = value.trim();
          this.topNS[""] = trimmed;
          nsPairCheck(this, "", trimmed);
        }
      }
      pushAttribPlain(name, value) {
        var _a;
        const attr = { name, value };
        this.attribList.push(attr);
        (_a = this.attributeHandler) === null || _a === void 0 ? void 0 : _a.call(this, attr);
      }
      /**
       * End parsing. This performs final well-formedness checks and resets the
       * parser to a clean state.
       *
       * @returns this
       */
      end() {
        var _a, _b;
        if (!this.sawRoot) {
          this.fail("document must contain a root element.");
        }
        const { tags } = this;
        while (tags.length > 0) {
          const tag = tags.pop();
          this.fail(`unclosed tag: ${tag.name}`);
        }
        if (this.state !== S_BEGIN && this.state !== S_TEXT) {
          this.fail("unexpected end.");
        }
        const { text } = this;
        if (text.length !== 0) {
          (_a = this.textHandler) === null || _a === void 0 ? void 0 : _a.call(this, text);
          this.text = "";
        }
        this._closed = true;
        (_b = this.endHandler) === null || _b === void 0 ? void 0 : _b.call(this);
        this._init();
        return this;
      }
      /**
       * Resolve a namespace prefix.
       *
       * @param prefix The prefix to resolve.
       *
       * @returns The namespace URI or ``undefined`` if the prefix is not defined.
       */
      resolve(prefix) {
        var _a, _b;
        let uri = this.topNS[prefix];
        if (uri !== void 0) {
          return uri;
        }
        const { tags } = this;
        for (let index = tags.length - 1; index >= 0; index--) {
          uri = tags[index].ns[prefix];
          if (uri !== void 0) {
            return uri;
          }
        }
        uri = this.ns[prefix];
        if (uri !== void 0) {
          return uri;
        }
        return (_b = (_a = this.opt).resolvePrefix) === null || _b === void 0 ? void 0 : _b.call(_a, prefix);
      }
      /**
       * Parse a qname into its prefix and local name parts.
       *
       * @param name The name to parse
       *
       * @returns
       */
      qname(name) {
        const colon = name.indexOf(":");
        if (colon === -1) {
          return { prefix: "", local: name };
        }
        const local = name.slice(colon + 1);
        const prefix = name.slice(0, colon);
        if (prefix === "" || local === "" || local.includes(":")) {
          this.fail(`malformed name: ${name}.`);
        }
        return { prefix, local };
      }
      processAttribsNS() {
        var _a;
        const { attribList } = this;
        const tag = this.tag;
        {
          const { prefix, local } = this.qname(tag.name);
          tag.prefix = prefix;
          tag.local = local;
          const uri = tag.uri = (_a = this.resolve(prefix)) !== null && _a !== void 0 ? _a : "";
          if (prefix !== "") {
            if (prefix === "xmlns") {
              this.fail('tags may not have "xmlns" as prefix.');
            }
            if (uri === "") {
              this.fail(`unbound namespace prefix: ${JSON.stringify(prefix)}.`);
              tag.uri = prefix;
            }
          }
        }
        if (attribList.length === 0) {
          return;
        }
        const { attributes } = tag;
        const seen = /* @__PURE__ */ new Set();
        for (const attr of attribList) {
          const { name, prefix, local } = attr;
          let uri;
          let eqname;
          if (prefix === "") {
            uri = name === "xmlns" ? XMLNS_NAMESPACE : "";
            eqname = name;
          } else {
            uri = this.resolve(prefix);
            if (uri === void 0) {
              this.fail(`unbound namespace prefix: ${JSON.stringify(prefix)}.`);
              uri = prefix;
            }
            eqname = `{${uri}}${local}`;
          }
          if (seen.has(eqname)) {
            this.fail(`duplicate attribute: ${eqname}.`);
          }
          seen.add(eqname);
          attr.uri = uri;
          attributes[name] = attr;
        }
        this.attribList = [];
      }
      processAttribsPlain() {
        const { attribList } = this;
        const attributes = this.tag.attributes;
        for (const { name, value } of attribList) {
          if (attributes[name] !== void 0) {
            this.fail(`duplicate attribute: ${name}.`);
          }
          attributes[name] = value;
        }
        this.attribList = [];
      }
      /**
       * Handle a complete open tag. This parser code calls this once it has seen
       * the whole tag. This method checks for well-formeness and then emits
       * ``onopentag``.
       */
      openTag() {
        var _a;
        this.processAttribs();
        const { tags } = this;
        const tag = this.tag;
        tag.isSelfClosing = false;
        (_a = this.openTagHandler) === null || _a === void 0 ? void 0 : _a.call(this, tag);
        tags.push(tag);
        this.state = S_TEXT;
        this.name = "";
      }
      /**
       * Handle a complete self-closing tag. This parser code calls this once it has
       * seen the whole tag. This method checks for well-formeness and then emits
       * ``onopentag`` and ``onclosetag``.
       */
      openSelfClosingTag() {
        var _a, _b, _c;
        this.processAttribs();
        const { tags } = this;
        const tag = this.tag;
        tag.isSelfClosing = true;
        (_a = this.openTagHandler) === null || _a === void 0 ? void 0 : _a.call(this, tag);
        (_b = this.closeTagHandler) === null || _b === void 0 ? void 0 : _b.call(this, tag);
        const top = this.tag = (_c = tags[tags.length - 1]) !== null && _c !== void 0 ? _c : null;
        if (top === null) {
          this.closedRoot = true;
        }
        this.state = S_TEXT;
        this.name = "";
      }
      /**
       * Handle a complete close tag. This parser code calls this once it has seen
       * the whole tag. This method checks for well-formeness and then emits
       * ``onclosetag``.
       */
      closeTag() {
        const { tags, name } = this;
        this.state = S_TEXT;
        this.name = "";
        if (name === "") {
          this.fail("weird empty close tag.");
          this.text += "</>";
          return;
        }
        const handler = this.closeTagHandler;
        let l = tags.length;
        while (l-- > 0) {
          const tag = this.tag = tags.pop();
          this.topNS = tag.ns;
          handler === null || handler === void 0 ? void 0 : handler(tag);
          if (tag.name === name) {
            break;
          }
          this.fail("unexpected close tag.");
        }
        if (l === 0) {
          this.closedRoot = true;
        } else if (l < 0) {
          this.fail(`unmatched closing tag: ${name}.`);
          this.text += `</${name}>`;
        }
      }
      /**
       * Resolves an entity. Makes any necessary well-formedness checks.
       *
       * @param entity The entity to resolve.
       *
       * @returns The parsed entity.
       */
      parseEntity(entity) {
        if (entity[0] !== "#") {
          const defined = this.ENTITIES[entity];
          if (defined !== void 0) {
            return defined;
          }
          this.fail(this.isName(entity) ? "undefined entity." : "disallowed character in entity name.");
          return `&${entity};`;
        }
        let num = NaN;
        if (entity[1] === "x" && /^#x[0-9a-f]+$/i.test(entity)) {
          num = parseInt(entity.slice(2), 16);
        } else if (/^#[0-9]+$/.test(entity)) {
          num = parseInt(entity.slice(1), 10);
        }
        if (!this.isChar(num)) {
          this.fail("malformed character entity.");
          return `&${entity};`;
        }
        return String.fromCodePoint(num);
      }
    };
    exports.SaxesParser = SaxesParser2;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/identity.js
var require_identity = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/identity.js"(exports) {
    "use strict";
    var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias");
    var DOC = /* @__PURE__ */ Symbol.for("yaml.document");
    var MAP = /* @__PURE__ */ Symbol.for("yaml.map");
    var PAIR = /* @__PURE__ */ Symbol.for("yaml.pair");
    var SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar");
    var SEQ = /* @__PURE__ */ Symbol.for("yaml.seq");
    var NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type");
    var isAlias2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
    var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
    var isMap3 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
    var isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
    var isScalar3 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
    var isSeq2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
    function isCollection(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case MAP:
          case SEQ:
            return true;
        }
      return false;
    }
    function isNode(node) {
      if (node && typeof node === "object")
        switch (node[NODE_TYPE]) {
          case ALIAS:
          case MAP:
          case SCALAR:
          case SEQ:
            return true;
        }
      return false;
    }
    var hasAnchor = (node) => (isScalar3(node) || isCollection(node)) && !!node.anchor;
    exports.ALIAS = ALIAS;
    exports.DOC = DOC;
    exports.MAP = MAP;
    exports.NODE_TYPE = NODE_TYPE;
    exports.PAIR = PAIR;
    exports.SCALAR = SCALAR;
    exports.SEQ = SEQ;
    exports.hasAnchor = hasAnchor;
    exports.isAlias = isAlias2;
    exports.isCollection = isCollection;
    exports.isDocument = isDocument;
    exports.isMap = isMap3;
    exports.isNode = isNode;
    exports.isPair = isPair;
    exports.isScalar = isScalar3;
    exports.isSeq = isSeq2;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/visit.js
var require_visit = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/visit.js"(exports) {
    "use strict";
    var identity = require_identity();
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove node");
    function visit(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        visit_(null, node, visitor_, Object.freeze([]));
    }
    visit.BREAK = BREAK;
    visit.SKIP = SKIP;
    visit.REMOVE = REMOVE;
    function visit_(key, node, visitor, path8) {
      const ctrl = callVisitor(key, node, visitor, path8);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path8, ctrl);
        return visit_(key, ctrl, visitor, path8);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path8 = Object.freeze(path8.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = visit_(i, node.items[i], visitor, path8);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path8 = Object.freeze(path8.concat(node));
          const ck = visit_("key", node.key, visitor, path8);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = visit_("value", node.value, visitor, path8);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    async function visitAsync(node, visitor) {
      const visitor_ = initVisitor(visitor);
      if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
          node.contents = null;
      } else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
    }
    visitAsync.BREAK = BREAK;
    visitAsync.SKIP = SKIP;
    visitAsync.REMOVE = REMOVE;
    async function visitAsync_(key, node, visitor, path8) {
      const ctrl = await callVisitor(key, node, visitor, path8);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path8, ctrl);
        return visitAsync_(key, ctrl, visitor, path8);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path8 = Object.freeze(path8.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = await visitAsync_(i, node.items[i], visitor, path8);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              node.items.splice(i, 1);
              i -= 1;
            }
          }
        } else if (identity.isPair(node)) {
          path8 = Object.freeze(path8.concat(node));
          const ck = await visitAsync_("key", node.key, visitor, path8);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = await visitAsync_("value", node.value, visitor, path8);
          if (cv === BREAK)
            return BREAK;
          else if (cv === REMOVE)
            node.value = null;
        }
      }
      return ctrl;
    }
    function initVisitor(visitor) {
      if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
          Alias: visitor.Node,
          Map: visitor.Node,
          Scalar: visitor.Node,
          Seq: visitor.Node
        }, visitor.Value && {
          Map: visitor.Value,
          Scalar: visitor.Value,
          Seq: visitor.Value
        }, visitor.Collection && {
          Map: visitor.Collection,
          Seq: visitor.Collection
        }, visitor);
      }
      return visitor;
    }
    function callVisitor(key, node, visitor, path8) {
      if (typeof visitor === "function")
        return visitor(key, node, path8);
      if (identity.isMap(node))
        return visitor.Map?.(key, node, path8);
      if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path8);
      if (identity.isPair(node))
        return visitor.Pair?.(key, node, path8);
      if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path8);
      if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path8);
      return void 0;
    }
    function replaceNode(key, path8, node) {
      const parent = path8[path8.length - 1];
      if (identity.isCollection(parent)) {
        parent.items[key] = node;
      } else if (identity.isPair(parent)) {
        if (key === "key")
          parent.key = node;
        else
          parent.value = node;
      } else if (identity.isDocument(parent)) {
        parent.contents = node;
      } else {
        const pt = identity.isAlias(parent) ? "alias" : "scalar";
        throw new Error(`Cannot replace node with ${pt} parent`);
      }
    }
    exports.visit = visit;
    exports.visitAsync = visitAsync;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/doc/directives.js
var require_directives = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/doc/directives.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit = require_visit();
    var escapeChars = {
      "!": "%21",
      ",": "%2C",
      "[": "%5B",
      "]": "%5D",
      "{": "%7B",
      "}": "%7D"
    };
    var escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
    var Directives = class _Directives {
      constructor(yaml, tags) {
        this.docStart = null;
        this.docEnd = false;
        this.yaml = Object.assign({}, _Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, _Directives.defaultTags, tags);
      }
      clone() {
        const copy = new _Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
      }
      /**
       * During parsing, get a Directives instance for the current document and
       * update the stream state according to the current version's spec.
       */
      atDocument() {
        const res = new _Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
          case "1.1":
            this.atNextDocument = true;
            break;
          case "1.2":
            this.atNextDocument = false;
            this.yaml = {
              explicit: _Directives.defaultYaml.explicit,
              version: "1.2"
            };
            this.tags = Object.assign({}, _Directives.defaultTags);
            break;
        }
        return res;
      }
      /**
       * @param onError - May be called even if the action was successful
       * @returns `true` on success
       */
      add(line, onError) {
        if (this.atNextDocument) {
          this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" };
          this.tags = Object.assign({}, _Directives.defaultTags);
          this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
          case "%TAG": {
            if (parts.length !== 2) {
              onError(0, "%TAG directive should contain exactly two parts");
              if (parts.length < 2)
                return false;
            }
            const [handle, prefix] = parts;
            this.tags[handle] = prefix;
            return true;
          }
          case "%YAML": {
            this.yaml.explicit = true;
            if (parts.length !== 1) {
              onError(0, "%YAML directive should contain exactly one part");
              return false;
            }
            const [version] = parts;
            if (version === "1.1" || version === "1.2") {
              this.yaml.version = version;
              return true;
            } else {
              const isValid = /^\d+\.\d+$/.test(version);
              onError(6, `Unsupported YAML version ${version}`, isValid);
              return false;
            }
          }
          default:
            onError(0, `Unknown directive ${name}`, true);
            return false;
        }
      }
      /**
       * Resolves a tag, matching handles to those defined in %TAG directives.
       *
       * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
       *   `'!local'` tag, or `null` if unresolvable.
       */
      tagName(source, onError) {
        if (source === "!")
          return "!";
        if (source[0] !== "!") {
          onError(`Not a valid tag: ${source}`);
          return null;
        }
        if (source[1] === "<") {
          const verbatim = source.slice(2, -1);
          if (verbatim === "!" || verbatim === "!!") {
            onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
            return null;
          }
          if (source[source.length - 1] !== ">")
            onError("Verbatim tags must end with a >");
          return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
          onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
          try {
            return prefix + decodeURIComponent(suffix);
          } catch (error) {
            onError(String(error));
            return null;
          }
        }
        if (handle === "!")
          return source;
        onError(`Could not resolve tag: ${source}`);
        return null;
      }
      /**
       * Given a fully resolved tag, returns its printable string form,
       * taking into account current tag prefixes and defaults.
       */
      tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
          if (tag.startsWith(prefix))
            return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === "!" ? tag : `!<${tag}>`;
      }
      toString(doc) {
        const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
          const tags = {};
          visit.visit(doc.contents, (_key, node) => {
            if (identity.isNode(node) && node.tag)
              tags[node.tag] = true;
          });
          tagNames = Object.keys(tags);
        } else
          tagNames = [];
        for (const [handle, prefix] of tagEntries) {
          if (handle === "!!" && prefix === "tag:yaml.org,2002:")
            continue;
          if (!doc || tagNames.some((tn) => tn.startsWith(prefix)))
            lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join("\n");
      }
    };
    Directives.defaultYaml = { explicit: false, version: "1.2" };
    Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
    exports.Directives = Directives;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/doc/anchors.js
var require_anchors = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/doc/anchors.js"(exports) {
    "use strict";
    var identity = require_identity();
    var visit = require_visit();
    function anchorIsValid(anchor) {
      if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
      }
      return true;
    }
    function anchorNames(root) {
      const anchors = /* @__PURE__ */ new Set();
      visit.visit(root, {
        Value(_key, node) {
          if (node.anchor)
            anchors.add(node.anchor);
        }
      });
      return anchors;
    }
    function findNewAnchor(prefix, exclude) {
      for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
          return name;
      }
    }
    function createNodeAnchors(doc, prefix) {
      const aliasObjects = [];
      const sourceObjects = /* @__PURE__ */ new Map();
      let prevAnchors = null;
      return {
        onAnchor: (source) => {
          aliasObjects.push(source);
          prevAnchors ?? (prevAnchors = anchorNames(doc));
          const anchor = findNewAnchor(prefix, prevAnchors);
          prevAnchors.add(anchor);
          return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
          for (const source of aliasObjects) {
            const ref = sourceObjects.get(source);
            if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
              ref.node.anchor = ref.anchor;
            } else {
              const error = new Error("Failed to resolve repeated object (this should not happen)");
              error.source = source;
              throw error;
            }
          }
        },
        sourceObjects
      };
    }
    exports.anchorIsValid = anchorIsValid;
    exports.anchorNames = anchorNames;
    exports.createNodeAnchors = createNodeAnchors;
    exports.findNewAnchor = findNewAnchor;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/doc/applyReviver.js"(exports) {
    "use strict";
    function applyReviver(reviver, obj, key, val) {
      if (val && typeof val === "object") {
        if (Array.isArray(val)) {
          for (let i = 0, len = val.length; i < len; ++i) {
            const v0 = val[i];
            const v1 = applyReviver(reviver, val, String(i), v0);
            if (v1 === void 0)
              delete val[i];
            else if (v1 !== v0)
              val[i] = v1;
          }
        } else if (val instanceof Map) {
          for (const k of Array.from(val.keys())) {
            const v0 = val.get(k);
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              val.delete(k);
            else if (v1 !== v0)
              val.set(k, v1);
          }
        } else if (val instanceof Set) {
          for (const v0 of Array.from(val)) {
            const v1 = applyReviver(reviver, val, v0, v0);
            if (v1 === void 0)
              val.delete(v0);
            else if (v1 !== v0) {
              val.delete(v0);
              val.add(v1);
            }
          }
        } else {
          for (const [k, v0] of Object.entries(val)) {
            const v1 = applyReviver(reviver, val, k, v0);
            if (v1 === void 0)
              delete val[k];
            else if (v1 !== v0)
              val[k] = v1;
          }
        }
      }
      return reviver.call(obj, key, val);
    }
    exports.applyReviver = applyReviver;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/toJS.js
var require_toJS = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/toJS.js"(exports) {
    "use strict";
    var identity = require_identity();
    function toJS(value, arg, ctx) {
      if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
      if (value && typeof value.toJSON === "function") {
        if (!ctx || !identity.hasAnchor(value))
          return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: void 0 };
        ctx.anchors.set(value, data);
        ctx.onCreate = (res2) => {
          data.res = res2;
          delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
          ctx.onCreate(res);
        return res;
      }
      if (typeof value === "bigint" && !ctx?.keep)
        return Number(value);
      return value;
    }
    exports.toJS = toJS;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/Node.js
var require_Node = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/Node.js"(exports) {
    "use strict";
    var applyReviver = require_applyReviver();
    var identity = require_identity();
    var toJS = require_toJS();
    var NodeBase = class {
      constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
      }
      /** Create a copy of this node.  */
      clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** A plain JavaScript representation of this node. */
      toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
          throw new TypeError("A document argument is required");
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc,
          keep: true,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
    };
    exports.NodeBase = NodeBase;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/Alias.js
var require_Alias = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/Alias.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var visit = require_visit();
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var Alias = class extends Node.NodeBase {
      constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, "tag", {
          set() {
            throw new Error("Alias nodes cannot have tags");
          }
        });
      }
      /**
       * Resolve the value of this alias within `doc`, finding the last
       * instance of the `source` anchor before this node.
       */
      resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
          throw new ReferenceError("Alias resolution is disabled");
        let nodes;
        if (ctx?.aliasResolveCache) {
          nodes = ctx.aliasResolveCache;
        } else {
          nodes = [];
          visit.visit(doc, {
            Node: (_key, node) => {
              if (identity.isAlias(node) || identity.hasAnchor(node))
                nodes.push(node);
            }
          });
          if (ctx)
            ctx.aliasResolveCache = nodes;
        }
        let found = void 0;
        for (const node of nodes) {
          if (node === this)
            break;
          if (node.anchor === this.source)
            found = node;
        }
        return found;
      }
      toJSON(_arg, ctx) {
        if (!ctx)
          return { source: this.source };
        const { anchors: anchors2, doc, maxAliasCount } = ctx;
        const source = this.resolve(doc, ctx);
        if (!source) {
          const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
          throw new ReferenceError(msg);
        }
        let data = anchors2.get(source);
        if (!data) {
          toJS.toJS(source, null, ctx);
          data = anchors2.get(source);
        }
        if (data?.res === void 0) {
          const msg = "This should not happen: Alias anchor was not resolved?";
          throw new ReferenceError(msg);
        }
        if (maxAliasCount >= 0) {
          data.count += 1;
          if (data.aliasCount === 0)
            data.aliasCount = getAliasCount(doc, source, anchors2);
          if (data.count * data.aliasCount > maxAliasCount) {
            const msg = "Excessive alias count indicates a resource exhaustion attack";
            throw new ReferenceError(msg);
          }
        }
        return data.res;
      }
      toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
          anchors.anchorIsValid(this.source);
          if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new Error(msg);
          }
          if (ctx.implicitKey)
            return `${src} `;
        }
        return src;
      }
    };
    function getAliasCount(doc, node, anchors2) {
      if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors2 && source && anchors2.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
      } else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
          const c = getAliasCount(doc, item, anchors2);
          if (c > count)
            count = c;
        }
        return count;
      } else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors2);
        const vc = getAliasCount(doc, node.value, anchors2);
        return Math.max(kc, vc);
      }
      return 1;
    }
    exports.Alias = Alias;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/Scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Node = require_Node();
    var toJS = require_toJS();
    var isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
    var Scalar = class extends Node.NodeBase {
      constructor(value) {
        super(identity.SCALAR);
        this.value = value;
      }
      toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
      }
      toString() {
        return String(this.value);
      }
    };
    Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
    Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
    Scalar.PLAIN = "PLAIN";
    Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
    Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
    exports.Scalar = Scalar;
    exports.isScalarValue = isScalarValue;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/doc/createNode.js
var require_createNode = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/doc/createNode.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var defaultTagPrefix = "tag:yaml.org,2002:";
    function findTagObject(value, tagName, tags) {
      if (tagName) {
        const match = tags.filter((t) => t.tag === tagName);
        const tagObj = match.find((t) => !t.format) ?? match[0];
        if (!tagObj)
          throw new Error(`Tag ${tagName} not found`);
        return tagObj;
      }
      return tags.find((t) => t.identify?.(value) && !t.format);
    }
    function createNode(value, tagName, ctx) {
      if (identity.isDocument(value))
        value = value.contents;
      if (identity.isNode(value))
        return value;
      if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
      }
      if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) {
        value = value.valueOf();
      }
      const { aliasDuplicateObjects, onAnchor, onTagObj, schema: schema2, sourceObjects } = ctx;
      let ref = void 0;
      if (aliasDuplicateObjects && value && typeof value === "object") {
        ref = sourceObjects.get(value);
        if (ref) {
          ref.anchor ?? (ref.anchor = onAnchor(value));
          return new Alias.Alias(ref.anchor);
        } else {
          ref = { anchor: null, node: null };
          sourceObjects.set(value, ref);
        }
      }
      if (tagName?.startsWith("!!"))
        tagName = defaultTagPrefix + tagName.slice(2);
      let tagObj = findTagObject(value, tagName, schema2.tags);
      if (!tagObj) {
        if (value && typeof value.toJSON === "function") {
          value = value.toJSON();
        }
        if (!value || typeof value !== "object") {
          const node2 = new Scalar.Scalar(value);
          if (ref)
            ref.node = node2;
          return node2;
        }
        tagObj = value instanceof Map ? schema2[identity.MAP] : Symbol.iterator in Object(value) ? schema2[identity.SEQ] : schema2[identity.MAP];
      }
      if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
      }
      const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
      if (tagName)
        node.tag = tagName;
      else if (!tagObj.default)
        node.tag = tagObj.tag;
      if (ref)
        ref.node = node;
      return node;
    }
    exports.createNode = createNode;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/Collection.js
var require_Collection = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/Collection.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var identity = require_identity();
    var Node = require_Node();
    function collectionFromPath(schema2, path8, value) {
      let v = value;
      for (let i = path8.length - 1; i >= 0; --i) {
        const k = path8[i];
        if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
          const a = [];
          a[k] = v;
          v = a;
        } else {
          v = /* @__PURE__ */ new Map([[k, v]]);
        }
      }
      return createNode.createNode(v, void 0, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
          throw new Error("This should not happen, please report a bug.");
        },
        schema: schema2,
        sourceObjects: /* @__PURE__ */ new Map()
      });
    }
    var isEmptyPath = (path8) => path8 == null || typeof path8 === "object" && !!path8[Symbol.iterator]().next().done;
    var Collection = class extends Node.NodeBase {
      constructor(type, schema2) {
        super(type);
        Object.defineProperty(this, "schema", {
          value: schema2,
          configurable: true,
          enumerable: false,
          writable: true
        });
      }
      /**
       * Create a copy of this collection.
       *
       * @param schema - If defined, overwrites the original's schema
       */
      clone(schema2) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema2)
          copy.schema = schema2;
        copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema2) : it);
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /**
       * Adds a value to the collection. For `!!map` and `!!omap` the value must
       * be a Pair instance or a `{ key, value }` object, which may not have a key
       * that already exists in the map.
       */
      addIn(path8, value) {
        if (isEmptyPath(path8))
          this.add(value);
        else {
          const [key, ...rest] = path8;
          const node = this.get(key, true);
          if (identity.isCollection(node))
            node.addIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
      /**
       * Removes a value from the collection.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path8) {
        const [key, ...rest] = path8;
        if (rest.length === 0)
          return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
          return node.deleteIn(rest);
        else
          throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path8, keepScalar) {
        const [key, ...rest] = path8;
        const node = this.get(key, true);
        if (rest.length === 0)
          return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
          return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
      }
      hasAllNullValues(allowScalar) {
        return this.items.every((node) => {
          if (!identity.isPair(node))
            return false;
          const n = node.value;
          return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
        });
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       */
      hasIn(path8) {
        const [key, ...rest] = path8;
        if (rest.length === 0)
          return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path8, value) {
        const [key, ...rest] = path8;
        if (rest.length === 0) {
          this.set(key, value);
        } else {
          const node = this.get(key, true);
          if (identity.isCollection(node))
            node.setIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
    };
    exports.Collection = Collection;
    exports.collectionFromPath = collectionFromPath;
    exports.isEmptyPath = isEmptyPath;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringifyComment.js"(exports) {
    "use strict";
    var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
    function indentComment(comment, indent) {
      if (/^\n+$/.test(comment))
        return comment.substring(1);
      return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
    }
    var lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
    exports.indentComment = indentComment;
    exports.lineComment = lineComment;
    exports.stringifyComment = stringifyComment;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/foldFlowLines.js"(exports) {
    "use strict";
    var FOLD_FLOW = "flow";
    var FOLD_BLOCK = "block";
    var FOLD_QUOTED = "quoted";
    function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
      if (!lineWidth || lineWidth < 0)
        return text;
      if (lineWidth < minContentWidth)
        minContentWidth = 0;
      const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
      if (text.length <= endStep)
        return text;
      const folds = [];
      const escapedFolds = {};
      let end = lineWidth - indent.length;
      if (typeof indentAtStart === "number") {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
          folds.push(0);
        else
          end = lineWidth - indentAtStart;
      }
      let split = void 0;
      let prev = void 0;
      let overflow = false;
      let i = -1;
      let escStart = -1;
      let escEnd = -1;
      if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
          end = i + endStep;
      }
      for (let ch; ch = text[i += 1]; ) {
        if (mode === FOLD_QUOTED && ch === "\\") {
          escStart = i;
          switch (text[i + 1]) {
            case "x":
              i += 3;
              break;
            case "u":
              i += 5;
              break;
            case "U":
              i += 9;
              break;
            default:
              i += 1;
          }
          escEnd = i;
        }
        if (ch === "\n") {
          if (mode === FOLD_BLOCK)
            i = consumeMoreIndentedLines(text, i, indent.length);
          end = i + indent.length + endStep;
          split = void 0;
        } else {
          if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
            const next = text[i + 1];
            if (next && next !== " " && next !== "\n" && next !== "	")
              split = i;
          }
          if (i >= end) {
            if (split) {
              folds.push(split);
              end = split + endStep;
              split = void 0;
            } else if (mode === FOLD_QUOTED) {
              while (prev === " " || prev === "	") {
                prev = ch;
                ch = text[i += 1];
                overflow = true;
              }
              const j = i > escEnd + 1 ? i - 2 : escStart - 1;
              if (escapedFolds[j])
                return text;
              folds.push(j);
              escapedFolds[j] = true;
              end = j + endStep;
              split = void 0;
            } else {
              overflow = true;
            }
          }
        }
        prev = ch;
      }
      if (overflow && onOverflow)
        onOverflow();
      if (folds.length === 0)
        return text;
      if (onFold)
        onFold();
      let res = text.slice(0, folds[0]);
      for (let i2 = 0; i2 < folds.length; ++i2) {
        const fold = folds[i2];
        const end2 = folds[i2 + 1] || text.length;
        if (fold === 0)
          res = `
${indent}${text.slice(0, end2)}`;
        else {
          if (mode === FOLD_QUOTED && escapedFolds[fold])
            res += `${text[fold]}\\`;
          res += `
${indent}${text.slice(fold + 1, end2)}`;
        }
      }
      return res;
    }
    function consumeMoreIndentedLines(text, i, indent) {
      let end = i;
      let start = i + 1;
      let ch = text[start];
      while (ch === " " || ch === "	") {
        if (i < start + indent) {
          ch = text[++i];
        } else {
          do {
            ch = text[++i];
          } while (ch && ch !== "\n");
          end = i;
          start = i + 1;
          ch = text[start];
        }
      }
      return end;
    }
    exports.FOLD_BLOCK = FOLD_BLOCK;
    exports.FOLD_FLOW = FOLD_FLOW;
    exports.FOLD_QUOTED = FOLD_QUOTED;
    exports.foldFlowLines = foldFlowLines;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringifyString.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var foldFlowLines = require_foldFlowLines();
    var getFoldOptions = (ctx, isBlock) => ({
      indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
      lineWidth: ctx.options.lineWidth,
      minContentWidth: ctx.options.minContentWidth
    });
    var containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
    function lineLengthOverLimit(str, lineWidth, indentLength) {
      if (!lineWidth || lineWidth < 0)
        return false;
      const limit = lineWidth - indentLength;
      const strLen = str.length;
      if (strLen <= limit)
        return false;
      for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === "\n") {
          if (i - start > limit)
            return true;
          start = i + 1;
          if (strLen - start <= limit)
            return false;
        }
      }
      return true;
    }
    function doubleQuotedString(value, ctx) {
      const json = JSON.stringify(value);
      if (ctx.options.doubleQuotedAsJSON)
        return json;
      const { implicitKey } = ctx;
      const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      let str = "";
      let start = 0;
      for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
          str += json.slice(start, i) + "\\ ";
          i += 1;
          start = i;
          ch = "\\";
        }
        if (ch === "\\")
          switch (json[i + 1]) {
            case "u":
              {
                str += json.slice(start, i);
                const code = json.substr(i + 2, 4);
                switch (code) {
                  case "0000":
                    str += "\\0";
                    break;
                  case "0007":
                    str += "\\a";
                    break;
                  case "000b":
                    str += "\\v";
                    break;
                  case "001b":
                    str += "\\e";
                    break;
                  case "0085":
                    str += "\\N";
                    break;
                  case "00a0":
                    str += "\\_";
                    break;
                  case "2028":
                    str += "\\L";
                    break;
                  case "2029":
                    str += "\\P";
                    break;
                  default:
                    if (code.substr(0, 2) === "00")
                      str += "\\x" + code.substr(2);
                    else
                      str += json.substr(i, 6);
                }
                i += 5;
                start = i + 1;
              }
              break;
            case "n":
              if (implicitKey || json[i + 2] === '"' || json.length < minMultiLineLength) {
                i += 1;
              } else {
                str += json.slice(start, i) + "\n\n";
                while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== '"') {
                  str += "\n";
                  i += 2;
                }
                str += indent;
                if (json[i + 2] === " ")
                  str += "\\";
                i += 1;
                start = i + 1;
              }
              break;
            default:
              i += 1;
          }
      }
      str = start ? str + json.slice(start) : json;
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
    }
    function singleQuotedString(value, ctx) {
      if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value))
        return doubleQuotedString(value, ctx);
      const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
      const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
      return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function quotedString(value, ctx) {
      const { singleQuote } = ctx.options;
      let qs;
      if (singleQuote === false)
        qs = doubleQuotedString;
      else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
          qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
          qs = doubleQuotedString;
        else
          qs = singleQuote ? singleQuotedString : doubleQuotedString;
      }
      return qs(value, ctx);
    }
    var blockEndNewlines;
    try {
      blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
    } catch {
      blockEndNewlines = /\n+(?!\n|$)/g;
    }
    function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
      const { blockQuote, commentString, lineWidth } = ctx.options;
      if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
      }
      const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
      const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
      if (!value)
        return literal ? "|\n" : ">\n";
      let chomp;
      let endStart;
      for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== "\n" && ch !== "	" && ch !== " ")
          break;
      }
      let end = value.substring(endStart);
      const endNlPos = end.indexOf("\n");
      if (endNlPos === -1) {
        chomp = "-";
      } else if (value === end || endNlPos !== end.length - 1) {
        chomp = "+";
        if (onChompKeep)
          onChompKeep();
      } else {
        chomp = "";
      }
      if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === "\n")
          end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
      }
      let startWithSpace = false;
      let startEnd;
      let startNlPos = -1;
      for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === " ")
          startWithSpace = true;
        else if (ch === "\n")
          startNlPos = startEnd;
        else
          break;
      }
      let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
      if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
      }
      const indentSize = indent ? "2" : "1";
      let header = (startWithSpace ? indentSize : "") + chomp;
      if (comment) {
        header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
        if (onComment)
          onComment();
      }
      if (!literal) {
        const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) {
          foldOptions.onOverflow = () => {
            literalFallback = true;
          };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
          return `>${header}
${indent}${body}`;
      }
      value = value.replace(/\n+/g, `$&${indent}`);
      return `|${header}
${indent}${start}${value}${end}`;
    }
    function plainString(item, ctx, onComment, onChompKeep) {
      const { type, value } = item;
      const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
      if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) {
        return quotedString(value, ctx);
      }
      if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
      }
      if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) {
        return blockString(item, ctx, onComment, onChompKeep);
      }
      if (containsDocumentMarker(value)) {
        if (indent === "") {
          ctx.forceBlockIndent = true;
          return blockString(item, ctx, onComment, onChompKeep);
        } else if (implicitKey && indent === indentStep) {
          return quotedString(value, ctx);
        }
      }
      const str = value.replace(/\n+/g, `$&
${indent}`);
      if (actualString) {
        const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
          return quotedString(value, ctx);
      }
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
    }
    function stringifyString(item, ctx, onComment, onChompKeep) {
      const { implicitKey, inFlow } = ctx;
      const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
      let { type } = item;
      if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
          type = Scalar.Scalar.QUOTE_DOUBLE;
      }
      const _stringify = (_type) => {
        switch (_type) {
          case Scalar.Scalar.BLOCK_FOLDED:
          case Scalar.Scalar.BLOCK_LITERAL:
            return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
          case Scalar.Scalar.QUOTE_DOUBLE:
            return doubleQuotedString(ss.value, ctx);
          case Scalar.Scalar.QUOTE_SINGLE:
            return singleQuotedString(ss.value, ctx);
          case Scalar.Scalar.PLAIN:
            return plainString(ss, ctx, onComment, onChompKeep);
          default:
            return null;
        }
      };
      let res = _stringify(type);
      if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = implicitKey && defaultKeyType || defaultStringType;
        res = _stringify(t);
        if (res === null)
          throw new Error(`Unsupported default string type ${t}`);
      }
      return res;
    }
    exports.stringifyString = stringifyString;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringify.js
var require_stringify = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringify.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var identity = require_identity();
    var stringifyComment = require_stringifyComment();
    var stringifyString = require_stringifyString();
    function createStringifyContext(doc, options2) {
      const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: "PLAIN",
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: "false",
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: "null",
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: "true",
        verifyAliasOrder: true
      }, doc.schema.toStringOptions, options2);
      let inFlow;
      switch (opt.collectionStyle) {
        case "block":
          inFlow = false;
          break;
        case "flow":
          inFlow = true;
          break;
        default:
          inFlow = null;
      }
      return {
        anchors: /* @__PURE__ */ new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
        indent: "",
        indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
        inFlow,
        options: opt
      };
    }
    function getTagObject(tags, item) {
      if (item.tag) {
        const match = tags.filter((t) => t.tag === item.tag);
        if (match.length > 0)
          return match.find((t) => t.format === item.format) ?? match[0];
      }
      let tagObj = void 0;
      let obj;
      if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter((t) => t.identify?.(obj));
        if (match.length > 1) {
          const testMatch = match.filter((t) => t.test);
          if (testMatch.length > 0)
            match = testMatch;
        }
        tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
      } else {
        obj = item;
        tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
      }
      if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
      }
      return tagObj;
    }
    function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
      if (!doc.directives)
        return "";
      const props = [];
      const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
      if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
      }
      const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
      if (tag)
        props.push(doc.directives.tagString(tag));
      return props.join(" ");
    }
    function stringify(item, ctx, onComment, onChompKeep) {
      if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
      if (identity.isAlias(item)) {
        if (ctx.doc.directives)
          return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
          throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        } else {
          if (ctx.resolvedAliases)
            ctx.resolvedAliases.add(item);
          else
            ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
          item = item.resolve(ctx.doc);
        }
      }
      let tagObj = void 0;
      const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
      tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
      const props = stringifyProps(node, tagObj, ctx);
      if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
      const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
      if (!props)
        return str;
      return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}`;
    }
    exports.createStringifyContext = createStringifyContext;
    exports.stringify = stringify;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringifyPair.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
      const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
      let keyComment = identity.isNode(key) && key.comment || null;
      if (simpleKeys) {
        if (keyComment) {
          throw new Error("With simple keys, key nodes cannot have comments");
        }
        if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") {
          const msg = "With simple keys, collection cannot be used as a key value";
          throw new Error(msg);
        }
      }
      let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
      ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
      });
      let keyCommentDone = false;
      let chompKeep = false;
      let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
      if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
          throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
        explicitKey = true;
      }
      if (ctx.inFlow) {
        if (allNullValues || value == null) {
          if (keyCommentDone && onComment)
            onComment();
          return str === "" ? "?" : explicitKey ? `? ${str}` : str;
        }
      } else if (allNullValues && !simpleKeys || value == null && explicitKey) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        } else if (chompKeep && onChompKeep)
          onChompKeep();
        return str;
      }
      if (keyCommentDone)
        keyComment = null;
      if (explicitKey) {
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}
${indent}:`;
      } else {
        str = `${str}:`;
        if (keyComment)
          str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
      }
      let vsb, vcb, valueComment;
      if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
      } else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === "object")
          value = doc.createNode(value);
      }
      ctx.implicitKey = false;
      if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
      chompKeep = false;
      if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) {
        ctx.indent = ctx.indent.substring(2);
      }
      let valueCommentDone = false;
      const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
      let ws = " ";
      if (keyComment || vsb || vcb) {
        ws = vsb ? "\n" : "";
        if (vcb) {
          const cs = commentString(vcb);
          ws += `
${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === "" && !ctx.inFlow) {
          if (ws === "\n" && valueComment)
            ws = "\n\n";
        } else {
          ws += `
${ctx.indent}`;
        }
      } else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf("\n");
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
          let hasPropsLine = false;
          if (hasNewline && (vs0 === "&" || vs0 === "!")) {
            let sp0 = valueStr.indexOf(" ");
            if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") {
              sp0 = valueStr.indexOf(" ", sp0 + 1);
            }
            if (sp0 === -1 || nl0 < sp0)
              hasPropsLine = true;
          }
          if (!hasPropsLine)
            ws = `
${ctx.indent}`;
        }
      } else if (valueStr === "" || valueStr[0] === "\n") {
        ws = "";
      }
      str += ws + valueStr;
      if (ctx.inFlow) {
        if (valueCommentDone && onComment)
          onComment();
      } else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
      } else if (chompKeep && onChompKeep) {
        onChompKeep();
      }
      return str;
    }
    exports.stringifyPair = stringifyPair;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/log.js
var require_log = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/log.js"(exports) {
    "use strict";
    var node_process = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__require */ .ki)("process");
    function debug(logLevel, ...messages) {
      if (logLevel === "debug")
        console.log(...messages);
    }
    function warn(logLevel, warning) {
      if (logLevel === "debug" || logLevel === "warn") {
        if (typeof node_process.emitWarning === "function")
          node_process.emitWarning(warning);
        else
          console.warn(warning);
      }
    }
    exports.debug = debug;
    exports.warn = warn;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/merge.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var MERGE_KEY = "<<";
    var merge = {
      identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
      default: "key",
      tag: "tag:yaml.org,2002:merge",
      test: /^<<$/,
      resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
      }),
      stringify: () => MERGE_KEY
    };
    var isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
    function addMergeToJSMap(ctx, map, value) {
      const source = resolveAliasValue(ctx, value);
      if (identity.isSeq(source))
        for (const it of source.items)
          mergeValue(ctx, map, it);
      else if (Array.isArray(source))
        for (const it of source)
          mergeValue(ctx, map, it);
      else
        mergeValue(ctx, map, source);
    }
    function mergeValue(ctx, map, value) {
      const source = resolveAliasValue(ctx, value);
      if (!identity.isMap(source))
        throw new Error("Merge sources must be maps or map aliases");
      const srcMap = source.toJSON(null, ctx, Map);
      for (const [key, value2] of srcMap) {
        if (map instanceof Map) {
          if (!map.has(key))
            map.set(key, value2);
        } else if (map instanceof Set) {
          map.add(key);
        } else if (!Object.prototype.hasOwnProperty.call(map, key)) {
          Object.defineProperty(map, key, {
            value: value2,
            writable: true,
            enumerable: true,
            configurable: true
          });
        }
      }
      return map;
    }
    function resolveAliasValue(ctx, value) {
      return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
    }
    exports.addMergeToJSMap = addMergeToJSMap;
    exports.isMergeKey = isMergeKey;
    exports.merge = merge;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/addPairToJSMap.js"(exports) {
    "use strict";
    var log = require_log();
    var merge = require_merge();
    var stringify = require_stringify();
    var identity = require_identity();
    var toJS = require_toJS();
    function addPairToJSMap(ctx, map, { key, value }) {
      if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
      else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
      else {
        const jsKey = toJS.toJS(key, "", ctx);
        if (map instanceof Map) {
          map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        } else if (map instanceof Set) {
          map.add(jsKey);
        } else {
          const stringKey = stringifyKey(key, jsKey, ctx);
          const jsValue = toJS.toJS(value, stringKey, ctx);
          if (stringKey in map)
            Object.defineProperty(map, stringKey, {
              value: jsValue,
              writable: true,
              enumerable: true,
              configurable: true
            });
          else
            map[stringKey] = jsValue;
        }
      }
      return map;
    }
    function stringifyKey(key, jsKey, ctx) {
      if (jsKey === null)
        return "";
      if (typeof jsKey !== "object")
        return String(jsKey);
      if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = /* @__PURE__ */ new Set();
        for (const node of ctx.anchors.keys())
          strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
          let jsonStr = JSON.stringify(strKey);
          if (jsonStr.length > 40)
            jsonStr = jsonStr.substring(0, 36) + '..."';
          log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
          ctx.mapKeyWarned = true;
        }
        return strKey;
      }
      return JSON.stringify(jsKey);
    }
    exports.addPairToJSMap = addPairToJSMap;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/Pair.js
var require_Pair = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/Pair.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyPair = require_stringifyPair();
    var addPairToJSMap = require_addPairToJSMap();
    var identity = require_identity();
    function createPair(key, value, ctx) {
      const k = createNode.createNode(key, void 0, ctx);
      const v = createNode.createNode(value, void 0, ctx);
      return new Pair(k, v);
    }
    var Pair = class _Pair {
      constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
      }
      clone(schema2) {
        let { key, value } = this;
        if (identity.isNode(key))
          key = key.clone(schema2);
        if (identity.isNode(value))
          value = value.clone(schema2);
        return new _Pair(key, value);
      }
      toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
      }
      toString(ctx, onComment, onChompKeep) {
        return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
      }
    };
    exports.Pair = Pair;
    exports.createPair = createPair;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringifyCollection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyCollection(collection, ctx, options2) {
      const flow = ctx.inFlow ?? collection.flow;
      const stringify2 = flow ? stringifyFlowCollection : stringifyBlockCollection;
      return stringify2(collection, ctx, options2);
    }
    function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
      const { indent, options: { commentString } } = ctx;
      const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
      let chompKeep = false;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment2 = null;
        if (identity.isNode(item)) {
          if (!chompKeep && item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
          if (item.comment)
            comment2 = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (!chompKeep && ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
          }
        }
        chompKeep = false;
        let str2 = stringify.stringify(item, itemCtx, () => comment2 = null, () => chompKeep = true);
        if (comment2)
          str2 += stringifyComment.lineComment(str2, itemIndent, commentString(comment2));
        if (chompKeep && comment2)
          chompKeep = false;
        lines.push(blockItemPrefix + str2);
      }
      let str;
      if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
      } else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
          const line = lines[i];
          str += line ? `
${indent}${line}` : "\n";
        }
      }
      if (comment) {
        str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
          onComment();
      } else if (chompKeep && onChompKeep)
        onChompKeep();
      return str;
    }
    function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
      const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
      itemIndent += indentStep;
      const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
      });
      let reqNewline = false;
      let linesAtValue = 0;
      const lines = [];
      for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
          if (item.spaceBefore)
            lines.push("");
          addCommentBefore(ctx, lines, item.commentBefore, false);
          if (item.comment)
            comment = item.comment;
        } else if (identity.isPair(item)) {
          const ik = identity.isNode(item.key) ? item.key : null;
          if (ik) {
            if (ik.spaceBefore)
              lines.push("");
            addCommentBefore(ctx, lines, ik.commentBefore, false);
            if (ik.comment)
              reqNewline = true;
          }
          const iv = identity.isNode(item.value) ? item.value : null;
          if (iv) {
            if (iv.comment)
              comment = iv.comment;
            if (iv.commentBefore)
              reqNewline = true;
          } else if (item.value == null && ik?.comment) {
            comment = ik.comment;
          }
        }
        if (comment)
          reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => comment = null);
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
        if (i < items.length - 1) {
          str += ",";
        } else if (ctx.options.trailingComma) {
          if (ctx.options.lineWidth > 0) {
            reqNewline || (reqNewline = lines.reduce((sum2, line) => sum2 + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
          }
          if (reqNewline) {
            str += ",";
          }
        }
        if (comment)
          str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
      }
      const { start, end } = flowChars;
      if (lines.length === 0) {
        return start + end;
      } else {
        if (!reqNewline) {
          const len = lines.reduce((sum2, line) => sum2 + line.length + 2, 2);
          reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
          let str = start;
          for (const line of lines)
            str += line ? `
${indentStep}${indent}${line}` : "\n";
          return `${str}
${indent}${end}`;
        } else {
          return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
        }
      }
    }
    function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
      if (comment && chompKeep)
        comment = comment.replace(/^\n+/, "");
      if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart());
      }
    }
    exports.stringifyCollection = stringifyCollection;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/YAMLMap.js"(exports) {
    "use strict";
    var stringifyCollection = require_stringifyCollection();
    var addPairToJSMap = require_addPairToJSMap();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    function findPair(items, key) {
      const k = identity.isScalar(key) ? key.value : key;
      for (const it of items) {
        if (identity.isPair(it)) {
          if (it.key === key || it.key === k)
            return it;
          if (identity.isScalar(it.key) && it.key.value === k)
            return it;
        }
      }
      return void 0;
    }
    var YAMLMap = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:map";
      }
      constructor(schema2) {
        super(identity.MAP, schema2);
        this.items = [];
      }
      /**
       * A generic collection parsing method that can be extended
       * to other node classes that inherit from YAMLMap
       */
      static from(schema2, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema2);
        const add = (key, value) => {
          if (typeof replacer === "function")
            value = replacer.call(obj, key, value);
          else if (Array.isArray(replacer) && !replacer.includes(key))
            return;
          if (value !== void 0 || keepUndefined)
            map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
          for (const [key, value] of obj)
            add(key, value);
        } else if (obj && typeof obj === "object") {
          for (const key of Object.keys(obj))
            add(key, obj[key]);
        }
        if (typeof schema2.sortMapEntries === "function") {
          map.items.sort(schema2.sortMapEntries);
        }
        return map;
      }
      /**
       * Adds a value to the collection.
       *
       * @param overwrite - If not set `true`, using a key that is already in the
       *   collection will throw. Otherwise, overwrites the previous value.
       */
      add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
          _pair = pair;
        else if (!pair || typeof pair !== "object" || !("key" in pair)) {
          _pair = new Pair.Pair(pair, pair?.value);
        } else
          _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
          if (!overwrite)
            throw new Error(`Key ${_pair.key} already set`);
          if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
            prev.value.value = _pair.value;
          else
            prev.value = _pair.value;
        } else if (sortEntries) {
          const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
          if (i === -1)
            this.items.push(_pair);
          else
            this.items.splice(i, 0, _pair);
        } else {
          this.items.push(_pair);
        }
      }
      delete(key) {
        const it = findPair(this.items, key);
        if (!it)
          return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
      }
      has(key) {
        return !!findPair(this.items, key);
      }
      set(key, value) {
        this.add(new Pair.Pair(key, value), true);
      }
      /**
       * @param ctx - Conversion context, originally set in Document#toJS()
       * @param {Class} Type - If set, forces the returned collection type
       * @returns Instance of Type, Map, or Object
       */
      toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const item of this.items)
          addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        for (const item of this.items) {
          if (!identity.isPair(item))
            throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
          ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "",
          flowChars: { start: "{", end: "}" },
          itemIndent: ctx.indent || "",
          onChompKeep,
          onComment
        });
      }
    };
    exports.YAMLMap = YAMLMap;
    exports.findPair = findPair;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/common/map.js
var require_map = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/common/map.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLMap = require_YAMLMap();
    var map = {
      collection: "map",
      default: true,
      nodeClass: YAMLMap.YAMLMap,
      tag: "tag:yaml.org,2002:map",
      resolve(map2, onError) {
        if (!identity.isMap(map2))
          onError("Expected a mapping for this tag");
        return map2;
      },
      createNode: (schema2, obj, ctx) => YAMLMap.YAMLMap.from(schema2, obj, ctx)
    };
    exports.map = map;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/YAMLSeq.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var stringifyCollection = require_stringifyCollection();
    var Collection = require_Collection();
    var identity = require_identity();
    var Scalar = require_Scalar();
    var toJS = require_toJS();
    var YAMLSeq = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:seq";
      }
      constructor(schema2) {
        super(identity.SEQ, schema2);
        this.items = [];
      }
      add(value) {
        this.items.push(value);
      }
      /**
       * Removes a value from the collection.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       *
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
      }
      get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          return void 0;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       */
      has(key) {
        const idx = asItemIndex(key);
        return typeof idx === "number" && idx < this.items.length;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *
       * If `key` does not contain a representation of an integer, this will throw.
       * It may be wrapped in a `Scalar`.
       */
      set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== "number")
          throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
          prev.value = value;
        else
          this.items[idx] = value;
      }
      toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
          ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
          seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "- ",
          flowChars: { start: "[", end: "]" },
          itemIndent: (ctx.indent || "") + "  ",
          onChompKeep,
          onComment
        });
      }
      static from(schema2, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema2);
        if (obj && Symbol.iterator in Object(obj)) {
          let i = 0;
          for (let it of obj) {
            if (typeof replacer === "function") {
              const key = obj instanceof Set ? it : String(i++);
              it = replacer.call(obj, key, it);
            }
            seq.items.push(createNode.createNode(it, void 0, ctx));
          }
        }
        return seq;
      }
    };
    function asItemIndex(key) {
      let idx = identity.isScalar(key) ? key.value : key;
      if (idx && typeof idx === "string")
        idx = Number(idx);
      return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
    }
    exports.YAMLSeq = YAMLSeq;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/common/seq.js
var require_seq = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/common/seq.js"(exports) {
    "use strict";
    var identity = require_identity();
    var YAMLSeq = require_YAMLSeq();
    var seq = {
      collection: "seq",
      default: true,
      nodeClass: YAMLSeq.YAMLSeq,
      tag: "tag:yaml.org,2002:seq",
      resolve(seq2, onError) {
        if (!identity.isSeq(seq2))
          onError("Expected a sequence for this tag");
        return seq2;
      },
      createNode: (schema2, obj, ctx) => YAMLSeq.YAMLSeq.from(schema2, obj, ctx)
    };
    exports.seq = seq;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/common/string.js
var require_string = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/common/string.js"(exports) {
    "use strict";
    var stringifyString = require_stringifyString();
    var string = {
      identify: (value) => typeof value === "string",
      default: true,
      tag: "tag:yaml.org,2002:str",
      resolve: (str) => str,
      stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
      }
    };
    exports.string = string;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/common/null.js
var require_null = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/common/null.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var nullTag = {
      identify: (value) => value == null,
      createNode: () => new Scalar.Scalar(null),
      default: true,
      tag: "tag:yaml.org,2002:null",
      test: /^(?:~|[Nn]ull|NULL)?$/,
      resolve: () => new Scalar.Scalar(null),
      stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
    };
    exports.nullTag = nullTag;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/core/bool.js
var require_bool = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/core/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var boolTag = {
      identify: (value) => typeof value === "boolean",
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
      resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
      stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
          const sv = source[0] === "t" || source[0] === "T";
          if (value === sv)
            return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
      }
    };
    exports.boolTag = boolTag;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringifyNumber.js"(exports) {
    "use strict";
    function stringifyNumber({ format, minFractionDigits, tag, value }) {
      if (typeof value === "bigint")
        return String(value);
      const num = typeof value === "number" ? value : Number(value);
      if (!isFinite(num))
        return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
      let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
      if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
        let i = n.indexOf(".");
        if (i < 0) {
          i = n.length;
          n += ".";
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
          n += "0";
      }
      return n;
    }
    exports.stringifyNumber = stringifyNumber;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/core/float.js
var require_float = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/core/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf(".");
        if (dot !== -1 && str[str.length - 1] === "0")
          node.minFractionDigits = str.length - dot - 1;
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/core/int.js
var require_int = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/core/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    var intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
    function intStringify(node, radix, prefix) {
      const { value } = node;
      if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
      return stringifyNumber.stringifyNumber(node);
    }
    var intOct = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^0o[0-7]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
      stringify: (node) => intStringify(node, 8, "0o")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^0x[0-9a-fA-F]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/core/schema.js
var require_schema = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/core/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema2 = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.boolTag,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float
    ];
    exports.schema = schema2;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/json/schema.js
var require_schema2 = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/json/schema.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var map = require_map();
    var seq = require_seq();
    function intIdentify(value) {
      return typeof value === "bigint" || Number.isInteger(value);
    }
    var stringifyJSON = ({ value }) => JSON.stringify(value);
    var jsonScalars = [
      {
        identify: (value) => typeof value === "string",
        default: true,
        tag: "tag:yaml.org,2002:str",
        resolve: (str) => str,
        stringify: stringifyJSON
      },
      {
        identify: (value) => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: "tag:yaml.org,2002:null",
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
      },
      {
        identify: (value) => typeof value === "boolean",
        default: true,
        tag: "tag:yaml.org,2002:bool",
        test: /^true$|^false$/,
        resolve: (str) => str === "true",
        stringify: stringifyJSON
      },
      {
        identify: intIdentify,
        default: true,
        tag: "tag:yaml.org,2002:int",
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
      },
      {
        identify: (value) => typeof value === "number",
        default: true,
        tag: "tag:yaml.org,2002:float",
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: (str) => parseFloat(str),
        stringify: stringifyJSON
      }
    ];
    var jsonError = {
      default: true,
      tag: "",
      test: /^/,
      resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
      }
    };
    var schema2 = [map.map, seq.seq].concat(jsonScalars, jsonError);
    exports.schema = schema2;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/binary.js"(exports) {
    "use strict";
    var node_buffer = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__require */ .ki)("buffer");
    var Scalar = require_Scalar();
    var stringifyString = require_stringifyString();
    var binary = {
      identify: (value) => value instanceof Uint8Array,
      // Buffer inherits from Uint8Array
      default: false,
      tag: "tag:yaml.org,2002:binary",
      /**
       * Returns a Buffer in node and an Uint8Array in browsers
       *
       * To use the resulting buffer as an image, you'll want to do something like:
       *
       *   const blob = new Blob([buffer], { type: 'image/jpeg' })
       *   document.querySelector('#photo').src = URL.createObjectURL(blob)
       */
      resolve(src, onError) {
        if (typeof node_buffer.Buffer === "function") {
          return node_buffer.Buffer.from(src, "base64");
        } else if (typeof atob === "function") {
          const str = atob(src.replace(/[\n\r]/g, ""));
          const buffer = new Uint8Array(str.length);
          for (let i = 0; i < str.length; ++i)
            buffer[i] = str.charCodeAt(i);
          return buffer;
        } else {
          onError("This environment does not support reading binary tags; either Buffer or atob is required");
          return src;
        }
      },
      stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
          return "";
        const buf = value;
        let str;
        if (typeof node_buffer.Buffer === "function") {
          str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
        } else if (typeof btoa === "function") {
          let s = "";
          for (let i = 0; i < buf.length; ++i)
            s += String.fromCharCode(buf[i]);
          str = btoa(s);
        } else {
          throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
          const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
          const n = Math.ceil(str.length / lineWidth);
          const lines = new Array(n);
          for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
            lines[i] = str.substr(o, lineWidth);
          }
          str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
      }
    };
    exports.binary = binary;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/pairs.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLSeq = require_YAMLSeq();
    function resolvePairs(seq, onError) {
      if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
          let item = seq.items[i];
          if (identity.isPair(item))
            continue;
          else if (identity.isMap(item)) {
            if (item.items.length > 1)
              onError("Each pair must have its own sequence indicator");
            const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
            if (item.commentBefore)
              pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}
${pair.key.commentBefore}` : item.commentBefore;
            if (item.comment) {
              const cn = pair.value ?? pair.key;
              cn.comment = cn.comment ? `${item.comment}
${cn.comment}` : item.comment;
            }
            item = pair;
          }
          seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
      } else
        onError("Expected a sequence for this tag");
      return seq;
    }
    function createPairs(schema2, iterable, ctx) {
      const { replacer } = ctx;
      const pairs2 = new YAMLSeq.YAMLSeq(schema2);
      pairs2.tag = "tag:yaml.org,2002:pairs";
      let i = 0;
      if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
          if (typeof replacer === "function")
            it = replacer.call(iterable, String(i++), it);
          let key, value;
          if (Array.isArray(it)) {
            if (it.length === 2) {
              key = it[0];
              value = it[1];
            } else
              throw new TypeError(`Expected [key, value] tuple: ${it}`);
          } else if (it && it instanceof Object) {
            const keys2 = Object.keys(it);
            if (keys2.length === 1) {
              key = keys2[0];
              value = it[key];
            } else {
              throw new TypeError(`Expected tuple with one key, not ${keys2.length} keys`);
            }
          } else {
            key = it;
          }
          pairs2.items.push(Pair.createPair(key, value, ctx));
        }
      return pairs2;
    }
    var pairs = {
      collection: "seq",
      default: false,
      tag: "tag:yaml.org,2002:pairs",
      resolve: resolvePairs,
      createNode: createPairs
    };
    exports.createPairs = createPairs;
    exports.pairs = pairs;
    exports.resolvePairs = resolvePairs;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/omap.js"(exports) {
    "use strict";
    var identity = require_identity();
    var toJS = require_toJS();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var pairs = require_pairs();
    var YAMLOMap = class _YAMLOMap extends YAMLSeq.YAMLSeq {
      constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = _YAMLOMap.tag;
      }
      /**
       * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
       * but TypeScript won't allow widening the signature of a child method.
       */
      toJSON(_, ctx) {
        if (!ctx)
          return super.toJSON(_);
        const map = /* @__PURE__ */ new Map();
        if (ctx?.onCreate)
          ctx.onCreate(map);
        for (const pair of this.items) {
          let key, value;
          if (identity.isPair(pair)) {
            key = toJS.toJS(pair.key, "", ctx);
            value = toJS.toJS(pair.value, key, ctx);
          } else {
            key = toJS.toJS(pair, "", ctx);
          }
          if (map.has(key))
            throw new Error("Ordered maps must not include duplicate keys");
          map.set(key, value);
        }
        return map;
      }
      static from(schema2, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema2, iterable, ctx);
        const omap2 = new this();
        omap2.items = pairs$1.items;
        return omap2;
      }
    };
    YAMLOMap.tag = "tag:yaml.org,2002:omap";
    var omap = {
      collection: "seq",
      identify: (value) => value instanceof Map,
      nodeClass: YAMLOMap,
      default: false,
      tag: "tag:yaml.org,2002:omap",
      resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
          if (identity.isScalar(key)) {
            if (seenKeys.includes(key.value)) {
              onError(`Ordered maps must not include duplicate keys: ${key.value}`);
            } else {
              seenKeys.push(key.value);
            }
          }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
      },
      createNode: (schema2, iterable, ctx) => YAMLOMap.from(schema2, iterable, ctx)
    };
    exports.YAMLOMap = YAMLOMap;
    exports.omap = omap;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool2 = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/bool.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function boolStringify({ value, source }, ctx) {
      const boolObj = value ? trueTag : falseTag;
      if (source && boolObj.test.test(source))
        return source;
      return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
    var trueTag = {
      identify: (value) => value === true,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
      resolve: () => new Scalar.Scalar(true),
      stringify: boolStringify
    };
    var falseTag = {
      identify: (value) => value === false,
      default: true,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
      resolve: () => new Scalar.Scalar(false),
      stringify: boolStringify
    };
    exports.falseTag = falseTag;
    exports.trueTag = trueTag;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float2 = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/float.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var stringifyNumber = require_stringifyNumber();
    var floatNaN = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    };
    var floatExp = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str.replace(/_/g, "")),
      stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    };
    var float = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
      resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
        const dot = str.indexOf(".");
        if (dot !== -1) {
          const f = str.substring(dot + 1).replace(/_/g, "");
          if (f[f.length - 1] === "0")
            node.minFractionDigits = f.length;
        }
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports.float = float;
    exports.floatExp = floatExp;
    exports.floatNaN = floatNaN;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int2 = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/int.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    var intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
    function intResolve(str, offset, radix, { intAsBigInt }) {
      const sign = str[0];
      if (sign === "-" || sign === "+")
        offset += 1;
      str = str.substring(offset).replace(/_/g, "");
      if (intAsBigInt) {
        switch (radix) {
          case 2:
            str = `0b${str}`;
            break;
          case 8:
            str = `0o${str}`;
            break;
          case 16:
            str = `0x${str}`;
            break;
        }
        const n2 = BigInt(str);
        return sign === "-" ? BigInt(-1) * n2 : n2;
      }
      const n = parseInt(str, radix);
      return sign === "-" ? -1 * n : n;
    }
    function intStringify(node, radix, prefix) {
      const { value } = node;
      if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
      }
      return stringifyNumber.stringifyNumber(node);
    }
    var intBin = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "BIN",
      test: /^[-+]?0b[0-1_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
      stringify: (node) => intStringify(node, 2, "0b")
    };
    var intOct = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^[-+]?0[0-7_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
      stringify: (node) => intStringify(node, 8, "0")
    };
    var int = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9][0-9_]*$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    };
    var intHex = {
      identify: intIdentify,
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^[-+]?0x[0-9a-fA-F_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports.int = int;
    exports.intBin = intBin;
    exports.intHex = intHex;
    exports.intOct = intOct;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/set.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSet = class _YAMLSet extends YAMLMap.YAMLMap {
      constructor(schema2) {
        super(schema2);
        this.tag = _YAMLSet.tag;
      }
      add(key) {
        let pair;
        if (identity.isPair(key))
          pair = key;
        else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null)
          pair = new Pair.Pair(key.key, null);
        else
          pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
          this.items.push(pair);
      }
      /**
       * If `keepPair` is `true`, returns the Pair matching `key`.
       * Otherwise, returns the value of that Pair's key.
       */
      get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
      }
      set(key, value) {
        if (typeof value !== "boolean")
          throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
          this.items.splice(this.items.indexOf(prev), 1);
        } else if (!prev && value) {
          this.items.push(new Pair.Pair(key));
        }
      }
      toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        if (this.hasAllNullValues(true))
          return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
          throw new Error("Set items must all have null values");
      }
      static from(schema2, iterable, ctx) {
        const { replacer } = ctx;
        const set2 = new this(schema2);
        if (iterable && Symbol.iterator in Object(iterable))
          for (let value of iterable) {
            if (typeof replacer === "function")
              value = replacer.call(iterable, value, value);
            set2.items.push(Pair.createPair(value, null, ctx));
          }
        return set2;
      }
    };
    YAMLSet.tag = "tag:yaml.org,2002:set";
    var set = {
      collection: "map",
      identify: (value) => value instanceof Set,
      nodeClass: YAMLSet,
      default: false,
      tag: "tag:yaml.org,2002:set",
      createNode: (schema2, iterable, ctx) => YAMLSet.from(schema2, iterable, ctx),
      resolve(map, onError) {
        if (identity.isMap(map)) {
          if (map.hasAllNullValues(true))
            return Object.assign(new YAMLSet(), map);
          else
            onError("Set items must all have null values");
        } else
          onError("Expected a mapping for this tag");
        return map;
      }
    };
    exports.YAMLSet = YAMLSet;
    exports.set = set;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/timestamp.js"(exports) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    function parseSexagesimal(str, asBigInt) {
      const sign = str[0];
      const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
      const num = (n) => asBigInt ? BigInt(n) : Number(n);
      const res = parts.replace(/_/g, "").split(":").reduce((res2, p) => res2 * num(60) + num(p), num(0));
      return sign === "-" ? num(-1) * res : res;
    }
    function stringifySexagesimal(node) {
      let { value } = node;
      let num = (n) => n;
      if (typeof value === "bigint")
        num = (n) => BigInt(n);
      else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
      let sign = "";
      if (value < 0) {
        sign = "-";
        value *= num(-1);
      }
      const _60 = num(60);
      const parts = [value % _60];
      if (value < 60) {
        parts.unshift(0);
      } else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60);
        if (value >= 60) {
          value = (value - parts[0]) / _60;
          parts.unshift(value);
        }
      }
      return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
    }
    var intTime = {
      identify: (value) => typeof value === "bigint" || Number.isInteger(value),
      default: true,
      tag: "tag:yaml.org,2002:int",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
      resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
      stringify: stringifySexagesimal
    };
    var floatTime = {
      identify: (value) => typeof value === "number",
      default: true,
      tag: "tag:yaml.org,2002:float",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
      resolve: (str) => parseSexagesimal(str, false),
      stringify: stringifySexagesimal
    };
    var timestamp3 = {
      identify: (value) => value instanceof Date,
      default: true,
      tag: "tag:yaml.org,2002:timestamp",
      // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
      // may be omitted altogether, resulting in a date format. In such a case, the time part is
      // assumed to be 00:00:00Z (start of day, UTC).
      test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
      resolve(str) {
        const match = str.match(timestamp3.test);
        if (!match)
          throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
        const [, year, month, day, hour, minute2, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute2 || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== "Z") {
          let d = parseSexagesimal(tz, false);
          if (Math.abs(d) < 30)
            d *= 60;
          date -= 6e4 * d;
        }
        return new Date(date);
      },
      stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
    };
    exports.floatTime = floatTime;
    exports.intTime = intTime;
    exports.timestamp = timestamp3;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema3 = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var binary = require_binary();
    var bool = require_bool2();
    var float = require_float2();
    var int = require_int2();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var set = require_set();
    var timestamp3 = require_timestamp();
    var schema2 = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.trueTag,
      bool.falseTag,
      int.intBin,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float,
      binary.binary,
      merge.merge,
      omap.omap,
      pairs.pairs,
      set.set,
      timestamp3.intTime,
      timestamp3.floatTime,
      timestamp3.timestamp
    ];
    exports.schema = schema2;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/tags.js
var require_tags = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/tags.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema2 = require_schema();
    var schema$1 = require_schema2();
    var binary = require_binary();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var schema$2 = require_schema3();
    var set = require_set();
    var timestamp3 = require_timestamp();
    var schemas = /* @__PURE__ */ new Map([
      ["core", schema2.schema],
      ["failsafe", [map.map, seq.seq, string.string]],
      ["json", schema$1.schema],
      ["yaml11", schema$2.schema],
      ["yaml-1.1", schema$2.schema]
    ]);
    var tagsByName = {
      binary: binary.binary,
      bool: bool.boolTag,
      float: float.float,
      floatExp: float.floatExp,
      floatNaN: float.floatNaN,
      floatTime: timestamp3.floatTime,
      int: int.int,
      intHex: int.intHex,
      intOct: int.intOct,
      intTime: timestamp3.intTime,
      map: map.map,
      merge: merge.merge,
      null: _null.nullTag,
      omap: omap.omap,
      pairs: pairs.pairs,
      seq: seq.seq,
      set: set.set,
      timestamp: timestamp3.timestamp
    };
    var coreKnownTags = {
      "tag:yaml.org,2002:binary": binary.binary,
      "tag:yaml.org,2002:merge": merge.merge,
      "tag:yaml.org,2002:omap": omap.omap,
      "tag:yaml.org,2002:pairs": pairs.pairs,
      "tag:yaml.org,2002:set": set.set,
      "tag:yaml.org,2002:timestamp": timestamp3.timestamp
    };
    function getTags(customTags, schemaName, addMergeTag) {
      const schemaTags = schemas.get(schemaName);
      if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
      }
      let tags = schemaTags;
      if (!tags) {
        if (Array.isArray(customTags))
          tags = [];
        else {
          const keys2 = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown schema "${schemaName}"; use one of ${keys2} or define customTags array`);
        }
      }
      if (Array.isArray(customTags)) {
        for (const tag of customTags)
          tags = tags.concat(tag);
      } else if (typeof customTags === "function") {
        tags = customTags(tags.slice());
      }
      if (addMergeTag)
        tags = tags.concat(merge.merge);
      return tags.reduce((tags2, tag) => {
        const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
        if (!tagObj) {
          const tagName = JSON.stringify(tag);
          const keys2 = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown custom tag ${tagName}; use one of ${keys2}`);
        }
        if (!tags2.includes(tagObj))
          tags2.push(tagObj);
        return tags2;
      }, []);
    }
    exports.coreKnownTags = coreKnownTags;
    exports.getTags = getTags;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/Schema.js
var require_Schema = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/Schema.js"(exports) {
    "use strict";
    var identity = require_identity();
    var map = require_map();
    var seq = require_seq();
    var string = require_string();
    var tags = require_tags();
    var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    var Schema = class _Schema {
      constructor({ compat, customTags, merge, resolveKnownTags, schema: schema2, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
        this.name = typeof schema2 === "string" && schema2 || "core";
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
      }
      clone() {
        const copy = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
      }
    };
    exports.Schema = Schema;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringifyDocument.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyDocument(doc, options2) {
      const lines = [];
      let hasDirectives = options2.directives === true;
      if (options2.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
          lines.push(dir);
          hasDirectives = true;
        } else if (doc.directives.docStart)
          hasDirectives = true;
      }
      if (hasDirectives)
        lines.push("---");
      const ctx = stringify.createStringifyContext(doc, options2);
      const { commentString } = ctx.options;
      if (doc.commentBefore) {
        if (lines.length !== 1)
          lines.unshift("");
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ""));
      }
      let chompKeep = false;
      let contentComment = null;
      if (doc.contents) {
        if (identity.isNode(doc.contents)) {
          if (doc.contents.spaceBefore && hasDirectives)
            lines.push("");
          if (doc.contents.commentBefore) {
            const cs = commentString(doc.contents.commentBefore);
            lines.push(stringifyComment.indentComment(cs, ""));
          }
          ctx.forceBlockIndent = !!doc.comment;
          contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
        let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
        if (contentComment)
          body += stringifyComment.lineComment(body, "", commentString(contentComment));
        if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") {
          lines[lines.length - 1] = `--- ${body}`;
        } else
          lines.push(body);
      } else {
        lines.push(stringify.stringify(doc.contents, ctx));
      }
      if (doc.directives?.docEnd) {
        if (doc.comment) {
          const cs = commentString(doc.comment);
          if (cs.includes("\n")) {
            lines.push("...");
            lines.push(stringifyComment.indentComment(cs, ""));
          } else {
            lines.push(`... ${cs}`);
          }
        } else {
          lines.push("...");
        }
      } else {
        let dc = doc.comment;
        if (dc && chompKeep)
          dc = dc.replace(/^\n+/, "");
        if (dc) {
          if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "")
            lines.push("");
          lines.push(stringifyComment.indentComment(commentString(dc), ""));
        }
      }
      return lines.join("\n") + "\n";
    }
    exports.stringifyDocument = stringifyDocument;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/doc/Document.js
var require_Document = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/doc/Document.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var Collection = require_Collection();
    var identity = require_identity();
    var Pair = require_Pair();
    var toJS = require_toJS();
    var Schema = require_Schema();
    var stringifyDocument = require_stringifyDocument();
    var anchors = require_anchors();
    var applyReviver = require_applyReviver();
    var createNode = require_createNode();
    var directives = require_directives();
    var Document = class _Document {
      constructor(value, replacer, options2) {
        this.commentBefore = null;
        this.comment = null;
        this.errors = [];
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === "function" || Array.isArray(replacer)) {
          _replacer = replacer;
        } else if (options2 === void 0 && replacer) {
          options2 = replacer;
          replacer = void 0;
        }
        const opt = Object.assign({
          intAsBigInt: false,
          keepSourceTokens: false,
          logLevel: "warn",
          prettyErrors: true,
          strict: true,
          stringKeys: false,
          uniqueKeys: true,
          version: "1.2"
        }, options2);
        this.options = opt;
        let { version } = opt;
        if (options2?._directives) {
          this.directives = options2._directives.atDocument();
          if (this.directives.yaml.explicit)
            version = this.directives.yaml.version;
        } else
          this.directives = new directives.Directives({ version });
        this.setSchema(version, options2);
        this.contents = value === void 0 ? null : this.createNode(value, _replacer, options2);
      }
      /**
       * Create a deep copy of this Document and its contents.
       *
       * Custom Node values that inherit from `Object` still refer to their original instances.
       */
      clone() {
        const copy = Object.create(_Document.prototype, {
          [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
          copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /** Adds a value to the document. */
      add(value) {
        if (assertCollection(this.contents))
          this.contents.add(value);
      }
      /** Adds a value to the document. */
      addIn(path8, value) {
        if (assertCollection(this.contents))
          this.contents.addIn(path8, value);
      }
      /**
       * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
       *
       * If `node` already has an anchor, `name` is ignored.
       * Otherwise, the `node.anchor` value will be set to `name`,
       * or if an anchor with that name is already present in the document,
       * `name` will be used as a prefix for a new unique anchor.
       * If `name` is undefined, the generated anchor will use 'a' as a prefix.
       */
      createAlias(node, name) {
        if (!node.anchor) {
          const prev = anchors.anchorNames(this);
          node.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
        }
        return new Alias.Alias(node.anchor);
      }
      createNode(value, replacer, options2) {
        let _replacer = void 0;
        if (typeof replacer === "function") {
          value = replacer.call({ "": value }, "", value);
          _replacer = replacer;
        } else if (Array.isArray(replacer)) {
          const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
          const asStr = replacer.filter(keyToStr).map(String);
          if (asStr.length > 0)
            replacer = replacer.concat(asStr);
          _replacer = replacer;
        } else if (options2 === void 0 && replacer) {
          options2 = replacer;
          replacer = void 0;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options2 ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(
          this,
          // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          anchorPrefix || "a"
        );
        const ctx = {
          aliasDuplicateObjects: aliasDuplicateObjects ?? true,
          keepUndefined: keepUndefined ?? false,
          onAnchor,
          onTagObj,
          replacer: _replacer,
          schema: this.schema,
          sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
          node.flow = true;
        setAnchors();
        return node;
      }
      /**
       * Convert a key and a value into a `Pair` using the current schema,
       * recursively wrapping all values as `Scalar` or `Collection` nodes.
       */
      createPair(key, value, options2 = {}) {
        const k = this.createNode(key, null, options2);
        const v = this.createNode(value, null, options2);
        return new Pair.Pair(k, v);
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path8) {
        if (Collection.isEmptyPath(path8)) {
          if (this.contents == null)
            return false;
          this.contents = null;
          return true;
        }
        return assertCollection(this.contents) ? this.contents.deleteIn(path8) : false;
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      get(key, keepScalar) {
        return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
      }
      /**
       * Returns item at `path`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path8, keepScalar) {
        if (Collection.isEmptyPath(path8))
          return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
        return identity.isCollection(this.contents) ? this.contents.getIn(path8, keepScalar) : void 0;
      }
      /**
       * Checks if the document includes a value with the key `key`.
       */
      has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
      }
      /**
       * Checks if the document includes a value at `path`.
       */
      hasIn(path8) {
        if (Collection.isEmptyPath(path8))
          return this.contents !== void 0;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path8) : false;
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      set(key, value) {
        if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, [key], value);
        } else if (assertCollection(this.contents)) {
          this.contents.set(key, value);
        }
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path8, value) {
        if (Collection.isEmptyPath(path8)) {
          this.contents = value;
        } else if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, Array.from(path8), value);
        } else if (assertCollection(this.contents)) {
          this.contents.setIn(path8, value);
        }
      }
      /**
       * Change the YAML version and schema used by the document.
       * A `null` version disables support for directives, explicit tags, anchors, and aliases.
       * It also requires the `schema` option to be given as a `Schema` instance value.
       *
       * Overrides all previously set schema options.
       */
      setSchema(version, options2 = {}) {
        if (typeof version === "number")
          version = String(version);
        let opt;
        switch (version) {
          case "1.1":
            if (this.directives)
              this.directives.yaml.version = "1.1";
            else
              this.directives = new directives.Directives({ version: "1.1" });
            opt = { resolveKnownTags: false, schema: "yaml-1.1" };
            break;
          case "1.2":
          case "next":
            if (this.directives)
              this.directives.yaml.version = version;
            else
              this.directives = new directives.Directives({ version });
            opt = { resolveKnownTags: true, schema: "core" };
            break;
          case null:
            if (this.directives)
              delete this.directives;
            opt = null;
            break;
          default: {
            const sv = JSON.stringify(version);
            throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
          }
        }
        if (options2.schema instanceof Object)
          this.schema = options2.schema;
        else if (opt)
          this.schema = new Schema.Schema(Object.assign(opt, options2));
        else
          throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
      }
      // json & jsonArg are only used from toJSON()
      toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc: this,
          keep: !json,
          mapAsMap: mapAsMap === true,
          mapKeyWarned: false,
          maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
        if (typeof onAnchor === "function")
          for (const { count, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count);
        return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
      /**
       * A JSON representation of the document `contents`.
       *
       * @param jsonArg Used by `JSON.stringify` to indicate the array index or
       *   property name.
       */
      toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
      }
      /** A YAML representation of the document. */
      toString(options2 = {}) {
        if (this.errors.length > 0)
          throw new Error("Document with errors cannot be stringified");
        if ("indent" in options2 && (!Number.isInteger(options2.indent) || Number(options2.indent) <= 0)) {
          const s = JSON.stringify(options2.indent);
          throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options2);
      }
    };
    function assertCollection(contents2) {
      if (identity.isCollection(contents2))
        return true;
      throw new Error("Expected a YAML collection as document contents");
    }
    exports.Document = Document;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/errors.js
var require_errors = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/errors.js"(exports) {
    "use strict";
    var YAMLError = class extends Error {
      constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
      }
    };
    var YAMLParseError = class extends YAMLError {
      constructor(pos, code, message) {
        super("YAMLParseError", pos, code, message);
      }
    };
    var YAMLWarning = class extends YAMLError {
      constructor(pos, code, message) {
        super("YAMLWarning", pos, code, message);
      }
    };
    var prettifyError = (src, lc) => (error) => {
      if (error.pos[0] === -1)
        return;
      error.linePos = error.pos.map((pos) => lc.linePos(pos));
      const { line, col } = error.linePos[0];
      error.message += ` at line ${line}, column ${col}`;
      let ci = col - 1;
      let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
      if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = "\u2026" + lineStr.substring(trimStart);
        ci -= trimStart - 1;
      }
      if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + "\u2026";
      if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
          prev = prev.substring(0, 79) + "\u2026\n";
        lineStr = prev + lineStr;
      }
      if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
          count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = " ".repeat(ci) + "^".repeat(count);
        error.message += `:

${lineStr}
${pointer}
`;
      }
    };
    exports.YAMLError = YAMLError;
    exports.YAMLParseError = YAMLParseError;
    exports.YAMLWarning = YAMLWarning;
    exports.prettifyError = prettifyError;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/resolve-props.js"(exports) {
    "use strict";
    function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
      let spaceBefore = false;
      let atNewline = startOnNewline;
      let hasSpace = startOnNewline;
      let comment = "";
      let commentSep = "";
      let hasNewline = false;
      let reqSpace = false;
      let tab = null;
      let anchor = null;
      let tag = null;
      let newlineAfterProp = null;
      let comma2 = null;
      let found = null;
      let start = null;
      for (const token of tokens) {
        if (reqSpace) {
          if (token.type !== "space" && token.type !== "newline" && token.type !== "comma")
            onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
          reqSpace = false;
        }
        if (tab) {
          if (atNewline && token.type !== "comment" && token.type !== "newline") {
            onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
          }
          tab = null;
        }
        switch (token.type) {
          case "space":
            if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) {
              tab = token;
            }
            hasSpace = true;
            break;
          case "comment": {
            if (!hasSpace)
              onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
            const cb = token.source.substring(1) || " ";
            if (!comment)
              comment = cb;
            else
              comment += commentSep + cb;
            commentSep = "";
            atNewline = false;
            break;
          }
          case "newline":
            if (atNewline) {
              if (comment)
                comment += token.source;
              else if (!found || indicator !== "seq-item-ind")
                spaceBefore = true;
            } else
              commentSep += token.source;
            atNewline = true;
            hasNewline = true;
            if (anchor || tag)
              newlineAfterProp = token;
            hasSpace = true;
            break;
          case "anchor":
            if (anchor)
              onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
            if (token.source.endsWith(":"))
              onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
            anchor = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          case "tag": {
            if (tag)
              onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
            tag = token;
            start ?? (start = token.offset);
            atNewline = false;
            hasSpace = false;
            reqSpace = true;
            break;
          }
          case indicator:
            if (anchor || tag)
              onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
            if (found)
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
            found = token;
            atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
            hasSpace = false;
            break;
          case "comma":
            if (flow) {
              if (comma2)
                onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
              comma2 = token;
              atNewline = false;
              hasSpace = false;
              break;
            }
          // else fallthrough
          default:
            onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
            atNewline = false;
            hasSpace = false;
        }
      }
      const last = tokens[tokens.length - 1];
      const end = last ? last.offset + last.source.length : offset;
      if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) {
        onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
      }
      if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq"))
        onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
      return {
        comma: comma2,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
      };
    }
    exports.resolveProps = resolveProps;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/util-contains-newline.js"(exports) {
    "use strict";
    function containsNewline(key) {
      if (!key)
        return null;
      switch (key.type) {
        case "alias":
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          if (key.source.includes("\n"))
            return true;
          if (key.end) {
            for (const st of key.end)
              if (st.type === "newline")
                return true;
          }
          return false;
        case "flow-collection":
          for (const it of key.items) {
            for (const st of it.start)
              if (st.type === "newline")
                return true;
            if (it.sep) {
              for (const st of it.sep)
                if (st.type === "newline")
                  return true;
            }
            if (containsNewline(it.key) || containsNewline(it.value))
              return true;
          }
          return false;
        default:
          return true;
      }
    }
    exports.containsNewline = containsNewline;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/util-flow-indent-check.js"(exports) {
    "use strict";
    var utilContainsNewline = require_util_contains_newline();
    function flowIndentCheck(indent, fc, onError) {
      if (fc?.type === "flow-collection") {
        const end = fc.end[0];
        if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) {
          const msg = "Flow end indicator should be more indented than parent";
          onError(end, "BAD_INDENT", msg, true);
        }
      }
    }
    exports.flowIndentCheck = flowIndentCheck;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/util-map-includes.js"(exports) {
    "use strict";
    var identity = require_identity();
    function mapIncludes(ctx, items, search) {
      const { uniqueKeys } = ctx.options;
      if (uniqueKeys === false)
        return false;
      const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
      return items.some((pair) => isEqual(pair.key, search));
    }
    exports.mapIncludes = mapIncludes;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/resolve-block-map.js"(exports) {
    "use strict";
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    var utilMapIncludes = require_util_map_includes();
    var startColMsg = "All mapping items must start at the same column";
    function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
      const map = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      let offset = bm.offset;
      let commentEnd = null;
      for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        const keyProps = resolveProps.resolveProps(start, {
          indicator: "explicit-key-ind",
          next: key ?? sep?.[0],
          offset,
          onError,
          parentIndent: bm.indent,
          startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
          if (key) {
            if (key.type === "block-seq")
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
            else if ("indent" in key && key.indent !== bm.indent)
              onError(offset, "BAD_INDENT", startColMsg);
          }
          if (!keyProps.anchor && !keyProps.tag && !sep) {
            commentEnd = keyProps.end;
            if (keyProps.comment) {
              if (map.comment)
                map.comment += "\n" + keyProps.comment;
              else
                map.comment = keyProps.comment;
            }
            continue;
          }
          if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
            onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
          }
        } else if (keyProps.found?.indent !== bm.indent) {
          onError(offset, "BAD_INDENT", startColMsg);
        }
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
          onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
        const valueProps = resolveProps.resolveProps(sep ?? [], {
          indicator: "map-value-ind",
          next: value,
          offset: keyNode.range[2],
          onError,
          parentIndent: bm.indent,
          startOnNewline: !key || key.type === "block-scalar"
        });
        offset = valueProps.end;
        if (valueProps.found) {
          if (implicitKey) {
            if (value?.type === "block-map" && !valueProps.hasNewline)
              onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
            if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024)
              onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
          if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
          offset = valueNode.range[2];
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        } else {
          if (implicitKey)
            onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
          if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          map.items.push(pair);
        }
      }
      if (commentEnd && commentEnd < offset)
        onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
      map.range = [bm.offset, offset, commentEnd ?? offset];
      return map;
    }
    exports.resolveBlockMap = resolveBlockMap;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/resolve-block-seq.js"(exports) {
    "use strict";
    var YAMLSeq = require_YAMLSeq();
    var resolveProps = require_resolve_props();
    var utilFlowIndentCheck = require_util_flow_indent_check();
    function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
      const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
      const seq = new NodeClass(ctx.schema);
      if (ctx.atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = bs.offset;
      let commentEnd = null;
      for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
          indicator: "seq-item-ind",
          next: value,
          offset,
          onError,
          parentIndent: bs.indent,
          startOnNewline: true
        });
        if (!props.found) {
          if (props.anchor || props.tag || value) {
            if (value?.type === "block-seq")
              onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
            else
              onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
          } else {
            commentEnd = props.end;
            if (props.comment)
              seq.comment = props.comment;
            continue;
          }
        }
        const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
          utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
      }
      seq.range = [bs.offset, offset, commentEnd ?? offset];
      return seq;
    }
    exports.resolveBlockSeq = resolveBlockSeq;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/resolve-end.js"(exports) {
    "use strict";
    function resolveEnd(end, offset, reqSpace, onError) {
      let comment = "";
      if (end) {
        let hasSpace = false;
        let sep = "";
        for (const token of end) {
          const { source, type } = token;
          switch (type) {
            case "space":
              hasSpace = true;
              break;
            case "comment": {
              if (reqSpace && !hasSpace)
                onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
              const cb = source.substring(1) || " ";
              if (!comment)
                comment = cb;
              else
                comment += sep + cb;
              sep = "";
              break;
            }
            case "newline":
              if (comment)
                sep += source;
              hasSpace = true;
              break;
            default:
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
          }
          offset += source.length;
        }
      }
      return { comment, offset };
    }
    exports.resolveEnd = resolveEnd;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/resolve-flow-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    var utilContainsNewline = require_util_contains_newline();
    var utilMapIncludes = require_util_map_includes();
    var blockMsg = "Block collections are not allowed within flow collections";
    var isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
    function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
      const isMap3 = fc.start.source === "{";
      const fcName = isMap3 ? "flow map" : "flow sequence";
      const NodeClass = tag?.nodeClass ?? (isMap3 ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq);
      const coll = new NodeClass(ctx.schema);
      coll.flow = true;
      const atRoot = ctx.atRoot;
      if (atRoot)
        ctx.atRoot = false;
      if (ctx.atKey)
        ctx.atKey = false;
      let offset = fc.offset + fc.start.source.length;
      for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
          flow: fcName,
          indicator: "explicit-key-ind",
          next: key ?? sep?.[0],
          offset,
          onError,
          parentIndent: fc.indent,
          startOnNewline: false
        });
        if (!props.found) {
          if (!props.anchor && !props.tag && !sep && !value) {
            if (i === 0 && props.comma)
              onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
            else if (i < fc.items.length - 1)
              onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
            if (props.comment) {
              if (coll.comment)
                coll.comment += "\n" + props.comment;
              else
                coll.comment = props.comment;
            }
            offset = props.end;
            continue;
          }
          if (!isMap3 && ctx.options.strict && utilContainsNewline.containsNewline(key))
            onError(
              key,
              // checked by containsNewline()
              "MULTILINE_IMPLICIT_KEY",
              "Implicit keys of flow sequence pairs need to be on a single line"
            );
        }
        if (i === 0) {
          if (props.comma)
            onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
        } else {
          if (!props.comma)
            onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
          if (props.comment) {
            let prevItemComment = "";
            loop: for (const st of start) {
              switch (st.type) {
                case "comma":
                case "space":
                  break;
                case "comment":
                  prevItemComment = st.source.substring(1);
                  break loop;
                default:
                  break loop;
              }
            }
            if (prevItemComment) {
              let prev = coll.items[coll.items.length - 1];
              if (identity.isPair(prev))
                prev = prev.value ?? prev.key;
              if (prev.comment)
                prev.comment += "\n" + prevItemComment;
              else
                prev.comment = prevItemComment;
              props.comment = props.comment.substring(prevItemComment.length + 1);
            }
          }
        }
        if (!isMap3 && !sep && !props.found) {
          const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
          coll.items.push(valueNode);
          offset = valueNode.range[2];
          if (isBlock(value))
            onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
        } else {
          ctx.atKey = true;
          const keyStart = props.end;
          const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
          if (isBlock(key))
            onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
          ctx.atKey = false;
          const valueProps = resolveProps.resolveProps(sep ?? [], {
            flow: fcName,
            indicator: "map-value-ind",
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
          });
          if (valueProps.found) {
            if (!isMap3 && !props.found && ctx.options.strict) {
              if (sep)
                for (const st of sep) {
                  if (st === valueProps.found)
                    break;
                  if (st.type === "newline") {
                    onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                    break;
                  }
                }
              if (props.start < valueProps.found.offset - 1024)
                onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
            }
          } else if (value) {
            if ("source" in value && value.source?.[0] === ":")
              onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
            else
              onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
          }
          const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
          if (valueNode) {
            if (isBlock(value))
              onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
          } else if (valueProps.comment) {
            if (keyNode.comment)
              keyNode.comment += "\n" + valueProps.comment;
            else
              keyNode.comment = valueProps.comment;
          }
          const pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens)
            pair.srcToken = collItem;
          if (isMap3) {
            const map = coll;
            if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
              onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
            map.items.push(pair);
          } else {
            const map = new YAMLMap.YAMLMap(ctx.schema);
            map.flow = true;
            map.items.push(pair);
            const endRange = (valueNode ?? keyNode).range;
            map.range = [keyNode.range[0], endRange[1], endRange[2]];
            coll.items.push(map);
          }
          offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
      }
      const expectedEnd = isMap3 ? "}" : "]";
      const [ce, ...ee] = fc.end;
      let cePos = offset;
      if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
      else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
        if (ce && ce.source.length !== 1)
          ee.unshift(ce);
      }
      if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
          if (coll.comment)
            coll.comment += "\n" + end.comment;
          else
            coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
      } else {
        coll.range = [fc.offset, cePos, cePos];
      }
      return coll;
    }
    exports.resolveFlowCollection = resolveFlowCollection;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/compose-collection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var resolveBlockMap = require_resolve_block_map();
    var resolveBlockSeq = require_resolve_block_seq();
    var resolveFlowCollection = require_resolve_flow_collection();
    function resolveCollection(CN, ctx, token, onError, tagName, tag) {
      const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
      const Coll = coll.constructor;
      if (tagName === "!" || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
      }
      if (tagName)
        coll.tag = tagName;
      return coll;
    }
    function composeCollection(CN, ctx, token, props, onError) {
      const tagToken = props.tag;
      const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
      if (token.type === "block-seq") {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
          const message = "Missing newline after block sequence props";
          onError(lastProp, "MISSING_CHAR", message);
        }
      }
      const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
      if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") {
        return resolveCollection(CN, ctx, token, onError, tagName);
      }
      let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
      if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
          ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
          tag = kt;
        } else {
          if (kt) {
            onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
          } else {
            onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
          }
          return resolveCollection(CN, ctx, token, onError, tagName);
        }
      }
      const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
      const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
      const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
      node.range = coll.range;
      node.tag = tagName;
      if (tag?.format)
        node.format = tag.format;
      return node;
    }
    exports.composeCollection = composeCollection;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/resolve-block-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    function resolveBlockScalar(ctx, scalar, onError) {
      const start = scalar.offset;
      const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
      if (!header)
        return { value: "", type: null, comment: "", range: [start, start, start] };
      const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
      const lines = scalar.source ? splitLines(scalar.source) : [];
      let chompStart = lines.length;
      for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === "" || content === "\r")
          chompStart = i;
        else
          break;
      }
      if (chompStart === 0) {
        const value2 = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
        let end2 = start + header.length;
        if (scalar.source)
          end2 += scalar.source.length;
        return { value: value2, type, comment: header.comment, range: [start, end2, end2] };
      }
      let trimIndent = scalar.indent + header.indent;
      let offset = scalar.offset + header.length;
      let contentStart = 0;
      for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === "" || content === "\r") {
          if (header.indent === 0 && indent.length > trimIndent)
            trimIndent = indent.length;
        } else {
          if (indent.length < trimIndent) {
            const message = "Block scalars with more-indented leading empty lines must use an explicit indentation indicator";
            onError(offset + indent.length, "MISSING_CHAR", message);
          }
          if (header.indent === 0)
            trimIndent = indent.length;
          contentStart = i;
          if (trimIndent === 0 && !ctx.atRoot) {
            const message = "Block scalar values in collections must be indented";
            onError(offset, "BAD_INDENT", message);
          }
          break;
        }
        offset += indent.length + content.length + 1;
      }
      for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
          chompStart = i + 1;
      }
      let value = "";
      let sep = "";
      let prevMoreIndented = false;
      for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + "\n";
      for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === "\r";
        if (crlf)
          content = content.slice(0, -1);
        if (content && indent.length < trimIndent) {
          const src = header.indent ? "explicit indentation indicator" : "first line";
          const message = `Block scalar lines must not be less indented than their ${src}`;
          onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
          indent = "";
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
          value += sep + indent.slice(trimIndent) + content;
          sep = "\n";
        } else if (indent.length > trimIndent || content[0] === "	") {
          if (sep === " ")
            sep = "\n";
          else if (!prevMoreIndented && sep === "\n")
            sep = "\n\n";
          value += sep + indent.slice(trimIndent) + content;
          sep = "\n";
          prevMoreIndented = true;
        } else if (content === "") {
          if (sep === "\n")
            value += "\n";
          else
            sep = "\n";
        } else {
          value += sep + content;
          sep = " ";
          prevMoreIndented = false;
        }
      }
      switch (header.chomp) {
        case "-":
          break;
        case "+":
          for (let i = chompStart; i < lines.length; ++i)
            value += "\n" + lines[i][0].slice(trimIndent);
          if (value[value.length - 1] !== "\n")
            value += "\n";
          break;
        default:
          value += "\n";
      }
      const end = start + header.length + scalar.source.length;
      return { value, type, comment: header.comment, range: [start, end, end] };
    }
    function parseBlockScalarHeader({ offset, props }, strict, onError) {
      if (props[0].type !== "block-scalar-header") {
        onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
        return null;
      }
      const { source } = props[0];
      const mode = source[0];
      let indent = 0;
      let chomp = "";
      let error = -1;
      for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === "-" || ch === "+"))
          chomp = ch;
        else {
          const n = Number(ch);
          if (!indent && n)
            indent = n;
          else if (error === -1)
            error = offset + i;
        }
      }
      if (error !== -1)
        onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
      let hasSpace = false;
      let comment = "";
      let length = source.length;
      for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
          case "space":
            hasSpace = true;
          // fallthrough
          case "newline":
            length += token.source.length;
            break;
          case "comment":
            if (strict && !hasSpace) {
              const message = "Comments must be separated from other tokens by white space characters";
              onError(token, "MISSING_CHAR", message);
            }
            length += token.source.length;
            comment = token.source.substring(1);
            break;
          case "error":
            onError(token, "UNEXPECTED_TOKEN", token.message);
            length += token.source.length;
            break;
          /* istanbul ignore next should not happen */
          default: {
            const message = `Unexpected token in block scalar header: ${token.type}`;
            onError(token, "UNEXPECTED_TOKEN", message);
            const ts = token.source;
            if (ts && typeof ts === "string")
              length += ts.length;
          }
        }
      }
      return { mode, indent, chomp, comment, length };
    }
    function splitLines(source) {
      const split = source.split(/\n( *)/);
      const first = split[0];
      const m = first.match(/^( *)/);
      const line0 = m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first];
      const lines = [line0];
      for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
      return lines;
    }
    exports.resolveBlockScalar = resolveBlockScalar;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/resolve-flow-scalar.js"(exports) {
    "use strict";
    var Scalar = require_Scalar();
    var resolveEnd = require_resolve_end();
    function resolveFlowScalar(scalar, strict, onError) {
      const { offset, type, source, end } = scalar;
      let _type;
      let value;
      const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
      switch (type) {
        case "scalar":
          _type = Scalar.Scalar.PLAIN;
          value = plainValue(source, _onError);
          break;
        case "single-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_SINGLE;
          value = singleQuotedValue(source, _onError);
          break;
        case "double-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_DOUBLE;
          value = doubleQuotedValue(source, _onError);
          break;
        /* istanbul ignore next should not happen */
        default:
          onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
          return {
            value: "",
            type: null,
            comment: "",
            range: [offset, offset + source.length, offset + source.length]
          };
      }
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
      return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
      };
    }
    function plainValue(source, onError) {
      let badChar = "";
      switch (source[0]) {
        /* istanbul ignore next should not happen */
        case "	":
          badChar = "a tab character";
          break;
        case ",":
          badChar = "flow indicator character ,";
          break;
        case "%":
          badChar = "directive indicator character %";
          break;
        case "|":
        case ">": {
          badChar = `block scalar indicator ${source[0]}`;
          break;
        }
        case "@":
        case "`": {
          badChar = `reserved character ${source[0]}`;
          break;
        }
      }
      if (badChar)
        onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
      return foldLines(source);
    }
    function singleQuotedValue(source, onError) {
      if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
      return foldLines(source.slice(1, -1)).replace(/''/g, "'");
    }
    function foldLines(source) {
      let first, line;
      try {
        first = new RegExp("(.*?)(?<![ 	])[ 	]*\r?\n", "sy");
        line = new RegExp("[ 	]*(.*?)(?:(?<![ 	])[ 	]*)?\r?\n", "sy");
      } catch {
        first = /(.*?)[ \t]*\r?\n/sy;
        line = /[ \t]*(.*?)[ \t]*\r?\n/sy;
      }
      let match = first.exec(source);
      if (!match)
        return source;
      let res = match[1];
      let sep = " ";
      let pos = first.lastIndex;
      line.lastIndex = pos;
      while (match = line.exec(source)) {
        if (match[1] === "") {
          if (sep === "\n")
            res += sep;
          else
            sep = "\n";
        } else {
          res += sep + match[1];
          sep = " ";
        }
        pos = line.lastIndex;
      }
      const last = /[ \t]*(.*)/sy;
      last.lastIndex = pos;
      match = last.exec(source);
      return res + sep + (match?.[1] ?? "");
    }
    function doubleQuotedValue(source, onError) {
      let res = "";
      for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === "\r" && source[i + 1] === "\n")
          continue;
        if (ch === "\n") {
          const { fold, offset } = foldNewline(source, i);
          res += fold;
          i = offset;
        } else if (ch === "\\") {
          let next = source[++i];
          const cc = escapeCodes[next];
          if (cc)
            res += cc;
          else if (next === "\n") {
            next = source[i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "\r" && source[i + 1] === "\n") {
            next = source[++i + 1];
            while (next === " " || next === "	")
              next = source[++i + 1];
          } else if (next === "x" || next === "u" || next === "U") {
            const length = next === "x" ? 2 : next === "u" ? 4 : 8;
            res += parseCharCode(source, i + 1, length, onError);
            i += length;
          } else {
            const raw = source.substr(i - 1, 2);
            onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
            res += raw;
          }
        } else if (ch === " " || ch === "	") {
          const wsStart = i;
          let next = source[i + 1];
          while (next === " " || next === "	")
            next = source[++i + 1];
          if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n"))
            res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        } else {
          res += ch;
        }
      }
      if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, "MISSING_CHAR", 'Missing closing "quote');
      return res;
    }
    function foldNewline(source, offset) {
      let fold = "";
      let ch = source[offset + 1];
      while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
        if (ch === "\r" && source[offset + 2] !== "\n")
          break;
        if (ch === "\n")
          fold += "\n";
        offset += 1;
        ch = source[offset + 1];
      }
      if (!fold)
        fold = " ";
      return { fold, offset };
    }
    var escapeCodes = {
      "0": "\0",
      // null character
      a: "\x07",
      // bell character
      b: "\b",
      // backspace
      e: "\x1B",
      // escape character
      f: "\f",
      // form feed
      n: "\n",
      // line feed
      r: "\r",
      // carriage return
      t: "	",
      // horizontal tab
      v: "\v",
      // vertical tab
      N: "\x85",
      // Unicode next line
      _: "\xA0",
      // Unicode non-breaking space
      L: "\u2028",
      // Unicode line separator
      P: "\u2029",
      // Unicode paragraph separator
      " ": " ",
      '"': '"',
      "/": "/",
      "\\": "\\",
      "	": "	"
    };
    function parseCharCode(source, offset, length, onError) {
      const cc = source.substr(offset, length);
      const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
      const code = ok ? parseInt(cc, 16) : NaN;
      try {
        return String.fromCodePoint(code);
      } catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
        return raw;
      }
    }
    exports.resolveFlowScalar = resolveFlowScalar;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/compose-scalar.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Scalar = require_Scalar();
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    function composeScalar(ctx, token, tagToken, onError) {
      const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
      const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
      let tag;
      if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
      } else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
      else if (token.type === "scalar")
        tag = findScalarTagByTest(ctx, value, token, onError);
      else
        tag = ctx.schema[identity.SCALAR];
      let scalar;
      try {
        const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
      } catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
        scalar = new Scalar.Scalar(value);
      }
      scalar.range = range;
      scalar.source = value;
      if (type)
        scalar.type = type;
      if (tagName)
        scalar.tag = tagName;
      if (tag.format)
        scalar.format = tag.format;
      if (comment)
        scalar.comment = comment;
      return scalar;
    }
    function findScalarTagByName(schema2, value, tagName, tagToken, onError) {
      if (tagName === "!")
        return schema2[identity.SCALAR];
      const matchWithTest = [];
      for (const tag of schema2.tags) {
        if (!tag.collection && tag.tag === tagName) {
          if (tag.default && tag.test)
            matchWithTest.push(tag);
          else
            return tag;
        }
      }
      for (const tag of matchWithTest)
        if (tag.test?.test(value))
          return tag;
      const kt = schema2.knownTags[tagName];
      if (kt && !kt.collection) {
        schema2.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
        return kt;
      }
      onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
      return schema2[identity.SCALAR];
    }
    function findScalarTagByTest({ atKey, directives, schema: schema2 }, value, token, onError) {
      const tag = schema2.tags.find((tag2) => (tag2.default === true || atKey && tag2.default === "key") && tag2.test?.test(value)) || schema2[identity.SCALAR];
      if (schema2.compat) {
        const compat = schema2.compat.find((tag2) => tag2.default && tag2.test?.test(value)) ?? schema2[identity.SCALAR];
        if (tag.tag !== compat.tag) {
          const ts = directives.tagString(tag.tag);
          const cs = directives.tagString(compat.tag);
          const msg = `Value may be parsed as either ${ts} or ${cs}`;
          onError(token, "TAG_RESOLVE_FAILED", msg, true);
        }
      }
      return tag;
    }
    exports.composeScalar = composeScalar;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/util-empty-scalar-position.js"(exports) {
    "use strict";
    function emptyScalarPosition(offset, before, pos) {
      if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
          let st = before[i];
          switch (st.type) {
            case "space":
            case "comment":
            case "newline":
              offset -= st.source.length;
              continue;
          }
          st = before[++i];
          while (st?.type === "space") {
            offset += st.source.length;
            st = before[++i];
          }
          break;
        }
      }
      return offset;
    }
    exports.emptyScalarPosition = emptyScalarPosition;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/compose-node.js"(exports) {
    "use strict";
    var Alias = require_Alias();
    var identity = require_identity();
    var composeCollection = require_compose_collection();
    var composeScalar = require_compose_scalar();
    var resolveEnd = require_resolve_end();
    var utilEmptyScalarPosition = require_util_empty_scalar_position();
    var CN = { composeNode, composeEmptyNode };
    function composeNode(ctx, token, props, onError) {
      const atKey = ctx.atKey;
      const { spaceBefore, comment, anchor, tag } = props;
      let node;
      let isSrcToken = true;
      switch (token.type) {
        case "alias":
          node = composeAlias(ctx, token, onError);
          if (anchor || tag)
            onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
          break;
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "block-scalar":
          node = composeScalar.composeScalar(ctx, token, tag, onError);
          if (anchor)
            node.anchor = anchor.source.substring(1);
          break;
        case "block-map":
        case "block-seq":
        case "flow-collection":
          try {
            node = composeCollection.composeCollection(CN, ctx, token, props, onError);
            if (anchor)
              node.anchor = anchor.source.substring(1);
          } catch (error) {
            const message = error instanceof Error ? error.message : String(error);
            onError(token, "RESOURCE_EXHAUSTION", message);
          }
          break;
        default: {
          const message = token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`;
          onError(token, "UNEXPECTED_TOKEN", message);
          isSrcToken = false;
        }
      }
      node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
      if (anchor && node.anchor === "")
        onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) {
        const msg = "With stringKeys, all keys must be strings";
        onError(tag ?? token, "NON_STRING_KEY", msg);
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        if (token.type === "scalar" && token.source === "")
          node.comment = comment;
        else
          node.commentBefore = comment;
      }
      if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
      return node;
    }
    function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
      const token = {
        type: "scalar",
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ""
      };
      const node = composeScalar.composeScalar(ctx, token, tag, onError);
      if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === "")
          onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
      }
      if (spaceBefore)
        node.spaceBefore = true;
      if (comment) {
        node.comment = comment;
        node.range[2] = end;
      }
      return node;
    }
    function composeAlias({ options: options2 }, { offset, source, end }, onError) {
      const alias = new Alias.Alias(source.substring(1));
      if (alias.source === "")
        onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
      if (alias.source.endsWith(":"))
        onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, options2.strict, onError);
      alias.range = [offset, valueEnd, re.offset];
      if (re.comment)
        alias.comment = re.comment;
      return alias;
    }
    exports.composeEmptyNode = composeEmptyNode;
    exports.composeNode = composeNode;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/compose-doc.js"(exports) {
    "use strict";
    var Document = require_Document();
    var composeNode = require_compose_node();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    function composeDoc(options2, directives, { offset, start, value, end }, onError) {
      const opts = Object.assign({ _directives: directives }, options2);
      const doc = new Document.Document(void 0, opts);
      const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
      };
      const props = resolveProps.resolveProps(start, {
        indicator: "doc-start",
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
      });
      if (props.found) {
        doc.directives.docStart = true;
        if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline)
          onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
      }
      doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
      const contentEnd = doc.contents.range[2];
      const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
      if (re.comment)
        doc.comment = re.comment;
      doc.range = [offset, contentEnd, re.offset];
      return doc;
    }
    exports.composeDoc = composeDoc;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/composer.js
var require_composer = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/composer.js"(exports) {
    "use strict";
    var node_process = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__require */ .ki)("process");
    var directives = require_directives();
    var Document = require_Document();
    var errors = require_errors();
    var identity = require_identity();
    var composeDoc = require_compose_doc();
    var resolveEnd = require_resolve_end();
    function getErrorPos(src) {
      if (typeof src === "number")
        return [src, src + 1];
      if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
      const { offset, source } = src;
      return [offset, offset + (typeof source === "string" ? source.length : 1)];
    }
    function parsePrelude(prelude) {
      let comment = "";
      let atComment = false;
      let afterEmptyLine = false;
      for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
          case "#":
            comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
            atComment = true;
            afterEmptyLine = false;
            break;
          case "%":
            if (prelude[i + 1]?.[0] !== "#")
              i += 1;
            atComment = false;
            break;
          default:
            if (!atComment)
              afterEmptyLine = true;
            atComment = false;
        }
      }
      return { comment, afterEmptyLine };
    }
    var Composer = class {
      constructor(options2 = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
          const pos = getErrorPos(source);
          if (warning)
            this.warnings.push(new errors.YAMLWarning(pos, code, message));
          else
            this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        this.directives = new directives.Directives({ version: options2.version || "1.2" });
        this.options = options2;
      }
      decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        if (comment) {
          const dc = doc.contents;
          if (afterDoc) {
            doc.comment = doc.comment ? `${doc.comment}
${comment}` : comment;
          } else if (afterEmptyLine || doc.directives.docStart || !dc) {
            doc.commentBefore = comment;
          } else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
            let it = dc.items[0];
            if (identity.isPair(it))
              it = it.key;
            const cb = it.commentBefore;
            it.commentBefore = cb ? `${comment}
${cb}` : comment;
          } else {
            const cb = dc.commentBefore;
            dc.commentBefore = cb ? `${comment}
${cb}` : comment;
          }
        }
        if (afterDoc) {
          for (let i = 0; i < this.errors.length; ++i)
            doc.errors.push(this.errors[i]);
          for (let i = 0; i < this.warnings.length; ++i)
            doc.warnings.push(this.warnings[i]);
        } else {
          doc.errors = this.errors;
          doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
      }
      /**
       * Current stream status information.
       *
       * Mostly useful at the end of input for an empty stream.
       */
      streamInfo() {
        return {
          comment: parsePrelude(this.prelude).comment,
          directives: this.directives,
          errors: this.errors,
          warnings: this.warnings
        };
      }
      /**
       * Compose tokens into documents.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
          yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
      }
      /** Advance the composer by one CST token. */
      *next(token) {
        if (node_process.env.LOG_STREAM)
          console.dir(token, { depth: null });
        switch (token.type) {
          case "directive":
            this.directives.add(token.source, (offset, message, warning) => {
              const pos = getErrorPos(token);
              pos[0] += offset;
              this.onError(pos, "BAD_DIRECTIVE", message, warning);
            });
            this.prelude.push(token.source);
            this.atDirectives = true;
            break;
          case "document": {
            const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
            if (this.atDirectives && !doc.directives.docStart)
              this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
            this.decorate(doc, false);
            if (this.doc)
              yield this.doc;
            this.doc = doc;
            this.atDirectives = false;
            break;
          }
          case "byte-order-mark":
          case "space":
            break;
          case "comment":
          case "newline":
            this.prelude.push(token.source);
            break;
          case "error": {
            const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
            const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
            if (this.atDirectives || !this.doc)
              this.errors.push(error);
            else
              this.doc.errors.push(error);
            break;
          }
          case "doc-end": {
            if (!this.doc) {
              const msg = "Unexpected doc-end without preceding document";
              this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg));
              break;
            }
            this.doc.directives.docEnd = true;
            const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
            this.decorate(this.doc, true);
            if (end.comment) {
              const dc = this.doc.comment;
              this.doc.comment = dc ? `${dc}
${end.comment}` : end.comment;
            }
            this.doc.range[2] = end.offset;
            break;
          }
          default:
            this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
        }
      }
      /**
       * Call at end of input to yield any remaining document.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
          this.decorate(this.doc, true);
          yield this.doc;
          this.doc = null;
        } else if (forceDoc) {
          const opts = Object.assign({ _directives: this.directives }, this.options);
          const doc = new Document.Document(void 0, opts);
          if (this.atDirectives)
            this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
          doc.range = [0, endOffset, endOffset];
          this.decorate(doc, false);
          yield doc;
        }
      }
    };
    exports.Composer = Composer;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/cst-scalar.js"(exports) {
    "use strict";
    var resolveBlockScalar = require_resolve_block_scalar();
    var resolveFlowScalar = require_resolve_flow_scalar();
    var errors = require_errors();
    var stringifyString = require_stringifyString();
    function resolveAsScalar(token, strict = true, onError) {
      if (token) {
        const _onError = (pos, code, message) => {
          const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
          if (onError)
            onError(offset, code, message);
          else
            throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
          case "block-scalar":
            return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
      }
      return null;
    }
    function createScalarToken(value, context2) {
      const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context2;
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      const end = context2.end ?? [
        { type: "newline", offset: -1, indent, source: "\n" }
      ];
      switch (source[0]) {
        case "|":
        case ">": {
          const he = source.indexOf("\n");
          const head = source.substring(0, he);
          const body = source.substring(he + 1) + "\n";
          const props = [
            { type: "block-scalar-header", offset, indent, source: head }
          ];
          if (!addEndtoBlockProps(props, end))
            props.push({ type: "newline", offset: -1, indent, source: "\n" });
          return { type: "block-scalar", offset, indent, props, source: body };
        }
        case '"':
          return { type: "double-quoted-scalar", offset, indent, source, end };
        case "'":
          return { type: "single-quoted-scalar", offset, indent, source, end };
        default:
          return { type: "scalar", offset, indent, source, end };
      }
    }
    function setScalarValue(token, value, context2 = {}) {
      let { afterKey = false, implicitKey = false, inFlow = false, type } = context2;
      let indent = "indent" in token ? token.indent : null;
      if (afterKey && typeof indent === "number")
        indent += 2;
      if (!type)
        switch (token.type) {
          case "single-quoted-scalar":
            type = "QUOTE_SINGLE";
            break;
          case "double-quoted-scalar":
            type = "QUOTE_DOUBLE";
            break;
          case "block-scalar": {
            const header = token.props[0];
            if (header.type !== "block-scalar-header")
              throw new Error("Invalid block scalar header");
            type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
            break;
          }
          default:
            type = "PLAIN";
        }
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      switch (source[0]) {
        case "|":
        case ">":
          setBlockScalarValue(token, source);
          break;
        case '"':
          setFlowScalarValue(token, source, "double-quoted-scalar");
          break;
        case "'":
          setFlowScalarValue(token, source, "single-quoted-scalar");
          break;
        default:
          setFlowScalarValue(token, source, "scalar");
      }
    }
    function setBlockScalarValue(token, source) {
      const he = source.indexOf("\n");
      const head = source.substring(0, he);
      const body = source.substring(he + 1) + "\n";
      if (token.type === "block-scalar") {
        const header = token.props[0];
        if (header.type !== "block-scalar-header")
          throw new Error("Invalid block scalar header");
        header.source = head;
        token.source = body;
      } else {
        const { offset } = token;
        const indent = "indent" in token ? token.indent : -1;
        const props = [
          { type: "block-scalar-header", offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0))
          props.push({ type: "newline", offset: -1, indent, source: "\n" });
        for (const key of Object.keys(token))
          if (key !== "type" && key !== "offset")
            delete token[key];
        Object.assign(token, { type: "block-scalar", indent, props, source: body });
      }
    }
    function addEndtoBlockProps(props, end) {
      if (end)
        for (const st of end)
          switch (st.type) {
            case "space":
            case "comment":
              props.push(st);
              break;
            case "newline":
              props.push(st);
              return true;
          }
      return false;
    }
    function setFlowScalarValue(token, source, type) {
      switch (token.type) {
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          token.type = type;
          token.source = source;
          break;
        case "block-scalar": {
          const end = token.props.slice(1);
          let oa = source.length;
          if (token.props[0].type === "block-scalar-header")
            oa -= token.props[0].source.length;
          for (const tok of end)
            tok.offset += oa;
          delete token.props;
          Object.assign(token, { type, source, end });
          break;
        }
        case "block-map":
        case "block-seq": {
          const offset = token.offset + source.length;
          const nl = { type: "newline", offset, indent: token.indent, source: "\n" };
          delete token.items;
          Object.assign(token, { type, source, end: [nl] });
          break;
        }
        default: {
          const indent = "indent" in token ? token.indent : -1;
          const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
          for (const key of Object.keys(token))
            if (key !== "type" && key !== "offset")
              delete token[key];
          Object.assign(token, { type, indent, source, end });
        }
      }
    }
    exports.createScalarToken = createScalarToken;
    exports.resolveAsScalar = resolveAsScalar;
    exports.setScalarValue = setScalarValue;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/cst-stringify.js"(exports) {
    "use strict";
    var stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
    function stringifyToken(token) {
      switch (token.type) {
        case "block-scalar": {
          let res = "";
          for (const tok of token.props)
            res += stringifyToken(tok);
          return res + token.source;
        }
        case "block-map":
        case "block-seq": {
          let res = "";
          for (const item of token.items)
            res += stringifyItem(item);
          return res;
        }
        case "flow-collection": {
          let res = token.start.source;
          for (const item of token.items)
            res += stringifyItem(item);
          for (const st of token.end)
            res += st.source;
          return res;
        }
        case "document": {
          let res = stringifyItem(token);
          if (token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
        default: {
          let res = token.source;
          if ("end" in token && token.end)
            for (const st of token.end)
              res += st.source;
          return res;
        }
      }
    }
    function stringifyItem({ start, key, sep, value }) {
      let res = "";
      for (const st of start)
        res += st.source;
      if (key)
        res += stringifyToken(key);
      if (sep)
        for (const st of sep)
          res += st.source;
      if (value)
        res += stringifyToken(value);
      return res;
    }
    exports.stringify = stringify;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/cst-visit.js"(exports) {
    "use strict";
    var BREAK = /* @__PURE__ */ Symbol("break visit");
    var SKIP = /* @__PURE__ */ Symbol("skip children");
    var REMOVE = /* @__PURE__ */ Symbol("remove item");
    function visit(cst, visitor) {
      if ("type" in cst && cst.type === "document")
        cst = { start: cst.start, value: cst.value };
      _visit(Object.freeze([]), cst, visitor);
    }
    visit.BREAK = BREAK;
    visit.SKIP = SKIP;
    visit.REMOVE = REMOVE;
    visit.itemAtPath = (cst, path8) => {
      let item = cst;
      for (const [field, index] of path8) {
        const tok = item?.[field];
        if (tok && "items" in tok) {
          item = tok.items[index];
        } else
          return void 0;
      }
      return item;
    };
    visit.parentCollection = (cst, path8) => {
      const parent = visit.itemAtPath(cst, path8.slice(0, -1));
      const field = path8[path8.length - 1][0];
      const coll = parent?.[field];
      if (coll && "items" in coll)
        return coll;
      throw new Error("Parent collection not found");
    };
    function _visit(path8, item, visitor) {
      let ctrl = visitor(item, path8);
      if (typeof ctrl === "symbol")
        return ctrl;
      for (const field of ["key", "value"]) {
        const token = item[field];
        if (token && "items" in token) {
          for (let i = 0; i < token.items.length; ++i) {
            const ci = _visit(Object.freeze(path8.concat([[field, i]])), token.items[i], visitor);
            if (typeof ci === "number")
              i = ci - 1;
            else if (ci === BREAK)
              return BREAK;
            else if (ci === REMOVE) {
              token.items.splice(i, 1);
              i -= 1;
            }
          }
          if (typeof ctrl === "function" && field === "key")
            ctrl = ctrl(item, path8);
        }
      }
      return typeof ctrl === "function" ? ctrl(item, path8) : ctrl;
    }
    exports.visit = visit;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/cst.js
var require_cst = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/cst.js"(exports) {
    "use strict";
    var cstScalar = require_cst_scalar();
    var cstStringify = require_cst_stringify();
    var cstVisit = require_cst_visit();
    var BOM = "\uFEFF";
    var DOCUMENT = "";
    var FLOW_END = "";
    var SCALAR = "";
    var isCollection = (token) => !!token && "items" in token;
    var isScalar3 = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
    function prettyToken(token) {
      switch (token) {
        case BOM:
          return "<BOM>";
        case DOCUMENT:
          return "<DOC>";
        case FLOW_END:
          return "<FLOW_END>";
        case SCALAR:
          return "<SCALAR>";
        default:
          return JSON.stringify(token);
      }
    }
    function tokenType(source) {
      switch (source) {
        case BOM:
          return "byte-order-mark";
        case DOCUMENT:
          return "doc-mode";
        case FLOW_END:
          return "flow-error-end";
        case SCALAR:
          return "scalar";
        case "---":
          return "doc-start";
        case "...":
          return "doc-end";
        case "":
        case "\n":
        case "\r\n":
          return "newline";
        case "-":
          return "seq-item-ind";
        case "?":
          return "explicit-key-ind";
        case ":":
          return "map-value-ind";
        case "{":
          return "flow-map-start";
        case "}":
          return "flow-map-end";
        case "[":
          return "flow-seq-start";
        case "]":
          return "flow-seq-end";
        case ",":
          return "comma";
      }
      switch (source[0]) {
        case " ":
        case "	":
          return "space";
        case "#":
          return "comment";
        case "%":
          return "directive-line";
        case "*":
          return "alias";
        case "&":
          return "anchor";
        case "!":
          return "tag";
        case "'":
          return "single-quoted-scalar";
        case '"':
          return "double-quoted-scalar";
        case "|":
        case ">":
          return "block-scalar-header";
      }
      return null;
    }
    exports.createScalarToken = cstScalar.createScalarToken;
    exports.resolveAsScalar = cstScalar.resolveAsScalar;
    exports.setScalarValue = cstScalar.setScalarValue;
    exports.stringify = cstStringify.stringify;
    exports.visit = cstVisit.visit;
    exports.BOM = BOM;
    exports.DOCUMENT = DOCUMENT;
    exports.FLOW_END = FLOW_END;
    exports.SCALAR = SCALAR;
    exports.isCollection = isCollection;
    exports.isScalar = isScalar3;
    exports.prettyToken = prettyToken;
    exports.tokenType = tokenType;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/lexer.js
var require_lexer = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/lexer.js"(exports) {
    "use strict";
    var cst = require_cst();
    function isEmpty(ch) {
      switch (ch) {
        case void 0:
        case " ":
        case "\n":
        case "\r":
        case "	":
          return true;
        default:
          return false;
      }
    }
    var hexDigits = new Set("0123456789ABCDEFabcdef");
    var tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
    var flowIndicatorChars = new Set(",[]{}");
    var invalidAnchorChars = new Set(" ,[]{}\n\r	");
    var isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
    var Lexer = class {
      constructor() {
        this.atEnd = false;
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        this.buffer = "";
        this.flowKey = false;
        this.flowLevel = 0;
        this.indentNext = 0;
        this.indentValue = 0;
        this.lineEndPos = null;
        this.next = null;
        this.pos = 0;
      }
      /**
       * Generate YAML tokens from the `source` string. If `incomplete`,
       * a part of the last line may be left as a buffer for the next call.
       *
       * @returns A generator of lexical tokens
       */
      *lex(source, incomplete = false) {
        if (source) {
          if (typeof source !== "string")
            throw TypeError("source is not a string");
          this.buffer = this.buffer ? this.buffer + source : source;
          this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? "stream";
        while (next && (incomplete || this.hasChars(1)))
          next = yield* this.parseNext(next);
      }
      atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === " " || ch === "	")
          ch = this.buffer[++i];
        if (!ch || ch === "#" || ch === "\n")
          return true;
        if (ch === "\r")
          return this.buffer[i + 1] === "\n";
        return false;
      }
      charAt(n) {
        return this.buffer[this.pos + n];
      }
      continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
          let indent = 0;
          while (ch === " ")
            ch = this.buffer[++indent + offset];
          if (ch === "\r") {
            const next = this.buffer[indent + offset + 1];
            if (next === "\n" || !next && !this.atEnd)
              return offset + indent + 1;
          }
          return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
        }
        if (ch === "-" || ch === ".") {
          const dt = this.buffer.substr(offset, 3);
          if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3]))
            return -1;
        }
        return offset;
      }
      getLine() {
        let end = this.lineEndPos;
        if (typeof end !== "number" || end !== -1 && end < this.pos) {
          end = this.buffer.indexOf("\n", this.pos);
          this.lineEndPos = end;
        }
        if (end === -1)
          return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === "\r")
          end -= 1;
        return this.buffer.substring(this.pos, end);
      }
      hasChars(n) {
        return this.pos + n <= this.buffer.length;
      }
      setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
      }
      peek(n) {
        return this.buffer.substr(this.pos, n);
      }
      *parseNext(next) {
        switch (next) {
          case "stream":
            return yield* this.parseStream();
          case "line-start":
            return yield* this.parseLineStart();
          case "block-start":
            return yield* this.parseBlockStart();
          case "doc":
            return yield* this.parseDocument();
          case "flow":
            return yield* this.parseFlowCollection();
          case "quoted-scalar":
            return yield* this.parseQuotedScalar();
          case "block-scalar":
            return yield* this.parseBlockScalar();
          case "plain-scalar":
            return yield* this.parsePlainScalar();
        }
      }
      *parseStream() {
        let line = this.getLine();
        if (line === null)
          return this.setNext("stream");
        if (line[0] === cst.BOM) {
          yield* this.pushCount(1);
          line = line.substring(1);
        }
        if (line[0] === "%") {
          let dirEnd = line.length;
          let cs = line.indexOf("#");
          while (cs !== -1) {
            const ch = line[cs - 1];
            if (ch === " " || ch === "	") {
              dirEnd = cs - 1;
              break;
            } else {
              cs = line.indexOf("#", cs + 1);
            }
          }
          while (true) {
            const ch = line[dirEnd - 1];
            if (ch === " " || ch === "	")
              dirEnd -= 1;
            else
              break;
          }
          const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
          yield* this.pushCount(line.length - n);
          this.pushNewline();
          return "stream";
        }
        if (this.atLineEnd()) {
          const sp = yield* this.pushSpaces(true);
          yield* this.pushCount(line.length - sp);
          yield* this.pushNewline();
          return "stream";
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
      }
      *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
          return this.setNext("line-start");
        if (ch === "-" || ch === ".") {
          if (!this.atEnd && !this.hasChars(4))
            return this.setNext("line-start");
          const s = this.peek(3);
          if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
            yield* this.pushCount(3);
            this.indentValue = 0;
            this.indentNext = 0;
            return s === "---" ? "doc" : "stream";
          }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
          this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
      }
      *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
          return this.setNext("block-start");
        if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
          const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
          this.indentNext = this.indentValue + 1;
          this.indentValue += n;
          return "block-start";
        }
        return "doc";
      }
      *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
          return this.setNext("doc");
        let n = yield* this.pushIndicators();
        switch (line[n]) {
          case "#":
            yield* this.pushCount(line.length - n);
          // fallthrough
          case void 0:
            yield* this.pushNewline();
            return yield* this.parseLineStart();
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel = 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            return "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "doc";
          case '"':
          case "'":
            return yield* this.parseQuotedScalar();
          case "|":
          case ">":
            n += yield* this.parseBlockScalarHeader();
            n += yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - n);
            yield* this.pushNewline();
            return yield* this.parseBlockScalar();
          default:
            return yield* this.parsePlainScalar();
        }
      }
      *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
          nl = yield* this.pushNewline();
          if (nl > 0) {
            sp = yield* this.pushSpaces(false);
            this.indentValue = indent = sp;
          } else {
            sp = 0;
          }
          sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
          return this.setNext("flow");
        if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
          const atFlowEndMarker = indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}");
          if (!atFlowEndMarker) {
            this.flowLevel = 0;
            yield cst.FLOW_END;
            return yield* this.parseLineStart();
          }
        }
        let n = 0;
        while (line[n] === ",") {
          n += yield* this.pushCount(1);
          n += yield* this.pushSpaces(true);
          this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
          case void 0:
            return "flow";
          case "#":
            yield* this.pushCount(line.length - n);
            return "flow";
          case "{":
          case "[":
            yield* this.pushCount(1);
            this.flowKey = false;
            this.flowLevel += 1;
            return "flow";
          case "}":
          case "]":
            yield* this.pushCount(1);
            this.flowKey = true;
            this.flowLevel -= 1;
            return this.flowLevel ? "flow" : "doc";
          case "*":
            yield* this.pushUntil(isNotAnchorChar);
            return "flow";
          case '"':
          case "'":
            this.flowKey = true;
            return yield* this.parseQuotedScalar();
          case ":": {
            const next = this.charAt(1);
            if (this.flowKey || isEmpty(next) || next === ",") {
              this.flowKey = false;
              yield* this.pushCount(1);
              yield* this.pushSpaces(true);
              return "flow";
            }
          }
          // fallthrough
          default:
            this.flowKey = false;
            return yield* this.parsePlainScalar();
        }
      }
      *parseQuotedScalar() {
        const quote2 = this.charAt(0);
        let end = this.buffer.indexOf(quote2, this.pos + 1);
        if (quote2 === "'") {
          while (end !== -1 && this.buffer[end + 1] === "'")
            end = this.buffer.indexOf("'", end + 2);
        } else {
          while (end !== -1) {
            let n = 0;
            while (this.buffer[end - 1 - n] === "\\")
              n += 1;
            if (n % 2 === 0)
              break;
            end = this.buffer.indexOf('"', end + 1);
          }
        }
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf("\n", this.pos);
        if (nl !== -1) {
          while (nl !== -1) {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = qb.indexOf("\n", cs);
          }
          if (nl !== -1) {
            end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
          }
        }
        if (end === -1) {
          if (!this.atEnd)
            return this.setNext("quoted-scalar");
          end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? "flow" : "doc";
      }
      *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
          const ch = this.buffer[++i];
          if (ch === "+")
            this.blockScalarKeep = true;
          else if (ch > "0" && ch <= "9")
            this.blockScalarIndent = Number(ch) - 1;
          else if (ch !== "-")
            break;
        }
        return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
      }
      *parseBlockScalar() {
        let nl = this.pos - 1;
        let indent = 0;
        let ch;
        loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2) {
          switch (ch) {
            case " ":
              indent += 1;
              break;
            case "\n":
              nl = i2;
              indent = 0;
              break;
            case "\r": {
              const next = this.buffer[i2 + 1];
              if (!next && !this.atEnd)
                return this.setNext("block-scalar");
              if (next === "\n")
                break;
            }
            // fallthrough
            default:
              break loop;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("block-scalar");
        if (indent >= this.indentNext) {
          if (this.blockScalarIndent === -1)
            this.indentNext = indent;
          else {
            this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
          }
          do {
            const cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = this.buffer.indexOf("\n", cs);
          } while (nl !== -1);
          if (nl === -1) {
            if (!this.atEnd)
              return this.setNext("block-scalar");
            nl = this.buffer.length;
          }
        }
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === " ")
          ch = this.buffer[++i];
        if (ch === "	") {
          while (ch === "	" || ch === " " || ch === "\r" || ch === "\n")
            ch = this.buffer[++i];
          nl = i - 1;
        } else if (!this.blockScalarKeep) {
          do {
            let i2 = nl - 1;
            let ch2 = this.buffer[i2];
            if (ch2 === "\r")
              ch2 = this.buffer[--i2];
            const lastChar = i2;
            while (ch2 === " ")
              ch2 = this.buffer[--i2];
            if (ch2 === "\n" && i2 >= this.pos && i2 + 1 + indent > lastChar)
              nl = i2;
            else
              break;
          } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
      }
      *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while (ch = this.buffer[++i]) {
          if (ch === ":") {
            const next = this.buffer[i + 1];
            if (isEmpty(next) || inFlow && flowIndicatorChars.has(next))
              break;
            end = i;
          } else if (isEmpty(ch)) {
            let next = this.buffer[i + 1];
            if (ch === "\r") {
              if (next === "\n") {
                i += 1;
                ch = "\n";
                next = this.buffer[i + 1];
              } else
                end = i;
            }
            if (next === "#" || inFlow && flowIndicatorChars.has(next))
              break;
            if (ch === "\n") {
              const cs = this.continueScalar(i + 1);
              if (cs === -1)
                break;
              i = Math.max(i, cs - 2);
            }
          } else {
            if (inFlow && flowIndicatorChars.has(ch))
              break;
            end = i;
          }
        }
        if (!ch && !this.atEnd)
          return this.setNext("plain-scalar");
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? "flow" : "doc";
      }
      *pushCount(n) {
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos += n;
          return n;
        }
        return 0;
      }
      *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
          yield s;
          this.pos += s.length;
          return s.length;
        } else if (allowEmpty)
          yield "";
        return 0;
      }
      *pushIndicators() {
        let n = 0;
        loop: while (true) {
          switch (this.charAt(0)) {
            case "!":
              n += yield* this.pushTag();
              n += yield* this.pushSpaces(true);
              continue loop;
            case "&":
              n += yield* this.pushUntil(isNotAnchorChar);
              n += yield* this.pushSpaces(true);
              continue loop;
            case "-":
            // this is an error
            case "?":
            // this is an error outside flow collections
            case ":": {
              const inFlow = this.flowLevel > 0;
              const ch1 = this.charAt(1);
              if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
                if (!inFlow)
                  this.indentNext = this.indentValue + 1;
                else if (this.flowKey)
                  this.flowKey = false;
                n += yield* this.pushCount(1);
                n += yield* this.pushSpaces(true);
                continue loop;
              }
            }
          }
          break loop;
        }
        return n;
      }
      *pushTag() {
        if (this.charAt(1) === "<") {
          let i = this.pos + 2;
          let ch = this.buffer[i];
          while (!isEmpty(ch) && ch !== ">")
            ch = this.buffer[++i];
          return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
        } else {
          let i = this.pos + 1;
          let ch = this.buffer[i];
          while (ch) {
            if (tagChars.has(ch))
              ch = this.buffer[++i];
            else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) {
              ch = this.buffer[i += 3];
            } else
              break;
          }
          return yield* this.pushToIndex(i, false);
        }
      }
      *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === "\n")
          return yield* this.pushCount(1);
        else if (ch === "\r" && this.charAt(1) === "\n")
          return yield* this.pushCount(2);
        else
          return 0;
      }
      *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
          ch = this.buffer[++i];
        } while (ch === " " || allowTabs && ch === "	");
        const n = i - this.pos;
        if (n > 0) {
          yield this.buffer.substr(this.pos, n);
          this.pos = i;
        }
        return n;
      }
      *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
          ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
      }
    };
    exports.Lexer = Lexer;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/line-counter.js"(exports) {
    "use strict";
    var LineCounter2 = class {
      constructor() {
        this.lineStarts = [];
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        this.linePos = (offset) => {
          let low = 0;
          let high = this.lineStarts.length;
          while (low < high) {
            const mid = low + high >> 1;
            if (this.lineStarts[mid] < offset)
              low = mid + 1;
            else
              high = mid;
          }
          if (this.lineStarts[low] === offset)
            return { line: low + 1, col: 1 };
          if (low === 0)
            return { line: 0, col: offset };
          const start = this.lineStarts[low - 1];
          return { line: low, col: offset - start + 1 };
        };
      }
    };
    exports.LineCounter = LineCounter2;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/parser.js
var require_parser = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/parser.js"(exports) {
    "use strict";
    var node_process = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__require */ .ki)("process");
    var cst = require_cst();
    var lexer = require_lexer();
    function includesToken(list, type) {
      for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
          return true;
      return false;
    }
    function findNonEmptyIndex(list) {
      for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
          case "space":
          case "comment":
          case "newline":
            break;
          default:
            return i;
        }
      }
      return -1;
    }
    function isFlowToken(token) {
      switch (token?.type) {
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "flow-collection":
          return true;
        default:
          return false;
      }
    }
    function getPrevProps(parent) {
      switch (parent.type) {
        case "document":
          return parent.start;
        case "block-map": {
          const it = parent.items[parent.items.length - 1];
          return it.sep ?? it.start;
        }
        case "block-seq":
          return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
          return [];
      }
    }
    function getFirstKeyStartProps(prev) {
      if (prev.length === 0)
        return [];
      let i = prev.length;
      loop: while (--i >= 0) {
        switch (prev[i].type) {
          case "doc-start":
          case "explicit-key-ind":
          case "map-value-ind":
          case "seq-item-ind":
          case "newline":
            break loop;
        }
      }
      while (prev[++i]?.type === "space") {
      }
      return prev.splice(i, prev.length);
    }
    function arrayPushArray(target, source) {
      if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
      else
        for (let i = 0; i < source.length; ++i)
          target.push(source[i]);
    }
    function fixFlowSeqItems(fc) {
      if (fc.start.type === "flow-seq-start") {
        for (const it of fc.items) {
          if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
            if (it.key)
              it.value = it.key;
            delete it.key;
            if (isFlowToken(it.value)) {
              if (it.value.end)
                arrayPushArray(it.value.end, it.sep);
              else
                it.value.end = it.sep;
            } else
              arrayPushArray(it.start, it.sep);
            delete it.sep;
          }
        }
      }
    }
    var Parser = class {
      /**
       * @param onNewLine - If defined, called separately with the start position of
       *   each new line (in `parse()`, including the start of input).
       */
      constructor(onNewLine) {
        this.atNewLine = true;
        this.atScalar = false;
        this.indent = 0;
        this.offset = 0;
        this.onKeyLine = false;
        this.stack = [];
        this.source = "";
        this.type = "";
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
      }
      /**
       * Parse `source` as a YAML stream.
       * If `incomplete`, a part of the last line may be left as a buffer for the next call.
       *
       * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
       *
       * @returns A generator of tokens representing each directive, document, and other structure.
       */
      *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
          this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
          yield* this.next(lexeme);
        if (!incomplete)
          yield* this.end();
      }
      /**
       * Advance the parser by the `source` of one lexical token.
       */
      *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
          console.log("|", cst.prettyToken(source));
        if (this.atScalar) {
          this.atScalar = false;
          yield* this.step();
          this.offset += source.length;
          return;
        }
        const type = cst.tokenType(source);
        if (!type) {
          const message = `Not a YAML token: ${source}`;
          yield* this.pop({ type: "error", offset: this.offset, message, source });
          this.offset += source.length;
        } else if (type === "scalar") {
          this.atNewLine = false;
          this.atScalar = true;
          this.type = "scalar";
        } else {
          this.type = type;
          yield* this.step();
          switch (type) {
            case "newline":
              this.atNewLine = true;
              this.indent = 0;
              if (this.onNewLine)
                this.onNewLine(this.offset + source.length);
              break;
            case "space":
              if (this.atNewLine && source[0] === " ")
                this.indent += source.length;
              break;
            case "explicit-key-ind":
            case "map-value-ind":
            case "seq-item-ind":
              if (this.atNewLine)
                this.indent += source.length;
              break;
            case "doc-mode":
            case "flow-error-end":
              return;
            default:
              this.atNewLine = false;
          }
          this.offset += source.length;
        }
      }
      /** Call at end of input to push out any remaining constructions */
      *end() {
        while (this.stack.length > 0)
          yield* this.pop();
      }
      get sourceToken() {
        const st = {
          type: this.type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
        return st;
      }
      *step() {
        const top = this.peek(1);
        if (this.type === "doc-end" && top?.type !== "doc-end") {
          while (this.stack.length > 0)
            yield* this.pop();
          this.stack.push({
            type: "doc-end",
            offset: this.offset,
            source: this.source
          });
          return;
        }
        if (!top)
          return yield* this.stream();
        switch (top.type) {
          case "document":
            return yield* this.document(top);
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return yield* this.scalar(top);
          case "block-scalar":
            return yield* this.blockScalar(top);
          case "block-map":
            return yield* this.blockMap(top);
          case "block-seq":
            return yield* this.blockSequence(top);
          case "flow-collection":
            return yield* this.flowCollection(top);
          case "doc-end":
            return yield* this.documentEnd(top);
        }
        yield* this.pop();
      }
      peek(n) {
        return this.stack[this.stack.length - n];
      }
      *pop(error) {
        const token = error ?? this.stack.pop();
        if (!token) {
          const message = "Tried to pop an empty stack";
          yield { type: "error", offset: this.offset, source: "", message };
        } else if (this.stack.length === 0) {
          yield token;
        } else {
          const top = this.peek(1);
          if (token.type === "block-scalar") {
            token.indent = "indent" in top ? top.indent : 0;
          } else if (token.type === "flow-collection" && top.type === "document") {
            token.indent = 0;
          }
          if (token.type === "flow-collection")
            fixFlowSeqItems(token);
          switch (top.type) {
            case "document":
              top.value = token;
              break;
            case "block-scalar":
              top.props.push(token);
              break;
            case "block-map": {
              const it = top.items[top.items.length - 1];
              if (it.value) {
                top.items.push({ start: [], key: token, sep: [] });
                this.onKeyLine = true;
                return;
              } else if (it.sep) {
                it.value = token;
              } else {
                Object.assign(it, { key: token, sep: [] });
                this.onKeyLine = !it.explicitKey;
                return;
              }
              break;
            }
            case "block-seq": {
              const it = top.items[top.items.length - 1];
              if (it.value)
                top.items.push({ start: [], value: token });
              else
                it.value = token;
              break;
            }
            case "flow-collection": {
              const it = top.items[top.items.length - 1];
              if (!it || it.value)
                top.items.push({ start: [], key: token, sep: [] });
              else if (it.sep)
                it.value = token;
              else
                Object.assign(it, { key: token, sep: [] });
              return;
            }
            /* istanbul ignore next should not happen */
            default:
              yield* this.pop();
              yield* this.pop(token);
          }
          if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
            const last = token.items[token.items.length - 1];
            if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
              if (top.type === "document")
                top.end = last.start;
              else
                top.items.push({ start: last.start });
              token.items.splice(-1, 1);
            }
          }
        }
      }
      *stream() {
        switch (this.type) {
          case "directive-line":
            yield { type: "directive", offset: this.offset, source: this.source };
            return;
          case "byte-order-mark":
          case "space":
          case "comment":
          case "newline":
            yield this.sourceToken;
            return;
          case "doc-mode":
          case "doc-start": {
            const doc = {
              type: "document",
              offset: this.offset,
              start: []
            };
            if (this.type === "doc-start")
              doc.start.push(this.sourceToken);
            this.stack.push(doc);
            return;
          }
        }
        yield {
          type: "error",
          offset: this.offset,
          message: `Unexpected ${this.type} token in YAML stream`,
          source: this.source
        };
      }
      *document(doc) {
        if (doc.value)
          return yield* this.lineEnd(doc);
        switch (this.type) {
          case "doc-start": {
            if (findNonEmptyIndex(doc.start) !== -1) {
              yield* this.pop();
              yield* this.step();
            } else
              doc.start.push(this.sourceToken);
            return;
          }
          case "anchor":
          case "tag":
          case "space":
          case "comment":
          case "newline":
            doc.start.push(this.sourceToken);
            return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
          this.stack.push(bv);
        else {
          yield {
            type: "error",
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML document`,
            source: this.source
          };
        }
      }
      *scalar(scalar) {
        if (this.type === "map-value-ind") {
          const prev = getPrevProps(this.peek(2));
          const start = getFirstKeyStartProps(prev);
          let sep;
          if (scalar.end) {
            sep = scalar.end;
            sep.push(this.sourceToken);
            delete scalar.end;
          } else
            sep = [this.sourceToken];
          const map = {
            type: "block-map",
            offset: scalar.offset,
            indent: scalar.indent,
            items: [{ start, key: scalar, sep }]
          };
          this.onKeyLine = true;
          this.stack[this.stack.length - 1] = map;
        } else
          yield* this.lineEnd(scalar);
      }
      *blockScalar(scalar) {
        switch (this.type) {
          case "space":
          case "comment":
          case "newline":
            scalar.props.push(this.sourceToken);
            return;
          case "scalar":
            scalar.source = this.source;
            this.atNewLine = true;
            this.indent = 0;
            if (this.onNewLine) {
              let nl = this.source.indexOf("\n") + 1;
              while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf("\n", nl) + 1;
              }
            }
            yield* this.pop();
            break;
          /* istanbul ignore next should not happen */
          default:
            yield* this.pop();
            yield* this.step();
        }
      }
      *blockMap(map) {
        const it = map.items[map.items.length - 1];
        switch (this.type) {
          case "newline":
            this.onKeyLine = false;
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              it.start.push(this.sourceToken);
            }
            return;
          case "space":
          case "comment":
            if (it.value) {
              map.items.push({ start: [this.sourceToken] });
            } else if (it.sep) {
              it.sep.push(this.sourceToken);
            } else {
              if (this.atIndentedComment(it.start, map.indent)) {
                const prev = map.items[map.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  map.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
        }
        if (this.indent >= map.indent) {
          const atMapIndent = !this.onKeyLine && this.indent === map.indent;
          const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
          let start = [];
          if (atNextItem && it.sep && !it.value) {
            const nl = [];
            for (let i = 0; i < it.sep.length; ++i) {
              const st = it.sep[i];
              switch (st.type) {
                case "newline":
                  nl.push(i);
                  break;
                case "space":
                  break;
                case "comment":
                  if (st.indent > map.indent)
                    nl.length = 0;
                  break;
                default:
                  nl.length = 0;
              }
            }
            if (nl.length >= 2)
              start = it.sep.splice(nl[1]);
          }
          switch (this.type) {
            case "anchor":
            case "tag":
              if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start });
                this.onKeyLine = true;
              } else if (it.sep) {
                it.sep.push(this.sourceToken);
              } else {
                it.start.push(this.sourceToken);
              }
              return;
            case "explicit-key-ind":
              if (!it.sep && !it.explicitKey) {
                it.start.push(this.sourceToken);
                it.explicitKey = true;
              } else if (atNextItem || it.value) {
                start.push(this.sourceToken);
                map.items.push({ start, explicitKey: true });
              } else {
                this.stack.push({
                  type: "block-map",
                  offset: this.offset,
                  indent: this.indent,
                  items: [{ start: [this.sourceToken], explicitKey: true }]
                });
              }
              this.onKeyLine = true;
              return;
            case "map-value-ind":
              if (it.explicitKey) {
                if (!it.sep) {
                  if (includesToken(it.start, "newline")) {
                    Object.assign(it, { key: null, sep: [this.sourceToken] });
                  } else {
                    const start2 = getFirstKeyStartProps(it.start);
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                    });
                  }
                } else if (it.value) {
                  map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                  });
                } else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
                  const start2 = getFirstKeyStartProps(it.start);
                  const key = it.key;
                  const sep = it.sep;
                  sep.push(this.sourceToken);
                  delete it.key;
                  delete it.sep;
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: start2, key, sep }]
                  });
                } else if (start.length > 0) {
                  it.sep = it.sep.concat(start, this.sourceToken);
                } else {
                  it.sep.push(this.sourceToken);
                }
              } else {
                if (!it.sep) {
                  Object.assign(it, { key: null, sep: [this.sourceToken] });
                } else if (it.value || atNextItem) {
                  map.items.push({ start, key: null, sep: [this.sourceToken] });
                } else if (includesToken(it.sep, "map-value-ind")) {
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [], key: null, sep: [this.sourceToken] }]
                  });
                } else {
                  it.sep.push(this.sourceToken);
                }
              }
              this.onKeyLine = true;
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (atNextItem || it.value) {
                map.items.push({ start, key: fs, sep: [] });
                this.onKeyLine = true;
              } else if (it.sep) {
                this.stack.push(fs);
              } else {
                Object.assign(it, { key: fs, sep: [] });
                this.onKeyLine = true;
              }
              return;
            }
            default: {
              const bv = this.startBlockValue(map);
              if (bv) {
                if (bv.type === "block-seq") {
                  if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                    yield* this.pop({
                      type: "error",
                      offset: this.offset,
                      message: "Unexpected block-seq-ind on same line with key",
                      source: this.source
                    });
                    return;
                  }
                } else if (atMapIndent) {
                  map.items.push({ start });
                }
                this.stack.push(bv);
                return;
              }
            }
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
          case "newline":
            if (it.value) {
              const end = "end" in it.value ? it.value.end : void 0;
              const last = Array.isArray(end) ? end[end.length - 1] : void 0;
              if (last?.type === "comment")
                end?.push(this.sourceToken);
              else
                seq.items.push({ start: [this.sourceToken] });
            } else
              it.start.push(this.sourceToken);
            return;
          case "space":
          case "comment":
            if (it.value)
              seq.items.push({ start: [this.sourceToken] });
            else {
              if (this.atIndentedComment(it.start, seq.indent)) {
                const prev = seq.items[seq.items.length - 2];
                const end = prev?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start);
                  end.push(this.sourceToken);
                  seq.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
          case "anchor":
          case "tag":
            if (it.value || this.indent <= seq.indent)
              break;
            it.start.push(this.sourceToken);
            return;
          case "seq-item-ind":
            if (this.indent !== seq.indent)
              break;
            if (it.value || includesToken(it.start, "seq-item-ind"))
              seq.items.push({ start: [this.sourceToken] });
            else
              it.start.push(this.sourceToken);
            return;
        }
        if (this.indent > seq.indent) {
          const bv = this.startBlockValue(seq);
          if (bv) {
            this.stack.push(bv);
            return;
          }
        }
        yield* this.pop();
        yield* this.step();
      }
      *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === "flow-error-end") {
          let top;
          do {
            yield* this.pop();
            top = this.peek(1);
          } while (top?.type === "flow-collection");
        } else if (fc.end.length === 0) {
          switch (this.type) {
            case "comma":
            case "explicit-key-ind":
              if (!it || it.sep)
                fc.items.push({ start: [this.sourceToken] });
              else
                it.start.push(this.sourceToken);
              return;
            case "map-value-ind":
              if (!it || it.value)
                fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                Object.assign(it, { key: null, sep: [this.sourceToken] });
              return;
            case "space":
            case "comment":
            case "newline":
            case "anchor":
            case "tag":
              if (!it || it.value)
                fc.items.push({ start: [this.sourceToken] });
              else if (it.sep)
                it.sep.push(this.sourceToken);
              else
                it.start.push(this.sourceToken);
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              const fs = this.flowScalar(this.type);
              if (!it || it.value)
                fc.items.push({ start: [], key: fs, sep: [] });
              else if (it.sep)
                this.stack.push(fs);
              else
                Object.assign(it, { key: fs, sep: [] });
              return;
            }
            case "flow-map-end":
            case "flow-seq-end":
              fc.end.push(this.sourceToken);
              return;
          }
          const bv = this.startBlockValue(fc);
          if (bv)
            this.stack.push(bv);
          else {
            yield* this.pop();
            yield* this.step();
          }
        } else {
          const parent = this.peek(2);
          if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
            yield* this.pop();
            yield* this.step();
          } else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            fixFlowSeqItems(fc);
            const sep = fc.end.splice(1, fc.end.length);
            sep.push(this.sourceToken);
            const map = {
              type: "block-map",
              offset: fc.offset,
              indent: fc.indent,
              items: [{ start, key: fc, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
          } else {
            yield* this.lineEnd(fc);
          }
        }
      }
      flowScalar(type) {
        if (this.onNewLine) {
          let nl = this.source.indexOf("\n") + 1;
          while (nl !== 0) {
            this.onNewLine(this.offset + nl);
            nl = this.source.indexOf("\n", nl) + 1;
          }
        }
        return {
          type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
      }
      startBlockValue(parent) {
        switch (this.type) {
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return this.flowScalar(this.type);
          case "block-scalar-header":
            return {
              type: "block-scalar",
              offset: this.offset,
              indent: this.indent,
              props: [this.sourceToken],
              source: ""
            };
          case "flow-map-start":
          case "flow-seq-start":
            return {
              type: "flow-collection",
              offset: this.offset,
              indent: this.indent,
              start: this.sourceToken,
              items: [],
              end: []
            };
          case "seq-item-ind":
            return {
              type: "block-seq",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: [this.sourceToken] }]
            };
          case "explicit-key-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            start.push(this.sourceToken);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, explicitKey: true }]
            };
          }
          case "map-value-ind": {
            this.onKeyLine = true;
            const prev = getPrevProps(parent);
            const start = getFirstKeyStartProps(prev);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start, key: null, sep: [this.sourceToken] }]
            };
          }
        }
        return null;
      }
      atIndentedComment(start, indent) {
        if (this.type !== "comment")
          return false;
        if (this.indent <= indent)
          return false;
        return start.every((st) => st.type === "newline" || st.type === "space");
      }
      *documentEnd(docEnd) {
        if (this.type !== "doc-mode") {
          if (docEnd.end)
            docEnd.end.push(this.sourceToken);
          else
            docEnd.end = [this.sourceToken];
          if (this.type === "newline")
            yield* this.pop();
        }
      }
      *lineEnd(token) {
        switch (this.type) {
          case "comma":
          case "doc-start":
          case "doc-end":
          case "flow-seq-end":
          case "flow-map-end":
          case "map-value-ind":
            yield* this.pop();
            yield* this.step();
            break;
          case "newline":
            this.onKeyLine = false;
          // fallthrough
          case "space":
          case "comment":
          default:
            if (token.end)
              token.end.push(this.sourceToken);
            else
              token.end = [this.sourceToken];
            if (this.type === "newline")
              yield* this.pop();
        }
      }
    };
    exports.Parser = Parser;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/public-api.js
var require_public_api = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/public-api.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var errors = require_errors();
    var log = require_log();
    var identity = require_identity();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    function parseOptions(options2) {
      const prettyErrors = options2.prettyErrors !== false;
      const lineCounter$1 = options2.lineCounter || prettyErrors && new lineCounter.LineCounter() || null;
      return { lineCounter: lineCounter$1, prettyErrors };
    }
    function parseAllDocuments(source, options2 = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options2);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options2);
      const docs = Array.from(composer$1.compose(parser$1.parse(source)));
      if (prettyErrors && lineCounter2)
        for (const doc of docs) {
          doc.errors.forEach(errors.prettifyError(source, lineCounter2));
          doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
        }
      if (docs.length > 0)
        return docs;
      return Object.assign([], { empty: true }, composer$1.streamInfo());
    }
    function parseDocument3(source, options2 = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options2);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options2);
      let doc = null;
      for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
          doc = _doc;
        else if (doc.options.logLevel !== "silent") {
          doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
          break;
        }
      }
      if (prettyErrors && lineCounter2) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter2));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
      }
      return doc;
    }
    function parse(src, reviver, options2) {
      let _reviver = void 0;
      if (typeof reviver === "function") {
        _reviver = reviver;
      } else if (options2 === void 0 && reviver && typeof reviver === "object") {
        options2 = reviver;
      }
      const doc = parseDocument3(src, options2);
      if (!doc)
        return null;
      doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
      if (doc.errors.length > 0) {
        if (doc.options.logLevel !== "silent")
          throw doc.errors[0];
        else
          doc.errors = [];
      }
      return doc.toJS(Object.assign({ reviver: _reviver }, options2));
    }
    function stringify(value, replacer, options2) {
      let _replacer = null;
      if (typeof replacer === "function" || Array.isArray(replacer)) {
        _replacer = replacer;
      } else if (options2 === void 0 && replacer) {
        options2 = replacer;
      }
      if (typeof options2 === "string")
        options2 = options2.length;
      if (typeof options2 === "number") {
        const indent = Math.round(options2);
        options2 = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
      }
      if (value === void 0) {
        const { keepUndefined } = options2 ?? replacer ?? {};
        if (!keepUndefined)
          return void 0;
      }
      if (identity.isDocument(value) && !_replacer)
        return value.toString(options2);
      return new Document.Document(value, _replacer, options2).toString(options2);
    }
    exports.parse = parse;
    exports.parseAllDocuments = parseAllDocuments;
    exports.parseDocument = parseDocument3;
    exports.stringify = stringify;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/index.js
var require_dist = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/index.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var Schema = require_Schema();
    var errors = require_errors();
    var Alias = require_Alias();
    var identity = require_identity();
    var Pair = require_Pair();
    var Scalar = require_Scalar();
    var YAMLMap = require_YAMLMap();
    var YAMLSeq = require_YAMLSeq();
    var cst = require_cst();
    var lexer = require_lexer();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    var publicApi = require_public_api();
    var visit = require_visit();
    exports.Composer = composer.Composer;
    exports.Document = Document.Document;
    exports.Schema = Schema.Schema;
    exports.YAMLError = errors.YAMLError;
    exports.YAMLParseError = errors.YAMLParseError;
    exports.YAMLWarning = errors.YAMLWarning;
    exports.Alias = Alias.Alias;
    exports.isAlias = identity.isAlias;
    exports.isCollection = identity.isCollection;
    exports.isDocument = identity.isDocument;
    exports.isMap = identity.isMap;
    exports.isNode = identity.isNode;
    exports.isPair = identity.isPair;
    exports.isScalar = identity.isScalar;
    exports.isSeq = identity.isSeq;
    exports.Pair = Pair.Pair;
    exports.Scalar = Scalar.Scalar;
    exports.YAMLMap = YAMLMap.YAMLMap;
    exports.YAMLSeq = YAMLSeq.YAMLSeq;
    exports.CST = cst;
    exports.Lexer = lexer.Lexer;
    exports.LineCounter = lineCounter.LineCounter;
    exports.Parser = parser.Parser;
    exports.parse = publicApi.parse;
    exports.parseAllDocuments = publicApi.parseAllDocuments;
    exports.parseDocument = publicApi.parseDocument;
    exports.stringify = publicApi.stringify;
    exports.visit = visit.visit;
    exports.visitAsync = visit.visitAsync;
  }
});

// packages/toolkit/lib/child-process.js

var graceMilliseconds = 2e3;
async function runCommand(program, commandArguments, options2) {
  options2.signal?.throwIfAborted();
  const ownGroup = process.platform !== "win32";
  const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_3__.spawn)(program, commandArguments, {
    cwd: options2.directory,
    env: options2.environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: ownGroup,
    windowsHide: true
  });
  const send = (signal) => {
    if (child.pid === void 0)
      return;
    try {
      if (ownGroup)
        process.kill(-child.pid, signal);
      else
        child.kill(signal);
    } catch {
    }
  };
  let timedOut = false;
  let killTimer;
  const end = () => {
    send("SIGTERM");
    killTimer ??= setTimeout(() => send("SIGKILL"), graceMilliseconds);
  };
  const timer = setTimeout(() => {
    timedOut = true;
    end();
  }, options2.timeoutMilliseconds);
  options2.signal?.addEventListener("abort", end, { once: true });
  const collect = (stream) => {
    let text = "";
    let rest = "";
    stream.setEncoding("utf8");
    stream.on("data", (chunk) => {
      text += chunk;
      const lines = (rest + chunk).split(/\r?\n/);
      rest = lines.pop() ?? "";
      for (const line of lines)
        options2.onLine?.(line);
    });
    stream.on("end", () => {
      if (rest !== "")
        options2.onLine?.(rest);
    });
    return () => text;
  };
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  try {
    const exitCode = await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("close", resolve);
    });
    options2.signal?.throwIfAborted();
    return { exitCode, stdout: stdout(), stderr: stderr(), timedOut };
  } catch (error) {
    if (error.code === "ENOENT") {
      throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`The program "${program}" was not found.`, `Install it in a step before this one, or check the working directory ${options2.directory}.`, { cause: error });
    }
    throw error;
  } finally {
    clearTimeout(timer);
    clearTimeout(killTimer);
    options2.signal?.removeEventListener("abort", end);
    send("SIGKILL");
  }
}

// packages/toolkit/lib/markdown.js
function markdownText(text) {
  return (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .withoutControlCharacters */ .aC)(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/[\\`*_{}[\]()#+!|~@:-]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\s+/g, " ").trim();
}
function markdownTable(header, rows) {
  const first = rows[0] ?? [];
  const line = (cells) => `| ${cells.map((cell) => markdownText(String(cell))).join(" | ")} |`;
  const rule = header.map((_, column) => typeof first[column] === "number" ? "---:" : "---");
  return [line(header), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

// actions/coverage-gate/lib/main.js


// actions/coverage-gate/lib/model/branch-evidence.js
function branchEvidence(conditions) {
  return encode([sorted(conditions)]);
}
function countedBranches(covered, total) {
  return `:${total}:${covered}`;
}
function identifiedBranch(key, covered) {
  return { key: escapedKey(key), size: 1, low: covered ? 1 : 0, high: covered ? 1 : 0 };
}
function unionWithinReport(a, b) {
  if (a === b)
    return a;
  const union = /* @__PURE__ */ new Map();
  for (const condition of [...decode(a), ...decode(b)].flat()) {
    const known = union.get(condition.key);
    union.set(condition.key, known === void 0 ? condition : greatest(known, condition));
  }
  return branchEvidence([...union.values()]);
}
function greatestWithinReport(a, b) {
  return a === b ? a : encode(joined(decode(a), decode(b), greatest));
}
function settled(evidence) {
  if (!evidence.includes("|"))
    return evidence;
  const sums = decode(evidence).map(sum);
  return countedBranches(Math.max(...sums.map(({ low }) => low)), Math.max(...sums.map(({ total }) => total)));
}
function mergedAcrossReports(a, b) {
  return encode(joined(decode(a), decode(b), either));
}
function branchCount(evidence) {
  const known = counts.get(evidence);
  if (known !== void 0)
    return known;
  const count = counted(evidence);
  if (counts.size >= 2e4)
    counts.clear();
  counts.set(evidence, count);
  return count;
}
var counts = /* @__PURE__ */ new Map();
function counted(evidence) {
  const shapes = decode(evidence);
  const [first] = shapes;
  if (shapes.length === 1 && first !== void 0)
    return sum(first);
  const widest = shapes.reduce((wide, shape) => shape.length > wide.length ? shape : wide);
  const keys2 = new Set(widest.map(({ key }) => key));
  if (shapes.every((shape) => shape.every(({ key }) => keys2.has(key)))) {
    const merged = /* @__PURE__ */ new Map();
    for (const condition of shapes.flat()) {
      const known = merged.get(condition.key);
      merged.set(condition.key, known === void 0 ? condition : either(known, condition));
    }
    return sum([...merged.values()]);
  }
  const sums = shapes.map(sum);
  const total = Math.max(...sums.map((count) => count.total));
  return {
    total,
    low: Math.max(...sums.map(({ low }) => low)),
    high: Math.min(total, sums.reduce((high, count) => high + count.high, 0))
  };
}
function greatestCount(counts2) {
  const settledBy = (count) => counts2.some(({ total: total2, low: low2, high: high2, reports }) => low2 === high2 && total2 >= count.total && low2 >= count.low && reports >= count.reports);
  const total = Math.max(0, ...counts2.map((count) => count.total));
  const low = Math.max(0, ...counts2.map((count) => count.low));
  const high = Math.max(low, ...counts2.map((count) => settledBy(count) ? 0 : count.high));
  return { total, low, high };
}
function sum(shape) {
  let total = 0;
  let low = 0;
  let high = 0;
  for (const condition of shape) {
    total += condition.size;
    low += condition.low;
    high += Math.min(condition.size, condition.high);
  }
  return { total, low, high };
}
function greatest(a, b) {
  return {
    key: a.key,
    size: Math.max(a.size, b.size),
    low: Math.max(a.low, b.low),
    high: Math.max(a.high, b.high)
  };
}
function either(a, b) {
  return {
    key: a.key,
    size: Math.max(a.size, b.size),
    low: Math.max(a.low, b.low),
    high: a.high + b.high
  };
}
function joined(a, b, combine) {
  const shapes = /* @__PURE__ */ new Map();
  for (const shape of [...a, ...b]) {
    const signature = shape.map(({ key }) => key).join(";");
    const known = shapes.get(signature);
    shapes.set(signature, known === void 0 ? shape : shape.map((condition, index) => combine(known[index] ?? condition, condition)));
  }
  return [...shapes.entries()].sort(([x], [y]) => x < y ? -1 : 1).map(([, shape]) => shape);
}
function sorted(conditions) {
  if (conditions.every(({ key }, at2) => at2 === 0 || (conditions[at2 - 1]?.key ?? "") <= key)) {
    return conditions;
  }
  return [...conditions].sort((a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
}
function escapedKey(key) {
  if (!/[%:;|]/.test(key))
    return key;
  return key.replace(/[%:;|]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}
function encode(shapes) {
  return shapes.map((shape) => shape.map(({ key, size, low, high }) => high === low ? `${key}:${size}:${low}` : `${key}:${size}:${low}:${high}`).join(";")).join("|");
}
function decode(evidence) {
  return evidence.split("|").map((shape) => shape.split(";").map((condition) => {
    const [key = "", size, low, high] = condition.split(":");
    return { key, size: Number(size), low: Number(low), high: Number(high ?? low) };
  }));
}

// actions/coverage-gate/lib/model/line-set.js
var chunkLines = 256;
var wordsPerBitmap = chunkLines / 32;
var LineSet = class {
  #chunks = /* @__PURE__ */ new Map();
  #last;
  #lastIndex = -1;
  /** Adds a measured line; a line once covered stays covered. `line` counts from 1. */
  add(line, covered) {
    const words2 = this.#chunk(Math.floor(line / chunkLines));
    const bit = line % chunkLines;
    const word = bit >>> 5;
    const mask = 1 << (bit & 31);
    words2[word] = (words2[word] ?? 0) | mask;
    if (covered)
      words2[wordsPerBitmap + word] = (words2[wordsPerBitmap + word] ?? 0) | mask;
  }
  /** Adds every line of the other set. */
  merge(other) {
    for (const [index, theirs] of other.#chunks) {
      const ours = this.#chunk(index);
      for (let word = 0; word < theirs.length; word++) {
        ours[word] = (ours[word] ?? 0) | (theirs[word] ?? 0);
      }
    }
  }
  /** Whether the line is covered; `undefined` when no report measured it. */
  state(line) {
    const words2 = this.#chunks.get(Math.floor(line / chunkLines));
    const bit = line % chunkLines;
    const mask = 1 << (bit & 31);
    if (words2 === void 0 || ((words2[bit >>> 5] ?? 0) & mask) === 0)
      return void 0;
    return ((words2[wordsPerBitmap + (bit >>> 5)] ?? 0) & mask) !== 0;
  }
  /** How many lines are measured and how many of them are covered. */
  count() {
    let covered = 0;
    let total = 0;
    for (const words2 of this.#chunks.values()) {
      for (let word = 0; word < wordsPerBitmap; word++) {
        total += bitsSet(words2[word] ?? 0);
        covered += bitsSet(words2[wordsPerBitmap + word] ?? 0);
      }
    }
    return { covered, total };
  }
  /** The measured lines in ascending order. */
  *lines() {
    for (const [index, words2] of this.#inOrder()) {
      for (let bit = 0; bit < chunkLines; bit++) {
        const mask = 1 << (bit & 31);
        if (((words2[bit >>> 5] ?? 0) & mask) === 0)
          continue;
        const covered = ((words2[wordsPerBitmap + (bit >>> 5)] ?? 0) & mask) !== 0;
        yield { line: index * chunkLines + bit, covered };
      }
    }
  }
  /** The measured lines that are not covered, in ascending order. */
  uncovered() {
    const found = [];
    for (const [index, words2] of this.#inOrder()) {
      for (let word = 0; word < wordsPerBitmap; word++) {
        let open = (words2[word] ?? 0) & ~(words2[wordsPerBitmap + word] ?? 0);
        while (open !== 0) {
          const bit = 31 - Math.clz32(open & -open);
          found.push(index * chunkLines + word * 32 + bit);
          open &= open - 1;
        }
      }
    }
    return found;
  }
  #inOrder() {
    return [...this.#chunks].sort(([a], [b]) => a - b);
  }
  #chunk(index) {
    if (this.#last !== void 0 && this.#lastIndex === index)
      return this.#last;
    let words2 = this.#chunks.get(index);
    if (words2 === void 0) {
      words2 = new Uint32Array(2 * wordsPerBitmap);
      this.#chunks.set(index, words2);
    }
    this.#last = words2;
    this.#lastIndex = index;
    return words2;
  }
};
function lineRanges(lines) {
  const ranges = [];
  for (const line of lines) {
    const last = ranges.at(-1);
    if (last !== void 0 && last[1] === line - 1)
      last[1] = line;
    else
      ranges.push([line, line]);
  }
  return ranges.map(([from, to]) => from === to ? `${from}` : `${from}-${to}`).join(", ");
}
function bitsSet(word) {
  let rest = word - (word >>> 1 & 1431655765);
  rest = (rest & 858993459) + (rest >>> 2 & 858993459);
  return Math.imul(rest + (rest >>> 4) & 252645135, 16843009) >>> 24;
}

// actions/coverage-gate/lib/model/file-coverage.js
var mergedWithinReport = {
  identified: unionWithinReport,
  "identified-per-build": mergedAcrossReports,
  counted: greatestWithinReport
};
var FileRecord = class {
  lines = new LineSet();
  branches = /* @__PURE__ */ new Map();
  naming;
  /** The file was never loaded: its lines come from its text and give way to measured ones. */
  placeholder = false;
  constructor(naming) {
    this.naming = naming;
  }
  addBranches(line, evidence) {
    const known = this.branches.get(line);
    if (known === void 0)
      this.branches.set(line, evidence);
    else if (known !== evidence) {
      this.branches.set(line, mergedWithinReport[this.naming](known, evidence));
    }
  }
  /** Adds the lines of a statement or range, both ends included. */
  addRange(from, to, covered) {
    for (let line = from; line <= to; line++)
      this.lines.add(line, covered);
  }
  /** Ends the record: a line that was counted in several ways has the greatest figures. */
  settle() {
    if (this.naming !== "counted")
      return;
    for (const [line, evidence] of this.branches) {
      if (evidence.includes("|"))
        this.branches.set(line, settled(evidence));
    }
  }
  /** Takes in another record of the same report that turned out to be the same file. */
  merge(other) {
    this.placeholder &&= other.placeholder;
    this.lines.merge(other.lines);
    for (const [line, evidence] of other.branches)
      this.addBranches(line, evidence);
  }
};
var FileCoverage = class {
  lines = new LineSet();
  /** By format and producer: only reports of one kind name branches in one way. */
  #branches = /* @__PURE__ */ new Map();
  #own = /* @__PURE__ */ new Map();
  /** How many reports there are of each kind. */
  #reports = /* @__PURE__ */ new Map();
  /** Adds a report's record, which is complete; `kind` is the format and the producer of the report. */
  add(record, kind) {
    this.lines.merge(record.lines);
    if (record.branches.size === 0)
      return;
    record.settle();
    this.#reports.set(kind, (this.#reports.get(kind) ?? 0) + 1);
    const known = this.#branches.get(kind);
    if (known === void 0) {
      this.#branches.set(kind, record.branches);
      return;
    }
    const own = this.#own.get(kind) ?? new Map(known);
    for (const [line, evidence] of record.branches) {
      const before = own.get(line);
      own.set(line, before === void 0 ? evidence : mergedAcrossReports(before, evidence));
    }
    this.#own.set(kind, own);
    this.#branches.set(kind, own);
  }
  branchCount() {
    let total = 0;
    let low = 0;
    let high = 0;
    const [only] = this.#branches.values();
    const counts2 = only !== void 0 && this.#branches.size === 1 ? Array.from(only.values(), branchCount) : Array.from(this.branchLines(), (line) => this.branchesOf(line));
    for (const count of counts2) {
      total += count.total;
      low += count.low;
      high += count.high;
    }
    return { total, low, high };
  }
  branchLines() {
    const lines = /* @__PURE__ */ new Set();
    for (const ofKind of this.#branches.values())
      for (const line of ofKind.keys())
        lines.add(line);
    return lines;
  }
  branchesOf(line) {
    const counts2 = [];
    for (const [kind, ofKind] of this.#branches) {
      const evidence = ofKind.get(line);
      if (evidence === void 0)
        continue;
      counts2.push({ ...branchCount(evidence), reports: this.#reports.get(kind) ?? 0 });
    }
    return greatestCount(counts2);
  }
};

// actions/coverage-gate/lib/baseline/baseline-file.js
var schema = "slipway/coverage-baseline/v1";
var largestBaselineBytes = 64 * 1024 * 1024;
function writeBaseline({ branch, groups }) {
  const value = {
    schema,
    branch,
    groups: Object.fromEntries([...groups].map(([name, { commit: commit2, measuredAt, files }]) => [
      name,
      {
        commit: commit2,
        measuredAt,
        files: Object.fromEntries([...files].map(([path8, file]) => [path8, written(file)]))
      }
    ]))
  };
  return `${JSON.stringify(value)}
`;
}
function written(file) {
  const covered = [];
  const uncovered = [];
  for (const state of file.lines.lines())
    (state.covered ? covered : uncovered).push(state.line);
  const branches = [...file.branchLines()].sort((a, b) => a - b).map((line) => {
    const { low, total } = file.branchesOf(line);
    return `${line}:${low}/${total}`;
  });
  return {
    covered: lineRanges(covered),
    uncovered: lineRanges(uncovered),
    ...branches.length === 0 ? {} : { branches: branches.join(",") }
  };
}
function parseBaseline(text) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return "It is not JSON.";
  }
  if (!isObject(value) || value.schema !== schema)
    return "It is no baseline of this version.";
  const { branch, groups } = value;
  if (typeof branch !== "string" || !isObject(groups))
    return "It has no branch or no groups.";
  const read2 = /* @__PURE__ */ new Map();
  for (const [name, group] of Object.entries(groups)) {
    if (!isObject(group) || !isObject(group.files))
      return "A group of it has no files.";
    const { commit: commit2, measuredAt } = group;
    if (typeof commit2 !== "string" || !/^[0-9a-f]{40,64}$/.test(commit2)) {
      return "A group of it names no commit.";
    }
    if (typeof measuredAt !== "string" || Number.isNaN(Date.parse(measuredAt))) {
      return "A group of it names no time.";
    }
    const files = /* @__PURE__ */ new Map();
    for (const [path8, file] of Object.entries(group.files)) {
      const coverage = readFile(file);
      if (coverage === void 0)
        return "A file of it has no lines.";
      files.set(path8, coverage);
    }
    read2.set(name, { commit: commit2, measuredAt, files });
  }
  return { branch, groups: read2 };
}
function readFile(value) {
  if (!isObject(value))
    return void 0;
  const { covered, uncovered, branches = "" } = value;
  const record = new FileRecord("counted");
  if (!addRanges(record.lines, uncovered, false) || !addRanges(record.lines, covered, true)) {
    return void 0;
  }
  if (typeof branches !== "string")
    return void 0;
  for (const entry of branches === "" ? [] : branches.split(",")) {
    const [, line, low, total] = /^(\d{1,7}):(\d{1,6})\/(\d{1,6})$/.exec(entry) ?? [];
    if (line === void 0 || Number(low) > Number(total))
      return void 0;
    record.addBranches(Number(line), countedBranches(Number(low), Number(total)));
  }
  const file = new FileCoverage();
  file.add(record, "baseline");
  return file;
}
function addRanges(lines, ranges, covered) {
  if (typeof ranges !== "string")
    return false;
  for (const range of ranges === "" ? [] : ranges.split(", ")) {
    const [, from, to = from] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(range) ?? [];
    if (from === void 0 || Number(from) < 1)
      return false;
    for (let line = Number(from); line <= Number(to); line++)
      lines.add(line, covered);
  }
  return true;
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// actions/coverage-gate/lib/baseline/next-baseline.js
function nextBaseline(groups, before, run) {
  const next = /* @__PURE__ */ new Map();
  for (const group of groups) {
    const measured = group.carriedForward === void 0 && group.lines.total > 0 && group.reports.every((report) => !("problem" in report));
    const kept = measured ? { commit: run.commit, measuredAt: run.measuredAt, files: group.coverage } : before?.groups.get(group.name);
    if (kept !== void 0)
      next.set(group.name, kept);
  }
  return { branch: run.branch, groups: next };
}

// actions/coverage-gate/lib/baseline/read-baseline.js

function readBaseline(file, defaultBranch) {
  const unusable = (why) => {
    const message = `The baseline ${file.shown} cannot be used: ${why}`;
    return {
      status: "unusable",
      message,
      reason: {
        code: "baseline-unusable",
        message,
        remedy: `Take it from the artifact or cache that this action's run on the default branch left, or empty the input "baseline".`,
        file: file.shown
      }
    };
  };
  let text;
  try {
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.statSync)(file.absolute);
    if (!status.isFile())
      return unusable("It is no file.");
    if (status.size > largestBaselineBytes)
      return unusable("It is larger than 64 MiB.");
    text = (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.readFileSync)(file.absolute, "utf8");
  } catch (error) {
    const { code } = error;
    if (code === "ENOENT") {
      return {
        status: "missing",
        message: `There is no baseline yet (${file.shown} is not there), so nothing is compared with it. The next run on the default branch that passes makes it.`
      };
    }
    if (code === void 0)
      throw error;
    return unusable(`It cannot be read (${code}).`);
  }
  const baseline = parseBaseline(text);
  if (typeof baseline === "string")
    return unusable(baseline);
  if (defaultBranch !== void 0 && baseline.branch !== defaultBranch) {
    return {
      status: "missing",
      message: `The baseline ${file.shown} was made on ${JSON.stringify(baseline.branch)} and not on the default branch ${JSON.stringify(defaultBranch)}, so nothing is compared with it.`
    };
  }
  return {
    status: "read",
    message: `Compared with the baseline of ${JSON.stringify(baseline.branch)}.`,
    baseline
  };
}

// actions/coverage-gate/lib/changes/diff.js
var diffOptions = [
  "diff",
  "--unified=0",
  "--find-renames",
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--src-prefix=a/",
  "--dst-prefix=b/",
  "--inter-hunk-context=0",
  "--relative"
];
function parseFileChanges(diff) {
  const files = [];
  let body = 0;
  for (const line of diff.split("\n")) {
    if (body > 0 && (line.startsWith("+") || line.startsWith("-"))) {
      body--;
      continue;
    }
    if (line.startsWith("\\"))
      continue;
    const file = files.at(-1);
    if (line.startsWith("diff --git ")) {
      files.push({ from: void 0, to: void 0, hunks: [] });
    } else if (file === void 0)
      continue;
    else if (line.startsWith("rename from "))
      file.from = unquotedName(line.slice(12));
    else if (line.startsWith("rename to "))
      file.to = unquotedName(line.slice(10));
    else if (line.startsWith("--- "))
      file.from = fileName(line.slice(4), "a/");
    else if (line.startsWith("+++ "))
      file.to = fileName(line.slice(4), "b/");
    else {
      const hunk = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/.exec(line);
      if (hunk === null)
        continue;
      const [, oldStart, oldLines = "1", newStart, newLines = "1"] = hunk;
      body = Number(oldLines) + Number(newLines);
      file.hunks.push({
        oldStart: Number(oldStart),
        oldLines: Number(oldLines),
        newStart: Number(newStart),
        newLines: Number(newLines)
      });
    }
  }
  return files.filter(({ from, to }) => from !== void 0 || to !== void 0);
}
function addedLines(files) {
  const changed = /* @__PURE__ */ new Map();
  for (const { to, hunks } of files) {
    if (to === void 0)
      continue;
    const lines = changed.get(to) ?? [];
    for (const { newStart, newLines } of hunks) {
      for (let index = 0; index < newLines; index++)
        lines.push(newStart + index);
    }
    if (lines.length > 0)
      changed.set(to, lines);
  }
  return changed;
}
function parseDiff(diff) {
  return addedLines(parseFileChanges(diff));
}
function fileName(text, prefix) {
  const name = unquotedName(text.startsWith('"') ? text : text.replace(/\t$/, ""));
  return name.startsWith(prefix) ? name.slice(2) : void 0;
}
function unquotedName(text) {
  return text.startsWith('"') ? unquoted(text.slice(1, text.lastIndexOf('"'))) : text;
}
var escapes = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  "\\": 92
};
function unquoted(text) {
  const bytes = [];
  for (const [part, octal, letter] of text.matchAll(/\\(?:([0-7]{3})|(.))|[^\\]+/g)) {
    if (octal !== void 0)
      bytes.push(Buffer.from([Number.parseInt(octal, 8)]));
    else if (letter !== void 0)
      bytes.push(Buffer.from([escapes[letter] ?? 63]));
    else
      bytes.push(Buffer.from(part));
  }
  return Buffer.concat(bytes).toString();
}

// actions/coverage-gate/lib/changes/base.js
var deepenings = [50, 200, 1e3, 5e3];
async function findComparison(event, git) {
  const head = await commit(git, "HEAD");
  if (head === void 0)
    return void 0;
  if (event.base === void 0 && event.name.startsWith("pull_request")) {
    const parents = await parentsOf(git, "HEAD");
    if (parents.length === 2 && parents[0] !== void 0)
      return { base: parents[0], head };
  }
  const wanted = event.base ?? event.start;
  if (wanted === void 0)
    return void 0;
  refuseOption(wanted);
  const start = await fetched(git, wanted);
  if (start === void 0)
    return void 0;
  const base = await mergeBase(git, start, head);
  const ofBase = base === head && event.name.startsWith("pull_request");
  return base === void 0 || ofBase ? void 0 : { base, head };
}
async function changesSince(start, git) {
  const base = await fetched(git, start);
  const diff = base === void 0 ? void 0 : await git(...diffOptions, base, "HEAD");
  return diff === void 0 ? void 0 : parseFileChanges(diff);
}
async function parentsOf(git, revision) {
  const body = await git("cat-file", "-p", revision) ?? "";
  const parents = [...(body.split("\n\n")[0] ?? "").matchAll(/^parent ([0-9a-f]{40,64})$/gm)].map(([, parent]) => parent ?? "");
  for (const parent of parents) {
    if (await commit(git, parent) !== void 0)
      continue;
    await git("fetch", "--quiet", "--no-tags", "--depth=2", "origin", await headCommit(git));
    if (await commit(git, parent) === void 0)
      return [];
  }
  return parents;
}
async function headCommit(git) {
  return (await git("rev-parse", "HEAD"))?.trim() ?? "HEAD";
}
async function fetched(git, name) {
  const here = await commit(git, `refs/remotes/origin/${name}`) ?? await commit(git, name);
  if (here !== void 0)
    return here;
  await git("fetch", "--quiet", "--no-tags", "--depth=1", "origin", name);
  return await commit(git, "FETCH_HEAD") === void 0 ? void 0 : commit(git, "FETCH_HEAD");
}
async function mergeBase(git, start, head) {
  const find = async () => (await git("merge-base", start, head))?.trim() || void 0;
  let base = await find();
  for (const depth of deepenings) {
    if (base !== void 0 || !await isShallow(git))
      return base;
    await git("fetch", "--quiet", "--no-tags", `--deepen=${depth}`, "origin", start, head);
    base = await find();
  }
  if (base === void 0 && await isShallow(git)) {
    await git("fetch", "--quiet", "--no-tags", "--unshallow", "origin", start, head);
    base = await find();
  }
  return base;
}
async function isShallow(git) {
  return (await git("rev-parse", "--is-shallow-repository"))?.trim() === "true";
}
async function commit(git, name) {
  return (await git("rev-parse", "--verify", "--quiet", `${name}^{commit}`))?.trim() || void 0;
}
function refuseOption(name) {
  if (name.startsWith("-") || /[\s~^:?*[\\]|\.\./.test(name)) {
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "base" is ${JSON.stringify(name)}, which is no name of a branch, tag or commit.`, 'Give a name such as "main" or a full commit id.');
  }
}

// actions/coverage-gate/lib/changes/event.js

function readChangeEvent(base, environment) {
  const name = environment.GITHUB_EVENT_NAME ?? "";
  const payload = payloadOf(environment.GITHUB_EVENT_PATH);
  const before = textAt(payload, "before");
  const start = environment.GITHUB_BASE_REF ? environment.GITHUB_BASE_REF : name === "merge_group" ? textAt(payload, "merge_group", "base_sha") : name === "push" ? before !== void 0 && !/^0+$/.test(before) ? before : textAt(payload, "repository", "default_branch") : void 0;
  return { base, name, start, defaultBranch: textAt(payload, "repository", "default_branch") };
}
function isChange({ base, name }) {
  return base !== void 0 || name === "push" || name === "merge_group" || name.startsWith("pull_request");
}
function payloadOf(file) {
  if (!file)
    return void 0;
  try {
    return JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_5__.readFileSync)(file, "utf8"));
  } catch {
    return void 0;
  }
}
function textAt(value, ...keys2) {
  let at2 = value;
  for (const key of keys2) {
    if (typeof at2 !== "object" || at2 === null || !Object.hasOwn(at2, key))
      return void 0;
    at2 = at2[key];
  }
  return typeof at2 === "string" && at2 !== "" ? at2 : void 0;
}

// actions/coverage-gate/lib/evidence/find-reports.js
var import_picomatch2 = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__toESM */ .f1)(require_picomatch2(), 1);



// actions/coverage-gate/lib/paths/patterns.js
var import_picomatch = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__toESM */ .f1)(require_picomatch2(), 1);
function pathRules(patterns) {
  const compiled = patterns.map((pattern) => {
    const negated = pattern.startsWith("!");
    const body = (negated ? pattern.slice(1) : pattern).replace(/^\.\//, "");
    return { negated, fits: (0, import_picomatch.default)(body, { dot: true, nonegate: true }) };
  });
  return {
    matches: (path8) => compiled.reduce((matched, { negated, fits }) => {
      if (matched === !negated)
        return matched;
      return fits(path8) ? !negated : matched;
    }, false)
  };
}
function refuseEscapes(patterns, what) {
  for (const pattern of patterns) {
    const body = pattern.replace(/^!/, "").replace(/\\/g, "/");
    if (/^([a-z]:)?\//i.test(body) || body.split("/").includes("..")) {
      throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${what} holds the pattern ${JSON.stringify(pattern)}, which leads out of the workspace.`, 'Use a pattern relative to the working directory, without "..".');
    }
  }
}

// actions/coverage-gate/lib/evidence/find-reports.js
var skipped = /* @__PURE__ */ new Set(["node_modules", ".git"]);
function findReports(workspace, directory, patterns) {
  const rules = pathRules(patterns);
  const found = /* @__PURE__ */ new Map();
  const realWorkspace = (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.realpathSync)(workspace);
  for (const pattern of patterns) {
    if (pattern.startsWith("!"))
      continue;
    const { base, isGlob } = import_picomatch2.default.scan(pattern.replace(/^\.\//, ""));
    const start = isGlob ? base : node_path__WEBPACK_IMPORTED_MODULE_4__.posix.dirname(base);
    const named = new Set(pattern.split("/"));
    walk(node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, start), start === "." ? "" : start, (relative) => {
      if (!rules.matches(relative))
        return;
      const absolute = node_path__WEBPACK_IMPORTED_MODULE_4__.join(directory, relative);
      const report = describe(workspace, realWorkspace, absolute);
      if (report !== void 0)
        found.set(report.path, report);
    }, (name) => skipped.has(name) && !named.has(name));
  }
  return [...found.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}
function walk(absolute, relative, visit, skip) {
  let entries;
  try {
    entries = (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.readdirSync)(absolute, { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries) {
    const below = relative === "" ? entry.name : `${relative}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!skip(entry.name))
        walk(node_path__WEBPACK_IMPORTED_MODULE_4__.join(absolute, entry.name), below, visit, skip);
    } else if (entry.isFile() || entry.isSymbolicLink())
      visit(below);
  }
}
function describe(workspace, realWorkspace, absolute) {
  const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.statSync)(absolute, { throwIfNoEntry: false });
  const relative = node_path__WEBPACK_IMPORTED_MODULE_4__.relative(workspace, absolute).split(node_path__WEBPACK_IMPORTED_MODULE_4__.sep).join("/");
  if (status === void 0) {
    return { path: relative, absolute, bytes: 0, modifiedAt: 0, outside: false };
  }
  if (!status.isFile())
    return void 0;
  const outside2 = !isInside(realWorkspace, (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.realpathSync)(absolute));
  return {
    path: relative,
    absolute,
    bytes: status.size,
    modifiedAt: status.mtimeMs,
    outside: outside2
  };
}
function isInside(directory, file) {
  return file.startsWith(directory.endsWith(node_path__WEBPACK_IMPORTED_MODULE_4__.sep) ? directory : directory + node_path__WEBPACK_IMPORTED_MODULE_4__.sep);
}

// actions/coverage-gate/lib/evidence/read-reports.js



// actions/coverage-gate/lib/formats/read-report.js


// actions/coverage-gate/lib/formats/report-coverage.js
var ReportCoverage = class {
  format;
  naming;
  /** The tool that wrote the report, as far as its content tells. */
  producer = "unknown";
  /** Directories to which the names may be relative (`<source>` of Cobertura). */
  roots = [];
  files = /* @__PURE__ */ new Map();
  /** For names that say nothing of their module: the module, and the name in it. */
  modules = /* @__PURE__ */ new Map();
  /** When the report says it was written, in milliseconds since 1970. */
  writtenAt;
  /** False where the format cannot say anything about branches. */
  hasBranches;
  /** What a reader should know and the numbers do not show. */
  notices = [];
  #interned = /* @__PURE__ */ new Map();
  constructor(format, naming, hasBranches = true) {
    this.format = format;
    this.naming = naming;
    this.hasBranches = hasBranches;
  }
  file(name) {
    let record = this.files.get(name);
    if (record === void 0) {
      record = new FileRecord(this.naming);
      this.files.set(this.intern(name), record);
    }
    return record;
  }
  /**
   * One lasting copy of the text. What a streaming parser hands out is a slice that keeps the
   * whole chunk of the file alive: 11,000 names would keep 500 MB.
   */
  intern(text) {
    let copy = this.#interned.get(text);
    if (copy === void 0) {
      copy = Buffer.from(text, "utf16le").toString("utf16le");
      this.#interned.set(copy, copy);
    }
    return copy;
  }
  /** Frees what only reading needed. */
  finish() {
    this.#interned.clear();
    return this;
  }
};

// actions/coverage-gate/lib/formats/report-problem.js
var ReportProblem = class extends _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb {
  code;
  line;
  constructor(code, message, remedy2, line) {
    super(message, remedy2);
    this.name = "ReportProblem";
    this.code = code;
    this.line = line;
  }
};

// actions/coverage-gate/lib/formats/xml-attributes.js
var Attributes = class {
  #values = {};
  /** Shows another tag; the record has no prototype. */
  show(values) {
    this.#values = values;
    return this;
  }
  /** The value; `undefined` where the tag has no such attribute. */
  get(name) {
    return this.#values[name];
  }
  /** The value where it is one to nine digits; -1 otherwise, and `get` says what it is. */
  digits(name) {
    const text = this.#values[name];
    return text === void 0 ? -1 : plainNumber(text);
  }
};
function plainNumber(text) {
  const { length } = text;
  if (length === 0 || length > 9)
    return -1;
  let value = 0;
  for (let at2 = 0; at2 < length; at2++) {
    const digit = text.charCodeAt(at2) - 48;
    if (digit < 0 || digit > 9)
      return -1;
    value = value * 10 + digit;
  }
  return value;
}

// actions/coverage-gate/lib/formats/values.js
var greatestLine = 1e7;
var remedy = "Create the report again; if it stays so, the tool that writes it has a defect.";
var hiddenLines = [16707566, 15732480];
var longestRange = 1e5;
function lineRange(first, last, what) {
  if (hiddenLines.includes(Number(first)))
    return void 0;
  const from = lineNumber(first, `The first line of ${what}`);
  if (from === void 0)
    return void 0;
  const to = last === void 0 || hiddenLines.includes(Number(last)) ? from : lineNumber(last, `The last line of ${what}`) ?? from;
  if (to - from > longestRange) {
    throw new ReportProblem("report-line-number", `${what} is said to reach over ${to - from + 1} lines.`, remedy);
  }
  return [from, Math.max(from, to)];
}
function lineNumber(text, what) {
  const value = wholeNumber(text, what);
  if (value > greatestLine) {
    throw new ReportProblem("report-line-number", `${what} is ${shown(text)}, and no source file has so many lines.`, remedy);
  }
  return value === 0 ? void 0 : value;
}
function lineAttribute(attributes, name, element) {
  const digits2 = attributes.digits(name);
  return digits2 > 0 && digits2 <= greatestLine ? digits2 : lineNumber(attributes.get(name), `The attribute "${name}" of a <${element}>`);
}
function executedAttribute(attributes, name, element) {
  const digits2 = attributes.digits(name);
  return digits2 >= 0 ? digits2 > 0 : executed(attributes.get(name), `The attribute "${name}" of a <${element}>`);
}
function wholeNumber(text, what) {
  const plain = text === void 0 ? -1 : plainNumber(text);
  if (plain >= 0)
    return plain;
  if (text === void 0 || !/^\s*\d{1,15}\s*$/.test(text))
    throw invalid(what, text);
  return Number(text);
}
function executed(text, what) {
  const plain = text === void 0 ? -1 : plainNumber(text);
  if (plain >= 0)
    return plain > 0;
  const value = text?.trim() ?? "";
  if (/^-?\d+$/.test(value))
    return value[0] !== "-" && /[1-9]/.test(value);
  if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(value))
    return Number(value) > 0;
  throw invalid(what, text);
}
function invalid(what, text) {
  return new ReportProblem("report-invalid-value", text === void 0 ? `${what} is missing.` : `${what} is ${shown(text)}.`, remedy);
}
function shown(text) {
  return JSON.stringify((0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(text ?? "", 60));
}

// actions/coverage-gate/lib/formats/xml.js
var import_saxes = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__toESM */ .f1)(require_saxes(), 1);
var greatestDepth = 200;
var longestToken = 8 * 1024 * 1024;
var again = "Create the report again and check that the step that writes it has ended before this one.";
var foreign = "No coverage tool writes such a report: find out where the file comes from.";
function readXml(text, handlers, positions) {
  const parser = new import_saxes.SaxesParser({
    xmlns: false,
    position: positions
  });
  const attributes = new Attributes();
  let depth = 0;
  let waiting = 0;
  let hasRoot = false;
  let ending = false;
  const problem = (code, message, remedy2) => new ReportProblem(code, message, remedy2, positions ? parser.line : void 0);
  parser.on("error", (error) => {
    const detail = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(error.message.replace(/^\d+:\d+: /, "").replace(/\.$/, ""), 200);
    if (ending && !hasRoot)
      throw problem("report-empty", "The report has no content.", again);
    throw ending ? problem("report-truncated", `The report ends in the middle (${detail}).`, again) : problem("report-malformed", `The report is not well-formed XML (${detail}).`, again);
  });
  parser.on("doctype", refuseEntities);
  parser.on("opentag", (tag) => {
    waiting = 0;
    hasRoot = true;
    if (++depth > greatestDepth) {
      throw problem("report-too-deep", `The report nests elements more than ${greatestDepth} deep.`, foreign);
    }
    handlers.open(tag.name, attributes.show(tag.attributes));
  });
  parser.on("closetag", (tag) => {
    depth--;
    waiting = 0;
    handlers.close(tag.name);
  });
  if (handlers.text !== void 0) {
    const read2 = (piece) => handlers.text?.(piece);
    parser.on("text", read2);
    parser.on("cdata", read2);
  }
  try {
    for (const piece of text) {
      const before = waiting;
      waiting += piece.length;
      parser.write(piece);
      if (before > longestToken && waiting > before) {
        throw problem("report-token-too-long", "The report cannot be a coverage report: a tag or text is too long.", foreign);
      }
    }
    ending = true;
    parser.close();
  } catch (error) {
    if (error instanceof ReportProblem && error.line === void 0 && positions) {
      throw problem(error.code, error.message, error.remedy);
    }
    throw error;
  }
}
function refuseEntities(declaration) {
  if (!/<!ENTITY/i.test(declaration))
    return;
  throw /<!ENTITY[^>]*\b(SYSTEM|PUBLIC)\b/i.test(declaration) ? new ReportProblem("report-external-entity", "The report refers to an external entity, which would be read from this machine or the network.", foreign) : new ReportProblem("report-declares-entities", "The report declares XML entities, which can grow without limit.", foreign);
}

// actions/coverage-gate/lib/formats/clover.js
function readClover(text, positions) {
  const report = new ReportCoverage("clover", "counted");
  let file;
  let inTests = false;
  let evaluations = false;
  let clover;
  readXml(text, {
    open(name, attributes) {
      switch (name) {
        case "coverage":
          clover = attributes.get("clover");
          report.writtenAt = timestamp(attributes.get("generated"));
          break;
        case "testproject":
          inTests = true;
          break;
        case "file": {
          const path8 = attributes.get("path") ?? attributes.get("name");
          if (path8 === void 0)
            throw invalid('The attribute "path" of a <file>', void 0);
          file = inTests ? void 0 : report.file(path8);
          break;
        }
        case "line":
          if (file === void 0 || attributes.get("type") === "method")
            break;
          if (attributes.get("type") === "cond" && attributes.get("count") === void 0)
            evaluations = true;
          addLine(report, file, attributes);
          break;
      }
    },
    close(name) {
      if (name === "file")
        file = void 0;
      else if (name === "testproject")
        inTests = false;
    }
  }, positions);
  report.producer = evaluations ? "openclover" : clover === void 0 ? "phpunit" : "istanbul";
  return report;
}
function addLine(report, file, attributes) {
  const number = lineNumber(attributes.get("num"), 'The attribute "num" of a <line>');
  const condition = attributes.get("type") === "cond";
  const [whenTrue, whenFalse] = condition ? [
    wholeNumber(attributes.get("truecount"), 'The attribute "truecount" of a <line>'),
    wholeNumber(attributes.get("falsecount"), 'The attribute "falsecount" of a <line>')
  ] : [0, 0];
  const counted2 = attributes.get("count") !== void 0;
  const covered = condition && !counted2 ? whenTrue + whenFalse > 0 : executed(attributes.get("count"), 'The attribute "count" of a <line>');
  if (number === void 0)
    return;
  file.lines.add(number, covered);
  if (!condition)
    return;
  const branches = counted2 ? { covered: whenTrue, total: whenTrue + whenFalse } : { covered: Number(whenTrue > 0) + Number(whenFalse > 0), total: 2 };
  if (branches.total > 0) {
    file.addBranches(number, report.intern(countedBranches(branches.covered, branches.total)));
  }
}
function timestamp(text) {
  if (text === void 0 || !/^\d{9,14}$/.test(text))
    return void 0;
  const value = Number(text);
  return value < 1e11 ? value * 1e3 : value;
}

// actions/coverage-gate/lib/formats/cobertura.js
var none = [];
var mostConditions = 1e4;
function readCobertura(text, positions) {
  const report = new ReportCoverage("cobertura", "counted");
  const dialect = new Dialect();
  let file;
  let line;
  let inMethods = false;
  let ownLines = false;
  let methodLines = [];
  let source;
  let declaredBranches = 0;
  const seen = /* @__PURE__ */ new Map();
  const add = (read2) => {
    if (file === void 0 || read2.number === void 0)
      return;
    file.lines.add(read2.number, read2.covered);
    const branches = branchesOf(read2, seen);
    if (branches !== void 0)
      file.addBranches(read2.number, report.intern(branches));
  };
  readXml(text, {
    open(name, attributes) {
      switch (name) {
        case "coverage":
          dialect.root(attributes);
          report.writtenAt = timestamp2(attributes.get("timestamp"));
          declaredBranches = Number(attributes.get("branches-valid") ?? 0);
          break;
        case "source":
          source = "";
          break;
        case "class": {
          const name2 = attributes.get("filename");
          if (name2 === void 0 || name2.trim() === "") {
            throw invalid('The attribute "filename" of a <class>', name2);
          }
          dialect.file(name2);
          file = report.file(name2);
          ownLines = false;
          methodLines = [];
          break;
        }
        case "methods":
          inMethods = true;
          break;
        case "line":
          if (!dialect.titleCase)
            dialect.branch(attributes.get("branch"));
          line = {
            number: lineAttribute(attributes, "number", "line"),
            covered: executedAttribute(attributes, "hits", "line"),
            conditionCoverage: attributes.get("condition-coverage"),
            conditions: none
          };
          break;
        case "condition":
          if (line !== void 0) {
            const condition = {
              number: attributes.get("number"),
              type: attributes.get("type"),
              coverage: attributes.get("coverage")
            };
            if (line.conditions === none)
              line.conditions = [condition];
            else
              line.conditions.push(condition);
          }
          break;
      }
    },
    close(name) {
      switch (name) {
        case "source":
          if (source !== void 0 && source.trim() !== "")
            report.roots.push(source.trim());
          source = void 0;
          break;
        case "methods":
          inMethods = false;
          break;
        case "line":
          if (line === void 0)
            break;
          if (inMethods)
            methodLines.push(line);
          else {
            ownLines = true;
            add(line);
          }
          line = void 0;
          break;
        case "class":
          if (!ownLines)
            for (const read2 of methodLines)
              add(read2);
          file = void 0;
          methodLines = [];
          break;
      }
    },
    text(piece) {
      if (source !== void 0)
        source += piece;
    }
  }, positions);
  report.producer = dialect.producer(report.roots.length > 0);
  if (report.producer === "istanbul")
    warnOfMissingBranches(report, declaredBranches);
  return report;
}
function branchesOf({ conditionCoverage, conditions }, seen) {
  if (conditionCoverage === void 0)
    return void 0;
  let counts2 = seen.get(conditionCoverage);
  if (counts2 === void 0 && !seen.has(conditionCoverage)) {
    counts2 = countsIn(conditionCoverage);
    seen.set(Buffer.from(conditionCoverage).toString(), counts2);
  }
  if (counts2 === void 0)
    return void 0;
  const { covered, total } = counts2;
  const certain = certainConditions(conditions, covered, total);
  return certain === void 0 ? countedBranches(covered, total) : branchEvidence(certain);
}
function countsIn(conditionCoverage) {
  const counts2 = /\(\s*([\d.,\s]+?)\s*\/\s*([\d.,\s]+?)\s*\)/.exec(conditionCoverage);
  const what = 'The attribute "condition-coverage" of a <line>';
  if (counts2 === null) {
    if (/^\s*\d+([.,]\d+)?\s*%\s*$/.test(conditionCoverage))
      return void 0;
    throw invalid(what, conditionCoverage);
  }
  const [covered, total] = [counts2[1], counts2[2]].map((digits2) => wholeNumber(digits2?.replace(/[.,\s]/g, ""), what));
  if (covered > total)
    throw invalid(what, conditionCoverage);
  return total === 0 ? void 0 : { covered, total };
}
function certainConditions(conditions, covered, total) {
  if (conditions.length < 2 && conditions[0]?.type !== "jump")
    return void 0;
  if (conditions.length > mostConditions)
    return void 0;
  const jumps = conditions.filter(({ type }) => type === "jump").length;
  const switches = conditions.length - jumps;
  const rest = total - 2 * jumps;
  if (switches > 1 || (switches === 0 ? rest !== 0 : rest < 2))
    return void 0;
  const read2 = [];
  const keys2 = /* @__PURE__ */ new Set();
  let sum2 = 0;
  for (const { number, type, coverage } of conditions) {
    const share = /^\s*(\d+(?:[.,]\d+)?)\s*%?\s*$/.exec(coverage ?? "")?.[1];
    if (number === void 0 || share === void 0 || !/^\w+$/.test(number))
      return void 0;
    const size = type === "jump" ? 2 : rest;
    const low = Math.round(Number(share.replace(",", ".")) * size / 100);
    if (low > size || keys2.has(number))
      return void 0;
    keys2.add(number);
    sum2 += low;
    read2.push({ key: number, size, low, high: low });
  }
  return sum2 === covered ? read2 : void 0;
}
function timestamp2(text) {
  if (text === void 0 || !/^\d{9,14}$/.test(text))
    return void 0;
  const value = Number(text);
  return value < 1e11 ? value * 1e3 : value;
}
function warnOfMissingBranches(report, declared) {
  let written2 = 0;
  for (const { branches } of report.files.values()) {
    for (const evidence of branches.values())
      written2 += Number(evidence.split(":")[1] ?? 0);
  }
  if (declared > written2) {
    report.notices.push(`Istanbul's Cobertura leaves out branches on lines where no statement starts (${declared} in the run, at most ${written2} in the lines). For a branch threshold use the reporter "lcovonly" or "json".`);
  }
}
var Dialect = class {
  #version = "";
  #complexity = false;
  titleCase = false;
  #absolute = false;
  root(attributes) {
    this.#version = attributes.get("version") ?? "";
    this.#complexity = attributes.get("complexity") !== void 0;
  }
  branch(value) {
    if (value === "True" || value === "False")
      this.titleCase = true;
  }
  file(name) {
    if (/^([a-z]:)?[\\/]/i.test(name))
      this.#absolute = true;
  }
  producer(hasSources) {
    const version = this.#version;
    if (version.startsWith("gcovr"))
      return "gcovr";
    if (this.titleCase)
      return !hasSources && this.#absolute ? "microsoft" : "coverlet";
    if (version === "0.1")
      return "istanbul";
    if (this.#complexity && version === "1.9" && !hasSources)
      return "microsoft";
    if (/^[4-9]\.\d/.test(version))
      return "coverage.py";
    if (version === "1.9" && hasSources)
      return "coverlet";
    return "cobertura";
  }
};

// actions/coverage-gate/lib/formats/build-branches.js
var BuildBranches = class {
  #files = /* @__PURE__ */ new Map();
  #report;
  constructor(report) {
    this.#report = report;
  }
  add(file, line, place, covered) {
    let lines = this.#files.get(file);
    if (lines === void 0) {
      lines = /* @__PURE__ */ new Map();
      this.#files.set(file, lines);
    }
    let conditions = lines.get(line);
    if (conditions === void 0) {
      conditions = /* @__PURE__ */ new Map();
      lines.set(line, conditions);
    }
    const known = conditions.get(place);
    conditions.set(place, identifiedBranch(place, covered || known?.low === 1));
  }
  /** Ends the build and hands its branches to the files. */
  end() {
    for (const [file, lines] of this.#files) {
      for (const [line, conditions] of lines) {
        file.addBranches(line, this.#report.intern(branchEvidence([...conditions.values()])));
      }
    }
    this.#files.clear();
  }
};

// actions/coverage-gate/lib/formats/json.js
function objectAt(value, what) {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value;
  }
  throw wrongJson(`${what} is no object.`);
}
function listAt(value, what) {
  if (Array.isArray(value))
    return value;
  throw wrongJson(`${what} is no list.`);
}
function entriesOf(value, what) {
  return Object.entries(objectAt(value, what));
}
function wrongJson(message) {
  return new ReportProblem("report-invalid-value", message, "Create the report again; if it stays so, the tool that writes it has a defect.");
}

// actions/coverage-gate/lib/formats/json-entries.js
var longestEntry = 64 * 1024 * 1024;
var again2 = "Create the report again and check that the step that writes it has ended before this one.";
var [quote, comma, backslash] = [34, 44, 92];
function* jsonEntries(pieces, levels) {
  let depth = 0;
  let inString = false;
  let escaped2 = false;
  let ended = false;
  let pending = "";
  let line = 1;
  let pendingLine = 1;
  let outer = "";
  let mayBeEmpty = true;
  let objectEnded = false;
  const malformed = (what) => new ReportProblem("report-malformed", `The report is not valid JSON (${(0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(what, 120)}).`, again2, line);
  const parsed = (text) => {
    try {
      const [entry] = Object.entries(JSON.parse(`{${text}}`));
      if (entry !== void 0)
        return entry;
    } catch (error) {
      const { message } = error;
      const at2 = Number(/at position (\d+)/.exec(message)?.[1] ?? 1) - 1;
      line = pendingLine + text.slice(0, at2).split("\n").length - 1;
      throw malformed(message);
    }
    throw malformed("an entry is missing");
  };
  for (const piece of pieces) {
    let from = 0;
    for (let at2 = 0; at2 < piece.length; at2++) {
      const code = piece.charCodeAt(at2);
      if (code === 10)
        line++;
      if (inString) {
        if (escaped2)
          escaped2 = false;
        else if (code === backslash)
          escaped2 = true;
        else if (code === quote)
          inString = false;
        continue;
      }
      if (depth === 0) {
        if (code === 32 || code >= 9 && code <= 13)
          continue;
        if (ended || code !== 123)
          throw malformed("text outside of the object");
        depth = 1;
        [pending, from, pendingLine, mayBeEmpty] = ["", at2 + 1, line, true];
        continue;
      }
      if (code === quote)
        inString = true;
      else if (code === 123 || code === 91) {
        if (depth < levels) {
          if (objectEnded)
            throw malformed("a comma is missing");
          const [key] = parsed(`${pending}${piece.slice(from, at2)}0`);
          if (code === 91)
            throw wrongJson(`${JSON.stringify((0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(key, 200))} is no object.`);
          outer = key;
          [pending, from, pendingLine, mayBeEmpty] = ["", at2 + 1, line, true];
        }
        depth++;
      } else if ((code === 125 || code === 93) && depth > levels)
        depth--;
      else if (code === comma || code === 125 || code === 93) {
        if (depth > levels)
          continue;
        if (code === 93)
          throw malformed("a ] without its [");
        const text = pending + piece.slice(from, at2);
        const empty = text.trim() === "";
        if (depth === levels) {
          if (!empty) {
            const [key, value] = parsed(text);
            yield { outer, key, value };
          } else if (code === comma || !mayBeEmpty)
            throw malformed("an entry is missing");
        } else if (!empty || !objectEnded && (code === comma || !mayBeEmpty)) {
          throw malformed("an object is missing");
        }
        mayBeEmpty = false;
        objectEnded = false;
        [pending, from, pendingLine] = ["", at2 + 1, line];
        if (code === 125) {
          depth--;
          ended = depth === 0;
          objectEnded = !ended;
        }
      }
    }
    if (depth > 0)
      pending += piece.slice(from);
    if (pending.length > longestEntry) {
      throw new ReportProblem("report-token-too-long", "An entry of the report is longer than 64 million characters.", "No coverage tool writes such a report: find out where the file comes from.", pendingLine);
    }
  }
  if (!ended) {
    throw new ReportProblem("report-truncated", "The report ends in the middle.", again2, line);
  }
}

// actions/coverage-gate/lib/formats/coverlet-json.js
function readCoverletJson(text) {
  const report = new ReportCoverage("coverlet-json", "identified-per-build");
  report.producer = "coverlet";
  let branches = new BuildBranches(report);
  let build;
  for (const { outer, key: name, value: classes } of jsonEntries(text, 2)) {
    if (outer !== build) {
      branches.end();
      branches = new BuildBranches(report);
      build = outer;
    }
    const record = report.file(name);
    for (const [type, methods] of entriesOf(classes, `Document ${shown2(name)}`)) {
      for (const [method, value] of entriesOf(methods, `Class ${shown2(type)}`)) {
        readMethod(record, branches, value, `Method ${shown2(method)}`);
      }
    }
  }
  branches.end();
  return report;
}
function readMethod(record, branches, value, what) {
  const body = objectAt(value, what);
  const lines = entriesOf(body.Lines ?? {}, `"Lines" of ${what}`);
  for (const [number, hits] of lines) {
    const line = lineNumber(number, `A line of ${what}`);
    const covered = executed(digits(hits), `The hits of a line of ${what}`);
    if (line !== void 0)
      record.lines.add(line, covered);
  }
  for (const entry of listAt(body.Branches ?? [], `"Branches" of ${what}`)) {
    const branch = objectAt(entry, `A branch of ${what}`);
    const line = lineNumber(digits(branch.Line), `The line of a branch of ${what}`);
    const covered = executed(digits(branch.Hits), `The hits of a branch of ${what}`);
    if (line === void 0 || lines.length === 0)
      continue;
    const place = [branch.Offset, branch.EndOffset, branch.Path].map(String).join(",");
    branches.add(record, line, place, covered);
  }
}
function digits(value) {
  if (typeof value !== "number") {
    throw wrongJson(`${(0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(JSON.stringify(value) ?? "nothing", 60)} is no number.`);
  }
  return String(value);
}
function shown2(name) {
  return JSON.stringify((0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(name, 200));
}

// actions/coverage-gate/lib/formats/decode.js

function* decoded(bytes, fallback) {
  const iterator = bytes[Symbol.iterator]();
  try {
    yield* decodedFrom(iterator, fallback);
  } finally {
    iterator.return?.();
  }
}
function* decodedFrom(iterator, fallback) {
  let step = iterator.next();
  let head = step.done ? new Uint8Array() : Buffer.from(step.value);
  while (head.length < 256 && !step.done) {
    step = iterator.next();
    if (!step.done)
      head = Buffer.concat([head, step.value]);
  }
  const encoding = encodingOf(head);
  let decoder = decoderFor(encoding);
  const lenient = fallback === "windows-1252" && encoding === "utf-8";
  for (let piece = head; piece !== void 0; ) {
    let text;
    try {
      text = decoder.decode(piece, { stream: true });
    } catch {
      if (!lenient)
        throw badEncoding(encoding);
      decoder = new node_util__WEBPACK_IMPORTED_MODULE_7__.TextDecoder("windows-1252");
      text = decoder.decode(piece, { stream: true });
    }
    if (text !== "")
      yield text;
    if (step.done)
      break;
    step = iterator.next();
    piece = step.done ? void 0 : step.value;
  }
  try {
    const rest = decoder.decode();
    if (rest !== "")
      yield rest;
  } catch {
    throw badEncoding(encoding);
  }
}
function encodingOf(head) {
  const [a, b, c, d] = head;
  if (a === 239 && b === 187 && c === 191)
    return "utf-8";
  if (a === 255 && b === 254)
    return "utf-16le";
  if (a === 254 && b === 255)
    return "utf-16be";
  if (b === 0 && d === 0 && a !== 0 && a !== void 0)
    return "utf-16le";
  if (a === 0 && c === 0 && b !== 0 && b !== void 0)
    return "utf-16be";
  const start = Buffer.from(head.subarray(0, 256)).toString("latin1");
  const declared = /^\s*<\?xml[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1];
  return declared === void 0 || /^(utf-?16|ucs-?2|unicode)/i.test(declared) ? "utf-8" : declared.toLowerCase();
}
function decoderFor(encoding) {
  try {
    return new node_util__WEBPACK_IMPORTED_MODULE_7__.TextDecoder(encoding, { fatal: true });
  } catch {
    throw new ReportProblem("report-encoding", `The report declares the encoding ${JSON.stringify(encoding)}, which is not known.`, "Write the report in UTF-8.", 1);
  }
}
function badEncoding(encoding) {
  return new ReportProblem("report-encoding", `The report has bytes that are not ${encoding}.`, "Write the report in UTF-8, or declare its encoding in its first line.");
}

// actions/coverage-gate/lib/formats/istanbul-json.js
function readIstanbulJson(text) {
  const report = new ReportCoverage("istanbul-json", "identified");
  report.producer = "istanbul";
  for (const { key, value } of jsonEntries(text, 1)) {
    const shown3 = JSON.stringify((0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(key, 200));
    const entry = objectAt(value, `The entry of ${shown3}`);
    const file = "data" in entry ? objectAt(entry.data, `The data of ${shown3}`) : entry;
    const record = report.file(typeof file.path === "string" ? file.path : key);
    record.placeholder = file.all === true;
    const starts = new Map(entriesOf(file.statementMap, `"statementMap" of ${shown3}`));
    const what = `A statement of ${shown3}`;
    const counts2 = new Map(entriesOf(file.s, `"s" of ${shown3}`));
    for (const [id, place] of starts) {
      const line = startLine(place, what);
      const hits = executed(numberText(counts2.get(id)), `The count of a statement of ${shown3}`);
      if (line !== void 0)
        record.lines.add(line, hits);
    }
    for (const [line, conditions] of branchesOf2(file, shown3)) {
      record.addBranches(line, report.intern(branchEvidence(conditions)));
    }
  }
  return report;
}
function branchesOf2(file, shown3) {
  const lines = /* @__PURE__ */ new Map();
  const counts2 = new Map(entriesOf(file.b, `"b" of ${shown3}`));
  const seen = /* @__PURE__ */ new Map();
  for (const [id, value] of entriesOf(file.branchMap, `"branchMap" of ${shown3}`)) {
    const what = `Branch ${JSON.stringify((0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(id, 20))} of ${shown3}`;
    const branch = objectAt(value, what);
    const arms = listAt(counts2.get(id), `${what} in "b"`);
    const locations = Array.isArray(branch.locations) ? branch.locations : [];
    const line = startLine(branch.loc ?? locations[0], what) ?? lineNumber(numberText(branch.line), what);
    if (line === void 0)
      continue;
    let key = `${String(branch.type)},${placeKey(branch.loc ?? locations[0])}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    if (before > 0)
      key += `,${before}`;
    const conditions = lines.get(line) ?? [];
    for (const [index, hits] of arms.entries()) {
      conditions.push(identifiedBranch(`${key},${index}`, executed(numberText(hits), `An arm of ${what}`)));
    }
    if (conditions.length > 0)
      lines.set(line, conditions);
  }
  return lines;
}
function startLine(place, what) {
  if (place === void 0 || place === null)
    return void 0;
  const start = objectAt(objectAt(place, `${what}: its place`).start, `${what}: its start`);
  if (start.line === void 0 || start.line === null)
    return void 0;
  return lineNumber(numberText(start.line), `${what}: its line`);
}
function placeKey(place) {
  const ends = place;
  return [ends?.start, ends?.end].flatMap((point) => [point?.line, point?.column]).map((value) => typeof value === "number" ? String(value) : "?").join(",");
}
function numberText(value) {
  if (value === void 0 || value === null)
    return void 0;
  if (typeof value !== "number")
    throw wrongJson(`${(0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(JSON.stringify(value) ?? "", 60)} is no number.`);
  return String(value);
}

// actions/coverage-gate/lib/formats/jacoco.js
function readJacoco(text, positions) {
  const report = new ReportCoverage("jacoco", "counted");
  report.producer = "jacoco";
  const groups = [];
  let packageName = "";
  let file;
  let fileName3 = "";
  let measured = 0;
  let lines = 0;
  let withoutLines = 0;
  readXml(text, {
    open(name, attributes) {
      switch (name) {
        case "sessioninfo":
          if (/^\d{12,14}$/.test(attributes.get("dump") ?? "")) {
            report.writtenAt = Math.max(report.writtenAt ?? 0, Number(attributes.get("dump")));
          }
          break;
        case "group":
          groups.push(attributes.get("name") ?? "");
          break;
        case "package":
          packageName = attributes.get("name") ?? "";
          break;
        case "sourcefile": {
          const source = attributes.get("name");
          if (source === void 0) {
            throw invalid('The attribute "name" of a <sourcefile>', void 0);
          }
          const path8 = packageName === "" ? source : `${packageName}/${source}`;
          const module = groups.join("/");
          fileName3 = report.intern(module === "" ? path8 : `${module}/${path8}`);
          file = report.file(fileName3);
          if (module !== "")
            report.modules.set(fileName3, { module, name: report.intern(path8) });
          lines = 0;
          break;
        }
        case "line": {
          const number = lineNumber(attributes.get("nr"), 'The attribute "nr" of a <line>');
          const covered = executed(attributes.get("ci"), 'The attribute "ci" of a <line>');
          lines++;
          if (number === void 0 || file === void 0)
            break;
          file.lines.add(number, covered);
          const reached = wholeNumber(attributes.get("cb") ?? "0", 'The attribute "cb" of a <line>');
          const missed = wholeNumber(attributes.get("mb") ?? "0", 'The attribute "mb" of a <line>');
          if (reached + missed > 0) {
            file.addBranches(number, report.intern(countedBranches(reached, reached + missed)));
          }
          break;
        }
        case "counter":
          if (file !== void 0 && attributes.get("type") === "INSTRUCTION") {
            measured++;
            if (lines === 0)
              withoutLines++;
          }
          break;
      }
    },
    close(name) {
      if (name === "group")
        groups.pop();
      else if (name === "sourcefile")
        file = void 0;
    }
  }, positions);
  const remedy2 = "Compile with debug information (javac -g, or debug = true of the build tool).";
  if (measured > 0 && withoutLines === measured) {
    throw new ReportProblem("report-without-line-numbers", "The report has counters and not one line: the classes were compiled without line numbers.", remedy2, 1);
  }
  if (withoutLines > 0) {
    report.notices.push(`${withoutLines} source files have counters and no lines, so they do not count. ${remedy2}`);
  }
  return report;
}

// actions/coverage-gate/lib/formats/lcov.js
function readLcov(text) {
  const report = new ReportCoverage("lcov", "identified");
  let file;
  let branches = /* @__PURE__ */ new Map();
  let number = 0;
  let name = "";
  let coverletBlocks = false;
  let sawBranches = false;
  const end = () => {
    if (file === void 0)
      return;
    for (const [line, taken] of branches) {
      const conditions = [...taken].map(([key, covered]) => identifiedBranch(key, covered));
      file.addBranches(line, report.intern(branchEvidence(conditions)));
    }
    branches = /* @__PURE__ */ new Map();
    file = void 0;
  };
  const read2 = (value, text2, what) => {
    try {
      return value(text2, what);
    } catch (error) {
      throw error instanceof ReportProblem ? at(error, number) : error;
    }
  };
  const cutOff = () => new ReportProblem("report-truncated", `The section of ${JSON.stringify((0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(name, 200))} has no end_of_record.`, "Create the report again and check that the step that writes it has ended before this one.", number);
  for (const raw of linesOf(text)) {
    number++;
    const line = raw.trim();
    if (line === "" || line.startsWith("#"))
      continue;
    if (line === "end_of_record") {
      end();
      continue;
    }
    const colon = line.indexOf(":");
    const tag = colon < 0 ? "" : line.slice(0, colon);
    const value = line.slice(colon + 1);
    switch (tag) {
      case "SF":
        if (file !== void 0)
          throw cutOff();
        if (value.trim() === "")
          throw at(invalid("The file name of a section (SF)", value), number);
        name = value.trim();
        file = report.file(name);
        break;
      case "DA": {
        const comma2 = value.indexOf(",");
        if (comma2 < 0)
          throw at(invalid("The count of a DA record", void 0), number);
        const checksum = value.indexOf(",", comma2 + 1);
        const on = read2(lineNumber, value.slice(0, comma2), "The line number of a DA record");
        const hits = value.slice(comma2 + 1, checksum < 0 ? void 0 : checksum);
        const covered = hits !== "" && !/^[=#]+$/.test(hits) && read2(executed, hits, "The count of a DA record");
        if (hits === "")
          throw at(invalid("The count of a DA record", hits), number);
        if (file === void 0)
          throw outside(tag, number);
        if (on !== void 0)
          file.lines.add(on, covered);
        break;
      }
      case "BRDA": {
        const first = value.indexOf(",");
        const second = value.indexOf(",", first + 1);
        const last = value.lastIndexOf(",");
        if (first < 0 || second < 0 || last <= second) {
          throw at(invalid("A BRDA record", value), number);
        }
        const on = read2(lineNumber, value.slice(0, first), "The line number of a BRDA record");
        const taken = value.slice(last + 1);
        const covered = taken !== "-" && read2(executed, taken, "The count of a BRDA record");
        if (file === void 0)
          throw outside(tag, number);
        if (on === void 0)
          break;
        sawBranches = true;
        if (!coverletBlocks && Number(value.slice(first + 1, second)) > 0)
          coverletBlocks = true;
        const key = value.slice(first + 1, last);
        const known = branches.get(on);
        if (known === void 0)
          branches.set(on, /* @__PURE__ */ new Map([[key, covered]]));
        else
          known.set(key, covered || known.get(key) === true);
        break;
      }
      default:
        if (!/^[A-Z]{2,5}$/.test(tag)) {
          throw new ReportProblem("report-malformed", `The line ${JSON.stringify((0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(line, 80))} is no lcov record.`, "Create the report again; two programs may have written to it at once.", number);
        }
    }
  }
  if (file !== void 0)
    throw cutOff();
  report.producer = producerOf(report, sawBranches && coverletBlocks);
  return report;
}
function* linesOf(text) {
  let rest = "";
  for (const piece of text) {
    const lines = (rest === "" ? piece : rest + piece).split("\n");
    rest = lines.pop() ?? "";
    if (rest.length > 1024 * 1024) {
      throw new ReportProblem("report-token-too-long", "The report has a line of more than a million characters.", "No coverage tool writes such a report: find out where the file comes from.");
    }
    yield* lines;
  }
  if (rest !== "")
    yield rest;
}
function producerOf(report, ilOffsets) {
  for (const name of report.files.keys()) {
    if (/\.(cs|vb|fs|razor|cshtml)$/i.test(name))
      return ilOffsets ? "coverlet" : "dotnet";
    if (/\.([cm]?[jt]sx?|vue|svelte)$/i.test(name))
      return "javascript";
    if (/\.(c|h|cc|cpp|cxx|hpp)$/i.test(name))
      return "gcov";
  }
  return "lcov";
}
function outside(tag, line) {
  return new ReportProblem("report-malformed", `A ${tag} record stands outside of a section: there is no SF record before it.`, "Create the report again; its beginning may be missing.", line);
}
function at(problem, line) {
  return new ReportProblem(problem.code, problem.message, problem.remedy, line);
}

// actions/coverage-gate/lib/formats/opencover.js
function readOpenCover(text, positions) {
  const report = new ReportCoverage("opencover", "identified-per-build");
  const names = /* @__PURE__ */ new Map();
  const branches = new BuildBranches(report);
  let skipping = 0;
  let methodFile;
  let classic = false;
  const fileOf = (uid) => {
    const key = uid === void 0 || uid === "" ? methodFile : uid;
    const name = key === void 0 ? void 0 : names.get(key);
    if (key === void 0 || key === "0")
      return void 0;
    if (name === void 0)
      throw invalid('The attribute "fileid" of a point', key);
    return report.file(name);
  };
  readXml(text, {
    open(name, attributes) {
      if (skipping > 0 || attributes.get("skippedDueTo") !== void 0) {
        skipping++;
        return;
      }
      switch (name) {
        case "File": {
          const [uid, fullPath] = [attributes.get("uid"), attributes.get("fullPath")];
          if (uid !== void 0 && fullPath !== void 0) {
            names.set(report.intern(uid), report.intern(fullPath));
          }
          break;
        }
        case "Method":
          methodFile = void 0;
          if (attributes.get("visited") === "true" || attributes.get("visited") === "false")
            classic = true;
          break;
        case "FileRef":
          methodFile = attributes.get("uid");
          break;
        case "SequencePoint": {
          const range = lineRange(attributes.get("sl"), attributes.get("el"), "a sequence point");
          const covered = executed(attributes.get("vc"), 'The attribute "vc" of a sequence point');
          if (range !== void 0)
            fileOf(attributes.get("fileid"))?.addRange(...range, covered);
          break;
        }
        case "BranchPoint": {
          const covered = executed(attributes.get("vc"), 'The attribute "vc" of a branch point');
          if (attributes.get("sl") === void 0)
            break;
          const range = lineRange(attributes.get("sl"), void 0, "a branch point");
          const file = range === void 0 ? void 0 : fileOf(attributes.get("fileid"));
          if (range === void 0 || file === void 0)
            break;
          const place = ["offset", "offsetend", "path"].map((name2) => attributes.get(name2) ?? "");
          branches.add(file, range[0], place.join(","), covered);
          break;
        }
      }
    },
    close(name) {
      if (skipping > 0)
        skipping--;
      else if (name === "Module")
        branches.end();
    }
  }, positions);
  report.producer = classic ? "opencover" : "coverlet";
  return report;
}

// actions/coverage-gate/lib/formats/recognise.js
var headLength = 64 * 1024;
var reportsRead = "The formats read are Cobertura, lcov, OpenCover, Istanbul JSON, JaCoCo, Clover, Visual Studio XML and coverlet JSON.";
function recognise(head) {
  const text = head.trimStart();
  if (text === "") {
    throw new ReportProblem("report-empty", "The report is empty.", "Check in the log of the step that writes it why nothing was written.");
  }
  if (text.startsWith("<"))
    return ofXml(text);
  if (text.startsWith("{"))
    return ofJson(text);
  if (/^(TN:|SF:|#)/.test(text) && /^(TN|SF):/m.test(text))
    return "lcov";
  for (const { is, what, remedy: remedy2 } of otherFiles) {
    if (is.test(text))
      throw new ReportProblem("report-unknown-format", what, remedy2);
  }
  const binary = binaryFile(text);
  if (binary !== void 0) {
    throw new ReportProblem("report-is-binary", binary.what, binary.remedy);
  }
  throw unknown(`begins with ${JSON.stringify((0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(text, 40))}`);
}
var otherFiles = [
  {
    is: /^mode: (set|count|atomic)\s/,
    what: "The file is a coverage profile of Go.",
    remedy: "Convert it before this step with gocover-cobertura or gcov2lcov."
  },
  {
    is: /^-{4,}\|/,
    what: `The file is the table of Istanbul's reporter "text", whose figures are rounded.`,
    remedy: 'Use the reporter "lcovonly" or "json" beside it, which name each line.'
  },
  {
    is: /^={3,}\s*Coverage summary\s*={3,}/,
    what: `The file is Istanbul's "text-summary", which names no file.`,
    remedy: 'Use the reporter "lcovonly" or "json" beside it, which name each line.'
  }
];
function binaryFile(text) {
  if (text.startsWith("SQLite format 3\0")) {
    return {
      what: "The file is the data of coverage.py and no report.",
      remedy: 'Write a report of it before this step: "coverage xml" or "coverage lcov".'
    };
  }
  if (text.startsWith("\xC0\xC0")) {
    return {
      what: "The file is JaCoCo's execution data and no report.",
      remedy: "Write the XML report of it: jacocoTestReport in Gradle, jacoco:report in Maven."
    };
  }
  if (["PK", "\u2039", "\x8B"].some((mark) => text.startsWith(mark))) {
    return { what: "The file is an archive.", remedy: "Unpack it before this step." };
  }
  if (!text.includes("\0"))
    return void 0;
  return {
    what: "The file is binary, perhaps a .coverage file of Visual Studio.",
    remedy: 'Convert it before this step: "dotnet tool install -g dotnet-coverage", then "dotnet-coverage merge -f cobertura -o coverage.cobertura.xml <file>". Or let the collector write Cobertura at once: --collect "Code Coverage;Format=Cobertura".'
  };
}
function ofXml(text) {
  const { root, attributes } = rootElement(text);
  const name = root.toLowerCase();
  if (name === "html" || /^<!doctype\s+html/i.test(text)) {
    throw new ReportProblem("report-is-html", "The file is an HTML page, not a machine-readable report.", "Point the pattern to the XML, lcov or JSON report, or add such a reporter beside the HTML one.");
  }
  if (name === "testsuites" || name === "testsuite" || name === "testrun") {
    throw new ReportProblem("report-is-test-result", `The file holds test results (<${root}>), not coverage.`, "Point the pattern to the coverage report.");
  }
  if (root === "coverage") {
    return /\s(generated|clover)\s*=/.test(attributes) && !/\sline-rate\s*=/.test(attributes) ? "clover" : "cobertura";
  }
  if (root === "CoverageSession")
    return "opencover";
  if (root === "report")
    return "jacoco";
  if (root === "CoverageDSPriv" || root === "results")
    return "visual-studio-xml";
  if (root === "Root" && /\sDotCoverVersion\s*=/.test(attributes)) {
    throw new ReportProblem("report-unknown-format", "The file is a report of dotCover.", 'Let coverlet measure instead: --collect "XPlat Code Coverage" (package coverlet.collector).');
  }
  throw unknown(root === "" ? "has no root element in its beginning" : `has the root <${root}>`);
}
function rootElement(text) {
  let at2 = 0;
  for (; ; ) {
    const start = text.indexOf("<", at2);
    if (start < 0)
      return { root: "", attributes: "" };
    if (text.startsWith("<?", start))
      at2 = endOf(text, "?>", start);
    else if (text.startsWith("<!--", start))
      at2 = endOf(text, "-->", start);
    else if (text.startsWith("<!", start))
      at2 = endOfDoctype(text, start);
    else {
      const tag = /^<([\w.:-]+)([^>]{0,20000})/.exec(text.slice(start, start + 21e3));
      return { root: tag?.[1] ?? "", attributes: tag?.[2] ?? "" };
    }
  }
}
function endOf(text, mark, from) {
  const end = text.indexOf(mark, from);
  return end < 0 ? text.length : end + mark.length;
}
function endOfDoctype(text, from) {
  const bracket = text.indexOf("[", from);
  const close = text.indexOf(">", from);
  if (bracket < 0 || close >= 0 && close < bracket)
    return close < 0 ? text.length : close + 1;
  const end = /\]\s*>/.exec(text.slice(bracket));
  return end === null ? text.length : bracket + end.index + end[0].length;
}
function ofJson(text) {
  if (/^\{\s*\}\s*$/.test(text))
    return "istanbul-json";
  if (/"statementMap"\s*:/.test(text))
    return "istanbul-json";
  if (/^\{\s*"(?:[^"\\]|\\.)+\.(dll|exe)"\s*:/i.test(text))
    return "coverlet-json";
  if (/^\{\s*"(?:[^"\\]|\\.)+"\s*:\s*\{\s*"path"\s*:/.test(text))
    return "istanbul-json";
  if (/^\{\s*"total"\s*:\s*\{\s*"lines"\s*:/.test(text)) {
    throw new ReportProblem("report-unknown-format", 'The file is a summary in JSON ("json-summary"), which has no lines, only their number.', 'Use the reporter "lcovonly" or "json", which name each line.');
  }
  if (/^\{\s*"meta"\s*:\s*\{[^}]{0,500}"version"\s*:/.test(text)) {
    throw new ReportProblem("report-unknown-format", "The file is the JSON of coverage.py.", 'Write a report that is read: "coverage xml" or "coverage lcov".');
  }
  throw unknown("is JSON of another kind");
}
function unknown(what) {
  return new ReportProblem("report-unknown-format", `The file is no coverage report that can be read: it ${what}.`, reportsRead);
}

// actions/coverage-gate/lib/formats/visual-studio-xml.js
function readVisualStudioXml(text, positions) {
  const report = new ReportCoverage("visual-studio-xml", "counted", false);
  report.producer = "microsoft";
  const sources = /* @__PURE__ */ new Map();
  let ranges = [];
  let fields;
  let field;
  const add = (source, first, last, covered) => {
    const lines = lineRange(first, last, "a range");
    if (lines === void 0 || covered === void 0)
      return;
    if (source === void 0)
      throw invalid("The source file of a range", source);
    ranges.push({ source: report.intern(source), lines, covered });
  };
  const end = () => {
    for (const { source, lines, covered } of ranges) {
      const name = sources.get(source);
      if (name === void 0)
        throw invalid("The source file of a range", source);
      report.file(name).addRange(...lines, covered);
    }
    ranges = [];
  };
  readXml(text, {
    open(name, attributes) {
      switch (name) {
        case "range":
          add(attributes.get("source_id"), attributes.get("start_line"), attributes.get("end_line"), coveredIn(attributes.get("covered")));
          break;
        case "source_file": {
          const [id, path8] = [attributes.get("id"), attributes.get("path")];
          if (id !== void 0 && path8 !== void 0) {
            sources.set(report.intern(id), report.intern(path8));
          }
          break;
        }
        case "Lines":
        case "SourceFileNames":
          fields = /* @__PURE__ */ Object.create(null);
          break;
        default:
          field = fields === void 0 ? void 0 : name;
      }
    },
    close(name) {
      switch (name) {
        case "module":
          end();
          sources.clear();
          break;
        case "Lines":
          add(fields?.SourceFileID, fields?.LnStart, fields?.LnEnd, coveredInTable(fields?.Coverage));
          fields = void 0;
          break;
        case "SourceFileNames":
          if (fields?.SourceFileID !== void 0 && fields.SourceFileName !== void 0) {
            sources.set(report.intern(fields.SourceFileID), report.intern(fields.SourceFileName));
          }
          fields = void 0;
          break;
        case "CoverageDSPriv":
          end();
          break;
      }
      field = void 0;
    },
    text(piece) {
      if (fields !== void 0 && field !== void 0) {
        fields[field] = (fields[field] ?? "") + piece;
      }
    }
  }, positions);
  return report;
}
function coveredIn(covered) {
  if (covered === "yes" || covered === "partial")
    return true;
  if (covered === "no")
    return false;
  throw invalid('The attribute "covered" of a <range>', covered);
}
function coveredInTable(coverage) {
  const value = coverage?.trim();
  if (value === "0" || value === "1")
    return true;
  if (value === "2")
    return false;
  throw invalid("The field Coverage of a <Lines>", coverage);
}

// actions/coverage-gate/lib/formats/read-report.js
var readers = {
  cobertura: readCobertura,
  lcov: readLcov,
  opencover: readOpenCover,
  "istanbul-json": readIstanbulJson,
  jacoco: readJacoco,
  clover: readClover,
  "visual-studio-xml": readVisualStudioXml,
  "coverlet-json": readCoverletJson
};
function readReport(bytes) {
  const format = recognise(headOf(bytes));
  const text = () => decoded(bytes, format === "lcov" ? "windows-1252" : "none");
  try {
    return readers[format](text(), false).finish();
  } catch (error) {
    if (!(error instanceof ReportProblem) || error.line !== void 0)
      throw error;
    readers[format](text(), true);
    throw error;
  }
}
function headOf(bytes) {
  let head = "";
  for (const piece of decoded(bytes, "windows-1252")) {
    head += piece;
    if (head.length >= headLength)
      break;
  }
  return head;
}
var chunkBytes = 64 * 1024;
function fileBytes(file) {
  return {
    *[Symbol.iterator]() {
      const descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.openSync)(file, "r");
      try {
        const chunk = Buffer.allocUnsafe(chunkBytes);
        for (; ; ) {
          const length = (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.readSync)(descriptor, chunk, 0, chunkBytes, null);
          if (length === 0)
            return;
          yield chunk.subarray(0, length);
        }
      } finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.closeSync)(descriptor);
      }
    }
  };
}

// actions/coverage-gate/lib/paths/report-path.js
function reportPath(name) {
  let text = name.trim().replace(/\\/g, "/");
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(text);
  if (scheme !== null) {
    const rest = withoutQuery(text.slice(scheme[0].length));
    const kind = scheme[1]?.toLowerCase();
    if (kind === "file")
      text = decodedText(rest.replace(/^\/(?=[a-z]:)/i, ""));
    else if (kind === "webpack" || kind === "ng") {
      text = rest.replace(/^[^/]*\//, "");
    } else
      text = decodedText(rest.replace(/^[^/]*/, ""));
  } else {
    text = text.replace(/\?(v|t|vue|import|raw)\b[^/]*$/, "");
  }
  text = text.replace(/^\/_\d*\//, "");
  const drive = /^[a-z]:(?=\/)/i.exec(text)?.[0];
  const absolute = drive !== void 0 || text.startsWith("/");
  const segments = [];
  for (const segment of text.slice(drive?.length ?? 0).split("/")) {
    if (segment === "" || segment === ".")
      continue;
    if (segment !== "..")
      segments.push(segment);
    else if (segments.length > 0 && segments.at(-1) !== "..")
      segments.pop();
    else if (!absolute)
      segments.push(segment);
  }
  const prefix = drive !== void 0 ? `${drive.toLowerCase()}/` : absolute ? "/" : "";
  return { text: prefix + segments.join("/"), absolute, anyCase: drive !== void 0 };
}
function joinedPath(directory, name) {
  if (name.absolute)
    return name;
  return reportPath(directory === "" ? name.text : `${directory}/${name.text}`);
}
function withoutQuery(text) {
  return text.replace(/[?#].*$/, "");
}
function decodedText(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// actions/coverage-gate/lib/paths/resolve.js
function resolvePaths(names, place, repository) {
  const resolved = /* @__PURE__ */ new Map();
  const open = [];
  const votes = /* @__PURE__ */ new Map();
  for (const name of names) {
    const inModule = place.modules?.get(name);
    const path8 = mapped(reportPath(inModule?.name ?? name), place.mappings);
    const certain = certainFile(path8, place, repository);
    if (certain !== void 0) {
      resolved.set(name, { path: certain, found: "repository" });
      continue;
    }
    const candidates = ofModule(inModule?.module, matchingFromTheEnd(path8, place, repository));
    for (const { difference } of candidates) {
      votes.set(difference, (votes.get(difference) ?? 0) + 1);
    }
    open.push({ name, path: path8, candidates });
  }
  const [common] = [...votes].sort((a, b) => b[1] - a[1]);
  for (const { name, path: path8, candidates } of open) {
    const best = bestCandidate(candidates, votes, place.directory);
    if (best === "ambiguous")
      resolved.set(name, { path: path8.text, found: "ambiguous" });
    else if (best !== void 0 && isTrusted(best, path8, votes, common?.[1] ?? 0)) {
      resolved.set(name, { path: best.file, found: "repository" });
    } else {
      resolved.set(name, {
        path: unresolvedPath(path8, common?.[0], place, repository),
        found: "nowhere"
      });
    }
  }
  return resolved;
}
function mapped(path8, mappings) {
  for (const { from, to } of mappings) {
    const text = path8.anyCase ? path8.text.toLowerCase() : path8.text;
    const start = path8.anyCase ? from.toLowerCase() : from;
    if (text === start || text.startsWith(start.endsWith("/") ? start : `${start}/`)) {
      return reportPath(`${to}/${path8.text.slice(start.length)}`);
    }
  }
  return path8;
}
function certainFile(path8, place, repository) {
  const lookUp = (file) => path8.anyCase ? repository.find(file) : repository.has(file) ? file : void 0;
  if (path8.absolute) {
    const below = belowRoot(path8, repository.root);
    return below === void 0 ? void 0 : lookUp(below);
  }
  for (const root of place.roots) {
    const joined2 = joinedPath(reportPath(root).text, path8);
    const below = joined2.absolute ? belowRoot(joined2, repository.root) : joined2.text;
    const file = below === void 0 ? void 0 : repository.find(below);
    if (file !== void 0)
      return file;
  }
  for (const directory of [place.workingDirectory, ...upwards(place.directory)]) {
    const joined2 = joinedPath(directory, path8).text;
    const file = joined2.startsWith("..") ? void 0 : lookUp(joined2);
    if (file !== void 0)
      return file;
  }
  return void 0;
}
function matchingFromTheEnd(path8, place, repository) {
  if (path8.text.includes("node_modules/"))
    return [];
  const [root] = place.roots;
  const long = !path8.absolute && place.roots.length === 1 && root !== void 0 ? joinedPath(reportPath(root).text, path8) : path8;
  const candidates = [];
  for (const file of repository.named(long.text)) {
    const anyCase = long.anyCase || path8.anyCase;
    const [ours, theirs] = anyCase ? [file.toLowerCase(), long.text.toLowerCase()] : [file, long.text];
    const relative = anyCase ? path8.text.toLowerCase() : path8.text;
    if (theirs === ours || theirs.endsWith(`/${ours}`)) {
      candidates.push({
        file,
        difference: `-${long.text.slice(0, long.text.length - file.length)}`,
        segments: file.split("/").length
      });
    } else if (!path8.absolute && ours.endsWith(`/${relative}`)) {
      candidates.push({
        file,
        difference: `+${file.slice(0, file.length - path8.text.length)}`,
        segments: path8.text.split("/").length
      });
    }
  }
  return candidates;
}
function ofModule(module, candidates) {
  const name = module?.split("/").at(-1);
  if (name === void 0)
    return candidates;
  const below = candidates.filter(({ file }) => file.split("/").slice(0, -1).includes(name));
  return below.length > 0 ? below : candidates;
}
function bestCandidate(candidates, votes, reportDirectory) {
  const order = (a, b) => (votes.get(b.difference) ?? 0) - (votes.get(a.difference) ?? 0) || b.segments - a.segments || sharedSegments(b.file, reportDirectory) - sharedSegments(a.file, reportDirectory);
  const [first, second] = [...candidates].sort(order);
  if (first === void 0 || second === void 0)
    return first;
  return order(first, second) === 0 ? "ambiguous" : first;
}
function sharedSegments(a, b) {
  const [x, y] = [a.split("/"), b.split("/")];
  let shared = 0;
  while (shared < x.length && shared < y.length && x[shared] === y[shared])
    shared++;
  return shared;
}
function isTrusted(candidate, path8, votes, most) {
  const bareName = candidate.segments === 1 && path8.text.includes("/");
  return !bareName || votes.get(candidate.difference) === most;
}
function unresolvedPath(path8, common, place, repository) {
  const [root] = place.roots;
  const long = !path8.absolute && place.roots.length === 1 && root !== void 0 ? joinedPath(reportPath(root).text, path8) : path8;
  const below = long.absolute ? belowRoot(long, repository.root) : void 0;
  if (below !== void 0)
    return below;
  const cut = common?.slice(1) ?? "";
  if (common?.startsWith("-") && cut !== "" && long.text.startsWith(cut)) {
    return long.text.slice(cut.length);
  }
  if (common?.startsWith("+") && !long.absolute)
    return joinedPath(cut, long).text;
  return long.anyCase ? long.text.toLowerCase() : long.text;
}
function belowRoot(path8, root) {
  const start = `${reportPath(root).text.replace(/\/$/, "")}/`;
  const text = path8.anyCase ? path8.text.toLowerCase() : path8.text;
  return text.startsWith(path8.anyCase ? start.toLowerCase() : start) ? path8.text.slice(start.length) : void 0;
}
function upwards(directory) {
  const segments = directory.split("/").filter((segment) => segment !== "");
  return Array.from({ length: segments.length + 1 }, (_, index) => segments.slice(0, segments.length - index).join("/"));
}

// actions/coverage-gate/lib/evidence/report-age.js
var toleranceMilliseconds = 5 * 6e4;
function ageProblem(writtenAt, rule) {
  const written2 = `The report was written at ${new Date(writtenAt).toISOString()}`;
  if (rule.notBefore !== void 0) {
    return writtenAt >= rule.notBefore ? void 0 : new ReportProblem("report-stale", `${written2}, which is longer ago than "max-report-age" allows.`, "Check that the tests of this run wrote it: an older run, a cache or the repository may have left it.");
  }
  if (rule.committedAt === void 0 || writtenAt >= rule.committedAt - toleranceMilliseconds) {
    return void 0;
  }
  return new ReportProblem("report-older-than-commit", `${written2}, before the commit that is checked out was made (${new Date(rule.committedAt).toISOString()}): it cannot be a report of this code.`, 'Check that the tests of this run wrote it: an older run, a cache or the repository may have left it. If it is meant to be older, say by "max-report-age" how old it may be.');
}
async function commitTime(git, now) {
  const seconds = (await git("log", "-1", "--no-show-signature", "--format=%ct"))?.trim() ?? "";
  const time = /^\d{1,12}$/.test(seconds) ? Number(seconds) * 1e3 : Number.NaN;
  return time <= now ? time : void 0;
}

// actions/coverage-gate/lib/evidence/read-reports.js
function readReports(found, place) {
  const readings = /* @__PURE__ */ new Map();
  const bySize = /* @__PURE__ */ new Map();
  for (const report of found) {
    if (readings.has(report.path))
      continue;
    const sameSize = bySize.get(report.bytes) ?? [];
    const twin = sameSize.find((other) => fingerprint(other) === fingerprint(report));
    const reading = twin === void 0 ? void 0 : readings.get(twin.path);
    if (twin !== void 0 && reading !== void 0 && !("problem" in reading)) {
      readings.set(report.path, { ...reading, path: report.path, sameAs: twin.path });
      continue;
    }
    bySize.set(report.bytes, [...sameSize, report]);
    readings.set(report.path, read(report, place));
  }
  return readings;
}
function read(found, place) {
  try {
    if (found.outside) {
      throw new ReportProblem("report-outside-workspace", "The report is a symbolic link that leads out of the workspace.", "Copy the report into the workspace.");
    }
    const report = readReport(fileBytes(found.absolute));
    const writtenAt = Math.min(report.writtenAt ?? found.modifiedAt, found.modifiedAt);
    const tooOld = ageProblem(writtenAt, place.age);
    if (tooOld !== void 0)
      throw tooOld;
    const resolved = resolvePaths(report.files.keys(), {
      directory: relativeTo(place.repository.root, node_path__WEBPACK_IMPORTED_MODULE_4__.dirname(found.absolute)),
      workingDirectory: place.workingDirectory,
      roots: report.roots,
      modules: report.modules,
      mappings: place.mappings
    }, place.repository);
    const files = /* @__PURE__ */ new Map();
    const nowhere = [];
    const ambiguous = [];
    for (const [name, record] of report.files) {
      const place2 = resolved.get(name);
      if (place2 === void 0)
        continue;
      if (place2.found === "nowhere")
        nowhere.push(place2.path);
      if (place2.found === "ambiguous")
        ambiguous.push(place2.path);
      const known = files.get(place2.path);
      if (known === void 0)
        files.set(place2.path, record);
      else
        known.merge(record);
    }
    return {
      path: found.path,
      format: report.format,
      producer: report.producer,
      hasBranches: report.hasBranches,
      files,
      writtenAt,
      nowhere,
      ambiguous,
      notices: report.notices
    };
  } catch (error) {
    if (error instanceof ReportProblem)
      return { path: found.path, problem: error };
    const { code } = error;
    if (code === void 0)
      throw error;
    return {
      path: found.path,
      problem: new ReportProblem("report-unreadable", `The report cannot be read (${code}).`, "Check that the file exists and that its permissions let the runner read it.")
    };
  }
}
var fingerprints = /* @__PURE__ */ new WeakMap();
function fingerprint(report) {
  let digest = fingerprints.get(report);
  if (digest === void 0) {
    try {
      if (report.outside)
        throw new Error("not read");
      const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createHash)("sha256");
      for (const chunk of fileBytes(report.absolute))
        hash.update(chunk);
      digest = hash.digest("hex");
    } catch {
      digest = report.path;
    }
    fingerprints.set(report, digest);
  }
  return digest;
}
function relativeTo(root, directory) {
  const relative = node_path__WEBPACK_IMPORTED_MODULE_4__.relative(root, directory).split(node_path__WEBPACK_IMPORTED_MODULE_4__.sep).join("/");
  return relative.startsWith("..") ? "" : relative;
}

// actions/coverage-gate/lib/evidence/unreported-files.js


var largestBytes = 2 * 1024 * 1024;
function sourceFiles(patterns, tracked) {
  if (patterns.length === 0)
    return [];
  const { matches } = pathRules(patterns);
  return [...tracked].filter(matches).sort();
}
function assumedLines(text) {
  const lines = new LineSet();
  let inComment = false;
  text.split("\n").forEach((line, index) => {
    const code = line.trim();
    if (inComment) {
      inComment = !code.includes("*/");
      return;
    }
    if (code.startsWith("/*")) {
      inComment = !code.includes("*/", 2);
      return;
    }
    if (code.startsWith("//") || !/[\p{L}\p{N}]/u.test(code))
      return;
    lines.add(index + 1, false);
  });
  return lines;
}
function sourceText(repository, file) {
  let descriptor;
  try {
    descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.openSync)(node_path__WEBPACK_IMPORTED_MODULE_4__.join(repository.root, file), node_fs__WEBPACK_IMPORTED_MODULE_5__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_5__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_5__.constants.O_NONBLOCK);
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.fstatSync)(descriptor);
    return status.isFile() && status.size <= largestBytes ? (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.readFileSync)(descriptor, "utf8") : "";
  } catch {
    return "";
  } finally {
    if (descriptor !== void 0)
      (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.closeSync)(descriptor);
  }
}

// actions/coverage-gate/lib/settings/threshold.js
function parseThreshold(text, what) {
  const match = /^(\d{1,3})(?:\.(\d{1,6}))?\s*%?$/.exec(text.trim());
  const millionths = match === null ? -1n : BigInt(`${match[1]}${(match[2] ?? "").padEnd(6, "0")}`);
  if (millionths < 0n || millionths > 100000000n) {
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${what} is ${JSON.stringify(text)}.`, 'Use a number from 0 to 100 with at most six decimals, for example "89.95".');
  }
  return { text: text.trim().replace(/\s*%$/, ""), millionths };
}
function reaches(covered, total, threshold) {
  return total > 0 && BigInt(covered) * 100000000n >= threshold.millionths * BigInt(total);
}
function missingTo(covered, total, threshold) {
  const needed = (threshold.millionths * BigInt(total) + 99999999n) / 100000000n;
  return Math.max(0, Number(needed) - covered);
}
function shownPercent(covered, total) {
  if (total === 0)
    return "";
  const hundredths = BigInt(covered) * 10000n / BigInt(total);
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`;
}

// actions/coverage-gate/lib/changes/judge-changes.js
var tests = /(^|\/)[^/]*\.?(Tests?|UnitTests|IntegrationTests)\/|\.(spec|test)\.[cm]?[jt]sx?$|Tests?\.cs$|(^|\/)(e2e|__tests__)\//;
function isTest(path8) {
  return tests.test(path8);
}
function compareChanges(changed, coverage, belongs, measured) {
  const files = [];
  const notMeasured = [];
  const languages = new Set([...coverage.keys()].map(extension));
  for (const [path8, lines] of changed) {
    const file = coverage.get(path8);
    if (file === void 0) {
      if (languages.has(extension(path8)) && belongs(path8) && !measured(path8) && !isTest(path8)) {
        notMeasured.push(path8);
      }
      continue;
    }
    const states = lines.map((line) => ({ line, covered: file.lines.state(line) }));
    const total = states.filter(({ covered }) => covered !== void 0).length;
    if (total === 0)
      continue;
    const uncovered = states.filter(({ covered }) => covered === false).map(({ line }) => line);
    files.push({
      path: path8,
      lines: { covered: total - uncovered.length, total },
      uncovered: lineRanges(uncovered)
    });
  }
  return {
    lines: files.reduce((sum2, { lines }) => ({
      covered: sum2.covered + lines.covered,
      total: sum2.total + lines.total
    }), { covered: 0, total: 0 }),
    files: files.sort((a, b) => b.lines.total - b.lines.covered - (a.lines.total - a.lines.covered) || (a.path < b.path ? -1 : 1)),
    notMeasured: notMeasured.sort()
  };
}
function changeReasons(group, { lines, files }, threshold) {
  if (lines.total === 0 || reaches(lines.covered, lines.total, threshold))
    return [];
  const missing = missingTo(lines.covered, lines.total, threshold);
  return [
    {
      code: "changed-lines-below-threshold",
      message: `${group}: ${shownPercent(lines.covered, lines.total)} % of the changed lines are covered (${lines.covered} of ${lines.total}), below ${threshold.text} %.`,
      remedy: `Cover ${missing} more of the changed ${missing === 1 ? "line" : "lines"}.`
    },
    ...uncoveredFiles(files)
  ];
}
function uncoveredFiles(files) {
  return files.filter(({ uncovered }) => uncovered !== "").map(({ path: path8, uncovered }) => ({
    code: "changed-lines-uncovered",
    message: `${path8}: changed and not covered: ${uncovered}.`,
    remedy: "Add a test that runs these lines.",
    file: path8,
    line: Number(/^\d+/.exec(uncovered)?.[0])
  }));
}
function extension(path8) {
  return /\.[^./]+$/.exec(path8)?.[0].toLowerCase() ?? "";
}

// actions/coverage-gate/lib/gate/report.js
function verdictIn(mode, { verdict, lacksEvidence }) {
  if (mode === "enforce" || verdict !== "fail")
    return verdict;
  return lacksEvidence ? "inconclusive" : "warn";
}
function overallLines(groups) {
  const files = /* @__PURE__ */ new Map();
  for (const group of groups) {
    for (const [path8, coverage] of group.coverage) {
      let file = files.get(path8);
      if (file === void 0) {
        file = new FileCoverage();
        files.set(path8, file);
      }
      file.lines.merge(coverage.lines);
    }
  }
  let covered = 0;
  let total = 0;
  for (const file of files.values()) {
    const count = file.lines.count();
    covered += count.covered;
    total += count.total;
  }
  return { covered, total, percent: shownPercent(covered, total) };
}
function groupReport(group, mode) {
  return {
    name: group.name,
    verdict: verdictIn(mode, group),
    lines: { ...group.lines, percent: shownPercent(group.lines.covered, group.lines.total) },
    branches: {
      ...group.branches,
      percent: shownPercent(group.branches.covered, group.branches.total)
    },
    files: group.files,
    exclusions: group.exclusions,
    reports: group.reports.map((reading) => "problem" in reading ? { path: reading.path, problem: reading.problem.code } : {
      path: reading.path,
      format: reading.format,
      producer: reading.producer,
      writtenAt: new Date(reading.writtenAt).toISOString(),
      files: reading.files.size,
      ...reading.sameAs === void 0 ? {} : { sameAs: reading.sameAs }
    }),
    notices: group.notices,
    unreported: group.unreported,
    ...group.carriedForward === void 0 ? {} : { carriedForward: group.carriedForward },
    ...group.adoption === void 0 ? {} : { adoption: group.adoption },
    ...group.tests === void 0 ? {} : { tests: group.tests },
    ...group.baseline === void 0 ? {} : {
      baseline: {
        ...group.baseline,
        before: figures(group.baseline.before),
        ...group.baseline.withoutRemoved === void 0 ? {} : { withoutRemoved: figures(group.baseline.withoutRemoved) }
      }
    },
    ...group.patch === void 0 ? {} : {
      patch: {
        ...group.patch,
        lines: {
          ...group.patch.lines,
          percent: shownPercent(group.patch.lines.covered, group.patch.lines.total)
        }
      }
    }
  };
}
function figures({ covered, total }) {
  return { covered, total, percent: shownPercent(covered, total) };
}
function reasonsOf(groups, others = []) {
  const reasons = /* @__PURE__ */ new Map();
  for (const reason of [...others, ...groups.flatMap((group) => group.reasons)]) {
    reasons.set(JSON.stringify([reason.code, reason.message, reason.line ?? 0]), reason);
  }
  const rank = ({ code, line }) => line === void 0 ? 0 : code === "changed-lines-uncovered" ? 1 : 2;
  return [...reasons.values()].sort((a, b) => rank(a) - rank(b));
}
function uncoveredChanges(groups) {
  return groups.flatMap(({ patch }) => uncoveredFiles(patch?.files ?? []));
}

// actions/coverage-gate/lib/gate/badge.js
function badges(groups) {
  const gravest2 = groups.some(({ verdict }) => verdict === "inconclusive") ? "inconclusive" : groups.some(({ verdict }) => verdict === "fail") ? "fail" : "pass";
  const all = [
    "coverage-badge.json",
    badge("coverage", overallLines(groups).percent, gravest2)
  ];
  if (groups.length === 1)
    return [all];
  return [
    all,
    ...groups.map(({ name, lines, verdict }) => [
      `coverage-badge-${fileName2(name)}.json`,
      badge(`${name} coverage`, shownPercent(lines.covered, lines.total), verdict)
    ])
  ];
}
function badge(label, percent, verdict) {
  if (percent === "" || verdict === "inconclusive") {
    return { schemaVersion: 1, label, message: "unknown", color: "lightgrey" };
  }
  return {
    schemaVersion: 1,
    label,
    message: `${percent}%`,
    color: verdict === "fail" ? "red" : "brightgreen"
  };
}
function fileName2(name) {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
}

// actions/coverage-gate/lib/gate/presentation.js
var signs = {
  pass: "\u2705",
  warn: "\u26A0\uFE0F",
  fail: "\u274C",
  inconclusive: "\u2754"
};
function details(title, body) {
  return `<details><summary>${markdownText(title)}</summary>

${body}

</details>`;
}
function shortened(ranges, length = 60) {
  return ranges.length > length ? `${ranges.slice(0, ranges.lastIndexOf(",", length))}, \u2026` : ranges;
}
function percentOf({ covered, total }) {
  return shownPercent(covered, total) || "none";
}
function pointsBetween(before, after) {
  if (before.total === 0 || after.total === 0)
    return "";
  const share = ({ covered, total }) => covered / total * 100;
  const points = Math.trunc((share(after) - share(before)) * 100) / 100;
  const equal = after.covered * before.total === before.covered * after.total;
  if (points === 0)
    return equal ? "\xB10" : share(after) > share(before) ? "+<0.01" : "\u2212<0.01";
  return `${points > 0 ? "+" : "\u2212"}${Math.abs(points).toFixed(2)}`;
}
function shortPath(path8, length = 72) {
  if (path8.length <= length)
    return path8;
  const tail = path8.slice(-(length - 2));
  const slash = tail.indexOf("/");
  return `\u2026${slash >= 0 && slash < tail.length / 2 ? tail.slice(slash) : tail}`;
}
function minute(time) {
  return `${time.slice(0, 10)} at ${time.slice(11, 16)} UTC`;
}

// actions/coverage-gate/lib/gate/source-view.js
var sourceViewName = "coverage-changed-lines.html";
var context = 3;
var shownFiles = 200;
var shownLinesOfFile = 1e3;
var shownColumns = 400;
function sourceView(groups, textOf) {
  const files = groups.flatMap(({ name, patch, coverage }) => (patch?.files ?? []).filter(({ uncovered }) => uncovered !== "").map((file) => ({ ...file, group: name, coverage: coverage.get(file.path) })));
  const shown3 = files.slice(0, shownFiles);
  const lines = files.reduce((sum2, file) => sum2 + file.lines.total - file.lines.covered, 0);
  if (files.length === 0)
    return void 0;
  const title = `${lines} changed ${lines === 1 ? "line is" : "lines are"} not covered`;
  return page(title, [
    `<h1>${escaped(title)}</h1>`,
    ...shown3.length > 1 ? [contents(shown3)] : [],
    ...shown3.map((file, index) => section(file, index, textOf(file.path))),
    ...files.length > shown3.length ? [`<p>${files.length - shown3.length} more files are in the report.</p>`] : []
  ].join("\n"));
}
function contents(files) {
  const items = files.map(({ path: path8, lines }, index) => `<li><a href="#file-${index}">${breakable(path8)}</a> <span class="count">${lines.total - lines.covered}</span></li>`);
  return `<nav aria-label="Files"><ol>
${items.join("\n")}
</ol></nav>`;
}
function section(file, index, text) {
  const { path: path8, group, lines, uncovered, coverage } = file;
  const heading = `<h2 id="file-${index}">${breakable(path8)}</h2>
<p class="about">${escaped(group)} \xB7 ${lines.covered} of ${lines.total} changed lines covered \xB7 not covered: ${escaped(uncovered)}</p>`;
  if (text === "") {
    return `<section>
${heading}
<p>The file cannot be shown: it is not in the checkout, or too large.</p>
</section>`;
  }
  const source = text.replace(/\n$/, "").split("\n");
  const missed = numbersIn(uncovered);
  const rows = [];
  let last = 0;
  for (const number of shownLines(missed, source.length)) {
    if (rows.length >= shownLinesOfFile) {
      rows.push(gap("The rest of this file is left out."));
      break;
    }
    if (number > last + 1)
      rows.push(gap(number - last === 2 ? `\u22EF line ${last + 1}` : `\u22EF lines ${last + 1} to ${number - 1}`));
    last = number;
    rows.push(row(number, source[number - 1] ?? "", missed.has(number), coverage?.lines.state(number)));
  }
  return `<section aria-labelledby="file-${index}">
${heading}
<div class="code" role="region" aria-labelledby="file-${index}" tabindex="0"><table>
<thead><tr><th scope="col">Line</th><th scope="col">State</th><th scope="col">Source</th></tr></thead>
<tbody>
${rows.join("\n")}
</tbody></table></div>
</section>`;
}
function row(number, text, missed, covered) {
  const [kind, sign, word] = missed ? ["missed", "\u2717", "changed, not covered"] : covered === true ? ["covered", "\u2713", "covered"] : covered === false ? ["old", "\u2717", "not covered"] : ["other", "", "not measured"];
  const shown3 = text.length > shownColumns ? `${text.slice(0, shownColumns)}\u2026` : text.replace(/\r$/, "");
  return `<tr class="${kind}"><th scope="row">${number}</th><td class="state"><span aria-hidden="true">${sign}</span><span class="word">${word}</span></td><td><code>${visible(shown3)}</code></td></tr>`;
}
function gap(text) {
  return `<tr class="gap"><td colspan="3">${text}</td></tr>`;
}
function numbersIn(ranges) {
  const numbers = /* @__PURE__ */ new Set();
  for (const range of ranges.split(", ")) {
    const [from = 0, to = from] = range.split("-").map(Number);
    for (let line = from; line <= to; line++)
      numbers.add(line);
  }
  return numbers;
}
function shownLines(missed, length) {
  const shown3 = /* @__PURE__ */ new Set();
  for (const line of missed) {
    for (let near = line - context; near <= line + context; near++) {
      if (near >= 1 && near <= length)
        shown3.add(near);
    }
  }
  return [...shown3].sort((a, b) => a - b);
}
function escaped(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
function visible(text) {
  return escaped(text).replace(/(?!\t)[\p{Cc}\p{Cf}]/gu, (character) => `<span class="hidden">U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}</span>`);
}
function breakable(path8) {
  return visible(path8).replaceAll("/", "/<wbr>");
}
function page(title, body) {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>
:root {
  color-scheme: light dark;
  --text: light-dark(#1f2328, #e6edf3); --quiet: light-dark(#59636e, #9198a1);
  --ground: light-dark(#fff, #0d1117); --line: light-dark(#d1d9e0, #3d444d);
  --missed: light-dark(#ffebe9, #4a1b1d); --sign: light-dark(#b31d28, #ff8b85);
  --good: light-dark(#1a7f37, #57c76d); --link: light-dark(#0550ae, #79b8ff);
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; color: var(--text); background: var(--ground);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2rem 0 0; overflow-wrap: anywhere; }
a { color: var(--link); } nav li { overflow-wrap: anywhere; }
.about, .count { color: var(--quiet); font-size: .875rem; }
.about { margin: .25rem 0 .5rem; overflow-wrap: anywhere; }
.code { position: relative; overflow-x: auto; border: 1px solid var(--line); border-radius: .375rem; }
.code:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font: .8125rem/1.6 ui-monospace, SFMono-Regular, Menlo, monospace; }
thead, .word { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
tbody th { width: 1%; padding: 0 .75rem; text-align: right; font-weight: normal; color: var(--quiet); user-select: none; }
td { padding: 0 .5rem 0 0; } .state { width: 1%; min-width: 1.25rem; user-select: none; }
code { font: inherit; white-space: pre; tab-size: 4; }
.missed { background: var(--missed); } .missed .state, .old .state { color: var(--sign); }
.missed th { color: var(--text); font-weight: 600; }
.covered .state { color: var(--good); }
.gap td { padding: .125rem .75rem; color: var(--quiet); font: .75rem/1.6 system-ui, sans-serif; border-block: 1px dashed var(--line); }
.gap:first-child td { border-top: 0; }
.hidden { color: var(--sign); font-weight: 600; }
@media (max-width: 40rem) { body { padding: .75rem; } tbody th { padding: 0 .375rem; } }
@media print { .code { overflow: visible; } code { white-space: pre-wrap; } }
</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

// actions/coverage-gate/lib/gate/movement-parts.js
function changedParts(groups, rows) {
  const files = groups.flatMap(({ name, patch }) => [
    ...(patch?.files ?? []).filter(({ uncovered }) => uncovered !== "").map(({ path: path8, lines, uncovered }) => [
      name,
      shortPath(path8),
      lines.total - lines.covered,
      shortened(uncovered)
    ]),
    ...(patch?.notMeasured ?? []).map((path8) => [name, shortPath(path8), "?", "in no report"])
  ]);
  if (groups.every(({ patch }) => patch === void 0))
    return [];
  if (files.length === 0) {
    const measured = groups.reduce((sum2, { patch }) => sum2 + (patch?.lines.total ?? 0), 0);
    return [
      "### Changed lines",
      groups.every(({ lines }) => lines.total === 0) ? "Nothing was measured, so nothing is known of the changed lines." : measured === 0 ? "No changed line can be covered." : `All ${measured} changed lines that can be covered are.`
    ];
  }
  return [
    "### Changed lines that are not covered",
    table(groups, ["Group", "File", "Lines", "Which lines"], files.slice(0, rows)),
    ...more(files.length - rows),
    `${markdownText(sourceViewName)} among the run's artifacts shows them in their source.`
  ];
}
function movedParts(groups, message, rows) {
  if (message === void 0)
    return [];
  const compared = groups.flatMap(({ name, baseline, lines }) => baseline === void 0 ? [] : [{ name, baseline, lines }]);
  const parts = ["### Since the baseline"];
  if (compared.length === 0)
    return [...parts, markdownText(message)];
  for (const group of groups) {
    if (group.baseline === void 0 && group.carriedForward === void 0) {
      parts.push(markdownText(`There is no baseline yet for ${group.name}; nothing of it is compared.`));
    }
  }
  for (const { name, baseline, lines } of compared) {
    const { before, commit: commit2, measuredAt, withoutRemoved } = baseline;
    parts.push(markdownText(`${name}: ${percentOf(before)} % \u2192 ${percentOf(lines)} % (${pointsBetween(before, lines)}) since ${commit2.slice(0, 12)} of ${measuredAt.slice(0, 10)}, tolerance ${baseline.tolerance}.${withoutRemoved === void 0 ? " git does not have that commit, so lines are not followed." : ""}`));
  }
  const lost = compared.flatMap(({ name, baseline }) => baseline.lost.map(({ path: path8, count, lines }) => [name, shortPath(path8), count, shortened(lines)]));
  if (lost.length > 0) {
    parts.push("Unchanged lines that lost their coverage:", table(groups, ["Group", "File", "Lines", "Which lines"], lost.slice(0, rows)), ...more(lost.length - rows));
  }
  const moved = compared.flatMap(({ name, baseline }) => baseline.files.map(({ path: path8, before, after }) => [
    name,
    shortPath(path8),
    before === void 0 ? "new" : percentOf(before),
    after === void 0 ? "gone" : percentOf(after),
    before === void 0 || after === void 0 ? "" : pointsBetween(before, after)
  ]));
  if (moved.length > 0) {
    parts.push("Files whose share moved:", table(groups, ["Group", "File", "Before %", "Now %", "Points"], moved.slice(0, rows)), ...more(moved.length - rows));
  }
  return parts;
}
function more(count) {
  return count > 0 ? [`${count} more; the report lists them.`] : [];
}
function table(groups, header, rows) {
  const from = groups.length === 1 ? 1 : 0;
  return markdownTable(header.slice(from), rows.map((row2) => row2.slice(from)));
}

// actions/coverage-gate/lib/gate/remedies.js
function noReportRemedy(patterns) {
  const all = patterns.join(" ").toLowerCase();
  const dotnet = 'For .NET: dotnet test --collect:"XPlat Code Coverage" --results-directory <directory> (package coverlet.collector), which writes <directory>/<guid>/coverage.cobertura.xml.';
  const browser = "For Angular with Karma: ng test --no-watch --code-coverage with a copy of karma.conf.js passed by --karma-config, whose coverageReporter has { type: 'lcovonly' }; the reporters html and text-summary write nothing that can be read. For Vitest: --coverage --coverage.reporter=lcovonly. For Jest: --coverage --coverageReporters=lcovonly.";
  const check = "Check that the step that writes it ran before this one, and the pattern.";
  if (/lcov|istanbul|coverage-final|clover/.test(all))
    return `${check} ${browser}`;
  if (/cobertura|opencover|\.coverage/.test(all))
    return `${check} ${dotnet}`;
  return `${check} ${dotnet} ${browser}`;
}
var exactBranchesRemedy = "Write a report that names each branch: for .NET add OpenCover (-- DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.Format=opencover,cobertura), for JavaScript use the reporter lcovonly or json.";

// actions/coverage-gate/lib/gate/threshold-reasons.js
function unknownChange(group) {
  return {
    code: "no-base",
    message: `${group}: changed lines are gated, and git cannot tell where the change began.`,
    remedy: 'Set "fetch-depth: 0" for actions/checkout, or the input "base" to a branch or commit that can be fetched. In a pull request check out its merge, not its base.'
  };
}
function unmeasuredReasons(group, files) {
  return files.map((path8) => ({
    code: "source-unmeasured",
    message: `${group}: no report names ${path8}.`,
    remedy: 'Let a test load it, or the coverage tool report files that no test loads (Vitest: coverage.include; Jest: collectCoverageFrom); or leave it out with "exclude".',
    file: path8,
    line: 1
  }));
}
function nothingToCover(group, exclusions) {
  const removed = exclusions.reduce((sum2, { lines }) => sum2 + lines, 0);
  return removed > 0 ? {
    code: "all-lines-excluded",
    message: `${group}: the rules leave out all ${removed} measured lines.`,
    remedy: 'Correct "include", "exclude" or "exclusion-sets"; the summary lists what each took.'
  } : {
    code: "no-coverable-lines",
    message: `${group}: its reports are well-formed and measure not one line.`,
    remedy: "Check that the tests ran, that the tests' assemblies or sources are instrumented, and that no filter of the coverage tool leaves everything out."
  };
}
function noLineExecuted(group, lines) {
  return {
    code: "no-line-executed",
    message: `${group}: not one of ${lines.total} lines was executed; it looks as if no test ran.`,
    remedy: "Check in the log of the test step how many tests ran."
  };
}
function otherSources(group, reports, isSourceKind) {
  const names = reports.flatMap(({ files }) => [...files.keys()]);
  const lost = new Set(reports.flatMap(({ nowhere }) => nowhere));
  const [first] = names;
  if (first === void 0 || !names.every((name) => lost.has(name) && isSourceKind(name))) {
    return void 0;
  }
  return {
    code: "no-repository-file",
    message: `${group}: the repository has none of the files that the reports name, for example ${first}.`,
    remedy: 'Check that the reports are of this repository. If they are, say by "path-map" where their paths lie in it, for example "/build/agent/s => src".'
  };
}
function belowLines(group, lines, threshold, files) {
  const missing = missingTo(lines.covered, lines.total, threshold);
  const worst = mostUncovered(files, 1)[0];
  return {
    code: "lines-below-threshold",
    message: `${group}: ${shownPercent(lines.covered, lines.total)} % of lines are covered (${lines.covered} of ${lines.total}), below ${threshold.text} %.`,
    remedy: `Cover ${missing} more ${missing === 1 ? "line" : "lines"}${worst === void 0 ? "" : `; ${worst.path} has the most uncovered ones (${worst.lines.total - worst.lines.covered})`}.`
  };
}
function judgeBranches(group, branches, threshold, reports, coverage) {
  const withBranches = new Set(reports.filter(({ hasBranches }) => hasBranches).flatMap(({ files }) => [...files.keys()]));
  const blind = reports.find(({ hasBranches, files }) => !hasBranches && [...files.keys()].some((path8) => coverage.has(path8) && !withBranches.has(path8)));
  if (blind !== void 0) {
    return {
      verdict: "inconclusive",
      reason: {
        code: "format-without-branches",
        message: `${group}: there is a branch threshold, and the format of ${blind.path} (${blind.format}) has no branches.`,
        remedy: exactBranchesRemedy,
        file: blind.path
      }
    };
  }
  if (branches.total === 0) {
    return {
      verdict: "inconclusive",
      reason: {
        code: "no-branches",
        message: `${group}: there is a branch threshold, and no report names a branch.`,
        remedy: `Switch branch coverage on in the coverage tool, or take the threshold away. ${exactBranchesRemedy}`
      }
    };
  }
  if (reaches(branches.covered, branches.total, threshold))
    return void 0;
  const figures2 = `${shownPercent(branches.covered, branches.total)} % of branches are covered (${branches.covered} of ${branches.total})`;
  if (reaches(branches.coveredAtMost, branches.total, threshold)) {
    return {
      verdict: "inconclusive",
      reason: {
        code: "branches-undecidable",
        message: `${group}: between ${shownPercent(branches.covered, branches.total)} % and ${shownPercent(branches.coveredAtMost, branches.total)} % of branches are covered; the reports do not say which branches of a line each run took, and ${threshold.text} % lies between.`,
        remedy: exactBranchesRemedy
      }
    };
  }
  const missing = missingTo(branches.covered, branches.total, threshold);
  return {
    verdict: "fail",
    reason: {
      code: "branches-below-threshold",
      message: `${group}: ${figures2}, below ${threshold.text} %.`,
      remedy: `Cover ${missing} more ${missing === 1 ? "branch" : "branches"}; the summary lists the files.`
    }
  };
}
function filesBelow(group, files, threshold) {
  return files.filter(({ lines }) => lines.total > 0 && !reaches(lines.covered, lines.total, threshold)).sort((a, b) => b.lines.total - b.lines.covered - (a.lines.total - a.lines.covered)).map(({ path: path8, lines, uncovered }) => ({
    code: "file-below-threshold",
    message: `${group}: ${path8} has ${shownPercent(lines.covered, lines.total)} % of its lines covered (${lines.covered} of ${lines.total}), below ${threshold.text} % for a single file.`,
    remedy: `Cover ${missingTo(lines.covered, lines.total, threshold)} more of its lines.`,
    file: path8,
    line: Number(/^\d+/.exec(uncovered)?.[0] ?? 1)
  }));
}
function mostUncovered(files, count) {
  return files.filter(({ lines }) => lines.covered < lines.total).sort((a, b) => b.lines.total - b.lines.covered - (a.lines.total - a.lines.covered) || (a.path < b.path ? -1 : 1)).slice(0, count);
}

// actions/coverage-gate/lib/gate/summary.js
var words = {
  pass: "passed",
  warn: "warns",
  fail: "failed",
  inconclusive: "has no sufficient evidence"
};
var shownFiles2 = 10;
var shownReasons = 20;
var toldByFigures = [
  "lines-below-threshold",
  "branches-below-threshold",
  "changed-lines-below-threshold",
  "changed-lines-uncovered",
  "below-baseline",
  "coverage-lost"
];
function cause({ name, reasons }) {
  const untold = reasons.filter(({ code }) => !toldByFigures.includes(code));
  const [first] = untold;
  if (first === void 0)
    return "";
  const text = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(first.message.replace(`Group "${name}": `, "").replace(/\.$/, ""), 200);
  return ` (${text}${untold.length > 1 ? `, and ${untold.length - 1} more` : ""})`;
}
function headline({ verdict, groups, reasons: all }) {
  const parts = groups.map((group) => {
    const { name, lines, branches, carriedForward, patch, baseline, reasons } = group;
    if (lines.total === 0)
      return `${name} measured nothing${cause(group)}`;
    const gated = [`${percentOf(lines)} % of lines (threshold ${lines.threshold} %)`];
    if (branches.threshold !== void 0 && branches.total > 0) {
      gated.push(`${percentOf(branches)} % of branches (threshold ${branches.threshold} %)`);
    }
    if (patch?.threshold !== void 0 && patch.lines.total > 0) {
      gated.push(`${percentOf(patch.lines)} % of changed lines (threshold ${patch.threshold} %)`);
    }
    if (baseline !== void 0 && reasons.some(({ code }) => code === "below-baseline")) {
      gated.push(`${pointsBetween(baseline.before, lines)} points since the baseline`);
    }
    const last = gated.pop() ?? "";
    const text = gated.length === 0 ? last : `${gated.join(", ")} and ${last}`;
    return `${name} ${text}${carriedForward === void 0 ? "" : ", carried forward"}${cause(group)}`;
  });
  const ofGroups = new Set(groups.flatMap(({ reasons }) => reasons.map(({ message }) => message)));
  const beside = all.find(({ message }) => !ofGroups.has(message));
  const also = beside === void 0 ? "" : `. ${(0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(beside.message.replace(/\.$/, ""), 200)}`;
  return `Coverage gate ${words[verdict]}: ${parts.join(", ")}${also}.`;
}
function summary(told) {
  const { verdict, groups } = told;
  return [
    `## ${signs[verdict]} ${markdownText(headline(told))}`,
    ...overview(told),
    ...changedParts(groups, 50),
    ...movedParts(groups, told.baselineMessage, 20),
    ...groups.flatMap((group) => worstFiles(group, shownFiles2)),
    ...unreportedParts(groups),
    ...exclusionParts(groups),
    details("Reports read", reportTable(groups)),
    ...noticeParts(groups)
  ].join("\n\n");
}
function overview({ groups, reasons, mode, warnUntil }) {
  const parts = [groupTable(groups, mode)];
  if (mode === "warn") {
    parts.push(`> Mode \`warn\`: a missed threshold is shown and does not fail the job${warnUntil === void 0 ? "" : ` until ${warnUntil}`}.`);
  }
  for (const { name, adoption, lines, carriedForward } of groups) {
    if (adoption !== void 0) {
      const { set, since, next, target } = adoption;
      const now = since === void 0 ? "no threshold yet" : `${lines.threshold} % since ${since}`;
      const then = next === void 0 ? "" : `, ${next.lines} % from ${next.from}`;
      parts.push(`> ${markdownText(`Adoption path of ${name}, set on ${set}: ${now}${then}, ${target} % at its end.`)}`);
    }
    if (carriedForward !== void 0) {
      parts.push(`> ${markdownText(`${name} was not measured in this run: its figures are carried forward from ${carriedForward.commit.slice(0, 12)}, measured on ${minute(carriedForward.measuredAt)}. Nothing of it has changed since.`)}`);
    }
  }
  if (reasons.length > 0)
    parts.push(reasonList(reasons));
  return parts;
}
function groupTable(groups, mode) {
  const any = (has) => groups.some(has);
  const withBranches = any(({ branches }) => branches.total > 0);
  const withBranchThreshold = any(({ branches }) => branches.threshold !== void 0);
  const withPatch = any(({ patch }) => patch !== void 0);
  const withBaseline = any(({ baseline }) => baseline !== void 0);
  const column = (wanted, ...cells) => wanted ? cells : [];
  return markdownTable([
    "Group",
    "Verdict",
    "Lines %",
    "Threshold",
    "Covered",
    ...column(withBaseline, "Since baseline"),
    ...column(withPatch, "Changed lines %"),
    ...column(withBranches, "Branches %"),
    ...column(withBranchThreshold, "Threshold")
  ], groups.map((group) => {
    const verdict = verdictIn(mode, group);
    const { lines, branches, patch, baseline } = group;
    return [
      group.name,
      `${signs[verdict]} ${verdict}`,
      percentOf(lines),
      lines.threshold,
      `${lines.covered} of ${lines.total}`,
      ...column(withBaseline, baseline !== void 0 ? pointsBetween(baseline.before, lines) : group.carriedForward === void 0 ? "no baseline" : "carried forward"),
      ...column(withPatch, patch === void 0 || patch.lines.total === 0 ? "no coverable change" : `${percentOf(patch.lines)} (${patch.lines.covered} of ${patch.lines.total})`),
      ...column(withBranches, branchText(group)),
      ...column(withBranchThreshold, branches.threshold ?? "none")
    ];
  }));
}
function branchText({ branches }) {
  const { covered, coveredAtMost, total } = branches;
  if (total === 0)
    return "none";
  const low = shownPercent(covered, total);
  return covered === coveredAtMost ? `${low} (${covered} of ${total})` : `${low} to ${shownPercent(coveredAtMost, total)} (${covered} to ${coveredAtMost} of ${total})`;
}
var inTables = /* @__PURE__ */ new Set(["changed-lines-uncovered", "coverage-lost"]);
function reasonList(all) {
  const reasons = all.filter(({ code }) => !inTables.has(code));
  const shown3 = reasons.slice(0, shownReasons);
  const list = shown3.map(({ code, message, remedy: remedy2, file, line }) => {
    const told = file === void 0 || message.includes(file);
    const place = told ? "" : ` (${file}${line === void 0 ? "" : `:${line}`})`;
    const text = `**${markdownText(message)}** ${markdownText(remedy2 ?? "")}`;
    return `- ${text} ${markdownText(`${code}${place}`)}`;
  });
  if (reasons.length > shown3.length) {
    list.push(`- ${reasons.length - shown3.length} more; the report lists them.`);
  }
  return ["### Reasons", list.join("\n")].join("\n\n");
}
function worstFiles(group, count) {
  const files = mostUncovered(group.files, count);
  if (files.length === 0)
    return [];
  const more2 = group.files.filter(({ lines }) => lines.covered < lines.total).length - files.length;
  return [
    `### Most uncovered lines: ${markdownText(group.name)}`,
    markdownTable(["File", "Uncovered", "Covered %", "Which lines"], files.map(({ path: path8, lines, uncovered, assumed }) => [
      shortPath(path8),
      lines.total - lines.covered,
      shownPercent(lines.covered, lines.total),
      assumed === true ? "in no report" : shortened(uncovered)
    ])),
    ...more2 > 0 ? [
      `${more2} more ${more2 === 1 ? "file has" : "files have"} uncovered lines; the report lists them.`
    ] : []
  ];
}
function unreportedParts(groups) {
  const rules = {
    list: "shown only",
    uncovered: "each line with a letter or digit that is no comment counts as uncovered",
    fail: "no sufficient evidence"
  };
  return groups.filter(({ unreported }) => unreported.length > 0).flatMap(({ name, unreported, unreportedRule }) => [
    `### In no report: ${markdownText(name)}`,
    `${unreported.length} of its source files, ${rules[unreportedRule]}:`,
    [
      ...unreported.slice(0, shownFiles2).map((path8) => `- ${markdownText(shortPath(path8))}`),
      ...unreported.length > shownFiles2 ? [`- ${unreported.length - shownFiles2} more; the report lists them.`] : []
    ].join("\n")
  ]);
}
function exclusionParts(groups) {
  const rows = groups.flatMap((group) => group.exclusions.map(({ rule, origin, files, lines }) => [
    group.name,
    rule,
    origin,
    files,
    lines
  ]));
  return rows.length === 0 ? [] : ["### Left out by rules", markdownTable(["Group", "Rule", "From", "Files", "Lines"], rows)];
}
function reportTable(groups) {
  const rows = groups.flatMap((group) => group.reports.map((report) => "problem" in report ? [group.name, report.path, report.problem.code, "", "not used"] : [
    group.name,
    report.path,
    report.format,
    report.producer,
    report.sameAs === void 0 ? String(report.files.size) : "same as another"
  ]));
  return rows.length === 0 ? "None." : markdownTable(["Group", "Report", "Format", "Written by", "Files"], rows);
}
function noticeParts(groups) {
  const notices = [
    ...groups.flatMap(({ name, tests: tests2 }) => tests2 === void 0 ? [] : [`${name}: tests that ran: ${tests2.executed}; files of results: ${tests2.files}.`]),
    ...new Set(groups.flatMap((group) => group.notices))
  ];
  return notices.length === 0 ? [] : [details("Notices", notices.map((text) => `- ${markdownText(text)}`).join("\n"))];
}

// actions/coverage-gate/lib/gate/comment.js
function commentBody(told) {
  const { verdict, groups } = told;
  const worst = groups.flatMap((group) => worstFiles(group, 5));
  const moved = movedParts(groups, told.baselineMessage, 10).slice(1);
  return [
    `### ${signs[verdict]} ${markdownText(headline(told))}`,
    ...overview({ ...told, reasons: told.reasons.slice(0, 10) }),
    ...changedParts(groups, 20),
    ...moved.length === 0 ? [] : [details("Since the baseline", moved.join("\n\n"))],
    ...worst.length === 0 ? [] : [details("Most uncovered lines", worst.join("\n\n"))]
  ].join("\n\n");
}

// actions/coverage-gate/lib/baseline/compare.js
function movement(baseline, now, changes) {
  const changeOf = new Map((changes ?? []).flatMap((change) => change.from === void 0 ? [] : [[change.from, change]]));
  const before = { covered: 0, total: 0 };
  const kept = { covered: 0, total: 0 };
  const files = [];
  const lost = [];
  const known = /* @__PURE__ */ new Set();
  for (const [oldPath, then] of baseline) {
    const change = changeOf.get(oldPath);
    const path8 = change === void 0 ? oldPath : change.to;
    if (path8 !== void 0)
      known.add(path8);
    const today = path8 === void 0 ? void 0 : now.get(path8);
    const count = then.lines.count();
    before.covered += count.covered;
    before.total += count.total;
    const uncovered = [];
    for (const { line, covered } of then.lines.lines()) {
      const place = path8 === void 0 ? void 0 : placeNow(line, change);
      if (place === void 0)
        continue;
      kept.total++;
      if (covered)
        kept.covered++;
      if (covered && today?.lines.state(place) === false)
        uncovered.push(place);
    }
    const after = today?.lines.count();
    if (!sameShare(count, after)) {
      files.push({
        path: path8 ?? oldPath,
        before: count,
        ...after === void 0 ? {} : { after }
      });
    }
    if (changes !== void 0 && path8 !== void 0 && uncovered.length > 0) {
      lost.push({ path: path8, lines: lineRanges(uncovered), count: uncovered.length });
    }
  }
  for (const [path8, file] of now) {
    if (!known.has(path8) && !baseline.has(path8))
      files.push({ path: path8, after: file.lines.count() });
  }
  const byUncovered = (a, b) => moreUncovered(b) - moreUncovered(a) || (a.path < b.path ? -1 : 1);
  return {
    before,
    ...changes === void 0 ? {} : { withoutRemoved: kept },
    files: files.sort(byUncovered),
    lost: lost.sort((a, b) => b.count - a.count || (a.path < b.path ? -1 : 1))
  };
}
function placeNow(line, change) {
  let shift = 0;
  for (const { oldStart, oldLines, newLines } of change?.hunks ?? []) {
    if (oldLines === 0 ? line <= oldStart : line < oldStart)
      break;
    if (line < oldStart + oldLines)
      return void 0;
    shift += newLines - oldLines;
  }
  return line + shift;
}
function sameShare(a, b) {
  return b !== void 0 && a.covered * b.total === b.covered * a.total;
}
function moreUncovered({ before, after }) {
  const uncovered = (count) => count === void 0 ? 0 : count.total - count.covered;
  return uncovered(after) - uncovered(before);
}
function holds(now, before, tolerance) {
  if (before.total === 0)
    return true;
  if (now.total === 0)
    return false;
  const share = BigInt(before.covered) * 100000000n - tolerance.millionths * BigInt(before.total);
  return BigInt(now.covered) * BigInt(before.total) * 100000000n >= share * BigInt(now.total);
}

// actions/coverage-gate/lib/baseline/ratchet.js
function compareWithBaseline({ group, changes }, coverage, belongs, tolerance) {
  const then = new Map([...group.files].filter(([path8]) => belongs(path8)));
  return {
    commit: group.commit,
    measuredAt: group.measuredAt,
    tolerance: tolerance.text,
    ...movement(then, coverage, changes)
  };
}
function ratchetReasons(group, result, now, tolerance) {
  const { before, withoutRemoved, lost } = result;
  if (holds(now, before, tolerance))
    return [];
  if (withoutRemoved !== void 0 && holds(now, withoutRemoved, tolerance))
    return [];
  const allowed = tolerance.millionths === 0n ? "" : `, more than the tolerated ${tolerance.text}`;
  return [
    {
      code: "below-baseline",
      message: `${group}: ${shownPercent(now.covered, now.total)} % of lines are covered, ${shownPercent(before.covered, before.total)} % were at ${result.commit.slice(0, 12)}${allowed}.`,
      remedy: lost.length > 0 ? "Cover the changed lines, or the unchanged ones that lost their coverage; the summary lists both." : "Cover the changed lines; the summary lists what moved."
    },
    ...lost.slice(0, 20).map(({ path: path8, lines }) => ({
      code: "coverage-lost",
      message: `${path8}: covered at the baseline, unchanged, and not covered now: ${lines}.`,
      remedy: "A test that ran these lines was removed, or no longer reaches them.",
      file: path8,
      line: Number(/^\d+/.exec(lines)?.[0])
    }))
  ];
}

// actions/coverage-gate/lib/evidence/test-results.js
var notRun = /* @__PURE__ */ new Set(["NotExecuted", "NotRunnable", "Disconnected", "Pending", "InProgress"]);
function readTestResults(found) {
  let executed2 = 0;
  let failed = 0;
  const problems = [];
  for (const file of found) {
    try {
      if (file.outside) {
        throw new ReportProblem("report-outside-workspace", "The file is a symbolic link that leads out of the workspace.", "Copy the file into the workspace.");
      }
      const count = countTests(decoded(fileBytes(file.absolute), "none"));
      executed2 += count.executed;
      failed += count.failed;
    } catch (error) {
      const { code } = error;
      if (code === void 0)
        throw error;
      problems.push({
        code: "test-results-unreadable",
        message: `Test results ${file.path}: ${error instanceof ReportProblem ? error.message : `cannot be read (${code}).`}`,
        remedy: "Write TRX (dotnet test --logger trx) or JUnit XML, and check that the step that writes it has ended.",
        file: file.path
      });
    }
  }
  return { run: { files: found.length, executed: executed2, failed }, problems };
}
function countTests(text) {
  let executed2 = 0;
  let failed = 0;
  let begun = false;
  let state;
  readXml(text, {
    open(name, attributes) {
      if (!begun)
        refuseOtherRoot(name);
      begun = true;
      if (name === "UnitTestResult") {
        const outcome = attributes.get("outcome") ?? "";
        if (notRun.has(outcome))
          return;
        executed2++;
        if (/^(Failed|Error|Timeout|Aborted)$/.test(outcome))
          failed++;
      } else if (name === "testcase")
        state = { ran: true, failed: false };
      else if (state !== void 0) {
        if (name === "skipped")
          state.ran = false;
        if (name === "failure" || name === "error")
          state.failed = true;
      }
    },
    close(name) {
      if (name !== "testcase" || state === void 0)
        return;
      if (state.ran)
        executed2++;
      if (state.ran && state.failed)
        failed++;
      state = void 0;
    }
  }, false);
  return { executed: executed2, failed };
}
function refuseOtherRoot(name) {
  if (name === "TestRun" || name === "testsuites" || name === "testsuite")
    return;
  throw new ReportProblem("report-unknown-format", `The file begins with <${name.slice(0, 60)}>, which is neither TRX nor JUnit.`, "Write TRX or JUnit XML.");
}
function testReasons(group, patterns, { run, problems }) {
  if (run.files === 0) {
    return [
      {
        code: "no-test-results",
        message: `${group}: no file matches ${patterns.join(", ")}.`,
        remedy: "Let the test step write its results: dotnet test --logger trx; for Karma karma-junit-reporter, for Vitest --reporter=junit, for Jest jest-junit."
      }
    ];
  }
  if (problems.length > 0)
    return [...problems];
  if (run.executed === 0) {
    return [
      {
        code: "no-tests",
        message: `${group}: its test results hold no test that ran.`,
        remedy: "Check the test filter, and that the test projects are built and referenced by the solution."
      }
    ];
  }
  if (run.failed > 0) {
    return [
      {
        code: "tests-failed",
        message: `${group}: ${run.failed} of ${run.executed} tests failed, so its figures are those of a broken run.`,
        remedy: "Mend the tests first; the log of the test step names them."
      }
    ];
  }
  return [];
}

// actions/coverage-gate/lib/settings/suggestion.js
function suggestion(written2, known) {
  let best;
  let least = Math.max(2, Math.floor(written2.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(written2.toLowerCase(), candidate.toLowerCase());
    if (distance < least || candidate.startsWith(written2)) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}
function editDistance(a, b) {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      current[j] = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

// actions/coverage-gate/lib/settings/exclusion-sets.js
var exclusionSets = {
  "ef-migrations": ["**/Migrations/**", "**/*ModelSnapshot.cs"],
  "generated-code": [
    "**/*.Designer.cs",
    "**/*.designer.cs",
    "**/*.g.cs",
    "**/*.g.i.cs",
    "**/*.generated.*",
    "**/*.Generated.cs"
  ],
  /** Files whose leading comment says so, as Roslyn reads it; `generatedHeader` finds them. */
  "auto-generated-headers": [],
  "build-output": ["**/obj/**"],
  "test-sdk": [
    "**/Microsoft.NET.Test.Sdk.Program.cs",
    "**/AutoGeneratedProgram.cs",
    "**/SelfRegisteredExtensions.cs"
  ]
};
var exclusionSetNames = Object.keys(exclusionSets);
function parseExclusionSets(names, what) {
  if (names.length === 1 && names[0] === "none")
    return [];
  return names.map((name) => {
    const known = exclusionSetNames.find((candidate) => candidate === name);
    if (known !== void 0)
      return known;
    const meant = suggestion(name, exclusionSetNames);
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${what} names ${JSON.stringify(name)}, which is no exclusion set.`, `${meant === void 0 ? "" : `Did you mean "${meant}"? `}The sets are ${exclusionSetNames.join(", ")}, or "none" alone.`);
  });
}

// actions/coverage-gate/lib/gate/counted-files.js
function mergedFiles(reports) {
  const distinct = reports.filter(({ sameAs }) => sameAs === void 0 || !reports.some(({ path: path8 }) => path8 === sameAs));
  const loaded = new Set(distinct.flatMap(({ files }) => [...files].filter(([, record]) => !record.placeholder).map(([path8]) => path8)));
  const merged = /* @__PURE__ */ new Map();
  for (const report of distinct) {
    for (const [path8, record] of report.files) {
      if (record.placeholder && loaded.has(path8))
        continue;
      let file = merged.get(path8);
      if (file === void 0) {
        file = new FileCoverage();
        merged.set(path8, file);
      }
      file.add(record, `${report.format} ${report.producer}`);
    }
  }
  return merged;
}
function countedFiles(settings, reports, leavingOut = groupRules(settings)) {
  return letThrough(mergedFiles(reports), leavingOut);
}
function letThrough(merged, leavingOut) {
  const removed = /* @__PURE__ */ new Map();
  const coverage = /* @__PURE__ */ new Map();
  for (const [path8, file] of merged) {
    const total = file.lines.count().total;
    if (total === 0 && file.branchLines().size === 0)
      continue;
    const rule = leavingOut(path8);
    if (rule === void 0) {
      coverage.set(path8, file);
      continue;
    }
    const key = `${rule.origin} ${rule.rule}`;
    const known = removed.get(key);
    if (known === void 0) {
      removed.set(key, { rule: rule.rule, origin: rule.origin, files: 1, lines: total });
    } else {
      known.files++;
      known.lines += total;
    }
  }
  return { coverage, exclusions: [...removed.values()].sort((a, b) => b.lines - a.lines) };
}
function groupRules(settings, isGenerated = () => false) {
  const include = pathRules(settings.include);
  const kept = pathRules(settings.exclude.filter((rule) => rule.startsWith("!")).map((rule) => rule.slice(1)));
  const rules = [
    ...settings.exclusionSets.flatMap((set) => exclusionSets[set].map((rule) => ({
      origin: set,
      rule,
      fits: pathRules([rule]).matches
    }))),
    ...settings.exclude.filter((rule) => !rule.startsWith("!")).map((rule) => {
      const { matches } = pathRules([rule]);
      return {
        origin: "exclude",
        rule,
        fits: (path8) => matches(path8) && !kept.matches(path8)
      };
    })
  ];
  if (settings.exclusionSets.includes("auto-generated-headers")) {
    rules.push({
      origin: "auto-generated-headers",
      rule: "<auto-generated> in the file's header",
      fits: isGenerated
    });
  }
  const outside2 = { origin: "include", rule: `outside of ${settings.include.join(" ")}` };
  return (path8) => settings.include.length > 0 && !include.matches(path8) ? outside2 : rules.find(({ fits }) => fits(path8));
}

// actions/coverage-gate/lib/gate/judge.js
var alone = {
  change: "none",
  isGenerated: () => false,
  isSourceKind: () => false,
  sources: [],
  measured: () => false,
  assumedLines: () => new LineSet()
};
function judgeGroup(settings, readings, surroundings2 = {}) {
  const around = { ...alone, ...surroundings2 };
  const { change, baseline, carryForward: carryForward2, tests: tests2 } = around;
  const reasons = [];
  const say = (verdict, ...found) => reasons.push(...found.map((reason) => ({ verdict, reason })));
  const group = `Group "${settings.name}"`;
  const bad = readings.filter((reading) => "problem" in reading);
  const good = readings.filter((reading) => !("problem" in reading));
  const carried = carryForward2 !== void 0 && "carried" in carryForward2 ? carryForward2.carried : void 0;
  if (carryForward2 !== void 0 && "refused" in carryForward2) {
    say("inconclusive", carryForward2.refused);
  } else if (readings.length === 0 && carried === void 0) {
    say("inconclusive", {
      code: "no-report-found",
      message: `${group}: no file matches ${settings.reports.join(", ")}.`,
      remedy: noReportRemedy(settings.reports)
    });
  }
  for (const { path: path8, problem } of bad) {
    say("inconclusive", {
      code: problem.code,
      message: `Report ${path8}: ${problem.message}`,
      remedy: problem.remedy,
      file: path8,
      ...problem.line === void 0 ? {} : { line: problem.line }
    });
  }
  if (tests2 !== void 0 && carried === void 0) {
    say("inconclusive", ...testReasons(group, settings.testResults, tests2));
  }
  const rules = groupRules(settings, around.isGenerated);
  const { coverage, exclusions } = carried === void 0 ? countedFiles(settings, good, rules) : letThrough(new Map(carried.files), rules);
  const unreported = carried === void 0 ? around.sources.filter((path8) => !around.measured(path8) && !isTest(path8) && rules(path8) === void 0) : [];
  const files = [...coverage].map(([path8, file]) => fileResult(path8, file));
  if (settings.unreported === "uncovered") {
    for (const path8 of unreported) {
      const file = new FileCoverage();
      file.lines.merge(around.assumedLines(path8));
      if (file.lines.count().total === 0)
        continue;
      coverage.set(path8, file);
      files.push({ ...fileResult(path8, file), assumed: true });
    }
  }
  const lines = sumOf(files.map((file) => file.lines));
  const branches = files.reduce((sum2, file) => ({
    covered: sum2.covered + file.branches.covered,
    total: sum2.total + file.branches.total,
    coveredAtMost: sum2.coveredAtMost + file.branches.coveredAtMost
  }), { covered: 0, total: 0, coveredAtMost: 0 });
  if (settings.unreported === "fail") {
    say("inconclusive", ...unmeasuredReasons(group, unreported));
  }
  const patch = typeof change === "string" ? void 0 : compareChanges(change.lines, coverage, (path8) => rules(path8) === void 0, change.measured);
  const ratchet = baseline === void 0 || carried !== void 0 || bad.length > 0 || good.length === 0 ? void 0 : compareWithBaseline(baseline, coverage, (path8) => rules(path8) === void 0, settings.tolerance);
  if (good.length > 0 && lines.total === 0)
    say("inconclusive", nothingToCover(group, exclusions));
  const strange = bad.length === 0 ? otherSources(group, good, around.isSourceKind) : void 0;
  if (strange !== void 0)
    say("inconclusive", strange);
  const idle = bad.length === 0 && lines.total > 0 && good.length > 0 && !anyLineExecuted(good);
  if (bad.length === 0 && lines.total > 0) {
    const reached = reaches(lines.covered, lines.total, settings.lines);
    if (idle)
      say(reached ? "inconclusive" : "fail", noLineExecuted(group, lines));
    else if (!reached)
      say("fail", belowLines(group, lines, settings.lines, files));
    if (settings.branches !== void 0 && carried === void 0) {
      const verdict = judgeBranches(group, branches, settings.branches, good, coverage);
      if (verdict !== void 0)
        say(verdict.verdict, verdict.reason);
    }
    if (ratchet !== void 0) {
      say("fail", ...ratchetReasons(group, ratchet, lines, settings.tolerance));
    }
  }
  if (settings.changedLines !== void 0) {
    if (change === "unknown")
      say("inconclusive", unknownChange(group));
    else if (patch !== void 0 && bad.length === 0) {
      say("fail", ...changeReasons(group, patch, settings.changedLines));
    }
  }
  if (bad.length === 0 && settings.perFile !== void 0) {
    say("fail", ...filesBelow(group, files, settings.perFile));
  }
  return {
    name: settings.name,
    verdict: (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .gravest */ .Zk)(["pass", ...reasons.map(({ verdict }) => verdict)]),
    lacksEvidence: idle || reasons.some(({ verdict }) => verdict === "inconclusive"),
    reasons: reasons.map(({ reason }) => reason),
    lines: { ...lines, threshold: settings.lines.text },
    branches: {
      ...branches,
      ...settings.branches === void 0 ? {} : { threshold: settings.branches.text }
    },
    files: files.sort((a, b) => a.path < b.path ? -1 : 1),
    exclusions,
    reports: readings,
    notices: [
      ...noticesOf(good),
      ...settings.changedLines !== void 0 && change === "none" ? ["This run is about no change, so changed lines are not gated."] : [],
      ...patch !== void 0 && patch.notMeasured.length > 0 ? [`Changed and in no report: ${patch.notMeasured.join(", ")}.`] : []
    ],
    ...patch === void 0 ? {} : {
      patch: {
        ...patch,
        ...settings.changedLines === void 0 ? {} : { threshold: settings.changedLines.text }
      }
    },
    ...ratchet === void 0 ? {} : { baseline: ratchet },
    ...carried === void 0 ? {} : { carriedForward: { commit: carried.commit, measuredAt: carried.measuredAt } },
    ...around.adoption === void 0 ? {} : { adoption: around.adoption },
    ...tests2 === void 0 ? {} : { tests: tests2.run },
    unreported,
    unreportedRule: settings.unreported,
    coverage
  };
}
function fileResult(path8, file) {
  const branches = file.branchCount();
  return {
    path: path8,
    lines: file.lines.count(),
    branches: {
      covered: branches.low,
      total: branches.total,
      coveredAtMost: branches.high
    },
    uncovered: lineRanges(file.lines.uncovered())
  };
}
function anyLineExecuted(reports) {
  return reports.some(({ files }) => [...files.values()].some(({ lines }) => lines.count().covered > 0));
}
function sumOf(counts2) {
  return counts2.reduce((sum2, { covered, total }) => ({ covered: sum2.covered + covered, total: sum2.total + total }), { covered: 0, total: 0 });
}
function noticesOf(reports) {
  const notices = [];
  for (const report of reports) {
    const some = (paths) => `${paths.slice(0, 3).join(", ")}${paths.length > 3 ? ` and ${paths.length - 3} more` : ""}`;
    if (report.sameAs !== void 0) {
      notices.push(`${report.path} is the same as ${report.sameAs} and counts once.`);
      continue;
    }
    if (report.files.size === 0)
      notices.push(`${report.path} measures nothing.`);
    if (report.ambiguous.length > 0) {
      notices.push(`${report.path}: several files of the repository fit ${some(report.ambiguous)}; they count on their own. Set "path-map".`);
    }
    if (report.nowhere.length > 0) {
      notices.push(`${report.path}: the repository has no file for ${some(report.nowhere)}; they count under their own names. Set "path-map" or "exclude".`);
    }
    for (const notice of report.notices)
      notices.push(`${report.path}: ${notice}`);
  }
  return notices;
}

// actions/coverage-gate/lib/git.js
var options = [
  ["safe.directory", "*"],
  ["core.fsmonitor", "false"],
  ["core.quotePath", "false"]
].flatMap(([name, value]) => ["-c", `${name}=${value}`]);
function gitIn(directory, environment) {
  return async (...commandArguments) => {
    try {
      const result = await runCommand("git", [...options, ...commandArguments], {
        directory,
        environment: { ...environment, GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" },
        timeoutMilliseconds: 3e5
      });
      return result.exitCode === 0 && !result.timedOut ? result.stdout : void 0;
    } catch {
      return void 0;
    }
  };
}

// actions/coverage-gate/lib/inputs.js



// actions/coverage-gate/lib/settings/adoption.js
var import_yaml = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__toESM */ .f1)(require_dist(), 1);
var example = 'For example "{ set: 2026-01-15, 2026-02-01: 60, 2026-04-01: 75, 2026-07-01: 90 }": each target holds from its day on.';
function parseAdoption(text, threshold, what) {
  const document = (0, import_yaml.parseDocument)(text, { version: "1.2", schema: "failsafe" });
  const root = document.contents;
  if (document.errors.length > 0 || !(0, import_yaml.isMap)(root)) {
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${what} is no list of days and targets.`, example);
  }
  const entries = root.items.map(({ key, value }) => [(0, import_yaml.isScalar)(key) ? String(key.value) : "", (0, import_yaml.isScalar)(value) ? String(value.value) : ""]);
  const set = entries.find(([key]) => key === "set")?.[1];
  if (set === void 0 || !isDay(set)) {
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${what} does not say the day on which it was set.`, example);
  }
  const steps = entries.filter(([key]) => key !== "set").map(([from, lines]) => {
    if (!isDay(from)) {
      throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${what} names the day ${JSON.stringify(from)}.`, example);
    }
    return { from, lines: parseThreshold(lines, `${what}, ${from},`) };
  }).sort((a, b) => a.from < b.from ? -1 : 1);
  steps.reduce((before, step) => {
    if (step.lines.millionths >= before.lines.millionths)
      return step;
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${what} falls from ${before.lines.text} % to ${step.lines.text} % on ${step.from}.`, 'A path of adoption only rises; begin a new one with a new day in "set".');
  }, steps[0]);
  if (steps.at(-1)?.lines.millionths !== threshold.millionths) {
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${what} ends at ${steps.at(-1)?.lines.text ?? "no target"}, and the threshold is ${threshold.text}.`, `Add the day from which ${threshold.text} holds.`);
  }
  return { set, steps };
}
function thresholdOn(path8, day) {
  const step = path8.steps.findLast(({ from }) => from <= day);
  const next = path8.steps.find(({ from }) => from > day);
  return {
    lines: step?.lines ?? { text: "0", millionths: 0n },
    state: {
      set: path8.set,
      target: path8.steps.at(-1)?.lines.text ?? "",
      ...step === void 0 ? {} : { since: step.from },
      ...next === void 0 ? {} : { next: { from: next.from, lines: next.lines.text } }
    }
  };
}
function isDay(text) {
  const time = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

// actions/coverage-gate/lib/settings/groups.js
var import_yaml2 = (0,_chunk_AO74SJKR_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__toESM */ .f1)(require_dist(), 1);
var unreportedChoices = ["list", "uncovered", "fail"];
var keys = [
  "reports",
  "lines",
  "branches",
  "per-file",
  "changed-lines",
  "include",
  "exclude",
  "exclusion-sets",
  "baseline-tolerance",
  "source",
  "unreported",
  "test-results",
  "carry-forward",
  "adoption"
];
function parseGroups(text, defaults) {
  const counter = new import_yaml2.LineCounter();
  const document = (0, import_yaml2.parseDocument)(text, { lineCounter: counter, version: "1.2", merge: false });
  const line = (node) => {
    const offset = node?.range?.[0];
    return offset === void 0 ? "" : ` (line ${counter.linePos(offset).line} of the input)`;
  };
  const [problem] = document.errors;
  if (problem !== void 0) {
    const where = problem.linePos?.[0].line;
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "groups" is not valid YAML${where === void 0 ? "" : `, line ${where}`}: ${problem.message.split("\n")[0]}`, 'Put patterns that begin with "*" or hold brackets or commas in quotes.');
  }
  const root = document.contents;
  if (!(0, import_yaml2.isMap)(root) || root.items.length === 0) {
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb('Input "groups" has no groups.', 'Write one per line: "backend: { reports: coverage/**/coverage.cobertura.xml, lines: 90 }".');
  }
  return root.items.map(({ key, value }) => {
    const name = (0, import_yaml2.isScalar)(key) ? String(key.value) : "";
    const what = `Group ${JSON.stringify(name)}`;
    if (!/^[\p{L}\p{N}][\p{L}\p{N} ._/-]{0,60}$/u.test(name)) {
      throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${what} of input "groups" has a name that cannot be shown${line(key)}.`, "Use letters, digits, blanks and . _ / - in a group's name.");
    }
    if (!(0, import_yaml2.isMap)(value)) {
      throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${what} of input "groups" has no settings${line(key)}.`, `Give it at least its reports: "${name}: { reports: coverage/**/lcov.info }".`);
    }
    const entries = /* @__PURE__ */ new Map();
    for (const item of value.items) {
      const written2 = (0, import_yaml2.isScalar)(item.key) ? String(item.key.value) : "";
      const known = keys.find((candidate) => candidate === written2);
      if (known === void 0) {
        const meant = suggestion(written2, keys);
        throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${what} of input "groups" has the unknown key ${JSON.stringify(written2)}${line(item.key)}.`, `${meant === void 0 ? "" : `Did you mean "${meant}"? `}The keys are ${keys.join(", ")}.`);
      }
      const empty = (0, import_yaml2.isScalar)(item.value) && (item.value.value ?? "") === "";
      if (known !== "adoption" || !empty)
        entries.set(known, item.value);
    }
    const whatKey = (wanted) => `"${wanted}" of group ${JSON.stringify(name)}${line(entries.get(wanted))}`;
    const list = (wanted) => entries.has(wanted) ? texts(entries.get(wanted), whatKey(wanted)) : void 0;
    const threshold = (wanted) => entries.has(wanted) ? parseThreshold(scalarText(entries.get(wanted), whatKey(wanted)), whatKey(wanted)) : void 0;
    const reports = list("reports");
    if (reports === void 0 || reports.length === 0) {
      throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${what} of input "groups" names no reports${line(value)}.`, `Add "reports", for example "${name}: { reports: coverage/**/lcov.info }".`);
    }
    const branches = threshold("branches") ?? defaults.branches;
    const perFile = threshold("per-file") ?? defaults.perFile;
    const changedLines = threshold("changed-lines") ?? defaults.changedLines;
    const sets = list("exclusion-sets");
    const lines = threshold("lines") ?? defaults.lines;
    const unreported = entries.has("unreported") ? scalarText(entries.get("unreported"), whatKey("unreported")) : defaults.unreported;
    const unreportedChoice = unreportedChoices.find((choice) => choice === unreported);
    if (unreportedChoice === void 0) {
      throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${whatKey("unreported")} is ${JSON.stringify(unreported)}.`, `Use one of: ${unreportedChoices.join(", ")}.`);
    }
    const carryForward2 = entries.has("carry-forward") ? (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .parseDuration */ .E9)(scalarText(entries.get("carry-forward"), whatKey("carry-forward")), whatKey("carry-forward")) : defaults.carryForwardMilliseconds;
    const adoption = entries.has("adoption") ? parseAdoption(String(entries.get("adoption")), lines, whatKey("adoption")) : defaults.adoptionText === void 0 ? void 0 : parseAdoption(defaults.adoptionText, lines, `Input "adoption", for group ${JSON.stringify(name)},`);
    return {
      name,
      reports,
      lines,
      ...branches === void 0 ? {} : { branches },
      ...perFile === void 0 ? {} : { perFile },
      ...changedLines === void 0 ? {} : { changedLines },
      include: list("include") ?? defaults.include,
      exclude: [...defaults.exclude, ...list("exclude") ?? []],
      exclusionSets: sets === void 0 ? defaults.exclusionSets : parseExclusionSets(sets, whatKey("exclusion-sets")),
      tolerance: threshold("baseline-tolerance") ?? defaults.tolerance,
      source: list("source") ?? defaults.source,
      unreported: unreportedChoice,
      testResults: list("test-results") ?? defaults.testResults,
      ...carryForward2 === void 0 ? {} : { carryForwardMilliseconds: carryForward2 },
      ...adoption === void 0 ? {} : { adoption }
    };
  });
}
function texts(node, what) {
  if ((0, import_yaml2.isSeq)(node))
    return node.items.map((item) => scalarText(item, what));
  return scalarText(node, what).split("\n").map((line) => line.trim()).filter((line) => line !== "");
}
function scalarText(node, what) {
  if ((0, import_yaml2.isAlias)(node)) {
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${what} is ${JSON.stringify(`*${node.source}`)}, which YAML takes for an alias.`, 'Put patterns that begin with "*" in quotes.');
  }
  if (!(0, import_yaml2.isScalar)(node) || node.value === null) {
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`${what} has no value.`, "Give it a text, a number or a list of texts.");
  }
  return typeof node.value === "string" ? node.value : node.source ?? String(node.value);
}

// actions/coverage-gate/lib/inputs.js
function readWorkingDirectory() {
  const shown3 = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .requiredInput */ .YF)("working-directory");
  const directory = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .insideWorkspace */ .CT)(shown3, 'Input "working-directory"');
  if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_5__.statSync)(directory, { throwIfNoEntry: false })?.isDirectory()) {
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "working-directory" is ${JSON.stringify(shown3)}, and the workspace has no such directory.`, "Give a directory of the checked-out repository, relative to its root.");
  }
  return directory;
}
function readInputs() {
  const evidenceDirectory = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .requiredInput */ .YF)("evidence-directory");
  (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .insideWorkspace */ .CT)(evidenceDirectory, 'Input "evidence-directory"');
  const baseline = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("baseline");
  const mode = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .choiceInput */ .ij)("mode", ["enforce", "warn"]);
  const warnUntil = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("warn-until");
  if (warnUntil !== void 0 && (mode !== "warn" || !isDay(warnUntil))) {
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(mode === "warn" ? `Input "warn-until" is ${JSON.stringify(warnUntil)}.` : 'Input "warn-until" is set, and "mode" is not "warn".', 'Write "mode: warn" and a day, for example "warn-until: 2026-12-31".');
  }
  return {
    groups: readGroups(readDefaults()),
    mode,
    warnUntil,
    onInconclusive: (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .choiceInput */ .ij)("on-inconclusive", ["fail", "warn"]),
    workspace: (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .workspaceDirectory */ .xq)(),
    workingDirectory: readWorkingDirectory(),
    mappings: (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .linesInput */ .WO)("path-map").map(parseMapping),
    evidenceDirectory,
    base: (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("base"),
    maxReportAgeMilliseconds: (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalDurationInput */ .jU)("max-report-age"),
    baseline: baseline === void 0 ? void 0 : { shown: baseline, absolute: (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .insideWorkspace */ .CT)(baseline, 'Input "baseline"') },
    comment: (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .choiceInput */ .ij)("comment", ["never", "always"]),
    token: (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("token")
  };
}
function readDefaults() {
  const threshold = (name) => {
    const text = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)(name);
    return text === void 0 ? void 0 : parseThreshold(text, `Input "${name}"`);
  };
  const branches = threshold("branch-threshold");
  const changedLines = threshold("changed-lines-threshold");
  const perFile = threshold("per-file-threshold");
  const carryForward2 = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalDurationInput */ .jU)("carry-forward");
  const adoption = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("adoption");
  return {
    lines: parseThreshold((0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .requiredInput */ .YF)("line-threshold"), 'Input "line-threshold"'),
    ...branches === void 0 ? {} : { branches },
    ...perFile === void 0 ? {} : { perFile },
    ...changedLines === void 0 ? {} : { changedLines },
    include: (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .linesInput */ .WO)("include"),
    exclude: (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .linesInput */ .WO)("exclude"),
    exclusionSets: parseExclusionSets((0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .listInput */ .dt)("exclusion-sets"), 'Input "exclusion-sets"'),
    tolerance: parseThreshold((0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .requiredInput */ .YF)("baseline-tolerance"), 'Input "baseline-tolerance"'),
    source: (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .linesInput */ .WO)("source"),
    unreported: (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .choiceInput */ .ij)("unreported", unreportedChoices),
    testResults: (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .linesInput */ .WO)("test-results"),
    ...carryForward2 === void 0 ? {} : { carryForwardMilliseconds: carryForward2 },
    ...adoption === void 0 ? {} : { adoptionText: adoption }
  };
}
function readGroups(defaults) {
  const reports = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .linesInput */ .WO)("reports");
  const yaml = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("groups");
  if (yaml === void 0) {
    if (reports.length === 0) {
      throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb('Neither input "reports" nor input "groups" says where the reports are.', 'Set "reports: coverage/**/coverage.cobertura.xml", or "groups" for several thresholds.');
    }
    refuseEscapes(reports, 'Input "reports"');
    refuseEscapes(defaults.testResults, 'Input "test-results"');
    const { adoptionText, ...settings } = defaults;
    return [
      {
        name: "coverage",
        reports,
        ...settings,
        ...adoptionText === void 0 ? {} : { adoption: parseAdoption(adoptionText, defaults.lines, 'Input "adoption"') }
      }
    ];
  }
  if (reports.length > 0) {
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb('Both "reports" and "groups" are set.', 'Move the patterns of "reports" into a group, or remove "groups".');
  }
  const groups = parseGroups(yaml, defaults);
  for (const group of groups) {
    refuseEscapes(group.reports, `"reports" of group ${JSON.stringify(group.name)}`);
    refuseEscapes(group.testResults, `"test-results" of group ${JSON.stringify(group.name)}`);
  }
  return groups;
}
function parseMapping(line) {
  const [from, to, more2] = line.split("=>").map((part) => part.trim());
  if (!from || to === void 0 || more2 !== void 0) {
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "path-map" holds the line ${JSON.stringify(line)}.`, `Write "<beginning of the report's path> => <directory in the repository>", for example "/build/agent/s => .".`);
  }
  const target = reportPath(to);
  if (target.absolute || node_path__WEBPACK_IMPORTED_MODULE_4__.posix.normalize(target.text).startsWith("..")) {
    throw new _chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "path-map" leads to ${JSON.stringify(to)}, outside of the repository.`, "Give a directory relative to the repository's root.");
  }
  return { from: reportPath(from).text, to: target.text === "" ? "." : target.text };
}

// actions/coverage-gate/lib/log.js
function logGroup(group) {
  const { lines, branches, carriedForward, tests: tests2, unreported } = group;
  const percent = shownPercent(lines.covered, lines.total);
  return [
    ...group.reports.map((report) => "problem" in report ? `${report.path} is not used: ${report.problem.message}` : `read ${report.path} (${report.format}, written by ${report.producer}, ${amount(report.files.size, "file")})`),
    ...carriedForward === void 0 ? [] : [
      `carried forward from ${carriedForward.commit}, measured at ${carriedForward.measuredAt}; no report of this run`
    ],
    ...tests2 === void 0 ? [] : [`${amount(tests2.executed, "test")} ran, ${tests2.failed} of them failed`],
    ...group.exclusions.map(({ rule, origin, files, lines: lines2 }) => `left out ${amount(lines2, "line")} in ${amount(files, "file")} by ${rule} (${origin})`),
    ...unreported.length === 0 ? [] : [
      `in no report: ${unreported.slice(0, 20).join(", ")}${unreported.length > 20 ? ` and ${unreported.length - 20} more` : ""}`
    ],
    ...group.notices,
    `lines ${lines.covered} of ${lines.total}${percent === "" ? "" : ` (${percent} %)`}, branches ${branches.covered} of ${branches.total}`
  ].map((text) => (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(`Group ${group.name}: ${text}`, 1e3));
}
function amount(count, thing) {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

// actions/coverage-gate/lib/paths/repository-files.js


async function listRepository(workspace, directory, environment) {
  const top = (await gitIn(directory, environment)("rev-parse", "--show-toplevel"))?.replace(/\r?\n$/, "");
  const real = (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.realpathSync)(workspace);
  const inside = top !== void 0 && ((0,node_fs__WEBPACK_IMPORTED_MODULE_5__.realpathSync)(top) === real || (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.realpathSync)(top).startsWith(real + node_path__WEBPACK_IMPORTED_MODULE_4__.sep));
  const root = inside ? node_path__WEBPACK_IMPORTED_MODULE_4__.join(workspace, node_path__WEBPACK_IMPORTED_MODULE_4__.relative(real, (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.realpathSync)(top))) : workspace;
  const listed = top === void 0 ? void 0 : await gitIn(root, environment)("ls-files", "-z", "--cached", "--others", "--exclude-standard");
  if (listed === void 0)
    return filesOnDisk(workspace);
  return repositoryFiles(root, listed.split("\0").filter((file) => file !== ""));
}
function repositoryFiles(root, files) {
  const all = new Set(files);
  const byName = /* @__PURE__ */ new Map();
  const byLowerCase = /* @__PURE__ */ new Map();
  for (const file of all) {
    byLowerCase.set(file.toLowerCase(), file);
    const name = nameOf(file);
    const same = byName.get(name);
    if (same === void 0)
      byName.set(name, [file]);
    else
      same.push(file);
  }
  return {
    root,
    known: true,
    all,
    has: (file) => all.has(file),
    find: (file) => all.has(file) ? file : byLowerCase.get(file.toLowerCase()),
    named: (name) => byName.get(nameOf(name)) ?? []
  };
}
function filesOnDisk(root) {
  const has = (file) => !file.includes("\0") && (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_4__.join(root, file));
  return {
    root,
    known: false,
    all: [],
    has,
    find: (file) => has(file) ? file : void 0,
    named: () => []
  };
}
function nameOf(file) {
  return file.slice(file.lastIndexOf("/") + 1).toLowerCase();
}

// actions/coverage-gate/lib/baseline/carry-forward.js
function carryForward(name, baseline, settings) {
  const group = `Group "${name}"`;
  const refused = (code, message, remedy2) => ({
    refused: { code, message: `${group}: ${message}`, remedy: remedy2 }
  });
  const runTests = "Run this group's tests and write its report.";
  if (baseline === void 0) {
    return refused("nothing-to-carry-forward", "there is no report, and no baseline from which figures could be carried forward.", `${runTests} Its next run on the default branch makes the baseline.`);
  }
  const { commit: commit2, measuredAt, files } = baseline.group;
  const age = settings.now - Date.parse(measuredAt);
  if (age > settings.maximumAgeMilliseconds) {
    return refused("carry-forward-too-old", `there is no report, and the baseline of ${commit2.slice(0, 12)} was measured at ${measuredAt}, longer ago than ${(0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(settings.maximumAgeMilliseconds)}.`, runTests);
  }
  if (baseline.changes === void 0) {
    return refused("carry-forward-unchecked", `there is no report, and git cannot tell what has changed since ${commit2.slice(0, 12)}.`, `${runTests} Or set "fetch-depth: 0" for actions/checkout.`);
  }
  const touched = baseline.changes.flatMap(({ from, to }) => [from, to]).filter((path8) => path8 !== void 0).find((path8) => files.has(path8) || settings.belongs(path8));
  if (touched !== void 0) {
    return refused("carry-forward-changed", `there is no report, and ${touched} has changed since the baseline of ${commit2.slice(0, 12)}.`, runTests);
  }
  return { carried: baseline.group };
}

// actions/coverage-gate/lib/evidence/generated-header.js


var headBytes = 2048;
function generatedHeader(repository) {
  const known = /* @__PURE__ */ new Map();
  return (file) => {
    let generated = known.get(file);
    if (generated === void 0) {
      generated = repository.has(file) && saysGenerated(headOf2(node_path__WEBPACK_IMPORTED_MODULE_4__.join(repository.root, file)));
      known.set(file, generated);
    }
    return generated;
  };
}
function saysGenerated(head) {
  const comments = /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|#[^\n]*|<!--[\s\S]*?(?:-->|$))*/.exec(head.replace(/^\ufeff/, ""));
  return /<auto-?generated|@generated\b/i.test(comments?.[0] ?? "");
}
function headOf2(file) {
  let descriptor;
  try {
    descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.openSync)(file, node_fs__WEBPACK_IMPORTED_MODULE_5__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_5__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_5__.constants.O_NONBLOCK);
    const bytes = Buffer.alloc(headBytes);
    return bytes.toString("utf8", 0, (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.readSync)(descriptor, bytes, 0, headBytes, 0));
  } catch {
    return "";
  } finally {
    if (descriptor !== void 0)
      (0,node_fs__WEBPACK_IMPORTED_MODULE_5__.closeSync)(descriptor);
  }
}

// actions/coverage-gate/lib/surroundings.js
function surroundings(run) {
  const isGenerated = generatedHeader(run.repository);
  const kinds = new Set(Array.from(run.repository.all, extension2));
  const changes = /* @__PURE__ */ new Map();
  const since = (commit2) => {
    const known = changes.get(commit2) ?? changesSince(commit2, run.git);
    changes.set(commit2, known);
    return known;
  };
  return async (settings, withoutReports) => {
    const group = run.baseline?.groups.get(settings.name);
    const baseline = group === void 0 ? void 0 : { group, changes: await since(group.commit) };
    const adoption = settings.adoption === void 0 ? void 0 : thresholdOn(settings.adoption, run.today);
    const { carryForwardMilliseconds: maximumAgeMilliseconds } = settings;
    return {
      settings: adoption === void 0 ? settings : { ...settings, lines: adoption.lines },
      change: run.change,
      isGenerated,
      isSourceKind: (path8) => extension2(path8) !== "" && kinds.has(extension2(path8)),
      sources: sourceFiles(settings.source, run.repository.all),
      measured: run.measured,
      assumedLines: (path8) => assumedLines(sourceText(run.repository, path8)),
      ...baseline === void 0 ? {} : { baseline },
      ...withoutReports && maximumAgeMilliseconds !== void 0 ? {
        carryForward: carryForward(settings.name, baseline, {
          maximumAgeMilliseconds,
          now: run.now,
          belongs: belongsTo(settings, baseline)
        })
      } : {},
      ...settings.testResults.length === 0 ? {} : {
        tests: readTestResults(findReports(run.inputs.workspace, run.inputs.workingDirectory, settings.testResults))
      },
      ...adoption === void 0 ? {} : { adoption: adoption.state }
    };
  };
}
function extension2(path8) {
  return /\.[^./]+$/.exec(path8)?.[0] ?? "";
}
function belongsTo(settings, baseline) {
  const rules = groupRules(settings);
  const languages = new Set([...baseline?.group.files.keys() ?? []].map(extension2));
  const source = pathRules(settings.source);
  return (path8) => rules(path8) === void 0 && (settings.source.length > 0 ? source.matches(path8) : languages.has(extension2(path8)));
}

// actions/coverage-gate/lib/main.js
async function main() {
  const startedAt = /* @__PURE__ */ new Date();
  const today = startedAt.toISOString().slice(0, 10);
  const inputs = readInputs();
  const repository = await listRepository(inputs.workspace, inputs.workingDirectory, process.env);
  const git = gitIn(repository.root, process.env);
  const event = readChangeEvent(inputs.base, process.env);
  const found = /* @__PURE__ */ new Map();
  for (const group of inputs.groups) {
    found.set(group.name, findReports(inputs.workspace, inputs.workingDirectory, group.reports));
  }
  const readings = readReports([...found.values()].flat(), {
    repository,
    workingDirectory: node_path__WEBPACK_IMPORTED_MODULE_4__.relative(repository.root, inputs.workingDirectory).split(node_path__WEBPACK_IMPORTED_MODULE_4__.sep).join("/"),
    mappings: inputs.mappings,
    age: {
      notBefore: inputs.maxReportAgeMilliseconds === void 0 ? void 0 : startedAt.getTime() - inputs.maxReportAgeMilliseconds,
      committedAt: await commitTime(git, startedAt.getTime())
    }
  });
  const readingsOf = (name) => (found.get(name) ?? []).flatMap((report2) => readings.get(report2.path) ?? []);
  const { change, comparison } = await findChange(inputs, event, git, readings);
  const baseline = inputs.baseline === void 0 ? void 0 : readBaseline(inputs.baseline, event.defaultBranch);
  const around = surroundings({
    inputs,
    repository,
    git,
    change,
    baseline: baseline?.status === "read" ? baseline.baseline : void 0,
    measured: measuredFiles(readings),
    now: startedAt.getTime(),
    today
  });
  const groups = [];
  for (const settings of inputs.groups) {
    const own = readingsOf(settings.name);
    const known = await around(settings, own.length === 0);
    groups.push(judgeGroup(known.settings, own, known));
  }
  for (const group of groups)
    for (const line of logGroup(group))
      console.log(line);
  if (baseline !== void 0)
    console.log((0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(baseline.message));
  const mode = inputs.warnUntil !== void 0 && today >= inputs.warnUntil ? "enforce" : inputs.mode;
  const broken = baseline?.status === "unusable" ? [baseline.reason] : [];
  const verdict = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .gravest */ .Zk)([
    ...groups.map((group) => verdictIn(mode, group)),
    ...broken.map(() => "inconclusive")
  ]);
  const reasons = reasonsOf(groups, broken);
  const lines = overallLines(groups);
  const report = {
    schema: "slipway/coverage-gate-report/v1",
    verdict,
    reasons,
    startedAt: startedAt.toISOString(),
    finishedAt: (/* @__PURE__ */ new Date()).toISOString(),
    mode,
    ...inputs.warnUntil === void 0 ? {} : { warnUntil: inputs.warnUntil },
    lines,
    groups: groups.map((group) => groupReport(group, mode)),
    ...comparison === void 0 ? {} : { patch: comparison },
    ...baseline === void 0 ? {} : { baseline: { status: baseline.status, message: baseline.message } }
  };
  const shown3 = {
    verdict,
    groups,
    reasons,
    mode,
    ...inputs.warnUntil === void 0 ? {} : { warnUntil: inputs.warnUntil },
    ...baseline === void 0 ? {} : { baselineMessage: baseline.message }
  };
  leaveEvidence(inputs, groups, repository);
  await leaveBaseline(inputs, groups, baseline, git, startedAt);
  await leaveComment(inputs, commentBody(shown3));
  if (!reasons.some(({ code }) => code === "changed-lines-uncovered")) {
    (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .annotate */ .fz)("pass", uncoveredChanges(groups));
  }
  (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .conclude */ .Ep)({
    report,
    evidenceDirectory: inputs.evidenceDirectory,
    reportName: "coverage-gate-report.json",
    outputs: {
      lines: lines.percent,
      groups: JSON.stringify(Object.fromEntries(report.groups.map(({ name, verdict: verdict2, lines: lines2, branches }) => [
        name,
        { verdict: verdict2, lines: lines2.percent, branches: branches.percent }
      ])))
    },
    summary: summary(shown3),
    headline: headline(shown3),
    onInconclusive: inputs.onInconclusive
  });
}
async function findChange(inputs, event, git, readings) {
  const asked = inputs.comment !== "never" || inputs.base !== void 0 || inputs.groups.some(({ changedLines }) => changedLines !== void 0);
  if (!asked || !isChange(event))
    return { change: "none" };
  const comparison = await findComparison(event, git);
  const diff = comparison === void 0 ? void 0 : await git(...diffOptions, comparison.base, comparison.head);
  if (comparison === void 0 || diff === void 0)
    return { change: "unknown" };
  return { change: { lines: parseDiff(diff), measured: measuredFiles(readings) }, comparison };
}
function measuredFiles(readings) {
  const measured = new Set([...readings.values()].flatMap((reading) => "problem" in reading ? [] : [...reading.files.keys()]));
  return (file) => measured.has(file);
}
function leaveEvidence({ evidenceDirectory }, groups, repository) {
  for (const [name, badge2] of badges(groups)) {
    (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .writeEvidence */ .nP)(evidenceDirectory, name, `${JSON.stringify(badge2)}
`);
  }
  const page2 = sourceView(groups, (file2) => sourceText(repository, file2));
  if (page2 === void 0)
    return;
  const file = (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .writeEvidence */ .nP)(evidenceDirectory, sourceViewName, page2);
  console.log(`The changed lines that are not covered: ${file}`);
}
async function leaveBaseline({ baseline, evidenceDirectory }, groups, status, git, startedAt) {
  if (baseline === void 0)
    return;
  const commit2 = (await git("rev-parse", "--verify", "HEAD"))?.trim();
  if (commit2 === void 0)
    return;
  const next = nextBaseline(groups, status?.status === "read" ? status.baseline : void 0, {
    branch: process.env.GITHUB_REF_NAME ?? "",
    commit: commit2,
    measuredAt: startedAt.toISOString()
  });
  (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .writeEvidence */ .nP)(evidenceDirectory, "coverage-baseline.json", writeBaseline(next));
}
async function leaveComment(inputs, body) {
  if (inputs.comment === "never")
    return;
  const { readPullRequestEvent, shareComment } = await __nccwpck_require__.e(/* import() */ 933).then(__nccwpck_require__.bind(__nccwpck_require__, 933));
  const outcome = await shareComment({ marker: "coverage", body, evidenceDirectory: inputs.evidenceDirectory }, { token: inputs.token, event: readPullRequestEvent(process.env) });
  if (outcome.kind === "no-pull-request")
    return;
  console.log((0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .singleLine */ .pF)(outcome.kind === "handed-over" ? `The comment was not posted (${outcome.reason}) and lies in ${outcome.file} for workflows-templates/comment.yml to post.` : `The comment was ${outcome.kind}: ${outcome.url}`, 1e3));
}

// actions/coverage-gate/lib/index.js
await (0,_chunk_N2GMR67A_mjs__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .Cs)(main);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.mjs";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(357);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
