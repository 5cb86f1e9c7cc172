import com.helger.diagnostics.error.level.EErrorLevel;
import com.helger.io.resource.FileSystemResource;
import com.helger.schematron.schxslt.xslt2.SchematronResourceSchXslt_XSLT2;
import com.helger.schematron.svrl.SVRLHelper;
import com.helger.schematron.svrl.jaxb.SchematronOutputType;
import java.io.File;
import java.util.TreeSet;
import javax.xml.transform.TransformerException;

/** Fired ids of a published Schematron file, one line a document: `SchematronOracle RULES.sch FILE.xml…`. */
public class SchematronOracle {
  public static void main(String[] args) throws Exception {
    var rules = SchematronResourceSchXslt_XSLT2.fromFile(new File(args[0]));
    if (!rules.isValidSchematron()) throw new IllegalArgumentException(args[0]);
    for (int i = 1; i < args.length; i++) {
      var fatal = new TreeSet<String>();
      var warning = new TreeSet<String>();
      SchematronOutputType output = null;
      try {
        output = rules.applySchematronValidationToSVRL(new FileSystemResource(args[i]));
      } catch (TransformerException stopped) {
        // Rules may compute with what a document has twice, or not at all.
      }
      if (output == null) {
        System.out.println(args[i] + "\tFAILED");
        continue;
      }
      for (var failed : SVRLHelper.getAllFailedAssertionsAndSuccessfulReports(output))
        // Factur-X reports what its schema should refuse without an id, as phive's schema stage does.
        (failed.getFlag().isLT(EErrorLevel.ERROR) ? warning : fatal)
            .add(failed.getID() == null ? "XSD" : failed.getID());
      System.out.println(args[i] + "\t" + String.join(",", fatal) + "\t" + String.join(",", warning));
    }
  }
}
