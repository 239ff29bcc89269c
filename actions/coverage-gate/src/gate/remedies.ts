/**
 * How to get a report where none was found. The patterns tell which tool was meant; none of the
 * ways changes a file of the repository.
 */
export function noReportRemedy(patterns: readonly string[]): string {
  const all = patterns.join(" ").toLowerCase();
  const dotnet =
    'For .NET: dotnet test --collect:"XPlat Code Coverage" --results-directory <directory> (package coverlet.collector), which writes <directory>/<guid>/coverage.cobertura.xml.';
  const browser =
    "For Angular with Karma: ng test --no-watch --code-coverage with a copy of karma.conf.js passed by --karma-config, whose coverageReporter has { type: 'lcovonly' }; the reporters html and text-summary write nothing that can be read. For Vitest: --coverage --coverage.reporter=lcovonly. For Jest: --coverage --coverageReporters=lcovonly.";
  const check = "Check that the step that writes it ran before this one, and the pattern.";
  if (/lcov|istanbul|coverage-final|clover/.test(all)) return `${check} ${browser}`;
  if (/cobertura|opencover|\.coverage/.test(all)) return `${check} ${dotnet}`;
  return `${check} ${dotnet} ${browser}`;
}

/** How to get a report with exact branches. */
export const exactBranchesRemedy =
  "Write a report that names each branch: for .NET add OpenCover (-- DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.Format=opencover,cobertura), for JavaScript use the reporter lcovonly or json.";
