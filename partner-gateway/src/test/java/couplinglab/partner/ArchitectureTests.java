package couplinglab.partner;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of this service. A rule over a package that is not there fails, so none can check nothing. */
@AnalyzeClasses(packages = "couplinglab.partner", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule ONLY_THE_BUS_KNOWS_EVENT_BRIDGE = noClasses()
            .that()
            .resideOutsideOfPackage("couplinglab.partner.bus..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk.services.eventbridge..");

    @ArchTest
    static final ArchRule THE_CARRIERS_DOOR_KNOWS_NO_CLOUD = noClasses()
            .that()
            .resideInAPackage("couplinglab.partner.carrier..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..", "io.awspring..", "couplinglab.partner.importing..");

    @ArchTest
    static final ArchRule ONLY_ITS_WAY_IN_AND_OUT_OF_THE_IMPORT_KNOW_THE_CLOUD = noClasses()
            .that()
            .resideInAPackage("couplinglab.partner.importing..")
            .and()
            .haveSimpleNameNotStartingWith("S3")
            .and()
            .haveSimpleNameNotStartingWith("ImportingConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..", "io.awspring..", "couplinglab.broker..");

    @ArchTest
    static final ArchRule ONLY_THE_WRAPPERS_KNOW_CHAOS = noClasses()
            .that()
            .resideOutsideOfPackage("..chaotic..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("couplinglab.chaos..");

    @ArchTest
    static final ArchRule ROOMS_FORM_NO_CYCLE =
            slices().matching("couplinglab.partner.(*)..").should().beFreeOfCycles();
}
