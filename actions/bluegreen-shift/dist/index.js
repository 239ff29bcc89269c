import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 67:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 327:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 75:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 16:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (/* binding */ debug),
  z3: () => (/* binding */ error),
  V9: () => (/* binding */ getIDToken),
  V4: () => (/* binding */ getInput),
  pq: () => (/* binding */ info),
  lm: () => (/* binding */ notice),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ setSecret),
  $e: () => (/* binding */ warning)
});

// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __nccwpck_require__(995);
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
// EXTERNAL MODULE: external "crypto"
var external_crypto_ = __nccwpck_require__(982);
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./actions/bluegreen-shift/lib/bundle/chunk-KQC3WXB6.mjs

const chunk_KQC3WXB6_require = (0,external_node_module_.createRequire)(import.meta.url);

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
  process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
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
  if (!external_fs_namespaceObject.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  external_fs_namespaceObject.appendFileSync(filePath, `${toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}

// node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/core.js


// late-identity:./oidc-utils.js
var OidcClient = {
  getIDToken: async (audience) => (await __nccwpck_require__.e(/* import() */ 648).then(__nccwpck_require__.bind(__nccwpck_require__, 648))).OidcClient.getIDToken(audience)
};

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
var { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
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
        yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
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
    return this.addRaw(external_os_namespaceObject.EOL);
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

var { chmod, copyFile, lstat, mkdir, open: chunk_KQC3WXB6_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_namespaceObject.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = external_fs_namespaceObject.constants.O_RDONLY;

// node_modules/.pnpm/@actions+exec@3.0.0/node_modules/@actions/exec/lib/toolrunner.js
var IS_WINDOWS2 = process.platform === "win32";

// node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/platform.js
var platform = external_os_namespaceObject.platform();
var arch = external_os_namespaceObject.arch();

// node_modules/.pnpm/@actions+core@3.0.1/node_modules/@actions/core/lib/core.js
var __awaiter2 = function(thisArg, _arguments, P, generator) {
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
  process.stdout.write(external_os_namespaceObject.EOL);
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
  process.stdout.write(message + external_os_namespaceObject.EOL);
}
function getIDToken(aud) {
  return __awaiter2(this, void 0, void 0, function* () {
    return yield OidcClient.getIDToken(aud);
  });
}




/***/ }),

/***/ 608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P$: () => (/* binding */ __commonJS),
/* harmony export */   VA: () => (/* binding */ __export),
/* harmony export */   f1: () => (/* binding */ __toESM),
/* harmony export */   ki: () => (/* binding */ __require)
/* harmony export */ });
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(995);

const require = (0,node_module__WEBPACK_IMPORTED_MODULE_0__.createRequire)(import.meta.url);
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof require !== "undefined" ? require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof require !== "undefined" ? require : a)[b]
}) : x)(function(x) {
  if (typeof require !== "undefined") return require.apply(this, arguments);
  throw Error('Dynamic require of "' + x + '" is not supported');
});
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




/***/ }),

/***/ 111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $g: () => (/* binding */ quantilesQuery),
/* harmony export */   $m: () => (/* binding */ optionalInput),
/* harmony export */   A3: () => (/* binding */ silentInProduction),
/* harmony export */   Cs: () => (/* binding */ runAction),
/* harmony export */   Ep: () => (/* binding */ conclude),
/* harmony export */   Gb: () => (/* binding */ sameRules),
/* harmony export */   Od: () => (/* binding */ ours),
/* harmony export */   Pq: () => (/* binding */ countsQuery),
/* harmony export */   QR: () => (/* binding */ numberInput),
/* harmony export */   Qj: () => (/* binding */ markdownTable),
/* harmony export */   Qt: () => (/* binding */ changesForExchange),
/* harmony export */   R7: () => (/* binding */ rolesOf),
/* harmony export */   Ts: () => (/* binding */ durationInput),
/* harmony export */   WX: () => (/* binding */ findingsOf),
/* harmony export */   XL: () => (/* binding */ parseReleaseProbe),
/* harmony export */   YF: () => (/* binding */ requiredInput),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   dt: () => (/* binding */ listInput),
/* harmony export */   eb: () => (/* binding */ UsageError),
/* harmony export */   fe: () => (/* binding */ appendSummary),
/* harmony export */   gk: () => (/* binding */ standbyWeight),
/* harmony export */   h0: () => (/* binding */ unlabelled),
/* harmony export */   hq: () => (/* binding */ canaryWeight),
/* harmony export */   i_: () => (/* binding */ isReleaseColumn),
/* harmony export */   ij: () => (/* binding */ choiceInput),
/* harmony export */   j8: () => (/* binding */ releaseAt),
/* harmony export */   l7: () => (/* binding */ releaseOf),
/* harmony export */   oH: () => (/* binding */ changesForShare),
/* harmony export */   p7: () => (/* binding */ markdownText),
/* harmony export */   pF: () => (/* binding */ singleLine),
/* harmony export */   ry: () => (/* binding */ liveWeight),
/* harmony export */   uM: () => (/* binding */ share)
/* harmony export */ });
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(995);
/* harmony import */ var _chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(880);
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

// packages/toolkit/lib/usage-error.js
var UsageError = class extends Error {
  remedy;
  constructor(message, remedy, options) {
    super(message, options);
    this.name = "UsageError";
    this.remedy = remedy;
  }
};

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

// packages/toolkit/lib/annotations.js
var perStep = 10;
function annotate(verdict, reasons) {
  const write = verdict === "fail" || verdict === "inconclusive" ? _chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3 : verdict === "warn" ? _chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e : _chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm;
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

// packages/toolkit/lib/run-action.js
var StepFailure = class extends Error {
};
async function runAction(main) {
  try {
    await main();
  } catch (error2) {
    process.exitCode = 1;
    if (error2 instanceof UsageError)
      (0,_chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)(sentence(error2));
    else if (error2 instanceof StepFailure)
      (0,_chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq)(error2.message);
    else {
      (0,_chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)(`Unexpected failure: ${error2 instanceof Error ? error2.message : String(error2)} This is a defect: please report it with the log of a re-run that has debug logging on.`);
      (0,_chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .debug */ .Yz)(error2 instanceof Error ? error2.stack ?? "" : "");
    }
  }
}

// packages/toolkit/lib/conclusion.js



// packages/toolkit/lib/inputs.js

function optionalInput(name) {
  return (0,_chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4)(name) || void 0;
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
function numberInput(name, range) {
  const text = requiredInput(name);
  const value = Number(text);
  if (!/^-?\d+(\.\d+)?$/.test(text) || value < range.min || value > range.max) {
    throw new UsageError(`Input "${name}" is "${text}".`, `Use a number from ${range.min} to ${range.max}, for example "${name}: ${range.min}".`);
  }
  return value;
}
function durationInput(name) {
  return parseDuration(requiredInput(name), `Input "${name}"`);
}
function listInput(name) {
  return (optionalInput(name) ?? "").split(/[\n,]/).map((item) => item.trim()).filter((item) => item !== "");
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
function failsTheStep(verdict, onInconclusive) {
  return verdict === "fail" || verdict === "inconclusive" && onInconclusive === "fail";
}

// packages/toolkit/lib/conclusion.js
function conclude(conclusion) {
  const { report } = conclusion;
  const file = writeEvidence(conclusion.evidenceDirectory, conclusion.reportName, `${JSON.stringify(report, null, 2)}
`);
  (0,_chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH)("verdict", report.verdict);
  (0,_chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH)("report", file);
  for (const [name, value] of Object.entries(conclusion.outputs))
    (0,_chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH)(name, value);
  appendSummary(conclusion.summary);
  annotate(report.verdict, report.reasons);
  if (failsTheStep(report.verdict, conclusion.onInconclusive)) {
    throw new StepFailure(conclusion.headline);
  }
  (0,_chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq)(conclusion.headline);
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

// packages/toolkit/lib/markdown.js
function markdownText(text) {
  return withoutControlCharacters(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/[\\`*_{}[\]()#+!|~@:-]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\s+/g, " ").trim();
}
function markdownTable(header, rows) {
  const first = rows[0] ?? [];
  const line = (cells) => `| ${cells.map((cell) => markdownText(String(cell))).join(" | ")} |`;
  const rule = header.map((_, column2) => typeof first[column2] === "number" ? "---:" : "---");
  return [line(header), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

// packages/azure/lib/kql.js
function kqlString(text) {
  const escaped = text.replace(/[\\"'\p{Cc}\u2028\u2029]/gu, (character) => character === "\\" || character === '"' || character === "'" ? `\\${character}` : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${escaped}"`;
}
function kqlTime(milliseconds) {
  return `datetime(${new Date(milliseconds).toISOString()})`;
}
function kqlNumber(value) {
  if (!Number.isFinite(value) || value < 0) {
    throw new RangeError(`A number in a query has to be finite and not negative, not ${value}.`);
  }
  return String(Number(value.toFixed(3)));
}
var column = /^(?:AppVersion|AppRoleName|AppRoleInstance|Properties\.[A-Za-z_][\w.-]{0,100})$/;
function isReleaseColumn(text) {
  return column.test(text);
}
function releaseExpression(name) {
  if (!isReleaseColumn(name))
    throw new RangeError(`"${name}" is no column that tells a release.`);
  const property = /^Properties\.(.+)$/.exec(name)?.[1];
  return property === void 0 ? `tostring(${name})` : `tostring(Properties[${kqlString(property)}])`;
}
function requestsOf(scope) {
  const old = scope.oldRelease === void 0 ? '"old"' : `iff(Release has ${kqlString(scope.oldRelease)}, "old", "other")`;
  return [
    "AppRequests",
    `| where TimeGenerated >= ${kqlTime(scope.from)} and TimeGenerated < ${kqlTime(scope.to)}`,
    `| where AppRoleName startswith ${kqlString(scope.rolePrefix)}`,
    `| where Url !has ${kqlString(scope.ownMark)}`,
    `| extend Release = ${releaseExpression(scope.releaseColumn)}`,
    `| extend Side = iff(Release has ${kqlString(scope.newRelease)}, "new", ${old})`
  ];
}
function countsQuery(scope, cuts) {
  const over = cuts.map((cut, index) => `Over${index} = sumif(ItemCount, DurationMs > ${kqlNumber(cut)})`);
  const sums = [
    "Requests = sum(ItemCount)",
    "Errors = sumif(ItemCount, toint(ResultCode) >= 500)",
    "Milliseconds = sum(DurationMs * ItemCount)",
    "Clump = max(ItemCount)",
    "LagSeconds = percentile((ingestion_time() - TimeGenerated) / 1s, 99)",
    ...over
  ];
  return [
    ...requestsOf(scope),
    `| summarize ${sums.join(", ")} by Minute = bin(TimeGenerated, 1m), Side`,
    "| order by Minute asc"
  ].join("\n");
}
function quantilesQuery(scope, quantiles) {
  const percents = quantiles.map((quantile) => kqlNumber(quantile * 100)).join(", ");
  const names = quantiles.map((_, index) => `Cut${index}`).join(", ");
  return [
    ...requestsOf(scope),
    '| where Side == "old"',
    `| summarize Requests = sum(ItemCount), (${names}) = percentilesw(DurationMs, ItemCount, ${percents})`
  ].join("\n");
}

// actions/bluegreen-shift/lib/state/observed.js
var unlabelled = "unlabelled";
function ours(observed, rule) {
  const same = (a, b) => a.toLowerCase() === b.toLowerCase();
  return same(rule.name, observed.slot.name) || same(rule.hostName, observed.slot.hostName);
}
function silentInProduction(observed) {
  const { production, slot, record } = observed;
  const nameless = production.release === unlabelled && record.old !== unlabelled;
  return record.old !== void 0 && slot.release === record.old && (production.release === void 0 || nameless);
}
function sameRules(a, b) {
  const text = (rules) => rules.map(({ name, hostName, percentage }) => `${name}|${hostName}|${percentage}`.toLowerCase()).sort().join("\n");
  return text(a) === text(b);
}
function canaryWeight(observed) {
  return observed.rules.filter((rule) => ours(observed, rule)).reduce((sum, { percentage }) => sum + percentage, 0);
}

// actions/bluegreen-shift/lib/evidence/release.js
function parseReleaseProbe(text) {
  const [path3 = "", second, third, ...rest] = text.trim().split(/\s+/);
  if (path3.startsWith("/") && second !== void 0 && rest.length === 0) {
    const inHeader = second.toLowerCase() === "header";
    if (inHeader && third !== void 0)
      return { path: path3, header: third };
    if (!inHeader && third === void 0)
      return { path: path3, json: second.split(".") };
  }
  throw new UsageError(`Input "release-probe" is "${text}".`, 'Use "<path> <JSON path>" or "<path> header <name>", for example "/build-info.json commit".');
}
async function releaseAt(get, origin, probe, route) {
  const url = new URL(probe.path, origin);
  if (route !== void 0)
    url.searchParams.set("x-ms-routing-name", route);
  return releaseOf(await get(url.href), probe);
}
function releaseOf(answer, probe) {
  if (answer === void 0 || answer.status >= 500 || answer.status === 403)
    return void 0;
  const id = "header" in probe ? answer.headers[probe.header.toLowerCase()] : inJson(answer, probe);
  return typeof id === "string" && /^[\w.+-]{1,128}$/.test(id.trim()) ? id.trim() : unlabelled;
}
function inJson(answer, probe) {
  try {
    return probe.json.reduce((value, key) => value?.[key], JSON.parse(answer.body));
  } catch {
    return void 0;
  }
}

// actions/bluegreen-shift/lib/topology/origin-plan.js
var liveWeight = 50;
var heaviest = 1e3;
function standbyWeight(percentage) {
  const weight = percentage >= share(heaviest, liveWeight) ? heaviest : Math.round(liveWeight * percentage / (100 - percentage));
  return Math.min(heaviest, Math.max(1, weight));
}
function share(standby, live) {
  return Math.round(standby / (standby + live) * 1e3) / 10;
}
function rolesOf(group, hosts, onRecord) {
  const found = hosts.map(({ app, hostName }) => ({
    app,
    origin: group.origins.find((candidate) => candidate.hostName.toLowerCase() === hostName.toLowerCase())
  }));
  const missing = found.find(({ origin }) => origin === void 0);
  const [first, second] = found;
  if (first?.origin === void 0 || second?.origin === void 0) {
    return {
      severity: "refuse",
      code: "origin-missing",
      message: `The origin group has no origin with the host name of ${missing?.app ?? "both apps"}.`,
      remedy: "Add both apps to the origin group with their default host names."
    };
  }
  const roles = (live) => ({
    live: (live === first ? first : second).origin,
    standby: (live === first ? second : first).origin
  });
  if (first.origin.enabled !== second.origin.enabled) {
    return roles(first.origin.enabled ? first : second);
  }
  const recorded = found.find(({ app }) => app.toLowerCase() === onRecord?.toLowerCase());
  if (first.origin.enabled && recorded !== void 0)
    return roles(recorded);
  return {
    severity: "refuse",
    code: first.origin.enabled ? "both-origins-live" : "no-origin-live",
    message: first.origin.enabled ? `${first.app} and ${second.app} both get traffic, and no shift is on record.` : `Neither ${first.app} nor ${second.app} gets traffic.`,
    remedy: "Enable the origin of the app that is to be live, disable the other one."
  };
}
function changesForShare(roles, percentage) {
  const { live, standby } = roles;
  if (percentage === 0) {
    return standby.enabled ? [{ origin: standby.name, enabled: false }] : [];
  }
  const weight = standbyWeight(percentage);
  return [
    ...live.weight === liveWeight ? [] : [{ origin: live.name, enabled: true, weight: liveWeight }],
    ...standby.enabled && standby.weight === weight ? [] : [{ origin: standby.name, enabled: true, weight }]
  ];
}
function changesForExchange({ live, standby }) {
  return [
    ...standby.enabled && standby.weight === heaviest ? [] : [{ origin: standby.name, enabled: true, weight: heaviest }],
    { origin: live.name, enabled: false, weight: liveWeight }
  ];
}
function findingsOf(group, { live, standby }) {
  const refuse = (code, message, remedy) => ({
    severity: "refuse",
    code,
    message,
    remedy
  });
  const others = group.origins.filter(({ name, enabled }) => enabled && name !== live.name && name !== standby.name);
  return [
    ...group.latencySensitivity > 0 ? [] : [
      refuse("latency-sensitivity", "The origin group's latency sensitivity is 0 ms: Front Door then sends every request to the fastest origin and weights have no effect.", "Set it, for example: az afd origin-group update \u2026 --additional-latency-in-milliseconds 1000")
    ],
    ...live.priority === standby.priority ? [] : [
      refuse("origin-priorities", `The origins have the priorities ${live.priority} and ${standby.priority}: the second is only used when the first is down.`, "Give both the same priority.")
    ],
    ...others.length === 0 ? [] : [
      refuse("other-origins", `The origin group also sends traffic to ${others.map(({ name }) => name).join(", ")}.`, "Give the two apps an origin group of their own.")
    ],
    ...group.sessionAffinity ? [
      {
        severity: "warn",
        code: "session-affinity",
        message: "Session affinity is on: clients stay with their origin whatever the weights.",
        remedy: "Turn it off unless the app needs it; shares follow new clients only."
      }
    ] : []
  ];
}




/***/ }),

/***/ 985:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(995);
/* harmony import */ var _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(111);
/* harmony import */ var _chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(880);
/* harmony import */ var _chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(608);

const require = (0,node_module__WEBPACK_IMPORTED_MODULE_0__.createRequire)(import.meta.url);




// actions/bluegreen-shift/lib/decision/situation.js
var sources = ["metrics", "logs", "probes"];

// actions/bluegreen-shift/lib/evidence/inputs.js
function evidenceInputs() {
  const chosen = [...new Set((0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .listInput */ .dt)("evidence"))];
  const unknown = chosen.filter((name) => !sources.includes(name));
  if (chosen.length === 0 || unknown.length > 0) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(chosen.length === 0 ? 'Input "evidence" names no source; without evidence nothing can be decided.' : `Input "evidence" names "${unknown.join(", ")}", which is no source.`, `Name at least one of ${sources.join(", ")}, for example "evidence: metrics, probes".`);
  }
  const uses = (source) => chosen.includes(source);
  const slowWarn = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .durationInput */ .Ts)("slow-warn");
  const slowCritical = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .durationInput */ .Ts)("slow-critical");
  if (!(slowWarn > 0 && slowWarn < slowCritical)) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb('Input "slow-warn" is not below "slow-critical".', "The first holds the release, the second rolls it back.");
  }
  const logWorkspace = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("log-workspace");
  if (uses("logs") && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(logWorkspace ?? "")) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "log-workspace" is "${logWorkspace ?? ""}", and "evidence" names logs.`, "Give the workspace's id (a guid): az monitor log-analytics workspace show --query customerId --output tsv");
  }
  const logRelease = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .requiredInput */ .YF)("log-release");
  if (!(0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .isReleaseColumn */ .i_)(logRelease)) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "log-release" is "${logRelease}".`, `Use AppVersion, AppRoleName, AppRoleInstance or "Properties.<name>", whichever holds the release's id.`);
  }
  const probePaths = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .listInput */ .dt)("probe-paths");
  const bad = probePaths.find((path) => !/^\/(?!\/)[^\s#]*$/.test(path));
  if (bad !== void 0) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "probe-paths" has "${bad}".`, 'Give paths with their leading slash, for example "/, /api/health".');
  }
  return {
    sources: sources.filter(uses),
    slowWarn,
    slowCritical,
    logWorkspace: uses("logs") ? logWorkspace : void 0,
    logRole: (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("log-role"),
    logRelease,
    logsDelay: (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .durationInput */ .Ts)("logs-delay"),
    probePaths,
    probeInterval: probeIntervalInput()
  };
}
function probeIntervalInput() {
  const interval = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .durationInput */ .Ts)("probe-interval");
  if (interval < 200) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "probe-interval" is ${interval} ms.`, "Five requests a second to each release are the most: use 200ms or longer.");
  }
  return interval;
}

// actions/bluegreen-shift/lib/topology/topology.js
var topologies = ["slots", "front-door", "application-gateway"];

// actions/bluegreen-shift/lib/topology/inputs.js
function topologyInputs(steps, appName, slot) {
  const topology = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .choiceInput */ .ij)("topology", topologies);
  const twoApps = topology !== "slots";
  const secondApp = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("second-app");
  if (twoApps !== (secondApp !== void 0)) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "second-app" is ${twoApps ? "empty" : `"${secondApp}"`} with "topology: ${topology}".`, twoApps ? "Name the other of the two apps." : 'Leave it empty, or choose "topology: front-door".');
  }
  if (secondApp !== void 0 && (!/^[a-z0-9-]{1,60}$/i.test(secondApp) || secondApp.toLowerCase() === appName.toLowerCase())) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "second-app" is "${secondApp}" with "app-name: ${appName}".`, "Give the name of another app, as the Azure portal shows it.");
  }
  const frontDoor = partsInput("front-door", topology, "<resource group>/<profile>/<origin group>");
  const gateway = partsInput("application-gateway", topology, "<resource group>/<gateway>/<routing rule>");
  if (topology === "application-gateway" && (steps.length !== 1 || steps[0] !== 100)) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "steps" is "${steps.join(", ")}" with "topology: application-gateway".`, 'Write "steps: 100". An Application Gateway has no weights on a normal subscription (azure-rest-api-specs#19784): it switches everything at once, is watched, and switches back.');
  }
  if (topology === "front-door") {
    const written = steps.map((step) => (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .share */ .uM)((0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .standbyWeight */ .gk)(step), 50));
    if (new Set(written).size < written.length) {
      throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "steps" is "${steps.join(", ")}"; Front Door's whole weights make some of them the same.`, "Choose steps further apart; 2 % is the smallest one.");
    }
  }
  const pinnedClients = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .choiceInput */ .ij)("pinned-clients", ["wait", "swap-lkg", "stop-slot"]);
  const lkgSlot = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("lkg-slot");
  if (pinnedClients === "swap-lkg" !== (lkgSlot !== void 0)) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb('Inputs "pinned-clients: swap-lkg" and "lkg-slot" go together.', "Name the slot that holds the last known good release.");
  }
  if (lkgSlot !== void 0 && (!/^(?!production$)[a-z0-9-]{1,59}$/i.test(lkgSlot) || lkgSlot.toLowerCase() === slot.toLowerCase())) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "lkg-slot" is "${lkgSlot}" with "slot: ${slot}".`, "Give the name of a third slot, neither production nor the one that is shifted.");
  }
  if (twoApps && pinnedClients === "swap-lkg") {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "pinned-clients" is "swap-lkg" with "topology: ${topology}".`, "Two apps have no third slot; use wait or stop-slot.");
  }
  const warmUpPath = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .requiredInput */ .YF)("warm-up-path");
  if (!/^\/[^\s]*$/.test(warmUpPath) || warmUpPath.startsWith("//")) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "warm-up-path" is "${warmUpPath}".`, 'Give a path such as "/".');
  }
  return {
    topology,
    secondApp,
    frontDoor: frontDoor === void 0 ? void 0 : { resourceGroup: frontDoor[0], profile: frontDoor[1], originGroup: frontDoor[2] },
    gateway: gateway === void 0 ? void 0 : { resourceGroup: gateway[0], gateway: gateway[1], rule: gateway[2] },
    propagation: (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .durationInput */ .Ts)("propagation"),
    allowSticky: (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .listInput */ .dt)("allow-sticky"),
    warmUpPath,
    pinnedClients,
    lkgSlot
  };
}
function approvalInputs(steps) {
  const approveAfter = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .listInput */ .dt)("approve-after").map(Number);
  const unknown = approveAfter.filter((step) => !steps.includes(step));
  if (unknown.length > 0) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "approve-after" names ${unknown.join(", ")}, which "steps" does not.`, `Name some of ${steps.join(", ")}.`);
  }
  const text = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("approve-step");
  const approveStep = text === void 0 ? void 0 : Number(text);
  if (approveStep !== void 0 && !(approveStep > 0 && approveStep <= 100)) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "approve-step" is "${text}".`, "Give one of the steps, as 25.");
  }
  return { approveAfter, approvalMaximum: (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .durationInput */ .Ts)("approval-maximum"), approveStep };
}
function partsInput(name, topology, shape) {
  const text = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)(name);
  if (topology !== name) {
    if (text === void 0)
      return void 0;
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "${name}" is set with "topology: ${topology}".`, `Leave it empty, or choose "topology: ${name}".`);
  }
  const parts = (text ?? "").split("/").map((part) => part.trim());
  const [first, second, third] = parts;
  if (parts.length !== 3 || !first || !second || !third || !parts.every(isName)) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "${name}" is "${text ?? ""}".`, `Write it as "${shape}".`);
  }
  return [first, second, third];
}
var isName = (part) => /^[\w.()-]{1,90}$/.test(part);

// actions/bluegreen-shift/lib/inputs.js
var operations = [
  "shift",
  "promote",
  "rollback",
  "retire",
  "status",
  "reconcile",
  "approve"
];
var guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
function readInputs() {
  const operation = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .choiceInput */ .ij)("operation", operations);
  const subscriptionId = namedInput("subscription-id", guid, "Copy the id (a guid)");
  const resourceGroup = namedInput("resource-group", /^[\w.()-]{1,90}$/);
  const appName = namedInput("app-name", /^[a-z0-9-]{1,60}$/i);
  const stepMinimum = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .durationInput */ .Ts)("step-minimum");
  const stepMaximum = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .durationInput */ .Ts)("step-maximum");
  const metricsDelay = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .durationInput */ .Ts)("metrics-delay");
  if (stepMaximum < stepMinimum + metricsDelay) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb('Input "step-maximum" leaves no time for a decision.', 'Make it at least "step-minimum" plus "metrics-delay".');
  }
  const bake = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .durationInput */ .Ts)("bake");
  if (bake < metricsDelay + 12e4) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb('Input "bake" is too short to see anything.', 'Make it at least "metrics-delay" plus 2m: younger minutes of Azure Monitor are not believed.');
  }
  const errorWarn = percentageInput("error-warn");
  const errorCritical = percentageInput("error-critical");
  if (errorWarn >= errorCritical) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb('Input "error-warn" is not below "error-critical".', "The first holds the release, the second rolls it back.");
  }
  const steps = stepsInput();
  const slot = namedInput("slot", /^(?!production$)[a-z0-9-]{1,59}$/i, "Copy the slot's name (not production's)");
  const evidence = evidenceInputs();
  if (evidence.sources.includes("logs") && stepMaximum < stepMinimum + evidence.logsDelay) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb('Input "logs-delay" leaves no time for a decision.', 'Make "step-maximum" at least "step-minimum" plus "logs-delay".');
  }
  const tenantId = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("tenant-id");
  if (tenantId !== void 0 && !/^[a-z0-9.-]{1,120}$/i.test(tenantId)) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "tenant-id" is "${tenantId}".`, "Copy the directory (tenant) id, a guid, from the Azure portal.");
  }
  const clientId = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("client-id");
  if (clientId !== void 0 && !guid.test(clientId)) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "client-id" is "${clientId}".`, "Copy the application (client) id, a guid, from the Azure portal.");
  }
  if (clientId !== void 0 && tenantId === void 0) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb('Input "client-id" is set and "tenant-id" is empty.', "Give both, or neither to use the sign-in of the Azure CLI.");
  }
  const baseUrl = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("base-url");
  if (baseUrl !== void 0 && !(/^https?:\/\/[^\s/?#@\\]+\/?$/.test(baseUrl) && URL.canParse(baseUrl))) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "base-url" is "${baseUrl}".`, 'Give scheme and host only, for example "https://www.example.org".');
  }
  return {
    operation,
    tenantId,
    clientId,
    subscriptionId,
    resourceGroup,
    appName,
    slot,
    steps,
    ...topologyInputs(steps, appName, slot),
    ...approvalInputs(steps),
    ...evidence,
    stepMinimum,
    stepMaximum,
    lookInterval: positive("look-interval"),
    metricsDelay,
    bake,
    keep: (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .durationInput */ .Ts)("keep"),
    drain: (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .durationInput */ .Ts)("drain"),
    release: (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("release"),
    releaseProbe: (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .parseReleaseProbe */ .XL)((0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .requiredInput */ .YF)("release-probe")),
    baseUrl: baseUrl?.replace(/\/$/, ""),
    errorWarn,
    errorCritical,
    alpha: (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .numberInput */ .QR)("alpha", { min: 1e-4, max: 0.2 }),
    onInconclusive: (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .choiceInput */ .ij)("on-inconclusive", ["rollback", "hold"]),
    onOrphan: (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .choiceInput */ .ij)("on-orphan", ["rollback", "hold"]),
    retireBy: (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .choiceInput */ .ij)("retire-by", ["stop", "delete"]),
    evidenceDirectory: (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .requiredInput */ .YF)("evidence-directory")
  };
}
function stepsInput() {
  const steps = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .listInput */ .dt)("steps").map((step) => /^\d+(\.\d+)?$/.test(step) ? Number(step) : Number.NaN);
  const ascending = steps.every((step, index) => index === 0 || step > steps[index - 1]);
  if (steps.length === 0 || !ascending || steps.some((step) => !(step > 0 && step <= 100))) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "steps" is "${(0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .optionalInput */ .$m)("steps") ?? ""}".`, 'Give rising percentages above 0 and up to 100, for example "10, 25, 50, 100".');
  }
  return steps;
}
function percentageInput(name) {
  const text = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .requiredInput */ .YF)(name);
  const value = Number(/^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1]);
  if (!(value > 0 && value < 75)) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "${name}" is "${text}".`, `Give a percentage above 0 % and below 75 % with its sign, for example "${name}: 5%".`);
  }
  return value / 100;
}
function namedInput(name, shape, copy = "Copy the name") {
  const value = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .requiredInput */ .YF)(name);
  if (!shape.test(value)) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "${name}" is "${value}".`, `${copy} from the Azure portal.`);
  }
  return value;
}
function positive(name) {
  const value = (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .durationInput */ .Ts)(name);
  if (value < 1e3) {
    throw new _chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .UsageError */ .eb(`Input "${name}" is shorter than a second.`, `Use for example "${name}: 1m".`);
  }
  return value;
}

// actions/bluegreen-shift/lib/main.js
async function main() {
  const settings = readInputs();
  const { operate } = await __nccwpck_require__.e(/* import() */ 602).then(__nccwpck_require__.bind(__nccwpck_require__, 602));
  await operate(settings);
}

// actions/bluegreen-shift/lib/index.js
await (0,_chunk_U2MOVWV2_mjs__WEBPACK_IMPORTED_MODULE_1__/* .runAction */ .Cs)(main);

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
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
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
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
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
/******/ var __webpack_exports__ = __nccwpck_require__(985);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
