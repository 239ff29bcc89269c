globalThis.test = globalThis.it;
