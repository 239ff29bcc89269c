import java.io.File;
import java.io.FileOutputStream;
import org.jacoco.core.analysis.Analyzer;
import org.jacoco.core.analysis.CoverageBuilder;
import org.jacoco.core.tools.ExecFileLoader;
import org.jacoco.report.IReportGroupVisitor;
import org.jacoco.report.IReportVisitor;
import org.jacoco.report.xml.XMLFormatter;

/** Writes the XML of several modules as one report of groups, as a build of modules does. */
public class Report {
  public static void main(String[] arguments) throws Exception {
    ExecFileLoader loader = new ExecFileLoader();
    loader.load(new File("jacoco.exec"));
    IReportVisitor visitor = new XMLFormatter().createVisitor(new FileOutputStream("jacoco.xml"));
    visitor.visitInfo(
        loader.getSessionInfoStore().getInfos(), loader.getExecutionDataStore().getContents());
    IReportGroupVisitor group = visitor.visitGroup("shop");
    for (String module : arguments) {
      CoverageBuilder builder = new CoverageBuilder();
      new Analyzer(loader.getExecutionDataStore(), builder)
          .analyzeAll(new File(module + "/classes"));
      group.visitBundle(builder.getBundle(module), null);
    }
    visitor.visitEnd();
  }
}
