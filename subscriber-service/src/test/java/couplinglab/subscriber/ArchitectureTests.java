package couplinglab.subscriber;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of this service. A rule over a package that is not there fails, so none can check nothing. */
@AnalyzeClasses(packages = "couplinglab.subscriber", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule HANDLING_KNOWS_ITS_OWN_ONLY = classes()
            .that()
            .resideInAPackage("couplinglab.subscriber.handling..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "couplinglab.subscriber.handling..",
                    "couplinglab.contracts..",
                    "couplinglab.database..",
                    "java..",
                    "org.jspecify..",
                    "org.springframework..",
                    "com.fasterxml.jackson.annotation..",
                    "tools.jackson..");

    @ArchTest
    static final ArchRule ONLY_THE_WRAPPERS_KNOW_CHAOS = noClasses()
            .that()
            .resideOutsideOfPackage("..chaotic..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("couplinglab.chaos..");

    @ArchTest
    static final ArchRule ROOMS_FORM_NO_CYCLE =
            slices().matching("couplinglab.subscriber.(*)..").should().beFreeOfCycles();
}
