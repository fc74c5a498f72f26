package dev.replinode;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.time.LocalDateTime;

/** The house: who may use whom, and what is done in one place only. */
@AnalyzeClasses(
    packages = "dev.replinode",
    importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {
  private static final String GENERATED = "dev.replinode.api..";
  private static final String DIFF = "com.github.difflib..";
  private static final DescribedPredicate<JavaClass> OURS =
      resideInAnyPackage(
          "dev.replinode.app..",
          "dev.replinode.cli..",
          "dev.replinode.domain..",
          "dev.replinode.edge..",
          "dev.replinode.linode..",
          "dev.replinode.catalog..",
          "dev.replinode.probe..",
          "dev.replinode.program..",
          "dev.replinode.report..",
          "dev.replinode.s3..");

  @ArchTest
  static final ArchRule the_domain_knows_the_jdk_and_what_a_stackscript_is =
      classes()
          .that()
          .resideInAPackage("dev.replinode.domain..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "dev.replinode.domain..", "dev.replinode.stackscript..");

  @ArchTest
  static final ArchRule the_command_line_knows_the_domain_picocli_and_gson =
      classes()
          .that()
          .resideInAPackage("dev.replinode.cli..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "dev.replinode.domain..",
              "dev.replinode.stackscript..",
              "dev.replinode.cli..",
              "picocli..",
              "com.google.gson..",
              DIFF);

  @ArchTest
  static final ArchRule only_rendering_shows_differences_of_texts =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.replinode.cli.render..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(DIFF);

  @ArchTest
  static final ArchRule rendering_does_not_know_the_commands =
      noClasses()
          .that()
          .resideInAPackage("dev.replinode.cli.render..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.replinode.cli", "picocli..");

  @ArchTest
  static final ArchRule the_linode_adapter_knows_the_domain_and_the_generated_api =
      classes()
          .that()
          .resideInAPackage("dev.replinode.linode..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.net.ssl..",
              "dev.replinode.domain..",
              "dev.replinode.stackscript..",
              "dev.replinode.linode..",
              GENERATED,
              "okhttp3..",
              "okio..",
              "kotlin..",
              "com.google.gson..",
              "org.jetbrains.annotations..");

  @ArchTest
  static final ArchRule the_storage_adapter_knows_the_domain_and_its_library =
      noClasses()
          .that()
          .resideInAPackage("dev.replinode.s3..")
          .should()
          .dependOnClassesThat(
              OURS.and(
                  DescribedPredicate.not(
                      resideInAnyPackage("dev.replinode.domain..", "dev.replinode.s3.."))));

  @ArchTest
  static final ArchRule reports_know_the_domain_and_gson =
      classes()
          .that()
          .resideInAPackage("dev.replinode.report..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "javax.xml.stream..",
              "dev.replinode.domain..",
              "dev.replinode.report..",
              "com.google.gson..");

  @ArchTest
  static final ArchRule probes_know_the_domain_and_their_libraries =
      noClasses()
          .that()
          .resideInAPackage("dev.replinode.probe..")
          .should()
          .dependOnClassesThat(
              OURS.and(
                  DescribedPredicate.not(
                      resideInAnyPackage("dev.replinode.domain..", "dev.replinode.probe.."))));

  @ArchTest
  static final ArchRule the_catalog_knows_the_domain_and_yaml =
      classes()
          .that()
          .resideInAPackage("dev.replinode.catalog..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "dev.replinode.domain..",
              "dev.replinode.stackscript..",
              "dev.replinode.catalog..",
              "org.snakeyaml..");

  @ArchTest
  static final ArchRule other_programs_are_run_behind_ports_of_the_domain =
      classes()
          .that()
          .resideInAPackage("dev.replinode.program..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "dev.replinode.domain..",
              "dev.replinode.stackscript..",
              "dev.replinode.program..",
              "com.google.gson..");

  @ArchTest
  static final ArchRule the_emulated_edge_knows_the_domain_and_http =
      classes()
          .that()
          .resideInAPackage("dev.replinode.edge..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "com.sun.net.httpserver..",
              "dev.replinode.domain..",
              "dev.replinode.edge..",
              "okhttp3..",
              "okio..",
              "kotlin..");

  @ArchTest
  static final ArchRule nobody_depends_on_the_program =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.replinode.app..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.replinode.app..");

  @ArchTest
  static final ArchRule generated_types_stop_at_the_linode_adapter =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.replinode.linode..", GENERATED)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(GENERATED);

  @ArchTest
  static final ArchRule the_parts_of_the_domain_form_no_circle =
      slices().matching("dev.replinode.domain.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nobody_sleeps_but_the_sleeper =
      noClasses()
          .that(OURS)
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .callMethod(Thread.class, "sleep", long.class, int.class);

  @ArchTest
  static final ArchRule nobody_reads_the_time_but_through_a_source =
      noClasses()
          .that(OURS)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule only_the_program_has_standard_streams_environment_and_exit =
      noClasses()
          .that(OURS)
          .and()
          .resideOutsideOfPackage("dev.replinode.app..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .orShould()
          .accessField(System.class, "in")
          .orShould()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(System.class, "getenv")
          .orShould()
          .callMethod(System.class, "getenv", String.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class);
}
