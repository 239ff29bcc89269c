import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { fixtures } from "../../actions/coverage-gate/test/real-reports.ts";

/** Beginnings of real reports of every tool, and small ones of the formats that none here writes. */
export function seeds(): Buffer[] {
  const real = globSync("**/*.{xml,info,lcov,json,coverage}", { cwd: fixtures })
    .filter((name) => name !== "totals.json")
    .sort()
    .map((name) => readFileSync(path.join(fixtures, name)));
  const smallReal = real.filter(({ length }) => length <= 24 * 1024);
  return [
    ...(smallReal.length > 0 ? smallReal : real),
    ...written.map((text) => Buffer.from(text)),
  ];
}

const written: readonly string[] = [
  "SF:a.c\nFN:1,4,main\nFNDA:2,main\nFNL:0,1,4\nFNA:0,1,main\nDA:1,1,3wNdIXVLn2SjYRfqWzrBBQ\nDA:2,=====\nBRDA:1,e0,0,1\nBRDA:1,0,(a,b) && c,-\nMCDC:1,2,t,1,0,x\nend_of_record\n",
  '<CoverageSession><Summary/><Modules><Module hash="1"><FullName>a.dll</FullName><Files><File uid="1" fullPath="C:\\s\\A.cs"/></Files><Classes><Class><Methods><Method visited="true"><FileRef uid="1"/><SequencePoints><SequencePoint vc="1" sl="3" el="4" offset="0"/><SequencePoint vc="0" sl="16707566" el="16707566"/></SequencePoints><BranchPoints><BranchPoint vc="1" sl="3" path="0" offset="4" offsetend="9" fileid="1"/></BranchPoints></Method></Methods></Class></Classes></Module><Module skippedDueTo="Filter"/></Modules></CoverageSession>',
  '<?xml version="1.0"?><CoverageDSPriv><Module><NamespaceTable><Class><Method><Lines><LnStart>3</LnStart><LnEnd>4</LnEnd><Coverage>0</Coverage><SourceFileID>1</SourceFileID></Lines></Method></Class></NamespaceTable></Module><SourceFileNames><SourceFileID>1</SourceFileID><SourceFileName>c:\\s\\A.cs</SourceFileName></SourceFileNames></CoverageDSPriv>',
  '<coverage generated="1700000000000" clover="4.4.1"><project><package name="p"><file name="A.java" path="/s/A.java"><line num="1" type="stmt" count="2"/><line num="2" type="cond" truecount="1" falsecount="0"/><line num="3" type="method" count="1"/></file></package></project><testproject><file name="T.java"><line num="1" type="stmt" count="1"/></file></testproject></coverage>',
  '<coverage generated="1700000000"><project timestamp="1"><file name="/s/a.php"><line num="1" type="stmt" count="1"/></file></project></coverage>',
  '{"/s/a.js":{"path":"/s/a.js","s":{"1":1},"b":{"1":[1,0]},"f":{},"fnMap":{},"statementMap":{"1":{"start":{"line":1,"column":0},"end":{"line":1,"column":9}}},"branchMap":{"1":{"line":1,"type":"if","locations":[{"start":{"line":1,"column":0},"end":{"line":1,"column":3}},{"start":{},"end":{}}]}}}}',
];
