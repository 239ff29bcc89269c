import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 339:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");

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

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 757:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  P$: () => (/* binding */ __commonJS),
  ki: () => (/* binding */ __require),
  Yp: () => (/* binding */ __toCommonJS),
  f1: () => (/* binding */ __toESM),
  Yz: () => (/* binding */ debug),
  z3: () => (/* binding */ error),
  hd: () => (/* binding */ fetch),
  V4: () => (/* binding */ getInput),
  pq: () => (/* binding */ info),
  aW: () => (/* binding */ init_undici),
  lm: () => (/* binding */ notice),
  F$: () => (/* binding */ require_tunnel2),
  uH: () => (/* binding */ setOutput),
  Pq: () => (/* binding */ setSecret),
  Dt: () => (/* binding */ undici_exports),
  $e: () => (/* binding */ warning)
});

// UNUSED EXPORTS: ProxyAgent

// EXTERNAL MODULE: external "node:module"
var external_node_module_ = __nccwpck_require__(995);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(896);
;// CONCATENATED MODULE: ./actions/deployment-record/lib/bundle/chunk-A5LFPE7D.mjs

const chunk_A5LFPE7D_require = (0,external_node_module_.createRequire)(import.meta.url);
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __require = /* @__PURE__ */ ((x) => typeof chunk_A5LFPE7D_require !== "undefined" ? chunk_A5LFPE7D_require : typeof Proxy !== "undefined" ? new Proxy(x, {
  get: (a, b) => (typeof chunk_A5LFPE7D_require !== "undefined" ? chunk_A5LFPE7D_require : a)[b]
}) : x)(function(x) {
  if (typeof chunk_A5LFPE7D_require !== "undefined") return chunk_A5LFPE7D_require.apply(this, arguments);
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

// node_modules/.pnpm/tunnel@0.0.6/node_modules/tunnel/lib/tunnel.js
var require_tunnel = __commonJS({
  "node_modules/.pnpm/tunnel@0.0.6/node_modules/tunnel/lib/tunnel.js"(exports) {
    "use strict";
    var net = __require("net");
    var tls = __require("tls");
    var http = __require("http");
    var https = __require("https");
    var events = __require("events");
    var assert = __require("assert");
    var util = __require("util");
    exports.httpOverHttp = httpOverHttp;
    exports.httpsOverHttp = httpsOverHttp;
    exports.httpOverHttps = httpOverHttps;
    exports.httpsOverHttps = httpsOverHttps;
    function httpOverHttp(options) {
      var agent = new TunnelingAgent(options);
      agent.request = http.request;
      return agent;
    }
    function httpsOverHttp(options) {
      var agent = new TunnelingAgent(options);
      agent.request = http.request;
      agent.createSocket = createSecureSocket;
      agent.defaultPort = 443;
      return agent;
    }
    function httpOverHttps(options) {
      var agent = new TunnelingAgent(options);
      agent.request = https.request;
      return agent;
    }
    function httpsOverHttps(options) {
      var agent = new TunnelingAgent(options);
      agent.request = https.request;
      agent.createSocket = createSecureSocket;
      agent.defaultPort = 443;
      return agent;
    }
    function TunnelingAgent(options) {
      var self = this;
      self.options = options || {};
      self.proxyOptions = self.options.proxy || {};
      self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
      self.requests = [];
      self.sockets = [];
      self.on("free", function onFree(socket, host, port, localAddress) {
        var options2 = toOptions(host, port, localAddress);
        for (var i = 0, len = self.requests.length; i < len; ++i) {
          var pending = self.requests[i];
          if (pending.host === options2.host && pending.port === options2.port) {
            self.requests.splice(i, 1);
            pending.request.onSocket(socket);
            return;
          }
        }
        socket.destroy();
        self.removeSocket(socket);
      });
    }
    util.inherits(TunnelingAgent, events.EventEmitter);
    TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
      var self = this;
      var options = mergeOptions({ request: req }, self.options, toOptions(host, port, localAddress));
      if (self.sockets.length >= this.maxSockets) {
        self.requests.push(options);
        return;
      }
      self.createSocket(options, function(socket) {
        socket.on("free", onFree);
        socket.on("close", onCloseOrRemove);
        socket.on("agentRemove", onCloseOrRemove);
        req.onSocket(socket);
        function onFree() {
          self.emit("free", socket, options);
        }
        function onCloseOrRemove(err) {
          self.removeSocket(socket);
          socket.removeListener("free", onFree);
          socket.removeListener("close", onCloseOrRemove);
          socket.removeListener("agentRemove", onCloseOrRemove);
        }
      });
    };
    TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
      var self = this;
      var placeholder = {};
      self.sockets.push(placeholder);
      var connectOptions = mergeOptions({}, self.proxyOptions, {
        method: "CONNECT",
        path: options.host + ":" + options.port,
        agent: false,
        headers: {
          host: options.host + ":" + options.port
        }
      });
      if (options.localAddress) {
        connectOptions.localAddress = options.localAddress;
      }
      if (connectOptions.proxyAuth) {
        connectOptions.headers = connectOptions.headers || {};
        connectOptions.headers["Proxy-Authorization"] = "Basic " + new Buffer(connectOptions.proxyAuth).toString("base64");
      }
      debug2("making CONNECT request");
      var connectReq = self.request(connectOptions);
      connectReq.useChunkedEncodingByDefault = false;
      connectReq.once("response", onResponse);
      connectReq.once("upgrade", onUpgrade);
      connectReq.once("connect", onConnect);
      connectReq.once("error", onError);
      connectReq.end();
      function onResponse(res) {
        res.upgrade = true;
      }
      function onUpgrade(res, socket, head) {
        process.nextTick(function() {
          onConnect(res, socket, head);
        });
      }
      function onConnect(res, socket, head) {
        connectReq.removeAllListeners();
        socket.removeAllListeners();
        if (res.statusCode !== 200) {
          debug2(
            "tunneling socket could not be established, statusCode=%d",
            res.statusCode
          );
          socket.destroy();
          var error2 = new Error("tunneling socket could not be established, statusCode=" + res.statusCode);
          error2.code = "ECONNRESET";
          options.request.emit("error", error2);
          self.removeSocket(placeholder);
          return;
        }
        if (head.length > 0) {
          debug2("got illegal response body from proxy");
          socket.destroy();
          var error2 = new Error("got illegal response body from proxy");
          error2.code = "ECONNRESET";
          options.request.emit("error", error2);
          self.removeSocket(placeholder);
          return;
        }
        debug2("tunneling connection has established");
        self.sockets[self.sockets.indexOf(placeholder)] = socket;
        return cb(socket);
      }
      function onError(cause) {
        connectReq.removeAllListeners();
        debug2(
          "tunneling socket could not be established, cause=%s\n",
          cause.message,
          cause.stack
        );
        var error2 = new Error("tunneling socket could not be established, cause=" + cause.message);
        error2.code = "ECONNRESET";
        options.request.emit("error", error2);
        self.removeSocket(placeholder);
      }
    };
    TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
      var pos = this.sockets.indexOf(socket);
      if (pos === -1) {
        return;
      }
      this.sockets.splice(pos, 1);
      var pending = this.requests.shift();
      if (pending) {
        this.createSocket(pending, function(socket2) {
          pending.request.onSocket(socket2);
        });
      }
    };
    function createSecureSocket(options, cb) {
      var self = this;
      TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
        var hostHeader = options.request.getHeader("host");
        var tlsOptions = mergeOptions({}, self.options, {
          socket,
          servername: hostHeader ? hostHeader.replace(/:.*$/, "") : options.host
        });
        var secureSocket = tls.connect(0, tlsOptions);
        self.sockets[self.sockets.indexOf(socket)] = secureSocket;
        cb(secureSocket);
      });
    }
    function toOptions(host, port, localAddress) {
      if (typeof host === "string") {
        return {
          host,
          port,
          localAddress
        };
      }
      return host;
    }
    function mergeOptions(target) {
      for (var i = 1, len = arguments.length; i < len; ++i) {
        var overrides = arguments[i];
        if (typeof overrides === "object") {
          var keys = Object.keys(overrides);
          for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
            var k = keys[j];
            if (overrides[k] !== void 0) {
              target[k] = overrides[k];
            }
          }
        }
      }
      return target;
    }
    var debug2;
    if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
      debug2 = function() {
        var args = Array.prototype.slice.call(arguments);
        if (typeof args[0] === "string") {
          args[0] = "TUNNEL: " + args[0];
        } else {
          args.unshift("TUNNEL:");
        }
        console.error.apply(console, args);
      };
    } else {
      debug2 = function() {
      };
    }
    exports.debug = debug2;
  }
});

// node_modules/.pnpm/tunnel@0.0.6/node_modules/tunnel/index.js
var require_tunnel2 = __commonJS({
  "node_modules/.pnpm/tunnel@0.0.6/node_modules/tunnel/index.js"(exports, module) {
    module.exports = require_tunnel();
  }
});

// late-undici:undici
var undici_exports = {};
__export(undici_exports, {
  ProxyAgent: () => ProxyAgent,
  fetch: () => fetch
});
var load, fetch, ProxyAgent;
var init_undici = __esm({
  "late-undici:undici"() {
    load = () => __require("./undici.cjs");
    fetch = (...parameters) => load().fetch(...parameters);
    ProxyAgent = function(...parameters) {
      return new (load()).ProxyAgent(...parameters);
    };
  }
});

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

var { chmod, copyFile, lstat, mkdir, open: chunk_A5LFPE7D_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
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

/***/ 924:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(995);
/* harmony import */ var _chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(757);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(24);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(500);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(896);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(857);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(598);
/* harmony import */ var module__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(339);

const require = (0,node_module__WEBPACK_IMPORTED_MODULE_0__.createRequire)(import.meta.url);


// node_modules/.pnpm/xmlchars@2.2.0/node_modules/xmlchars/xml/1.0/ed5.js
var require_ed5 = (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .__commonJS */ .P$)({
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
var require_ed2 = (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .__commonJS */ .P$)({
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
var require_ed3 = (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .__commonJS */ .P$)({
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
var require_saxes = (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .__commonJS */ .P$)({
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
    var DQUOTE2 = 34;
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
    var isQuote = (c) => c === DQUOTE2 || c === SQUOTE;
    var QUOTES = [DQUOTE2, SQUOTE];
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
        var _a2;
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
        (_a2 = this.readyHandler) === null || _a2 === void 0 ? void 0 : _a2.call(this);
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
      on(name, handler2) {
        this[EVENT_NAME_TO_HANDLER_NAME[name]] = handler2;
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
        var _a2;
        let msg = (_a2 = this.fileName) !== null && _a2 !== void 0 ? _a2 : "";
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
        const err2 = this.makeError(message);
        const handler2 = this.errorHandler;
        if (handler2 === void 0) {
          throw err2;
        } else {
          handler2(err2);
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
        const { chunk, i: i2 } = this;
        this.prevI = i2;
        this.i = i2 + 1;
        if (i2 >= chunk.length) {
          return EOC;
        }
        const code = chunk.charCodeAt(i2);
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
              if (chunk.charCodeAt(i2 + 1) === NL) {
                this.i = i2 + 2;
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
        const final = 65536 + (code - 55296) * 1024 + (chunk.charCodeAt(i2 + 1) - 56320);
        this.i = i2 + 2;
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
        const { chunk, i: i2 } = this;
        this.prevI = i2;
        this.i = i2 + 1;
        if (i2 >= chunk.length) {
          return EOC;
        }
        const code = chunk.charCodeAt(i2);
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
              const next = chunk.charCodeAt(i2 + 1);
              if (next === NL || next === NEL) {
                this.i = i2 + 2;
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
        const final = 65536 + (code - 55296) * 1024 + (chunk.charCodeAt(i2 + 1) - 56320);
        this.i = i2 + 2;
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
        var _a2;
        const c = this.captureTo(DOCTYPE_TERMINATOR);
        switch (c) {
          case GREATER: {
            (_a2 = this.doctypeHandler) === null || _a2 === void 0 ? void 0 : _a2.call(this, this.text);
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
        var _a2;
        const c = this.getCodeNorm();
        if (c === MINUS) {
          this.state = S_COMMENT_ENDED;
          (_a2 = this.commentHandler) === null || _a2 === void 0 ? void 0 : _a2.call(this, this.text);
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
        var _a2;
        const c = this.getCodeNorm();
        switch (c) {
          case GREATER: {
            (_a2 = this.cdataHandler) === null || _a2 === void 0 ? void 0 : _a2.call(this, this.text);
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
        var _a2;
        const c = this.getCodeNorm();
        if (c === GREATER) {
          const { piTarget } = this;
          if (piTarget.toLowerCase() === "xml") {
            this.fail("the XML declaration must appear at the start of the document.");
          }
          (_a2 = this.piHandler) === null || _a2 === void 0 ? void 0 : _a2.call(this, {
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
        var _a2;
        const c = this.getCodeNorm();
        if (c === GREATER) {
          if (this.piTarget !== "xml") {
            this.fail("processing instructions are not allowed before root.");
          } else if (this.name !== "version" && this.xmlDeclExpects.includes("version")) {
            this.fail("XML declaration must contain a version.");
          }
          (_a2 = this.xmldeclHandler) === null || _a2 === void 0 ? void 0 : _a2.call(this, this.xmlDecl);
          this.name = "";
          this.piTarget = this.text = "";
          this.state = S_TEXT;
        } else {
          this.fail("The character ? is disallowed anywhere in XML declarations.");
        }
        this.xmlDeclPossible = false;
      }
      sOpenTag() {
        var _a2;
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
        (_a2 = this.openTagStartHandler) === null || _a2 === void 0 ? void 0 : _a2.call(this, tag);
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
        const { chunk, textHandler: handler2 } = this;
        scanLoop:
          while (true) {
            switch (this.getCode()) {
              case LESS: {
                this.state = S_OPEN_WAKA;
                if (handler2 !== void 0) {
                  const { text: text2 } = this;
                  const slice = chunk.slice(start, this.prevI);
                  if (text2.length !== 0) {
                    handler2(text2 + slice);
                    this.text = "";
                  } else if (slice.length !== 0) {
                    handler2(slice);
                  }
                }
                forbiddenState = FORBIDDEN_START;
                break scanLoop;
              }
              case AMP:
                this.state = S_ENTITY;
                this.entityReturnState = S_TEXT;
                if (handler2 !== void 0) {
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
                if (handler2 !== void 0) {
                  this.text += `${chunk.slice(start, this.prevI)}
`;
                }
                start = this.i;
                forbiddenState = FORBIDDEN_START;
                break;
              case EOC:
                if (handler2 !== void 0) {
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
        const { chunk, textHandler: handler2 } = this;
        let nonSpace = false;
        outRootLoop:
          while (true) {
            const code = this.getCode();
            switch (code) {
              case LESS: {
                this.state = S_OPEN_WAKA;
                if (handler2 !== void 0) {
                  const { text: text2 } = this;
                  const slice = chunk.slice(start, this.prevI);
                  if (text2.length !== 0) {
                    handler2(text2 + slice);
                    this.text = "";
                  } else if (slice.length !== 0) {
                    handler2(slice);
                  }
                }
                break outRootLoop;
              }
              case AMP:
                this.state = S_ENTITY;
                this.entityReturnState = S_TEXT;
                if (handler2 !== void 0) {
                  this.text += chunk.slice(start, this.prevI);
                }
                nonSpace = true;
                break outRootLoop;
              case NL_LIKE:
                if (handler2 !== void 0) {
                  this.text += `${chunk.slice(start, this.prevI)}
`;
                }
                start = this.i;
                break;
              case EOC:
                if (handler2 !== void 0) {
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
        var _a2;
        const { prefix, local } = this.qname(name);
        const attr = { name, prefix, local, value };
        this.attribList.push(attr);
        (_a2 = this.attributeHandler) === null || _a2 === void 0 ? void 0 : _a2.call(this, attr);
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
        var _a2;
        const attr = { name, value };
        this.attribList.push(attr);
        (_a2 = this.attributeHandler) === null || _a2 === void 0 ? void 0 : _a2.call(this, attr);
      }
      /**
       * End parsing. This performs final well-formedness checks and resets the
       * parser to a clean state.
       *
       * @returns this
       */
      end() {
        var _a2, _b2;
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
        const { text: text2 } = this;
        if (text2.length !== 0) {
          (_a2 = this.textHandler) === null || _a2 === void 0 ? void 0 : _a2.call(this, text2);
          this.text = "";
        }
        this._closed = true;
        (_b2 = this.endHandler) === null || _b2 === void 0 ? void 0 : _b2.call(this);
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
        var _a2, _b2;
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
        return (_b2 = (_a2 = this.opt).resolvePrefix) === null || _b2 === void 0 ? void 0 : _b2.call(_a2, prefix);
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
        var _a2;
        const { attribList } = this;
        const tag = this.tag;
        {
          const { prefix, local } = this.qname(tag.name);
          tag.prefix = prefix;
          tag.local = local;
          const uri = tag.uri = (_a2 = this.resolve(prefix)) !== null && _a2 !== void 0 ? _a2 : "";
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
        var _a2;
        this.processAttribs();
        const { tags } = this;
        const tag = this.tag;
        tag.isSelfClosing = false;
        (_a2 = this.openTagHandler) === null || _a2 === void 0 ? void 0 : _a2.call(this, tag);
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
        var _a2, _b2, _c;
        this.processAttribs();
        const { tags } = this;
        const tag = this.tag;
        tag.isSelfClosing = true;
        (_a2 = this.openTagHandler) === null || _a2 === void 0 ? void 0 : _a2.call(this, tag);
        (_b2 = this.closeTagHandler) === null || _b2 === void 0 ? void 0 : _b2.call(this, tag);
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
        const handler2 = this.closeTagHandler;
        let l = tags.length;
        while (l-- > 0) {
          const tag = this.tag = tags.pop();
          this.topNS = tag.ns;
          handler2 === null || handler2 === void 0 ? void 0 : handler2(tag);
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

// node_modules/.pnpm/@actions+http-client@3.0.2/node_modules/@actions/http-client/lib/proxy.js
var require_proxy = (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/@actions+http-client@3.0.2/node_modules/@actions/http-client/lib/proxy.js"(exports) {
    "use strict";
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.getProxyUrl = getProxyUrl;
    exports.checkBypass = checkBypass;
    function getProxyUrl(reqUrl) {
      const usingSsl = reqUrl.protocol === "https:";
      if (checkBypass(reqUrl)) {
        return void 0;
      }
      const proxyVar = (() => {
        if (usingSsl) {
          return process.env["https_proxy"] || process.env["HTTPS_PROXY"];
        } else {
          return process.env["http_proxy"] || process.env["HTTP_PROXY"];
        }
      })();
      if (proxyVar) {
        try {
          return new DecodedURL(proxyVar);
        } catch (_a2) {
          if (!proxyVar.startsWith("http://") && !proxyVar.startsWith("https://"))
            return new DecodedURL(`http://${proxyVar}`);
        }
      } else {
        return void 0;
      }
    }
    function checkBypass(reqUrl) {
      if (!reqUrl.hostname) {
        return false;
      }
      const reqHost = reqUrl.hostname;
      if (isLoopbackAddress(reqHost)) {
        return true;
      }
      const noProxy = process.env["no_proxy"] || process.env["NO_PROXY"] || "";
      if (!noProxy) {
        return false;
      }
      let reqPort;
      if (reqUrl.port) {
        reqPort = Number(reqUrl.port);
      } else if (reqUrl.protocol === "http:") {
        reqPort = 80;
      } else if (reqUrl.protocol === "https:") {
        reqPort = 443;
      }
      const upperReqHosts = [reqUrl.hostname.toUpperCase()];
      if (typeof reqPort === "number") {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
      }
      for (const upperNoProxyItem of noProxy.split(",").map((x2) => x2.trim().toUpperCase()).filter((x2) => x2)) {
        if (upperNoProxyItem === "*" || upperReqHosts.some((x2) => x2 === upperNoProxyItem || x2.endsWith(`.${upperNoProxyItem}`) || upperNoProxyItem.startsWith(".") && x2.endsWith(`${upperNoProxyItem}`))) {
          return true;
        }
      }
      return false;
    }
    function isLoopbackAddress(host) {
      const hostLower = host.toLowerCase();
      return hostLower === "localhost" || hostLower.startsWith("127.") || hostLower.startsWith("[::1]") || hostLower.startsWith("[0:0:0:0:0:0:0:1]");
    }
    var DecodedURL = class extends URL {
      constructor(url, base) {
        super(url, base);
        this._decodedUsername = decodeURIComponent(super.username);
        this._decodedPassword = decodeURIComponent(super.password);
      }
      get username() {
        return this._decodedUsername;
      }
      get password() {
        return this._decodedPassword;
      }
    };
  }
});

// node_modules/.pnpm/@actions+http-client@3.0.2/node_modules/@actions/http-client/lib/index.js
var require_lib = (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .__commonJS */ .P$)({
  "node_modules/.pnpm/@actions+http-client@3.0.2/node_modules/@actions/http-client/lib/index.js"(exports) {
    "use strict";
    var __createBinding = exports && exports.__createBinding || (Object.create ? (function(o, m, k, k2) {
      if (k2 === void 0) k2 = k;
      var desc = Object.getOwnPropertyDescriptor(m, k);
      if (!desc || ("get" in desc ? !m.__esModule : desc.writable || desc.configurable)) {
        desc = { enumerable: true, get: function() {
          return m[k];
        } };
      }
      Object.defineProperty(o, k2, desc);
    }) : (function(o, m, k, k2) {
      if (k2 === void 0) k2 = k;
      o[k2] = m[k];
    }));
    var __setModuleDefault = exports && exports.__setModuleDefault || (Object.create ? (function(o, v) {
      Object.defineProperty(o, "default", { enumerable: true, value: v });
    }) : function(o, v) {
      o["default"] = v;
    });
    var __importStar = exports && exports.__importStar || /* @__PURE__ */ (function() {
      var ownKeys = function(o) {
        ownKeys = Object.getOwnPropertyNames || function(o2) {
          var ar = [];
          for (var k in o2) if (Object.prototype.hasOwnProperty.call(o2, k)) ar[ar.length] = k;
          return ar;
        };
        return ownKeys(o);
      };
      return function(mod) {
        if (mod && mod.__esModule) return mod;
        var result = {};
        if (mod != null) {
          for (var k = ownKeys(mod), i2 = 0; i2 < k.length; i2++) if (k[i2] !== "default") __createBinding(result, mod, k[i2]);
        }
        __setModuleDefault(result, mod);
        return result;
      };
    })();
    var __awaiter2 = exports && exports.__awaiter || function(thisArg, _arguments, P, generator) {
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
    Object.defineProperty(exports, "__esModule", { value: true });
    exports.HttpClient = exports.HttpClientResponse = exports.HttpClientError = exports.MediaTypes = exports.Headers = exports.HttpCodes = void 0;
    exports.getProxyUrl = getProxyUrl;
    exports.isHttps = isHttps;
    var http = __importStar((0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .__require */ .ki)("http"));
    var https = __importStar((0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .__require */ .ki)("https"));
    var pm = __importStar(require_proxy());
    var tunnel = __importStar((0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .require_tunnel */ .F$)());
    var undici_1 = ((0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .init_undici */ .aW)(), (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .__toCommonJS */ .Yp)(_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .undici_exports */ .Dt));
    var HttpCodes;
    (function(HttpCodes2) {
      HttpCodes2[HttpCodes2["OK"] = 200] = "OK";
      HttpCodes2[HttpCodes2["MultipleChoices"] = 300] = "MultipleChoices";
      HttpCodes2[HttpCodes2["MovedPermanently"] = 301] = "MovedPermanently";
      HttpCodes2[HttpCodes2["ResourceMoved"] = 302] = "ResourceMoved";
      HttpCodes2[HttpCodes2["SeeOther"] = 303] = "SeeOther";
      HttpCodes2[HttpCodes2["NotModified"] = 304] = "NotModified";
      HttpCodes2[HttpCodes2["UseProxy"] = 305] = "UseProxy";
      HttpCodes2[HttpCodes2["SwitchProxy"] = 306] = "SwitchProxy";
      HttpCodes2[HttpCodes2["TemporaryRedirect"] = 307] = "TemporaryRedirect";
      HttpCodes2[HttpCodes2["PermanentRedirect"] = 308] = "PermanentRedirect";
      HttpCodes2[HttpCodes2["BadRequest"] = 400] = "BadRequest";
      HttpCodes2[HttpCodes2["Unauthorized"] = 401] = "Unauthorized";
      HttpCodes2[HttpCodes2["PaymentRequired"] = 402] = "PaymentRequired";
      HttpCodes2[HttpCodes2["Forbidden"] = 403] = "Forbidden";
      HttpCodes2[HttpCodes2["NotFound"] = 404] = "NotFound";
      HttpCodes2[HttpCodes2["MethodNotAllowed"] = 405] = "MethodNotAllowed";
      HttpCodes2[HttpCodes2["NotAcceptable"] = 406] = "NotAcceptable";
      HttpCodes2[HttpCodes2["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
      HttpCodes2[HttpCodes2["RequestTimeout"] = 408] = "RequestTimeout";
      HttpCodes2[HttpCodes2["Conflict"] = 409] = "Conflict";
      HttpCodes2[HttpCodes2["Gone"] = 410] = "Gone";
      HttpCodes2[HttpCodes2["TooManyRequests"] = 429] = "TooManyRequests";
      HttpCodes2[HttpCodes2["InternalServerError"] = 500] = "InternalServerError";
      HttpCodes2[HttpCodes2["NotImplemented"] = 501] = "NotImplemented";
      HttpCodes2[HttpCodes2["BadGateway"] = 502] = "BadGateway";
      HttpCodes2[HttpCodes2["ServiceUnavailable"] = 503] = "ServiceUnavailable";
      HttpCodes2[HttpCodes2["GatewayTimeout"] = 504] = "GatewayTimeout";
    })(HttpCodes || (exports.HttpCodes = HttpCodes = {}));
    var Headers;
    (function(Headers2) {
      Headers2["Accept"] = "accept";
      Headers2["ContentType"] = "content-type";
    })(Headers || (exports.Headers = Headers = {}));
    var MediaTypes;
    (function(MediaTypes2) {
      MediaTypes2["ApplicationJson"] = "application/json";
    })(MediaTypes || (exports.MediaTypes = MediaTypes = {}));
    function getProxyUrl(serverUrl) {
      const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
      return proxyUrl ? proxyUrl.href : "";
    }
    var HttpRedirectCodes = [
      HttpCodes.MovedPermanently,
      HttpCodes.ResourceMoved,
      HttpCodes.SeeOther,
      HttpCodes.TemporaryRedirect,
      HttpCodes.PermanentRedirect
    ];
    var HttpResponseRetryCodes = [
      HttpCodes.BadGateway,
      HttpCodes.ServiceUnavailable,
      HttpCodes.GatewayTimeout
    ];
    var RetryableHttpVerbs = ["OPTIONS", "GET", "DELETE", "HEAD"];
    var ExponentialBackoffCeiling = 10;
    var ExponentialBackoffTimeSlice = 5;
    var HttpClientError = class _HttpClientError extends Error {
      constructor(message, statusCode) {
        super(message);
        this.name = "HttpClientError";
        this.statusCode = statusCode;
        Object.setPrototypeOf(this, _HttpClientError.prototype);
      }
    };
    exports.HttpClientError = HttpClientError;
    var HttpClientResponse = class {
      constructor(message) {
        this.message = message;
      }
      readBody() {
        return __awaiter2(this, void 0, void 0, function* () {
          return new Promise((resolve) => __awaiter2(this, void 0, void 0, function* () {
            let output = Buffer.alloc(0);
            this.message.on("data", (chunk) => {
              output = Buffer.concat([output, chunk]);
            });
            this.message.on("end", () => {
              resolve(output.toString());
            });
          }));
        });
      }
      readBodyBuffer() {
        return __awaiter2(this, void 0, void 0, function* () {
          return new Promise((resolve) => __awaiter2(this, void 0, void 0, function* () {
            const chunks = [];
            this.message.on("data", (chunk) => {
              chunks.push(chunk);
            });
            this.message.on("end", () => {
              resolve(Buffer.concat(chunks));
            });
          }));
        });
      }
    };
    exports.HttpClientResponse = HttpClientResponse;
    function isHttps(requestUrl) {
      const parsedUrl = new URL(requestUrl);
      return parsedUrl.protocol === "https:";
    }
    var HttpClient2 = class {
      constructor(userAgent2, handlers, requestOptions) {
        this._ignoreSslError = false;
        this._allowRedirects = true;
        this._allowRedirectDowngrade = false;
        this._maxRedirects = 50;
        this._allowRetries = false;
        this._maxRetries = 1;
        this._keepAlive = false;
        this._disposed = false;
        this.userAgent = this._getUserAgentWithOrchestrationId(userAgent2);
        this.handlers = handlers || [];
        this.requestOptions = requestOptions;
        if (requestOptions) {
          if (requestOptions.ignoreSslError != null) {
            this._ignoreSslError = requestOptions.ignoreSslError;
          }
          this._socketTimeout = requestOptions.socketTimeout;
          if (requestOptions.allowRedirects != null) {
            this._allowRedirects = requestOptions.allowRedirects;
          }
          if (requestOptions.allowRedirectDowngrade != null) {
            this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
          }
          if (requestOptions.maxRedirects != null) {
            this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
          }
          if (requestOptions.keepAlive != null) {
            this._keepAlive = requestOptions.keepAlive;
          }
          if (requestOptions.allowRetries != null) {
            this._allowRetries = requestOptions.allowRetries;
          }
          if (requestOptions.maxRetries != null) {
            this._maxRetries = requestOptions.maxRetries;
          }
        }
      }
      options(requestUrl, additionalHeaders) {
        return __awaiter2(this, void 0, void 0, function* () {
          return this.request("OPTIONS", requestUrl, null, additionalHeaders || {});
        });
      }
      get(requestUrl, additionalHeaders) {
        return __awaiter2(this, void 0, void 0, function* () {
          return this.request("GET", requestUrl, null, additionalHeaders || {});
        });
      }
      del(requestUrl, additionalHeaders) {
        return __awaiter2(this, void 0, void 0, function* () {
          return this.request("DELETE", requestUrl, null, additionalHeaders || {});
        });
      }
      post(requestUrl, data, additionalHeaders) {
        return __awaiter2(this, void 0, void 0, function* () {
          return this.request("POST", requestUrl, data, additionalHeaders || {});
        });
      }
      patch(requestUrl, data, additionalHeaders) {
        return __awaiter2(this, void 0, void 0, function* () {
          return this.request("PATCH", requestUrl, data, additionalHeaders || {});
        });
      }
      put(requestUrl, data, additionalHeaders) {
        return __awaiter2(this, void 0, void 0, function* () {
          return this.request("PUT", requestUrl, data, additionalHeaders || {});
        });
      }
      head(requestUrl, additionalHeaders) {
        return __awaiter2(this, void 0, void 0, function* () {
          return this.request("HEAD", requestUrl, null, additionalHeaders || {});
        });
      }
      sendStream(verb, requestUrl, stream, additionalHeaders) {
        return __awaiter2(this, void 0, void 0, function* () {
          return this.request(verb, requestUrl, stream, additionalHeaders);
        });
      }
      /**
       * Gets a typed object from an endpoint
       * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
       */
      getJson(requestUrl_1) {
        return __awaiter2(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
          additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
          const res = yield this.get(requestUrl, additionalHeaders);
          return this._processResponse(res, this.requestOptions);
        });
      }
      postJson(requestUrl_1, obj_1) {
        return __awaiter2(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
          const data = JSON.stringify(obj, null, 2);
          additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
          additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
          const res = yield this.post(requestUrl, data, additionalHeaders);
          return this._processResponse(res, this.requestOptions);
        });
      }
      putJson(requestUrl_1, obj_1) {
        return __awaiter2(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
          const data = JSON.stringify(obj, null, 2);
          additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
          additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
          const res = yield this.put(requestUrl, data, additionalHeaders);
          return this._processResponse(res, this.requestOptions);
        });
      }
      patchJson(requestUrl_1, obj_1) {
        return __awaiter2(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
          const data = JSON.stringify(obj, null, 2);
          additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
          additionalHeaders[Headers.ContentType] = this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
          const res = yield this.patch(requestUrl, data, additionalHeaders);
          return this._processResponse(res, this.requestOptions);
        });
      }
      /**
       * Makes a raw http request.
       * All other methods such as get, post, patch, and request ultimately call this.
       * Prefer get, del, post and patch
       */
      request(verb, requestUrl, data, headers) {
        return __awaiter2(this, void 0, void 0, function* () {
          if (this._disposed) {
            throw new Error("Client has already been disposed.");
          }
          const parsedUrl = new URL(requestUrl);
          let info2 = this._prepareRequest(verb, parsedUrl, headers);
          const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb) ? this._maxRetries + 1 : 1;
          let numTries = 0;
          let response;
          do {
            response = yield this.requestRaw(info2, data);
            if (response && response.message && response.message.statusCode === HttpCodes.Unauthorized) {
              let authenticationHandler;
              for (const handler2 of this.handlers) {
                if (handler2.canHandleAuthentication(response)) {
                  authenticationHandler = handler2;
                  break;
                }
              }
              if (authenticationHandler) {
                return authenticationHandler.handleAuthentication(this, info2, data);
              } else {
                return response;
              }
            }
            let redirectsRemaining = this._maxRedirects;
            while (response.message.statusCode && HttpRedirectCodes.includes(response.message.statusCode) && this._allowRedirects && redirectsRemaining > 0) {
              const redirectUrl = response.message.headers["location"];
              if (!redirectUrl) {
                break;
              }
              const parsedRedirectUrl = new URL(redirectUrl);
              if (parsedUrl.protocol === "https:" && parsedUrl.protocol !== parsedRedirectUrl.protocol && !this._allowRedirectDowngrade) {
                throw new Error("Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.");
              }
              yield response.readBody();
              if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                for (const header in headers) {
                  if (header.toLowerCase() === "authorization") {
                    delete headers[header];
                  }
                }
              }
              info2 = this._prepareRequest(verb, parsedRedirectUrl, headers);
              response = yield this.requestRaw(info2, data);
              redirectsRemaining--;
            }
            if (!response.message.statusCode || !HttpResponseRetryCodes.includes(response.message.statusCode)) {
              return response;
            }
            numTries += 1;
            if (numTries < maxTries) {
              yield response.readBody();
              yield this._performExponentialBackoff(numTries);
            }
          } while (numTries < maxTries);
          return response;
        });
      }
      /**
       * Needs to be called if keepAlive is set to true in request options.
       */
      dispose() {
        if (this._agent) {
          this._agent.destroy();
        }
        this._disposed = true;
      }
      /**
       * Raw request.
       * @param info
       * @param data
       */
      requestRaw(info2, data) {
        return __awaiter2(this, void 0, void 0, function* () {
          return new Promise((resolve, reject) => {
            function callbackForResult(err2, res) {
              if (err2) {
                reject(err2);
              } else if (!res) {
                reject(new Error("Unknown error"));
              } else {
                resolve(res);
              }
            }
            this.requestRawWithCallback(info2, data, callbackForResult);
          });
        });
      }
      /**
       * Raw request with callback.
       * @param info
       * @param data
       * @param onResult
       */
      requestRawWithCallback(info2, data, onResult) {
        if (typeof data === "string") {
          if (!info2.options.headers) {
            info2.options.headers = {};
          }
          info2.options.headers["Content-Length"] = Buffer.byteLength(data, "utf8");
        }
        let callbackCalled = false;
        function handleResult(err2, res) {
          if (!callbackCalled) {
            callbackCalled = true;
            onResult(err2, res);
          }
        }
        const req = info2.httpModule.request(info2.options, (msg) => {
          const res = new HttpClientResponse(msg);
          handleResult(void 0, res);
        });
        let socket;
        req.on("socket", (sock) => {
          socket = sock;
        });
        req.setTimeout(this._socketTimeout || 3 * 6e4, () => {
          if (socket) {
            socket.end();
          }
          handleResult(new Error(`Request timeout: ${info2.options.path}`));
        });
        req.on("error", function(err2) {
          handleResult(err2);
        });
        if (data && typeof data === "string") {
          req.write(data, "utf8");
        }
        if (data && typeof data !== "string") {
          data.on("close", function() {
            req.end();
          });
          data.pipe(req);
        } else {
          req.end();
        }
      }
      /**
       * Gets an http agent. This function is useful when you need an http agent that handles
       * routing through a proxy server - depending upon the url and proxy environment variables.
       * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
       */
      getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
      }
      getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = pm.getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (!useProxy) {
          return;
        }
        return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
      }
      _prepareRequest(method, requestUrl, headers) {
        const info2 = {};
        info2.parsedUrl = requestUrl;
        const usingSsl = info2.parsedUrl.protocol === "https:";
        info2.httpModule = usingSsl ? https : http;
        const defaultPort = usingSsl ? 443 : 80;
        info2.options = {};
        info2.options.host = info2.parsedUrl.hostname;
        info2.options.port = info2.parsedUrl.port ? parseInt(info2.parsedUrl.port) : defaultPort;
        info2.options.path = (info2.parsedUrl.pathname || "") + (info2.parsedUrl.search || "");
        info2.options.method = method;
        info2.options.headers = this._mergeHeaders(headers);
        if (this.userAgent != null) {
          info2.options.headers["user-agent"] = this.userAgent;
        }
        info2.options.agent = this._getAgent(info2.parsedUrl);
        if (this.handlers) {
          for (const handler2 of this.handlers) {
            handler2.prepareRequest(info2.options);
          }
        }
        return info2;
      }
      _mergeHeaders(headers) {
        if (this.requestOptions && this.requestOptions.headers) {
          return Object.assign({}, lowercaseKeys2(this.requestOptions.headers), lowercaseKeys2(headers || {}));
        }
        return lowercaseKeys2(headers || {});
      }
      /**
       * Gets an existing header value or returns a default.
       * Handles converting number header values to strings since HTTP headers must be strings.
       * Note: This returns string | string[] since some headers can have multiple values.
       * For headers that must always be a single string (like Content-Type), use the
       * specialized _getExistingOrDefaultContentTypeHeader method instead.
       */
      _getExistingOrDefaultHeader(additionalHeaders, header, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
          const headerValue = lowercaseKeys2(this.requestOptions.headers)[header];
          if (headerValue) {
            clientHeader = typeof headerValue === "number" ? headerValue.toString() : headerValue;
          }
        }
        const additionalValue = additionalHeaders[header];
        if (additionalValue !== void 0) {
          return typeof additionalValue === "number" ? additionalValue.toString() : additionalValue;
        }
        if (clientHeader !== void 0) {
          return clientHeader;
        }
        return _default;
      }
      /**
       * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
       * Always returns a single string (not an array) since Content-Type should be a single value.
       * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
       * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
       * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
       */
      _getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
        let clientHeader;
        if (this.requestOptions && this.requestOptions.headers) {
          const headerValue = lowercaseKeys2(this.requestOptions.headers)[Headers.ContentType];
          if (headerValue) {
            if (typeof headerValue === "number") {
              clientHeader = String(headerValue);
            } else if (Array.isArray(headerValue)) {
              clientHeader = headerValue.join(", ");
            } else {
              clientHeader = headerValue;
            }
          }
        }
        const additionalValue = additionalHeaders[Headers.ContentType];
        if (additionalValue !== void 0) {
          if (typeof additionalValue === "number") {
            return String(additionalValue);
          } else if (Array.isArray(additionalValue)) {
            return additionalValue.join(", ");
          } else {
            return additionalValue;
          }
        }
        if (clientHeader !== void 0) {
          return clientHeader;
        }
        return _default;
      }
      _getAgent(parsedUrl) {
        let agent;
        const proxyUrl = pm.getProxyUrl(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
          agent = this._proxyAgent;
        }
        if (!useProxy) {
          agent = this._agent;
        }
        if (agent) {
          return agent;
        }
        const usingSsl = parsedUrl.protocol === "https:";
        let maxSockets = 100;
        if (this.requestOptions) {
          maxSockets = this.requestOptions.maxSockets || http.globalAgent.maxSockets;
        }
        if (proxyUrl && proxyUrl.hostname) {
          const agentOptions = {
            maxSockets,
            keepAlive: this._keepAlive,
            proxy: Object.assign(Object.assign({}, (proxyUrl.username || proxyUrl.password) && {
              proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
            }), { host: proxyUrl.hostname, port: proxyUrl.port })
          };
          let tunnelAgent;
          const overHttps = proxyUrl.protocol === "https:";
          if (usingSsl) {
            tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
          } else {
            tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
          }
          agent = tunnelAgent(agentOptions);
          this._proxyAgent = agent;
        }
        if (!agent) {
          const options = { keepAlive: this._keepAlive, maxSockets };
          agent = usingSsl ? new https.Agent(options) : new http.Agent(options);
          this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
          agent.options = Object.assign(agent.options || {}, {
            rejectUnauthorized: false
          });
        }
        return agent;
      }
      _getProxyAgentDispatcher(parsedUrl, proxyUrl) {
        let proxyAgent;
        if (this._keepAlive) {
          proxyAgent = this._proxyAgentDispatcher;
        }
        if (proxyAgent) {
          return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === "https:";
        proxyAgent = new undici_1.ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, (proxyUrl.username || proxyUrl.password) && {
          token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString("base64")}`
        }));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
          proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
            rejectUnauthorized: false
          });
        }
        return proxyAgent;
      }
      _getUserAgentWithOrchestrationId(userAgent2) {
        const baseUserAgent = userAgent2 || "actions/http-client";
        const orchId = process.env["ACTIONS_ORCHESTRATION_ID"];
        if (orchId) {
          const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, "_");
          return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
        }
        return baseUserAgent;
      }
      _performExponentialBackoff(retryNumber) {
        return __awaiter2(this, void 0, void 0, function* () {
          retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
          const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
          return new Promise((resolve) => setTimeout(() => resolve(), ms));
        });
      }
      _processResponse(res, options) {
        return __awaiter2(this, void 0, void 0, function* () {
          return new Promise((resolve, reject) => __awaiter2(this, void 0, void 0, function* () {
            const statusCode = res.message.statusCode || 0;
            const response = {
              statusCode,
              result: null,
              headers: {}
            };
            if (statusCode === HttpCodes.NotFound) {
              resolve(response);
            }
            function dateTimeDeserializer(key, value) {
              if (typeof value === "string") {
                const a = new Date(value);
                if (!isNaN(a.valueOf())) {
                  return a;
                }
              }
              return value;
            }
            let obj;
            let contents;
            try {
              contents = yield res.readBody();
              if (contents && contents.length > 0) {
                if (options && options.deserializeDates) {
                  obj = JSON.parse(contents, dateTimeDeserializer);
                } else {
                  obj = JSON.parse(contents);
                }
                response.result = obj;
              }
              response.headers = res.message.headers;
            } catch (err2) {
            }
            if (statusCode > 299) {
              let msg;
              if (obj && obj.message) {
                msg = obj.message;
              } else if (contents && contents.length > 0) {
                msg = contents;
              } else {
                msg = `Failed request: (${statusCode})`;
              }
              const err2 = new HttpClientError(msg, statusCode);
              err2.result = response.result;
              reject(err2);
            } else {
              resolve(response);
            }
          }));
        });
      }
    };
    exports.HttpClient = HttpClient2;
    var lowercaseKeys2 = (obj) => Object.keys(obj).reduce((c, k) => (c[k.toLowerCase()] = obj[k], c), {});
  }
});

// packages/toolkit/lib/printable.js
function singleLine(text2, maximumLength = 500) {
  const line = withoutControlCharacters(text2.replace(/\s+/g, " ").trim());
  return line.length > maximumLength ? `${line.slice(0, maximumLength - 1)}\u2026` : line;
}
function withoutControlCharacters(text2) {
  return text2.replace(/(?![\t\n])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// packages/toolkit/lib/annotations.js
var perStep = 10;
function annotate(verdict2, reasons2) {
  const write = verdict2 === "fail" || verdict2 === "inconclusive" ? _chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3 : verdict2 === "warn" ? _chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e : _chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm;
  const shown = reasons2.length > perStep ? reasons2.slice(0, perStep - 1) : reasons2;
  for (const reason of shown) {
    write(sentence(reason), {
      title: singleLine(reason.code, 100),
      ...reason.file === void 0 ? {} : { file: withoutControlCharacters(reason.file) },
      ...reason.line === void 0 ? {} : { startLine: reason.line }
    });
  }
  if (shown.length < reasons2.length) {
    write(`${reasons2.length - shown.length} more of these are in the job summary and the report.`);
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

// packages/toolkit/lib/conclusion.js



// packages/toolkit/lib/inputs.js


// packages/toolkit/lib/duration.js
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
  return (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4)(name) || void 0;
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
  const text2 = requiredInput(name);
  const value = Number(text2);
  if (!/^-?\d+(\.\d+)?$/.test(text2) || value < range.min || value > range.max) {
    throw new UsageError(`Input "${name}" is "${text2}".`, `Use a number from ${range.min} to ${range.max}, for example "${name}: ${range.min}".`);
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
      (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)(sentence(error2));
    else if (error2 instanceof StepFailure)
      (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq)(error2.message);
    else {
      (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3)(`Unexpected failure: ${error2 instanceof Error ? error2.message : String(error2)} This is a defect: please report it with the log of a re-run that has debug logging on.`);
      (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .debug */ .Yz)(error2 instanceof Error ? error2.stack ?? "" : "");
    }
  }
}

// packages/toolkit/lib/summary.js

var summaryLimitBytes = 1024 * 1024;
var tooLong = "\n\n> The rest was left out: a job summary holds 1 MiB. The report file has it all.\n";
function appendSummary(markdown, file = process.env.GITHUB_STEP_SUMMARY) {
  if (!file)
    return true;
  const written = (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.statSync)(file, { throwIfNoEntry: false })?.size ?? 0;
  const room = summaryLimitBytes - written;
  const text2 = `${markdown}
`;
  if (Buffer.byteLength(text2) <= room) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.appendFileSync)(file, text2);
    return true;
  }
  const kept = Buffer.from(text2).subarray(0, Math.max(0, room - Buffer.byteLength(tooLong)));
  const wholeLines = kept.subarray(0, kept.lastIndexOf("\n") + 1);
  if (room > Buffer.byteLength(tooLong))
    (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.appendFileSync)(file, wholeLines.toString() + tooLong);
  return false;
}

// packages/toolkit/lib/verdict.js
var severity = ["pass", "warn", "inconclusive", "fail"];
function gravest(verdicts2) {
  return verdicts2.reduce((worst, verdict2) => worst === void 0 || severity.indexOf(verdict2) > severity.indexOf(worst) ? verdict2 : worst, void 0) ?? "inconclusive";
}
function failsTheStep(verdict2, onInconclusive) {
  return verdict2 === "fail" || verdict2 === "inconclusive" && onInconclusive === "fail";
}

// packages/toolkit/lib/conclusion.js
function conclude(conclusion) {
  const { report } = conclusion;
  const file = writeEvidence(conclusion.evidenceDirectory, conclusion.reportName, `${JSON.stringify(report, null, 2)}
`);
  (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH)("verdict", report.verdict);
  (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH)("report", file);
  for (const [name, value] of Object.entries(conclusion.outputs))
    (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH)(name, value);
  appendSummary(conclusion.summary);
  annotate(report.verdict, report.reasons);
  if (failsTheStep(report.verdict, conclusion.onInconclusive)) {
    throw new StepFailure(conclusion.headline);
  }
  (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq)(conclusion.headline);
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
function markdownText(text2) {
  return withoutControlCharacters(text2).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/[\\`*_{}[\]()#+!|~@:-]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\s+/g, " ").trim();
}
function markdownTable(header, rows2) {
  const first = rows2[0] ?? [];
  const line = (cells) => `| ${cells.map((cell) => markdownText(String(cell))).join(" | ")} |`;
  const rule = header.map((_, column) => typeof first[column] === "number" ? "---:" : "---");
  return [line(header), `| ${rule.join(" | ")} |`, ...rows2.map(line)].join("\n");
}

// packages/toolkit/lib/secrets.js
function maskSecret(secret) {
  for (const form of secretForms(secret ?? ""))
    (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq)(form);
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
function lowerCaseEscapes(text2) {
  return text2.replace(/%[0-9A-F]{2}/g, (escaped2) => escaped2.toLowerCase());
}
function innerBase64(bytes, offset) {
  const inner = bytes.subarray(offset, bytes.length - (bytes.length - offset) % 3);
  return inner.length < 6 ? "" : inner.toString("base64");
}
function escapedForHtml(text2, apostrophe) {
  const entities2 = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": apostrophe
  };
  return text2.replace(/[&<>"']/g, (character) => entities2[character] ?? character);
}
function withoutSecrets(text2, secrets) {
  return secrets.flatMap((secret) => secretForms(secret ?? "")).sort((a, b) => b.length - a.length).reduce((masked, form) => masked.replaceAll(form, "***"), text2);
}

// packages/deployment-page/lib/html.js
var Html = class {
  markup;
  constructor(markup) {
    this.markup = markup;
  }
  toString() {
    return this.markup;
  }
};
function html(strings, ...values) {
  let markup = strings[0] ?? "";
  values.forEach((value, index) => {
    markup += markupOf(value) + (strings[index + 1] ?? "");
  });
  return new Html(markup);
}
function markupOf(value) {
  if (value === void 0 || value === false)
    return "";
  if (value instanceof Html)
    return value.markup;
  if (typeof value === "object")
    return value.map(markupOf).join("");
  return escaped(String(value));
}
var entities = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;"
};
function escaped(text2) {
  return text2.replace(/[&<>"']/g, (character) => entities[character] ?? "").replace(/(?![\t\n])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// packages/deployment-page/lib/charts/scale.js
function scale(from, to, start, end) {
  const span = to - from;
  const place = (value) => {
    const share2 = span > 0 ? (value - from) / span : 0;
    const clamped = Math.min(1, Math.max(0, Number.isFinite(share2) ? share2 : 0));
    return Math.round((start + clamped * (end - start)) * 100) / 100;
  };
  return Object.assign(place, { from, to });
}
function ticks(from, to, most) {
  const span = to - from;
  if (!(span > 0) || !Number.isFinite(span))
    return [from];
  const rough = span / most;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((each) => each >= rough) ?? span;
  return stepsOf(from, to, step);
}
function timeTicks(from, to, most) {
  const span = to - from;
  if (!(span > 0) || !Number.isFinite(span))
    return [from];
  const nice = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 86400];
  const step = nice.find((seconds) => span / (seconds * 1e3) <= most) ?? 0;
  return step === 0 ? ticks(from, to, most) : stepsOf(from, to, step * 1e3);
}
function stepsOf(from, to, step) {
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

// packages/deployment-page/lib/charts/frame.js
var widths = { wide: 940, narrow: 358 };
function chart(id, title8, description, draw) {
  const svg = (width) => {
    const { height, content } = draw(width);
    const name = `${id}-${width}`;
    return html`<svg class="chart ${width}" viewBox="0 0 ${widths[width]} ${height}" role="img" aria-labelledby="${name}-title ${name}-desc"><title id="${name}-title">${title8}</title><desc id="${name}-desc">${description}</desc>${content}</svg>`;
  };
  return html`${svg("wide")}${svg("narrow")}`;
}
function horizontalGrid(plot, y, values, label) {
  return html`${values.map((value) => html`<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${y(value)}" y2="${y(value)}"/><text class="tick" x="${plot.left - 8}" y="${y(value) + 4}" text-anchor="end">${label(value)}</text>`)}`;
}
function timeAxis(plot, x2, origin, width) {
  const most = width === "wide" ? 10 : 5;
  const values = timeTicks(x2.from - origin, x2.to - origin, most);
  return html`<line class="axis" x1="${plot.left}" x2="${plot.right}" y1="${plot.bottom}" y2="${plot.bottom}"/>${values.map((value) => html`<line class="axis" x1="${x2(origin + value)}" x2="${x2(origin + value)}" y1="${plot.bottom}" y2="${plot.bottom + 5}"/><text class="tick" x="${x2(origin + value)}" y="${plot.bottom + 19}" text-anchor="middle">${clockLabel(value)}</text>`)}`;
}
function clockLabel(milliseconds) {
  const seconds = Math.round(milliseconds / 1e3);
  const sign = seconds < 0 ? "\u2212" : "";
  const absolute = Math.abs(seconds);
  if (absolute === 0)
    return "0";
  if (absolute < 60)
    return `${sign}${absolute} s`;
  if (absolute < 3600) {
    const rest = absolute % 60;
    return `${sign}${Math.floor(absolute / 60)}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`} min`;
  }
  const minutes = Math.round(absolute % 3600 / 60);
  return `${sign}${Math.floor(absolute / 3600)}${minutes === 0 ? "" : `:${String(minutes).padStart(2, "0")}`} h`;
}
function markLines(plot, x2, marks, labels) {
  return html`${marks.map((mark2, index) => {
    const at = x2(mark2.at);
    const toTheLeft = at > (plot.left + plot.right) / 2;
    const y = labels === void 0 ? plot.top : labels.top + index * 15;
    return html`<g class="mark ${mark2.kind}"><line x1="${at}" x2="${at}" y1="${labels === void 0 ? plot.top : y - 9}" y2="${plot.bottom}"/>${labels !== void 0 && html`<text x="${at + (toTheLeft ? -5 : 5)}" y="${y}" text-anchor="${toTheLeft ? "end" : "start"}">${mark2.label}</text>`}</g>`;
  })}`;
}

// packages/deployment-page/lib/style.js
var style = new Html(`
:root {
  --paper: #f7f6f2; --card: #ffffff; --ink: #1c2430; --soft: #5a6473; --line: #e4e1d9;
  --old: #4f6fa8; --new: #1f9a7a; --ok: #23754f; --bad: #b3362b; --warn: #96610f; --idle: #626b79;
  --old-area: #a9bcdc; --new-area: #8fd0bb; --track: #ebe8e0;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Sitka Text", Cambria, Georgia, serif;
  --sans: -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Consolas, "Liberation Mono", "DejaVu Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #12161b; --card: #1a1f26; --ink: #e5e9ef; --soft: #9ba6b5; --line: #2b323b;
    --old: #86a8de; --new: #57cba9; --ok: #63c594; --bad: #f08379; --warn: #e2b15f; --idle: #8b95a3;
    --old-area: #3b5480; --new-area: #1f6f5a; --track: #29303a;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; }
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.55 var(--sans); overflow-wrap: anywhere; }
.page-header, nav, main, footer { max-width: 64rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 2.5rem); }
.page-header { padding-block: 3rem 1.5rem; }
.kicker { margin: 0 0 1.25rem; color: var(--soft); font-size: .875rem; letter-spacing: .02em; }
h1 { margin: 0; font: 600 clamp(2.4rem, 7vw, 3.6rem)/1.05 var(--serif); letter-spacing: -.015em; }
.page-header.ok h1 { color: var(--ok); } .page-header.bad h1 { color: var(--bad); } .page-header.warn h1 { color: var(--warn); }
.decisive { margin: .9rem 0 2rem; max-width: 46rem; font: 400 clamp(1.15rem, 2.6vw, 1.4rem)/1.45 var(--serif); }
h2 { display: flex; align-items: baseline; gap: .75rem; margin: 0; font: 600 1.5rem/1.25 var(--serif); }
h2 .number { color: var(--soft); font: 500 .95rem/1 var(--sans); font-variant-numeric: tabular-nums; }
h3 { margin: 2rem 0 .5rem; font-size: 1rem; font-weight: 650; }
.summary { margin: .4rem 0 1.2rem; max-width: 46rem; font-size: 1.06rem; color: var(--soft); }
p { margin: .6rem 0; } a { color: inherit; } code { font-family: var(--mono); font-size: .88em; }
.soft { color: var(--soft); } .bad-text { color: var(--bad); } .hash { font-size: .75em; color: var(--soft); }
nav { position: sticky; top: 0; z-index: 1; background: var(--paper); border-bottom: 1px solid var(--line); }
nav ol { display: flex; gap: .2rem 1.4rem; margin: 0; padding: .7rem 0; list-style: none; overflow-x: auto; scrollbar-width: none; }
nav li { flex: none; } nav a { display: inline-flex; align-items: center; gap: .5rem; padding: .15rem 0; text-decoration: none; font-size: .9rem; color: var(--soft); }
nav a:hover, nav a:focus-visible { color: var(--ink); text-decoration: underline; text-underline-offset: .25em; }
nav a::before { content: ""; width: .55rem; height: .55rem; border-radius: 50%; background: var(--idle); }
nav .ok a::before { background: var(--ok); } nav .bad a::before { background: var(--bad); border-radius: 1px; } nav .warn a::before { background: var(--warn); border-radius: 50% 50% 50% 0; }
nav .unreached a::before { background: none; border: 1.5px dashed var(--idle); }
main { padding-block: 1.25rem 1rem; }
section { margin-block: 1rem; padding: clamp(1.1rem, 3vw, 1.9rem); background: var(--card); border: 1px solid var(--line); border-radius: .7rem; scroll-margin-top: 4rem; }
section.idle { background: none; border-style: dashed; } .not-reached { margin: .5rem 0 0; color: var(--soft); }
footer { padding-block: 1rem 3rem; color: var(--soft); font-size: .85rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 1rem 1.5rem; margin: 1rem 0; }
.facts div { min-width: 0; } .facts dt { color: var(--soft); font-size: .8rem; } .facts dd { margin: 0; font-variant-numeric: tabular-nums; }
.facts dd .soft { display: block; font-size: .8rem; } .page-header .facts dd .soft { display: inline; }
.badge { display: inline-block; padding: .05rem .55rem; border: 1px solid currentColor; border-radius: 1rem; font: 500 .78rem/1.5 var(--sans); white-space: nowrap; color: var(--idle); }
.badge.ok { color: var(--ok); } .badge.bad { color: var(--card); background: var(--bad); border-color: var(--bad); } .badge.warn { color: var(--warn); } .badge.idle { border-style: dashed; }
.facts .hash { display: block; line-height: 1.4; }
.callout { margin: 0 0 1.5rem; padding: .2rem 1.2rem .6rem; border-left: 4px solid var(--idle); background: color-mix(in srgb, var(--idle) 8%, transparent); border-radius: 0 .4rem .4rem 0; }
.callout.bad { border-color: var(--bad); background: color-mix(in srgb, var(--bad) 7%, transparent); } .callout h3 { margin-top: .8rem; }
.findings { margin: .6rem 0; padding: 0; list-style: none; } .findings li { padding: .6rem 0; border-bottom: 1px solid var(--line); } .findings li:last-child { border: 0; }
.reasons { margin: 1rem 0; padding-left: 1.1rem; } .reasons li { margin-block: .3rem; }
figure { margin: 1.2rem 0 0; } figure h3 { margin: 1.2rem 0 .3rem; } figcaption { margin-top: .4rem; } .axis-note { margin: 1.2rem 0 0; color: var(--soft); font-size: .88rem; }
.chart { display: block; width: 100%; height: auto; overflow: visible; } .chart.narrow { display: none; }
.chart text { fill: var(--ink); font: 12.5px var(--sans); font-variant-numeric: tabular-nums; }
.chart .tick, .chart .note { fill: var(--soft); font-size: 12px; } .chart .stage { font-weight: 650; } .chart .note.failure { fill: var(--bad); font-weight: 600; }
.grid { stroke: var(--line); } .axis { stroke: var(--soft); }
.bar, .share-bar rect, .range { stroke-width: 1.2; }
.success { fill: var(--ok); } .failure { fill: var(--bad); } .cancelled { fill: var(--warn); } .bar.success { fill: color-mix(in srgb, var(--ok) 78%, var(--card)); }
.bar.not-run, .bar.skipped { fill: none; stroke: var(--idle); stroke-dasharray: 4 3; }
.track { fill: var(--track); } .threshold { stroke: var(--ink); stroke-width: 2; } .point { stroke: var(--ink); stroke-width: 2.5; }
.chart .old-area { fill: var(--old-area); shape-rendering: crispEdges; } .chart .new-area { fill: var(--new-area); shape-rendering: crispEdges; }
.weight { fill: none; stroke: var(--ink); stroke-width: 1.8; stroke-linejoin: round; }
.line { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; } .old-line { stroke: var(--old); } .new-line { stroke: var(--new); } .line.faint { stroke-width: 1.3; stroke-dasharray: 1 4; }
.mark line { stroke: var(--ink); stroke-dasharray: 2 3; } .mark.fault line, .mark.detected line { stroke: var(--bad); stroke-dasharray: none; }
.mark text { font-size: 12px; font-weight: 600; } .mark.fault text, .mark.detected text { fill: var(--bad); }
.look.ok { fill: var(--ok); } .look.open { fill: none; stroke: var(--idle); stroke-width: 1.8; } .look.bad { fill: none; stroke: var(--bad); stroke-width: 2.6; stroke-linecap: round; }
.legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: 0; padding: 0; list-style: none; color: var(--soft); font-size: .84rem; }
.legend li { display: inline-flex; align-items: center; gap: .45rem; }
.swatch { flex: none; width: 1rem; height: .7rem; border-radius: 2px; }
.swatch.old-area { background: var(--old-area); } .swatch.new-area { background: var(--new-area); }
.swatch.weight { height: 2px; background: var(--ink); } .swatch.old-line { height: 3px; background: var(--old); } .swatch.new-line { height: 3px; background: var(--new); }
.swatch.old-line.faint { height: 0; background: none; border-top: 2px dotted var(--old); } .swatch.new-line.faint { height: 0; background: none; border-top: 2px dotted var(--new); }
.swatch.look-ok { width: .6rem; height: .6rem; border-radius: 50%; background: var(--ok); } .swatch.look-open { width: .6rem; height: .6rem; border-radius: 50%; border: 2px solid var(--idle); }
.swatch.look-bad { width: .7rem; height: .7rem; background: linear-gradient(45deg, transparent 42%, var(--bad) 42% 58%, transparent 58%), linear-gradient(-45deg, transparent 42%, var(--bad) 42% 58%, transparent 58%); }
.swatch.bar-success { background: var(--ok); } .swatch.bar-failure { background: var(--bad); } .swatch.bar-cancelled { background: var(--warn); } .swatch.bar-skipped, .swatch.bar-not-run { border: 1.5px dashed var(--idle); }
.swatch.bar-skipped { border-style: none none solid; border-radius: 0; }
.coverage .group { margin-top: 1rem; } .group-name { margin: 0 0 .2rem; }
.bar-row { display: grid; grid-template-columns: 5rem minmax(6rem, 1fr) 16rem; align-items: center; gap: .2rem 1rem; font-variant-numeric: tabular-nums; }
.bar-label { color: var(--soft); font-size: .88rem; } .share-bar { width: 100%; height: 22px; display: block; } .bar-figures .soft { font-size: .86rem; }
.scroll { overflow-x: auto; margin: .6rem 0; } table { border-collapse: collapse; width: 100%; font-size: .9rem; font-variant-numeric: tabular-nums; overflow-wrap: break-word; }
caption { text-align: left; font-weight: 600; padding-bottom: .3rem; } th, td { padding: .42rem .9rem .42rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 500; font-size: .82rem; white-space: nowrap; } tbody tr:last-child td { border-bottom: 0; }
details { margin-top: 1rem; border-top: 1px solid var(--line); padding-top: .7rem; } summary { cursor: pointer; font-size: .92rem; font-weight: 550; } summary:hover { text-decoration: underline; text-underline-offset: .25em; }
:focus-visible { outline: 2px solid var(--old); outline-offset: 2px; border-radius: 2px; }
pre { max-height: 28rem; overflow: auto; margin: .7rem 0; padding: 1rem; background: var(--paper); border: 1px solid var(--line); border-radius: .4rem; font: .82rem/1.5 var(--mono); overflow-wrap: normal; tab-size: 2; }
@media (max-width: 44rem) {
  .page-header { padding-block: 2rem 1rem; }
  .chart.wide { display: none; } .chart.narrow { display: block; }
  .bar-row { grid-template-columns: 1fr auto; } .bar-row .share-bar { grid-column: 1 / -1; grid-row: 2; } .bar-figures { text-align: right; }
  .facts { grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
  section { border-radius: .5rem; }
}
@media print {
  :root { --paper: #fff; --card: #fff; --ink: #000; --soft: #444; --line: #ccc; --old: #4f6fa8; --new: #1f9a7a; --ok: #23754f; --bad: #b3362b; --warn: #96610f; --idle: #666; --old-area: #a9bcdc; --new-area: #8fd0bb; --track: #e5e5e5; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  body { font-size: 10pt; } nav { display: none; } .page-header { padding-top: 0; }
  .page-header, main, footer { max-width: none; padding-inline: 0; }
  section { border: 0; border-top: 1px solid var(--line); border-radius: 0; padding: 1rem 0; } figure, tr, .callout, .group { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .chart.wide { display: block; } .chart.narrow { display: none; }
}
`);

// packages/deployment-page/lib/document.js
function documentOf({ title: title8, kicker, headline, facts: facts2, sections, footer }) {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title8}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<header class="page-header ${headline.tone}">
<p class="kicker">${kicker[0]} <span aria-hidden="true">·</span> ${kicker[1]}</p>
<h1>${headline.word}</h1>
<p class="decisive">${headline.sentence}</p>
${facts2}
</header>
<nav aria-label="Chapters"><ol>${sections.map(({ id, title: title9, state, summary }) => html`<li class="${state}${summary === void 0 && " unreached"}"><a href="#${id}">${title9}</a></li>`)}</ol></nav>
<main>
${sections.map(sectionOf)}
</main>
<footer><p>${footer}</p></footer>
</body>
</html>
`.markup;
}
function sectionOf(section, index) {
  return html`<section id="${section.id}" class="${section.state}" aria-labelledby="${section.id}-heading">
<h2 id="${section.id}-heading"><span class="number" aria-hidden="true">${index + 1}</span>${section.title}</h2>
${section.summary !== void 0 && html`<p class="summary">${section.summary}</p>`}
${section.content}
</section>
`;
}

// packages/deployment-page/lib/words.js
function whole(value) {
  return Math.round(value).toLocaleString("en-GB");
}
function counted(count, one, many = `${one}s`) {
  return `${whole(count)} ${count === 1 ? one : many}`;
}
function percent(part, total, decimals = 2) {
  if (total <= 0)
    return "\u2013";
  const factor = 10 ** decimals;
  return `${Number((Math.floor(part / total * 100 * factor + 1e-9) / factor).toFixed(decimals))} %`;
}
function rate(part, total) {
  if (total <= 0)
    return "\u2013";
  const value = part / total * 100;
  return `${Number(value.toFixed(value > 0 && value < 0.095 ? 2 : 1))} %`;
}
function size(bytes) {
  const units = ["bytes", "kB", "MB", "GB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1e3 && unit < units.length - 1) {
    value /= 1e3;
    unit++;
  }
  return unit === 0 ? counted(value, "byte") : `${Number(value.toFixed(1))} ${units[unit]}`;
}
function moment(milliseconds) {
  const date = new Date(milliseconds);
  if (Number.isNaN(date.getTime()))
    return "\u2013";
  return `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}
function enumerated(items2) {
  return items2.length < 2 ? items2[0] ?? "" : `${items2.slice(0, -1).join(", ")} and ${items2.at(-1)}`;
}
function sentenceCase(text2) {
  return text2.charAt(0).toUpperCase() + text2.slice(1);
}
function evidence(value) {
  if (value >= 1e5)
    return value > 1e300 ? "> 1e300" : value.toExponential(1).replace("e+", "e");
  if (value >= 100)
    return whole(value);
  return String(Number(value.toPrecision(2)));
}

// packages/deployment-page/lib/outcome.js
function headlineOf(view) {
  const { story } = view;
  const because = story.because === void 0 ? void 0 : withFullStop(story.because);
  switch (story.outcome) {
    case "promoted":
      return {
        word: "Promoted",
        tone: (story.evidence?.missing ?? []).length > 0 ? "warn" : "ok",
        sentence: because ?? promotedSentence(view)
      };
    case "rolled-back":
      return { word: "Rolled back", tone: "bad", sentence: because ?? rolledBackSentence(view) };
    case "stopped-at-gate":
      return { word: "Stopped at a gate", tone: "warn", sentence: stoppedSentence(view, because) };
    case "cancelled":
      return {
        word: "Cancelled",
        tone: "warn",
        sentence: because ?? `The run was ended before ${releaseName(story)} was released.`
      };
    case "not-due":
      return {
        word: "Ready",
        tone: "ok",
        sentence: because ?? "All gates are open; this branch deploys nowhere."
      };
    case "failed":
      return { word: "Failed", tone: "bad", sentence: because ?? failedSentence(story) };
  }
}
function releaseName({ product, releases: { to } }) {
  return `${product} ${to.label ?? to.id.slice(0, 7)}`;
}
function promotedSentence({ story, traffic }) {
  const where = story.environment ?? "production";
  const weights = [...new Set(traffic?.shift?.steps.map(({ weight }) => weight) ?? [])];
  const way = weights.length === 0 ? `${releaseName(story)} serves ${where}.` : `${releaseName(story)} serves ${where}, after ${enumerated(weights.map(String))} % of the traffic.`;
  const users = traffic?.users?.all;
  if (users === void 0)
    return way;
  return `${way} ${users.hit === 0 ? "None" : whole(users.hit)} of ${counted(users.total, "user")} met an error.`;
}
function rolledBackSentence({ story, traffic }) {
  const facts2 = traffic?.rollback;
  const parts = [`${releaseName(story)} was taken back.`];
  if (facts2?.faultBeganAt !== void 0 && facts2.detectedAt !== void 0) {
    parts.push(`Its errors were detected ${formatDuration(Math.max(0, facts2.detectedAt - facts2.faultBeganAt))} after they began`);
    if (facts2.rulesClearedAt !== void 0) {
      parts[1] += ` and new users were safe ${formatDuration(Math.max(0, facts2.rulesClearedAt - facts2.detectedAt))} later`;
    }
    parts[1] += ".";
  }
  const users = traffic?.users;
  if (users !== void 0) {
    const onNew = users.new?.hit ?? 0;
    const where = onNew > 0 && onNew < users.all.hit ? `, ${whole(onNew)} of them on it` : "";
    parts.push(`${whole(users.all.hit)} of ${counted(users.all.total, "user")} met an error${where}.`);
  }
  return parts.join(" ");
}
function stoppedSentence(view, because) {
  const reason = missedCoverage(view) ?? because ?? failedSentence(view.story);
  const touched = view.story.jobs.some(({ stage, startedAt, conclusion }) => /deploy/i.test(stage) && startedAt !== void 0 && conclusion !== "skipped");
  return touched ? reason : `${reason} Azure was not touched.`;
}
function missedCoverage({ coverage }) {
  const missed = (group, what) => {
    const count = group[what];
    if (count?.threshold === void 0 || count.total === 0)
      return void 0;
    if (count.covered * 100 >= count.threshold * count.total)
      return void 0;
    return `${group.name} tests cover ${percent(count.covered, count.total)} of the ${what}; ${count.threshold} % are required`;
  };
  const texts = (coverage?.groups ?? []).filter(({ verdict: verdict2 }) => verdict2 === "fail").flatMap((group) => [missed(group, "lines"), missed(group, "branches")]).filter((each) => each !== void 0);
  return texts.length === 0 ? void 0 : `${texts.join(". ")}.`;
}
function failedSentence({ jobs }) {
  const failed = jobs.filter(({ conclusion }) => conclusion === "failure");
  const [first] = failed;
  if (first === void 0)
    return "The run failed.";
  const step = first.failedStep === void 0 ? "" : ` in \u201C${first.failedStep}\u201D`;
  const others = failed.length > 1 ? `, and ${counted(failed.length - 1, "other job")}` : "";
  return `\u201C${first.name}\u201D failed${step}${others}.`;
}
function withFullStop(text2) {
  return /[.!?]$/.test(text2) ? text2 : `${text2}.`;
}

// packages/deployment-page/lib/sections/parts.js
function notReached(id, title8, why3) {
  return { id, title: title8, state: "idle", content: html`<p class="not-reached">${why3}</p>` };
}
function table(head, rows2, caption) {
  return html`<div class="scroll"><table>${caption !== void 0 && html`<caption>${caption}</caption>`}<thead><tr>${head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead><tbody>${rows2.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}
function details(summary, content) {
  return html`<details><summary>${summary}</summary>${content}</details>`;
}
function facts(entries) {
  return html`<dl class="facts">${entries.map((entry) => entry !== false && html`<div><dt>${entry[0]}</dt><dd>${entry[1]}</dd></div>`)}</dl>`;
}
var words = {
  pass: "passed",
  warn: "warning",
  fail: "failed",
  inconclusive: "not enough evidence",
  "not-run": "not run locally"
};
var tones = {
  pass: "ok",
  warn: "warn",
  fail: "bad",
  inconclusive: "warn"
};
function badge(verdict2, word = words[verdict2] ?? verdict2) {
  return html`<span class="badge ${tones[verdict2] ?? "idle"}">${word}</span>`;
}
function stateOf(verdicts2) {
  if (verdicts2.includes("fail"))
    return "bad";
  return verdicts2.some((verdict2) => verdict2 === "warn" || verdict2 === "inconclusive") ? "warn" : "ok";
}
function reasonList(reasons2) {
  if (reasons2.length === 0)
    return void 0;
  return html`<ul class="reasons">${reasons2.map(({ message, remedy, file }) => html`<li>${file !== void 0 && html`<code>${file}</code> `}${message}${remedy !== void 0 && html` <span class="soft">${remedy}</span>`}</li>`)}</ul>`;
}
function codeBlock(text2) {
  const limit = 2e5;
  return html`<pre tabindex="0"><code>${text2.slice(0, limit)}</code></pre>${text2.length > limit && html`<p class="soft">Only the first ${limit} characters are shown; the file is among the evidence.</p>`}`;
}
function legend(entries) {
  return html`<ul class="legend">${entries.map(([className, label]) => html`<li><span class="swatch ${className}"></span>${label}</li>`)}</ul>`;
}
function shortCommit(id) {
  return /^[0-9a-f]{40}$/.test(id) ? id.slice(0, 7) : id.slice(0, 40);
}

// packages/deployment-page/lib/sections/approval.js
var title = "Approval";
var answers = {
  approved: "Approved",
  rejected: "Rejected",
  "no-reviewer": "Nobody could approve"
};
function approvalSection({ story }) {
  const { approval } = story;
  if (approval === void 0)
    return notReached("approval", title, why(story));
  const { answer, environment, by, how, askedAt, answeredAt } = approval;
  const person = by === void 0 ? "" : ` by ${by}`;
  const way = how === void 0 ? "" : ` ${how}`;
  return {
    id: "approval",
    title,
    summary: `${answers[answer]} for \u201C${environment}\u201D${person}${way}.`,
    state: answer === "approved" ? "ok" : "bad",
    content: facts([
      askedAt !== void 0 && ["Asked", moment(askedAt)],
      answeredAt !== void 0 && ["Answered", moment(answeredAt)],
      askedAt !== void 0 && answeredAt !== void 0 && ["Waited", formatDuration(answeredAt - askedAt)]
    ])
  };
}
function why(story) {
  return story.outcome === "promoted" || story.outcome === "rolled-back" ? "This environment needs no approval." : "Not reached: nobody was asked.";
}

// packages/deployment-page/lib/sections/evidence.js
var title2 = "Evidence and limits";
function evidenceSection({ story }) {
  const notRun = new Map(story.jobs.flatMap((job) => job.notRunLocally.map(({ uses, reason }) => [
    `${job.name} ${uses}`,
    { job: job.name, uses, reason }
  ])));
  const { evidence: evidence2 } = story;
  const missing = evidence2?.missing ?? [];
  if (evidence2 === void 0 && notRun.size === 0) {
    return notReached("evidence", title2, "No evidence was collected.");
  }
  return {
    id: "evidence",
    title: title2,
    summary: `${counted(evidence2?.files.length ?? 0, "file")} of evidence; ${story.of === "deployment" ? missing.length === 0 ? "every stage that ran left what it should." : `${missing.length} of what the stages should have left ${missing.length === 1 ? "is" : "are"} missing.` : `${counted(notRun.size, "step")} can only run on GitHub and ${notRun.size === 1 ? "was" : "were"} not run.`}`,
    state: missing.length === 0 ? "ok" : "warn",
    content: html`${missing.length > 0 && html`<div class="callout"><h3>Missing</h3><ul class="reasons">${missing.map((each) => html`<li>${each}</li>`)}</ul></div>`}${notRun.size > 0 && html`<h3>Not run locally</h3>${table(["Job", "Action", "Why"], [...notRun.values()].map(({ job, uses, reason }) => [
      job,
      html`<code>${uses.split("@")[0]}</code>`,
      reason
    ]))}`}${evidence2 !== void 0 && html`${evidence2.limits.length > 0 && html`<h3>What a rehearsal cannot show</h3><ul>${evidence2.limits.map((limit) => html`<li>${limit}</li>`)}</ul>`}${evidence2.machine !== void 0 && html`<h3>Machine</h3>${facts([
      ["Machine", evidence2.machine],
      ...Object.entries(evidence2.versions ?? {}).map(([name, version]) => [name, version])
    ])}`}${evidence2.files.length > 0 && details(`${counted(evidence2.files.length, "file")} with their SHA-256`, table(["File", "Size", "SHA-256"], evidence2.files.map(({ path: path4, bytes, sha256 }) => [
      html`<code>${path4}</code>`,
      size(bytes),
      html`<code class="hash">${sha256}</code>`
    ])))}`}`
  };
}

// packages/deployment-page/lib/charts/bar-chart.js
function shareBar(id, title8, part, total, threshold) {
  const share2 = total > 0 ? Math.min(100, Math.max(0, part / total * 100)) : 0;
  const missed = threshold !== void 0 && share2 < threshold;
  return html`<svg class="share-bar" role="img" aria-labelledby="${id}-title ${id}-desc"><title id="${id}-title">${title8}</title><desc id="${id}-desc">${part} of ${total}${threshold !== void 0 && `, at least ${threshold} % required`}</desc><rect class="track" width="100%" height="12" y="5" rx="3"/><rect class="${missed ? "failure" : "success"}" width="${share2.toFixed(3)}%" height="12" y="5" rx="3"/>${threshold !== void 0 && html`<line class="threshold" x1="${threshold}%" x2="${threshold}%" y1="0" y2="22"/>`}</svg>`;
}

// packages/deployment-page/lib/sections/gates.js
var title3 = "Quality gates";
function gatesSection({ story, coverage }) {
  const { gates } = story;
  if (gates === void 0 || coverage === void 0 && gates.tests.length + gates.checks.length === 0) {
    return notReached("gates", title3, "Not reached: the run ended before any gate was asked.");
  }
  const notRun = gates.checks.filter(({ verdict: verdict2 }) => verdict2 === "not-run").length;
  const failedTests = gates.tests.filter(({ failed, total }) => failed > 0 || total === 0);
  const verdicts2 = [
    coverage?.verdict ?? "inconclusive",
    ...gates.checks.map(({ verdict: verdict2 }) => verdict2),
    ...failedTests.map(() => "fail")
  ];
  const state = stateOf(verdicts2);
  const tests = gates.tests.reduce((sum2, { total }) => sum2 + total, 0);
  const summary = `${state === "ok" ? story.of === "deployment" ? "All gates are open" : "All gates that run locally are open" : state === "warn" ? "Open, with remarks" : "Closed"}: ${[
    coverage === void 0 ? "coverage was not measured" : coverage.groups.map((group) => coverageWords(group)).join(", "),
    ...story.of === "deployment" && gates.tests.length === 0 ? [] : [counted(tests, "test")],
    ...notRun > 0 ? [`${counted(notRun, "scanner")} not run locally`] : []
  ].join("; ")}.`;
  return {
    id: "gates",
    title: title3,
    summary,
    state,
    content: html`${coverage === void 0 ? html`<p class="not-reached">The coverage gate left no report.</p>` : html`<h3>Coverage</h3><div class="coverage">${coverage.groups.map(groupBars)}</div>${reasonList(coverage.reasons)}`}${gates.tests.length > 0 && html`<h3>Tests</h3>${testTable(gates.tests)}`}${gates.checks.length > 0 && html`<h3>Analysis and dependencies</h3>${table(["Check", "Result", ""], gates.checks.map(({ name, verdict: verdict2, detail }) => [name, badge(verdict2), detail]))}`}`
  };
}
function coverageWords({ name, lines }) {
  return `${name.toLowerCase()} ${lines === void 0 ? "without figures" : percent(lines.covered, lines.total, 1)}`;
}
function groupBars(group, index) {
  return html`<div class="group"><p class="group-name"><strong>${group.name}</strong> ${badge(group.verdict)}${group.files !== void 0 && html` <span class="soft">${counted(group.files, "file")}</span>`}</p>${bar(group, "lines", `coverage-${index}-lines`)}${bar(group, "branches", `coverage-${index}-branches`)}</div>`;
}
function bar(group, what, id) {
  const count = group[what];
  if (count === void 0)
    return void 0;
  const { covered, total, threshold } = count;
  return html`<div class="bar-row"><span class="bar-label">${what}</span>${shareBar(id, `${group.name}: ${what} covered`, covered, total, threshold)}<span class="bar-figures"><strong>${percent(covered, total)}</strong> <span class="soft">${whole(covered)} of ${whole(total)}${threshold !== void 0 && `, \u2265 ${threshold} %`}</span></span></div>`;
}
function testTable(tests) {
  return table(["Suite", "Tests", "Passed", "Failed", "Skipped", "Took"], tests.map(({ name, total, passed, failed, skipped, seconds }) => [
    name,
    total === 0 ? html`0 ${badge("inconclusive")}` : whole(total),
    whole(passed),
    failed > 0 ? html`<strong class="bad-text">${whole(failed)}</strong>` : "0",
    whole(skipped),
    seconds === void 0 ? "\u2013" : `${Number(seconds.toFixed(1))} s`
  ]));
}

// packages/deployment-page/lib/sections/migration.js
var title4 = "Database migration";
function migrationSection({ story, migration }) {
  if (migration === void 0 || story.migration === void 0) {
    return notReached("migration", title4, "Not reached: the database was not touched.");
  }
  const { forwardSql, rollbackSql } = story.migration;
  const pending2 = migration.contexts.reduce((sum2, context3) => sum2 + context3.pending.length, 0);
  const applied = migration.contexts.flatMap(({ steps }) => steps);
  const findings = migration.contexts.flatMap((context3) => context3.findings);
  const { backup } = migration;
  const appliedIds = migration.operations.some(({ operation }) => operation === "apply");
  const summary = `${counted(pending2, "migration")} pending${appliedIds ? `, ${counted(applied.length, "step")} done` : "; none was applied: the run ended before"}${backup === void 0 ? "" : ", after a backup"}.${rollbackSql !== void 0 ? " The rollback script is ready." : story.of === "deployment" ? "" : " No rollback script."}`;
  return {
    id: "migration",
    title: title4,
    summary,
    state: stateOf(migration.operations.map(({ verdict: verdict2 }) => verdict2)),
    content: html`${facts([
      ...migration.operations.map(({ operation, verdict: verdict2 }) => [operation, badge(verdict2)]),
      backup !== void 0 && [
        "Backup",
        html`<code>${backup.file}</code>${backup.bytes !== void 0 && html` <span class="soft">${size(backup.bytes)}</span>`}${backup.sha256 !== void 0 && html`<code class="hash">sha256 ${backup.sha256}</code>`}`
      ]
    ])}${migration.contexts.map(contextTable)}${findings.length > 0 && html`<h3>What the plan remarks</h3><ul class="findings">${findings.map(findingItem)}</ul>`}${reasonList(migration.reasons)}${forwardSql !== void 0 && details("Forward script, as reviewed and executed", codeBlock(forwardSql))}${rollbackSql !== void 0 && details("Rollback script", codeBlock(rollbackSql))}`
  };
}
var severityTones = {
  unsafe: "bad",
  error: "bad",
  note: "idle"
};
function findingItem({ severity: severity2, migration, message, alternative, rule }) {
  return html`<li><span class="badge ${severityTones[severity2] ?? "warn"}">${severity2}</span> ${migration !== void 0 && html`<code>${migration}</code>`} ${rule !== "" && html`<span class="soft">${rule}</span>`}<br>${message}${alternative !== void 0 && html` <span class="soft">${alternative}</span>`}</li>`;
}
function contextTable(context3) {
  const caption = enumerated([
    `Context ${context3.name}`,
    ...context3.provider === void 0 ? [] : [context3.provider.split(".").at(-1) ?? ""]
  ]).replace(" and ", ", ");
  const matching = context3.pending.map((migration) => ({
    migration,
    step: context3.steps.find(({ name }) => name.includes(migration.id) || name === migration.name)
  }));
  const others = context3.steps.filter((step) => !matching.some((each) => each.step === step));
  return html`${table(["Migration", "Outcome", "Seconds"], [
    ...matching.map(({ migration, step }) => [
      html`<code>${migration.id}</code>${migration.note !== void 0 && html` <span class="soft">${migration.note}</span>`}`,
      step?.outcome ?? "not applied",
      secondsText(step?.seconds)
    ]),
    ...others.map(({ name, outcome, seconds }) => [name, outcome, secondsText(seconds)])
  ], caption)}<p class="soft">${counted(context3.applied, "migration")} had been applied before.</p>`;
}
function secondsText(seconds) {
  return seconds === void 0 ? "\u2013" : `${Number(seconds.toFixed(2))} s`;
}

// packages/deployment-page/lib/charts/timeline-chart.js
var conclusionWords = {
  success: "passed",
  failure: "failed",
  cancelled: "cancelled",
  skipped: "skipped",
  "not-run": "not run locally"
};
function timelineChart(story, description) {
  const stages = Map.groupBy(story.jobs, ({ stage }) => stage);
  return chart("timeline", "Jobs of the run over time", description, (width) => {
    const wide = width === "wide";
    const [rowHeight, stageHeight] = wide ? [26, 30] : [40, 30];
    const left = wide ? 250 : 4;
    const right = widths[width] - (wide ? 84 : 4);
    const x2 = scale(story.startedAt, Math.max(story.finishedAt, story.startedAt + 1e3), left, right);
    const rows2 = [];
    let y = 4;
    for (const [stage, jobs] of stages) {
      rows2.push(html`<text class="stage" x="${wide ? 0 : 4}" y="${y + 20}">${stage}</text><line class="grid" x1="0" x2="${widths[width]}" y1="${y + stageHeight - 2}" y2="${y + stageHeight - 2}"/>`);
      y += stageHeight;
      for (const job of jobs) {
        rows2.push(wide ? wideRow(job, y, x2, right) : narrowRow(job, y, x2, right));
        y += rowHeight;
      }
      y += 6;
    }
    const plot = { left, right, top: 0, bottom: y + 2 };
    return { height: y + 28, content: html`${rows2}${timeAxis(plot, x2, story.startedAt, width)}` };
  });
}
function wideRow(job, y, x2, right) {
  const bar2 = barOf(job, x2);
  const [start, end] = bar2 ?? [x2(0), x2(0)];
  const label = labelOf(job);
  const fits = end + 6 + label.length * 6.4 < right + 84;
  return html`<text class="job" x="14" y="${y + 17}">${shortened(job.name, 34)}</text>${bar2 !== void 0 && rect(job, start, end, y + 6, 14)}<text class="note ${job.conclusion}" x="${bar2 === void 0 ? start : fits ? end + 6 : start - 6}" y="${y + 17}" text-anchor="${bar2 === void 0 || fits ? "start" : "end"}">${label}</text>`;
}
function narrowRow(job, y, x2, right) {
  const bar2 = barOf(job, x2);
  return html`<text class="job" x="4" y="${y + 14}">${shortened(job.name, 27)}</text><text class="note ${job.conclusion}" x="${right}" y="${y + 14}" text-anchor="end">${labelOf(job)}</text>${bar2 === void 0 ? html`<line class="grid" x1="4" x2="${right}" y1="${y + 26}" y2="${y + 26}"/>` : rect(job, bar2[0], bar2[1], y + 20, 11)}`;
}
function barOf(job, x2) {
  if (job.startedAt === void 0 || job.conclusion === "skipped")
    return void 0;
  const start = x2(job.startedAt);
  return [
    start,
    Math.max(start + (job.conclusion === "not-run" ? 12 : 3), x2(job.finishedAt ?? job.startedAt))
  ];
}
function rect(job, start, end, y, height) {
  const words2 = `${job.name}: ${conclusionWords[job.conclusion]}`;
  return html`<rect class="bar ${job.conclusion}" x="${start}" y="${y}" width="${end - start}" height="${height}" rx="3"><title>${words2}</title></rect>`;
}
function labelOf(job) {
  const { startedAt, finishedAt, conclusion } = job;
  const time2 = startedAt === void 0 || finishedAt === void 0 ? "" : formatDuration(finishedAt - startedAt);
  if (conclusion === "success")
    return time2;
  if (conclusion === "failure")
    return `failed${time2 && `, ${time2}`}`;
  return conclusionWords[conclusion];
}
function shortened(name, length) {
  return name.length > length ? `${name.slice(0, length - 1)}\u2026` : name;
}

// packages/deployment-page/lib/sections/timeline.js
var title5 = "What ran";
var order = ["success", "failure", "cancelled", "skipped", "not-run"];
function timelineSection({ story }) {
  const { jobs } = story;
  if (jobs.length === 0)
    return notReached("timeline", title5, "No job was started.");
  const numbers2 = order.map((conclusion) => [conclusion, jobs.filter((job) => job.conclusion === conclusion).length]).filter(([, count]) => count > 0);
  const summary = `${counted(jobs.length, "job")} in ${formatDuration(story.finishedAt - story.startedAt)}: ${enumerated(numbers2.map(([conclusion, count]) => `${count} ${conclusionWords[conclusion]}`))}.`;
  const standIns = new Map(jobs.flatMap((job) => job.standIns.map((each) => [each.uses, each])));
  return {
    id: "timeline",
    title: title5,
    summary,
    state: numbers2.some(([conclusion]) => conclusion === "failure") ? "bad" : numbers2.some(([conclusion]) => conclusion === "cancelled") ? "warn" : "ok",
    content: html`<figure>${timelineChart(story, summary)}<figcaption>${legend(numbers2.map(([conclusion]) => [`bar-${conclusion}`, conclusionWords[conclusion]]))}</figcaption></figure>${details("Jobs as a table", table(["Stage", "Job", "Result", "Started", "Took", ""], jobs.map((job) => [
      job.stage,
      job.name,
      conclusionWords[job.conclusion],
      job.startedAt === void 0 ? "\u2013" : `+${formatDuration(job.startedAt - story.startedAt)}`,
      job.startedAt === void 0 || job.finishedAt === void 0 ? "\u2013" : formatDuration(job.finishedAt - job.startedAt),
      job.reason ?? (job.failedStep === void 0 ? "" : `at \u201C${job.failedStep}\u201D`)
    ])))}${standIns.size > 0 && details(`${counted(standIns.size, "third-party action")} replaced by local stand-ins`, table(["Action", "What was done in its place"], [...standIns.values()].map(({ uses, description }) => [
      html`<code>${uses.split("@")[0]}</code>`,
      description
    ])))}`
  };
}

// packages/deployment-page/lib/charts/traffic-chart.js
var margins = {
  wide: { left: 58, right: 16 },
  narrow: { left: 46, right: 6 }
};
function shareChart(traffic, description) {
  return chart("share", "Share of requests by release over time", description, (width) => {
    const labelRows = traffic.marks.length * 15;
    const plot = plotOf(width, 14 + labelRows, width === "wide" ? 220 : 180);
    const looksY = plot.bottom + 44;
    const x2 = timeScale(traffic, plot);
    const y = scale(0, 100, plot.bottom, plot.top);
    const areas = traffic.points.flatMap((point) => {
      const share2 = shareOf(point);
      if (share2 === void 0)
        return [];
      const [left, right, edge] = [x2(point.at), x2(point.until), y(share2 * 100)];
      const wide = Math.max(0.5, right - left + 0.3);
      return [
        html`<rect class="old-area" x="${left}" y="${plot.top}" width="${wide}" height="${edge - plot.top}"/><rect class="new-area" x="${left}" y="${edge}" width="${wide}" height="${plot.bottom - edge}"/>`
      ];
    });
    return {
      height: looksY + 22,
      content: html`${areas}${horizontalGrid(plot, y, [0, 25, 50, 75, 100], (value) => `${value} %`)}${markLines(plot, x2, traffic.marks, { top: 16 })}<path class="weight" d="${weightPath(traffic, x2, y, plot)}"/>${timeAxis(plot, x2, traffic.origin, width)}<text class="tick" x="${plot.left - 8}" y="${looksY + 4}" text-anchor="end">${width === "wide" ? "looks" : ""}</text>${traffic.looks.map((look) => lookMark(x2(look.at), looksY, look.verdict))}`
    };
  });
}
function errorChart(traffic, description) {
  return lineChart("errors", "Share of failed requests by release over time", description, traffic, {
    lines: [
      { className: "old-line", value: errorRate("old") },
      { className: "new-line", value: errorRate("new") }
    ],
    least: 2,
    unit: (value) => `${value} %`
  });
}
function latencyChart(traffic, description) {
  return lineChart("latency", "Response times by release over time", description, traffic, {
    lines: [
      { className: "old-line faint", value: (point) => point.old?.p50 },
      { className: "new-line faint", value: (point) => point.new?.p50 },
      { className: "old-line", value: (point) => point.old?.p95 },
      { className: "new-line", value: (point) => point.new?.p95 }
    ],
    least: 20,
    unit: (value) => `${value} ms`
  });
}
function lineChart(id, title8, description, traffic, { lines, least, unit }) {
  const highest2 = traffic.points.flatMap((point) => lines.map((line) => line.value(point) ?? 0)).reduce((most, value) => Math.max(most, value), least);
  return chart(id, title8, description, (width) => {
    const plot = plotOf(width, 10, width === "wide" ? 120 : 110);
    const x2 = timeScale(traffic, plot);
    const y = scale(0, highest2 * 1.08, plot.bottom, plot.top);
    return {
      height: plot.bottom + 26,
      content: html`${horizontalGrid(plot, y, ticks(0, highest2 * 1.08, 4), unit)}${markLines(plot, x2, traffic.marks, void 0)}${lines.map(({ className, value }) => html`<path class="line ${className}" d="${linePath(traffic.points, value, x2, y)}"/>`)}${timeAxis(plot, x2, traffic.origin, width)}`
    };
  });
}
function plotOf(width, top, height) {
  const { left, right } = margins[width];
  return { left, right: widths[width] - right, top, bottom: top + height };
}
function timeScale(traffic, plot) {
  const times2 = [
    ...traffic.points.flatMap(({ at, until }) => [at, until]),
    ...traffic.looks.map(({ at }) => at),
    ...traffic.marks.map(({ at }) => at),
    ...traffic.weights.map(({ at }) => at)
  ];
  const from = times2.reduce((least, at) => Math.min(least, at), traffic.origin);
  const to = times2.reduce((most, at) => Math.max(most, at), traffic.origin + 1e3);
  return scale(from, to, plot.left, plot.right);
}
function shareOf(point) {
  const total = (point.old?.requests ?? 0) + (point.new?.requests ?? 0);
  return total === 0 ? void 0 : (point.new?.requests ?? 0) / total;
}
function errorRate(side) {
  return (point) => {
    const figures = point[side];
    return figures === void 0 || figures.requests === 0 ? void 0 : figures.errors / figures.requests * 100;
  };
}
function weightPath(traffic, x2, y, plot) {
  if (traffic.weights.length === 0)
    return "";
  let path4 = `M${plot.left} ${y(0)}`;
  for (const { at, weight } of traffic.weights)
    path4 += `H${x2(at)}V${y(weight)}`;
  return `${path4}H${plot.right}`;
}
function linePath(points, value, x2, y) {
  let path4 = "";
  let drawing = false;
  points.forEach((point, index) => {
    const here = value(point);
    if (here === void 0) {
      drawing = false;
      return;
    }
    const middle = x2((point.at + point.until) / 2);
    const alone = !drawing && value(points[index + 1] ?? { at: 0, until: 0 }) === void 0;
    path4 += `${drawing ? "L" : "M"}${middle} ${y(here)}${alone ? "h3" : ""}`;
    drawing = true;
  });
  return path4;
}
var lookClasses = {
  pass: "ok",
  proceed: "ok",
  fail: "bad",
  rollback: "bad",
  "roll-back": "bad"
};
function lookMark(x2, y, verdict2) {
  const kind = lookClasses[verdict2] ?? "open";
  if (kind === "bad") {
    return html`<path class="look bad" d="M${x2 - 5} ${y - 5}l10 10m0 -10l-10 10"><title>${verdict2}</title></path>`;
  }
  return html`<circle class="look ${kind}" cx="${x2}" cy="${y}" r="4"><title>${verdict2}</title></circle>`;
}

// packages/deployment-page/lib/sections/traffic.js
var title6 = "Traffic";
function trafficSection({ story, traffic }) {
  if (traffic === void 0 || traffic.shift === void 0 && traffic.source === "none") {
    return notReached("traffic", title6, story.outcome === "promoted" ? "Deployed in place: this plan has no slots, so there was nothing to shift." : "Not reached: no user met the new release.");
  }
  const { shift } = traffic;
  const outcome = shift?.outcome ?? "unknown";
  return {
    id: "traffic",
    title: title6,
    summary: summaryOf(story, traffic),
    state: outcome === "promoted" ? "ok" : outcome === "rolled-back" ? "bad" : "warn",
    content: html`${traffic.rollback !== void 0 && rollbackBlock(story, traffic)}${reasonList(shift?.reasons ?? [])}${charts(story, traffic)}${usersBlock(story, traffic)}${lookTable(traffic)}${pointTable(traffic)}`
  };
}
function summaryOf(story, traffic) {
  const { shift } = traffic;
  const steps = shift?.steps.length ?? 0;
  const looks = `${counted(traffic.looks.length, "look")} at ${counted(steps, "step")}`;
  const keep = shift?.keepUntil === void 0 ? "" : ` The old release stays in the slot until ${moment(shift.keepUntil)}.`;
  switch (shift?.outcome) {
    case "promoted":
      return `Shifted with ${looks}, then swapped.${keep}`;
    case "rolled-back":
      return `Stopped and taken back after ${looks}.`;
    case "held":
      return `Held after ${looks}: the evidence did not suffice.`;
    case void 0:
      return `${story.product} was under load; the shift left no report.`;
    default:
      return `Ended as \u201C${shift?.outcome}\u201D after ${looks}.`;
  }
}
function rollbackBlock(story, traffic) {
  const { rollback, origin, users } = traffic;
  const scale2 = story.clock?.scale;
  const at = (time2) => time2 === void 0 ? "not recorded" : html`${time2 >= origin && "+"}${clockLabel(time2 - origin)} <span class="soft">${moment(time2)}</span>`;
  const between = (from, to) => from === void 0 || to === void 0 ? "not recorded" : html`<strong>${formatDuration(Math.max(0, to - from))}</strong>${scale2 !== void 0 && scale2 !== 1 && html` <span class="soft">${formatDuration(Math.max(0, to - from) / scale2)} here</span>`}`;
  const clearedBeforeLast = rollback?.rulesClearedAt !== void 0 && rollback.lastCanaryRequestAt !== void 0 && rollback.lastCanaryRequestAt > rollback.rulesClearedAt;
  return html`<div class="callout bad"><h3>The way back</h3>${story.traffic?.fault !== void 0 && html`<p>${story.traffic.fault.description}</p>`}${facts([
    ["Fault began", at(rollback?.faultBeganAt)],
    ["Detected", at(rollback?.detectedAt)],
    ["Rules cleared", at(rollback?.rulesClearedAt)],
    ["Last request to the new release", at(rollback?.lastCanaryRequestAt)],
    rollback?.swappedBackAt !== void 0 && ["Swapped back", at(rollback.swappedBackAt)],
    ["From fault to detection", between(rollback?.faultBeganAt, rollback?.detectedAt)],
    ["From detection to cleared rules", between(rollback?.detectedAt, rollback?.rulesClearedAt)],
    users !== void 0 && [
      "Users hit by an error",
      html`<strong>${whole(users.all.hit)}</strong> of ${whole(users.all.total)}`
    ]
  ])}${clearedBeforeLast && html`<p class="soft">Requests to the new release went on after the rules were cleared: App Service's routing cookie holds a user to a slot.</p>`}</div>`;
}
function charts(story, traffic) {
  if (traffic.points.length === 0)
    return void 0;
  const { from, to } = story.releases;
  const oldName = `old ${from?.label ?? shortCommit(from?.id ?? "")}`.trim();
  const newName = `new ${to.label ?? shortCommit(to.id)}`;
  const counted3 = traffic.source === "users" ? "as the users saw it" : "as the action counted it";
  const marks = traffic.marks.map(({ at, label }) => `${label} at ${clockLabel(at - traffic.origin)}`);
  const description = `${traffic.shift?.steps.map(({ weight, observedShare }) => `weight ${weight} %${observedShare === void 0 ? "" : `, observed ${rate(observedShare, 1)}`}`).join("; ")}. ${marks.join("; ")}`;
  const scale2 = story.clock?.scale;
  return html`<p class="axis-note">Time runs from the start of the shift, on Azure's clock${scale2 !== void 0 && scale2 !== 1 && ` (one second here is ${formatDuration(scale2 * 1e3)} there)`}.</p><figure><h3>Share of requests, ${counted3}</h3>${shareChart(traffic, description)}<figcaption>${legend([
    ["old-area", oldName],
    ["new-area", newName],
    ["weight", "configured weight"],
    ["look-ok", "look: go on"],
    ["look-open", "look: wait"],
    ["look-bad", "look: back"]
  ])}</figcaption></figure><figure><h3>Failed requests</h3>${errorChart(traffic, `Highest values: ${highest(traffic)}`)}<figcaption>${legend([
    ["old-line", oldName],
    ["new-line", newName]
  ])}</figcaption></figure>${traffic.points.some((point) => (point.old?.p95 ?? point.new?.p95) !== void 0) && html`<figure><h3>Response times</h3>${latencyChart(traffic, "p50 and p95 of both releases; the values are in the table below.")}<figcaption>${legend([
    ["old-line", `${oldName}, p95`],
    ["new-line", `${newName}, p95`],
    ["old-line faint", "p50"],
    ["new-line faint", "p50"]
  ])}</figcaption></figure>`}`;
}
function highest(traffic) {
  const of = (side) => {
    const worst = traffic.points.flatMap((point) => point[side] ?? []).reduce((most, { errors, requests }) => Math.max(most, requests > 0 ? errors / requests : 0), 0);
    return `${side} ${rate(worst, 1)}`;
  };
  return `${of("old")}, ${of("new")} of a minute's requests`;
}
function usersBlock(story, traffic) {
  const { users } = traffic;
  if (users === void 0)
    return void 0;
  const row = (name, counts) => [
    name,
    whole(counts.total),
    whole(counts.served),
    counts.hit > 0 ? html`<strong>${whole(counts.hit)}</strong>` : "0",
    rate(counts.hit, counts.total)
  ];
  return html`<h3>Users</h3>${table(["Release", "Users", "Served", "Hit by an error", "Share hit"], [
    ...users.old === void 0 ? [] : [row("old", users.old)],
    ...users.new === void 0 ? [] : [row("new", users.new)],
    row("all", users.all)
  ])}<p class="soft">${counted(users.requests, "request")}, ${whole(users.errors)} failed. A user who met both releases counts for both.${story.traffic?.load !== void 0 && ` Load: ${story.traffic.load}.`}</p>`;
}
function lookTable(traffic) {
  if (traffic.looks.length === 0)
    return void 0;
  const names = [...new Set(traffic.looks.flatMap(({ eValues }) => Object.keys(eValues)))];
  const ratios = traffic.looks.some(({ ratio }) => ratio !== void 0);
  const side = (of) => of.requests === void 0 ? "\u2013" : `${whole(of.errors ?? 0)} of ${whole(of.requests)} (${rate(of.errors ?? 0, of.requests)})`;
  return details("Every look and its decision", html`${table([
    "Time",
    "Weight",
    "Old: failed",
    "New: failed",
    ...names.map((name) => `e-value ${name}`),
    ...ratios ? ["New / old"] : [],
    "Decision"
  ], traffic.looks.map((look) => [
    clockLabel(look.at - traffic.origin),
    `${look.weight} %`,
    side(look.old),
    side(look.new),
    ...names.map((name) => eValueCell(look, name)),
    ...ratios ? [ratioText(look.ratio)] : [],
    html`${look.verdict}${look.reason !== void 0 && html` <span class="soft">${look.reason}</span>`}`
  ]))}<p class="soft">An e-value is the evidence against the new release. At its limit the release is taken back; however often one looks, a good release reaches it no more often than the limit says.${ratios && " \u201CNew / old\u201D is the ratio of their error rates, between its confidence limits."}</p>`);
}
function ratioText(ratio) {
  if (ratio === void 0)
    return "\u2013";
  const bound = (value) => Number(value.toPrecision(2));
  return `${bound(ratio.lower)} \u2013 ${ratio.upper === void 0 ? "\u221E" : bound(ratio.upper)}`;
}
function eValueCell(look, name) {
  const value = look.eValues[name];
  if (value === void 0)
    return "\u2013";
  const limit = look.limits[name];
  const over = limit !== void 0 && value >= limit;
  return html`${over ? html`<strong class="bad-text">${evidence(value)}</strong>` : evidence(value)}${limit !== void 0 && html` <span class="soft">of ${evidence(limit)}</span>`}`;
}
function pointTable(traffic) {
  if (traffic.points.length === 0)
    return void 0;
  const milliseconds = (value) => value === void 0 ? "\u2013" : `${Math.round(value)} ms`;
  return details("The pictures as a table", table(["Time", "Old", "failed", "p50", "p95", "New", "failed", "p50", "p95"], traffic.points.map((point) => [
    clockLabel(point.at - traffic.origin),
    ...[point.old, point.new].flatMap((figures) => [
      whole(figures?.requests ?? 0),
      whole(figures?.errors ?? 0),
      milliseconds(figures?.p50),
      milliseconds(figures?.p95)
    ])
  ])));
}

// packages/deployment-page/lib/charts/latency-gauge.js
function latencyGauge(id, { p95, lower = p95, upper = p95, threshold }) {
  const description = `p95 is ${Math.round(p95)} ms, between ${Math.round(lower)} and ${Math.round(upper)} ms with confidence; the threshold is ${threshold} ms`;
  return chart(id, "p95 of the response time against its threshold", description, (width) => {
    const right = widths[width] - 30;
    const x2 = scale(0, Math.max(threshold, upper) * 1.05, 8, right);
    const className = upper < threshold ? "success" : lower >= threshold ? "failure" : "cancelled";
    return {
      height: 66,
      content: html`<rect class="track" x="${x2(0)}" y="18" width="${x2(threshold) - x2(0)}" height="12" rx="3"/><rect class="range ${className}" x="${x2(lower)}" y="15" width="${Math.max(3, x2(upper) - x2(lower))}" height="18" rx="3"/><line class="point" x1="${x2(p95)}" x2="${x2(p95)}" y1="12" y2="36"/><line class="threshold" x1="${x2(threshold)}" x2="${x2(threshold)}" y1="8" y2="40"/>${ticks(0, x2.to, width === "wide" ? 8 : 4).map((value) => html`<text class="tick" x="${x2(value)}" y="58" text-anchor="${value === 0 ? "start" : "middle"}">${value === 0 ? "0" : `${value} ms`}</text>`)}`
    };
  });
}

// packages/deployment-page/lib/sections/validation.js
var title7 = "Validation";
function validationSection({ story, health }) {
  const { validation } = story;
  if (validation === void 0) {
    return notReached("validation", title7, "Not reached: the new release was not validated.");
  }
  const { regression } = validation;
  const verdicts2 = health.map(({ read }) => read.verdict);
  if (regression !== void 0) {
    verdicts2.push(regression.failed > 0 ? "fail" : regression.total === 0 ? "inconclusive" : "pass");
  }
  const parts = health.map(({ of, read }) => {
    const passed = read.checks.filter(({ verdict: verdict2 }) => verdict2 === "pass").length;
    return `${of}: ${passed} of ${counted(read.checks.length, "check")} passed`;
  });
  if (regression !== void 0) {
    parts.push(`regression suite: ${whole(regression.passed)} of ${whole(regression.total)} passed`);
  }
  return {
    id: "validation",
    title: title7,
    summary: `${sentenceCase(parts.join("; "))}.`,
    state: stateOf(verdicts2),
    content: html`${health.map(({ of, read }, index) => html`<h3>${sentenceCase(of)} ${badge(read.verdict)}</h3>${read.servedVersion !== void 0 && html`<p>Serves release <code>${shortCommit(read.servedVersion)}</code>.</p>`}${table(["Check", "Result", "What was seen", "Attempts", "Seconds"], read.checks.map((check) => [
      html`${check.name}<br><code class="soft">${check.target}</code>`,
      badge(check.verdict),
      check.reason,
      check.attempts === void 0 ? "\u2013" : whole(check.attempts),
      check.seconds === void 0 ? "\u2013" : Number(check.seconds.toFixed(2))
    ]))}${read.performance !== void 0 && performanceBlock(read.performance, `gauge-${index}`, validation.p95LimitMilliseconds)}${reasonList(read.reasons)}`)}${regression !== void 0 && html`<h3>Regression suite</h3>${testTable([regression])}`}`
  };
}
function performanceBlock(of, id, fallback) {
  const threshold = of.p95Threshold ?? fallback;
  const { p95, p95Limits } = of;
  const milliseconds = (value) => value === void 0 ? "\u2013" : `${Math.round(value)} ms`;
  return html`${p95 !== void 0 && threshold !== void 0 && html`<figure><h3>p95 against ${whole(threshold)} ms</h3>${latencyGauge(id, { p95, threshold, ...p95Limits })}</figure>`}${facts([
    ["Requests", whole(of.requests ?? 0)],
    of.errors !== void 0 && [
      "Failed",
      `${whole(of.errors)} (${rate(of.errors, of.requests ?? 0)})`
    ],
    of.offeredPerSecond !== void 0 && ["Offered", `${of.offeredPerSecond} per second`],
    ["p50", milliseconds(of.p50)],
    [
      "p95",
      html`${milliseconds(p95)}${p95Limits !== void 0 && html` <span class="soft">${milliseconds(p95Limits.lower)} – ${milliseconds(p95Limits.upper)}</span>`}`
    ],
    ["p99", milliseconds(of.p99)]
  ])}`;
}

// packages/deployment-page/lib/read.js
function fields(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {};
}
function items(value) {
  return Array.isArray(value) ? value : [];
}
function text(of, ...names) {
  for (const name of names) {
    const value = of[name];
    if (typeof value === "string" && value !== "")
      return value;
  }
  return void 0;
}
function number(of, ...names) {
  for (const name of names) {
    const value = of[name];
    if (typeof value === "number" && Number.isFinite(value))
      return value;
    if (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value))
      return Number(value);
  }
  return void 0;
}
var furthest = 864e13;
function time(of, ...names) {
  for (const name of names) {
    const value = of[name];
    if (typeof value === "number" && Math.abs(value) <= furthest)
      return value;
    if (typeof value === "string") {
      const parsed = Date.parse(value);
      if (!Number.isNaN(parsed))
        return parsed;
    }
  }
  return void 0;
}
var verdicts = ["pass", "warn", "fail", "inconclusive", "not-run"];
function verdict(of, name = "verdict") {
  const value = of[name];
  return typeof value === "string" && verdicts.includes(value) ? value : "inconclusive";
}
function reasons(of) {
  return items(of.reasons).flatMap((item) => {
    const reason = fields(item);
    const message = text(reason, "message", "code");
    if (message === void 0)
      return [];
    const [code, remedy, file] = [
      text(reason, "code"),
      text(reason, "remedy"),
      text(reason, "file")
    ];
    return [
      {
        message,
        ...code === void 0 ? {} : { code },
        ...remedy === void 0 ? {} : { remedy },
        ...file === void 0 ? {} : { file }
      }
    ];
  });
}

// packages/deployment-page/lib/adapters/coverage.js
function readCoverage(report) {
  if (report === void 0 || report === null)
    return void 0;
  const of = fields(report);
  return {
    verdict: verdict(of),
    reasons: reasons(of),
    groups: items(of.groups).map((item) => {
      const group = fields(item);
      const lines = counted2(group.lines, number(group, "lineThreshold", "line-threshold"));
      const branches = counted2(group.branches, number(group, "branchThreshold", "branch-threshold"));
      const files = Array.isArray(group.files) ? group.files.length : void 0;
      return {
        name: text(group, "name") ?? "unnamed",
        verdict: verdict(group),
        ...lines === void 0 ? {} : { lines },
        ...branches === void 0 ? {} : { branches },
        ...files === void 0 ? {} : { files }
      };
    })
  };
}
function counted2(value, threshold) {
  const of = fields(value);
  const covered = number(of, "covered");
  const total = number(of, "total");
  const limit = number(of, "threshold") ?? threshold;
  if (covered === void 0 || total === void 0 || covered < 0 || total < covered) {
    return void 0;
  }
  return { covered, total, ...limit === void 0 ? {} : { threshold: limit } };
}

// packages/deployment-page/lib/adapters/health.js
function readHealth(report) {
  const of = fields(report);
  const servedVersion = text(of, "servedVersion", "served-version");
  return {
    verdict: verdict(of),
    reasons: reasons(of),
    checks: items(of.checks).map((item) => {
      const check = fields(item);
      const attempts2 = number(check, "attempts");
      const seconds = number(check, "seconds");
      return {
        name: text(check, "name") ?? "unnamed",
        target: text(check, "target") ?? "",
        verdict: verdict(check),
        reason: text(check, "reason", "message", "code") ?? "",
        ...attempts2 === void 0 ? {} : { attempts: attempts2 },
        ...seconds === void 0 ? {} : { seconds }
      };
    }),
    ...servedVersion === void 0 ? {} : { servedVersion },
    ...of.performance === void 0 || of.performance === null ? {} : { performance: performanceOf(of.performance) }
  };
}
function performanceOf(value) {
  const of = fields(value);
  const judged = items(of.limits).map(fields).find((limit) => /^\s*p\(?95\)?/.test(text(limit, "threshold") ?? ""));
  const threshold = /([\d.]+)\s*(ms|s)?\s*$/.exec(text(judged ?? {}, "threshold") ?? "");
  const read = {};
  for (const name of ["requests", "errors", "offeredPerSecond", "p50", "p95", "p99"]) {
    const found = number(of, name);
    if (found !== void 0)
      read[name] = found;
  }
  if (judged !== void 0) {
    const lower = number(judged, "lower");
    const upper = number(judged, "upper");
    read.p95Limits = {
      ...lower === void 0 ? {} : { lower },
      ...upper === void 0 ? {} : { upper }
    };
    read.p95Verdict = verdict(judged);
  }
  if (threshold !== null)
    read.p95Threshold = Number(threshold[1]) * (threshold[2] === "s" ? 1e3 : 1);
  return read;
}

// packages/deployment-page/lib/adapters/migration.js
function readMigration(story) {
  const reports = story.reports.map(({ operation, report }) => ({ operation, of: fields(report) }));
  const contexts = /* @__PURE__ */ new Map();
  for (const { of } of reports) {
    for (const item of items(of.contexts)) {
      const context3 = fields(item);
      const name = text(context3, "name") ?? "unnamed";
      const known = contexts.get(name) ?? {
        name,
        applied: items(context3.applied).length,
        pending: [],
        findings: [],
        steps: []
      };
      const provider = text(context3, "provider");
      if (provider !== void 0)
        known.provider = provider;
      if (known.pending.length === 0)
        known.pending = items(context3.pending).map(pending);
      if (known.findings.length === 0)
        known.findings = items(context3.findings).flatMap(finding);
      const steps = items(context3.steps).map((step) => stepOf(fields(step)));
      if (steps.length > 0)
        known.steps = steps;
      contexts.set(name, known);
    }
  }
  const backup = story.backup ?? backupOf(reports.map(({ of }) => of));
  return {
    operations: reports.map(({ operation, of }) => ({ operation, verdict: verdict(of) })),
    contexts: [...contexts.values()],
    reasons: reports.flatMap(({ of }) => reasons(of)),
    ...backup === void 0 ? {} : { backup }
  };
}
function pending(item) {
  const of = fields(item);
  const id = text(of, "id") ?? (typeof item === "string" ? item : "unnamed");
  const [safety, rollback] = [text(of, "safety"), text(of, "rollback", "rollbackKind")];
  const notes = [safety, rollback === void 0 ? void 0 : `rollback ${rollback}`];
  const note = notes.filter((each) => each !== void 0).join(", ") || void 0;
  return { id, name: text(of, "name") ?? id, ...note === void 0 ? {} : { note } };
}
function finding(item) {
  const of = fields(item);
  const message = text(of, "message");
  if (message === void 0)
    return [];
  const migration = text(of, "migration");
  const alternative = text(of, "alternative", "remedy");
  return [
    {
      rule: text(of, "rule", "code") ?? "",
      severity: text(of, "severity") ?? "unknown",
      message,
      ...migration === void 0 ? {} : { migration },
      ...alternative === void 0 ? {} : { alternative }
    }
  ];
}
function stepOf(of) {
  const seconds = number(of, "seconds");
  return {
    name: text(of, "name", "id") ?? "unnamed",
    outcome: text(of, "outcome", "verdict") ?? "unknown",
    ...seconds === void 0 ? {} : { seconds }
  };
}
function backupOf(reports) {
  for (const report of reports) {
    const places = [report, ...items(report.contexts).map(fields)];
    for (const place of places) {
      const backup = fields(Array.isArray(place.backups) ? place.backups[0] : place.backup);
      const file = text(backup, "file", "path", "resource", "name");
      if (file === void 0)
        continue;
      const [bytes, sha256, seconds] = [
        number(backup, "bytes"),
        text(backup, "sha256"),
        number(backup, "seconds")
      ];
      return {
        file,
        ...bytes === void 0 ? {} : { bytes },
        ...sha256 === void 0 ? {} : { sha256 },
        ...seconds === void 0 ? {} : { seconds }
      };
    }
  }
  return void 0;
}

// packages/deployment-page/lib/adapters/shift.js
function readShift(report) {
  if (report === void 0 || report === null)
    return void 0;
  const of = fields(report);
  const commonLimits = numbers(of.limits ?? fields(of.decision).limits);
  const rollback = fields(of.rollback);
  const swap = fields(of.swap);
  const swapTimes = compact({
    startedAt: time(swap, "startedAt", "requestedAt", "at"),
    finishedAt: time(swap, "confirmedAt", "finishedAt", "at")
  });
  return {
    outcome: text(of, "outcome") ?? "unknown",
    ...compact({
      startedAt: time(of, "startedAt"),
      finishedAt: time(of, "finishedAt"),
      keepUntil: time(of, "keepUntil") ?? time(swap, "keepUntil")
    }),
    steps: items(of.steps).map((item) => stepOf2(fields(item), commonLimits)),
    minutes: items(of.minutes).flatMap((item) => {
      const minute = fields(item);
      const at = time(minute, "at");
      return at === void 0 ? [] : [{ at, old: sideOf(minute.blue), new: sideOf(minute.green) }];
    }),
    reasons: reasons(of),
    ...of.rollback === void 0 || of.rollback === null ? {} : {
      rollback: compact({
        detectedAt: time(rollback, "detectedAt"),
        rulesClearedAt: time(rollback, "rulesClearedAt"),
        lastCanaryRequestAt: time(rollback, "lastCanaryRequestAt"),
        swappedBackAt: time(rollback, "swappedBackAt")
      })
    },
    ...Object.keys(swapTimes).length === 0 ? {} : { swap: swapTimes }
  };
}
function stepOf2(of, commonLimits) {
  return {
    weight: number(of, "weight") ?? 0,
    ...compact({ startedAt: time(of, "startedAt"), observedShare: shareOf2(of.observedShare) }),
    looks: items(of.looks).flatMap((item) => {
      const look = fields(item);
      const at = time(look, "at");
      if (at === void 0)
        return [];
      const reason = text(look, "reason", "message") ?? reasons(look)[0]?.message ?? text(look, "code");
      return [
        {
          at,
          old: sideOf(look.blue ?? look.old ?? look.baseline),
          new: sideOf(look.green ?? look.new ?? look.canary),
          eValues: numbers(look.eValues),
          limits: { ...commonLimits, ...numbers(look.limits) },
          verdict: text(look, "verdict") ?? "unknown",
          ...ratioOf(look.rho),
          ...reason === void 0 ? {} : { reason }
        }
      ];
    })
  };
}
function ratioOf(value) {
  const lower = number(fields(value), "lower");
  const upper = number(fields(value), "upper");
  return lower === void 0 ? {} : { ratio: { lower, ...upper === void 0 ? {} : { upper } } };
}
function sideOf(value) {
  const of = fields(value);
  return compact({
    requests: number(of, "requests", "total", "n"),
    errors: number(of, "errors", "failed", "bad", "k")
  });
}
function shareOf2(value) {
  const share2 = typeof value === "number" ? value : number(fields(value), "share", "value");
  return share2 !== void 0 && Number.isFinite(share2) ? share2 : void 0;
}
function numbers(value, prefix = "") {
  const found = {};
  for (const [name, entry] of Object.entries(fields(value))) {
    if (typeof entry === "number" && !Number.isNaN(entry))
      found[prefix + name] = entry;
    else if (prefix === "")
      Object.assign(found, numbers(entry, `${name} `));
  }
  return found;
}
function compact(of) {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== void 0));
}

// packages/deployment-page/lib/adapters/traffic.js
var mostPoints = 400;
function readTraffic(story) {
  const { traffic, releases } = story;
  if (traffic === void 0)
    return void 0;
  const shift = readShift(traffic.shift);
  const { users } = traffic;
  const looks = (shift?.steps ?? []).flatMap((step) => step.looks.map((look) => ({ ...look, weight: step.weight }))).toSorted((a, b) => a.at - b.at);
  const oldId = releases.from?.id;
  const newId = releases.to.id;
  let points = [];
  let source = "none";
  if (users !== void 0 && users.buckets.length > 0) {
    source = "users";
    points = users.buckets.map(({ at, releases: figures }) => {
      const before = oldId === void 0 ? void 0 : figures[oldId];
      const after = figures[newId];
      return {
        at,
        until: at + users.bucketMilliseconds,
        ...before === void 0 ? {} : { old: before },
        ...after === void 0 ? {} : { new: after }
      };
    });
  } else if (shift !== void 0 && shift.minutes.length > 0) {
    source = "looks";
    points = shift.minutes.map((each) => ({
      at: each.at,
      until: each.at + 6e4,
      ...figuresOf("old", each),
      ...figuresOf("new", each)
    }));
  } else if (looks.length > 0) {
    source = "looks";
    points = looks.map((look, index) => ({
      at: looks[index - 1]?.at ?? shift?.startedAt ?? look.at - 6e4,
      until: look.at,
      ...figuresOf("old", look),
      ...figuresOf("new", look)
    }));
  }
  const rollback = shift?.rollback === void 0 ? void 0 : { ...shift.rollback, ...faultOf(traffic.fault?.beganAt ?? firstError(points)) };
  const usersRead = users === void 0 ? void 0 : {
    all: users.users,
    requests: users.requests,
    errors: users.errors,
    ...sides(users.usersByRelease, oldId, newId)
  };
  return {
    ...shift === void 0 ? {} : { shift },
    points: joined(points),
    source,
    origin: shift?.steps[0]?.startedAt ?? shift?.startedAt ?? points[0]?.at ?? 0,
    weights: weightsOf(shift),
    looks,
    marks: marksOf(shift, traffic.fault?.beganAt),
    ...rollback === void 0 ? {} : { rollback },
    ...usersRead === void 0 ? {} : { users: usersRead }
  };
}
function figuresOf(side, look) {
  const { requests, errors = 0 } = look[side];
  return requests === void 0 ? {} : { [side]: { requests, errors } };
}
function faultOf(faultBeganAt) {
  return faultBeganAt === void 0 ? {} : { faultBeganAt };
}
function sides(byRelease, oldId, newId) {
  const before = oldId === void 0 ? void 0 : byRelease[oldId];
  const after = byRelease[newId];
  return {
    ...before === void 0 ? {} : { old: before },
    ...after === void 0 ? {} : { new: after }
  };
}
function firstError(points) {
  return points.find((point) => (point.new?.errors ?? 0) > 0)?.at;
}
function weightsOf(shift) {
  const weights = (shift?.steps ?? []).flatMap(({ startedAt, weight }) => startedAt === void 0 ? [] : [{ at: startedAt, weight }]);
  const cleared = shift?.rollback?.rulesClearedAt;
  if (cleared !== void 0)
    weights.push({ at: cleared, weight: 0 });
  const swapped = shift?.swap?.finishedAt;
  if (swapped !== void 0 && cleared === void 0)
    weights.push({ at: swapped, weight: 100 });
  return weights.toSorted((a, b) => a.at - b.at);
}
function marksOf(shift, faultBeganAt) {
  const candidates = [
    [faultBeganAt, "fault", "fault begins"],
    [shift?.rollback?.detectedAt, "detected", "detected"],
    [shift?.rollback?.rulesClearedAt, "cleared", "rules cleared"],
    [shift?.rollback?.lastCanaryRequestAt, "last-request", "last request to the new"],
    [shift?.swap?.finishedAt, "swap", "swap"]
  ];
  return candidates.flatMap(([at, kind, label]) => at === void 0 ? [] : [{ at, kind, label }]).toSorted((a, b) => a.at - b.at);
}
function joined(points) {
  const size2 = Math.ceil(points.length / mostPoints);
  if (size2 <= 1)
    return [...points];
  return Array.from({ length: Math.ceil(points.length / size2) }, (_, index) => {
    const group = points.slice(index * size2, (index + 1) * size2);
    const [first, last] = [group[0], group.at(-1)];
    return {
      at: first.at,
      until: last.until,
      ...sum("old", group),
      ...sum("new", group)
    };
  });
}
function sum(side, group) {
  const figures = group.flatMap((point) => point[side] ?? []);
  if (figures.length === 0)
    return {};
  const worst = (name) => {
    const values = figures.flatMap((each) => each[name] ?? []);
    return values.length === 0 ? {} : { [name]: Math.max(...values) };
  };
  return {
    [side]: {
      requests: figures.reduce((total, each) => total + each.requests, 0),
      errors: figures.reduce((total, each) => total + each.errors, 0),
      ...worst("p50"),
      ...worst("p95")
    }
  };
}

// packages/deployment-page/lib/view.js
function viewOf(story) {
  const coverage = readCoverage(story.gates?.coverage);
  const traffic = readTraffic(story);
  return {
    story,
    health: (story.validation?.health ?? []).map(({ of, report }) => ({
      of,
      read: readHealth(report)
    })),
    ...coverage === void 0 ? {} : { coverage },
    ...story.migration === void 0 ? {} : { migration: readMigration(story.migration) },
    ...traffic === void 0 ? {} : { traffic }
  };
}

// packages/deployment-page/lib/page.js
function reportPage(story) {
  const view = viewOf(story);
  const headline = headlineOf(view);
  const sections = [
    timelineSection(view),
    gatesSection(view),
    approvalSection(view),
    migrationSection(view),
    trafficSection(view),
    validationSection(view),
    evidenceSection(view)
  ].map((section) => withMissing(section, story));
  return documentOf({
    title: `${headline.word}: ${story.product} on ${story.branch}`,
    kicker: [story.of === "deployment" ? "Slipway deployment" : "Slipway rehearsal", story.product],
    headline,
    facts: headerFacts(view),
    sections,
    footer: story.of === "deployment" ? "Written by the pipeline from what each stage left behind. What a stage did not leave is named as missing, never taken for a pass." : "Written by a local rehearsal of the real workflow files against a simulated Azure. It is no record of a real deployment."
  });
}
function withMissing(section, { missingIn: missingIn2 }) {
  const missing = missingIn2?.[section.id] ?? [];
  if (missing.length === 0)
    return section;
  const list = html`<div class="callout"><h3>Missing</h3><ul class="reasons">${missing.map((each) => html`<li>${each}</li>`)}</ul></div>`;
  const reached = section.summary !== void 0;
  return {
    ...section,
    state: section.state === "bad" ? "bad" : "warn",
    summary: reached ? section.summary : "This ran, and nothing tells how.",
    content: reached ? html`${list}${section.content}` : list
  };
}
function headerFacts({ story }) {
  const { releases, clock } = story;
  return facts([
    ["Branch", html`<code>${story.branch}</code>`],
    ["Commit", html`<code title="${story.commit}">${shortCommit(story.commit)}</code>`],
    story.environment !== void 0 && ["Environment", story.environment],
    [
      "Release",
      html`${releases.from !== void 0 && html`${releaseOf(releases.from)} <span class="soft">→</span> `}${releaseOf(releases.to)}`
    ],
    story.by !== void 0 && ["Started by", story.by],
    story.run !== void 0 && ["Run", html`<a href="${story.run.url}">${story.run.label}</a>`],
    ["Started", moment(story.startedAt)],
    ["Took", formatDuration(story.finishedAt - story.startedAt)],
    clock !== void 0 && [
      "Azure's clock",
      clock.scale === 1 ? "as fast as here" : html`one second here = ${scaleWords(clock.scale)} there`
    ]
  ]);
}
function releaseOf({ id, label }) {
  return html`${label !== void 0 && `${label} `}<code title="${id}">${shortCommit(id)}</code>`;
}
function scaleWords(scale2) {
  return scale2 === 60 ? "one minute" : formatDuration(scale2 * 1e3);
}

// packages/deployment-page/lib/test-counts.js
var import_saxes = (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .__toESM */ .f1)(require_saxes(), 1);
function readTestCounts(xml) {
  let trx;
  let totals;
  const suites2 = [];
  const parser = new import_saxes.SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const value = (attribute) => Number(attributes[attribute] ?? 0);
    const junit = () => {
      const failed = value("failures") + value("errors");
      const skipped = value("skipped") + value("disabled");
      const total = value("tests");
      return { total, failed, skipped, passed: total - failed - skipped, seconds: value("time") };
    };
    if (name === "Counters") {
      const total = value("total");
      const passed = value("passed");
      const failed = value("failed") + value("error") + value("timeout") + value("aborted");
      trx = { total, passed, failed, skipped: total - passed - failed };
    } else if (name === "testsuites" && "tests" in attributes)
      totals = junit();
    else if (name === "testsuite")
      suites2.push(junit());
  });
  try {
    parser.write(xml).close();
  } catch {
    return void 0;
  }
  return trx ?? totals ?? (suites2.length > 0 ? addCounts(suites2) : void 0);
}
function addCounts(all) {
  return all.reduce((sum2, counts) => ({
    total: sum2.total + counts.total,
    passed: sum2.passed + counts.passed,
    failed: sum2.failed + counts.failed,
    skipped: sum2.skipped + counts.skipped,
    ...sum2.seconds === void 0 && counts.seconds === void 0 ? {} : { seconds: (sum2.seconds ?? 0) + (counts.seconds ?? 0) }
  }));
}

// packages/toolkit/lib/sticky-comment.js


// node_modules/.pnpm/@actions+github@9.1.1/node_modules/@actions/github/lib/context.js


var Context = class {
  /**
   * Hydrate the context from the environment
   */
  constructor() {
    var _a2, _b2, _c;
    this.payload = {};
    if (process.env.GITHUB_EVENT_PATH) {
      if ((0,fs__WEBPACK_IMPORTED_MODULE_5__.existsSync)(process.env.GITHUB_EVENT_PATH)) {
        this.payload = JSON.parse((0,fs__WEBPACK_IMPORTED_MODULE_5__.readFileSync)(process.env.GITHUB_EVENT_PATH, { encoding: "utf8" }));
      } else {
        const path4 = process.env.GITHUB_EVENT_PATH;
        process.stdout.write(`GITHUB_EVENT_PATH ${path4} does not exist${os__WEBPACK_IMPORTED_MODULE_6__.EOL}`);
      }
    }
    this.eventName = process.env.GITHUB_EVENT_NAME;
    this.sha = process.env.GITHUB_SHA;
    this.ref = process.env.GITHUB_REF;
    this.workflow = process.env.GITHUB_WORKFLOW;
    this.action = process.env.GITHUB_ACTION;
    this.actor = process.env.GITHUB_ACTOR;
    this.job = process.env.GITHUB_JOB;
    this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
    this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
    this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
    this.apiUrl = (_a2 = process.env.GITHUB_API_URL) !== null && _a2 !== void 0 ? _a2 : `https://api.github.com`;
    this.serverUrl = (_b2 = process.env.GITHUB_SERVER_URL) !== null && _b2 !== void 0 ? _b2 : `https://github.com`;
    this.graphqlUrl = (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
  }
  get issue() {
    const payload = this.payload;
    return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
  }
  get repo() {
    if (process.env.GITHUB_REPOSITORY) {
      const [owner, repo] = process.env.GITHUB_REPOSITORY.split("/");
      return { owner, repo };
    }
    if (this.payload.repository) {
      return {
        owner: this.payload.repository.owner.login,
        repo: this.payload.repository.name
      };
    }
    throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
  }
};

// node_modules/.pnpm/@actions+github@9.1.1/node_modules/@actions/github/lib/internal/utils.js
var httpClient = (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .__toESM */ .f1)(require_lib(), 1);
(0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .init_undici */ .aW)();
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
function getAuthString(token, options) {
  if (!token && !options.auth) {
    throw new Error("Parameter token or opts.auth is required");
  } else if (token && options.auth) {
    throw new Error("Parameters token and opts.auth may not both be specified");
  }
  return typeof options.auth === "string" ? options.auth : `token ${token}`;
}
function getProxyAgent(destinationUrl) {
  const hc = new httpClient.HttpClient();
  return hc.getAgent(destinationUrl);
}
function getProxyAgentDispatcher(destinationUrl) {
  const hc = new httpClient.HttpClient();
  return hc.getAgentDispatcher(destinationUrl);
}
function getProxyFetch(destinationUrl) {
  const httpDispatcher = getProxyAgentDispatcher(destinationUrl);
  const proxyFetch = (url, opts) => __awaiter(this, void 0, void 0, function* () {
    return (0,_chunk_A5LFPE7D_mjs__WEBPACK_IMPORTED_MODULE_1__/* .fetch */ .hd)(url, Object.assign(Object.assign({}, opts), { dispatcher: httpDispatcher }));
  });
  return proxyFetch;
}
function getApiBaseUrl() {
  return process.env["GITHUB_API_URL"] || "https://api.github.com";
}
function getUserAgentWithOrchestrationId(baseUserAgent) {
  var _a2;
  const orchId = (_a2 = process.env["ACTIONS_ORCHESTRATION_ID"]) === null || _a2 === void 0 ? void 0 : _a2.trim();
  if (orchId) {
    const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, "_");
    const tag = `actions_orchestration_id/${sanitizedId}`;
    if (baseUserAgent === null || baseUserAgent === void 0 ? void 0 : baseUserAgent.includes(tag))
      return baseUserAgent;
    const ua = baseUserAgent ? `${baseUserAgent} ` : "";
    return `${ua}${tag}`;
  }
  return baseUserAgent;
}

// node_modules/.pnpm/universal-user-agent@7.0.3/node_modules/universal-user-agent/index.js
function getUserAgent() {
  if (typeof navigator === "object" && "userAgent" in navigator) {
    return navigator.userAgent;
  }
  if (typeof process === "object" && process.version !== void 0) {
    return `Node.js/${process.version.substr(1)} (${process.platform}; ${process.arch})`;
  }
  return "<environment undetectable>";
}

// node_modules/.pnpm/before-after-hook@4.0.0/node_modules/before-after-hook/lib/register.js
function register(state, name, method, options) {
  if (typeof method !== "function") {
    throw new Error("method for before hook must be a function");
  }
  if (!options) {
    options = {};
  }
  if (Array.isArray(name)) {
    return name.reverse().reduce((callback, name2) => {
      return register.bind(null, state, name2, callback, options);
    }, method)();
  }
  return Promise.resolve().then(() => {
    if (!state.registry[name]) {
      return method(options);
    }
    return state.registry[name].reduce((method2, registered) => {
      return registered.hook.bind(null, method2, options);
    }, method)();
  });
}

// node_modules/.pnpm/before-after-hook@4.0.0/node_modules/before-after-hook/lib/add.js
function addHook(state, kind, name, hook2) {
  const orig = hook2;
  if (!state.registry[name]) {
    state.registry[name] = [];
  }
  if (kind === "before") {
    hook2 = (method, options) => {
      return Promise.resolve().then(orig.bind(null, options)).then(method.bind(null, options));
    };
  }
  if (kind === "after") {
    hook2 = (method, options) => {
      let result;
      return Promise.resolve().then(method.bind(null, options)).then((result_) => {
        result = result_;
        return orig(result, options);
      }).then(() => {
        return result;
      });
    };
  }
  if (kind === "error") {
    hook2 = (method, options) => {
      return Promise.resolve().then(method.bind(null, options)).catch((error2) => {
        return orig(error2, options);
      });
    };
  }
  state.registry[name].push({
    hook: hook2,
    orig
  });
}

// node_modules/.pnpm/before-after-hook@4.0.0/node_modules/before-after-hook/lib/remove.js
function removeHook(state, name, method) {
  if (!state.registry[name]) {
    return;
  }
  const index = state.registry[name].map((registered) => {
    return registered.orig;
  }).indexOf(method);
  if (index === -1) {
    return;
  }
  state.registry[name].splice(index, 1);
}

// node_modules/.pnpm/before-after-hook@4.0.0/node_modules/before-after-hook/index.js
var bind = Function.bind;
var bindable = bind.bind(bind);
function bindApi(hook2, state, name) {
  const removeHookRef = bindable(removeHook, null).apply(
    null,
    name ? [state, name] : [state]
  );
  hook2.api = { remove: removeHookRef };
  hook2.remove = removeHookRef;
  ["before", "error", "after", "wrap"].forEach((kind) => {
    const args = name ? [state, kind, name] : [state, kind];
    hook2[kind] = hook2.api[kind] = bindable(addHook, null).apply(null, args);
  });
}
function Singular() {
  const singularHookName = /* @__PURE__ */ Symbol("Singular");
  const singularHookState = {
    registry: {}
  };
  const singularHook = register.bind(null, singularHookState, singularHookName);
  bindApi(singularHook, singularHookState, singularHookName);
  return singularHook;
}
function Collection() {
  const state = {
    registry: {}
  };
  const hook2 = register.bind(null, state);
  bindApi(hook2, state);
  return hook2;
}
var before_after_hook_default = { Singular, Collection };

// node_modules/.pnpm/@octokit+endpoint@11.0.5/node_modules/@octokit/endpoint/dist-bundle/index.js
var VERSION = "0.0.0-development";
var userAgent = `octokit-endpoint.js/${VERSION} ${getUserAgent()}`;
var DEFAULTS = {
  method: "GET",
  baseUrl: "https://api.github.com",
  headers: {
    accept: "application/vnd.github.v3+json",
    "user-agent": userAgent
  },
  mediaType: {
    format: ""
  }
};
function lowercaseKeys(object) {
  if (!object) {
    return {};
  }
  return Object.keys(object).reduce((newObj, key) => {
    newObj[key.toLowerCase()] = object[key];
    return newObj;
  }, {});
}
function isPlainObject(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
function mergeDeep(defaults2, options) {
  const result = Object.assign({}, defaults2);
  Object.keys(options).forEach((key) => {
    if (isPlainObject(options[key])) {
      if (!(key in defaults2)) Object.assign(result, { [key]: options[key] });
      else result[key] = mergeDeep(defaults2[key], options[key]);
    } else {
      Object.assign(result, { [key]: options[key] });
    }
  });
  return result;
}
function removeUndefinedProperties(obj) {
  for (const key in obj) {
    if (obj[key] === void 0) {
      delete obj[key];
    }
  }
  return obj;
}
function merge(defaults2, route, options) {
  if (typeof route === "string") {
    let [method, url] = route.split(" ");
    options = Object.assign(url ? { method, url } : { url: method }, options);
  } else {
    options = Object.assign({}, route);
  }
  options.headers = lowercaseKeys(options.headers);
  removeUndefinedProperties(options);
  removeUndefinedProperties(options.headers);
  const mergedOptions = mergeDeep(defaults2 || {}, options);
  if (options.url === "/graphql") {
    if (defaults2 && defaults2.mediaType.previews?.length) {
      mergedOptions.mediaType.previews = defaults2.mediaType.previews.filter(
        (preview) => !mergedOptions.mediaType.previews.includes(preview)
      ).concat(mergedOptions.mediaType.previews);
    }
    mergedOptions.mediaType.previews = (mergedOptions.mediaType.previews || []).map((preview) => preview.replace(/-preview/, ""));
  }
  return mergedOptions;
}
function addQueryParameters(url, parameters) {
  const separator = /\?/.test(url) ? "&" : "?";
  const names = Object.keys(parameters);
  if (names.length === 0) {
    return url;
  }
  return url + separator + names.map((name) => {
    if (name === "q") {
      return "q=" + parameters.q.split("+").map(encodeURIComponent).join("+");
    }
    return `${name}=${encodeURIComponent(parameters[name])}`;
  }).join("&");
}
var urlVariableRegex = /\{[^{}}]+\}/g;
function removeNonChars(variableName) {
  return variableName.replace(/(?:^\W+)|(?:(?<!\W)\W+$)/g, "").split(/,/);
}
function extractUrlVariableNames(url) {
  const matches = url.match(urlVariableRegex);
  if (!matches) {
    return [];
  }
  return matches.map(removeNonChars).reduce((a, b) => a.concat(b), []);
}
function omit(object, keysToOmit) {
  const result = { __proto__: null };
  for (const key of Object.keys(object)) {
    if (keysToOmit.indexOf(key) === -1) {
      result[key] = object[key];
    }
  }
  return result;
}
function encodeReserved(str) {
  return str.split(/(%[0-9A-Fa-f]{2})/g).map(function(part) {
    if (!/%[0-9A-Fa-f]/.test(part)) {
      part = encodeURI(part).replace(/%5B/g, "[").replace(/%5D/g, "]");
    }
    return part;
  }).join("");
}
function encodeUnreserved(str) {
  return encodeURIComponent(str).replace(/[!'()*]/g, function(c) {
    return "%" + c.charCodeAt(0).toString(16).toUpperCase();
  });
}
function encodeValue(operator, value, key) {
  value = operator === "+" || operator === "#" ? encodeReserved(value) : encodeUnreserved(value);
  if (key) {
    return encodeUnreserved(key) + "=" + value;
  } else {
    return value;
  }
}
function isDefined(value) {
  return value !== void 0 && value !== null;
}
function isKeyOperator(operator) {
  return operator === ";" || operator === "&" || operator === "?";
}
function getValues(context3, operator, key, modifier) {
  var value = context3[key], result = [];
  if (isDefined(value) && value !== "") {
    if (typeof value === "string" || typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") {
      value = value.toString();
      if (modifier && modifier !== "*") {
        value = value.substring(0, parseInt(modifier, 10));
      }
      result.push(
        encodeValue(operator, value, isKeyOperator(operator) ? key : "")
      );
    } else {
      if (modifier === "*") {
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            result.push(
              encodeValue(operator, value2, isKeyOperator(operator) ? key : "")
            );
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              result.push(encodeValue(operator, value[k], k));
            }
          });
        }
      } else {
        const tmp = [];
        if (Array.isArray(value)) {
          value.filter(isDefined).forEach(function(value2) {
            tmp.push(encodeValue(operator, value2));
          });
        } else {
          Object.keys(value).forEach(function(k) {
            if (isDefined(value[k])) {
              tmp.push(encodeUnreserved(k));
              tmp.push(encodeValue(operator, value[k].toString()));
            }
          });
        }
        if (isKeyOperator(operator)) {
          result.push(encodeUnreserved(key) + "=" + tmp.join(","));
        } else if (tmp.length !== 0) {
          result.push(tmp.join(","));
        }
      }
    }
  } else {
    if (operator === ";") {
      if (isDefined(value)) {
        result.push(encodeUnreserved(key));
      }
    } else if (value === "" && (operator === "&" || operator === "?")) {
      result.push(encodeUnreserved(key) + "=");
    } else if (value === "") {
      result.push("");
    }
  }
  return result;
}
function parseUrl(template) {
  return {
    expand: expand.bind(null, template)
  };
}
function expand(template, context3) {
  var operators = ["+", "#", ".", "/", ";", "?", "&"];
  template = template.replace(
    /\{([^\{\}]+)\}|([^\{\}]+)/g,
    function(_, expression, literal) {
      if (expression) {
        let operator = "";
        const values = [];
        if (operators.indexOf(expression.charAt(0)) !== -1) {
          operator = expression.charAt(0);
          expression = expression.substr(1);
        }
        expression.split(/,/g).forEach(function(variable) {
          var tmp = /([^:\*]*)(?::(\d+)|(\*))?/.exec(variable);
          values.push(getValues(context3, operator, tmp[1], tmp[2] || tmp[3]));
        });
        if (operator && operator !== "+") {
          var separator = ",";
          if (operator === "?") {
            separator = "&";
          } else if (operator !== "#") {
            separator = operator;
          }
          return (values.length !== 0 ? operator : "") + values.join(separator);
        } else {
          return values.join(",");
        }
      } else {
        return encodeReserved(literal);
      }
    }
  );
  if (template === "/") {
    return template;
  } else {
    return template.replace(/\/$/, "");
  }
}
function parse(options) {
  let method = options.method.toUpperCase();
  let url = (options.url || "/").replace(/:([a-z]\w+)/g, "{$1}");
  let headers = Object.assign({}, options.headers);
  let body;
  let parameters = omit(options, [
    "method",
    "baseUrl",
    "url",
    "headers",
    "request",
    "mediaType"
  ]);
  const urlVariableNames = extractUrlVariableNames(url);
  url = parseUrl(url).expand(parameters);
  if (!/^http/.test(url)) {
    url = options.baseUrl + url;
  }
  const omittedParameters = Object.keys(options).filter((option) => urlVariableNames.includes(option)).concat("baseUrl");
  const remainingParameters = omit(parameters, omittedParameters);
  const isBinaryRequest = /application\/octet-stream/i.test(headers.accept);
  if (!isBinaryRequest) {
    if (options.mediaType.format) {
      headers.accept = headers.accept.split(/,/).map(
        (format) => format.replace(
          /application\/vnd(\.\w+)(\.v3)?(\.\w+)?(\+json)?$/,
          `application/vnd$1$2.${options.mediaType.format}`
        )
      ).join(",");
    }
    if (url.endsWith("/graphql")) {
      if (options.mediaType.previews?.length) {
        const previewsFromAcceptHeader = headers.accept.match(/(?<![\w-])[\w-]+(?=-preview)/g) || [];
        headers.accept = previewsFromAcceptHeader.concat(options.mediaType.previews).map((preview) => {
          const format = options.mediaType.format ? `.${options.mediaType.format}` : "+json";
          return `application/vnd.github.${preview}-preview${format}`;
        }).join(",");
      }
    }
  }
  if (["GET", "HEAD"].includes(method)) {
    url = addQueryParameters(url, remainingParameters);
  } else {
    if ("data" in remainingParameters) {
      body = remainingParameters.data;
    } else {
      if (Object.keys(remainingParameters).length) {
        body = remainingParameters;
      }
    }
  }
  if (!headers["content-type"] && typeof body !== "undefined") {
    headers["content-type"] = "application/json; charset=utf-8";
  }
  if (["PATCH", "PUT"].includes(method) && typeof body === "undefined") {
    body = "";
  }
  return Object.assign(
    { method, url, headers },
    typeof body !== "undefined" ? { body } : null,
    options.request ? { request: options.request } : null
  );
}
function endpointWithDefaults(defaults2, route, options) {
  return parse(merge(defaults2, route, options));
}
function withDefaults(oldDefaults, newDefaults) {
  const DEFAULTS2 = merge(oldDefaults, newDefaults);
  const endpoint2 = endpointWithDefaults.bind(null, DEFAULTS2);
  return Object.assign(endpoint2, {
    DEFAULTS: DEFAULTS2,
    defaults: withDefaults.bind(null, DEFAULTS2),
    merge: merge.bind(null, DEFAULTS2),
    parse
  });
}
var endpoint = withDefaults(null, DEFAULTS);

// node_modules/.pnpm/content-type@3.1.1/node_modules/content-type/dist/index.js
var SP = 32;
var HTAB = 9;
var SEMI = 59;
var EQ = 61;
var DQUOTE = 34;
var BSLASH = 92;
var COMMA = 44;
var LOWER_CASE = 1;
var OWS = 2;
var SEMI_FLAG = 4;
var COMMA_FLAG = 8;
var TOKEN_FLAG = 16;
var NON_ASCII = 65280;
var CASE_FLAGS = LOWER_CASE | NON_ASCII;
var CHAR_MAP = new Uint8Array(256);
CHAR_MAP[HTAB] |= OWS;
CHAR_MAP[SP] |= OWS;
CHAR_MAP[SEMI] |= SEMI_FLAG;
CHAR_MAP[COMMA] |= COMMA_FLAG;
for (let code = 128; code <= 255; code++) {
  CHAR_MAP[code] |= LOWER_CASE;
}
for (const char of "!#$%&'*+-.^_`|~") {
  CHAR_MAP[char.charCodeAt(0)] |= TOKEN_FLAG;
}
for (let code = 48; code <= 57; code++) {
  CHAR_MAP[code] |= TOKEN_FLAG;
}
for (let code = 65; code <= 90; code++) {
  CHAR_MAP[code] |= LOWER_CASE | TOKEN_FLAG;
}
for (let code = 97; code <= 122; code++) {
  CHAR_MAP[code] |= TOKEN_FLAG;
}
var NullObject = /* @__PURE__ */ (() => {
  const C = function() {
  };
  C.prototype = /* @__PURE__ */ Object.create(null);
  return C;
})();
function parse2(header, options) {
  const stopFlags = SEMI_FLAG | (options?.comma === true ? COMMA_FLAG : 0);
  const len = header.length;
  let valueStart = options?.start ?? 0;
  while ((CHAR_MAP[header.charCodeAt(valueStart)] & OWS) !== 0) {
    valueStart++;
  }
  let index = valueStart;
  let typeFlags = 0;
  let whitespace = -1;
  let stop = options?.parameters === false ? COMMA_FLAG : 0;
  while (index < len) {
    const code = header.charCodeAt(index);
    const flags = CHAR_MAP[code];
    if ((flags & stopFlags) !== 0) {
      stop |= flags & COMMA_FLAG;
      break;
    }
    if ((flags & OWS) !== 0) {
      if (whitespace === -1)
        whitespace = index;
    } else {
      whitespace = -1;
    }
    typeFlags |= code & NON_ASCII | flags;
    index++;
  }
  const valueEnd = whitespace === -1 ? index : whitespace;
  const value = header.slice(valueStart, valueEnd);
  const type = (typeFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
  if (index === len || stop !== 0) {
    return { type, index, parameters: new NullObject() };
  }
  return parseParameters(header, type, index, len, stopFlags);
}
function parseParameters(header, type, index, len, stopFlags) {
  const parameters = new NullObject();
  parameter: while (index < len) {
    index++;
    while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) {
      index++;
    }
    const keyStart = index;
    let keyFlags = 0;
    let keyWhitespace = -1;
    while (index < len) {
      const code = header.charCodeAt(index);
      const flags = CHAR_MAP[code];
      if ((flags & stopFlags) !== 0) {
        if ((flags & COMMA_FLAG) !== 0)
          break parameter;
        continue parameter;
      }
      if (code === EQ) {
        const keyEnd = keyWhitespace === -1 ? index : keyWhitespace;
        const value = header.slice(keyStart, keyEnd);
        const key = (keyFlags & CASE_FLAGS) === 0 ? value : value.toLowerCase();
        index++;
        while ((CHAR_MAP[header.charCodeAt(index)] & OWS) !== 0) {
          index++;
        }
        if (index < len && header.charCodeAt(index) === DQUOTE) {
          const quotedStart = ++index;
          let escaped2 = false;
          while (index < len) {
            const code2 = header.charCodeAt(index);
            if (code2 === DQUOTE) {
              if (parameters[key] === void 0) {
                parameters[key] = escaped2 ? unescapeQuotedPairs(header, quotedStart, index) : header.slice(quotedStart, index);
              }
              index++;
              let stop2 = 0;
              while (index < len) {
                const code3 = header.charCodeAt(index);
                const flags2 = CHAR_MAP[code3];
                if ((flags2 & stopFlags) !== 0) {
                  stop2 = flags2 & COMMA_FLAG;
                  break;
                }
                index++;
              }
              if (stop2 !== 0)
                break parameter;
              continue parameter;
            }
            if (code2 === BSLASH && index + 1 < len) {
              escaped2 = true;
              index += 2;
              continue;
            }
            index++;
          }
          continue parameter;
        }
        const valueStart = index;
        let stop = 0;
        let valueWhitespace = -1;
        while (index < len) {
          const code2 = header.charCodeAt(index);
          const flags2 = CHAR_MAP[code2];
          if ((flags2 & stopFlags) !== 0) {
            stop = flags2 & COMMA_FLAG;
            break;
          }
          if ((flags2 & OWS) !== 0) {
            if (valueWhitespace === -1)
              valueWhitespace = index;
          } else {
            valueWhitespace = -1;
          }
          index++;
        }
        if (parameters[key] === void 0) {
          const valueEnd = valueWhitespace === -1 ? index : valueWhitespace;
          parameters[key] = header.slice(valueStart, valueEnd);
        }
        if (stop !== 0)
          break parameter;
        continue parameter;
      }
      if ((flags & OWS) !== 0) {
        if (keyWhitespace === -1)
          keyWhitespace = index;
      } else {
        keyWhitespace = -1;
      }
      keyFlags |= code & NON_ASCII | flags;
      index++;
    }
  }
  return { type, index, parameters };
}
function unescapeQuotedPairs(str, start, end) {
  let result = "";
  for (let index = start; index < end; index++) {
    if (str.charCodeAt(index) === BSLASH) {
      result += str.slice(start, index);
      start = ++index;
    }
  }
  return result + str.slice(start, end);
}

// node_modules/.pnpm/json-with-bigint@3.5.12/node_modules/json-with-bigint/json-with-bigint.js
var intRegex = /^-?\d+$/;
var noiseValue = /^-?\d+n+$/;
var originalStringify = JSON.stringify;
var originalParse = JSON.parse;
var customFormat = /^-?\d+n$/;
var bigIntsStringify = /([\[:])?"(-?\d+)n"($|\s*[,\}\]])/g;
var noiseStringify = /([\[:])?("-?\d+n+)n("$|"\s*[,\}\]])/g;
var isUnstringifiable = (val) => val === void 0 || typeof val === "function" || typeof val === "symbol";
var isRawJSON = (val) => val !== null && typeof val === "object" && val.constructor && val.constructor.name === "RawJSON";
var stringifyIteratively = (rootValue, replacer, spaceParam) => {
  let space = "";
  if (typeof spaceParam === "number") {
    space = " ".repeat(Math.min(10, Math.max(0, Math.floor(spaceParam))));
  } else if (typeof spaceParam === "string") {
    space = spaceParam.slice(0, 10);
  }
  const isFunctionReplacer = typeof replacer === "function";
  const propertyList = Array.isArray(replacer) ? new Set(replacer.map(String)) : null;
  const prepareVal = (parent, key, val) => {
    const isObject2 = val !== null && typeof val === "object";
    const hasToJSON = isObject2 && typeof val.toJSON === "function";
    if (hasToJSON) {
      val = val.toJSON(key);
    }
    const isNoise = typeof val === "string" && noiseValue.test(val);
    if (isNoise) return val + "n";
    const isBigInt = typeof val === "bigint";
    if (isBigInt) {
      const supportsRawJSON = "rawJSON" in JSON;
      if (supportsRawJSON) return JSON.rawJSON(val.toString());
      return val.toString() + "n";
    }
    if (isFunctionReplacer) {
      val = replacer.call(parent, key, val);
    }
    const isPostReplacerObject = val !== null && typeof val === "object";
    if (isPostReplacerObject) {
      const isPrimitiveWrapper = val instanceof Number || val instanceof String || val instanceof Boolean;
      if (isPrimitiveWrapper) {
        val = val.valueOf();
      }
    }
    return val;
  };
  const rootProcessed = prepareVal({ "": rootValue }, "", rootValue);
  if (isUnstringifiable(rootProcessed)) {
    return void 0;
  }
  const isRootPrimitive = rootProcessed === null || typeof rootProcessed !== "object";
  const isRootNativeRawJSON = isRawJSON(rootProcessed);
  if (isRootPrimitive || isRootNativeRawJSON) {
    return originalStringify(rootProcessed);
  }
  const chunks = [];
  let level = 0;
  const stack = [
    {
      parent: { "": rootProcessed },
      key: "",
      val: rootProcessed,
      isArray: Array.isArray(rootProcessed),
      keys: Array.isArray(rootProcessed) ? null : Object.keys(rootProcessed),
      index: 0,
      first: true
    }
  ];
  const visited = new WeakSet([rootProcessed]);
  while (stack.length > 0) {
    const node = stack[stack.length - 1];
    if (node.index === 0) {
      chunks.push(node.isArray ? "[" : "{");
      level++;
    }
    let isDone = false;
    if (node.isArray) {
      if (node.index < node.val.length) {
        if (!node.first) chunks.push(",");
        if (space) chunks.push("\n" + space.repeat(level));
        const childRaw = node.val[node.index];
        const childVal = prepareVal(node.val, String(node.index), childRaw);
        if (isUnstringifiable(childVal)) {
          chunks.push("null");
          node.first = false;
          node.index++;
        } else {
          const isComplexObject = childVal !== null && typeof childVal === "object";
          const isNativeRaw = isRawJSON(childVal);
          if (isComplexObject && !isNativeRaw) {
            if (visited.has(childVal)) {
              throw new TypeError("Converting circular structure to JSON");
            }
            visited.add(childVal);
            stack.push({
              parent: node.val,
              key: String(node.index),
              val: childVal,
              isArray: Array.isArray(childVal),
              keys: Array.isArray(childVal) ? null : Object.keys(childVal),
              index: 0,
              first: true
            });
            node.first = false;
            node.index++;
          } else {
            chunks.push(originalStringify(childVal));
            node.first = false;
            node.index++;
          }
        }
      } else {
        isDone = true;
      }
    } else {
      while (node.index < node.keys.length) {
        const k = node.keys[node.index++];
        const isFilteredOutByArray = propertyList && !propertyList.has(k);
        if (isFilteredOutByArray) continue;
        const childRaw = node.val[k];
        const childVal = prepareVal(node.val, k, childRaw);
        if (isUnstringifiable(childVal)) continue;
        if (!node.first) chunks.push(",");
        if (space) {
          chunks.push("\n" + space.repeat(level) + originalStringify(k) + ": ");
        } else {
          chunks.push(originalStringify(k) + ":");
        }
        const isComplexObject = childVal !== null && typeof childVal === "object";
        const isNativeRaw = isRawJSON(childVal);
        if (isComplexObject && !isNativeRaw) {
          if (visited.has(childVal)) {
            throw new TypeError("Converting circular structure to JSON");
          }
          visited.add(childVal);
          stack.push({
            parent: node.val,
            key: k,
            val: childVal,
            isArray: Array.isArray(childVal),
            keys: Array.isArray(childVal) ? null : Object.keys(childVal),
            index: 0,
            first: true
          });
          node.first = false;
          break;
        } else {
          chunks.push(originalStringify(childVal));
          node.first = false;
        }
      }
      const isNodeFullyProcessed = node.index >= node.keys.length && stack[stack.length - 1] === node;
      if (isNodeFullyProcessed) {
        isDone = true;
      }
    }
    if (isDone) {
      level--;
      if (!node.first && space) chunks.push("\n" + space.repeat(level));
      chunks.push(node.isArray ? "]" : "}");
      visited.delete(node.val);
      stack.pop();
    }
  }
  return chunks.join("");
};
var JSONStringify = (value, replacer, space) => {
  try {
    const supportsRawJSON = "rawJSON" in JSON;
    if (supportsRawJSON) {
      return originalStringify(
        value,
        (key, val) => {
          if (typeof val === "bigint") return JSON.rawJSON(val.toString());
          const hasFunctionReplacer = typeof replacer === "function";
          if (hasFunctionReplacer) return replacer(key, val);
          const isKeyInArrayReplacer = Array.isArray(replacer) && replacer.includes(key);
          if (isKeyInArrayReplacer) return val;
          return val;
        },
        space
      );
    }
    if (!value) return originalStringify(value, replacer, space);
    const convertedToCustomJSON = originalStringify(
      value,
      (key, val) => {
        const isNoise = typeof val === "string" && noiseValue.test(val);
        if (isNoise) return val.toString() + "n";
        if (typeof val === "bigint") return val.toString() + "n";
        const hasFunctionReplacer = typeof replacer === "function";
        if (hasFunctionReplacer) return replacer(key, val);
        const isKeyInArrayReplacer = Array.isArray(replacer) && replacer.includes(key);
        if (isKeyInArrayReplacer) return val;
        return val;
      },
      space
    );
    const processedJSON = convertedToCustomJSON.replace(
      bigIntsStringify,
      "$1$2$3"
    );
    const denoisedJSON = processedJSON.replace(noiseStringify, "$1$2$3");
    return denoisedJSON;
  } catch (error2) {
    if (error2 instanceof RangeError) {
      const convertedJSON = stringifyIteratively(value, replacer, space);
      if (convertedJSON === void 0) return void 0;
      const supportsRawJSON = "rawJSON" in JSON;
      if (supportsRawJSON) return convertedJSON;
      const processedJSON = convertedJSON.replace(bigIntsStringify, "$1$2$3");
      return processedJSON.replace(noiseStringify, "$1$2$3");
    }
    throw error2;
  }
};
var featureCache = /* @__PURE__ */ new Map();
var isContextSourceSupported = () => {
  const parseFingerprint = JSON.parse.toString();
  if (featureCache.has(parseFingerprint)) {
    return featureCache.get(parseFingerprint);
  }
  try {
    const result = JSON.parse(
      "1",
      (_, __, context3) => !!context3?.source && context3.source === "1"
    );
    featureCache.set(parseFingerprint, result);
    return result;
  } catch {
    featureCache.set(parseFingerprint, false);
    return false;
  }
};
var convertMarkedBigIntsReviver = (key, value, context3, userReviver) => {
  const isCustomFormatBigInt = typeof value === "string" && customFormat.test(value);
  if (isCustomFormatBigInt) return BigInt(value.slice(0, -1));
  const isNoiseValue = typeof value === "string" && noiseValue.test(value);
  if (isNoiseValue) return value.slice(0, -1);
  const hasUserReviver = typeof userReviver === "function";
  if (!hasUserReviver) return value;
  return userReviver(key, value, context3);
};
var JSONParseV2 = (text2, reviver) => {
  return JSON.parse(text2, (key, value, context3) => {
    const isNumber = typeof value === "number";
    const isOutOfBounds = value > Number.MAX_SAFE_INTEGER || value < Number.MIN_SAFE_INTEGER;
    const isBigNumber = isNumber && isOutOfBounds;
    const isInt = context3 && intRegex.test(context3.source);
    const isBigInt = isBigNumber && isInt;
    if (isBigInt) return BigInt(context3.source);
    const hasCustomReviver = typeof reviver === "function";
    if (!hasCustomReviver) return value;
    return reviver(key, value, context3);
  });
};
var MAX_INT = Number.MAX_SAFE_INTEGER.toString();
var MAX_DIGITS = MAX_INT.length;
var stringsOrLargeNumbers = /"(?:[^"\\]|\\.)*"|-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?/g;
var noiseValueWithQuotes = /^"-?\d+n+"$/;
var applyReviverIteratively = (parsed, userReviver) => {
  const rootHolder = { "": parsed };
  const stack = [{ parent: rootHolder, key: "", visited: false }];
  while (stack.length > 0) {
    const node = stack[stack.length - 1];
    if (!node.visited) {
      node.visited = true;
      const value = node.parent[node.key];
      const isComplexObject = value !== null && typeof value === "object";
      if (isComplexObject) {
        const keys = Object.keys(value);
        for (let i2 = keys.length - 1; i2 >= 0; i2--) {
          stack.push({ parent: value, key: keys[i2], visited: false });
        }
      }
    } else {
      const { parent, key } = node;
      let value = parent[key];
      if (typeof value === "string") {
        const isCustomFormatBigInt = customFormat.test(value);
        if (isCustomFormatBigInt) {
          value = BigInt(value.slice(0, -1));
        } else {
          const isNoise = noiseValue.test(value);
          if (isNoise) value = value.slice(0, -1);
        }
      }
      const hasUserReviver = typeof userReviver === "function";
      if (hasUserReviver) {
        value = userReviver.call(parent, key, value);
      }
      const isDeleted = value === void 0;
      if (isDeleted) {
        delete parent[key];
      } else {
        parent[key] = value;
      }
      stack.pop();
    }
  }
  return rootHolder[""];
};
var serializeBigInts = (text2) => {
  return text2.replace(
    stringsOrLargeNumbers,
    (match, digits, fractional, exponential) => {
      const isString = match[0] === '"';
      const isNoise = isString && noiseValueWithQuotes.test(match);
      if (isNoise) return match.substring(0, match.length - 1) + 'n"';
      const hasFractionalOrExponential = fractional || exponential;
      const isLessThanMaxSafeInt = digits && (digits.length < MAX_DIGITS || digits.length === MAX_DIGITS && digits <= MAX_INT);
      const isStandardValue = isString || hasFractionalOrExponential || isLessThanMaxSafeInt;
      if (isStandardValue) return match;
      return '"' + match + 'n"';
    }
  );
};
var JSONParse = (text2, reviver) => {
  if (!text2) return originalParse(text2, reviver);
  try {
    if (isContextSourceSupported()) return JSONParseV2(text2, reviver);
    const serializedData = serializeBigInts(text2);
    return originalParse(
      serializedData,
      (key, value, context3) => convertMarkedBigIntsReviver(key, value, context3, reviver)
    );
  } catch (error2) {
    if (error2 instanceof RangeError) {
      const serializedData = serializeBigInts(text2);
      const parsed = originalParse(serializedData);
      return applyReviverIteratively(parsed, reviver);
    }
    throw error2;
  }
};

// node_modules/.pnpm/@octokit+request-error@7.1.2/node_modules/@octokit/request-error/dist-src/index.js
var RequestError = class extends Error {
  name;
  /**
   * http status code
   */
  status;
  /**
   * Request options that lead to the error.
   */
  request;
  /**
   * Response object if a response was received
   */
  response;
  constructor(message, statusCode, options) {
    super(message, { cause: options.cause });
    this.name = "HttpError";
    this.status = Number.parseInt(statusCode);
    if (Number.isNaN(this.status)) {
      this.status = 0;
    }
    if ("response" in options) {
      this.response = options.response;
    }
    const requestCopy = Object.assign({}, options.request);
    if (options.request.headers.authorization) {
      requestCopy.headers = Object.assign({}, options.request.headers, {
        authorization: options.request.headers.authorization.replace(
          /(?<! ) .*$/,
          " [REDACTED]"
        )
      });
    }
    requestCopy.url = requestCopy.url.replace(/\bclient_secret=\w+/g, "client_secret=[REDACTED]").replace(/\baccess_token=\w+/g, "access_token=[REDACTED]");
    this.request = requestCopy;
  }
};

// node_modules/.pnpm/@octokit+request@10.0.16/node_modules/@octokit/request/dist-bundle/index.js
var VERSION2 = "10.0.16";
var defaults_default = {
  headers: {
    "user-agent": `octokit-request.js/${VERSION2} ${getUserAgent()}`
  }
};
function isPlainObject2(value) {
  if (typeof value !== "object" || value === null) return false;
  if (Object.prototype.toString.call(value) !== "[object Object]") return false;
  const proto = Object.getPrototypeOf(value);
  if (proto === null) return true;
  const Ctor = Object.prototype.hasOwnProperty.call(proto, "constructor") && proto.constructor;
  return typeof Ctor === "function" && Ctor instanceof Ctor && Function.prototype.call(Ctor) === Function.prototype.call(value);
}
var noop = () => "";
async function fetchWrapper(requestOptions) {
  const fetch2 = requestOptions.request?.fetch || globalThis.fetch;
  if (!fetch2) {
    throw new Error(
      "fetch is not set. Please pass a fetch implementation as new Octokit({ request: { fetch }}). Learn more at https://github.com/octokit/octokit.js/#fetch-missing"
    );
  }
  const log = requestOptions.request?.log || console;
  const parseSuccessResponseBody = requestOptions.request?.parseSuccessResponseBody !== false;
  const body = isPlainObject2(requestOptions.body) || Array.isArray(requestOptions.body) ? JSONStringify(requestOptions.body) : requestOptions.body;
  const requestHeaders = Object.fromEntries(
    Object.entries(requestOptions.headers).map(([name, value]) => [
      name,
      String(value)
    ])
  );
  let fetchResponse;
  try {
    fetchResponse = await fetch2(requestOptions.url, {
      method: requestOptions.method,
      body,
      redirect: requestOptions.request?.redirect,
      headers: requestHeaders,
      signal: requestOptions.request?.signal,
      // duplex must be set if request.body is ReadableStream or Async Iterables.
      // See https://fetch.spec.whatwg.org/#dom-requestinit-duplex.
      ...requestOptions.body && { duplex: "half" }
    });
  } catch (error2) {
    let message = "Unknown Error";
    if (error2 instanceof Error) {
      if (error2.name === "AbortError") {
        error2.status = 500;
        throw error2;
      }
      message = error2.message;
      if (error2.name === "TypeError" && "cause" in error2) {
        if (error2.cause instanceof Error) {
          message = error2.cause.message;
        } else if (typeof error2.cause === "string") {
          message = error2.cause;
        }
      }
    }
    const requestError = new RequestError(message, 500, {
      request: requestOptions
    });
    requestError.cause = error2;
    throw requestError;
  }
  const status = fetchResponse.status;
  const url = fetchResponse.url;
  const responseHeaders = {};
  for (const [key, value] of fetchResponse.headers) {
    responseHeaders[key] = value;
  }
  const octokitResponse = {
    url,
    status,
    headers: responseHeaders,
    data: ""
  };
  if ("deprecation" in responseHeaders) {
    const matches = responseHeaders.link && responseHeaders.link.match(/<([^<>]+)>; rel="deprecation"/);
    const deprecationLink = matches && matches.pop();
    log.warn(
      `[@octokit/request] "${requestOptions.method} ${requestOptions.url}" is deprecated. It is scheduled to be removed on ${responseHeaders.sunset}${deprecationLink ? `. See ${deprecationLink}` : ""}`
    );
  }
  if (status === 204 || status === 205) {
    return octokitResponse;
  }
  if (requestOptions.method === "HEAD") {
    if (status < 400) {
      return octokitResponse;
    }
    throw new RequestError(fetchResponse.statusText, status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status === 304) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError("Not modified", status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  if (status >= 400) {
    octokitResponse.data = await getResponseData(fetchResponse);
    throw new RequestError(toErrorMessage(octokitResponse.data), status, {
      response: octokitResponse,
      request: requestOptions
    });
  }
  octokitResponse.data = parseSuccessResponseBody ? await getResponseData(fetchResponse) : fetchResponse.body;
  return octokitResponse;
}
async function getResponseData(response) {
  const contentType = response.headers.get("content-type");
  if (!contentType) {
    return response.text().catch(noop);
  }
  const mimetype = parse2(contentType);
  if (isJSONResponse(mimetype)) {
    let text2 = "";
    try {
      text2 = await response.text();
      return JSONParse(text2);
    } catch (err2) {
      return text2;
    }
  } else if (mimetype.type.startsWith("text/") || // `application/octet-stream` is the canonical "arbitrary binary" type
  // (RFC 2046) and must never be decoded as text, even when the response
  // carries a (misleading) `charset=utf-8` parameter \u2014 see #751.
  mimetype.parameters.charset?.toLowerCase() === "utf-8" && mimetype.type !== "application/octet-stream") {
    return response.text().catch(noop);
  } else {
    return response.arrayBuffer().catch(
      /* v8 ignore next -- @preserve */
      () => new ArrayBuffer(0)
    );
  }
}
function isJSONResponse(mimetype) {
  return mimetype.type === "application/json" || mimetype.type === "application/scim+json";
}
function toErrorMessage(data) {
  if (typeof data === "string") {
    return data;
  }
  if (data instanceof ArrayBuffer) {
    return "Unknown error";
  }
  if (typeof data === "object" && data !== null && "message" in data) {
    const objectData = data;
    const suffix = "documentation_url" in objectData ? ` - ${objectData.documentation_url}` : "";
    return Array.isArray(objectData.errors) ? `${objectData.message}: ${objectData.errors.map((v) => JSON.stringify(v)).join(", ")}${suffix}` : `${objectData.message}${suffix}`;
  }
  return `Unknown error: ${JSON.stringify(data)}`;
}
function withDefaults2(oldEndpoint, newDefaults) {
  const endpoint2 = oldEndpoint.defaults(newDefaults);
  const newApi = function(route, parameters) {
    const endpointOptions = endpoint2.merge(route, parameters);
    if (!endpointOptions.request || !endpointOptions.request.hook) {
      return fetchWrapper(endpoint2.parse(endpointOptions));
    }
    const request2 = (route2, parameters2) => {
      return fetchWrapper(
        endpoint2.parse(endpoint2.merge(route2, parameters2))
      );
    };
    Object.assign(request2, {
      endpoint: endpoint2,
      defaults: withDefaults2.bind(null, endpoint2)
    });
    return endpointOptions.request.hook(request2, endpointOptions);
  };
  return Object.assign(newApi, {
    endpoint: endpoint2,
    defaults: withDefaults2.bind(null, endpoint2)
  });
}
var request = withDefaults2(endpoint, defaults_default);

// node_modules/.pnpm/@octokit+graphql@9.0.5/node_modules/@octokit/graphql/dist-bundle/index.js
var VERSION3 = "0.0.0-development";
function _buildMessageForResponseErrors(data) {
  return `Request failed due to following response errors:
` + data.errors.map((e) => ` - ${e.message}`).join("\n");
}
var GraphqlResponseError = class extends Error {
  constructor(request2, headers, response) {
    super(_buildMessageForResponseErrors(response));
    this.request = request2;
    this.headers = headers;
    this.response = response;
    this.errors = response.errors;
    this.data = response.data;
    if (Error.captureStackTrace) {
      Error.captureStackTrace(this, this.constructor);
    }
  }
  request;
  headers;
  response;
  name = "GraphqlResponseError";
  errors;
  data;
};
var NON_VARIABLE_OPTIONS = [
  "method",
  "baseUrl",
  "url",
  "headers",
  "request",
  "query",
  "mediaType",
  "operationName"
];
var FORBIDDEN_VARIABLE_OPTIONS = ["query", "method", "url"];
var GHES_V3_SUFFIX_REGEX = /\/api\/v3\/?$/;
function graphql(request2, query, options) {
  if (options) {
    if (typeof query === "string" && "query" in options) {
      return Promise.reject(
        new Error(`[@octokit/graphql] "query" cannot be used as variable name`)
      );
    }
    for (const key in options) {
      if (!FORBIDDEN_VARIABLE_OPTIONS.includes(key)) continue;
      return Promise.reject(
        new Error(
          `[@octokit/graphql] "${key}" cannot be used as variable name`
        )
      );
    }
  }
  const parsedOptions = typeof query === "string" ? Object.assign({ query }, options) : query;
  const requestOptions = Object.keys(
    parsedOptions
  ).reduce((result, key) => {
    if (NON_VARIABLE_OPTIONS.includes(key)) {
      result[key] = parsedOptions[key];
      return result;
    }
    if (!result.variables) {
      result.variables = {};
    }
    result.variables[key] = parsedOptions[key];
    return result;
  }, {});
  const baseUrl2 = parsedOptions.baseUrl || request2.endpoint.DEFAULTS.baseUrl;
  if (GHES_V3_SUFFIX_REGEX.test(baseUrl2)) {
    requestOptions.url = baseUrl2.replace(GHES_V3_SUFFIX_REGEX, "/api/graphql");
  }
  return request2(requestOptions).then((response) => {
    if (response.data.errors) {
      const headers = {};
      for (const key of Object.keys(response.headers)) {
        headers[key] = response.headers[key];
      }
      throw new GraphqlResponseError(
        requestOptions,
        headers,
        response.data
      );
    }
    return response.data.data;
  });
}
function withDefaults3(request2, newDefaults) {
  const newRequest = request2.defaults(newDefaults);
  const newApi = (query, options) => {
    return graphql(newRequest, query, options);
  };
  return Object.assign(newApi, {
    defaults: withDefaults3.bind(null, newRequest),
    endpoint: newRequest.endpoint
  });
}
var graphql2 = withDefaults3(request, {
  headers: {
    "user-agent": `octokit-graphql.js/${VERSION3} ${getUserAgent()}`
  },
  method: "POST",
  url: "/graphql"
});
function withCustomRequest(customRequest) {
  return withDefaults3(customRequest, {
    method: "POST",
    url: "/graphql"
  });
}

// node_modules/.pnpm/@octokit+auth-token@6.0.0/node_modules/@octokit/auth-token/dist-bundle/index.js
var b64url = "(?:[a-zA-Z0-9_-]+)";
var sep = "\\.";
var jwtRE = new RegExp(`^${b64url}${sep}${b64url}${sep}${b64url}$`);
var isJWT = jwtRE.test.bind(jwtRE);
async function auth(token) {
  const isApp = isJWT(token);
  const isInstallation = token.startsWith("v1.") || token.startsWith("ghs_");
  const isUserToServer = token.startsWith("ghu_");
  const tokenType = isApp ? "app" : isInstallation ? "installation" : isUserToServer ? "user-to-server" : "oauth";
  return {
    type: "token",
    token,
    tokenType
  };
}
function withAuthorizationPrefix(token) {
  if (token.split(/\./).length === 3) {
    return `bearer ${token}`;
  }
  return `token ${token}`;
}
async function hook(token, request2, route, parameters) {
  const endpoint2 = request2.endpoint.merge(
    route,
    parameters
  );
  endpoint2.headers.authorization = withAuthorizationPrefix(token);
  return request2(endpoint2);
}
var createTokenAuth = function createTokenAuth2(token) {
  if (!token) {
    throw new Error("[@octokit/auth-token] No token passed to createTokenAuth");
  }
  if (typeof token !== "string") {
    throw new Error(
      "[@octokit/auth-token] Token passed to createTokenAuth is not a string"
    );
  }
  token = token.replace(/^(token|bearer) +/i, "");
  return Object.assign(auth.bind(null, token), {
    hook: hook.bind(null, token)
  });
};

// node_modules/.pnpm/@octokit+core@7.0.8/node_modules/@octokit/core/dist-src/version.js
var VERSION4 = "7.0.8";

// node_modules/.pnpm/@octokit+core@7.0.8/node_modules/@octokit/core/dist-src/index.js
var noop2 = () => {
};
var consoleWarn = console.warn.bind(console);
var consoleError = console.error.bind(console);
function createLogger(logger = {}) {
  if (typeof logger.debug !== "function") {
    logger.debug = noop2;
  }
  if (typeof logger.info !== "function") {
    logger.info = noop2;
  }
  if (typeof logger.warn !== "function") {
    logger.warn = consoleWarn;
  }
  if (typeof logger.error !== "function") {
    logger.error = consoleError;
  }
  return logger;
}
var userAgentTrail = `octokit-core.js/${VERSION4} ${getUserAgent()}`;
var Octokit = class {
  static VERSION = VERSION4;
  static defaults(defaults2) {
    const OctokitWithDefaults = class extends this {
      constructor(...args) {
        const options = args[0] || {};
        if (typeof defaults2 === "function") {
          super(defaults2(options));
          return;
        }
        super(
          Object.assign(
            {},
            defaults2,
            options,
            options.userAgent && defaults2.userAgent ? {
              userAgent: `${options.userAgent} ${defaults2.userAgent}`
            } : null
          )
        );
      }
    };
    return OctokitWithDefaults;
  }
  static plugins = [];
  /**
   * Attach a plugin (or many) to your Octokit instance.
   *
   * @example
   * const API = Octokit.plugin(plugin1, plugin2, plugin3, ...)
   */
  static plugin(...newPlugins) {
    const currentPlugins = this.plugins;
    const NewOctokit = class extends this {
      static plugins = currentPlugins.concat(
        newPlugins.filter((plugin) => !currentPlugins.includes(plugin))
      );
    };
    return NewOctokit;
  }
  constructor(options = {}) {
    const hook2 = new before_after_hook_default.Collection();
    const requestDefaults = {
      baseUrl: request.endpoint.DEFAULTS.baseUrl,
      headers: {},
      request: Object.assign({}, options.request, {
        // @ts-ignore internal usage only, no need to type
        hook: hook2.bind(null, "request")
      }),
      mediaType: {
        previews: [],
        format: ""
      }
    };
    requestDefaults.headers["user-agent"] = options.userAgent ? `${options.userAgent} ${userAgentTrail}` : userAgentTrail;
    if (options.baseUrl) {
      requestDefaults.baseUrl = options.baseUrl;
    }
    if (options.previews) {
      requestDefaults.mediaType.previews = options.previews;
    }
    if (options.timeZone) {
      requestDefaults.headers["time-zone"] = options.timeZone;
    }
    this.request = request.defaults(requestDefaults);
    this.graphql = withCustomRequest(this.request).defaults(requestDefaults);
    this.log = createLogger(options.log);
    this.hook = hook2;
    if (!options.authStrategy) {
      if (!options.auth) {
        this.auth = async () => ({
          type: "unauthenticated"
        });
      } else {
        const auth2 = createTokenAuth(options.auth);
        hook2.wrap("request", auth2.hook);
        this.auth = auth2;
      }
    } else {
      const { authStrategy, ...otherOptions } = options;
      const auth2 = authStrategy(
        Object.assign(
          {
            request: this.request,
            log: this.log,
            // we pass the current octokit instance as well as its constructor options
            // to allow for authentication strategies that return a new octokit instance
            // that shares the same internal state as the current one. The original
            // requirement for this was the "event-octokit" authentication strategy
            // of https://github.com/probot/octokit-auth-probot.
            octokit: this,
            octokitOptions: otherOptions
          },
          options.auth
        )
      );
      hook2.wrap("request", auth2.hook);
      this.auth = auth2;
    }
    const classConstructor = this.constructor;
    for (let i2 = 0; i2 < classConstructor.plugins.length; ++i2) {
      Object.assign(this, classConstructor.plugins[i2](this, options));
    }
  }
  // assigned during constructor
  request;
  graphql;
  log;
  hook;
  // TODO: type `octokit.auth` based on passed options.authStrategy
  auth;
};

// node_modules/.pnpm/@octokit+plugin-rest-endpoint-methods@17.0.0_@octokit+core@7.0.8/node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/version.js
var VERSION5 = "17.0.0";

// node_modules/.pnpm/@octokit+plugin-rest-endpoint-methods@17.0.0_@octokit+core@7.0.8/node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/generated/endpoints.js
var Endpoints = {
  actions: {
    addCustomLabelsToSelfHostedRunnerForOrg: [
      "POST /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    addCustomLabelsToSelfHostedRunnerForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    addRepoAccessToSelfHostedRunnerGroupInOrg: [
      "PUT /orgs/{org}/actions/runner-groups/{runner_group_id}/repositories/{repository_id}"
    ],
    addSelectedRepoToOrgSecret: [
      "PUT /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}"
    ],
    addSelectedRepoToOrgVariable: [
      "PUT /orgs/{org}/actions/variables/{name}/repositories/{repository_id}"
    ],
    approveWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/approve"
    ],
    cancelWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel"
    ],
    createEnvironmentVariable: [
      "POST /repos/{owner}/{repo}/environments/{environment_name}/variables"
    ],
    createHostedRunnerForOrg: ["POST /orgs/{org}/actions/hosted-runners"],
    createOrUpdateEnvironmentSecret: [
      "PUT /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"
    ],
    createOrUpdateOrgSecret: ["PUT /orgs/{org}/actions/secrets/{secret_name}"],
    createOrUpdateRepoSecret: [
      "PUT /repos/{owner}/{repo}/actions/secrets/{secret_name}"
    ],
    createOrgVariable: ["POST /orgs/{org}/actions/variables"],
    createRegistrationTokenForOrg: [
      "POST /orgs/{org}/actions/runners/registration-token"
    ],
    createRegistrationTokenForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/registration-token"
    ],
    createRemoveTokenForOrg: ["POST /orgs/{org}/actions/runners/remove-token"],
    createRemoveTokenForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/remove-token"
    ],
    createRepoVariable: ["POST /repos/{owner}/{repo}/actions/variables"],
    createWorkflowDispatch: [
      "POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches"
    ],
    deleteActionsCacheById: [
      "DELETE /repos/{owner}/{repo}/actions/caches/{cache_id}"
    ],
    deleteActionsCacheByKey: [
      "DELETE /repos/{owner}/{repo}/actions/caches{?key,ref}"
    ],
    deleteArtifact: [
      "DELETE /repos/{owner}/{repo}/actions/artifacts/{artifact_id}"
    ],
    deleteCustomImageFromOrg: [
      "DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}"
    ],
    deleteCustomImageVersionFromOrg: [
      "DELETE /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}"
    ],
    deleteEnvironmentSecret: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"
    ],
    deleteEnvironmentVariable: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"
    ],
    deleteHostedRunnerForOrg: [
      "DELETE /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"
    ],
    deleteOrgSecret: ["DELETE /orgs/{org}/actions/secrets/{secret_name}"],
    deleteOrgVariable: ["DELETE /orgs/{org}/actions/variables/{name}"],
    deleteRepoSecret: [
      "DELETE /repos/{owner}/{repo}/actions/secrets/{secret_name}"
    ],
    deleteRepoVariable: [
      "DELETE /repos/{owner}/{repo}/actions/variables/{name}"
    ],
    deleteSelfHostedRunnerFromOrg: [
      "DELETE /orgs/{org}/actions/runners/{runner_id}"
    ],
    deleteSelfHostedRunnerFromRepo: [
      "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}"
    ],
    deleteWorkflowRun: ["DELETE /repos/{owner}/{repo}/actions/runs/{run_id}"],
    deleteWorkflowRunLogs: [
      "DELETE /repos/{owner}/{repo}/actions/runs/{run_id}/logs"
    ],
    disableSelectedRepositoryGithubActionsOrganization: [
      "DELETE /orgs/{org}/actions/permissions/repositories/{repository_id}"
    ],
    disableWorkflow: [
      "PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/disable"
    ],
    downloadArtifact: [
      "GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}"
    ],
    downloadJobLogsForWorkflowRun: [
      "GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs"
    ],
    downloadWorkflowRunAttemptLogs: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/logs"
    ],
    downloadWorkflowRunLogs: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/logs"
    ],
    enableSelectedRepositoryGithubActionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/repositories/{repository_id}"
    ],
    enableWorkflow: [
      "PUT /repos/{owner}/{repo}/actions/workflows/{workflow_id}/enable"
    ],
    forceCancelWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/force-cancel"
    ],
    generateRunnerJitconfigForOrg: [
      "POST /orgs/{org}/actions/runners/generate-jitconfig"
    ],
    generateRunnerJitconfigForRepo: [
      "POST /repos/{owner}/{repo}/actions/runners/generate-jitconfig"
    ],
    getActionsCacheList: ["GET /repos/{owner}/{repo}/actions/caches"],
    getActionsCacheUsage: ["GET /repos/{owner}/{repo}/actions/cache/usage"],
    getActionsCacheUsageByRepoForOrg: [
      "GET /orgs/{org}/actions/cache/usage-by-repository"
    ],
    getActionsCacheUsageForOrg: ["GET /orgs/{org}/actions/cache/usage"],
    getAllowedActionsOrganization: [
      "GET /orgs/{org}/actions/permissions/selected-actions"
    ],
    getAllowedActionsRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions/selected-actions"
    ],
    getArtifact: ["GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}"],
    getCustomImageForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}"
    ],
    getCustomImageVersionForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions/{version}"
    ],
    getCustomOidcSubClaimForRepo: [
      "GET /repos/{owner}/{repo}/actions/oidc/customization/sub"
    ],
    getEnvironmentPublicKey: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/public-key"
    ],
    getEnvironmentSecret: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets/{secret_name}"
    ],
    getEnvironmentVariable: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"
    ],
    getGithubActionsDefaultWorkflowPermissionsOrganization: [
      "GET /orgs/{org}/actions/permissions/workflow"
    ],
    getGithubActionsDefaultWorkflowPermissionsRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions/workflow"
    ],
    getGithubActionsPermissionsOrganization: [
      "GET /orgs/{org}/actions/permissions"
    ],
    getGithubActionsPermissionsRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions"
    ],
    getHostedRunnerForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"
    ],
    getHostedRunnersGithubOwnedImagesForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/github-owned"
    ],
    getHostedRunnersLimitsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/limits"
    ],
    getHostedRunnersMachineSpecsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/machine-sizes"
    ],
    getHostedRunnersPartnerImagesForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/partner"
    ],
    getHostedRunnersPlatformsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/platforms"
    ],
    getJobForWorkflowRun: ["GET /repos/{owner}/{repo}/actions/jobs/{job_id}"],
    getOrgPublicKey: ["GET /orgs/{org}/actions/secrets/public-key"],
    getOrgSecret: ["GET /orgs/{org}/actions/secrets/{secret_name}"],
    getOrgVariable: ["GET /orgs/{org}/actions/variables/{name}"],
    getPendingDeploymentsForRun: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments"
    ],
    getRepoPermissions: [
      "GET /repos/{owner}/{repo}/actions/permissions",
      {},
      { renamed: ["actions", "getGithubActionsPermissionsRepository"] }
    ],
    getRepoPublicKey: ["GET /repos/{owner}/{repo}/actions/secrets/public-key"],
    getRepoSecret: ["GET /repos/{owner}/{repo}/actions/secrets/{secret_name}"],
    getRepoVariable: ["GET /repos/{owner}/{repo}/actions/variables/{name}"],
    getReviewsForRun: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals"
    ],
    getSelfHostedRunnerForOrg: ["GET /orgs/{org}/actions/runners/{runner_id}"],
    getSelfHostedRunnerForRepo: [
      "GET /repos/{owner}/{repo}/actions/runners/{runner_id}"
    ],
    getWorkflow: ["GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}"],
    getWorkflowAccessToRepository: [
      "GET /repos/{owner}/{repo}/actions/permissions/access"
    ],
    getWorkflowRun: ["GET /repos/{owner}/{repo}/actions/runs/{run_id}"],
    getWorkflowRunAttempt: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}"
    ],
    getWorkflowRunUsage: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/timing"
    ],
    getWorkflowUsage: [
      "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/timing"
    ],
    listArtifactsForRepo: ["GET /repos/{owner}/{repo}/actions/artifacts"],
    listCustomImageVersionsForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom/{image_definition_id}/versions"
    ],
    listCustomImagesForOrg: [
      "GET /orgs/{org}/actions/hosted-runners/images/custom"
    ],
    listEnvironmentSecrets: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/secrets"
    ],
    listEnvironmentVariables: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/variables"
    ],
    listGithubHostedRunnersInGroupForOrg: [
      "GET /orgs/{org}/actions/runner-groups/{runner_group_id}/hosted-runners"
    ],
    listHostedRunnersForOrg: ["GET /orgs/{org}/actions/hosted-runners"],
    listJobsForWorkflowRun: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs"
    ],
    listJobsForWorkflowRunAttempt: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs"
    ],
    listLabelsForSelfHostedRunnerForOrg: [
      "GET /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    listLabelsForSelfHostedRunnerForRepo: [
      "GET /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    listOrgSecrets: ["GET /orgs/{org}/actions/secrets"],
    listOrgVariables: ["GET /orgs/{org}/actions/variables"],
    listRepoOrganizationSecrets: [
      "GET /repos/{owner}/{repo}/actions/organization-secrets"
    ],
    listRepoOrganizationVariables: [
      "GET /repos/{owner}/{repo}/actions/organization-variables"
    ],
    listRepoSecrets: ["GET /repos/{owner}/{repo}/actions/secrets"],
    listRepoVariables: ["GET /repos/{owner}/{repo}/actions/variables"],
    listRepoWorkflows: ["GET /repos/{owner}/{repo}/actions/workflows"],
    listRunnerApplicationsForOrg: ["GET /orgs/{org}/actions/runners/downloads"],
    listRunnerApplicationsForRepo: [
      "GET /repos/{owner}/{repo}/actions/runners/downloads"
    ],
    listSelectedReposForOrgSecret: [
      "GET /orgs/{org}/actions/secrets/{secret_name}/repositories"
    ],
    listSelectedReposForOrgVariable: [
      "GET /orgs/{org}/actions/variables/{name}/repositories"
    ],
    listSelectedRepositoriesEnabledGithubActionsOrganization: [
      "GET /orgs/{org}/actions/permissions/repositories"
    ],
    listSelfHostedRunnersForOrg: ["GET /orgs/{org}/actions/runners"],
    listSelfHostedRunnersForRepo: ["GET /repos/{owner}/{repo}/actions/runners"],
    listWorkflowRunArtifacts: [
      "GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts"
    ],
    listWorkflowRuns: [
      "GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs"
    ],
    listWorkflowRunsForRepo: ["GET /repos/{owner}/{repo}/actions/runs"],
    reRunJobForWorkflowRun: [
      "POST /repos/{owner}/{repo}/actions/jobs/{job_id}/rerun"
    ],
    reRunWorkflow: ["POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun"],
    reRunWorkflowFailedJobs: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs"
    ],
    removeAllCustomLabelsFromSelfHostedRunnerForOrg: [
      "DELETE /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    removeAllCustomLabelsFromSelfHostedRunnerForRepo: [
      "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    removeCustomLabelFromSelfHostedRunnerForOrg: [
      "DELETE /orgs/{org}/actions/runners/{runner_id}/labels/{name}"
    ],
    removeCustomLabelFromSelfHostedRunnerForRepo: [
      "DELETE /repos/{owner}/{repo}/actions/runners/{runner_id}/labels/{name}"
    ],
    removeSelectedRepoFromOrgSecret: [
      "DELETE /orgs/{org}/actions/secrets/{secret_name}/repositories/{repository_id}"
    ],
    removeSelectedRepoFromOrgVariable: [
      "DELETE /orgs/{org}/actions/variables/{name}/repositories/{repository_id}"
    ],
    reviewCustomGatesForRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/deployment_protection_rule"
    ],
    reviewPendingDeploymentsForRun: [
      "POST /repos/{owner}/{repo}/actions/runs/{run_id}/pending_deployments"
    ],
    setAllowedActionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/selected-actions"
    ],
    setAllowedActionsRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions/selected-actions"
    ],
    setCustomLabelsForSelfHostedRunnerForOrg: [
      "PUT /orgs/{org}/actions/runners/{runner_id}/labels"
    ],
    setCustomLabelsForSelfHostedRunnerForRepo: [
      "PUT /repos/{owner}/{repo}/actions/runners/{runner_id}/labels"
    ],
    setCustomOidcSubClaimForRepo: [
      "PUT /repos/{owner}/{repo}/actions/oidc/customization/sub"
    ],
    setGithubActionsDefaultWorkflowPermissionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/workflow"
    ],
    setGithubActionsDefaultWorkflowPermissionsRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions/workflow"
    ],
    setGithubActionsPermissionsOrganization: [
      "PUT /orgs/{org}/actions/permissions"
    ],
    setGithubActionsPermissionsRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions"
    ],
    setSelectedReposForOrgSecret: [
      "PUT /orgs/{org}/actions/secrets/{secret_name}/repositories"
    ],
    setSelectedReposForOrgVariable: [
      "PUT /orgs/{org}/actions/variables/{name}/repositories"
    ],
    setSelectedRepositoriesEnabledGithubActionsOrganization: [
      "PUT /orgs/{org}/actions/permissions/repositories"
    ],
    setWorkflowAccessToRepository: [
      "PUT /repos/{owner}/{repo}/actions/permissions/access"
    ],
    updateEnvironmentVariable: [
      "PATCH /repos/{owner}/{repo}/environments/{environment_name}/variables/{name}"
    ],
    updateHostedRunnerForOrg: [
      "PATCH /orgs/{org}/actions/hosted-runners/{hosted_runner_id}"
    ],
    updateOrgVariable: ["PATCH /orgs/{org}/actions/variables/{name}"],
    updateRepoVariable: [
      "PATCH /repos/{owner}/{repo}/actions/variables/{name}"
    ]
  },
  activity: {
    checkRepoIsStarredByAuthenticatedUser: ["GET /user/starred/{owner}/{repo}"],
    deleteRepoSubscription: ["DELETE /repos/{owner}/{repo}/subscription"],
    deleteThreadSubscription: [
      "DELETE /notifications/threads/{thread_id}/subscription"
    ],
    getFeeds: ["GET /feeds"],
    getRepoSubscription: ["GET /repos/{owner}/{repo}/subscription"],
    getThread: ["GET /notifications/threads/{thread_id}"],
    getThreadSubscriptionForAuthenticatedUser: [
      "GET /notifications/threads/{thread_id}/subscription"
    ],
    listEventsForAuthenticatedUser: ["GET /users/{username}/events"],
    listNotificationsForAuthenticatedUser: ["GET /notifications"],
    listOrgEventsForAuthenticatedUser: [
      "GET /users/{username}/events/orgs/{org}"
    ],
    listPublicEvents: ["GET /events"],
    listPublicEventsForRepoNetwork: ["GET /networks/{owner}/{repo}/events"],
    listPublicEventsForUser: ["GET /users/{username}/events/public"],
    listPublicOrgEvents: ["GET /orgs/{org}/events"],
    listReceivedEventsForUser: ["GET /users/{username}/received_events"],
    listReceivedPublicEventsForUser: [
      "GET /users/{username}/received_events/public"
    ],
    listRepoEvents: ["GET /repos/{owner}/{repo}/events"],
    listRepoNotificationsForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/notifications"
    ],
    listReposStarredByAuthenticatedUser: ["GET /user/starred"],
    listReposStarredByUser: ["GET /users/{username}/starred"],
    listReposWatchedByUser: ["GET /users/{username}/subscriptions"],
    listStargazersForRepo: ["GET /repos/{owner}/{repo}/stargazers"],
    listWatchedReposForAuthenticatedUser: ["GET /user/subscriptions"],
    listWatchersForRepo: ["GET /repos/{owner}/{repo}/subscribers"],
    markNotificationsAsRead: ["PUT /notifications"],
    markRepoNotificationsAsRead: ["PUT /repos/{owner}/{repo}/notifications"],
    markThreadAsDone: ["DELETE /notifications/threads/{thread_id}"],
    markThreadAsRead: ["PATCH /notifications/threads/{thread_id}"],
    setRepoSubscription: ["PUT /repos/{owner}/{repo}/subscription"],
    setThreadSubscription: [
      "PUT /notifications/threads/{thread_id}/subscription"
    ],
    starRepoForAuthenticatedUser: ["PUT /user/starred/{owner}/{repo}"],
    unstarRepoForAuthenticatedUser: ["DELETE /user/starred/{owner}/{repo}"]
  },
  apps: {
    addRepoToInstallation: [
      "PUT /user/installations/{installation_id}/repositories/{repository_id}",
      {},
      { renamed: ["apps", "addRepoToInstallationForAuthenticatedUser"] }
    ],
    addRepoToInstallationForAuthenticatedUser: [
      "PUT /user/installations/{installation_id}/repositories/{repository_id}"
    ],
    checkToken: ["POST /applications/{client_id}/token"],
    createFromManifest: ["POST /app-manifests/{code}/conversions"],
    createInstallationAccessToken: [
      "POST /app/installations/{installation_id}/access_tokens"
    ],
    deleteAuthorization: ["DELETE /applications/{client_id}/grant"],
    deleteInstallation: ["DELETE /app/installations/{installation_id}"],
    deleteToken: ["DELETE /applications/{client_id}/token"],
    getAuthenticated: ["GET /app"],
    getBySlug: ["GET /apps/{app_slug}"],
    getInstallation: ["GET /app/installations/{installation_id}"],
    getOrgInstallation: ["GET /orgs/{org}/installation"],
    getRepoInstallation: ["GET /repos/{owner}/{repo}/installation"],
    getSubscriptionPlanForAccount: [
      "GET /marketplace_listing/accounts/{account_id}"
    ],
    getSubscriptionPlanForAccountStubbed: [
      "GET /marketplace_listing/stubbed/accounts/{account_id}"
    ],
    getUserInstallation: ["GET /users/{username}/installation"],
    getWebhookConfigForApp: ["GET /app/hook/config"],
    getWebhookDelivery: ["GET /app/hook/deliveries/{delivery_id}"],
    listAccountsForPlan: ["GET /marketplace_listing/plans/{plan_id}/accounts"],
    listAccountsForPlanStubbed: [
      "GET /marketplace_listing/stubbed/plans/{plan_id}/accounts"
    ],
    listInstallationReposForAuthenticatedUser: [
      "GET /user/installations/{installation_id}/repositories"
    ],
    listInstallationRequestsForAuthenticatedApp: [
      "GET /app/installation-requests"
    ],
    listInstallations: ["GET /app/installations"],
    listInstallationsForAuthenticatedUser: ["GET /user/installations"],
    listPlans: ["GET /marketplace_listing/plans"],
    listPlansStubbed: ["GET /marketplace_listing/stubbed/plans"],
    listReposAccessibleToInstallation: ["GET /installation/repositories"],
    listSubscriptionsForAuthenticatedUser: ["GET /user/marketplace_purchases"],
    listSubscriptionsForAuthenticatedUserStubbed: [
      "GET /user/marketplace_purchases/stubbed"
    ],
    listWebhookDeliveries: ["GET /app/hook/deliveries"],
    redeliverWebhookDelivery: [
      "POST /app/hook/deliveries/{delivery_id}/attempts"
    ],
    removeRepoFromInstallation: [
      "DELETE /user/installations/{installation_id}/repositories/{repository_id}",
      {},
      { renamed: ["apps", "removeRepoFromInstallationForAuthenticatedUser"] }
    ],
    removeRepoFromInstallationForAuthenticatedUser: [
      "DELETE /user/installations/{installation_id}/repositories/{repository_id}"
    ],
    resetToken: ["PATCH /applications/{client_id}/token"],
    revokeInstallationAccessToken: ["DELETE /installation/token"],
    scopeToken: ["POST /applications/{client_id}/token/scoped"],
    suspendInstallation: ["PUT /app/installations/{installation_id}/suspended"],
    unsuspendInstallation: [
      "DELETE /app/installations/{installation_id}/suspended"
    ],
    updateWebhookConfigForApp: ["PATCH /app/hook/config"]
  },
  billing: {
    getGithubActionsBillingOrg: ["GET /orgs/{org}/settings/billing/actions"],
    getGithubActionsBillingUser: [
      "GET /users/{username}/settings/billing/actions"
    ],
    getGithubBillingPremiumRequestUsageReportOrg: [
      "GET /organizations/{org}/settings/billing/premium_request/usage"
    ],
    getGithubBillingPremiumRequestUsageReportUser: [
      "GET /users/{username}/settings/billing/premium_request/usage"
    ],
    getGithubBillingUsageReportOrg: [
      "GET /organizations/{org}/settings/billing/usage"
    ],
    getGithubBillingUsageReportUser: [
      "GET /users/{username}/settings/billing/usage"
    ],
    getGithubPackagesBillingOrg: ["GET /orgs/{org}/settings/billing/packages"],
    getGithubPackagesBillingUser: [
      "GET /users/{username}/settings/billing/packages"
    ],
    getSharedStorageBillingOrg: [
      "GET /orgs/{org}/settings/billing/shared-storage"
    ],
    getSharedStorageBillingUser: [
      "GET /users/{username}/settings/billing/shared-storage"
    ]
  },
  campaigns: {
    createCampaign: ["POST /orgs/{org}/campaigns"],
    deleteCampaign: ["DELETE /orgs/{org}/campaigns/{campaign_number}"],
    getCampaignSummary: ["GET /orgs/{org}/campaigns/{campaign_number}"],
    listOrgCampaigns: ["GET /orgs/{org}/campaigns"],
    updateCampaign: ["PATCH /orgs/{org}/campaigns/{campaign_number}"]
  },
  checks: {
    create: ["POST /repos/{owner}/{repo}/check-runs"],
    createSuite: ["POST /repos/{owner}/{repo}/check-suites"],
    get: ["GET /repos/{owner}/{repo}/check-runs/{check_run_id}"],
    getSuite: ["GET /repos/{owner}/{repo}/check-suites/{check_suite_id}"],
    listAnnotations: [
      "GET /repos/{owner}/{repo}/check-runs/{check_run_id}/annotations"
    ],
    listForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/check-runs"],
    listForSuite: [
      "GET /repos/{owner}/{repo}/check-suites/{check_suite_id}/check-runs"
    ],
    listSuitesForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/check-suites"],
    rerequestRun: [
      "POST /repos/{owner}/{repo}/check-runs/{check_run_id}/rerequest"
    ],
    rerequestSuite: [
      "POST /repos/{owner}/{repo}/check-suites/{check_suite_id}/rerequest"
    ],
    setSuitesPreferences: [
      "PATCH /repos/{owner}/{repo}/check-suites/preferences"
    ],
    update: ["PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}"]
  },
  codeScanning: {
    commitAutofix: [
      "POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix/commits"
    ],
    createAutofix: [
      "POST /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix"
    ],
    createVariantAnalysis: [
      "POST /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses"
    ],
    deleteAnalysis: [
      "DELETE /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}{?confirm_delete}"
    ],
    deleteCodeqlDatabase: [
      "DELETE /repos/{owner}/{repo}/code-scanning/codeql/databases/{language}"
    ],
    getAlert: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}",
      {},
      { renamedParameters: { alert_id: "alert_number" } }
    ],
    getAnalysis: [
      "GET /repos/{owner}/{repo}/code-scanning/analyses/{analysis_id}"
    ],
    getAutofix: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/autofix"
    ],
    getCodeqlDatabase: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/databases/{language}"
    ],
    getDefaultSetup: ["GET /repos/{owner}/{repo}/code-scanning/default-setup"],
    getSarif: ["GET /repos/{owner}/{repo}/code-scanning/sarifs/{sarif_id}"],
    getVariantAnalysis: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses/{codeql_variant_analysis_id}"
    ],
    getVariantAnalysisRepoTask: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/variant-analyses/{codeql_variant_analysis_id}/repos/{repo_owner}/{repo_name}"
    ],
    listAlertInstances: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances"
    ],
    listAlertsForOrg: ["GET /orgs/{org}/code-scanning/alerts"],
    listAlertsForRepo: ["GET /repos/{owner}/{repo}/code-scanning/alerts"],
    listAlertsInstances: [
      "GET /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}/instances",
      {},
      { renamed: ["codeScanning", "listAlertInstances"] }
    ],
    listCodeqlDatabases: [
      "GET /repos/{owner}/{repo}/code-scanning/codeql/databases"
    ],
    listRecentAnalyses: ["GET /repos/{owner}/{repo}/code-scanning/analyses"],
    updateAlert: [
      "PATCH /repos/{owner}/{repo}/code-scanning/alerts/{alert_number}"
    ],
    updateDefaultSetup: [
      "PATCH /repos/{owner}/{repo}/code-scanning/default-setup"
    ],
    uploadSarif: ["POST /repos/{owner}/{repo}/code-scanning/sarifs"]
  },
  codeSecurity: {
    attachConfiguration: [
      "POST /orgs/{org}/code-security/configurations/{configuration_id}/attach"
    ],
    attachEnterpriseConfiguration: [
      "POST /enterprises/{enterprise}/code-security/configurations/{configuration_id}/attach"
    ],
    createConfiguration: ["POST /orgs/{org}/code-security/configurations"],
    createConfigurationForEnterprise: [
      "POST /enterprises/{enterprise}/code-security/configurations"
    ],
    deleteConfiguration: [
      "DELETE /orgs/{org}/code-security/configurations/{configuration_id}"
    ],
    deleteConfigurationForEnterprise: [
      "DELETE /enterprises/{enterprise}/code-security/configurations/{configuration_id}"
    ],
    detachConfiguration: [
      "DELETE /orgs/{org}/code-security/configurations/detach"
    ],
    getConfiguration: [
      "GET /orgs/{org}/code-security/configurations/{configuration_id}"
    ],
    getConfigurationForRepository: [
      "GET /repos/{owner}/{repo}/code-security-configuration"
    ],
    getConfigurationsForEnterprise: [
      "GET /enterprises/{enterprise}/code-security/configurations"
    ],
    getConfigurationsForOrg: ["GET /orgs/{org}/code-security/configurations"],
    getDefaultConfigurations: [
      "GET /orgs/{org}/code-security/configurations/defaults"
    ],
    getDefaultConfigurationsForEnterprise: [
      "GET /enterprises/{enterprise}/code-security/configurations/defaults"
    ],
    getRepositoriesForConfiguration: [
      "GET /orgs/{org}/code-security/configurations/{configuration_id}/repositories"
    ],
    getRepositoriesForEnterpriseConfiguration: [
      "GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}/repositories"
    ],
    getSingleConfigurationForEnterprise: [
      "GET /enterprises/{enterprise}/code-security/configurations/{configuration_id}"
    ],
    setConfigurationAsDefault: [
      "PUT /orgs/{org}/code-security/configurations/{configuration_id}/defaults"
    ],
    setConfigurationAsDefaultForEnterprise: [
      "PUT /enterprises/{enterprise}/code-security/configurations/{configuration_id}/defaults"
    ],
    updateConfiguration: [
      "PATCH /orgs/{org}/code-security/configurations/{configuration_id}"
    ],
    updateEnterpriseConfiguration: [
      "PATCH /enterprises/{enterprise}/code-security/configurations/{configuration_id}"
    ]
  },
  codesOfConduct: {
    getAllCodesOfConduct: ["GET /codes_of_conduct"],
    getConductCode: ["GET /codes_of_conduct/{key}"]
  },
  codespaces: {
    addRepositoryForSecretForAuthenticatedUser: [
      "PUT /user/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    addSelectedRepoToOrgSecret: [
      "PUT /orgs/{org}/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    checkPermissionsForDevcontainer: [
      "GET /repos/{owner}/{repo}/codespaces/permissions_check"
    ],
    codespaceMachinesForAuthenticatedUser: [
      "GET /user/codespaces/{codespace_name}/machines"
    ],
    createForAuthenticatedUser: ["POST /user/codespaces"],
    createOrUpdateOrgSecret: [
      "PUT /orgs/{org}/codespaces/secrets/{secret_name}"
    ],
    createOrUpdateRepoSecret: [
      "PUT /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"
    ],
    createOrUpdateSecretForAuthenticatedUser: [
      "PUT /user/codespaces/secrets/{secret_name}"
    ],
    createWithPrForAuthenticatedUser: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/codespaces"
    ],
    createWithRepoForAuthenticatedUser: [
      "POST /repos/{owner}/{repo}/codespaces"
    ],
    deleteForAuthenticatedUser: ["DELETE /user/codespaces/{codespace_name}"],
    deleteFromOrganization: [
      "DELETE /orgs/{org}/members/{username}/codespaces/{codespace_name}"
    ],
    deleteOrgSecret: ["DELETE /orgs/{org}/codespaces/secrets/{secret_name}"],
    deleteRepoSecret: [
      "DELETE /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"
    ],
    deleteSecretForAuthenticatedUser: [
      "DELETE /user/codespaces/secrets/{secret_name}"
    ],
    exportForAuthenticatedUser: [
      "POST /user/codespaces/{codespace_name}/exports"
    ],
    getCodespacesForUserInOrg: [
      "GET /orgs/{org}/members/{username}/codespaces"
    ],
    getExportDetailsForAuthenticatedUser: [
      "GET /user/codespaces/{codespace_name}/exports/{export_id}"
    ],
    getForAuthenticatedUser: ["GET /user/codespaces/{codespace_name}"],
    getOrgPublicKey: ["GET /orgs/{org}/codespaces/secrets/public-key"],
    getOrgSecret: ["GET /orgs/{org}/codespaces/secrets/{secret_name}"],
    getPublicKeyForAuthenticatedUser: [
      "GET /user/codespaces/secrets/public-key"
    ],
    getRepoPublicKey: [
      "GET /repos/{owner}/{repo}/codespaces/secrets/public-key"
    ],
    getRepoSecret: [
      "GET /repos/{owner}/{repo}/codespaces/secrets/{secret_name}"
    ],
    getSecretForAuthenticatedUser: [
      "GET /user/codespaces/secrets/{secret_name}"
    ],
    listDevcontainersInRepositoryForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces/devcontainers"
    ],
    listForAuthenticatedUser: ["GET /user/codespaces"],
    listInOrganization: [
      "GET /orgs/{org}/codespaces",
      {},
      { renamedParameters: { org_id: "org" } }
    ],
    listInRepositoryForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces"
    ],
    listOrgSecrets: ["GET /orgs/{org}/codespaces/secrets"],
    listRepoSecrets: ["GET /repos/{owner}/{repo}/codespaces/secrets"],
    listRepositoriesForSecretForAuthenticatedUser: [
      "GET /user/codespaces/secrets/{secret_name}/repositories"
    ],
    listSecretsForAuthenticatedUser: ["GET /user/codespaces/secrets"],
    listSelectedReposForOrgSecret: [
      "GET /orgs/{org}/codespaces/secrets/{secret_name}/repositories"
    ],
    preFlightWithRepoForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces/new"
    ],
    publishForAuthenticatedUser: [
      "POST /user/codespaces/{codespace_name}/publish"
    ],
    removeRepositoryForSecretForAuthenticatedUser: [
      "DELETE /user/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    removeSelectedRepoFromOrgSecret: [
      "DELETE /orgs/{org}/codespaces/secrets/{secret_name}/repositories/{repository_id}"
    ],
    repoMachinesForAuthenticatedUser: [
      "GET /repos/{owner}/{repo}/codespaces/machines"
    ],
    setRepositoriesForSecretForAuthenticatedUser: [
      "PUT /user/codespaces/secrets/{secret_name}/repositories"
    ],
    setSelectedReposForOrgSecret: [
      "PUT /orgs/{org}/codespaces/secrets/{secret_name}/repositories"
    ],
    startForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/start"],
    stopForAuthenticatedUser: ["POST /user/codespaces/{codespace_name}/stop"],
    stopInOrganization: [
      "POST /orgs/{org}/members/{username}/codespaces/{codespace_name}/stop"
    ],
    updateForAuthenticatedUser: ["PATCH /user/codespaces/{codespace_name}"]
  },
  copilot: {
    addCopilotSeatsForTeams: [
      "POST /orgs/{org}/copilot/billing/selected_teams"
    ],
    addCopilotSeatsForUsers: [
      "POST /orgs/{org}/copilot/billing/selected_users"
    ],
    cancelCopilotSeatAssignmentForTeams: [
      "DELETE /orgs/{org}/copilot/billing/selected_teams"
    ],
    cancelCopilotSeatAssignmentForUsers: [
      "DELETE /orgs/{org}/copilot/billing/selected_users"
    ],
    copilotMetricsForOrganization: ["GET /orgs/{org}/copilot/metrics"],
    copilotMetricsForTeam: ["GET /orgs/{org}/team/{team_slug}/copilot/metrics"],
    getCopilotOrganizationDetails: ["GET /orgs/{org}/copilot/billing"],
    getCopilotSeatDetailsForUser: [
      "GET /orgs/{org}/members/{username}/copilot"
    ],
    listCopilotSeats: ["GET /orgs/{org}/copilot/billing/seats"]
  },
  credentials: { revoke: ["POST /credentials/revoke"] },
  dependabot: {
    addSelectedRepoToOrgSecret: [
      "PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}"
    ],
    createOrUpdateOrgSecret: [
      "PUT /orgs/{org}/dependabot/secrets/{secret_name}"
    ],
    createOrUpdateRepoSecret: [
      "PUT /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"
    ],
    deleteOrgSecret: ["DELETE /orgs/{org}/dependabot/secrets/{secret_name}"],
    deleteRepoSecret: [
      "DELETE /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"
    ],
    getAlert: ["GET /repos/{owner}/{repo}/dependabot/alerts/{alert_number}"],
    getOrgPublicKey: ["GET /orgs/{org}/dependabot/secrets/public-key"],
    getOrgSecret: ["GET /orgs/{org}/dependabot/secrets/{secret_name}"],
    getRepoPublicKey: [
      "GET /repos/{owner}/{repo}/dependabot/secrets/public-key"
    ],
    getRepoSecret: [
      "GET /repos/{owner}/{repo}/dependabot/secrets/{secret_name}"
    ],
    listAlertsForEnterprise: [
      "GET /enterprises/{enterprise}/dependabot/alerts"
    ],
    listAlertsForOrg: ["GET /orgs/{org}/dependabot/alerts"],
    listAlertsForRepo: ["GET /repos/{owner}/{repo}/dependabot/alerts"],
    listOrgSecrets: ["GET /orgs/{org}/dependabot/secrets"],
    listRepoSecrets: ["GET /repos/{owner}/{repo}/dependabot/secrets"],
    listSelectedReposForOrgSecret: [
      "GET /orgs/{org}/dependabot/secrets/{secret_name}/repositories"
    ],
    removeSelectedRepoFromOrgSecret: [
      "DELETE /orgs/{org}/dependabot/secrets/{secret_name}/repositories/{repository_id}"
    ],
    repositoryAccessForOrg: [
      "GET /organizations/{org}/dependabot/repository-access"
    ],
    setRepositoryAccessDefaultLevel: [
      "PUT /organizations/{org}/dependabot/repository-access/default-level"
    ],
    setSelectedReposForOrgSecret: [
      "PUT /orgs/{org}/dependabot/secrets/{secret_name}/repositories"
    ],
    updateAlert: [
      "PATCH /repos/{owner}/{repo}/dependabot/alerts/{alert_number}"
    ],
    updateRepositoryAccessForOrg: [
      "PATCH /organizations/{org}/dependabot/repository-access"
    ]
  },
  dependencyGraph: {
    createRepositorySnapshot: [
      "POST /repos/{owner}/{repo}/dependency-graph/snapshots"
    ],
    diffRange: [
      "GET /repos/{owner}/{repo}/dependency-graph/compare/{basehead}"
    ],
    exportSbom: ["GET /repos/{owner}/{repo}/dependency-graph/sbom"]
  },
  emojis: { get: ["GET /emojis"] },
  enterpriseTeamMemberships: {
    add: [
      "PUT /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"
    ],
    bulkAdd: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/memberships/add"
    ],
    bulkRemove: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/memberships/remove"
    ],
    get: [
      "GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"
    ],
    list: ["GET /enterprises/{enterprise}/teams/{enterprise-team}/memberships"],
    remove: [
      "DELETE /enterprises/{enterprise}/teams/{enterprise-team}/memberships/{username}"
    ]
  },
  enterpriseTeamOrganizations: {
    add: [
      "PUT /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"
    ],
    bulkAdd: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/organizations/add"
    ],
    bulkRemove: [
      "POST /enterprises/{enterprise}/teams/{enterprise-team}/organizations/remove"
    ],
    delete: [
      "DELETE /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"
    ],
    getAssignment: [
      "GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations/{org}"
    ],
    getAssignments: [
      "GET /enterprises/{enterprise}/teams/{enterprise-team}/organizations"
    ]
  },
  enterpriseTeams: {
    create: ["POST /enterprises/{enterprise}/teams"],
    delete: ["DELETE /enterprises/{enterprise}/teams/{team_slug}"],
    get: ["GET /enterprises/{enterprise}/teams/{team_slug}"],
    list: ["GET /enterprises/{enterprise}/teams"],
    update: ["PATCH /enterprises/{enterprise}/teams/{team_slug}"]
  },
  gists: {
    checkIsStarred: ["GET /gists/{gist_id}/star"],
    create: ["POST /gists"],
    createComment: ["POST /gists/{gist_id}/comments"],
    delete: ["DELETE /gists/{gist_id}"],
    deleteComment: ["DELETE /gists/{gist_id}/comments/{comment_id}"],
    fork: ["POST /gists/{gist_id}/forks"],
    get: ["GET /gists/{gist_id}"],
    getComment: ["GET /gists/{gist_id}/comments/{comment_id}"],
    getRevision: ["GET /gists/{gist_id}/{sha}"],
    list: ["GET /gists"],
    listComments: ["GET /gists/{gist_id}/comments"],
    listCommits: ["GET /gists/{gist_id}/commits"],
    listForUser: ["GET /users/{username}/gists"],
    listForks: ["GET /gists/{gist_id}/forks"],
    listPublic: ["GET /gists/public"],
    listStarred: ["GET /gists/starred"],
    star: ["PUT /gists/{gist_id}/star"],
    unstar: ["DELETE /gists/{gist_id}/star"],
    update: ["PATCH /gists/{gist_id}"],
    updateComment: ["PATCH /gists/{gist_id}/comments/{comment_id}"]
  },
  git: {
    createBlob: ["POST /repos/{owner}/{repo}/git/blobs"],
    createCommit: ["POST /repos/{owner}/{repo}/git/commits"],
    createRef: ["POST /repos/{owner}/{repo}/git/refs"],
    createTag: ["POST /repos/{owner}/{repo}/git/tags"],
    createTree: ["POST /repos/{owner}/{repo}/git/trees"],
    deleteRef: ["DELETE /repos/{owner}/{repo}/git/refs/{ref}"],
    getBlob: ["GET /repos/{owner}/{repo}/git/blobs/{file_sha}"],
    getCommit: ["GET /repos/{owner}/{repo}/git/commits/{commit_sha}"],
    getRef: ["GET /repos/{owner}/{repo}/git/ref/{ref}"],
    getTag: ["GET /repos/{owner}/{repo}/git/tags/{tag_sha}"],
    getTree: ["GET /repos/{owner}/{repo}/git/trees/{tree_sha}"],
    listMatchingRefs: ["GET /repos/{owner}/{repo}/git/matching-refs/{ref}"],
    updateRef: ["PATCH /repos/{owner}/{repo}/git/refs/{ref}"]
  },
  gitignore: {
    getAllTemplates: ["GET /gitignore/templates"],
    getTemplate: ["GET /gitignore/templates/{name}"]
  },
  hostedCompute: {
    createNetworkConfigurationForOrg: [
      "POST /orgs/{org}/settings/network-configurations"
    ],
    deleteNetworkConfigurationFromOrg: [
      "DELETE /orgs/{org}/settings/network-configurations/{network_configuration_id}"
    ],
    getNetworkConfigurationForOrg: [
      "GET /orgs/{org}/settings/network-configurations/{network_configuration_id}"
    ],
    getNetworkSettingsForOrg: [
      "GET /orgs/{org}/settings/network-settings/{network_settings_id}"
    ],
    listNetworkConfigurationsForOrg: [
      "GET /orgs/{org}/settings/network-configurations"
    ],
    updateNetworkConfigurationForOrg: [
      "PATCH /orgs/{org}/settings/network-configurations/{network_configuration_id}"
    ]
  },
  interactions: {
    getRestrictionsForAuthenticatedUser: ["GET /user/interaction-limits"],
    getRestrictionsForOrg: ["GET /orgs/{org}/interaction-limits"],
    getRestrictionsForRepo: ["GET /repos/{owner}/{repo}/interaction-limits"],
    getRestrictionsForYourPublicRepos: [
      "GET /user/interaction-limits",
      {},
      { renamed: ["interactions", "getRestrictionsForAuthenticatedUser"] }
    ],
    removeRestrictionsForAuthenticatedUser: ["DELETE /user/interaction-limits"],
    removeRestrictionsForOrg: ["DELETE /orgs/{org}/interaction-limits"],
    removeRestrictionsForRepo: [
      "DELETE /repos/{owner}/{repo}/interaction-limits"
    ],
    removeRestrictionsForYourPublicRepos: [
      "DELETE /user/interaction-limits",
      {},
      { renamed: ["interactions", "removeRestrictionsForAuthenticatedUser"] }
    ],
    setRestrictionsForAuthenticatedUser: ["PUT /user/interaction-limits"],
    setRestrictionsForOrg: ["PUT /orgs/{org}/interaction-limits"],
    setRestrictionsForRepo: ["PUT /repos/{owner}/{repo}/interaction-limits"],
    setRestrictionsForYourPublicRepos: [
      "PUT /user/interaction-limits",
      {},
      { renamed: ["interactions", "setRestrictionsForAuthenticatedUser"] }
    ]
  },
  issues: {
    addAssignees: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/assignees"
    ],
    addBlockedByDependency: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by"
    ],
    addLabels: ["POST /repos/{owner}/{repo}/issues/{issue_number}/labels"],
    addSubIssue: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/sub_issues"
    ],
    checkUserCanBeAssigned: ["GET /repos/{owner}/{repo}/assignees/{assignee}"],
    checkUserCanBeAssignedToIssue: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/assignees/{assignee}"
    ],
    create: ["POST /repos/{owner}/{repo}/issues"],
    createComment: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/comments"
    ],
    createLabel: ["POST /repos/{owner}/{repo}/labels"],
    createMilestone: ["POST /repos/{owner}/{repo}/milestones"],
    deleteComment: [
      "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}"
    ],
    deleteLabel: ["DELETE /repos/{owner}/{repo}/labels/{name}"],
    deleteMilestone: [
      "DELETE /repos/{owner}/{repo}/milestones/{milestone_number}"
    ],
    get: ["GET /repos/{owner}/{repo}/issues/{issue_number}"],
    getComment: ["GET /repos/{owner}/{repo}/issues/comments/{comment_id}"],
    getEvent: ["GET /repos/{owner}/{repo}/issues/events/{event_id}"],
    getLabel: ["GET /repos/{owner}/{repo}/labels/{name}"],
    getMilestone: ["GET /repos/{owner}/{repo}/milestones/{milestone_number}"],
    getParent: ["GET /repos/{owner}/{repo}/issues/{issue_number}/parent"],
    list: ["GET /issues"],
    listAssignees: ["GET /repos/{owner}/{repo}/assignees"],
    listComments: ["GET /repos/{owner}/{repo}/issues/{issue_number}/comments"],
    listCommentsForRepo: ["GET /repos/{owner}/{repo}/issues/comments"],
    listDependenciesBlockedBy: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by"
    ],
    listDependenciesBlocking: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocking"
    ],
    listEvents: ["GET /repos/{owner}/{repo}/issues/{issue_number}/events"],
    listEventsForRepo: ["GET /repos/{owner}/{repo}/issues/events"],
    listEventsForTimeline: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/timeline"
    ],
    listForAuthenticatedUser: ["GET /user/issues"],
    listForOrg: ["GET /orgs/{org}/issues"],
    listForRepo: ["GET /repos/{owner}/{repo}/issues"],
    listLabelsForMilestone: [
      "GET /repos/{owner}/{repo}/milestones/{milestone_number}/labels"
    ],
    listLabelsForRepo: ["GET /repos/{owner}/{repo}/labels"],
    listLabelsOnIssue: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/labels"
    ],
    listMilestones: ["GET /repos/{owner}/{repo}/milestones"],
    listSubIssues: [
      "GET /repos/{owner}/{repo}/issues/{issue_number}/sub_issues"
    ],
    lock: ["PUT /repos/{owner}/{repo}/issues/{issue_number}/lock"],
    removeAllLabels: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels"
    ],
    removeAssignees: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/assignees"
    ],
    removeDependencyBlockedBy: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/dependencies/blocked_by/{issue_id}"
    ],
    removeLabel: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/labels/{name}"
    ],
    removeSubIssue: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/sub_issue"
    ],
    reprioritizeSubIssue: [
      "PATCH /repos/{owner}/{repo}/issues/{issue_number}/sub_issues/priority"
    ],
    setLabels: ["PUT /repos/{owner}/{repo}/issues/{issue_number}/labels"],
    unlock: ["DELETE /repos/{owner}/{repo}/issues/{issue_number}/lock"],
    update: ["PATCH /repos/{owner}/{repo}/issues/{issue_number}"],
    updateComment: ["PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}"],
    updateLabel: ["PATCH /repos/{owner}/{repo}/labels/{name}"],
    updateMilestone: [
      "PATCH /repos/{owner}/{repo}/milestones/{milestone_number}"
    ]
  },
  licenses: {
    get: ["GET /licenses/{license}"],
    getAllCommonlyUsed: ["GET /licenses"],
    getForRepo: ["GET /repos/{owner}/{repo}/license"]
  },
  markdown: {
    render: ["POST /markdown"],
    renderRaw: [
      "POST /markdown/raw",
      { headers: { "content-type": "text/plain; charset=utf-8" } }
    ]
  },
  meta: {
    get: ["GET /meta"],
    getAllVersions: ["GET /versions"],
    getOctocat: ["GET /octocat"],
    getZen: ["GET /zen"],
    root: ["GET /"]
  },
  migrations: {
    deleteArchiveForAuthenticatedUser: [
      "DELETE /user/migrations/{migration_id}/archive"
    ],
    deleteArchiveForOrg: [
      "DELETE /orgs/{org}/migrations/{migration_id}/archive"
    ],
    downloadArchiveForOrg: [
      "GET /orgs/{org}/migrations/{migration_id}/archive"
    ],
    getArchiveForAuthenticatedUser: [
      "GET /user/migrations/{migration_id}/archive"
    ],
    getStatusForAuthenticatedUser: ["GET /user/migrations/{migration_id}"],
    getStatusForOrg: ["GET /orgs/{org}/migrations/{migration_id}"],
    listForAuthenticatedUser: ["GET /user/migrations"],
    listForOrg: ["GET /orgs/{org}/migrations"],
    listReposForAuthenticatedUser: [
      "GET /user/migrations/{migration_id}/repositories"
    ],
    listReposForOrg: ["GET /orgs/{org}/migrations/{migration_id}/repositories"],
    listReposForUser: [
      "GET /user/migrations/{migration_id}/repositories",
      {},
      { renamed: ["migrations", "listReposForAuthenticatedUser"] }
    ],
    startForAuthenticatedUser: ["POST /user/migrations"],
    startForOrg: ["POST /orgs/{org}/migrations"],
    unlockRepoForAuthenticatedUser: [
      "DELETE /user/migrations/{migration_id}/repos/{repo_name}/lock"
    ],
    unlockRepoForOrg: [
      "DELETE /orgs/{org}/migrations/{migration_id}/repos/{repo_name}/lock"
    ]
  },
  oidc: {
    getOidcCustomSubTemplateForOrg: [
      "GET /orgs/{org}/actions/oidc/customization/sub"
    ],
    updateOidcCustomSubTemplateForOrg: [
      "PUT /orgs/{org}/actions/oidc/customization/sub"
    ]
  },
  orgs: {
    addSecurityManagerTeam: [
      "PUT /orgs/{org}/security-managers/teams/{team_slug}",
      {},
      {
        deprecated: "octokit.rest.orgs.addSecurityManagerTeam() is deprecated, see https://docs.github.com/rest/orgs/security-managers#add-a-security-manager-team"
      }
    ],
    assignTeamToOrgRole: [
      "PUT /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}"
    ],
    assignUserToOrgRole: [
      "PUT /orgs/{org}/organization-roles/users/{username}/{role_id}"
    ],
    blockUser: ["PUT /orgs/{org}/blocks/{username}"],
    cancelInvitation: ["DELETE /orgs/{org}/invitations/{invitation_id}"],
    checkBlockedUser: ["GET /orgs/{org}/blocks/{username}"],
    checkMembershipForUser: ["GET /orgs/{org}/members/{username}"],
    checkPublicMembershipForUser: ["GET /orgs/{org}/public_members/{username}"],
    convertMemberToOutsideCollaborator: [
      "PUT /orgs/{org}/outside_collaborators/{username}"
    ],
    createArtifactStorageRecord: [
      "POST /orgs/{org}/artifacts/metadata/storage-record"
    ],
    createInvitation: ["POST /orgs/{org}/invitations"],
    createIssueType: ["POST /orgs/{org}/issue-types"],
    createWebhook: ["POST /orgs/{org}/hooks"],
    customPropertiesForOrgsCreateOrUpdateOrganizationValues: [
      "PATCH /organizations/{org}/org-properties/values"
    ],
    customPropertiesForOrgsGetOrganizationValues: [
      "GET /organizations/{org}/org-properties/values"
    ],
    customPropertiesForReposCreateOrUpdateOrganizationDefinition: [
      "PUT /orgs/{org}/properties/schema/{custom_property_name}"
    ],
    customPropertiesForReposCreateOrUpdateOrganizationDefinitions: [
      "PATCH /orgs/{org}/properties/schema"
    ],
    customPropertiesForReposCreateOrUpdateOrganizationValues: [
      "PATCH /orgs/{org}/properties/values"
    ],
    customPropertiesForReposDeleteOrganizationDefinition: [
      "DELETE /orgs/{org}/properties/schema/{custom_property_name}"
    ],
    customPropertiesForReposGetOrganizationDefinition: [
      "GET /orgs/{org}/properties/schema/{custom_property_name}"
    ],
    customPropertiesForReposGetOrganizationDefinitions: [
      "GET /orgs/{org}/properties/schema"
    ],
    customPropertiesForReposGetOrganizationValues: [
      "GET /orgs/{org}/properties/values"
    ],
    delete: ["DELETE /orgs/{org}"],
    deleteAttestationsBulk: ["POST /orgs/{org}/attestations/delete-request"],
    deleteAttestationsById: [
      "DELETE /orgs/{org}/attestations/{attestation_id}"
    ],
    deleteAttestationsBySubjectDigest: [
      "DELETE /orgs/{org}/attestations/digest/{subject_digest}"
    ],
    deleteIssueType: ["DELETE /orgs/{org}/issue-types/{issue_type_id}"],
    deleteWebhook: ["DELETE /orgs/{org}/hooks/{hook_id}"],
    disableSelectedRepositoryImmutableReleasesOrganization: [
      "DELETE /orgs/{org}/settings/immutable-releases/repositories/{repository_id}"
    ],
    enableSelectedRepositoryImmutableReleasesOrganization: [
      "PUT /orgs/{org}/settings/immutable-releases/repositories/{repository_id}"
    ],
    get: ["GET /orgs/{org}"],
    getImmutableReleasesSettings: [
      "GET /orgs/{org}/settings/immutable-releases"
    ],
    getImmutableReleasesSettingsRepositories: [
      "GET /orgs/{org}/settings/immutable-releases/repositories"
    ],
    getMembershipForAuthenticatedUser: ["GET /user/memberships/orgs/{org}"],
    getMembershipForUser: ["GET /orgs/{org}/memberships/{username}"],
    getOrgRole: ["GET /orgs/{org}/organization-roles/{role_id}"],
    getOrgRulesetHistory: ["GET /orgs/{org}/rulesets/{ruleset_id}/history"],
    getOrgRulesetVersion: [
      "GET /orgs/{org}/rulesets/{ruleset_id}/history/{version_id}"
    ],
    getWebhook: ["GET /orgs/{org}/hooks/{hook_id}"],
    getWebhookConfigForOrg: ["GET /orgs/{org}/hooks/{hook_id}/config"],
    getWebhookDelivery: [
      "GET /orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}"
    ],
    list: ["GET /organizations"],
    listAppInstallations: ["GET /orgs/{org}/installations"],
    listArtifactStorageRecords: [
      "GET /orgs/{org}/artifacts/{subject_digest}/metadata/storage-records"
    ],
    listAttestationRepositories: ["GET /orgs/{org}/attestations/repositories"],
    listAttestations: ["GET /orgs/{org}/attestations/{subject_digest}"],
    listAttestationsBulk: [
      "POST /orgs/{org}/attestations/bulk-list{?per_page,before,after}"
    ],
    listBlockedUsers: ["GET /orgs/{org}/blocks"],
    listFailedInvitations: ["GET /orgs/{org}/failed_invitations"],
    listForAuthenticatedUser: ["GET /user/orgs"],
    listForUser: ["GET /users/{username}/orgs"],
    listInvitationTeams: ["GET /orgs/{org}/invitations/{invitation_id}/teams"],
    listIssueTypes: ["GET /orgs/{org}/issue-types"],
    listMembers: ["GET /orgs/{org}/members"],
    listMembershipsForAuthenticatedUser: ["GET /user/memberships/orgs"],
    listOrgRoleTeams: ["GET /orgs/{org}/organization-roles/{role_id}/teams"],
    listOrgRoleUsers: ["GET /orgs/{org}/organization-roles/{role_id}/users"],
    listOrgRoles: ["GET /orgs/{org}/organization-roles"],
    listOrganizationFineGrainedPermissions: [
      "GET /orgs/{org}/organization-fine-grained-permissions"
    ],
    listOutsideCollaborators: ["GET /orgs/{org}/outside_collaborators"],
    listPatGrantRepositories: [
      "GET /orgs/{org}/personal-access-tokens/{pat_id}/repositories"
    ],
    listPatGrantRequestRepositories: [
      "GET /orgs/{org}/personal-access-token-requests/{pat_request_id}/repositories"
    ],
    listPatGrantRequests: ["GET /orgs/{org}/personal-access-token-requests"],
    listPatGrants: ["GET /orgs/{org}/personal-access-tokens"],
    listPendingInvitations: ["GET /orgs/{org}/invitations"],
    listPublicMembers: ["GET /orgs/{org}/public_members"],
    listSecurityManagerTeams: [
      "GET /orgs/{org}/security-managers",
      {},
      {
        deprecated: "octokit.rest.orgs.listSecurityManagerTeams() is deprecated, see https://docs.github.com/rest/orgs/security-managers#list-security-manager-teams"
      }
    ],
    listWebhookDeliveries: ["GET /orgs/{org}/hooks/{hook_id}/deliveries"],
    listWebhooks: ["GET /orgs/{org}/hooks"],
    pingWebhook: ["POST /orgs/{org}/hooks/{hook_id}/pings"],
    redeliverWebhookDelivery: [
      "POST /orgs/{org}/hooks/{hook_id}/deliveries/{delivery_id}/attempts"
    ],
    removeMember: ["DELETE /orgs/{org}/members/{username}"],
    removeMembershipForUser: ["DELETE /orgs/{org}/memberships/{username}"],
    removeOutsideCollaborator: [
      "DELETE /orgs/{org}/outside_collaborators/{username}"
    ],
    removePublicMembershipForAuthenticatedUser: [
      "DELETE /orgs/{org}/public_members/{username}"
    ],
    removeSecurityManagerTeam: [
      "DELETE /orgs/{org}/security-managers/teams/{team_slug}",
      {},
      {
        deprecated: "octokit.rest.orgs.removeSecurityManagerTeam() is deprecated, see https://docs.github.com/rest/orgs/security-managers#remove-a-security-manager-team"
      }
    ],
    reviewPatGrantRequest: [
      "POST /orgs/{org}/personal-access-token-requests/{pat_request_id}"
    ],
    reviewPatGrantRequestsInBulk: [
      "POST /orgs/{org}/personal-access-token-requests"
    ],
    revokeAllOrgRolesTeam: [
      "DELETE /orgs/{org}/organization-roles/teams/{team_slug}"
    ],
    revokeAllOrgRolesUser: [
      "DELETE /orgs/{org}/organization-roles/users/{username}"
    ],
    revokeOrgRoleTeam: [
      "DELETE /orgs/{org}/organization-roles/teams/{team_slug}/{role_id}"
    ],
    revokeOrgRoleUser: [
      "DELETE /orgs/{org}/organization-roles/users/{username}/{role_id}"
    ],
    setImmutableReleasesSettings: [
      "PUT /orgs/{org}/settings/immutable-releases"
    ],
    setImmutableReleasesSettingsRepositories: [
      "PUT /orgs/{org}/settings/immutable-releases/repositories"
    ],
    setMembershipForUser: ["PUT /orgs/{org}/memberships/{username}"],
    setPublicMembershipForAuthenticatedUser: [
      "PUT /orgs/{org}/public_members/{username}"
    ],
    unblockUser: ["DELETE /orgs/{org}/blocks/{username}"],
    update: ["PATCH /orgs/{org}"],
    updateIssueType: ["PUT /orgs/{org}/issue-types/{issue_type_id}"],
    updateMembershipForAuthenticatedUser: [
      "PATCH /user/memberships/orgs/{org}"
    ],
    updatePatAccess: ["POST /orgs/{org}/personal-access-tokens/{pat_id}"],
    updatePatAccesses: ["POST /orgs/{org}/personal-access-tokens"],
    updateWebhook: ["PATCH /orgs/{org}/hooks/{hook_id}"],
    updateWebhookConfigForOrg: ["PATCH /orgs/{org}/hooks/{hook_id}/config"]
  },
  packages: {
    deletePackageForAuthenticatedUser: [
      "DELETE /user/packages/{package_type}/{package_name}"
    ],
    deletePackageForOrg: [
      "DELETE /orgs/{org}/packages/{package_type}/{package_name}"
    ],
    deletePackageForUser: [
      "DELETE /users/{username}/packages/{package_type}/{package_name}"
    ],
    deletePackageVersionForAuthenticatedUser: [
      "DELETE /user/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    deletePackageVersionForOrg: [
      "DELETE /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    deletePackageVersionForUser: [
      "DELETE /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    getAllPackageVersionsForAPackageOwnedByAnOrg: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}/versions",
      {},
      { renamed: ["packages", "getAllPackageVersionsForPackageOwnedByOrg"] }
    ],
    getAllPackageVersionsForAPackageOwnedByTheAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}/versions",
      {},
      {
        renamed: [
          "packages",
          "getAllPackageVersionsForPackageOwnedByAuthenticatedUser"
        ]
      }
    ],
    getAllPackageVersionsForPackageOwnedByAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}/versions"
    ],
    getAllPackageVersionsForPackageOwnedByOrg: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}/versions"
    ],
    getAllPackageVersionsForPackageOwnedByUser: [
      "GET /users/{username}/packages/{package_type}/{package_name}/versions"
    ],
    getPackageForAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}"
    ],
    getPackageForOrganization: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}"
    ],
    getPackageForUser: [
      "GET /users/{username}/packages/{package_type}/{package_name}"
    ],
    getPackageVersionForAuthenticatedUser: [
      "GET /user/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    getPackageVersionForOrganization: [
      "GET /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    getPackageVersionForUser: [
      "GET /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}"
    ],
    listDockerMigrationConflictingPackagesForAuthenticatedUser: [
      "GET /user/docker/conflicts"
    ],
    listDockerMigrationConflictingPackagesForOrganization: [
      "GET /orgs/{org}/docker/conflicts"
    ],
    listDockerMigrationConflictingPackagesForUser: [
      "GET /users/{username}/docker/conflicts"
    ],
    listPackagesForAuthenticatedUser: ["GET /user/packages"],
    listPackagesForOrganization: ["GET /orgs/{org}/packages"],
    listPackagesForUser: ["GET /users/{username}/packages"],
    restorePackageForAuthenticatedUser: [
      "POST /user/packages/{package_type}/{package_name}/restore{?token}"
    ],
    restorePackageForOrg: [
      "POST /orgs/{org}/packages/{package_type}/{package_name}/restore{?token}"
    ],
    restorePackageForUser: [
      "POST /users/{username}/packages/{package_type}/{package_name}/restore{?token}"
    ],
    restorePackageVersionForAuthenticatedUser: [
      "POST /user/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"
    ],
    restorePackageVersionForOrg: [
      "POST /orgs/{org}/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"
    ],
    restorePackageVersionForUser: [
      "POST /users/{username}/packages/{package_type}/{package_name}/versions/{package_version_id}/restore"
    ]
  },
  privateRegistries: {
    createOrgPrivateRegistry: ["POST /orgs/{org}/private-registries"],
    deleteOrgPrivateRegistry: [
      "DELETE /orgs/{org}/private-registries/{secret_name}"
    ],
    getOrgPrivateRegistry: ["GET /orgs/{org}/private-registries/{secret_name}"],
    getOrgPublicKey: ["GET /orgs/{org}/private-registries/public-key"],
    listOrgPrivateRegistries: ["GET /orgs/{org}/private-registries"],
    updateOrgPrivateRegistry: [
      "PATCH /orgs/{org}/private-registries/{secret_name}"
    ]
  },
  projects: {
    addItemForOrg: ["POST /orgs/{org}/projectsV2/{project_number}/items"],
    addItemForUser: [
      "POST /users/{username}/projectsV2/{project_number}/items"
    ],
    deleteItemForOrg: [
      "DELETE /orgs/{org}/projectsV2/{project_number}/items/{item_id}"
    ],
    deleteItemForUser: [
      "DELETE /users/{username}/projectsV2/{project_number}/items/{item_id}"
    ],
    getFieldForOrg: [
      "GET /orgs/{org}/projectsV2/{project_number}/fields/{field_id}"
    ],
    getFieldForUser: [
      "GET /users/{username}/projectsV2/{project_number}/fields/{field_id}"
    ],
    getForOrg: ["GET /orgs/{org}/projectsV2/{project_number}"],
    getForUser: ["GET /users/{username}/projectsV2/{project_number}"],
    getOrgItem: ["GET /orgs/{org}/projectsV2/{project_number}/items/{item_id}"],
    getUserItem: [
      "GET /users/{username}/projectsV2/{project_number}/items/{item_id}"
    ],
    listFieldsForOrg: ["GET /orgs/{org}/projectsV2/{project_number}/fields"],
    listFieldsForUser: [
      "GET /users/{username}/projectsV2/{project_number}/fields"
    ],
    listForOrg: ["GET /orgs/{org}/projectsV2"],
    listForUser: ["GET /users/{username}/projectsV2"],
    listItemsForOrg: ["GET /orgs/{org}/projectsV2/{project_number}/items"],
    listItemsForUser: [
      "GET /users/{username}/projectsV2/{project_number}/items"
    ],
    updateItemForOrg: [
      "PATCH /orgs/{org}/projectsV2/{project_number}/items/{item_id}"
    ],
    updateItemForUser: [
      "PATCH /users/{username}/projectsV2/{project_number}/items/{item_id}"
    ]
  },
  pulls: {
    checkIfMerged: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/merge"],
    create: ["POST /repos/{owner}/{repo}/pulls"],
    createReplyForReviewComment: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments/{comment_id}/replies"
    ],
    createReview: ["POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
    createReviewComment: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/comments"
    ],
    deletePendingReview: [
      "DELETE /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"
    ],
    deleteReviewComment: [
      "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}"
    ],
    dismissReview: [
      "PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/dismissals"
    ],
    get: ["GET /repos/{owner}/{repo}/pulls/{pull_number}"],
    getReview: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"
    ],
    getReviewComment: ["GET /repos/{owner}/{repo}/pulls/comments/{comment_id}"],
    list: ["GET /repos/{owner}/{repo}/pulls"],
    listCommentsForReview: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/comments"
    ],
    listCommits: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/commits"],
    listFiles: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/files"],
    listRequestedReviewers: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"
    ],
    listReviewComments: [
      "GET /repos/{owner}/{repo}/pulls/{pull_number}/comments"
    ],
    listReviewCommentsForRepo: ["GET /repos/{owner}/{repo}/pulls/comments"],
    listReviews: ["GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews"],
    merge: ["PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge"],
    removeRequestedReviewers: [
      "DELETE /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"
    ],
    requestReviewers: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/requested_reviewers"
    ],
    submitReview: [
      "POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}/events"
    ],
    update: ["PATCH /repos/{owner}/{repo}/pulls/{pull_number}"],
    updateBranch: [
      "PUT /repos/{owner}/{repo}/pulls/{pull_number}/update-branch"
    ],
    updateReview: [
      "PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}"
    ],
    updateReviewComment: [
      "PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}"
    ]
  },
  rateLimit: { get: ["GET /rate_limit"] },
  reactions: {
    createForCommitComment: [
      "POST /repos/{owner}/{repo}/comments/{comment_id}/reactions"
    ],
    createForIssue: [
      "POST /repos/{owner}/{repo}/issues/{issue_number}/reactions"
    ],
    createForIssueComment: [
      "POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions"
    ],
    createForPullRequestReviewComment: [
      "POST /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions"
    ],
    createForRelease: [
      "POST /repos/{owner}/{repo}/releases/{release_id}/reactions"
    ],
    createForTeamDiscussionCommentInOrg: [
      "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions"
    ],
    createForTeamDiscussionInOrg: [
      "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions"
    ],
    deleteForCommitComment: [
      "DELETE /repos/{owner}/{repo}/comments/{comment_id}/reactions/{reaction_id}"
    ],
    deleteForIssue: [
      "DELETE /repos/{owner}/{repo}/issues/{issue_number}/reactions/{reaction_id}"
    ],
    deleteForIssueComment: [
      "DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions/{reaction_id}"
    ],
    deleteForPullRequestComment: [
      "DELETE /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions/{reaction_id}"
    ],
    deleteForRelease: [
      "DELETE /repos/{owner}/{repo}/releases/{release_id}/reactions/{reaction_id}"
    ],
    deleteForTeamDiscussion: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions/{reaction_id}"
    ],
    deleteForTeamDiscussionComment: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions/{reaction_id}"
    ],
    listForCommitComment: [
      "GET /repos/{owner}/{repo}/comments/{comment_id}/reactions"
    ],
    listForIssue: ["GET /repos/{owner}/{repo}/issues/{issue_number}/reactions"],
    listForIssueComment: [
      "GET /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions"
    ],
    listForPullRequestReviewComment: [
      "GET /repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions"
    ],
    listForRelease: [
      "GET /repos/{owner}/{repo}/releases/{release_id}/reactions"
    ],
    listForTeamDiscussionCommentInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}/reactions"
    ],
    listForTeamDiscussionInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/reactions"
    ]
  },
  repos: {
    acceptInvitation: [
      "PATCH /user/repository_invitations/{invitation_id}",
      {},
      { renamed: ["repos", "acceptInvitationForAuthenticatedUser"] }
    ],
    acceptInvitationForAuthenticatedUser: [
      "PATCH /user/repository_invitations/{invitation_id}"
    ],
    addAppAccessRestrictions: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
      {},
      { mapToData: "apps" }
    ],
    addCollaborator: ["PUT /repos/{owner}/{repo}/collaborators/{username}"],
    addStatusCheckContexts: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
      {},
      { mapToData: "contexts" }
    ],
    addTeamAccessRestrictions: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
      {},
      { mapToData: "teams" }
    ],
    addUserAccessRestrictions: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
      {},
      { mapToData: "users" }
    ],
    cancelPagesDeployment: [
      "POST /repos/{owner}/{repo}/pages/deployments/{pages_deployment_id}/cancel"
    ],
    checkAutomatedSecurityFixes: [
      "GET /repos/{owner}/{repo}/automated-security-fixes"
    ],
    checkCollaborator: ["GET /repos/{owner}/{repo}/collaborators/{username}"],
    checkImmutableReleases: ["GET /repos/{owner}/{repo}/immutable-releases"],
    checkPrivateVulnerabilityReporting: [
      "GET /repos/{owner}/{repo}/private-vulnerability-reporting"
    ],
    checkVulnerabilityAlerts: [
      "GET /repos/{owner}/{repo}/vulnerability-alerts"
    ],
    codeownersErrors: ["GET /repos/{owner}/{repo}/codeowners/errors"],
    compareCommits: ["GET /repos/{owner}/{repo}/compare/{base}...{head}"],
    compareCommitsWithBasehead: [
      "GET /repos/{owner}/{repo}/compare/{basehead}"
    ],
    createAttestation: ["POST /repos/{owner}/{repo}/attestations"],
    createAutolink: ["POST /repos/{owner}/{repo}/autolinks"],
    createCommitComment: [
      "POST /repos/{owner}/{repo}/commits/{commit_sha}/comments"
    ],
    createCommitSignatureProtection: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"
    ],
    createCommitStatus: ["POST /repos/{owner}/{repo}/statuses/{sha}"],
    createDeployKey: ["POST /repos/{owner}/{repo}/keys"],
    createDeployment: ["POST /repos/{owner}/{repo}/deployments"],
    createDeploymentBranchPolicy: [
      "POST /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies"
    ],
    createDeploymentProtectionRule: [
      "POST /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules"
    ],
    createDeploymentStatus: [
      "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses"
    ],
    createDispatchEvent: ["POST /repos/{owner}/{repo}/dispatches"],
    createForAuthenticatedUser: ["POST /user/repos"],
    createFork: ["POST /repos/{owner}/{repo}/forks"],
    createInOrg: ["POST /orgs/{org}/repos"],
    createOrUpdateEnvironment: [
      "PUT /repos/{owner}/{repo}/environments/{environment_name}"
    ],
    createOrUpdateFileContents: ["PUT /repos/{owner}/{repo}/contents/{path}"],
    createOrgRuleset: ["POST /orgs/{org}/rulesets"],
    createPagesDeployment: ["POST /repos/{owner}/{repo}/pages/deployments"],
    createPagesSite: ["POST /repos/{owner}/{repo}/pages"],
    createRelease: ["POST /repos/{owner}/{repo}/releases"],
    createRepoRuleset: ["POST /repos/{owner}/{repo}/rulesets"],
    createUsingTemplate: [
      "POST /repos/{template_owner}/{template_repo}/generate"
    ],
    createWebhook: ["POST /repos/{owner}/{repo}/hooks"],
    customPropertiesForReposCreateOrUpdateRepositoryValues: [
      "PATCH /repos/{owner}/{repo}/properties/values"
    ],
    customPropertiesForReposGetRepositoryValues: [
      "GET /repos/{owner}/{repo}/properties/values"
    ],
    declineInvitation: [
      "DELETE /user/repository_invitations/{invitation_id}",
      {},
      { renamed: ["repos", "declineInvitationForAuthenticatedUser"] }
    ],
    declineInvitationForAuthenticatedUser: [
      "DELETE /user/repository_invitations/{invitation_id}"
    ],
    delete: ["DELETE /repos/{owner}/{repo}"],
    deleteAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions"
    ],
    deleteAdminBranchProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"
    ],
    deleteAnEnvironment: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}"
    ],
    deleteAutolink: ["DELETE /repos/{owner}/{repo}/autolinks/{autolink_id}"],
    deleteBranchProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection"
    ],
    deleteCommitComment: ["DELETE /repos/{owner}/{repo}/comments/{comment_id}"],
    deleteCommitSignatureProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"
    ],
    deleteDeployKey: ["DELETE /repos/{owner}/{repo}/keys/{key_id}"],
    deleteDeployment: [
      "DELETE /repos/{owner}/{repo}/deployments/{deployment_id}"
    ],
    deleteDeploymentBranchPolicy: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"
    ],
    deleteFile: ["DELETE /repos/{owner}/{repo}/contents/{path}"],
    deleteInvitation: [
      "DELETE /repos/{owner}/{repo}/invitations/{invitation_id}"
    ],
    deleteOrgRuleset: ["DELETE /orgs/{org}/rulesets/{ruleset_id}"],
    deletePagesSite: ["DELETE /repos/{owner}/{repo}/pages"],
    deletePullRequestReviewProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"
    ],
    deleteRelease: ["DELETE /repos/{owner}/{repo}/releases/{release_id}"],
    deleteReleaseAsset: [
      "DELETE /repos/{owner}/{repo}/releases/assets/{asset_id}"
    ],
    deleteRepoRuleset: ["DELETE /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
    deleteWebhook: ["DELETE /repos/{owner}/{repo}/hooks/{hook_id}"],
    disableAutomatedSecurityFixes: [
      "DELETE /repos/{owner}/{repo}/automated-security-fixes"
    ],
    disableDeploymentProtectionRule: [
      "DELETE /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}"
    ],
    disableImmutableReleases: [
      "DELETE /repos/{owner}/{repo}/immutable-releases"
    ],
    disablePrivateVulnerabilityReporting: [
      "DELETE /repos/{owner}/{repo}/private-vulnerability-reporting"
    ],
    disableVulnerabilityAlerts: [
      "DELETE /repos/{owner}/{repo}/vulnerability-alerts"
    ],
    downloadArchive: [
      "GET /repos/{owner}/{repo}/zipball/{ref}",
      {},
      { renamed: ["repos", "downloadZipballArchive"] }
    ],
    downloadTarballArchive: ["GET /repos/{owner}/{repo}/tarball/{ref}"],
    downloadZipballArchive: ["GET /repos/{owner}/{repo}/zipball/{ref}"],
    enableAutomatedSecurityFixes: [
      "PUT /repos/{owner}/{repo}/automated-security-fixes"
    ],
    enableImmutableReleases: ["PUT /repos/{owner}/{repo}/immutable-releases"],
    enablePrivateVulnerabilityReporting: [
      "PUT /repos/{owner}/{repo}/private-vulnerability-reporting"
    ],
    enableVulnerabilityAlerts: [
      "PUT /repos/{owner}/{repo}/vulnerability-alerts"
    ],
    generateReleaseNotes: [
      "POST /repos/{owner}/{repo}/releases/generate-notes"
    ],
    get: ["GET /repos/{owner}/{repo}"],
    getAccessRestrictions: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions"
    ],
    getAdminBranchProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"
    ],
    getAllDeploymentProtectionRules: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules"
    ],
    getAllEnvironments: ["GET /repos/{owner}/{repo}/environments"],
    getAllStatusCheckContexts: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts"
    ],
    getAllTopics: ["GET /repos/{owner}/{repo}/topics"],
    getAppsWithAccessToProtectedBranch: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps"
    ],
    getAutolink: ["GET /repos/{owner}/{repo}/autolinks/{autolink_id}"],
    getBranch: ["GET /repos/{owner}/{repo}/branches/{branch}"],
    getBranchProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection"
    ],
    getBranchRules: ["GET /repos/{owner}/{repo}/rules/branches/{branch}"],
    getClones: ["GET /repos/{owner}/{repo}/traffic/clones"],
    getCodeFrequencyStats: ["GET /repos/{owner}/{repo}/stats/code_frequency"],
    getCollaboratorPermissionLevel: [
      "GET /repos/{owner}/{repo}/collaborators/{username}/permission"
    ],
    getCombinedStatusForRef: ["GET /repos/{owner}/{repo}/commits/{ref}/status"],
    getCommit: ["GET /repos/{owner}/{repo}/commits/{ref}"],
    getCommitActivityStats: ["GET /repos/{owner}/{repo}/stats/commit_activity"],
    getCommitComment: ["GET /repos/{owner}/{repo}/comments/{comment_id}"],
    getCommitSignatureProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_signatures"
    ],
    getCommunityProfileMetrics: ["GET /repos/{owner}/{repo}/community/profile"],
    getContent: ["GET /repos/{owner}/{repo}/contents/{path}"],
    getContributorsStats: ["GET /repos/{owner}/{repo}/stats/contributors"],
    getCustomDeploymentProtectionRule: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/{protection_rule_id}"
    ],
    getDeployKey: ["GET /repos/{owner}/{repo}/keys/{key_id}"],
    getDeployment: ["GET /repos/{owner}/{repo}/deployments/{deployment_id}"],
    getDeploymentBranchPolicy: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"
    ],
    getDeploymentStatus: [
      "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses/{status_id}"
    ],
    getEnvironment: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}"
    ],
    getLatestPagesBuild: ["GET /repos/{owner}/{repo}/pages/builds/latest"],
    getLatestRelease: ["GET /repos/{owner}/{repo}/releases/latest"],
    getOrgRuleSuite: ["GET /orgs/{org}/rulesets/rule-suites/{rule_suite_id}"],
    getOrgRuleSuites: ["GET /orgs/{org}/rulesets/rule-suites"],
    getOrgRuleset: ["GET /orgs/{org}/rulesets/{ruleset_id}"],
    getOrgRulesets: ["GET /orgs/{org}/rulesets"],
    getPages: ["GET /repos/{owner}/{repo}/pages"],
    getPagesBuild: ["GET /repos/{owner}/{repo}/pages/builds/{build_id}"],
    getPagesDeployment: [
      "GET /repos/{owner}/{repo}/pages/deployments/{pages_deployment_id}"
    ],
    getPagesHealthCheck: ["GET /repos/{owner}/{repo}/pages/health"],
    getParticipationStats: ["GET /repos/{owner}/{repo}/stats/participation"],
    getPullRequestReviewProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"
    ],
    getPunchCardStats: ["GET /repos/{owner}/{repo}/stats/punch_card"],
    getReadme: ["GET /repos/{owner}/{repo}/readme"],
    getReadmeInDirectory: ["GET /repos/{owner}/{repo}/readme/{dir}"],
    getRelease: ["GET /repos/{owner}/{repo}/releases/{release_id}"],
    getReleaseAsset: ["GET /repos/{owner}/{repo}/releases/assets/{asset_id}"],
    getReleaseByTag: ["GET /repos/{owner}/{repo}/releases/tags/{tag}"],
    getRepoRuleSuite: [
      "GET /repos/{owner}/{repo}/rulesets/rule-suites/{rule_suite_id}"
    ],
    getRepoRuleSuites: ["GET /repos/{owner}/{repo}/rulesets/rule-suites"],
    getRepoRuleset: ["GET /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
    getRepoRulesetHistory: [
      "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history"
    ],
    getRepoRulesetVersion: [
      "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}/history/{version_id}"
    ],
    getRepoRulesets: ["GET /repos/{owner}/{repo}/rulesets"],
    getStatusChecksProtection: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"
    ],
    getTeamsWithAccessToProtectedBranch: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams"
    ],
    getTopPaths: ["GET /repos/{owner}/{repo}/traffic/popular/paths"],
    getTopReferrers: ["GET /repos/{owner}/{repo}/traffic/popular/referrers"],
    getUsersWithAccessToProtectedBranch: [
      "GET /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users"
    ],
    getViews: ["GET /repos/{owner}/{repo}/traffic/views"],
    getWebhook: ["GET /repos/{owner}/{repo}/hooks/{hook_id}"],
    getWebhookConfigForRepo: [
      "GET /repos/{owner}/{repo}/hooks/{hook_id}/config"
    ],
    getWebhookDelivery: [
      "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}"
    ],
    listActivities: ["GET /repos/{owner}/{repo}/activity"],
    listAttestations: [
      "GET /repos/{owner}/{repo}/attestations/{subject_digest}"
    ],
    listAutolinks: ["GET /repos/{owner}/{repo}/autolinks"],
    listBranches: ["GET /repos/{owner}/{repo}/branches"],
    listBranchesForHeadCommit: [
      "GET /repos/{owner}/{repo}/commits/{commit_sha}/branches-where-head"
    ],
    listCollaborators: ["GET /repos/{owner}/{repo}/collaborators"],
    listCommentsForCommit: [
      "GET /repos/{owner}/{repo}/commits/{commit_sha}/comments"
    ],
    listCommitCommentsForRepo: ["GET /repos/{owner}/{repo}/comments"],
    listCommitStatusesForRef: [
      "GET /repos/{owner}/{repo}/commits/{ref}/statuses"
    ],
    listCommits: ["GET /repos/{owner}/{repo}/commits"],
    listContributors: ["GET /repos/{owner}/{repo}/contributors"],
    listCustomDeploymentRuleIntegrations: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment_protection_rules/apps"
    ],
    listDeployKeys: ["GET /repos/{owner}/{repo}/keys"],
    listDeploymentBranchPolicies: [
      "GET /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies"
    ],
    listDeploymentStatuses: [
      "GET /repos/{owner}/{repo}/deployments/{deployment_id}/statuses"
    ],
    listDeployments: ["GET /repos/{owner}/{repo}/deployments"],
    listForAuthenticatedUser: ["GET /user/repos"],
    listForOrg: ["GET /orgs/{org}/repos"],
    listForUser: ["GET /users/{username}/repos"],
    listForks: ["GET /repos/{owner}/{repo}/forks"],
    listInvitations: ["GET /repos/{owner}/{repo}/invitations"],
    listInvitationsForAuthenticatedUser: ["GET /user/repository_invitations"],
    listLanguages: ["GET /repos/{owner}/{repo}/languages"],
    listPagesBuilds: ["GET /repos/{owner}/{repo}/pages/builds"],
    listPublic: ["GET /repositories"],
    listPullRequestsAssociatedWithCommit: [
      "GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls"
    ],
    listReleaseAssets: [
      "GET /repos/{owner}/{repo}/releases/{release_id}/assets"
    ],
    listReleases: ["GET /repos/{owner}/{repo}/releases"],
    listTags: ["GET /repos/{owner}/{repo}/tags"],
    listTeams: ["GET /repos/{owner}/{repo}/teams"],
    listWebhookDeliveries: [
      "GET /repos/{owner}/{repo}/hooks/{hook_id}/deliveries"
    ],
    listWebhooks: ["GET /repos/{owner}/{repo}/hooks"],
    merge: ["POST /repos/{owner}/{repo}/merges"],
    mergeUpstream: ["POST /repos/{owner}/{repo}/merge-upstream"],
    pingWebhook: ["POST /repos/{owner}/{repo}/hooks/{hook_id}/pings"],
    redeliverWebhookDelivery: [
      "POST /repos/{owner}/{repo}/hooks/{hook_id}/deliveries/{delivery_id}/attempts"
    ],
    removeAppAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
      {},
      { mapToData: "apps" }
    ],
    removeCollaborator: [
      "DELETE /repos/{owner}/{repo}/collaborators/{username}"
    ],
    removeStatusCheckContexts: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
      {},
      { mapToData: "contexts" }
    ],
    removeStatusCheckProtection: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"
    ],
    removeTeamAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
      {},
      { mapToData: "teams" }
    ],
    removeUserAccessRestrictions: [
      "DELETE /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
      {},
      { mapToData: "users" }
    ],
    renameBranch: ["POST /repos/{owner}/{repo}/branches/{branch}/rename"],
    replaceAllTopics: ["PUT /repos/{owner}/{repo}/topics"],
    requestPagesBuild: ["POST /repos/{owner}/{repo}/pages/builds"],
    setAdminBranchProtection: [
      "POST /repos/{owner}/{repo}/branches/{branch}/protection/enforce_admins"
    ],
    setAppAccessRestrictions: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/apps",
      {},
      { mapToData: "apps" }
    ],
    setStatusCheckContexts: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks/contexts",
      {},
      { mapToData: "contexts" }
    ],
    setTeamAccessRestrictions: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/teams",
      {},
      { mapToData: "teams" }
    ],
    setUserAccessRestrictions: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection/restrictions/users",
      {},
      { mapToData: "users" }
    ],
    testPushWebhook: ["POST /repos/{owner}/{repo}/hooks/{hook_id}/tests"],
    transfer: ["POST /repos/{owner}/{repo}/transfer"],
    update: ["PATCH /repos/{owner}/{repo}"],
    updateBranchProtection: [
      "PUT /repos/{owner}/{repo}/branches/{branch}/protection"
    ],
    updateCommitComment: ["PATCH /repos/{owner}/{repo}/comments/{comment_id}"],
    updateDeploymentBranchPolicy: [
      "PUT /repos/{owner}/{repo}/environments/{environment_name}/deployment-branch-policies/{branch_policy_id}"
    ],
    updateInformationAboutPagesSite: ["PUT /repos/{owner}/{repo}/pages"],
    updateInvitation: [
      "PATCH /repos/{owner}/{repo}/invitations/{invitation_id}"
    ],
    updateOrgRuleset: ["PUT /orgs/{org}/rulesets/{ruleset_id}"],
    updatePullRequestReviewProtection: [
      "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_pull_request_reviews"
    ],
    updateRelease: ["PATCH /repos/{owner}/{repo}/releases/{release_id}"],
    updateReleaseAsset: [
      "PATCH /repos/{owner}/{repo}/releases/assets/{asset_id}"
    ],
    updateRepoRuleset: ["PUT /repos/{owner}/{repo}/rulesets/{ruleset_id}"],
    updateStatusCheckPotection: [
      "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks",
      {},
      { renamed: ["repos", "updateStatusCheckProtection"] }
    ],
    updateStatusCheckProtection: [
      "PATCH /repos/{owner}/{repo}/branches/{branch}/protection/required_status_checks"
    ],
    updateWebhook: ["PATCH /repos/{owner}/{repo}/hooks/{hook_id}"],
    updateWebhookConfigForRepo: [
      "PATCH /repos/{owner}/{repo}/hooks/{hook_id}/config"
    ],
    uploadReleaseAsset: [
      "POST /repos/{owner}/{repo}/releases/{release_id}/assets{?name,label}",
      { baseUrl: "https://uploads.github.com" }
    ]
  },
  search: {
    code: ["GET /search/code"],
    commits: ["GET /search/commits"],
    issuesAndPullRequests: ["GET /search/issues"],
    labels: ["GET /search/labels"],
    repos: ["GET /search/repositories"],
    topics: ["GET /search/topics"],
    users: ["GET /search/users"]
  },
  secretScanning: {
    createPushProtectionBypass: [
      "POST /repos/{owner}/{repo}/secret-scanning/push-protection-bypasses"
    ],
    getAlert: [
      "GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}"
    ],
    getScanHistory: ["GET /repos/{owner}/{repo}/secret-scanning/scan-history"],
    listAlertsForOrg: ["GET /orgs/{org}/secret-scanning/alerts"],
    listAlertsForRepo: ["GET /repos/{owner}/{repo}/secret-scanning/alerts"],
    listLocationsForAlert: [
      "GET /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}/locations"
    ],
    listOrgPatternConfigs: [
      "GET /orgs/{org}/secret-scanning/pattern-configurations"
    ],
    updateAlert: [
      "PATCH /repos/{owner}/{repo}/secret-scanning/alerts/{alert_number}"
    ],
    updateOrgPatternConfigs: [
      "PATCH /orgs/{org}/secret-scanning/pattern-configurations"
    ]
  },
  securityAdvisories: {
    createFork: [
      "POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/forks"
    ],
    createPrivateVulnerabilityReport: [
      "POST /repos/{owner}/{repo}/security-advisories/reports"
    ],
    createRepositoryAdvisory: [
      "POST /repos/{owner}/{repo}/security-advisories"
    ],
    createRepositoryAdvisoryCveRequest: [
      "POST /repos/{owner}/{repo}/security-advisories/{ghsa_id}/cve"
    ],
    getGlobalAdvisory: ["GET /advisories/{ghsa_id}"],
    getRepositoryAdvisory: [
      "GET /repos/{owner}/{repo}/security-advisories/{ghsa_id}"
    ],
    listGlobalAdvisories: ["GET /advisories"],
    listOrgRepositoryAdvisories: ["GET /orgs/{org}/security-advisories"],
    listRepositoryAdvisories: ["GET /repos/{owner}/{repo}/security-advisories"],
    updateRepositoryAdvisory: [
      "PATCH /repos/{owner}/{repo}/security-advisories/{ghsa_id}"
    ]
  },
  teams: {
    addOrUpdateMembershipForUserInOrg: [
      "PUT /orgs/{org}/teams/{team_slug}/memberships/{username}"
    ],
    addOrUpdateRepoPermissionsInOrg: [
      "PUT /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"
    ],
    checkPermissionsForRepoInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"
    ],
    create: ["POST /orgs/{org}/teams"],
    createDiscussionCommentInOrg: [
      "POST /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments"
    ],
    createDiscussionInOrg: ["POST /orgs/{org}/teams/{team_slug}/discussions"],
    deleteDiscussionCommentInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"
    ],
    deleteDiscussionInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"
    ],
    deleteInOrg: ["DELETE /orgs/{org}/teams/{team_slug}"],
    getByName: ["GET /orgs/{org}/teams/{team_slug}"],
    getDiscussionCommentInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"
    ],
    getDiscussionInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"
    ],
    getMembershipForUserInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/memberships/{username}"
    ],
    list: ["GET /orgs/{org}/teams"],
    listChildInOrg: ["GET /orgs/{org}/teams/{team_slug}/teams"],
    listDiscussionCommentsInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments"
    ],
    listDiscussionsInOrg: ["GET /orgs/{org}/teams/{team_slug}/discussions"],
    listForAuthenticatedUser: ["GET /user/teams"],
    listMembersInOrg: ["GET /orgs/{org}/teams/{team_slug}/members"],
    listPendingInvitationsInOrg: [
      "GET /orgs/{org}/teams/{team_slug}/invitations"
    ],
    listReposInOrg: ["GET /orgs/{org}/teams/{team_slug}/repos"],
    removeMembershipForUserInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/memberships/{username}"
    ],
    removeRepoInOrg: [
      "DELETE /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}"
    ],
    updateDiscussionCommentInOrg: [
      "PATCH /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}/comments/{comment_number}"
    ],
    updateDiscussionInOrg: [
      "PATCH /orgs/{org}/teams/{team_slug}/discussions/{discussion_number}"
    ],
    updateInOrg: ["PATCH /orgs/{org}/teams/{team_slug}"]
  },
  users: {
    addEmailForAuthenticated: [
      "POST /user/emails",
      {},
      { renamed: ["users", "addEmailForAuthenticatedUser"] }
    ],
    addEmailForAuthenticatedUser: ["POST /user/emails"],
    addSocialAccountForAuthenticatedUser: ["POST /user/social_accounts"],
    block: ["PUT /user/blocks/{username}"],
    checkBlocked: ["GET /user/blocks/{username}"],
    checkFollowingForUser: ["GET /users/{username}/following/{target_user}"],
    checkPersonIsFollowedByAuthenticated: ["GET /user/following/{username}"],
    createGpgKeyForAuthenticated: [
      "POST /user/gpg_keys",
      {},
      { renamed: ["users", "createGpgKeyForAuthenticatedUser"] }
    ],
    createGpgKeyForAuthenticatedUser: ["POST /user/gpg_keys"],
    createPublicSshKeyForAuthenticated: [
      "POST /user/keys",
      {},
      { renamed: ["users", "createPublicSshKeyForAuthenticatedUser"] }
    ],
    createPublicSshKeyForAuthenticatedUser: ["POST /user/keys"],
    createSshSigningKeyForAuthenticatedUser: ["POST /user/ssh_signing_keys"],
    deleteAttestationsBulk: [
      "POST /users/{username}/attestations/delete-request"
    ],
    deleteAttestationsById: [
      "DELETE /users/{username}/attestations/{attestation_id}"
    ],
    deleteAttestationsBySubjectDigest: [
      "DELETE /users/{username}/attestations/digest/{subject_digest}"
    ],
    deleteEmailForAuthenticated: [
      "DELETE /user/emails",
      {},
      { renamed: ["users", "deleteEmailForAuthenticatedUser"] }
    ],
    deleteEmailForAuthenticatedUser: ["DELETE /user/emails"],
    deleteGpgKeyForAuthenticated: [
      "DELETE /user/gpg_keys/{gpg_key_id}",
      {},
      { renamed: ["users", "deleteGpgKeyForAuthenticatedUser"] }
    ],
    deleteGpgKeyForAuthenticatedUser: ["DELETE /user/gpg_keys/{gpg_key_id}"],
    deletePublicSshKeyForAuthenticated: [
      "DELETE /user/keys/{key_id}",
      {},
      { renamed: ["users", "deletePublicSshKeyForAuthenticatedUser"] }
    ],
    deletePublicSshKeyForAuthenticatedUser: ["DELETE /user/keys/{key_id}"],
    deleteSocialAccountForAuthenticatedUser: ["DELETE /user/social_accounts"],
    deleteSshSigningKeyForAuthenticatedUser: [
      "DELETE /user/ssh_signing_keys/{ssh_signing_key_id}"
    ],
    follow: ["PUT /user/following/{username}"],
    getAuthenticated: ["GET /user"],
    getById: ["GET /user/{account_id}"],
    getByUsername: ["GET /users/{username}"],
    getContextForUser: ["GET /users/{username}/hovercard"],
    getGpgKeyForAuthenticated: [
      "GET /user/gpg_keys/{gpg_key_id}",
      {},
      { renamed: ["users", "getGpgKeyForAuthenticatedUser"] }
    ],
    getGpgKeyForAuthenticatedUser: ["GET /user/gpg_keys/{gpg_key_id}"],
    getPublicSshKeyForAuthenticated: [
      "GET /user/keys/{key_id}",
      {},
      { renamed: ["users", "getPublicSshKeyForAuthenticatedUser"] }
    ],
    getPublicSshKeyForAuthenticatedUser: ["GET /user/keys/{key_id}"],
    getSshSigningKeyForAuthenticatedUser: [
      "GET /user/ssh_signing_keys/{ssh_signing_key_id}"
    ],
    list: ["GET /users"],
    listAttestations: ["GET /users/{username}/attestations/{subject_digest}"],
    listAttestationsBulk: [
      "POST /users/{username}/attestations/bulk-list{?per_page,before,after}"
    ],
    listBlockedByAuthenticated: [
      "GET /user/blocks",
      {},
      { renamed: ["users", "listBlockedByAuthenticatedUser"] }
    ],
    listBlockedByAuthenticatedUser: ["GET /user/blocks"],
    listEmailsForAuthenticated: [
      "GET /user/emails",
      {},
      { renamed: ["users", "listEmailsForAuthenticatedUser"] }
    ],
    listEmailsForAuthenticatedUser: ["GET /user/emails"],
    listFollowedByAuthenticated: [
      "GET /user/following",
      {},
      { renamed: ["users", "listFollowedByAuthenticatedUser"] }
    ],
    listFollowedByAuthenticatedUser: ["GET /user/following"],
    listFollowersForAuthenticatedUser: ["GET /user/followers"],
    listFollowersForUser: ["GET /users/{username}/followers"],
    listFollowingForUser: ["GET /users/{username}/following"],
    listGpgKeysForAuthenticated: [
      "GET /user/gpg_keys",
      {},
      { renamed: ["users", "listGpgKeysForAuthenticatedUser"] }
    ],
    listGpgKeysForAuthenticatedUser: ["GET /user/gpg_keys"],
    listGpgKeysForUser: ["GET /users/{username}/gpg_keys"],
    listPublicEmailsForAuthenticated: [
      "GET /user/public_emails",
      {},
      { renamed: ["users", "listPublicEmailsForAuthenticatedUser"] }
    ],
    listPublicEmailsForAuthenticatedUser: ["GET /user/public_emails"],
    listPublicKeysForUser: ["GET /users/{username}/keys"],
    listPublicSshKeysForAuthenticated: [
      "GET /user/keys",
      {},
      { renamed: ["users", "listPublicSshKeysForAuthenticatedUser"] }
    ],
    listPublicSshKeysForAuthenticatedUser: ["GET /user/keys"],
    listSocialAccountsForAuthenticatedUser: ["GET /user/social_accounts"],
    listSocialAccountsForUser: ["GET /users/{username}/social_accounts"],
    listSshSigningKeysForAuthenticatedUser: ["GET /user/ssh_signing_keys"],
    listSshSigningKeysForUser: ["GET /users/{username}/ssh_signing_keys"],
    setPrimaryEmailVisibilityForAuthenticated: [
      "PATCH /user/email/visibility",
      {},
      { renamed: ["users", "setPrimaryEmailVisibilityForAuthenticatedUser"] }
    ],
    setPrimaryEmailVisibilityForAuthenticatedUser: [
      "PATCH /user/email/visibility"
    ],
    unblock: ["DELETE /user/blocks/{username}"],
    unfollow: ["DELETE /user/following/{username}"],
    updateAuthenticated: ["PATCH /user"]
  }
};
var endpoints_default = Endpoints;

// node_modules/.pnpm/@octokit+plugin-rest-endpoint-methods@17.0.0_@octokit+core@7.0.8/node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/endpoints-to-methods.js
var endpointMethodsMap = /* @__PURE__ */ new Map();
for (const [scope, endpoints] of Object.entries(endpoints_default)) {
  for (const [methodName, endpoint2] of Object.entries(endpoints)) {
    const [route, defaults2, decorations] = endpoint2;
    const [method, url] = route.split(/ /);
    const endpointDefaults = Object.assign(
      {
        method,
        url
      },
      defaults2
    );
    if (!endpointMethodsMap.has(scope)) {
      endpointMethodsMap.set(scope, /* @__PURE__ */ new Map());
    }
    endpointMethodsMap.get(scope).set(methodName, {
      scope,
      methodName,
      endpointDefaults,
      decorations
    });
  }
}
var handler = {
  has({ scope }, methodName) {
    return endpointMethodsMap.get(scope).has(methodName);
  },
  getOwnPropertyDescriptor(target, methodName) {
    return {
      value: this.get(target, methodName),
      // ensures method is in the cache
      configurable: true,
      writable: true,
      enumerable: true
    };
  },
  defineProperty(target, methodName, descriptor) {
    Object.defineProperty(target.cache, methodName, descriptor);
    return true;
  },
  deleteProperty(target, methodName) {
    delete target.cache[methodName];
    return true;
  },
  ownKeys({ scope }) {
    return [...endpointMethodsMap.get(scope).keys()];
  },
  set(target, methodName, value) {
    return target.cache[methodName] = value;
  },
  get({ octokit, scope, cache }, methodName) {
    if (cache[methodName]) {
      return cache[methodName];
    }
    const method = endpointMethodsMap.get(scope).get(methodName);
    if (!method) {
      return void 0;
    }
    const { endpointDefaults, decorations } = method;
    if (decorations) {
      cache[methodName] = decorate(
        octokit,
        scope,
        methodName,
        endpointDefaults,
        decorations
      );
    } else {
      cache[methodName] = octokit.request.defaults(endpointDefaults);
    }
    return cache[methodName];
  }
};
function endpointsToMethods(octokit) {
  const newMethods = {};
  for (const scope of endpointMethodsMap.keys()) {
    newMethods[scope] = new Proxy({ octokit, scope, cache: {} }, handler);
  }
  return newMethods;
}
function decorate(octokit, scope, methodName, defaults2, decorations) {
  const requestWithDefaults = octokit.request.defaults(defaults2);
  function withDecorations(...args) {
    let options = requestWithDefaults.endpoint.merge(...args);
    if (decorations.mapToData) {
      options = Object.assign({}, options, {
        data: options[decorations.mapToData],
        [decorations.mapToData]: void 0
      });
      return requestWithDefaults(options);
    }
    if (decorations.renamed) {
      const [newScope, newMethodName] = decorations.renamed;
      octokit.log.warn(
        `octokit.${scope}.${methodName}() has been renamed to octokit.${newScope}.${newMethodName}()`
      );
    }
    if (decorations.deprecated) {
      octokit.log.warn(decorations.deprecated);
    }
    if (decorations.renamedParameters) {
      const options2 = requestWithDefaults.endpoint.merge(...args);
      for (const [name, alias] of Object.entries(
        decorations.renamedParameters
      )) {
        if (name in options2) {
          octokit.log.warn(
            `"${name}" parameter is deprecated for "octokit.${scope}.${methodName}()". Use "${alias}" instead`
          );
          if (!(alias in options2)) {
            options2[alias] = options2[name];
          }
          delete options2[name];
        }
      }
      return requestWithDefaults(options2);
    }
    return requestWithDefaults(...args);
  }
  return Object.assign(withDecorations, requestWithDefaults);
}

// node_modules/.pnpm/@octokit+plugin-rest-endpoint-methods@17.0.0_@octokit+core@7.0.8/node_modules/@octokit/plugin-rest-endpoint-methods/dist-src/index.js
function restEndpointMethods(octokit) {
  const api = endpointsToMethods(octokit);
  return {
    rest: api
  };
}
restEndpointMethods.VERSION = VERSION5;
function legacyRestEndpointMethods(octokit) {
  const api = endpointsToMethods(octokit);
  return {
    ...api,
    rest: api
  };
}
legacyRestEndpointMethods.VERSION = VERSION5;

// node_modules/.pnpm/@octokit+plugin-paginate-rest@14.0.0_@octokit+core@7.0.8/node_modules/@octokit/plugin-paginate-rest/dist-bundle/index.js
var VERSION6 = "0.0.0-development";
function normalizePaginatedListResponse(response) {
  if (!response.data) {
    return {
      ...response,
      data: []
    };
  }
  const responseNeedsNormalization = ("total_count" in response.data || "total_commits" in response.data) && !("url" in response.data);
  if (!responseNeedsNormalization) return response;
  const incompleteResults = response.data.incomplete_results;
  const repositorySelection = response.data.repository_selection;
  const totalCount = response.data.total_count;
  const totalCommits = response.data.total_commits;
  delete response.data.incomplete_results;
  delete response.data.repository_selection;
  delete response.data.total_count;
  delete response.data.total_commits;
  const namespaceKey = Object.keys(response.data)[0];
  const data = response.data[namespaceKey];
  response.data = data;
  if (typeof incompleteResults !== "undefined") {
    response.data.incomplete_results = incompleteResults;
  }
  if (typeof repositorySelection !== "undefined") {
    response.data.repository_selection = repositorySelection;
  }
  response.data.total_count = totalCount;
  response.data.total_commits = totalCommits;
  return response;
}
function iterator(octokit, route, parameters) {
  const options = typeof route === "function" ? route.endpoint(parameters) : octokit.request.endpoint(route, parameters);
  const requestMethod = typeof route === "function" ? route : octokit.request;
  const method = options.method;
  const headers = options.headers;
  let url = options.url;
  return {
    [Symbol.asyncIterator]: () => ({
      async next() {
        if (!url) return { done: true };
        try {
          const response = await requestMethod({ method, url, headers });
          const normalizedResponse = normalizePaginatedListResponse(response);
          url = ((normalizedResponse.headers.link || "").match(
            /<([^<>]+)>;\s*rel="next"/
          ) || [])[1];
          if (!url && "total_commits" in normalizedResponse.data) {
            const parsedUrl = new URL(normalizedResponse.url);
            const params = parsedUrl.searchParams;
            const page = parseInt(params.get("page") || "1", 10);
            const per_page = parseInt(params.get("per_page") || "250", 10);
            if (page * per_page < normalizedResponse.data.total_commits) {
              params.set("page", String(page + 1));
              url = parsedUrl.toString();
            }
          }
          return { value: normalizedResponse };
        } catch (error2) {
          if (error2.status !== 409) throw error2;
          url = "";
          return {
            value: {
              status: 200,
              headers: {},
              data: []
            }
          };
        }
      }
    })
  };
}
function paginate(octokit, route, parameters, mapFn) {
  if (typeof parameters === "function") {
    mapFn = parameters;
    parameters = void 0;
  }
  return gather(
    octokit,
    [],
    iterator(octokit, route, parameters)[Symbol.asyncIterator](),
    mapFn
  );
}
function gather(octokit, results, iterator2, mapFn) {
  return iterator2.next().then((result) => {
    if (result.done) {
      return results;
    }
    let earlyExit = false;
    function done() {
      earlyExit = true;
    }
    results = results.concat(
      mapFn ? mapFn(result.value, done) : result.value.data
    );
    if (earlyExit) {
      return results;
    }
    return gather(octokit, results, iterator2, mapFn);
  });
}
var composePaginateRest = Object.assign(paginate, {
  iterator
});
function paginateRest(octokit) {
  return {
    paginate: Object.assign(paginate.bind(null, octokit), {
      iterator: iterator.bind(null, octokit)
    })
  };
}
paginateRest.VERSION = VERSION6;

// node_modules/.pnpm/@actions+github@9.1.1/node_modules/@actions/github/lib/utils.js
var context = new Context();
var baseUrl = getApiBaseUrl();
var defaults = {
  baseUrl,
  request: {
    agent: getProxyAgent(baseUrl),
    fetch: getProxyFetch(baseUrl)
  }
};
var GitHub = Octokit.plugin(restEndpointMethods, paginateRest).defaults(defaults);
function getOctokitOptions(token, options) {
  const opts = Object.assign({}, options || {});
  const auth2 = getAuthString(token, opts);
  if (auth2) {
    opts.auth = auth2;
  }
  const userAgent2 = getUserAgentWithOrchestrationId(opts.userAgent);
  if (userAgent2) {
    opts.userAgent = userAgent2;
  }
  return opts;
}

// node_modules/.pnpm/@actions+github@9.1.1/node_modules/@actions/github/lib/github.js
var context2 = new Context();
function getOctokit(token, options, ...additionalPlugins) {
  const GitHubWithPlugins = GitHub.plugin(...additionalPlugins);
  return new GitHubWithPlugins(getOctokitOptions(token, options));
}

// packages/toolkit/lib/sticky-comment.js
var CommentRefused = class extends Error {
};
var longestPause = 6e4;
var attempts = 3;
var requestTimeout = 3e4;
async function patiently(access, work) {
  maskSecret(access.token);
  const { wait = node_timers_promises__WEBPACK_IMPORTED_MODULE_4__.setTimeout, now = Date.now } = access;
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error2) {
      const pause = pauseAfter(error2, attempt, now());
      if (attempt === attempts || pause === void 0 || pause > longestPause) {
        throw new CommentRefused(reasonOf(error2, access.token), { cause: error2 });
      }
      await wait(pause);
    }
  }
}
function gitHubAt(place, token) {
  const [owner = "", repo = ""] = place.repository.split("/");
  const octokit = getOctokit(token, { baseUrl: place.apiUrl.replace(/\/$/, ""), log: silent });
  const limit = () => ({ request: { signal: AbortSignal.timeout(requestTimeout) } });
  return { octokit, owner, repo, limit };
}
function pauseAfter(error2, attempt, now) {
  const { status, message, response } = error2;
  const headers = response?.headers ?? {};
  if (status === 403 || status === 429) {
    const seconds = Number(headers["retry-after"]);
    if (headers["retry-after"] !== void 0 && seconds >= 0)
      return seconds * 1e3;
    if (String(headers["x-ratelimit-remaining"]) === "0") {
      return Math.max(0, Number(headers["x-ratelimit-reset"]) * 1e3 - now);
    }
    return status === 429 || /secondary rate limit/i.test(message) ? longestPause : void 0;
  }
  if (status === void 0 || status >= 500)
    return attempt * 1e3;
  return void 0;
}
var meanings = {
  401: "the token is not valid",
  403: `the token may not write to pull requests (permission "pull-requests: write"; a fork's token never may)`,
  404: "the token does not see the pull request",
  410: "the pull request takes no comments",
  422: "GitHub refused the comment's content",
  429: "the token's rate limit is used up"
};
function reasonOf(error2, token) {
  const { status, message, response } = error2;
  const limited = status === 403 && (response?.headers?.["retry-after"] !== void 0 || String(response?.headers?.["x-ratelimit-remaining"]) === "0" || /rate limit/i.test(message));
  const meaning = status === void 0 || status === 500 ? "GitHub did not answer" : meanings[limited ? 429 : status] ?? "GitHub did not take it";
  const said2 = singleLine(withoutSecrets(message, [token]), 200);
  return `${meaning}${status === void 0 ? "" : ` (HTTP ${status})`}: ${said2}`;
}
var silent = { debug() {
}, info() {
}, warn() {
}, error() {
} };

// packages/toolkit/lib/github-repository.js
var GitHubRefused = class extends Error {
};
var mostPages = 100;
function openRepository(apiUrl, repository, token) {
  const { octokit, owner, repo, limit } = gitHubAt({ repository, apiUrl, number: 0 }, token);
  const ask = async (path4, query) => {
    try {
      return await patiently({ token }, () => octokit.request(`GET /repos/{owner}/{repo}/${path4}`, { owner, repo, ...query, ...limit() }));
    } catch (error2) {
      throw error2 instanceof CommentRefused ? new GitHubRefused(reasonOf2(error2, token)) : error2;
    }
  };
  return {
    async pages(path4, query = {}) {
      const pages = [];
      for (let page = 1; page <= mostPages; page++) {
        const { data, headers } = await ask(path4, page === 1 ? query : { ...query, page });
        pages.push(data);
        if (!headers.link?.includes('rel="next"'))
          break;
      }
      return pages;
    },
    async download(path4) {
      const { data } = await ask(path4, {});
      return new Uint8Array(data);
    }
  };
}
var meanings2 = {
  401: "the token is not valid",
  403: "the token may not read this, or its rate limit is used up",
  404: "the token sees no such thing in this repository"
};
function reasonOf2({ cause }, token) {
  const { status, message } = cause;
  const meaning = meanings2[status ?? 0] ?? "GitHub did not answer as it should";
  const http = status === void 0 ? "" : ` (HTTP ${status})`;
  return `${meaning}${http}: ${singleLine(withoutSecrets(message, [token]), 200)}`;
}

// actions/deployment-record/lib/evidence/evidence-files.js



var largestBytes = 32e6;
var mostFiles = 500;
function readEvidenceFiles(directory, most = mostFiles) {
  return filesBelow(directory, "").toSorted().map((file, index) => index < most ? readOne(directory, file) : { path: file, bytes: 0, sha256: "", problem: `there are more than ${most} files` });
}
function readTexts(directory, kind) {
  return filesBelow(directory, "").filter((name) => kind.test(name)).toSorted().slice(0, mostFiles).flatMap((name) => {
    const bytes = bytesOf(directory, name);
    return typeof bytes === "string" ? [] : [{ path: name, text: bytes.toString("utf8") }];
  });
}
function filesBelow(directory, below) {
  let entries;
  try {
    entries = (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.readdirSync)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, below), { withFileTypes: true });
  } catch (error2) {
    const { code } = error2;
    if (code === "ENOENT" || code === "ENOTDIR")
      return [];
    throw error2;
  }
  return entries.flatMap((entry) => {
    const name = below === "" ? entry.name : `${below}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(directory, name) : [name];
  });
}
function readOne(directory, name) {
  const bytes = bytesOf(directory, name);
  if (typeof bytes === "string")
    return { path: name, bytes: 0, sha256: "", problem: bytes };
  const known = {
    path: name,
    bytes: bytes.byteLength,
    sha256: (0,node_crypto__WEBPACK_IMPORTED_MODULE_7__.createHash)("sha256").update(bytes).digest("hex")
  };
  if (!name.endsWith(".json"))
    return known;
  const content = objectOf(bytes.toString("utf8"));
  return content === void 0 ? { ...known, problem: "it is no JSON object" } : { ...known, content };
}
function bytesOf(directory, name) {
  let descriptor;
  try {
    descriptor = (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.openSync)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, name), node_fs__WEBPACK_IMPORTED_MODULE_2__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_2__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_2__.constants.O_NONBLOCK);
    const status = (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.fstatSync)(descriptor);
    if (!status.isFile())
      return "it is no file";
    if (status.size > largestBytes)
      return `it has more than ${largestBytes} bytes`;
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.readFileSync)(descriptor);
  } catch (error2) {
    const { code } = error2;
    if (code === void 0)
      throw error2;
    return code === "ELOOP" ? "it is a link" : `it cannot be read (${code})`;
  } finally {
    if (descriptor !== void 0)
      (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.closeSync)(descriptor);
  }
}
function objectOf(text2) {
  try {
    const value = JSON.parse(text2);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : void 0;
  } catch {
    return void 0;
  }
}

// actions/deployment-record/lib/evidence/test-suites.js
var suites = [
  [/^coverage-backend/, "Backend"],
  [/^coverage-frontend/, "Frontend"],
  [/^e2e-results(-dotnet)?$/, "End to end"],
  [/^regression-results$/, "Regression"]
];
function readTestSuites(directory) {
  const counts = /* @__PURE__ */ new Map();
  for (const { path: path4, text: text2 } of readTexts(directory, /\.(trx|xml)$/i)) {
    const artifact = path4.split("/")[0] ?? "";
    const read = readTestCounts(text2);
    if (read === void 0)
      continue;
    const name = suites.find(([pattern]) => pattern.test(artifact))?.[1] ?? artifact.slice(0, 100);
    counts.set(name, [...counts.get(name) ?? [], read]);
  }
  return [...counts].map(([name, read]) => ({ name, ...addCounts(read) }));
}

// node_modules/.pnpm/fflate@0.8.3/node_modules/fflate/esm/index.mjs

var require2 = (0,module__WEBPACK_IMPORTED_MODULE_8__.createRequire)("/");
var _a;
var Worker;
var isMarkedAsUntransferable;
try {
  _a = require2("worker_threads"), Worker = _a.Worker, isMarkedAsUntransferable = _a.isMarkedAsUntransferable;
} catch (e) {
}
var u8 = Uint8Array;
var u16 = Uint16Array;
var i32 = Int32Array;
var fleb = new u8([
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  1,
  1,
  1,
  1,
  2,
  2,
  2,
  2,
  3,
  3,
  3,
  3,
  4,
  4,
  4,
  4,
  5,
  5,
  5,
  5,
  0,
  /* unused */
  0,
  0,
  /* impossible */
  0
]);
var fdeb = new u8([
  0,
  0,
  0,
  0,
  1,
  1,
  2,
  2,
  3,
  3,
  4,
  4,
  5,
  5,
  6,
  6,
  7,
  7,
  8,
  8,
  9,
  9,
  10,
  10,
  11,
  11,
  12,
  12,
  13,
  13,
  /* unused */
  0,
  0
]);
var clim = new u8([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);
var freb = function(eb, start) {
  var b = new u16(31);
  for (var i2 = 0; i2 < 31; ++i2) {
    b[i2] = start += 1 << eb[i2 - 1];
  }
  var r = new i32(b[30]);
  for (var i2 = 1; i2 < 30; ++i2) {
    for (var j = b[i2]; j < b[i2 + 1]; ++j) {
      r[j] = j - b[i2] << 5 | i2;
    }
  }
  return { b, r };
};
var _a = freb(fleb, 2);
var fl = _a.b;
var revfl = _a.r;
fl[28] = 258, revfl[258] = 28;
var _b = freb(fdeb, 0);
var fd = _b.b;
var revfd = _b.r;
var rev = new u16(32768);
for (i = 0; i < 32768; ++i) {
  x = (i & 43690) >> 1 | (i & 21845) << 1;
  x = (x & 52428) >> 2 | (x & 13107) << 2;
  x = (x & 61680) >> 4 | (x & 3855) << 4;
  rev[i] = ((x & 65280) >> 8 | (x & 255) << 8) >> 1;
}
var x;
var i;
var hMap = (function(cd, mb, r) {
  var s = cd.length;
  var i2 = 0;
  var l = new u16(mb);
  for (; i2 < s; ++i2) {
    if (cd[i2])
      ++l[cd[i2] - 1];
  }
  var le = new u16(mb);
  for (i2 = 1; i2 < mb; ++i2) {
    le[i2] = le[i2 - 1] + l[i2 - 1] << 1;
  }
  var co;
  if (r) {
    co = new u16(1 << mb);
    var rvb = 15 - mb;
    for (i2 = 0; i2 < s; ++i2) {
      if (cd[i2]) {
        var sv = i2 << 4 | cd[i2];
        var r_1 = mb - cd[i2];
        var v = le[cd[i2] - 1]++ << r_1;
        for (var m = v | (1 << r_1) - 1; v <= m; ++v) {
          co[rev[v] >> rvb] = sv;
        }
      }
    }
  } else {
    co = new u16(s);
    for (i2 = 0; i2 < s; ++i2) {
      if (cd[i2]) {
        co[i2] = rev[le[cd[i2] - 1]++] >> 15 - cd[i2];
      }
    }
  }
  return co;
});
var flt = new u8(288);
for (i = 0; i < 144; ++i)
  flt[i] = 8;
var i;
for (i = 144; i < 256; ++i)
  flt[i] = 9;
var i;
for (i = 256; i < 280; ++i)
  flt[i] = 7;
var i;
for (i = 280; i < 288; ++i)
  flt[i] = 8;
var i;
var fdt = new u8(32);
for (i = 0; i < 32; ++i)
  fdt[i] = 5;
var i;
var flrm = /* @__PURE__ */ hMap(flt, 9, 1);
var fdrm = /* @__PURE__ */ hMap(fdt, 5, 1);
var max = function(a) {
  var m = a[0];
  for (var i2 = 1; i2 < a.length; ++i2) {
    if (a[i2] > m)
      m = a[i2];
  }
  return m;
};
var bits = function(d, p, m) {
  var o = p / 8 | 0;
  return (d[o] | d[o + 1] << 8) >> (p & 7) & m;
};
var bits16 = function(d, p) {
  var o = p / 8 | 0;
  return (d[o] | d[o + 1] << 8 | d[o + 2] << 16) >> (p & 7);
};
var shft = function(p) {
  return (p + 7) / 8 | 0;
};
var slc = function(v, s, e) {
  if (s == null || s < 0)
    s = 0;
  if (e == null || e > v.length)
    e = v.length;
  return new u8(v.subarray(s, e));
};
var ec = [
  "unexpected EOF",
  "invalid block type",
  "invalid length/literal",
  "invalid distance",
  "stream finished",
  "no stream handler",
  ,
  // determined by compression function
  "no callback",
  "invalid UTF-8 data",
  "extra field too long",
  "date not in range 1980-2099",
  "filename too long",
  "stream finishing",
  "invalid zip data"
  // determined by unknown compression method
];
var err = function(ind, msg, nt) {
  var e = new Error(msg || ec[ind]);
  e.code = ind;
  if (Error.captureStackTrace)
    Error.captureStackTrace(e, err);
  if (!nt)
    throw e;
  return e;
};
var inflt = function(dat, st, buf, dict) {
  var sl = dat.length, dl = dict ? dict.length : 0;
  if (!sl || st.f && !st.l)
    return buf || new u8(0);
  var noBuf = !buf;
  var resize = noBuf || st.i != 2;
  var noSt = st.i;
  if (noBuf)
    buf = new u8(sl * 3);
  var cbuf = function(l2) {
    var bl = buf.length;
    if (l2 > bl) {
      var nbuf = new u8(Math.max(bl * 2, l2));
      nbuf.set(buf);
      buf = nbuf;
    }
  };
  var final = st.f || 0, pos = st.p || 0, bt = st.b || 0, lm = st.l, dm = st.d, lbt = st.m, dbt = st.n;
  var tbts = sl * 8;
  do {
    if (!lm) {
      final = bits(dat, pos, 1);
      var type = bits(dat, pos + 1, 3);
      pos += 3;
      if (!type) {
        var s = shft(pos) + 4, l = dat[s - 4] | dat[s - 3] << 8, t = s + l;
        if (t > sl) {
          if (noSt)
            err(0);
          break;
        }
        if (resize)
          cbuf(bt + l);
        buf.set(dat.subarray(s, t), bt);
        st.b = bt += l, st.p = pos = t * 8, st.f = final;
        continue;
      } else if (type == 1)
        lm = flrm, dm = fdrm, lbt = 9, dbt = 5;
      else if (type == 2) {
        var hLit = bits(dat, pos, 31) + 257, hcLen = bits(dat, pos + 10, 15) + 4;
        var tl = hLit + bits(dat, pos + 5, 31) + 1;
        pos += 14;
        var ldt = new u8(tl);
        var clt = new u8(19);
        for (var i2 = 0; i2 < hcLen; ++i2) {
          clt[clim[i2]] = bits(dat, pos + i2 * 3, 7);
        }
        pos += hcLen * 3;
        var clb = max(clt), clbmsk = (1 << clb) - 1;
        var clm = hMap(clt, clb, 1);
        for (var i2 = 0; i2 < tl; ) {
          var r = clm[bits(dat, pos, clbmsk)];
          pos += r & 15;
          var s = r >> 4;
          if (s < 16) {
            ldt[i2++] = s;
          } else {
            var c = 0, n = 0;
            if (s == 16)
              n = 3 + bits(dat, pos, 3), pos += 2, c = ldt[i2 - 1];
            else if (s == 17)
              n = 3 + bits(dat, pos, 7), pos += 3;
            else if (s == 18)
              n = 11 + bits(dat, pos, 127), pos += 7;
            while (n--)
              ldt[i2++] = c;
          }
        }
        var lt = ldt.subarray(0, hLit), dt = ldt.subarray(hLit);
        lbt = max(lt);
        dbt = max(dt);
        lm = hMap(lt, lbt, 1);
        dm = hMap(dt, dbt, 1);
      } else
        err(1);
      if (pos > tbts) {
        if (noSt)
          err(0);
        break;
      }
    }
    if (resize)
      cbuf(bt + 131072);
    var lms = (1 << lbt) - 1, dms = (1 << dbt) - 1;
    var lpos = pos;
    for (; ; lpos = pos) {
      var c = lm[bits16(dat, pos) & lms], sym = c >> 4;
      pos += c & 15;
      if (pos > tbts) {
        if (noSt)
          err(0);
        break;
      }
      if (!c)
        err(2);
      if (sym < 256)
        buf[bt++] = sym;
      else if (sym == 256) {
        lpos = pos, lm = null;
        break;
      } else {
        var add = sym - 254;
        if (sym > 264) {
          var i2 = sym - 257, b = fleb[i2];
          add = bits(dat, pos, (1 << b) - 1) + fl[i2];
          pos += b;
        }
        var d = dm[bits16(dat, pos) & dms], dsym = d >> 4;
        if (!d)
          err(3);
        pos += d & 15;
        var dt = fd[dsym];
        if (dsym > 3) {
          var b = fdeb[dsym];
          dt += bits16(dat, pos) & (1 << b) - 1, pos += b;
        }
        if (pos > tbts) {
          if (noSt)
            err(0);
          break;
        }
        if (resize)
          cbuf(bt + 131072);
        var end = bt + add;
        if (bt < dt) {
          var shift = dl - dt, dend = Math.min(dt, end);
          if (shift + bt < 0)
            err(3);
          for (; bt < dend; ++bt)
            buf[bt] = dict[shift + bt];
        }
        for (; bt < end; ++bt)
          buf[bt] = buf[bt - dt];
      }
    }
    st.l = lm, st.p = lpos, st.b = bt, st.f = final;
    if (lm)
      final = 1, st.m = lbt, st.d = dm, st.n = dbt;
  } while (!final);
  return bt != buf.length && noBuf ? slc(buf, 0, bt) : buf.subarray(0, bt);
};
var et = /* @__PURE__ */ new u8(0);
var b2 = function(d, b) {
  return d[b] | d[b + 1] << 8;
};
var b4 = function(d, b) {
  return (d[b] | d[b + 1] << 8 | d[b + 2] << 16 | d[b + 3] << 24) >>> 0;
};
var b8 = function(d, b) {
  return b4(d, b) + b4(d, b + 4) * 4294967296;
};
function inflateSync(data, opts) {
  return inflt(data, { i: 2 }, opts && opts.out, opts && opts.dictionary);
}
var td = typeof TextDecoder != "undefined" && /* @__PURE__ */ new TextDecoder();
var tds = 0;
try {
  td.decode(et, { stream: true });
  tds = 1;
} catch (e) {
}
var dutf8 = function(d) {
  for (var r = "", i2 = 0; ; ) {
    var c = d[i2++];
    var eb = (c > 127) + (c > 223) + (c > 239);
    if (i2 + eb > d.length)
      return { s: r, r: slc(d, i2 - 1) };
    if (!eb)
      r += String.fromCharCode(c);
    else if (eb == 3) {
      c = ((c & 15) << 18 | (d[i2++] & 63) << 12 | (d[i2++] & 63) << 6 | d[i2++] & 63) - 65536, r += String.fromCharCode(55296 | c >> 10, 56320 | c & 1023);
    } else if (eb & 1)
      r += String.fromCharCode((c & 31) << 6 | d[i2++] & 63);
    else
      r += String.fromCharCode((c & 15) << 12 | (d[i2++] & 63) << 6 | d[i2++] & 63);
  }
};
function strFromU8(dat, latin1) {
  if (latin1) {
    var r = "";
    for (var i2 = 0; i2 < dat.length; i2 += 16384)
      r += String.fromCharCode.apply(null, dat.subarray(i2, i2 + 16384));
    return r;
  } else if (td) {
    return td.decode(dat);
  } else {
    var _a2 = dutf8(dat), s = _a2.s, r = _a2.r;
    if (r.length)
      err(8);
    return s;
  }
}
var slzh = function(d, b) {
  return b + 30 + b2(d, b + 26) + b2(d, b + 28);
};
var zh = function(d, b, z) {
  var fnl = b2(d, b + 28), efl = b2(d, b + 30), fn = strFromU8(d.subarray(b + 46, b + 46 + fnl), !(b2(d, b + 8) & 2048)), es = b + 46 + fnl;
  var _a2 = z64hs(d, es, efl, z, b4(d, b + 20), b4(d, b + 24), b4(d, b + 42)), sc = _a2[0], su = _a2[1], off = _a2[2];
  return [b2(d, b + 10), sc, su, fn, es + efl + b2(d, b + 32), off];
};
var z64hs = function(d, b, l, z, sc, su, off) {
  var nsc = sc == 4294967295, nsu = su == 4294967295, noff = off == 4294967295, e = b + l;
  var nf = nsc + nsu + noff;
  if (z && nf) {
    for (; b + 4 < e; b += 4 + b2(d, b + 2)) {
      if (b2(d, b) == 1) {
        return [
          nsc ? b8(d, b + 4 + 8 * nsu) : sc,
          nsu ? b8(d, b + 4) : su,
          noff ? b8(d, b + 4 + 8 * (nsu + nsc)) : off,
          1
        ];
      }
    }
    if (z < 2)
      err(13);
  }
  return [sc, su, off, 0];
};
function unzipSync(data, opts) {
  var files = {};
  var e = data.length - 22;
  for (; b4(data, e) != 101010256; --e) {
    if (!e || data.length - e > 65558)
      err(13);
  }
  ;
  var c = b2(data, e + 8);
  if (!c)
    return {};
  var o = b4(data, e + 16);
  var z = b4(data, e - 20) == 117853008;
  if (z) {
    var ze = b4(data, e - 12);
    z = b4(data, ze) == 101075792;
    if (z) {
      c = b4(data, ze + 32);
      o = b4(data, ze + 48);
    }
  }
  var fltr = opts && opts.filter;
  for (var i2 = 0; i2 < c; ++i2) {
    var _a2 = zh(data, o, z), c_2 = _a2[0], sc = _a2[1], su = _a2[2], fn = _a2[3], no = _a2[4], off = _a2[5], b = slzh(data, off);
    o = no;
    if (!fltr || fltr({
      name: fn,
      size: sc,
      originalSize: su,
      compression: c_2
    })) {
      if (!c_2)
        files[fn] = slc(data, b, b + sc);
      else if (c_2 == 8)
        files[fn] = inflateSync(data.subarray(b, b + sc), { out: new u8(su) });
      else
        err(14, "unknown compression type " + c_2);
    }
  }
  return files;
}

// actions/deployment-record/lib/github/run-history.js
var recordArtifact = "deployment-record";
var recordFile = "deployment-record.json";
var largestRecord = 4e6;
var largestArchive = 16e6;
var mostRecords = 900;
async function readHistory(github, since) {
  const pages = await github.pages("actions/artifacts", { name: recordArtifact, per_page: "100" });
  const all = pages.flatMap((page) => items(fields(page).artifacts)).map(fields).filter((artifact) => artifact.name === recordArtifact).filter((artifact) => Date.parse(text(artifact, "created_at") ?? "") >= since);
  const artifacts = all.slice(0, mostRecords);
  const records = [];
  const refused = [];
  for (const artifact of artifacts) {
    const run = fields(artifact.workflow_run);
    const name = `run ${number(run, "id") ?? "unknown"}, artifact ${number(artifact, "id") ?? "unknown"}`;
    const strange = strangeness(artifact, run);
    if (strange !== void 0) {
      refused.push({ name, reason: strange });
      continue;
    }
    const archive = await github.download(`actions/artifacts/${number(artifact, "id")}/zip`);
    const value = recordIn(archive);
    const reason = "problem" in value ? value.problem : foreign(fields(value.record), run);
    if (reason === void 0 && "record" in value)
      records.push({ name, value: value.record });
    else
      refused.push({ name, reason: reason ?? "" });
  }
  if (all.length > artifacts.length) {
    refused.push({
      name: `${all.length - artifacts.length} older records`,
      reason: `GitHub lets a job read about ${mostRecords} an hour; take a shorter window`
    });
  }
  return { records, refused };
}
function strangeness(artifact, run) {
  if (number(artifact, "id") === void 0)
    return "GitHub gives it no id";
  if (artifact.expired === true)
    return "it has expired";
  if ((number(artifact, "size_in_bytes") ?? 0) > largestArchive)
    return "it is too large for a record";
  const [own, head] = [number(run, "repository_id"), number(run, "head_repository_id")];
  return own !== void 0 && own === head ? void 0 : "its run is of another repository's commit";
}
function foreign(record2, run) {
  if (number(fields(record2.run), "id") !== number(run, "id"))
    return "it names another run";
  const pull = fields(record2.run).event === "pull_request";
  return pull || record2.commit === run.head_sha ? void 0 : "it names another commit";
}
function recordIn(archive) {
  try {
    const found = unzipSync(archive, {
      filter: ({ name, originalSize }) => name === recordFile && originalSize <= largestRecord
    })[recordFile];
    if (found === void 0)
      return { problem: `it has no ${recordFile} of a record's size` };
    return { record: JSON.parse(Buffer.from(found).toString("utf8")) };
  } catch {
    return { problem: "it is no archive with a JSON file" };
  }
}

// actions/deployment-record/lib/inputs.js
function readInputs() {
  const operation = choiceInput("operation", ["record", "metrics"]);
  const run = runFacts(process.env);
  const common = {
    product: optionalInput("product") ?? (run.repository.split("/").at(-1) || "this repository"),
    run,
    apiUrl: process.env.GITHUB_API_URL || "https://api.github.com",
    token: optionalInput("token"),
    evidenceDirectory: requiredInput("evidence-directory")
  };
  if (operation === "record") {
    return {
      operation,
      ...common,
      needs: needsInput(),
      environment: optionalInput("environment") ?? null,
      migrations: booleanInput("migrations"),
      evidence: pathInput("evidence"),
      testResults: pathInput("test-results")
    };
  }
  const records = optionalInput("records") === void 0 ? {} : { records: pathInput("records") };
  if (records.records === void 0 && common.token === void 0) {
    throw new UsageError('Neither "records" nor "token" is set, so there is no way to the records.', 'Keep the default of "token", or download the records and name their directory in "records".');
  }
  return {
    operation,
    ...common,
    ...records,
    windowDays: integerInput("window", { min: 1, max: 3650 }),
    missedTarget: choiceInput("missed-target", ["warn", "fail"])
  };
}
function needsInput() {
  const text2 = requiredInput("stages");
  try {
    const value = JSON.parse(text2);
    if (typeof value === "object" && value !== null && Object.keys(value).length > 0)
      return value;
  } catch {
  }
  throw new UsageError('Input "stages" holds no results of jobs.', `Set it to the expression toJSON(needs), and name the stages' jobs in the job's "needs:".`);
}
function runFacts(environment) {
  const { GITHUB_REPOSITORY: repository = "", GITHUB_RUN_ID: id = "0" } = environment;
  const attempt = Number(environment.GITHUB_RUN_ATTEMPT ?? "1");
  return {
    id: Number(id),
    attempt,
    number: Number(environment.GITHUB_RUN_NUMBER ?? "0"),
    url: `${environment.GITHUB_SERVER_URL || "https://github.com"}/${repository}/actions/runs/${id}/attempts/${attempt}`,
    workflow: environment.GITHUB_WORKFLOW ?? "",
    event: environment.GITHUB_EVENT_NAME ?? "",
    repository,
    commit: environment.GITHUB_SHA ?? "",
    ref: environment.GITHUB_REF ?? "",
    actor: environment.GITHUB_TRIGGERING_ACTOR || environment.GITHUB_ACTOR || ""
  };
}

// actions/deployment-record/lib/metrics/document.js
var metricWords = {
  "deployment-success-rate": "Deployment success rate",
  "rollback-time": "Rollback time",
  "zero-downtime-share": "Zero-downtime deployments",
  "failed-deployment-recovery": "Failed deployment recovery",
  "time-to-detection": "Time to detection (mean)",
  "time-to-resolution": "Time to resolution (mean)"
};
function overall(environments) {
  return gravest(environments.flatMap(({ metrics: metrics2 }) => metrics2.map(({ verdict: verdict2 }) => verdict2)));
}

// actions/deployment-record/lib/metrics/history.js
function readRecord(value) {
  const of = fields(value);
  if (of.schema !== "slipway/deployment-record/v1") {
    return { reason: "it is no slipway/deployment-record/v1" };
  }
  const run = fields(of.run);
  const [runId, finishedAt] = [number(run, "id"), time(of, "finishedAt")];
  if (runId === void 0 || finishedAt === void 0) {
    return { reason: "it names no run or no end" };
  }
  const environment = text(of, "environment");
  if (environment === void 0)
    return "nothing-due";
  const deployedAt = time(fields(of.deployment), "startedAt");
  const stages = items(of.stages).map(fields);
  const sound = (id) => {
    const verdict2 = stages.find((stage) => stage.stage === id)?.verdict;
    return verdict2 === "pass" || verdict2 === "warn";
  };
  return {
    runId,
    attempt: number(run, "attempt") ?? 1,
    url: text(run, "url") ?? "",
    environment,
    kind: of.kind === "rollback" ? "rollback" : "deployment",
    outcome: text(of, "outcome") ?? "failed",
    finishedAt,
    attempted: isObject(of.deployment),
    ...deployedAt === void 0 ? {} : { deployedAt },
    proven: sound("deploy") && sound("validate"),
    ...trafficOf(of.traffic),
    ...rollbackOf(fields(of.rollback)),
    ...incidentOf(fields(of.incident))
  };
}
function isObject(value) {
  return typeof value === "object" && value !== null;
}
function trafficOf(value) {
  if (!isObject(value))
    return {};
  const interruptedMinutes = number(fields(fields(value).requests), "interruptedMinutes");
  return { traffic: interruptedMinutes === void 0 ? {} : { requests: { interruptedMinutes } } };
}
function rollbackOf(of) {
  const [detectedAt, completedAt] = [time(of, "detectedAt"), time(of, "completedAt")];
  return detectedAt === void 0 || completedAt === void 0 ? {} : { rollback: { detectedAt, completedAt } };
}
function incidentOf(of) {
  const detectedAt = time(of, "detectedAt");
  if (detectedAt === void 0)
    return {};
  const [beganAt, restoredAt] = [time(of, "beganAt"), time(of, "restoredAt")];
  return {
    incident: {
      detectedAt,
      ...beganAt === void 0 ? {} : { beganAt },
      ...restoredAt === void 0 ? {} : { restoredAt }
    }
  };
}
function inOrder(runs) {
  const once = /* @__PURE__ */ new Map();
  for (const run of runs) {
    const key = `${run.runId}/${run.attempt}/${run.environment}`;
    const known = once.get(key);
    if (known === void 0 || JSON.stringify(known) < JSON.stringify(run))
      once.set(key, run);
  }
  const runsOnce = [...once.values()].toSorted((a, b) => a.finishedAt - b.finishedAt || a.runId - b.runId || a.attempt - b.attempt);
  return runsOnce.map((run) => withoutEarlier(run, runsOnce));
}
function withoutEarlier(run, all) {
  const earlier = all.filter(({ runId, attempt, environment }) => runId === run.runId && attempt < run.attempt && environment === run.environment);
  if (earlier.length === 0)
    return run;
  const told = Math.max(...earlier.map(({ finishedAt }) => finishedAt));
  const { deployedAt, traffic, rollback, incident, ...rest } = run;
  const isAgain = deployedAt !== void 0 && deployedAt < told;
  return {
    ...rest,
    attempted: rest.attempted && !isAgain,
    ...isAgain || traffic === void 0 ? {} : { traffic },
    ...rollback === void 0 || rollback.detectedAt <= told ? {} : { rollback },
    ...incident === void 0 || incident.detectedAt <= told ? {} : { incident }
  };
}

// actions/deployment-record/lib/metrics/interval.js
function wilson(successes, n) {
  const z = 1.959963984540054;
  const share2 = successes / n;
  const scale2 = 1 + z * z / n;
  const middle = share2 + z * z / (2 * n);
  const half = z * Math.sqrt(share2 * (1 - share2) / n + z * z / (4 * n * n));
  return {
    lower: successes === 0 ? 0 : (middle - half) / scale2,
    upper: successes === n ? 1 : (middle + half) / scale2
  };
}

// actions/deployment-record/lib/metrics/metrics.js
var day = 864e5;
var fewShares = 20;
var fewTimes = 5;
function metricsOf(runs, window) {
  const history = inOrder(runs).filter(({ finishedAt }) => finishedAt <= window.now);
  const names = [...new Set(history.map(({ environment }) => environment))].toSorted();
  return names.map((environment) => {
    const all = history.filter((run) => run.environment === environment);
    const inWindow = all.filter(({ finishedAt }) => finishedAt > window.now - window.days * day);
    return {
      environment,
      metrics: environmentMetrics(inWindow, all, window.now),
      deployments: inWindow.filter(({ attempted }) => attempted).map(({ finishedAt, url, outcome }) => ({ at: iso(finishedAt), run: url, outcome }))
    };
  });
}
function environmentMetrics(runs, all, now) {
  const attempted = runs.filter((run) => run.attempted);
  const judged = attempted.filter(({ outcome, proven }) => outcome !== "deployed" || proven);
  const blueGreen = attempted.filter(({ traffic }) => traffic !== void 0);
  const seen = blueGreen.filter(({ traffic }) => traffic?.requests !== void 0);
  const rollbacks = runs.flatMap((run) => run.rollback === void 0 ? [] : [{ run, ...run.rollback }]);
  const incidents = runs.flatMap((run) => run.incident === void 0 ? [] : [{ run, ...ended(run.incident, all, now) }]);
  const detected = incidents.filter(({ beganAt }) => beganAt !== void 0);
  return [
    share("deployment-success-rate", { is: ">", value: 0.95 }, judged, attempted.length, ({ outcome }) => outcome === "deployed"),
    times("rollback-time", "longest", 5 * 60, 0, rollbacks.map(({ run, detectedAt, completedAt }) => sample(run, detectedAt, completedAt))),
    share("zero-downtime-share", { is: "=", value: 1 }, seen, blueGreen.length, ({ traffic }) => traffic?.requests?.interruptedMinutes === 0),
    times("failed-deployment-recovery", "longest", 15 * 60, 0, incidents.map(({ run, beganAt, detectedAt, end, open }) => sample(run, beganAt ?? detectedAt, end, open))),
    times("time-to-detection", "mean", 5 * 60, incidents.length - detected.length, detected.map(({ run, beganAt, detectedAt }) => sample(run, beganAt ?? detectedAt, detectedAt))),
    times("time-to-resolution", "mean", 30 * 60, 0, incidents.map(({ run, detectedAt, end, open }) => sample(run, detectedAt, end, open)))
  ];
}
function ended(incident, all, now) {
  const { restoredAt, detectedAt } = incident;
  if (restoredAt !== void 0)
    return { ...incident, end: restoredAt, open: false };
  const later = all.map(restorationOf).filter((at) => at !== void 0).filter((at) => at > detectedAt);
  return later.length === 0 ? { ...incident, end: Math.max(now, detectedAt), open: true } : { ...incident, end: Math.min(...later), open: false };
}
function restorationOf({ kind, outcome, rollback, finishedAt }) {
  if (outcome === "deployed")
    return finishedAt;
  return kind === "rollback" ? rollback?.completedAt : void 0;
}
function sample(run, from, to, open = false) {
  const value = Math.max(0, (to - from) / 1e3);
  return { at: iso(run.finishedAt), run: run.url, value, ...open ? { open } : {} };
}
function share(id, target, judged, all, good) {
  const n = judged.length;
  const samples = judged.map((run) => ({ ...sample(run, 0, 0), value: good(run) ? 1 : 0 }));
  const successes = samples.filter(({ value }) => value === 1).length;
  const met = target.is === "=" ? successes === n : successes * 100 > Math.round(target.value * 100) * n;
  const unknown = all - n;
  const few = n < fewShares;
  return {
    id,
    unit: "share",
    of: "share",
    n,
    value: n === 0 ? null : successes / n,
    target,
    verdict: n === 0 ? "inconclusive" : met ? "pass" : "fail",
    few,
    interval: n === 0 ? null : wilson(successes, n),
    unknown,
    open: 0,
    message: said([
      n === 0 ? "There is no data." : `${successes} of ${n}.`,
      n > 0 && few && `With fewer than ${fewShares} it says little.`,
      unknown > 0 && `${unknown} more left no evidence of it and ${unknown === 1 ? "does" : "do"} not count.`
    ]),
    samples
  };
}
function times(id, of, targetSeconds, unknown, samples) {
  const n = samples.length;
  const values = samples.map(({ value: value2 }) => value2);
  const value = n === 0 ? null : of === "longest" ? Math.max(...values) : values.reduce((sum2, each) => sum2 + each, 0) / n;
  const open = samples.filter((each) => each.open).length;
  const few = n < fewTimes;
  const met = value !== null && value < targetSeconds;
  return {
    id,
    unit: "seconds",
    of,
    n,
    value,
    target: { is: "<", value: targetSeconds },
    // What is not over yet can still miss the target; what has missed it, has.
    verdict: value === null || met && open > 0 ? "inconclusive" : met ? "pass" : "fail",
    few,
    interval: null,
    unknown,
    open,
    message: said([
      n === 0 && (unknown > 0 ? "No case tells it." : "There was no case."),
      n > 0 && (of === "longest" ? `The longest of ${n}.` : `The mean of ${n}.`),
      n > 0 && few && `With fewer than ${fewTimes} it says little.`,
      open > 0 && `${open} not over yet: at least so long.`,
      unknown > 0 && `Of ${unknown} more nobody knows when it began.`
    ]),
    samples
  };
}
function said(sentences) {
  return sentences.filter((sentence2) => sentence2 !== false).join(" ");
}
function iso(milliseconds) {
  return new Date(milliseconds).toISOString();
}

// actions/deployment-record/lib/metrics/chart.js
var margins2 = { wide: { left: 84, right: 16 }, narrow: { left: 64, right: 10 } };
function plotOf2(width, height) {
  const { left, right } = margins2[width];
  return { left, right: widths[width] - right, top: 12, bottom: 12 + height };
}
function dateAxis(plot, span, width) {
  const parts = width === "wide" ? 8 : 3;
  const x2 = scale(span.from, span.to, plot.left, plot.right);
  const times2 = Array.from({ length: parts + 1 }, (_, index) => span.from + (span.to - span.from) * index / parts);
  return html`<line class="axis" x1="${plot.left}" x2="${plot.right}" y1="${plot.bottom}" y2="${plot.bottom}"/>${times2.map((at, index) => html`<line class="axis" x1="${x2(at)}" x2="${x2(at)}" y1="${plot.bottom}" y2="${plot.bottom + 5}"/><text class="tick" x="${x2(at)}" y="${plot.bottom + 19}" text-anchor="${index === parts ? "end" : "middle"}">${dayWords(at)}</text>`)}`;
}
function dayWords(at) {
  return new Date(at).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    timeZone: "UTC"
  });
}
var rows = [
  ["deployed", "deployed"],
  ["rolled-back", "taken back"],
  ["other", "failed"]
];
function deploymentChart(id, of, span) {
  const count = (row) => of.deployments.filter(({ outcome }) => rowOf(outcome) === row).length;
  const description = rows.map(([row, label]) => `${count(row)} ${label}`).join(", ");
  return chart(id, `Deployments to ${of.environment} over time`, description, (width) => {
    const plot = plotOf2(width, rows.length * 30);
    const x2 = scale(span.from, span.to, plot.left, plot.right);
    const yOf = (outcome) => plot.top + 15 + 30 * rows.findIndex(([row]) => row === rowOf(outcome));
    return {
      height: plot.bottom + 26,
      content: html`${rows.map(([row, label]) => html`<line class="grid" x1="${plot.left}" x2="${plot.right}" y1="${yOf(row)}" y2="${yOf(row)}"/><text class="tick" x="${plot.left - 8}" y="${yOf(row) + 4}" text-anchor="end">${label}</text>`)}${of.deployments.map(({ at, outcome }) => mark(x2(Date.parse(at)), yOf(outcome), rowOf(outcome), `${outcome}, ${at}`))}${dateAxis(plot, span, width)}`
    };
  });
}
function rowOf(outcome) {
  return outcome === "deployed" || outcome === "rolled-back" ? outcome : "other";
}
var farthest = 4;
function timeChart(id, title8, metric, span) {
  const target = metric.target.value;
  const edge = target * farthest;
  const highest2 = Math.max(target * 1.25, ...metric.samples.map(({ value }) => Math.min(value, edge))) * 1.1;
  return chart(id, title8, `${metric.message} Target ${formatDuration(target * 1e3)}.`, (width) => {
    const plot = plotOf2(width, width === "wide" ? 110 : 100);
    const x2 = scale(span.from, span.to, plot.left, plot.right);
    const y = scale(0, highest2, plot.bottom, plot.top);
    const unit = highest2 > 7200 ? 3600 : highest2 > 120 ? 60 : 1;
    const word = unit === 3600 ? "h" : unit === 60 ? "min" : "s";
    const values = ticks(0, highest2 / unit, 4).map((value) => value * unit);
    return {
      height: plot.bottom + 26,
      content: html`${horizontalGrid(plot, y, values, (value) => `${Number((value / unit).toPrecision(3))} ${word}`)}<line class="threshold" x1="${plot.left}" x2="${plot.right}" y1="${y(target)}" y2="${y(target)}"/><text class="tick" x="${plot.right}" y="${y(target) - 5}" text-anchor="end">target</text>${metric.samples.map(({ at, value, open }) => {
        const [left, top] = [x2(Date.parse(at)), y(Math.min(value, edge))];
        const toTheLeft = left > (plot.left + plot.right) / 2;
        return html`${mark(left, top, open ? "rolled-back" : value < target ? "deployed" : "other", `${formatDuration(value * 1e3)}${open ? " and not over" : ""}, ${at}`)}${value > edge && html`<text class="note failure" x="${left + (toTheLeft ? -10 : 10)}" y="${top + 4}" text-anchor="${toTheLeft ? "end" : "start"}">${formatDuration(value * 1e3)}</text>`}`;
      })}${dateAxis(plot, span, width)}`
    };
  });
}
function mark(x2, y, row, title8) {
  if (row === "other") {
    return html`<path class="look bad" d="M${x2 - 5} ${y - 5}l10 10m0 -10l-10 10"><title>${title8}</title></path>`;
  }
  return html`<circle class="look ${row === "deployed" ? "ok" : "open"}" cx="${x2}" cy="${y}" r="4.5"><title>${title8}</title></circle>`;
}

// actions/deployment-record/lib/metrics/words.js
function valueWords({ value, unit }) {
  if (value === null)
    return "\u2013";
  return unit === "share" ? `${Math.floor(value * 1e3 + 1e-9) / 10} %` : formatDuration(value * 1e3);
}
function targetWords({ target, unit }) {
  const value = unit === "share" ? `${Number((target.value * 100).toFixed(1))} %` : formatDuration(target.value * 1e3);
  return target.is === "=" ? value : `${target.is} ${value}`;
}

// actions/deployment-record/lib/metrics/page.js
function metricsPage(of) {
  const to = Date.parse(of.computedAt);
  const span = { from: to - of.windowDays * 864e5, to };
  const missed = of.environments.flatMap(({ environment, metrics: metrics2 }) => metrics2.filter(({ verdict: verdict2 }) => verdict2 === "fail").map(({ id }) => `${metricWords[id].toLowerCase()} of ${environment}`));
  const measured = of.environments.flatMap(({ metrics: metrics2 }) => metrics2).filter(({ n }) => n > 0);
  const days = `the last ${counted(of.windowDays, "day")}`;
  const headline = missed.length > 0 ? {
    word: `${counted(missed.length, "target")} missed`,
    tone: "bad",
    sentence: `In ${days}: ${missed.join(", ")}.`
  } : measured.length === 0 ? {
    word: "No data",
    tone: "warn",
    sentence: `No record of ${days} tells any of the metrics.`
  } : {
    word: "On target",
    tone: "ok",
    sentence: `Whatever was measured in ${days} meets its target; the tables say what was not measured.`
  };
  return documentOf({
    title: `${headline.word}: deployments of ${of.product}`,
    kicker: ["Slipway metrics", of.product],
    headline,
    facts: facts([
      ["Repository", of.repository],
      ["Computed", moment(to)],
      ["Window", counted(of.windowDays, "day")],
      ["Records", String(of.records)]
    ]),
    sections: [
      ...of.environments.map((environment, index) => environmentSection(environment, index, span)),
      sourcesSection(of)
    ],
    footer: "Definitions, formulas and what each time means: docs/metrics.md of Slipway. No data is never a pass."
  });
}
function environmentSection(of, index, span) {
  const { metrics: metrics2, deployments } = of;
  const fails = metrics2.filter(({ verdict: verdict2 }) => verdict2 === "fail").length;
  const without = metrics2.filter(({ n }) => n === 0).length;
  const id = `environment-${index}`;
  return {
    id,
    title: of.environment,
    summary: `${counted(deployments.length, "deployment")}; ${fails === 0 ? "no target missed" : `${counted(fails, "target")} missed`}${without > 0 ? `, ${without} without data` : ""}.`,
    state: fails > 0 ? "bad" : metrics2.some(({ verdict: verdict2 }) => verdict2 !== "pass") ? "warn" : "ok",
    content: html`${table(["Metric", "Result", "Value", "Target", "n"], metrics2.map((metric) => [
      html`${metricWords[metric.id]}<br><span class="soft">${metric.message}</span>`,
      resultOf(metric),
      html`<strong>${unbroken(valueWords(metric))}</strong>${intervalWords(metric)}`,
      unbroken(targetWords(metric)),
      String(metric.n)
    ]))}${deployments.length > 0 && html`<figure><h3>Deployments</h3>${deploymentChart(`${id}-deployments`, of, span)}</figure>`}${metrics2.filter(({ unit, n }) => unit === "seconds" && n > 0).map((metric) => html`<figure><h3>${metricWords[metric.id].replace(" (mean)", "")}</h3>${timeChart(`${id}-${metric.id}`, metricWords[metric.id], metric, span)}</figure>`)}`
  };
}
function intervalWords({ interval }) {
  if (interval === null)
    return void 0;
  const percent2 = (value) => Math.round(value * 1e3) / 10;
  return html`<br><span class="soft">${unbroken(`${percent2(interval.lower)}\u2013${percent2(interval.upper)} %`)}</span>`;
}
function resultOf({ verdict: verdict2, n, open }) {
  const word = { pass: "met", fail: "missed", warn: "warning" };
  if (verdict2 !== "inconclusive")
    return badge(verdict2, word[verdict2]);
  return badge(verdict2, n === 0 ? "no data" : open > 0 ? "not over" : "unclear");
}
function unbroken(text2) {
  return text2.replaceAll(" ", "\xA0");
}
function sourcesSection(of) {
  const { records, refused, withoutEnvironment, beforeWindow } = of;
  const others = [
    withoutEnvironment > 0 && `${withoutEnvironment} of runs that were to deploy nowhere`,
    beforeWindow > 0 && `${beforeWindow} from before the window`
  ].filter((one) => one !== false);
  return {
    id: "sources",
    title: "Records",
    summary: `${counted(records, "record")} read, ${refused.length} refused${others.length > 0 ? `; no metric counts ${others.join(" and ")}` : ""}.`,
    state: refused.length > 0 ? "warn" : records === 0 ? "idle" : "ok",
    content: refused.length === 0 ? void 0 : table(["Record", "Why it does not count"], refused.map(({ name, reason }) => [name, reason]))
  };
}

// actions/deployment-record/lib/record/approval.js
function readApproval(history, environment) {
  return items(history).map(fields).filter((review) => items(review.environments).some((one) => fields(one).name === environment)).flatMap((review) => {
    const { state } = review;
    if (state !== "approved" && state !== "rejected")
      return [];
    return [
      {
        answer: state,
        by: text(fields(review.user), "login") ?? "",
        comment: text(review, "comment") ?? ""
      }
    ];
  }).at(-1);
}

// actions/deployment-record/lib/evidence/reports.js
function findReports(files) {
  const last = (action, fits = () => true) => files.flatMap(({ path: path4, content }) => content !== void 0 && text(content, "schema") === `slipway/${action}-report/v1` && fits(content) ? [{ file: path4, content }] : []).reduce((latest2, one) => latest2 === void 0 || (time(one.content, "finishedAt") ?? 0) > (time(latest2.content, "finishedAt") ?? 0) ? one : latest2, void 0);
  const operation = (name) => (content) => content.operation === name;
  const candidate = (content) => content.name === "candidate";
  const found = {
    plan: last("ef-migrate", operation("plan")),
    coverage: last("coverage-gate"),
    codeScanning: last("code-scanning"),
    apply: last("ef-migrate", operation("apply")),
    candidate: last("health-check", candidate),
    validation: last("health-check", (content) => !candidate(content)),
    shift: last("bluegreen-shift", operation("shift")),
    trafficRollback: last("bluegreen-shift", operation("rollback")),
    schemaRollback: last("ef-migrate", operation("rollback"))
  };
  return Object.fromEntries(Object.entries(found).filter(([, report]) => report !== void 0));
}

// actions/deployment-record/lib/record/traffic.js
function iso2(milliseconds) {
  return milliseconds === void 0 ? null : new Date(milliseconds).toISOString();
}
function trafficOf2(shift) {
  const minutes = items(shift.minutes).map((item) => {
    const { blue, green } = fields(item);
    const sum2 = (name) => (number(fields(blue), name) ?? 0) + (number(fields(green), name) ?? 0);
    return { requests: sum2("requests"), errors: sum2("errors") };
  }).filter(({ requests }) => requests > 0);
  const total = (name) => minutes.reduce((sum2, minute) => sum2 + minute[name], 0);
  return {
    outcome: text(shift, "outcome") ?? "unknown",
    steps: items(shift.steps).map(fields).map((step) => ({
      weight: number(step, "weight") ?? 0,
      startedAt: iso2(time(step, "startedAt")),
      endedAt: iso2(time(step, "endedAt")),
      observedShare: number(step, "observedShare") ?? null
    })),
    swappedAt: iso2(time(fields(shift.swap), "confirmedAt")),
    requests: minutes.length === 0 ? null : {
      total: total("requests"),
      failed: total("errors"),
      minutes: minutes.length,
      interruptedMinutes: minutes.filter(({ requests, errors }) => errors * 2 >= requests).length
    }
  };
}
function rollbackOf2(report) {
  const rollback = fields(report.rollback);
  const [detected, cleared] = [time(rollback, "detectedAt"), time(rollback, "rulesClearedAt")];
  if (detected === void 0 || cleared === void 0)
    return null;
  const swapped = time(rollback, "swappedBackAt");
  const moved = time(rollback, "pinnedClientsMovedAt");
  return {
    detectedAt: iso2(detected),
    rulesClearedAt: iso2(cleared),
    swappedBackAt: iso2(swapped),
    pinnedClientsMovedAt: iso2(moved),
    lastCanaryRequestAt: iso2(time(rollback, "lastCanaryRequestAt")),
    completedAt: iso2(Math.max(cleared, swapped ?? 0, moved ?? 0))
  };
}
function firstErrorAt(shift) {
  const times2 = items(shift.minutes).map(fields).filter((minute) => (number(fields(minute.green), "errors") ?? 0) > 0).flatMap((minute) => time(minute, "at") ?? []);
  return times2.length === 0 ? void 0 : Math.min(...times2);
}

// actions/deployment-record/lib/record/incident.js
function incidentOf2(trouble) {
  const { reports, stages, deployment, rollback } = trouble;
  const shift = fields(reports.shift?.content);
  const stage = (id) => stages.find((each) => each.stage === id);
  if (shift.rollback !== void 0 && rollback !== null) {
    return {
      detectedBy: "shift",
      beganAt: iso2(firstErrorAt(shift)),
      detectedAt: rollback.detectedAt,
      restoredAt: rollback.completedAt
    };
  }
  if (stage("validate")?.result === "failure") {
    const detected = time(fields(reports.validation?.content), "finishedAt") ?? Date.parse(stage("validate")?.finishedAt ?? deployment?.finishedAt ?? "");
    const began = time(fields(shift.swap), "confirmedAt") ?? Date.parse(deployment?.finishedAt ?? "");
    if (Number.isNaN(detected))
      return null;
    return {
      detectedBy: "validation",
      beganAt: iso2(Number.isNaN(began) ? void 0 : began),
      detectedAt: iso2(detected),
      restoredAt: rollback?.completedAt ?? null
    };
  }
  if (stage("deploy")?.result !== "failure" || deployment === null)
    return null;
  if (deployment.reachedUsers === "no")
    return null;
  return {
    detectedBy: "pipeline",
    beganAt: null,
    detectedAt: deployment.finishedAt,
    restoredAt: rollback?.completedAt ?? null
  };
}

// actions/deployment-record/lib/record/run-jobs.js
var stageNames = {
  "build-test": "Build & test",
  "quality-gates": "Quality gates",
  deploy: "Deploy",
  validate: "Validate",
  "roll-back": "Roll back"
};
var stageIds = Object.keys(stageNames);
function readRunJobs(pages) {
  return pages.flatMap((page) => items(fields(page).jobs)).flatMap((item) => {
    const job = fields(item);
    if (text(job, "status") !== "completed")
      return [];
    const names = (text(job, "name") ?? "unnamed").split(" / ");
    const at = names.findIndex((name) => stageCalled(name) !== void 0);
    const startedAt = time(job, "started_at");
    const finishedAt = time(job, "completed_at");
    const result = resultOf2(job.conclusion);
    const failed = items(job.steps).map(fields).find((step) => step.conclusion === "failure");
    const failedStep = failed === void 0 ? void 0 : text(failed, "name");
    return [
      {
        name: names.slice(at + 1).join(" / ") || (names.at(-1) ?? ""),
        stage: stageCalled(names[at] ?? "") ?? "",
        result,
        // GitHub gives skipped jobs times too; they took none.
        ...startedAt === void 0 || result === "skipped" ? {} : { startedAt },
        ...finishedAt === void 0 || result === "skipped" ? {} : { finishedAt },
        ...failedStep === void 0 ? {} : { failedStep }
      }
    ];
  });
}
function stageCalled(name) {
  if (name === "rollback")
    return stageNames["roll-back"];
  const id = stageIds.find((each) => each === name || stageNames[each] === name);
  return id === void 0 ? void 0 : stageNames[id];
}
function readStageResults(needs) {
  return stageIds.flatMap((id) => {
    const need = fields(needs)[id] ?? (id === "roll-back" ? fields(needs).rollback : void 0);
    return need === void 0 ? [] : [{ id, result: resultOf2(ownResult(fields(need))) }];
  });
}
function ownResult({ result, outputs }) {
  return result === "failure" && fields(outputs).result === "cancelled" ? "cancelled" : result;
}
function resultOf2(value) {
  if (value === "success" || value === "cancelled" || value === "skipped")
    return value;
  if (value === "failure" || value === "timed_out" || value === "startup_failure")
    return "failure";
  return "unknown";
}

// actions/deployment-record/lib/record/stages.js
var expected = {
  "build-test": [{ report: "plan", chapter: "migration", what: "the plan of the migrations" }],
  "quality-gates": [
    { report: "coverage", chapter: "gates", what: "the report of the coverage gate" },
    { report: "codeScanning", chapter: "gates", what: "what was not scanned", optional: true }
  ],
  deploy: [
    { report: "apply", chapter: "migration", what: "the report of the applied migrations" },
    { report: "candidate", chapter: "validation", what: "the health check of the new version" },
    { report: "shift", chapter: "traffic", what: "the report of the traffic shift" }
  ],
  validate: [
    { report: "validation", chapter: "validation", what: "the health check of what users see" }
  ],
  "roll-back": [
    { report: "trafficRollback", chapter: "traffic", what: "the report of the rollback" }
  ]
};
function hasSlot({ candidate, validation, shift }, publicUrl) {
  if (shift !== void 0)
    return true;
  const before = text(candidate?.content ?? {}, "baseUrl");
  const users = publicUrl ?? text(validation?.content ?? {}, "baseUrl");
  if (before === void 0 || users === void 0)
    return void 0;
  return before.replace(/\/+$/, "") !== users.replace(/\/+$/, "");
}
function missingOf({ id, result }, reports, { publicUrl, migrations }) {
  if (result !== "success")
    return [];
  return expected[id].filter(({ chapter }) => chapter !== "migration" || migrations).filter(({ report, optional }) => reports[report] === void 0 && optional === void 0).filter(({ report }) => report !== "shift" || hasSlot(reports, publicUrl) !== false).map(({ chapter, what }) => ({ chapter, reason: lacking(id, what) }));
}
function stageRecord({ id, result }, reports, jobs, shape) {
  const own = jobs.filter((job) => job.stage === stageNames[id]);
  const found = expected[id].flatMap(({ report }) => reports[report] ?? []);
  const missing = missingOf({ id, result }, reports, shape).map(({ reason }) => reason);
  const starts = own.flatMap(({ startedAt }) => startedAt ?? []);
  const ends = own.flatMap(({ finishedAt }) => finishedAt ?? []);
  const failures = own.filter((job) => job.result === "failure");
  const failed = failures.find(({ name }) => !/ result$/.test(name)) ?? failures[0];
  const of = found.map(({ content }) => verdictOf(content));
  return {
    missing,
    stage: {
      stage: id,
      result,
      verdict: stageVerdict(result, of, missing.length > 0),
      reasons: [
        ...failed === void 0 ? [] : [failedJob(failed)],
        ...missing,
        ...found.flatMap(reasonsOf)
      ],
      startedAt: starts.length === 0 ? null : iso2(Math.min(...starts)),
      finishedAt: ends.length === 0 ? null : iso2(Math.max(...ends))
    }
  };
}
function stageVerdict(result, reports, lacks) {
  if (result === "skipped")
    return "not-run";
  if (result === "failure")
    return "fail";
  if (result !== "success" || lacks)
    return gravest(["inconclusive", ...reports]);
  return reports.length === 0 ? "pass" : gravest(reports);
}
function verdictOf(report) {
  const { verdict: verdict2 } = report;
  return verdict2 === "pass" || verdict2 === "warn" || verdict2 === "fail" ? verdict2 : "inconclusive";
}
function lacking(stage, what) {
  return {
    code: "evidence-missing",
    message: `The stage "${stageNames[stage]}" succeeded, but ${what} is not among its evidence.`,
    remedy: `Look at the step "Keep the evidence" of that stage; the record takes its artifacts "evidence-*".`
  };
}
function failedJob({ name, failedStep }) {
  const at = failedStep === void 0 ? "" : ` at "${singleLine(failedStep, 200)}"`;
  return { code: "job-failed", message: `The job "${singleLine(name, 200)}" failed${at}.` };
}
function reasonsOf(report) {
  return reasons(fields(report?.content)).slice(0, 50).map(({ code, message, remedy, file }) => ({
    code: code ?? "unnamed",
    message: singleLine(message, 1e3),
    ...remedy === void 0 ? {} : { remedy: singleLine(remedy, 1e3) },
    ...file === void 0 ? {} : { file: singleLine(file, 300) }
  }));
}

// actions/deployment-record/lib/record/outcome.js
function outcomeOf(known) {
  const { environment, stages, reports, approval, rollback } = known;
  const result = (id) => stages.find(({ stage }) => stage === id)?.result;
  const where = environment ?? "";
  const way = result("roll-back") ?? "skipped";
  if (rollback !== null && (way === "success" || way === "skipped")) {
    const report = fields((reports.shift ?? reports.trafficRollback)?.content);
    const version = text(fields(report.releases), "old");
    return {
      outcome: "rolled-back",
      because: `${where} was taken back to ${version === void 0 ? "the old version" : version.slice(0, 7)}.`
    };
  }
  if (way === "failure")
    return { outcome: "failed", because: why2("roll-back", stages) };
  if (way === "success")
    return { outcome: "not-due", because: "Nothing had to go back." };
  if (approval?.answer === "rejected") {
    return { outcome: "stopped-at-gates", because: `${approval.by} did not approve ${where}.` };
  }
  const stopped = ["build-test", "quality-gates"].find((id) => result(id) === "failure");
  if (stopped !== void 0)
    return { outcome: "stopped-at-gates", because: why2(stopped, stages) };
  const failed = ["deploy", "validate"].find((id) => result(id) === "failure");
  if (failed !== void 0)
    return { outcome: "failed", because: why2(failed, stages) };
  if (stages.some((stage) => stage.result === "cancelled")) {
    return { outcome: "cancelled", because: "The run was cancelled, or the time of a job was up." };
  }
  if (environment === null) {
    return result("quality-gates") === "success" ? { outcome: "not-due", because: "All gates are open, and the branch deploys nowhere." } : { outcome: "failed", because: "The quality gates did not run." };
  }
  if (result("deploy") === "success" && result("validate") === "success") {
    const doubt = stages.find(({ verdict: verdict2 }) => verdict2 === "inconclusive");
    return {
      outcome: "deployed",
      because: doubt === void 0 ? `The new version serves ${where}.` : `The new version serves ${where}; the evidence of "${stageNames[doubt.stage]}" is not complete.`
    };
  }
  return { outcome: "failed", because: "A stage that was due did not run." };
}
function why2(id, stages) {
  const reasons2 = stages.find(({ stage }) => stage === id)?.reasons ?? [];
  const causes = reasons2.filter(({ code }) => code !== "not-scanned");
  const grave = causes.find(({ code }) => code !== "job-failed") ?? causes[0];
  return grave?.message ?? `The stage "${stageNames[id]}" failed.`;
}
function reachedUsers(reports, deployed, publicUrl) {
  const { apply, candidate, shift } = reports;
  if (deployed)
    return "yes";
  if (shift !== void 0) {
    const { steps, swap } = shift.content;
    return Array.isArray(steps) && steps.length > 0 || swap !== void 0 ? "yes" : "no";
  }
  if (candidate !== void 0) {
    const slot = hasSlot(reports, publicUrl);
    if (slot === false)
      return "yes";
    return slot === true && verdictOf(candidate.content) !== "pass" ? "no" : "unknown";
  }
  return apply !== void 0 && verdictOf(apply.content) === "fail" ? "no" : "unknown";
}

// actions/deployment-record/lib/record/assemble.js
function assembleRecord(ingredients) {
  const { run, files, jobs, environment, approval, now } = ingredients;
  const reports = findReports(files);
  const publicUrl = publicUrlOf(ingredients.needs);
  const told = readStageResults(ingredients.needs).map((result) => stageRecord(result, reports, jobs, { publicUrl, migrations: ingredients.migrations }));
  const stages = told.map(({ stage }) => stage);
  const unreadable = files.flatMap(({ path: path4, problem }) => problem === void 0 ? [] : [unread(path4, problem)]);
  const traffic = reports.shift === void 0 ? null : trafficOf2(reports.shift.content);
  const rollback = rollbackOf2(fields(reports.trafficRollback?.content)) ?? rollbackOf2(fields(reports.shift?.content));
  const { outcome, because } = outcomeOf({ environment, stages, reports, approval, rollback });
  const times2 = timesOf(jobs, reports);
  const deployment = deploymentOf(stages, reports, times2.finishedAt ?? now, publicUrl);
  const isRollback = stages.some(({ stage }) => stage === "roll-back") && stages.length === 1;
  const ran = stages.flatMap(({ verdict: verdict2 }) => verdict2 === "not-run" ? [] : [verdict2]);
  return {
    schema: "slipway/deployment-record/v1",
    product: ingredients.product,
    repository: run.repository,
    run: {
      id: run.id,
      attempt: run.attempt,
      number: run.number,
      url: run.url,
      workflow: run.workflow,
      event: run.event
    },
    commit: run.commit,
    ref: run.ref,
    actor: run.actor,
    environment,
    kind: isRollback ? "rollback" : "deployment",
    startedAt: iso2(times2.startedAt ?? now),
    finishedAt: iso2(times2.finishedAt ?? now),
    outcome,
    because: singleLine(because, 1e3),
    verdict: gravest(ran),
    stages,
    approval,
    migrations: migrationsOf(reports),
    releases: {
      old: text(fields(fields(reports.shift?.content).releases), "old") ?? null,
      new: run.commit
    },
    deployment,
    traffic,
    rollback,
    tests: ingredients.tests,
    validation: validationOf(reports),
    incident: incidentOf2({ reports, stages, deployment, rollback }),
    missing: [
      ...ingredients.doubts,
      ...told.flatMap(({ missing }) => missing),
      ...reasonsOf(reports.codeScanning),
      ...unreadable
    ],
    evidence: files.map(({ path: path4, bytes, sha256 }) => ({ file: path4, bytes, sha256 }))
  };
}
function publicUrlOf(needs) {
  return text(fields(fields(fields(needs).deploy).outputs), "base-url");
}
function unread(file, problem) {
  return {
    code: "evidence-unreadable",
    message: `${singleLine(file, 300)} was not read: ${problem}.`,
    remedy: "Look at the step that wrote it; nothing in it was taken into account."
  };
}
function timesOf(jobs, reports) {
  const contents = Object.values(reports).map(({ content }) => content);
  const starts = [
    ...jobs.flatMap(({ startedAt }) => startedAt ?? []),
    ...contents.flatMap((content) => time(content, "startedAt") ?? [])
  ];
  const ends = [
    ...jobs.flatMap(({ finishedAt }) => finishedAt ?? []),
    ...contents.flatMap((content) => time(content, "finishedAt") ?? [])
  ];
  return {
    startedAt: starts.length === 0 ? void 0 : Math.min(...starts),
    finishedAt: ends.length === 0 ? void 0 : Math.max(...ends)
  };
}
function deploymentOf(stages, reports, end, publicUrl) {
  const deploy = stages.find(({ stage }) => stage === "deploy");
  const left = [reports.apply, reports.candidate, reports.shift].flatMap((report) => report === void 0 ? [] : [report.content]);
  if (deploy === void 0 || deploy.result === "skipped")
    return null;
  const began = deploy.startedAt ?? iso2(earliest(left));
  if (began === null)
    return null;
  const ended2 = deploy.finishedAt ?? iso2(latest(left) ?? end);
  return {
    startedAt: began,
    finishedAt: ended2,
    reachedUsers: reachedUsers(reports, deploy.result === "success", publicUrl)
  };
}
function earliest(reports) {
  const times2 = reports.flatMap((report) => time(report, "startedAt") ?? []);
  return times2.length === 0 ? void 0 : Math.min(...times2);
}
function latest(reports) {
  const times2 = reports.flatMap((report) => time(report, "finishedAt") ?? []);
  return times2.length === 0 ? void 0 : Math.max(...times2);
}
function migrationsOf({ apply }) {
  const contexts = items(apply?.content.contexts).map(fields);
  return contexts.flatMap((context3) => items(context3.steps).map(fields).filter((step) => step.outcome === "done").flatMap((step) => text(step, "id") ?? []).map((id) => contexts.length > 1 ? `${text(context3, "name") ?? "unnamed"}: ${id}` : id));
}
function validationOf({ validation }) {
  if (validation === void 0)
    return null;
  const performance = fields(validation.content.performance);
  const verdict2 = verdictOf(validation.content);
  return {
    verdict: verdict2,
    servedVersion: text(validation.content, "servedVersion") ?? null,
    p95Milliseconds: number(performance, "p95") ?? null,
    requests: number(performance, "requests") ?? null,
    failed: number(performance, "errors") ?? null
  };
}

// actions/deployment-record/lib/record/story.js
var outcomes = {
  deployed: "promoted",
  "rolled-back": "rolled-back",
  failed: "failed",
  "stopped-at-gates": "stopped-at-gate",
  cancelled: "cancelled",
  "not-due": "not-due"
};
function storyOf(record2, ingredients) {
  const { files, jobs, tests } = ingredients;
  const regression = tests.find(({ name }) => name === "Regression");
  const reports = findReports(files);
  const [coverage, shift] = [reports.coverage?.content, reports.shift?.content];
  const migrations = [reports.plan, reports.apply, reports.schemaRollback].filter((report) => report !== void 0);
  const health = [
    { of: "the candidate, before any user", report: reports.candidate },
    { of: "what users see", report: reports.validation }
  ].filter(({ report }) => report !== void 0);
  const { approval, environment, releases } = record2;
  return {
    schema: "slipway/rehearsal-story/v1",
    of: "deployment",
    outcome: outcomes[record2.outcome],
    // The page says it better, where there is something to say it from.
    ...shift !== void 0 && (record2.outcome === "rolled-back" || record2.verdict === "pass") ? {} : { because: record2.because },
    product: record2.product,
    repository: record2.repository,
    branch: record2.ref.replace(/^refs\/(heads|tags|pull)\//, ""),
    commit: record2.commit,
    by: record2.actor,
    run: { label: `${record2.run.workflow} #${record2.run.number}`, url: record2.run.url },
    ...environment === null ? {} : { environment },
    releases: {
      ...releases.old === null ? {} : { from: { id: releases.old } },
      to: { id: releases.new }
    },
    startedAt: Date.parse(record2.startedAt),
    finishedAt: Date.parse(record2.finishedAt),
    jobs: jobs.length > 0 ? jobs.map(storyJob) : record2.stages.map(stageAsJob),
    ...coverage === void 0 && tests.length === 0 ? {} : {
      gates: {
        ...coverage === void 0 ? {} : { coverage },
        tests: tests.filter(({ name }) => name !== "Regression"),
        checks: checksOf(jobs)
      }
    },
    ...approval === null || environment === null ? {} : { approval: { environment, answer: approval.answer, by: approval.by } },
    ...migrations.length === 0 ? {} : {
      migration: {
        reports: migrations.map(({ content }) => ({
          operation: String(content.operation),
          report: content
        }))
      }
    },
    ...shift === void 0 ? {} : { traffic: { shift } },
    ...health.length === 0 ? {} : {
      validation: {
        health: health.map(({ of, report }) => ({ of, report: report?.content })),
        ...regression === void 0 ? {} : { regression }
      }
    },
    evidence: {
      files: record2.evidence.map(({ file, bytes, sha256 }) => ({ path: file, bytes, sha256 })),
      limits: [],
      missing: record2.missing.map(({ message }) => message)
    },
    missingIn: missingIn(record2, ingredients)
  };
}
function missingIn(record2, { needs, files, migrations }) {
  const reports = findReports(files);
  const shape = { publicUrl: publicUrlOf(needs), migrations };
  const missing = readStageResults(needs).flatMap((stage) => missingOf(stage, reports, shape));
  const of = (chapter) => missing.filter((one) => one.chapter === chapter).map(({ reason }) => reason.message);
  const notScanned = reasonsOf(reports.codeScanning).map(({ message }) => message);
  const doubt = record2.traffic === null && record2.deployment?.reachedUsers === "unknown" ? [
    "The deployment failed and left no report of a shift: whether users met the new version is not known."
  ] : [];
  return {
    gates: [...of("gates"), ...notScanned],
    migration: of("migration"),
    traffic: [...of("traffic"), ...doubt],
    validation: of("validation")
  };
}
var conclusions = {
  success: "success",
  failure: "failure",
  cancelled: "cancelled",
  skipped: "skipped",
  unknown: "cancelled"
};
function storyJob(job) {
  return {
    job: job.name,
    name: job.name,
    stage: job.stage === "" ? "Pipeline" : job.stage,
    conclusion: conclusions[job.result],
    ...job.startedAt === void 0 ? {} : { startedAt: job.startedAt },
    ...job.finishedAt === void 0 ? {} : { finishedAt: job.finishedAt },
    ...job.failedStep === void 0 ? {} : { failedStep: job.failedStep },
    notRunLocally: [],
    standIns: []
  };
}
function stageAsJob({ stage, result, startedAt, finishedAt }) {
  return storyJob({
    name: stageNames[stage],
    stage: stageNames[stage],
    result,
    ...startedAt === null ? {} : { startedAt: Date.parse(startedAt) },
    ...finishedAt === null ? {} : { finishedAt: Date.parse(finishedAt) }
  });
}
function checksOf(jobs) {
  return jobs.filter(({ stage, name, result }) => stage === stageNames["quality-gates"] && name !== "Coverage" && result !== "skipped").map(({ name, result, failedStep }) => ({
    name,
    verdict: result === "success" ? "pass" : result === "failure" ? "fail" : "inconclusive",
    detail: failedStep === void 0 ? "" : `at \u201C${failedStep}\u201D`
  }));
}

// actions/deployment-record/lib/main.js
var mostRecords2 = 2e4;
async function main() {
  const startedAt = (/* @__PURE__ */ new Date()).toISOString();
  const inputs = readInputs();
  if (inputs.token !== void 0)
    maskSecret(inputs.token);
  if (inputs.operation === "record")
    await record(inputs, startedAt);
  else
    await metrics(inputs, startedAt);
}
async function record(inputs, startedAt) {
  const told = await askGitHub(inputs);
  const ingredients = {
    ...inputs,
    ...told,
    files: readEvidenceFiles(inputs.evidence),
    tests: readTestSuites(inputs.testResults),
    now: Date.now()
  };
  const of = assembleRecord(ingredients);
  const document = writeEvidence(inputs.evidenceDirectory, recordFile, json(of));
  const page = writeEvidence(inputs.evidenceDirectory, "deployment-record.html", reportPage(storyOf(of, ingredients)));
  const headline = `Recorded: ${of.outcome}. ${of.because}`;
  finish(inputs, startedAt, {
    verdict: of.missing.length === 0 ? "pass" : "warn",
    reasons: of.missing,
    document,
    page,
    outputs: { record: document, outcome: of.outcome },
    headline: singleLine(headline, 1e3),
    summary: markdownTable(["Stage", "Jobs", "Verdict", "Reasons"], of.stages.map(({ stage, result, verdict: verdict2, reasons: reasons2 }) => [
      stageNames[stage],
      result,
      verdict2,
      reasons2.slice(0, 5).map(({ message }) => message).join(" ")
    ])),
    onInconclusive: "warn"
  });
}
async function askGitHub(inputs) {
  const { run, token, environment } = inputs;
  if (token === void 0)
    return { jobs: [], approval: null, doubts: [untold("there is no token")] };
  const github = openRepository(inputs.apiUrl, run.repository, token);
  const below = `actions/runs/${run.id}`;
  try {
    const pages = await github.pages(`${below}/attempts/${run.attempt}/jobs`, { per_page: "100" });
    const reviews = environment === null ? [] : await github.pages(`${below}/approvals`);
    return {
      jobs: readRunJobs(pages),
      approval: readApproval(reviews.flat(), environment ?? "") ?? null,
      doubts: []
    };
  } catch (error2) {
    if (!(error2 instanceof GitHubRefused))
      throw error2;
    return { jobs: [], approval: null, doubts: [untold(error2.message)] };
  }
}
function untold(why3) {
  return {
    code: "jobs-not-read",
    message: `GitHub did not tell the run's jobs and approvals (${why3}); times are those of the reports.`,
    remedy: 'Give the job "actions: read".'
  };
}
async function metrics(inputs, startedAt) {
  const now = Date.now();
  const since = now - inputs.windowDays * 864e5;
  const history = inputs.records === void 0 ? await historyOf(inputs, since) : downloaded(readEvidenceFiles(inputs.records, mostRecords2));
  const runs = [];
  const refused = [...history.refused];
  let withoutEnvironment = 0;
  for (const { name, value } of history.records) {
    const run = readRecord(value);
    if (run === "nothing-due")
      withoutEnvironment++;
    else if ("reason" in run)
      refused.push({ name, reason: run.reason });
    else if (run.finishedAt > now)
      refused.push({ name, reason: fromTomorrow(run.finishedAt) });
    else
      runs.push(run);
  }
  const environments = metricsOf(runs, { now, days: inputs.windowDays });
  const of = {
    schema: "slipway/metrics/v1",
    repository: inputs.run.repository,
    product: inputs.product,
    computedAt: new Date(now).toISOString(),
    windowDays: inputs.windowDays,
    records: history.records.length,
    withoutEnvironment,
    beforeWindow: runs.filter(({ finishedAt }) => finishedAt <= since).length,
    refused,
    verdict: overall(environments),
    environments
  };
  const document = writeEvidence(inputs.evidenceDirectory, "slipway-metrics.json", json(of));
  const page = writeEvidence(inputs.evidenceDirectory, "slipway-metrics.html", metricsPage(of));
  const missed = environments.flatMap(({ metrics: all }) => all.filter(({ verdict: verdict2 }) => verdict2 === "fail")).length;
  const worst = gravest([of.verdict, refused.length > 0 ? "warn" : "pass"]);
  finish(inputs, startedAt, {
    verdict: worst === "fail" && inputs.missedTarget === "warn" ? "warn" : worst,
    reasons: metricReasons(of),
    document,
    page,
    outputs: { metrics: document },
    headline: `${counted(missed, "target")} missed in ${counted(inputs.windowDays, "day")}; ${counted(runs.length, "record")} of an environment.`,
    summary: environments.map(({ environment, metrics: all }) => markdownTable([environment, "Value", "Target", "n", "Verdict", ""], all.map((metric) => [
      metricWords[metric.id],
      valueWords(metric),
      targetWords(metric),
      metric.n,
      metric.verdict,
      metric.message
    ]))).join("\n\n"),
    onInconclusive: inputs.missedTarget
  });
}
function metricReasons({ environments, refused }) {
  const missed = environments.flatMap(({ environment, metrics: all }) => {
    const without = all.filter(({ verdict: verdict2 }) => verdict2 === "inconclusive");
    return [
      ...all.filter(({ verdict: verdict2 }) => verdict2 === "fail").map((metric) => ({
        code: "target-missed",
        message: `${environment}: ${metricWords[metric.id]} is ${valueWords(metric)}, the target is ${targetWords(metric)}. ${metric.message}`,
        remedy: "The page shows each case; docs/metrics.md says what counts."
      })),
      ...without.length === 0 ? [] : [
        {
          code: "no-data",
          message: `${environment}: nothing tells ${without.map(({ id }) => metricWords[id].toLowerCase()).join(", ")}.`,
          remedy: "Nothing is to be done where there was no such case in the window."
        }
      ]
    ];
  });
  return [
    ...environments.length === 0 ? [
      {
        code: "no-records",
        message: "There is no record of a deployment.",
        remedy: 'The pipeline stores one in each run as the artifact "deployment-record".'
      }
    ] : [],
    ...missed,
    ...refused.length === 0 ? [] : [
      {
        code: "record-refused",
        message: `${refused.length === 1 ? "1 record does" : `${refused.length} records do`} not count; the first: ${refused[0]?.name}, because ${refused[0]?.reason}.`,
        remedy: "The page names each."
      }
    ]
  ];
}
function fromTomorrow(finishedAt) {
  return `it ends in the future, at ${new Date(finishedAt).toISOString()}; the clock of the runner that wrote it was wrong`;
}
async function historyOf({ apiUrl, run, token }, since) {
  try {
    return await readHistory(openRepository(apiUrl, run.repository, token ?? ""), since);
  } catch (error2) {
    if (!(error2 instanceof GitHubRefused))
      throw error2;
    throw new UsageError(`The history of records cannot be read: ${error2.message}.`, 'Give the job "actions: read", or name a directory of downloaded records in "records".');
  }
}
function downloaded(files) {
  const json2 = files.filter(({ path: path4 }) => path4.endsWith(".json"));
  return {
    records: json2.flatMap(({ path: path4, content }) => content === void 0 ? [] : [{ name: path4, value: content }]),
    refused: json2.flatMap(({ path: path4, problem }) => problem === void 0 ? [] : [{ name: path4, reason: problem }])
  };
}
function finish(inputs, startedAt, end) {
  const { verdict: verdict2, reasons: reasons2, document, page } = end;
  conclude({
    report: {
      schema: "slipway/deployment-record-report/v1",
      operation: inputs.operation,
      verdict: verdict2,
      reasons: reasons2,
      startedAt,
      finishedAt: (/* @__PURE__ */ new Date()).toISOString(),
      document,
      page
    },
    evidenceDirectory: inputs.evidenceDirectory,
    reportName: `deployment-record-${inputs.operation}-report.json`,
    outputs: { ...end.outputs, page },
    summary: `## ${inputs.operation === "record" ? "Deployment record" : "Deployment metrics"}

${end.summary}`,
    headline: end.headline,
    onInconclusive: end.onInconclusive
  });
}
function json(value) {
  return `${JSON.stringify(value, null, 2)}
`;
}

// actions/deployment-record/lib/index.js
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
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(924);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
