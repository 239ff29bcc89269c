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

/***/ 311:
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

/***/ 53:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

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

/***/ 708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 30:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 327:
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

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

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

/***/ 667:
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
;// CONCATENATED MODULE: ./actions/health-check/lib/bundle/chunk-KQC3WXB6.mjs

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
  getIDToken: async (audience) => (await __nccwpck_require__.e(/* import() */ 3).then(__nccwpck_require__.bind(__nccwpck_require__, 3))).OidcClient.getIDToken(audience)
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

/***/ 557:
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

/***/ 170:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(995);
/* harmony import */ var _chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(667);
/* harmony import */ var _chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(557);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(24);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(760);
/* harmony import */ var node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(53);
/* harmony import */ var node_dns__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(610);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(67);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(708);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(30);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(692);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(522);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(975);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(598);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(500);

const require = (0,node_module__WEBPACK_IMPORTED_MODULE_0__.createRequire)(import.meta.url);



// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/identity.js
var require_identity = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/identity.js"(exports) {
    "use strict";
    var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias");
    var DOC = /* @__PURE__ */ Symbol.for("yaml.document");
    var MAP = /* @__PURE__ */ Symbol.for("yaml.map");
    var PAIR = /* @__PURE__ */ Symbol.for("yaml.pair");
    var SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar");
    var SEQ = /* @__PURE__ */ Symbol.for("yaml.seq");
    var NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type");
    var isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
    var isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
    var isMap2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
    var isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
    var isScalar2 = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
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
    var hasAnchor = (node) => (isScalar2(node) || isCollection(node)) && !!node.anchor;
    exports.ALIAS = ALIAS;
    exports.DOC = DOC;
    exports.MAP = MAP;
    exports.NODE_TYPE = NODE_TYPE;
    exports.PAIR = PAIR;
    exports.SCALAR = SCALAR;
    exports.SEQ = SEQ;
    exports.hasAnchor = hasAnchor;
    exports.isAlias = isAlias;
    exports.isCollection = isCollection;
    exports.isDocument = isDocument;
    exports.isMap = isMap2;
    exports.isNode = isNode;
    exports.isPair = isPair;
    exports.isScalar = isScalar2;
    exports.isSeq = isSeq2;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/visit.js
var require_visit = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
    function visit_(key, node, visitor, path6) {
      const ctrl = callVisitor(key, node, visitor, path6);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path6, ctrl);
        return visit_(key, ctrl, visitor, path6);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path6 = Object.freeze(path6.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = visit_(i, node.items[i], visitor, path6);
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
          path6 = Object.freeze(path6.concat(node));
          const ck = visit_("key", node.key, visitor, path6);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = visit_("value", node.value, visitor, path6);
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
    async function visitAsync_(key, node, visitor, path6) {
      const ctrl = await callVisitor(key, node, visitor, path6);
      if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path6, ctrl);
        return visitAsync_(key, ctrl, visitor, path6);
      }
      if (typeof ctrl !== "symbol") {
        if (identity.isCollection(node)) {
          path6 = Object.freeze(path6.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            const ci = await visitAsync_(i, node.items[i], visitor, path6);
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
          path6 = Object.freeze(path6.concat(node));
          const ck = await visitAsync_("key", node.key, visitor, path6);
          if (ck === BREAK)
            return BREAK;
          else if (ck === REMOVE)
            node.key = null;
          const cv = await visitAsync_("value", node.value, visitor, path6);
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
    function callVisitor(key, node, visitor, path6) {
      if (typeof visitor === "function")
        return visitor(key, node, path6);
      if (identity.isMap(node))
        return visitor.Map?.(key, node, path6);
      if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path6);
      if (identity.isPair(node))
        return visitor.Pair?.(key, node, path6);
      if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path6);
      if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path6);
      return void 0;
    }
    function replaceNode(key, path6, node) {
      const parent = path6[path6.length - 1];
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
var require_directives = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
          } catch (error2) {
            onError(String(error2));
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
var require_anchors = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
              const error2 = new Error("Failed to resolve repeated object (this should not happen)");
              error2.source = source;
              throw error2;
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
var require_applyReviver = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_toJS = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_Node = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_Alias = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_Scalar = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_createNode = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
      const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
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
      let tagObj = findTagObject(value, tagName, schema.tags);
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
        tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
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
var require_Collection = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/Collection.js"(exports) {
    "use strict";
    var createNode = require_createNode();
    var identity = require_identity();
    var Node = require_Node();
    function collectionFromPath(schema, path6, value) {
      let v = value;
      for (let i = path6.length - 1; i >= 0; --i) {
        const k = path6[i];
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
        schema,
        sourceObjects: /* @__PURE__ */ new Map()
      });
    }
    var isEmptyPath = (path6) => path6 == null || typeof path6 === "object" && !!path6[Symbol.iterator]().next().done;
    var Collection = class extends Node.NodeBase {
      constructor(type, schema) {
        super(type);
        Object.defineProperty(this, "schema", {
          value: schema,
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
      clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
          copy.schema = schema;
        copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
          copy.range = this.range.slice();
        return copy;
      }
      /**
       * Adds a value to the collection. For `!!map` and `!!omap` the value must
       * be a Pair instance or a `{ key, value }` object, which may not have a key
       * that already exists in the map.
       */
      addIn(path6, value) {
        if (isEmptyPath(path6))
          this.add(value);
        else {
          const [key, ...rest] = path6;
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
      deleteIn(path6) {
        const [key, ...rest] = path6;
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
      getIn(path6, keepScalar) {
        const [key, ...rest] = path6;
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
      hasIn(path6) {
        const [key, ...rest] = path6;
        if (rest.length === 0)
          return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path6, value) {
        const [key, ...rest] = path6;
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
var require_stringifyComment = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_foldFlowLines = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_stringifyString = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_stringify = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringify.js"(exports) {
    "use strict";
    var anchors = require_anchors();
    var identity = require_identity();
    var stringifyComment = require_stringifyComment();
    var stringifyString = require_stringifyString();
    function createStringifyContext(doc, options) {
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
      }, doc.schema.toStringOptions, options);
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
var require_stringifyPair = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_log = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/log.js"(exports) {
    "use strict";
    var node_process = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__require */ .ki)("process");
    function debug2(logLevel, ...messages) {
      if (logLevel === "debug")
        console.log(...messages);
    }
    function warn(logLevel, warning2) {
      if (logLevel === "debug" || logLevel === "warn") {
        if (typeof node_process.emitWarning === "function")
          node_process.emitWarning(warning2);
        else
          console.warn(warning2);
      }
    }
    exports.debug = debug2;
    exports.warn = warn;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_addPairToJSMap = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_Pair = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
      clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
          key = key.clone(schema);
        if (identity.isNode(value))
          value = value.clone(schema);
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
var require_stringifyCollection = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringifyCollection.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyCollection(collection, ctx, options) {
      const flow = ctx.inFlow ?? collection.flow;
      const stringify2 = flow ? stringifyFlowCollection : stringifyBlockCollection;
      return stringify2(collection, ctx, options);
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
            reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
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
          const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
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
var require_YAMLMap = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
      constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
      }
      /**
       * A generic collection parsing method that can be extended
       * to other node classes that inherit from YAMLMap
       */
      static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
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
        if (typeof schema.sortMapEntries === "function") {
          map.items.sort(schema.sortMapEntries);
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
var require_map = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
      createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
    };
    exports.map = map;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
      constructor(schema) {
        super(identity.SEQ, schema);
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
      static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
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
var require_seq = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
      createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
    };
    exports.seq = seq;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/common/string.js
var require_string = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_null = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_bool = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_stringifyNumber = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_float = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_int = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_schema = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/core/schema.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = [
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
    exports.schema = schema;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/json/schema.js
var require_schema2 = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
    var schema = [map.map, seq.seq].concat(jsonScalars, jsonError);
    exports.schema = schema;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/binary.js"(exports) {
    "use strict";
    var node_buffer = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__require */ .ki)("buffer");
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
var require_pairs = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
    function createPairs(schema, iterable, ctx) {
      const { replacer } = ctx;
      const pairs2 = new YAMLSeq.YAMLSeq(schema);
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
            const keys = Object.keys(it);
            if (keys.length === 1) {
              key = keys[0];
              value = it[key];
            } else {
              throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
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
var require_omap = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
      static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
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
      createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
    };
    exports.YAMLOMap = YAMLOMap;
    exports.omap = omap;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool2 = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_float2 = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_int2 = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_set = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/set.js"(exports) {
    "use strict";
    var identity = require_identity();
    var Pair = require_Pair();
    var YAMLMap = require_YAMLMap();
    var YAMLSet = class _YAMLSet extends YAMLMap.YAMLMap {
      constructor(schema) {
        super(schema);
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
      static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set2 = new this(schema);
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
      createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
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
var require_timestamp = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
    var timestamp = {
      identify: (value) => value instanceof Date,
      default: true,
      tag: "tag:yaml.org,2002:timestamp",
      // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
      // may be omitted altogether, resulting in a date format. In such a case, the time part is
      // assumed to be 00:00:00Z (start of day, UTC).
      test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
      resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
          throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
        const [, year, month, day2, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day2, hour || 0, minute || 0, second || 0, millisec);
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
    exports.timestamp = timestamp;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema3 = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
    var timestamp = require_timestamp();
    var schema = [
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
      timestamp.intTime,
      timestamp.floatTime,
      timestamp.timestamp
    ];
    exports.schema = schema;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/tags.js
var require_tags = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/tags.js"(exports) {
    "use strict";
    var map = require_map();
    var _null = require_null();
    var seq = require_seq();
    var string = require_string();
    var bool = require_bool();
    var float = require_float();
    var int = require_int();
    var schema = require_schema();
    var schema$1 = require_schema2();
    var binary = require_binary();
    var merge = require_merge();
    var omap = require_omap();
    var pairs = require_pairs();
    var schema$2 = require_schema3();
    var set = require_set();
    var timestamp = require_timestamp();
    var schemas = /* @__PURE__ */ new Map([
      ["core", schema.schema],
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
      floatTime: timestamp.floatTime,
      int: int.int,
      intHex: int.intHex,
      intOct: int.intOct,
      intTime: timestamp.intTime,
      map: map.map,
      merge: merge.merge,
      null: _null.nullTag,
      omap: omap.omap,
      pairs: pairs.pairs,
      seq: seq.seq,
      set: set.set,
      timestamp: timestamp.timestamp
    };
    var coreKnownTags = {
      "tag:yaml.org,2002:binary": binary.binary,
      "tag:yaml.org,2002:merge": merge.merge,
      "tag:yaml.org,2002:omap": omap.omap,
      "tag:yaml.org,2002:pairs": pairs.pairs,
      "tag:yaml.org,2002:set": set.set,
      "tag:yaml.org,2002:timestamp": timestamp.timestamp
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
          const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
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
          const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
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
var require_Schema = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/schema/Schema.js"(exports) {
    "use strict";
    var identity = require_identity();
    var map = require_map();
    var seq = require_seq();
    var string = require_string();
    var tags = require_tags();
    var sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
    var Schema = class _Schema {
      constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
        this.name = typeof schema === "string" && schema || "core";
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
var require_stringifyDocument = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/stringify/stringifyDocument.js"(exports) {
    "use strict";
    var identity = require_identity();
    var stringify = require_stringify();
    var stringifyComment = require_stringifyComment();
    function stringifyDocument(doc, options) {
      const lines = [];
      let hasDirectives = options.directives === true;
      if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
          lines.push(dir);
          hasDirectives = true;
        } else if (doc.directives.docStart)
          hasDirectives = true;
      }
      if (hasDirectives)
        lines.push("---");
      const ctx = stringify.createStringifyContext(doc, options);
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
var require_Document = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
      constructor(value, replacer, options) {
        this.commentBefore = null;
        this.comment = null;
        this.errors = [];
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === "function" || Array.isArray(replacer)) {
          _replacer = replacer;
        } else if (options === void 0 && replacer) {
          options = replacer;
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
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
          this.directives = options._directives.atDocument();
          if (this.directives.yaml.explicit)
            version = this.directives.yaml.version;
        } else
          this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
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
      addIn(path6, value) {
        if (assertCollection(this.contents))
          this.contents.addIn(path6, value);
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
      createNode(value, replacer, options) {
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
        } else if (options === void 0 && replacer) {
          options = replacer;
          replacer = void 0;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
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
      createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
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
      deleteIn(path6) {
        if (Collection.isEmptyPath(path6)) {
          if (this.contents == null)
            return false;
          this.contents = null;
          return true;
        }
        return assertCollection(this.contents) ? this.contents.deleteIn(path6) : false;
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
      getIn(path6, keepScalar) {
        if (Collection.isEmptyPath(path6))
          return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
        return identity.isCollection(this.contents) ? this.contents.getIn(path6, keepScalar) : void 0;
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
      hasIn(path6) {
        if (Collection.isEmptyPath(path6))
          return this.contents !== void 0;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path6) : false;
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
      setIn(path6, value) {
        if (Collection.isEmptyPath(path6)) {
          this.contents = value;
        } else if (this.contents == null) {
          this.contents = Collection.collectionFromPath(this.schema, Array.from(path6), value);
        } else if (assertCollection(this.contents)) {
          this.contents.setIn(path6, value);
        }
      }
      /**
       * Change the YAML version and schema used by the document.
       * A `null` version disables support for directives, explicit tags, anchors, and aliases.
       * It also requires the `schema` option to be given as a `Schema` instance value.
       *
       * Overrides all previously set schema options.
       */
      setSchema(version, options = {}) {
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
        if (options.schema instanceof Object)
          this.schema = options.schema;
        else if (opt)
          this.schema = new Schema.Schema(Object.assign(opt, options));
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
      toString(options = {}) {
        if (this.errors.length > 0)
          throw new Error("Document with errors cannot be stringified");
        if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
          const s = JSON.stringify(options.indent);
          throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
      }
    };
    function assertCollection(contents) {
      if (identity.isCollection(contents))
        return true;
      throw new Error("Expected a YAML collection as document contents");
    }
    exports.Document = Document;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/errors.js
var require_errors = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
    var prettifyError = (src, lc) => (error2) => {
      if (error2.pos[0] === -1)
        return;
      error2.linePos = error2.pos.map((pos) => lc.linePos(pos));
      const { line, col } = error2.linePos[0];
      error2.message += ` at line ${line}, column ${col}`;
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
        const end = error2.linePos[1];
        if (end?.line === line && end.col > col) {
          count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = " ".repeat(ci) + "^".repeat(count);
        error2.message += `:

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
var require_resolve_props = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
      let comma = null;
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
              if (comma)
                onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
              comma = token;
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
        comma,
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
var require_util_contains_newline = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_util_flow_indent_check = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_util_map_includes = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_resolve_block_map = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_resolve_block_seq = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_resolve_end = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_resolve_flow_collection = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
      const isMap2 = fc.start.source === "{";
      const fcName = isMap2 ? "flow map" : "flow sequence";
      const NodeClass = tag?.nodeClass ?? (isMap2 ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq);
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
          if (!isMap2 && ctx.options.strict && utilContainsNewline.containsNewline(key))
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
        if (!isMap2 && !sep && !props.found) {
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
            if (!isMap2 && !props.found && ctx.options.strict) {
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
          if (isMap2) {
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
      const expectedEnd = isMap2 ? "}" : "]";
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
var require_compose_collection = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_resolve_block_scalar = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
      let error2 = -1;
      for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === "-" || ch === "+"))
          chomp = ch;
        else {
          const n = Number(ch);
          if (!indent && n)
            indent = n;
          else if (error2 === -1)
            error2 = offset + i;
        }
      }
      if (error2 !== -1)
        onError(error2, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
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
var require_resolve_flow_scalar = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_compose_scalar = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
      } catch (error2) {
        const msg = error2 instanceof Error ? error2.message : String(error2);
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
    function findScalarTagByName(schema, value, tagName, tagToken, onError) {
      if (tagName === "!")
        return schema[identity.SCALAR];
      const matchWithTest = [];
      for (const tag of schema.tags) {
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
      const kt = schema.knownTags[tagName];
      if (kt && !kt.collection) {
        schema.tags.push(Object.assign({}, kt, { default: false, test: void 0 }));
        return kt;
      }
      onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
      return schema[identity.SCALAR];
    }
    function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
      const tag = schema.tags.find((tag2) => (tag2.default === true || atKey && tag2.default === "key") && tag2.test?.test(value)) || schema[identity.SCALAR];
      if (schema.compat) {
        const compat = schema.compat.find((tag2) => tag2.default && tag2.test?.test(value)) ?? schema[identity.SCALAR];
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
var require_util_empty_scalar_position = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_compose_node = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
          } catch (error2) {
            const message = error2 instanceof Error ? error2.message : String(error2);
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
    function composeAlias({ options }, { offset, source, end }, onError) {
      const alias = new Alias.Alias(source.substring(1));
      if (alias.source === "")
        onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
      if (alias.source.endsWith(":"))
        onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
      const valueEnd = offset + source.length;
      const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
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
var require_compose_doc = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/compose-doc.js"(exports) {
    "use strict";
    var Document = require_Document();
    var composeNode = require_compose_node();
    var resolveEnd = require_resolve_end();
    var resolveProps = require_resolve_props();
    function composeDoc(options, directives, { offset, start, value, end }, onError) {
      const opts = Object.assign({ _directives: directives }, options);
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
var require_composer = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/compose/composer.js"(exports) {
    "use strict";
    var node_process = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__require */ .ki)("process");
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
      constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning2) => {
          const pos = getErrorPos(source);
          if (warning2)
            this.warnings.push(new errors.YAMLWarning(pos, code, message));
          else
            this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        this.directives = new directives.Directives({ version: options.version || "1.2" });
        this.options = options;
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
            this.directives.add(token.source, (offset, message, warning2) => {
              const pos = getErrorPos(token);
              pos[0] += offset;
              this.onError(pos, "BAD_DIRECTIVE", message, warning2);
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
            const error2 = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
            if (this.atDirectives || !this.doc)
              this.errors.push(error2);
            else
              this.doc.errors.push(error2);
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
var require_cst_scalar = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
    function createScalarToken(value, context) {
      const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
      const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
      });
      const end = context.end ?? [
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
    function setScalarValue(token, value, context = {}) {
      let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
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
var require_cst_stringify = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_cst_visit = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
    visit.itemAtPath = (cst, path6) => {
      let item = cst;
      for (const [field, index] of path6) {
        const tok = item?.[field];
        if (tok && "items" in tok) {
          item = tok.items[index];
        } else
          return void 0;
      }
      return item;
    };
    visit.parentCollection = (cst, path6) => {
      const parent = visit.itemAtPath(cst, path6.slice(0, -1));
      const field = path6[path6.length - 1][0];
      const coll = parent?.[field];
      if (coll && "items" in coll)
        return coll;
      throw new Error("Parent collection not found");
    };
    function _visit(path6, item, visitor) {
      let ctrl = visitor(item, path6);
      if (typeof ctrl === "symbol")
        return ctrl;
      for (const field of ["key", "value"]) {
        const token = item[field];
        if (token && "items" in token) {
          for (let i = 0; i < token.items.length; ++i) {
            const ci = _visit(Object.freeze(path6.concat([[field, i]])), token.items[i], visitor);
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
            ctrl = ctrl(item, path6);
        }
      }
      return typeof ctrl === "function" ? ctrl(item, path6) : ctrl;
    }
    exports.visit = visit;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/cst.js
var require_cst = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
    var isScalar2 = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
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
    exports.isScalar = isScalar2;
    exports.prettyToken = prettyToken;
    exports.tokenType = tokenType;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/lexer.js
var require_lexer = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
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
var require_line_counter = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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
var require_parser = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/parse/parser.js"(exports) {
    "use strict";
    var node_process = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__require */ .ki)("process");
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
    var Parser2 = class {
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
      *pop(error2) {
        const token = error2 ?? this.stack.pop();
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
    exports.Parser = Parser2;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/public-api.js
var require_public_api = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/public-api.js"(exports) {
    "use strict";
    var composer = require_composer();
    var Document = require_Document();
    var errors = require_errors();
    var log = require_log();
    var identity = require_identity();
    var lineCounter = require_line_counter();
    var parser = require_parser();
    function parseOptions(options) {
      const prettyErrors = options.prettyErrors !== false;
      const lineCounter$1 = options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null;
      return { lineCounter: lineCounter$1, prettyErrors };
    }
    function parseAllDocuments(source, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
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
    function parseDocument2(source, options = {}) {
      const { lineCounter: lineCounter2, prettyErrors } = parseOptions(options);
      const parser$1 = new parser.Parser(lineCounter2?.addNewLine);
      const composer$1 = new composer.Composer(options);
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
    function parse2(src, reviver, options) {
      let _reviver = void 0;
      if (typeof reviver === "function") {
        _reviver = reviver;
      } else if (options === void 0 && reviver && typeof reviver === "object") {
        options = reviver;
      }
      const doc = parseDocument2(src, options);
      if (!doc)
        return null;
      doc.warnings.forEach((warning2) => log.warn(doc.options.logLevel, warning2));
      if (doc.errors.length > 0) {
        if (doc.options.logLevel !== "silent")
          throw doc.errors[0];
        else
          doc.errors = [];
      }
      return doc.toJS(Object.assign({ reviver: _reviver }, options));
    }
    function stringify(value, replacer, options) {
      let _replacer = null;
      if (typeof replacer === "function" || Array.isArray(replacer)) {
        _replacer = replacer;
      } else if (options === void 0 && replacer) {
        options = replacer;
      }
      if (typeof options === "string")
        options = options.length;
      if (typeof options === "number") {
        const indent = Math.round(options);
        options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
      }
      if (value === void 0) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
          return void 0;
      }
      if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
      return new Document.Document(value, _replacer, options).toString(options);
    }
    exports.parse = parse2;
    exports.parseAllDocuments = parseAllDocuments;
    exports.parseDocument = parseDocument2;
    exports.stringify = stringify;
  }
});

// node_modules/.pnpm/yaml@2.9.0/node_modules/yaml/dist/index.js
var require_dist = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__commonJS */ .P$)({
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

// packages/toolkit/lib/printable.js
function printable(text, prefix = "| ") {
  return text.replace(/\r\n?/g, "\n").split("\n").map((line) => prefix + withoutControlCharacters(line)).join("\n");
}
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
  const write = verdict === "fail" || verdict === "inconclusive" ? _chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3 : verdict === "warn" ? _chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e : _chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm;
  const shown2 = reasons.length > perStep ? reasons.slice(0, perStep - 1) : reasons;
  for (const reason of shown2) {
    write(sentence(reason), {
      title: singleLine(reason.code, 100),
      ...reason.file === void 0 ? {} : { file: withoutControlCharacters(reason.file) },
      ...reason.line === void 0 ? {} : { startLine: reason.line }
    });
  }
  if (shown2.length < reasons.length) {
    write(`${reasons.length - shown2.length} more of these are in the job summary and the report.`);
  }
}
function sentence(reason) {
  const happened = /[.!?:]$/.test(reason.message.trim()) ? reason.message : `${reason.message}.`;
  return singleLine(reason.remedy ? `${happened} ${reason.remedy}` : reason.message, 2e3);
}

// packages/toolkit/lib/child-process.js


// packages/toolkit/lib/usage-error.js
var UsageError = class extends Error {
  remedy;
  constructor(message, remedy, options) {
    super(message, options);
    this.name = "UsageError";
    this.remedy = remedy;
  }
};

// packages/toolkit/lib/child-process.js
var graceMilliseconds = 2e3;
async function runCommand(program, commandArguments, options) {
  options.signal?.throwIfAborted();
  const ownGroup = process.platform !== "win32";
  const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_3__.spawn)(program, commandArguments, {
    cwd: options.directory,
    env: options.environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: ownGroup,
    windowsHide: true
  });
  const send2 = (signal) => {
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
  let timedOut2 = false;
  let killTimer;
  const end = () => {
    send2("SIGTERM");
    killTimer ??= setTimeout(() => send2("SIGKILL"), graceMilliseconds);
  };
  const timer = setTimeout(() => {
    timedOut2 = true;
    end();
  }, options.timeoutMilliseconds);
  options.signal?.addEventListener("abort", end, { once: true });
  const collect = (stream) => {
    let text = "";
    let rest = "";
    stream.setEncoding("utf8");
    stream.on("data", (chunk) => {
      text += chunk;
      const lines = (rest + chunk).split(/\r?\n/);
      rest = lines.pop() ?? "";
      for (const line of lines)
        options.onLine?.(line);
    });
    stream.on("end", () => {
      if (rest !== "")
        options.onLine?.(rest);
    });
    return () => text;
  };
  const stdout = collect(child.stdout);
  const stderr = collect(child.stderr);
  try {
    const exitCode = await new Promise((resolve2, reject) => {
      child.once("error", reject);
      child.once("close", resolve2);
    });
    options.signal?.throwIfAborted();
    return { exitCode, stdout: stdout(), stderr: stderr(), timedOut: timedOut2 };
  } catch (error2) {
    if (error2.code === "ENOENT") {
      throw new UsageError(`The program "${program}" was not found.`, `Install it in a step before this one, or check the working directory ${options.directory}.`, { cause: error2 });
    }
    throw error2;
  } finally {
    clearTimeout(timer);
    clearTimeout(killTimer);
    options.signal?.removeEventListener("abort", end);
    send2("SIGKILL");
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
  let total2 = 0;
  for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total2 += Number(amount) * (unitMilliseconds[unit ?? ""] ?? 0);
  }
  return total2;
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
function booleanInput(name) {
  return choiceInput(name, ["true", "false"]) === "true";
}
function numberInput(name, range) {
  const text = requiredInput(name);
  const value = Number(text);
  if (!/^-?\d+(\.\d+)?$/.test(text) || value < range.min || value > range.max) {
    throw new UsageError(`Input "${name}" is "${text}".`, `Use a number from ${range.min} to ${range.max}, for example "${name}: ${range.min}".`);
  }
  return value;
}
function integerInput(name, range) {
  const value = numberInput(name, range);
  if (!Number.isInteger(value)) {
    throw new UsageError(`Input "${name}" is "${value}".`, "Use a whole number.");
  }
  return value;
}
function durationInput(name) {
  return parseDuration(requiredInput(name), `Input "${name}"`);
}
function listInput(name) {
  return (optionalInput(name) ?? "").split(/[\n,]/).map((item) => item.trim()).filter((item) => item !== "");
}
function linesInput(name) {
  return (optionalInput(name) ?? "").split("\n").map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}
function workspaceDirectory() {
  return node_path__WEBPACK_IMPORTED_MODULE_5__.resolve(process.env.GITHUB_WORKSPACE || process.cwd());
}
function insideWorkspace(relative, what) {
  const workspace = workspaceDirectory();
  const absolute = node_path__WEBPACK_IMPORTED_MODULE_5__.resolve(workspace, relative);
  if (absolute !== workspace && !absolute.startsWith(workspace + node_path__WEBPACK_IMPORTED_MODULE_5__.sep)) {
    throw new UsageError(`${what} is "${relative}", which lies outside the workspace.`, "Give a path inside the checked-out repository.");
  }
  return absolute;
}
function pathInput(name) {
  return insideWorkspace(requiredInput(name), `Input "${name}"`);
}

// packages/toolkit/lib/run-action.js
var StepFailure = class extends Error {
};
async function runAction(main2) {
  try {
    await main2();
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

// packages/toolkit/lib/summary.js

var summaryLimitBytes = 1024 * 1024;
var tooLong = "\n\n> The rest was left out: a job summary holds 1 MiB. The report file has it all.\n";
function appendSummary(markdown, file = process.env.GITHUB_STEP_SUMMARY) {
  if (!file)
    return true;
  const written = (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.statSync)(file, { throwIfNoEntry: false })?.size ?? 0;
  const room = summaryLimitBytes - written;
  const text = `${markdown}
`;
  if (Buffer.byteLength(text) <= room) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.appendFileSync)(file, text);
    return true;
  }
  const kept = Buffer.from(text).subarray(0, Math.max(0, room - Buffer.byteLength(tooLong)));
  const wholeLines = kept.subarray(0, kept.lastIndexOf("\n") + 1);
  if (room > Buffer.byteLength(tooLong))
    (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.appendFileSync)(file, wholeLines.toString() + tooLong);
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
  const absolute = node_path__WEBPACK_IMPORTED_MODULE_5__.join(insideWorkspace(directory, 'Input "evidence-directory"'), name);
  try {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.mkdirSync)(node_path__WEBPACK_IMPORTED_MODULE_5__.dirname(absolute), { recursive: true });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.writeFileSync)(`${absolute}.part`, content);
    (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.renameSync)(`${absolute}.part`, absolute);
  } catch (error2) {
    throw new UsageError(`The evidence directory "${directory}" cannot be written (${error2.code}).`, 'Name a directory inside the workspace in "evidence-directory" that this step may write.', { cause: error2 });
  }
  return node_path__WEBPACK_IMPORTED_MODULE_5__.relative(workspaceDirectory(), absolute).split(node_path__WEBPACK_IMPORTED_MODULE_5__.sep).join("/");
}

// packages/toolkit/lib/markdown.js
function markdownText(text) {
  return withoutControlCharacters(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/[\\`*_{}[\]()#+!|~@:-]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\s+/g, " ").trim();
}
function markdownTable(header, rows) {
  const first = rows[0] ?? [];
  const line = (cells) => `| ${cells.map((cell) => markdownText(String(cell))).join(" | ")} |`;
  const rule = header.map((_, column) => typeof first[column] === "number" ? "---:" : "---");
  return [line(header), `| ${rule.join(" | ")} |`, ...rows.map(line)].join("\n");
}

// packages/toolkit/lib/secrets.js
function maskSecret(secret) {
  for (const form of secretForms(secret ?? ""))
    (0,_chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq)(form);
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
  return text.replace(/%[0-9A-F]{2}/g, (escaped3) => escaped3.toLowerCase());
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
var shortestBeginning = 8;
function withoutCutSecrets(text, secrets) {
  const forms = secrets.flatMap(secretForms).filter((form) => form.length > shortestBeginning);
  return forms.reduce((masked, form) => {
    const beginning = form.slice(0, shortestBeginning);
    let result = masked;
    for (let at = result.indexOf(beginning); at >= 0; at = result.indexOf(beginning, at + "***".length)) {
      let end = at + beginning.length;
      while (end < result.length && result[end] === form[end - at])
        end += 1;
      result = `${result.slice(0, at)}***${result.slice(end)}`;
    }
    return result;
  }, withoutSecrets(text, secrets));
}

// actions/health-check/lib/main.js


// actions/health-check/lib/http/failure.js
var ExchangeFailure = class extends Error {
  /** Stable reason code, documented in the README. */
  code;
  remedy;
  /** Whether waiting can mend it: a starting server can, a certificate cannot. */
  heals;
  /** The code of Node.js or OpenSSL behind it, for example `ECONNRESET`. */
  systemCode;
  constructor(code, message, remedy, heals, systemCode) {
    super(message);
    this.systemCode = systemCode;
    this.name = "ExchangeFailure";
    this.code = code;
    this.remedy = remedy;
    this.heals = heals;
  }
};
var starting = "Look at the application's log: it may still be starting, or it may have stopped at start.";
var trust = {
  CERT_HAS_EXPIRED: "the certificate, or one of its chain, has expired",
  CERT_NOT_YET_VALID: "the certificate is not valid yet",
  CERT_REVOKED: "the certificate is revoked",
  CERT_UNTRUSTED: "the certificate is not trusted",
  DEPTH_ZERO_SELF_SIGNED_CERT: "the certificate is self-signed",
  ERR_TLS_CERT_ALTNAME_INVALID: "the certificate is for another host name",
  SELF_SIGNED_CERT_IN_CHAIN: "the chain ends in a root that this machine does not trust",
  UNABLE_TO_GET_ISSUER_CERT: "the issuer of the certificate is unknown",
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the issuer of the certificate is unknown",
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the server does not send its intermediate certificate"
};
var verification = /^(CERT_|CRL_|UNABLE_TO_(GET|VERIFY|DECRYPT|DECODE)_|INVALID_(CA|PURPOSE)$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$|ERROR_IN_CERT_)/;
var network = {
  ECONNREFUSED: ["connection-refused", "nothing listens there", starting, true],
  ECONNRESET: [
    "connection-reset",
    "the connection was cut before the whole answer",
    starting,
    true
  ],
  EPIPE: ["connection-reset", "the connection was cut before the whole answer", starting, true],
  ETIMEDOUT: [
    "connection-timed-out",
    "the connection was not accepted in time",
    "Check the address and its access restrictions: a hosted runner cannot reach a private endpoint.",
    true
  ],
  EHOSTUNREACH: ["host-unreachable", "there is no way to that address", "Check the address.", true],
  ENETUNREACH: ["host-unreachable", "there is no way to that network", "Check the address.", true],
  ENOTFOUND: [
    "name-not-resolved",
    "the host name does not exist in DNS",
    'Check "base-url" for a typo, and that the DNS record has been made.',
    true
  ],
  EAI_AGAIN: [
    "name-not-resolved",
    "DNS did not answer",
    "Check the runner's DNS and network.",
    true
  ],
  HPE_HEADER_OVERFLOW: [
    "headers-too-large",
    "the answer has more than 32 KiB of headers",
    "Look at what adds headers, for example cookies that grow with each request.",
    false
  ],
  ERR_PROXY_TUNNEL: [
    "proxy-refused",
    "the proxy on the way did not open a tunnel",
    "Check HTTPS_PROXY and what that proxy permits.",
    true
  ]
};
var certificateAlert = /alert (certificate required|bad certificate|unknown ca|certificate unknown|certificate expired|certificate revoked)/i;
function environmentProxy(url, environment) {
  const name = url.protocol === "https:" ? "https_proxy" : "http_proxy";
  const text = environment[name] ?? environment[name.toUpperCase()] ?? "";
  return URL.canParse(text) ? new URL(text) : void 0;
}
var beforeSecured = /before secure TLS connection was established/;
function timedOut(where, milliseconds, reached, proxy) {
  if (reached === "none" && proxy !== void 0) {
    return new ExchangeFailure("proxy-refused", `${where}: the proxy ${proxy.host} opened no tunnel within ${milliseconds} ms, so the site was not asked.`, "Check HTTPS_PROXY and that the proxy runs and permits this host.", true);
  }
  const [state, remedy] = standstill[reached];
  return new ExchangeFailure("timed-out", `${where}: no complete answer within ${milliseconds} ms; ${state}.`, remedy, true);
}
var slow = 'Look at why the answer is slow, or raise "timeout".';
var unreachable = "Check the address, its access restrictions, and the proxy if there is one: a hosted runner cannot reach a private endpoint.";
var standstill = {
  none: ["no connection was accepted", unreachable],
  connecting: ["no connection was accepted", unreachable],
  handshake: [
    "the connection was accepted, but the TLS handshake did not end",
    "Check that the port speaks TLS, and what stands before the site."
  ],
  asked: ["it was asked, but did not begin to answer", slow],
  answering: ["the answer began, but did not end", slow]
};
function unreachedProxy(error2, url, environment) {
  const proxy = environmentProxy(url, environment);
  if (proxy === void 0)
    return void 0;
  const portOf = ({ port, protocol }) => Number(port) || (protocol === "https:" ? 443 : 80);
  const met = causes(error2).some(({ code = "", port, hostname }) => /^(ENOTFOUND|EAI_AGAIN)$/.test(code) ? hostname === proxy.hostname && hostname !== url.hostname : /^(ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/.test(code) && port === portOf(proxy) && port !== portOf(url));
  return met ? proxy : void 0;
}
function describeFailure(error2, where, reached = "none") {
  if (error2 instanceof ExchangeFailure)
    return error2;
  const chain = causes(error2);
  for (const cause of chain)
    if (cause instanceof ExchangeFailure)
      return cause;
  for (const { code, message } of chain) {
    if (typeof code !== "string")
      continue;
    if (code === "EPROTO" || code.startsWith("ERR_SSL_")) {
      const cause = `${code}${openSslReason(String(message ?? ""))}`;
      if (certificateAlert.test(cause.replaceAll("_", " "))) {
        return new ExchangeFailure("client-certificate-refused", `${where}: the server wants another client certificate (${cause}).`, 'Give one that the server trusts in "client-certificate" and "client-key".', false, cause);
      }
      return new ExchangeFailure("tls-handshake", `${where}: the TLS handshake failed (${cause}).`, "Check that the port speaks TLS, and the server's TLS settings.", false, cause);
    }
    const why = trust[code] ?? (verification.test(code) ? "it does not verify" : void 0);
    if (why !== void 0) {
      return new ExchangeFailure("certificate-not-trusted", `${where}: ${why} (${code}).`, "Renew or complete the certificate; for a private authority give its certificate in NODE_EXTRA_CA_CERTS.", false);
    }
    const cut = code === "ECONNRESET" || code === "EPIPE";
    if (cut && (reached === "handshake" || beforeSecured.test(String(message)))) {
      return new ExchangeFailure("tls-handshake", `${where}: the connection was cut during the TLS handshake (${code}).`, "Check that the server has a certificate for this host name (App Service: custom domain and its TLS binding) and that the port speaks TLS; it may also still be starting.", true, code);
    }
    const known = network[code];
    if (known !== void 0) {
      return new ExchangeFailure(known[0], `${where}: ${known[1]} (${code}).`, known[2], known[3], code);
    }
    if (code.startsWith("HPE_")) {
      return new ExchangeFailure("malformed-answer", `${where}: the answer is not HTTP (${code}).`, "Check the port and what listens there.", true);
    }
    if (code.startsWith("Z_") || code.startsWith("ERR__ERROR_FORMAT") || code === "ERR_BROTLI") {
      return brokenEncoding(where);
    }
  }
  const text = error2 instanceof Error ? error2.message : String(error2);
  return new ExchangeFailure("no-answer", `${where}: ${singleLine(text, 200)}.`, starting, true);
}
function openSslReason(message) {
  const reason = /:SSL routines:[^:]*:([A-Za-z0-9 _]+)/.exec(message)?.[1];
  return reason === void 0 ? "" : `: ${reason}`;
}
function brokenEncoding(where) {
  return new ExchangeFailure("broken-encoding", `${where}: the body cannot be unpacked as its content-encoding says.`, "Look at the compression middleware, and at a proxy that changes bodies.", true);
}
function causes(error2) {
  const found = [];
  const waiting = [error2];
  while (waiting.length > 0 && found.length < 16) {
    const next = waiting.shift();
    if (typeof next !== "object" || next === null || found.includes(next))
      continue;
    found.push(next);
    if (next instanceof AggregateError)
      waiting.push(...next.errors);
    waiting.push(next.cause);
  }
  return found;
}

// actions/health-check/lib/azure-connection.js
async function connectToAzure(site, assertion) {
  const { AzureError, azureCredential, connect, siteEvidence } = await __nccwpck_require__.e(/* import() */ 399).then(__nccwpck_require__.bind(__nccwpck_require__, 399));
  const { tenantId, clientId } = site;
  const evidence = siteEvidence(connect(() => azureCredential({ tenantId, clientId, assertion }), site.subscriptionId), site, site.slot);
  const asked = async (question) => {
    try {
      return await question();
    } catch (error2) {
      if (!(error2 instanceof AzureError))
        throw error2;
      const { message, remedy, status } = error2;
      const heals = status === 429 || status !== void 0 && status >= 500;
      throw new ExchangeFailure("azure-not-read", `${message}.`.replace("..", "."), remedy, heals);
    }
  };
  return {
    resource: site.slot === void 0 ? site.app : `${site.app}/slots/${site.slot}`,
    keyVaultReferences: () => asked(() => evidence.keyVaultReferences()),
    instances: () => asked(() => evidence.instances())
  };
}

// actions/health-check/lib/inputs.js


// actions/health-check/lib/azure-site.js
function readAzureSite() {
  const app = optionalInput("app-name");
  const minimumInstances = integerInput("minimum-instances", { min: 1, max: 100 });
  if (app === void 0)
    return void 0;
  const named = (name, pattern, example4) => {
    const text = name === "app-name" ? app : optionalInput(name);
    if (text === void 0 || !pattern.test(text)) {
      throw new UsageError(`Input "app-name" is set, but "${name}" ${text === void 0 ? "is empty" : `is "${text}"`}.`, `Give it, for example "${example4}".`);
    }
    return text;
  };
  const slot = optionalInput("slot");
  return {
    app: named("app-name", /^[a-z0-9-]{2,60}$/i, "app-example"),
    resourceGroup: named("resource-group", /^[\w().-]{1,90}$/, "rg-example"),
    subscriptionId: named("subscription-id", /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i, "00000000-0000-0000-0000-000000000000"),
    slot: slot === void 0 || slot.toLowerCase() === "production" ? void 0 : named("slot", /^[a-z0-9-]{1,59}$/i, "green"),
    tenantId: optionalInput("tenant-id"),
    clientId: optionalInput("client-id"),
    minimumInstances
  };
}

// actions/health-check/lib/checks/expectation.js
var methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];
var example = 'Write for example "GET /api/account/users/me -> 401" or "GET /api/x -> 200 json.status=open".';
function parseExpectation(line) {
  const refuse = (why) => {
    const shown2 = line.replace(/(\s(?:form|json)\s).*?(?=\s->\s|$)/s, "$1***");
    throw new UsageError(`Input "expect" has the line "${shown2}": ${why}.`, example);
  };
  const arrow = /\s->\s/.exec(line);
  if (arrow === null)
    return refuse('it has no " -> "');
  const left2 = line.slice(0, arrow.index).trim();
  const right = line.slice(arrow.index + arrow[0].length).trim();
  const request = /^([A-Za-z]+)\s+(\S+)(?:\s+(form|json)\s+(.+))?$/s.exec(left2);
  if (request === null)
    return refuse("the request is not a method and a path");
  const [, word = "", path6 = "", bodyKind, bodyText] = request;
  const method = word.toUpperCase();
  if (!methods.includes(method))
    return refuse(`"${word}" is not a method`);
  if (!path6.startsWith("/") || path6.startsWith("//") || /[^\x21-\x7e]|\\/.test(path6)) {
    return refuse(`the path "${path6}" does not start with one slash`);
  }
  if (bodyKind !== void 0 && (method === "GET" || method === "HEAD")) {
    return refuse(`${method} has no body`);
  }
  if (bodyKind === "json") {
    try {
      JSON.parse(bodyText ?? "");
    } catch {
      return refuse("the body is not JSON");
    }
  }
  const [statusWord = "", ...words3] = splitWords(right) ?? refuse("a double quote is not closed");
  const statuses = parseStatuses(statusWord);
  if (statuses === void 0)
    return refuse(`"${statusWord}" is not a list of statuses`);
  const assertions = words3.map((item) => parseAssertion(item) ?? refuse(`"${item}" is not an assertion`));
  return {
    method,
    path: path6,
    ...bodyKind === void 0 || bodyText === void 0 ? {} : {
      body: {
        type: bodyKind === "form" ? "application/x-www-form-urlencoded" : "application/json",
        text: bodyText
      }
    },
    statuses,
    assertions
  };
}
function parseStatuses(text) {
  const statuses = [];
  for (const item of text.split(",")) {
    if (/^[1-5]xx$/i.test(item)) {
      const first = Number(item[0]) * 100;
      for (let status = first; status < first + 100; status += 1)
        statuses.push(status);
    } else if (/^[1-5]\d\d$/.test(item))
      statuses.push(Number(item));
    else
      return void 0;
  }
  return statuses;
}
function splitWords(text) {
  const words3 = [];
  let word = "";
  let started = false;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? "";
    if (quoted && character === "\\" && /["\\]/.test(text[at + 1] ?? "")) {
      word += text[at + 1];
      at += 1;
    } else if (character === '"') {
      quoted = !quoted;
      started = true;
    } else if (!quoted && /\s/.test(character)) {
      if (started)
        words3.push(word);
      word = "";
      started = false;
    } else {
      word += character;
      started = true;
    }
  }
  if (quoted)
    return void 0;
  if (started)
    words3.push(word);
  return words3;
}
function parseAssertion(item) {
  const size = /^size<=(\d{1,12})$/.exec(item);
  if (size !== null)
    return { kind: "size", maximumBytes: Number(size[1]) };
  const time = /^time<=(\S+)$/.exec(item)?.[1];
  if (time !== void 0) {
    return { kind: "time", maximumMilliseconds: parseDuration(time, `The time in "${item}"`) };
  }
  const equals = item.indexOf("=");
  if (equals < 1)
    return void 0;
  const name = item.slice(0, equals);
  const value = item.slice(equals + 1);
  if (name === "type")
    return /^[\w.+-]+\/[\w.+*-]+$/.test(value) ? { kind: "type", type: value.toLowerCase() } : void 0;
  if (name === "text")
    return value === "" ? void 0 : { kind: "text", text: value };
  if (name === "sha256") {
    return /^[0-9a-f]{64}$/i.test(value) ? { kind: "sha256", digest: value.toLowerCase() } : void 0;
  }
  if (/^json[.[]/.test(name)) {
    const path6 = name.slice(4).replace(/^\./, "");
    return path6 === "" ? void 0 : { kind: "json", path: path6, value };
  }
  if (/^header\.[\w-]+$/.test(name)) {
    return { kind: "header", name: name.slice("header.".length).toLowerCase(), value };
  }
  return void 0;
}

// actions/health-check/lib/checks/contract.js


// actions/health-check/lib/contract/document.js
var import_yaml = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__toESM */ .f1)(require_dist(), 1);

// actions/health-check/lib/checks/strict-json.js
var JsonRefusal = class extends Error {
};
var maximumDepth = 64;
function parseStrictJson(body) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(body);
  } catch {
    throw new JsonRefusal("the body is not UTF-8");
  }
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    throw new JsonRefusal(text.trim() === "" ? "the body is empty" : "the body is not JSON");
  }
  refuseDepthAndDuplicates(text);
  return value;
}
function refuseDepthAndDuplicates(text) {
  const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/gs;
  const names = [];
  let last;
  for (const [part] of text.matchAll(token)) {
    if (part === "{" || part === "[") {
      names.push(part === "{" ? /* @__PURE__ */ new Set() : void 0);
      if (names.length > maximumDepth) {
        throw new JsonRefusal(`the JSON is nested deeper than ${maximumDepth} levels`);
      }
    } else if (part === "}" || part === "]") {
      names.pop();
    } else if (part === ":" && last?.startsWith('"')) {
      const name = JSON.parse(last);
      const known = names.at(-1);
      if (known?.has(name))
        throw new JsonRefusal(`the JSON names ${last.slice(0, 60)} twice`);
      known?.add(name);
    }
    last = part;
  }
}
function jsonAt(value, path6) {
  let current = value;
  for (const step of pathSteps(path6)) {
    if (typeof current !== "object" || current === null)
      return void 0;
    if (Array.isArray(current)) {
      current = /^\d{1,9}$/.test(step) ? current[Number(step)] : void 0;
    } else {
      current = Object.hasOwn(current, step) ? current[step] : void 0;
    }
  }
  return current;
}
function pathSteps(path6) {
  const steps = [];
  for (const [, quoted, index, name] of path6.matchAll(/\["([^"]*)"\]|\[(\d+)\]|([^.[\]]+)/g)) {
    steps.push(quoted ?? index ?? name ?? "");
  }
  return steps;
}
function shownJson(value) {
  if (value === void 0)
    return "nothing";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}\u2026` : text;
}

// actions/health-check/lib/contract/document.js
var ContractRefusal = class extends Error {
};
function readContract(body) {
  const root = read(body);
  if (!isObject(root))
    throw new ContractRefusal("it is no OpenAPI document");
  const version = root.openapi;
  if (typeof version !== "string" || !/^3\.\d/.test(version)) {
    throw new ContractRefusal(root.swagger === void 0 ? "it is no OpenAPI document" : `it is Swagger ${String(root.swagger)}; only OpenAPI 3 is compared`);
  }
  if (!isObject(root.paths))
    throw new ContractRefusal("the OpenAPI document has no paths");
  return { root, resolve: (value) => resolve(root, value) };
}
function read(body) {
  try {
    return parseStrictJson(body);
  } catch (error2) {
    if (!(error2 instanceof JsonRefusal))
      throw error2;
    const text = new TextDecoder().decode(body);
    if (/^\s*[<{[]/.test(text) || text.trim() === "")
      throw new ContractRefusal(error2.message);
    try {
      return (0, import_yaml.parse)(text, { maxAliasCount: 100 });
    } catch {
      throw new ContractRefusal("it is neither JSON nor YAML");
    }
  }
}
function resolve(root, value) {
  let current = value;
  for (let step = 0; step < 32 && isObject(current); step += 1) {
    const reference = current.$ref;
    if (typeof reference !== "string" || !reference.startsWith("#/"))
      return current;
    let found = root;
    for (const part of reference.slice(2).split("/")) {
      const name = decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
      found = isObject(found) && Object.hasOwn(found, name) ? found[name] : void 0;
    }
    if (found === void 0)
      return current;
    current = found;
  }
  return current;
}
function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
function objectOf(value) {
  return isObject(value) ? value : {};
}
function listOf(value) {
  return Array.isArray(value) ? value : [];
}
function sameJson(a, b) {
  return canonical(a) === canonical(b);
}
function canonical(value) {
  return JSON.stringify(value, (_name, item) => isObject(item) ? Object.fromEntries(Object.entries(item).sort(([a], [b]) => a < b ? -1 : 1)) : item);
}

// actions/health-check/lib/contract/schema.js
function compareSchemas(pair, before, after, direction, where, seen = /* @__PURE__ */ new Set()) {
  const cycle = `${referenceOf(before)}>${referenceOf(after)}`;
  if (cycle !== ">" && seen.has(cycle))
    return [];
  const next = /* @__PURE__ */ new Set([...seen, cycle]);
  const old = flatten(pair.baseline, before);
  const now = flatten(pair.current, after);
  const found = [];
  const broken = (what, place = where) => found.push({ where: place, what, kind: "breaking" });
  for (const word of ["oneOf", "anyOf", "not", "if", "then", "else", "pattern", "format"]) {
    if (!sameJson(old[word], now[word]) && !(word === "pattern" && direction === "response")) {
      found.push({ where, what: `${word} has changed`, kind: "undecided" });
    }
  }
  const [types, newTypes] = [typesOf(old), typesOf(now)];
  const [writes, reads] = direction === "request" ? [types, newTypes] : [newTypes, types];
  if (reads !== void 0 && (writes === void 0 || !covers(reads, writes))) {
    broken(`its type is ${shownTypes(newTypes)} instead of ${shownTypes(types)}`);
    return found;
  }
  const [values, newValues] = [enumOf(old), enumOf(now)];
  const [written, readable] = direction === "request" ? [values, newValues] : [newValues, values];
  if (readable !== void 0) {
    const foreign = written?.filter((value) => !readable.some((known) => sameJson(known, value)));
    if (foreign === void 0) {
      broken(direction === "request" ? "only listed values are taken" : "values are no longer listed");
    } else if (foreign.length > 0) {
      const shown2 = foreign.slice(0, 3).map((value) => JSON.stringify(value));
      broken(direction === "request" ? `${shown2.join(", ")} is no longer taken` : `${shown2.join(", ")} is a new value`);
    }
  }
  if (direction === "request")
    found.push(...tighterBounds(old, now, where));
  const [members, newMembers] = [objectOf(old.properties), objectOf(now.properties)];
  const [required, newRequired] = [listOf(old.required), listOf(now.required)];
  if (direction === "request") {
    for (const name of newRequired) {
      if (!required.includes(name))
        broken("is required now", member(where, String(name)));
    }
    if (now.additionalProperties === false) {
      for (const name of Object.keys(members)) {
        if (!Object.hasOwn(newMembers, name))
          broken("is refused now", member(where, name));
      }
    }
  } else {
    for (const name of Object.keys(members)) {
      if (!Object.hasOwn(newMembers, name))
        broken("is gone", member(where, name));
      else if (required.includes(name) && !newRequired.includes(name)) {
        broken("may be missing now", member(where, name));
      }
    }
  }
  for (const [name, schema] of Object.entries(members)) {
    if (!Object.hasOwn(newMembers, name))
      continue;
    found.push(...compareSchemas(pair, schema, newMembers[name], direction, member(where, name), next));
  }
  for (const [word, suffix] of [
    ["items", "[]"],
    ["additionalProperties", ".*"]
  ]) {
    if (isObject(old[word]) && isObject(now[word])) {
      found.push(...compareSchemas(pair, old[word], now[word], direction, `${where}${suffix}`, next));
    }
  }
  return found;
}
function flatten(contract, schema, depth = 0) {
  const resolved = objectOf(contract.resolve(schema));
  const parts = listOf(resolved.allOf);
  if (parts.length === 0 || depth > 16)
    return resolved;
  const { allOf: _, ...own } = resolved;
  const all = [...parts.map((part) => flatten(contract, part, depth + 1)), own];
  return {
    ...Object.assign({}, ...all),
    properties: Object.assign({}, ...all.map((part) => objectOf(part.properties))),
    required: [...new Set(all.flatMap((part) => listOf(part.required)))]
  };
}
function typesOf(schema) {
  const named = typeof schema.type === "string" ? [schema.type] : listOf(schema.type).map(String);
  if (named.length === 0) {
    return isObject(schema.properties) && Object.keys(schema.properties).length > 0 ? ["object"] : void 0;
  }
  return schema.nullable === true ? [...named, "null"] : named;
}
function covers(reads, writes) {
  return writes.every((type) => reads.includes(type) || type === "integer" && reads.includes("number"));
}
function enumOf(schema) {
  if (Array.isArray(schema.enum))
    return schema.enum;
  return schema.const === void 0 ? void 0 : [schema.const];
}
function tighterBounds(old, now, where) {
  const bounds = [
    ["maxLength", -1],
    ["maximum", -1],
    ["maxItems", -1],
    ["minLength", 1],
    ["minimum", 1],
    ["minItems", 1]
  ];
  return bounds.flatMap(([word, tighter]) => {
    const [before, after] = [old[word], now[word]];
    if (typeof after !== "number")
      return [];
    const open = tighter > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    const limit = typeof before === "number" ? before : open;
    return (after - limit) * tighter > 0 ? [{ where, what: `${word} is ${after} now`, kind: "breaking" }] : [];
  });
}
function referenceOf(schema) {
  return isObject(schema) && typeof schema.$ref === "string" ? schema.$ref : "";
}
function member(where, name) {
  return `${where}.${name}`;
}
function shownTypes(types) {
  return types?.join(" or ") ?? "anything";
}

// actions/health-check/lib/contract/compare.js
var methods2 = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];
function compareContracts(baseline, current) {
  const pair = { baseline, current };
  const operations = operationsOf(current);
  return [...operationsOf(baseline)].flatMap(([key, before]) => {
    const after = operations.get(key);
    return after === void 0 ? [{ where: before.shown, what: "is gone", kind: "breaking" }] : compareOperations(pair, before, after);
  });
}
function operationsOf(contract) {
  const found = /* @__PURE__ */ new Map();
  for (const [path6, value] of Object.entries(objectOf(contract.root.paths))) {
    const item = objectOf(contract.resolve(value));
    for (const method of methods2) {
      const operation = item[method];
      if (!isObject(operation))
        continue;
      const security = operation.security ?? contract.root.security;
      found.set(`${method} ${path6.replace(/\{[^}]*\}/g, "{}")}`, {
        shown: `${method.toUpperCase()} ${path6}`,
        operation,
        parameters: parametersOf(contract, path6, [
          ...listOf(item.parameters),
          ...listOf(operation.parameters)
        ]),
        isSecured: listOf(security).length > 0 && !listOf(security).some((one) => isObject(one) && Object.keys(one).length === 0)
      });
    }
  }
  return found;
}
function parametersOf(contract, path6, list) {
  const places = [...path6.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  const found = /* @__PURE__ */ new Map();
  for (const item of list) {
    const parameter = objectOf(contract.resolve(item));
    const name = String(parameter.name);
    const key = parameter.in === "path" ? `path ${places.indexOf(name)}` : `${String(parameter.in)} ${parameter.in === "header" ? name.toLowerCase() : name}`;
    found.set(key, parameter);
  }
  return found;
}
function compareOperations(pair, before, after) {
  const where = before.shown;
  const found = [];
  if (after.isSecured && !before.isSecured) {
    found.push({ where, what: "needs a sign-in now", kind: "breaking" });
  }
  for (const [key, parameter] of after.parameters) {
    const known = before.parameters.get(key);
    const place = `${where}, ${String(parameter.in)} parameter ${String(parameter.name)}`;
    if (parameter.required === true && known?.required !== true && parameter.in !== "path") {
      found.push({ where: place, what: "is required now", kind: "breaking" });
    }
    if (known !== void 0) {
      found.push(...compareSchemas(pair, known.schema, parameter.schema, "request", place));
    }
  }
  return [
    ...found,
    ...compareRequestBodies(pair, before, after),
    ...compareAnswers(pair, before, after)
  ];
}
function compareRequestBodies(pair, before, after) {
  const where = `${before.shown}, body`;
  const old = objectOf(pair.baseline.resolve(before.operation.requestBody));
  const now = objectOf(pair.current.resolve(after.operation.requestBody));
  const newlyRequired = now.required === true && old.required !== true;
  return [
    ...newlyRequired ? [{ where, what: "is required now", kind: "breaking" }] : [],
    ...compareContents(pair, old.content, now.content, "request", where)
  ];
}
function compareAnswers(pair, before, after) {
  const answers = objectOf(after.operation.responses);
  return Object.entries(objectOf(before.operation.responses)).flatMap(([status, value]) => {
    if (!/^2/.test(status))
      return [];
    const where = `${before.shown}, answer ${status}`;
    const found = answers[status] ?? answers["2XX"] ?? answers.default;
    if (found === void 0)
      return [{ where, what: "is gone", kind: "breaking" }];
    const old = objectOf(pair.baseline.resolve(value));
    const now = objectOf(pair.current.resolve(found));
    return compareContents(pair, old.content, now.content, "response", where);
  });
}
function compareContents(pair, before, after, direction, where) {
  const contents = objectOf(after);
  return Object.entries(objectOf(before)).flatMap(([type, value]) => {
    const found = contents[type] ?? contents["*/*"];
    if (found === void 0) {
      return [{ where, what: `${type} is gone`, kind: "breaking" }];
    }
    return compareSchemas(pair, objectOf(value).schema, objectOf(found).schema, direction, where);
  });
}

// actions/health-check/lib/http/exchange.js







// actions/health-check/lib/http/addresses.js

var privateRanges = [
  ["127.0.0.0", 8, "ipv4"],
  ["10.0.0.0", 8, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["198.18.0.0", 15, "ipv4"],
  ["::1", 128, "ipv6"],
  ["fc00::", 7, "ipv6"]
];
var forbiddenRanges = [
  ["169.254.0.0", 16, "ipv4"],
  ["168.63.129.16", 32, "ipv4"],
  ["0.0.0.0", 8, "ipv4"],
  ["224.0.0.0", 3, "ipv4"],
  ["fe80::", 10, "ipv6"],
  ["ff00::", 8, "ipv6"],
  ["::", 128, "ipv6"],
  ["fd00:ec2::254", 128, "ipv6"]
];
var privateAddresses = blockList(privateRanges);
var forbiddenAddresses = blockList(forbiddenRanges);
var carriers = [
  [blockList([["64:ff9b::", 96, "ipv6"]]), 12],
  [blockList([["64:ff9b:1::", 48, "ipv6"]]), 12],
  [blockList([["2002::", 16, "ipv6"]]), 2]
];
function addressKind(address) {
  const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  const family = (0,node_net__WEBPACK_IMPORTED_MODULE_10__.isIP)(bare) === 6 ? "ipv6" : "ipv4";
  if ((0,node_net__WEBPACK_IMPORTED_MODULE_10__.isIP)(bare) === 0)
    throw new TypeError(`"${address}" is not an IP address.`);
  const carrier = family === "ipv6" ? carriers.find(([list]) => list.check(bare, family)) : void 0;
  if (carrier !== void 0)
    return addressKind(carriedAddress(bare, carrier[1]));
  if (forbiddenAddresses.check(bare, family))
    return "forbidden";
  return privateAddresses.check(bare, family) ? "private" : "public";
}
function carriedAddress(address, firstByte) {
  const [before = "", after] = new URL(`http://[${address}]`).hostname.slice(1, -1).split("::");
  const groups = (text) => text === "" ? [] : text.split(":");
  const end = groups(after ?? "");
  const start = groups(before);
  const all = [...start, ...Array(8 - start.length - end.length).fill("0"), ...end];
  const bytes = all.flatMap((group) => [
    Number.parseInt(group, 16) >> 8,
    Number.parseInt(group, 16) & 255
  ]);
  return bytes.slice(firstByte, firstByte + 4).join(".");
}
function blockList(ranges) {
  const list = new node_net__WEBPACK_IMPORTED_MODULE_10__.BlockList();
  for (const [network2, prefix, family] of ranges)
    list.addSubnet(network2, prefix, family);
  return list;
}

// actions/health-check/lib/http/body.js

var decoders = {
  gzip: node_zlib__WEBPACK_IMPORTED_MODULE_12__.createGunzip,
  "x-gzip": node_zlib__WEBPACK_IMPORTED_MODULE_12__.createGunzip,
  deflate: node_zlib__WEBPACK_IMPORTED_MODULE_12__.createInflate,
  br: node_zlib__WEBPACK_IMPORTED_MODULE_12__.createBrotliDecompress,
  zstd: node_zlib__WEBPACK_IMPORTED_MODULE_12__.createZstdDecompress
};
var acceptedEncodings = "gzip, deflate, br";
async function readBody(response, maximumBytes, where) {
  const packed = !isBodiless(response);
  const encodings = (packed ? response.headers["content-encoding"] ?? "" : "").split(",").map((name) => name.trim().toLowerCase()).filter((name) => name !== "" && name !== "identity");
  if (encodings.length > 2)
    throw brokenEncoding(where);
  let stream = response;
  const decoding = [];
  for (const encoding of encodings.reverse()) {
    const make = Object.hasOwn(decoders, encoding) ? decoders[encoding] : void 0;
    if (make === void 0)
      throw brokenEncoding(where);
    const decoder = make();
    const source = stream;
    source.on("error", (error2) => decoder.destroy(error2));
    decoding.push(decoder);
    stream = source.pipe(decoder);
  }
  const chunks = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      size += chunk.length;
      if (size > maximumBytes) {
        throw new ExchangeFailure("body-too-large", `${where}: the body is larger than ${maximumBytes} bytes when unpacked.`, "Probe something small, for example a health endpoint.", false);
      }
      chunks.push(chunk);
    }
  } catch (error2) {
    const code = String(error2.code ?? "");
    if (decoding.length > 0 && (code.startsWith("Z_") || code.startsWith("ERR_"))) {
      throw brokenEncoding(where);
    }
    throw error2;
  } finally {
    for (const decoder of decoding)
      decoder.destroy();
    response.destroy();
  }
  return Buffer.concat(chunks);
}
function isBodiless(response) {
  const { method } = response.req;
  return method === "HEAD" || response.statusCode === 204 || response.statusCode === 304;
}

// actions/health-check/lib/http/exchange.js
function createExchange(options) {
  return (request, signal) => exchange(request, options, signal);
}
var maximumHeaderBytes = 32 * 1024;
async function exchange(request, options, signal) {
  const where = shownRequest(request);
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), options.timeoutMilliseconds);
  const started = performance.now();
  const agent = createAgent(request.url, { keepAlive: false }, options);
  let reached = "none";
  let connection;
  try {
    const response = await send(request, agent, options, AbortSignal.any(signal === void 0 ? [limit.signal] : [limit.signal, signal]), (progress) => {
      reached = progress;
    }, (socket2) => {
      connection = socket2;
    });
    const body = await readBody(response, request.maximumBodyBytes ?? options.maximumBodyBytes, where);
    if (!response.complete) {
      throw Object.assign(new Error("aborted"), { code: "ECONNRESET" });
    }
    const socket = response.socket;
    return {
      status: response.statusCode ?? 0,
      headers: headersOf(response),
      body,
      milliseconds: performance.now() - started,
      ...socket instanceof node_tls__WEBPACK_IMPORTED_MODULE_11__.TLSSocket ? { tls: sessionOf(socket, response) } : {}
    };
  } catch (caught) {
    const error2 = bodyErrors.get(agent) ?? caught;
    if (limit.signal.aborted) {
      const proxy2 = environmentProxy(request.url, options.environment);
      if (reached === "none" && connection?.bytesRead)
        reached = "handshake";
      throw timedOut(where, options.timeoutMilliseconds, reached, proxy2);
    }
    if (signal?.aborted)
      throw deadlinePassed(where);
    const proxy = unreachedProxy(error2, request.url, options.environment);
    if (proxy !== void 0) {
      throw new ExchangeFailure("proxy-refused", `${where}: the proxy ${proxy.host} could not be reached (${describeFailure(error2, where).systemCode}).`, "Check HTTPS_PROXY and HTTP_PROXY, and that the proxy runs.", true);
    }
    throw describeFailure(error2, where, reached);
  } finally {
    clearTimeout(timer);
    agent.destroy();
    connection?.destroy();
  }
}
function headersOf(response) {
  const types = new Set(response.headersDistinct["content-type"]);
  return types.size > 1 ? { ...response.headers, "content-type": [...types].join(", ") } : response.headers;
}
function withConnection(open, onConnection) {
  const note = (message) => onConnection(message.socket);
  node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_6__.subscribe("net.client.socket", note);
  try {
    return open();
  } finally {
    node_diagnostics_channel__WEBPACK_IMPORTED_MODULE_6__.unsubscribe("net.client.socket", note);
  }
}
function deadlinePassed(where) {
  return new ExchangeFailure("deadline-passed", `${where}: the deadline of the check passed before a complete answer.`, 'Look at why the answers are slow, or raise "deadline".', true);
}
var bodyErrors = /* @__PURE__ */ new WeakMap();
var sessions = /* @__PURE__ */ new WeakMap();
function sessionOf(socket, response) {
  return sessions.get(response) ?? {
    protocol: socket.getProtocol(),
    certificate: socket.getPeerCertificate(true)
  };
}
function send(request, agent, options, signal, onProgress, onConnection) {
  return new Promise((resolve2, reject) => {
    const transport = request.url.protocol === "https:" ? node_https__WEBPACK_IMPORTED_MODULE_9__ : node_http__WEBPACK_IMPORTED_MODULE_8__;
    const outgoing = withConnection(() => transport.request({
      ...requestOptions(request.url, request.method, options),
      headers: {
        host: request.url.host,
        "user-agent": "slipway-health-check",
        accept: "*/*",
        "accept-encoding": acceptedEncodings,
        ...request.headers,
        ...request.body === void 0 ? {} : { "content-length": String(Buffer.byteLength(request.body)) }
      },
      agent,
      signal
    }, (response) => {
      onProgress("answering");
      if (response.socket instanceof node_tls__WEBPACK_IMPORTED_MODULE_11__.TLSSocket) {
        sessions.set(response, {
          protocol: response.socket.getProtocol(),
          certificate: response.socket.getPeerCertificate(true)
        });
      }
      resolve2(response);
    }), onConnection);
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    outgoing.once("socket", (socket) => {
      const secure = socket instanceof node_tls__WEBPACK_IMPORTED_MODULE_11__.TLSSocket;
      const connected = () => onProgress(secure ? "handshake" : "asked");
      if (socket.connecting)
        onProgress("connecting");
      else
        connected();
      socket.once("connect", connected);
      socket.once("secureConnect", () => onProgress("asked"));
    });
    outgoing.once("upgrade", (_response, socket) => {
      socket.destroy();
      reject(Object.assign(new Error("unexpected upgrade"), { code: "HPE_UPGRADE" }));
    });
    outgoing.on("error", (error2) => {
      if (error2.code?.startsWith("HPE_"))
        bodyErrors.set(agent, error2);
      reject(error2);
    });
    outgoing.end(request.body);
  });
}
function createAgent(url, own, options) {
  const timeout = options.timeoutMilliseconds + 500;
  const shared = { ...own, timeout, proxyEnv: options.environment };
  return url.protocol === "https:" ? new node_https__WEBPACK_IMPORTED_MODULE_9__.Agent({ maxCachedSessions: 0, ...shared }) : new node_http__WEBPACK_IMPORTED_MODULE_8__.Agent(shared);
}
function requestOptions(url, method, options) {
  const name = url.hostname.replace(/^\[|\]$/g, "");
  const redirected = options.connectTo !== void 0 && options.connectTo.origin === url.origin ? options.connectTo : void 0;
  const host = redirected?.host ?? name;
  if ((0,node_net__WEBPACK_IMPORTED_MODULE_10__.isIP)(host) !== 0)
    refuseAddress(host, host, options.allowPrivateAddresses);
  const identity = options.clientIdentity?.origins.includes(url.origin) ? options.clientIdentity : void 0;
  const port = redirected?.port ?? (url.port === "" ? void 0 : Number(url.port));
  return {
    method,
    protocol: url.protocol,
    host,
    ...port === void 0 ? {} : { port },
    path: `${url.pathname}${url.search}`,
    maxHeaderSize: maximumHeaderBytes,
    lookup: guardedLookup(host, options.allowPrivateAddresses),
    ...url.protocol === "https:" && (0,node_net__WEBPACK_IMPORTED_MODULE_10__.isIP)(name) === 0 ? { servername: name } : {},
    ...identity === void 0 ? {} : { cert: identity.certificate, key: identity.key },
    ...options.tls
  };
}
function guardedLookup(target, allowPrivate) {
  return (hostname, options, callback) => {
    (0,node_dns__WEBPACK_IMPORTED_MODULE_7__.lookup)(hostname, { ...options, all: true }, (error2, addresses) => {
      if (error2)
        return callback(error2, "", 0);
      try {
        if (hostname === target) {
          for (const { address } of addresses)
            refuseAddress(address, target, allowPrivate);
        }
      } catch (refusal) {
        return callback(refusal, "", 0);
      }
      const first = addresses[0];
      if (options.all)
        callback(null, addresses);
      else
        callback(null, first?.address ?? "", first?.family ?? 0);
    });
  };
}
function refuseAddress(address, host, allowPrivate) {
  const kind = addressKind(address);
  const named = address === host ? host : `${host} (${address})`;
  if (kind === "forbidden") {
    throw new ExchangeFailure("address-refused", `${named} is a link-local, metadata or reserved address, which is never asked.`, "Use the public name of the site.", false);
  }
  if (kind === "private" && !allowPrivate) {
    throw new ExchangeFailure("address-refused", `${named} is a private or loopback address.`, 'Set "allow-private-addresses: true" when that is what you mean.', false);
  }
}
function shownRequest(request) {
  return `${request.method} ${shownUrl(request.url)}`;
}
function shownUrl(url) {
  const query = [...url.searchParams.keys()].map((name) => name === "x-ms-routing-name" ? `${name}=${url.searchParams.get(name)}` : `${encodeURIComponent(name)}=***`);
  return `${url.origin}${url.pathname}${query.length > 0 ? `?${query.join("&")}` : ""}`;
}

// actions/health-check/lib/checks/check.js
function passed(message) {
  return { verdict: "pass", code: "ok", message, heals: true };
}
function failed(code, message, remedy) {
  return { verdict: "fail", code, message, remedy, heals: true };
}
function failedForGood(code, message, remedy) {
  return { ...failed(code, message, remedy), heals: false };
}
function warned(code, message, remedy) {
  return { verdict: "warn", code, message, remedy, heals: true };
}
var missingEvidence = ["proxy-refused", "azure-not-read"];
async function outcomeOf(attempt) {
  try {
    return await attempt();
  } catch (error2) {
    if (!(error2 instanceof ExchangeFailure))
      throw error2;
    const { code, message, remedy, heals } = error2;
    return {
      verdict: missingEvidence.includes(code) ? "inconclusive" : "fail",
      code,
      message,
      remedy,
      heals
    };
  }
}
function unexpectedStatus(answer, where, wanted) {
  const { status } = answer;
  const message = `${where} answered ${status}, expected ${wanted}.`;
  if (status === 403)
    return { ...blocked(answer, message), heals: false };
  if (status >= 300 && status < 400) {
    return failedForGood("redirected", `${message.slice(0, -1)}; it redirects.`, `Expect the redirect's status, probe the final address, or set "redirects: same-host".`);
  }
  if (status === 400 || status === 401) {
    return failedForGood("wrong-status", message, 'Check the request and its credentials in "headers", or expect this status.');
  }
  const retryAfter = retryAfterMilliseconds(answer.headers["retry-after"], Date.now());
  return {
    ...failed("wrong-status", message, status >= 500 ? "Look at the application's log for this request." : "Check the path, and that this build maps it."),
    ...retryAfter === void 0 ? {} : { retryAfterMilliseconds: retryAfter }
  };
}
function blocked(answer, message) {
  const body = answer.body.toString("latin1");
  if (/web app[^<]{0,40}stopped/i.test(body)) {
    return failed("site-stopped", `${message} The web app is stopped.`, "Start the web app.");
  }
  if (/ip forbidden|web app[^<]{0,60}blocked|access to this web app/i.test(body)) {
    return failed("access-restricted", `${message} The site's access restrictions refuse this machine.`, "Permit the runner in the access restrictions, or use a runner inside the network.");
  }
  return failed("wrong-status", message, "Check credentials, access restrictions and the firewall in front of the site.");
}
function retryAfterMilliseconds(header, now) {
  const text = header?.trim();
  if (text === void 0 || text === "")
    return void 0;
  if (/^\d{1,9}$/.test(text))
    return Number(text) * 1e3;
  const date = Date.parse(text);
  return Number.isNaN(date) || !/^[A-Z][a-z]{2},? /.test(text) ? void 0 : Math.max(0, date - now);
}

// actions/health-check/lib/checks/media-type.js

function mediaType(header) {
  if (header === void 0)
    return void 0;
  try {
    return new node_util__WEBPACK_IMPORTED_MODULE_13__.MIMEType(header).essence;
  } catch {
    return void 0;
  }
}
function isJsonType(type) {
  return type === "application/json" || type === "text/json" || (type?.endsWith("+json") ?? false);
}
function isScriptType(type) {
  return /^(text|application)\/(x-)?(java|ecma)script$/.test(type ?? "");
}
function isStyleType(type) {
  return type === "text/css";
}
function isHtmlType(type) {
  return type === "text/html" || type === "application/xhtml+xml";
}

// actions/health-check/lib/checks/page.js


// node_modules/.pnpm/entities@8.1.0/node_modules/entities/dist/decode-codepoint.js
var c1 = [
  8364,
  0,
  8218,
  402,
  8222,
  8230,
  8224,
  8225,
  710,
  8240,
  352,
  8249,
  338,
  0,
  381,
  0,
  0,
  8216,
  8217,
  8220,
  8221,
  8226,
  8211,
  8212,
  732,
  8482,
  353,
  8250,
  339,
  0,
  382,
  376
];
function isInvalidCodePoint(codePoint) {
  return codePoint === 0 || codePoint >= 55296 && codePoint <= 57343 || codePoint > 1114111;
}
function replaceCodePoint(codePoint) {
  if (isInvalidCodePoint(codePoint)) {
    return 65533;
  }
  if (codePoint >= 128 && codePoint <= 159) {
    return c1[codePoint - 128] || codePoint;
  }
  return codePoint;
}
function replaceCodePointXML(codePoint) {
  return isInvalidCodePoint(codePoint) ? 65533 : codePoint;
}

// node_modules/.pnpm/entities@8.1.0/node_modules/entities/dist/internal/decode-shared.js
var BASE91_INVERSE = /* @__PURE__ */ (() => {
  const table = new Uint8Array(127);
  let code = 0;
  for (let char = 33; char <= 126; char++) {
    if (char !== 34 && char !== 36 && char !== 92) {
      table[char] = code++;
    }
  }
  return table;
})();
function decodeTrieDict(input, resultLength, atomCount, dict1AtomCount, ngramCount, dictSize) {
  const base = 91;
  const inputLength = input.length;
  const twoCharBias = dictSize * (base - 1);
  let pos = 0;
  const readSlotCode = () => {
    const c12 = BASE91_INVERSE[input.charCodeAt(pos++)];
    return c12 < dictSize ? c12 : c12 * base - twoCharBias + BASE91_INVERSE[input.charCodeAt(pos++)];
  };
  const dict2AtomCount = atomCount - dict1AtomCount;
  const slotCount = atomCount + ngramCount;
  const single = new Int32Array(slotCount);
  single.fill(-1, dict1AtomCount, dictSize);
  single.fill(-1, dictSize + dict2AtomCount, slotCount);
  const start = new Int32Array(slotCount);
  const length = new Int32Array(slotCount);
  function decodeDelta(count, off) {
    let previous = 0;
    let slot = off;
    const end = off + count;
    while (slot < end) {
      const code = BASE91_INVERSE[input.charCodeAt(pos++)];
      if (code < 89) {
        previous += code;
        single[slot++] = previous;
      } else if (code === 89) {
        let runLength = BASE91_INVERSE[input.charCodeAt(pos++)] + 2;
        while (runLength--)
          single[slot++] = ++previous;
      } else {
        const next = BASE91_INVERSE[input.charCodeAt(pos++)];
        previous += 89 + // eslint-disable-next-line unicorn/prefer-minimal-ternary -- branches read a different number of side-effecting input bytes
        (next < 90 ? next * base + BASE91_INVERSE[input.charCodeAt(pos++)] : BASE91_INVERSE[input.charCodeAt(pos++)] * 8281 + BASE91_INVERSE[input.charCodeAt(pos++)] * base + BASE91_INVERSE[input.charCodeAt(pos++)]);
        single[slot++] = previous;
      }
    }
  }
  decodeDelta(dict1AtomCount, 0);
  decodeDelta(dict2AtomCount, dictSize);
  const references = new Int32Array(ngramCount * 2);
  let poolSize = 0;
  let ngramIndex = 0;
  function readNgramReferences(count, startSlot) {
    for (let index = 0; index < count; index++) {
      const slot = startSlot + index;
      const a = readSlotCode();
      const b = readSlotCode();
      references[ngramIndex * 2] = a;
      references[ngramIndex * 2 + 1] = b;
      ngramIndex += 1;
      start[slot] = poolSize;
      const entryLength = (single[a] < 0 ? length[a] : 1) + (single[b] < 0 ? length[b] : 1);
      length[slot] = entryLength;
      poolSize += entryLength;
    }
  }
  readNgramReferences(ngramCount - dictSize + dict1AtomCount, dictSize + dict2AtomCount);
  readNgramReferences(dictSize - dict1AtomCount, dict1AtomCount);
  const pool = new Uint16Array(poolSize);
  let write = 0;
  for (let index = 0; index < ngramIndex; index++) {
    for (let half = 0; half < 2; half++) {
      const source = references[index * 2 + half];
      const value = single[source];
      if (value < 0) {
        let read2 = start[source];
        const readEnd = read2 + length[source];
        while (read2 < readEnd)
          pool[write++] = pool[read2++];
      } else {
        pool[write++] = value;
      }
    }
  }
  const out = new Uint16Array(resultLength);
  let outIndex = 0;
  while (pos < inputLength) {
    let slot = BASE91_INVERSE[input.charCodeAt(pos++)];
    if (slot >= dictSize) {
      slot = slot * base - twoCharBias + BASE91_INVERSE[input.charCodeAt(pos++)];
    }
    const value = single[slot];
    if (value < 0) {
      let read2 = start[slot];
      const readEnd = read2 + length[slot];
      while (read2 < readEnd)
        out[outIndex++] = pool[read2++];
    } else {
      out[outIndex++] = value;
    }
  }
  return out;
}

// node_modules/.pnpm/entities@8.1.0/node_modules/entities/dist/generated/decode-data-html.js
var htmlDecodeTree = /* @__PURE__ */ decodeTrieDict("!}.&u%}'&}*'~!6*)%&,~!J~!J~%L~y<~!R,~~%Lu~~#GD~~#|)1#%}^%}2%+#.##%##%}&%##%'#%##&%#%#'%#&#%#&#'#%%#&#%##%#)%''%&%#%#'%#%%#%%}%%%#%#&(23#%%#&-%0%('1#(##%#'##+%'*.:1}#%#6-+(%'%%#%%%}#L'2351&('%}&/N'(0(/*-%(%%}#'+&T%7.2}#&%&#%#36/5##%&%%#&#%%#))2%%##%&&'0~!#*+&'%1~!%).'3q?&%'1~!.##%6(~!+%%%(Gw'rT~!E#<nA%#jZ~!H%(~!42##~!*31&~!G%U~#)5~#`3~!J~!Z~%]~%Y~%C~!q~!u~#kz~%#~!6'~!D~!U~!?~#T~!c%~!G#'~%7|~!G~!J~!G&~#pb~(Df}#%}*&}#%##%##%##&#-}&'#'&%#.++}%mI,#,@&(}*%}*'%&##&#%##%}&0}#.},U},%}+%}&%}#%##&}B%(}(%}+%)})%##%#&}&%##%&}<%}>%#%&}*%}(%}9%}/%})%}*%}*%}?&}&%}3%}&*#%})%#%#)}#&#-#+*%E%%'%'#%}#*V##&##I}#&&##%&%#&&Qf%%))w/0+&%#(#.%-''''++++7}>%4'',##1,#%#&%##&#'##&#*#9)%&%}#*}%,#+P(%A&%#'&##wSD',9E00#y#@}(+}&%&>~!#~!X}#*}(&&}(&}(,%}%&#+&}#&}I%#%}%)#(},'%#*}4%%#%}(''}#/##(##),%-##%%)#&}(.}&%#&}%%}*&#%},&&}&%}#%*'#%})%}D&}&%}-&}6&#&}-,%}#%})-(~+`~,=?~I9'9%~!,#%})%})%}@%}?%}(~!?~#<~#pP~#BG~#=1#%K+~#?#~%;)~#A~#mF1~#A'~'X%'~#lR~#N~'N~#r~#m#-~#i'?%#'%~#B%##%,%#~#_%#0%~#]732~,w~2+#:&#%&'0%&>%}#>##F+)#%&&#(+_}4&}-%}(&}@&}O7Fdf0@+/v4}&WU##&/0#&'('B#%}.%}'+#%}#%%&#&%#%##+#&#)#6#'#.},%}c%},%#%##%&#&%#&~#>'*-.%##%##%}#%%}%'~#)D1}#%*&~#_%%'(~#S2%'.}#~#=##*'*-%}&'%'##&&~'E%.#&~#M4}%%##&'%#~#O1##%&#'+~#<B%##%%'%+~#;#@%}#&%#&&%#(~#H1}'%'##&&~#?A}&'~#D#%32}'&&&&~#[}'(#%}'~#;C})&}%%#%~#=&%,3}%'(#%%~#^'#&&)#%'~#Y%-~#d-%'~#^%%&#&&&}#~#b~2t*&'~&(~&@~0%~e~3}%*''0})&}+~!9##-}#%-hD*)1fC#%/&/fB#40~!+#)*4~!+~!K'&:~!/*7~!.#~!H~!L':~%x&~!H#~!*~%1~!I#~!+A~#p'~!F~~#-#~,,(~.Z~!V~%;'B'mq-W~!N~%I%#&&#&}#%},%%}'%}+X#%}#&}(%}'%}<%}#%}%%'}'%}:~![)9@~%>~#UA%-%##&~!C%~!-.9:~!1~!-^2/:a~!y,D*J#-5)/4~%23,~#G~!L1~!0X3`~!2+~!!0-~&E~!W~!o,>Y&]~%cZx_&~#O*9#A#'#+I'%#)~!0B*-5A+-((F&*M#)(-7-5+'-3a5Vi~!Y~!?+[)%3),ERHm~!+:D,VG.+)?fB%%*(%)'(#&80%1'8`K8?`+'Z#&O&'H5#*9)A%%5&3))0%39+.*7#()&&*=4@**L)<'_&*+..;(#*+)./&0#3)%')-8(4ixD(&.}%,('aI:,)%,k2231T)I'#/-W7,/'Q#.'Y24+h')37</31&83##&0#),H(?'&?/1##%#&&#%''-%&&&#(&''&#.-'%#%%(,')*'&#&#'##%(%(#%('#&##%%%%('%#%#%%#%#&%##h>w+v<ayvyvcg.uuhKr}g/v|g>u9i[~>g5uI~=RvdwEg;v/g;uk!!TTSx]@RT!U!#!@VBRUU!'UTe-d0c`e&gSdicedFcrdTaqb.kYcAohdYd@a3e+d}dMdtd.aJ#bqcK`dle/e.e'dwdPdodddjbEb}ogd^ofdpduc6j?l%d{drdqc)d7bacOdQ%T#Y)X.sR[yH>6Vyv3[xwLu>vo'!*.[yBacahoj>6Rew3[xqdZa#!a&#^(X-[yG>6Vyu3[xvg3sEr|g.u/Ri9db0T#^(Xa)!-[y;>6Vylg4wKs{JwNZt3@3r=c4Z([xlg;wKt!cpq's@v7A'*a(a+!-a#[y<3Dt?3Dt'>6Vym3[xmg9rxsNJwLZt4~?r?db1T#`-!(Xa,!0[yS>6Vz%NuQs.g4wKtnJwNZtS@3r>c4Z([y%g;wKtrdga8!a(!#&T*Y-Xa#!a0<or[yc3Dtq>6Vz43[y3JwNZtf@3s!Ju}!%Dti:pm3c_%X#tjB5pkd6q!r]u?voC'*-a.a2!0a&a+[yI3DtI3Ds~3DtH>6Vyw3[xx;:s#~<5pKJwNZtE@3r~d`a)!a2T#a.(!+U.X1[yT3Dt`3Dtv>6Vz&3[y&g9rxwzcxstPu.<rAJwLZtT~?r@dZa%!a.&^*Za(/Reu[ya>6Vz23[y1g3sEr}wkg{NuQRg{ci(U#5@b`~,cg#U(2WnH5wugcRh7dX#T(Y,a'Ta!!a,[yZ<]mj>6Vz,3[y+Pv#5ReZKu+=,%!H}7ABwkaS?Rh:BcW(X#<]mrj:ubv/ARekdg%!(!a.*Ta(Y.X1!#sP>Rl*Dt6[y>>6Vyo3Wf*jOvuumvuRgRJuq*!:9<B@bX~3jVv&v@s@5Re[d/rQt{uAvo&a&a*)a2!,0Wf!3Dt0=Bs'>6Re}3[xy~<5s%JwJZt1~Gs)c;&!#2sJkNuXvzq7rxu,Re8dka4!a8(aEZ+a@Y.X1Xa)[yd=Bs(3DtP>6Vz53[y4cX#X&Re:avRe9~<5s&JwJZtQ~Gs*i^rzvdRg+Jv{%!2sbB@bX}kdga,!Za?&^*T1/!a'Dt+[y6>6Vyf3Wf%g/u;s4hGu6?Rh-JvZ,!c%#&RoX54Rivj7uyvf8RgTKvZB%*!2sGh<vu5Rgq<=C::9bb~#dZ#T&Ta6Y.X*Dt>[y93Wf)coZ(T,6VyifluvRgC@95@B@bX~/hFu34cC#T,k/unq8w8Q5RkUklwQuzunq8w8Q5Rk8d/rJu?v8w9)-&!a0a;a&aIWejg3sEr/h1s<DtDJvyZqY5aws3Jvy!&Wei~Hr1:au5@Bag>23E~5c:Z&bX};kKv?w&unuVu5Rjc;>bs)#~@:Rh.=ay<a]C;b`}Vd6s/t{uAvoaxa()!a,a7%-a#a2Dt,[yF2Wo[>6Vyt3[xuNuPRi&NuPwpi#RoWh?vf8Ri%Jv]!%Ri:KvxD!.'2WeAjZu`q9rxu,Re7woeAg-unLq(qA_/*2Wg_g3u5q^9:4E}/jTrxrzv=Wkkd~0UX#^^Xa-a1a5T&a=U1a'*aEa]!a*aPaA-adok[y54Rn>;:p3~Dp5g9rpsFNvZqjg3uJp4~<5p0Pw;5qlJwNZt*@3p1Pw:5p/Ou!5p2JvG'!6Vye=<qnJvh_[xhg3v,Rh3kOwOw-sDuev/Re^dha[a%!%!a+#Ta7)-5TaCaO!aka!a)sf[yb2>Rl!9ARiq5E}Qg=ucRkBE|oJrJ_@Wk~@Wk{JrJ_@Wk|@WkyJrJ_@Wk}@WkzJvO_[y2g-vMRmiKuYC!)&>Ri;>Ri<@3RkNc](X#@9Rk=g5vuRmhKvDB!+'=]meg3u4Rmgd)#Y'Vz3CARmfd`a+!%T'!+#Ta1Ta6TaM-sTDt9[yA9sYd'%Y#s[[xpj:ueunaXRgEjRq,v-vuqdd2'`#6Rev<32@5>:2<E}5xIo9a*X#Y(;5RePJvD_g>vyRgNj8w)v8<wggs:RgXiZt|vjx,hSq3ah!-(~@:Ro/Ou!5RhWj^v(pyw8unRhUdx-UY#^Ua.a3a70!)%UX1TaDa)'omRiRRhE[y:3Dsz=Br,>6Vyj3[xkg6ruwjcqsrPw;5r*Ku]D'Zt-@3r(~?r.i[vwv]dU1a--U#`a4(g/vsRhPOu!5RhLj:rmu9Wo!~@:wdh@g/vsRiTjXuvvNr}:RhBj^v(pyw8unRn]dz1UYa'a+^Y(!aETZalaRY.Ta?a4[yDJw1!#qLsW>6Vyrfzq-pLflpwRe|Js>%!Dt@3Dt&Jvy_[xs~HrnjMuwpsw'RecKu+D#'!t<~Grl~?rjg5u-x,gwp{ah!-(~@:Rg~Ou!5Rh'jXuvvNr}:Rh#cW#X/c;&!#2sLi[v7u7RgpJv)(!iLrxu,Re6j7v@s@5Se[e7d`aW!Za(a`T.a#!a3!&aDa-!9)Dt_=6s+3[x~~DR|h~DS6avhGun5RkZj3w)v-]mkKunB!&*]kb97R|i<ARk<c:Z(6Vy}Juh'!wziMRoS:F|vkLuauJv5vtvQRh1d='T+Y#VyO~DR|jcF#T'7R|g97R|kJv3'!ay<Rj,Jvh&!:ReXcsa6*a+#a#_aIRf9aLRf?c,Z&Rf5Rf7c.Z&Rf;Rf>cQ#%T'p-Rf8Rf=ct#%'(*!,p,Rf4p+Rf6Rf:Rf<d~'Ua%U*^UYa(!a,-!#a4YaTalaEX0a8a<Weo3Dt/3Dsx=Br93Wen~Dr;~<5p<JwNZt2@3p=Pw:5p;Ou!5r3c7&!#:p>3Ds}KvGB)_6Vyk2sM=<r7x'eovA(!hFu1ARf}cV#X&@r5j6rvwQa^Rf3c=Za'wkghJv__g;unRggA53B9=b^}%j6uduo5Jq;!(hIv%2Re`Ou4ARe_e%a#^^^Xa&!a*a2!&a6YaP!*ad!#a:aE/5Rn?[y@>6Vyp;:pE~DrY~<5pBJwNZt8@3pCh=rt3rWPw:5pAJup_[xoNuPpF9c!#'45pD5ARn)d8#X'X*3@rU72s]h>v<<sSjJpqvewOJq/(!hNw'5ReBk0s2u3w/w'5ReE5@Jq.!a+JQ!&WeU23d(#Y&RjG5]jBk!u7w&u0udARjEe#+^^^Ub#!a2/a`Z(agT1!a-a;|@TaG!aS[yV=Re~fow'RguNuPRe?bz#'>RoUWeL>:Cbb|?JwPZtVg6ruRmzJvD'!6Vz(g/vmRh~Jvy_[y(g9voRgyx*cy(#2>Ri2B9b]~9kIw9u7rluJu3Rg]dI#a%UY'@=p%CAx.gQZ&RhwwygtRm{x5g_Z'+ABqR9Woa=Bp&dV#^*Xa'!&@o{g4v]Rk;Jv{!%Rk[wkkiA5RkiwwfUB=x,fUuqC&*!>RfTg8v0RfV~ARfSd;rJsAuAv9wR'ae+/aO!a@aza/a#[yQ@Wg!2Wemg3sEr0JvB_g>uvReWg2v+Re=KupB_+[y!2AbY~-~Hr2AJwD!(h<~El>h<~El?Kun@+_:9b`}Kg-v/Ri3g;vtwyk_9]k_d=&T#*U.6qh@Ab`|K9:H|CJv[!&3Dtex'fDwC%!Rf[9WlMd[(^X,!a%Z06Vz!@WgBg=v~Rgvg,QRe@awd,#Y+jTv|Q~EfWj]uNr|~FRfXdy#Y&^Ua%!aO.!(a)Ua;=!a@aKap!a-,a!Ta]a[rSa]p?[y82sK=Bq~;:p:~<5p8Pw:5p7d'#Y'Wf(;RnRi[u4w&RgJJvG'!6Vyh=<r#ijuuv/sIKuYD'ZtG@3p9~Gr&d2#`(g<vtRgFj`u5w&rqpxRf2CJuY!+:wfnTOu!5Rg}jNs1ucv&RfwJvA!&3@q|BDcC#T,k/unq8w8Q5RkTklwQuzunq8w8Q5Rk9dga#!a'!a=#a0!:+Tb*b@aO.a4!aba8aFJv^}?!VyR~Dr<g;u%Rn.~<5p[x'e`wNZtR@3p]Pw:5pZhNvjBp.woe_g5u-r4JwF!%DtO3:ooc7&!#:p^3DtpLuGw(!+%)Dtk6Vz#2sd=<r8d'#Y([y#<x3gJt`w@!)%}MRiowzikRij=]ilxAf3,U(#B2Rf#g0v-Rm[ck{`U#]giKv3>)!&6Ri154s,KuGB_%@r68r:dJ|t`#X(9<E|u2@H|rx3gJu?w'!+'1Nu7Reg4=H~+9<wxgY95Rm]xLggZ-`(X}U2:Ri4h<uOawRmsJv__5@bb{jbV~3dka#a'a]!,#a+U=a>b6a3b%!/aKa/)!arwve^VyJ;:pR~DpTg3uJpS~<5pOPw;5qmPw:5pNOu!5pQJvG'!6Vyx=<qoJvA!{~Jup!%@qk7Rn/KvyD!}''[xz;>wkh'?Rh,x8gyt`w5D!&),(SgyccRgztJ@3pPB5p#d'(Y#<]mmifubw&RgoJvE&!82s^JvF&!8Rf,ADb]~;x=h'rNu]vK!,%'*0RnORh)4Rh*AqQg-vaRnNg;wHwkh'ba~4cE#Ta*x3gctyw@'!+%RnFRnD<4Rn@hFvK5RnCxWg[#`&a0Ua()`1Rm75Rg[c]%X#qi8Rg^NvdRj>BwzgZauwji7Rm6A4wgg]d1#&(*,.0a#Rm;Rm<Rm=Rm>Rm?Rm@RmARmBe%#^^^Xaea?aC/b+(,!a+a#!a/!>a&Ta<aKbD!2wphBRnk[yPw}hE|.=Br-3Dtm>6Vy~g6urRf.x,hPrNav!%'RnqRo%Ro#Nu;q[Pw;5r+JwNZtM@3r)d'#Y'Weh;xChL#`&RnmRnoKu}>%(!Rne~Bs-;2wjcussJv+'!aYSO}6@B<5?ba~8LrNvj!.%*ROwungw~ng~:9;Ri^>wtnig;wHRnixDh@|(UZ.x1h@|)!#:2<H|*xHn]#-UX'3Ro)z=iT}6ARns=Bwsn_wpnaRncw]aR(#UXa&Ua*a/=]iPd'#Y&Ro'WnXf{QRm2hNvj]nZd`'T~&1`{|`#9b]{}c:'!#Wl{>@=be}]?cl{{U#:5Abb}Jds#^YaF!a*b4a#a3aPa>&Tb!bH!*a_!Eau?/a&RjY<]gj>6Vz*;:pe~DrZg,QRj1JwNZtX@wihspcJvZ&!VyX9WmOJu|!|N2WmHJvh&!]ht~Bpbcn&T(!#RmQ<s7Nu;padH#X'`+WmJ@>RmKCARhnKup=!)&Wf+:RhqNuPpf9c!#'45pd5AwghpARn(Ls@w!%,)!RmP@Wfe<E|IJva!&WmNg8vsRmLd`*.`#Y'Xa!axRn*]hrA8Rhug5s@rXg8u!RmMd8#X'X*3@rV72smdI*#UY&RmICARho~GsgxVgd)Ta'U-Y&Xa!T#RnEWnA@Wffg1uDRi0hFvK5RnBxGnG&#`%owp)@wsf+bX}Ze-*1!a*^^^Ua|!#a.aq&Ya2!a>.a6!a:aO`aJDtL[y`@Wg#>6Vz12@wzoYRoZNuPRi!NuPRhzg=ucRi,@=b`{Yg=ucRi-ACJvB!&Sh[ebSh]ebi`wUuFRm4Jw2_[y0JvB!.<Ju(!&SoG}6Shd}6<Ju(!&SoH}6She}6Kur@._g5vHRieJvx!{L2G{Kx6gd'T#?Rh82Wi5cZ#X(g1w)Rm5dW-Y(Ta#!a)!#aYa=wnfE=su2>>bU{0j9udv:<svj8uQv-7RgHdE%#^'sq9sp=>Bb_{TJv`!&g/r|snj6v(us5d,#Y(56H}[978H}]Jw5!&g1rushJvB!+j;v{u5?zDhd}6}bj;v{u5?zDhe}6}ce*#`(^^^a[aea!=!a6a*aoXb1a.!aAbL!b>,b'aL!aV@Wf|2Wlg3[y/JwNZt^@3piPw:5pgJunZou3@rsJva&!Vy_g<v~Rm#JvG'!6Vz0=<r{Ju{%!:pj@WfsiXuJu3Rm:JvZ&!WfA~Bph@c4Z&Dtwax5rubx(#:awRk1@d,#Y&RfjRfid1#,Y(@Wfp2Wlrg5s@ryKu[@!,'=]ig9wlk?Rk>g5u-rqJvy'!@9RkQcH(T#=>Ri~@<wkj(Wj(KuZB*!&<7rw@9RkRcH(T#=>Ri}@<wkj)Wj)dg(Ta2Xa9X#`-!a*CARhg@@=I}d9x;c~#X%so=<sj>2@@=aybb}XjWv0Q~EfEj3vLv;<d,#Y(56H}`978H}_dgaPaFa'a/!#a3Y0a_a;a|!1(a7-[yE3[xt;:pJNvZrrg3uJrvJwNZt=@3pIh=rt3rxPw:5pGOu!5rpJvG'!6Vys=<rz@c4Z&Dt(ax5rtJvZ!&~BpH@wsfNg-vaRlNci*U#=<wei<F}a5@Jq.!a*JQ!%@qZ23d(#Y&RjH5]jCk!u7w&u0udARjFd/prq=tyvpaEa(a:.!a1aZ(@@=I}:9wpd%=<sX55w_h}@@=I{t=ay<aU@@=I}T=ay<2@@=I})?C9:9au@9Cb]}DP~=x-fAZ(2Wl1=ay<aU@@=I}>5@d##Y+jTv|vV~EfFj]uNpn~FRfGdgaK!Z2&!a8a-Tb({E!acTbM*!a(DtY[yYd'%Y#sl[y*hHvh>Re5x2c{Z}.j4uCvcawRiMd+#X+_x&d!},<5RkX;2Hzw@x,gavfB-!{CcF&T#Roe;RodwWbBg5urRgaKvHC*_6Vz+<4opieuew&Rmq@d]&Y)X,T#X0Rh}<BqP=4qS9:ReMg/ujReNJw0!/<Jui%!bd{kawwnemRelAxUa?a3#*.&UX(Ya+a/RhvRnQ<o}9Wmtd-#Y&RgSRmw9;Rmxay=Rmyg-vaRmuxEhSrNu,v-voC!%(aR.a(a7+1Ro1>Ro5CE{A9b]{@;5x#eO{:g;urRi+KrNA!%(Ro3>Ro79;Ri_Ku@>{;&!x%gX|{KunA_+g5QRj/g3u5Rj#g>uERj%wio/xRhS&!,!#^1U}wba{8>>@=be}qC@:D5ba{7Ku+A&!}x?ba}t>>@=be}se(aA^^^Uat!b0#{pa+awUazbGa#aLb9bgaWac'a5TbS=Br!d1#`%scp_Jvl!#rT>Re0JvX&!VyN=H{Fcm#U&:pY=ReaJv2&!]h0=]nUJvG'!6Vy|=<r%JrM_=]h2@Wlud'#)U'Wf'b]{i=]h/Jvh!&~BpWg=v]RnMx+ny#'Nu;pVwjnu=]nwxJnx,T#`&Reqwjnt=]nvieu9vrRjLLuYwP(#+!th@wih5pX~Gr'g5v/Rh4KunA'!-CARnP@wwiN:Rm_9x'cvw>!|l=<saKvAA!0&3@q}>w^e1bp#&Re2Re3BDx7gH#T|f5H|eKuZ>!%(:qNAH{]Jv6!+3B2B9=b^{X<5<B92:E{ZLvhwA(a;a%!igQuyRmad+#Y}m@3Rh5d8#X'X*:AqUAHzmaxwbh<aXRnVcF}RT#Nw&cj#U(BWnug/vsRntdka)(a3+.Zb7aYYan1!bVa@Xa}[y^@b[{G=H{+hFu73Rj&Pv#5ReQcK%T#sig1v{Rj'Ku+D#'!t]~Grm~?rkKuMB!01d5#`'Vy.ta3Dtu~Hroc8#'{^45s85AwZbP&!#Rn!wghxWn#KvEA!)&2RlA2RlBx:h|#(T,=]j09Wobz>x]z/@awRoTd+#Y(az]hFhCrm4d,#Y+jTv|Q~EfMj]uNr|~FRfOdCa!Xa9_X#@<plJvf!%b`{(9;Rgwc;.!#2x7cw#T|UDb]|T5Ju={(!=@E{&Jv)&!Ab`{'awJvf!~*>>@=be{#KuY>!+&4Ezyi[ugv&RjIdea+T)#UXa&T-T&a!Rh9auRmW=]kLg5vuRn+g3u4Rn-Ow6ARn,hHus5xNk?#UX(U~)/g8v0RkD~AwkkF?Ri.OuNBwkkA?Ri/d|a2`a*^UYa.!aBTZaTa'Xa;!(!2!-a#b2[yC>6Vyq3[xr2Wi?g1rusVh%s?DtF~<5rbJs;%!DtBfswKtCj[uvuSsEu3RgVx3o:u+wN'*Zt;@3rd~Grh~?rfg8w)Lq)qE&-a%!>bI|`jWv0vV~EfCjTv|vV~Ef@j]uNpn~FRfBcK#T']gWNu7x,k7q4ai(0!hHv8<RhmkMu9vrsBuev/RhlCJvB!,g<v{wchh~@:Rhji[vrv{wchi~@:RhkdS&a5UY#Ta!RgPwwiI5BwciI~@:Rh`x'iJvj'!5]iJPu8Bwch]~@:Rhach)U#h3rp]gLh@t|Ax,hTq3ah!-(~@:Ro0Ou!5RhXj^v(pyw8unRhVd|)`,^UYas!a?/a2Z'a^Ta{Tb7Ta(a#!a,Wf&9sZ3DtAadamov=Bqt3[xig8vsRm~>waiL2b`{QJv*_Ouv2qgj<v]v2BqfdR'X*X#Y-@3qr~Gqv~?p6hHv-]glPup5Lq+q?_%*b_{qF{n9b^{rOu4ARhpKvCD!+&~Bqp:5Dbb}nwoiKl&unuTuBv]v+ueunaXRf0=Jvh!0nKufu8v1w&w7q%w&uHrz:Rgnj5w,uxDJq/(!hNw'5ReCk0s2u3w/w'5ReFd>Za&!*UaA=<wkgsRnSJv^!%Refifw3vyRgOKu_B'!,<]gkiiu:w&Rh<=C@a^<B57@2F{[<B5@aW:=3away9A5aW=<B=C@a^<B57@2F{Ie-#`(^^^bCara.b8aza6!/bZ,!adTbnTbOb+aFaS!aAT9@Wf~2Wli3Dtl2@d,#Y&RfnRfmJwJZtN~GqyJva&!VyMg<v~Rm%iXuJu3Rm9Jv[_=]ih9wlkDRkCd1#`(@Wg>2Wls3cH#T(@<Rj*=>Ri|b~'#23s9h<~El.d'#Y&Dtxi^rzvdRl#d*#U%(o|B2s`hJwSaxRmDKv4B&!1:Rmdd5#`'Vx}to~Hq{x'f1v3(!BA5ba|bJv_&!Wfug1v]ReIdO+U/Y#&G}-8wze=Rh{g1v]ReHg/uQRf/by#)ibQwERl/cH#T(@<Rj+=>Ri{cNu+vlax-!(#a0qa9<Rii2;;bU{H;x<i=&X#Rk`<4wwi=C9H~8xAI(Y#<azRi@45wXI<B9;5bb~7dL(X#Xa(+!aL6Vy{g5QqOau:5au2@ay547EzbxOcU(UX-T#Ta#:Cbb|A?wjh/b_|SOw6ARgtihr}u7Rhy<d1#T)X1@@=I|~=ay<2@@=aybb}Sj3vLv;<d,#Y(56H}A978H}@dGpvs@uAu`vcw9*!aFa+ai%(b!aXa8.a?a[ozWey=sU2@G}Nch&U#Rf_WexKu+D#'!t:~Gr`~?r^j]uNr|~FRg*j^psurwJt|RmcKv)@&!)7Rkv~Br[@wxfO:Rl3co#U'6Rezj_q#vIuavjRltwzeyh@vr5JqD0!>aY?C9:9au@9Cb]}9cl#U*5;5<H||jbuus1ucv&Rfvg1v~d/pppzqFr^a--a~!aMat1(hFv;Wiz@@=Izoj5uuv-7Rix~Cw`fk2WlVcZ#X,k)u3vWs@u2]ktg;wEx'fBq(_2Wg/jTv|vV~EfoJv]!15x'hzqG!(P~EfU~CRl_j6v(us5x4i-#T(2WmZ?C2F|d>Kq<aj1!*jTqIsBv=Wl`~Cw`fi2WlWj`v0u*~>RlR=c>Z,k#u3vWs@u2]kr<c1Z+jTqIsBv=Wla~Cw`fm2WlXdmb3!a{(arZa`bkTa%TbQTa-a9+c'!aM!/[yL=Bqug.w'RifhFvyDRj.g>vgwyk^9]k^Jv3_@WfbAARkhJw2_[x|JvB_wkoIRoKwkoJRoLd'(Y#<]gm=<9<H|yd'%_X#skDtb3awwqkgNulRkgdB#^',9:p'hJwSaxRmEBwVb8@4=H|qLu+w50&!)@3qs~?pU>Awwn;;Rn=c:Z'ARn<=<qwKvC@!/&~BqqJv6!&]eVb^z^xRge'/a%+^`#Sge}6<4Rn3=]n0Pw2>Rn8Jw0!&>Rn:>Rn6cY#a7+!a&=<wkaNw~h3z_c5Z{=wjh#=]nLKv^D!&)Vyz=bW|swYb<WetcG#T(2wxa@qVx@gD#Y&b^|V5JwG&!5bb|pg/w&RgD@x=kHs=uAvn!a%%/'+RmSRh694Ro`g-vaRmRhHv-]mlxCcS#`&ba~.5cD#Ta)P~=d,#Y(56H{>978H{Dd_#{2^Y%_+qbbb{6g3sERhsbU{?dfa.,`a(Xa<!aiX#(55RiG54RiHcI#T'WiU3RiVNvdwtfcRlKNvdd,#Y&RlHRlExQgf.1*^T'X#Sgf}6Wn4=]hfPrk>Rn7Jw0!&>Rn5>Rn9Lunw?&a2!,5<oq@@wqfdRlJj5Q~=d,#Y(~ARfcOuN]fdDKw;ay(}i!547E}j?cI#T(@5bV}iCbV}hdv(^^Tb?a40,b##Tbo!a*bR!a<b|a/!aKai!aU[yK=]o^g:v>ReGJwPZtK<7Rh+h<~El,Pv#5ReR@awwxjCg,ulRjDJv6&!]j!z?aQeeg>w=Sh<eeJw;!&axEzOg,Qosc!#*:wkeJ]eJ>x'h-u(!%Ro.w~h.zPdNZ(X,Ya![x{;9ReY;wkgxRiF:x?ap#Y&RmUg<s2Rkod]+UY0TZ'!a&A9sw<=bczLNvuw{gqzNhJwSaxRmCKuLay!#&s_Rf-55b^{uJvZa!!c%#(55Ri654wmiu5RiuawLu,vp!+}^%b_}Y9;wkgxba}o>A9:=b^}zKuh=a''!3awRk3c*'!#aHRk6c+Z&Rk5Rk4Jv)&!awRjSawd9*`#0?C2@EzMj8u<uJ5RmbjQrquJu3x,k>uq@_+=ayb^|W~ARkEOuN]k@7dhzV^X/X&a-#zRzSb`zXcJzTT#2WkVKvDBzW!%FzY9;5bbzWjQrquJu3Jw3%!b`zU=ayb^zQd:#X(T-a!6Vyywxh}=b]{Jg=u1RiAdGp~qHtzv!w(wA+a+a;<!aJaYai'anasb(=azRmV:Cbb{MLq2vb!%')RjuRjrRjtRjqx3jnqCw3!%')Rk(Rk+Rk&Rk)Lq2vb!%')Rj{RjxRjzRjwLq2vb!%')RjsRjpRjfRjex3jcqCw3!%')Rk'Rk*RjkRjl9<CbbzfOu4ARhxLq2vb!%')RjyRjvRjhRjgx=joq*uKvb!%')+-Rk.Rk%Rj~Rk-Rk#Rj}x=jdq*uKvb!%')+-Rk,Rk!Rj|RjmRjjRjidAq&qKs@uAv8Aa.'*-a@a&0!aM@a5[y73Dsy3Ds|3Dt):wxgI2sHJwJZt.~Gqxwsf0ikrzt}Rl0Jvy_[xj~HqzKv_A|D!&WfP8axRoVcf,U#k(v]v+ueunaXRf1Ju}'!g8u#Ri=jQw!sCunLprq>!,')~<5qeGzq9F{W=c##%s5au:5aU3CBE|;d4#X(D!a&6Vygx(b;#(=]ed?C2F{N<capoq2r[a&!aPa9,'Pw;5s:@@=I|,55w_h|@@=IzcP~=x'fCqB_2Wl2>aU@@=I|1OuNBc1Z+jTqIsBv=Wlc~Cw`fl2WlZ~AcTa%!Z+jTqIsBv=Wlb~Cw`fh2WlYk+uNqJsBv=WlSg,u3dca3#UXaMYa)TaB-=cM|7T#<bI}l5@B932:aV2G{BOuNBJq:|M!5Ezt=<B=C@a^<B57@2F{v>cB{/T#=ay<bI{3Jv6!a.6BKq0ah&+!5E}HP~Ef{978BaU@@=Iza<7d#.Y#978BaU@@=IzH~AJq0!(@@=IzG978BaU@@=IzFe,aU*Y&^^^bvJb,b:bFad!a,c2Ta>aL.bo6!a#CbTa'T#Re{2Wlh2@G{yg6t~Ro_NvdRfticuRQRllJv3&!x&c|zs@Jw3!%RflwpfkRlpKuL;%(!Re<@G|C2GzdhIvuBwgjAg-u0RjAKQB%!(GzZ@G|5NuuRl7d='T+Y#Vy[g<v~Rm!==G|>JvA!)@wma=]m1ifuaw&RmnLs@vT'!|/+[y,g:v>ReTJw1!#qX=x!eC{bLu+wT&)ZtZauq_~Graci&U#F|89:r_Lupvq!.)&2RlG8RfaC=x!eF{_h?rpWlmd&'!#X|&]k::xJey#`'T|+<E|&2@H|%dE#(^,g;u.RiEg6vjRiC9xCkA{O|zY#g=ucRmXKs0@!&*@G|m@awRknJuh!,3d(}gY}eJvj!%Rm):Jw3!%Rm+Rm-Ls0w(&!a(a#@b[|6cZ#X'7RkxWgAOu4ARn'dH'U#Y*Vz-Wm'CARm}d]*#a%^a*T'aK!a<9bV{PC=p*Jw4!&SgxcbB5r]idw(wBRmF7xFkt#&`(Rm/Rm8E|!JuY_9:Rl5=wrgr2:bbxd@xXfB(a*#T+!.X0X1Ta/a'T&RlDRfL>RlyARl9b[z[>RfZ:RlL:RfRwlg/ARl;9;RlxKv,A/!%7s69<74=BA5ba{-8Bde#`a<XaKYa1,a'P~=wxfB2bZ}}?C972@@=I}r8@55B9;5bb}G978B2@@=aybb}3j3vLv;<Jw3&!>Rfk=ayb^}4~Ad1#`*@@=aybb{w2@>==<bbz]dx+UY#^UaF!a9!bB'Ya1.!ajXa#%olRhD[y=3Dt#Ov5BrHKuMB%!(Rf^Wep~HrJwkiQjKr|~FRg)Ku+D#'!t5~GrF~?rDdV)UY,Z/_7RkuG{<~BrBg,rlsO:235B@bX}|d?a1!#`(6Vyn5@d##Y+jTv|vV~EfIj]uNpn~FRfH7Lq2vb1!a9-978BaU@@=Iz9978BbU}#~AJq0!(@@=Iz8978BaU@@=Iz7~AJQ|}!978BbU}!JvkaK!AdUa21-U#`a+(g/vsRn~Ou!5RPj:rmu9WhOjXuvvNr}:RhAj^v(pyw8unRn[kPr}p|u7vwv]RiSBd;pppzq@qHQa?(b.!a.a`@.|xa(hFv;Wiyj5uuv-7Riw~Cw`fg2WlU978BbU|wOuNBJqG!(P~EfD~CRlQcZ#X,k)u3vWs@u2]ksg;wEx'f@q1_2Wg.j]uNpn~FRfqJv]!15x'h{qG!(@@=IzK~CRl^j6v(us5x4i,#T(2WmY?C2F{1>Kq<aj1!*jTqIsBv=Wld~Cw`fj2Wl[j`v0u*~>RlT=c>Z,k#u3vWs@u2]kq<c1Z+jTqIsBv=Wle~Cw`fn2Wl]dn1#c(a(b^a2!b/bAT(bj!aDa7bu,a_a{c0!2T0g:v>ReD2@G{42@G{5~DpM~<5rc=Bx6i>{RT#RnI@zCx]y]z:2Jv[!zr5Awyk]9]k]dD(Y+X#6Vz.g=wKtgwhaCwgmTWj2Lu,w%_+/[y-B;b^xeg3u3Rj-2@bX{*KrJ<!+'@Wg(g?QRlC@Jv`!%b[zIwsfII}8JQ_@w|kW|=Jv(%!AqcOuNBJvEzh!bYzjLs@wP#(0!oy@>RkdJwMZtc3Dtd@BcG#T'9bWxg2@2Fznd*#Y+;2x'c}w<zizixNgwa#Z'U+!/!a'!a+w~g~z6wcn{Rn}wcnzRn|5Rh%=]nJg5vuRmvNvdRlvcprJu}w*az*a#!%.a.'Bot9qT]kj@Wg'ay2Gzv@Jv`!%b[zEwsfHI}1;ck#Ux`<Cbbx_Lu+w!a&0*!wko*wwo,So,}6Juqxf!E}PigQuyRm`d3(`#8>Rn%:A5B;bZ~%KvhCa!a2!x>k7#Uxb@b{#xaRk7Jw0!)>wwhlShl}6>wwhmShm}6CJvB!.x'hhvj{!!5Bwkhhbaz}x'hivjz~!5Bwkhibaz|xEhTrNu,v-vpD!a%&/)a3a.,%Ro2t[CE{)@3re9b]{%wjo09:rgc:Z&Ro6=<riifuaw&RmoKrNA!%(Ro4>Ro89;Ri`dSaL'UYzxZb)7Rka3xRhT&!,!#^1U}vbaz{>>@=be}yC@:D5bazzKu+A&!}{?ba}y>>@=be}wxBh[t`u~vJvr!%a!a()a,a0a4RoC=]o;Ju(!%RoGRhdwjh`=]oAg>w#Ro?g5vuRo=NvdRl|Ku]C.!&;RoEJvB!%RoORoMBx'h[v+_?w~h`}~5?w~hd~!xKh]oiptu-utv.vp!#%&a30a@a'a+(a/aOp(o~p!RoDJu(!%RoHRhewjha=]oBNvdRl}g>w#Ro@g5vuRo>c[#X']o<CauRoRAd-#Y':RkpauRoQKu]C.!&;RoFJvB!%RoNRoPBx'h]v+_?w~ha}t5?w~he}ue!/UbhYacXaW^Tc&a;b:a-c/#b&aja1(!cL+!bKbt!bmcRc9aIc?8[yW3Dtt94Rg`Jv}!&SiRMzBhEebShEMNuPRe>x7gL#TzuwjirRipc<Z&>on;>z=h-MSh.Mwqczx'a7vj&!>Re4@=ResJt__NuPRi*NuPRi)j]uNr|~FRfzKrJ>_+@Wfy@Wf]2WocKrJ<!+'@Wg%g/QRl@@Jv`!&awRl<wsfFIzgLu(w*!.*&ShBMwvhIRhI9;RhNx1hK'!#Sn]Mx1hK~0!#:2<H~7cNu+w7D*'1ZtW>Rn1~?rOc:Z&Rn2=<rQ<7wjh&=BSnLMc]#X(6Vz)w[b=a!U#9wzgMc3#&(RgMRitRis<x,gKt`ax!&+SioM=BSilMc3#&(RgKRinRimKurB,!&SiQMzBhDebShDM6BJQ!(P~Efx978B2@@=I}WLrJw!!,a*&@G}O@9wkibRid@@x'fKwC!&SlDMSfLMjUv~Q~EfKKv3@a+!(hFv-]mpx/hYZ(C5RiWz<o/MwkhY?So/M@x,gbvfB*&!SgEM:SoeeehFu3:Rgbda(,^TZa)X/7Sg[eb:2RgI~BrMC@wgkc:wwkcRerx3h(uUvK!&*,SnOM4Sh*MArRg;wHRh(x=h;rJvPwI!a4',a'0@Wg&=BSh/Mg>w=Rh=g3w*wwgGRgGcW(X#;Sg}M2Gzk@Jv`!&awRl=wsfGIz`dKZ*T'Y-:RhR7RhQg5u-p`j6v(us5d,#Y+~Awkia?RicOuNBwkibba}Ld6p~tyu_vbAa'a+!a/'a3aEa8a!>Sh,ebJv{!&Sh@ebSaReb9;SgwebNuPRi(NvdRl)NuPRi'hHu^<Rm^Jvv_@Wl(g;u1Si/ebKu'B&!*Sh?eb@Wl'z@aPeb95Si.ebcpputyvjB)!,&a+0a%ShAMWeK@G}C@WfJ9;RhMwvhH9w{ia}ix,hJvRA1(!zAn[MRhHx1hJ~*!#hFv(BSn[MBJQ!(@@=I~'978B2@@=I}2db.Ua<'X}+T#a0XaG2G}E;wkg|wuh!Rh!x,hZu,@)!&So0MVy)C5RiXACJvB!&5RiY5RiZg8w)cG}*T#2@bU}=KsA>(!a.3wkhZba~(x,h^u(A!&(SoCMRhb5Bz=h[eb?w~hb~6x,h_u(A!&(SoDMRhc5Bz=h]eb?w~hc~6e)aA1T#T,^^^c-bMb&blcPaP(a/!0!bA=b5c@a(!bfbrc#2afwmhARnjwchORnp2Wlf3DtsNvdRl-2@wpa<]m0bx(#:awRk2@Jw3!%RfhwpfgRlnKQB%!(G{V@G|'NuuRl6d='T+Y#VyUg<v~Rl~==G|<Jv+'!aYShC}6@B<5?ba~8@Jw3'!g2QRljhLrpWlOd+#Y'g.w'rIg>w*wgj@g-u0Rj@Lu+wT&)ZtUauq]~GrGci&U#F|39:rELrNvj!.%*RhCwunfw~nf~:9;Ri]>wtnhg;wHRnhx3hDs@v~!/+'@Wfr@9RkSNu&Rlo=@<5GzoKs0@_+@Wl+@awRkmJuh!-3d(}pY#qWJvj!%Rm(:Jw3!%Rm,Rm*de&!1U-U#`)Re;@G|.@9Ri82@wjfvRlq=@<5GzpLvOvr!).&2RlF8Rf`C=x!eE{.Jw3_g2QRlkhLrpWlPde(!#U{s,UXa*Ta'[y'g:v>ReS;x0PZ&RnlRnn~HrKJw1}f!=x!eB|2w]aP(#Xa&a*Ta.Ua2a7=]iOd'#Y&Ro&WnWg;u.RiDg6vjRiBNvdRlzhNvj]nYJuW_2Wm3x)kFze{9d])!a.!,Y01!#&aC!a3RndC=ox~BrC@2b^{pg,rlse7x'ksuq!%Rm.E{xidw(wBRmGx9o+)X#wwo-So-}69:Rl4@xSf@a#XZ'X)X,Ta(/ARl8b[xc>RfY:RlI:RfQwlg.ARl:9;Rlwdn'#^XafaQa1X1TaHTa)@b[{zcZ#X'7RkwWg@Ou4ARn&x)kG#{,g7u/RkGdH'U#Y*Vz'Wm&CARm|bx#(A]gUbUzJj9Q~=d,#Y(56H}l978H{U7d,0#U*2>ABb_xZ978BbU{e~AJQ{g!978BbU{hxMh?ad{oUYZ.x1h?{l!#:2<H{mx3n[t{vl!,&a%3Ro(z=iS}6ARnr=Bwsn^wvn`Rnbd`*T}B0!#^X'BG{c9b]{a>>@=be}F?JvS!&BG{d7BG}(Bde#`a1X,Ya@!a'P~=wxf@2bZ}I56B2@@=aybb}08@55B9;5bb}<j3vLv;<Jw3&!>Rfg=ayb^}&OuNBKuLA!)a!P~=x#fD{f2@>==<bbzl?C972@@=Ix^d6rSu,v7w*C(0a)a6#B+a%!sQ[y?3Dt%3[xn~<5rLOu!5p@Ku+D#'!t7~GrP~?rNKvlaya7'!h+v-5qMg=t|cd,U#5AAaa5Abb{S@52B5@a[@52B5Gx[iXueu;d<#`a(!/549C;ag>23ExY5@Dah89b^~689Jv)!~2b[~1Lv'w(%*!a#bX|aPrmawRe]keu7uhv-q6rxu,q`xTo]/a5aU!bNaDXbi!b-!ao!b<bwA!#5@B932:aV2G|:d-)Y#hJrL>RhG<7@C5<H|_=Cau:5aj5@B932:bJ|ng>vIbs)#?C2F|9jPv0w.vISh-MKvUaz(.!9ABbb|[5;5<H|Eg>unwfh;9:4E|YjQsBt|vjx'hYq3!(?C2F|J:2<BaY?C2F|GOu!5x,g|p{ah!-(?C2F|c9:4E|OjXuvvNr}:Rh&i[w*t|cd+U#jJvsu)vsSn~Mkfrmu9p}u7vwv]So!McW#Xa!ax5@A5aY:5;5<H|>kJv~vYrquJu3x4ib#T)2@SmZM?C2F|Bj:rmu9@xPhI(a*a#U#`a3-5Abb|L~@:RhK9:4E|0@52B5G|#C::aY?C2F|-:2<BaY?C2F|.5Jvk!a)javYrquJu3x4ia#T)2@SmYM?C2F|HAxPhH(!a#U#`a*-5Abb|4~@:RhJ9:4E|R@52B5G|F:2<BaY?C2F|Sc^#Xa2j=Qq5CJvB!-g<v{z;hhM?C2F|Zi[vrv{z;hiM?C2F|XKsA>!a)-g<v{z;h[eb?C2F|]i[vrv{z;h]eb?C2F|^iZu.vix,hZq3ah!.(?C2F|QOu!5ShXM:2<BaY?C2F|P", 13494, 2713, 49, 25, 61);

// node_modules/.pnpm/entities@8.1.0/node_modules/entities/dist/generated/decode-data-xml.js
var xmlDecodeTree = /* @__PURE__ */ new Uint16Array([
  512,
  26465,
  29036,
  7,
  0,
  2,
  4,
  116,
  24638,
  116,
  24636,
  8693,
  29807,
  24610,
  621,
  1,
  0,
  0,
  3,
  112,
  24614,
  111,
  115,
  24615
]);

// node_modules/.pnpm/entities@8.1.0/node_modules/entities/dist/internal/bin-trie-flags.js
var BinTrieFlags;
(function(BinTrieFlags2) {
  BinTrieFlags2[BinTrieFlags2["VALUE_LENGTH"] = 49152] = "VALUE_LENGTH";
  BinTrieFlags2[BinTrieFlags2["FLAG13"] = 8192] = "FLAG13";
  BinTrieFlags2[BinTrieFlags2["BRANCH_LENGTH"] = 8064] = "BRANCH_LENGTH";
  BinTrieFlags2[BinTrieFlags2["JUMP_TABLE"] = 127] = "JUMP_TABLE";
  BinTrieFlags2[BinTrieFlags2["VALUE_MASK"] = 8191] = "VALUE_MASK";
})(BinTrieFlags || (BinTrieFlags = {}));

// node_modules/.pnpm/entities@8.1.0/node_modules/entities/dist/decode.js
var CharCodes;
(function(CharCodes3) {
  CharCodes3[CharCodes3["AMP"] = 38] = "AMP";
  CharCodes3[CharCodes3["NUM"] = 35] = "NUM";
  CharCodes3[CharCodes3["SEMI"] = 59] = "SEMI";
  CharCodes3[CharCodes3["EQUALS"] = 61] = "EQUALS";
  CharCodes3[CharCodes3["ZERO"] = 48] = "ZERO";
  CharCodes3[CharCodes3["NINE"] = 57] = "NINE";
  CharCodes3[CharCodes3["LOWER_A"] = 97] = "LOWER_A";
  CharCodes3[CharCodes3["LOWER_X"] = 120] = "LOWER_X";
})(CharCodes || (CharCodes = {}));
var TO_LOWER_BIT = 32;
function isNumber(code) {
  return code - CharCodes.ZERO >>> 0 <= 9;
}
function isHexadecimalCharacter(code) {
  return (code | TO_LOWER_BIT) - CharCodes.LOWER_A >>> 0 <= 5;
}
function isAlpha(code) {
  return (code | TO_LOWER_BIT) - CharCodes.LOWER_A >>> 0 <= 25;
}
function isEntityInAttributeInvalidEnd(code) {
  return code === CharCodes.EQUALS || isAlpha(code) || isNumber(code);
}
var EntityDecoderState;
(function(EntityDecoderState2) {
  EntityDecoderState2[EntityDecoderState2["EntityStart"] = 0] = "EntityStart";
  EntityDecoderState2[EntityDecoderState2["NumericStart"] = 1] = "NumericStart";
  EntityDecoderState2[EntityDecoderState2["NumericDecimal"] = 2] = "NumericDecimal";
  EntityDecoderState2[EntityDecoderState2["NumericHex"] = 3] = "NumericHex";
  EntityDecoderState2[EntityDecoderState2["NamedEntity"] = 4] = "NamedEntity";
})(EntityDecoderState || (EntityDecoderState = {}));
var DecodingMode;
(function(DecodingMode2) {
  DecodingMode2[DecodingMode2["Legacy"] = 0] = "Legacy";
  DecodingMode2[DecodingMode2["Strict"] = 1] = "Strict";
  DecodingMode2[DecodingMode2["Attribute"] = 2] = "Attribute";
})(DecodingMode || (DecodingMode = {}));
var EntityDecoder = class {
  decodeTree;
  emitCodePoint;
  errors;
  /** The current state of the decoder. */
  state = EntityDecoderState.EntityStart;
  /** Characters that were consumed while parsing an entity. */
  consumed = 1;
  /**
   * The result of the entity.
   *
   * For named entities: the trie index of the best legacy match so far
   * (0 = none). For numeric entities: the accumulated code point.
   */
  result = 0;
  /** The current index in the decode tree. */
  treeIndex = 0;
  /**
   * Characters consumed since the last recorded legacy match, plus one.
   * Invariant at the top of the `stateNamedEntity` loop: `excess` equals
   * the number of unrecorded consumed characters + 1.
   */
  // biome-ignore lint/correctness/noUnusedPrivateClassMembers: False positive (read via destructuring)
  excess = 1;
  /** The mode in which the decoder is operating. */
  decodeMode = DecodingMode.Strict;
  /** The number of characters that have been consumed in the current run. */
  // biome-ignore lint/correctness/noUnusedPrivateClassMembers: False positive
  runConsumed = 0;
  constructor(decodeTree, emitCodePoint, errors) {
    this.decodeTree = decodeTree;
    this.emitCodePoint = emitCodePoint;
    this.errors = errors;
  }
  /**
   * Resets the instance to make it reusable.
   * @param decodeMode Entity decoding mode to use.
   */
  startEntity(decodeMode) {
    this.decodeMode = decodeMode;
    this.state = EntityDecoderState.EntityStart;
    this.result = 0;
    this.treeIndex = 0;
    this.excess = 1;
    this.consumed = 1;
    this.runConsumed = 0;
  }
  /**
   * Write an entity to the decoder. This can be called multiple times with partial entities.
   * If the entity is incomplete, the decoder will return -1.
   *
   * Mirrors the non-streaming `decodeWithTrie`, but with the ability to stop decoding if the
   * entity is incomplete, and resume when the next string is written.
   * @param input The string containing the entity (or a continuation of the entity).
   * @param offset The offset at which the entity begins. Should be 0 if this is not the first call.
   * @returns The number of characters that were consumed, or -1 if the entity is incomplete.
   */
  write(input, offset) {
    switch (this.state) {
      case EntityDecoderState.EntityStart: {
        if (input.charCodeAt(offset) === CharCodes.NUM) {
          this.state = EntityDecoderState.NumericStart;
          this.consumed += 1;
          return this.stateNumericStart(input, offset + 1);
        }
        this.state = EntityDecoderState.NamedEntity;
        return this.stateNamedEntity(input, offset);
      }
      case EntityDecoderState.NumericStart: {
        return this.stateNumericStart(input, offset);
      }
      case EntityDecoderState.NumericDecimal: {
        return this.stateNumericDecimal(input, offset);
      }
      case EntityDecoderState.NumericHex: {
        return this.stateNumericHex(input, offset);
      }
      default: {
        return this.stateNamedEntity(input, offset);
      }
    }
  }
  /**
   * Switches between the numeric decimal and hexadecimal states.
   *
   * Equivalent to the `Numeric character reference state` in the HTML spec.
   * @param input The string containing the entity (or a continuation of the entity).
   * @param offset The current offset.
   * @returns The number of characters that were consumed, or -1 if the entity is incomplete.
   */
  // eslint-disable-next-line unicorn/consistent-class-member-order
  stateNumericStart(input, offset) {
    if (offset >= input.length) {
      return -1;
    }
    if ((input.charCodeAt(offset) | TO_LOWER_BIT) === CharCodes.LOWER_X) {
      this.state = EntityDecoderState.NumericHex;
      this.consumed += 1;
      return this.stateNumericHex(input, offset + 1);
    }
    this.state = EntityDecoderState.NumericDecimal;
    return this.stateNumericDecimal(input, offset);
  }
  /**
   * Parses a hexadecimal numeric entity.
   *
   * Equivalent to the `Hexademical character reference state` in the HTML
   * spec. Digit parsing matches the hex loop in `parseNumericEntity`.
   * The accumulated value is preserved for numeric validation callbacks.
   * @param input The string containing the entity (or a continuation of the entity).
   * @param offset The current offset.
   * @returns The number of characters that were consumed, or -1 if the entity is incomplete.
   */
  stateNumericHex(input, offset) {
    const inputLength = input.length;
    let { result } = this;
    let { consumed } = this;
    while (offset < inputLength) {
      const char = input.charCodeAt(offset);
      if (isNumber(char) || isHexadecimalCharacter(char)) {
        const digit = char <= CharCodes.NINE ? char - CharCodes.ZERO : (char | TO_LOWER_BIT) - CharCodes.LOWER_A + 10;
        result = result * 16 + digit;
        consumed += 1;
        offset += 1;
      } else {
        this.result = result;
        this.consumed = consumed;
        return this.emitNumericEntity(char, 3);
      }
    }
    this.result = result;
    this.consumed = consumed;
    return -1;
  }
  /**
   * Parses a decimal numeric entity.
   *
   * Equivalent to the `Decimal character reference state` in the HTML
   * spec. Digit parsing matches the decimal loop in `parseNumericEntity`.
   * The accumulated value is preserved for numeric validation callbacks.
   * @param input The string containing the entity (or a continuation of the entity).
   * @param offset The current offset.
   * @returns The number of characters that were consumed, or -1 if the entity is incomplete.
   */
  stateNumericDecimal(input, offset) {
    const inputLength = input.length;
    let { result } = this;
    let { consumed } = this;
    while (offset < inputLength) {
      const digit = input.charCodeAt(offset) - CharCodes.ZERO;
      if (digit >>> 0 > 9) {
        this.result = result;
        this.consumed = consumed;
        return this.emitNumericEntity(digit + CharCodes.ZERO, 2);
      }
      result = result * 10 + digit;
      consumed += 1;
      offset += 1;
    }
    this.result = result;
    this.consumed = consumed;
    return -1;
  }
  /**
   * Validate and emit a numeric entity.
   *
   * Implements the logic from the `Hexademical character reference start
   * state` and `Numeric character reference end state` in the HTML spec.
   * @param lastCp The last code point of the entity. Used to see if the
   *               entity was terminated with a semicolon.
   * @param expectedLength The minimum number of characters that should be
   *                       consumed. Used to validate that at least one digit
   *                       was consumed.
   * @returns The number of characters that were consumed.
   */
  emitNumericEntity(lastCp, expectedLength) {
    if (this.consumed <= expectedLength) {
      this.errors?.absenceOfDigitsInNumericCharacterReference(this.consumed);
      return 0;
    }
    if (lastCp === CharCodes.SEMI) {
      this.consumed += 1;
    } else if (this.decodeMode === DecodingMode.Strict) {
      return 0;
    }
    this.emitCodePoint((this.decodeTree === xmlDecodeTree ? replaceCodePointXML : replaceCodePoint)(this.result), this.consumed);
    if (this.errors) {
      if (lastCp !== CharCodes.SEMI) {
        this.errors.missingSemicolonAfterCharacterReference();
      }
      this.errors.validateNumericCharacterReference(this.result);
    }
    return this.consumed;
  }
  /**
   * Flush locally-tracked walk state back to the fields, then emit the
   * recorded legacy match or reject (cold path \u2014 at most once per
   * entity). Called after failed navigation (leaf node, branch miss, or
   * compact-run mismatch). In attribute mode, reject if no legacy was
   * recorded at the current node, if we descended past it, or if the
   * pending input character is an invalid attribute terminator.
   * @param consumed Locally-tracked consumed count.
   * @param excess Locally-tracked excess count.
   * @param char Pending input character (may be the mismatching char).
   * @param valueLength Value length at the current trie node.
   */
  flushAndEmitLegacyOrReject(consumed, excess, char, valueLength) {
    this.consumed = consumed;
    this.excess = excess;
    return this.result === 0 || this.decodeMode === DecodingMode.Attribute && (valueLength === 0 || excess > 1 || isEntityInAttributeInvalidEnd(char)) ? 0 : this.emitNotTerminatedNamedEntity();
  }
  /**
   * Parses a named entity.
   *
   * Equivalent to the `Named character reference state` in the HTML spec.
   * @param input The string containing the entity (or a continuation of the entity).
   * @param offset The current offset.
   * @returns The number of characters that were consumed, or -1 if the entity is incomplete.
   */
  stateNamedEntity(input, offset) {
    const { decodeTree } = this;
    const inputLength = input.length;
    const isStrict = this.decodeMode === DecodingMode.Strict;
    let { treeIndex } = this;
    let { excess } = this;
    let { consumed } = this;
    let current = decodeTree[treeIndex];
    while (offset < inputLength) {
      while ((current & (BinTrieFlags.VALUE_LENGTH | BinTrieFlags.FLAG13)) === 0 && (current & BinTrieFlags.JUMP_TABLE) !== 0) {
        const char2 = input.charCodeAt(offset);
        const jumpOffset = current & BinTrieFlags.JUMP_TABLE;
        const branchCount = (current & BinTrieFlags.BRANCH_LENGTH) >> 7;
        if (branchCount === 0) {
          if (char2 !== jumpOffset) {
            return this.flushAndEmitLegacyOrReject(consumed, excess, char2, 0);
          }
          treeIndex += 1;
        } else {
          const slot = char2 - jumpOffset;
          if (slot >>> 0 >= branchCount) {
            return this.flushAndEmitLegacyOrReject(consumed, excess, char2, 0);
          }
          const stored = decodeTree[treeIndex + 1 + slot];
          if (stored === 0) {
            return this.flushAndEmitLegacyOrReject(consumed, excess, char2, 0);
          }
          treeIndex = treeIndex + branchCount + stored & 65535;
        }
        current = decodeTree[treeIndex];
        offset += 1;
        excess += 1;
        if (offset >= inputLength)
          break;
      }
      if (offset >= inputLength)
        break;
      if ((current & (BinTrieFlags.VALUE_LENGTH | BinTrieFlags.FLAG13)) === BinTrieFlags.FLAG13) {
        const runLength = (current & BinTrieFlags.BRANCH_LENGTH) >> 7;
        let { runConsumed } = this;
        if (runConsumed === 0) {
          const char2 = input.charCodeAt(offset);
          if (char2 !== (current & BinTrieFlags.JUMP_TABLE)) {
            return this.flushAndEmitLegacyOrReject(consumed, excess, char2, 0);
          }
          offset += 1;
          excess += 1;
          runConsumed = 1;
        }
        while (runConsumed < runLength) {
          if (offset >= inputLength) {
            this.treeIndex = treeIndex;
            this.excess = excess;
            this.consumed = consumed;
            this.runConsumed = runConsumed;
            return -1;
          }
          const charIndexInPacked = runConsumed - 1;
          const packedWord = decodeTree[treeIndex + 1 + (charIndexInPacked >> 1)];
          const expectedChar = packedWord >> ((charIndexInPacked & 1) << 3) & 255;
          const char2 = input.charCodeAt(offset);
          if (char2 !== expectedChar) {
            this.runConsumed = 0;
            return this.flushAndEmitLegacyOrReject(consumed, excess, char2, 0);
          }
          offset += 1;
          excess += 1;
          runConsumed += 1;
        }
        this.runConsumed = 0;
        treeIndex += 1 + (runLength >> 1);
        current = decodeTree[treeIndex];
        continue;
      }
      const valueLength = current >>> 14;
      const char = input.charCodeAt(offset);
      if (valueLength !== 0) {
        if (!isStrict && (current & BinTrieFlags.FLAG13) === 0) {
          this.result = treeIndex;
          consumed += excess - 1;
          excess = 1;
        }
        if (char === CharCodes.SEMI) {
          return this.emitNamedEntityData(treeIndex, valueLength, consumed + excess);
        }
        if (valueLength === 1) {
          return this.flushAndEmitLegacyOrReject(consumed, excess, char, valueLength);
        }
      }
      const next = determineBranch(decodeTree, current, treeIndex + (valueLength || 1), char);
      if (next < 0) {
        return this.flushAndEmitLegacyOrReject(consumed, excess, char, valueLength);
      }
      treeIndex = next;
      current = decodeTree[treeIndex];
      offset += 1;
      excess += 1;
    }
    if (!isStrict && current >>> 14 !== 0 && (current & BinTrieFlags.FLAG13) === 0) {
      this.result = treeIndex;
      consumed += excess - 1;
      excess = 1;
    }
    this.treeIndex = treeIndex;
    this.excess = excess;
    this.consumed = consumed;
    return -1;
  }
  /**
   * Emit a named entity that was not terminated with a semicolon.
   * @returns The number of characters consumed.
   */
  emitNotTerminatedNamedEntity() {
    const { result, decodeTree } = this;
    const valueLength = decodeTree[result] >>> 14;
    this.emitNamedEntityData(result, valueLength, this.consumed);
    this.errors?.missingSemicolonAfterCharacterReference();
    return this.consumed;
  }
  /**
   * Emit a named entity.
   * @param result The index of the entity in the decode tree.
   * @param valueLength Encoded value length (header plus any value words).
   * @param consumed The number of characters consumed.
   * @returns The number of characters consumed.
   */
  emitNamedEntityData(result, valueLength, consumed) {
    const { decodeTree } = this;
    this.emitCodePoint(valueLength === 1 ? decodeTree[result] & BinTrieFlags.VALUE_MASK : decodeTree[result + 1], consumed);
    if (valueLength === 3) {
      this.emitCodePoint(decodeTree[result + 2], consumed);
    }
    return consumed;
  }
  /**
   * Signal to the parser that the end of the input was reached.
   *
   * Remaining data will be emitted and relevant errors will be produced.
   * @returns The number of characters consumed.
   */
  end() {
    switch (this.state) {
      case EntityDecoderState.NamedEntity: {
        return this.result !== 0 && (this.decodeMode !== DecodingMode.Attribute || this.result === this.treeIndex) ? this.emitNotTerminatedNamedEntity() : 0;
      }
      // Otherwise, emit a numeric entity if we have one.
      case EntityDecoderState.NumericDecimal: {
        return this.emitNumericEntity(0, 2);
      }
      case EntityDecoderState.NumericHex: {
        return this.emitNumericEntity(0, 3);
      }
      case EntityDecoderState.NumericStart: {
        this.errors?.absenceOfDigitsInNumericCharacterReference(this.consumed);
        return 0;
      }
      default: {
        return 0;
      }
    }
  }
};
function determineBranch(decodeTree, current, nodeIndex, char) {
  const branchCount = (current & BinTrieFlags.BRANCH_LENGTH) >> 7;
  const jumpOffset = current & BinTrieFlags.JUMP_TABLE;
  if (jumpOffset) {
    if (branchCount === 0) {
      return char === jumpOffset ? nodeIndex : -1;
    }
    const slot = char - jumpOffset;
    if (slot >>> 0 >= branchCount)
      return -1;
    const stored = decodeTree[nodeIndex + slot];
    return stored === 0 ? -1 : nodeIndex + branchCount + stored - 1 & 65535;
  }
  if (branchCount === 0)
    return -1;
  const packedKeySlots = branchCount + 1 >> 1;
  const branchEnd = nodeIndex + packedKeySlots + branchCount;
  for (let index = 0; index < branchCount; index++) {
    const packed = decodeTree[nodeIndex + (index >> 1)];
    const key = packed >> ((index & 1) << 3) & 255;
    if (key === char) {
      const pointerIndex = nodeIndex + packedKeySlots + index;
      return branchEnd + decodeTree[pointerIndex] & 65535;
    }
    if (key > char)
      return -1;
  }
  return -1;
}

// node_modules/.pnpm/htmlparser2@12.0.0/node_modules/htmlparser2/dist/Tokenizer.js
var CharCodes2;
(function(CharCodes3) {
  CharCodes3[CharCodes3["Tab"] = 9] = "Tab";
  CharCodes3[CharCodes3["NewLine"] = 10] = "NewLine";
  CharCodes3[CharCodes3["FormFeed"] = 12] = "FormFeed";
  CharCodes3[CharCodes3["CarriageReturn"] = 13] = "CarriageReturn";
  CharCodes3[CharCodes3["Space"] = 32] = "Space";
  CharCodes3[CharCodes3["ExclamationMark"] = 33] = "ExclamationMark";
  CharCodes3[CharCodes3["Number"] = 35] = "Number";
  CharCodes3[CharCodes3["Amp"] = 38] = "Amp";
  CharCodes3[CharCodes3["SingleQuote"] = 39] = "SingleQuote";
  CharCodes3[CharCodes3["DoubleQuote"] = 34] = "DoubleQuote";
  CharCodes3[CharCodes3["Dash"] = 45] = "Dash";
  CharCodes3[CharCodes3["Slash"] = 47] = "Slash";
  CharCodes3[CharCodes3["Zero"] = 48] = "Zero";
  CharCodes3[CharCodes3["Nine"] = 57] = "Nine";
  CharCodes3[CharCodes3["Semi"] = 59] = "Semi";
  CharCodes3[CharCodes3["Lt"] = 60] = "Lt";
  CharCodes3[CharCodes3["Eq"] = 61] = "Eq";
  CharCodes3[CharCodes3["Gt"] = 62] = "Gt";
  CharCodes3[CharCodes3["Questionmark"] = 63] = "Questionmark";
  CharCodes3[CharCodes3["UpperA"] = 65] = "UpperA";
  CharCodes3[CharCodes3["LowerA"] = 97] = "LowerA";
  CharCodes3[CharCodes3["UpperF"] = 70] = "UpperF";
  CharCodes3[CharCodes3["LowerF"] = 102] = "LowerF";
  CharCodes3[CharCodes3["UpperZ"] = 90] = "UpperZ";
  CharCodes3[CharCodes3["LowerZ"] = 122] = "LowerZ";
  CharCodes3[CharCodes3["LowerX"] = 120] = "LowerX";
  CharCodes3[CharCodes3["OpeningSquareBracket"] = 91] = "OpeningSquareBracket";
})(CharCodes2 || (CharCodes2 = {}));
var State;
(function(State2) {
  State2[State2["Text"] = 1] = "Text";
  State2[State2["BeforeTagName"] = 2] = "BeforeTagName";
  State2[State2["InTagName"] = 3] = "InTagName";
  State2[State2["InSelfClosingTag"] = 4] = "InSelfClosingTag";
  State2[State2["BeforeClosingTagName"] = 5] = "BeforeClosingTagName";
  State2[State2["InClosingTagName"] = 6] = "InClosingTagName";
  State2[State2["AfterClosingTagName"] = 7] = "AfterClosingTagName";
  State2[State2["BeforeAttributeName"] = 8] = "BeforeAttributeName";
  State2[State2["InAttributeName"] = 9] = "InAttributeName";
  State2[State2["AfterAttributeName"] = 10] = "AfterAttributeName";
  State2[State2["BeforeAttributeValue"] = 11] = "BeforeAttributeValue";
  State2[State2["InAttributeValueDq"] = 12] = "InAttributeValueDq";
  State2[State2["InAttributeValueSq"] = 13] = "InAttributeValueSq";
  State2[State2["InAttributeValueNq"] = 14] = "InAttributeValueNq";
  State2[State2["BeforeDeclaration"] = 15] = "BeforeDeclaration";
  State2[State2["InDeclaration"] = 16] = "InDeclaration";
  State2[State2["InProcessingInstruction"] = 17] = "InProcessingInstruction";
  State2[State2["BeforeComment"] = 18] = "BeforeComment";
  State2[State2["CDATASequence"] = 19] = "CDATASequence";
  State2[State2["DeclarationSequence"] = 20] = "DeclarationSequence";
  State2[State2["InSpecialComment"] = 21] = "InSpecialComment";
  State2[State2["InCommentLike"] = 22] = "InCommentLike";
  State2[State2["SpecialStartSequence"] = 23] = "SpecialStartSequence";
  State2[State2["InSpecialTag"] = 24] = "InSpecialTag";
  State2[State2["InPlainText"] = 25] = "InPlainText";
  State2[State2["InEntity"] = 26] = "InEntity";
})(State || (State = {}));
function isWhitespace(c) {
  return c === CharCodes2.Space || c === CharCodes2.NewLine || c === CharCodes2.Tab || c === CharCodes2.FormFeed || c === CharCodes2.CarriageReturn;
}
function isEndOfTagSection(c) {
  return c === CharCodes2.Slash || c === CharCodes2.Gt || isWhitespace(c);
}
function isASCIIAlpha(c) {
  return c >= CharCodes2.LowerA && c <= CharCodes2.LowerZ || c >= CharCodes2.UpperA && c <= CharCodes2.UpperZ;
}
var QuoteType;
(function(QuoteType2) {
  QuoteType2[QuoteType2["NoValue"] = 0] = "NoValue";
  QuoteType2[QuoteType2["Unquoted"] = 1] = "Unquoted";
  QuoteType2[QuoteType2["Single"] = 2] = "Single";
  QuoteType2[QuoteType2["Double"] = 3] = "Double";
})(QuoteType || (QuoteType = {}));
var Sequences = {
  Empty: new Uint8Array(0),
  Cdata: new Uint8Array([67, 68, 65, 84, 65, 91]),
  // CDATA[
  CdataEnd: new Uint8Array([93, 93, 62]),
  // ]]>
  CommentEnd: new Uint8Array([45, 45, 33, 62]),
  // `--!>`
  Doctype: new Uint8Array([100, 111, 99, 116, 121, 112, 101]),
  // `doctype`
  IframeEnd: new Uint8Array([60, 47, 105, 102, 114, 97, 109, 101]),
  // `</iframe`
  NoembedEnd: new Uint8Array([
    60,
    47,
    110,
    111,
    101,
    109,
    98,
    101,
    100
  ]),
  // `</noembed`
  NoframesEnd: new Uint8Array([
    60,
    47,
    110,
    111,
    102,
    114,
    97,
    109,
    101,
    115
  ]),
  // `</noframes`
  Plaintext: new Uint8Array([
    60,
    47,
    112,
    108,
    97,
    105,
    110,
    116,
    101,
    120,
    116
  ]),
  // `</plaintext`
  ScriptEnd: new Uint8Array([60, 47, 115, 99, 114, 105, 112, 116]),
  // `</script`
  StyleEnd: new Uint8Array([60, 47, 115, 116, 121, 108, 101]),
  // `</style`
  TitleEnd: new Uint8Array([60, 47, 116, 105, 116, 108, 101]),
  // `</title`
  TextareaEnd: new Uint8Array([
    60,
    47,
    116,
    101,
    120,
    116,
    97,
    114,
    101,
    97
  ]),
  // `</textarea`
  XmpEnd: new Uint8Array([60, 47, 120, 109, 112])
  // `</xmp`
};
var specialStartSequences = /* @__PURE__ */ new Map([
  [Sequences.IframeEnd[2], Sequences.IframeEnd],
  [Sequences.NoembedEnd[2], Sequences.NoembedEnd],
  [Sequences.Plaintext[2], Sequences.Plaintext],
  [Sequences.ScriptEnd[2], Sequences.ScriptEnd],
  [Sequences.TitleEnd[2], Sequences.TitleEnd],
  [Sequences.XmpEnd[2], Sequences.XmpEnd]
]);
var Tokenizer = class {
  cbs;
  /** The current state the tokenizer is in. */
  state = State.Text;
  /** The read buffer. */
  buffer = "";
  /** The beginning of the section that is currently being read. */
  sectionStart = 0;
  /** The index within the buffer that we are currently looking at. */
  index = 0;
  /** The start of the last entity. */
  entityStart = 0;
  /** Some behavior, eg. when decoding entities, is done while we are in another state. This keeps track of the other state type. */
  baseState = State.Text;
  /** For special parsing behavior inside of script and style tags. */
  isSpecial = false;
  /** Indicates whether the tokenizer has been paused. */
  running = true;
  /** The offset of the current buffer. */
  offset = 0;
  xmlMode;
  decodeEntities;
  recognizeSelfClosing;
  entityDecoder;
  constructor({ xmlMode = false, decodeEntities = true, recognizeSelfClosing = xmlMode }, cbs) {
    this.cbs = cbs;
    this.xmlMode = xmlMode;
    this.decodeEntities = decodeEntities;
    this.recognizeSelfClosing = recognizeSelfClosing;
    this.entityDecoder = new EntityDecoder(xmlMode ? xmlDecodeTree : htmlDecodeTree, (cp, consumed) => this.emitCodePoint(cp, consumed));
  }
  reset() {
    this.state = State.Text;
    this.buffer = "";
    this.sectionStart = 0;
    this.index = 0;
    this.baseState = State.Text;
    this.isSpecial = false;
    this.currentSequence = Sequences.Empty;
    this.sequenceIndex = 0;
    this.running = true;
    this.offset = 0;
  }
  write(chunk) {
    this.offset += this.buffer.length;
    this.buffer = chunk;
    this.parse();
  }
  end() {
    if (this.running)
      this.finish();
  }
  pause() {
    this.running = false;
  }
  resume() {
    this.running = true;
    if (this.index < this.buffer.length + this.offset) {
      this.parse();
    }
  }
  stateText(c) {
    if (c === CharCodes2.Lt || !this.decodeEntities && this.fastForwardTo(CharCodes2.Lt)) {
      if (this.index > this.sectionStart) {
        this.cbs.ontext(this.sectionStart, this.index);
      }
      this.state = State.BeforeTagName;
      this.sectionStart = this.index;
    } else if (this.decodeEntities && c === CharCodes2.Amp) {
      this.startEntity();
    }
  }
  currentSequence = Sequences.Empty;
  sequenceIndex = 0;
  enterTagBody() {
    if (this.currentSequence === Sequences.Plaintext) {
      this.currentSequence = Sequences.Empty;
      this.state = State.InPlainText;
    } else if (this.isSpecial) {
      this.state = State.InSpecialTag;
      this.sequenceIndex = 0;
    } else {
      this.state = State.Text;
    }
  }
  /**
   * Match the opening tag name against an HTML text-only tag sequence.
   *
   * Some tags share an initial prefix (`script`/`style`, `title`/`textarea`,
   * `noembed`/`noframes`), so we may switch to an alternate sequence at the
   * first distinguishing byte.  On a successful full match we fall back to
   * the normal tag-name state; a later `>` will enter raw-text, RCDATA, or
   * plaintext mode based on `currentSequence` / `isSpecial`.
   * @param c Current character code point.
   */
  stateSpecialStartSequence(c) {
    const lower = c | 32;
    if (this.sequenceIndex < this.currentSequence.length) {
      if (lower === this.currentSequence[this.sequenceIndex]) {
        this.sequenceIndex++;
        return;
      }
      if (this.sequenceIndex === 3) {
        if (this.currentSequence === Sequences.ScriptEnd && lower === Sequences.StyleEnd[3]) {
          this.currentSequence = Sequences.StyleEnd;
          this.sequenceIndex = 4;
          return;
        }
        if (this.currentSequence === Sequences.TitleEnd && lower === Sequences.TextareaEnd[3]) {
          this.currentSequence = Sequences.TextareaEnd;
          this.sequenceIndex = 4;
          return;
        }
      } else if (this.sequenceIndex === 4 && this.currentSequence === Sequences.NoembedEnd && lower === Sequences.NoframesEnd[4]) {
        this.currentSequence = Sequences.NoframesEnd;
        this.sequenceIndex = 5;
        return;
      }
    } else if (isEndOfTagSection(c)) {
      this.sequenceIndex = 0;
      this.state = State.InTagName;
      this.stateInTagName(c);
      return;
    }
    this.isSpecial = false;
    this.currentSequence = Sequences.Empty;
    this.sequenceIndex = 0;
    this.state = State.InTagName;
    this.stateInTagName(c);
  }
  stateCDATASequence(c) {
    if (c === Sequences.Cdata[this.sequenceIndex]) {
      if (++this.sequenceIndex === Sequences.Cdata.length) {
        this.state = State.InCommentLike;
        this.currentSequence = Sequences.CdataEnd;
        this.sequenceIndex = 0;
        this.sectionStart = this.index + 1;
      }
    } else {
      this.sequenceIndex = 0;
      if (this.xmlMode) {
        this.state = State.InDeclaration;
        this.stateInDeclaration(c);
      } else {
        this.state = State.InSpecialComment;
        this.stateInSpecialComment(c);
      }
    }
  }
  /**
   * When we wait for one specific character, we can speed things up
   * by skipping through the buffer until we find it.
   * @param c Current character code point.
   * @returns Whether the character was found.
   */
  fastForwardTo(c) {
    while (++this.index < this.buffer.length + this.offset) {
      if (this.buffer.charCodeAt(this.index - this.offset) === c) {
        return true;
      }
    }
    this.index = this.buffer.length + this.offset - 1;
    return false;
  }
  /**
   * Emit a comment token and return to the text state.
   * @param offset Number of characters in the end sequence that have already been matched.
   */
  emitComment(offset) {
    this.cbs.oncomment(this.sectionStart, this.index, offset);
    this.sequenceIndex = 0;
    this.sectionStart = this.index + 1;
    this.state = State.Text;
  }
  /**
   * Comments and CDATA end with `-->` and `]]>`.
   *
   * Their common qualities are:
   * - Their end sequences have a distinct character they start with.
   * - That character is then repeated, so we have to check multiple repeats.
   * - All characters but the start character of the sequence can be skipped.
   * @param c Current character code point.
   */
  stateInCommentLike(c) {
    if (!this.xmlMode && this.currentSequence === Sequences.CommentEnd && this.sequenceIndex <= 1 && /*
     * We're still at the very start of the comment: the only
     * characters consumed since `<!--` are the dashes that
     * advanced sequenceIndex (0 for `<!-->`, 1 for `<!--->`).
     */
    this.index === this.sectionStart + this.sequenceIndex && c === CharCodes2.Gt) {
      this.emitComment(this.sequenceIndex);
    } else if (this.currentSequence === Sequences.CommentEnd && this.sequenceIndex === 2 && c === CharCodes2.Gt) {
      this.emitComment(2);
    } else if (this.currentSequence === Sequences.CommentEnd && this.sequenceIndex === this.currentSequence.length - 1 && c !== CharCodes2.Gt) {
      this.sequenceIndex = Number(c === CharCodes2.Dash);
    } else if (c === this.currentSequence[this.sequenceIndex]) {
      if (++this.sequenceIndex === this.currentSequence.length) {
        if (this.currentSequence === Sequences.CdataEnd) {
          this.cbs.oncdata(this.sectionStart, this.index, 2);
        } else {
          this.cbs.oncomment(this.sectionStart, this.index, 3);
        }
        this.sequenceIndex = 0;
        this.sectionStart = this.index + 1;
        this.state = State.Text;
      }
    } else if (this.sequenceIndex === 0) {
      if (this.fastForwardTo(this.currentSequence[0])) {
        this.sequenceIndex = 1;
      }
    } else if (c !== this.currentSequence[this.sequenceIndex - 1]) {
      this.sequenceIndex = 0;
    }
  }
  /**
   * HTML only allows ASCII alpha characters (a-z and A-Z) at the beginning of a tag name.
   *
   * XML allows a lot more characters here (@see https://www.w3.org/TR/REC-xml/#NT-NameStartChar).
   * We allow anything that wouldn't end the tag.
   * @param c Current character code point.
   */
  isTagStartChar(c) {
    return this.xmlMode ? !isEndOfTagSection(c) : isASCIIAlpha(c);
  }
  /**
   * Scan raw-text / RCDATA content for the matching end tag.
   *
   * For RCDATA tags (`<title>`, `<textarea>`) entities are decoded inline.
   * For raw-text tags (`<script>`, `<style>`, etc.) we fast-forward to `<`.
   * @param c Current character code point.
   */
  stateInSpecialTag(c) {
    if (this.sequenceIndex === this.currentSequence.length) {
      if (isEndOfTagSection(c)) {
        const endOfText = this.index - this.currentSequence.length;
        if (this.sectionStart < endOfText) {
          const actualIndex = this.index;
          this.index = endOfText;
          this.cbs.ontext(this.sectionStart, endOfText);
          this.index = actualIndex;
        }
        this.isSpecial = false;
        this.sectionStart = endOfText + 2;
        this.stateInClosingTagName(c);
        return;
      }
      this.sequenceIndex = 0;
    }
    if ((c | 32) === this.currentSequence[this.sequenceIndex]) {
      this.sequenceIndex += 1;
    } else if (this.sequenceIndex === 0) {
      if (this.currentSequence === Sequences.TitleEnd || this.currentSequence === Sequences.TextareaEnd) {
        if (this.decodeEntities && c === CharCodes2.Amp) {
          this.startEntity();
        }
      } else if (this.fastForwardTo(CharCodes2.Lt)) {
        this.sequenceIndex = 1;
      }
    } else {
      this.sequenceIndex = Number(c === CharCodes2.Lt);
    }
  }
  stateBeforeTagName(c) {
    if (c === CharCodes2.ExclamationMark) {
      this.state = State.BeforeDeclaration;
      this.sectionStart = this.index + 1;
    } else if (c === CharCodes2.Questionmark) {
      if (this.xmlMode) {
        this.state = State.InProcessingInstruction;
        this.sequenceIndex = 0;
        this.sectionStart = this.index + 1;
      } else {
        this.state = State.InSpecialComment;
        this.sectionStart = this.index;
      }
    } else if (this.isTagStartChar(c)) {
      this.sectionStart = this.index;
      const special = this.xmlMode || this.cbs.isInForeignContext?.() ? void 0 : specialStartSequences.get(c | 32);
      if (special === void 0) {
        this.state = State.InTagName;
      } else {
        this.isSpecial = true;
        this.currentSequence = special;
        this.sequenceIndex = 3;
        this.state = State.SpecialStartSequence;
      }
    } else if (c === CharCodes2.Slash) {
      this.state = State.BeforeClosingTagName;
    } else {
      this.state = State.Text;
      this.stateText(c);
    }
  }
  stateInTagName(c) {
    if (isEndOfTagSection(c)) {
      this.cbs.onopentagname(this.sectionStart, this.index);
      this.sectionStart = -1;
      this.state = State.BeforeAttributeName;
      this.stateBeforeAttributeName(c);
    }
  }
  stateBeforeClosingTagName(c) {
    if (isWhitespace(c)) {
      if (this.xmlMode) {
      } else {
        this.state = State.InSpecialComment;
        this.sectionStart = this.index;
      }
    } else if (c === CharCodes2.Gt) {
      this.state = State.Text;
      if (!this.xmlMode) {
        this.sectionStart = this.index + 1;
      }
    } else {
      this.state = this.isTagStartChar(c) ? State.InClosingTagName : State.InSpecialComment;
      this.sectionStart = this.index;
    }
  }
  stateInClosingTagName(c) {
    if (isEndOfTagSection(c)) {
      this.cbs.onclosetag(this.sectionStart, this.index);
      this.sectionStart = -1;
      this.state = State.AfterClosingTagName;
      this.stateAfterClosingTagName(c);
    }
  }
  stateAfterClosingTagName(c) {
    if (c === CharCodes2.Gt || this.fastForwardTo(CharCodes2.Gt)) {
      this.state = State.Text;
      this.sectionStart = this.index + 1;
    }
  }
  stateBeforeAttributeName(c) {
    if (c === CharCodes2.Gt) {
      this.cbs.onopentagend(this.index);
      this.enterTagBody();
      this.sectionStart = this.index + 1;
    } else if (c === CharCodes2.Slash) {
      this.state = State.InSelfClosingTag;
    } else if (!isWhitespace(c)) {
      this.state = State.InAttributeName;
      this.sectionStart = this.index;
    }
  }
  /**
   * Handle `/` before `>` in an opening tag.
   *
   * In HTML mode, text-only tags ignore the self-closing flag and still enter
   * their raw-text/RCDATA/plaintext state unless self-closing tags are being
   * recognized. In XML mode, or for ordinary tags, the tokenizer returns to
   * regular text parsing after emitting the self-closing callback.
   * @param c Current character code point.
   */
  stateInSelfClosingTag(c) {
    if (c === CharCodes2.Gt) {
      this.cbs.onselfclosingtag(this.index);
      this.sectionStart = this.index + 1;
      if (!this.recognizeSelfClosing) {
        this.enterTagBody();
        return;
      }
      this.state = State.Text;
      this.isSpecial = false;
      this.currentSequence = Sequences.Empty;
    } else if (!isWhitespace(c)) {
      this.state = State.BeforeAttributeName;
      this.stateBeforeAttributeName(c);
    }
  }
  stateInAttributeName(c) {
    if (c === CharCodes2.Eq || isEndOfTagSection(c)) {
      this.cbs.onattribname(this.sectionStart, this.index);
      this.sectionStart = this.index;
      this.state = State.AfterAttributeName;
      this.stateAfterAttributeName(c);
    }
  }
  stateAfterAttributeName(c) {
    if (c === CharCodes2.Eq) {
      this.state = State.BeforeAttributeValue;
    } else if (c === CharCodes2.Slash || c === CharCodes2.Gt) {
      this.cbs.onattribend(QuoteType.NoValue, this.sectionStart);
      this.sectionStart = -1;
      this.state = State.BeforeAttributeName;
      this.stateBeforeAttributeName(c);
    } else if (!isWhitespace(c)) {
      this.cbs.onattribend(QuoteType.NoValue, this.sectionStart);
      this.state = State.InAttributeName;
      this.sectionStart = this.index;
    }
  }
  stateBeforeAttributeValue(c) {
    if (c === CharCodes2.DoubleQuote) {
      this.state = State.InAttributeValueDq;
      this.sectionStart = this.index + 1;
    } else if (c === CharCodes2.SingleQuote) {
      this.state = State.InAttributeValueSq;
      this.sectionStart = this.index + 1;
    } else if (!isWhitespace(c)) {
      this.sectionStart = this.index;
      this.state = State.InAttributeValueNq;
      this.stateInAttributeValueNoQuotes(c);
    }
  }
  handleInAttributeValue(c, quote) {
    if (c === quote || !this.decodeEntities && this.fastForwardTo(quote)) {
      this.cbs.onattribdata(this.sectionStart, this.index);
      this.sectionStart = -1;
      this.cbs.onattribend(quote === CharCodes2.DoubleQuote ? QuoteType.Double : QuoteType.Single, this.index + 1);
      this.state = State.BeforeAttributeName;
    } else if (this.decodeEntities && c === CharCodes2.Amp) {
      this.startEntity();
    }
  }
  stateInAttributeValueDoubleQuotes(c) {
    this.handleInAttributeValue(c, CharCodes2.DoubleQuote);
  }
  stateInAttributeValueSingleQuotes(c) {
    this.handleInAttributeValue(c, CharCodes2.SingleQuote);
  }
  stateInAttributeValueNoQuotes(c) {
    if (isWhitespace(c) || c === CharCodes2.Gt) {
      this.cbs.onattribdata(this.sectionStart, this.index);
      this.sectionStart = -1;
      this.cbs.onattribend(QuoteType.Unquoted, this.index);
      this.state = State.BeforeAttributeName;
      this.stateBeforeAttributeName(c);
    } else if (this.decodeEntities && c === CharCodes2.Amp) {
      this.startEntity();
    }
  }
  /**
   * Distinguish between CDATA, declarations, HTML comments, and HTML bogus
   * comments after `<!`.
   *
   * In HTML mode, only real comments and doctypes stay on declaration paths;
   * everything else becomes a bogus comment terminated by the next `>`.
   * @param c Current character code point.
   */
  stateBeforeDeclaration(c) {
    if (c === CharCodes2.OpeningSquareBracket) {
      this.state = State.CDATASequence;
      this.sequenceIndex = 0;
    } else if (this.xmlMode) {
      this.state = c === CharCodes2.Dash ? State.BeforeComment : State.InDeclaration;
    } else if ((c | 32) === Sequences.Doctype[0]) {
      this.state = State.DeclarationSequence;
      this.currentSequence = Sequences.Doctype;
      this.sequenceIndex = 1;
    } else if (c === CharCodes2.Gt) {
      this.cbs.oncomment(this.sectionStart, this.index, 0);
      this.state = State.Text;
      this.sectionStart = this.index + 1;
    } else if (c === CharCodes2.Dash) {
      this.state = State.BeforeComment;
    } else {
      this.state = State.InSpecialComment;
    }
  }
  /**
   * Continue matching `doctype` after `<!d`.
   *
   * A full `doctype` match stays on the declaration path; any other name falls
   * back to an HTML bogus comment, which matches browser behavior for
   * non-doctype `<!...>` constructs.
   * @param c Current character code point.
   */
  stateDeclarationSequence(c) {
    if (this.sequenceIndex === this.currentSequence.length) {
      this.state = State.InDeclaration;
      this.stateInDeclaration(c);
    } else if ((c | 32) === this.currentSequence[this.sequenceIndex]) {
      this.sequenceIndex += 1;
    } else if (c === CharCodes2.Gt) {
      this.cbs.oncomment(this.sectionStart, this.index, 0);
      this.state = State.Text;
      this.sectionStart = this.index + 1;
    } else {
      this.state = State.InSpecialComment;
    }
  }
  stateInDeclaration(c) {
    if (c === CharCodes2.Gt || this.fastForwardTo(CharCodes2.Gt)) {
      this.cbs.ondeclaration(this.sectionStart, this.index);
      this.state = State.Text;
      this.sectionStart = this.index + 1;
    }
  }
  /**
   * XML processing instructions (`<?...?>`).
   *
   * In HTML mode `<?` is routed to `InSpecialComment` instead, so this
   * state is only reachable in XML mode.
   * @param c Current character code point.
   */
  stateInProcessingInstruction(c) {
    if (c === CharCodes2.Questionmark) {
      this.sequenceIndex = 1;
    } else if (c === CharCodes2.Gt && this.sequenceIndex === 1) {
      this.cbs.onprocessinginstruction(this.sectionStart, this.index - 1);
      this.sequenceIndex = 0;
      this.state = State.Text;
      this.sectionStart = this.index + 1;
    } else {
      this.sequenceIndex = Number(this.fastForwardTo(CharCodes2.Questionmark));
    }
  }
  stateBeforeComment(c) {
    if (c === CharCodes2.Dash) {
      this.state = State.InCommentLike;
      this.currentSequence = Sequences.CommentEnd;
      this.sequenceIndex = 0;
      this.sectionStart = this.index + 1;
    } else if (this.xmlMode) {
      this.state = State.InDeclaration;
    } else if (c === CharCodes2.Gt) {
      this.cbs.oncomment(this.sectionStart, this.index, 0);
      this.state = State.Text;
      this.sectionStart = this.index + 1;
    } else {
      this.state = State.InSpecialComment;
    }
  }
  stateInSpecialComment(c) {
    if (c === CharCodes2.Gt || this.fastForwardTo(CharCodes2.Gt)) {
      this.cbs.oncomment(this.sectionStart, this.index, 0);
      this.state = State.Text;
      this.sectionStart = this.index + 1;
    }
  }
  startEntity() {
    this.baseState = this.state;
    this.state = State.InEntity;
    this.entityStart = this.index;
    this.entityDecoder.startEntity(this.xmlMode ? DecodingMode.Strict : this.baseState === State.Text || this.baseState === State.InSpecialTag ? DecodingMode.Legacy : DecodingMode.Attribute);
  }
  stateInEntity() {
    const indexInBuffer = this.index - this.offset;
    const length = this.entityDecoder.write(this.buffer, indexInBuffer);
    if (length >= 0) {
      this.state = this.baseState;
      if (length === 0) {
        this.index -= 1;
      }
    } else {
      if (indexInBuffer < this.buffer.length && this.buffer.charCodeAt(indexInBuffer) === CharCodes2.Amp) {
        this.state = this.baseState;
        this.index -= 1;
        return;
      }
      this.index = this.offset + this.buffer.length - 1;
    }
  }
  /**
   * Remove data that has already been consumed from the buffer.
   */
  cleanup() {
    if (this.running && this.sectionStart !== this.index) {
      if (this.state === State.Text || this.state === State.InPlainText || this.state === State.InSpecialTag && this.sequenceIndex === 0) {
        this.cbs.ontext(this.sectionStart, this.index);
        this.sectionStart = this.index;
      } else if (this.state === State.InAttributeValueDq || this.state === State.InAttributeValueSq || this.state === State.InAttributeValueNq) {
        this.cbs.onattribdata(this.sectionStart, this.index);
        this.sectionStart = this.index;
      }
    }
  }
  shouldContinue() {
    return this.index < this.buffer.length + this.offset && this.running;
  }
  /**
   * Iterates through the buffer, calling the function corresponding to the current state.
   *
   * States that are more likely to be hit are higher up, as a performance improvement.
   */
  parse() {
    while (this.shouldContinue()) {
      const c = this.buffer.charCodeAt(this.index - this.offset);
      switch (this.state) {
        case State.Text: {
          this.stateText(c);
          break;
        }
        case State.InPlainText: {
          this.index = this.buffer.length + this.offset - 1;
          break;
        }
        case State.SpecialStartSequence: {
          this.stateSpecialStartSequence(c);
          break;
        }
        case State.InSpecialTag: {
          this.stateInSpecialTag(c);
          break;
        }
        case State.CDATASequence: {
          this.stateCDATASequence(c);
          break;
        }
        case State.DeclarationSequence: {
          this.stateDeclarationSequence(c);
          break;
        }
        case State.InAttributeValueDq: {
          this.stateInAttributeValueDoubleQuotes(c);
          break;
        }
        case State.InAttributeName: {
          this.stateInAttributeName(c);
          break;
        }
        case State.InCommentLike: {
          this.stateInCommentLike(c);
          break;
        }
        case State.InSpecialComment: {
          this.stateInSpecialComment(c);
          break;
        }
        case State.BeforeAttributeName: {
          this.stateBeforeAttributeName(c);
          break;
        }
        case State.InTagName: {
          this.stateInTagName(c);
          break;
        }
        case State.InClosingTagName: {
          this.stateInClosingTagName(c);
          break;
        }
        case State.BeforeTagName: {
          this.stateBeforeTagName(c);
          break;
        }
        case State.AfterAttributeName: {
          this.stateAfterAttributeName(c);
          break;
        }
        case State.InAttributeValueSq: {
          this.stateInAttributeValueSingleQuotes(c);
          break;
        }
        case State.BeforeAttributeValue: {
          this.stateBeforeAttributeValue(c);
          break;
        }
        case State.BeforeClosingTagName: {
          this.stateBeforeClosingTagName(c);
          break;
        }
        case State.AfterClosingTagName: {
          this.stateAfterClosingTagName(c);
          break;
        }
        case State.InAttributeValueNq: {
          this.stateInAttributeValueNoQuotes(c);
          break;
        }
        case State.InSelfClosingTag: {
          this.stateInSelfClosingTag(c);
          break;
        }
        case State.InDeclaration: {
          this.stateInDeclaration(c);
          break;
        }
        case State.BeforeDeclaration: {
          this.stateBeforeDeclaration(c);
          break;
        }
        case State.BeforeComment: {
          this.stateBeforeComment(c);
          break;
        }
        case State.InProcessingInstruction: {
          this.stateInProcessingInstruction(c);
          break;
        }
        case State.InEntity: {
          this.stateInEntity();
          break;
        }
      }
      this.index++;
    }
    this.cleanup();
  }
  finish() {
    if (this.state === State.InEntity) {
      this.entityDecoder.end();
      this.state = this.baseState;
    }
    this.handleTrailingData();
    this.cbs.onend();
  }
  handleTrailingCommentLikeData(endIndex) {
    if (this.state !== State.InCommentLike) {
      return false;
    }
    if (this.currentSequence === Sequences.CdataEnd) {
      if (this.xmlMode) {
        if (this.sectionStart < endIndex) {
          this.cbs.oncdata(this.sectionStart, endIndex, 0);
        }
      } else {
        const cdataStart = this.sectionStart - Sequences.Cdata.length - 1;
        this.cbs.oncomment(cdataStart, endIndex, 0);
      }
    } else {
      const offset = this.xmlMode ? 0 : Math.min(this.sequenceIndex, Sequences.CommentEnd.length - 1);
      this.cbs.oncomment(this.sectionStart, endIndex, offset);
    }
    return true;
  }
  handleTrailingMarkupDeclaration(endIndex) {
    if (this.xmlMode) {
      switch (this.state) {
        case State.InSpecialComment:
        case State.BeforeComment:
        case State.CDATASequence:
        case State.DeclarationSequence:
        case State.InDeclaration: {
          this.cbs.ontext(this.sectionStart, endIndex);
          return true;
        }
        default: {
          return false;
        }
      }
    }
    switch (this.state) {
      case State.BeforeDeclaration:
      case State.InSpecialComment:
      case State.BeforeComment:
      case State.CDATASequence: {
        this.cbs.oncomment(this.sectionStart, endIndex, 0);
        return true;
      }
      case State.DeclarationSequence: {
        if (this.sequenceIndex !== Sequences.Doctype.length) {
          this.cbs.oncomment(this.sectionStart, endIndex, 0);
        }
        return true;
      }
      case State.InDeclaration: {
        return true;
      }
      default: {
        return false;
      }
    }
  }
  /** Handle any trailing data. */
  handleTrailingData() {
    const endIndex = this.buffer.length + this.offset;
    if (this.handleTrailingCommentLikeData(endIndex) || this.handleTrailingMarkupDeclaration(endIndex)) {
      return;
    }
    if (this.sectionStart >= endIndex) {
      return;
    }
    switch (this.state) {
      case State.InTagName:
      case State.BeforeAttributeName:
      case State.BeforeAttributeValue:
      case State.AfterAttributeName:
      case State.InAttributeName:
      case State.InAttributeValueSq:
      case State.InAttributeValueDq:
      case State.InAttributeValueNq:
      case State.InClosingTagName: {
        break;
      }
      default: {
        this.cbs.ontext(this.sectionStart, endIndex);
      }
    }
  }
  emitCodePoint(cp, consumed) {
    if (this.baseState !== State.Text && this.baseState !== State.InSpecialTag) {
      if (this.sectionStart < this.entityStart) {
        this.cbs.onattribdata(this.sectionStart, this.entityStart);
      }
      this.sectionStart = this.entityStart + consumed;
      this.index = this.sectionStart - 1;
      this.cbs.onattribentity(cp);
    } else {
      if (this.sectionStart < this.entityStart) {
        this.cbs.ontext(this.sectionStart, this.entityStart);
      }
      this.sectionStart = this.entityStart + consumed;
      this.index = this.sectionStart - 1;
      this.cbs.ontextentity(cp, this.sectionStart);
    }
  }
};

// node_modules/.pnpm/htmlparser2@12.0.0/node_modules/htmlparser2/dist/Parser.js
var { fromCodePoint } = String;
var formTags = /* @__PURE__ */ new Set([
  "input",
  "option",
  "optgroup",
  "select",
  "button",
  "datalist",
  "textarea"
]);
var pTag = /* @__PURE__ */ new Set(["p"]);
var headingTags = /* @__PURE__ */ new Set(["h1", "h2", "h3", "h4", "h5", "h6", "p"]);
var tableSectionTags = /* @__PURE__ */ new Set(["thead", "tbody"]);
var ddtTags = /* @__PURE__ */ new Set(["dd", "dt"]);
var rtpTags = /* @__PURE__ */ new Set(["rt", "rp"]);
var openImpliesClose = /* @__PURE__ */ new Map([
  ["tr", /* @__PURE__ */ new Set(["tr", "th", "td"])],
  ["th", /* @__PURE__ */ new Set(["th"])],
  ["td", /* @__PURE__ */ new Set(["thead", "th", "td"])],
  ["body", /* @__PURE__ */ new Set(["head", "link", "script"])],
  ["a", /* @__PURE__ */ new Set(["a"])],
  ["li", /* @__PURE__ */ new Set(["li"])],
  ["p", pTag],
  ["h1", headingTags],
  ["h2", headingTags],
  ["h3", headingTags],
  ["h4", headingTags],
  ["h5", headingTags],
  ["h6", headingTags],
  ["select", formTags],
  ["input", formTags],
  ["output", formTags],
  ["button", formTags],
  ["datalist", formTags],
  ["textarea", formTags],
  ["option", /* @__PURE__ */ new Set(["option"])],
  ["optgroup", /* @__PURE__ */ new Set(["optgroup", "option"])],
  ["dd", ddtTags],
  ["dt", ddtTags],
  ["address", pTag],
  ["article", pTag],
  ["aside", pTag],
  ["blockquote", pTag],
  ["details", pTag],
  ["div", pTag],
  ["dl", pTag],
  ["fieldset", pTag],
  ["figcaption", pTag],
  ["figure", pTag],
  ["footer", pTag],
  ["form", pTag],
  ["header", pTag],
  ["hr", pTag],
  ["main", pTag],
  ["nav", pTag],
  ["ol", pTag],
  ["pre", pTag],
  ["section", pTag],
  ["table", pTag],
  ["ul", pTag],
  ["rt", rtpTags],
  ["rp", rtpTags],
  ["tbody", tableSectionTags],
  ["tfoot", tableSectionTags]
]);
var DOCUMENT_TYPE = "doctype";
var voidElements = /* @__PURE__ */ new Set([
  "area",
  "base",
  "basefont",
  "br",
  "col",
  "command",
  "embed",
  "frame",
  "hr",
  "img",
  "input",
  "isindex",
  "keygen",
  "link",
  "meta",
  "param",
  "source",
  "track",
  "wbr"
]);
var foreignContextElements = /* @__PURE__ */ new Set(["math", "svg"]);
var htmlIntegrationElements = /* @__PURE__ */ new Set([
  "mi",
  "mo",
  "mn",
  "ms",
  "mtext",
  "annotation-xml",
  "foreignObject",
  "desc",
  "title"
]);
var svgTagNameAdjustments = /* @__PURE__ */ new Map([
  ["altglyph", "altGlyph"],
  ["altglyphdef", "altGlyphDef"],
  ["altglyphitem", "altGlyphItem"],
  ["animatecolor", "animateColor"],
  ["animatemotion", "animateMotion"],
  ["animatetransform", "animateTransform"],
  ["clippath", "clipPath"],
  ["feblend", "feBlend"],
  ["fecolormatrix", "feColorMatrix"],
  ["fecomponenttransfer", "feComponentTransfer"],
  ["fecomposite", "feComposite"],
  ["feconvolvematrix", "feConvolveMatrix"],
  ["fediffuselighting", "feDiffuseLighting"],
  ["fedisplacementmap", "feDisplacementMap"],
  ["fedistantlight", "feDistantLight"],
  ["fedropshadow", "feDropShadow"],
  ["feflood", "feFlood"],
  ["fefunca", "feFuncA"],
  ["fefuncb", "feFuncB"],
  ["fefuncg", "feFuncG"],
  ["fefuncr", "feFuncR"],
  ["fegaussianblur", "feGaussianBlur"],
  ["feimage", "feImage"],
  ["femerge", "feMerge"],
  ["femergenode", "feMergeNode"],
  ["femorphology", "feMorphology"],
  ["feoffset", "feOffset"],
  ["fepointlight", "fePointLight"],
  ["fespecularlighting", "feSpecularLighting"],
  ["fespotlight", "feSpotLight"],
  ["fetile", "feTile"],
  ["feturbulence", "feTurbulence"],
  ["foreignobject", "foreignObject"],
  ["glyphref", "glyphRef"],
  ["lineargradient", "linearGradient"],
  ["radialgradient", "radialGradient"],
  ["textpath", "textPath"]
]);
var ForeignContext;
(function(ForeignContext2) {
  ForeignContext2[ForeignContext2["None"] = 0] = "None";
  ForeignContext2[ForeignContext2["Svg"] = 1] = "Svg";
  ForeignContext2[ForeignContext2["MathML"] = 2] = "MathML";
})(ForeignContext || (ForeignContext = {}));
var reNameEnd = /\s|\//;
var Parser = class {
  options;
  /** The start index of the last event. */
  startIndex = 0;
  /** The end index of the last event. */
  endIndex = 0;
  /**
   * Store the start index of the current open tag,
   * so we can update the start index for attributes.
   */
  openTagStart = 0;
  tagname = "";
  attribname = "";
  attribvalue = "";
  attribs = null;
  stack = [];
  foreignContext;
  cbs;
  lowerCaseTagNames;
  lowerCaseAttributeNames;
  recognizeSelfClosing;
  /** We are parsing HTML. Inverse of the `xmlMode` option. */
  htmlMode;
  tokenizer;
  buffers = [];
  bufferOffset = 0;
  /** The index of the last written buffer. Used when resuming after a `pause()`. */
  writeIndex = 0;
  /** Indicates whether the parser has finished running / `.end` has been called. */
  ended = false;
  constructor(cbs, options = {}) {
    this.options = options;
    this.cbs = cbs ?? {};
    this.htmlMode = !this.options.xmlMode;
    this.lowerCaseTagNames = options.lowerCaseTags ?? this.htmlMode;
    this.lowerCaseAttributeNames = options.lowerCaseAttributeNames ?? this.htmlMode;
    this.recognizeSelfClosing = options.recognizeSelfClosing ?? !this.htmlMode;
    this.tokenizer = new (options.Tokenizer ?? Tokenizer)(this.options, this);
    this.foreignContext = [ForeignContext.None];
    this.cbs.onparserinit?.(this);
  }
  // Tokenizer event handlers
  /**
   * @param start Start index for the current parser event.
   * @param endIndex End index for the current parser event.
   * @internal
   */
  ontext(start, endIndex) {
    const data = this.getSlice(start, endIndex);
    this.endIndex = endIndex - 1;
    this.cbs.ontext?.(data);
    this.startIndex = endIndex;
  }
  /**
   * @param cp Current Unicode code point.
   * @param endIndex End index for the current parser event.
   * @internal
   */
  ontextentity(cp, endIndex) {
    this.endIndex = endIndex - 1;
    this.cbs.ontext?.(fromCodePoint(cp));
    this.startIndex = endIndex;
  }
  /** @internal */
  isInForeignContext() {
    return this.foreignContext[0] !== ForeignContext.None;
  }
  /**
   * Checks if the current tag is a void element. Override this if you want
   * to specify your own additional void elements.
   * @param name Name of the pseudo selector.
   */
  isVoidElement(name) {
    return this.htmlMode && voidElements.has(name);
  }
  /**
   * Read a tag name from the buffer.
   *
   * When `lowerCaseTagNames` is enabled (the default in HTML mode), the name
   * is lowercased and may be adjusted for SVG casing or the `image` \u2192 `img`
   * alias.
   * @param start Start index of the tag name in the buffer.
   * @param endIndex End index of the tag name in the buffer.
   */
  readTagName(start, endIndex) {
    const name = this.lowerCaseTagNames ? this.getSlice(start, endIndex).toLowerCase() : this.getSlice(start, endIndex);
    if (!(this.lowerCaseTagNames && this.htmlMode)) {
      return name;
    }
    if (this.foreignContext[0] === ForeignContext.Svg) {
      return svgTagNameAdjustments.get(name) ?? name;
    }
    if (this.foreignContext.length > 1) {
      const adjusted = svgTagNameAdjustments.get(name);
      if (adjusted !== void 0 && this.stack.includes(adjusted)) {
        return adjusted;
      }
    }
    if (!this.isInForeignContext()) {
      return name === "image" ? "img" : name;
    }
    return name;
  }
  /**
   * @param start Start index for the current parser event.
   * @param endIndex End index for the current parser event.
   * @internal
   */
  onopentagname(start, endIndex) {
    this.endIndex = endIndex;
    this.emitOpenTag(this.readTagName(start, endIndex));
  }
  emitOpenTag(name) {
    this.openTagStart = this.startIndex;
    this.tagname = name;
    if (this.htmlMode && name === "form" && this.stack.includes("form")) {
      this.tagname = "";
      return;
    }
    const impliesClose = this.htmlMode && openImpliesClose.get(name);
    if (impliesClose) {
      while (this.stack.length > 0 && impliesClose.has(this.stack[0])) {
        this.popElement(true);
      }
    }
    if (!this.isVoidElement(name)) {
      this.stack.unshift(name);
      if (this.htmlMode) {
        if (name === "svg") {
          this.foreignContext.unshift(ForeignContext.Svg);
        } else if (name === "math") {
          this.foreignContext.unshift(ForeignContext.MathML);
        } else if (htmlIntegrationElements.has(name)) {
          this.foreignContext.unshift(ForeignContext.None);
        }
      }
    }
    this.cbs.onopentagname?.(name);
    if (this.cbs.onopentag)
      this.attribs = {};
  }
  endOpenTag(isImplied) {
    this.startIndex = this.openTagStart;
    if (this.attribs) {
      this.cbs.onopentag?.(this.tagname, this.attribs, isImplied);
      this.attribs = null;
    }
    if (this.cbs.onclosetag && this.isVoidElement(this.tagname)) {
      this.cbs.onclosetag(this.tagname, true);
    }
    this.tagname = "";
  }
  /**
   * @param endIndex End index for the current parser event.
   * @internal
   */
  onopentagend(endIndex) {
    this.endIndex = endIndex;
    this.endOpenTag(false);
    this.startIndex = endIndex + 1;
  }
  /**
   * @param start Start index for the current parser event.
   * @param endIndex End index for the current parser event.
   * @internal
   */
  onclosetag(start, endIndex) {
    this.endIndex = endIndex;
    const name = this.readTagName(start, endIndex);
    if (!this.isVoidElement(name)) {
      const pos = this.stack.indexOf(name);
      if (pos !== -1) {
        for (let index = 0; index < pos; index++) {
          this.popElement(true);
        }
        this.popElement(false);
      } else if (this.htmlMode && name === "p") {
        this.emitOpenTag("p");
        this.closeCurrentTag(true);
      }
    } else if (this.htmlMode && name === "br") {
      this.cbs.onopentagname?.("br");
      this.cbs.onopentag?.("br", {}, true);
      this.cbs.onclosetag?.("br", false);
    }
    this.startIndex = endIndex + 1;
  }
  /**
   * @param endIndex End index for the current parser event.
   * @internal
   */
  onselfclosingtag(endIndex) {
    this.endIndex = endIndex;
    if (this.recognizeSelfClosing || this.isInForeignContext()) {
      this.closeCurrentTag(false);
      this.startIndex = endIndex + 1;
    } else {
      this.onopentagend(endIndex);
    }
  }
  /**
   * Pop the top element off the stack, emit a close event, and maintain
   * the foreign context stack.
   * @param implied Whether this close is implied (not from an explicit end tag).
   */
  popElement(implied) {
    const element = this.stack.shift();
    if (this.htmlMode && (foreignContextElements.has(element) || htmlIntegrationElements.has(element))) {
      this.foreignContext.shift();
    }
    this.cbs.onclosetag?.(element, implied);
  }
  closeCurrentTag(isOpenImplied) {
    const name = this.tagname;
    this.endOpenTag(isOpenImplied);
    if (this.stack[0] === name) {
      this.popElement(!isOpenImplied);
    }
  }
  /**
   * @param start Start index for the current parser event.
   * @param endIndex End index for the current parser event.
   * @internal
   */
  onattribname(start, endIndex) {
    this.startIndex = start;
    const name = this.getSlice(start, endIndex);
    this.attribname = this.lowerCaseAttributeNames ? name.toLowerCase() : name;
  }
  /**
   * @param start Start index for the current parser event.
   * @param endIndex End index for the current parser event.
   * @internal
   */
  onattribdata(start, endIndex) {
    this.attribvalue += this.getSlice(start, endIndex);
  }
  /**
   * @param cp Current Unicode code point.
   * @internal
   */
  onattribentity(cp) {
    this.attribvalue += fromCodePoint(cp);
  }
  /**
   * @param quote Quote type used for the current attribute.
   * @param endIndex End index for the current parser event.
   * @internal
   */
  onattribend(quote, endIndex) {
    this.endIndex = endIndex;
    this.cbs.onattribute?.(this.attribname, this.attribvalue, quote === QuoteType.Double ? '"' : quote === QuoteType.Single ? "'" : quote === QuoteType.NoValue ? void 0 : null);
    if (this.attribs && !Object.hasOwn(this.attribs, this.attribname)) {
      this.attribs[this.attribname] = this.attribvalue;
    }
    this.attribvalue = "";
  }
  getInstructionName(value) {
    const index = value.search(reNameEnd);
    let name = index < 0 ? value : value.substr(0, index);
    if (this.lowerCaseTagNames) {
      name = name.toLowerCase();
    }
    return name;
  }
  /**
   * @param start Start index for the current parser event.
   * @param endIndex End index for the current parser event.
   * @internal
   */
  ondeclaration(start, endIndex) {
    this.endIndex = endIndex;
    const value = this.getSlice(start, endIndex);
    if (this.cbs.onprocessinginstruction) {
      const name = this.htmlMode ? this.lowerCaseTagNames ? DOCUMENT_TYPE : value.slice(0, DOCUMENT_TYPE.length) : this.getInstructionName(value);
      this.cbs.onprocessinginstruction(`!${name}`, `!${value}`);
    }
    this.startIndex = endIndex + 1;
  }
  /**
   * @param start Start index for the current parser event.
   * @param endIndex End index for the current parser event.
   * @internal
   */
  onprocessinginstruction(start, endIndex) {
    this.endIndex = endIndex;
    const value = this.getSlice(start, endIndex);
    if (this.cbs.onprocessinginstruction) {
      const name = this.getInstructionName(value);
      this.cbs.onprocessinginstruction(`?${name}`, `?${value}`);
    }
    this.startIndex = endIndex + 1;
  }
  /**
   * @param start Start index for the current parser event.
   * @param endIndex End index for the current parser event.
   * @param offset Offset applied when computing parser indices.
   * @internal
   */
  oncomment(start, endIndex, offset) {
    this.endIndex = endIndex;
    this.cbs.oncomment?.(this.getSlice(start, endIndex - offset));
    this.cbs.oncommentend?.();
    this.startIndex = endIndex + 1;
  }
  /**
   * @param start Start index for the current parser event.
   * @param endIndex End index for the current parser event.
   * @param offset Offset applied when computing parser indices.
   * @internal
   */
  oncdata(start, endIndex, offset) {
    this.endIndex = endIndex;
    const value = this.getSlice(start, endIndex - offset);
    if (!this.htmlMode || this.options.recognizeCDATA) {
      this.cbs.oncdatastart?.();
      this.cbs.ontext?.(value);
      this.cbs.oncdataend?.();
    } else if (this.isInForeignContext()) {
      this.cbs.ontext?.(value);
    } else {
      this.cbs.oncomment?.(`[CDATA[${value}]]`);
      this.cbs.oncommentend?.();
    }
    this.startIndex = endIndex + 1;
  }
  /** @internal */
  onend() {
    if (this.cbs.onclosetag) {
      this.endIndex = this.startIndex;
      for (let index = 0; index < this.stack.length; index++) {
        this.cbs.onclosetag(this.stack[index], true);
      }
    }
    this.cbs.onend?.();
  }
  /**
   * Resets the parser to a blank state, ready to parse a new HTML document
   */
  reset() {
    this.cbs.onreset?.();
    this.tokenizer.reset();
    this.tagname = "";
    this.attribname = "";
    this.attribvalue = "";
    this.attribs = null;
    this.stack.length = 0;
    this.startIndex = 0;
    this.endIndex = 0;
    this.cbs.onparserinit?.(this);
    this.buffers.length = 0;
    this.foreignContext.length = 0;
    this.foreignContext.unshift(ForeignContext.None);
    this.bufferOffset = 0;
    this.writeIndex = 0;
    this.ended = false;
  }
  /**
   * Resets the parser, then parses a complete document and
   * pushes it to the handler.
   * @param data Document to parse.
   */
  parseComplete(data) {
    this.reset();
    this.end(data);
  }
  getSlice(start, end) {
    if (start === end) {
      return "";
    }
    while (start - this.bufferOffset >= this.buffers[0].length) {
      this.shiftBuffer();
    }
    let slice = this.buffers[0].slice(start - this.bufferOffset, end - this.bufferOffset);
    while (end - this.bufferOffset > this.buffers[0].length) {
      this.shiftBuffer();
      slice += this.buffers[0].slice(0, end - this.bufferOffset);
    }
    return slice;
  }
  shiftBuffer() {
    this.bufferOffset += this.buffers[0].length;
    this.writeIndex--;
    this.buffers.shift();
  }
  /**
   * Parses a chunk of data and calls the corresponding callbacks.
   * @param chunk Chunk to parse.
   */
  write(chunk) {
    if (this.ended) {
      this.cbs.onerror?.(new Error(".write() after done!"));
      return;
    }
    this.buffers.push(chunk);
    if (this.tokenizer.running) {
      this.tokenizer.write(chunk);
      this.writeIndex++;
    }
  }
  /**
   * Parses the end of the buffer and clears the stack, calls onend.
   * @param chunk Optional final chunk to parse.
   */
  end(chunk) {
    if (this.ended) {
      this.cbs.onerror?.(new Error(".end() after done!"));
      return;
    }
    if (chunk)
      this.write(chunk);
    this.ended = true;
    this.tokenizer.end();
  }
  /**
   * Pauses parsing. The parser won't emit events until `resume` is called.
   */
  pause() {
    this.tokenizer.pause();
  }
  /**
   * Resumes parsing after `pause` was called.
   */
  resume() {
    this.tokenizer.resume();
    while (this.tokenizer.running && this.writeIndex < this.buffers.length) {
      this.tokenizer.write(this.buffers[this.writeIndex++]);
    }
    if (this.ended)
      this.tokenizer.end();
  }
};

// actions/health-check/lib/checks/page.js
function readPage(html, address) {
  const found = [];
  let base;
  let title = "";
  let inTitle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "title")
        inTitle = true;
      if (name === "base" && base === void 0 && attributes.href)
        base = attributes.href;
      if (name === "script" && attributes.src && !isDataScript(attributes.type)) {
        found.push({ kind: "script", source: attributes.src });
      }
      if (name === "link" && attributes.href) {
        const relations = (attributes.rel ?? "").toLowerCase().split(/\s+/);
        if (relations.includes("stylesheet"))
          found.push({ kind: "style", source: attributes.href });
        if (relations.includes("modulepreload")) {
          found.push({ kind: "script", source: attributes.href });
        }
      }
    },
    ontext(text) {
      if (inTitle)
        title += text;
    },
    onclosetag(name) {
      if (name === "title")
        inTitle = false;
    }
  });
  parser.write(html);
  parser.end();
  const root = base !== void 0 && URL.canParse(base, address.href) ? new URL(base, address) : address;
  const references = /* @__PURE__ */ new Map();
  for (const { kind, source } of found) {
    if (!URL.canParse(source, root.href))
      continue;
    const url = new URL(source, root);
    url.hash = "";
    if (url.protocol !== "http:" && url.protocol !== "https:")
      continue;
    if (!references.has(url.href))
      references.set(url.href, { kind, url });
  }
  return { references: [...references.values()], title: title.trim() };
}
function isDataScript(type) {
  const essence = type?.trim().toLowerCase() ?? "";
  return essence !== "" && essence !== "module" && !/(java|ecma)script/.test(essence);
}
function scriptsOf(answer) {
  if (!isHtmlType(mediaType(answer.headers["content-type"])))
    return void 0;
  const { references } = readPage(answer.body.toString("utf8"), new URL("https://page.invalid/"));
  const scripts = references.filter(({ kind }) => kind === "script").map(({ url }) => url.href);
  return scripts.length === 0 ? void 0 : scripts.join(" ");
}
function fingerprint(answer) {
  const type = mediaType(answer.headers["content-type"]);
  const text = answer.body.toString("utf8");
  const stable = isHtmlType(type) ? text.replace(/\snonce=("[^"]*"|'[^']*'|[^\s>]+)/gi, "").replace(/"?ngCspNonce"?=("[^"]*"|'[^']*'|[^\s>]+)/gi, "").replace(/<(input|meta)[^>]*(csrf|xsrf|requestverificationtoken)[^>]*>/gi, "").replace(/\s+/g, " ") : text;
  return `${type ?? ""}:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_14__.createHash)("sha256").update(stable).digest("hex")}`;
}

// actions/health-check/lib/checks/negative-control.js
function isFallback(control, answer) {
  return control.fallback !== void 0 && fingerprint(answer) === control.fallback;
}
function startsFallback(control, answer) {
  return control.fallbackScripts !== void 0 && scriptsOf(answer) === control.fallbackScripts;
}
function negativeControlCheck(site, profile, randomName, control) {
  const path6 = `/slipway-control-${randomName}`;
  const where = shownRequest({ method: "GET", url: site.urlOf(path6) });
  return {
    name: "negative control",
    target: where,
    attempt: (signal) => outcomeOf(async () => {
      const plain2 = await site.ask({ target: path6 }, signal);
      if (plain2.status >= 500)
        return unexpectedStatus(plain2, where, "no server error");
      delete control.fallback;
      delete control.fallbackScripts;
      if (plain2.status >= 200 && plain2.status < 300) {
        control.fallback = fingerprint(plain2);
        const scripts = scriptsOf(plain2);
        if (scripts !== void 0)
          control.fallbackScripts = scripts;
      }
      if (profile === "none")
        return passed(`A path that does not exist answers ${plain2.status}.`);
      if (profile === "api" || profile === "static-site") {
        return control.fallback === void 0 ? passed(`A path that does not exist answers ${plain2.status}.`) : warned("answers-everything", `${where} answered ${plain2.status} although no such path exists.`, 'Answer 404 for unknown paths, or use "profile: aspnet-spa" for a single-page app.');
      }
      const file = await site.ask({ target: `${path6}.js` }, signal);
      const fileWhere = shownRequest({ method: "GET", url: site.urlOf(`${path6}.js`) });
      if (file.status >= 500)
        return unexpectedStatus(file, fileWhere, "404");
      if (file.status >= 200 && file.status < 300) {
        return warned("missing-file-answered", `${fileWhere} answered ${file.status} although no such file exists: an outdated page would read ${isHtmlType(mediaType(file.headers["content-type"])) ? "HTML" : "that"} as its script.`, "Limit the fallback to paths without a dot in the last segment (MapFallbackToFile does).");
      }
      return passed(`A path that does not exist answers ${plain2.status}, a missing file ${file.status}.`);
    })
  };
}
function fallbackOutcome(where) {
  return failed("spa-fallback-answers", `${where} answered with the page that every missing path gets, so nothing is mapped there.`, 'Check the path; map the endpoint before the SPA fallback, and deploy the build that has it. For a page of the app itself expect "type=text/html".');
}

// actions/health-check/lib/checks/contract.js
var maximumContractBytes = 16 * 1024 * 1024;
function readContractFile(file, name) {
  try {
    return readContract((0,node_fs__WEBPACK_IMPORTED_MODULE_4__.readFileSync)(file));
  } catch (error2) {
    throw new UsageError(`Input "contract" names ${name}: ${error2 instanceof ContractRefusal ? error2.message : "it cannot be read"}.`, "Give the path of an OpenAPI 3 document (JSON or YAML) from the repository's root.", { cause: error2 });
  }
}
function contractCheck(site, rule, control) {
  const { source, wanted } = rule;
  const where = "path" in source ? shownRequest({ method: "GET", url: site.urlOf(source.path) }) : source.name;
  const name = `contract ${"path" in source ? source.path : source.name}`;
  if (!("path" in source)) {
    const attempt = async () => wanted.kind === "absent" ? passed(where) : judgeContract(readContractFile(source.file, source.name), wanted, where);
    return { name, target: where, attempt };
  }
  return {
    name,
    target: where,
    attempt: (signal) => outcomeOf(async () => {
      const answer = await site.ask({ target: source.path, maximumBodyBytes: maximumContractBytes }, signal);
      if (wanted.kind === "absent") {
        const isAbsent = [401, 403, 404, 410].includes(answer.status) || answer.status < 300 && isFallback(control, answer);
        if (isAbsent)
          return passed(`${where} is not published (${answer.status}).`);
        return answer.status < 300 ? failedForGood("contract-published", `${where} answered ${answer.status}, but the contract must not be public here.`, "Map Swagger or OpenAPI outside of Production only, or behind a sign-in.") : unexpectedStatus(answer, where, "404");
      }
      if (answer.status !== 200)
        return unexpectedStatus(answer, where, "200");
      try {
        return judgeContract(readContract(answer.body), wanted, where);
      } catch (error2) {
        if (!(error2 instanceof ContractRefusal))
          throw error2;
        return failed("contract-unreadable", `${where} answered 200, but ${error2.message}.`, "Check the path, and that this build maps its OpenAPI document there.");
      }
    })
  };
}
function judgeContract(current, wanted, where) {
  if (wanted.kind === "equal") {
    return sameJson(current.root, wanted.baseline.root) ? passed(`${where} is equal to ${wanted.name}.`) : failedForGood("contract-differs", `${where} is not equal to ${wanted.name}.`, "Deploy the build that belongs to this file, or commit the new contract.");
  }
  const differences = compareContracts(wanted.baseline, current);
  const breaking = differences.filter(({ kind }) => kind === "breaking");
  const shown2 = (list) => {
    const some = list.slice(0, 5).map((one) => `${one.where} ${one.what}`);
    return `${some.join("; ")}${list.length > 5 ? ` and ${list.length - 5} more` : ""}`;
  };
  if (breaking.length > 0) {
    return failedForGood("contract-broken", `${where} breaks clients of ${wanted.name}: ${shown2(breaking)}.`, "Keep the old form beside the new one until no client uses it, or commit the new contract as the baseline.");
  }
  return differences.length > 0 ? warned("contract-undecided", `${where} differs from ${wanted.name} where compatibility cannot be told: ${shown2(differences)}.`, "Look at these changes, and commit the new contract when they break nobody.") : passed(`${where} is compatible with ${wanted.name}.`);
}

// actions/health-check/lib/contract/contract-line.js
function parseContract(line) {
  const refuse = (why) => {
    throw new UsageError(`Input "contract" has the line "${line}": ${why}.`, 'Write "/swagger/v1/swagger.json compatible-with api/openapi.json" or "/swagger/v1/swagger.json absent".');
  };
  const [source = "", word, baseline, ...rest] = line.trim().split(/\s+/);
  const isServed = source.startsWith("/") && !source.startsWith("//");
  if (rest.length > 0)
    return refuse("it has too many words");
  if (word === "absent" && baseline === void 0) {
    return isServed ? { source: { path: source }, wanted: { kind: "absent" } } : refuse("only a path of the site can be absent");
  }
  if (word !== "compatible-with" && word !== "equal-to" || baseline === void 0) {
    return refuse("it is not a path with compatible-with and a file, equal-to and a file, or absent");
  }
  const file = (name) => insideWorkspace(name, 'Input "contract"');
  return {
    source: isServed ? { path: source } : { file: file(source), name: source },
    wanted: {
      kind: word === "equal-to" ? "equal" : "compatible",
      baseline: readContractFile(file(baseline), baseline),
      name: baseline
    }
  };
}

// actions/health-check/lib/input-values.js
function readBaseUrl(text, name = "base-url") {
  const refuse = (why) => {
    throw new UsageError(`Input "${name}" ${why}.`, `Give the site's address, for example "https://app-example.azurewebsites.net".`);
  };
  if (!URL.canParse(text))
    return refuse("is not an address");
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") {
    maskSecret(url.password);
    return refuse('holds a user or password; use "headers" instead');
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    return refuse(`has the scheme "${url.protocol.slice(0, -1)}", not https or http`);
  }
  if (url.search !== "" || url.hash !== "")
    return refuse("has a query or a fragment");
  return url;
}
function parseReleaseProbe(text) {
  const words3 = text.split(/\s+/);
  const [path6 = "", second = "", third] = words3;
  if (path6.startsWith("/") && !path6.startsWith("//")) {
    if (words3.length === 2 && second !== "header")
      return { path: path6, json: second };
    if (words3.length === 3 && second === "header" && third && /^[\w-]+$/.test(third)) {
      return { path: path6, header: third };
    }
  }
  throw new UsageError(`Input "release-probe" is "${text}".`, 'Write "/build-info.json commit" (path and JSON path) or "/ header X-Release".');
}
function parseConnectTo(text) {
  if (text === void 0)
    return void 0;
  const parts = /^(\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):(\d{1,5})$/.exec(text);
  const port = Number(parts?.[2]);
  if (parts === null || port < 1 || port > 65535) {
    throw new UsageError(`Input "connect-to" is "${text}".`, 'Give an address and a port, for example "10.0.0.4:443".');
  }
  return { host: (parts[1] ?? "").replace(/^\[|\]$/g, ""), port };
}
function parseBytes(text) {
  const parts = /^(\d{1,6})(B|KiB|MiB)$/.exec(text);
  const factor = { B: 1, KiB: 1024, MiB: 1048576 }[parts?.[2] ?? ""] ?? 0;
  const bytes = Number(parts?.[1]) * factor;
  if (parts === null || bytes < 1 || bytes > 64 * 1048576) {
    throw new UsageError(`Input "max-body" is "${text}".`, 'Give a size up to 64MiB with a unit (B, KiB, MiB), for example "1MiB".');
  }
  return bytes;
}
function headerSecrets(headers) {
  return Object.values(headers).flatMap((value) => {
    const basic = /^basic\s+(\S+)$/i.exec(value)?.[1];
    const pair = basic === void 0 ? "" : Buffer.from(basic, "base64").toString("utf8");
    const password = pair.slice(pair.indexOf(":") + 1);
    return [value, ...value.split(" ").slice(1), pair, password].filter((part) => part !== "");
  });
}
function bodySecrets({ body }) {
  if (body === void 0)
    return [];
  const secretName = /pass|secret|token|key|credential|assertion/i;
  if (body.type === "application/x-www-form-urlencoded") {
    return [...new URLSearchParams(body.text)].filter(([name, value]) => secretName.test(name) && value.length >= 4).map(([, value]) => value);
  }
  const found = [];
  JSON.parse(body.text, (name, value) => {
    if (secretName.test(name) && typeof value === "string" && value.length >= 4)
      found.push(value);
    return value;
  });
  return found;
}
function readHeaders(lines) {
  const headers = {};
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (colon < 1 || !/^[\w-]+$/.test(name) || !/^[\x20-\x7e]+$/.test(value)) {
      throw new UsageError(`Input "headers" has a line that is not "Name: value" (${name || "no name"}).`, 'Write for example "Authorization: Bearer \u2026" with the token from a secret.');
    }
    if (["host", "content-length", "transfer-encoding", "connection", "cookie"].includes(name)) {
      throw new UsageError(`Input "headers" sets "${name}", which the check itself decides.`, name === "host" ? 'Use "connect-to" to reach another address by this name.' : "Leave it out.");
    }
    headers[name] = value;
  }
  return headers;
}
function parseCompareWith(text, base) {
  if (text === void 0)
    return void 0;
  if (/^[a-z0-9-]{1,60}$/i.test(text))
    return { base, routingName: text };
  return { base: readBaseUrl(text, "compare-with") };
}
function parseExpiry(text) {
  const parts = /^(\S+)\s+warn\s*,\s*(\S+)\s+fail$/.exec(text);
  const [warn, fail] = [1, 2].map((part) => parseDuration(parts?.[part] ?? "", 'A time in input "certificate-expiry"'));
  if (warn < fail) {
    throw new UsageError(`Input "certificate-expiry" is "${text}", which warns later than it fails.`, 'Write for example "21d warn, 7d fail".');
  }
  return { expiryWarnMilliseconds: warn, expiryFailMilliseconds: fail };
}
function parseDeepLinkStatuses(text) {
  const statuses = text.split(/[\s,]+/).filter((word) => word !== "");
  if (statuses.length === 0 || statuses.some((word) => word !== "200" && word !== "404")) {
    throw new UsageError(`Input "deep-link-status" is "${text}".`, 'Use "200", or "200, 404" for Storage, which answers the shell as its error document.');
  }
  return statuses.map(Number);
}
function readClientIdentity(certificate, key) {
  for (const line of (key ?? "").split(/\r?\n/)) {
    if (line.length > 8 && !line.startsWith("-----"))
      maskSecret(line);
  }
  if (certificate === void 0 && key === void 0)
    return void 0;
  const isPem = (text, kind) => text !== void 0 && kind.test(text);
  if (!isPem(certificate, /-----BEGIN CERTIFICATE-----/)) {
    throw new UsageError('Input "client-certificate" is not a certificate in PEM.', 'Give "-----BEGIN CERTIFICATE-----\u2026", with its intermediates behind it, together with "client-key".');
  }
  if (!isPem(key, /-----BEGIN (RSA |EC )?PRIVATE KEY-----/)) {
    throw new UsageError('Input "client-key" is not an unencrypted private key in PEM.', 'Give "-----BEGIN PRIVATE KEY-----\u2026" from a secret.');
  }
  return { certificate: certificate ?? "", key: key ?? "" };
}

// actions/health-check/lib/performance/load-line.js
var example2 = 'Write for example "GET /api/users 20/s for 60s" or "GET /api/users 100 users every 5s for 60s".';
var maximumPerSecond = 5e3;
function parseLoadPlan(line) {
  const refuse = (why) => {
    throw new UsageError(`Input "perf" is "${line}": ${why}.`, example2);
  };
  const parts = /^(\S+)\s+(\S+)\s+(?:(\d{1,5}(?:\.\d{1,3})?)\/s|(\d{1,6})\s+users?\s+every\s+(\S+))\s+for\s+(\S+)$/.exec(line.trim());
  if (parts === null)
    return refuse("it is not a method, a path, a rate and a time");
  const [, word = "", path6 = "", rate, users, every = "", time = ""] = parts;
  const method = word.toUpperCase();
  if (method !== "GET" && method !== "HEAD")
    return refuse(`"${word}" is neither GET nor HEAD`);
  if (!path6.startsWith("/") || path6.startsWith("//")) {
    return refuse(`the path "${path6}" does not start with one slash`);
  }
  const perSecond = rate === void 0 ? Number(users) * 1e3 / parseDuration(every, 'The pause of a user in input "perf"') : Number(rate);
  if (!(perSecond > 0 && perSecond <= maximumPerSecond)) {
    return refuse(`the rate must be above 0 and at most ${maximumPerSecond} a second`);
  }
  const durationMilliseconds = parseDuration(time, 'The time in input "perf"');
  if (durationMilliseconds < 1e3 || durationMilliseconds > 36e5) {
    return refuse("the time must be from 1s to 1h");
  }
  return { method, path: path6, perSecond, durationMilliseconds };
}

// actions/health-check/lib/performance/shards.js



// actions/health-check/lib/performance/counted.js
var stepsPerMillisecond = 100;
function quantised(milliseconds) {
  return Math.round(milliseconds * stepsPerMillisecond) / stepsPerMillisecond;
}
function countTimes(milliseconds) {
  const found = /* @__PURE__ */ new Map();
  for (let index = 0; index < milliseconds.length; index += 1) {
    const step = Math.round((milliseconds[index] ?? 0) * stepsPerMillisecond);
    found.set(step, (found.get(step) ?? 0) + 1);
  }
  const sorted = [...found].sort(([a], [b]) => a - b);
  return { steps: sorted.map(([step]) => step), counts: sorted.map(([, count]) => count) };
}
function timesOf(counted) {
  const times = new Float64Array(counted.counts.reduce((sum, count) => sum + count, 0));
  let at = 0;
  counted.steps.forEach((step, index) => {
    const count = counted.counts[index] ?? 0;
    times.fill(step / stepsPerMillisecond, at, at + count);
    at += count;
  });
  return times;
}
function histogram(sorted, bars = 24) {
  const first = Math.max(0.01, sorted[0] ?? 0);
  const last = sorted[sorted.length - 1] ?? 0;
  if (sorted.length === 0)
    return [];
  if (last <= first)
    return [{ from: quantised(first), to: quantised(first), count: sorted.length }];
  const growth = (last / first) ** (1 / bars);
  const edges = Array.from({ length: bars + 1 }, (_, index) => index === bars ? last : first * growth ** index);
  const counts = new Array(bars).fill(0);
  let bar = 0;
  for (let index = 0; index < sorted.length; index += 1) {
    const value = sorted[index] ?? 0;
    while (bar < bars - 1 && value >= (edges[bar + 1] ?? 0))
      bar += 1;
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return counts.map((count, index) => ({
    from: quantised(edges[index] ?? 0),
    to: quantised(edges[index + 1] ?? 0),
    count
  }));
}

// actions/health-check/lib/performance/shards.js
function parseShard(text) {
  if (text === void 0)
    return void 0;
  const parts = /^(\d{1,3})\/(\d{1,3})$/.exec(text);
  const [index, of] = [Number(parts?.[1]), Number(parts?.[2])];
  if (parts === null || index < 1 || of < 2 || of > 256 || index > of) {
    throw new UsageError(`Input "shard" is "${text}".`, `Give this job's number and how many there are, for example "2/4", at most 256.`);
  }
  return { index, of };
}
function shardLoad(about, measured) {
  return {
    schema: "slipway/health-check-load/v1",
    ...about,
    latencies: countTimes(measured.latencies),
    lags: countTimes(measured.lags),
    errors: Object.fromEntries(measured.errors),
    maximumInFlight: measured.maximumInFlight
  };
}
function readShards(directory, shown2) {
  let files;
  try {
    files = (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.readdirSync)(directory, { recursive: true, encoding: "utf8" });
  } catch (error2) {
    throw new UsageError(`Input "merge" names ${shown2}, which cannot be read.`, "Download the artifacts of the load jobs into it before this step.", { cause: error2 });
  }
  const found = files.filter((file) => /(^|[\\/])health-check-[\w-]+-load\.json$/.test(file)).sort().map((file) => readShard(node_path__WEBPACK_IMPORTED_MODULE_5__.join(directory, file), node_path__WEBPACK_IMPORTED_MODULE_5__.join(shown2, file)));
  if (found.length === 0) {
    throw new UsageError(`Input "merge" names ${shown2}, which holds no health-check-*-load.json.`, 'Upload the evidence directory of each job that ran with "shard".');
  }
  return found;
}
function readShard(file, shown2) {
  const refuse = (why) => {
    throw new UsageError(`${shown2} is no load of a shard: ${why}.`, "Use the files of this version of the action, unchanged.");
  };
  let value;
  try {
    value = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_4__.readFileSync)(file, "utf8"));
  } catch {
    return refuse("it is not JSON");
  }
  if (value?.schema !== "slipway/health-check-load/v1")
    return refuse("it has another schema");
  const { shard } = value;
  if (!Number.isInteger(shard?.index) || !Number.isInteger(shard?.of))
    return refuse("no shard");
  for (const name of ["latencies", "lags"]) {
    if (!isCounted(value[name]))
      return refuse(`its ${name} are not counts`);
  }
  const errors = value.errors;
  if (typeof errors !== "object" || errors === null || !Object.values(errors).every(isCount)) {
    return refuse("its errors are not counts");
  }
  for (const name of [
    "perSecond",
    "seconds",
    "startedAt",
    "finishedAt",
    "maximumInFlight"
  ]) {
    if (!Number.isFinite(value[name]))
      return refuse(`it has no ${name}`);
  }
  return value;
}
function isCount(item) {
  return Number.isInteger(item) && item >= 0;
}
function isCounted(value) {
  if (!Array.isArray(value?.steps) || !Array.isArray(value.counts))
    return false;
  return value.steps.length === value.counts.length && value.steps.every(isCount) && value.counts.every(isCount) && value.counts.reduce((sum, count) => sum + count, 0) <= 1e8;
}
function mergeShards(shards) {
  const [first] = shards;
  if (first === void 0)
    throw new TypeError("There is nothing to merge.");
  for (const shard of shards) {
    for (const name of ["target", "perSecond", "seconds", "release"]) {
      if (shard[name] !== first[name] || shard.shard.of !== first.shard.of) {
        throw new UsageError(`The shards ${first.shard.index} and ${shard.shard.index} are not of one load: their ${name} or number differs.`, 'Merge the files of one run, with the same inputs but "shard".');
      }
    }
  }
  const numbers = shards.map(({ shard }) => shard.index);
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice !== void 0) {
    throw new UsageError(`Shard ${twice} is there twice.`, "Give each job its own number, and merge the files of one attempt.");
  }
  const missing = Array.from({ length: first.shard.of }, (_, index) => index + 1).filter((number) => !numbers.includes(number));
  const common = Math.min(...shards.map(({ finishedAt }) => finishedAt)) - Math.max(...shards.map(({ startedAt }) => startedAt));
  const errors = /* @__PURE__ */ new Map();
  for (const shard of shards) {
    for (const [code, count] of Object.entries(shard.errors)) {
      errors.set(code, (errors.get(code) ?? 0) + count);
    }
  }
  return {
    first,
    measured: {
      latencies: Float64Array.from(shards.flatMap(({ latencies }) => [...timesOf(latencies)])),
      lags: Float64Array.from(shards.flatMap(({ lags }) => [...timesOf(lags)])),
      errors,
      // Each saw its own highest; together they cannot have had more.
      maximumInFlight: shards.reduce((sum, shard) => sum + shard.maximumInFlight, 0)
    },
    overlap: Math.max(0, Math.min(1, common / (first.seconds * 1e3))),
    missing
  };
}

// actions/health-check/lib/performance/thresholds.js
var usualFloorMilliseconds = 50;
var example3 = 'Write for example "p(95)<3s warn, p(95)<5s fail, errors<1% fail".';
function parseThresholds(text) {
  return text.split(/[\n,]/).map((item) => item.trim()).filter((item) => item !== "").map(parseThreshold);
}
function parseThreshold(item) {
  const refuse = (why) => {
    throw new UsageError(`Input "thresholds" has "${item}": ${why}.`, example3);
  };
  const parts = /^([a-z]+(?:\(\s*p?\d+(?:\.\d+)?\s*\))?)\s*<=?\s*(\S+?)(?:\s+(warn|fail))?$/i.exec(item);
  if (parts === null)
    return refuse("it is not a measure, a less-than sign and a limit");
  const [, word = "", limitText = "", severityWord = "fail"] = parts;
  const metric = parseMetric(word.toLowerCase().replace(/\s/g, ""));
  if (metric === void 0) {
    return refuse(`"${word}" is none of p(0\u2013100), med, avg, max, errors, regression(p50|p95)`);
  }
  const [limitWord = "", floorText] = metric.kind === "regression" ? limitText.split("+") : [limitText];
  const limit = parseLimit(metric, limitWord, item);
  if (limit === void 0)
    return refuse(`"${limitText}" is no limit for it`);
  const severity2 = severityWord.toLowerCase() === "warn" ? "warn" : "fail";
  return {
    text: `${word.toLowerCase().replace(/\s/g, "")}<${limitText} ${severity2}`,
    metric,
    limit,
    severity: severity2,
    ...metric.kind === "regression" ? {
      floorMilliseconds: floorText === void 0 ? usualFloorMilliseconds : parseDuration(floorText, `The time of "${item}" in input "thresholds"`)
    } : {}
  };
}
function parseLimit(metric, text, item) {
  if (metric.kind === "errors")
    return parseShare(text);
  if (metric.kind === "regression") {
    const ratio = Number(/^(\d+(?:\.\d+)?)x$/.exec(text)?.[1]);
    return ratio > 1 && ratio <= 100 ? ratio : void 0;
  }
  const milliseconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : parseDuration(text, `The limit of "${item}" in input "thresholds"`);
  return milliseconds > 0 ? milliseconds : void 0;
}
function parseMetric(word) {
  const percentile = /^p\((\d+(?:\.\d+)?)\)$/.exec(word);
  if (percentile !== null) {
    const quantile = Number(percentile[1]) / 100;
    return quantile > 0 && quantile < 1 ? { kind: "percentile", quantile } : void 0;
  }
  const regression = /^regression\((p50|p95)\)$/.exec(word);
  if (regression !== null) {
    return { kind: "regression", figure: regression[1] === "p50" ? "p50" : "p95" };
  }
  switch (word) {
    case "med":
      return { kind: "percentile", quantile: 0.5 };
    case "avg":
      return { kind: "average" };
    case "max":
      return { kind: "maximum" };
    case "errors":
    case "rate":
      return { kind: "errors" };
    default:
      return void 0;
  }
}
function parseShare(text) {
  const parts = /^(\d+(?:\.\d+)?)(%?)$/.exec(text);
  if (parts === null)
    return void 0;
  const share = Number(parts[1]) / (parts[2] === "%" ? 100 : 1);
  return share >= 0 && share <= 1 ? share : void 0;
}

// packages/inference/lib/binomial.js
function logGamma(x) {
  if (x < 0.5)
    return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const base = shifted + 7.5;
  let sum = 0.9999999999998099;
  lanczos.forEach((coefficient, index) => {
    sum += coefficient / (shifted + index + 1);
  });
  return 0.5 * Math.log(2 * Math.PI) + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}
var lanczos = [
  676.5203681218851,
  -1259.1392167224028,
  771.3234287776531,
  -176.6150291621406,
  12.507343278686905,
  -0.13857109526572012,
  9984369578019572e-21,
  15056327351493116e-23
];
function binomialMass(k, n, p) {
  if (k < 0 || k > n)
    return 0;
  if (p === 0)
    return k === 0 ? 1 : 0;
  if (p === 1)
    return k === n ? 1 : 0;
  return Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p));
}
function binomialAtMost(k, n, p) {
  if (k < 0)
    return 0;
  if (k >= n)
    return 1;
  if (k > n * p)
    return 1 - binomialSum(k + 1, n, n, p);
  return binomialSum(0, k, n, p);
}
function binomialAtLeast(k, n, p) {
  if (k <= 0)
    return 1;
  if (k > n)
    return 0;
  if (k <= n * p)
    return 1 - binomialSum(0, k - 1, n, p);
  return binomialSum(k, n, n, p);
}
function binomialSum(from, to, n, p) {
  let sum = 0;
  for (let k = from; k <= to; k++)
    sum += binomialMass(k, n, p);
  return Math.min(1, sum);
}

// packages/inference/lib/quantile-limits.js
function quantileLimits(sorted, q, confidence2) {
  const n = sorted.length;
  if (n === 0)
    throw new RangeError("A quantile needs at least one sample.");
  if (!(q > 0 && q < 1) || !(confidence2 > 0 && confidence2 < 1)) {
    throw new RangeError("The quantile and the confidence have to lie between 0 and 1.");
  }
  const upperRank = firstRank(n, (rank2) => binomialAtMost(rank2 - 1, n, q) >= confidence2);
  const lowerRank = firstRank(n, (rank2) => binomialAtLeast(rank2, n, q) < confidence2) - 1;
  return {
    estimate: sorted[Math.max(1, Math.ceil(n * q)) - 1],
    lower: sorted[lowerRank - 1],
    upper: sorted[upperRank - 1]
  };
}
function samplesForUpperLimit(q, confidence2) {
  return Math.ceil(Math.log1p(-confidence2) / Math.log(q));
}
function firstRank(n, holds) {
  let below = 0;
  let found = n + 1;
  while (found - below > 1) {
    const middle = Math.floor((below + found) / 2);
    if (holds(middle))
      found = middle;
    else
      below = middle;
  }
  return found;
}

// packages/inference/lib/signed-rank.js
var exactUpTo = 200;
function signedRank(differences) {
  const nonZero = differences.filter((difference) => difference !== 0);
  const ranks = doubledMidRanks(nonZero.map(Math.abs));
  const doubled = ranks.reduce((sum, rank2, index) => nonZero[index] > 0 ? sum + rank2 : sum, 0);
  return {
    pairs: nonZero.length,
    positiveRanks: doubled / 2,
    pGreater: nonZero.length <= exactUpTo ? exactTail(ranks, doubled) : normalTail(ranks, doubled)
  };
}
function hodgesLehmann(differences) {
  if (differences.length === 0)
    throw new RangeError("An estimate needs at least one difference.");
  const means = [];
  differences.forEach((first, index) => {
    for (const second of differences.slice(index))
      means.push((first + second) / 2);
  });
  means.sort((a, b) => a - b);
  const middle = means.length / 2;
  return means.length % 2 === 1 ? means[Math.floor(middle)] : (means[middle - 1] + means[middle]) / 2;
}
function doubledMidRanks(values) {
  const order2 = values.map((_, index) => index);
  order2.sort((a, b) => values[a] - values[b]);
  const ranks = values.map(() => 0);
  for (let start = 0; start < order2.length; ) {
    let end = start;
    while (end < order2.length && values[order2[end]] === values[order2[start]]) {
      end++;
    }
    for (let index = start; index < end; index++)
      ranks[order2[index]] = start + end + 1;
    start = end;
  }
  return ranks;
}
function exactTail(ranks, observed) {
  const total2 = ranks.reduce((sum, rank2) => sum + rank2, 0);
  let mass = new Float64Array(total2 + 1);
  mass[0] = 1;
  let reach = 0;
  for (const rank2 of ranks) {
    const next = new Float64Array(total2 + 1);
    for (let sum = 0; sum <= reach; sum++) {
      const half = mass[sum] / 2;
      next[sum] = next[sum] + half;
      next[sum + rank2] = next[sum + rank2] + half;
    }
    mass = next;
    reach += rank2;
  }
  let tail = 0;
  for (let sum = total2; sum >= observed; sum--)
    tail += mass[sum];
  return Math.min(1, tail);
}
function normalTail(ranks, observed) {
  const mean = ranks.reduce((sum, rank2) => sum + rank2, 0) / 2;
  const variance = ranks.reduce((sum, rank2) => sum + rank2 * rank2, 0) / 4;
  return upperNormalTail((observed - mean - 1) / Math.sqrt(variance));
}
function upperNormalTail(z) {
  if (z < 0)
    return 1 - upperNormalTail(-z);
  const t = 1 / (1 + 0.2316419 * z);
  const polynomial = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
}

// actions/health-check/lib/performance/comparison.js
var significance = 0.05;
function compareBlocks(pairs, baseline) {
  const blocks = pairs.map((pair) => ({
    candidate: figures(pair.candidate),
    baseline: figures(pair.baseline)
  }));
  const shift = (name) => {
    const logarithms = blocks.map((block2) => Math.log(positive(block2.candidate[name]) / positive(block2.baseline[name])));
    const differences = blocks.map((block2) => block2.candidate[name] - block2.baseline[name]);
    return {
      ratio: Math.round(Math.exp(hodgesLehmann(logarithms)) * 1e3) / 1e3,
      changeMilliseconds: Math.round(hodgesLehmann(differences) * 100) / 100,
      pValue: signedRank(logarithms).pGreater
    };
  };
  return {
    baseline,
    baselineErrors: pairs.reduce((sum, pair) => sum + errorsOf(pair.baseline), 0),
    blocks,
    p50: shift("p50"),
    p95: shift("p95")
  };
}
function judgeShift(shift, threshold) {
  const slower = shift.pValue < significance && shift.ratio >= threshold.limit && shift.changeMilliseconds >= (threshold.floorMilliseconds ?? 0);
  return slower ? threshold.severity : "pass";
}
function joinMeasurements(parts) {
  const errors = /* @__PURE__ */ new Map();
  for (const part of parts) {
    for (const [code, count] of part.errors)
      errors.set(code, (errors.get(code) ?? 0) + count);
  }
  return {
    latencies: Float64Array.from(parts.flatMap((part) => Array.from(part.latencies))),
    lags: Float64Array.from(parts.flatMap((part) => Array.from(part.lags))),
    errors,
    maximumInFlight: Math.max(...parts.map((part) => part.maximumInFlight))
  };
}
function errorsOf(measured) {
  return [...measured.errors.values()].reduce((sum, count) => sum + count, 0);
}
function figures(measured) {
  const sorted = Array.from(measured.latencies).sort((a, b) => a - b);
  const rank2 = (q) => sorted[Math.max(1, Math.ceil(sorted.length * q)) - 1] ?? 0;
  return { p50: Math.round(rank2(0.5) * 100) / 100, p95: Math.round(rank2(0.95) * 100) / 100 };
}
function positive(milliseconds) {
  return Math.max(0.01, milliseconds);
}

// actions/health-check/lib/performance/judgement.js
var confidence = 0.95;
function judgeLoad(measured, thresholds, offered, comparison) {
  const sorted = Array.from(measured.latencies).sort((a, b) => a - b);
  const lags = Array.from(measured.lags).sort((a, b) => a - b);
  const requests = sorted.length;
  const errors = errorsOf(measured);
  const share = requests === 0 ? 1 : errors / requests;
  const limits = thresholds.map((threshold) => judgeThreshold(threshold, sorted, share, comparison));
  const performance2 = {
    target: offered.target,
    offeredPerSecond: offered.perSecond,
    seconds: offered.seconds,
    requests,
    errors,
    errorsByCode: Object.fromEntries([...measured.errors].sort(([a], [b]) => a < b ? -1 : 1)),
    p50: rounded(rank(sorted, 0.5)),
    p95: rounded(rank(sorted, 0.95)),
    p99: rounded(rank(sorted, 0.99)),
    max: rounded(sorted.at(-1) ?? 0),
    generatorLagP99: rounded(rank(lags, 0.99)),
    maximumInFlight: measured.maximumInFlight,
    histogram: histogram(sorted),
    limits,
    ...comparison === void 0 ? {} : { comparison }
  };
  const most = [...measured.errors].sort(([, a], [, b]) => b - a)[0];
  const figures2 = `p95 ${formatDuration(performance2.p95)}, ${errors} of ${requests} requests failed${most === void 0 ? "" : ` (mostly ${most[0]})`}`;
  const void_ = voidReason(performance2, thresholds, measured.errors.get("throttled") ?? 0);
  if (void_ !== void 0)
    return { verdict: "inconclusive", ...void_, performance: performance2 };
  const verdict = gravest(limits.map((limit) => limit.verdict));
  const gravestLimits = limits.filter((limit) => limit.verdict === verdict);
  const broken = gravestLimits.find(isErrorLimit) ?? gravestLimits[0];
  if (verdict === "pass" || broken === void 0) {
    return { verdict, code: "ok", message: `${offered.target}: ${figures2}.`, performance: performance2 };
  }
  const undecided = broken.verdict === "warn" && isUndecided(broken, thresholds);
  if (undecided) {
    return {
      verdict,
      code: "not-decided",
      message: `${offered.target}: ${figures2}; "${broken.threshold}" is not decided: the true value is ${shownRange(broken)}.`,
      remedy: "Measure longer or at a higher rate; a p95 needs at least 59 requests.",
      performance: performance2
    };
  }
  if (comparison !== void 0 && broken.threshold.startsWith("regression")) {
    const shift = broken.threshold.includes("p50") ? comparison.p50 : comparison.p95;
    return {
      verdict,
      code: "slower-than-baseline",
      message: `${offered.target}: ${shift.ratio} times as slow as ${comparison.baseline}, ${formatDuration(shift.changeMilliseconds)} more (p = ${shift.pValue.toFixed(4)}); "${broken.threshold}" is broken.`,
      remedy: "Profile this build against the one before; look at its queries and its start-up.",
      performance: performance2
    };
  }
  const errorsBroken = isErrorLimit(broken);
  return {
    verdict,
    code: errorsBroken ? "too-many-errors" : "too-slow",
    message: `${offered.target}: ${figures2}; "${broken.threshold}" is broken.`,
    remedy: errorsBroken ? most?.[0] === "spa-fallback-answers" ? 'Nothing is mapped at this path: the page of the single-page app answered. Correct "perf".' : "Look at the application's log for these requests." : "Look at the application's slow requests, at the plan's size, and at cold starts.",
    performance: performance2
  };
}
function judgeShard(measured, thresholds, offered, shard) {
  const { performance: performance2, ...judged } = judgeLoad(measured, thresholds, {
    ...offered,
    perSecond: offered.perSecond / shard.of
  });
  if (judged.verdict === "inconclusive")
    return { ...judged, performance: performance2 };
  return {
    verdict: "pass",
    code: "ok",
    message: `${offered.target}: shard ${shard.index} of ${shard.of} measured ${performance2.requests} requests, ${performance2.errors} failed; the merge judges them.`,
    performance: { ...performance2, limits: [] }
  };
}
function judgeMerged(merged, thresholds) {
  const { first, measured, missing, overlap } = merged;
  const verdict = judgeLoad(measured, thresholds, first);
  if (missing.length > 0) {
    return {
      ...verdict,
      verdict: "inconclusive",
      code: "shard-missing",
      message: `${first.target}: ${missing.length} of ${first.shard.of} shards are missing (${missing.slice(0, 10).join(", ")}), so less than the planned load was offered.`,
      remedy: "Look at the jobs of these shards, and run all of them again."
    };
  }
  if (overlap < 0.8) {
    return {
      ...verdict,
      verdict: "inconclusive",
      code: "shards-apart",
      message: `${first.target}: the shards were at work together for only ${Math.round(overlap * 100)} % of the time, so the planned load was never there.`,
      remedy: 'Let the jobs start together: enough runners, "max-parallel" unset, a longer "perf".'
    };
  }
  return verdict;
}
function judgeThreshold(threshold, sorted, errorShare, comparison) {
  const { metric, limit, severity: severity2, text } = threshold;
  const decided = (value, kept) => ({
    threshold: text,
    verdict: kept ? "pass" : severity2,
    value: rounded(value)
  });
  switch (metric.kind) {
    case "errors":
      return {
        threshold: text,
        verdict: errorShare < limit || errorShare === 0 ? "pass" : severity2,
        value: errorShare
      };
    case "regression": {
      if (comparison === void 0)
        throw new TypeError("A regression needs a comparison.");
      const shift = comparison[metric.figure];
      return { threshold: text, verdict: judgeShift(shift, threshold), value: shift.ratio };
    }
    case "average": {
      const average = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
      return decided(average, average < limit);
    }
    case "maximum":
      return decided(sorted.at(-1) ?? 0, (sorted.at(-1) ?? 0) < limit);
    case "percentile": {
      const { estimate, lower, upper } = quantileLimits(sorted, metric.quantile, confidence);
      const verdict = lower !== void 0 && lower >= limit ? severity2 : upper !== void 0 && upper < limit ? "pass" : "warn";
      return {
        threshold: text,
        verdict,
        value: rounded(estimate),
        ...lower === void 0 ? {} : { lower: rounded(lower) },
        ...upper === void 0 ? {} : { upper: rounded(upper) }
      };
    }
  }
}
function isUndecided(limit, thresholds) {
  const threshold = thresholds.find(({ text }) => text === limit.threshold);
  return threshold?.metric.kind === "percentile" && !(limit.lower !== void 0 && limit.lower >= threshold.limit);
}
function isErrorLimit({ threshold }) {
  return /^(errors|rate)</.test(threshold);
}
function voidReason(performance2, thresholds, throttled) {
  const tolerable = thresholds.filter(({ metric }) => metric.kind !== "errors").map(({ limit, floorMilliseconds }) => floorMilliseconds ?? 0.05 * limit);
  const allowedLag = Math.max(10, Math.min(...tolerable));
  if (tolerable.length > 0 && performance2.generatorLagP99 > allowedLag) {
    return {
      code: "generator-late",
      message: `${performance2.target}: the load generator itself was late by ${formatDuration(performance2.generatorLagP99)} (p99), more than ${formatDuration(allowedLag)}, so the times say nothing about the site.`,
      remedy: "Lower the rate, or use a runner that does nothing else meanwhile."
    };
  }
  if (throttled > 0.01 * performance2.requests) {
    return {
      code: "throttled",
      message: `${performance2.target}: ${throttled} of ${performance2.requests} requests were refused with 403 or 429, so a limiter was measured.`,
      remedy: "Lower the rate, or exempt the runner from the rate limit or firewall."
    };
  }
  const { comparison } = performance2;
  if (comparison !== void 0 && comparison.baselineErrors > 0.05 * performance2.requests) {
    return {
      code: "baseline-sick",
      message: `${comparison.baseline}: ${comparison.baselineErrors} requests failed, so it is nothing to compare with.`,
      remedy: 'Check "compare-with": the old version must be alive and know this path.'
    };
  }
  return void 0;
}
function shownRange(limit) {
  const from = limit.lower === void 0 ? "of any size" : `above ${formatDuration(limit.lower)}`;
  const to = limit.upper === void 0 ? "without upper limit" : `below ${formatDuration(limit.upper)}`;
  return `${from} and ${to} with 95 % confidence each`;
}
function rank(sorted, q) {
  return sorted[Math.max(1, Math.ceil(sorted.length * q)) - 1] ?? 0;
}
function rounded(value) {
  return Math.round(value * 100) / 100;
}

// actions/health-check/lib/refused-inputs.js
function refuseIdle(rules) {
  for (const [name, idle, why, remedy] of rules) {
    if (idle)
      throw new UsageError(`Input "${name}" is set, but ${why}.`, remedy);
  }
}
function refuseEmpty(inputs) {
  const asks = inputs.profile === "aspnet-spa" || inputs.profile === "static-site" || inputs.healthPath !== void 0 || inputs.release !== void 0 || inputs.openidIssuer !== void 0 || inputs.contracts.some(({ source, wanted }) => "path" in source && wanted.kind !== "absent") || inputs.expectations.length > 0 || inputs.suite !== void 0 || inputs.load !== void 0;
  if (asks)
    return;
  throw new UsageError(`Nothing is asked of the site itself: the profile is "${inputs.profile}", and none of "health-path", "release", "expect", "openid-issuer", "contract", "suite" and "perf" says what is right.`, 'Say what is right, for example "expect: GET / -> 200".');
}
function refuseUndecidable(load, thresholds) {
  const planned = Math.max(1, Math.round(load.perSecond * load.durationMilliseconds / 1e3));
  for (const { metric, text } of thresholds) {
    if (metric.kind !== "percentile")
      continue;
    const needed = samplesForUpperLimit(metric.quantile, confidence);
    if (planned >= needed)
      continue;
    throw new UsageError(`Input "perf" makes ${planned} requests, but "${text}" can only be decided with ${needed} or more.`, `Measure for ${Math.ceil(needed / load.perSecond)}s or longer at this rate, or raise the rate.`);
  }
}

// actions/health-check/lib/inputs.js
function readInputs() {
  const inputs = readEach();
  refuseEmpty(inputs);
  if (inputs.load !== void 0)
    refuseUndecidable(inputs.load, inputs.thresholds);
  return inputs;
}
function readEach() {
  const headers = readHeaders(linesInput("headers"));
  const expectations = linesInput("expect").map(parseExpectation);
  const secrets = [...headerSecrets(headers), ...expectations.flatMap(bodySecrets)];
  for (const secret of secrets)
    maskSecret(secret);
  const clientIdentity = readClientIdentity(optionalInput("client-certificate"), optionalInput("client-key"));
  const profile = choiceInput("profile", ["aspnet-spa", "static-site", "api", "none"]);
  const baseUrl = readBaseUrl(requiredInput("base-url"));
  const load = optionalInput("perf");
  const compareWith = parseCompareWith(optionalInput("compare-with"), baseUrl);
  if (compareWith !== void 0 && load === void 0) {
    throw new UsageError('Input "compare-with" is set, but "perf" is empty.', 'Say in "perf" what to measure on both versions, for example "GET /api/users 20/s for 80s".');
  }
  const shard = parseShard(optionalInput("shard"));
  if (shard !== void 0 && (load === void 0 || compareWith !== void 0)) {
    throw new UsageError(`Input "shard" is set, but ${load === void 0 ? '"perf" is empty' : '"compare-with" is set as well'}.`, 'A shard is a part of one load: say it in "perf", and compare on one runner.');
  }
  const healthPath = readHealthPath(profile);
  const healthEntries = listInput("health-entries");
  const spaDist = optionalDirectory("spa-dist");
  const deadlineMilliseconds = bounded("deadline", 1e3, 6 * 36e5);
  const stableForMilliseconds = bounded("stable-for", 0, 36e5);
  refuseIdle([
    [
      "health-entries",
      healthEntries.length > 0 && healthPath === void 0,
      '"health-path" is empty',
      "Name the endpoint that reports them."
    ],
    [
      "spa-dist",
      spaDist !== void 0 && (profile === "api" || profile === "none"),
      `the profile "${profile}" looks at no page`,
      'Use "profile: aspnet-spa" or "static-site".'
    ],
    [
      "client-certificate",
      clientIdentity !== void 0 && baseUrl.protocol === "http:",
      '"base-url" is plain http',
      "Give the https address."
    ],
    [
      "stable-for",
      stableForMilliseconds >= deadlineMilliseconds,
      '"deadline" ends before it has passed',
      'Raise "deadline" above it.'
    ]
  ]);
  return {
    name: readName(),
    baseUrl,
    profile,
    expectations,
    healthPath,
    healthEntries,
    degraded: choiceInput("degraded", ["pass", "warn", "fail"]),
    deepLink: optionalPath("deep-link") ?? "/slipway/deep-link",
    deepLinkStatuses: parseDeepLinkStatuses(requiredInput("deep-link-status")),
    openidIssuer: readIssuer(optionalInput("openid-issuer")),
    contracts: linesInput("contract").map(parseContract),
    azure: readAzureSite(),
    spaDist,
    tls: readTls(baseUrl),
    securityHeaders: choiceInput("security-headers", ["warn", "fail", "off"]),
    hstsSeconds: bounded("hsts", 0, 4e3 * 24 * 36e5) / 1e3,
    httpsRedirect: choiceInput("https-redirect", ["warn", "fail", "off"]),
    leaks: booleanInput("leaks"),
    leakPaths: pathList("leak-paths"),
    release: readRelease(optionalInput("release")),
    releaseProbe: parseReleaseProbe(requiredInput("release-probe")),
    releaseSamples: requiredInput("release-samples") === "auto" ? "auto" : integerInput("release-samples", { min: 1, max: 200 }),
    deadlineMilliseconds,
    timeoutMilliseconds: bounded("timeout", 100, 3e5),
    consecutive: integerInput("consecutive", { min: 1, max: 100 }),
    stableForMilliseconds,
    load: load === void 0 ? void 0 : parseLoadPlan(load),
    warmUpMilliseconds: bounded("warm-up", 0, 6e5),
    thresholds: readThresholds(requiredInput("thresholds"), compareWith !== void 0),
    compareWith,
    blocks: integerInput("blocks", { min: 5, max: 100 }),
    shard,
    history: optionalDirectory("history"),
    routingName: readRoutingName(optionalInput("routing-name")),
    connectTo: parseConnectTo(optionalInput("connect-to")),
    clientIdentity,
    allowPrivateAddresses: booleanInput("allow-private-addresses"),
    redirects: choiceInput("redirects", ["none", "same-host"]),
    headers,
    secrets,
    maximumBodyBytes: parseBytes(requiredInput("max-body")),
    suite: readSuite(),
    evidenceDirectory: readEvidenceDirectory(),
    onInconclusive: readInconclusivePolicy()
  };
}
function readName() {
  const name = requiredInput("name");
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/i.test(name)) {
    throw new UsageError(`Input "name" is "${name}".`, 'Use letters, digits and hyphens, for example "name: slot".');
  }
  return name;
}
function readEvidenceDirectory() {
  const directory = requiredInput("evidence-directory");
  insideWorkspace(directory, 'Input "evidence-directory"');
  return directory;
}
function readInconclusivePolicy() {
  return choiceInput("on-inconclusive", ["fail", "warn"]);
}
function readMergedThresholds() {
  return readThresholds(requiredInput("thresholds"), false);
}
function readHealthPath(profile) {
  if (optionalInput("health-path") !== "auto")
    return optionalPath("health-path");
  return profile === "static-site" ? void 0 : "/health";
}
function readIssuer(text) {
  return text === void 0 ? void 0 : readBaseUrl(text, "openid-issuer");
}
function readRelease(text) {
  if (text !== void 0 && !/^[\w.+-]{1,128}$/.test(text)) {
    throw new UsageError('Input "release" is not a build id.', 'Use the commit, which is "github.sha" in a workflow.');
  }
  return text;
}
function readRoutingName(text) {
  if (text !== void 0 && !/^[a-z0-9-]{1,60}$/i.test(text)) {
    throw new UsageError(`Input "routing-name" is "${text}".`, `Give a slot's name, for example "green", or "self" for production.`);
  }
  return text;
}
function readThresholds(text, compares) {
  const thresholds = parseThresholds(text);
  if (thresholds.length === 0) {
    throw new UsageError('Input "thresholds" has no threshold.', 'Write for example "p(95)<3s".');
  }
  const regression = thresholds.some(({ metric }) => metric.kind === "regression");
  if (regression && !compares) {
    throw new UsageError('Input "thresholds" has a regression, but "compare-with" is empty.', "Name the version to compare with, or leave the regression out.");
  }
  return compares && !regression ? [...thresholds, ...parseThresholds("regression(p95)<1.2x fail")] : thresholds;
}
function readTls(baseUrl) {
  const minimum = choiceInput("minimum-tls", ["1.2", "1.3", "off"]);
  const expiry = parseExpiry(requiredInput("certificate-expiry"));
  return minimum === "off" || baseUrl.protocol !== "https:" ? void 0 : { minimum, ...expiry };
}
function pathList(name) {
  const paths = linesInput(name);
  for (const path6 of paths) {
    if (!path6.startsWith("/") || path6.startsWith("//")) {
      throw new UsageError(`Input "${name}" has "${path6}".`, "Give paths that start with one slash, one per line.");
    }
  }
  return paths;
}
function readSuite() {
  const line = optionalInput("suite");
  if (line === void 0)
    return void 0;
  const command = splitWords(line);
  if (command === void 0 || command.length === 0) {
    throw new UsageError(`Input "suite" is "${line}", which has an open double quote.`, 'Write a program and its arguments, for example "npx playwright test --grep @regression". No shell reads it.');
  }
  const reportName = requiredInput("suite-report");
  const directory = pathInput("suite-directory");
  if ((0,node_fs__WEBPACK_IMPORTED_MODULE_4__.statSync)(directory, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new UsageError(`Input "suite-directory" is "${requiredInput("suite-directory")}", which is no directory.`, "Check out the repository before this step, and give the path from its root.");
  }
  return {
    command,
    directory,
    report: insideWorkspace(reportName, 'Input "suite-report"'),
    reportName,
    minimumTests: integerInput("suite-minimum-tests", { min: 1, max: 1e6 }),
    timeoutMilliseconds: bounded("suite-timeout", 1e3, 6 * 36e5)
  };
}
function optionalPath(name) {
  const path6 = optionalInput(name);
  if (path6 !== void 0 && (!path6.startsWith("/") || path6.startsWith("//"))) {
    throw new UsageError(`Input "${name}" is "${path6}".`, "Give a path that starts with one slash.");
  }
  return path6;
}
function optionalDirectory(name) {
  const directory = optionalInput(name);
  return directory === void 0 ? void 0 : insideWorkspace(directory, `Input "${name}"`);
}
function bounded(name, min, max) {
  const milliseconds = durationInput(name);
  if (milliseconds < min || milliseconds > max) {
    throw new UsageError(`Input "${name}" is ${milliseconds} ms.`, `Use a duration from ${min} ms to ${max / 1e3} s.`);
  }
  return milliseconds;
}

// actions/health-check/lib/performance/trend.js

var historyLength = 20;
function readHistory(file, shown2) {
  if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_4__.existsSync)(file))
    return void 0;
  try {
    const value = JSON.parse((0,node_fs__WEBPACK_IMPORTED_MODULE_4__.readFileSync)(file, "utf8"));
    const isEntry = (entry) => typeof entry?.at === "string" && [entry.p50, entry.p95, entry.p99, entry.requests].every(Number.isFinite);
    if (value?.schema !== "slipway/health-check-history/v1" || !value.entries.every(isEntry)) {
      throw new TypeError("another schema");
    }
    return value;
  } catch (error2) {
    throw new UsageError(`${shown2} is no history of this action.`, 'Download the file that a run before has written, or leave "history" empty.', { cause: error2 });
  }
}
function trendOf(history, performance2) {
  const entries = sameLoad(history, performance2);
  if (entries.length === 0)
    return void 0;
  const medianP95 = median(entries.map(({ p95 }) => p95));
  const deviationP95 = median(entries.map(({ p95 }) => Math.abs(p95 - medianP95)));
  const bound = Math.max(1.2 * medianP95, medianP95 + 4 * deviationP95);
  return {
    entries,
    medianP95: rounded2(medianP95),
    deviationP95: rounded2(deviationP95),
    isUnusual: entries.length >= 5 && performance2.p95 > bound
  };
}
function nextHistory(history, performance2, isRight, at, release) {
  const { p50, p95, p99, requests } = performance2;
  const entry = {
    at,
    ...release === void 0 ? {} : { release },
    requests,
    p50,
    p95,
    p99
  };
  const before = sameLoad(history, performance2);
  return {
    schema: "slipway/health-check-history/v1",
    target: performance2.target,
    perSecond: performance2.offeredPerSecond,
    entries: (isRight ? [...before, entry] : [...before]).slice(-historyLength)
  };
}
function sameLoad(history, performance2) {
  return history?.target === performance2.target && history.perSecond === performance2.offeredPerSecond ? history.entries.slice(-historyLength) : [];
}
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] ?? 0 : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
function rounded2(value) {
  return Math.round(value * 100) / 100;
}

// actions/health-check/lib/report/junit.js
function junitXml(report) {
  const count = (verdict) => report.checks.filter((check) => check.verdict === verdict).length;
  const seconds = report.checks.reduce((sum, check) => sum + check.seconds, 0);
  const suite = `health-check ${report.name}`;
  const cases = report.checks.map((check) => {
    const head = `    <testcase classname="${escaped(suite)}" name="${escaped(check.name)}" time="${check.seconds}"`;
    const text = escaped(check.remedy ? `${check.reason} ${check.remedy}` : check.reason);
    const code = escaped(check.code);
    const inner = {
      pass: "",
      warn: `<system-out>warning ${code}: ${text}</system-out>`,
      fail: `<failure type="${code}" message="${text}"/>`,
      inconclusive: `<error type="${code}" message="${text}"/>`
    };
    return `${head}>${inner[check.verdict]}</testcase>`;
  });
  const totals = `tests="${report.checks.length}" failures="${count("fail")}" errors="${count("inconclusive")}" skipped="0" time="${seconds.toFixed(3)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${totals}>`,
    `  <testsuite name="${escaped(suite)}" timestamp="${report.startedAt}" ${totals}>`,
    ...cases,
    "  </testsuite>",
    "</testsuites>",
    ""
  ].join("\n");
}
function escaped(text) {
  return text.toWellFormed().replace(/[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD").replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`);
}

// actions/health-check/lib/report/markup.js
function markup(strings, ...values) {
  const shown2 = (value) => {
    if (value === void 0)
      return "";
    if (typeof value === "string" || typeof value === "number")
      return escaped2(String(value));
    if ("markup" in value)
      return value.markup;
    return value.map(shown2).join("");
  };
  return { markup: String.raw({ raw: strings }, ...values.map(shown2)) };
}
function escaped2(text) {
  return text.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, (character) => /[\t\n]/.test(character) ? " " : "\uFFFD").replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

// actions/health-check/lib/report/charts.js
function inBothWidths(label, draw) {
  const svg = (width, kind) => markup`
<svg class="chart ${kind}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${draw(width)}</svg>`;
  return markup`${svg(760, "wide")}${svg(340, "narrow")}`;
}
var height = 230;
var floor = height - 34;
var ceiling = 42;
var left = 8;
function histogramChart(performance2) {
  const bars = performance2.histogram;
  const low = bars[0]?.from ?? 0.01;
  const high = Math.max(bars.at(-1)?.to ?? low, low * 1.01);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const label = `Times of ${performance2.requests} requests: half within ${formatDuration(performance2.p50)}, 95 % within ${formatDuration(performance2.p95)}, the slowest ${formatDuration(performance2.max)}.`;
  return inBothWidths(label, (width) => {
    const x = (value) => left + Math.log(Math.max(low, value) / low) / Math.log(high / low) * (width - 2 * left);
    const y = (count) => floor - Math.sqrt(count / most) * (floor - ceiling);
    const columns = bars.map(({ from, to, count }) => count === 0 ? void 0 : markup`<rect class="column" x="${round(x(from) + 0.5)}" y="${round(y(count))}" width="${round(Math.max(1.5, x(to) - x(from) - 1))}" height="${round(floor - y(count))}"><title>${formatDuration(from)} to ${formatDuration(to)}: ${count}</title></rect>`);
    const marks2 = spread(["p50", "p95", "p99"].map((name) => ({
      at: x(performance2[name]),
      text: `${name} ${formatDuration(performance2[name])}`
    })), width);
    return markup`${columns}<line class="axis" x1="${left}" x2="${width - left}" y1="${floor}" y2="${floor}"/>${marks2.map(({ at, text, row, anchor }) => markup`<line class="mark" x1="${round(at)}" x2="${round(at)}" y1="${12 + row * 15}" y2="${floor}"/><text class="mark-text" x="${round(at + (anchor === "start" ? 4 : -4))}" y="${16 + row * 15}" text-anchor="${anchor}">${text}</text>`)}<text class="tick" x="${left}" y="${floor + 18}">${formatDuration(low)}</text><text class="tick" x="${width - left}" y="${floor + 18}" text-anchor="end">${formatDuration(high)}</text>`;
  });
}
function comparisonChart(comparison) {
  const { blocks } = comparison;
  const most = Math.max(0.01, ...blocks.flatMap(({ candidate, baseline }) => [candidate.p95, baseline.p95]));
  const label = `p95 of ${blocks.length} pairs of blocks: the new version takes ${comparison.p95.ratio} times as long as the old one.`;
  return inBothWidths(label, (width) => {
    const step = (width - 2 * left) / blocks.length;
    const y = (value) => floor - value / most * (floor - ceiling);
    const pairs = blocks.map(({ candidate, baseline }, index) => {
      const x = round(left + step * (index + 0.5));
      return markup`<line class="pair" x1="${x}" x2="${x}" y1="${round(y(candidate.p95))}" y2="${round(y(baseline.p95))}"/><rect class="old" x="${round(x - 5)}" y="${round(y(baseline.p95) - 5)}" width="10" height="10"><title>block ${index + 1}, old: ${formatDuration(baseline.p95)}</title></rect><circle class="new" cx="${x}" cy="${round(y(candidate.p95))}" r="5.5"><title>block ${index + 1}, new: ${formatDuration(candidate.p95)}</title></circle><text class="tick" x="${x}" y="${floor + 18}" text-anchor="middle">${index + 1}</text>`;
    });
    return markup`<line class="grid" x1="${left}" x2="${width - left}" y1="${ceiling}" y2="${ceiling}"/><text class="tick" x="${left}" y="${ceiling - 7}">${formatDuration(most)}</text><line class="axis" x1="${left}" x2="${width - left}" y1="${floor}" y2="${floor}"/>${pairs}`;
  });
}
function trendChart(trend, p95) {
  const values = [...trend.entries.map((entry) => entry.p95), p95];
  const most = Math.max(0.01, ...values);
  const label = `p95 of the last ${trend.entries.length} runs, typically ${formatDuration(trend.medianP95)}; this one ${formatDuration(p95)}.`;
  return inBothWidths(label, (width) => {
    const x = (index) => left + 6 + index / Math.max(1, values.length - 1) * (width - 2 * left - 12);
    const y = (value) => floor - value / most * (floor - ceiling);
    const points = values.map((value, index) => `${round(x(index))},${round(y(value))}`).join(" ");
    const last = values.length - 1;
    return markup`<line class="grid" x1="${left}" x2="${width - left}" y1="${round(y(trend.medianP95))}" y2="${round(y(trend.medianP95))}"/><text class="tick" x="${left}" y="${round(y(trend.medianP95) - 6)}">typical ${formatDuration(trend.medianP95)}</text><line class="axis" x1="${left}" x2="${width - left}" y1="${floor}" y2="${floor}"/><polyline class="path" points="${points}"/><circle class="new" cx="${round(x(last))}" cy="${round(y(p95))}" r="5.5"/><text class="tick" x="${left}" y="${floor + 18}">${trend.entries[0]?.at.slice(0, 10) ?? ""}</text><text class="tick" x="${width - left}" y="${floor + 18}" text-anchor="end">this run</text>`;
  });
}
function spread(marks2, width) {
  return marks2.map(({ at, text }, row) => {
    const anchor = at + text.length * 7.2 + 8 > width ? "end" : "start";
    return { at, text, row, anchor };
  });
}
function round(value) {
  return Math.round(value * 10) / 10;
}

// actions/health-check/lib/report/page-style.js
var pageStyle = `
:root{--paper:#f7f6f2;--card:#fff;--ink:#1c2430;--soft:#5a6473;--line:#e4e1d9;--pass:#23754f;--warn:#8a5a0d;--fail:#b3362b;--unknown:#5b6472;--old:#4f6fa8;--new:#1f8a6d;--column:#a9bcdc;
--sans:-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;--serif:Charter,"Iowan Old Style",Cambria,Georgia,serif}
@media(prefers-color-scheme:dark){:root{--paper:#12161b;--card:#1a1f26;--ink:#e5e9ef;--soft:#a3adbb;--line:#2f3741;--pass:#63c594;--warn:#e2b15f;--fail:#f08379;--unknown:#a3adbb;--old:#86a8de;--new:#57cba9;--column:#3f5a8c}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 var(--sans);overflow-wrap:anywhere}
header,main,footer{max-width:60rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2.5rem)}header{padding-block:2.2rem .6rem}
.kicker{margin:0 0 .8rem;color:var(--soft);font-size:.9rem}h1{margin:0;font:600 clamp(2rem,6vw,3rem)/1.1 var(--serif)}h2{margin:0 0 .8rem;font:600 1.35rem/1.25 var(--serif)}
.decisive{margin:.8rem 0;max-width:46rem;font:400 clamp(1.1rem,2.6vw,1.3rem)/1.45 var(--serif)}
.pass{color:var(--pass)}.warn{color:var(--warn)}.fail{color:var(--fail)}.inconclusive{color:var(--unknown)}
section{margin-block:1.1rem;padding:clamp(1rem,3vw,1.7rem);background:var(--card);border:1px solid var(--line);border-radius:.7rem}
table{width:100%;border-collapse:collapse;font-size:.94rem}th{padding:.3rem .6rem .3rem 0;color:var(--soft);font-weight:500;font-size:.82rem;text-align:left;border-bottom:1px solid var(--line)}
td{padding:.6rem .6rem .6rem 0;border-bottom:1px solid var(--line);vertical-align:top}tr:last-child td{border-bottom:0}.number{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums;padding:.6rem 0 .6rem 1rem}th.number{padding-block:.3rem}
.verdict{white-space:nowrap;font-weight:650}.verdict::before{content:"";display:inline-block;width:.6rem;height:.6rem;margin-right:.45rem;border-radius:50%;background:currentColor}.verdict.fail::before{border-radius:1px}.verdict.warn::before{border-radius:50% 50% 50% 0}.verdict.inconclusive::before{background:none;border:2px dashed currentColor}.name{font-weight:600;min-width:8rem}.remedy{display:block;margin-top:.2rem}.remedy::before{content:"\u2192 "}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.5rem,1fr));gap:.8rem 1.2rem;margin:0 0 1rem}dt{color:var(--soft);font-size:.82rem}dd{margin:0;font-size:1.1rem;font-variant-numeric:tabular-nums}
.three{grid-template-columns:repeat(3,minmax(0,1fr))}
figure{margin:1rem 0}figcaption,.note{color:var(--soft);font-size:.9rem}.legend span::before{content:"";display:inline-block;width:.7rem;height:.7rem;margin-right:.4rem}.legend .is-new::before{background:var(--new);border-radius:50%}.legend .is-old::before{background:var(--old)}.legend span{margin-right:1.2rem}
.chart{display:block;width:100%;height:auto}.narrow{display:none}.chart text{fill:var(--soft);font:13px var(--sans);font-variant-numeric:tabular-nums}.chart .mark-text{fill:var(--ink);font-weight:600;paint-order:stroke;stroke:var(--card);stroke-width:4px}
.column{fill:var(--column)}.axis{stroke:var(--soft)}.grid{stroke:var(--line);stroke-width:1.5}.mark{stroke:var(--ink);stroke-dasharray:2 3}.pair{stroke:var(--soft);stroke-width:1.5}.old{fill:var(--old)}.new{fill:var(--new)}.path{fill:none;stroke:var(--old);stroke-width:2}
footer{padding-block:.4rem 2.5rem;color:var(--soft);font-size:.87rem}
@media(max-width:40rem){table:not(.checks) .number{padding-left:.5rem;font-size:.85rem}.wide{display:none}.narrow{display:block}.checks thead{display:none}.checks tr{display:block;padding:.7rem 0;border-bottom:1px solid var(--line)}.checks tr:last-child{border:0}.checks td{display:block;padding:.1rem 0;border:0;text-align:left}.checks .number{display:inline;color:var(--soft);font-size:.87rem;margin-right:.8rem}}
@media print{body{background:#fff}section{break-inside:avoid}}`;

// actions/health-check/lib/report/summary.js
var marks = {
  pass: "\u2705",
  warn: "\u26A0\uFE0F",
  fail: "\u274C",
  inconclusive: "\u2754"
};
function headline(report) {
  const where = report.targets === void 0 ? `${report.name} (${report.baseUrl})` : `${report.name} (${report.targets.map(({ name }) => name).join(", ")})`;
  const worst = report.checks.find((check) => check.verdict === report.verdict);
  const p95 = report.performance === void 0 ? "" : `, p95 ${formatDuration(report.performance.p95)}`;
  if (report.verdict === "pass" || worst === void 0) {
    return `${where} is healthy: ${report.checks.length} checks passed${p95}.`;
  }
  const word = {
    warn: "works with a warning",
    fail: "is not healthy",
    inconclusive: "could not be judged"
  };
  const named = report.targets === void 0 ? "" : `${worst.name}: `;
  if (!worst.remedy)
    return `${where} ${word[report.verdict]}: ${named}${worst.reason}`;
  const remedy = worst.remedy.charAt(0).toLowerCase() + worst.remedy.slice(1);
  return `${where} ${word[report.verdict]}: ${named}${worst.reason.replace(/\.$/, "")} \u2013 ${remedy}`;
}
function shownLimit({ threshold }, value) {
  if (value === void 0)
    return "\u2013";
  if (threshold.startsWith("regression"))
    return `${value} x`;
  return /^(errors|rate)/.test(threshold) ? `${(value * 100).toFixed(2)} %` : formatDuration(value);
}
function summaryMarkdown(report, page) {
  const parts = [
    `### ${marks[report.verdict]} Health check ${markdownText(report.name)}`,
    markdownText(headline(report)),
    markdownTable(["", "Check", "Result", "Tries", "Time"], [...report.checks].sort(byGravity).map((check) => [
      marks[check.verdict],
      check.name,
      check.reason,
      check.attempts,
      formatDuration(check.seconds * 1e3)
    ]))
  ];
  const { performance: performance2 } = report;
  if (performance2 !== void 0) {
    parts.push(`**Load** ${markdownText(performance2.target)}: ${performance2.requests} requests at ${performance2.offeredPerSecond} a second, ${performance2.errors} failed. Latency counts from the moment a request was due; the generator was late by ${formatDuration(performance2.generatorLagP99)} (p99).`, markdownTable(["p50", "p95", "p99", "max"], [[performance2.p50, performance2.p95, performance2.p99, performance2.max].map(formatDuration)]), markdownTable(["", "Threshold", "Measured", "At least (95 %)", "At most (95 %)"], performance2.limits.map((limit) => [
      marks[limit.verdict],
      limit.threshold,
      shownLimit(limit, limit.value),
      shownLimit(limit, limit.lower),
      shownLimit(limit, limit.upper)
    ])));
  }
  if (performance2?.comparison !== void 0) {
    const { comparison } = performance2;
    parts.push(`**Against** ${markdownText(comparison.baseline)}, in ${comparison.blocks.length} pairs of neighbouring blocks:`, markdownTable(["Figure", "Ratio", "Change", "p (slower by chance)"], ["p50", "p95"].map((name) => [
      name,
      comparison[name].ratio,
      `${comparison[name].changeMilliseconds} ms`,
      comparison[name].pValue.toFixed(4)
    ])));
  }
  const { trend } = report;
  if (trend !== void 0 && performance2 !== void 0) {
    parts.push(`**Trend** p95 ${formatDuration(performance2.p95)}, typically ${formatDuration(trend.medianP95)} in ${trend.entries.length} earlier runs${trend.isUnusual ? ": unusually slow" : ""}. It decides nothing.`);
  }
  parts.push(`Pictures: ${markdownText(page)} in the evidence.`);
  return `${parts.join("\n\n")}
`;
}
var gravity = ["fail", "inconclusive", "warn", "pass"];
function byGravity(a, b) {
  return gravity.indexOf(a.verdict) - gravity.indexOf(b.verdict);
}

// actions/health-check/lib/report/page.js
var words = {
  pass: "Healthy",
  warn: "Works, with a warning",
  fail: "Not healthy",
  inconclusive: "Not judged"
};
function reportPage(report) {
  const { performance: performance2, trend, targets } = report;
  const sections = [
    targets === void 0 ? void 0 : targetsSection(targets),
    checksSection(report.checks),
    performance2 === void 0 ? void 0 : loadSection(performance2),
    performance2?.comparison === void 0 ? void 0 : comparisonSection(performance2.comparison),
    performance2 === void 0 || trend === void 0 ? void 0 : trendSection(trend, performance2)
  ];
  return `<!doctype html>${markup`
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words[report.verdict]}: ${report.name}</title>
<style>${{ markup: pageStyle }}</style>
</head>
<body>
<header>
<p class="kicker">Health check of ${report.name}${report.servedVersion === void 0 ? void 0 : markup` · build ${report.servedVersion}`}</p>
<h1 class="${report.verdict}">${words[report.verdict]}</h1>
<p class="decisive">${headline(report)}</p>
</header>
<main>${sections}</main>
<footer>${report.startedAt} to ${report.finishedAt}</footer>
</body>
</html>`.markup}
`;
}
function targetsSection(targets) {
  return markup`
<section><h2>Targets</h2><table class="checks"><thead><tr><th></th><th>Target</th><th>Address</th><th>Build</th></tr></thead><tbody>${targets.map((target) => markup`
<tr><td class="verdict ${target.verdict}">${target.verdict}</td><td class="name">${target.name}</td><td>${target.baseUrl}</td><td>${target.servedVersion ?? "\u2013"}</td></tr>`)}</tbody></table></section>`;
}
function checksSection(checks) {
  const rows = [...checks].sort(byGravity).map((check) => markup`
<tr><td class="verdict ${check.verdict}">${check.verdict}</td><td class="name">${check.name}</td><td>${check.reason}${check.remedy === void 0 ? void 0 : markup`<span class="remedy">${check.remedy}</span>`}</td><td class="number">${check.attempts === 1 ? "1 try" : `${check.attempts} tries`}</td><td class="number">${formatDuration(check.seconds * 1e3)}</td></tr>`);
  return markup`
<section><h2>Checks</h2><table class="checks"><thead><tr><th></th><th>Check</th><th>Result</th><th class="number">Tries</th><th class="number">Time</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}
function loadSection(performance2) {
  const facts = [
    ["Requests", String(performance2.requests)],
    ["Failed", String(performance2.errors)],
    ["Offered", `${performance2.offeredPerSecond} a second`],
    ["p50", formatDuration(performance2.p50)],
    ["p95", formatDuration(performance2.p95)],
    ["p99", formatDuration(performance2.p99)],
    ["Slowest", formatDuration(performance2.max)],
    ["Generator late by (p99)", formatDuration(performance2.generatorLagP99)]
  ];
  return markup`
<section><h2>Load: ${performance2.target}</h2>
<dl>${facts.map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
<figure>${histogramChart(performance2)}<figcaption>How long answers took, from the moment a request was due; logarithmic, the height grows with the square root of the count. A failed request counts as its time limit.</figcaption></figure>
${performance2.limits.length === 0 ? void 0 : limitsTable(performance2.limits)}</section>`;
}
function limitsTable(limits) {
  return markup`<table><thead><tr><th></th><th>Threshold</th><th class="number">Measured</th><th class="number">At least</th><th class="number">At most</th></tr></thead><tbody>${limits.map((limit) => markup`
<tr><td class="verdict ${limit.verdict}">${limit.verdict}</td><td>${limit.threshold}</td><td class="number">${shownLimit(limit, limit.value)}</td><td class="number">${shownLimit(limit, limit.lower)}</td><td class="number">${shownLimit(limit, limit.upper)}</td></tr>`)}</tbody></table><p class="note">At least, at most: with 95 % confidence each.</p>`;
}
function comparisonSection(comparison) {
  return markup`
<section><h2>Against the old version</h2><p>${comparison.baseline}</p>
<dl class="three">${["p50", "p95"].map((name) => {
    const { ratio, changeMilliseconds, pValue } = comparison[name];
    return markup`<div><dt>${name}, new / old</dt><dd>${ratio}</dd></div><div><dt>${name}, change</dt><dd>${changeMilliseconds < 0 ? "\u2212" : "+"}${formatDuration(Math.abs(changeMilliseconds))}</dd></div><div><dt>${name}, slower by chance</dt><dd>p = ${pValue.toFixed(4)}</dd></div>`;
  })}</dl>
<figure>${comparisonChart(comparison)}<figcaption><span class="legend"><span class="is-new">new</span><span class="is-old">old</span></span>p95 of each pair of neighbouring blocks: neighbours share what machine and network did.</figcaption></figure></section>`;
}
function trendSection(trend, performance2) {
  return markup`
<section><h2>Trend</h2><figure>${trendChart(trend, performance2.p95)}<figcaption>p95 of earlier runs of this load. ${trend.isUnusual ? "This run is unusually slow. " : ""}The trend decides nothing: between runs of unchanged code p95 varies a lot.</figcaption></figure></section>`;
}

// actions/health-check/lib/report/report.js
function checkResult(check, settled) {
  const { outcome } = settled;
  return {
    name: check.name,
    target: check.target,
    verdict: outcome.verdict,
    code: outcome.code,
    reason: outcome.message,
    ...outcome.remedy === void 0 ? {} : { remedy: outcome.remedy },
    attempts: settled.attempts,
    seconds: Math.round(settled.milliseconds) / 1e3,
    ...settled.firstSuccessMilliseconds === void 0 ? {} : { firstSuccessSeconds: Math.round(settled.firstSuccessMilliseconds) / 1e3 }
  };
}

// actions/health-check/lib/checks/built-files.js



function readBuiltFiles(directory) {
  if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_4__.existsSync)(node_path__WEBPACK_IMPORTED_MODULE_5__.join(directory, "index.html"))) {
    throw new UsageError(`Input "spa-dist" is a directory without an index.html: ${directory}.`, "Give the built app's browser directory, for example dist/app/browser.");
  }
  const files = /* @__PURE__ */ new Map();
  for (const entry of (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.readdirSync)(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile())
      continue;
    const file = node_path__WEBPACK_IMPORTED_MODULE_5__.join(entry.parentPath, entry.name);
    const name = node_path__WEBPACK_IMPORTED_MODULE_5__.relative(directory, file).split(node_path__WEBPACK_IMPORTED_MODULE_5__.sep).join("/");
    files.set(name, (0,node_crypto__WEBPACK_IMPORTED_MODULE_14__.createHash)("sha256").update((0,node_fs__WEBPACK_IMPORTED_MODULE_4__.readFileSync)(file)).digest("hex"));
  }
  return files;
}

// actions/health-check/lib/clock.js

var systemClock = {
  now: () => Date.now(),
  sleep: (milliseconds, signal) => (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_15__.setTimeout)(milliseconds, void 0, signal === void 0 ? {} : { signal }).catch(() => void 0)
};

// actions/health-check/lib/http/site.js
var maximumRedirects = 5;
function createSite(exchange2, options) {
  const urlOf = (target) => {
    const url = typeof target === "string" && target.startsWith("/") ? new URL(options.base.pathname.replace(/\/$/, "") + target, options.base.origin) : new URL(target, options.base);
    if (options.routingName !== void 0 && url.origin === options.base.origin) {
      url.searchParams.set("x-ms-routing-name", options.routingName);
    }
    return url;
  };
  const headersFor = (url) => url.origin === options.base.origin ? options.headers : {};
  async function ask(request, signal) {
    const method = request.method ?? "GET";
    let url = urlOf(request.target);
    const seen = /* @__PURE__ */ new Set();
    for (; ; ) {
      const answer = await exchange2({
        method,
        url,
        headers: { ...headersFor(url), ...request.headers },
        ...request.body === void 0 ? {} : { body: request.body },
        ...request.maximumBodyBytes === void 0 ? {} : { maximumBodyBytes: request.maximumBodyBytes }
      }, signal);
      const location = answer.headers.location;
      const follows = options.redirects === "same-host" && (method === "GET" || method === "HEAD") && [301, 302, 303, 307, 308].includes(answer.status) && location !== void 0;
      if (!follows)
        return { ...answer, url };
      seen.add(url.href);
      const next = urlOf(redirectTarget(url, location, shownRequest({ method, url })));
      if (seen.has(next.href) || seen.size > maximumRedirects) {
        throw new ExchangeFailure("redirect-loop", `${shownRequest({ method, url })}: redirected in a circle or more than ${maximumRedirects} times.`, "Look at the application's redirect rules and its forwarded headers.", false);
      }
      url = next;
    }
  }
  return { base: options.base, urlOf, headersFor, ask };
}
function redirectTarget(from, location, where) {
  let next;
  try {
    next = new URL(location, from);
  } catch {
    throw new ExchangeFailure("redirect-refused", `${where}: redirected to something that is not an address.`, "Look at the application's redirect rules.", false);
  }
  if (next.hostname !== from.hostname || from.protocol === "https:" && next.protocol !== "https:") {
    throw new ExchangeFailure("redirect-refused", `${where}: redirected to ${shownUrl(next)}, which is another host or no longer encrypted.`, "Probe the final address itself, or expect the redirect's status.", false);
  }
  return next;
}

// actions/health-check/lib/performance/open-loop.js
var turningMilliseconds = 1.5;
var systemLoadClock = {
  now: () => performance.now(),
  wait: (milliseconds, exactly) => new Promise((resolve2) => {
    if (!exactly)
      setTimeout(resolve2, milliseconds);
    else if (milliseconds <= turningMilliseconds)
      setImmediate(resolve2);
    else
      setTimeout(resolve2, Math.floor(milliseconds - turningMilliseconds));
  })
};
var longestWaitMilliseconds = 1e3;
async function offerLoad(schedule, send2, clock, stop) {
  const gap = 1e3 / schedule.perSecond;
  const warmUp = Math.round(schedule.warmUpMilliseconds / gap);
  const count = Math.max(1, Math.round(schedule.durationMilliseconds / gap));
  const latencies = new Float64Array(count);
  const lags = new Float64Array(count);
  const errors = /* @__PURE__ */ new Map();
  let inFlight = 0;
  let maximumInFlight = 0;
  let ended = 0;
  let finish2 = () => void 0;
  const allEnded = new Promise((resolve2) => {
    finish2 = resolve2;
  });
  const start = clock.now() + gap;
  const fire = (index) => {
    const due = start + index * gap;
    const measured = index - warmUp;
    if (measured >= 0)
      lags[measured] = Math.max(0, clock.now() - due);
    inFlight += 1;
    if (measured >= 0)
      maximumInFlight = Math.max(maximumInFlight, inFlight);
    send2().then(({ result, endedAt = clock.now() }) => {
      inFlight -= 1;
      if (measured >= 0) {
        const elapsed = endedAt - due;
        latencies[measured] = result === "ok" ? elapsed : Math.max(elapsed, schedule.timeoutMilliseconds);
        if (result !== "ok")
          errors.set(result, (errors.get(result) ?? 0) + 1);
      }
      ended += 1;
      if (ended === warmUp + count)
        finish2();
    });
  };
  for (let next = 0; next < warmUp + count; ) {
    stop?.throwIfAborted();
    const now = clock.now();
    while (next < warmUp + count && start + next * gap <= now) {
      fire(next);
      next += 1;
    }
    const exactly = gap >= 1;
    if (next < warmUp + count) {
      const rest = Math.max(0, start + next * gap - clock.now());
      await clock.wait(Math.min(rest, longestWaitMilliseconds), exactly);
    }
  }
  await allEnded;
  return { latencies, lags, errors, maximumInFlight };
}

// actions/health-check/lib/suites/suite.js


// actions/health-check/lib/suites/results.js
var ResultsRefusal = class extends Error {
};
function readResults(content) {
  const text = content.toString("utf8").replace(/^\uFEFF/, "").trimStart();
  if (text.startsWith("<"))
    return readJunit(text);
  if (text.startsWith("{"))
    return readCtrf(content);
  throw new ResultsRefusal("it is neither JUnit XML nor CTRF JSON");
}
var notRun = /^(notrun|skipped|ignored|disabled)$/i;
var wrong = /^(failed|failure|error)$/i;
function readJunit(text) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  let current;
  let root;
  let suite = "";
  const claimed = { tests: 0, failures: 0 };
  let ended = false;
  let unclosed = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      root ??= name;
      if (name === "testcase") {
        const group = attributes.classname ?? "";
        const own = attributes.name ?? "?";
        const status = attributes.status ?? "";
        current = {
          name: group === "" ? own : `${group} \u203A ${own}`,
          outcome: notRun.test(status) ? "skipped" : wrong.test(status) ? "failed" : "passed"
        };
      } else if (current !== void 0) {
        if (name === "failure" || name === "error")
          current.outcome = "failed";
        else if (name === "skipped" && current.outcome === "passed")
          current.outcome = "skipped";
      } else if (name === "failure" || name === "error") {
        counts.failed += 1;
        failures.push(`${suite}, outside of its tests`);
      } else if (name === "testsuites" || name === "testsuite") {
        suite = attributes.name ?? "a suite";
        claimed.tests = Math.max(claimed.tests, total(attributes.tests));
        claimed.failures = Math.max(claimed.failures, total(attributes.failures) + total(attributes.errors));
      }
    },
    onclosetag(name, implied) {
      if (implied && ended)
        unclosed = true;
      if (name === "testcase" && current !== void 0) {
        counts[current.outcome] += 1;
        if (current.outcome === "failed")
          failures.push(current.name);
        current = void 0;
      }
    }
  }, { xmlMode: true });
  parser.write(text);
  ended = true;
  parser.end();
  if (root !== "testsuites" && root !== "testsuite") {
    throw new ResultsRefusal("it is XML, but no JUnit report");
  }
  if (unclosed)
    throw new ResultsRefusal("it ends in the middle");
  return whole({ ...counts, failures }, claimed);
}
function total(value) {
  const number = Number(value ?? 0);
  return Number.isInteger(number) && number > 0 ? number : 0;
}
function whole(results, claimed) {
  const shown2 = results.passed + results.failed + results.skipped;
  if (shown2 > 0 && claimed.tests > shown2) {
    throw new ResultsRefusal(`its totals name ${claimed.tests} tests, but it shows ${shown2}`);
  }
  if (claimed.failures > 0 && results.failed === 0) {
    throw new ResultsRefusal(`its totals name ${claimed.failures} failures, but it shows none of them`);
  }
  return results;
}
function readCtrf(content) {
  let report;
  try {
    report = parseStrictJson(content);
  } catch (error2) {
    if (!(error2 instanceof JsonRefusal))
      throw error2;
    throw new ResultsRefusal(error2.message);
  }
  const tests = member2(member2(report, "results"), "tests");
  if (!Array.isArray(tests))
    throw new ResultsRefusal("the JSON has no results.tests");
  const counts = { passed: 0, failed: 0, skipped: 0 };
  const failures = [];
  for (const test of tests) {
    const status = member2(test, "status");
    const name = member2(test, "name");
    if (status === "passed")
      counts.passed += 1;
    else if (status === "skipped" || status === "pending")
      counts.skipped += 1;
    else {
      counts.failed += 1;
      failures.push(typeof name === "string" ? name : "?");
    }
  }
  const summary = member2(member2(report, "results"), "summary");
  return whole({ ...counts, failures }, {
    tests: total(member2(summary, "tests")),
    failures: total(member2(summary, "failed"))
  });
}
function member2(value, name) {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return void 0;
  return Object.hasOwn(value, name) ? value[name] : void 0;
}

// actions/health-check/lib/suites/suite.js
var withheld = /^(INPUT_|ACTIONS_|GITHUB_(OUTPUT|ENV|PATH|STATE|STEP_SUMMARY|TOKEN)$)/;
async function runSuite(plan, baseUrl, environment, signal, print) {
  const before = stamp(plan.report);
  const [program = "", ...programArguments] = plan.command;
  const variables = Object.fromEntries(Object.entries(environment).filter(([name]) => !withheld.test(name)));
  let result;
  try {
    result = await runCommand(program, programArguments, {
      directory: plan.directory,
      environment: { ...variables, BASE_URL: baseUrl.href.replace(/\/$/, "") },
      timeoutMilliseconds: plan.timeoutMilliseconds,
      signal,
      onLine: (line) => print(printable(line))
    });
  } catch (error2) {
    if (!(error2 instanceof UsageError))
      throw error2;
    return failedForGood("suite-not-started", error2.message, error2.remedy);
  }
  if (result.timedOut) {
    return failedForGood("suite-timed-out", `The suite "${program}" did not end within ${plan.timeoutMilliseconds / 1e3} s and was stopped.`, 'Look for a test that hangs, or raise "suite-timeout".');
  }
  const after = stamp(plan.report);
  if (after === void 0 || after === before) {
    return failedForGood("suite-without-report", `The suite "${program}" ended with ${result.exitCode} and left ${after === void 0 ? "no report" : "only the old report"} at ${plan.reportName}.`, 'Let it write JUnit or CTRF there, for example "npx playwright test --reporter=junit" with PLAYWRIGHT_JUNIT_OUTPUT_FILE, or correct "suite-report".');
  }
  let results;
  try {
    results = readResults((0,node_fs__WEBPACK_IMPORTED_MODULE_4__.readFileSync)(plan.report));
  } catch (error2) {
    if (!(error2 instanceof ResultsRefusal))
      throw error2;
    return failedForGood("suite-report-unreadable", `${plan.reportName} cannot be read: ${error2.message}.`, "Let the suite write JUnit XML or CTRF JSON.");
  }
  return judgeResults(results, result.exitCode, plan.minimumTests, plan.reportName);
}
function judgeResults(results, exitCode, minimumTests, reportName) {
  const { passed: good, failed: failed2, skipped, failures } = results;
  const counted = `${good} passed, ${failed2} failed, ${skipped} skipped`;
  if (failed2 > 0) {
    const names = failures.slice(0, 5).map((name) => singleLine(name, 120));
    return failedForGood("suite-failed", `${counted}: ${names.join("; ")}${failures.length > 5 ? " \u2026" : ""}.`, "Read the suite's own report for these tests.");
  }
  if (good < minimumTests) {
    return failedForGood("suite-without-tests", `${counted}, fewer than the ${minimumTests} that have to pass.`, `Check the suite's filter, or correct "suite-minimum-tests".`);
  }
  if (exitCode !== 0) {
    return failedForGood("suite-failed", `${counted} in ${reportName}, but the suite ended with ${exitCode}.`, "Read the suite's output for what went wrong outside its tests.");
  }
  return passed(`${counted}.`);
}
function stamp(file) {
  const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.statSync)(file, { throwIfNoEntry: false, bigint: true });
  if (found === void 0)
    return void 0;
  if (!found.isFile()) {
    throw new UsageError(`Input "suite-report" names something that is no file: ${file}.`, "Name the report file itself.");
  }
  return `${found.ino}:${found.mtimeNs}:${found.size}`;
}

// actions/health-check/lib/checks/release.js
function sameRelease(wanted, served) {
  const [a, b] = [wanted.trim(), served.trim()];
  if (a === b)
    return a !== "";
  const hex = /^[0-9a-f]{7,64}$/i;
  if (!hex.test(a) || !hex.test(b))
    return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return (long.length === 40 || long.length === 64) && long.toLowerCase().startsWith(short.toLowerCase());
}
function samplesFor(instances, miss = 1e-3) {
  return instances <= 1 ? 1 : Math.ceil(Math.log(miss) / Math.log(1 - 1 / instances));
}
function releaseCheck(site, options, onServed) {
  const where = shownRequest({ method: "GET", url: site.urlOf(options.probe.path) });
  return {
    name: "release",
    target: where,
    attempt: (signal) => outcomeOf(async () => {
      const seen = /* @__PURE__ */ new Map();
      const stale = /* @__PURE__ */ new Map();
      const taken = await takeSamples(site, options.probe.path, options.sampling, signal);
      for (const { answer, instance } of taken.samples) {
        const served = readRelease2(answer, options.probe, where);
        if (typeof served !== "string")
          return served;
        seen.set(served, (seen.get(served) ?? 0) + 1);
        if (instance !== void 0 && !sameRelease(options.release, served)) {
          stale.set(instance, served);
        }
        onServed(served);
      }
      const counts = [...seen].map(([id, count]) => `${id} (${count})`).join(", ");
      const right = [...seen.keys()].filter((id) => sameRelease(options.release, id));
      if (right.length === seen.size) {
        return taken.missed === void 0 ? passed(`${taken.shown} were answered by ${right[0]}.`) : failed("instance-not-reached", `${where}: instance ${shownInstance(taken.missed)} did not answer itself; another one did.`, "It may be starting or leaving: wait, or look at the app's instances in Azure.");
      }
      if (right.length > 0) {
        const named = [...stale].slice(0, 5).map(([instance, served]) => `; instance ${shownInstance(instance)} runs ${served}`);
        return failed("release-mixed", `${where}: ${taken.shown} met different builds: ${counts}${named.join("")}; expected only ${options.release}.`, "Wait for the swap or the restart of all instances; look for an instance that did not take the build.");
      }
      return wrongRelease(site, options, counts, where, signal);
    })
  };
}
async function wrongRelease(site, options, counts, where, signal) {
  const url = site.urlOf(options.probe.path);
  url.searchParams.set("slipway", options.newWord());
  const fresh = await site.ask({ target: url }, signal);
  const served = readRelease2(fresh, options.probe, where);
  if (typeof served === "string" && sameRelease(options.release, served)) {
    return failed("release-cached", `${where} shows ${counts} from a cache, while the application itself runs ${options.release}.`, "Purge the cache or CDN in front of the site: users still see the old build.");
  }
  return failed("release-wrong", `${where} shows ${counts}, expected ${options.release}.`, "Check that the deployment or the swap has finished and that it deployed this build.");
}
function readRelease2(answer, probe, where) {
  if (answer.status !== 200)
    return unexpectedStatus(answer, where, "200");
  if ("header" in probe) {
    const value = answer.headers[probe.header.toLowerCase()];
    const text = Array.isArray(value) ? value[0] : value;
    return text !== void 0 && plain.test(text) ? text : unreadable(where, `no usable header ${probe.header}`);
  }
  if (isHtmlType(mediaType(answer.headers["content-type"]))) {
    return unreadable(where, "an HTML page: the SPA fallback answers for a missing file");
  }
  try {
    const value = jsonAt(parseStrictJson(answer.body), probe.json);
    return typeof value === "string" && plain.test(value) ? value : unreadable(where, `no text at "${probe.json}"`);
  } catch (error2) {
    if (!(error2 instanceof JsonRefusal))
      throw error2;
    return unreadable(where, error2.message);
  }
}
var plain = /^[\w.+-]{1,128}$/;
function unreadable(where, what) {
  return failed("release-unreadable", `${where} does not tell the build: ${what}.`, 'Write the build id into that file before dotnet publish, or name another place in "release-probe".');
}

// actions/health-check/lib/checks/sampling.js
async function takeSamples(site, target, sampling, signal) {
  const instances = await sampling.instances?.();
  const count = sampling.samples !== "auto" ? sampling.samples : instances === void 0 ? 10 : Math.min(200, Math.max(3, samplesFor(instances.length)));
  const samples = [];
  let affinity = false;
  for (let index = 0; index < count; index += 1) {
    const answer = await site.ask({ target }, signal);
    affinity ||= affinityOf(answer) !== void 0;
    samples.push({ answer });
    if (answer.status !== 200)
      break;
  }
  const connections = samples.length === 1 ? "1 connection" : `${samples.length} connections`;
  if (instances === void 0)
    return { samples, shown: connections };
  if (!affinity) {
    return { samples, shown: `${connections} to ${instances.length} instances` };
  }
  let missed;
  for (const instance of instances) {
    const headers = { cookie: `ARRAffinity=${instance}; ARRAffinitySameSite=${instance}` };
    const answer = await site.ask({ target, headers }, signal);
    const other = affinityOf(answer);
    if (other !== void 0 && other !== instance)
      missed ??= instance;
    samples.push({ answer, instance });
  }
  return {
    samples,
    shown: `${connections} and each of ${instances.length} instances`,
    ...missed === void 0 ? {} : { missed }
  };
}
function affinityOf(answer) {
  for (const cookie of answer.headers["set-cookie"] ?? []) {
    const value = /^ARRAffinity=([0-9a-f]{1,128})(;|$)/i.exec(cookie)?.[1];
    if (value !== void 0)
      return value;
  }
  return void 0;
}
function shownInstance(instance) {
  return instance.slice(0, 8);
}

// actions/health-check/lib/checks/azure-evidence.js
var remedies = {
  MSINotEnabled: "Give the app a managed identity.",
  AccessToKeyVaultDenied: `Grant the app's identity "Key Vault Secrets User" on the vault, and let the vault's firewall through.`,
  UnauthorizedClient: "Grant the app's identity access to the vault.",
  VaultNotFound: "Correct the vault's name in the setting.",
  SecretNotFound: "Create the secret, or correct its name in the setting.",
  SecretVersionNotFound: "Leave the version out, or name one that exists.",
  InvalidSyntax: "Write @Microsoft.KeyVault(VaultName=\u2026;SecretName=\u2026).",
  FetchTimedOut: "Look at the vault's network: the app did not reach it in time."
};
function keyVaultCheck(azure) {
  return {
    name: "key vault references",
    target: azure.resource,
    attempt: () => outcomeOf(async () => {
      const references = await azure.keyVaultReferences();
      const broken = references.filter(({ status }) => status !== "Resolved");
      const first = broken[0];
      if (first === void 0) {
        return passed(references.length === 0 ? `${azure.resource} has no Key Vault references.` : `${azure.resource}: all ${references.length} Key Vault references are resolved.`);
      }
      const named = broken.slice(0, 5).map(({ setting, vault, status }) => `${setting} (${vault || "no vault"}): ${status}`);
      const outcome = {
        code: "key-vault-reference-unresolved",
        message: `${azure.resource}: ${broken.length} of ${references.length} Key Vault references are not resolved: ${named.join("; ")}.`,
        remedy: remedies[first.status] ?? "Read the reference's details in Azure (Environment variables)."
      };
      return broken.every(({ status }) => status === "Initialized" || status === "FetchTimedOut") ? failed(outcome.code, outcome.message, outcome.remedy) : failedForGood(outcome.code, outcome.message, outcome.remedy);
    })
  };
}
function instancesCheck(azure, minimum) {
  return {
    name: "instances",
    target: azure.resource,
    attempt: () => outcomeOf(async () => {
      const all = await azure.instances();
      const ready = all.filter(({ state }) => state === "READY");
      const others = all.filter(({ state }) => state !== "READY").slice(0, 5).map(({ id, state }) => `${shownInstance(id)} is ${state}`);
      const counted = `${azure.resource} has ${ready.length} ready ${ready.length === 1 ? "instance" : "instances"}${others.length > 0 ? ` (${others.join(", ")})` : ""}`;
      return ready.length >= minimum && others.length === 0 ? passed(`${counted}.`) : failed("too-few-instances", `${counted}; ${minimum} and no other are expected.`, `Look at the plan's instance count and at the app's log, or correct "minimum-instances".`);
    })
  };
}

// actions/health-check/lib/checks/refusal.js
var tries = 3;
async function refusalOf(ask) {
  for (let left2 = tries; ; left2 -= 1) {
    try {
      return { answer: await ask() };
    } catch (error2) {
      if (left2 === 1 || !wasCut(error2))
        return { error: error2 };
    }
  }
}
function wasCut(error2) {
  return error2 instanceof ExchangeFailure && (error2.code === "connection-reset" || error2.systemCode === "ECONNRESET" || error2.systemCode === "EPIPE");
}

// actions/health-check/lib/checks/client-certificate.js
var refusals = [400, 401, 403, 495, 496];
function clientCertificateCheck(base, options) {
  const url = new URL("/", base);
  const where = `GET ${shownUrl(url)}`;
  return {
    name: "client certificate",
    target: where,
    attempt: (signal) => outcomeOf(async () => {
      const known = await createExchange(options)({ method: "GET", url }, signal);
      if (refusals.includes(known.status)) {
        return failedForGood("client-certificate-refused", `${where} answered ${known.status} although our client certificate was offered.`, "Check that the certificate is valid and issued by an authority that the site trusts.");
      }
      const { clientIdentity: _, ...anonymous } = options;
      const unknown = createExchange(anonymous);
      const asked = await refusalOf(() => unknown({ method: "GET", url }, signal));
      if ("answer" in asked) {
        const { status } = asked.answer;
        return refusals.includes(status) ? passed(`${where} answers with our certificate, and ${status} without one.`) : failedForGood("client-certificate-not-asked", `${where} answered ${status} without a client certificate.`, "Require one (App Service: clientCertMode Required, and no exclusion path that covers this).");
      }
      const { error: error2 } = asked;
      const code = error2 instanceof ExchangeFailure ? error2.code : "";
      if (code === "client-certificate-refused" || code === "tls-handshake" || wasCut(error2)) {
        return passed(`${where} answers with our certificate, and refuses to without one.`);
      }
      throw error2;
    })
  };
}

// actions/health-check/lib/checks/expected-answer.js

function expectationCheck(site, expectation, control) {
  const { method } = expectation;
  const where = shownRequest({ method, url: site.urlOf(expectation.path) });
  return {
    name: `expect ${where.replace(site.base.origin, "").replace(/[?&]x-ms-routing-name=[^&]*/, "")}`,
    target: where,
    once: method === "POST" || method === "PATCH",
    attempt: (signal) => outcomeOf(async () => {
      const answer = await site.ask({
        method,
        target: expectation.path,
        ...expectation.body === void 0 ? {} : {
          body: expectation.body.text,
          headers: { "content-type": expectation.body.type }
        }
      }, signal);
      return judgeAnswer(expectation, answer, control, where);
    })
  };
}
function judgeAnswer(expectation, answer, control, where) {
  if (!expectation.statuses.includes(answer.status)) {
    return unexpectedStatus(answer, where, shownStatuses(expectation.statuses));
  }
  const wantsPage = expectation.assertions.some((assertion) => assertion.kind === "type" && isHtmlType(assertion.type));
  const namesContent = expectation.assertions.some(({ kind }) => kind === "text" || kind === "sha256");
  const nothingMapped = isFallback(control, answer) || !namesContent && startsFallback(control, answer);
  if (!wantsPage && answer.status < 300 && nothingMapped)
    return fallbackOutcome(where);
  for (const assertion of expectation.assertions) {
    const wrong2 = contradiction(assertion, answer);
    if (wrong2 !== void 0) {
      return failed(wrong2[0], `${where} answered ${answer.status}, but ${wrong2[1]}.`, 'Look at the answer, or correct the line in "expect".');
    }
  }
  return passed(`${where} answered ${answer.status} as expected.`);
}
function contradiction(assertion, answer) {
  switch (assertion.kind) {
    case "type": {
      const type = mediaType(answer.headers["content-type"]);
      const [group, subtype] = assertion.type.split("/");
      const right = subtype === "*" ? type?.split("/")[0] === group : type === assertion.type;
      return right ? void 0 : ["wrong-media-type", `its type is ${type ?? "missing"}, not ${assertion.type}`];
    }
    case "header": {
      const value = answer.headers[assertion.name];
      const text = Array.isArray(value) ? value.join(", ") : value;
      return text === assertion.value ? void 0 : [
        "wrong-header",
        text === void 0 ? `the header ${assertion.name} is missing` : `the header ${assertion.name} has another value`
      ];
    }
    case "text":
      return answer.body.toString("utf8").includes(assertion.text) ? void 0 : ["wrong-text", `the body does not contain "${singleLine(assertion.text, 60)}"`];
    case "sha256":
      return (0,node_crypto__WEBPACK_IMPORTED_MODULE_14__.createHash)("sha256").update(answer.body).digest("hex") === assertion.digest ? void 0 : ["wrong-content", "the body has another sha256"];
    case "size":
      return answer.body.length <= assertion.maximumBytes ? void 0 : [
        "wrong-size",
        `the body has ${answer.body.length} bytes, more than ${assertion.maximumBytes}`
      ];
    case "time":
      return answer.milliseconds <= assertion.maximumMilliseconds ? void 0 : [
        "too-slow",
        `it took ${Math.round(answer.milliseconds)} ms, more than ${assertion.maximumMilliseconds}`
      ];
    case "json":
      return jsonContradiction(assertion.path, assertion.value, answer);
  }
}
function jsonContradiction(path6, wanted, answer) {
  let body;
  try {
    body = parseStrictJson(answer.body);
  } catch (error2) {
    if (!(error2 instanceof JsonRefusal))
      throw error2;
    return ["not-json", error2.message];
  }
  const found = jsonAt(body, path6);
  if (found === void 0)
    return ["wrong-json", `it has nothing at json.${path6}`];
  const shown2 = /token|secret|password/i.test(path6) ? "another value" : shownJson(found);
  const equal = typeof found === "string" ? found === wanted : JSON.stringify(found) === wanted;
  return equal ? void 0 : ["wrong-json", `json.${path6} is ${singleLine(shown2, 90)}, not ${singleLine(wanted, 60)}`];
}
function shownStatuses(statuses) {
  if (statuses.length <= 5)
    return statuses.join(" or ");
  const classes = new Set(statuses.map((status) => `${Math.floor(status / 100)}xx`));
  return [...classes].join(" or ");
}

// actions/health-check/lib/checks/health-words.js
var HealthRefusal = class extends Error {
  code;
  constructor(code, message) {
    super(message);
    this.code = code;
  }
};
var words2 = {
  healthy: "healthy",
  pass: "healthy",
  ok: "healthy",
  up: "healthy",
  degraded: "degraded",
  warn: "degraded",
  unhealthy: "unhealthy",
  fail: "unhealthy",
  error: "unhealthy",
  down: "unhealthy",
  out_of_service: "unhealthy"
};
function healthState(word) {
  const key = word.trim().toLowerCase();
  return Object.hasOwn(words2, key) ? words2[key] : void 0;
}
var order = ["healthy", "degraded", "unhealthy"];
function worse(a, b) {
  return order.indexOf(a) >= order.indexOf(b) ? a : b;
}
function readHealth(type, body) {
  if (body.length === 0) {
    throw new HealthRefusal("health-not-reported", "the body is empty");
  }
  const text = Buffer.from(body).toString("utf8").trim();
  if (isHtmlType(type) || /^<(!doctype|html)/i.test(text)) {
    throw new HealthRefusal("health-not-reported", "the answer is an HTML page, no health report");
  }
  const looksLikeJson = /^[{["]/.test(text.replace(/^\uFEFF/, ""));
  if (!isJsonType(type) && !looksLikeJson) {
    return { state: stateOf(text.replace(/^\uFEFF/, ""), "the body"), entries: /* @__PURE__ */ new Map() };
  }
  let value;
  try {
    value = parseStrictJson(body);
  } catch (error2) {
    if (!(error2 instanceof JsonRefusal))
      throw error2;
    throw new HealthRefusal("health-not-reported", error2.message);
  }
  if (typeof value === "string")
    return { state: stateOf(value, "the body"), entries: /* @__PURE__ */ new Map() };
  const status = member3(value, "status");
  if (typeof status !== "string") {
    throw new HealthRefusal("health-not-reported", 'the JSON has no text "status"');
  }
  const entries = /* @__PURE__ */ new Map();
  for (const name of ["entries", "results", "checks", "components", "details"]) {
    readEntries(member3(value, name), "", entries);
  }
  readFlatEntries(value, entries);
  const state = [...entries.values()].reduce(worse, stateOf(status, '"status"'));
  return { state, entries };
}
function entryState(report, name) {
  const wanted = name.toLowerCase();
  let found;
  for (const [entry, state] of report.entries) {
    const key = entry.toLowerCase();
    if (key === wanted || key.split(":")[0] === wanted) {
      found = found === void 0 ? state : worse(found, state);
    }
  }
  return found;
}
function readEntries(value, prefix, into) {
  if (typeof value !== "object" || value === null)
    return;
  const named = Array.isArray(value) ? value.map((item) => [entryName(item), item]) : Object.entries(value);
  for (const [name, entry] of named) {
    const key = prefix + name;
    for (const item of Array.isArray(entry) ? entry : [entry]) {
      const status = typeof item === "string" ? item : member3(item, "status");
      if (typeof status !== "string")
        continue;
      const state = stateOf(status, `entry "${singleLine(key, 60)}"`);
      const known = into.get(key);
      into.set(key, known === void 0 ? state : worse(known, state));
      readEntries(member3(item, "components"), `${key}.`, into);
    }
  }
}
function readFlatEntries(value, into) {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return;
  for (const [name, word] of Object.entries(value)) {
    if (name.toLowerCase() === "status" || into.has(name) || typeof word !== "string")
      continue;
    if (/^(healthy|degraded|unhealthy)$/i.test(word.trim()))
      into.set(name, stateOf(word, name));
  }
}
function entryName(item) {
  for (const field of ["name", "key", "component", "componentName"]) {
    const name = member3(item, field);
    if (typeof name === "string")
      return name;
  }
  return "?";
}
function member3(value, name) {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return void 0;
  if (Object.hasOwn(value, name))
    return value[name];
  const key = Object.keys(value).find((candidate) => candidate.toLowerCase() === name);
  return key === void 0 ? void 0 : value[key];
}
function stateOf(word, where) {
  const state = healthState(word);
  if (state === void 0) {
    const shown2 = word.trim().replace(/[^\x20-\x7e]/g, "?").slice(0, 40);
    throw new HealthRefusal("health-word-unknown", `${where} says "${shown2}", no known health word`);
  }
  return state;
}

// actions/health-check/lib/checks/health.js
function healthCheck(site, options) {
  const url = site.urlOf(options.path);
  const where = shownRequest({ method: "GET", url });
  return {
    name: "health",
    target: where,
    attempt: (signal) => outcomeOf(async () => {
      const answer = await site.ask({ target: options.path }, signal);
      if (answer.status !== 200 && answer.status !== 503) {
        return unexpectedStatus(answer, where, "200");
      }
      let report;
      try {
        report = readHealth(mediaType(answer.headers["content-type"]), answer.body);
      } catch (error2) {
        if (!(error2 instanceof HealthRefusal))
          throw error2;
        if (answer.status === 503)
          return unexpectedStatus(answer, where, "200");
        return failed(error2.code, `${where} answered 200, but ${error2.message}.`, "Map the health endpoint before the SPA fallback (MapHealthChecks), and let it answer Healthy, Degraded or Unhealthy.");
      }
      const retryAfter = retryAfterMilliseconds(answer.headers["retry-after"], Date.now());
      return {
        ...judgeHealth(report, answer.status, options, where),
        ...retryAfter === void 0 ? {} : { retryAfterMilliseconds: retryAfter }
      };
    })
  };
}
function judgeHealth(report, status, options, where) {
  const ill = [...report.entries].filter(([, state]) => state !== "healthy");
  const named = ill.slice(0, 5).map(([name, state]) => `${singleLine(name, 60)} is ${state}`).join(", ");
  if (report.state === "unhealthy" || status !== 200) {
    return failed("unhealthy", `${where} answered ${status} and reports ${report.state}${named ? `: ${named}` : ""}.`, "Look at the application's log for the failing part.");
  }
  const missing = options.entries.filter((name) => entryState(report, name) === void 0);
  if (missing.length > 0) {
    return failed("health-entry-missing", `${where} does not report ${missing.map((name) => `"${name}"`).join(", ")}.`, "Register the check in the application and let the endpoint write its entries as JSON.");
  }
  const weak = options.entries.filter((name) => entryState(report, name) !== "healthy");
  if (report.state === "degraded" || weak.length > 0) {
    return {
      verdict: options.degraded,
      code: "degraded",
      message: `${where} reports degraded${named ? `: ${named}` : ""}.`,
      remedy: "Look at the application's log for the failing part.",
      heals: true
    };
  }
  return passed(`${where} reports healthy${shownEntries([...report.entries.keys()])}.`);
}
var shownNames = 10;
function shownEntries(names) {
  if (names.length === 0)
    return "";
  const shown2 = names.slice(0, shownNames).map((name) => singleLine(name, 60));
  const more = names.length - shown2.length;
  return ` with ${shown2.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

// actions/health-check/lib/checks/https-redirect.js
function httpsRedirectCheck(exchange2, plain2, secure, severity2) {
  const where = `GET ${shownUrl(plain2)}`;
  return {
    name: "https redirect",
    target: where,
    attempt: (signal) => outcomeOf(async () => {
      const answer = await exchange2({ method: "GET", url: plain2 }, signal);
      const wrong2 = redirectFault(answer.status, answer.headers.location, plain2, secure);
      return wrong2 === void 0 ? passed(`${where} leads to https with ${answer.status}.`) : fault(severity2, `${where} ${wrong2}.`);
    })
  };
}
function redirectFault(status, location, plain2, secure) {
  if (![301, 302, 307, 308].includes(status) || location === void 0) {
    return `answered ${status} instead of a redirect to https`;
  }
  if (!URL.canParse(location, plain2.href))
    return "redirects to something that is no address";
  const target = new URL(location, plain2);
  if (target.protocol !== "https:")
    return "redirects, but not to https";
  if (target.hostname !== secure.hostname)
    return "redirects to another host";
  if (target.port !== secure.port)
    return "redirects to another port";
  return target.pathname === plain2.pathname ? void 0 : "redirects to another path";
}
function fault(severity2, message) {
  return {
    verdict: severity2,
    code: "https-redirect-missing",
    message,
    remedy: "Switch on HTTPS only (App Service: httpsOnly).",
    heals: false
  };
}

// actions/health-check/lib/checks/leaks.js
var signs = [
  ["a .NET stack trace", /^\s*at [\w.<>`[\],+]+\([^)\n]*\)( in .+:line \d+)?\s*$/m],
  ["a .NET exception", /\b(System|Microsoft)\.[\w.]*Exception\b/],
  [
    "the developer exception page",
    /DeveloperExceptionPage|An unhandled exception occurred while processing the request/
  ],
  ["a JavaScript stack trace", /^\s*at .+ \((\/|file:|[A-Z]:\\).+:\d+:\d+\)\s*$/m],
  [
    "a connection string",
    /\b(Server|Data Source|Host)\s*=[^;<"\n]{1,200};[^<"\n]{0,500}\b(Password|Pwd|User Id|Uid)\s*=/i
  ],
  ["a storage or bus key", /\b(AccountKey|SharedAccessKey)\s*=\s*[A-Za-z0-9+/]{20}/],
  ["a private key", /-----BEGIN [A-Z ]*PRIVATE KEY-----/]
];
function leakIn(text) {
  const plain2 = text.replace(/(\\r)?\\n/g, "\n").replace(/<br\s*\/?>/gi, "\n").replace(/&#xA;|&#10;/gi, "\n");
  return signs.find(([, sign]) => sign.test(plain2))?.[0];
}
function leaksCheck(site, randomName, healthPath, paths) {
  const requests = [
    { method: "GET", target: `/slipway-control-${randomName}.json` },
    { method: "GET", target: `/api/slipway-control-${randomName}?id=%00%27` },
    ...healthPath === void 0 ? [] : [{ method: "GET", target: healthPath }],
    ...paths.map((target) => ({ method: "GET", target }))
  ];
  const base = shownRequest({ method: "GET", url: site.urlOf("/") });
  return {
    name: "leaks",
    target: base,
    attempt: (signal) => outcomeOf(async () => {
      let named;
      for (const request of requests) {
        const answer = await site.ask(request, signal);
        const where = shownRequest({ method: request.method, url: site.urlOf(request.target) });
        const leak = leakIn(answer.body.toString("utf8"));
        if (leak !== void 0) {
          return failedForGood("leak", `${where} answered ${answer.status} with ${leak} in it.`, "Use the exception handler instead of the developer page (ASPNETCORE_ENVIRONMENT=Production), and write no exception into health reports.");
        }
        const technology = answer.headers["x-powered-by"] ?? answer.headers["x-aspnet-version"];
        if (technology !== void 0)
          named = where;
      }
      return named === void 0 ? passed(`${requests.length} answers give nothing away.`) : warned("technology-named", `${named} names the server's technology in X-Powered-By or X-AspNet-Version.`, "Remove the header (web.config: removeServerHeader and customHeaders).");
    })
  };
}

// actions/health-check/lib/checks/openid.js

var discoveryPath = "/.well-known/openid-configuration";
var thumbprintMembers = {
  RSA: ["e", "kty", "n"],
  EC: ["crv", "kty", "x", "y"],
  OKP: ["crv", "kty", "x"]
};
var privateMembers = ["d", "p", "q", "dp", "dq", "qi", "k"];
function openidCheck(site, options) {
  const where = shownRequest({ method: "GET", url: site.urlOf(discoveryPath) });
  return {
    name: "openid",
    target: where,
    attempt: (signal) => outcomeOf(async () => {
      const discovery = readJson(await site.ask({ target: discoveryPath }, signal), where);
      if (!("json" in discovery))
        return discovery;
      const wrong2 = discoveryFault(discovery.json, options.issuer);
      if (wrong2 !== void 0) {
        return failedForGood(wrong2[0], `${where} ${wrong2[1]}.`, wrong2[2]);
      }
      const address = new URL(String(jsonAt(discovery.json, "jwks_uri")));
      const target = new URL(address.pathname + address.search, site.base.origin);
      const keysWhere = shownRequest({ method: "GET", url: site.urlOf(target) });
      const taken = await takeSamples(site, target, options.sampling, signal);
      let first;
      for (const { answer, instance } of taken.samples) {
        const keys = readJson(answer, keysWhere);
        if (!("json" in keys))
          return keys;
        const thumbprints = publicKeys(keys.json);
        if (typeof thumbprints === "string") {
          return failedForGood(thumbprints.startsWith("publishes") ? "private-key-published" : "no-signing-key", `${keysWhere} ${thumbprints}.`, "Look at the signing certificate of the token server (OpenIddict: AddSigningCertificate).");
        }
        first ??= thumbprints;
        if (thumbprints.join() !== first.join()) {
          return failed("openid-keys-differ", `${keysWhere}: ${instance === void 0 ? "two connections" : `instance ${shownInstance(instance)} and another`} publish different signing keys (${shown(first)} and ${shown(thumbprints)}), so a token of one is refused by the other.`, "Give all instances one signing certificate that stays (from Key Vault), not an ephemeral or development one.");
        }
      }
      if (taken.missed !== void 0) {
        return failed("instance-not-reached", `${keysWhere}: instance ${shownInstance(taken.missed)} did not answer itself; another one did.`, "It may be starting or leaving: wait, or look at the app's instances in Azure.");
      }
      const count = first?.length ?? 0;
      return passed(`${where} is valid, and ${taken.shown} show the same ${count === 1 ? "key" : `${count} keys`}.`);
    })
  };
}
function readJson(answer, where) {
  if (answer.status !== 200)
    return unexpectedStatus(answer, where, "200");
  if (isHtmlType(mediaType(answer.headers["content-type"]))) {
    return failed("spa-fallback-answers", `${where} answered an HTML page, so no token server is mapped there.`, "Map the token server before the SPA fallback, and deploy the build that has it.");
  }
  try {
    return { json: parseStrictJson(answer.body) };
  } catch (error2) {
    if (!(error2 instanceof JsonRefusal))
      throw error2;
    return failed("not-json", `${where}: ${error2.message}.`, "Look at the answer.");
  }
}
function discoveryFault(document, issuer) {
  const behindTls = "Tell the application its public address: ASPNETCORE_FORWARDEDHEADERS_ENABLED=true behind App Service, or the issuer in its options.";
  const named = jsonAt(document, "issuer");
  if (typeof named !== "string" || !URL.canParse(named)) {
    return ["openid-issuer-wrong", "names no issuer", behindTls];
  }
  if (new URL(named).href !== issuer.href) {
    const text = singleLine(named, 80);
    return ["openid-issuer-wrong", `names the issuer ${text}, not ${issuer.href}`, behindTls];
  }
  for (const name of ["jwks_uri", "authorization_endpoint", "token_endpoint"]) {
    const value = jsonAt(document, name);
    if (value === void 0 && name !== "jwks_uri")
      continue;
    if (typeof value !== "string" || !URL.canParse(value)) {
      return ["openid-endpoint-wrong", `has no usable ${name}`, behindTls];
    }
    const url = new URL(value);
    if (url.protocol !== issuer.protocol || url.hostname !== issuer.hostname) {
      return [
        "openid-endpoint-wrong",
        `has its ${name} at ${singleLine(`${url.origin}${url.pathname}`, 80)}, not at ${issuer.origin}`,
        behindTls
      ];
    }
  }
  return void 0;
}
function publicKeys(document) {
  const keys = jsonAt(document, "keys");
  if (!Array.isArray(keys))
    return "has no list of keys";
  const thumbprints = [];
  for (const key of keys) {
    if (typeof key !== "object" || key === null || Array.isArray(key))
      return "has a broken key";
    if (privateMembers.some((name) => Object.hasOwn(key, name)))
      return "publishes a private key";
    if (key.use === "enc")
      continue;
    const members = thumbprintMembers[String(key.kty)];
    if (members === void 0)
      continue;
    if (members.some((name) => typeof key[name] !== "string"))
      return "has a broken key";
    const text = JSON.stringify(Object.fromEntries(members.map((name) => [name, key[name]])));
    thumbprints.push((0,node_crypto__WEBPACK_IMPORTED_MODULE_14__.createHash)("sha256").update(text).digest("base64url"));
  }
  return thumbprints.length === 0 ? "has no signing key" : thumbprints.sort();
}
function shown(thumbprints) {
  return thumbprints.map((thumbprint) => thumbprint.slice(0, 8)).join(", ");
}

// actions/health-check/lib/checks/security-headers.js
function hstsMaxAge(header) {
  if (header === void 0)
    return void 0;
  const first = header.split(",")[0] ?? "";
  const seen = /* @__PURE__ */ new Set();
  let maxAge;
  for (const directive of first.split(";")) {
    if (directive.trim() === "")
      continue;
    const parts = /^\s*([!#$%&'*+.^_`|~\w-]+)\s*(?:=\s*(?:"([^"]*)"|([^\s"]+))\s*)?$/.exec(directive);
    if (parts === null)
      return void 0;
    const name = (parts[1] ?? "").toLowerCase();
    if (seen.has(name))
      return void 0;
    seen.add(name);
    if (name === "max-age") {
      const value = parts[2] ?? parts[3] ?? "";
      if (!/^\d{1,15}$/.test(value))
        return void 0;
      maxAge = Number(value);
    }
  }
  return maxAge;
}
function missingProtections(answer, hstsSeconds, isPage = true) {
  const missing = [];
  const header = (name) => {
    const value = answer.headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  };
  if (answer.url.protocol === "https:") {
    const maxAge = hstsMaxAge(header("strict-transport-security"));
    if (maxAge === void 0)
      missing.push("no valid Strict-Transport-Security");
    else if (maxAge < hstsSeconds) {
      missing.push(`Strict-Transport-Security for ${days(maxAge)} instead of ${days(hstsSeconds)}`);
    }
  }
  const policy = header("content-security-policy")?.trim() ?? "";
  if (isPage && policy === "")
    missing.push("no Content-Security-Policy");
  if (header("x-content-type-options")?.trim().toLowerCase() !== "nosniff") {
    missing.push("no X-Content-Type-Options: nosniff");
  }
  const framed = header("x-frame-options") === void 0 && !/(^|;)\s*frame-ancestors\s/i.test(policy);
  if (isPage && framed) {
    missing.push("nothing against foreign frames (frame-ancestors or X-Frame-Options)");
  }
  return missing;
}
function securityHeadersCheck(site, severity2, hstsSeconds, hasPage = true) {
  const where = shownRequest({ method: "GET", url: site.urlOf("/") });
  return {
    name: "security headers",
    target: where,
    attempt: (signal) => outcomeOf(async () => {
      const answer = await site.ask({ target: "/" }, signal);
      if (answer.status >= (hasPage ? 400 : 500))
        return unexpectedStatus(answer, where, "a page");
      const isPage = hasPage || isHtmlType(mediaType(answer.headers["content-type"]));
      const missing = missingProtections(answer, hstsSeconds, isPage);
      if (missing.length === 0)
        return passed(`${where} carries the protecting headers.`);
      return {
        verdict: severity2,
        code: "security-headers-missing",
        message: `${where} has ${missing.join("; ")}.`,
        remedy: 'Set them in the application (UseHsts, a header middleware), or set "security-headers".',
        heals: false
      };
    })
  };
}
function days(seconds) {
  return `${Math.floor(seconds / 86400)} days`;
}

// actions/health-check/lib/checks/single-page-app.js

var maximumReferences = 100;
var maximumAssetBytes = 16 * 1024 * 1024;
function shellCheck(site, kind = "app") {
  const where = shownRequest({ method: "GET", url: site.urlOf("/") });
  return {
    name: kind === "app" ? "app shell" : "start page",
    target: where,
    attempt: (signal) => outcomeOf(async () => {
      const shell = await askForPage(site, "/", signal, kind);
      if ("verdict" in shell)
        return shell;
      return passed(`${where} answered the ${kind === "app" ? "shell" : "page"} with ${shell.page.references.length} scripts and styles.`);
    })
  };
}
function assetsCheck(site, built, kind = "app") {
  const where = shownRequest({ method: "GET", url: site.urlOf("/") });
  return {
    name: "scripts and styles",
    target: where,
    attempt: (signal) => outcomeOf(async () => {
      const shell = await askForPage(site, "/", signal, kind);
      if ("verdict" in shell)
        return shell;
      const references = shell.page.references.slice(0, maximumReferences);
      let compared = 0;
      for (const reference of references) {
        const wrong2 = await assetOutcome(site, shell, reference, built, signal);
        if (typeof wrong2 === "object")
          return wrong2;
        if (wrong2)
          compared += 1;
      }
      if (built !== void 0 && compared === 0) {
        return failed("asset-not-built", `${where}: none of the shell's files is among the built ones.`, 'Check that "spa-dist" is the directory that holds the built index.html, and which build is deployed.');
      }
      return passed(`${references.length} files are there with the right type${compared > 0 ? `, ${compared} equal to the built ones` : ""}.`);
    })
  };
}
function deepLinkCheck(site, path6, statuses = [200]) {
  const where = shownRequest({ method: "GET", url: site.urlOf(path6) });
  return {
    name: "deep link",
    target: where,
    attempt: (signal) => outcomeOf(async () => {
      const shell = await askForPage(site, "/", signal, "app");
      if ("verdict" in shell)
        return shell;
      const link = await askForPage(site, path6, signal, "app", statuses);
      if ("verdict" in link)
        return link;
      if (fingerprint(link.answer) !== fingerprint(shell.answer)) {
        return failed("deep-link-differs", `${where} answered a page that is not the app's shell.`, "Check the SPA fallback (MapFallbackToFile), and that all instances run the same build.");
      }
      return passed(`${where} answered the shell.`);
    })
  };
}
async function askForPage(site, path6, signal, kind, statuses = [200]) {
  const answer = await site.ask({ target: path6, headers: { accept: "text/html" } }, signal);
  const where = shownRequest({ method: "GET", url: site.urlOf(path6) });
  if (!statuses.includes(answer.status)) {
    return unexpectedStatus(answer, where, statuses.join(" or "));
  }
  const type = mediaType(answer.headers["content-type"]);
  if (!isHtmlType(type)) {
    return failed("wrong-media-type", `${where} answered ${type ?? "no content type"}, expected text/html.`, "Check that the SPA's files were in wwwroot before dotnet publish.");
  }
  const page = readPage(answer.body.toString("utf8"), answer.url);
  if (kind === "app" && !page.references.some(({ kind: kind2 }) => kind2 === "script")) {
    return failed("shell-without-script", `${where} answered a page without any script, which is no built single-page app.`, "Check that the built index.html is deployed, not a placeholder or a default page.");
  }
  return { answer, page };
}
async function assetOutcome(site, shell, reference, built, signal) {
  const where = `GET ${shownUrl(reference.url)}`;
  const answer = await site.ask({ target: reference.url, maximumBodyBytes: maximumAssetBytes }, signal);
  if (answer.status !== 200) {
    return {
      ...unexpectedStatus(answer, where, "200"),
      code: "asset-missing",
      remedy: "The shell and its files are of different builds, or the files came into wwwroot after dotnet publish."
    };
  }
  const type = mediaType(answer.headers["content-type"]);
  const right = reference.kind === "script" ? isScriptType(type) : isStyleType(type);
  if (!right || answer.body.length === 0) {
    return failed("asset-wrong-type", `${where} answered ${answer.body.length === 0 ? "an empty body" : type ?? "no content type"}, expected a ${reference.kind}.`, fingerprint(answer) === fingerprint(shell.answer) ? "The fallback answers for a missing file: deploy shell and files of one build." : "Check the static files middleware and its content types.");
  }
  if (built === void 0 || reference.url.origin !== site.base.origin)
    return false;
  const root = new URL(".", shell.answer.url).pathname;
  const name = decodeURIComponent(reference.url.pathname).slice(root.length);
  const wanted = built.get(name);
  const digest = (0,node_crypto__WEBPACK_IMPORTED_MODULE_14__.createHash)("sha256").update(answer.body).digest("hex");
  if (wanted === void 0 || wanted !== digest) {
    return failed("asset-not-built", `${where} is ${wanted === void 0 ? "not among the built files" : "not the file that was built"}.`, "Another build is deployed, or something on the way changes files.");
  }
  return true;
}

// actions/health-check/lib/checks/tls.js
var day = 24 * 36e5;
var tooOld = {
  "1.2": ["TLSv1.1", "TLSv1"],
  "1.3": ["TLSv1.2", "TLSv1.1", "TLSv1"]
};
function tlsCheck(base, exchangeOptions, options, now) {
  const url = new URL("/", base);
  const where = `GET ${shownUrl(url)}`;
  return {
    name: "tls",
    target: where,
    attempt: (signal) => outcomeOf(async () => {
      const answer = await createExchange(exchangeOptions)({ method: "GET", url }, signal);
      const certificate = answer.tls?.certificate;
      if (certificate === void 0)
        throw new Error("An https answer without a certificate.");
      const expiry = judgeExpiry(certificate, options, now(), where);
      if (expiry.verdict === "fail")
        return expiry;
      for (const version of tooOld[options.minimum]) {
        const probe = createExchange({
          ...exchangeOptions,
          tls: {
            ...exchangeOptions.tls,
            minVersion: version,
            maxVersion: version,
            ciphers: "ALL:@SECLEVEL=0"
          }
        });
        const asked = await refusalOf(() => probe({ method: "GET", url }, signal));
        const refusal = "error" in asked ? asked.error : void 0;
        const wrong2 = judgeRefusal(refusal, version, where, options.minimum);
        if (wrong2 !== void 0)
          return wrong2;
      }
      return expiry.verdict === "warn" ? expiry : passed(`${where}: ${answer.tls?.protocol ?? "TLS"}; versions below ${options.minimum} are refused; ${expiry.message}`);
    })
  };
}
function judgeExpiry(leaf, options, now, where) {
  let first = { name: nameOf(leaf), ends: Date.parse(leaf.valid_to) };
  const seen = /* @__PURE__ */ new Set();
  let next = leaf;
  while (next !== void 0 && !seen.has(next.fingerprint256)) {
    seen.add(next.fingerprint256);
    const issuer = issuerOf(next);
    const selfSigned = issuer?.fingerprint256 === next.fingerprint256;
    const ends = Date.parse(next.valid_to);
    if (!selfSigned && ends < first.ends)
      first = { name: nameOf(next), ends };
    next = selfSigned ? void 0 : issuer;
  }
  const left2 = first.ends - now;
  const date = new Date(first.ends).toISOString().slice(0, 10);
  const message = `The certificate of ${first.name} ends on ${date}, in ${Math.floor(left2 / day)} days.`;
  const remedy = "Renew it, and check why the automatic renewal did not.";
  if (left2 < options.expiryFailMilliseconds) {
    return failedForGood("certificate-expires", `${where}: ${message}`, remedy);
  }
  return left2 < options.expiryWarnMilliseconds ? warned("certificate-expires", `${where}: ${message}`, remedy) : passed(message);
}
function issuerOf(certificate) {
  return "issuerCertificate" in certificate ? certificate.issuerCertificate : void 0;
}
function nameOf(certificate) {
  const name = certificate.subject?.CN ?? certificate.subject?.O;
  return (Array.isArray(name) ? name[0] : name) ?? "unknown";
}
function judgeRefusal(refusal, version, where, minimum) {
  if (refusal === void 0) {
    return failedForGood("tls-too-old", `${where}: the server speaks ${version}, which is below ${minimum}.`, "Raise the minimum TLS version (App Service: minTlsVersion).");
  }
  if (!(refusal instanceof ExchangeFailure))
    throw refusal;
  const code = refusal.systemCode ?? "";
  if (/\balert\b|_ALERT_/.test(code) || wasCut(refusal))
    return void 0;
  return {
    verdict: "inconclusive",
    code: "tls-not-probed",
    message: `${where}: ${version} could not be tried (${code || refusal.code}).`,
    remedy: "Try again; when it stays, check whether this machine's OpenSSL can speak that version.",
    heals: refusal.heals
  };
}

// actions/health-check/lib/check-plan.js
function reachableCheck(site) {
  const where = shownRequest({ method: "GET", url: site.urlOf("/") });
  return {
    name: "reachable",
    target: where,
    attempt: (signal) => outcomeOf(async () => {
      const answer = await site.ask({ target: "/" }, signal);
      return passed(`${where} answered ${answer.status}.`);
    })
  };
}
function checksOf(inputs, { site, builtFiles, random, exchangeOptions, clock, azure }, controlName, control, onServed) {
  const checks = [];
  const sampling = {
    samples: inputs.releaseSamples,
    ...azure === void 0 ? {} : {
      instances: async () => (await azure.instances()).filter(({ state }) => state === "READY").map(({ id }) => id)
    }
  };
  if (azure !== void 0) {
    checks.push(keyVaultCheck(azure), instancesCheck(azure, inputs.azure?.minimumInstances ?? 1));
  }
  if (inputs.healthPath !== void 0) {
    checks.push(healthCheck(site, {
      path: inputs.healthPath,
      entries: inputs.healthEntries,
      degraded: inputs.degraded
    }));
  }
  if (inputs.release !== void 0) {
    checks.push(releaseCheck(site, {
      release: inputs.release,
      probe: inputs.releaseProbe,
      sampling,
      newWord: () => Math.floor(random() * 2 ** 32).toString(36)
    }, onServed));
  }
  if (inputs.profile === "aspnet-spa") {
    checks.push(shellCheck(site), assetsCheck(site, builtFiles), deepLinkCheck(site, inputs.deepLink, inputs.deepLinkStatuses));
  }
  if (inputs.profile === "static-site") {
    checks.push(shellCheck(site, "page"), assetsCheck(site, builtFiles, "page"));
  }
  if (inputs.openidIssuer !== void 0) {
    checks.push(openidCheck(site, { issuer: inputs.openidIssuer, sampling }));
  }
  if (inputs.clientIdentity !== void 0) {
    checks.push(clientCertificateCheck(site.base, exchangeOptions));
  }
  if (inputs.tls !== void 0) {
    checks.push(tlsCheck(site.base, exchangeOptions, inputs.tls, clock.now));
  }
  if (inputs.httpsRedirect !== "off") {
    const secure = site.urlOf("/");
    const plain2 = new URL(secure.pathname, `http://${site.base.hostname}`);
    const exchange2 = createExchange(exchangeOptions);
    checks.push(httpsRedirectCheck(exchange2, plain2, secure, inputs.httpsRedirect));
  }
  if (inputs.securityHeaders !== "off") {
    const hasPage = inputs.profile === "aspnet-spa" || inputs.profile === "static-site";
    checks.push(securityHeadersCheck(site, inputs.securityHeaders, inputs.hstsSeconds, hasPage));
  }
  if (inputs.leaks) {
    checks.push(leaksCheck(site, controlName, inputs.healthPath, inputs.leakPaths));
  }
  for (const rule of inputs.contracts)
    checks.push(contractCheck(site, rule, control));
  for (const expectation of inputs.expectations) {
    checks.push(expectationCheck(site, expectation, control));
  }
  return checks;
}
function inOrder(results) {
  const first = [
    "reachable",
    "negative control",
    "key vault references",
    "instances",
    "health",
    "release",
    "app shell",
    "start page",
    "scripts and styles",
    "deep link",
    "openid",
    "tls",
    "client certificate",
    "https redirect",
    "security headers",
    "leaks"
  ];
  const place = ({ name }) => {
    const at = first.indexOf(name);
    return at < 0 ? first.length : at;
  };
  results.sort((a, b) => place(a) - place(b));
}

// actions/health-check/lib/patience/settle.js
async function settle(check, patience, clock, random, deadline, onTry = () => void 0) {
  const started = clock.now();
  let attempts = 0;
  let failures = 0;
  let successes = 0;
  let streakStarted = 0;
  let worst;
  let lastFailure;
  let firstSuccess;
  for (; ; ) {
    const tried = clock.now();
    const outcome = await check.attempt(deadline);
    attempts += 1;
    onTry(outcome, attempts);
    const now = clock.now();
    const settled = (final) => ({
      outcome: final,
      attempts,
      milliseconds: now - started,
      ...firstSuccess === void 0 ? {} : { firstSuccessMilliseconds: firstSuccess - started }
    });
    let pause;
    if (outcome.verdict === "pass" || outcome.verdict === "warn") {
      firstSuccess ??= now;
      if (successes === 0) {
        streakStarted = tried;
        worst = outcome;
      }
      successes += 1;
      failures = 0;
      if (worst !== void 0)
        worst = graver(worst, outcome);
      const longEnough = now - streakStarted >= patience.stableForMilliseconds;
      if (check.once || successes >= patience.consecutive && longEnough) {
        return settled(worst ?? outcome);
      }
      pause = patience.intervalMilliseconds;
    } else {
      const whole2 = outcome.code === "deadline-passed" ? lastFailure ?? outcome : outcome;
      if (!outcome.heals || check.once)
        return settled(outcome);
      if (outcome.code === "deadline-passed")
        return settled(overdue(whole2, attempts));
      lastFailure = outcome;
      successes = 0;
      failures += 1;
      pause = backOff(patience, failures, random);
      const wish = outcome.retryAfterMilliseconds;
      if (wish !== void 0 && now + wish < patience.deadlineAt)
        pause = Math.max(pause, wish);
    }
    if (now + pause >= patience.deadlineAt) {
      return settled(successes > 0 ? notStable(worst ?? outcome, successes, patience) : overdue(outcome, attempts));
    }
    await clock.sleep(pause, deadline);
  }
}
function backOff(patience, failures, random) {
  const full = Math.min(patience.longestPauseMilliseconds, patience.firstPauseMilliseconds * 2 ** Math.min(failures - 1, 30));
  return full / 2 + random() * full / 2;
}
function graver(a, b) {
  const verdict = gravest([a.verdict, b.verdict]);
  return a.verdict === verdict && b.verdict !== verdict ? a : b;
}
function overdue(outcome, attempts) {
  return attempts === 1 ? outcome : {
    ...outcome,
    message: `${outcome.message} That was try ${attempts}, the last before the deadline.`
  };
}
function notStable(outcome, successes, patience) {
  return {
    verdict: "inconclusive",
    code: "not-stable",
    message: `${outcome.message} But only ${successes} of ${patience.consecutive} successes in a row, for ${patience.stableForMilliseconds} ms, fitted before the deadline.`,
    remedy: 'Raise "deadline", or look at why the site became healthy so late.',
    heals: true
  };
}

// actions/health-check/lib/performance/sender.js


var maximumSockets = 1e3;
function createLoadSender(site, request, options, control) {
  const url = site.urlOf(request.path);
  const agent = createAgent(url, { keepAlive: true, maxSockets: maximumSockets, maxCachedSessions: 100 }, options);
  const transport = url.protocol === "https:" ? node_https__WEBPACK_IMPORTED_MODULE_9__ : node_http__WEBPACK_IMPORTED_MODULE_8__;
  const isShell = url.pathname === site.urlOf("/").pathname;
  const outgoingOptions = {
    ...requestOptions(url, request.method, options),
    headers: {
      host: url.host,
      "user-agent": "slipway-health-check",
      accept: "*/*",
      "accept-encoding": acceptedEncodings,
      ...site.headersFor(url)
    },
    agent
  };
  async function judge(response) {
    const type = mediaType(response.headers["content-type"]);
    const status = response.statusCode ?? 0;
    if (isHtmlType(type) && !isShell && control.fallback !== void 0) {
      const body = await readBody(response, options.maximumBodyBytes, "");
      const answer = { headers: response.headers, body };
      if (isFallback(control, answer) || startsFallback(control, answer)) {
        return "spa-fallback-answers";
      }
    } else {
      const size = await drained(response, options.maximumBodyBytes);
      if (size > options.maximumBodyBytes)
        return "body-too-large";
    }
    if (!response.complete)
      return "connection-reset";
    if (status === 429 || status === 403)
      return "throttled";
    return status >= 200 && status < 300 ? "ok" : `status-${status}`;
  }
  const make = () => transport.request(outgoingOptions);
  let spare;
  let closed = false;
  let sentAt = 0;
  let hurried = false;
  const keepSpare = () => {
    if (closed || spare !== void 0 || Object.keys(agent.freeSockets).length === 0)
      return;
    const made = make();
    made.once("error", () => {
      if (spare === made)
        spare = void 0;
    });
    spare = made;
  };
  const takeSpare = () => {
    const taken = spare;
    spare = void 0;
    return taken?.destroyed ? void 0 : taken;
  };
  function once(mayRepeat) {
    return new Promise((resolve2) => {
      let timedOut2 = false;
      let socket;
      const outgoing = takeSpare() ?? make();
      const now = performance.now();
      hurried = now - sentAt < 1;
      sentAt = now;
      outgoing.once("response", (response) => {
        socket = stamped(response.socket);
        judge(response).then(finish2, (error2) => finish2(describeFailure(error2, "").code)).finally(() => response.destroy());
      });
      const timer = setTimeout(() => {
        timedOut2 = true;
        outgoing.destroy(new Error("timed out"));
      }, options.timeoutMilliseconds);
      const finish2 = (result) => {
        clearTimeout(timer);
        if (!hurried && spare === void 0)
          setImmediate(keepSpare);
        const endedAt = socket?.[readAt];
        resolve2({
          result: timedOut2 ? "timed-out" : result,
          ...endedAt === void 0 ? {} : { endedAt }
        });
      };
      outgoing.on("error", (error2) => {
        if (mayRepeat && !timedOut2 && outgoing.reusedSocket && error2.code === "ECONNRESET") {
          clearTimeout(timer);
          resolve2(once(false));
        } else
          finish2(describeFailure(error2, "").code);
      });
      outgoing.end();
    });
  }
  return {
    send: () => once(true),
    close: () => {
      closed = true;
      takeSpare()?.destroy();
      agent.destroy();
    }
  };
}
var readAt = /* @__PURE__ */ Symbol("readAt");
function stamped(socket) {
  if (socket[readAt] === void 0) {
    socket[readAt] = performance.now();
    socket.prependListener("data", stamp2);
  }
  return socket;
}
function stamp2() {
  this[readAt] = performance.now();
}
function drained(response, maximumBytes) {
  return new Promise((resolve2, reject) => {
    let size = 0;
    response.on("data", (chunk) => {
      size += chunk.length;
      if (size > maximumBytes)
        resolve2(size);
    });
    response.once("end", () => resolve2(size));
    response.once("error", reject);
  });
}

// actions/health-check/lib/performance/measurement.js
async function measureLoad(task) {
  const { plan, site } = task;
  const offered = {
    target: shownRequest({ method: plan.method, url: site.urlOf(plan.path) }),
    perSecond: plan.perSecond,
    seconds: plan.durationMilliseconds / 1e3
  };
  const sender = createLoadSender(site, plan, task.exchangeOptions, task.control);
  try {
    if (task.comparison === void 0) {
      const measured = await block(task, sender.send, plan.durationMilliseconds, true);
      const verdict2 = task.shard === void 0 ? judgeLoad(measured, task.thresholds, offered) : judgeShard(measured, task.thresholds, offered, task.shard);
      return { verdict: verdict2, measured };
    }
    const pairs = await interleave(task, sender.send, task.comparison);
    const baseline = shownRequest({
      method: plan.method,
      url: task.comparison.site.urlOf(plan.path)
    });
    const candidate = joinMeasurements(pairs.map((pair) => pair.candidate));
    const both = joinMeasurements(pairs.flatMap((pair) => [pair.candidate, pair.baseline]));
    const verdict = judgeLoad({ ...candidate, lags: both.lags }, task.thresholds, offered, compareBlocks(pairs, baseline));
    return { verdict, measured: candidate };
  } finally {
    sender.close();
  }
}
async function interleave(task, send2, comparison) {
  const control = {};
  await negativeControlCheck(comparison.site, "none", "baseline", control).attempt(AbortSignal.timeout(task.timeoutMilliseconds));
  const other = createLoadSender(comparison.site, task.plan, task.exchangeOptions, control);
  const duration = task.plan.durationMilliseconds / comparison.blocks;
  const pairs = [];
  try {
    for (let index = 0; index < comparison.blocks; index += 1) {
      const warm = index === 0;
      const measure2 = {
        candidate: () => block(task, send2, duration, warm),
        baseline: () => block(task, other.send, duration, warm)
      };
      const baselineFirst = index % 2 === 1 ? await measure2.baseline() : void 0;
      const candidate = await measure2.candidate();
      pairs.push({ candidate, baseline: baselineFirst ?? await measure2.baseline() });
    }
  } finally {
    other.close();
  }
  return pairs;
}
async function block(task, send2, durationMilliseconds, warm) {
  const measured = await offerLoad({
    perSecond: task.plan.perSecond / (task.shard?.of ?? 1),
    durationMilliseconds,
    warmUpMilliseconds: warm ? task.warmUpMilliseconds : 0,
    timeoutMilliseconds: task.timeoutMilliseconds
  }, () => {
    task.onSent();
    return send2();
  }, task.clock, task.stop);
  return { ...measured, latencies: measured.latencies.map(quantised) };
}

// actions/health-check/lib/validation.js
async function validate(inputs, surroundings) {
  const { site, clock, random, stop } = surroundings;
  const patience = patienceOf(inputs, clock.now());
  const deadline = new AbortController();
  const endAll = () => deadline.abort();
  const timer = setTimeout(endAll, inputs.deadlineMilliseconds);
  stop.addEventListener("abort", endAll, { once: true });
  if (stop.aborted)
    endAll();
  const results = [];
  const control = {};
  let servedVersion;
  const waiting = /* @__PURE__ */ new Map();
  const heartbeat = setInterval(() => {
    for (const what of waiting.values())
      surroundings.onWaiting(what);
  }, heartbeatMilliseconds);
  const run = async (check, patient = patience) => {
    const settled = await settle(check, patient, clock, random, deadline.signal, (outcome, tries2) => {
      waiting.set(check.name, `${check.name}, try ${tries2}: ${outcome.message}`);
    });
    waiting.delete(check.name);
    return keep(check, stop.aborted ? { ...settled, outcome: stopped(stop) } : settled);
  };
  const keep = (check, settled) => {
    const result = checkResult(check, settled);
    results.push(result);
    surroundings.onResult(result);
    return result.verdict;
  };
  const skip = (check) => {
    const outcome = stop.aborted ? stopped(stop) : notTried;
    keep(check, { outcome, attempts: 0, milliseconds: 0 });
  };
  try {
    const gate = { ...patience, consecutive: 1, stableForMilliseconds: 0 };
    const controlName = Array.from({ length: 16 }, () => Math.floor(random() * 16).toString(16)).join("");
    const checks = checksOf(inputs, surroundings, controlName, control, (served) => {
      servedVersion = served;
    });
    const reached = await run(reachableCheck(site), gate);
    const controlled = negativeControlCheck(site, inputs.profile, controlName, control);
    if (reached === "fail" || reached === "inconclusive") {
      for (const check of [controlled, ...checks])
        skip(check);
    } else {
      const known = await run(controlled, gate);
      if (known === "fail" || known === "inconclusive")
        checks.forEach(skip);
      else
        await Promise.all(checks.map((check) => run(check)));
    }
  } finally {
    clearInterval(heartbeat);
    clearTimeout(timer);
    stop.removeEventListener("abort", endAll);
    deadline.abort();
  }
  inOrder(results);
  const isRight = () => results.every(({ verdict }) => verdict === "pass" || verdict === "warn");
  if (inputs.suite !== void 0) {
    const suite = { name: "regression suite", target: inputs.suite.command.join(" ") };
    if (stop.aborted || !isRight())
      skip(suite);
    else {
      const started = clock.now();
      const outcome = await surroundings.runSuite(inputs.suite).catch(orStopped(stop));
      keep(suite, { outcome, attempts: 1, milliseconds: clock.now() - started });
    }
  }
  let load;
  if (inputs.load !== void 0) {
    const name = "performance";
    const target = shownRequest({ method: inputs.load.method, url: site.urlOf(inputs.load.path) });
    if (stop.aborted || !isRight())
      skip({ name, target });
    else {
      const started = clock.now();
      const found = await measure(inputs, inputs.load, surroundings, control).catch(orStopped(stop));
      if ("measured" in found)
        load = found;
      const outcome = "measured" in found ? { ...found.verdict, heals: false } : found;
      keep({ name, target }, { outcome, attempts: 1, milliseconds: clock.now() - started });
    }
  }
  return {
    checks: results,
    ...servedVersion === void 0 ? {} : { servedVersion },
    ...load === void 0 ? {} : { load }
  };
}
var heartbeatMilliseconds = 8e3;
function stopped(stop) {
  return {
    verdict: "inconclusive",
    code: "stopped",
    message: `Stopped by ${stop.reason} before it was settled.`,
    remedy: "The job was cancelled: run it again.",
    heals: false
  };
}
function orStopped(stop) {
  return (error2) => {
    if (!stop.aborted)
      throw error2;
    return stopped(stop);
  };
}
var notTried = {
  verdict: "inconclusive",
  code: "not-tried",
  message: "Not tried, because a check before it failed.",
  remedy: "Mend that one first.",
  heals: false
};
function patienceOf(inputs, now) {
  return {
    deadlineAt: now + inputs.deadlineMilliseconds,
    consecutive: inputs.consecutive,
    stableForMilliseconds: inputs.stableForMilliseconds,
    intervalMilliseconds: 1e3,
    firstPauseMilliseconds: 500,
    longestPauseMilliseconds: 1e4
  };
}
async function measure(inputs, plan, surroundings, control) {
  const { clock, baseline } = surroundings;
  const startedAt = clock.now();
  let sent = 0;
  const heartbeat = setInterval(() => surroundings.onWaiting(`performance, ${sent} requests sent`), heartbeatMilliseconds);
  try {
    const load = await measureLoad({
      plan,
      thresholds: inputs.thresholds,
      warmUpMilliseconds: inputs.warmUpMilliseconds,
      timeoutMilliseconds: inputs.timeoutMilliseconds,
      site: surroundings.site,
      control,
      ...baseline === void 0 ? {} : { comparison: { site: baseline, blocks: inputs.blocks } },
      ...inputs.shard === void 0 ? {} : { shard: inputs.shard },
      exchangeOptions: surroundings.exchangeOptions,
      clock: surroundings.loadClock,
      stop: surroundings.stop,
      onSent: () => {
        sent += 1;
      }
    });
    return { ...load, startedAt, finishedAt: clock.now() };
  } finally {
    clearInterval(heartbeat);
  }
}

// actions/health-check/lib/target-run.js
async function runTarget({ name, inputs }, askAzure, stop) {
  const builtFiles = inputs.spaDist === void 0 ? void 0 : readBuiltFiles(inputs.spaDist);
  const exchangeOptions = {
    timeoutMilliseconds: inputs.timeoutMilliseconds,
    maximumBodyBytes: inputs.maximumBodyBytes,
    allowPrivateAddresses: inputs.allowPrivateAddresses,
    environment: process.env,
    ...inputs.connectTo === void 0 ? {} : { connectTo: { origin: inputs.baseUrl.origin, ...inputs.connectTo } },
    ...inputs.clientIdentity === void 0 ? {} : {
      clientIdentity: {
        origins: [
          inputs.baseUrl.origin,
          ...inputs.compareWith === void 0 ? [] : [inputs.compareWith.base.origin]
        ],
        ...inputs.clientIdentity
      }
    }
  };
  const exchange2 = createExchange(exchangeOptions);
  const siteAt = (base, routingName) => createSite(exchange2, {
    base,
    headers: inputs.headers,
    redirects: inputs.redirects,
    ...routingName === void 0 ? {} : { routingName }
  });
  const prefix = name === void 0 ? "" : `${name}: `;
  const say = (line) => console.log(withoutCutSecrets(singleLine(line, 1e3), inputs.secrets));
  return await validate(inputs, {
    site: siteAt(inputs.baseUrl, inputs.routingName),
    baseline: inputs.compareWith === void 0 ? void 0 : siteAt(inputs.compareWith.base, inputs.compareWith.routingName),
    ...inputs.azure === void 0 ? {} : { azure: await askAzure(inputs.azure) },
    runSuite: (plan) => runSuite(plan, inputs.baseUrl, process.env, stop, (text) => console.log(withoutSecrets(text, inputs.secrets))),
    exchangeOptions,
    builtFiles,
    clock: systemClock,
    loadClock: systemLoadClock,
    random: Math.random,
    stop,
    onResult: (result) => say(`${marks[result.verdict]} ${prefix}${result.name}: ${result.reason} (${result.attempts === 1 ? "1 try" : `${result.attempts} tries`}, ${formatDuration(result.seconds * 1e3)})`),
    onWaiting: (what) => say(`\u23F3 ${prefix}${what}`)
  });
}

// actions/health-check/lib/definition.js

var import_yaml2 = (0,_chunk_TSYOGJL7_mjs__WEBPACK_IMPORTED_MODULE_2__/* .__toESM */ .f1)(require_dist(), 1);
var definable = [
  "profile",
  "health-path",
  "health-entries",
  "degraded",
  "expect",
  "deep-link",
  "deep-link-status",
  "openid-issuer",
  "contract",
  "minimum-instances",
  "spa-dist",
  "release-probe",
  "release-samples",
  "minimum-tls",
  "certificate-expiry",
  "https-redirect",
  "security-headers",
  "hsts",
  "leaks",
  "leak-paths",
  "deadline",
  "timeout",
  "consecutive",
  "stable-for",
  "redirects",
  "max-body",
  "perf",
  "warm-up",
  "thresholds",
  "blocks",
  "suite",
  "suite-report",
  "suite-directory",
  "suite-minimum-tests",
  "suite-timeout"
];
var locating = [
  "url",
  "release",
  "routing-name",
  "connect-to",
  "compare-with",
  "app-name",
  "slot",
  "resource-group"
];
var lists = [
  "expect",
  "health-entries",
  "leak-paths",
  "thresholds",
  "contract"
];
function readDefinition(absolute, name, environment) {
  let text;
  try {
    text = (0,node_fs__WEBPACK_IMPORTED_MODULE_4__.readFileSync)(absolute, "utf8");
  } catch (error2) {
    throw new UsageError(`Input "definition" names ${name}, which cannot be read.`, "Check out the repository before this step, and give the path from its root.", { cause: error2 });
  }
  return parseDefinition(text, name, environment);
}
function parseDefinition(text, name, environment = {}) {
  const lines = new import_yaml2.LineCounter();
  const document = (0, import_yaml2.parseDocument)(text, { lineCounter: lines, uniqueKeys: true, schema: "core" });
  const refuse = (node, why) => {
    const offset = typeof node === "number" ? node : node?.range?.[0] ?? 0;
    throw new UsageError(`${name}:${Math.max(1, lines.linePos(offset).line)}: ${why}.`, 'See the keys in definition.schema.json of the action; "version: 1" comes first.');
  };
  const broken = document.errors[0];
  if (broken !== void 0) {
    return refuse(broken.pos[0], `it is not YAML: ${broken.message.split("\n")[0]?.replace(/[.:]$/, "")}`);
  }
  const root = document.contents;
  if (!(0, import_yaml2.isMap)(root))
    return refuse(root ?? 0, "it is not a mapping of keys to values");
  const scalarText = (node, value) => String(value).replace(/\$\{(\w+)\}/g, (_, variable) => {
    const found = /^(INPUT_|ACTIONS_|GITHUB_TOKEN$)/.test(variable) ? void 0 : environment[variable];
    return found ?? refuse(node, `the environment has no ${variable}; set it in the step's "env:"`);
  });
  const textOf = (word, keyNode, value) => {
    if ((0, import_yaml2.isSeq)(value) && lists.includes(word)) {
      const items = value.items.map((item) => {
        if (!(0, import_yaml2.isScalar)(item) || item.value === null || String(item.value).includes("\n")) {
          return refuse(item, `an item of "${word}" is not one line of text`);
        }
        return scalarText(item, item.value);
      });
      return items.join("\n");
    }
    if ((0, import_yaml2.isScalar)(value) && value.value !== null)
      return scalarText(value, value.value);
    return refuse(keyNode, `"${word}" needs ${lists.includes(word) ? "text or a list" : "text"}`);
  };
  const targetOf = (targetName, keyNode, value) => {
    if (!/^[a-z0-9][a-z0-9-]{0,31}$/i.test(targetName)) {
      return refuse(keyNode, `"${targetName}" is no name of a target: use letters, digits, hyphens`);
    }
    if (!(0, import_yaml2.isMap)(value))
      return refuse(keyNode, `the target "${targetName}" is not a mapping`);
    const target = /* @__PURE__ */ new Map();
    for (const { key, value: part } of value.items) {
      const word = (0, import_yaml2.isScalar)(key) ? String(key.value) : "";
      const known = [...locating, ...definable];
      if (!known.includes(word)) {
        return refuse(key, `"${word}" is no key of a target${nearest(word, known)}`);
      }
      target.set(word === "url" ? "base-url" : word, textOf(word, key, part));
    }
    if (!target.has("base-url"))
      return refuse(keyNode, `the target "${targetName}" has no url`);
    return target;
  };
  const values = /* @__PURE__ */ new Map();
  const targets = /* @__PURE__ */ new Map();
  let version;
  for (const { key, value } of root.items) {
    const keyNode = key;
    const word = (0, import_yaml2.isScalar)(key) ? String(key.value) : "";
    if (word === "version") {
      version = (0, import_yaml2.isScalar)(value) ? value.value : void 0;
    } else if (word === "targets") {
      if (!(0, import_yaml2.isMap)(value) || value.items.length === 0) {
        return refuse(keyNode, '"targets" needs names with a mapping each');
      }
      for (const item of value.items) {
        const targetName = (0, import_yaml2.isScalar)(item.key) ? String(item.key.value) : "";
        targets.set(targetName, targetOf(targetName, item.key, item.value));
      }
    } else if (definable.includes(word)) {
      values.set(word, textOf(word, keyNode, value));
    } else {
      return refuse(keyNode, `"${word}" is no key of a definition${nearest(word, definable)}`);
    }
  }
  if (version !== 1)
    return refuse(root, `its version is ${String(version ?? "missing")}, not 1`);
  return { values, targets };
}
function nearest(word, known) {
  const alike = known.find((key) => key.startsWith(word.slice(0, 4)) && word.length >= 4);
  return alike === void 0 ? "" : `; is "${alike}" meant`;
}

// actions/health-check/lib/targets.js
function readTargets() {
  const name = optionalInput("definition");
  const definition = name === void 0 ? { values: /* @__PURE__ */ new Map(), targets: /* @__PURE__ */ new Map() } : readDefinition(insideWorkspace(name, 'Input "definition"'), name, process.env);
  if (definition.targets.size === 0) {
    return [{ inputs: withInputs(definition.values, readInputs) }];
  }
  if (optionalInput("base-url") !== void 0) {
    throw new UsageError(`Input "base-url" is set, but ${name} has targets of its own.`, `Leave it out, or leave "targets" out of the file; an address that differs from run to run is a variable of the step's "env:" there.`);
  }
  const targets = [...definition.targets].map(([targetName, own]) => ({
    name: targetName,
    inputs: withInputs(new Map([...definition.values, ...againstTarget(own, definition.targets)]), readInputs)
  }));
  const loaded = targets.filter(({ inputs }) => inputs.load !== void 0);
  if (loaded.length > 1) {
    throw new UsageError(`${name} offers a load to ${loaded.length} targets at once.`, 'Move "perf" into one target; name another one in its "compare-with" to measure both.');
  }
  return targets;
}
function againstTarget(own, targets) {
  const other = targets.get(own.get("compare-with") ?? "");
  if (other === void 0)
    return own;
  const url = other.get("base-url") ?? "";
  const slot = other.get("routing-name");
  return new Map([
    ...own,
    ["compare-with", slot !== void 0 && url === own.get("base-url") ? slot : url]
  ]);
}
function withInputs(values, read2) {
  const variable = (key) => `INPUT_${key.toUpperCase()}`;
  const before = new Map([...values.keys()].map((key) => [key, process.env[variable(key)]]));
  for (const [key, value] of values)
    process.env[variable(key)] = value;
  try {
    return read2();
  } finally {
    for (const [key, value] of before) {
      if (value === void 0)
        delete process.env[variable(key)];
      else
        process.env[variable(key)] = value;
    }
  }
}

// actions/health-check/lib/main.js
async function main() {
  const merge = optionalInput("merge");
  if (merge !== void 0)
    return mergeLoad(insideWorkspace(merge, 'Input "merge"'), merge);
  const targets = readTargets();
  await untilStopped((stop) => validateTargets(targets, stop));
}
async function untilStopped(work) {
  const stop = new AbortController();
  const onSignal = (name) => stop.abort(name);
  process.once("SIGINT", onSignal);
  process.once("SIGTERM", onSignal);
  try {
    await work(stop.signal);
  } finally {
    process.off("SIGINT", onSignal);
    process.off("SIGTERM", onSignal);
  }
}
async function validateTargets(targets, stop) {
  const startedAt = (/* @__PURE__ */ new Date()).toISOString();
  const first = targets[0].inputs;
  const assertion = process.env.ACTIONS_ID_TOKEN_REQUEST_URL === void 0 ? void 0 : () => (0,_chunk_KQC3WXB6_mjs__WEBPACK_IMPORTED_MODULE_1__/* .getIDToken */ .V9)("api://AzureADTokenExchange");
  const run = (target) => runTarget(target, (site) => connectToAzure(site, assertion), stop);
  const loaded = targets.find(({ inputs }) => inputs.load !== void 0);
  const history = loaded === void 0 ? void 0 : historyOf(loaded.inputs);
  const found = /* @__PURE__ */ new Map();
  await Promise.all(targets.filter((target) => target !== loaded).map(async (target) => found.set(target, await run(target))));
  if (loaded !== void 0)
    found.set(loaded, await run(loaded));
  const validations = targets.map((target) => {
    const validation = found.get(target);
    const prefix = target.name === void 0 ? "" : `${target.name}: `;
    const checks = validation.checks.map((check) => ({ ...check, name: prefix + check.name }));
    return { target, validation, checks };
  });
  const load = loaded === void 0 ? void 0 : found.get(loaded)?.load;
  const served = validations.find(({ validation }) => validation.servedVersion !== void 0);
  const secrets = targets.flatMap(({ inputs }) => inputs.secrets);
  const trend = load === void 0 || loaded === void 0 || loaded.inputs.shard !== void 0 ? void 0 : keepHistory(loaded.inputs, history, load.verdict);
  if (load !== void 0 && loaded !== void 0)
    keepShard(loaded, load, secrets);
  finish({
    name: first.name,
    baseUrl: first.baseUrl.href,
    startedAt,
    checks: validations.flatMap(({ checks }) => checks),
    ...served === void 0 ? {} : { servedVersion: served.validation.servedVersion },
    ...targets[0]?.name === void 0 ? {} : {
      targets: validations.map(({ target, validation, checks }) => ({
        name: target.name,
        baseUrl: target.inputs.baseUrl.href,
        verdict: gravest(checks.map(({ verdict }) => verdict)),
        ...validation.servedVersion === void 0 ? {} : { servedVersion: validation.servedVersion }
      }))
    },
    ...load === void 0 ? {} : { performance: load.verdict.performance },
    ...trend === void 0 ? {} : { trend }
  }, secrets, first);
}
function mergeLoad(directory, shown2) {
  const startedAt = (/* @__PURE__ */ new Date()).toISOString();
  const destination = {
    name: readName(),
    evidenceDirectory: readEvidenceDirectory(),
    onInconclusive: readInconclusivePolicy()
  };
  const merged = mergeShards(readShards(directory, shown2));
  const verdict = judgeMerged(merged, readMergedThresholds());
  const { first } = merged;
  const place = optionalInput("history");
  const kept = {
    ...destination,
    history: place === void 0 ? void 0 : insideWorkspace(place, 'Input "history"'),
    release: first.release
  };
  const trend = keepHistory(kept, historyOf(kept), verdict);
  const check = checkResult({ name: "performance", target: first.target }, {
    outcome: { ...verdict, heals: false },
    attempts: 1,
    milliseconds: first.seconds * 1e3
  });
  finish({
    name: destination.name,
    baseUrl: first.baseUrl,
    startedAt,
    checks: [check],
    ...first.release === void 0 ? {} : { servedVersion: first.release },
    performance: verdict.performance,
    ...trend === void 0 ? {} : { trend }
  }, [], destination);
}
function finish(found, secrets, destination) {
  const report = withoutSecretsInside({
    schema: "slipway/health-check-report/v1",
    verdict: gravest(found.checks.map(({ verdict }) => verdict)),
    reasons: [...found.checks].sort(byGravity).filter(({ verdict }) => verdict !== "pass").map(reasonOf),
    finishedAt: (/* @__PURE__ */ new Date()).toISOString(),
    ...found
  }, secrets);
  const { evidenceDirectory } = destination;
  const write = (suffix, content) => writeEvidence(evidenceDirectory, `health-check-${report.name}-${suffix}`, content);
  write("junit.xml", junitXml(report));
  const page = write("report.html", reportPage(report));
  const named = (verdict) => report.checks.filter((check) => check.verdict === verdict).map(({ name }) => name).join(", ");
  conclude({
    report,
    evidenceDirectory,
    reportName: `health-check-${report.name}-report.json`,
    outputs: {
      page,
      "served-version": report.servedVersion ?? "",
      "p95-ms": report.performance === void 0 ? "" : String(report.performance.p95),
      failed: named("fail"),
      warned: named("warn")
    },
    summary: summaryMarkdown(report, page),
    headline: headline(report),
    onInconclusive: destination.onInconclusive
  });
}
var historyFile = (name) => `health-check-${name}-history.json`;
function historyOf({ name, history }) {
  return history === void 0 ? void 0 : readHistory(node_path__WEBPACK_IMPORTED_MODULE_5__.join(history, historyFile(name)), historyFile(name));
}
function keepHistory(inputs, history, { performance: performance2, verdict }) {
  if (inputs.history === void 0)
    return void 0;
  const now = (/* @__PURE__ */ new Date()).toISOString();
  const next = nextHistory(history, performance2, verdict === "pass", now, inputs.release);
  writeEvidence(inputs.evidenceDirectory, historyFile(inputs.name), `${JSON.stringify(next, null, 2)}
`);
  return trendOf(history, performance2);
}
function keepShard({ inputs }, load, secrets) {
  const { shard, load: plan } = inputs;
  if (shard === void 0 || plan === void 0)
    return;
  const file = shardLoad({
    name: inputs.name,
    baseUrl: inputs.baseUrl.href,
    ...inputs.release === void 0 ? {} : { release: inputs.release },
    target: load.verdict.performance.target,
    perSecond: plan.perSecond,
    seconds: plan.durationMilliseconds / 1e3,
    shard,
    startedAt: load.startedAt + inputs.warmUpMilliseconds,
    finishedAt: load.startedAt + inputs.warmUpMilliseconds + plan.durationMilliseconds
  }, load.measured);
  writeEvidence(inputs.evidenceDirectory, `health-check-${inputs.name}-${shard.index}-load.json`, `${JSON.stringify(withoutSecretsInside(file, secrets))}
`);
}
function reasonOf(check) {
  return {
    code: check.code,
    message: `${check.name}: ${check.reason}`,
    ...check.remedy === void 0 ? {} : { remedy: check.remedy }
  };
}
function withoutSecretsInside(value, secrets) {
  return JSON.parse(JSON.stringify(value), (_name, item) => typeof item === "string" ? withoutCutSecrets(item, secrets) : item);
}

// actions/health-check/lib/index.js
await runAction(main);

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
/******/ var __webpack_exports__ = __nccwpck_require__(170);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
