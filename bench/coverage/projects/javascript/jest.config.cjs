module.exports = {
  testMatch: ["<rootDir>/test/*.spec.ts"],
  transform: {
    "\\.ts$": [
      "babel-jest",
      { presets: [["@babel/preset-env", { targets: { node: "24" } }], "@babel/preset-typescript"] },
    ],
  },
  collectCoverageFrom: ["src/**/*.ts"],
  coverageReporters: ["cobertura", "lcovonly", "json", "clover", "json-summary", "text"],
};
