package dev.nightjar.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the engine. */
@AnalyzeClasses(
    packages = "dev.nightjar.engine",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.nightjar.engine.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule soundKnowsNothingElse =
      classes()
          .that()
          .resideInAPackage("..audio..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "..engine.audio..", "org.jtransforms..", "pl.edu.icm..");

  @ArchTest
  static final ArchRule descriptionsKnowNoRuntime =
      noClasses()
          .that()
          .resideInAnyPackage("..network..", "..onnx..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("ai.onnxruntime..", "..engine.model..", "..engine.stream..");

  @ArchTest
  static final ArchRule onlyFilesKnowFfmpeg =
      noClasses()
          .that()
          .resideOutsideOfPackage("..file..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bytedeco.ffmpeg..");

  @ArchTest
  static final ArchRule engineKnowsNoDeviceOrWindow =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javax.sound..", "javax.swing..", "java.awt..", "picocli..");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre =
      noClasses().should().haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Common|Misc)");
}
