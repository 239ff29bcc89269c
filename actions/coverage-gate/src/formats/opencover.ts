import type { FileRecord } from "../model/file-coverage.ts";
import { BuildBranches } from "./build-branches.ts";
import { ReportCoverage } from "./report-coverage.ts";
import { executed, invalid, lineRange } from "./values.ts";
import { readXml } from "./xml.ts";

/**
 * Reads OpenCover XML, as OpenCover and coverlet write it.
 *
 * A sequence point covers each line from its first to its last, which is what coverlet's Cobertura
 * says of the same run. Branch points are the branches; the summaries count sequence points and
 * one branch more for each method, so they are not used. What is marked `skippedDueTo` does not count.
 */
export function readOpenCover(text: Iterable<string>, positions: boolean): ReportCoverage {
  const report = new ReportCoverage("opencover", "identified-per-build");
  const names = new Map<string, string>();
  const branches = new BuildBranches(report);
  let skipping = 0;
  let methodFile: string | undefined;
  let classic = false;

  const fileOf = (uid: string | undefined): FileRecord | undefined => {
    const key = uid === undefined || uid === "" ? methodFile : uid;
    const name = key === undefined ? undefined : names.get(key);
    // A file without a name is code without a source.
    if (key === undefined || key === "0") return undefined;
    if (name === undefined) throw invalid('The attribute "fileid" of a point', key);
    return report.file(name);
  };

  readXml(
    text,
    {
      open(name, attributes) {
        if (skipping > 0 || attributes.get("skippedDueTo") !== undefined) {
          skipping++;
          return;
        }
        switch (name) {
          case "File": {
            const [uid, fullPath] = [attributes.get("uid"), attributes.get("fullPath")];
            if (uid !== undefined && fullPath !== undefined) {
              names.set(report.intern(uid), report.intern(fullPath));
            }
            break;
          }
          case "Method":
            methodFile = undefined;
            if (attributes.get("visited") === "true" || attributes.get("visited") === "false")
              classic = true;
            break;
          case "FileRef":
            methodFile = attributes.get("uid");
            break;
          case "SequencePoint": {
            const range = lineRange(attributes.get("sl"), attributes.get("el"), "a sequence point");
            const covered = executed(
              attributes.get("vc"),
              'The attribute "vc" of a sequence point',
            );
            if (range !== undefined) fileOf(attributes.get("fileid"))?.addRange(...range, covered);
            break;
          }
          case "BranchPoint": {
            const covered = executed(attributes.get("vc"), 'The attribute "vc" of a branch point');
            if (attributes.get("sl") === undefined) break;
            const range = lineRange(attributes.get("sl"), undefined, "a branch point");
            const file = range === undefined ? undefined : fileOf(attributes.get("fileid"));
            if (range === undefined || file === undefined) break;
            const place = ["offset", "offsetend", "path"].map((name) => attributes.get(name) ?? "");
            branches.add(file, range[0], place.join(","), covered);
            break;
          }
        }
      },
      close(name) {
        if (skipping > 0) skipping--;
        else if (name === "Module") branches.end();
      },
    },
    positions,
  );
  report.producer = classic ? "opencover" : "coverlet";
  return report;
}
